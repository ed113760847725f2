"""How each member is likely to vote on a text that is put to the vote.

Takes a question, the members and a desk; gives a `MemberOutlook` each, from named votes where files name almost all of
them and from base rates where they do not. Never takes a tally for the vote of a member it does not name.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penholder.council.forecast.beliefs import Belief, believe_share
from penholder.council.forecast.desk import Desk
from penholder.council.forecast.experience import STRENGTH
from penholder.council.forecast.matters import VoteTraits
from penholder.council.forecast.rows import MEMBER_VOTE
from penholder.council.forecast.voting import (
    Founded,
    VoteQuestion,
    believe_lost,
    believe_split,
    find_matter,
)
from penholder.council.roster import Member
from penholder.model.outlook import Basis, Forecaster, MemberOutlook

BETWEEN = 3.0
"""Cases that the Council's average counts for where a member's own votes are not named: members differ widely, and
which of them abstain is not known. An assumption; it makes the interval wide."""


@dataclass(frozen=True, slots=True)
class _Ways:
    """How a member does not vote yes, if the text is adopted."""

    no: Belief
    abstain: Belief
    basis: Basis
    cases: int


def foresee_members(
    question: VoteQuestion, members: Sequence[Member], desk: Desk
) -> tuple[MemberOutlook, ...]:
    """Shares of yes, no and abstention (absence included) of each member, in the order given.

    A permanent member's no defeats a text of substance, so it comes from the vetoes; an adopted text leaves it
    abstention alone (Charter art. 27 (3)). How other members vote on a text that is lost no file tells: they are
    taken to vote as on adopted ones.
    """
    matter = find_matter(question)
    lost, split = believe_lost(matter, desk), believe_split(matter, desk)
    veto = lost.belief.times(believe_share(desk.experience.share_vetoed(matter, desk.day), STRENGTH))
    told = []
    for member in members:
        ways = _find_ways(member, matter, split, desk)
        no, abstain = ways.no, ways.abstain
        if member.permanent:
            share, cast = desk.experience.share_vetoing(member.iso, matter, desk.day)
            no = veto.times(believe_share(share, cast + 1))
            abstain = abstain.times(lost.belief.rest)
        shown = [
            b.as_probability(ways.basis, ways.cases, desk.source)
            for b in (no.plus(abstain).rest, no, abstain)
        ]
        told.append(MemberOutlook(member.iso, member.permanent, shown[0], shown[1], shown[2]))
    return tuple(told)


def _find_ways(member: Member, matter: VoteTraits, split: Founded, desk: Desk) -> _Ways:
    """By the model of named votes, else the member's own rate, else the Council's average of split votes."""
    known, day, shown = desk.experience, desk.day, desk.shows(MEMBER_VOTE)
    if not known.named.is_enough(day):
        apart, against = known.share_apart(day)
        aside = split.belief.times(believe_share(apart, BETWEEN))
        return _part(aside, 0.0 if member.permanent else against, Basis.BASE_RATE, split.cases)
    if shown is Forecaster.MODEL:
        share, worth = known.named.share_apart(member.iso, matter, day)
        against = 0.0 if member.permanent else known.named.share_against(member.iso, day)
        aside, cases = split.belief.times(believe_share(share, worth)), known.named.rate(member.iso, day)[3]
        return _part(aside, against, Basis.FITTED, cases)
    yes, no, abstain, cases = known.named.rate(member.iso, day)
    if shown is not Forecaster.MEMBER_RATE:
        yes, no, abstain = known.named.rate_all(day)
    against = 0.0 if member.permanent else no / (no + abstain)
    return _part(believe_share(1 - yes, cases + 1), against, Basis.BASE_RATE, cases)


def _part(aside: Belief, against: float, basis: Basis, cases: int) -> _Ways:
    share = believe_share(against, BETWEEN)
    return _Ways(aside.times(share), aside.times(share.rest), basis, cases)
