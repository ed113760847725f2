"""A strength and its ceiling in one sentence are two figures of two measures, whichever is told first."""

from __future__ import annotations

import pytest

from tests.claims.test_figure_facets import extract


@pytest.mark.parametrize(
    ("text", "strength", "ceiling"),
    [
        ("MONUSCO had 12,300 soldiers in March, below its ceiling of 13,500.", 12_300, 13_500),
        ("UNMISS has 14,500 of its 17,000 authorised troops.", 14_500, 17_000),
        ("The force counts 14,500 troops out of an authorised 17,000.", 14_500, 17_000),
        (
            "The mission had 2,900 troops in place against an authorized strength of about 3,250.",
            2_900,
            3_250,
        ),
        ("UNIFIL has 10,500 troops, well short of the authorised 15,000.", 10_500, 15_000),
        ("Of the 17,000 authorised troops, 14,500 have been deployed.", 14_500, 17_000),
    ],
)
def test_a_strength_is_set_apart_from_its_ceiling(text: str, strength: int, ceiling: int) -> None:
    found = {f.amount.low: (f.measure, f.scope, f.population) for f in extract(text)}
    assert found == {
        strength: ("strength", "deployed", "military"),
        ceiling: ("ceiling", "authorised", "military"),
    }


def test_a_ceiling_raised_has_no_strength_beside_it() -> None:
    figures = extract("The Council raised the troop ceiling of UNISFA from 3,550 to 4,260.")
    assert {f.measure for f in figures} == {"ceiling"}
