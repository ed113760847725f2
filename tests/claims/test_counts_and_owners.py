"""What a count is of, and whose soldiers they are: moved, of another army, with the noun left out, displaced, dead."""

from __future__ import annotations

import pytest

from penholder.claims.figures import extract_figures
from penholder.model import Figure
from tests.factories import make_bracket, parse


def extract(text: str) -> tuple[Figure, ...]:
    report, parsed = parse(text)
    return extract_figures(report, parsed, make_bracket(report, "2024-06-14"), ())


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said that 250 UNMISS peacekeepers had been moved to safer camps.",
        "The last of 900 UNMISS peacekeepers left Bentiu.",
        "UNMISS relocated 120 peacekeepers on Monday.",
    ],
)
def test_peacekeepers_who_went_elsewhere_are_no_strength(text: str) -> None:
    assert extract(text)[0].measure == ""


def test_peacekeepers_a_mission_has_are_its_strength() -> None:
    assert extract("UNMISS has 13,500 peacekeepers.")[0].measure == "strength"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("The Congolese army will deploy 4,000 soldiers in the hills that MONUSCO leaves.", "fardc"),
        ("MONUSCO leaves the hills. The army will deploy 4,000 soldiers there.", "CD"),
        ("The Nepalese army will deploy 400 soldiers to MONUSCO.", "monusco"),
    ],
)
def test_soldiers_whom_an_army_deploys_at_home_are_its_own(text: str, about: str) -> None:
    assert extract(text)[-1].about == about


@pytest.mark.parametrize(
    "text",
    [
        "UNMISS has a ceiling of 17,000 troops. In March 13,200 were deployed.",
        "The ceiling of UNMISS is 17,000 troops; 13,200 were deployed in March.",
    ],
)
def test_a_bare_number_deployed_counts_the_troops_told_before(text: str) -> None:
    whole, bare = extract(text)
    assert (whole.measure, whole.amount.low) == ("ceiling", 17_000)
    assert (bare.measure, bare.unit, bare.about, bare.scope) == ("strength", "troops", "unmiss", "deployed")


def test_a_bare_number_without_troops_before_it_counts_nothing_known() -> None:
    found = extract("UNMISS has held 40 talks. In March 35 were deployed.")
    assert found[-1].measure == ""


@pytest.mark.parametrize(
    ("text", "measure", "unit", "place"),
    [
        ("MONUSCO stays. In Butembo, 19 people were killed on 3 May.", "deaths", "people", "Butembo"),
        ("The ministry put the dead at 19.", "deaths", "dead", ""),
        ("A count by researchers gives 800 civilians killed.", "deaths", "civilians", ""),
        ("Aid groups speak of 2.1 million displaced people in the west.", "displaced", "displaced people", "the west"),
    ],
)  # fmt: skip
def test_tolls_and_the_displaced_are_read_in_any_wording(
    text: str, measure: str, unit: str, place: str
) -> None:
    (found,) = extract(text)
    assert (found.measure, found.unit, found.place, found.actor) == (measure, unit, place, "")
