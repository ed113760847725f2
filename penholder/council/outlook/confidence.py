"""How well an outlook is founded, by stated rules.

Takes what the outlook rests on; gives low, moderate or high with the reasons. Never looks at how likely anything is.

Confidence begins high. It is moderate at most when: the leading branch was counted from fewer than 30 cases; its
90 % interval is wider than 20 percentage points; no votes are named; the last report is older than 14 days; the
decision is more than 90 days ahead. It is low when: the leading branch rests on an assumption; it was counted from
fewer than 5 cases; its interval is wider than 50 points; the last report is older than 60 days; the expiry is not
known; or what moved it is contested or suspect. Three reasons for moderate make it low.
"""

from __future__ import annotations

from dataclasses import dataclass

from penholder.model import Basis, Chance, Confidence

FEW, VERY_FEW = 30, 5
WIDE, VERY_WIDE = 0.20, 0.50
OLD, VERY_OLD = 14, 60
"""Days since the last report."""
FAR = 90
"""Days to the decision."""
MANY = 3


@dataclass(frozen=True, slots=True)
class Grounds:
    """What an outlook rests on."""

    leading: Chance
    named: bool
    """Whether imported files in use tell members apart by their votes."""
    report_age: int | None
    """Days since the last report; None when there is none."""
    days_left: int | None
    """To the expiry; None when it is not known."""
    contested: bool
    """Whether a claim that moved it is contested or told differently elsewhere."""


def judge_confidence(grounds: Grounds) -> tuple[Confidence, tuple[str, ...]]:
    """The confidence and the reasons why it is no higher, the weightiest first."""
    low, moderate = _find_low(grounds), _find_moderate(grounds)
    if low or len(moderate) >= MANY:
        return Confidence.LOW, (*low, *moderate)
    return (Confidence.MODERATE if moderate else Confidence.HIGH), tuple(moderate)


def _find_low(g: Grounds) -> list[str]:
    told = g.leading.probability
    width = told.high - told.low
    reasons = [
        (told.basis is Basis.ASSUMED, "the leading branch rests in part on an assumption"),
        (told.cases < VERY_FEW, f"it was counted from {_cases(told.cases)} only"),
        (width > VERY_WIDE, f"its interval is {_points(width)} wide"),
        (g.days_left is None, "the day to decide by is not known"),
        (g.report_age is None, "no report is known"),
        (
            g.report_age is not None and g.report_age > VERY_OLD,
            f"the last report is {g.report_age} days old",
        ),
        (g.contested, "what moved it is contested or told differently elsewhere"),
    ]
    return [words for holds, words in reasons if holds]


def _find_moderate(g: Grounds) -> list[str]:
    told = g.leading.probability
    width = told.high - told.low
    reasons = [
        (VERY_FEW <= told.cases < FEW, f"the leading branch was counted from {_cases(told.cases)}"),
        (WIDE < width <= VERY_WIDE, f"its interval is {_points(width)} wide"),
        (not g.named, "no file with enough named votes is imported, so members’ votes are base rates"),
        (
            g.report_age is not None and OLD < g.report_age <= VERY_OLD,
            f"the last report is {g.report_age} days old",
        ),
        (
            g.days_left is not None and g.days_left > FAR,
            f"the decision is {g.days_left} days ahead",
        ),
    ]
    return [words for holds, words in reasons if holds]


def _cases(number: int) -> str:
    return "one case" if number == 1 else f"{number} cases"


def _points(width: float) -> str:
    return f"{round(100 * width)} percentage points"
