"""Run every evaluation there is data for, print the figures and fail below the committed floors and above the ceilings.

The floors are in `docs/floors.toml`. Corpora are looked for in `../shared` beside the project; the shipped
example pile is always there.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

from rich.console import Console

from penholder.evaluate.casebook import CasebookScores, evaluate_casebook, read_afresh, read_roles
from penholder.evaluate.copies import evaluate_copies
from penholder.evaluate.copy_printing import show_copies
from penholder.evaluate.corpora import evaluate_figures, evaluate_statements
from penholder.evaluate.expectations import check_rows
from penholder.evaluate.halves import Half
from penholder.evaluate.printing import show_casebook, show_corpus
from penholder.evaluate.sayings import evaluate_sayings
from penholder.evaluate.sayings_printing import show_sayings
from penholder.evaluate.tree_printing import show_trees
from penholder.evaluate.trees import evaluate_trees

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
OUT = Console(width=110)
TREES = 16
"""Copy trees grown for the floors; `penholder evaluate trees` grows more, in proportion slower."""


def main() -> int:
    """Print every figure; gives 1 when one lies below its floor."""
    floors = tomllib.loads((ROOT / "docs" / "floors.toml").read_text(encoding="utf-8"))
    below = run_examples(floors["examples"])
    pile = SHARED / "reports" / "mali-2023"
    if pile.is_dir():
        gold = SHARED / "gold"
        scores = evaluate_casebook(pile, gold / "mali-2023.json", gold / "roles.json")
        OUT.print(show_casebook(scores))
        below += find_below(scores, floors["casebook"], floors.get("casebook_at_most", {}))
    else:
        OUT.print("no labelled pile at hand: only the example pile was checked")
    below += run_corpora(floors)
    below += run_sayings(floors.get("sayings", {}), floors.get("sayings_at_most", {}))
    below += run_trees(floors["trees"], floors["trees_at_most"])
    below += run_copies(floors["copies"])
    for line in below:
        OUT.print(f"fails: {line}")
    return 1 if below else 0


def run_examples(floors: dict[str, float]) -> list[str]:
    """Check the casebook on the example pile."""
    folder = ROOT / "examples" / "mali-2023"
    rows = check_rows(read_afresh(folder), read_roles(folder / "roles.json"))
    held = sum(failure is None for _, failure in rows)
    OUT.print(f"example pile: {held} of {len(rows)} casebook rows hold")
    for name, failure in rows:
        if failure:
            OUT.print(f"  fails: {name}: {failure}")
    return [f"example rows {held} < {floors['rows']}"] if held < floors["rows"] else []


def run_corpora(floors: dict[str, dict[str, float]]) -> list[str]:
    """Score the labelled corpora that are at hand."""
    runs = (
        (evaluate_statements, SHARED / "bench" / "polnear" / "dev", floors["statements"]),
        (evaluate_figures, SHARED / "bench" / "newsquant" / "dev.json", floors["figures"]),
    )
    below = []
    for score, path, own in runs:
        if not path.exists():
            OUT.print(f"not at hand: {path.name} of {path.parent.name}")
            continue
        scores = score(path)
        OUT.print(show_corpus(scores))
        below += [
            f"{scores.task} {name} F1 {scores.scores[name].f1:.3f} < {floor}"
            for name, floor in own.items()
            if scores.scores[name].f1 < floor
        ]
    return below


def run_sayings(floors: dict[str, float], ceilings: dict[str, float]) -> list[str]:
    """Score sayings and positions on the open half of the labelled set; the held-out half is never read here."""
    folder = ROOT / "tests" / "piles" / "sayings" / "open"
    if not folder.is_dir():
        OUT.print("not at hand: labelled sayings")
        return []
    scores = evaluate_sayings(folder)
    OUT.print(show_sayings(scores))
    values = {figure.name: figure.value for figure in scores.figures}
    low = [
        f"sayings {name} {values[name]:.3f} < {floor}"
        for name, floor in floors.items()
        if values[name] < floor
    ]
    high = [
        f"sayings {name} {values[name]:.3f} > {ceiling}"
        for name, ceiling in ceilings.items()
        if values[name] > ceiling
    ]
    return low + high


def run_trees(floors: dict[str, float], ceilings: dict[str, float]) -> list[str]:
    """Score the families step on copy trees grown from the example pile; a named figure that is missing fails."""
    scores = evaluate_trees(ROOT / "examples" / "mali-2023", trees=TREES)
    OUT.print(show_trees(scores))
    values = {figure.name: figure.value for figure in scores.figures}
    low = [
        f"trees {name} {values.get(name, 0.0):.3f} < {floor}"
        for name, floor in floors.items()
        if values.get(name, 0.0) < floor
    ]
    high = [
        f"trees {name} {values[name]:.3f} > {ceiling}"
        for name, ceiling in ceilings.items()
        if values[name] > ceiling
    ]
    return low + high


def run_copies(floors: dict[str, float]) -> list[str]:
    """Score story families on the rewrites that the model of rewrites was not fitted on."""
    path, negatives = SHARED / "bench" / "copies" / "rewrites_dev.jsonl", SHARED / "bench" / "ecbplus"
    if not (path.is_file() and negatives.is_dir()):
        OUT.print("not at hand: known rewrites and independent reports of the same events")
        return []
    scores = evaluate_copies(path, negatives, Half.REPORT)
    OUT.print(show_copies(scores))
    found = []
    if scores.pairs.f1 < floors["f1"]:
        found.append(f"copies F1 {scores.pairs.f1:.3f} < {floors['f1']}")
    if scores.merged > floors["merged_at_most"]:
        found.append(f"copies merged {scores.merged:.4f} > {floors['merged_at_most']}")
    return found


def find_below(scores: CasebookScores, floors: dict[str, float], ceilings: dict[str, float]) -> list[str]:
    """The figures that lie below their floors, and the numbers of errors above their ceilings."""
    found = [
        f"{name} F1 {scores.scores[name].f1:.3f} < {floor}"
        for name, floor in floors.items()
        if name != "rows" and scores.scores[name].f1 < floor
    ]
    if len(scores.passed) < floors["rows"]:
        found.append(f"rows {len(scores.passed)} < {floors['rows']}")
    for name, counts in (("wrong_person", scores.wrong_person), ("direct_missed", scores.direct_missed)):
        if counts.right > ceilings.get(name, counts.right):
            found.append(f"{name} {counts.right} > {ceilings[name]}")
    return found


if __name__ == "__main__":
    sys.exit(main())
