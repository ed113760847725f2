"""Strengths beside the month-by-month series."""

from __future__ import annotations

import pytest

from tests.record.checks.series import check


@pytest.mark.parametrize(
    ("text", "branch"),
    [
        ("MINUSMA has about 12,000 uniformed personnel.", "uniformed"),
        ("MINUSMA has 10,700 troops in Mali.", "troops"),
        ("MINUSMA has some 1,200 police officers in Mali.", "police"),
    ],
)
def test_the_branch_is_what_the_words_say(text: str, branch: str) -> None:
    (found,) = check(text, "2016-06-15")
    assert found.fitting is not None, found.reason
    assert found.answers[found.fitting].facets == ("minusma", branch)
    assert "31 May 2016 and 30 June 2016" in found.reason


def test_a_day_lies_between_two_month_ends() -> None:
    (found,) = check("MINUSMA has about 12,000 uniformed personnel.", "2016-06-15")
    answer = found.answers[0]
    assert (answer.value, answer.low, answer.high) == (11840, 11840, 11990)


def test_a_month_without_a_row_is_named() -> None:
    (found,) = check("MINUSMA has about 12,000 uniformed personnel.", "2016-07-20")
    assert "It has none for 31 July 2016." in found.reason


def test_a_part_of_a_mission_is_not_compared() -> None:
    assert check("Bangladesh has 1,400 troops with MINUSMA in Mali.", "2016-06-15") == ()
    assert check("MINUSMA has 300 peacekeepers in Kidal.", "2016-06-15") == ()


def test_beyond_the_last_day_there_is_no_answer() -> None:
    (found,) = check("MINUSMA has about 12,000 uniformed personnel.", "2024-06-15")
    assert found.answers == ()
    assert "no answer" in found.reason
