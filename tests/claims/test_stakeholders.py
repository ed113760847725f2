"""Whose position a statement can take: through the whole extraction, on sentences made up about several missions."""

from __future__ import annotations

from pathlib import Path

import pytest

from penholder.claims.extraction import extract_claims
from penholder.evaluate.casebook import read_afresh
from penholder.model import ReportClaims
from tests.factories import make_bracket, parse

PILES = Path(__file__).parents[1] / "piles"


def claims(text: str) -> ReportClaims:
    report, parsed = parse(text)
    return extract_claims(report, parsed, make_bracket(report, "2023-06-16"))


def holders(text: str) -> set[str]:
    return {position.holder for position in claims(text).positions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya, Ghana and Gabon opposed a reduction of UNMISS.", {"Kenya", "Ghana", "Gabon"}),
        ("The French and Russian envoys backed a renewal of UNIFIL's mandate.", {"France", "Russia"}),
        ("European members of the Security Council opposed any reduction of UNMISS.", {"European members of the Security Council"}),
        ("The Kenyan envoy opposed a reduction of UNMISS.", {"Kenya"}),
    ],
)  # fmt: skip
def test_everybody_who_speaks_holds_the_position(text: str, expected: set[str]) -> None:
    assert holders(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Some council members opposed a reduction of UNMISS.",
        "Many Congolese demanded the withdrawal of MONUSCO.",
        "The ambassador of Russia, Vassily Nebenzia, said that France opposes the withdrawal of MONUSCO.",
        "Diplomats said that China opposes the withdrawal of MONUSCO.",
    ],
)
def test_nobody_holds_what_some_say_or_what_others_tell_of_them(text: str) -> None:
    assert holders(text) == set()


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("A spokesman for the State Department said it opposes a reduction of UNIFIL.", "United States"),
        ("The U.S. State Department called for the renewal of UNIFIL's mandate.", "United States"),
        ("The Pentagon opposes a reduction of UNMISS.", "United States"),
        ("The White House opposes a reduction of UNMISS.", "United States"),
        ("The mandate of MINUSCA must be renewed, the U.S. envoy said.", "United States"),
        ("The Foreign Office in London opposes the withdrawal of MONUSCO.", "United Kingdom"),
        ("A spokeswoman for the Foreign Office said Britain supports the renewal of MONUSCO.", "United Kingdom"),
        ("Downing Street opposes the withdrawal of MONUSCO.", "United Kingdom"),
        ("The German Foreign Office said MINUSCA should be extended by a year.", "Germany"),
        ("Pakistan's Foreign Office supports the renewal of MINUSCA.", "Pakistan"),
        ("The Quai d'Orsay said it supports the renewal of MINUSCA.", "France"),
        ("The Élysée said the withdrawal of UNIFIL would be a mistake.", "France"),
        ("The Kremlin called for the withdrawal of MINUSCA.", "Russia"),
        ("A spokesperson for the Russian Foreign Ministry said MINUSCA should be extended.", "Russia"),
        ("The Foreign Ministry in Beijing said it backs a gradual drawdown of MONUSCO.", "China"),
        ("The defence ministry in Rome said it opposes a reduction of UNIFIL.", "Italy"),
        ("The Farnesina opposes the withdrawal of UNIFIL.", "Italy"),
        ("“We want UNIFIL to stay,” a spokesperson for the Irish Department of Foreign Affairs said.", "Ireland"),
    ],
)  # fmt: skip
def test_a_ministry_and_its_spokesperson_speak_for_the_state(text: str, state: str) -> None:
    assert holders(text) == {state}


def test_two_ministries_are_two_states_and_a_parliament_is_none() -> None:
    text = "The Department of State and the Foreign Office said they support the renewal of MONUSCO."
    assert holders(text) == {"United States", "United Kingdom"}
    assert holders("The U.S. Congress opposes the renewal of UNIFIL.") == {"U.S. Congress"}


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("The Ministry of Defence in Brussels", "Belgium"),
        ("The Ministry of Foreign Affairs of Togo", "Togo"),
        ("The Ministry of Foreign Affairs in Kinshasa", "DR Congo"),
        ("The foreign ministry", "DR Congo"),
    ],
)
def test_a_ministry_elsewhere_is_not_the_hosts(words: str, state: str) -> None:
    lead = "The mandate of MONUSCO in the Congo ends soon. "
    assert holders(f"{lead}{words} opposes a reduction of MONUSCO.") == {state}


def test_a_denial_stands_against_what_it_denies() -> None:
    found = claims("The French minister denied that Paris had asked for the withdrawal of MONUSCO.").positions
    assert {p.stance.value for p in found} <= {"ambiguous"}


@pytest.mark.parametrize("pile", ["drc-2023", "mixed"])
def test_no_position_without_a_statement_by_its_holder(pile: str) -> None:
    record = read_afresh(PILES / pile)
    texts = {report.id: report.text for report in record.reports}
    for made in record.claims:
        statements = {s.id: s for s in made.statements}
        for position in made.positions:
            statement = statements[position.statement]
            assert any(position.span.touches(span) for span in statement.content)
            speaker = statement.speaker
            named = (speaker.name, speaker.speaks_for, *speaker.jointly)
            words = statement.source.words if statement.source else ""
            assert position.holder in named or position.holder in words
            assert texts[position.report][position.span.start : position.span.end] == position.span.words
