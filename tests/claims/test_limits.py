"""Clauses that limit when or where a mission should be kept, and those that only tell where or when."""

from __future__ import annotations

import pytest

from penholder.model import Stance
from tests.claims.test_positions import stand


@pytest.mark.parametrize(
    ("content", "option", "condition"),
    [
        ("peacekeepers should not stay where they cannot patrol freely", "keep", "where they cannot patrol freely"),
        ("the peacekeepers should stay only where they can protect people", "keep", "only where they can protect people"),
        ("no peacekeepers can be kept in a country where they are shot at", "keep", "in a country where they are shot at"),
        ("MONUSCO should not be kept when the government no longer wants it", "keep", "when the government no longer wants it"),
        ("UNMISS should not be withdrawn while fighting goes on", "withdraw", "while fighting goes on"),
        ("France opposes the closure of MINUSCA while fighting goes on", "terminate", "while fighting goes on"),
        ("France would oppose keeping peacekeepers where Hezbollah rules", "keep", "where Hezbollah rules"),
        ("MINUSCA must not be renewed as long as the embargo stands", "keep", "as long as the embargo stands"),
        ("UNIFIL should not be kept unless its patrols can move", "keep", "unless its patrols can move"),
        ("UNMISS should not be renewed without a new timetable", "keep", "without a new timetable"),
    ],
)  # fmt: skip
def test_a_clause_that_limits_makes_the_stance_conditional(content: str, option: str, condition: str) -> None:
    (found,) = stand(f"The envoy said {content}.", content)
    assert (found.option, found.stance) == (option, Stance.CONDITIONAL)
    assert found.condition is not None
    assert found.condition.words == condition


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("UNMISS should not be kept", Stance.OPPOSES),
        ("the peacekeepers of UNIFIL should be kept in the south, where they have served for years", Stance.ASKS),
        ("MONUSCO should stay even if the government objects", Stance.ASKS),
        ("MONUSCO should leave when its mandate expires", Stance.ASKS),
        ("UNMISS should be renewed while shifting its bases north", Stance.ASKS),
        ("the peacekeepers should be withdrawn from areas where the army has taken over", Stance.ASKS),
        ("France opposed the closure of MINUSCA when the Council met", Stance.OPPOSES),
    ],
)  # fmt: skip
def test_an_aside_a_concession_a_time_and_an_occasion_do_not(content: str, stance: Stance) -> None:
    (found,) = stand(f"The envoy said {content}.", content)
    assert (found.stance, found.condition) == (stance, None)
