"""Intervals of counted shares."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest

from penholder.council.history.intervals import find_wilson, make_share

COUNTS = st.integers(1, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@settings(deadline=None)
@given(COUNTS)
def test_intervals_hold_the_share_and_stay_within_0_and_1(counts: tuple[int, int]) -> None:
    counted, cases = counts
    low, high = find_wilson(counted, cases)
    assert 0 <= low <= counted / cases <= high <= 1
    assert high - low > 0


@settings(deadline=None)
@given(COUNTS)
def test_wilson_is_that_of_scipy(counts: tuple[int, int]) -> None:
    theirs = binomtest(*counts).proportion_ci(method="wilson")
    assert find_wilson(*counts) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


@settings(deadline=None)
@given(COUNTS)
def test_what_did_not_happen_has_the_mirrored_interval(counts: tuple[int, int]) -> None:
    counted, cases = counts
    low, high = find_wilson(counted, cases)
    assert find_wilson(cases - counted, cases) == pytest.approx((1 - high, 1 - low))


def test_more_cases_narrow_it() -> None:
    widths = [high - low for low, high in (find_wilson(n // 5, n) for n in (5, 50, 500))]
    assert widths == sorted(widths, reverse=True)


def test_without_cases_nothing_is_known() -> None:
    assert find_wilson(0, 0) == (0, 1)
    assert make_share(0, 0).value is None


@settings(deadline=None)
@given(COUNTS, st.integers(0, 50))
def test_unknown_cases_widen_and_never_give_a_single_value(counts: tuple[int, int], unknown: int) -> None:
    counted, cases = counts
    known = make_share(counted, cases)
    open_ = make_share(counted, cases + unknown, unknown)
    assert open_.high - open_.low >= (
        0 if not unknown else find_wilson(counted, cases + unknown)[1] - open_.low
    )
    assert open_.low <= open_.least <= open_.most <= open_.high
    assert (open_.value is None) == bool(unknown)
    assert known.value == counted / cases


@pytest.mark.parametrize(("counted", "cases"), [(3, 2), (-1, 4)])
def test_counts_that_are_no_share_are_refused(counted: int, cases: int) -> None:
    with pytest.raises(ValueError, match="no share"):
        find_wilson(counted, cases)


def test_more_unknown_than_left_are_refused() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        make_share(3, 4, unknown=2)
