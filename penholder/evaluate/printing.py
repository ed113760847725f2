"""Evaluation results as JSON documents with fixed keys, and as tables for people."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rich.table import Table

from penholder.evaluate.casebook import MEASURES, CasebookScores


def casebook_document(scores: CasebookScores) -> dict[str, Any]:
    """The casebook result with the keys docs/evaluation.md fixes."""
    document: dict[str, Any] = {
        "task": "casebook",
        "corpus": asdict(scores.corpus),
        "interval": {name: list(scores.interval[name]) for name in MEASURES},
        "rows": {
            "passed": len(scores.passed),
            "total": len(scores.passed) + len(scores.failed),
            "failed": [name for name, _ in scores.failed],
            "reasons": dict(scores.failed),
        },
    }
    for name in MEASURES:
        ledger, measure = name.split(".")
        document.setdefault(ledger, {})[measure] = asdict(scores.scores[name])
    return document


def show_casebook(scores: CasebookScores) -> Table:
    """The casebook result as a table."""
    total = len(scores.passed) + len(scores.failed)
    table = Table(
        title=f"{scores.corpus.name}: {scores.corpus.documents} reports, sha256 {scores.corpus.sha256[:12]}",
        caption=f"casebook rows that hold: {len(scores.passed)} of {total}",
    )
    for heading in ("measure", "precision", "recall", "F1", "95 % interval of F1"):
        table.add_column(heading, justify="left" if heading == "measure" else "right")
    for name in MEASURES:
        s, (low, high) = scores.scores[name], scores.interval[name]
        table.add_row(name, f"{s.p:.3f}", f"{s.r:.3f}", f"{s.f1:.3f}", f"{low:.3f} to {high:.3f}")
    for name, reason in scores.failed:
        table.add_row(f"fails: {name}", reason)
    return table
