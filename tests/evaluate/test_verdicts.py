"""The labelled pairs are read whole or refused by name, and the scores count what they say."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from penholder.cli import run
from penholder.errors import EvaluationError
from penholder.evaluate.halves import Half
from penholder.evaluate.verdict_printing import verdict_document
from penholder.evaluate.verdicts import LABELS, evaluate_verdicts, read_pairs

PAIRS = Path(__file__).parents[1] / "piles" / "verdicts" / "pairs.jsonl"


def make_line(**changes: object) -> str:
    def side(day: str, words: str) -> dict[str, str]:
        text = f"UNMISS has {words} deployed in South Sudan. Reporters had waited for the news since the morning."
        return {"published": day, "text": text, "words": words}

    pair = {
        "id": "x-01",
        "mission": "unmiss",
        "verdict": "rounding",
        "facet": "precision",
        "a": side("2024-01-10", "13,912 troops"),
        "b": side("2024-01-11", "about 14,000 troops"),
    }
    return json.dumps(pair | changes)


def test_the_pairs_hold_every_verdict_and_eight_missions_and_part_into_two_halves() -> None:
    pairs = read_pairs(PAIRS)
    assert len(pairs) >= 80
    assert len({p.mission for p in pairs}) >= 8
    assert len({p.id for p in pairs}) == len(pairs)
    assert {p.verdict for p in pairs} == set(LABELS)
    halves = Counter(p.half for p in pairs)
    assert min(halves[Half.FITTED], halves[Half.REPORT]) >= 40


def test_a_pair_is_scored_through_the_whole_flow(tmp_path: Path) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(
        make_line() + "\n" + make_line(id="x-02", verdict="contradiction") + "\n", encoding="utf-8"
    )
    scores = evaluate_verdicts(path)
    assert [o.found for o in scores.outcomes] == ["rounding", "rounding"]
    assert scores.accuracy == 0.5
    assert scores.false_contradictions == 0
    document = verdict_document(scores)
    assert document["per_kind"]["contradiction"]["r"] == 0.0
    assert document["corpus"]["documents"] == 2
    assert set(document["interval"]) == {"accuracy"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "not json",
        "[]",
        make_line(verdict="rumour"),
        make_line(a={"published": "2024-01-10", "text": "x", "words": "y"}),
        make_line(a={"published": "yesterday", "text": "x", "words": "x"}),
    ],
)
def test_another_layout_is_refused_by_file_and_line(tmp_path: Path, text: str) -> None:
    path = tmp_path / "pairs.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"pairs\.jsonl"):
        read_pairs(path)


def test_missing_and_binary_files_are_refused_by_the_command(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    binary = tmp_path / "x.jsonl"
    binary.write_bytes(b"\xff\xfe\x00")
    for path in (tmp_path / "none.jsonl", binary):
        assert run(["evaluate", "verdicts", str(path)]) == 2
        assert path.name in capsys.readouterr().err
