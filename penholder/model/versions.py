"""Versions: wordings of one utterance, and passages that are probably garbled."""

from __future__ import annotations

from dataclasses import dataclass

from penholder.model.evidence import Span
from penholder.model.families import Difference, WordDifference


@dataclass(frozen=True, slots=True)
class QuoteVersion:
    """One wording of an utterance and how it departs from the version shown first."""

    statement: str
    words: Span
    differences: tuple[WordDifference, ...]
    drift: float
    """Share of words that differ from the first version, 0 to 1."""


@dataclass(frozen=True, slots=True)
class CollatedPlace:
    """One place of an utterance with what each version has there: a column of a collation."""

    readings: tuple[str, ...]
    """The words of each version, in the order of the family's versions; "" where it has none."""
    kind: Difference | None
    """The gravest difference between the readings; None where all agree."""


@dataclass(frozen=True, slots=True)
class QuoteFamily:
    """Versions of one utterance by one speaker across reports."""

    id: str
    speaker: str
    versions: tuple[QuoteVersion, ...]
    nearest: str | None
    """Statement id of the version nearest the origin; None when the exact words are unknown."""
    reason: str
    collation: tuple[CollatedPlace, ...] = ()
    """All versions side by side, place by place; joined along one version they give its words."""
    drift: float = 0.0
    """Mean share of differing words over all pairs of versions, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A passage that is probably garbled, the claims it touches and why; such claims carry low weight."""

    span: Span
    rule: str
    reason: str
    claims: tuple[str, ...] = ()
    sister: Span | None = None
    """The passage of a sister report that shows what was meant."""
    candidate: str | None = None
    """What or who was probably meant, at low confidence."""
