"""Stems: one key for the forms of one English word, without a parser.

Takes one lowercased word; gives its stem. Never meant for showing to a reader.
"""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz.distance import Prefix

_SUFFIXES = (
    "izations", "isations", "ization", "isation", "ations", "ional", "ments", "ation", "ingly", "edly", "ities",
    "ment", "ness", "ions", "ings", "ally", "ance", "ence", "able", "ible", "ized", "ised", "izes", "ises", "ing",
    "ion", "ity", "ies", "ied", "ive", "ers", "ors", "ize", "ise", "ful", "ous", "ed", "es", "ly", "er", "or",
    "al", "s", "e", "y",
)  # fmt: skip
_ENDINGS = frozenset({*_SUFFIXES, "", "d", "r"}) - {"y"}
_SHORTEST = 4
"""A stem keeps at least this many letters, so that short words stay apart."""


@lru_cache(maxsize=200_000)
def stem_word(word: str) -> str:
    """The word without its endings, a doubled last consonant undoubled.

    >>> stem_word("fuelling") == stem_word("fueled") == stem_word("fuel")
    True
    >>> stem_word("operational") == stem_word("operating")
    True
    """
    return _undouble(_strip(_strip(word)))


def _strip(word: str) -> str:
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST and not word.endswith("ss"):
            return _undouble(word[: -len(suffix)])
    if len(word) == _SHORTEST and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _undouble(word: str) -> str:
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "aeious":
        return word[:-1]
    return word


def differ_by_ending(a: str, b: str) -> bool:
    """Whether two words are forms of one ("asks", "asked") rather than spellings of one ("labour", "labor").

    >>> differ_by_ending("asks", "asked"), differ_by_ending("labour", "labor")
    (True, False)
    """
    sizes = [Prefix.similarity(a, b)]
    if stem_word(a) == stem_word(b) and a.startswith(stem_word(a)) and b.startswith(stem_word(a)):
        sizes.append(len(stem_word(a)))
    return any({a[size:], b[size:]} <= _ENDINGS for size in sizes)
