"""The casebook holds on the shipped pile, and on the real one under any file names when it is at hand."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest

from penholder.errors import EvaluationError
from penholder.evaluate.casebook import MEASURES, evaluate_casebook, read_afresh, read_roles
from penholder.evaluate.expectations import check_rows
from penholder.evaluate.printing import casebook_document
from penholder.model import Record

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "mali-2023"
SHARED = ROOT.parent / "shared"
LEAST_ROWS = 24
"""Rows that must hold on the real pile: all of them."""


@pytest.fixture(scope="module")
def examples() -> Record:
    return read_afresh(EXAMPLES)


def test_every_row_of_the_casebook_holds_on_the_example_pile(examples: Record) -> None:
    rows = check_rows(examples, read_roles(EXAMPLES / "roles.json"))
    assert len(rows) == 24
    assert {name: failure for name, failure in rows if failure} == {}


def test_a_row_fails_when_its_roles_are_swapped(examples: Record) -> None:
    roles = read_roles(EXAMPLES / "roles.json")
    roles["january_copy_b"], roles["june_rewrite_b"] = roles["june_rewrite_b"], roles["january_copy_b"]
    failed = {name for name, failure in check_rows(examples, roles) if failure}
    assert {"copies", "dates", "strength", "drifting quotes"} <= failed


def test_a_role_bound_to_no_report_is_named(examples: Record) -> None:
    with pytest.raises(EvaluationError, match=r"missing\.txt"):
        check_rows(examples, {"january_copy_a": "missing.txt"})


def test_a_gold_file_of_another_layout_is_named(tmp_path: Path) -> None:
    gold = tmp_path / "gold.json"
    gold.write_text('{"documents": {}}')
    with pytest.raises(EvaluationError, match=r"gold\.json"):
        evaluate_casebook(EXAMPLES, gold, EXAMPLES / "roles.json")


@pytest.mark.skipif(not (SHARED / "reports" / "mali-2023").is_dir(), reason="no labelled pile at hand")
def test_the_real_pile_scores_the_same_under_any_names(tmp_path: Path) -> None:
    gold = json.loads((SHARED / "gold" / "mali-2023.json").read_text())
    roles = json.loads((SHARED / "gold" / "roles.json").read_text())
    names = sorted(gold["documents"].values())
    shuffled = names[:]
    random.Random(3).shuffle(shuffled)
    renamed = {old: f"{number:02}-{old[::-1]}.txt" for number, old in enumerate(shuffled)}
    (tmp_path / "pile").mkdir()
    for old, new in renamed.items():
        shutil.copy(SHARED / "reports" / "mali-2023" / old, tmp_path / "pile" / new)
    gold["documents"] = {key: renamed[name] for key, name in gold["documents"].items()}
    (tmp_path / "gold.json").write_text(json.dumps(gold))
    (tmp_path / "roles.json").write_text(json.dumps({role: renamed[name] for role, name in roles.items()}))
    there = evaluate_casebook(tmp_path / "pile", tmp_path / "gold.json", tmp_path / "roles.json")
    here = evaluate_casebook(
        SHARED / "reports" / "mali-2023", SHARED / "gold" / "mali-2023.json", SHARED / "gold" / "roles.json"
    )
    assert there.scores == here.scores
    assert (there.passed, there.failed) == (here.passed, here.failed)
    assert there.corpus.sha256 == here.corpus.sha256
    assert len(here.passed) >= LEAST_ROWS
    document = casebook_document(here)
    assert {f"{a}.{b}" for a in ("statements", "figures", "dated") for b in document[a]} == set(MEASURES)
    assert set(document["rows"]) >= {"passed", "total", "failed"}
    assert document["statements"]["speaker"]["wrong_person"] == 0
    assert document["direct_missed"] <= 1
    assert document["direct_missed_of"] == 55
