"""Who holds the pen on a file on any day, where a source says so.

Takes a mission and a day; gives the members that drafted the Council's texts on it. Never guesses: the Council
publishes no list, so a file or a time no source covers is unknown, not nobody's. Source: `data/penholders.csv`,
each row with its own.
"""

from __future__ import annotations

from datetime import date

from penholder.model.roster import Penholding
from penholder.vocabulary.council import PenholderTerm, penholder_terms


def penholders_of(mission: str, day: date) -> Penholding | None:
    """The penholder of a mission on that day; None when no source covers it.

    >>> penholders_of("minusma", date(2023, 6, 30)).members
    ('FR',)
    >>> penholders_of("minusma", date(1950, 1, 1)) is None
    True
    """
    return next((p for p in list_penholders(day) if p.file == mission), None)


def list_penholders(day: date) -> tuple[Penholding, ...]:
    """Every file whose penholder on that day a source gives, by file."""
    return tuple(_hold(term) for term in penholder_terms() if term.since <= day <= term.until)


def _hold(term: PenholderTerm) -> Penholding:
    return Penholding(term.file, term.members, term.since, term.until, term.source)
