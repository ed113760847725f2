"""Which mission a text is about, and look-ups by key and name."""

from __future__ import annotations

import pytest

from penholder.errors import VocabularyError
from penholder.values.subjects import (
    body_named,
    find_mission,
    mission_named,
    person_named,
    state_by_name,
    state_named,
)
from tests.factories import parse


def mission_of(text: str) -> str | None:
    mission = find_mission(parse(text)[1].sentences)
    return mission.key if mission else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("UNMISS said its base in Malakal was hit. Sudan denied any part in it.", "unmiss"),
        ("MINUSMA left for good. MONUSCO may follow. MINUSMA had 12,000 soldiers.", "minusma"),
        ("Peacekeepers in the Central African Republic came under fire near Bria.", "minusca"),
        ("The U.N. force in Cyprus patrols the buffer zone near Nicosia.", "unficyp"),
        ("Peacekeepers in southern Lebanon counted rockets. Lebanon complained.", "unifil"),
        ("The U.N. envoy for Libya met the rivals in Tripoli in 2022.", "unsmil"),
        ("In 2015 peacekeepers in Haiti handed a base to the police.", "minustah"),
        ("In 2018 peacekeepers in Haiti handed a base to the police.", "minujusth"),
        ("The peacekeeping mission in eastern Congo will leave South Kivu.", "monusco"),
    ],
)
def test_the_mission_a_text_is_mostly_about(text: str, expected: str) -> None:
    assert mission_of(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mali won the match against Guinea.",
        "Markets opened higher on Monday.",
        "Peacekeepers deserve better pay, a study says.",
    ],
)
def test_no_mission_where_nothing_points_to_one(text: str) -> None:
    assert mission_of(text) is None


def test_order_of_sentences_does_not_matter() -> None:
    sentences = parse("UNIFIL spoke. UNDOF spoke. Lebanon answered. Syria answered. UNDOF left.")[1].sentences
    assert find_mission(sentences) == find_mission(tuple(reversed(sentences)))


def test_look_ups_by_key() -> None:
    assert state_named("CI").name == "Ivory Coast"
    assert body_named("ecowas").kind == "regional"
    assert mission_named("minusca").host_states == ("CF",)


@pytest.mark.parametrize("look_up", [state_named, body_named, mission_named])
def test_unknown_keys_say_where_to_add_them(look_up: object) -> None:
    with pytest.raises(VocabularyError, match=r"add it to data/\w+\.toml"):
        look_up("nowhere")  # type: ignore[operator]


@pytest.mark.parametrize(
    ("name", "iso"),
    [
        ("Côte d’Ivoire", "CI"),
        ("the Netherlands", "NL"),
        ("Russian Federation", "RU"),
        ("Congo", "CD"),
        ("united states of america", "US"),
        ("Turkiye", "TR"),
    ],
)
def test_states_by_name(name: str, iso: str) -> None:
    state = state_by_name(name)
    assert state is not None
    assert state.iso == iso


def test_unknown_names_are_none() -> None:
    assert state_by_name("Atlantis") is None
    assert person_named("Nobody Atall") is None


def test_people_by_other_spellings() -> None:
    person = person_named("Vasily Nebenzya")
    assert person is not None
    assert person.name == "Vassily Nebenzia"
