"""How each member is likely to vote on a text that is put to the vote.

Takes a question, the members and a desk; gives a `MemberOutlook` each, from named votes where there are any and from
base rates where there are none. Never takes a tally for the vote of a member it does not name.
"""

from __future__ import annotations

from collections.abc import Sequence

from penholder.council.forecast.beliefs import Belief, believe_share
from penholder.council.forecast.desk import Desk
from penholder.council.forecast.voting import VoteQuestion, believe_lost, believe_split, find_matter
from penholder.council.roster import Member
from penholder.model.outlook import Basis, MemberOutlook

BETWEEN = 3.0
"""Cases that the Council's average counts for where a member's own votes are not named: members differ widely, and
which of them abstain is not known. An assumption; it makes the interval wide."""


def foresee_members(
    question: VoteQuestion, members: Sequence[Member], desk: Desk
) -> tuple[MemberOutlook, ...]:
    """Shares of yes, no and abstention (absence included) of each member, in the order given."""
    matter = find_matter(question)
    known, day = desk.experience, desk.day
    lost, split = believe_lost(matter, desk), believe_split(matter, desk)
    apart, against = known.share_apart(day)
    vetoed = lost.belief.times(believe_share(known.share_vetoed(matter, day), 4))
    told = []
    for member in members:
        aside = split.belief.times(lost.belief.rest).times(believe_share(apart, BETWEEN))
        no = Belief(0.0, 0.0) if member.permanent else aside.times(believe_share(against, BETWEEN))
        if member.permanent:
            share, cases = known.share_vetoing(member.iso, matter, day)
            no = vetoed.times(believe_share(share, cases + 1))
            abstain = aside
        else:
            abstain = aside.times(believe_share(1 - against, BETWEEN))
        yes = no.plus(abstain).rest
        shown = [b.as_probability(Basis.BASE_RATE, split.cases, desk.source) for b in (yes, no, abstain)]
        told.append(MemberOutlook(member.iso, member.permanent, shown[0], shown[1], shown[2]))
    return tuple(told)
