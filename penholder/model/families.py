"""Families: how reports and their sentences are related, and how a story descended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from penholder.model.evidence import Span


class Correspondence(StrEnum):
    """How a sentence of one report corresponds to one of another."""

    IDENTICAL = "identical"
    EDITED = "edited"
    REWORDED = "reworded"
    TRANSLATED_BACK = "translated back"
    """The same content in the same order with most content words replaced by near-synonyms."""
    SPLIT = "split"
    """One sentence of a stands as several in b; each part forms a pair with it."""
    MERGED = "merged"
    """Several sentences of a stand as one in b."""


class Difference(StrEnum):
    """What differs between two corresponding passages; never treated as noise."""

    PUNCTUATION = "punctuation"
    SPELLING = "spelling"
    SYNONYM = "synonym"
    ADDITION = "addition"
    OMISSION = "omission"
    NUMBER = "number"
    NAME = "name"
    DATE = "date"
    NEGATION = "negation"
    HEDGE = "hedge"
    MODALITY = "modality"
    MEANING = "meaning"
    """A content word replaced by one that is not known to mean the same."""
    WORDING = "wording"
    """Inflection, word order, function words."""


NEVER_NOISE = frozenset(
    {
        Difference.NUMBER,
        Difference.NAME,
        Difference.DATE,
        Difference.NEGATION,
        Difference.HEDGE,
        Difference.MODALITY,
    }
)
"""Differences that two corresponding sentences are always marked for: they can change what is claimed."""


@dataclass(frozen=True, slots=True)
class WordDifference:
    """One place where version b departs from version a; either side may be empty."""

    kind: Difference
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Two sentences that say one thing, with what differs between them."""

    a: Span
    b: Span
    kind: Correspondence
    similarity: float
    """Share of matching words, 0 to 1."""
    differences: tuple[WordDifference, ...]
    moved: bool = False
    """True when it stands outside the order that most pairs of the two reports keep."""


class PairType(StrEnum):
    """How two reports are related: the closed list of design.md."""

    COPY = "copy"
    EDITED_COPY = "edited copy"
    REWRITE = "rewrite"
    SHARED_BACKGROUND = "shared background"
    SAME_EVENT = "same event"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True)
class DirectionClue:
    """One reason to take one of two reports for the one the other was made from."""

    earlier: str
    """Id of the report that this clue makes the earlier one."""
    says: str
    """One sentence a reader understands: the words or days and the rule."""
    weak: bool = False
    """True for clues that hold more often than not; a direction needs a firm clue or weak ones that agree."""
    words: Span | None = None
    """The words that show it, where there are some."""


@dataclass(frozen=True, slots=True)
class ReportPair:
    """Two related reports (a < b by id) with the evidence for the type; unrelated pairs are not kept."""

    a: str
    b: str
    type: PairType
    share_a: float
    """Share of a's sentences that have a counterpart in b."""
    share_b: float
    in_order: float
    """Share of the matched sentences that stand in the same order in both."""
    longest_run: int
    """Longest run of consecutive corresponding sentences."""
    sentences: tuple[SentencePair, ...]
    reason: str
    earlier: str | None = None
    """Id of the report the other was taken from, where the evidence allows a direction; None: undirected."""
    direction: tuple[DirectionClue, ...] = ()
    """Every clue to the direction, those that speak against it included."""
    likeness: float | None = None
    """How sure rare words, names, numbers and their order make it that both tell one text, 0 to 1; None where the
    sentences alone decided or who said what did."""


@dataclass(frozen=True, slots=True)
class CopyEdge:
    """One edge of a family's copy tree: b was made from a, or, undirected, one of them from the other."""

    a: str
    b: str
    directed: bool
    evidence: tuple[str, ...]
    """Sentences: what the two share and why the direction is what it is."""


@dataclass(frozen=True, slots=True)
class StoryFamily:
    """Reports telling one text (copies, edited copies, rewrites); a report alone is a family of one."""

    id: str
    reports: tuple[str, ...]
    """In the order of their date brackets, then id."""
    tree: tuple[CopyEdge, ...] = ()
    """How its reports probably descend from one another: one edge fewer than reports."""
