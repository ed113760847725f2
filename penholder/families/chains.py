"""Chains: the heaviest series of places that keeps the order of two texts.

Takes places (index in one text, index in the other) with what each is worth; gives the places of the best chain.
Never weighs what a place means.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

Gain = tuple[float, float]
"""What a place is worth; the second figure decides between chains equal in the first."""


def find_chain(places: Sequence[tuple[int, int]], gains: Sequence[Gain], *, strict: bool) -> list[int]:
    """Positions, in order, of the places that form the chain worth most; places are sorted.

    Strict: no two places share an index. Not strict: indices never fall. Of equal chains the one found first stays.
    Time grows with n log n (longest increasing subsequence, weighted).

    >>> find_chain([(0, 2), (1, 0), (2, 1)], [(1.0, 0.0)] * 3, strict=True)
    [1, 2]
    """
    ends: list[int] = []
    worth: list[Gain] = []
    tips: list[int] = []
    before: dict[int, int] = {}
    order = sorted(
        range(len(places)), key=lambda n: (places[n][0], -places[n][1] if strict else places[n][1])
    )
    for n in order:
        j = places[n][1]
        at = (bisect_left if strict else bisect_right)(ends, j)
        total = gains[n]
        if at:
            before[n] = tips[at - 1]
            total = (worth[at - 1][0] + total[0], worth[at - 1][1] + total[1])
        at = bisect_left(ends, j)
        if at < len(ends) and ends[at] == j and worth[at] >= total:
            continue
        stop = at
        while stop < len(ends) and worth[stop] <= total:
            stop += 1
        ends[at:stop], worth[at:stop], tips[at:stop] = [j], [total], [n]
    return _trace(tips[-1], before) if tips else []


def _trace(tip: int, before: dict[int, int]) -> list[int]:
    chain = [tip]
    while chain[-1] in before:
        chain.append(before[chain[-1]])
    return chain[::-1]
