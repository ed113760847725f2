"""Forecasts of votes: no leak, same answer every time, sense in thin data."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from penholder.council.forecast import Content, VoteQuestion, forecast_members, forecast_vote, load_sheet
from penholder.council.forecast.cases import count_history, sum_years
from penholder.council.forecast.desk import open_desk
from penholder.council.forecast.rows import list_rows
from penholder.council.roster import members_on
from penholder.model.outlook import Basis, Forecaster, MemberOutlook, Probability
from penholder.model.voting import VotingHistory
from tests.council.forecast.votes import ALWAYS_SPLIT, NEVER_SPLIT, make_history, make_lost, make_vote

DAY = date(2016, 6, 15)
ON_SPLIT = VoteQuestion(subject=ALWAYS_SPLIT, content=Content.MISSION)
ON_PEACE = VoteQuestion(subject=NEVER_SPLIT, content=Content.MISSION)


@pytest.fixture(scope="module")
def history() -> VotingHistory:
    return make_history(1990, 2018)


def _shares(told: MemberOutlook) -> tuple[Probability, ...]:
    return told.yes, told.no, told.abstain


def test_the_situation_decides_between_split_and_unanimous(history: VotingHistory) -> None:
    split, peace = (forecast_vote(q, history, DAY) for q in (ON_SPLIT, ON_PEACE))
    assert split.unanimous.value < 0.4
    assert peace.unanimous.value > 0.85
    sheet = load_sheet(DAY, history)
    assert sheet is not None
    fitted = ("unanimity", Forecaster.MODEL) in sheet.used
    assert split.unanimous.basis is (Basis.FITTED if fitted else Basis.BASE_RATE)


def test_outcomes_sum_to_one_and_lie_within_their_intervals(history: VotingHistory) -> None:
    for votes in (None, history):
        told = forecast_vote(ON_SPLIT, votes, DAY)
        parts = (told.adopted, told.failed, told.vetoed)
        assert sum(p.value for p in parts) == pytest.approx(1, abs=1e-5)
        for p in (*parts, told.unanimous):
            assert 0 <= p.low <= p.value <= p.high <= 1
            assert p.cases > 0
            assert p.source
        assert told.unanimous.value <= told.adopted.value


def test_a_later_vote_changes_nothing_before_it(history: VotingHistory) -> None:
    planted = tuple(
        [
            make_vote(DAY.replace(day=d), NEVER_SPLIT, 9000 + d, apart=("FR", "GB", "US"))
            for d in range(15, 28)
        ]
        + [make_lost(DAY.replace(month=7, day=d), NEVER_SPLIT, d, vetoed_by=("FR",)) for d in range(1, 9)]
    )
    later = replace(history, roll_calls=tuple(sorted((*history.roll_calls, *planted), key=lambda r: r.day)))
    members = members_on(DAY)
    for question in (ON_SPLIT, ON_PEACE):
        assert forecast_vote(question, later, DAY) == forecast_vote(question, history, DAY)
        assert forecast_members(question, members, later, DAY) == forecast_members(
            question, members, history, DAY
        )
    assert load_sheet(DAY, later) == load_sheet(DAY, history)
    after = date(2017, 6, 15)
    assert forecast_vote(ON_PEACE, later, after) != forecast_vote(ON_PEACE, history, after)


def test_a_row_of_the_back_test_knows_nothing_of_its_day_or_later(history: VotingHistory) -> None:
    cases = count_history(history)
    cut = [c for c in cases if c.day < DAY]
    whole, part = list_rows(cases, whole_years=False), list_rows(cut, whole_years=False)
    assert [r for r in whole.unanimity if r.day < DAY] == list(part.unanimity)
    assert [r for r in whole.outcome if r.day < DAY] == list(part.outcome)
    assert [r for r in whole.member_vote if r.day < DAY] == list(part.member_vote)


def test_the_order_of_roll_calls_is_of_no_matter(history: VotingHistory) -> None:
    turned = replace(history, roll_calls=tuple(reversed(history.roll_calls)))
    assert forecast_vote(ON_SPLIT, turned, DAY) == forecast_vote(ON_SPLIT, history, DAY)
    assert load_sheet(DAY, turned) == load_sheet(DAY, history)


def test_a_members_own_habit_is_recovered(history: VotingHistory) -> None:
    told = {m.member: m for m in forecast_members(ON_SPLIT, members_on(DAY), history, DAY)}
    assert told["RU"].abstain.value == pytest.approx(0.8, abs=0.12)
    assert told["CN"].abstain.value == pytest.approx(0.4, abs=0.15)
    assert told["US"].abstain.value < 0.05
    assert told["RU"].yes.basis is Basis.FITTED
    for member in told.values():
        assert sum(p.value for p in _shares(member)) == pytest.approx(1, abs=1e-5)
        assert all(p.low <= p.value <= p.high for p in _shares(member))


def test_the_model_of_members_beats_their_base_rates_where_there_is_structure(history: VotingHistory) -> None:
    sheet = load_sheet(date(2019, 1, 1), history)
    assert sheet is not None
    assert ("member vote", Forecaster.MODEL) in sheet.used
    rate = next(
        s for s in sheet.scores if s.question == "member vote" and s.forecaster is Forecaster.MEMBER_RATE
    )
    assert rate.better is not None
    assert rate.better[0] > 0


def test_without_names_members_have_the_councils_average_and_a_wide_interval() -> None:
    unnamed = make_history(1990, 2018, named=False)
    told = {m.member: m for m in forecast_members(ON_SPLIT, members_on(DAY), unnamed, DAY)}
    assert told["RU"].abstain.value == pytest.approx(told["US"].abstain.value, abs=0.02)
    assert told["RU"].no.value > told["US"].no.value
    assert all(p.basis is Basis.BASE_RATE for m in told.values() for p in _shares(m))
    assert told["US"].abstain.high - told["US"].abstain.low > 0.15
    sheet = load_sheet(DAY, unnamed)
    assert sheet is not None
    assert "member vote" not in {score.question for score in sheet.scores}


def test_few_votes_leave_the_models_that_come_with_the_package() -> None:
    few = make_history(2010, 2011)
    assert forecast_vote(ON_PEACE, few, DAY) == forecast_vote(ON_PEACE, None, DAY)


def test_an_archive_that_ends_long_before_the_day_leaves_the_packages_models() -> None:
    day = date(2023, 6, 16)
    question = VoteQuestion(mission="minusma")
    assert forecast_vote(question, make_history(1960, 2000), day) == forecast_vote(question, None, day)
    assert open_desk(make_history(1960, 2000), date(2001, 2, 1)).imported
    assert open_desk(make_history(1995, 2022), day).imported


def test_a_council_that_always_agrees_is_forecast_without_certainty() -> None:
    calm = make_history(1980, 2018, apart=0.0)
    told = forecast_vote(ON_PEACE, calm, DAY)
    assert 0.97 < told.unanimous.value < 1
    assert told.unanimous.low < 0.999


def test_votes_without_lost_drafts_leave_outcomes_to_what_comes_with_the_package(
    history: VotingHistory,
) -> None:
    adopted = tuple(r for r in history.roll_calls if r.count is not None)
    told = forecast_vote(ON_PEACE, replace(history, roll_calls=adopted, failures_to=None), DAY)
    shipped = forecast_vote(ON_PEACE, None, DAY)
    assert (told.adopted.value, told.vetoed.value) == (shipped.adopted.value, shipped.vetoed.value)
    assert "come with Penholder" in told.adopted.source


def test_years_summed_hold_the_same_votes(history: VotingHistory) -> None:
    cases = count_history(history)
    sums = sum_years(cases)
    for name in ("tallied", "split", "apart", "adopted", "vetoed"):
        assert sum(getattr(c, name) for c in sums) == sum(getattr(c, name) for c in cases)
    assert sum_years(sums) == sums


def test_adoptions_after_the_last_day_of_lost_drafts_are_no_outcomes(history: VotingHistory) -> None:
    cases = count_history(replace(history, failures_to=date(2000, 1, 1)))
    assert not any(c.adopted for c in cases if c.day > date(2000, 1, 1))
    assert any(c.tallied for c in cases if c.day > date(2000, 1, 1))
