"""The regression recovers what it was made from and says how unsure it is."""

from __future__ import annotations

import random

import pytest

from penholder.council.forecast.logistic import find_share, fit_logistic


def _make(number: int, seed: int = 1) -> tuple[list[tuple[float, float]], list[float]]:
    chance = random.Random(seed)
    x = [(1.0, chance.gauss(0, 1)) for _ in range(number)]
    return x, [float(chance.random() < find_share(-1.0 + 1.5 * b)) for _, b in x]


def test_known_coefficients_are_recovered() -> None:
    x, y = _make(4000)
    fitted = fit_logistic(x, y, [1.0] * len(y))
    for found, true, i in zip(fitted.coefficients, (-1.0, 1.5), (0, 1), strict=True):
        assert abs(found - true) < 3 * fitted.covariance[i][i] ** 0.5


def test_more_cases_narrow_the_interval() -> None:
    spans = []
    for number in (50, 500, 5000):
        x, y = _make(number)
        low, high = fit_logistic(x, y, [1.0] * number).predict((1.0, 0.5)).interval
        spans.append(high - low)
    assert spans[0] > spans[1] > spans[2]


def test_the_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    truth, held = find_share(-1.0 + 1.5 * 0.5), 0
    for seed in range(60):
        x, y = _make(300, seed)
        low, high = fit_logistic(x, y, [1.0] * len(y)).predict((1.0, 0.5)).interval
        held += low <= truth <= high
    assert 46 <= held <= 60


@pytest.mark.parametrize("happened", [0.0, 1.0])
def test_cases_that_all_ended_alike_give_no_certainty(happened: float) -> None:
    odds = fit_logistic([(1.0, 0.2)] * 30, [happened] * 30, [1.0] * 30).predict((1.0, 0.2))
    assert 0 < odds.mean < 1
    assert odds.interval[0] <= odds.mean <= odds.interval[1]


def test_without_cases_the_prior_speaks() -> None:
    odds = fit_logistic([(0.0, 0.0)], [0.0], [0.0]).predict((1.0, 1.0))
    assert odds.mean == pytest.approx(0.5)
    assert odds.interval[1] - odds.interval[0] > 0.9


def test_a_weight_of_two_is_a_case_twice() -> None:
    once = fit_logistic([(1.0, 0.0), (1.0, 1.0)], [0.0, 1.0], [1.0, 2.0])
    twice = fit_logistic([(1.0, 0.0), (1.0, 1.0), (1.0, 1.0)], [0.0, 1.0, 1.0], [1.0] * 3)
    assert once.coefficients == pytest.approx(twice.coefficients)
