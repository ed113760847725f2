"""Intervals of shares: what a count of cases says about how often something happens.

Takes numbers of cases; gives low and high. Never gives a share without its cases, and never narrows an interval
because cases are unknown. Wilson's is used throughout: it holds its level near 0 and 1, where most shares of votes
lie (Brown, Cai and DasGupta 2001, "Interval estimation for a binomial proportion", Statistical Science 16(2),
pp. 101-133); models take that of a beta distribution.
"""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

from penholder.model.rates import Share

LEVEL = 0.95
"""Level of every interval of a count shown."""


def find_wilson(counted: int, cases: int, level: float = LEVEL) -> tuple[float, float]:
    """Wilson's score interval of a share; (0, 1) without cases.

    Raises ValueError for counts that no share has. Source: Wilson 1927, Journal of the American Statistical
    Association 22, pp. 209-212.

    >>> [round(x, 3) for x in find_wilson(9, 10)]
    [0.596, 0.982]
    """
    _require_counts(counted, cases, level)
    if not cases:
        return 0.0, 1.0
    z = NormalDist().inv_cdf((1 + level) / 2)
    share, spread = counted / cases, z * z / cases
    middle = (share + spread / 2) / (1 + spread)
    half = z * sqrt(share * (1 - share) / cases + spread / (4 * cases)) / (1 + spread)
    low = 0.0 if counted == 0 else max(middle - half, 0.0)
    high = 1.0 if counted == cases else min(middle + half, 1.0)
    return min(low, share), max(high, share)


def find_beta(a: float, b: float, level: float = LEVEL) -> tuple[float, float]:
    """Equal-tailed interval of a beta distribution with both parameters above 0.

    >>> [round(x, 3) for x in find_beta(1, 1, 0.9)]
    [0.05, 0.95]
    """
    if a <= 0 or b <= 0 or not 0 < level < 1:
        raise ValueError(
            f"a beta distribution has parameters above 0 and a level within 0 and 1, not {a}, {b}, {level}"
        )
    from scipy.special import betaincinv  # looking at a record must not wait for it

    tail = (1 - level) / 2
    return float(betaincinv(a, b, tail)), float(betaincinv(a, b, 1 - tail))


def make_share(counted: int, cases: int, unknown: int = 0) -> Share:
    """A share with Wilson's interval; the interval spans from none to all of the unknown cases.

    Cases that no source tells are no evidence, so both ends are taken at their worst (the bounds of Manski 1989,
    Journal of Human Resources 24(3), with the sampling interval of each end).

    >>> make_share(3, 10).value, make_share(3, 10, unknown=2).value
    (0.3, None)
    """
    if not 0 <= unknown <= cases - counted:
        raise ValueError(f"{unknown} unknown cases do not fit {counted} counted of {cases}")
    low, high = find_wilson(counted, cases)[0], find_wilson(counted + unknown, cases)[1]
    return Share(counted, cases, low, high, unknown)


def _require_counts(counted: float, cases: float, level: float) -> None:
    if not 0 <= counted <= cases:
        raise ValueError(f"{counted} of {cases} is no share")
    if not 0 < level < 1:
        raise ValueError(f"the level of an interval lies within 0 and 1, not at {level}")
