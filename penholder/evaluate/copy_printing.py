"""The scores of story families against known ones as a JSON document with fixed keys, and as a table for people."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rich.table import Table

from penholder.evaluate.copies import CopyScores


def copy_document(scores: CopyScores) -> dict[str, Any]:
    """The result with the keys docs/evaluation.md fixes."""
    return {
        "task": "copies",
        "corpus": asdict(scores.corpus),
        **asdict(scores.pairs),
        "cross_event_merged": scores.merged,
        "interval": {"f1": list(scores.pairs_interval), "cross_event_merged": list(scores.merged_interval)},
    }


def show_copies(scores: CopyScores) -> Table:
    """The result as a table; only the headline figures have an interval."""
    corpus = scores.corpus
    table = Table(title=f"{corpus.name}: {corpus.documents} texts, sha256 {corpus.sha256[:12]}")
    for heading in ("measure", "value", "95 % interval"):
        table.add_column(heading, justify="left" if heading == "measure" else "right")
    low, high = scores.pairs_interval
    table.add_row("precision of pairs", f"{scores.pairs.p:.3f}", "")
    table.add_row("recall of pairs", f"{scores.pairs.r:.3f}", "")
    table.add_row("F1 of pairs", f"{scores.pairs.f1:.3f}", f"{low:.3f} to {high:.3f}")
    low, high = scores.merged_interval
    merged = "pairs of one topic merged"
    table.add_row(merged, f"{scores.merged:.2%}", f"{low:.2%} to {high:.2%}")
    return table
