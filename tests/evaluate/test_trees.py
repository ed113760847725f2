"""Scores on copy trees: what the families step says is held against what is known."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from penholder.cli import run
from penholder.errors import EvaluationError
from penholder.evaluate.spans import Counts
from penholder.evaluate.tree_kin import RelatedPile, count_pile, name_type
from penholder.evaluate.tree_maps import count_map
from penholder.evaluate.tree_printing import show_trees, tree_document
from penholder.evaluate.trees import Reading, TreeScores, evaluate_trees, read_texts
from penholder.evaluate.twins import CopyTree, Operation, Twin, grow_tree, link_lines
from penholder.families import group_families
from penholder.model import (
    Correspondence,
    Difference,
    PairType,
    ReportPair,
    SentencePair,
    WordDifference,
)

STORY = """The harbour board of Tarn Bay said on Monday that it will close the old ferry pier in March 2026.
Inspectors counted 1,240 cracked planks along the pier and 37 broken piles under it.
Anna Veidt, who heads the board, told reporters that repairs could cost 12 million dollars.
“We have not found the money,” Veidt said after the meeting.
The pier was built in 1911, and it carries three of the seven ferry lines of the bay.
Fishermen warned that boats from Norway would have nowhere to land their catch.
Their union has not been asked, and it may call a strike before the end of April.
A smaller pier in the north of the bay was rebuilt two years ago without any help from the state.
The mayor said that the town must decide before the season opens.
About 4,500 people cross the bay by ferry every day in the summer.
Shops near the pier fear for their trade if the ferries leave from elsewhere."""
OTHER = """A choir of 64 singers from Lund opened the festival of old music on Friday night.
The festival has never drawn so many visitors, its director Karl Amsel said.
Amsel wants to bring it to three more towns next year.
Tickets for the closing concert were sold out within two hours.
Critics praised the second evening and were less kind about the first.
The town pays 80,000 crowns towards the costs, which is half of what it paid in 2019.
A brass band from Peru will play in the square on Sunday.
Rain is expected, and the organisers have put up a tent with 300 seats."""


def told_by_truth(a: Twin, b: Twin) -> ReportPair:
    """The pair a step without a fault would give, with identical sentences for all that read alike."""
    a, b = sorted((a, b), key=lambda twin: twin.report.id)
    sentences = tuple(
        SentencePair(
            a.lines[k.a].span,
            b.lines[k.b].span,
            Correspondence.EDITED if k.differences else Correspondence.IDENTICAL,
            1.0,
            tuple(WordDifference(Difference.NUMBER, d.a, d.b) for d in k.differences),
        )
        for k in link_lines(a, b)
    )
    kind = name_type(a, b) or PairType.EDITED_COPY
    return ReportPair(a.report.id, b.report.id, kind, 1.0, 1.0, 1.0, 1, sentences, "by construction")


@pytest.fixture(scope="module")
def slipped() -> tuple[Twin, Twin]:
    root, child = grow_tree(STORY, 1, 2, operations=(Operation.NUMBER_SLIP,)).twins
    return root, child


def test_a_map_without_fault_has_every_point(slipped: tuple[Twin, Twin]) -> None:
    counts = count_map(*slipped, told_by_truth(*slipped))
    count = len(slipped[1].operations)
    assert counts["map.any"] == Counts(11, 11, 11)
    assert counts["map.edited"].scores().f1 == 1
    assert counts["map.identical"].scores().f1 == 1
    assert counts["marks.digit slip"] == Counts(count, 0, count)
    assert counts["false marks.unchanged"].right == 0


def test_marks_of_another_class_or_elsewhere_are_none(slipped: tuple[Twin, Twin]) -> None:
    pair = told_by_truth(*slipped)
    wrong = [
        replace(s, differences=tuple(replace(d, kind=Difference.WORDING) for d in s.differences))
        for s in pair.sentences
    ]
    elsewhere = [
        replace(s, differences=tuple(replace(d, a="7777", b="8888") for d in s.differences))
        for s in pair.sentences
    ]
    for sentences in (wrong, elsewhere):
        counts = count_map(*slipped, replace(pair, sentences=tuple(sentences)))
        assert counts["marks.digit slip"].right == 0


def test_marks_on_unchanged_sentences_are_false(slipped: tuple[Twin, Twin]) -> None:
    pair = told_by_truth(*slipped)
    marked = tuple(
        replace(s, differences=(WordDifference(Difference.NAME, "", "Bay"),)) for s in pair.sentences
    )
    counts = count_map(*slipped, replace(pair, sentences=marked))["false marks.unchanged"]
    assert counts.right == counts.expected > 0


def test_pairs_near_the_bound_between_two_types_have_none() -> None:
    root, child = grow_tree(STORY, 1, 2, operations=(Operation.BOILERPLATE,)).twins
    assert name_type(root, child) is PairType.COPY
    nearly = replace(child, lines=child.lines[:-1])
    assert name_type(root, nearly) is None
    assert name_type(root, replace(child, lines=child.lines[:-4])) is PairType.EDITED_COPY


def test_an_unrelated_pair_misses_everything(slipped: tuple[Twin, Twin]) -> None:
    counts = count_map(*slipped, None)
    assert counts["map.any"] == Counts(0, 0, 11)
    assert counts["marks.digit slip"].right == 0


def test_split_and_merged_sentences_are_told_by_the_order_of_ids() -> None:
    root, child = grow_tree(STORY, 3, 2, operations=(Operation.SPLIT,)).twins
    there, back = count_map(root, child, None), count_map(child, root, None)
    names = {"map.split", "map.merged"}
    (name,) = (n for n in names if there[n].expected)
    assert there[name] == back[name]
    assert there[name].expected == 2 * len(child.operations)
    assert name == ("map.split" if root.report.id < child.report.id else "map.merged")


def test_moved_sentences_are_known() -> None:
    root, child = grow_tree(STORY.replace("\n", "\n\n"), 4, 2, operations=(Operation.MOVE_SENTENCE,)).twins
    counts = count_map(root, child, None)
    assert 1 <= counts["map.moved"].expected <= len(child.operations)


def test_sentences_of_one_text_alone_are_known() -> None:
    root, child = grow_tree(STORY, 5, 2, operations=(Operation.CUT_MIDDLE,)).twins
    counts = count_map(root, child, told_by_truth(root, child))
    assert counts["map.one-sided"] == Counts(*[len(child.operations)] * 3)


def relate_by_truth(trees: tuple[CopyTree, ...], earlier: bool) -> RelatedPile:
    pairs = []
    for tree in trees:
        for a, b in combinations(tree.twins, 2):
            pairs.append(replace(told_by_truth(a, b), earlier=(a if earlier else b).report.id))
    reports = [twin.report for tree in trees for twin in tree.twins]
    return RelatedPile(trees, tuple(pairs), group_families(reports, pairs, ()))


def test_families_and_direction_are_counted() -> None:
    trees = tuple(grow_tree(story, 6, 3, operations=(Operation.NUMBER_SLIP,)) for story in (STORY, OTHER))
    right, wrong = (count_pile(relate_by_truth(trees, earlier)) for earlier in (True, False))
    assert [c["families"] for c in right] == [Counts(3, 3, 3)] * 2
    assert sum(c["direction.undated right"].right for c in right) >= 4
    assert sum(c["direction.undated wrong"].right for c in right) == 0
    assert sum(c["direction.undated wrong"].right for c in wrong) >= 4
    assert right[0]["type.unrelated"] == Counts(9, 9, 9)


def test_pairs_of_two_stories_with_planted_background_share_it() -> None:
    donor = grow_tree(OTHER, 1, 1)
    tree = grow_tree(STORY, 1, 2, operations=(Operation.BACKGROUND,), background=[OTHER])
    counts = count_pile(
        RelatedPile(
            (tree, donor), (), group_families([t.report for x in (tree, donor) for t in x.twins], (), ())
        )
    )
    assert counts[0]["type.shared background"].expected == 1
    assert counts[0]["type.unrelated"] == Counts(1, 3, 1)


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> TreeScores:
    folder = tmp_path_factory.mktemp("stories")
    for name, text in (("ferry", STORY), ("choir", OTHER)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return evaluate_trees(folder, seed=2, trees=4)


def test_the_families_step_finds_the_families(scores: TreeScores) -> None:
    figures = {figure.name: figure for figure in scores.figures}
    assert (scores.trees, scores.texts, scores.corpus.documents) == (4, 24, 2)
    assert figures["families"].scores.f1 == 1
    assert figures["map.any"].scores.f1 > 0.9
    assert figures["type.unrelated"].scores.r == 1


def test_the_document_names_every_measure_once(scores: TreeScores) -> None:
    document = tree_document(scores)
    assert json.loads(json.dumps(document)) == document
    assert set(document["interval"]) == {figure.name for figure in scores.figures}
    assert set(document["map"]["any"]) == {"p", "r", "f1", "of"}
    assert all(set(of) == {"share", "of"} for of in document["marks"].values())
    assert "comma or quotation marks lost" in document["marks"]
    assert {f.reading for f in scores.figures} == set(Reading)
    assert show_trees(scores).row_count == len(scores.figures)


def test_json_lines_are_read(tmp_path: Path) -> None:
    path = tmp_path / "texts.jsonl"
    path.write_text('{"text": "One."}\n{"texts": [{"text": "Two."}, {"text": "Three."}]}\n', encoding="utf-8")
    assert read_texts(path)[1] == ["One.", "Two."]


def test_paths_without_a_story_are_refused(tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text("Nothing happened.", encoding="utf-8")
    with pytest.raises(EvaluationError, match="eight sentences"):
        evaluate_trees(tmp_path)
    with pytest.raises(EvaluationError, match="JSON lines"):
        evaluate_trees(tmp_path / "short.txt")


def test_the_command_prints_one_document(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "ferry.txt").write_text(STORY, encoding="utf-8")
    call = ["evaluate", "trees", str(tmp_path), "--trees", "1", "--seed", "3", "--json"]
    assert run(call) == 0
    printed = json.loads(capsys.readouterr().out)
    assert (printed["task"], printed["trees"], printed["seed"]) == ("trees", 1, 3)
