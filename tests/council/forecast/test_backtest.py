"""The harness on made-up cases whose scores are known."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.council.forecast.backtest import (
    BinSum,
    Forecasts,
    Trial,
    YearSum,
    find_bin,
    score_brier,
    score_log,
    sum_bins,
    sum_trials,
    walk_years,
)
from penholder.council.forecast.sheet import FEWEST, choose_forecaster, find_interval, make_sheet
from penholder.model.outlook import Forecaster

MODEL, RATE = Forecaster.MODEL, Forecaster.BASE_RATE


@dataclass(frozen=True)
class Toss:
    """A case of a made-up question."""

    day: date
    heads: bool


def test_scores_of_known_cases() -> None:
    trials = [
        Trial(date(2001, 1, 1), 0, ((MODEL, (0.8, 0.2)),)),
        Trial(date(2001, 2, 1), 1, ((MODEL, (0.8, 0.2)),)),
        Trial(date(2002, 1, 1), 0, ((MODEL, (0.5, 0.25, 0.25)),), number=2),
    ]
    first, second = sum_trials("made up", trials)
    assert (first.year, first.cases) == (2001, 2)
    assert first.brier == pytest.approx(0.04 + 0.64)
    assert first.log == pytest.approx(-math.log(0.8) - math.log(0.2), abs=1e-6)
    assert second == YearSum("made up", MODEL, 2002, 2, 0.75, pytest.approx(-2 * math.log(0.5), abs=1e-6))


def test_certainty_that_is_wrong_costs_a_finite_amount() -> None:
    assert score_log((1.0, 0.0), 1) == pytest.approx(-math.log(0.001))
    assert score_brier((1.0, 0.0), 1) == 1


@given(st.floats(0, 1), st.booleans())
def test_the_brier_score_is_proper_at_its_ends(p: float, happened: bool) -> None:
    score = score_brier((p, 1 - p), 0 if happened else 1)
    assert 0 <= score <= 1
    assert score == pytest.approx((p - happened) ** 2)


def test_a_fit_sees_cases_of_earlier_years_alone() -> None:
    cases = [Toss(date(year, month, 1), year % 2 == 0) for year in range(2000, 2004) for month in (1, 7)]
    seen: dict[int, list[int]] = {}

    def fit(before: Sequence[Toss], year: int):  # type: ignore[no-untyped-def]
        seen[year] = sorted({c.day.year for c in before})

        def forecast(_case: Toss) -> Forecasts:
            return ((MODEL, (0.5, 0.5)),)

        return forecast

    trials = list(walk_years(cases, fit, lambda c: 0 if c.heads else 1, range(2000, 2004)))
    assert len(trials) == len(cases)
    assert seen == {2000: [], 2001: [2000], 2002: [2000, 2001], 2003: [2000, 2001, 2002]}


def test_bins_hold_every_case_once() -> None:
    trials = [Trial(date(2001, 1, 1), i % 2, ((MODEL, (i / 20, 1 - i / 20)),)) for i in range(21)]
    bins = sum_bins("made up", trials)
    assert sum(b.cases for b in bins) == 21
    assert sum(b.happened for b in bins) == sum(t.happened == 0 for t in trials)
    assert all(find_bin(b.forecast / b.cases) == b.low for b in bins)


def _sheet_of(model: float, rate: float, years: int = 8):  # type: ignore[no-untyped-def]
    sums = [YearSum("unanimity", who, 2000 + y, 10, 10 * s * (1 + 0.01 * y), 20 * s * (1 + 0.01 * y))
            for y in range(years) for who, s in ((MODEL, model), (RATE, rate))]  # fmt: skip
    bins = [BinSum("unanimity", 2000 + y, 0.9, 10, 9.2, 9) for y in range(years)]
    return make_sheet(sums, bins, ("made up",), before=2100)


def test_the_model_is_shown_only_where_it_beats_all_others() -> None:
    better, worse = _sheet_of(0.08, 0.1), _sheet_of(0.1, 0.08)
    assert better.used == (("unanimity", MODEL),)
    assert worse.used == (("unanimity", RATE),)
    rate = next(s for s in better.scores if s.forecaster is RATE)
    assert rate.better[0] > 0
    assert rate.better_log[0] > 0


def test_few_years_are_no_proof() -> None:
    assert _sheet_of(0.01, 0.2, years=FEWEST - 1).used == (("unanimity", RATE),)


def test_a_question_without_a_model_is_left_to_the_best_rate() -> None:
    sheet = _sheet_of(0.1, 0.08)
    others = [s for s in sheet.scores if s.forecaster is not MODEL]
    assert choose_forecaster(others) is RATE


def test_a_sheet_of_a_year_knows_earlier_years_alone() -> None:
    sums = [YearSum("unanimity", MODEL, year, 10, float(year - 1999), 1.0) for year in range(2000, 2010)]
    sheet = make_sheet(sums, [], ("made up",), before=2005)
    assert sheet is not None
    assert sheet.scores[0].cases == 50
    assert sheet.scores[0].brier == pytest.approx(15 / 50)
    assert sheet.last_day == date(2004, 12, 31)
    assert make_sheet(sums, [], ("made up",), before=2000) is None


def test_calibration_bins_carry_wilsons_interval() -> None:
    (held,) = _sheet_of(0.08, 0.1).calibration
    assert (held.cases, held.happened, held.forecast) == (80, 0.9, 0.92)
    assert held.interval == pytest.approx((0.815, 0.948), abs=0.002)


@given(st.lists(st.tuples(st.floats(0, 50), st.integers(1, 50)), min_size=1, max_size=30))
def test_the_interval_lies_within_the_years(years: list[tuple[float, int]]) -> None:
    sums, cases = [s for s, _ in years], [float(n) for _, n in years]
    low, high = find_interval(sums, cases)
    means = [s / n for s, n in zip(sums, cases, strict=True)]
    assert min(means) - 1e-4 <= low <= high <= max(means) + 1e-4
    assert (low, high) == find_interval(sums, cases)
