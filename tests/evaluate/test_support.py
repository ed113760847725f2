"""Support is scored on labelled pairs, and files of another layout are refused by name."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from penholder.cli import run
from penholder.errors import EvaluationError
from penholder.evaluate.support import evaluate_support, support_document

PAIRS = """premise,hypothesis,label
"Nine drivers were held at the gate, the mission said.",Nine drivers were held at the gate.,entailment
"Nine drivers were held at the gate, the mission said.",Thirty drivers were freed by the army in Bria.,neutral
The council met for three hours.,The council met for three hours.,entailment
The council met for three hours.,Talks on a ceasefire in the capital broke down after a walkout.,neutral
"""


def _write(tmp_path: Path, words: str) -> Path:
    path = tmp_path / "pairs.csv"
    path.write_text(words, encoding="utf-8")
    return path


def test_document_has_the_fixed_keys(tmp_path: Path) -> None:
    document = support_document(evaluate_support(_write(tmp_path, PAIRS)))
    assert document["accuracy"] == 1.0
    assert document["per_class"]["neutral"] == {"p": 1.0, "r": 1.0, "f1": 1.0}
    assert document["corpus"]["documents"] == 4
    assert document["interval"]["accuracy"] == [1.0, 1.0]


def test_baseline_takes_a_pair_without_numbers_for_supported(tmp_path: Path) -> None:
    assert evaluate_support(_write(tmp_path, PAIRS)).baseline == 0.75


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", "premise, hypothesis, label were expected"),
        ("a,b\n1,2\n", "premise, hypothesis, label were expected"),
        ("premise,hypothesis,label\n", "no pair"),
        ("premise,hypothesis,label\nOne.,Two.,maybe\n", "line 2"),
        ("premise,hypothesis,label\nOne.,,neutral\n", "line 2"),
        ("premise,hypothesis,label\nOne.\n", "line 2"),
    ],
)
def test_another_layout_is_refused_by_name(tmp_path: Path, words: str, said: str) -> None:
    path = _write(tmp_path, words)
    with pytest.raises(EvaluationError, match=r"pairs\.csv") as raised:
        evaluate_support(path)
    assert said in str(raised.value)


def test_command_prints_one_object_and_refuses_a_binary_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["evaluate", "support", str(_write(tmp_path, PAIRS)), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["task"] == "support"
    binary = tmp_path / "x.csv"
    binary.write_bytes(b"\xff\xfe\x00\x01" * 20)
    assert run(["evaluate", "support", str(binary), "--json"]) == 2
