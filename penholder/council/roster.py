"""Who sits in the Council on any day since 17 January 1946.

Takes a day; gives the members. Never guesses: a year whose elections are not in `data/council.toml` is an
unknown roster. Sources: Charter art. 23; elected members from `data/council.toml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from penholder import vocabulary

FIRST_MEETING = date(1946, 1, 17)
"""First meeting of the Council, Church House, London (S/PV.1)."""

CHINA_SEAT = date(1971, 10, 25)
"""General Assembly resolution 2758 (XXVI): the People's Republic of China takes the seat of China."""

RUSSIA_SEAT = date(1991, 12, 24)
"""Letter of 24 December 1991: the Russian Federation continues the membership of the USSR."""

PERMANENT = ("CN", "FR", "RU", "GB", "US")
"""Permanent members today (Charter art. 23 (1)), in alphabetical order of their English names."""


@dataclass(frozen=True, slots=True)
class Member:
    """A seat on one day."""

    iso: str
    """Code of `data/states.toml`; the USSR is "SU"."""
    name: str
    permanent: bool
    held_by: str = ""
    """Government that held the seat where that is not plain from the name."""


def members_on(day: date) -> tuple[Member, ...]:
    """Permanent members first, then elected ones, each in alphabetical order of name.

    Empty before the first meeting and when the elections of that year are unknown (see `knows_roster`);
    never a part of a roster.
    """
    elected = _elected(day.year)
    if day < FIRST_MEETING or not elected:
        return ()
    return (*_permanent(day), *elected)


def knows_roster(day: date) -> bool:
    """Whether the roster of that day is known.

    >>> knows_roster(date(1945, 12, 31))
    False
    """
    return bool(members_on(day))


def is_permanent(iso: str, day: date) -> bool:
    """Whether the state of that code held a permanent seat on that day (elections need not be known)."""
    return day >= FIRST_MEETING and iso in {member.iso for member in _permanent(day)}


def _permanent(day: date) -> tuple[Member, ...]:
    china = "People's Republic of China" if day >= CHINA_SEAT else "Republic of China"
    soviet = day < RUSSIA_SEAT
    seats = (
        Member("CN", _name("CN"), True, china),
        Member("FR", _name("FR"), True),
        Member("SU" if soviet else "RU", _name("SU" if soviet else "RU"), True),
        Member("GB", _name("GB"), True),
        Member("US", _name("US"), True),
    )
    return tuple(sorted(seats, key=lambda member: member.name))


@cache
def _elected(year: int) -> tuple[Member, ...]:
    rows = (row for row in vocabulary.council_years() if row.year == year)
    members = (Member(iso, _name(iso), False) for row in rows for iso in row.elected)
    return tuple(sorted(members, key=lambda member: member.name))


@cache
def _names() -> dict[str, str]:
    return {state.iso: state.name for state in vocabulary.states()}


def _name(iso: str) -> str:
    return _names().get(iso, iso)
