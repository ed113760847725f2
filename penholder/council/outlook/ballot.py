"""A vote as it can come out, from the chances of each member.

Takes members with their chances of yes and no; gives the chances of adopted, failed and vetoed and of unanimity.
Never takes members for independent of one another, and never draws: all sums are exact.

Members who know a text to be agreed vote for it together. One shared effect carries this: member i votes yes when
a normal variate, made of the shared one (weight the square root of rho) and one of its own, lies below the point
that gives its own chance (one-factor Gaussian copula: O. Vasicek, 2002). The chances of single members stay what
they are; rho sets how often all vote yes, and is chosen so that this is the unanimity forecast as nearly as the
chances of the members allow. Given the shared effect members are independent, and the number of yes votes is
summed exactly (Poisson-binomial).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from math import prod, sqrt
from statistics import NormalDist

STEP, REACH = 0.1, 50
"""Values of the shared effect: steps of a tenth of a standard deviation to five on either side, weighted by the
normal density (trapezoidal rule, which is near exact for smooth functions under it)."""
_NORMAL = NormalDist()
_STEPS = 24
_MOST = 0.98


@dataclass(frozen=True, slots=True)
class Voter:
    """One member's chances; what is left to one is abstention or absence."""

    member: str
    permanent: bool
    yes: float
    no: float


@dataclass(frozen=True, slots=True)
class BallotChances:
    """How a vote comes out; the first three sum to one."""

    adopted: float
    failed: float
    vetoed: float
    unanimous: float


def count_ballot(voters: Sequence[Voter], required: int, unanimity: float | None = None) -> BallotChances:
    """The chances of a vote. `unanimity` is the forecast to be met; None for members independent of one another.

    >>> agreed = [Voter(str(n), n < 5, 0.9, 0.0) for n in range(15)]
    >>> chances = count_ballot(agreed, 9, unanimity=0.8)
    >>> round(chances.unanimous, 2), round(chances.vetoed, 2)
    (0.8, 0.0)
    """
    ordered = tuple(sorted(voters, key=lambda v: v.member))
    rho = 0.0 if unanimity is None else find_shared_effect(tuple(v.yes for v in ordered), unanimity)
    adopted = vetoed = unanimous = 0.0
    for effect, weight in _list_effects():
        yes = [_condition(v.yes, rho, effect) for v in ordered]
        enough = _add_up(yes, required)
        stopped = _add_up_without_veto(ordered, yes, required)
        adopted += weight * stopped
        vetoed += weight * max(enough - stopped, 0.0)
        unanimous += weight * prod(yes)
    return BallotChances(adopted, max(1 - adopted - vetoed, 0.0), vetoed, unanimous)


@lru_cache(maxsize=256)
def find_shared_effect(yes: tuple[float, ...], unanimity: float) -> float:
    """The weight (rho) of the shared effect for which all vote yes as often as forecast; by halving."""
    low, high = 0.0, _MOST
    if _unanimous(yes, low) >= unanimity:
        return low
    if _unanimous(yes, high) <= unanimity:
        return high
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if _unanimous(yes, middle) < unanimity else (low, middle)
    return (low + high) / 2


def _unanimous(yes: Sequence[float], rho: float) -> float:
    return sum(w * prod(_condition(p, rho, e) for p in yes) for e, w in _list_effects())


@cache
def _list_effects() -> tuple[tuple[float, float], ...]:
    """Values of the shared effect with their weights, which sum to one."""
    values = [n * STEP for n in range(-REACH, REACH + 1)]
    whole = sum(_NORMAL.pdf(v) for v in values)
    return tuple((v, _NORMAL.pdf(v) / whole) for v in values)


@lru_cache(maxsize=20_000)
def _condition(chance: float, rho: float, effect: float) -> float:
    """A member's chance given the shared effect; certainties stay what they are."""
    if rho == 0 or chance <= 0 or chance >= 1:
        return min(max(chance, 0.0), 1.0)
    return _NORMAL.cdf((_NORMAL.inv_cdf(chance) + sqrt(rho) * effect) / sqrt(1 - rho))


def _add_up(chances: Sequence[float], required: int) -> float:
    """The chance of at least so many, each by its own chance (Poisson-binomial, exact)."""
    return sum(_spread(chances, 1.0)[required:])


def _add_up_without_veto(voters: Sequence[Voter], yes: Sequence[float], required: int) -> float:
    """The chance of enough yes votes and no negative vote of a permanent member."""
    spread = [1.0]
    for voter, chance in zip(voters, yes, strict=True):
        other = 1 - chance
        left = 1 - voter.yes
        no = other * (voter.no / left if left > 0 else 0.0)
        spread = _step(spread, chance, other - no if voter.permanent else other)
    return sum(spread[required:])


def _spread(chances: Sequence[float], start: float) -> list[float]:
    spread = [start]
    for chance in chances:
        spread = _step(spread, chance, 1 - chance)
    return spread


def _step(spread: Sequence[float], yes: float, other: float) -> list[float]:
    """The distribution of yes votes with one more member."""
    longer = [0.0] * (len(spread) + 1)
    for place, weight in enumerate(spread):
        longer[place] += weight * other
        longer[place + 1] += weight * yes
    return longer
