"""The result of the time evaluation as a JSON document and as a table.

Takes scores; gives what is printed. Never computes a figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from rich.table import Table

from penholder.evaluate.spans import Scores
from penholder.evaluate.times import MEASURES, Half, HalfScores, TimeScores


def time_document(scores: TimeScores) -> dict[str, Any]:
    """The keys docs/evaluation.md fixes, with both halves and the baseline beside them."""
    return {
        "task": "times",
        "corpus": asdict(scores.corpus),
        "interval": {m: list(scores.interval[m]) for m in MEASURES},
        **_write(scores.scores),
        "halves": _write_halves(scores.halves),
        "baseline": None
        if scores.baseline is None
        else {
            "name": scores.baseline_name,
            **_write(scores.baseline),
            "halves": _write_halves(scores.baseline_halves),
        },
    }


def _write(scores: Mapping[str, Scores]) -> dict[str, Any]:
    return {m: asdict(scores[m]) for m in MEASURES}


def _write_halves(halves: Mapping[Half, HalfScores]) -> dict[str, Any]:
    return {
        half.value: {"documents": own.documents, **_write(own.scores)} for half, own in sorted(halves.items())
    }


def show_times(scores: TimeScores) -> Table:
    """F1 of every measure: all texts with interval, both halves, and the baseline."""
    corpus = scores.corpus
    table = Table(title=f"{corpus.name}: {corpus.documents} documents, sha256 {corpus.sha256[:12]}")
    table.add_column("measure")
    halves = [half.value for half in Half]
    for heading in ("p", "r", "F1", "95 % interval", *halves):
        table.add_column(heading, justify="right")
    if scores.baseline is not None:
        table.add_column("baseline", justify="right")
    for measure in MEASURES:
        own, (low, high) = scores.scores[measure], scores.interval[measure]
        row = [measure, f"{own.p:.3f}", f"{own.r:.3f}", f"{own.f1:.3f}", f"{low:.3f}-{high:.3f}"]
        row += [f"{scores.halves[half].scores[measure].f1:.3f}" for half in Half]
        if scores.baseline is not None:
            row.append(f"{scores.baseline[measure].f1:.3f}")
        table.add_row(*row)
    sizes = " and ".join(f"{scores.halves[half].documents} {half.value}" for half in Half)
    baseline = (
        scores.baseline_name or "none, as dateparser is not installed (it comes with the development tools)"
    )
    table.caption = f"F1 of the halves ({sizes}): rules were written on the tuned half alone\nbaseline: {baseline}, all texts"
    return table
