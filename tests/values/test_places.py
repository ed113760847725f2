"""Names of places: spellings, kinds, states beside them; what is uncertain gets no coordinates."""

from __future__ import annotations

import csv
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.model import PlaceKind
from penholder.values.places import alpha3_of, find_entries, fold_place, look_up_place, read_kind
from penholder.vocabulary import missions


@pytest.mark.parametrize(
    ("words", "state", "name", "kind"),
    [
        ("Bria", "CAF", "Bria", PlaceKind.TOWN),
        ("the town of Goma", "COD", "Goma", PlaceKind.TOWN),
        ("Menaka", "MLI", "Ménaka", PlaceKind.TOWN),
        ("El-Fasher", "SDN", "El Fasher", PlaceKind.TOWN),
        ("Al Fasher", "SDN", "El Fasher", PlaceKind.TOWN),
        ("Kidal region", "MLI", "Kidal", PlaceKind.REGION),
        ("North Kivu", "COD", "Nord-Kivu", PlaceKind.REGION),
        ("North Kivu province", "COD", "Nord-Kivu", PlaceKind.REGION),
        ("Port-au-Prince", "HTI", "Port-au-Prince", PlaceKind.TOWN),
    ],
)
def test_a_place_is_found_in_the_state_named_beside_it(
    words: str, state: str, name: str, kind: PlaceKind
) -> None:
    place = look_up_place(words, [[state]])
    assert place is not None
    assert (place.name, place.kind, place.state) == (name, kind, state)
    assert (place.latitude is None) == (kind is PlaceKind.REGION)


def test_a_name_without_a_state_keeps_its_candidates_and_no_coordinates() -> None:
    place = look_up_place("Goma")
    assert place is not None
    assert (place.latitude, place.state) == (None, "")
    assert "Goma, COD" in place.candidates


def test_a_capital_needs_no_state() -> None:
    place = look_up_place("Bangui")
    assert place is not None
    assert (place.state, place.latitude) == ("CAF", 4.36)


def test_several_places_of_a_name_in_one_state_leave_it_open() -> None:
    place = next(
        p
        for name in sorted(_repeated("CIV"))
        if (p := look_up_place(name, [["CIV"]])) is not None and len(p.candidates) > 1
    )
    assert (place.latitude, place.longitude, place.state) == (None, None, "CIV")


def _repeated(state: str) -> set[str]:
    seen: set[str] = set()
    twice: set[str] = set()
    for row in _rows():
        if row[3] == state and row[2] == "town":
            (twice if row[0] in seen else seen).add(row[0])
    return twice


def test_the_surest_state_decides() -> None:
    place = look_up_place("Gao", [["TCD"], ["MLI"], ["CIV"]])
    assert place is not None
    assert place.state == "MLI"


def test_a_name_that_nothing_lists_stays_as_worded() -> None:
    place = look_up_place("Nowhere Wells", [["MLI"]])
    assert place is not None
    assert (place.name, place.kind, place.candidates) == ("Nowhere Wells", None, ())
    assert look_up_place("") is None


def test_kinds_are_read_before_and_behind_a_name() -> None:
    assert read_kind("the northern region of Kidal") == ("Kidal", PlaceKind.REGION)
    assert read_kind("Bria town") == ("Bria", PlaceKind.TOWN)
    assert read_kind("the Bahamas") == ("Bahamas", None)


def test_every_host_state_of_a_mission_has_places() -> None:
    held = {row[3] for row in _rows() if row[2] in ("town", "capital")}
    hosts = {alpha3_of(code) for mission in missions() for code in mission.host_states}
    assert {h for h in hosts if h} <= held


def test_the_table_is_sound_and_small() -> None:
    rows = _rows()
    assert len(rows) == len({tuple(r) for r in rows})
    for _, _, kind, state, lat, lon, rank in rows:
        assert len(state) == 3
        if kind in ("town", "capital"):
            assert -90 <= float(lat) <= 90
            assert -180 <= float(lon) <= 180
            assert rank == "" or 0 <= int(rank) <= 8
        else:
            assert (lat, lon, rank) == ("", "", "")
    assert len(_text().encode()) < 600_000
    assert "GeoNames" in _text()[:200]
    assert "CC BY 4.0" in _text()[:200]


def _text() -> str:
    return resources.files("penholder.data").joinpath("places.csv").read_text("utf-8")


def _rows() -> list[list[str]]:
    return list(csv.reader(line for line in _text().splitlines() if not line.startswith("#")))[1:]


@given(st.text(max_size=30))
def test_any_words_give_a_place_or_none(words: str) -> None:
    place = look_up_place(words, [["MLI"]])
    assert place is None or place.latitude is None or find_entries(place.name)


@given(st.sampled_from(["Ménaka", "Bria", "El Fasher", "Port-au-Prince", "Kaga-Bandoro"]))
def test_folding_is_stable_and_ignores_case_and_hyphens(name: str) -> None:
    folded = fold_place(name)
    assert fold_place(folded) == folded
    assert fold_place(name.upper().replace("-", " ")) == folded
