"""Offices that reports say somebody took or left."""

from __future__ import annotations

import pytest

from penholder.claims.tenures import find_tenures
from penholder.model import Tenure
from tests.factories import make_bracket, parse


def tenures(text: str) -> tuple[Tenure, ...]:
    report, parsed = parse(text)
    found = find_tenures(report, parsed, make_bracket(report, "2023-06-14"))
    assert all(report.text[t.words.start : t.words.end] == t.words.words for t in found)
    return found


@pytest.mark.parametrize(
    ("text", "office", "of", "since", "until"),
    [
        ("Jane Brightwater, who took office as foreign minister of Malta in May, said the talks failed.", "foreign minister", "Malta", "2023-05", None),
        ("Jane Brightwater, appointed last week as prime minister of Haiti, said roads are shut.", "prime minister", "Haiti", "2023-06-05/2023-06-11", None),
        ("Jane Brightwater was named foreign minister of Malta on Monday.", "foreign minister", "Malta", "2023-06-12", None),
        ("France’s deputy ambassador Jane Brightwater stepped down on 3 March 2023.", "deputy permanent representative", "France", None, "2023-03-03"),
        ("Jane Brightwater replaced Luc Exemple as foreign minister of Malta in April.", "foreign minister", "Malta", "2023-04", None),
    ],
)  # fmt: skip
def test_reads_who_took_or_left_what(
    text: str, office: str, of: str, since: str | None, until: str | None
) -> None:
    (found,) = tenures(text)
    assert (found.person, found.office, found.of) == ("Jane Brightwater", office, of)
    assert (found.since, found.until) == (since, until)


@pytest.mark.parametrize(
    "text",
    [
        "He praised the plan in May. The war has lasted since 2013, Guterres said.",
        "Nicholas Haysom left Juba on Monday.",
        "Fighters took the town in May, said Nicholas Haysom.",
    ],
)
def test_other_takings_and_leavings_are_none(text: str) -> None:
    assert tenures(text) == ()
