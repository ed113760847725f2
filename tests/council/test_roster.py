"""Who sits in the Council, on any day."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.council.roster import is_permanent, knows_roster, members_on

SEATS_2023 = ["AL", "BR", "CN", "EC", "FR", "GA", "GH", "JP", "MT", "MZ", "RU", "CH", "AE", "GB", "US"]
MEMBERSHIP = Path(__file__).parents[2].parent / "shared/data/council/sc_membership_1946_2025_clean.csv"


def codes(day: date) -> set[str]:
    return {member.iso for member in members_on(day)}


def test_the_council_of_2023() -> None:
    assert codes(date(2023, 6, 30)) == set(SEATS_2023)


def test_seats_change_hands() -> None:
    assert is_permanent("SU", date(1991, 12, 23))
    assert not is_permanent("RU", date(1991, 12, 23))
    assert is_permanent("RU", date(1991, 12, 24))
    china = {day.year: next(m for m in members_on(day) if m.iso == "CN").held_by for day in (
        date(1971, 10, 24), date(1972, 1, 1))}  # fmt: skip
    assert china == {1971: "Republic of China", 1972: "People's Republic of China"}


def test_nothing_is_known_before_the_first_meeting() -> None:
    assert members_on(date(1946, 1, 16)) == ()
    assert knows_roster(date(1946, 1, 17))


@given(st.integers(0, (date(2023, 12, 31) - date(1946, 1, 17)).days))
def test_every_day_has_a_full_council(days: int) -> None:
    day = date(1946, 1, 17) + timedelta(days)
    members = members_on(day)
    assert len(members) == len({m.iso for m in members}) == (15 if day.year >= 1966 else 11)
    assert sum(m.permanent for m in members) == 5


def test_the_roster_agrees_with_the_published_list() -> None:
    if not MEMBERSHIP.exists():
        pytest.skip("the published list of members is not at hand")
    with MEMBERSHIP.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    for year in sorted({int(row["year"]) for row in rows}):
        listed = sum(int(row["year"]) == year for row in rows)
        assert len(members_on(date(year, 12, 31))) == listed, year
