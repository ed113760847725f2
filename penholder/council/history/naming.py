"""Who voted how, as far as it is known: by name in a file, or because nothing else fits the numbers.

Takes roll calls; gives each with the votes that are certain and those that the others may have cast. Never guesses:
on a split vote whose source gives numbers alone, only vetoes and what follows from them are known.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from penholder.council.roster import members_on
from penholder.model.voting import MemberVote, RollCall, VoteResult

_OTHERS = (MemberVote.NO, MemberVote.ABSTAIN, MemberVote.ABSENT)


@dataclass(frozen=True, slots=True)
class NamedCall:
    """A roll call with what is certain of each member's vote."""

    roll_call: RollCall
    members: tuple[str, ...]
    """Codes of those who sat that day, in alphabetical order; empty where the roster is not known."""
    votes: Mapping[str, MemberVote]
    """Certain votes by member."""
    open: frozenset[MemberVote]
    """Votes that a member without a certain one may have cast."""
    by_file: bool
    """Whether the source itself names everybody."""

    @property
    def complete(self) -> bool:
        """Whether every member's vote is certain."""
        return bool(self.members) and len(self.votes) == len(self.members)

    @property
    def adopted(self) -> bool:
        """Whether it became a resolution."""
        return self.roll_call.result is VoteResult.ADOPTED

    @property
    def unanimous(self) -> bool:
        """Whether every member voted yes; of a roll call without numbers, whether the names say so."""
        told = self.roll_call.unanimous
        if told is None:
            return self.complete and set(self.votes.values()) == {MemberVote.YES}
        return told


def has_vote(roll_call: RollCall) -> bool:
    """Whether its source tells of a vote at all: numbers or names."""
    return roll_call.count is not None or bool(roll_call.votes)


def name_votes(roll_call: RollCall) -> NamedCall:
    """What is certain of each member's vote.

    In this order: what the file names; negative votes of those whose veto it was; and where one vote alone is left
    in the numbers for everybody else (always so of a unanimous vote), that vote. Members are those of the roster of
    the day; numbers that do not add up to its size name nobody beyond the file.
    """
    votes = {named.member: named.vote for named in roll_call.votes}
    votes |= {member: MemberVote.NO for member in roll_call.vetoed_by if member not in votes}
    roster = {member.iso for member in members_on(roll_call.day)}
    seats = len(roster)
    by_file = bool(roll_call.votes) and len(roll_call.votes) >= (seats or len(roll_call.votes))
    if by_file or not roster | set(votes):
        return NamedCall(roll_call, tuple(sorted(votes)), votes, frozenset(), by_file)
    members = tuple(sorted(roster)) if set(votes) <= roster else ()
    left = _count_left(roll_call, votes, seats)
    if members and left is not None and len(left) == 1:
        (vote,) = left
        votes |= {member: vote for member in members if member not in votes}
    open_ = frozenset(MemberVote) if left is None else frozenset(left)
    return NamedCall(roll_call, members, votes, open_, by_file=False)


def _count_left(
    roll_call: RollCall, votes: Mapping[str, MemberVote], seats: int
) -> Counter[MemberVote] | None:
    """How many of each vote are left for those without a certain one; None where the numbers do not fit the roster.

    A source that counts no absent members leaves those out who took no part: the seats that are left.
    """
    count = roll_call.count
    if count is None or not seats:
        return None
    told = count.yes + count.no + count.abstain
    absent = max(count.absent, seats - told)
    if told + absent != seats:
        return None
    numbers = (count.yes, count.no, count.abstain, absent)
    whole = Counter(dict(zip((MemberVote.YES, *_OTHERS), numbers, strict=True)))
    certain = Counter(votes.values())
    if any(certain[vote] > whole[vote] for vote in certain):
        return None
    return +(whole - certain)
