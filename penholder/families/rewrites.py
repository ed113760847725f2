"""Rewrites: whether two texts that share few sentences still tell one text, by rare words, names, numbers and order.

Takes two reports' traits; gives how sure that is. Never takes two accounts of one event for one text because they
are about the same thing: the model has learnt the difference from independent reports of the same events.

The model is gradient-boosted trees (Friedman 2001) in `data/rewrites.json`, fitted by `train/rewrites.py`; the model
card beside that script names data, licence and scores.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from penholder.families.traits import Agreement

REWRITTEN = 0.5
"""Least likeness of a rewrite."""
WORTH_ASKING = 0.25
"""Least cosine of rare words for the model to be asked; 99 % of the rewrites it was fitted on lie above."""


@dataclass(frozen=True, slots=True)
class Tree:
    """One regression tree as parallel lists; a leaf has feature -1."""

    feature: tuple[int, ...]
    threshold: tuple[float, ...]
    left: tuple[int, ...]
    right: tuple[int, ...]
    value: tuple[float, ...]

    def read(self, values: Sequence[float]) -> float:
        """What the tree adds to the log odds."""
        node = 0
        while self.feature[node] >= 0:
            below = values[self.feature[node]] <= self.threshold[node]
            node = self.left[node] if below else self.right[node]
        return self.value[node]


@dataclass(frozen=True, slots=True)
class RewriteModel:
    """The fitted trees and the log odds they start from."""

    start: float
    trees: tuple[Tree, ...]


@cache
def load_model() -> RewriteModel:
    """The shipped model."""
    kept = json.loads((files("penholder") / "data" / "rewrites.json").read_text(encoding="utf-8"))
    return RewriteModel(
        kept["start"],
        tuple(Tree(**{name: tuple(values) for name, values in t.items()}) for t in kept["trees"]),
    )


def measure_likeness(agreement: Agreement) -> float:
    """How sure it is that two texts tell one text, 0 to 1; 0 where too few rare words agree to ask."""
    if agreement.cosine < WORTH_ASKING:
        return 0.0
    values = agreement.list_values()
    model = load_model()
    odds = model.start + math.fsum(tree.read(values) for tree in model.trees)
    return round(1 / (1 + math.exp(-odds)), 4)
