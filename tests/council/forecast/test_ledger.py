"""Counts of votes held so far, decayed and plain."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from penholder.council.forecast.ledger import WINDOW, Ledger, Window


@given(st.dates(date(1960, 1, 1), date(2040, 12, 31)))
def test_a_window_begins_on_the_same_day_of_the_year(day: date) -> None:
    window = Window()
    leap = (day.month, day.day) == (2, 29)
    first = day.replace(year=day.year - WINDOW, day=28 if leap else day.day)
    window.add("a", first - timedelta(days=1), 8, 8)
    window.add("a", first, 1, 0)
    assert window.count(["a"], day) == (1, 0)


def test_a_vote_weighs_half_after_its_half_life() -> None:
    ledger = Ledger(4)
    ledger.add("a", date(2000, 1, 1), 8, 4)
    cases, happened = ledger.count(["a"], date(2004, 1, 1))
    assert (round(cases, 6), round(happened, 6)) == (4, 2)
