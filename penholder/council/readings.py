"""What a member's words say of its vote.

Takes a member, an option and the positions stated; gives a `Reading`. Never reads a vote out of silence.

How a position counts. Only Council members on the day count, each with what it said last on the option:
*supports* and *asks for* are a yes; *opposes* is a no; *conditional* and *ambiguous* leave the vote open, as
does silence. Clear stances said on one day that contradict each other leave it open too. A member that has
said nothing on the option, but supports or asks for one that excludes it (`excludes` in `data/options.toml`),
is not counted as a possible yes; it may still abstain, so this is no stated veto. The reverse is not entailed:
opposing withdrawal is not support for keeping the mission as it is. Words of a body (African Union, European
Union, the Council itself) give no member's vote.

A vote that a person has set takes the place of what the words say; the stance read from the words stays beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from penholder import vocabulary
from penholder.council.roster import Member
from penholder.model import CountedVote, MemberVote, Position, Stance
from penholder.values.dates import first_day, last_day
from penholder.values.subjects import state_of

YES = frozenset({Stance.SUPPORTS, Stance.ASKS})


@dataclass(frozen=True, slots=True)
class SetVote:
    """A member's vote as a person has set it."""

    member: str
    """Code of the member."""
    vote: MemberVote | None
    """None leaves it open whatever the member said."""
    judgement: str = ""
    """Id of the signed judgement; "" for a vote that is only tried out."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One member's vote as far as its words determine it."""

    member: Member
    vote: CountedVote
    stance: Stance | None
    positions: tuple[str, ...]
    entailed_by: str = ""
    """Key of the excluding option that rules out a yes."""
    set_vote: SetVote | None = None
    """What a person has set it to; `vote` is that then."""


def is_stated(position: Position, day: date) -> bool:
    """Whether it was stated by the day. A position without a day counts: its report was known by then."""
    if position.said is None:
        return True
    first = first_day(position.said)
    return first is None or first <= day


def said_on(position: Position) -> date:
    """The last day it can have been said, for order; the earliest date when unknown."""
    if position.said is None:
        return date.min
    return last_day(position.said) or first_day(position.said) or date.min


def read_member(member: Member, option: str, stated: Sequence[Position]) -> Reading:
    """The member's vote on the option from positions stated by the day, latest first."""
    own = [p for p in stated if state_of(p.holder) == member.iso]
    direct = [p for p in own if p.option == option]
    ids = tuple(p.id for p in direct)
    if direct:
        latest = [p for p in direct if said_on(p) == said_on(direct[0])]
        stance = _settle_stance([p.stance for p in latest])
        return Reading(member, _vote_of(stance), stance, ids)
    excluding = next((p for p in own if p.stance in YES and option in excluded_by(p.option)), None)
    if excluding is not None and _is_last_word(excluding, own):
        return Reading(member, CountedVote.NOT_YES, None, (excluding.id,), excluding.option)
    return Reading(member, CountedVote.OPEN, None, ids)


def set_reading(reading: Reading, set_vote: SetVote | None) -> Reading:
    """The reading with its vote as a person has set it; as it is where nobody has."""
    if set_vote is None:
        return reading
    vote = CountedVote(set_vote.vote) if set_vote.vote else CountedVote.OPEN
    return replace(reading, vote=vote, entailed_by="", set_vote=set_vote)


def _is_last_word(position: Position, own: Sequence[Position]) -> bool:
    """Whether the member said nothing else of that option since, or on that day."""
    same = [p for p in own if p.option == position.option and said_on(p) >= said_on(position)]
    return all(p.stance in YES for p in same)


def _settle_stance(stances: Sequence[Stance]) -> Stance:
    """One stance for what was said on one day; anything short of agreement is open."""
    kinds = set(stances)
    if len(kinds) == 1:
        return stances[0]
    if kinds <= YES:
        return Stance.ASKS
    if Stance.CONDITIONAL in kinds and Stance.OPPOSES not in kinds:
        return Stance.CONDITIONAL
    return Stance.AMBIGUOUS


def _vote_of(stance: Stance) -> CountedVote:
    if stance in YES:
        return CountedVote.YES
    return CountedVote.NO if stance is Stance.OPPOSES else CountedVote.OPEN


def excluded_by(option: str) -> frozenset[str]:
    """Options that cannot be carried out together with this one, read both ways."""
    kinds = vocabulary.option_kinds()
    named = {key for kind in kinds if kind.key == option for key in kind.excludes}
    return frozenset(named | {kind.key for kind in kinds if option in kind.excludes})


def count_readings(readings: Iterable[Reading], *votes: CountedVote) -> int:
    """How many readings are one of the votes."""
    return sum(r.vote in votes for r in readings)
