"""Clashes inside one report: each family fires on what cannot be right, and stays silent on what can."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from penholder.model import Provenance
from penholder.versions.garble import find_garble
from tests.factories import make_bracket, parse


def rules(text: str, *, day: str | None = None, told: date | None = None) -> list[str]:
    report, parsed = parse(text)
    if told is not None:
        report = dataclasses.replace(report, provenance=Provenance(published=told))
    found = find_garble([(report, parsed)], [], [], [make_bracket(report, day)] if day else [])
    assert all(report.text[s.span.start : s.span.end] == s.span.words for s in found)
    assert all(s.reason.endswith(".") for s in found)
    return [s.rule for s in found]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        # persons
        ("Ms. Okoro himself signed the letter on Monday.", "pronoun gender clash"),
        ("Mr. Bo voiced her concern about the camp.", "pronoun gender clash"),
        ("The spokeswoman voiced his concern about the camp.", "pronoun gender clash"),
        # owners
        (
            "The deal names three parties, but the movements suspended their part in it in December.\n\n"
            "Diop called his decision “regrettable” and said he hopes for an accord before long.",
            "deed without a doer",
        ),
        # days
        ("The envoy spoke on Friday, 28 January 2023 in the capital.", "weekday against date"),
        ("The convoy left on June 31 with food for the camp.", "impossible date"),
        ("The base was open from March 2023 to January 2022 in the north.", "ends before it begins"),
        ("The office stood between 2015 and 2012 in the old port.", "ends before it begins"),
        ("The first mission (2013-2003) had few boats.", "ends before it begins"),
        ("MINUSMA, which was set up in 2003, has many bases.", "impossible date"),
        # counts
        ("About 180% of them were turned away at the gate.", "share over all"),
        ("The attack killed 12 soldiers, including 15 officers.", "part over whole"),
        ("Only 12 of the 10 soldiers came back.", "part over whole"),
        (
            "He proposed two options: enlarge the force; reconfigure it; or close the mission.",
            "list of another length",
        ),
        (
            "The deal was signed by two parties: the government, the Coordination and the Platform.",
            "list of another length",
        ),
        (
            "The Council adopted the text with 13 votes in favour, none against and 3 abstentions.",
            "more votes than members",
        ),
        # places
        ("He spoke in Mali's capital, Niamey, on Friday.", "place against state"),
        (
            "France's U.N. Ambassador Vassily Nebenzia told the council that the force must stay.",
            "person against state",
        ),
    ],
)
def test_what_cannot_be_right_is_flagged(text: str, rule: str) -> None:
    assert rules(text) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        # persons
        "Ms. Okoro herself signed the letter, and Mr. Bo voiced his concern about the camp.",
        "Mr. Bo and Ms. Okoro met; the mayor showed him her concern.",
        "The spokesman of the mayor said she had voiced her concern.",
        # owners
        "The mayor closed the market in December.\n\nDiop called his decision “regrettable” on Friday.",
        "The movements suspended their part in it.\n\nDiop called their decision “regrettable” on Friday.",
        # days
        "The talks were held on Wednesday, February 1, 2023 in the capital.",
        "The base was open from October to March, and from June 12 to June 16.",
        "Sales rose 12 percent from 2015 to 2012 levels.",
        "MINUSMA, which was set up in 2013, has many bases.",
        "MINUSMA is mandated until 2030, and was set to end in 2031.",
        "The government brought the withdrawal forward from December 2024 to December 2023.",
        "MONUSCO was set up in 1999 under another name.",
        "The convoy left on June 30 with food for 31 families.",
        # counts
        "Output stood at 120% of the yearly target.",
        "The attack hit two families, including nine children.",
        "At least 12 soldiers were killed, including 15 who died of their wounds.",
        "He proposed three options: enlarge the force; reconfigure it; or close the mission.",
        "Two ministers: Bo and Okoro, who is from the coast, and a clerk came.",
        "The Council adopted the text with 12 votes in favour, none against and 3 abstentions.",
        # places
        "He spoke in Mali's capital, Bamako, on Friday, and flew to Niger's capital, Niamey.",
        "Russia's U.N. Ambassador Vassily Nebenzia told the council that the force must stay.",
    ],
)
def test_what_can_be_right_is_not_flagged(text: str) -> None:
    assert rules(text) == []


def test_a_weekday_without_a_year_is_held_against_days_near_the_report_alone() -> None:
    text = "The envoy spoke on Friday, June 15 in the capital."
    assert rules(text, told=date(2023, 6, 16)) == ["weekday against date"]
    assert rules(text, day="2023-06-16") == ["weekday against date"]
    assert rules(text, day="2023-11-16") == []
    assert rules(text) == []
    assert rules(text.replace("15", "16"), told=date(2023, 6, 17)) == []


def test_a_day_after_the_report_is_not_past() -> None:
    text = "Two soldiers were killed on 20 June 2023 near the camp."
    assert rules(text, day="2023-06-16") == ["told before it happened"]
    assert rules(text, day="2023-06-21") == []
    assert rules(text) == []
    assert rules("The mission will leave on 20 June 2023.", day="2023-06-16") == []


@pytest.mark.parametrize(
    ("elsewhere", "found"),
    [
        ("The referendum was held on 17 June.", ["weekday against date"]),
        ("The referendum was held on 18 June.", []),
        ("The referendum had been scheduled for 19 March and was postponed.", []),
        ("The mayor resigned on 17 June.", []),
    ],
)
def test_a_weekday_that_names_a_thing_is_held_against_its_date(elsewhere: str, found: list[str]) -> None:
    text = f"Sunday’s referendum drew long queues. {elsewhere}"
    assert rules(text, day="2023-06-20") == found
