"""Measure on every corpus at hand and write the figures into docs/accuracy.md: `write_accuracy.py 2026-11-22`.

Takes the day of the measurement; corpora are looked for in `../shared` beside the project. A part of the page
whose corpus is not at hand stays as it is.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from penholder.evaluate.casebook import MEASURES, evaluate_casebook, read_afresh, read_roles, score_ledgers
from penholder.evaluate.corpora import evaluate_figures, evaluate_statements
from penholder.evaluate.expectations import check_rows
from penholder.evaluate.scoring import Corpus, fingerprint
from penholder.evaluate.spans import Scores
from penholder.values.dates import format_edtf

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
TARGET = ROOT / "docs" / "accuracy.md"
PILES = {"drc-2023": "MONUSCO, 2023", "mixed": "six missions"}
NAMES = {
    "statements.source": "who, as written",
    "statements.cue": "reporting words",
    "statements.content": "what is said",
    "statements.speaker": "speaker resolved",
    "figures.span": "figures: words",
    "figures.value": "figures: value",
    "figures.qualifier": "figures: hedge",
    "dated.span": "dated claims: words",
    "dated.value": "dated claims: day",
    "exact.source": "source, exact",
    "exact.cue": "cue, exact",
    "exact.content": "content, exact",
    "begin.content": "content, same beginning",
    "overlap.content": "content, overlap of half or more",
    "attribution": "whole attribution",
    "value": "value",
    "value_change": "value and change (=, ~, <, >)",
    "value_unit": "value and unit",
    "value_concept_partial": "value and concept, partly",
    "value_concept_complete": "value and concept, complete",
}


def main() -> None:
    """Measure and write the page."""
    day = date.fromisoformat(sys.argv[1])
    page = TARGET.read_text(encoding="utf-8")
    for name, text in measure_all(day):
        block = re.compile(f"(<!-- begin {name} -->\n).*?(<!-- end {name} -->)", re.DOTALL)
        page = block.sub(lambda found, text=text: f"{found[1]}{text}\n{found[2]}", page)
    TARGET.write_text(page, encoding="utf-8", newline="\n")


def measure_all(day: date) -> Iterator[tuple[str, str]]:
    """Each part of the page that can be written anew, by its name."""
    yield "day", f"Measured on {format_edtf(day.isoformat())}."
    yield "examples", _write_examples()
    yield "piles", _write_piles()
    bench = SHARED / "bench"
    if (SHARED / "gold").is_dir():
        yield "mali", _write_mali()
    if (bench / "polnear" / "dev").is_dir():
        found = evaluate_statements(bench / "polnear" / "dev")
        yield "statements", _write_table(found.corpus, found.scores, found.interval)
    if (bench / "newsquant" / "dev.json").is_file():
        found = evaluate_figures(bench / "newsquant" / "dev.json")
        yield "figures", _write_table(found.corpus, found.scores, found.interval)


def _write_mali() -> str:
    gold = SHARED / "gold"
    found = evaluate_casebook(SHARED / "reports" / "mali-2023", gold / "mali-2023.json", gold / "roles.json")
    table = _write_table(found.corpus, found.scores, found.interval)
    total = len(found.passed) + len(found.failed)
    return f"{table}\n\n{_write_rows(len(found.passed), total, [name for name, _ in found.failed])}"


def _write_examples() -> str:
    folder = ROOT / "examples" / "mali-2023"
    rows = check_rows(read_afresh(folder), read_roles(folder / "roles.json"))
    failed = [name for name, failure in rows if failure]
    return _write_rows(len(rows) - len(failed), len(rows), failed)


def _write_rows(held: int, total: int, failed: list[str]) -> str:
    named = f" Failing: {', '.join(failed)}." if failed else ""
    return f"Casebook rows that hold, of what a careful analyst concludes from the pile: {held} of {total}.{named}"


def _write_piles() -> str:
    folders = [ROOT / "tests" / "piles" / name for name in PILES]
    scores = [score_ledgers(read_afresh(folder), folder / "gold.json") for folder in folders]
    marks = [fingerprint(folder.name, folder.glob("*.txt")).sha256[:12] for folder in folders]
    heads = [f"{title} (`{mark}`)" for title, mark in zip(PILES.values(), marks, strict=True)]
    lines = [f"| F1 | {' | '.join(heads)} |", "|---|---|---|"]
    return "\n".join(
        lines + [f"| {NAMES[m]} | {' | '.join(f'{each[m].f1:.3f}' for each in scores)} |" for m in MEASURES]
    )


def _write_table(
    corpus: Corpus, scores: Mapping[str, Scores], interval: Mapping[str, tuple[float, float]]
) -> str:
    lines = [
        f"Corpus `{corpus.name}`, {corpus.documents} documents, fingerprint `{corpus.sha256[:12]}`.",
        "",
        "| measure | precision | recall | F1 | 95 % interval of F1 |",
        "|---|---|---|---|---|",
    ]
    for measure in (name for name in NAMES if name in scores):
        found, (low, high) = scores[measure], interval[measure]
        values = f"{found.p:.3f} | {found.r:.3f} | {found.f1:.3f}"
        lines.append(f"| {NAMES[measure]} | {values} | {low:.3f} to {high:.3f} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
