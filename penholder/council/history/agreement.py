"""Agreement between members: how often two voted the same where both voted.

Takes named roll calls and the members to compare; gives pairs, and the members in an order. Never counts a member
that did not vote, and never takes named votes for all: where a pair's vote is not told, the share is between bounds.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from penholder.council.history.intervals import make_share
from penholder.council.history.naming import NamedCall
from penholder.model.rates import MINIMUM, Agreement, Share
from penholder.model.voting import MemberVote


def compare_pairs(calls: Sequence[NamedCall], pairs: Iterable[tuple[str, str]]) -> tuple[Agreement, ...]:
    """The agreement of each pair that sat together, in order of codes; those that never did are left out."""
    sat: dict[str, list[NamedCall]] = {}
    for call in calls:
        for member in call.members:
            sat.setdefault(member, []).append(call)
    ordered = sorted({(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]})
    found = (_compare(a, b, sat.get(a, ())) for a, b in ordered)
    return tuple(agreement for agreement in found if agreement.every.cases)


def pair_all(members: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Every pair of different members."""
    return combinations(sorted(set(members)), 2)


def _compare(a: str, b: str, calls: Sequence[NamedCall]) -> Agreement:
    both = [c for c in calls if b in c.members and _may_have_voted(c, a) and _may_have_voted(c, b)]
    return Agreement(a, b, _share(a, b, both), _share(a, b, [c for c in both if not c.unanimous]))


def _may_have_voted(call: NamedCall, member: str) -> bool:
    return call.votes.get(member) is not MemberVote.ABSENT


def _share(a: str, b: str, calls: Sequence[NamedCall]) -> Share:
    told = [c for c in calls if a in c.votes and b in c.votes]
    equal = sum(c.votes[a] is c.votes[b] for c in told)
    return make_share(equal, len(calls), len(calls) - len(told))


def order_members(members: Iterable[str], agreements: Iterable[Agreement]) -> tuple[str, ...]:
    """Members from one side of the contested votes to the other.

    The sides are the two that agree least on at least `MINIMUM` contested votes; each other member stands by how
    much more it agrees with one than with the other. In alphabetical order where no pair is known.
    """
    shares = {
        frozenset((x.a, x.b)): x.contested.value
        for x in agreements
        if x.contested.value is not None and x.contested.cases >= MINIMUM
    }
    by_name = sorted(set(members))
    if not shares:
        return tuple(by_name)
    poles = min(shares, key=lambda pair: (shares[pair], sorted(pair)))
    one, other = sorted(poles)

    def lean(member: str) -> float:
        if member in poles:
            return -2.0 if member == one else 2.0
        near, far = (shares.get(frozenset((member, pole))) for pole in (one, other))
        return 0.0 if near is None or far is None else far - near

    return tuple(sorted(by_name, key=lambda member: (lean(member), member)))
