"""Harm to a mission's soldiers is the mission's, whatever their nationality; harm to another army is not."""

from __future__ import annotations

import pytest

from tests.claims.test_figure_facets import extract


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("Three Irish soldiers serving with UNIFIL were wounded in southern Lebanon.", "unifil"),
        ("Two Irish soldiers were wounded in the attack on a UNIFIL patrol.", "unifil"),
        ("The Irish battalion of UNIFIL was shelled. Two Irish soldiers were wounded in Lebanon.", "unifil"),
        ("Two Israeli soldiers were wounded near a UNIFIL base, the army said.", "IL"),
        ("Two Lebanese soldiers were wounded in the attack on a UNIFIL convoy.", "LB"),
    ],
)
def test_whose_the_wounded_are(text: str, about: str) -> None:
    assert [f.about for f in extract(text)] == [about]


def test_an_attack_on_a_mission_is_not_by_it() -> None:
    (figure,) = extract("Two Irish soldiers were wounded in the attack on a UNIFIL patrol.")
    assert (figure.actor, figure.cause) == ("", "hostile act")


def test_wounded_without_a_noun_are_those_told_before() -> None:
    killed, wounded = extract("In Lebanon one Irish peacekeeper of UNIFIL was killed and two were wounded.")
    assert (wounded.measure, wounded.unit, wounded.about) == ("injuries", killed.unit, "unifil")
