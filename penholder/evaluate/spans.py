"""Comparing spans: overlap, one-to-one matching, precision, recall and F1.

Takes offsets; gives shares and pairs. Never reads text, so the same rules serve every task.

A *fragments* value is the fragments of one claim in any order: a tuple of (start, end) pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Fragments = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Scores:
    """Precision, recall and their harmonic mean, as fractions."""

    p: float
    r: float
    f1: float


@dataclass(frozen=True, slots=True)
class Counts:
    """How many spans were right, predicted and expected; counts of several texts add up."""

    right: int = 0
    predicted: int = 0
    expected: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.right + other.right, self.predicted + other.predicted, self.expected + other.expected
        )

    def scores(self) -> Scores:
        """Precision, recall and F1; 0 where a denominator is 0.

        >>> Counts(1, 2, 4).scores().r
        0.25
        """
        p = self.right / self.predicted if self.predicted else 0.0
        r = self.right / self.expected if self.expected else 0.0
        return Scores(p, r, 2 * p * r / (p + r) if p + r else 0.0)


def merge_fragments(fragments: Fragments) -> Fragments:
    """The same characters as sorted stretches that neither touch nor overlap."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(f for f in fragments if f[1] > f[0]):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return tuple(merged)


def count_shared(a: Fragments, b: Fragments) -> int:
    """Characters that lie in both."""
    return sum(
        max(0, min(a_end, b_end) - max(a_start, b_start))
        for a_start, a_end in merge_fragments(a)
        for b_start, b_end in merge_fragments(b)
    )


def measure_iou(a: Fragments, b: Fragments) -> float:
    """Shared characters over all characters of both; 0 when both are empty.

    >>> measure_iou(((0, 4),), ((2, 6),))
    0.3333333333333333
    """
    shared = count_shared(a, b)
    total = sum(end - start for start, end in merge_fragments(a + b))
    return shared / total if total else 0.0


def match_spans(
    predicted: Sequence[Fragments], expected: Sequence[Fragments], *, least: float = 0.5
) -> tuple[tuple[int, int], ...]:
    """Index pairs (predicted, expected), one to one, best IoU first, ties by position.

    Pairs below `least` are left out. The result is sorted by predicted index.
    """
    candidates: list[tuple[float, Fragments, Fragments, int, int]] = []
    for i, a in enumerate(predicted):
        for j, b in enumerate(expected):
            iou = measure_iou(a, b) if _may_touch(a, b) else 0.0
            if iou > 0 and iou >= least:
                candidates.append((-iou, merge_fragments(a), merge_fragments(b), i, j))
    return choose_pairs(candidates)


def choose_pairs(
    candidates: Sequence[tuple[float, Fragments, Fragments, int, int]],
) -> tuple[tuple[int, int], ...]:
    """One-to-one pairs, taken greedily in the order of the candidates' keys (lowest first)."""
    used_left: set[int] = set()
    used_right: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for *_, i, j in sorted(candidates):
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs.append((i, j))
    return tuple(sorted(pairs))


def _may_touch(a: Fragments, b: Fragments) -> bool:
    if not a or not b:
        return False
    return min(f[0] for f in a) < max(f[1] for f in b) and min(f[0] for f in b) < max(f[1] for f in a)
