"""What decides between versions, as data: parts of definitions, how a measure moves, and what settles a difference.

Takes `penholder/data/verdicts.toml`; gives frozen entries, loaded once. Never holds a rule.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import TypeVar

import msgspec

from penholder.errors import VocabularyError

T = TypeVar("T")
_FILE = "verdicts.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One value of a facet that counts some of those whom another value counts."""

    facet: str
    part: str
    whole: str
    """"" is the facet left open: all causes."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """How figures of a measure move with time."""

    measure: str
    kind: str
    """level (holds on a day, may rise or fall) or total (adds up from a start, so it cannot fall)."""
    beside: str = ""
    """Measure whose matter figures of this one belong to, differing from it in scope."""
    default_scope: str = ""
    """Scope meant when none is said: a mission that "has" 12,000 troops has them deployed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """The document or series that settles a difference of one kind."""

    ledger: str
    words: str
    """With {mission}, {state}, {month}, {own month} and {day}; a part in [brackets] is left out where its field is
    unknown. The own month is that of the claim's own day, never of its report's."""
    keys: tuple[str, ...] = ()
    """Measures, or kinds of commitments or events; empty: any."""
    of: str = ""
    """mission: of the mission's own people; others: of anybody else; "": either."""
    source: str = ""


@cache
def parts() -> frozenset[tuple[str, str, str]]:
    """(facet, part, whole) of every part."""
    return frozenset((p.facet, p.part, p.whole) for p in _read_table("part", Part))


@cache
def motions() -> Mapping[str, Motion]:
    """How each measure moves, by its key."""
    return MappingProxyType({m.measure: m for m in _read_table("motion", Motion)})


@cache
def settlements() -> tuple[Settlement, ...]:
    """What settles a difference, in the order in which they are tried."""
    return _read_table("settlement", Settlement)


def _read_table(table: str, kind: type[T]) -> tuple[T, ...]:
    try:
        raw = tomllib.loads(resources.files("penholder.data").joinpath(_FILE).read_text("utf-8"))
        return tuple(msgspec.convert(row, kind) for row in raw[table])
    except (msgspec.ValidationError, tomllib.TOMLDecodeError, KeyError) as error:
        raise VocabularyError(f"penholder/data/{_FILE}, table [[{table}]]: {error}") from error
