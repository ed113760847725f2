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
