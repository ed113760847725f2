"""What a roll call is on, told alike from every layout."""

from __future__ import annotations

from datetime import date

import pytest

from penholder import vocabulary
from penholder.council.history.subjects import class_roll_call
from penholder.model.voting import RollCall, VoteResult
from penholder.vocabulary.subjects import subject_regions, subject_themes


def call(title: str, subject: str = "", *topics: str, day: date = date(2015, 6, 1)) -> RollCall:
    return RollCall("S/RES/1", day, VoteResult.ADOPTED, title, subject, topics)


@pytest.mark.parametrize(
    ("title", "subject", "topics", "expected"),
    [
        ("The situation in Mali", "", (), ("africa", "ML")),
        ("", "MALI--POLITICAL CONDITIONS", ("SANCTIONS",), ("africa", "sanctions", "ML")),
        ("on extension of the mandate of MINUSMA", "", (), ("peacekeeping", "minusma")),
        ("on renewal", "UN INTERIM FORCE IN LEBANON", (), ("middle-east", "peacekeeping", "unifil", "LB")),
        ("on admission of Tuvalu to membership in the United Nations", "", (), ("membership", "TV")),
        ("", "", ("MEMBERS", "TUVALU"), ("membership", "TV")),
        ("Letter from the Permanent Representative of France", "", (), ()),
        ("The Indonesian question", "", (), ("asia", "ID")),
        ("on the situation in Guinea-Bissau", "", (), ("africa", "GW")),
        ("on the Democratic People’s Republic of Korea", "", (), ("asia", "KP")),
        ("on improving the minutes", "", (), ()),
    ],
)
def test_words_give_the_class(
    title: str, subject: str, topics: tuple[str, ...], expected: tuple[str, ...]
) -> None:
    assert class_roll_call(call(title, subject, *topics)) == expected


@pytest.mark.parametrize(
    "words",
    [
        "UN PEACE-KEEPING FORCE IN CYPRUS",
        "United Nations Peacekeeping Force in Cyprus",
        "the United Nations Peace-keeping Force in Cyprus (UNFICYP)",
    ],
)
def test_spelling_does_not_matter(words: str) -> None:
    assert class_roll_call(call(words)) == ("europe", "peacekeeping", "unficyp", "CY")


def test_a_name_two_missions_had_is_told_by_the_day() -> None:
    early = call("on the United Nations Emergency Force", day=date(1957, 1, 1))
    late = call("on the United Nations Emergency Force", day=date(1975, 1, 1))
    assert "unef-i" in class_roll_call(early)
    assert "unef-ii" in class_roll_call(late)


def test_classes_are_unique_and_name_known_states() -> None:
    classes = (*subject_regions(), *subject_themes())
    assert len({c.key for c in classes}) == len(classes)
    known = {state.iso for state in vocabulary.states()}
    placed = [iso for c in subject_regions() for iso in c.states]
    assert set(placed) <= known
    assert len(set(placed)) == len(placed), "a state has one region"
