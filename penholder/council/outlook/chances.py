"""Uncertain shares: a probability with its spread, and what follows from several of them.

Takes counts of cases; gives `Shares` (Dirichlet) and probabilities with 90 % intervals. Never draws from an
unseeded source: draws are seeded by the name of the share, so the order of work changes nothing.

Shares of k kinds counted in n cases have the Dirichlet distribution with half a case added to each kind (Jeffreys'
prior), so that nothing is ever impossible. Cases of one mission resemble one another; counts are therefore divided
by the design effect (J. N. K. Rao and A. J. Scott, 1981: the variance between clusters against that of independent
cases) before they make an interval.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from penholder.model import Basis, Probability

DRAWS = 1000
"""Draws for an interval: the 5 % and 95 % points then move by about one percentage point from seed to seed."""
DIGITS = 6
"""Digits of weights and probabilities that count: far more than 1,000 draws tell, far fewer than arithmetic keeps."""
JEFFREYS = 0.5
_WIDE = 3.29
"""Standard deviations that a 90 % interval spans."""
_LEAST, _MOST = 1.0, 500.0
LOW, HIGH = 0.05, 0.95
"""A 90 % interval."""


@dataclass(frozen=True, slots=True)
class Shares:
    """The uncertain shares of several kinds, which sum to one."""

    name: str
    """What they are shares of; also the seed of the draws."""
    weights: tuple[float, ...]
    """Weights of the Dirichlet distribution; their sum is the number of cases it is worth."""
    cases: int
    """Cases counted."""
    basis: Basis
    source: str

    @property
    def means(self) -> tuple[float, ...]:
        """The mean shares."""
        whole = sum(self.weights)
        return tuple(weight / whole for weight in self.weights)


def count_shares(
    name: str, counts: Sequence[int], source: str, *, effect: float = 1.0, basis: Basis = Basis.BASE_RATE
) -> Shares:
    """Shares from counted cases, each case worth 1 / `effect`.

    >>> [round(m, 2) for m in count_shares("x", (8, 1, 0), "made up").means]
    [0.81, 0.14, 0.05]
    """
    weights = [count / effect + JEFFREYS for count in counts]
    return Shares(name, tuple(weights), sum(counts), basis, source)


def guess_shares(
    name: str, means: Sequence[float], worth: float, source: str, *, cases: int = 0, basis: Basis
) -> Shares:
    """Shares of given means that are worth so many cases."""
    return Shares(name, tuple(mean * worth for mean in means), cases, basis, source)


def draw_shares(shares: Shares) -> tuple[tuple[float, ...], ...]:
    """`DRAWS` draws of the shares; the same ones for shares of one name and weights, rounded to `DIGITS`.

    Rounded, because the last digit of a sum differs between machines and would choose other draws.
    """
    return _draw(shares.name, tuple(round(weight, DIGITS) for weight in shares.weights))


@lru_cache(maxsize=128)
def _draw(name: str, weights: tuple[float, ...]) -> tuple[tuple[float, ...], ...]:
    source = random.Random(f"{name} {weights}")  # noqa: S311 - no secret is drawn
    means = tuple(weight / sum(weights) for weight in weights)
    drawn = []
    for _ in range(DRAWS):
        parts = [source.gammavariate(w, 1.0) if w > 0 else 0.0 for w in weights]
        whole = sum(parts)
        drawn.append(tuple(p / whole for p in parts) if whole > 0 else means)
    return tuple(drawn)


def measure_interval(drawn: Sequence[float], value: float) -> tuple[float, float]:
    """The 90 % interval of drawn values, widened where needed to hold the value itself."""
    ordered = sorted(drawn)
    low = ordered[int(LOW * len(ordered))]
    high = ordered[min(int(HIGH * len(ordered)), len(ordered) - 1)]
    return max(0.0, min(low, value)), min(1.0, max(high, value))


def make_probability(
    value: float, drawn: Sequence[float], *, basis: Basis, cases: int, source: str
) -> Probability:
    """A probability with the interval of its draws, rounded to `DIGITS`."""
    told = (value, *measure_interval(drawn, value))
    value, low, high = (round(number, DIGITS) for number in told)
    return Probability(value, low, high, basis, cases, source)


def tell_share(shares: Shares, place: int) -> Probability:
    """One of the shares by itself."""
    drawn = [draw[place] for draw in draw_shares(shares)]
    return make_probability(
        shares.means[place], drawn, basis=shares.basis, cases=shares.cases, source=shares.source
    )


def measure_width(mean: float, low: float, high: float) -> float:
    """How many cases a probability is worth by the width of its interval (that of a Beta distribution), 1 to 500."""
    width = max(high - low, 1e-6) / _WIDE
    return min(max(mean * (1 - mean) / width**2 - 1, _LEAST), _MOST)


def weakest(*bases: Basis) -> Basis:
    """What a number rests on that follows from several: the weakest of them."""
    order = (Basis.FITTED, Basis.BASE_RATE, Basis.ASSUMED)
    return max(bases, key=order.index)
