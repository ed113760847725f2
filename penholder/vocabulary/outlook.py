"""What the outlook rests on beside the record: requests to leave, ends of missions, words of likelihood, assumptions.

Takes `consent.toml`, `endings.toml` and `likelihood.toml`; gives frozen entries, each loaded once. Never holds a
rule and never a number without its source.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, TypeVar

import msgspec

from penholder.errors import VocabularyError

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentCase:
    """A host state that asked a mission to leave or made its work impossible, and the next decision."""

    mission: str
    host: str
    day: date
    asked: str
    """leave, by stages, restricts."""
    next: str
    """renewal, change, termination, none."""
    source: str
    held: bool | None = None
    """Whether the request still stood at that decision; None where that is not told."""
    resolution: str = ""
    decided: date | None = None
    note: str = ""
    counted: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """A decision, or the lack of one, by which a mission ended."""

    mission: str
    day: date
    how: str
    """last period, ends, lapse, continued."""
    resolution: str = ""
    successor: str = ""
    """political, peacekeeping, regional or ""."""
    vetoed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class LikelihoodWords:
    """One step of the scale of likelihood: for probabilities above one bound, up to another."""

    words: str
    adjective: str
    """As it stands after "is"."""
    above: float
    to: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ConsentStrength:
    """What words or measures of a host state short of a request count for: an assumption."""

    stated: str
    share: float
    """Of the way from the base rate to a request to leave."""
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedStrength:
    """What a member's stated position counts for on its vote: an assumption."""

    stated: str
    yes_odds: float
    """Factor on the odds of a yes."""
    against: float
    """Share of the probability taken from yes that goes to no; the rest is abstention."""
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftKind:
    """The decision that a draft on an option would be."""

    option: str
    content: str
    """renewal, change, termination."""
    count: str
    """all, or the share of such decisions by what they did: short, raised, lowered, last period, a successor."""


@cache
def _read(name: str) -> dict[str, Any]:
    with resources.files("penholder.data").joinpath(name).open("rb") as handle:
        return tomllib.load(handle)


def _entries(name: str, table: str, kind: type[T]) -> tuple[T, ...]:
    try:
        return tuple(msgspec.convert(row, kind) for row in _read(name).get(table, ()))
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
        raise VocabularyError(f"penholder/data/{name}, table [[{table}]]: {error}") from error


@cache
def consent_cases() -> tuple[ConsentCase, ...]:
    """Requests of host states, in the order of days."""
    return tuple(
        sorted(_entries("consent.toml", "case", ConsentCase), key=lambda c: (c.day, c.mission, c.host))
    )


@cache
def endings() -> tuple[Ending, ...]:
    """How missions ended, in the order of days."""
    return tuple(sorted(_entries("endings.toml", "ending", Ending), key=lambda e: (e.day, e.mission)))


@cache
def likelihood_scale() -> tuple[LikelihoodWords, ...]:
    """The words of likelihood from the least to the most."""
    return tuple(sorted(_entries("likelihood.toml", "likelihood", LikelihoodWords), key=lambda w: w.above))


@cache
def scale_source() -> str:
    """Where the words of likelihood are from."""
    return str(_read("likelihood.toml")["source"]).split(". ")[0]


@cache
def consent_strengths() -> tuple[ConsentStrength, ...]:
    """Assumed strengths of what a host state says or does short of a request."""
    return _entries("likelihood.toml", "consent", ConsentStrength)


@cache
def stated_strengths() -> tuple[StatedStrength, ...]:
    """Assumed strengths of what members say of an option."""
    return _entries("likelihood.toml", "member", StatedStrength)


@cache
def draft_kinds() -> tuple[DraftKind, ...]:
    """Which decision each option would be."""
    return _entries("likelihood.toml", "draft", DraftKind)
