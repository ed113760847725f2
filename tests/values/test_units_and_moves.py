"""Units, rates, moves and what quantities are said of, in sentences of our own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.model import Change
from penholder.syntax import Sentence
from penholder.values.concepts import find_concept
from penholder.values.moves import find_move, find_origin, find_step_noun, repeats
from penholder.values.numbers import find_numbers
from penholder.values.quantities import Quantity, find_quantities
from penholder.values.unit_names import find_unit
from penholder.values.units import QuantityKind, read_per
from tests.factories import parse


def read(text: str, *, every: bool = False) -> tuple[Sentence, tuple[Quantity, ...]]:
    _, parsed = parse(text)
    (sentence,) = parsed.sentences
    return sentence, find_quantities(sentence, every=every)


@pytest.mark.parametrize(
    ("words", "name", "kind"),
    [
        ("km", "kilometre", "measure"),
        ("millilitres", "millilitre", "measure"),
        ("kWh", "kilowatt hour", "measure"),
        ("km2", "square kilometre", "measure"),
        ("Kenyan shillings", "kenyan shilling", "money"),
        ("UGX", "ugandan shilling", "money"),
        ("percentage points", "percentage point", "share"),
        ("pence", "penny", "money"),
    ],
)
def test_a_unit_has_one_name(words: str, name: str, kind: str) -> None:
    unit = find_unit(words)
    assert unit is not None
    assert (unit.name, unit.kind) == (name, kind)


@pytest.mark.parametrize("words", ["camps", "hands", "points", "mines", "bars", "c", "soldiers", "COP"])
def test_plain_nouns_are_no_units(words: str) -> None:
    assert find_unit(words) is None


@pytest.mark.parametrize(
    ("text", "unit", "per"),
    [
        ("The town needs 300 tonnes of flour a day.", "metric ton", "day"),
        ("Fuel sells at $4 per litre.", "dollar", "litre"),
        ("The convoy drove at 40 kilometres an hour.", "kilometre", "hour"),
        ("Trade was worth $3 million a year earlier.", "dollar", ""),
        ("The truck carried 40 pounds of explosives.", "pound-mass", ""),
        ("The fine is 40 pounds.", "pound sterling", ""),
        ("The debt is $12B.", "dollar", ""),
    ],
)
def test_units_and_rates(text: str, unit: str, per: str) -> None:
    _, (quantity,) = read(text)
    assert (quantity.unit, quantity.per) == (unit, per)


def test_a_rate_is_read_to_its_end() -> None:
    assert read_per("12 attacks per month.", 10) == ("month", 20)
    assert read_per("12 attacks", 10) is None


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 1/2", 2.5),
        ("½", 0.5),
        ("half a million", 500_000),
        ("a quarter million", 250_000),
        ("two and a half", 2.5),
        ("35 lakh", 3_500_000),
        ("a couple of", 2),
    ],
)
def test_mixed_numbers(text: str, value: float) -> None:
    (number,) = find_numbers(text)
    assert (number.low, number.high) == (value, value)


@given(st.integers(1, 9), st.sampled_from([2, 4, 8]))
def test_a_whole_and_a_fraction_add_up(whole: int, bottom: int) -> None:
    (number,) = find_numbers(f"{whole} 1/{bottom} miles")
    assert number.low == whole + 1 / bottom


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("They won 3-1.", [(1, 3)]),
        ("A score of 14.0-13.5 was enough.", [(13.5, 14.0)]),
        ("It was adopted 15-0.", [(15, 15)]),
        ("Call 555-7788-4411.", None),
        ("The years 2014-15 were hard.", None),
    ],
)
def test_numbers_joined_by_a_dash(text: str, spans: list[tuple[float, float]] | None) -> None:
    _, quantities = read(text)
    found = [(q.amount.low, q.amount.high) for q in quantities]
    assert (found == spans) if spans is not None else all(low != 14 for low, _ in found)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Prices rose 4%.", Change.UP),
        ("Prices rose by less than 4%.", Change.UP),
        ("Output fell by 300 tonnes.", Change.DOWN),
        ("The estimate was revised upward by $3 million.", Change.UP),
        ("The team gave up 40 yards.", Change.NONE),
        ("The rate is 4%.", Change.NONE),
        ("The mission needs up to 40 kilometres of wire.", Change.NONE),
    ],
)
def test_moves(text: str, change: Change) -> None:
    sentence, (quantity,) = read(text)
    assert find_move(sentence, quantity) is change


def test_a_level_reached_has_a_direction_only_when_asked_for() -> None:
    sentence, (quantity,) = read("The toll rose to 84 dead.")
    assert find_move(sentence, quantity) is Change.NONE
    assert find_move(sentence, quantity, levels=True) is Change.UP


def test_step_nouns_origins_and_repeats() -> None:
    sentence, (step,) = read("The Council agreed to an increase of 600 soldiers.")
    assert find_step_noun(sentence, step) is Change.UP
    sentence, (end, start) = read("The force has 4,000 troops, up from 3,200.")
    assert find_origin(sentence, end, (end, start)) is start
    sentence, (first, again) = read("The road is 10 miles (16 kilometres) long.")
    assert repeats(sentence, first, again)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mission spends 60% of its budget.", {"mission", "budget"}),
        ("It bought a 12 page report.", {"report"}),
        ("The brigade, which has 900 soldiers, left.", {"brigade"}),
        ("The embassy said it was hiring 40 guards.", {"embassy"}),
        ("The city lost 3 million dollars.", {"city"}),
    ],
)
def test_what_a_quantity_is_said_of(text: str, words: set[str]) -> None:
    sentence, quantities = read(text)
    found = {t.text.lower() for t in find_concept(sentence, quantities[0], quantities)}
    assert words <= found


def test_labelled_corpora_take_movements_as_intervals_and_count_one_of() -> None:
    text = "Stocks narrowed to 138 lots from 212 lots."
    _, plain = read(text)
    _, (joined,) = read(text, every=True)
    assert len(plain) == 2
    assert (joined.amount.low, joined.amount.high) == (138, 212)
    _, (one,) = read("It is one of the main tasks of the mission.", every=True)
    assert one.amount.low == 1


@pytest.mark.parametrize(
    "text",
    [
        "The Nasdaq 100 was flat.",
        "Striker Paul Okoye (9) scored.",
        "They got their hands on one.",
        "The side is in the bottom three.",
        "Pilots grounded the 737 Max.",
        "He is in his 30s.",
        "The temple dates from A.D. 1120.",
    ],
)
def test_numbers_of_names_and_places_in_an_order(text: str) -> None:
    assert read(text)[1] == ()


def test_ages_after_a_name() -> None:
    _, (quantity,) = read("Amina Diallo, 34, was freed.")
    assert quantity.kind is QuantityKind.AGE
