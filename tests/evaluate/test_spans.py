"""Span arithmetic: overlap, matching, scores."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.evaluate.spans import Counts, Fragments, match_spans, measure_iou, merge_fragments

fragment = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda f: (f[0], f[0] + f[1]))
fragments = st.lists(fragment, min_size=1, max_size=4).map(tuple)


@given(fragments, fragments)
def test_iou_is_that_of_character_sets(a: Fragments, b: Fragments) -> None:
    left = {i for s, e in a for i in range(s, e)}
    right = {i for s, e in b for i in range(s, e)}
    assert measure_iou(a, b) == pytest.approx(len(left & right) / len(left | right))


@given(fragments)
def test_merged_fragments_lie_apart(a: Fragments) -> None:
    merged = merge_fragments(a)
    assert all(x[1] < y[0] for x, y in pairwise(merged))


def test_best_overlap_is_matched_first() -> None:
    predicted: list[Fragments] = [((0, 8),), ((0, 10),)]
    assert match_spans(predicted, [((0, 10),)]) == ((1, 0),)


def test_ties_go_by_position() -> None:
    assert match_spans([((0, 4),), ((4, 8),)], [((0, 8),)]) == ((0, 0),)


@given(st.lists(fragments, max_size=5), st.lists(fragments, max_size=5))
def test_matching_is_one_to_one(predicted: list[Fragments], gold: list[Fragments]) -> None:
    pairs = match_spans(predicted, gold)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    assert all(measure_iou(predicted[i], gold[j]) >= 0.5 for i, j in pairs)


def test_scores() -> None:
    scores = (Counts(1, 2, 4) + Counts(1, 0, 0)).scores()
    assert (scores.p, scores.r) == (1.0, 0.5)
    assert scores.f1 == pytest.approx(2 / 3)
    assert Counts().scores().f1 == 0.0
