"""Clashes inside one report: persons, owners, days, counts and places that cannot all be right.

Takes one report's passages; gives suspicions. Never compares with other reports, and never doubts a person's
gender from a name: a title, a gendered noun or the vocabulary must say it.
"""

from __future__ import annotations

from collections.abc import Iterator

from penholder.model import Suspicion
from penholder.versions.counts import find_impossible_counts
from penholder.versions.days import find_impossible_days
from penholder.versions.misdated import find_misdated
from penholder.versions.owners import find_owner_clashes
from penholder.versions.passages import Passages
from penholder.versions.persons import find_person_clashes
from penholder.versions.places import find_misplaced

FAMILIES = (
    find_person_clashes,
    find_owner_clashes,
    find_impossible_days,
    find_misdated,
    find_impossible_counts,
    find_misplaced,
)
"""Every family of rules, in the order of design; a new rule goes into its family."""


def find_clashes(passages: Passages) -> Iterator[Suspicion]:
    """What one report says that cannot be right as it stands, each with the reason."""
    for find in FAMILIES:
        yield from find(passages)
