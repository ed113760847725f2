"""Who presided when: rule 18 against published facts, and the turns that were moved."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from penholder.council.presidency import presidency_on
from penholder.council.roster import members_on
from penholder.vocabulary.council import presidency_terms

FACTS = Path(__file__).parents[1] / "gold" / "presidencies.csv"
FIRST, LAST = date(1946, 1, 17), date(2026, 12, 31)


def president(day: date) -> str | None:
    held = presidency_on(day)
    return held.member if held else None


def test_every_published_fact_holds() -> None:
    with FACTS.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(line for line in handle if not line.startswith("#")))
    wrong = [(r["day"], r["president"], president(date.fromisoformat(r["day"]))) for r in rows
             if president(date.fromisoformat(r["day"])) != r["president"]]  # fmt: skip
    assert wrong == []
    assert len(rows) >= 100


def test_months_began_on_the_seventeenth_in_1946_and_the_last_ran_to_the_end_of_the_year() -> None:
    assert [president(date(1946, 2, day)) for day in (16, 17)] == ["AU", "BR"]
    assert president(date(1946, 12, 31)) == "US"
    assert president(date(1947, 1, 1)) == "AU"


def test_rwanda_presided_at_the_end_of_1994_and_the_order_went_on_as_before() -> None:
    assert [president(date(1994, month, 1)) for month in range(8, 13)] == ["RU", "ES", "GB", "US", "RW"]
    assert president(date(1995, 1, 1)) == "AR"


def test_the_name_of_the_month_gives_the_order() -> None:
    assert [president(date(1984, month, 1)) for month in (8, 9, 10)] == ["BF", "ZW", "BF"]
    assert [president(date(1990, month, 1)) for month in (3, 12)] == ["YE", "YE"]
    assert [president(date(1974, month, 1)) for month in (9, 10, 11)] == ["GB", "CM", "US"]


def test_the_soviet_seat_became_russias_within_its_presidency() -> None:
    assert [president(date(1991, 12, day)) for day in (23, 24)] == ["SU", "RU"]


def test_nothing_is_told_before_the_first_meeting_or_without_a_roster() -> None:
    assert presidency_on(FIRST - timedelta(days=1)) is None
    assert presidency_on(LAST + timedelta(days=1)) is None


@given(st.integers(0, (LAST - FIRST).days))
def test_a_member_of_the_day_presides_and_the_day_lies_in_its_term(days: int) -> None:
    day = FIRST + timedelta(days=days)
    held = presidency_on(day)
    assert held is not None
    assert held.member in {member.iso for member in members_on(day)}
    assert held.since <= day <= held.until


def test_one_presidency_follows_another_without_a_gap() -> None:
    day, terms = FIRST, []
    while day <= LAST:
        held = presidency_on(day)
        assert held is not None
        terms.append(held)
        day = held.until + timedelta(days=1)
    assert all(one.until + timedelta(days=1) == two.since for one, two in pairwise(terms))
    assert all(one.member != two.member for one, two in pairwise(terms))


def test_terms_told_as_data_do_not_overlap() -> None:
    assert all(one.until < two.since for one, two in pairwise(presidency_terms()))
