"""Rewrites: whether two texts that share few sentences still tell one text, by rare words, names, numbers and order.

Takes two reports' traits; gives how sure that is. Never takes two accounts of one event for one text because they
are about the same thing: the model has learnt the difference from independent reports of the same events.

The model is gradient-boosted trees (Friedman 2001) in `data/rewrites.json`, fitted by `train/rewrites.py`; the model
card beside that script names data, licence and scores.
"""

from __future__ import annotations

from penholder.families.traits import Agreement
from penholder.values.trees import TreeModel, load_trees

REWRITTEN = 0.5
"""Least likeness of a rewrite."""
WORTH_ASKING = 0.25
"""Least cosine of rare words for the model to be asked; 99 % of the rewrites it was fitted on lie above."""


def load_model() -> TreeModel:
    """The shipped model."""
    return load_trees("rewrites.json")


def measure_likeness(agreement: Agreement) -> float:
    """How sure it is that two texts tell one text, 0 to 1; 0 where too few rare words agree to ask."""
    if agreement.cosine < WORTH_ASKING:
        return 0.0
    return load_model().measure(agreement.list_values())
