"""Tasks of mandates drawn at random, labelled before they were measured: `tests/gold/tasks.csv`."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from penholder.official.resolutions import read_resolution
from penholder.official.resolutions.pile import read_pile
from penholder.vocabulary.resolutions import task_kinds

GOLD = Path(__file__).parents[2] / "gold" / "tasks.csv"
TEXTS = Path(__file__).parents[4] / "shared" / "data" / "texts" / "sc_resolutions_fulltext_1946_2015.tar.gz"


def read_gold(half: str) -> dict[tuple[str, str], set[str]]:
    with GOLD.open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row["half"] == half]
    return {(row["resolution"], row["mission"]): set(row["tasks"].split()) for row in rows}


def test_every_label_is_a_kind_of_task() -> None:
    kinds = {kind.key for kind in task_kinds()}
    gold = read_gold("report") | read_gold("mended")
    assert len(gold) == 21
    assert all(labels <= kinds for labels in gold.values())


@pytest.mark.skipif(not TEXTS.exists(), reason="the texts of resolutions are not here")
def test_tasks_are_found_as_labelled_on_the_half_that_wordings_were_not_made_on() -> None:
    gold = read_gold("report")
    names = {f"S-RES-{symbol.removeprefix('S/RES/')}.txt" for symbol, _ in gold}
    found: dict[tuple[str, str], set[str]] = {}
    for file in read_pile(TEXTS).files:
        if Path(file.name).name in names:
            for terms in read_resolution(file.name, file.raw).terms:
                found[(terms.resolution, terms.mission)] = {task.kind for task in terms.tasks}
    right = sum(len(found[key] & labels) for key, labels in gold.items())
    told, asked = sum(len(found[key]) for key in gold), sum(map(len, gold.values()))
    assert right / told >= 0.85
    assert right / asked >= 0.9
