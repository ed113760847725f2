"""Tolls beside the fatalities series: the definition the words call for, the one that fits, and when there is none."""

from __future__ import annotations

from datetime import date

import pytest

from penholder.model import SeriesAnswer, SeriesCheck
from tests.record.checks.series import check


def chosen(found: tuple[SeriesCheck, ...]) -> SeriesAnswer:
    (only,) = found
    assert only.fitting is not None, only.reason
    return only.answers[only.fitting]


@pytest.mark.parametrize(
    ("text", "facets"),
    [
        (
            "Since 2013, 37 MINUSMA peacekeepers have been killed by hostile acts.",
            ("minusma", "all", "malicious act"),
        ),
        (
            "Since 2013, 33 MINUSMA peacekeepers have been killed by hostile acts.",
            ("minusma", "uniformed", "malicious act"),
        ),
        (
            "Since 2013, 30 MINUSMA peacekeepers have been killed by hostile acts.",
            ("minusma", "military", "malicious act"),
        ),
        (
            "In Mali 30 soldiers of MINUSMA have been killed in attacks since 2013.",
            ("minusma", "military", "malicious act"),
        ),
        (
            "Three UN police officers of MINUSMA have been killed in attacks since 2013.",
            ("minusma", "police", "malicious act"),
        ),
        (
            "MINUSMA has lost 33 soldiers and police to attacks since 2013.",
            ("minusma", "uniformed", "malicious act"),
        ),
        (
            "More than 70 peacekeepers have died in Mali since MINUSMA began in 2013.",
            ("minusma", "all", "all"),
        ),
        ("Since 2013, 37 peacekeepers of MINUSMA have been killed.", ("minusma", "all", "malicious act")),
        ("Fifteen members of MINUSMA have died of illness since 2013.", ("minusma", "all", "illness")),
        (
            "Accidents and illness have cost 35 members of MINUSMA their lives since 2013.",
            ("minusma", "all", "accident or illness"),
        ),
        ("Nineteen civilian staff of MINUSMA have died since 2013.", ("minusma", "civilian", "all")),
        ("Since 1948, 233 UN peacekeepers have died around the world.", ("all", "all", "all")),
        ("Since 1948, 226 UN peacekeepers have died around the world.", ("peacekeeping", "all", "all")),
        ("Fifty Chadian peacekeepers have died with MINUSMA since 2013.", ("minusma", "all", "all", "TD")),
        (
            "In 2014, 30 MINUSMA peacekeepers were killed by malicious acts.",
            ("minusma", "all", "malicious act"),
        ),
    ],
)
def test_the_right_definition_is_named(text: str, facets: tuple[str, ...]) -> None:
    assert chosen(check(text)).facets == facets


def test_the_sentence_says_which_definition_makes_it_right_and_what_the_words_alone_give() -> None:
    (found,) = check("Since 2013, 33 MINUSMA peacekeepers have been killed by hostile acts.")
    assert found.reason.startswith(
        "“33” is right for military and police killed by malicious act in MINUSMA: 33"
    )
    assert "the words leave open which personnel" in found.reason
    assert "all personnel killed by malicious act in MINUSMA are 37" in found.reason
    assert chosen((found,)).departs == ("personnel",)


def test_a_number_that_fits_nothing_is_said_to_miss_and_by_how_much() -> None:
    (found,) = check("Since 2013, 41 MINUSMA peacekeepers have been killed by hostile acts.")
    assert found.fitting is None
    assert "No definition gives “41”" in found.reason
    assert "4 fewer than the words allow" in found.reason or "2 fewer" in found.reason


def test_equal_numbers_far_from_the_words_are_chance() -> None:
    """19 are the civilians who died of any cause: no reading of soldiers killed by hostile acts."""
    (found,) = check("Since 2013, 19 soldiers of MINUSMA have been killed by hostile acts.")
    assert found.fitting is None


def test_deaths_without_a_cause_widen_only_what_the_words_call_for() -> None:
    (found,) = check("Since 2013, 39 MINUSMA peacekeepers have been killed by hostile acts.")
    answer = chosen((found,))
    assert answer.facets[1:] == ("all", "malicious act")
    assert (answer.value, answer.low, answer.high) == (37, 37, 39)
    assert "if deaths whose cause or kind the file leaves open are counted" in found.reason
    (other,) = check("Since 2013, 35 MINUSMA peacekeepers have been killed by hostile acts.")
    assert other.fitting is None, "33 uniformed and two without a cause are no second reading"


def test_the_day_is_the_figure_s_own_and_is_not_bent() -> None:
    text = "Since 2013, 30 MINUSMA peacekeepers have been killed by hostile acts."
    assert chosen(check(text, "2014-12-31")).until == date(2014, 12, 31)
    (found,) = check(text, "2014-06-15")
    assert found.fitting is None
    assert found.answers[0].until == date(2014, 6, 15)


def test_a_wide_bracket_gives_a_range_of_values() -> None:
    text = "Since 2013, 12 MINUSMA peacekeepers have been killed by hostile acts."
    answer = chosen(check(text, "2014-01-01", "2014-12-31"))
    assert (answer.low, answer.high) == (0, 30)


def test_a_year_is_a_period_and_since_is_its_beginning() -> None:
    (in_year,) = check("In 2014, 30 MINUSMA peacekeepers were killed by malicious acts.")
    (by_then,) = check("By the end of 2015, 33 peacekeepers of MINUSMA had been killed by hostile acts.")
    assert (in_year.answers[0].since, in_year.answers[0].until) == (date(2014, 1, 1), date(2014, 12, 31))
    assert (by_then.answers[0].since, by_then.answers[0].until) == (None, date(2015, 12, 31))


def test_beyond_the_last_day_there_is_no_answer() -> None:
    (found,) = check("Since 2013, 37 MINUSMA peacekeepers have been killed by hostile acts.", "2024-01-10")
    assert (found.answers, found.fitting) == ((), None)
    assert "ends on 21 November 2023" in found.reason
    assert "no answer" in found.reason


def test_a_mission_without_rows_gets_no_answer() -> None:
    (found,) = check("Since 2011, 12 UNISFA peacekeepers have been killed by hostile acts.")
    assert found.answers == ()
    assert "UNISFA" in found.reason


def test_the_mission_taken_over_from_may_be_counted_with_it() -> None:
    (found,) = check("Since 1999, 22 MONUSCO peacekeepers have been killed by hostile acts.")
    assert chosen((found,)).departs == ("mission",)
    assert "the mission it took over from" in found.reason


@pytest.mark.parametrize(
    "text",
    [
        "Three peacekeepers of MINUSMA were killed on Friday in an ambush near Kidal.",
        "The army killed at least 500 civilians in Moura in March 2022, MINUSMA said.",
        "Since 2013, 687 peacekeepers of MINUSMA have been injured by hostile acts.",
        "Militants have killed 120 Malian soldiers since January, MINUSMA said.",
        "The withdrawal means the loss of more than 2,250 troops of MINUSMA since last year.",
        "Protests against the mission in July 2022 left 36 people dead in Goma, the government of Congo said.",
    ],
)
def test_what_is_no_toll_of_a_mission_is_left_alone(text: str) -> None:
    assert check(text) == ()
