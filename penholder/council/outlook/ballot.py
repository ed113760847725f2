"""A vote as it can come out, from the chances of each member.

Takes members with their chances of yes and no; gives the chances of adopted, failed and vetoed and of unanimity.
Never takes members for independent of one another, and never draws: all sums are exact.

Most texts are agreed before they are put to the vote, and then all vote yes together. One shared effect carries
this: with chance `agreed` all vote yes; otherwise each member decides by itself, with the chance that leaves its
own chance over both cases what it was. `agreed` is chosen so that all vote yes as often as the unanimity forecast
says, or as nearly as the members' chances allow; it can be no more than the least willing member's chance. Where
the text is not agreed, yes votes are added up exactly (Poisson-binomial).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import prod

_STEPS = 40
"""Halvings: the chance is found to twelve digits."""


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


def count_ballot(voters: Sequence[Voter], required: int, agreed: float = 0.0) -> BallotChances:
    """The chances of a vote; `agreed` is cut to the chance of the least willing member.

    >>> alike = [Voter(str(n), n < 5, 0.9, 0.0) for n in range(15)]
    >>> chances = count_ballot(alike, 9, find_agreed([v.yes for v in alike], unanimity=0.8))
    >>> round(chances.unanimous, 2), round(chances.vetoed, 2)
    (0.8, 0.0)
    """
    ordered = sorted(voters, key=lambda v: v.member)
    shared = min(agreed, *(v.yes for v in ordered))
    alone = [_decide_alone(v, shared) for v in ordered]
    enough = sum(_add_up([(v.yes, 1 - v.yes) for v in alone])[required:])
    passed = sum(_add_up([(v.yes, _not_stopping(v)) for v in alone])[required:])
    adopted = shared + (1 - shared) * passed
    vetoed = (1 - shared) * max(enough - passed, 0.0)
    unanimous = shared + (1 - shared) * prod(v.yes for v in alone)
    return BallotChances(adopted, max(1 - adopted - vetoed, 0.0), vetoed, min(unanimous, adopted))


def find_agreed(yes: Sequence[float], unanimity: float) -> float:
    """The chance that a text is agreed for which all vote yes as often as forecast, by halving."""
    return _find_agreed(tuple(sorted(yes)), unanimity)


@lru_cache(maxsize=256)
def _find_agreed(yes: tuple[float, ...], unanimity: float) -> float:
    low, high = 0.0, yes[0]
    if prod(yes) >= unanimity:
        return low
    if unanimity >= high:
        return high
    for _ in range(_STEPS):
        middle = (low + high) / 2
        together = middle + (1 - middle) * prod((p - middle) / (1 - middle) for p in yes)
        low, high = (middle, high) if together < unanimity else (low, middle)
    return low


def _decide_alone(voter: Voter, shared: float) -> Voter:
    """The member's chances where the text is not agreed."""
    if shared >= 1:
        return voter
    yes = min(max((voter.yes - shared) / (1 - shared), 0.0), 1.0)
    return Voter(voter.member, voter.permanent, yes, min(voter.no / (1 - shared), 1 - yes))


def _not_stopping(voter: Voter) -> float:
    """The chance of a vote that is no yes and no veto."""
    return 1 - voter.yes - (voter.no if voter.permanent else 0.0)


def _add_up(chances: Sequence[tuple[float, float]]) -> list[float]:
    """Weights of 0, 1, ... yes votes; each member has a weight of yes and one of anything else that counts."""
    spread = [1.0]
    for yes, other in chances:
        spread = [
            (spread[n] * other if n < len(spread) else 0.0) + (spread[n - 1] * yes if n else 0.0)
            for n in range(len(spread) + 1)
        ]
    return spread
