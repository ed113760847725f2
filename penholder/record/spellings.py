"""Spellings of one name: how far two may differ, and keys by which alike ones are found without comparing all.

Takes names; gives answers and keys. Two names that are spellings of one always have a key in common; two that have
one need not be.
"""

from __future__ import annotations

from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from penholder.values.mentions import fold_words

SHORT, LONG = 4, 8
"""Below the first length no edit is allowed, below the second one, from there on two."""
KEYED = 10
"""How many letters at the start of a name its keys are made of; more letters make rarer keys, but many more."""


def are_spellings(a: str, b: str) -> bool:
    """Whether two names are as near as spellings of one: letters changed, dropped, added or swapped.

    >>> are_spellings("Nebenzia", "Nebenzya"), are_spellings("Mills", "Wills"), are_spellings("Lee", "Leo")
    (True, True, False)
    """
    a, b = fold_words(a), fold_words(b)
    allowed = _count_edits(min(len(a), len(b)))
    return DamerauLevenshtein.distance(a, b, score_cutoff=allowed) <= allowed


def list_spelling_keys(name: str) -> frozenset[str]:
    """The start of a name with as many letters left out as it may have edits.

    Each edit is undone by leaving out one letter at most on either side, so spellings of one name share a key
    (symmetric deletion, Garbe's SymSpell, 2012).
    """
    start = fold_words(name)[:KEYED]
    allowed = min(_count_edits(len(fold_words(name))), len(start))
    return frozenset(
        "".join(letter for place, letter in enumerate(start) if place not in left_out)
        for count in range(allowed + 1)
        for left_out in combinations(range(len(start)), count)
    )


def _count_edits(length: int) -> int:
    return 0 if length < SHORT else 1 if length < LONG else 2
