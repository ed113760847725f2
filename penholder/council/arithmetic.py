"""Vote arithmetic from stated positions: an interval of tallies, never a forecast.

Takes an option and the positions stated by a day, with the votes that a person has set; gives the `Tally` by
Charter article 27. Never infers a vote from silence, from conditions or from what a state said about something else.

How each position counts is set out in `readings.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from penholder.council.coalitions import find_blocking, find_passing, find_vetoers
from penholder.council.must_be_true import Question, say_what_must_be_true
from penholder.council.readings import (
    Reading,
    SetVote,
    count_readings,
    is_stated,
    read_member,
    said_on,
    set_reading,
)
from penholder.council.roster import members_on
from penholder.council.rules import required_majority
from penholder.errors import UsageError
from penholder.model import CountedVote, MemberPosition, Position, Tally

RULE = "Charter of the United Nations, art. 27 (2) and (3)"
PROCEDURAL_RULE = "Charter of the United Nations, art. 27 (2)"


def count_votes(
    option_key: str,
    positions: Sequence[Position],
    day: date,
    host_state: str | None = None,
    *,
    votes: Sequence[SetVote] = (),
    procedural: bool = False,
) -> Tally:
    """The possible tallies on an option put to a vote on that day, from positions stated by then.

    `host_state` (ISO code) only adds sentences on consent and on article 27 (3): a host state outside the Council
    has no vote. `votes` take the place of what the members' words say, one for each member; those of states without
    a seat on the day are left out. Raises UsageError when the roster of that day is unknown.
    """
    members = members_on(day)
    if not members:
        raise UsageError(f"the Council's members on {day} are unknown: add that year to data/council.toml")
    stated = sorted(
        (p for p in positions if is_stated(p, day)), key=lambda p: (said_on(p), p.id), reverse=True
    )
    chosen = {vote.member: vote for vote in votes}
    readings = tuple(
        set_reading(read_member(member, option_key, stated), chosen.get(member.iso)) for member in members
    )
    required = required_majority(day)
    question = Question(option_key, day, procedural, host_state)
    return Tally(
        option=option_key,
        day=day,
        members=tuple(map(_tell_member, readings)),
        votes_low=count_readings(readings, CountedVote.YES),
        votes_high=count_readings(readings, CountedVote.YES, CountedVote.OPEN),
        required=required,
        vetoes_possible=find_vetoers(
            readings, CountedVote.NO, CountedVote.NOT_YES, CountedVote.OPEN, procedural=procedural
        ),
        vetoes_stated=find_vetoers(readings, CountedVote.NO, procedural=procedural),
        pivotal=_find_pivotal(readings, required, procedural=procedural),
        must_be_true=say_what_must_be_true(readings, question, stated=stated),
        rule=PROCEDURAL_RULE if procedural else RULE,
        passing=find_passing(readings, required, procedural=procedural),
        blocking=find_blocking(readings, required, procedural=procedural),
        procedural=procedural,
    )


def _tell_member(reading: Reading) -> MemberPosition:
    made = reading.set_vote
    return MemberPosition(
        member=reading.member.iso,
        permanent=reading.member.permanent,
        stance=reading.stance,
        positions=reading.positions,
        vote=made.vote if made else None,
        judgement=made.judgement if made else "",
        counted=reading.vote,
        is_set=made is not None,
    )


def _find_pivotal(readings: Sequence[Reading], required: int, *, procedural: bool) -> tuple[str, ...]:
    """Members whose open vote decides adoption for some votes of the other open members."""
    if find_vetoers(readings, CountedVote.NO, procedural=procedural):
        return ()
    low = count_readings(readings, CountedVote.YES)
    high = count_readings(readings, CountedVote.YES, CountedVote.OPEN)
    if high < required:
        return ()
    vetoers = find_vetoers(readings, CountedVote.OPEN, CountedVote.NOT_YES, procedural=procedural)
    return tuple(
        r.member.iso
        for r in readings
        if r.member.iso in vetoers or (low < required and r.vote is CountedVote.OPEN)
    )
