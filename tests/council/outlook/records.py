"""Records of one short report, and chances by key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from penholder.council import assess
from penholder.model import (
    Chance,
    DateBracket,
    Outlook,
    Position,
    Record,
    ReportClaims,
    Restriction,
    RestrictionStatus,
    Span,
    Stance,
)
from tests.council.test_arithmetic import make_position
from tests.council.test_assess import EMPTY


def make_record(
    mission: str, day: str, *positions: Position, restrictions: Iterable[Restriction] = ()
) -> Record:
    known = date.fromisoformat(day)
    claims = ReportClaims("r1", positions=positions, restrictions=tuple(restrictions))
    bracket = DateBracket("r1", known, known, known, ())
    return replace(EMPTY, known_on=known, mission=mission, brackets=(bracket,), claims=(claims,))


def foresee(mission: str, day: str, *positions: Position) -> Outlook:
    found = assess(make_record(mission, day, *positions)).outlook
    assert found is not None
    return found


def say(holder: str, stance: Stance, option: str, said: str) -> Position:
    return make_position(holder, stance, option, said=said)


def restrict(by: str) -> Restriction:
    return Restriction(
        "x1",
        "r1",
        Span("r1", 0, 4, "halt"),
        "movement",
        by,
        "minusma",
        None,
        status=RestrictionStatus.IMPOSED,
    )


def shares(chances: Iterable[Chance]) -> Mapping[str, float]:
    return {c.key: c.probability.value for c in chances}
