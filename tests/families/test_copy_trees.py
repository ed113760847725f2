"""What holds for any copies whatever was done to them: drawn trees with known truth against the families step."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from penholder.evaluate.tree_kin import name_type
from penholder.evaluate.tree_maps import read_alike
from penholder.evaluate.twins import CopyTree, LineLink, Operation, Twin, link_lines, list_expected
from penholder.families import group_families, relate_reports
from penholder.model import NEVER_NOISE, PairType, ReportPair, SentencePair
from tests.strategies import copy_trees

LONG = 60
"""Characters from which a sentence must be found wherever it stands."""
CERTAIN = (
    Operation.NUMBER_SLIP,
    Operation.NUMBER_ROUNDED,
    Operation.NEGATION_ADDED,
    Operation.MODALITY,
    Operation.NAME,
    Operation.SPEAKER,
)
"""Planted changes that must be marked every time, not only as a rule."""
FEW = settings(max_examples=12, deadline=None)


def relate(tree: CopyTree) -> dict[frozenset[str], ReportPair]:
    return {frozenset((p.a, p.b)): p for p in relate_reports([t.report for t in tree.twins])}


def find_pairs(pair: ReportPair, a: Twin, b: Twin, link: LineLink) -> list[SentencePair]:
    """What the map says of two linked sentences."""
    spans = {a.report.id: a.lines[link.a].span, b.report.id: b.lines[link.b].span}
    return [
        s
        for s in pair.sentences
        if all(x.start < spans[x.report].end and spans[x.report].start < x.end for x in (s.a, s.b))
    ]


@FEW
@given(copy_trees())
def test_long_unchanged_sentences_are_mapped_to_their_source(tree: CopyTree) -> None:
    pairs = relate(tree)
    for a, b in combinations(tree.twins, 2):
        for link in link_lines(a, b):
            left, right = a.lines[link.a].span.words, b.lines[link.b].span.words
            if link.one_to_one and len(left) >= LONG and read_alike(left, right):
                assert find_pairs(pairs[frozenset((a.report.id, b.report.id))], a, b, link)


@FEW
@given(copy_trees(CERTAIN))
def test_planted_changes_of_weight_are_marked(tree: CopyTree) -> None:
    pairs = relate(tree)
    for a, b in combinations(tree.twins, 2):
        for link in link_lines(a, b):
            found = find_pairs(pairs[frozenset((a.report.id, b.report.id))], a, b, link)
            marked = {d.kind for s in found for d in s.differences}
            for planted in link.differences:
                assert marked & set(list_expected(planted.operation)) & NEVER_NOISE, planted


@FEW
@given(copy_trees())
def test_copies_are_one_family(tree: CopyTree) -> None:
    pairs = relate(tree)
    for a, b in combinations(tree.twins, 2):
        pair = pairs.get(frozenset((a.report.id, b.report.id)))
        kind = name_type(a, b)
        assert kind is None or (pair is not None and pair.type is not PairType.SHARED_BACKGROUND)
    reports = [twin.report for twin in tree.twins]
    assert len(group_families(reports, list(pairs.values()), ())) == 1


@FEW
@given(copy_trees(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(tree: CopyTree, chooser: random.Random) -> None:
    reports = [twin.report for twin in tree.twins]
    shuffled = chooser.sample(reports, len(reports))
    assert relate_reports(shuffled) == relate_reports(reports)
