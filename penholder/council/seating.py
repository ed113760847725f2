"""The Council on one day, put together: seats, presidency, penholders, majority.

Takes a day; gives the `CouncilDay`. Never guesses: a day before the first meeting, or of a year whose elections are
not known here, is refused with what is known.
"""

from __future__ import annotations

from datetime import date

from penholder.council.penholders import list_penholders
from penholder.council.presidency import presidency_on
from penholder.council.roster import Member, last_known_year, members_on
from penholder.council.rules import required_majority
from penholder.errors import UsageError
from penholder.model.roster import CouncilDay, Seat
from penholder.values.charter import FIRST_MEETING

_MEMBERS = "members: UN Digital Library, Security Council membership, and General Assembly, elections (data/council.toml)"
_PENHOLDERS = "penholders: data/penholders.csv, each row with its own source"
_MAJORITY = "majority: Charter of the United Nations, art. 27"


def seat_council(day: date) -> CouncilDay:
    """The Council on a day; raises UsageError for a day whose roster is unknown.

    >>> len(seat_council(date(1965, 12, 31)).seats)
    11
    """
    members = members_on(day)
    if not members:
        raise UsageError(_refuse(day))
    president = presidency_on(day)
    penholders = list_penholders(day)
    return CouncilDay(
        day=day,
        seats=tuple(_seat(member) for member in members),
        president=president,
        penholders=penholders,
        required=required_majority(day),
        sources=(
            _MEMBERS,
            *((f"presidency: {president.source}",) if president else ()),
            *((_PENHOLDERS,) if penholders else ()),
            _MAJORITY,
        ),
    )


def _refuse(day: date) -> str:
    if day < FIRST_MEETING:
        return f"{day} is before the Council's first meeting on {FIRST_MEETING}; choose a later day"
    last = last_known_year()
    return (
        f"the Council's members on {day} are not known here: data/council.toml has the elections to {last}; "
        f"choose a day to {last}-12-31, or add the year to that file"
    )


def _seat(member: Member) -> Seat:
    return Seat(
        member=member.iso,
        name=member.name,
        permanent=member.permanent,
        listed=member.listed,
        held_by=member.held_by,
        since=member.since,
        until=member.until,
    )
