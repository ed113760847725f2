"""The score sheet for quantities: what counts as right, and what is left out."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.errors import EvaluationError
from penholder.evaluate.figures import (
    MEASURES,
    Quantified,
    read_quantified_texts,
    read_value,
    score_quantities,
    sum_counts,
)
from penholder.evaluate.quantities import read_quantities


def make(value: float, change: str = "=", unit: str = "troop", concept: str = "mission") -> Quantified:
    return Quantified(value, value, change, unit, frozenset(concept.split()))


@given(st.lists(st.builds(make, st.sampled_from([1.0, 2.0, 300.0]), st.sampled_from("=~<>")), max_size=6))
def test_the_same_quantities_score_full(gold: list[Quantified]) -> None:
    counts = score_quantities(gold, gold)
    assert all(counts.of(m).right == counts.of(m).expected == len(gold) for m in MEASURES)


def test_each_part_is_scored_by_itself() -> None:
    gold = [make(300, "~", "flight", "host state"), make(15000)]
    found = [make(300, "=", "flight", "state army"), make(12000)]
    counts = score_quantities(gold, found)
    assert [counts.of(m).right for m in MEASURES] == [1, 0, 1, 1, 0]
    assert counts.value.predicted == counts.value.expected == 2


def test_equal_values_are_paired_in_order_and_once() -> None:
    counts = score_quantities([make(3, unit="coup"), make(3, unit="option")], [make(3, unit="coup")])
    assert (counts.value.right, counts.value_unit.right) == (1, 1)


def test_intervals_count_in_either_order() -> None:
    assert read_value("15-10") == read_value("10-15") == (10.0, 15.0)
    assert read_value("-5") == (-5.0, -5.0)
    assert read_value("many") is None


def test_reading_a_labelled_file() -> None:
    rows = [
        {
            "text": "The force has 900 men.",
            "quantities": [
                {"value": "900.0", "change": "=", "normalized_unit": "man", "referred_concepts": "the force"},
                {"value": "several", "normalized_unit": "-"},
            ],
        }
    ]
    (text,) = read_quantified_texts(json.dumps({"items": rows}))
    assert text == read_quantified_texts(json.dumps(rows))[0]
    assert text.skipped == 1
    assert text.gold == (Quantified(900, 900, "=", "man", frozenset({"force"})),)


@pytest.mark.parametrize("words", ["no json", "[1]", '{"rows": []}'])
def test_another_layout_is_refused(words: str) -> None:
    with pytest.raises(EvaluationError):
        read_quantified_texts(words)


def test_reading_own_sentences() -> None:
    texts = [
        "Fuel prices rose 3% in May.",
        "More than 900 soldiers guard a 12 km road.",
        "Nothing is counted.",
    ]
    prices, guards, nothing = read_quantities(texts)
    assert [(q.low, q.change, q.unit) for q in prices] == [(3, "up", "percentage")]
    assert [(q.low, q.change, q.unit) for q in guards] == [(900, ">", "soldier"), (12, "=", "kilometre")]
    assert nothing == ()
    assert sum_counts([score_quantities(prices, prices)], "value").right == 1
