"""Logistic regression with a normal prior, and how unsure its coefficients are.

Takes features, what happened and weights; gives coefficients with their covariance (Laplace's approximation) and the
probability of a new case with its interval. Never fits at import and needs NumPy for fitting alone, so that a shipped
model is read without it. (MacKay 1992, "The evidence framework applied to classification networks", Neural Computation
4, pp. 720-736, for the mean of the posterior probability.)
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

PENALTY = 1.0
"""Precision of the prior of every coefficient but the intercept."""
_INTERCEPT = 1e-3
_STEPS = 50
NORMAL_90 = 1.6448536269514722
"""Standard deviations from the middle to either end of a 90 % interval."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A fitted regression: the first coefficient belongs to a feature that is always 1."""

    coefficients: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...]
    cases: int

    def predict(self, features: Sequence[float]) -> Odds:
        """Log odds of a case and how unsure they are."""
        middle = math.fsum(b * x for b, x in zip(self.coefficients, features, strict=True))
        spread = math.fsum(
            x * math.fsum(c * z for c, z in zip(row, features, strict=True))
            for x, row in zip(features, self.covariance, strict=True)
        )
        return Odds(middle, math.sqrt(max(spread, 0.0)))


@dataclass(frozen=True, slots=True)
class Odds:
    """A normal belief about log odds."""

    middle: float
    spread: float
    """Standard deviation."""

    @property
    def mean(self) -> float:
        """Mean of the probability (MacKay's approximation)."""
        return find_share(self.middle / math.sqrt(1 + math.pi * self.spread**2 / 8))

    @property
    def interval(self) -> tuple[float, float]:
        """90 % interval of the probability; it holds the mean."""
        low = find_share(self.middle - NORMAL_90 * self.spread)
        high = find_share(self.middle + NORMAL_90 * self.spread)
        return min(low, self.mean), max(high, self.mean)


def find_share(odds: float) -> float:
    """The probability of log odds.

    >>> find_share(0.0)
    0.5
    """
    return 1 / (1 + math.exp(-odds)) if odds >= 0 else math.exp(odds) / (1 + math.exp(odds))


def fit_logistic(
    features: Sequence[Sequence[float]], happened: Sequence[float], weights: Sequence[float]
) -> Fitted:
    """The most probable coefficients by Newton's method, and the inverse curvature there.

    `happened` are shares of 0 to 1, `weights` numbers of cases. Without cases the prior alone speaks. Rounded to nine
    digits so that two machines write the same model.
    """
    import numpy as np

    x = np.asarray(features, dtype=float)
    y, w = np.asarray(happened, dtype=float), np.asarray(weights, dtype=float)
    prior = np.full(x.shape[1], PENALTY)
    prior[0] = _INTERCEPT
    beta = np.zeros(x.shape[1])
    curvature = np.diag(prior)
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ beta, -30, 30)))
        curvature = (x * (w * p * (1 - p))[:, None]).T @ x + np.diag(prior)
        step = np.linalg.solve(curvature, x.T @ (w * (p - y)) + prior * beta)
        beta = beta - step
        if float(np.abs(step).max()) < 1e-9:
            break
    covariance = np.linalg.inv(curvature)
    return Fitted(
        tuple(round(float(b), 9) for b in beta),
        tuple(tuple(round(float(c), 9) for c in row) for row in covariance),
        len(y),
    )
