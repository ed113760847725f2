"""Who sits in the Council on any day since 17 January 1946.

Takes a day; gives the members. Never guesses: a year whose elections are not all in `data/council.toml` is an
unknown roster. Sources: Charter art. 23; elected members, and the names under which seats were listed, from
`data/council.toml`.

An elected member sits from 1 January to 31 December of its last year. The first ones, elected on 12 January 1946,
took their seats with the first meeting on 17 January; three of them left with the year. A term of one year that
the General Assembly split between two states shows as two terms of one year. A seat still contested on 1 January is
empty until the election (Mexico, 7 January 1980).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache

from penholder import vocabulary
from penholder.values.charter import CHINA_SEAT, FIRST_MEETING, seat_on
from penholder.vocabulary.council import continuing_years, late_seats, listed_names

PERMANENT = ("CN", "FR", "RU", "GB", "US")
"""Permanent members today (Charter art. 23 (1)), in alphabetical order of their English names."""

_KEPT = 4096
"""Days whose roster is kept: the votes of 80 years were held on about 2,000."""


@dataclass(frozen=True, slots=True)
class Member:
    """A seat on one day."""

    iso: str
    """Code of `data/states.toml`; the USSR is "SU"."""
    name: str
    permanent: bool
    held_by: str = ""
    """Government that held the seat where that is not plain from the name."""
    listed: str = ""
    """Name under which the Council lists it on that day ("Union of Soviet Socialist Republics"); it gives the
    English alphabetical order."""
    since: int | None = None
    """First year of an elected member's term; None for a permanent member."""
    until: int | None = None
    """Last year of that term."""


@lru_cache(maxsize=_KEPT)
def members_on(day: date) -> tuple[Member, ...]:
    """Permanent members first, then elected ones, each in alphabetical order of name.

    Empty before the first meeting and when the elections of that year are unknown (see `knows_roster`);
    never a part of a roster.

    >>> [member.iso for member in members_on(date(2023, 6, 30)) if not member.permanent][:3]
    ['AL', 'BR', 'EC']
    """
    if day < FIRST_MEETING or not _elected_codes(day.year):
        return ()
    return (*_permanent(day), *_elected(day))


def knows_roster(day: date) -> bool:
    """Whether the roster of that day is known.

    >>> knows_roster(date(1945, 12, 31))
    False
    """
    return day >= FIRST_MEETING and bool(_elected_codes(day.year))


def is_permanent(iso: str, day: date) -> bool:
    """Whether the state of that code held a permanent seat on that day (elections need not be known)."""
    soviet = seat_on("RU", day)
    return day >= FIRST_MEETING and (iso == soviet or (iso in PERMANENT and iso != "RU"))


def last_known_year() -> int:
    """The last year whose roster is known."""
    return max(row.year for row in vocabulary.council_years())


def list_name(iso: str, day: date) -> str:
    """The name under which the Council listed the state on that day.

    >>> list_name("EG", date(1961, 1, 1)), list_name("TR", date(2009, 6, 1))
    ('United Arab Republic', 'Turkey')
    """
    for former in listed_names():
        if former.iso == iso and (former.since or date.min) <= day <= (former.until or date.max):
            return former.name
    return _council_names().get(iso, iso)


def _permanent(day: date) -> tuple[Member, ...]:
    china = "People's Republic of China" if day >= CHINA_SEAT else "Republic of China"
    soviet = seat_on("RU", day)
    seats = (
        Member(iso, _name(iso), True, china if iso == "CN" else "", list_name(iso, day))
        for iso in ("CN", "FR", soviet, "GB", "US")
    )
    return tuple(sorted(seats, key=lambda member: member.name))


def _elected(day: date) -> tuple[Member, ...]:
    late = {seat.iso for seat in late_seats() if seat.since.year == day.year and day < seat.since}
    members = (
        Member(iso, _name(iso), False, "", list_name(iso, day), *_term(iso, day.year))
        for iso in _elected_codes(day.year)
        if iso not in late
    )
    return tuple(sorted(members, key=lambda member: member.name))


def _term(iso: str, year: int) -> tuple[int, int]:
    """First and last year of the term the state served in that year, by the years it is listed without a break.

    No member is re-elected at once (Charter art. 23 (2)), so one run of years is one term.
    """
    first = last = year
    while iso in _elected_codes(first - 1):
        first -= 1
    while iso in _elected_codes(last + 1) or iso in _continuing_codes(last + 1):
        last += 1
    return first, last


@cache
def _elected_codes(year: int) -> tuple[str, ...]:
    return next((row.elected for row in vocabulary.council_years() if row.year == year), ())


@cache
def _continuing_codes(year: int) -> tuple[str, ...]:
    return next((row.elected for row in continuing_years() if row.year == year), ())


@cache
def _names() -> dict[str, str]:
    return {state.iso: state.name for state in vocabulary.states()}


@cache
def _council_names() -> dict[str, str]:
    return {state.iso: state.council_name or state.name for state in vocabulary.states()}


def _name(iso: str) -> str:
    return _names().get(iso, iso)
