"""When two names, offices and days say the same."""

from __future__ import annotations

import pytest

from penholder.evaluate.agreement import is_day_within, is_other_person, is_same_actor, is_same_office
from penholder.model import Speaker, SpeakerKind


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("foreign minister", "Minister for Foreign Affairs", True),
        ("permanent representative", "Permanent Representative of France to the United Nations", True),
        ("permanent representative", "Deputy Permanent Representative", False),
        ("former president", "President", False),
        ("mission spokesperson", "Spokesman of MINUSCA", True),
        ("leader", "Turkish Cypriot leader", True),
        ("leader", "spokesperson", False),
        ("spokesperson", "deputy spokesman", False),
        ("mayor of the town", "Mayor", True),
        ("deputy mayor", "mayor", False),
        ("defence minister", "Minister for Foreign Affairs", False),
        ("defence minister", "Minister for Foreign Affairs and Minister for Defence", True),
        (None, "Mayor", False),
        (None, None, True),
    ],
)
def test_offices_agree_whoever_they_belong_to(a: str | None, b: str | None, same: bool) -> None:
    assert is_same_office(a, b) is same
    assert is_same_office(b, a) is same


@pytest.mark.parametrize(
    ("ours", "gold", "same"),
    [
        ("DR Congo", "Democratic Republic of the Congo", True),
        ("united nations", "UN", False),
        ("United Nations", "UN", True),
        ("Nicolas de Rivière", "Nicolas de Riviere", True),
        ("Mali", "Malian", False),
        (None, "Mali", False),
    ],
)
def test_any_name_of_an_actor_is_as_good_as_another(ours: str | None, gold: str, same: bool) -> None:
    assert is_same_actor(ours, [gold]) is same


def test_only_a_person_can_be_another_person() -> None:
    assert is_other_person(Speaker(SpeakerKind.PERSON, "Ann Example"), ["Ben Example"])
    assert is_other_person(Speaker(SpeakerKind.PERSON, "Ann Example"), [])
    assert not is_other_person(Speaker(SpeakerKind.PERSON, "Example"), ["Ben Example"])
    assert not is_other_person(Speaker(SpeakerKind.PERSON, None), ["Ben Example"])
    assert not is_other_person(Speaker(SpeakerKind.BODY, "MONUSCO"), ["Ben Example"])


def test_a_day_inside_the_labelled_period_is_right() -> None:
    assert is_day_within("2023-04-12", "2023-04")
    assert not is_day_within("2023-04", "2023-04-12")
    assert not is_day_within(None, None)
    assert not is_day_within("in April", "2023-04")
