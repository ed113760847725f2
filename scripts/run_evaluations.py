"""Run every evaluation there is data for, print the figures and fail below the committed floors and above the ceilings.

The floors are in `docs/floors.toml`: `[task]` and `[task_at_most]`, each figure by its name in the JSON document of the
task. Corpora are looked for in `../shared` beside the project; what the project ships is always there. Parts held out
for reporting are not read here.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from penholder.evaluate.casebook import evaluate_casebook, read_afresh, read_roles
from penholder.evaluate.copies import evaluate_copies
from penholder.evaluate.copy_printing import copy_document, show_copies
from penholder.evaluate.corpora import evaluate_figures, evaluate_statements
from penholder.evaluate.expectations import check_rows
from penholder.evaluate.halves import Half
from penholder.evaluate.printing import casebook_document, corpus_document, show_casebook, show_corpus
from penholder.evaluate.sayings import evaluate_sayings
from penholder.evaluate.sayings_printing import saying_document, show_sayings
from penholder.evaluate.support import evaluate_support, show_support, support_document
from penholder.evaluate.tree_printing import show_trees, tree_document
from penholder.evaluate.trees import evaluate_trees
from scripts.documents import find_missed

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
BENCH = SHARED / "bench"
PILES = ROOT / "tests" / "piles"
OUT = Console(width=110)
TREES = 16
"""Copy trees grown for the floors; `penholder evaluate trees` grows more, in proportion slower."""


@dataclass(frozen=True, slots=True)
class Task:
    """One evaluation: its name in the floors, what it needs, how it is run, shown and written as a document."""

    name: str
    needs: Path
    run: Callable[[Path], Any]
    show: Callable[[Any], Table]
    document: Callable[[Any], dict[str, Any]]


def _score_mali(pile: Path) -> Any:
    return evaluate_casebook(pile, SHARED / "gold" / "mali-2023.json", SHARED / "gold" / "roles.json")


TASKS = (
    Task("casebook", SHARED / "reports" / "mali-2023", _score_mali, show_casebook, casebook_document),
    Task("statements", BENCH / "polnear" / "dev", evaluate_statements, show_corpus, corpus_document),
    Task("sayings", PILES / "sayings" / "open", evaluate_sayings, show_sayings, saying_document),
    Task("figures", BENCH / "newsquant" / "dev.json", evaluate_figures, show_corpus, corpus_document),
    Task("support", BENCH / "newsnli" / "tune.csv", evaluate_support, show_support, support_document),
    Task(
        "trees",
        ROOT / "examples" / "mali-2023",
        lambda pile: evaluate_trees(pile, trees=TREES),
        show_trees,
        tree_document,
    ),
    Task(
        "copies",
        BENCH / "copies" / "rewrites_dev.jsonl",
        lambda path: evaluate_copies(path, BENCH / "ecbplus", Half.REPORT),
        show_copies,
        copy_document,
    ),
)


def main() -> int:
    """Print every figure; gives 1 when one lies below its floor."""
    floors = tomllib.loads((ROOT / "docs" / "floors.toml").read_text(encoding="utf-8"))
    missed = check_examples(floors["examples"]["rows"])
    for task in TASKS:
        if not task.needs.exists():
            OUT.print(f"not at hand: what `{task.name}` is measured on")
            continue
        scores = task.run(task.needs)
        OUT.print(task.show(scores))
        missed += find_missed(task.name, task.document(scores), floors)
    for line in missed:
        OUT.print(f"fails: {line}")
    return 1 if missed else 0


def check_examples(least: float) -> list[str]:
    """Check the casebook on the example pile."""
    folder = ROOT / "examples" / "mali-2023"
    rows = check_rows(read_afresh(folder), read_roles(folder / "roles.json"))
    held = sum(failure is None for _, failure in rows)
    OUT.print(f"example pile: {held} of {len(rows)} casebook rows hold")
    for name, failure in rows:
        if failure:
            OUT.print(f"  fails: {name}: {failure}")
    return [f"example rows {held} < {least}"] if held < least else []


if __name__ == "__main__":
    sys.exit(main())
