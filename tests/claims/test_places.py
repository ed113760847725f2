"""Places of events: found behind prepositions, settled only by states named around them."""

from __future__ import annotations

import pytest

from penholder.claims.events import extract_events
from penholder.model import Place, PlaceKind
from tests.factories import make_bracket, parse


def where(text: str) -> Place | None:
    report, parsed = parse(text)
    events = extract_events(report, parsed, make_bracket(report, "2024-05-10"), ())
    return events[0].where


@pytest.mark.parametrize(
    ("text", "name", "state"),
    [
        ("Gunmen attacked a convoy near Bria on 3 May 2024. MINUSCA condemned it.", "Bria", "CAF"),
        ("A mine killed three men in El-Fasher, Sudan, on 3 May 2024.", "El Fasher", "SDN"),
        ("Troops killed two men in Wau on 3 May 2024, South Sudan said.", "Wau", "SSD"),
        ("Rebels killed two men in Bunia on 3 May 2024. MONUSCO condemned it.", "Bunia", "COD"),
    ],
)
def test_a_town_is_settled_by_its_sentence_its_report_or_its_mission(
    text: str, name: str, state: str
) -> None:
    place = where(text)
    assert place is not None
    assert (place.name, place.state, place.kind) == (name, state, PlaceKind.TOWN)
    assert place.latitude is not None


def test_a_region_is_told_from_the_town_of_its_name() -> None:
    place = where("Gunmen attacked a patrol in Kidal region on 3 May 2024, Mali said.")
    assert place is not None
    assert (place.kind, place.latitude) == (PlaceKind.REGION, None)


def test_without_a_state_a_town_stays_open() -> None:
    place = where("Rebels killed two farmers in the town of Goma on 3 May 2024.")
    assert place is not None
    assert (place.state, place.latitude) == ("", None)
    assert place.candidates


def test_an_event_without_a_place_has_none() -> None:
    assert where("Rebels killed two farmers on 3 May 2024.") is None
