"""Sides: one place where two corresponding sentences differ, seen from each of them.

Takes two corresponding sentences; gives the values that the rules for numbers, names and the rest compare and yield.
Never says whether a difference matters.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from penholder.model import Span
from penholder.values.words import Word
from penholder.versions.passages import Passages

_POSSESSIVE = "’s"


class ReadingKind(StrEnum):
    """What the two sentences have differently; the rule of a suspicion adds "against sister"."""

    PRONOUN = "pronoun"
    NAME = "name"
    ROLE = "role"
    OWNER = "owner"
    NUMBER = "number"
    DATE = "date"
    NEGATION = "negation"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one of two corresponding sentences has at the place where they differ."""

    sentence: Span
    words: Span
    """The words that differ; where the other alone has a word, those that stand in its place."""
    form: str
    """The differing words as compared; "" where the other alone has a word."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place where two corresponding sentences cannot both be right."""

    kind: ReadingKind
    a: Reading
    b: Reading


@dataclass(frozen=True, slots=True)
class Side:
    """One sentence of a pair: its words, and those inside the run that differs."""

    passages: Passages
    sentence: Span
    words: tuple[Word, ...]
    run: tuple[Word, ...]
    end: int
    """Where the run ends within the sentence."""

    def read(self, words: Sequence[Word], *, form: str | None = None) -> Reading:
        """The reading that these words are, possessive ending left out; its form is theirs unless another is given."""
        start, end = self.sentence.start + words[0].start, self.sentence.start + words[-1].end
        told = " ".join(w.form for w in words) if form is None else form
        end -= len(_POSSESSIVE) * self.sentence.words[: words[-1].end].endswith(("'s", "’s"))
        return Reading(self.sentence, self.passages.report.span(start, end), told)

    def place(self, word: Word) -> tuple[int, int]:
        """Offsets of a word in the report."""
        return self.sentence.start + word.start, self.sentence.start + word.end
