"""Uncertain shares: draws that the last digit of a sum does not choose, and numbers of six digits."""

from __future__ import annotations

import math

from penholder.council.outlook.chances import Shares, draw_shares, guess_shares, make_probability, tell_share
from penholder.model import Basis


def make_shares(*weights: float) -> Shares:
    return Shares("a text", weights, 9, Basis.BASE_RATE, "made up")


def test_a_last_digit_of_a_weight_changes_no_draw() -> None:
    plain = make_shares(2.1, 0.7, 0.2)
    nudged = make_shares(math.nextafter(2.1, 3), math.nextafter(0.7, 0), 0.2)
    assert draw_shares(nudged) == draw_shares(plain)
    assert tell_share(nudged, 0) == tell_share(plain, 0)
    assert draw_shares(make_shares(2.2, 0.7, 0.2)) != draw_shares(plain)


def test_draws_are_of_the_share_named() -> None:
    one, other = (guess_shares(n, (0.7, 0.3), 9, "made up", basis=Basis.ASSUMED) for n in ("one", "other"))
    assert draw_shares(one) != draw_shares(other)
    assert all(math.isclose(sum(draw), 1) for draw in draw_shares(one))


def test_probabilities_have_six_digits_and_lie_in_their_interval() -> None:
    told = make_probability(1 / 3, [1 / 3, 2 / 7, 0.4], basis=Basis.BASE_RATE, cases=3, source="made up")
    assert (told.low, told.value, told.high) == (0.285714, 0.333333, 0.4)
