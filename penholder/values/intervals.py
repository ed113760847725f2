"""Interval arithmetic on amounts: what a hedged number allows, rounding by significant digits, sums.

Takes `Amount` values; gives bounds and yes or no. Never says which of two amounts is right.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from penholder.model import Amount
from penholder.values.quantities import bounds, hedge_bound

FARTHEST = 3.0
"""How many times a number may lie above a "more than" or below an "up to" and still be the same told more closely: whoever
means 1,000 does not write "more than 300" (Grice's maxim of quantity; house rule for the factor)."""
ROUNDED_OFF = 0.1
"""Largest share of a number that rounding may take or add: as far as "about" reaches (`quantities.bounds`)."""

Limits = tuple[float, float]


def limits(amount: Amount) -> Limits:
    """Lowest and highest value an amount allows, infinite where it has no bound.

    >>> limits(Amount(9, 9, "at least")), limits(Amount(300, 300, "nearly"))
    ((9, inf), (270.0, 300))
    """
    low, high = bounds(amount)
    return (-math.inf if low is None else low, math.inf if high is None else high)


def equal(a: Amount, b: Amount) -> bool:
    """Whether two amounts give the same number or interval, whatever their hedges."""
    return (a.low, a.high) == (b.low, b.high)


def may_agree(a: Amount, b: Amount) -> bool:
    """Whether some value is allowed by both.

    >>> may_agree(Amount(40, 40, "at least"), Amount(57, 57)), may_agree(Amount(40, 40), Amount(57, 57))
    (True, False)
    """
    (low, high), (other_low, other_high) = limits(a), limits(b)
    return low <= other_high and other_low <= high


def holds(outer: Amount, inner: Amount) -> bool:
    """Whether every value the inner amount allows is allowed by the outer one, and is not far beyond what it says.

    >>> holds(Amount(30, 30, "more than"), Amount(52, 52)), holds(Amount(30, 30, "more than"), Amount(900, 900))
    (True, False)
    """
    (low, high), (inner_low, inner_high) = limits(outer), limits(inner)
    bound = hedge_bound(outer)
    near = {
        "above": inner_low <= FARTHEST * max(low, 1.0),
        "at most": inner_high >= high / FARTHEST,
    }.get(bound, True)
    return low <= inner_low and inner_high <= high and near


def exceeds(a: Amount, b: Amount) -> bool:
    """Whether every value of a is above every value of b.

    >>> exceeds(Amount(165, 165), Amount(100, 100, "about"))
    True
    """
    return limits(a)[0] > limits(b)[1]


def is_rounding(exact: Amount, rounded: Amount) -> bool:
    """Whether the second amount is the first one rounded: to the nearest by default, down or up as its hedge says.

    The step is the place of the last digit that is not zero (12,000: thousands; 12,500: five hundreds too). Without
    a hedge only numbers that end in two zeros or more are read as rounded.

    >>> is_rounding(Amount(12379, 12379), Amount(12000, 12000, "about"))
    True
    >>> is_rounding(Amount(12379, 12379), Amount(13000, 13000, "about"))
    False
    >>> is_rounding(Amount(298, 298), Amount(300, 300, "nearly")), is_rounding(Amount(8000, 8000), Amount(10000, 10000))
    (True, False)
    """
    x, y = exact.low, rounded.low
    if x is None or y is None or exact.high != x or rounded.high != y or x == y or x <= 0 or y <= 0:
        return False
    bound = hedge_bound(rounded)
    if hedge_bound(exact) not in ("exact", "around") or bound in ("at least", "at most"):
        return False
    if y != int(y) or x != int(x):
        return round(x, _decimals(y)) == y
    if abs(x - y) > ROUNDED_OFF * x:
        return False
    return any(_rounds(x, y, step, bound) for step in _steps(int(y), hedged=bound != "exact"))


def _steps(y: int, *, hedged: bool) -> Iterable[int]:
    """The steps to which a number may have been rounded, the finest first."""
    step = 10 ** (len(str(y)) - len(str(y).rstrip("0")))
    if step < (10 if hedged else 100):
        return ()
    half = step * 5 if y % (step * 5) == 0 else 0
    return tuple(s for s in (step, half) if s)


def _rounds(x: float, y: float, step: int, bound: str) -> bool:
    down, up = math.floor(x / step) * step, math.ceil(x / step) * step
    nearest = down if x - down < up - x else up
    if bound == "above":
        return y == down
    return y == up if bound == "below" else y == nearest


def _decimals(y: float) -> int:
    return len(str(y).partition(".")[2]) if y != int(y) else 0


def add_up(parts: Iterable[Amount]) -> Amount:
    """The sum of amounts, bounds with bounds; the hedge is the first one that hedges.

    >>> add_up([Amount(11500, 11500), Amount(443, 443)])
    Amount(low=11943, high=11943, hedge='')
    """
    held = tuple(parts)
    lows, highs = [p.low for p in held], [p.high for p in held]
    low = None if None in lows else sum(x for x in lows if x is not None)
    high = None if None in highs else sum(x for x in highs if x is not None)
    return Amount(low, high, next((p.hedge for p in held if p.hedge), ""))
