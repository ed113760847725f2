"""Counts of what happened so far: decayed, so that a vote of long ago weighs less than one of last year, and plain.

Takes cases with their days, in the order of days; gives shares shrunk towards a broader one. Never looks ahead: it
knows what was added and nothing else.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable
from datetime import date

_YEAR = 365.25
WINDOW = 10
"""Years that a base rate counts."""


class Ledger:
    """Counts by key, halved in weight every `half_life` years."""

    def __init__(self, half_life: float) -> None:
        self._decay = math.log(2) / (half_life * _YEAR)
        self._kept: dict[str, tuple[float, float, int]] = {}

    def add(self, key: str, day: date, cases: float, happened: float) -> None:
        """Count cases of a day, and of them those in which it happened."""
        known, before = self.count((key,), day)
        self._kept[key] = (known + cases, before + happened, day.toordinal())

    def count(self, keys: Iterable[str], day: date) -> tuple[float, float]:
        """Weighted cases and happened ones under any of the keys, as seen from a day."""
        cases = happened = 0.0
        for key in keys:
            kept = self._kept.get(key)
            if kept is not None:
                weight = math.exp(-self._decay * (day.toordinal() - kept[2]))
                cases, happened = cases + kept[0] * weight, happened + kept[1] * weight
        return cases, happened

    def share(self, keys: Iterable[str], day: date, prior: float, strength: float) -> float:
        """The share under the keys, as if `strength` cases at the prior share had been seen before any.

        >>> ledger = Ledger(4)
        >>> ledger.add("a", date(2020, 1, 1), 4, 1)
        >>> ledger.share(["a"], date(2020, 1, 1), 0.5, 4)
        0.375
        """
        cases, happened = self.count(keys, day)
        return (happened + strength * prior) / (cases + strength)


class Window:
    """Plain counts by key and day, for shares over the last years."""

    def __init__(self) -> None:
        self._days: dict[str, list[date]] = {}
        self._sums: dict[str, list[tuple[float, float]]] = {}

    def add(self, key: str, day: date, cases: float, happened: float) -> None:
        """Count cases of a day; days come in order."""
        sums = self._sums.setdefault(key, [(0.0, 0.0)])
        self._days.setdefault(key, []).append(day)
        sums.append((sums[-1][0] + cases, sums[-1][1] + happened))

    def count(self, keys: Iterable[str], day: date) -> tuple[float, float]:
        """Cases and happened ones of the `WINDOW` years before a day."""
        leap = (day.month, day.day) == (2, 29)
        since = day.replace(year=max(day.year - WINDOW, 1), day=28 if leap else day.day)
        cases = happened = 0.0
        for key in keys:
            if key in self._days:
                sums, start = self._sums[key], bisect_left(self._days[key], since)
                cases += sums[-1][0] - sums[start][0]
                happened += sums[-1][1] - sums[start][1]
        return cases, happened


def find_logit(share: float) -> float:
    """Log odds of a share strictly between 0 and 1."""
    return math.log(share / (1 - share))
