"""Interval arithmetic: hedges bound, rounding follows the last digit that counts, sums keep their bounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.model import Amount
from penholder.values.intervals import add_up, exceeds, holds, is_rounding, limits, may_agree

HEDGES = st.sampled_from(("", "nearly", "about", "at least", "up to", "more than", "exactly"))
AMOUNTS = st.builds(lambda n, hedge: Amount(float(n), float(n), hedge), st.integers(1, 200_000), HEDGES)


@given(AMOUNTS, AMOUNTS)
def test_what_holds_another_may_agree_with_it_and_never_exceeds_it(a: Amount, b: Amount) -> None:
    if holds(a, b):
        assert may_agree(a, b)
    assert may_agree(a, b) == may_agree(b, a)
    assert not (exceeds(a, b) and exceeds(b, a))
    assert exceeds(a, b) <= (not may_agree(a, b))


@given(AMOUNTS)
def test_no_number_is_a_rounding_of_itself(a: Amount) -> None:
    assert not is_rounding(a, a)


@given(st.integers(1000, 99_999), st.sampled_from((100, 1000)))
def test_a_number_rounded_to_hundreds_or_thousands_is_a_rounding(exact: int, step: int) -> None:
    rounded = (exact + step // 2) // step * step
    if rounded not in (0, exact):
        found = is_rounding(Amount(exact, exact), Amount(rounded, rounded, "about"))
        assert found == (abs(exact - rounded) <= exact / 10)


@pytest.mark.parametrize(
    ("exact", "rounded", "hedge", "found"),
    [
        (12_379, 12_000, "", True),
        (12_379, 12_500, "about", True),
        (12_379, 12_000, "more than", True),
        (12_379, 12_000, "nearly", False),
        (11_943, 12_000, "nearly", True),
        (11_943, 12_000, "at least", False),
        (237, 240, "some", True),
        (52, 50, "", False),
        (8_000, 10_000, "", False),
    ],
)
def test_the_hedge_says_in_which_direction_a_number_was_rounded(
    exact: float, rounded: float, hedge: str, found: bool
) -> None:
    assert is_rounding(Amount(exact, exact), Amount(rounded, rounded, hedge)) is found


def test_a_bound_holds_what_is_near_it_and_not_what_nobody_would_word_so() -> None:
    assert holds(Amount(30, 30, "more than"), Amount(52, 52))
    assert not holds(Amount(30, 30, "more than"), Amount(900, 900))
    assert holds(Amount(13_000, 13_000, "up to"), Amount(9_900, 9_900))
    assert not holds(Amount(300_000, 300_000, "as many as"), Amount(10_000, 10_000))


@given(st.lists(AMOUNTS, min_size=1, max_size=4))
def test_a_sum_lies_between_the_sums_of_its_bounds(parts: list[Amount]) -> None:
    total = add_up(parts)
    assert total.low == sum(p.low or 0 for p in parts)
    assert limits(Amount(total.low, total.high))[0] <= limits(Amount(total.low, total.high))[1]
