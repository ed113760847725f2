"""Confidence by its stated rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from penholder.council.outlook.confidence import Grounds, judge_confidence
from penholder.model import Basis, Chance, Confidence, Probability

BEST = Grounds(
    leading=Chance("renewal", "renewed", Probability(0.9, 0.85, 0.94, Basis.FITTED, 500, "x")),
    named=True,
    report_age=1,
    days_left=10,
    contested=False,
)


def change_leading(**changes: object) -> Grounds:
    told = replace(BEST.leading.probability, **changes)  # type: ignore[arg-type]
    return replace(BEST, leading=replace(BEST.leading, probability=told))


def test_the_best_grounds_give_high_confidence_without_reasons() -> None:
    assert judge_confidence(BEST) == (Confidence.HIGH, ())


@pytest.mark.parametrize(
    "grounds",
    [
        replace(BEST, named=False),
        replace(BEST, report_age=20),
        replace(BEST, days_left=150),
        change_leading(cases=12),
        change_leading(low=0.6),
    ],
)
def test_one_weakness_makes_it_moderate(grounds: Grounds) -> None:
    confidence, because = judge_confidence(grounds)
    assert confidence is Confidence.MODERATE
    assert len(because) == 1


@pytest.mark.parametrize(
    "grounds",
    [
        replace(BEST, report_age=None),
        replace(BEST, report_age=90),
        replace(BEST, days_left=None),
        replace(BEST, contested=True),
        change_leading(cases=3),
        change_leading(low=0.3),
        change_leading(basis=Basis.ASSUMED),
        replace(change_leading(low=0.6), named=False, report_age=20),
    ],
)
def test_a_grave_weakness_or_three_make_it_low(grounds: Grounds) -> None:
    confidence, because = judge_confidence(grounds)
    assert confidence is Confidence.LOW
    assert because


def test_how_likely_something_is_does_not_matter() -> None:
    assert judge_confidence(change_leading(value=0.86))[0] is judge_confidence(BEST)[0]


def test_without_names_members_votes_alone_are_called_base_rates() -> None:
    assert judge_confidence(replace(BEST, named=False))[1] == (
        "no file with enough named votes is imported, so members’ votes are base rates",
    )
