"""What two figures count: the facets in which their definitions differ, and whether one is a part of the other.

Takes two figures of one matter; gives differences in words. Never compares their numbers, except to see whether a
part fits into its whole.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from penholder.model import Figure
from penholder.record.counted import area_of, is_event_toll, population_of
from penholder.values.intervals import exceeds
from penholder.vocabulary.judging import motions, parts


class Relation(StrEnum):
    """How two values of a facet are related."""

    APART = "apart"
    """Both are named and neither is part of the other: troops and police."""
    PART = "part"
    """Both are named and one counts some of the other: troops and uniformed personnel."""
    OPEN = "open"
    """Only one side names it."""


@dataclass(frozen=True, slots=True)
class FacetDifference:
    """One facet in which two definitions differ."""

    facet: str
    words: str
    """What the facet is, in words: "who is counted"."""
    a: str
    b: str
    relation: Relation
    part: str = ""
    """Which side is the part: "a", "b" or ""."""


_FACETS = (
    ("cause", "the cause counted", "all causes or none named"),
    ("population", "who is counted", "the whole mission or none named"),
    ("scope", "the scope", "none named"),
    ("place", "the place", "none named"),
    ("actor", "whose they are or by whom", "none named"),
)
"""Facet, what it is in words, and what leaving it open means; in the order in which they are told."""


def compare_definitions(a: Figure, b: Figure) -> tuple[FacetDifference, ...]:
    """Every facet in which the definitions of two figures differ, the one that decides first.

    In the toll of one event a facet that one side leaves open is simply not said; in a total or a strength it may
    be another definition.
    """
    one_event = is_event_toll(a) and is_event_toll(b)
    found = [d for facet, words, empty in _FACETS if (d := _compare(a, b, facet, words, empty))]
    return tuple(d for d in found if not (one_event and d.relation is Relation.OPEN))


def _compare(a: Figure, b: Figure, facet: str, words: str, empty: str) -> FacetDifference | None:
    value_a, value_b = facet_of(a, facet), facet_of(b, facet)
    if value_a == value_b:
        return None
    part = (
        "a" if (facet, value_a, value_b) in parts() else "b" if (facet, value_b, value_a) in parts() else ""
    )
    relation = Relation.PART if part else Relation.APART
    relation = relation if value_a and value_b else Relation.OPEN
    return FacetDifference(facet, words, value_a or empty, value_b or empty, relation, part)


def facet_of(figure: Figure, facet: str) -> str:
    """The value of a facet, with what goes without saying: the scope of a measure, the area of the mission."""
    if facet == "place":
        return area_of(figure)
    if facet == "population":
        return population_of(figure)
    value = str(getattr(figure, facet))
    motion = motions().get(figure.measure)
    return value or motion.default_scope if facet == "scope" and motion else value


_SHARE = frozenset({"%", "percent", "per cent", "percentage"})


def other_unit(a: Figure, b: Figure) -> bool:
    """Whether one figure is a share and the other a count."""
    return (a.unit in _SHARE) != (b.unit in _SHARE)


def part_overflows(a: Figure, b: Figure, differences: tuple[FacetDifference, ...]) -> bool:
    """Whether a part is larger than its whole for the same day or period, all other facets being equal."""
    if len(differences) != 1 or differences[0].relation is not Relation.PART or a.as_of != b.as_of:
        return False
    part, whole = (a, b) if differences[0].part == "a" else (b, a)
    return bool(a.as_of) and differences[0].facet != "scope" and exceeds(part.amount, whole.amount)
