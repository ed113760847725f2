"""How rare a word is in everyday English, by a fixed table: what two texts share by chance and what they do not.

Takes a written word; gives its rarity. Never counts words in the pile, so that a pair of reports depends on nothing
but its two texts.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache

from spellchecker import SpellChecker

COMMONEST = 7.0
"""On the Zipf scale (van Heuven et al. 2014: log10 of uses in a billion words) no word stands higher."""
UNLISTED = 5.0
"""Rarity of a word the table lacks: mostly names and terms. Chosen by hand, as rare as one use in ten million."""
NUMBER = 4.0
"""Rarity of a number."""


@lru_cache(maxsize=400_000)
def measure_rarity(written: str) -> float:
    """0 for the commonest words to 7 for one use in a billion words; by pyspellchecker's table of film subtitles.

    >>> round(measure_rarity("said")), measure_rarity("MINUSMA")
    (1, 5.0)
    """
    form = written.lower()
    if form[:1].isdigit():
        return NUMBER
    uses, total = _load_table()
    count = uses.get(form) or uses.get(form.removesuffix("s"))
    return max(0.0, COMMONEST - math.log10(count / total * 1e9)) if count else UNLISTED


@cache
def _load_table() -> tuple[dict[str, int], int]:
    words = SpellChecker(language="en", distance=1).word_frequency
    return dict(words.dictionary), words.total_words
