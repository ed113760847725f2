"""What is believed of a share: its mean and how far it may be off.

Takes counts, log odds or other beliefs; gives beliefs and `Probability`s with a 90 % interval. Never says more than
its mean and variance do: products take their parts to be independent, intervals those of the beta distribution with
the same moments.
"""

from __future__ import annotations

from dataclasses import dataclass

from penholder.council.forecast.logistic import Odds
from penholder.council.history.intervals import find_beta
from penholder.model.outlook import Basis, Probability

LEVEL = 0.9
DRIFT = 0.19
"""Variance, in log odds, of a year's votes around what the model of earlier years says: by moments from the forecasts
of 1975 to 1999 (train/outlook.md). Without it the interval would hold the model's coefficients to be all that is unsure."""
_EDGE = 1e-6
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Belief:
    """Mean and variance of an unknown probability."""

    mean: float
    variance: float

    @property
    def rest(self) -> Belief:
        """Of the contrary."""
        return Belief(1 - self.mean, self.variance)

    def times(self, other: Belief) -> Belief:
        """Of both, taken to be independent."""
        variance = (
            self.variance * other.variance + self.variance * other.mean**2 + other.variance * self.mean**2
        )
        return Belief(self.mean * other.mean, variance)

    def plus(self, other: Belief) -> Belief:
        """Of either, where they exclude one another; at most certain."""
        return Belief(min(self.mean + other.mean, 1.0), self.variance + other.variance)

    @property
    def interval(self) -> tuple[float, float]:
        """90 % interval of the beta distribution with this mean and variance; it holds the mean."""
        mean = min(max(self.mean, _EDGE), 1 - _EDGE)
        room = mean * (1 - mean)
        size = max(room / max(self.variance, room * _EDGE), 1 + _EDGE) - 1
        low, high = find_beta(mean * size, (1 - mean) * size, LEVEL)
        return min(low, self.mean), max(high, self.mean)

    def as_probability(self, basis: Basis, cases: int, source: str) -> Probability:
        """With what it rests on."""
        low, high = self.interval
        return Probability(round(self.mean, 6), round(low, 6), round(high, 6), basis, cases, source)


def believe_odds(odds: Odds) -> Belief:
    """Of log odds: the variance by the delta method, with that of the Council's change from year to year.

    The fit over many years has the mean of it already, so it widens the interval and leaves the mean.
    """
    mean = odds.mean
    return Belief(mean, (mean * (1 - mean)) ** 2 * (odds.spread**2 + DRIFT))


def believe_count(happened: float, cases: float, *, prior: float = 0.5, strength: float = 1.0) -> Belief:
    """Of a counted share, from a beta prior with this mean that counts for `strength` cases (Jeffreys' by default).

    >>> believe_count(0, 1).mean
    0.25
    """
    return believe_share((happened + strength * prior) / (cases + strength), cases + strength)


def believe_share(mean: float, cases: float) -> Belief:
    """Of a share that so many cases show."""
    return Belief(mean, mean * (1 - mean) / (cases + 1))
