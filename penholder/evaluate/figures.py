"""Scoring quantities against labelled sentences (the layout of NewsQuant, Almasian et al., EMNLP 2023).

Takes the JSON words of a labelled file and the quantities read from its texts; gives counts per text. Never
reads a quantity out of a text itself: `penholder.evaluate.quantities` does.

Rules (design/evaluation.md, task `figures`): quantities are matched one to one by equal value, then by order.
Values are numbers or intervals "a-b" in either order; labels with other values are left out and counted in
`skipped`. The unit is `normalized_unit`; a concept is right in part when the two share a content word, and
complete when they have the same content words (two empty concepts are the same).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from penholder.errors import EvaluationError
from penholder.evaluate.spans import Counts

MEASURES = ("value", "value_change", "value_unit", "value_concept_partial", "value_concept_complete")
"""What is counted, in the order it is printed."""

_NUMBER = r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?"
_VALUE = re.compile(rf"({_NUMBER})(?:\s?[-–]\s?({_NUMBER}))?")
_EMPTY_WORDS = frozenset("a an the of in on at to for and or with by from its their his her s".split())  # noqa: SIM905
_CLOSE = 1e-6


@dataclass(frozen=True, slots=True)
class Quantified:
    """One quantity, labelled or read: value interval (low <= high), change, unit and concept words."""

    low: float
    high: float
    change: str
    """One of = ~ < > up down."""
    unit: str
    """Normalised unit, "" for none."""
    concept: frozenset[str]
    """Content words of what it is about."""


@dataclass(frozen=True, slots=True)
class QuantifiedText:
    """A text with its labelled quantities."""

    text: str
    gold: tuple[Quantified, ...]
    skipped: int
    """Labels left out because their value is neither a number nor an interval."""


@dataclass(frozen=True, slots=True)
class QuantityCounts:
    """Counts of one text, one for each of `MEASURES`."""

    value: Counts
    value_change: Counts
    value_unit: Counts
    value_concept_partial: Counts
    value_concept_complete: Counts

    def of(self, measure: str) -> Counts:
        """The counts of one of `MEASURES`."""
        return dict(zip(MEASURES, self._all(), strict=True))[measure]

    def _all(self) -> tuple[Counts, ...]:
        return (
            self.value,
            self.value_change,
            self.value_unit,
            self.value_concept_partial,
            self.value_concept_complete,
        )


def read_value(words: str) -> tuple[float, float] | None:
    """Low and high of a value as labelled, None for one that is neither a number nor an interval.

    >>> read_value("14.0-13.5"), read_value("1,000 or so")
    ((13.5, 14.0), None)
    """
    match = _VALUE.fullmatch(words.strip())
    if match is None:
        return None
    first = float(match[1])
    second = float(match[2]) if match[2] else first
    return min(first, second), max(first, second)


def read_quantified_texts(words: str) -> tuple[QuantifiedText, ...]:
    """The labelled texts of a file: a list, or an object with the list under "items".

    Raises EvaluationError when the words are not JSON of that layout.
    """
    try:
        document = json.loads(words)
    except json.JSONDecodeError as error:
        raise EvaluationError(f"not JSON: {error}") from error
    rows = document.get("items") if isinstance(document, dict) else document
    if not isinstance(rows, list) or not all(_is_row(row) for row in rows):
        raise EvaluationError('another layout: a list of {"text", "quantities"} was expected')
    if not rows:
        raise EvaluationError('no texts: a list of {"text", "quantities"} was expected')
    return tuple(_read_row(row) for row in rows)


def _is_row(row: object) -> bool:
    """Whether it is an object with a text and, where quantities are given, a list of objects."""
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return False
    labels = row.get("quantities", [])
    return isinstance(labels, list) and all(isinstance(label, dict) for label in labels)


def _read_row(row: dict[str, Any]) -> QuantifiedText:
    gold = []
    skipped = 0
    for label in row.get("quantities", ()):
        value = read_value(str(label.get("value", "")))
        if value is None:
            skipped += 1
            continue
        unit = str(label.get("normalized_unit") or "").strip()
        gold.append(
            Quantified(
                *value,
                str(label.get("change") or "="),
                "" if unit == "-" else unit,
                content_words(str(label.get("referred_concepts") or "")),
            )
        )
    return QuantifiedText(str(row["text"]), tuple(gold), skipped)


def content_words(words: str) -> frozenset[str]:
    """Lowercased words that carry content.

    >>> sorted(content_words("the price of a home"))
    ['home', 'price']
    """
    return frozenset(w for w in re.findall(r"[^\W_]+", words.lower()) if w not in _EMPTY_WORDS)


def score_quantities(gold: Sequence[Quantified], found: Sequence[Quantified]) -> QuantityCounts:
    """The counts of one text."""
    pairs = _match(gold, found)

    def count(right: Iterable[bool]) -> Counts:
        return Counts(sum(right), len(found), len(gold))

    return QuantityCounts(
        count(True for _ in pairs),
        count(a.change == b.change for a, b in pairs),
        count(_same_unit(a.unit, b.unit) for a, b in pairs),
        count(a.concept == b.concept or bool(a.concept & b.concept) for a, b in pairs),
        count(a.concept == b.concept for a, b in pairs),
    )


def _same_unit(a: str, b: str) -> bool:
    return " ".join(a.lower().split()) == " ".join(b.lower().split())


def _match(gold: Sequence[Quantified], found: Sequence[Quantified]) -> list[tuple[Quantified, Quantified]]:
    """Pairs of equal value, each quantity used once, earlier ones first."""
    left = list(found)
    pairs = []
    for label in gold:
        match = next((q for q in left if _equal(label.low, q.low) and _equal(label.high, q.high)), None)
        if match is not None:
            left.remove(match)
            pairs.append((label, match))
    return pairs


def _equal(a: float, b: float) -> bool:
    return abs(a - b) <= _CLOSE * max(1.0, abs(a), abs(b))


def sum_counts(counts: Iterable[QuantityCounts], measure: str) -> Counts:
    """The counts of one measure over many texts."""
    return sum((c.of(measure) for c in counts), Counts())
