"""Copy trees with known truth: texts made from one another by drawn operations, each remembered.

Takes base texts and a seed; gives trees of reports, with the sentence map between any two of them and everything
that was planted. Never uses the step it tests: what stems from what is kept while the texts are made.
"""

from __future__ import annotations

from penholder.evaluate.twins.growing import ALL, choose_stories, grow_pile, grow_tree
from penholder.evaluate.twins.model import (
    CopyTree,
    LineLink,
    Operation,
    PlacedLine,
    PlantedDifference,
    Run,
    Twin,
    list_expected,
)
from penholder.evaluate.twins.truth import link_lines

__all__ = [
    "ALL",
    "CopyTree",
    "LineLink",
    "Operation",
    "PlacedLine",
    "PlantedDifference",
    "Run",
    "Twin",
    "choose_stories",
    "grow_pile",
    "grow_tree",
    "link_lines",
    "list_expected",
]
