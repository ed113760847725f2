"""The score of promises: right on a tiny pile of known labels, refused with the file's name for another layout."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from penholder.errors import EvaluationError
from penholder.evaluate.promise_printing import promise_document
from penholder.evaluate.promises import LABELS, evaluate_promises, read_labels

PILES = Path(__file__).parents[1] / "piles" / "promises"
LINE = {"what": "election", "promiser": "Liberia", "state": "made", "due": "2026-10", "was": []}
PROMISE = {
    "report": "a.txt",
    "what": "election",
    "due": "2026-10",
    "promiser": "Liberia",
    "told": "ahead",
}


def make_pile(folder: Path, *, commitments: list[object], lines: list[object]) -> Path:
    pile = folder / "one"
    pile.mkdir()
    text = "A vote is planned\n\nMONROVIA, 3 March 2026 - Liberia will hold elections in October 2026.\n"
    (pile / "a.txt").write_text(text)
    labels = {"commitments": commitments, "restrictions": [], "lines": lines}
    (pile / LABELS).write_text(json.dumps(labels))
    return folder


def test_right_and_wrong_labels_are_told_apart(tmp_path: Path) -> None:
    wrong = {**LINE, "state": "met"}
    scores = evaluate_promises(make_pile(tmp_path, commitments=[PROMISE], lines=[LINE, wrong]))
    document = promise_document(scores)
    assert document["commitments"]["all"]["f1"] == 1.0
    assert document["states"]["all"] == {"right": 1, "of": 2}
    assert document["corpus"]["documents"] == 2
    assert len(scores.misses) == 1


def test_a_missed_label_lowers_recall(tmp_path: Path) -> None:
    other = {**PROMISE, "what": "referendum"}
    scores = evaluate_promises(make_pile(tmp_path, commitments=[PROMISE, other], lines=[]))
    assert (scores.commitments["all"].p, scores.commitments["all"].r) == (1.0, 0.5)


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"[]", b'{"commitments": 3}'])
def test_another_layout_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / LABELS).write_bytes(content)
    with pytest.raises(EvaluationError, match=LABELS):
        evaluate_promises(tmp_path)
    with pytest.raises(EvaluationError, match="expected folders"):
        evaluate_promises(tmp_path / "nowhere")


def test_every_label_file_is_readable_and_names_its_reports() -> None:
    for path in sorted(PILES.glob(f"*/*/{LABELS}")):
        labels = read_labels(path)
        named = {*(c.report for c in labels.commitments), *(r.report for r in labels.restrictions)}
        assert named <= {file.name for file in path.parent.glob("*.txt")}, path
