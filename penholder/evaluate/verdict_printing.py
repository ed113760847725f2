"""The scores of verdicts as a JSON document, as tables for people, and the wrong ones in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from rich.table import Table

from penholder.evaluate.verdicts import VerdictScores


def verdict_document(scores: VerdictScores) -> dict[str, Any]:
    """The result with the keys docs/evaluation.md names."""
    facets, met = scores.facets, scores.met
    return {
        "task": "verdicts",
        "corpus": asdict(scores.corpus),
        "accuracy": scores.accuracy,
        "interval": {"accuracy": list(scores.interval)},
        "brought_together": {
            "pairs": met.expected,
            "accuracy": met.right / met.expected if met.expected else 0.0,
        },
        "false_contradictions": scores.false_contradictions,
        "facet": facets.right / facets.expected if facets.expected else 0.0,
        "per_kind": {
            label: {**asdict(counts.scores()), "labelled": counts.expected} for label, counts in scores.kinds
        },
        "baseline": {
            "accuracy": scores.naive_accuracy,
            "false_contradictions": scores.naive_false_contradictions,
        },
    }


def show_verdicts(scores: VerdictScores) -> Table:
    """The result as a table, kind by kind, with the baseline in the caption."""
    corpus, (low, high) = scores.corpus, scores.interval
    table = Table(title=f"{corpus.name}: {corpus.documents} pairs, sha256 {corpus.sha256[:12]}")
    for heading in ("verdict", "labelled", "precision", "recall", "F1"):
        table.add_column(heading, justify="left" if heading == "verdict" else "right")
    for label, counts in scores.kinds:
        s = counts.scores()
        table.add_row(label, str(counts.expected), f"{s.p:.3f}", f"{s.r:.3f}", f"{s.f1:.3f}")
    facets, met = scores.facets, scores.met
    table.caption = (
        f"accuracy {scores.accuracy:.3f} ({low:.3f} to {high:.3f}); false contradictions: "
        f"{scores.false_contradictions}; facet named right: {facets.right} of {facets.expected}\n"
        f"right of those whose claims were found and brought together: {met.right} of {met.expected}\n"
        f"comparing the words alone: accuracy {scores.naive_accuracy:.3f}, false contradictions "
        f"{scores.naive_false_contradictions}"
    )
    return table


def list_wrong(scores: VerdictScores) -> Iterator[str]:
    """One line for each pair whose verdict is not the labelled one."""
    for o in scores.outcomes:
        if not o.right or o.false_contradiction:
            yield f"{o.pair.id}: labelled {o.pair.verdict}, found {o.found} ({o.reason})"
