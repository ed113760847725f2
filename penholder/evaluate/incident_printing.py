"""Scores of incidents as a JSON document with fixed keys, and as a table with the baseline beside ours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from rich.table import Table

from penholder.evaluate.incidents import SHARES, IncidentScores, headline
from penholder.evaluate.spans import Counts


def incident_document(scores: IncidentScores) -> dict[str, Any]:
    """The result with the keys docs/evaluation.md fixes; `baseline` holds the same keys."""
    return {
        "task": "incidents",
        "corpus": asdict(scores.corpus),
        "interval": {name: list(limits) for name, limits in scores.interval.items()},
        **_list(scores.counts),
        "baseline": _list(scores.baseline),
    }


def _list(counts: Mapping[str, Counts]) -> dict[str, Any]:
    return {m: headline(m, c) if m in SHARES else asdict(c.scores()) for m, c in counts.items()}


def show_incidents(scores: IncidentScores) -> Table:
    """The result as a table: F1 with precision and recall, or the share that is exact."""
    corpus = scores.corpus
    table = Table(title=f"{corpus.name}: {corpus.documents} documents, sha256 {corpus.sha256[:12]}")
    for heading in ("measure", "precision", "recall", "F1 or share", "95 % interval", "baseline"):
        table.add_column(heading, justify="left" if heading == "measure" else "right")
    for name, counts in scores.counts.items():
        found, (low, high) = counts.scores(), scores.interval[name]
        parts = ("", "") if name in SHARES else (f"{found.p:.3f}", f"{found.r:.3f}")
        ours, plain = headline(name, counts), headline(name, scores.baseline[name])
        table.add_row(name, *parts, f"{ours:.3f}", f"{low:.3f} to {high:.3f}", f"{plain:.3f}")
    table.caption = "baseline: the first date of the text, the first number near a word of death or capture"
    return table
