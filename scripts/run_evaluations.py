"""Run every evaluation there is data for, print the figures and fail below the committed floors and above the ceilings.

The floors are in `docs/floors.toml`: `[task]` and `[task_at_most]`, each figure by its name in the JSON document of the
task. Corpora are looked for in `../shared` beside the project; what the project ships is always there. Parts held out
for reporting are not read here.
"""

from __future__ import annotations

import sys
import tomllib

from rich.console import Console

from penholder.evaluate.casebook import read_afresh, read_roles
from penholder.evaluate.expectations import check_rows
from scripts.documents import find_missed
from scripts.tasks import ROOT, TASKS

OUT = Console(width=110)


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
