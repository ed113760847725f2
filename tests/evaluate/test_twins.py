"""Copy trees: the truth is what the texts show, and one seed gives one tree."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest

from penholder.evaluate.twins import (
    ALL,
    CopyTree,
    Operation,
    Twin,
    choose_stories,
    grow_pile,
    grow_tree,
    link_lines,
)
from penholder.evaluate.twins.drafting import draft_text
from tests.strategies import read_stories

WORDS = frozenset(Operation) - {
    Operation.CUT_END,
    Operation.CUT_MIDDLE,
    Operation.MERGE,
    Operation.SPLIT,
    Operation.MOVE_SENTENCE,
    Operation.MOVE_PARAGRAPH,
    Operation.BACKGROUND,
    Operation.BOILERPLATE,
    Operation.CREDIT_LOST,
    Operation.TRUNCATED,
}


@pytest.fixture(scope="module")
def stories() -> tuple[str, ...]:
    return read_stories()


@pytest.fixture(scope="module")
def trees(stories: tuple[str, ...]) -> list[CopyTree]:
    return [tree for seed in range(3) for tree in grow_pile(stories, seed)]


def base_words(stories: tuple[str, ...]) -> dict[str, str]:
    """The words of every base sentence by its key."""
    lines = (line for story in stories for p in draft_text(story).paragraphs for line in p)
    return {line.runs[0].source: line.words for line in lines}


def test_one_seed_gives_one_tree_and_another_another(stories: tuple[str, ...]) -> None:
    assert grow_pile(stories, 3) == grow_pile(stories, 3)
    assert grow_tree(stories[0], 3) != grow_tree(stories[0], 4)


def test_sentences_stand_where_the_truth_says(trees: list[CopyTree]) -> None:
    for twin in (twin for tree in trees for twin in tree.twins):
        for line in twin.lines:
            assert twin.report.text[line.span.start : line.span.end] == line.span.words
            assert "".join(run.words for run in line.runs) == line.span.words


def test_runs_say_what_stood_in_the_base_text(stories: tuple[str, ...], trees: list[CopyTree]) -> None:
    base = base_words(stories)
    for run in (r for tree in trees for twin in tree.twins for line in twin.lines for r in line.runs):
        there = base[run.source][run.start : run.end]
        assert there == (run.words if run.made_by is None else run.was)
        assert run.made_by is None or run.words != run.was


def test_every_operation_finds_a_place(trees: list[CopyTree]) -> None:
    done = Counter(operation for tree in trees for twin in tree.twins for operation in twin.operations)
    assert set(done) == set(ALL)


def test_a_child_differs_from_its_parent_by_what_was_done_alone(trees: list[CopyTree]) -> None:
    for tree in trees:
        for child in tree.twins[1:]:
            parent = tree.twins[child.parent or 0]
            planted = {d.operation for link in link_lines(parent, child) for d in link.differences}
            assert planted <= set(child.operations)
            assert child.report.text != parent.report.text


def test_an_operation_alone_changes_words_or_sentences(stories: tuple[str, ...]) -> None:
    for operation in ALL:
        child = next(
            (
                (parent, twin)
                for story in stories
                for twin, parent in pair_with_parents(
                    grow_tree(story, 1, 3, operations=(operation, Operation.BOILERPLATE), background=stories)
                )
                if operation in twin.operations
            ),
            None,
        )
        assert child is not None, operation
        differences = {d.operation for link in link_lines(*child) for d in link.differences}
        assert (operation in differences) == (operation in WORDS | {Operation.MERGE, Operation.SPLIT})


def pair_with_parents(tree: CopyTree) -> list[tuple[Twin, Twin]]:
    return [(twin, tree.twins[twin.parent or 0]) for twin in tree.twins[1:]]


def test_maps_compose_along_the_tree(trees: list[CopyTree]) -> None:
    """Whatever links a grandchild to its grandparent goes through the parent, unless it was planted twice."""
    for tree in trees:
        for twin, parent in pair_with_parents(tree):
            for other in tree.twins:
                direct = {(link.a, link.b) for link in link_lines(other, twin)}
                first = link_lines(other, parent)
                second = link_lines(parent, twin)
                through = {(x.a, y.b) for x in first for y in second if x.b == y.a}
                fresh = {n for n, _ in enumerate(twin.lines)} - {link.b for link in second}
                assert {(i, j) for i, j in direct if j not in fresh} <= through


def test_links_are_the_same_both_ways(trees: list[CopyTree]) -> None:
    for a, b in combinations(trees[0].twins, 2):
        there = {
            (k.a, k.b, k.shared): {(d.operation, d.a, d.b) for d in k.differences} for k in link_lines(a, b)
        }
        back = {
            (k.b, k.a, k.shared): {(d.operation, d.b, d.a) for d in k.differences} for k in link_lines(b, a)
        }
        assert there == back


def test_planted_differences_stand_in_both_sentences(trees: list[CopyTree]) -> None:
    for tree in trees:
        for a, b in combinations(tree.twins, 2):
            for link in link_lines(a, b):
                for difference in link.differences:
                    assert difference.a in a.lines[link.a].span.words
                    assert difference.b in b.lines[link.b].span.words
                    assert difference.a != difference.b


def test_unchanged_links_read_alike(trees: list[CopyTree]) -> None:
    for tree in trees:
        for a, b in combinations(tree.twins, 2):
            for link in link_lines(a, b):
                left, right = a.lines[link.a], b.lines[link.b]
                broken = {Operation.TRUNCATED} & {*a.operations, *b.operations}
                if (
                    link.one_to_one
                    and not link.differences
                    and link.shared == max(len(left.span.words), len(right.span.words))
                ):
                    assert broken or left.span.words == right.span.words


def test_planted_background_links_trees_of_two_stories(stories: tuple[str, ...]) -> None:
    first, second = stories[:2]
    tree = grow_tree(first, 2, 3, background=[second], operations=(Operation.BACKGROUND,))
    (root, *_) = grow_tree(second, 2, 1).twins
    linked = link_lines(tree.twins[1], root)
    assert 1 <= len(linked) <= 2 * len(tree.twins[1].operations)
    assert all(not link.differences for link in linked)


def test_dated_trees_tell_parents_before_children(stories: tuple[str, ...]) -> None:
    tree = grow_tree(stories[0], 5, dated=True)
    for twin, parent in pair_with_parents(tree):
        assert twin.published == twin.report.provenance.published
        assert twin.published is not None
        assert parent.published is not None
        assert parent.published < twin.published


def test_lost_datelines_lose_the_agency(trees: list[CopyTree]) -> None:
    lost = [
        (twin, parent)
        for tree in trees
        for twin, parent in pair_with_parents(tree)
        if Operation.CREDIT_LOST in twin.operations
    ]
    assert lost
    for twin, parent in lost:
        assert parent.report.agency is not None
        assert twin.report.agency is None


def test_stories_told_twice_are_taken_once(stories: tuple[str, ...]) -> None:
    assert choose_stories([stories[0], stories[0], "Too short."]) == stories[:1]
