"""What holds for any copies whatever was done to them: drawn trees with known truth against the families step."""

from __future__ import annotations

import random
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from penholder.evaluate.tree_kin import name_type
from penholder.evaluate.tree_maps import read_alike
from penholder.evaluate.twins import ALL, CopyTree, LineLink, Operation, Twin, link_lines, list_expected
from penholder.families import relate_reports
from penholder.families.group import JOINING
from penholder.model import NEVER_NOISE, ReportPair, SentencePair
from tests.strategies import Recipe, copy_trees

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
NAMES = (Operation.NAME, Operation.SPEAKER)
"""A word that opens a sentence is not always known for a name."""
IN_ORDER = tuple(o for o in ALL if o not in (Operation.MOVE_SENTENCE, Operation.MOVE_PARAGRAPH))
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
def test_long_unchanged_sentences_are_mapped_to_their_source(recipe: Recipe) -> None:
    tree = recipe.grow()
    pairs = relate(tree)
    for a, b in combinations(tree.twins, 2):
        for link in link_lines(a, b):
            left, right = a.lines[link.a].span.words, b.lines[link.b].span.words
            if link.one_to_one and len(left) >= LONG and read_alike(left, right):
                assert find_pairs(pairs[frozenset((a.report.id, b.report.id))], a, b, link)


@FEW
@given(copy_trees(CERTAIN))
def test_planted_changes_of_weight_are_marked(recipe: Recipe) -> None:
    tree = recipe.grow()
    pairs = relate(tree)
    for child in tree.twins[1:]:
        parent = tree.twins[child.parent or 0]
        pair = pairs[frozenset((parent.report.id, child.report.id))]
        for link in link_lines(parent, child):
            words = parent.lines[link.a].span.words
            marked = {d.kind for s in find_pairs(pair, parent, child, link) for d in s.differences}
            for planted in link.differences:
                if planted.operation not in NAMES or not words.startswith(planted.a):
                    assert marked & set(list_expected(planted.operation)) & NEVER_NOISE, planted


@FEW
@given(copy_trees())
def test_a_copy_is_never_unrelated(recipe: Recipe) -> None:
    tree = recipe.grow()
    pairs = relate(tree)
    for a, b in combinations(tree.twins, 2):
        assert name_type(a, b) is None or frozenset((a.report.id, b.report.id)) in pairs


@FEW
@given(copy_trees(IN_ORDER))
def test_copies_in_order_are_one_text(recipe: Recipe) -> None:
    tree = recipe.grow()
    pairs = relate(tree)
    for a, b in combinations(tree.twins, 2):
        if name_type(a, b) is not None:
            assert pairs[frozenset((a.report.id, b.report.id))].type in JOINING


@FEW
@given(copy_trees(), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(recipe: Recipe, chooser: random.Random) -> None:
    tree = recipe.grow()
    reports = [twin.report for twin in tree.twins]
    shuffled = chooser.sample(reports, len(reports))
    assert relate_reports(shuffled) == relate_reports(reports)
