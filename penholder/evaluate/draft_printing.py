"""The score of stages of drafts as JSON with fixed keys, and as a table for people.

Takes scores; gives a document or a table. Never computes a figure.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rich.table import Table

from penholder.evaluate.drafts import DraftScores


def draft_document(scores: DraftScores) -> dict[str, Any]:
    """The result as one JSON document; keys as in docs/ladder.md."""
    return {
        "task": "drafts",
        "corpus": asdict(scores.corpus),
        "interval": {name: list(limits) for name, limits in scores.interval.items()},
        "stages": {name: asdict(score) for name, score in scores.stages.items()},
        "attributes": {name: {"right": r, "of": of} for name, (r, of) in scores.attributes.items()},
        "plain": {"right": scores.plain[0], "of": scores.plain[1]},
    }


def show_drafts(scores: DraftScores) -> Table:
    """Stages with precision, recall and F1; attributes and passages without any stage in the caption."""
    corpus = scores.corpus
    table = Table(title=f"{corpus.name}: {corpus.documents} passages, sha256 {corpus.sha256[:12]}")
    for heading in ("stage", "precision", "recall", "F1"):
        table.add_column(heading, justify="left" if heading == "stage" else "right")
    for name, score in scores.stages.items():
        table.add_row(name, f"{score.p:.3f}", f"{score.r:.3f}", f"{score.f1:.3f}")
    low, high = scores.interval["all"]
    shares = "; ".join(f"{name} {right}/{of}" for name, (right, of) in scores.attributes.items())
    table.caption = (
        f"F1 of all: 95 % interval {low:.3f} to {high:.3f}\nright of matched steps: {shares}\n"
        f"passages without any stage in which none was found: {scores.plain[0]}/{scores.plain[1]}"
    )
    return table
