"""EDTF values: bounds, comparison, wording."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.errors import UsageError
from penholder.values.dates import (
    first_day,
    format_edtf,
    last_day,
    lies_within,
    make_interval,
    overlaps,
    span_days,
    split_interval,
    week_of,
)

days = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@st.composite
def points(draw: st.DrawFn) -> str:
    return draw(days).isoformat()[: draw(st.sampled_from((4, 7, 10)))]


@st.composite
def values(draw: st.DrawFn) -> str:
    a, b = sorted((draw(points()), draw(points())), key=lambda p: (first_day(p), last_day(p)))
    if (last_day(b) or date.max) < (first_day(a) or date.min):
        a, b = b, a
    return draw(st.sampled_from((a, b, f"{a}/..", f"../{b}"))) if a == b else make_interval(a, b)


@pytest.mark.parametrize(
    ("edtf", "first", "last", "words"),
    [
        ("2023", "2023-01-01", "2023-12-31", "2023"),
        ("2023-03", "2023-03-01", "2023-03-31", "March 2023"),
        ("2024-02", "2024-02-01", "2024-02-29", "February 2024"),
        ("2023-03-19", "2023-03-19", "2023-03-19", "19 March 2023"),
        ("2023-01/2023-03", "2023-01-01", "2023-03-31", "January to March 2023"),
        ("2022-12/2023-03", "2022-12-01", "2023-03-31", "December 2022 to March 2023"),
        ("2020/2021", "2020-01-01", "2021-12-31", "2020 to 2021"),
        ("2013-07/..", "2013-07-01", None, "since July 2013"),
        ("../2023-06-18", None, "2023-06-18", "until 18 June 2023"),
    ],
)
def test_bounds_and_words(edtf: str, first: str | None, last: str | None, words: str) -> None:
    assert first_day(edtf) == (date.fromisoformat(first) if first else None)
    assert last_day(edtf) == (date.fromisoformat(last) if last else None)
    assert format_edtf(edtf) == words


@pytest.mark.parametrize(
    "edtf",
    ["", "..", "../..", "2023-13", "2023-02-30", "2023-3", "March", "2023/2022", "a/b", "2023~", "1/2/3"],
)
def test_other_forms_are_refused_by_name(edtf: str) -> None:
    with pytest.raises(UsageError):
        first_day(edtf)


@given(values())
def test_a_value_lies_within_and_overlaps_itself(edtf: str) -> None:
    assert lies_within(edtf, edtf)
    assert overlaps(edtf, edtf)


@given(values(), values())
def test_lying_within_means_overlapping_and_overlap_is_symmetric(a: str, b: str) -> None:
    assert overlaps(a, b) == overlaps(b, a)
    assert not lies_within(a, b) or overlaps(a, b)


@given(values())
def test_splitting_and_joining_gives_the_value_back(edtf: str) -> None:
    assert make_interval(*split_interval(edtf)) == edtf


@given(days, days)
def test_spanned_days_are_exactly_those_days(a: date, b: date) -> None:
    first, last = sorted((a, b))
    edtf = span_days(first, last)
    assert (first_day(edtf), last_day(edtf)) == (first, last)


@given(days)
def test_a_week_runs_monday_to_sunday_around_its_day(day: date) -> None:
    monday, sunday = week_of(day)
    assert monday.weekday() == 0
    assert monday <= day <= sunday
    assert (sunday - monday).days == 6
