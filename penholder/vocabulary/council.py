"""The Council's seats, presidencies, penholders and what is known of its records, as data.

Takes `council.toml`, `presidencies.toml`, `penholders.csv` and `vote_exceptions.toml` of `penholder/data`; gives
frozen entries, each file loaded once. Never holds a rule.
"""

from __future__ import annotations

import csv
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
class ContinuingYear:
    """Elected members known for a year whose other seats are not."""

    year: int
    elected: tuple[str, ...]
    """ISO codes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LateSeat:
    """An elected member seated after 1 January of its first year."""

    iso: str
    since: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedName:
    """The name under which the Council listed a seat for a time."""

    iso: str
    name: str
    since: date | None = None
    until: date | None = None
    """Last day of the name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PresidencyTerm:
    """A time in which a member presided otherwise than by the calendar months of rule 18."""

    member: str
    """ISO code."""
    since: date
    until: date
    """Last day."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PenholderTerm:
    """A member, or members together, that drafted the Council's texts on a file for a time."""

    file: str
    """Key of a mission in missions.toml, or the file's name in the list it comes from."""
    members: tuple[str, ...]
    """ISO codes, several where they share the file."""
    since: date
    until: date
    """Last day the source covers; later is unknown."""
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteException:
    """A row of an official list of votes that does not follow from the Charter's rules, and why."""

    symbol: str
    day: date
    recorded: str
    """The outcome the row has, which tells it from a good row of the same draft."""
    reason: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VoteRemark:
    """A row whose outcome follows although its numbers are printed wrongly, and what is wrong."""

    symbol: str
    day: date
    reason: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ProceduralVote:
    """A resolution adopted on procedure, so that no permanent member's no could defeat it."""

    symbol: str
    reason: str


@cache
def continuing_years() -> tuple[ContinuingYear, ...]:
    """Years of which some elected members are known, and not all."""
    return _read("council.toml", "continuing", ContinuingYear)


@cache
def late_seats() -> tuple[LateSeat, ...]:
    """Elected members seated later than the others of their year."""
    return _read("council.toml", "seated", LateSeat)


@cache
def listed_names() -> tuple[ListedName, ...]:
    """Former names of seats."""
    return _read("council.toml", "listed", ListedName)


@cache
def presidency_terms() -> tuple[PresidencyTerm, ...]:
    """Presidencies out of the order or the months of rule 18, by their first day."""
    return tuple(sorted(_read("presidencies.toml", "term", PresidencyTerm), key=lambda term: term.since))


@cache
def vote_exceptions() -> tuple[VoteException, ...]:
    """Known faults of official lists that change an outcome."""
    return _read("vote_exceptions.toml", "exception", VoteException)


@cache
def vote_remarks() -> tuple[VoteRemark, ...]:
    """Known faults of official lists that leave the outcome as it is."""
    return _read("vote_exceptions.toml", "remark", VoteRemark)


@cache
def procedural_votes() -> tuple[ProceduralVote, ...]:
    """Resolutions known to be procedural decisions."""
    return _read("vote_exceptions.toml", "procedural", ProceduralVote)


@cache
def penholder_terms() -> tuple[PenholderTerm, ...]:
    """Who held the pen on which file when, by file and first day."""
    lines = [line for line in _text("penholders.csv").splitlines() if line and not line.startswith("#")]
    try:
        found = [
            PenholderTerm(
                file=row["file"],
                members=tuple(row["members"].split()),
                since=date.fromisoformat(row["since"]),
                until=date.fromisoformat(row["until"]),
                source=row["source"],
            )
            for row in csv.DictReader(lines)
        ]
    except (KeyError, ValueError, AttributeError) as error:
        raise VocabularyError(
            f"penholder/data/penholders.csv: {error}; expected file,members,since,until,source"
        ) from error
    return tuple(sorted(found, key=lambda term: (term.file, term.since)))


def _text(name: str) -> str:
    return resources.files("penholder.data").joinpath(name).read_text("utf-8")


@cache
def _document(name: str) -> dict[str, Any]:
    return tomllib.loads(_text(name))


def _read(name: str, table: str, kind: type[T]) -> tuple[T, ...]:
    try:
        return tuple(msgspec.convert(row, kind) for row in _document(name).get(table, ()))
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
        raise VocabularyError(f"penholder/data/{name}, table [[{table}]]: {error}") from error
