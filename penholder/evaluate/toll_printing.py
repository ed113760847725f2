"""The comparison with the official fatalities file as a JSON document with fixed keys, and as a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from rich.table import Table

from penholder.evaluate.tolls import TollScores

_WORDS = {
    "accuracy": "right definition found",
    "answered": "compared at all",
    "fits": "some definition makes it right",
    "baseline_nearest_value": "baseline: definition of the nearest value",
    "left_alone": "no tolls of a mission: left alone",
}


def toll_document(scores: TollScores) -> dict[str, Any]:
    """The result with the keys docs/official.md names."""
    return {
        "task": "tolls",
        "corpus": asdict(scores.corpus),
        "half": str(scores.half),
        "series_sha256": scores.series,
        "tolls": len(scores.outcomes),
        **scores.shares,
        "interval": {name: list(limits) for name, limits in scores.interval.items()},
    }


def show_tolls(scores: TollScores) -> Table:
    """The result as a table."""
    title = f"{scores.corpus.name}: {len(scores.outcomes)} tolls, sha256 {scores.corpus.sha256[:12]}"
    table = Table("measure", "share", "95 % interval", title=title)
    for name in scores.shares:
        low, high = scores.interval[name]
        table.add_row(_WORDS[name], f"{scores.shares[name]:.3f}", f"{low:.3f} to {high:.3f}")
    table.caption = f"fatalities file: sha256 {scores.series[:12]}"
    return table


def list_wrong(scores: TollScores) -> Iterator[str]:
    """Every toll whose definition was not found, with what was said of it."""
    for outcome in scores.outcomes:
        if not outcome.found:
            yield f"{outcome.file}: {outcome.words}: {outcome.reason}"
