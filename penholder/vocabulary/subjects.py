"""Classes of what the Council votes on, as data.

Takes `penholder/data/council_subjects.toml`; gives frozen entries, loaded once. Never holds a rule.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

import msgspec

from penholder.errors import VocabularyError

_FILE = "council_subjects.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectClass:
    """One region or theme, with the words that give it."""

    key: str
    label: str
    words: tuple[str, ...]
    """Words or phrases; one that ends in * may go on."""
    states: tuple[str, ...] = ()
    """Codes of states whose name gives it."""
    topics: tuple[str, ...] = ()
    """Whole entries of a list of topics."""
    titles: tuple[str, ...] = ()
    """Words with which a title begins."""
    missions: str = ""
    """peacekeeping or political: the name of a mission of that kind gives it; "" for none."""
    apart: bool = False
    """Whether a vote of this class is on no region."""


@cache
def subject_regions() -> tuple[SubjectClass, ...]:
    """Regions as the Repertoire has them."""
    return _read_table("region")


@cache
def subject_themes() -> tuple[SubjectClass, ...]:
    """Themes, missions first."""
    return _read_table("theme")


def _read_table(table: str) -> tuple[SubjectClass, ...]:
    try:
        raw = tomllib.loads(resources.files("penholder.data").joinpath(_FILE).read_text("utf-8"))
        return tuple(msgspec.convert(row, SubjectClass) for row in raw[table])
    except (msgspec.ValidationError, tomllib.TOMLDecodeError, KeyError) as error:
        raise VocabularyError(f"penholder/data/{_FILE}, table [[{table}]]: {error}") from error
