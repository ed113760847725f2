"""Boosted regression trees as they are shipped: numbers in a JSON file, read without the library that fitted them.

Takes the values of one case; gives how sure the model is. Never fits: the scripts under `train/` do.
(Friedman, "Greedy function approximation: a gradient boosting machine", 2001.)
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


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
class TreeModel:
    """The fitted trees and the log odds they start from."""

    start: float
    trees: tuple[Tree, ...]

    def measure(self, values: Sequence[float]) -> float:
        """How sure the model is, 0 to 1."""
        odds = self.start + math.fsum(tree.read(values) for tree in self.trees)
        return round(1 / (1 + math.exp(-odds)), 4)


@cache
def load_trees(name: str) -> TreeModel:
    """The shipped model of that file name in `penholder/data`."""
    kept = json.loads((files("penholder") / "data" / name).read_text(encoding="utf-8"))
    return TreeModel(
        kept["start"],
        tuple(Tree(**{field: tuple(values) for field, values in t.items()}) for t in kept["trees"]),
    )
