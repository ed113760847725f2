"""Who sits in the Council, on any day."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.council.roster import PERMANENT, is_permanent, knows_roster, list_name, members_on
from penholder.official.voting.writing import read_state
from penholder.values.charter import seat_on

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
    empty = date(1980, 1, 1) <= day < date(1980, 1, 7)  # the tenth seat, still contested
    assert len(members) == len({m.iso for m in members}) == (15 if day.year >= 1966 else 11) - empty
    assert sum(m.permanent for m in members) == 5


def test_the_roster_agrees_with_the_published_list() -> None:
    if not MEMBERSHIP.exists():
        pytest.skip("the published list of members is not at hand")
    with MEMBERSHIP.open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    listed: dict[int, set[tuple[str, bool]]] = {}
    for row in rows:
        year, permanent = int(row["year"]), row["permanent"] == "True"
        code = read_state(row["security_council_member"].partition(" (German")[0])
        assert code, row
        listed.setdefault(year, set()).add((seat_on(code, date(year, 12, 31)), permanent))
    assert sorted(listed) == list(range(1946, 2026))
    for year, seats in listed.items():
        # the list names the Russian Federation for 1991, as the seat stood at the end of that year
        assert {(m.iso, m.permanent) for m in members_on(date(year, 12, 31))} == seats, year


def test_a_contested_seat_is_empty_until_the_election() -> None:
    assert "MX" not in codes(date(1980, 1, 6))
    assert "MX" in codes(date(1980, 1, 7))
    assert len(members_on(date(1980, 1, 6))) == 14


def test_members_of_2026_and_what_is_known_of_2027() -> None:
    assert codes(date(2026, 1, 1)) - set(PERMANENT) == {
        "BH", "CO", "CD", "LV", "LR", "DK", "GR", "PK", "PA", "SO",
    }  # fmt: skip
    assert not knows_roster(date(2027, 1, 1))
    terms = {m.iso: (m.since, m.until) for m in members_on(date(2026, 6, 1)) if not m.permanent}
    assert (terms["BH"], terms["DK"]) == ((2026, 2027), (2025, 2026))


@pytest.mark.parametrize(
    ("iso", "day", "term"),
    [
        ("MX", date(1946, 6, 1), (1946, 1946)),
        ("PL", date(1947, 6, 1), (1946, 1947)),
        ("PL", date(1960, 6, 1), (1960, 1960)),
        ("TR", date(1961, 6, 1), (1961, 1961)),
        ("IT", date(2017, 6, 1), (2017, 2017)),
        ("NL", date(2018, 6, 1), (2018, 2018)),
        ("BR", date(2023, 6, 1), (2022, 2023)),
    ],
)
def test_terms_of_two_years_and_terms_that_were_split(iso: str, day: date, term: tuple[int, int]) -> None:
    member = next(m for m in members_on(day) if m.iso == iso)
    assert (member.since, member.until) == term


def test_no_elected_member_sits_longer_than_two_years_running() -> None:
    for year in range(1946, 2027):
        for member in members_on(date(year, 12, 31)):
            if not member.permanent:
                assert member.since is not None
                assert member.until is not None
                assert member.until - member.since <= 1, (member.iso, year)


@pytest.mark.parametrize(
    ("iso", "day", "name"),
    [
        ("EG", date(1961, 6, 1), "United Arab Republic"),
        ("SY", date(1947, 6, 1), "Syria"),
        ("SY", date(1970, 6, 1), "Syrian Arab Republic"),
        ("UA", date(1985, 6, 1), "Ukrainian SSR"),
        ("SU", date(1991, 12, 23), "Union of Soviet Socialist Republics"),
        ("DE", date(1978, 6, 1), "Germany, Federal Republic of"),
        ("DE", date(1995, 6, 1), "Germany"),
        ("BF", date(1984, 8, 3), "Upper Volta"),
        ("BF", date(1984, 8, 4), "Burkina Faso"),
    ],
)
def test_seats_are_listed_under_the_name_of_the_time(iso: str, day: date, name: str) -> None:
    assert list_name(iso, day) == name
    assert next(m for m in members_on(day) if m.iso == iso).listed == name
