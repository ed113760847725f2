"""The promise score as JSON with fixed keys, and as tables for people.

Takes scores; gives a document or a table. Never computes a figure.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rich.table import Table

from penholder.evaluate.promises import PromiseScores


def promise_document(scores: PromiseScores) -> dict[str, Any]:
    """The result as one JSON document; keys as in docs/commitments.md."""
    return {
        "task": "promises",
        "corpus": asdict(scores.corpus),
        "interval": {name: list(limits) for name, limits in scores.interval.items()},
        "commitments": {kind: asdict(score) for kind, score in scores.commitments.items()},
        "restrictions": {kind: asdict(score) for kind, score in scores.restrictions.items()},
        "attributes": {name: {"right": right, "of": of} for name, (right, of) in scores.attributes.items()},
        "states": {name: {"right": right, "of": of} for name, (right, of) in scores.states.items()},
        "chains": {"right": scores.chains[0], "of": scores.chains[1]},
    }


def show_promises(scores: PromiseScores) -> Table:
    """Claims by kind; states, chains and attributes in the caption."""
    corpus = scores.corpus
    table = Table(title=f"{corpus.name}: {corpus.documents} files, sha256 {corpus.sha256[:12]}")
    for heading in ("claims", "precision", "recall", "F1"):
        table.add_column(heading, justify="left" if heading == "claims" else "right")
    for ledger, found in (("commitments", scores.commitments), ("restrictions", scores.restrictions)):
        for kind, score in found.items():
            table.add_row(f"{ledger}: {kind}", f"{score.p:.3f}", f"{score.r:.3f}", f"{score.f1:.3f}")
    low, high = scores.interval["states"]
    shares = "; ".join(f"{name} {right}/{of}" for name, (right, of) in scores.attributes.items())
    states = "; ".join(f"{name} {right}/{of}" for name, (right, of) in scores.states.items())
    table.caption = (
        f"states right: {states} (95 % interval {low:.3f} to {high:.3f})\n"
        f"chains of days right: {scores.chains[0]}/{scores.chains[1]}\nattributes of matched claims: {shares}"
    )
    return table
