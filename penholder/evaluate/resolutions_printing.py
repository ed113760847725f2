"""Scores of resolution texts as a JSON document and a table."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rich.table import Table

from penholder.evaluate.resolutions import FACETS, ResolutionScores

MEASURES = (*FACETS, "asked")
"""Facets, then the four asked for together."""


def resolutions_document(scores: ResolutionScores) -> dict[str, Any]:
    """The result with the keys docs/evaluation.md fixes; no text and no label of a resolution."""
    return {
        "task": "resolutions",
        "corpus": asdict(scores.corpus),
        "gold": asdict(scores.gold),
        "labels": scores.labels,
        "interval": {facet: list(scores.interval[facet]) for facet in MEASURES},
        "exact": {facet: _share(scores.exact[facet]) for facet in MEASURES},
        "stated": {facet: _share(scores.stated[facet]) for facet in MEASURES},
        "missing": list(scores.missing),
    }


def _share(counts: tuple[int, int]) -> dict[str, float | int]:
    right, labels = counts
    return {"share": right / labels if labels else 0.0, "right": right, "of": labels}


def show_resolutions(scores: ResolutionScores) -> Table:
    """The result as a table."""
    table = Table(
        title=f"{scores.corpus.name}: {scores.labels} labels over {scores.corpus.documents} texts, sha256 {scores.corpus.sha256[:12]}"
    )
    for heading in ("facet", "exact", "labels", "95 % interval", "of those with a value"):
        table.add_column(heading, justify="left" if heading == "facet" else "right")
    for facet in MEASURES:
        right, of = scores.exact[facet]
        low, high = scores.interval[facet]
        stated = "/".join(map(str, scores.stated[facet]))
        table.add_row(facet, f"{right / of:.3f}", f"{right}/{of}", f"{low:.3f} to {high:.3f}", stated)
    return table


def list_misses(scores: ResolutionScores) -> list[str]:
    """Every label that was not met, one a line."""
    return [
        f"{miss.resolution} {miss.facet}: label {miss.label or '-'}, read {miss.read or '-'}"
        for miss in scores.misses
    ]
