"""Where a mandate stands on a day: open, ended, not known; reports due; where the data end; what imports add."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.council.chains import Chains, add_texts, add_votes, ship_chains
from penholder.council.clock import set_clock
from penholder.council.due import place_reports
from penholder.model import MandateState, RollCall, VoteResult, VotingHistory
from penholder.vocabulary import Mandate, mandates_end
from tests.official.resolutions.texts import read_terms


@pytest.mark.parametrize(
    ("mission", "day", "state", "ended", "by", "after"),
    [
        ("minusma", "2023-06-29", MandateState.RUNNING, None, "", ""),
        ("minusma", "2023-07-10", MandateState.ENDED, "2023-12-31", "S/RES/2690(2023)", ""),
        ("monuc", "2010-08-01", MandateState.ENDED, "2010-06-30", "S/RES/1925(2010)", "monusco"),
        ("unef-i", "1960-01-01", MandateState.OPEN, None, "", ""),
        ("unef-i", "1968-01-01", MandateState.ENDED, "1967-06-30", "", ""),
        ("unmik", "2015-01-01", MandateState.OPEN, None, "", ""),
        ("minurso", "1990-01-01", MandateState.NOT_BEGUN, None, "", ""),
        ("unavem-i", "1990-01-01", MandateState.UNKNOWN, None, "", ""),
    ],
)
def test_where_a_mandate_stands(
    mission: str, day: str, state: MandateState, ended: str | None, by: str, after: str
) -> None:
    clock = set_clock(mission, date.fromisoformat(day))
    assert clock.state is state
    assert (clock.ended_on, clock.ended_by, clock.followed_by) == (
        date.fromisoformat(ended) if ended else None,
        by,
        after,
    )


def test_a_day_after_the_data_says_where_they_end() -> None:
    end = mandates_end()
    assert end == date(2024, 1, 10)
    assert set_clock("unmiss", end).data_end is None
    assert set_clock("unmiss", end + timedelta(days=1)).data_end == end
    assert set_clock("unmiss", date(2025, 1, 1)).by_hand != ""
    assert set_clock("unmiss", date(2024, 2, 1)).by_hand == ""


def test_a_mandate_that_ran_out_after_the_data_is_not_known_not_ended() -> None:
    last = Mandate(
        mission="unmiss", resolution="S/RES/1(2023)", adopted=date(2023, 3, 15), expires=date(2024, 3, 15)
    )
    chains = Chains((last,), date(2024, 1, 10))
    assert set_clock("unmiss", date(2025, 1, 1), mandates=chains).state is MandateState.UNKNOWN
    assert set_clock("unmiss", date(2024, 3, 15), mandates=chains).state is MandateState.RUNNING


def test_a_mandate_that_ran_out_within_the_data_has_ended() -> None:
    last = Mandate(
        mission="x", resolution="S/RES/1(1990)", adopted=date(1990, 1, 1), expires=date(1990, 7, 1)
    )
    chains = Chains((last,), date(2024, 1, 10))
    clock = set_clock("x", date(1991, 1, 1), mandates=chains)
    assert (clock.state, clock.ended_on, clock.ended_by) == (
        MandateState.ENDED,
        last.expires,
        last.resolution,
    )
    assert set_clock("x", date(1990, 7, 20), mandates=chains).state is MandateState.UNKNOWN


def test_terms_are_those_last_read_with_their_resolution() -> None:
    terms = set_clock("minusma", date(2023, 1, 27)).terms
    assert (terms.military, terms.police, terms.sized_by) == (13289, 1920, "S/RES/2640(2022)")
    assert terms.tasked_by == "S/RES/2227(2015)"
    assert "civilians" in terms.tasks


@pytest.mark.parametrize(
    ("reporting", "days"),
    [
        ("every 3 months", ["2023-04", "2023-07"]),
        ("every 90 days", ["2023-04", "2023-07"]),
        ("every 75 days", ["2023-03-26", "2023-06-09"]),
        ("by 2023-05-15; by 2023-06", ["2023-05-15", "2023-06"]),
        ("30 days before the end", ["2023-06-30"]),
        ("2 months before the end", ["2023-05-30"]),
        ("at the end; before the end", ["2023-07-30"]),
        ("within 2 days", []),
        ("", []),
    ],
)
def test_reports_fall_due_by_every_wording(reporting: str, days: list[str]) -> None:
    mandate = Mandate(
        mission="x",
        resolution="S/RES/1(2023)",
        adopted=date(2023, 1, 10),
        expires=date(2023, 7, 30),
        reporting=reporting,
    )
    steps = place_reports(mandate, date(2023, 2, 1))
    assert [step.day for step in steps] == days
    assert {step.source for step in steps} <= {"S/RES/1(2023)"}


def test_a_change_does_not_start_the_reports_anew() -> None:
    day = date(2018, 1, 5)
    assert [s.day for s in set_clock("minusma", day).steps if s.kind == "report"][:2] == [
        "2017-09",
        "2017-12",
    ]


def test_reports_of_an_open_mandate_are_told_for_a_year_either_way() -> None:
    open_one = Mandate(
        mission="x",
        resolution="S/RES/1(1990)",
        adopted=date(1990, 1, 1),
        reporting="every 6 months",
        basis="open",
    )
    days = [step.day for step in place_reports(open_one, date(2000, 6, 1))]
    assert days == ["1999-07", "2000-01", "2000-07", "2001-01"]


def test_a_ceiling_under_a_later_resolution_without_a_text_is_not_known() -> None:
    terms = set_clock("monusco", date(2024, 1, 5)).terms
    assert (terms.military, terms.sized_by, terms.unsized_by) == (
        14160,
        "S/RES/2666(2022)",
        "S/RES/2717(2023)",
    )
    assert set_clock("minusma", date(2023, 1, 27)).terms.unsized_by == ""


def test_a_ceiling_goes_on_where_a_text_sets_none() -> None:
    sized = Mandate(
        mission="x", resolution="S/RES/1(1990)", adopted=date(1990, 1, 1), military=500, source="text"
    )
    later = Mandate(mission="x", resolution="S/RES/2(1990)", adopted=date(1990, 5, 1), source="text")
    terms = set_clock("x", date(1990, 6, 1), mandates=(sized, later)).terms
    assert (terms.military, terms.unsized_by) == (500, "")


def test_a_last_period_is_told_from_the_day_of_its_decision() -> None:
    clock = set_clock("unifil", date(2025, 9, 1))
    assert (clock.last_period, clock.state) == ("S/RES/2790(2025)", MandateState.RUNNING)
    assert "S/RES/2790(2025) renews the mandate for a last period" in [s.label for s in clock.steps]
    assert set_clock("unifil", date(2025, 8, 27)).last_period == ""


def test_a_last_period_that_ran_out_is_an_end_though_the_data_stop_before() -> None:
    clock = set_clock("unmha", date(2026, 11, 22))
    assert (clock.state, clock.ended_on, clock.ended_by) == (
        MandateState.ENDED,
        date(2026, 3, 31),
        "S/RES/2813(2026)",
    )


def add(title: str, day: str) -> VotingHistory:
    on = date.fromisoformat(day)
    calls = (RollCall(f"S/RES/9001({on.year})", on, VoteResult.ADOPTED, title),)
    return VotingHistory(calls, ("told.csv",), on)


def test_an_imported_list_renews_the_chains_beyond_the_table() -> None:
    title = "on extension of the mandate of UNMISS until 1 May 2041"
    chains = add_votes(ship_chains(), add(title, "2040-04-20"))
    clock = set_clock("unmiss", date(2040, 4, 21), mandates=chains)
    assert (clock.resolution, clock.expires, clock.by_hand) == ("S/RES/9001(2040)", date(2041, 5, 1), "")
    assert chains.end == date(2040, 4, 20)
    assert set_clock("unmiss", date(2040, 4, 19), mandates=chains) == set_clock(
        "unmiss", date(2040, 4, 19), mandates=Chains(ship_chains().mandates, chains.end)
    )


def test_an_imported_list_that_ends_before_the_table_changes_nothing() -> None:
    title = "on extension of the mandate of UNMISS until 1 May 2015"
    assert add_votes(ship_chains(), add(title, "2014-04-20")) is ship_chains()


def test_imported_texts_stand_over_the_tables_rows() -> None:
    terms = read_terms((9001, "20 April 2040", ("Decides to extend the mandate of UNMISS until 1 May 2041",)))
    chains = add_texts(ship_chains(), terms, date(2040, 4, 20))
    assert set_clock("unmiss", date(2040, 4, 21), mandates=chains).expires == date(2041, 5, 1)
    assert add_texts(ship_chains(), (), None) is ship_chains()


@given(
    mission=st.sampled_from(["unifil", "unmiss", "minusma", "unprofor", "unef-i", "unosom-ii", "unmik"]),
    day=st.dates(date(1948, 1, 1), date(2026, 12, 31)),
)
def test_no_day_is_told_by_what_was_adopted_later(mission: str, day: date) -> None:
    shipped = ship_chains()
    early = Chains(tuple(m for m in shipped.mandates if m.adopted <= day), shipped.end)
    clock, blind = set_clock(mission, day), set_clock(mission, day, mandates=early)
    if clock.state is not MandateState.NOT_BEGUN:
        assert clock == blind
    assert clock.days_left is None or clock.expires is not None
    assert all(
        s.source != r
        for s in clock.steps
        for r in (m.resolution for m in shipped.mandates if m.adopted > day)
    )
