"""What voting history shows: agreement, rates, unanimity and results, counted within what was asked.

Takes a `VotingHistory`; gives `VotesCounted`. Never counts a vote after the day asked for, never tells of
failures where no file covers them, and never fills in a name that no file and no number gives.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import timedelta

from penholder.council.history.agreement import compare_pairs, order_members, pair_all
from penholder.council.history.by_subject import Case, count_subjects
from penholder.council.history.meetings import count_meetings
from penholder.council.history.members import SEATS, count_members, count_vetoes
from penholder.council.history.naming import NamedCall, has_vote, name_votes
from penholder.council.history.periods import (
    PERIODS,
    count_periods,
    count_whole,
    count_years,
    find_defeated_to,
    label_span,
)
from penholder.council.history.subjects import class_roll_call
from penholder.model.rates import MINIMUM, Agreement, MemberRate, Named, VotesAsked, VotesCounted
from penholder.model.voting import VotingHistory
from penholder.official.voting.sittings import Sittings

YEAR = timedelta(days=365)
EVERYTHING = VotesAsked()
ADOPTED_ONLY = "adopted resolutions"
ALL = "adopted resolutions and drafts not adopted"


def count_history(
    history: VotingHistory, asked: VotesAsked = EVERYTHING, sittings: Sittings | None = None
) -> VotesCounted:
    """Everything counted on the roll calls that are asked for; the order of the history does not matter.

    Meetings are counted where a table of them is at hand. `asked.until` is the last day counted,
    `asked.since` the first; a member asked for limits nothing but the pairs.
    """
    if asked.until:
        history = history.before(asked.until + timedelta(days=1))
    cases = _choose(history, asked)
    roll_calls = [case.roll_call for case in cases]
    calls = [case.call for case in cases if case.call]
    adopted = [call for call in calls if call.adopted]
    to = history.failures_to or find_defeated_to(history.roll_calls)
    agreed_on, words = _choose_agreement(calls, adopted)
    agreements, order = _compare(agreed_on, asked.member)
    meetings = count_meetings(sittings, asked) if sittings else None
    of = {iso for iso in (*SEATS, asked.member) if iso}
    return VotesCounted(
        asked=asked,
        sources=history.sources,
        first_day=min((r.day for r in roll_calls), default=None),
        last_day=max((r.day for r in roll_calls), default=None),
        roll_calls=len(roll_calls),
        named=_count_named(calls, len(roll_calls)),
        defeated_to=to,
        whole=count_whole(roll_calls, calls, to),
        periods=count_periods(roll_calls, calls, to),
        years=count_years(roll_calls, calls, to),
        adopted=count_members(adopted),
        defeated=count_members([call for call in calls if not call.adopted]),
        by_period=_count_by_period(adopted, of),
        vetoes=count_vetoes(roll_calls, to),
        subjects=count_subjects(cases, of, to, asked.subject, meetings.by_subject if meetings else None),
        agreements=agreements,
        order=order,
        agreement_on=words,
        meetings=meetings.whole if meetings else None,
        meetings_source=meetings.source if meetings else "",
    )


def _choose(history: VotingHistory, asked: VotesAsked) -> tuple[Case, ...]:
    """The roll calls asked for, by day, symbol and place in the files."""
    held = sorted(history.roll_calls, key=lambda r: (r.day, r.symbol, r.where, r.title))
    cases = (
        Case(r, name_votes(r) if has_vote(r) else None, class_roll_call(r))
        for r in held
        if asked.since is None or r.day >= asked.since
    )
    return tuple(case for case in cases if not asked.subject or asked.subject in case.subjects)


def _count_named(calls: Sequence[NamedCall], roll_calls: int) -> Named:
    by_file = sum(call.by_file for call in calls)
    complete = sum(call.complete for call in calls)
    return Named(
        by_file=by_file,
        by_rule=complete - by_file,
        split_unnamed=len(calls) - complete,
        without_numbers=roll_calls - len(calls),
    )


def _count_by_period(
    adopted: Sequence[NamedCall], of: set[str]
) -> tuple[tuple[str, tuple[MemberRate, ...]], ...]:
    counted = []
    for first, last in PERIODS:
        held = [call for call in adopted if first <= call.roll_call.day.year <= last]
        if held:
            counted.append((label_span(first, last), count_members(held, of)))
    return tuple(counted)


def _choose_agreement(
    calls: Sequence[NamedCall], adopted: Sequence[NamedCall]
) -> tuple[Sequence[NamedCall], str]:
    """Adopted resolutions and drafts not adopted where files name everybody on both, else adopted ones alone.

    Defeated drafts of which numbers alone are told would leave every pair between bounds.
    """
    defeated = [call for call in calls if not call.adopted]
    if defeated and all(call.complete for call in defeated):
        return calls, ALL
    return adopted, ADOPTED_ONLY


def _compare(calls: Sequence[NamedCall], member: str) -> tuple[tuple[Agreement, ...], tuple[str, ...]]:
    """Pairs and order: of the last year's Council, or of the member asked for with every other."""
    if not calls:
        return (), ()
    if member:
        others = {other for call in calls if member in call.members for other in call.members}
        return compare_pairs(calls, ((member, other) for other in sorted(others))), ()
    members = _choose_members(calls)
    agreements = compare_pairs(calls, pair_all(members))
    return agreements, order_members(members, agreements)


def _choose_members(calls: Sequence[NamedCall]) -> tuple[str, ...]:
    """The Council of the latest roll call all of whose members had `MINIMUM` in the year before the end.

    So the first days of January compare the Council of the year before, not members that have just come; of
    fewer votes than that, every member that sat.
    """
    last = max(call.roll_call.day for call in calls)
    recent = [call for call in calls if call.roll_call.day > last - YEAR]
    counted = Counter(member for call in recent for member in call.members)
    for call in sorted(recent, key=lambda call: call.roll_call.day, reverse=True):
        if call.members and all(counted[member] >= MINIMUM for member in call.members):
            return call.members
    return tuple(sorted(counted))
