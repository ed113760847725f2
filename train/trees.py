"""Fitted trees as the lists that are shipped, for every model that `penholder.values.trees` reads."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier

from penholder.values.trees import Tree, TreeModel


def keep_trees(model: GradientBoostingClassifier, values: NDArray[np.float64]) -> dict[str, object]:
    """The fitted trees as lists; raises AssertionError when they do not add up to the model's own log odds."""
    rate = model.learning_rate
    trees = []
    for (fitted,) in model.estimators_:
        tree = fitted.tree_
        leaf = tree.children_left < 0
        trees.append(
            {
                "feature": [int(x) for x in np.where(leaf, -1, tree.feature)],
                "threshold": [
                    float(np.format_float_positional(x, 6)) for x in np.where(leaf, 0.0, tree.threshold)
                ],
                "left": [int(x) for x in tree.children_left],
                "right": [int(x) for x in tree.children_right],
                "value": [
                    round(rate * float(x), 5) if end else 0.0
                    for x, end in zip(tree.value[:, 0, 0], leaf, strict=True)
                ],
            }
        )
    share = float(model.init_.class_prior_[1])
    kept = {"start": round(float(np.log(share / (1 - share))), 5), "trees": trees}
    written = TreeModel(kept["start"], tuple(Tree(**{k: tuple(v) for k, v in t.items()}) for t in trees))
    odds = [written.start + sum(tree.read(row) for tree in written.trees) for row in values]
    assert np.allclose(odds, model.decision_function(values), atol=0.05), "written trees score differently"
    return kept
