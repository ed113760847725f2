"""Whether a figure as worded allows a value: the bounds that words such as "more than" set.

Takes an amount and a range of values; gives bounds and misses. Never rounds the value it is compared with.

House rule, after how agencies round: a speaker who says "more than N" would have named the next round number had it
been reached. So N is right for values above it and below the next number of its grain; the grain of N is the largest
power of ten, or half of one, that divides it, and at least ten from ten on ("more than 300": 301 to 399; "more than
250": 251 to 299; "more than 165": 166 to 169). "At least" includes N, "up to" reaches down to the round number
before, "nearly" down a tenth at most, "about" half a grain to each side, a tenth at most. Without such a word
a number means itself.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from penholder.model import Amount
from penholder.values.quantities import hedge_bound


@dataclass(frozen=True, slots=True)
class Allowed:
    """The values a figure as worded allows, both ends included; None: no end on that side."""

    low: float | None
    high: float | None

    def meets(self, low: float, high: float) -> bool:
        """Whether some value of the range is allowed."""
        return (self.high is None or low <= self.high) and (self.low is None or high >= self.low)

    def miss(self, low: float, high: float) -> float:
        """How far the range lies from what is allowed: above zero when the series has more, below when it has fewer."""
        if self.high is not None and low > self.high:
            return low - self.high
        if self.low is not None and high < self.low:
            return high - self.low
        return 0.0


def allow(amount: Amount) -> Allowed:
    """The values an amount allows.

    >>> allow(Amount(300, 300, "more than"))
    Allowed(low=301, high=399)
    >>> allow(Amount(165, 165))
    Allowed(low=165, high=165)
    """
    bound = hedge_bound(amount)
    low, high = amount.low, amount.high
    if low is None or high is None:
        return Allowed(low, high)
    grain = find_grain(high)
    if bound == "above":
        return Allowed(low + 1, next_round(high) - 1)
    if bound == "at least":
        return Allowed(low, next_round(high) - 1)
    if bound == "at most":
        return Allowed(max(0.0, low - grain + 1), high)
    if bound == "below":
        return Allowed(math.ceil(max(low * 0.9, low - grain)), high)
    if bound == "around":
        return Allowed(
            math.floor(max(low * 0.9, low - grain / 2)), math.ceil(min(high * 1.1, high + grain / 2))
        )
    return Allowed(low, high)


def rounds_to(amount: Amount, low: float, high: float) -> bool:
    """Whether a plain round number of hundreds or more may be one of these values, rounded as a strength is.

    >>> rounds_to(Amount(10500, 10500), 10512, 10610), rounds_to(Amount(19800, 19800), 18683, 18695)
    (True, False)
    """
    if amount.hedge or amount.low is None or amount.low != amount.high or amount.low % 100:
        return False
    power = 100
    while amount.low % (power * 10) == 0:
        power *= 10
    return low - power / 2 <= amount.low <= high + power / 2


def find_grain(number: float) -> int:
    """The largest of 1, 5, 10, 50, 100 ... that divides a number; at least ten from ten on.

    >>> find_grain(300), find_grain(250), find_grain(4200), find_grain(165)
    (100, 50, 100, 10)
    """
    whole = abs(round(number))
    if whole < 10:
        return 1 if whole % 5 else 5
    grain = 10
    for step in (5 * 10**n if half else 10**n for n in range(1, 12) for half in (False, True)):
        if step <= whole and whole % step == 0:
            grain = step
    return grain


def next_round(number: float) -> int:
    """The next number of the same grain.

    >>> next_round(300), next_round(165), next_round(7)
    (400, 170, 10)
    """
    grain = max(find_grain(number), 5 if number < 10 else 10)
    return int(number // grain + 1) * grain
