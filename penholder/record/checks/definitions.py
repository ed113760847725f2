"""Definitions of a toll: whose deaths, by which cause, over which days, and in words.

Takes nothing; gives the choices that words leave and what each is in the terms of the fatalities file. Never decides
which one is meant.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penholder.official.counting import ALL_CAUSES, ALL_PERSONNEL, MissionRows
from penholder.official.fatalities import DeathCause, Personnel

PERSONNEL: dict[str, tuple[frozenset[Personnel], str]] = {
    "all": (ALL_PERSONNEL, "all personnel"),
    "uniformed": (frozenset({Personnel.MILITARY, Personnel.POLICE}), "military and police"),
    "military": (frozenset({Personnel.MILITARY}), "military personnel"),
    "police": (frozenset({Personnel.POLICE}), "police"),
    "civilian": (frozenset({Personnel.CIVILIAN}), "civilian staff"),
}
"""Personnel by key: types in the file and their words."""

CAUSES: dict[str, tuple[frozenset[DeathCause], str]] = {
    "all": (ALL_CAUSES, "dead of any cause"),
    "malicious act": (frozenset({DeathCause.MALICIOUS}), "killed by malicious act"),
    "accident": (frozenset({DeathCause.ACCIDENT}), "dead by accident"),
    "illness": (frozenset({DeathCause.ILLNESS}), "dead of illness"),
    "accident or illness": (
        frozenset({DeathCause.ACCIDENT, DeathCause.ILLNESS}),
        "dead by accident or of illness",
    ),
}
"""Causes by key: types in the file and their words."""

CAUSE_FACETS = {"hostile act": "malicious act", "accident": "accident", "illness": "illness"}
"""`Figure.cause` in the terms of the file."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One reading of a facet, and how far it departs from what the words say (0: it is what they say)."""

    key: str
    cost: int


@dataclass(frozen=True, slots=True)
class MissionChoice:
    """One reading of whose toll it is."""

    key: str
    """Key of the mission, "all", or "peacekeeping" for all but political missions."""
    words: str
    """"in MINUSMA", "in all UN field missions"."""
    rows: tuple[MissionRows, ...] | None
    """None for all missions; "peacekeeping" gets its rows from the file."""
    cost: int


@dataclass(frozen=True, slots=True)
class Days:
    """The days a toll covers: since when, and the last day, known as one day or as a period it lies in."""

    since: date | None
    """None: since the mission began."""
    earliest: date
    latest: date
    best: date
    """The last day counted where one must be named: the known day, else `latest`."""


@dataclass(frozen=True, slots=True)
class Called:
    """What the words of a toll call for, facet by facet, the nearest reading first."""

    missions: tuple[MissionChoice, ...]
    personnel: tuple[Choice, ...]
    causes: tuple[Choice, ...]
    days: Days
    state: str = ""
    """ISO code of the nationality they are of; "" for any."""
