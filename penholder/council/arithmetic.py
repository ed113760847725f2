"""Vote arithmetic from stated positions: an interval of tallies, never a forecast.

Takes an option and the positions stated by a day; gives the `Tally` by Charter article 27. Never infers a vote
from silence, from conditions or from what a state said about something else.

How each position counts is set out in `readings.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from penholder.council.must_be_true import say_what_must_be_true
from penholder.council.readings import (
    Reading,
    Vote,
    count_readings,
    is_stated,
    list_permanent,
    read_member,
    said_on,
)
from penholder.council.roster import members_on
from penholder.council.rules import required_majority
from penholder.errors import UsageError
from penholder.model import MemberPosition, Position, Tally

RULE = "Charter of the United Nations, art. 27 (2) and (3)"


def count_votes(
    option_key: str, positions: Sequence[Position], day: date, host_state: str | None = None
) -> Tally:
    """The possible tallies on an option put to a vote on that day, from positions stated by then.

    `host_state` (ISO code) only adds a sentence on consent: a host state outside the Council has no vote.
    Raises UsageError when the roster of that day is unknown.
    """
    members = members_on(day)
    if not members:
        raise UsageError(f"the Council's members on {day} are unknown: add that year to data/council.toml")
    stated = sorted(
        (p for p in positions if is_stated(p, day)), key=lambda p: (said_on(p), p.id), reverse=True
    )
    readings = tuple(read_member(member, option_key, stated) for member in members)
    required = required_majority(day)
    return Tally(
        option=option_key,
        day=day,
        members=tuple(
            MemberPosition(r.member.iso, r.member.permanent, r.stance, r.positions) for r in readings
        ),
        votes_low=count_readings(readings, Vote.YES),
        votes_high=count_readings(readings, Vote.YES, Vote.OPEN),
        required=required,
        vetoes_possible=list_permanent(readings, Vote.NO, Vote.NOT_YES, Vote.OPEN),
        vetoes_stated=list_permanent(readings, Vote.NO),
        pivotal=_find_pivotal(readings, required),
        must_be_true=say_what_must_be_true(
            readings, day, option=option_key, stated=stated, host_state=host_state
        ),
        rule=RULE,
    )


def _find_pivotal(readings: Sequence[Reading], required: int) -> tuple[str, ...]:
    """Members whose open vote decides adoption for some votes of the other open members."""
    if list_permanent(readings, Vote.NO):
        return ()
    low, high = count_readings(readings, Vote.YES), count_readings(readings, Vote.YES, Vote.OPEN)
    if high < required:
        return ()
    can_tip = low < required
    undecided = (r for r in readings if r.vote in (Vote.OPEN, Vote.NOT_YES))
    return tuple(r.member.iso for r in undecided if r.member.permanent or (can_tip and r.vote is Vote.OPEN))
