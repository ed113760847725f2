"""The scores on copy trees as a JSON document with fixed keys, and as a table for people."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rich.table import Table

from penholder.evaluate.trees import Reading, TreeFigure, TreeScores


def tree_document(scores: TreeScores) -> dict[str, Any]:
    """The result with the keys docs/evaluation.md fixes; "map.split" becomes map -> split."""
    document: dict[str, Any] = {
        "task": "trees",
        "corpus": asdict(scores.corpus),
        "seed": scores.seed,
        "trees": scores.trees,
        "texts": scores.texts,
        "left_out": [str(operation) for operation in scores.left_out],
        "interval": {figure.name: list(figure.interval) for figure in scores.figures},
    }
    for figure in scores.figures:
        outer, _, inner = figure.name.partition(".")
        if inner:
            document.setdefault(outer, {})[inner] = _read_figure(figure)
        else:
            document[outer] = _read_figure(figure)
    return document


def _read_figure(figure: TreeFigure) -> dict[str, Any]:
    if figure.reading is Reading.SCORES:
        return {**asdict(figure.scores), "of": figure.counts.expected}
    key = "share" if figure.reading is Reading.SHARE else "per_thousand"
    return {key: figure.value, "of": figure.counts.expected}


def show_trees(scores: TreeScores) -> Table:
    """The result as a table; measures read as a share or per 1,000 stand in one column with F1."""
    table = Table(
        title=f"{scores.trees} trees of {scores.texts} texts from {scores.corpus.documents} stories of "
        f"{scores.corpus.name}, seed {scores.seed}, sha256 {scores.corpus.sha256[:12]}"
    )
    for heading in ("measure", "precision", "recall", "F1, share or per 1,000", "95 % interval", "of"):
        table.add_column(heading, justify="left" if heading == "measure" else "right")
    for figure in scores.figures:
        scored = figure.reading is Reading.SCORES
        shown = f"{figure.value:.1f}" if figure.reading is Reading.PER_THOUSAND else f"{figure.value:.3f}"
        low, high = figure.interval
        table.add_row(
            figure.name,
            f"{figure.scores.p:.3f}" if scored else "",
            f"{figure.scores.r:.3f}" if scored else "",
            shown,
            f"{low:.3f} to {high:.3f}",
            str(figure.counts.expected),
        )
    if scores.left_out:
        table.caption = "left out: " + ", ".join(scores.left_out)
    return table
