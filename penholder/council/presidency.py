"""Who presides over the Council on any day.

Takes a day; gives the member. Never guesses: where the roster of a month is unknown, so are its presidency and
all later ones. Sources: provisional rules of procedure of the Security Council, rule 18 (each member in turn, in
the English alphabetical order of names, for one calendar month); `data/presidencies.toml` for 1946, when a
presidency ran from the 17th of a month, and for turns that the Council moved.

A President may cede the chair for a question in which its state is directly interested (rule 20), as the United
States did to Argentina on the Berlin question in October 1948; that leaves the presidency where it is, and is not
told here.
"""

from __future__ import annotations

import unicodedata
from datetime import date
from functools import cache

from penholder.council.roster import list_name, members_on
from penholder.model.roster import Presidency
from penholder.values.charter import seat_on
from penholder.vocabulary.council import PresidencyTerm, presidency_terms

RULE = "provisional rules of procedure of the Security Council, rule 18"

_FIRST_BY_RULE = (1947, 1)
"""The first month counted by rule; 1946 is told by `data/presidencies.toml`."""


def presidency_on(day: date) -> Presidency | None:
    """The presidency on that day; None before the first meeting and where the roster is unknown.

    >>> presidency_on(date(2023, 6, 30)).member
    'AE'
    """
    term = next((t for t in presidency_terms() if t.since <= day <= t.until), None)
    if term is not None:
        return _name_holder(term, day)
    first = date(day.year, day.month, 1)
    holder = _find_turn(first) if (day.year, day.month) >= _FIRST_BY_RULE else None
    if holder is None:
        return None
    after = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    last = date.fromordinal(after.toordinal() - 1)
    return _name_holder(PresidencyTerm(member=holder, since=first, until=last, source=RULE), day)


def order_names(name: str) -> str:
    """The name as it is put in English alphabetical order: without case, accents and signs.

    >>> sorted(["Cuba", "Côte d'Ivoire", "Costa Rica"], key=order_names)
    ['Costa Rica', "Côte d'Ivoire", 'Cuba']
    """
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(c for c in letters if c.isalnum() or c == " ")


@cache
def _find_turn(month: date) -> str | None:
    """Whose turn it is by rule 18 in a month: the next name after that of the month before."""
    return dict(_list_turns(month.year)).get(month)


@cache
def _list_turns(year: int) -> tuple[tuple[date, str], ...]:
    """Turns of a year by first day of the month; none once a roster is unknown."""
    if year < _FIRST_BY_RULE[0] or not members_on(date(year, 12, 31)):
        return ()
    before = _last_name(year)
    turns: list[tuple[date, str]] = []
    for month in range(1, 13) if before is not None else ():
        first = date(year, month, 1)
        listed = sorted((order_names(list_name(m.iso, first)), m.iso) for m in members_on(first))
        before, iso = next(((name, iso) for name, iso in listed if name > (before or "")), listed[0])
        turns.append((first, iso))
    return tuple(turns)


def _last_name(year: int) -> str | None:
    """The name, ready for ordering, of the member that had the last turn of the year before; None when unknown."""
    december = date(year - 1, 12, 1)
    if year == _FIRST_BY_RULE[0]:
        held = next(t for t in presidency_terms() if t.since <= december <= t.until)
        return order_names(list_name(held.member, december))
    turn = dict(_list_turns(year - 1)).get(december)
    return None if turn is None else order_names(list_name(turn, december))


def _name_holder(term: PresidencyTerm, day: date) -> Presidency:
    """The term with the code of its member on the day: the seat of the USSR became Russia's within a month."""
    member = seat_on(term.member, day)
    return Presidency(member, term.since, term.until, term.source)
