"""Decayed counts: how often something happened so far, a vote of long ago weighing less than one of last year.

Takes cases with their days, in the order of days; gives shares shrunk towards a broader one. Never looks ahead: it
knows what was added and nothing else.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date

_YEAR = 365.25


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


def find_logit(share: float) -> float:
    """Log odds of a share strictly between 0 and 1."""
    return math.log(share / (1 - share))
