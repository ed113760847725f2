"""What a worded number allows: the bounds of "more than", "nearly", "about" and of a plain number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.model import Amount
from penholder.record.checks.fitting import allow, find_grain, next_round, rounds_to

COUNTS = st.integers(1, 200_000)


@pytest.mark.parametrize(
    ("number", "hedge", "right", "wrong"),
    [
        (300, "more than", (301, 309, 399), (300, 400, 298)),
        (4200, "more than", (4201, 4266), (4200, 4300)),
        (250, "more than", (268,), (300, 250)),
        (32, "at least", (32, 37), (31, 40)),
        (300, "nearly", (270, 298, 300), (301, 269)),
        (230, "about", (225, 234), (240, 268)),
        (12000, "about", (11500, 12338), (11400, 12600)),
        (165, "", (165,), (164, 166, 169)),
        (300, "up to", (201, 300), (301, 200)),
    ],
)
def test_words_bound_a_number(
    number: int, hedge: str, right: tuple[int, ...], wrong: tuple[int, ...]
) -> None:
    allowed = allow(Amount(number, number, hedge))
    assert all(allowed.meets(value, value) for value in right)
    assert not any(allowed.meets(value, value) for value in wrong)


def test_a_range_meets_where_any_of_it_is_allowed() -> None:
    allowed = allow(Amount(165, 165))
    assert allowed.meets(162, 165)
    assert not allowed.meets(166, 170)
    assert (allowed.miss(166, 170), allowed.miss(160, 163)) == (1, -2)


@given(COUNTS)
def test_more_than_names_the_last_round_number_passed(number: int) -> None:
    allowed = allow(Amount(number, number, "more than"))
    assert allowed.low == number + 1
    assert allowed.high == next_round(number) - 1 >= number
    assert next_round(number) % find_grain(number) == 0 or number < 10


@given(COUNTS, st.sampled_from(["", "about", "nearly", "at least", "up to"]))
def test_a_number_allows_itself_unless_its_words_exclude_it(number: int, hedge: str) -> None:
    assert allow(Amount(number, number, hedge)).meets(number, number)


@given(COUNTS, COUNTS)
def test_what_is_allowed_misses_nothing(number: int, value: int) -> None:
    allowed = allow(Amount(number, number, "about"))
    assert (allowed.miss(value, value) == 0) == allowed.meets(value, value)


@pytest.mark.parametrize(
    ("number", "value", "rounds"), [(10500, 10512, True), (15000, 15430, True), (165, 166, False)]
)
def test_only_plain_round_strengths_are_rounded(number: int, value: int, rounds: bool) -> None:
    assert rounds_to(Amount(number, number), value, value) is rounds
    assert not rounds_to(Amount(number, number, "more than"), value, value)
