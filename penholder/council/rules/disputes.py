"""The duty of a party to a dispute to abstain, and what its vote counts for where it is held to it.

Takes members, parties and votes; gives votes as they count. Source: Charter art. 27 (3), last clause: in
decisions under Chapter VI and under article 52 (3) a party to a dispute shall abstain.

Practice leaves the duty to the member: it declares itself a party and abstains or does not take part, as in the
Council's first years (the United Kingdom on the Corfu Channel question, 1947, S/PV.127), and the Council has
never voted to hold a member to it. So nothing here applies it unless the caller names the parties.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from penholder.model import MemberVote, NamedVote

_CAST = frozenset({MemberVote.YES, MemberVote.NO})


def must_abstain(member: str, parties: Collection[str], *, pacific_settlement: bool) -> bool:
    """Whether a member must abstain as a party to the dispute (Charter art. 27 (3), last clause).

    The duty binds decisions under Chapter VI and article 52 (3) only; mandates under Chapter VII are free of
    it, and so are procedural decisions, which stand under article 27 (2).

    >>> must_abstain("FR", ["FR"], pacific_settlement=False)
    False
    """
    return pacific_settlement and member in parties


def hold_to_abstain(votes: Iterable[NamedVote], parties: Collection[str]) -> tuple[NamedVote, ...]:
    """The votes as they count where the duty is applied: a yes or no of a party counts as an abstention."""
    return tuple(
        replace(v, vote=MemberVote.ABSTAIN)
        if v.vote in _CAST and must_abstain(v.member, parties, pacific_settlement=True)
        else v
        for v in votes
    )
