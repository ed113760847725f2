"""The model of mandate decisions and its back-test."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from penholder import vocabulary
from penholder.council.outlook.mandate_model import (
    choose_cases,
    fit_model,
    score_mandates,
    share_cases,
    try_mandates,
)
from penholder.council.outlook.past import Content, Decision, list_decisions
from penholder.council.outlook.scores import load_scores, uses_model
from penholder.model.outlook import Forecaster
from penholder.vocabulary.outlook import consent_cases, endings


def list_all() -> tuple[Decision, ...]:
    return list_decisions(vocabulary.mandates(), endings(), consent_cases(), before=date(2023, 6, 15))


def test_shares_sum_to_one_and_an_old_quiet_mission_is_renewed_more_often() -> None:
    model = fit_model(choose_cases(list_all()))
    one = list_all()[-1]
    young, old = replace(one, age=1.0, changes=2, term=1.0), replace(one, age=40.0, changes=0, term=0.5)
    assert sum(model.share(young)) == pytest.approx(1)
    assert model.share(old)[0] > model.share(young)[0]


def test_a_change_is_counted_only_where_it_would_show() -> None:
    base = list_all()[0]
    told = [replace(base, told=True, content=c) for c in (Content.CHANGE, Content.RENEWAL)]
    silent = [replace(base, told=False, content=Content.RENEWAL)] * 50
    assert share_cases([*told, *silent])[1] > 0.4


def test_a_back_test_forecasts_each_year_from_the_years_before() -> None:
    decisions = list_all()
    trials = try_mandates(decisions, consent_cases(), range(2005, 2008))
    changed = [d if d.day.year < 2007 else replace(d, content=Content.TERMINATION) for d in decisions]
    again = try_mandates(changed, consent_cases(), range(2005, 2008))
    assert [t.forecasts for t in trials if t.day.year < 2007] == [
        t.forecasts for t in again if t.day.year < 2007
    ]
    assert {who for t in trials for who, _ in t.forecasts} == {
        Forecaster.MODEL,
        Forecaster.RENEWED,
        Forecaster.BASE_RATE,
    }


def test_the_sheet_holds_complete_years_before_the_day_and_decides_what_is_shown() -> None:
    sheet = score_mandates(vocabulary.mandates(), 2023)
    assert sheet is not None
    assert sheet.last_day == date(2022, 12, 31)
    brier = {s.forecaster: s.brier for s in sheet.scores}
    assert uses_model(sheet) is (sheet.used == (("mandate", Forecaster.MODEL),))
    assert brier[Forecaster.MODEL] < min(brier[Forecaster.RENEWED], brier[Forecaster.BASE_RATE])
    assert score_mandates(vocabulary.mandates(), 1980) is None


def test_votes_and_mandates_stand_on_one_sheet() -> None:
    sheet = load_scores(None, vocabulary.mandates(), date(2023, 6, 15))
    assert sheet is not None
    assert {"unanimity", "outcome", "mandate"} <= {s.question for s in sheet.scores}
