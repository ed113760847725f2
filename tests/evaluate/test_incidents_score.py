"""Scoring incidents: sets, shares, forgiven answers, halves, and a message for every other layout."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from penholder.errors import EvaluationError
from penholder.evaluate.halves import Half
from penholder.evaluate.incident_answers import answer_by_baseline, answer_from_claims, read_text
from penholder.evaluate.incident_printing import incident_document
from penholder.evaluate.incidents import evaluate_incidents, read_labelled

NEWS = (
    "GOMA, 9 May 2024 - Gunmen killed two farmers and abducted a nurse near Goma on 6 May 2024, the Democratic "
    "Republic of the Congo said. They were linked to an attack that killed 30 people in 2019."
)
SHORT = {"start_date": "2024-05-06", "killed_min": 2, "captured_min": 1}
SETS = {
    "dates": [{"from": "2024-05-06", "to": "2024-05-06"}],
    "numbers": [[2, 2], [1, 1]],
    "effects": ["DEATH"],
    "stages": ["ACCOMPLISHED"],
}


def write(folder: Path, *rows: dict[str, object]) -> Path:
    path = folder / "labelled.jsonl"
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def test_least_tolls_and_first_day_are_shares(tmp_path: Path) -> None:
    path = write(
        tmp_path, {"id": "a", "text": NEWS, **SHORT}, {"id": "b", "text": NEWS, **SHORT, "killed_min": 9}
    )
    document = incident_document(evaluate_incidents(path))
    assert (document["start_date"], document["killed_min"], document["captured_min"]) == (1.0, 0.5, 1.0)
    assert document["killed_positive"] == {"p": 0.5, "r": 0.5, "f1": 0.5}
    assert set(document["baseline"]) == {"start_date", "killed_min", "captured_min", "killed_positive"}
    assert document["corpus"]["documents"] == 2
    assert set(document["interval"]) == set(document["baseline"])


def test_sets_are_scored_with_precision_and_recall(tmp_path: Path) -> None:
    document = incident_document(evaluate_incidents(write(tmp_path, {"id": "a", "text": NEWS, **SETS})))
    for measure in ("date", "number", "effect", "stage"):
        assert document[measure] == {"p": 1.0, "r": 1.0, "f1": 1.0}


def test_optional_answers_are_forgiven_and_not_asked_for(tmp_path: Path) -> None:
    nothing = {"dates": [], "numbers": [], "effects": [], "stages": []}
    strict = incident_document(evaluate_incidents(write(tmp_path, {"id": "a", "text": NEWS, **nothing})))
    assert strict["effect"] == {"p": 0.0, "r": 0.0, "f1": 0.0}
    row = {"id": "a", "text": NEWS, **nothing, "optional": SETS}
    scores = evaluate_incidents(write(tmp_path, row))
    assert all(counts.predicted == 0 for counts in scores.counts.values())


def test_a_day_may_lie_anywhere_before_an_open_label(tmp_path: Path) -> None:
    row = {"id": "a", "text": NEWS, "dates": [{"from": None, "to": "2024-05-09"}]}
    assert incident_document(evaluate_incidents(write(tmp_path, row)))["date"]["f1"] == 1.0


def test_the_answers_are_those_of_the_claims() -> None:
    read = read_text("a", NEWS)
    assert any(event.tolls for event in read.claims.events)
    assert answer_from_claims(read).killed_min == {2.0}
    assert {d.isoformat() for d in answer_by_baseline(read).start_date} == {"2024-05-09"}


def test_texts_may_hold_other_ends_of_line(tmp_path: Path) -> None:
    (one,) = read_labelled(write(tmp_path, {"id": "a", "text": f"{NEWS}\u2028The end.", **SHORT}))
    assert "\u2028" in one.text


def test_halves_part_the_texts(tmp_path: Path) -> None:
    path = write(tmp_path, *({"id": str(n), "text": NEWS, **SHORT} for n in range(6)))
    counts = [evaluate_incidents(path, half).corpus.documents for half in (Half.FITTED, Half.REPORT)]
    assert sum(counts) == 6
    assert all(counts)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "not json\n",
        "[1, 2]\n",
        '{"id": "a", "text": 3}\n',
        '{"id": "a", "text": "b"}\n',
        '{"id": "a", "text": "b", "dates": [{"from": "someday", "to": null}]}\n',
        '{"id": "a", "text": "b", "numbers": [[1]]}\n',
    ],
)
def test_another_layout_is_named(tmp_path: Path, words: str) -> None:
    path = tmp_path / "other.jsonl"
    path.write_text(words, encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"other\.jsonl"):
        read_labelled(path)
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(EvaluationError, match="cannot be read"):
        read_labelled(path)
