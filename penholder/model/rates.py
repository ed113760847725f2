"""What voting history shows when it is counted: shares with their cases, of members, periods and subjects."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Share:
    """How often something happened among counted cases, with a 95 % interval.

    Where the sources do not tell of some cases, the interval covers both that none and that all of them happened,
    and there is no single value.
    """

    counted: int
    """Cases in which it is known to have happened."""
    cases: int
    """All cases, those the sources do not tell of included."""
    low: float
    high: float
    unknown: int = 0
    """Cases in which it may have happened and no source tells."""

    @property
    def value(self) -> float | None:
        """The share; None where there is no case or where some are unknown."""
        return None if self.unknown or not self.cases else self.counted / self.cases

    @property
    def least(self) -> float:
        """The share if it happened in no unknown case; 0 without cases."""
        return self.counted / self.cases if self.cases else 0.0

    @property
    def most(self) -> float:
        """The share if it happened in every unknown case; 1 without cases."""
        return (self.counted + self.unknown) / self.cases if self.cases else 1.0
