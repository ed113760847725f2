"""How members voted: abstentions, negative votes, absences and vetoes, each with its cases.

Takes named roll calls; gives rates by member. Never counts a split vote without names in anybody's rate: a rate of
the votes that happen to be named would be a rate of unanimous ones, so there the share is unknown between bounds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from penholder.council.history.intervals import make_share
from penholder.council.history.naming import NamedCall
from penholder.council.roster import is_permanent
from penholder.model.rates import MemberRate, Share, VetoRate
from penholder.model.voting import MemberVote, RollCall, VoteResult

SEATS = ("CN", "FR", "GB", "RU", "SU", "US")
"""Codes of all that ever held a permanent seat, in alphabetical order: the Soviet Union's is Russia's since 1991."""

_NOT_YES = (MemberVote.NO, MemberVote.ABSTAIN, MemberVote.ABSENT)


def count_members(calls: Iterable[NamedCall], of: Collection[str] = ()) -> tuple[MemberRate, ...]:
    """The rates of every member that sat, or of those asked for; permanent members first, then by code."""
    sat: dict[str, list[NamedCall]] = {}
    for call in calls:
        for member in call.members:
            if not of or member in of:
                sat.setdefault(member, []).append(call)
    rates = (_count_member(member, held) for member, held in sat.items())
    return tuple(sorted(rates, key=lambda rate: (not rate.permanent, rate.member)))


def _count_member(member: str, calls: Sequence[NamedCall]) -> MemberRate:
    days = [call.roll_call.day for call in calls]
    named = [c.roll_call for c in calls if c.votes.get(member) in _NOT_YES]
    return MemberRate(
        member=member,
        permanent=any(is_permanent(member, day) for day in (min(days), max(days))),
        first=min(days),
        last=max(days),
        cases=len(calls),
        abstained=_share(member, calls, MemberVote.ABSTAIN),
        against=_share(member, calls, MemberVote.NO),
        absent=_share(member, calls, MemberVote.ABSENT),
        not_yes=_share(member, calls, *_NOT_YES),
        named=sort_latest(named),
    )


def _share(member: str, calls: Sequence[NamedCall], *votes: MemberVote) -> Share:
    counted = sum(call.votes.get(member) in votes for call in calls)
    unknown = sum(member not in call.votes and not call.open.isdisjoint(votes) for call in calls)
    return make_share(counted, len(calls), unknown)


def count_vetoes(roll_calls: Sequence[RollCall], to: date | None) -> tuple[VetoRate, ...]:
    """Vetoes of each permanent member of all drafts put to the vote while it held its seat, up to a day; by code.

    A vetoed draft whose source names no member may be anybody's veto. Empty where `to` is None: without a file of
    drafts not adopted nothing can be said.
    """
    if to is None:
        return ()
    held = [r for r in roll_calls if r.day <= to]
    seats = sorted({iso for iso in SEATS for r in held if is_permanent(iso, r.day)})
    return tuple(_count_vetoes(member, [r for r in held if is_permanent(member, r.day)]) for member in seats)


def _count_vetoes(member: str, roll_calls: Sequence[RollCall]) -> VetoRate:
    drafts = [r for r in roll_calls if member in r.vetoed_by]
    unknown = sum(r.result is VoteResult.VETOED and not r.vetoed_by for r in roll_calls)
    return VetoRate(member, make_share(len(drafts), len(roll_calls), unknown), sort_latest(drafts))


def sort_latest(roll_calls: Iterable[RollCall]) -> tuple[RollCall, ...]:
    """Latest first, those of one day by symbol."""
    return tuple(sorted(sorted(roll_calls, key=lambda r: r.symbol), key=lambda r: r.day, reverse=True))
