"""Damaged marks: quotations without a partner and sentences that break off, but no style and no abbreviation."""

from __future__ import annotations

import pytest

from penholder.versions.garble import find_garble
from tests.factories import parse


def rules(text: str) -> list[str]:
    return [s.rule for s in find_garble([parse(text)], [], [])]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The road is open again,” the mayor said on Monday at the quay.", "quotation mark closes nothing"),
        (
            "Under the rulers who took the harbour in the spring,\nThe town has few boats and no ferry.",
            "sentence breaks off",
        ),
        ("They left the camp in the morning. which nobody had asked for.", "dangling relative"),
    ],
)
def test_damage_is_flagged(text: str, rule: str) -> None:
    assert rules(text) == [rule]


@pytest.mark.parametrize(
    "text",
    [
        "She made the following remark:\n\n“For years nobody has seen a ferry here. The quay is empty.",
        "“The road is open.\n\nThe quay is open too,” the mayor said on Monday.",
        "The patrol went to Nad ‘Ali district, where the road ends.",
        "“The critics keep telling us, ‘Hey, leave the boats alone. They never stop,” the mayor said.",
        "The port belongs to Harbour Bancorp. for the time being, and to Quays Corp. of the coast.",
        "The list is at harbour. com for all to see, she said.",
        "“It is the best quay . . . on the whole coast,” the mayor said.",
        "Dear friends of the harbour and all who live along the quay,\n“please come to the feast on Sunday.”",
        '“The quay is old, and so is the mayor of the town." Nobody laughed.',
    ],
)
def test_sound_marks_are_not(text: str) -> None:
    assert rules(text) == []
