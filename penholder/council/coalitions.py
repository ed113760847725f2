"""Smallest sets of members that together decide: by their yes, or by withholding it.

Takes the readings of all members and the majority needed; gives `VoteSet` values, members of equal weight folded
into any so-many of them. Never counts a member whose words have settled its vote.
"""

from __future__ import annotations

from collections.abc import Sequence

from penholder.council.readings import Reading, count_readings
from penholder.model import CountedVote, VoteSet

NOTHING = VoteSet(())
"""The empty set: nobody is needed any more."""
_FREE = (CountedVote.OPEN, CountedVote.NOT_YES)


def find_passing(
    readings: Sequence[Reading], required: int, *, procedural: bool = False
) -> tuple[VoteSet, ...]:
    """Smallest sets of open members whose yes adopts, when nobody casts a veto and no other open member votes yes.

    A yes weighs the same whoever casts it (Charter art. 27 (2) and (3)), so all open members are alike here.
    """
    if find_vetoers(readings, CountedVote.NO, procedural=procedural):
        return ()
    missing = required - count_readings(readings, CountedVote.YES)
    open_ = tuple(r.member.iso for r in readings if r.vote is CountedVote.OPEN)
    return (_choose(open_, missing),) if missing <= len(open_) else ()


def find_blocking(
    readings: Sequence[Reading], required: int, *, procedural: bool = False
) -> tuple[VoteSet, ...]:
    """Smallest sets that prevent adoption whatever the other open members do.

    Any one permanent member that may still vote no; else enough others without a yes. A set of the second kind
    that holds such a permanent member is not smallest, for that member prevents adoption alone.
    """
    most = count_readings(readings, CountedVote.YES, CountedVote.OPEN)
    if most < required or find_vetoers(readings, CountedVote.NO, procedural=procedural):
        return (NOTHING,)
    single = find_vetoers(readings, *_FREE, procedural=procedural)
    others = tuple(
        r.member.iso for r in readings if r.vote is CountedVote.OPEN and r.member.iso not in single
    )
    enough = most - required + 1
    found = [_choose(single, 1)] if single else []
    return (*found, _choose(others, enough)) if enough <= len(others) else tuple(found)


def find_vetoers(
    readings: Sequence[Reading], *votes: CountedVote, procedural: bool = False
) -> tuple[str, ...]:
    """Permanent members with one of these readings; none on procedure, where no veto is known."""
    if procedural:
        return ()
    return tuple(r.member.iso for r in readings if r.member.permanent and r.vote in votes)


def _choose(members: tuple[str, ...], number: int) -> VoteSet:
    """Any so many of the members; all of them where there is no choice."""
    if number <= 0:
        return NOTHING
    return VoteSet(members) if number == len(members) else VoteSet((), members, number)
