"""What voting history shows, counted: agreement, rates, unanimity, results, subjects."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from penholder.council.history.agreement import compare_pairs, order_members, pair_all
from penholder.council.history.counting import ADOPTED_ONLY, ALL, count_history
from penholder.council.history.naming import name_votes
from penholder.model.rates import MemberRate, Share, VotesAsked, VotesCounted
from penholder.model.voting import VoteResult, VotingHistory
from tests.council.history.rolls import histories, history, named, tallied

DAYS = [date(2021, 1, 4) + timedelta(days=7 * week) for week in range(40)]


def rate(counted: VotesCounted, member: str) -> MemberRate:
    return next(r for r in counted.adopted if r.member == member)


def shares(counted: VotesCounted) -> list[Share]:
    members = [*counted.adopted, *counted.defeated]
    found = [s for r in members for s in (r.abstained, r.against, r.absent, r.not_yes)]
    found += [v.cast for v in counted.vetoes]
    found += [p.unanimous for p in (*counted.periods, *counted.years)]
    return found + [s for a in counted.agreements for s in (a.every, a.contested)]


def test_abstentions_and_negative_votes_by_member() -> None:
    calls = [named(day, RU="abstain", CN="abstain" if n % 2 else "yes") for n, day in enumerate(DAYS[:20])]
    counted = count_history(history(*calls, named(DAYS[20], IN="no")))
    assert (rate(counted, "RU").abstained.counted, rate(counted, "RU").cases) == (20, 21)
    assert rate(counted, "CN").abstained.value == 10 / 21
    assert rate(counted, "IN").against.counted == 1
    assert rate(counted, "FR").not_yes.value == 0
    assert [r.symbol for r in rate(counted, "IN").named] == ["S/RES/144(2021)"]


def test_rates_from_unanimous_votes_alone_are_unknown() -> None:
    calls = [tallied(day, 15) for day in DAYS[:18]] + [tallied(day, 13, 0, 2) for day in DAYS[18:20]]
    counted = count_history(history(*calls))
    abstained = rate(counted, "FR").abstained
    assert abstained.value is None
    assert (abstained.least, abstained.most) == (0, 2 / 20)
    assert rate(counted, "FR").against.value == 0, "nobody voted no"
    assert counted.named.split_unnamed == 2
    assert counted.named.by_rule == 18


def test_the_results_of_a_period() -> None:
    vetoed = tallied(DAYS[1], 12, 1, 2, symbol="S/2021/1", result=VoteResult.VETOED, vetoed_by=("RU",))
    failed = tallied(DAYS[2], 5, 2, 8, symbol="S/2021/2", result=VoteResult.FAILED)
    counted = count_history(history(tallied(DAYS[0], 15), vetoed, failed, failures_to=DAYS[2]))
    (year,) = counted.years
    assert (year.adopted, year.failed, year.vetoed) == (1, 1, 1)
    assert year.veto is not None
    assert (year.veto.counted, year.veto.cases) == (1, 3)
    assert {v.member: v.cast.counted for v in counted.vetoes} == {"CN": 0, "FR": 0, "GB": 0, "RU": 1, "US": 0}


def test_without_a_file_of_failures_nothing_is_said_of_them() -> None:
    counted = count_history(history(tallied(DAYS[0], 15)))
    assert counted.vetoes == ()
    assert counted.years[0].vetoed is counted.years[0].failed is counted.years[0].veto is None


def test_after_the_last_day_of_failures_nothing_is_said_of_them() -> None:
    first, second = date(2020, 3, 2), date(2021, 3, 2)
    counted = count_history(history(tallied(first, 15), tallied(second, 15), failures_to=date(2020, 12, 31)))
    assert [year.vetoed for year in counted.years] == [0, None]


def test_a_veto_without_a_name_may_be_anybodys() -> None:
    vetoed = tallied(DAYS[1], 12, 1, 2, symbol="S/2021/1", result=VoteResult.VETOED)
    counted = count_history(history(tallied(DAYS[0], 15), vetoed, failures_to=DAYS[2]))
    assert all(v.cast.unknown == 1 and v.cast.value is None for v in counted.vetoes)


def test_the_subject_asked_for_alone_is_counted() -> None:
    calls = history(
        tallied(DAYS[0], 15, title="on the situation in Mali"), tallied(DAYS[1], 15, title="on Cyprus")
    )
    counted = count_history(calls, VotesAsked(subject="ML"))
    assert counted.roll_calls == 1
    assert {"africa", "ML"} <= {s.key for s in counted.subjects}


def test_the_council_of_the_last_year_is_compared_and_ordered_between_its_sides() -> None:
    calls = [named(day, RU="abstain", CN="abstain") for day in DAYS[:12]]
    calls += [named(day, RU="abstain") for day in DAYS[12:15]]
    calls += [named(date(2022, 1, 3), symbol="S/RES/1(2022)")]
    counted = count_history(history(*calls))
    assert len(counted.order) == 15
    assert "AE" not in counted.order, "a member that came with the new year is not compared yet"
    assert "RU" in (counted.order[0], counted.order[-1])
    pairs = {(a.a, a.b): a for a in counted.agreements}
    assert pairs["CN", "RU"].contested.value == 12 / 15
    assert pairs["CN", "FR"].contested.value == 3 / 15
    assert pairs["CN", "FR"].every.value == 4 / 16


def test_a_member_that_did_not_vote_is_compared_with_nobody() -> None:
    calls = [name_votes(r) for r in (named(DAYS[0], FR="absent"), named(DAYS[1]))]
    (pair,) = compare_pairs(calls, [("GB", "FR")])
    assert (pair.every.counted, pair.every.cases) == (1, 1)


def test_drafts_not_adopted_join_the_comparison_only_where_everybody_is_named() -> None:
    split = tallied(DAYS[1], 12, 1, 2, symbol="S/2021/1", result=VoteResult.VETOED, vetoed_by=("RU",))
    plain = tallied(DAYS[1], 14, 1, 0, symbol="S/2021/1", result=VoteResult.VETOED, vetoed_by=("RU",))
    assert count_history(history(named(DAYS[0]), split)).agreement_on == ADOPTED_ONLY
    assert count_history(history(named(DAYS[0]), plain)).agreement_on == ALL


def test_nothing_is_counted_of_nothing() -> None:
    counted = count_history(VotingHistory((), (), None))
    assert counted.whole is None
    assert counted.agreements == counted.periods == counted.adopted == ()


@settings(max_examples=40, deadline=None)
@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_roll_calls_changes_nothing(held: VotingHistory, chance: random.Random) -> None:
    shuffled = list(held.roll_calls)
    chance.shuffle(shuffled)
    assert count_history(replace(held, roll_calls=tuple(shuffled))) == count_history(held)


@settings(max_examples=40, deadline=None)
@given(histories(), st.dates(date(2018, 1, 1), date(2022, 12, 31)))
def test_until_a_day_is_as_if_nothing_later_had_been_held(held: VotingHistory, day: date) -> None:
    cut = count_history(held, VotesAsked(until=day))
    before = count_history(held.before(day + timedelta(days=1)))
    assert replace(cut, asked=VotesAsked()) == before
    assert cut.last_day is None or cut.last_day <= day


@settings(max_examples=40, deadline=None)
@given(histories())
def test_every_interval_holds_its_share_and_the_bounds_of_what_is_unknown(held: VotingHistory) -> None:
    for share in shares(count_history(held)):
        assert 0 <= share.low <= share.least <= share.most <= share.high <= 1
        assert share.counted + share.unknown <= share.cases


@settings(max_examples=40, deadline=None)
@given(histories(all_named=True))
def test_numbers_alone_never_contradict_the_names(held: VotingHistory) -> None:
    """What is told of a history without its names holds of the same history with them."""
    bare = replace(held, roll_calls=tuple(replace(r, votes=()) for r in held.roll_calls))
    told = {r.member: r for r in count_history(bare).adopted}
    for rate_ in count_history(held).adopted:
        assert rate_.not_yes.value is not None
        assert told[rate_.member].not_yes.least <= rate_.not_yes.value <= told[rate_.member].not_yes.most


@settings(max_examples=40, deadline=None)
@given(histories(all_named=True))
def test_agreement_is_the_same_both_ways_and_higher_on_all_than_on_contested(held: VotingHistory) -> None:
    calls = [name_votes(r) for r in held.roll_calls]
    members = {m for call in calls for m in call.members}
    forward = compare_pairs(calls, pair_all(members))
    backward = compare_pairs(calls, ((b, a) for a, b in pair_all(members)))
    assert forward == backward
    assert all(x.a < x.b for x in forward)
    for pair in forward:
        if pair.contested.value is not None and pair.every.value is not None:
            assert pair.contested.value <= pair.every.value
    ordered = order_members(members, forward)
    assert sorted(ordered) == sorted(members)


@settings(max_examples=30, deadline=None)
@given(histories())
def test_years_and_periods_add_up_to_the_whole(held: VotingHistory) -> None:
    counted = count_history(held)
    assert counted.whole is not None
    for parts in (counted.years, counted.periods):
        assert sum(p.adopted for p in parts) == counted.whole.adopted
        assert sum(p.unanimous.counted for p in parts) == counted.whole.unanimous.counted
        assert all(a.last < b.first for a, b in pairwise(parts))


def test_lost_drafts_are_told_to_no_later_day_than_was_asked() -> None:
    held = replace(history(*(named(day) for day in DAYS[:3])), failures_to=DAYS[20])
    assert count_history(held, VotesAsked(until=DAYS[1])).defeated_to == DAYS[1]
    assert count_history(held).defeated_to == DAYS[20]
