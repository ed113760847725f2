"""What Security Council resolutions set for UN peace operations: mandates, ceilings, reports.

Takes texts; gives `MandateTerms` by mission in order, each fact with its exact words. Never takes a force under
another flag, a sanctions panel or a court for a UN operation, and never fills what a text leaves open.
"""

from __future__ import annotations

from penholder.official.resolutions.chain import chain_terms
from penholder.official.resolutions.collection import Collection, read_collection
from penholder.official.resolutions.descriptions import read_listed
from penholder.official.resolutions.importing import RESOLUTIONS, load_terms
from penholder.official.resolutions.links import link_mandates
from penholder.official.resolutions.nouns import (
    Action,
    Basis,
    Ceiling,
    Expiry,
    ListedTerms,
    MandateTerms,
    Measure,
    OtherForce,
    Period,
    Personnel,
    Reading,
    Refused,
    ReportDue,
    ResolutionText,
    Rhythm,
    Strength,
    Task,
    Words,
)
from penholder.official.resolutions.terms import read_resolution

__all__ = [
    "RESOLUTIONS",
    "Action",
    "Basis",
    "Ceiling",
    "Collection",
    "Expiry",
    "ListedTerms",
    "MandateTerms",
    "Measure",
    "OtherForce",
    "Period",
    "Personnel",
    "Reading",
    "Refused",
    "ReportDue",
    "ResolutionText",
    "Rhythm",
    "Strength",
    "Task",
    "Words",
    "chain_terms",
    "link_mandates",
    "load_terms",
    "read_collection",
    "read_listed",
    "read_resolution",
]
