"""Traits: what of a text survives when somebody tells it in other words.

Takes reports; gives their rare words, names, numbers and the order they come in, and how far two reports agree in
them. Never decides anything, and never looks at more than the two texts.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass

from penholder.families.sentences import split_sentences
from penholder.model import Report
from penholder.values.rarity import measure_rarity
from penholder.values.words import find_written_words, read_counted_key

RARE, VERY_RARE = 2.0, 3.3
"""Least rarity of a word that counts ("minister" and rarer), and of one that counts twice ("mandate" and rarer)."""
IN_NAMES = 1.5
"""Least rarity of a word only written with a capital that is taken for a name."""
IN_PAIRS = 1.2
"""Least rarity of words whose neighbourhood counts."""
FOCUS = 12
"""The heaviest words of a text, by rarity and use, that say what it is about."""
OPENING = 0.25
"""The share of a text that counts as its opening."""
_QUOTED = re.compile(r"[“\"]([^“”\"]{8,400})[”\"]")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Traits:
    """What one text can be recognised by; keys are those of `values.words`, weights are rarities."""

    length: int
    """Words."""
    rare: Mapping[str, float]
    places: Mapping[str, float]
    """Where each rare word first stands, 0 to 1."""
    vector: Mapping[str, float]
    """Rarity times one plus the logarithm of uses, by rare word."""
    norm: float
    focus: Mapping[str, float]
    names: Mapping[str, float]
    """Words only written with a capital."""
    numbers: Mapping[str, float]
    """Numbers but years."""
    quoted: frozenset[int]
    """Runs of three words inside quotation marks."""
    neighbours: frozenset[int]
    """Neighbouring words that are not the commonest."""
    runs: frozenset[int]
    """Runs of three words as written."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two texts agree; *short* is the one with less weight of rare words, shares are of weight, 0 to 1."""

    cosine: float
    rare_of_short: float
    rare_of_long: float
    rare: float
    """Logarithm of the shared weight, like the other fields without *of*."""
    very_rare_of_short: float
    very_rare_of_long: float
    very_rare: float
    names_of_short: float
    names_of_long: float
    names: float
    numbers_of_short: float
    """-0.1 when the text has no number, so that "none" and "none kept" stay apart."""
    numbers_of_long: float
    numbers: float
    focus_of_short: float
    focus_of_long: float
    quoted_of_short: float
    quoted_of_long: float
    quoted: float
    neighbours_of_short: float
    neighbours_of_long: float
    neighbours: float
    runs_of_short: float
    runs: float
    order: float
    """Rank correlation of the places where shared rare words first stand, -1 to 1."""
    chain: float
    """Share of the shared rare words in the longest chain that keeps their order."""
    length: float
    """Logarithm of the shorter text's words."""
    ratio: float
    """Logarithm of how many times longer the other text is."""
    opening_of_short: float
    """The rare words of its first quarter that stand in the other's first quarter."""

    def list_values(self) -> tuple[float, ...]:
        """The fields in order, as the model of `rewrites` reads them."""
        return astuple(self)


def read_traits(report: Report) -> Traits:
    """The traits of a report's own text, furniture left out."""
    written = [
        word
        for start, end, _ in split_sentences(report)
        for word in find_written_words(report.text[start:end])
    ]
    forms = [word.lower() for word in written]
    keys = [read_counted_key(word) or form for word, form in zip(written, forms, strict=True)]
    weights: dict[str, float] = {}
    for word, key in set(zip(written, keys, strict=True)):
        weights[key] = max(weights.get(key, 0.0), measure_rarity(word))
    first = {key: n / len(keys) for n, key in reversed(list(enumerate(keys)))}
    small = {key for word, key in zip(written, keys, strict=True) if not word[0].isupper()}
    uses = Counter(keys)
    rare = {key: weight for key, weight in sorted(weights.items()) if weight >= RARE}
    vector = {key: (1 + math.log(uses[key])) * weight for key, weight in rare.items()}
    heaviest = sorted(vector.items(), key=lambda entry: (-entry[1], entry[0]))[:FOCUS]
    return Traits(
        length=len(written),
        rare=rare,
        places={key: first[key] for key in rare},
        vector=vector,
        norm=math.sqrt(math.fsum(weight * weight for weight in vector.values())) or 1.0,
        focus=dict(heaviest),
        names={key: w for key, w in sorted(weights.items()) if w >= IN_NAMES and key not in small},
        numbers={key: 1.0 for key in weights if key[0].isdigit() and not _YEAR.fullmatch(key)},
        quoted=_list_quoted_runs(report.text),
        neighbours=_hash_runs([key for key in keys if weights[key] >= IN_PAIRS], 2),
        runs=_hash_runs(forms, 3),
    )


def _hash_runs(words: Sequence[str], length: int) -> frozenset[int]:
    """The runs of so many words as numbers that hold for one process: only how many two texts share is ever asked."""
    return frozenset(map(hash, zip(*(words[n:] for n in range(length)), strict=False)))


def _list_quoted_runs(text: str) -> frozenset[int]:
    found = (find_written_words(match[1].lower()) for match in _QUOTED.finditer(text))
    return frozenset().union(*(_hash_runs(words, 3) for words in found))


def compare_traits(a: Traits, b: Traits) -> Agreement:
    """How far two texts agree; the same whichever comes first."""
    short, long = _sort_texts(a, b)
    rare, very = _share(short.rare, long.rare), _share(_keep_very(short.rare), _keep_very(long.rare))
    names, numbers = _share(short.names, long.names), _share(short.numbers, long.numbers)
    quoted, runs = _count(short.quoted, long.quoted), _count(short.runs, long.runs)
    neighbours = _count(short.neighbours, long.neighbours)
    order, chain = _compare_order(short, long)
    return Agreement(
        cosine=_dot(short.vector, long.vector) / short.norm / long.norm,
        rare_of_short=rare[1],
        rare_of_long=rare[2],
        rare=rare[0],
        very_rare_of_short=very[1],
        very_rare_of_long=very[2],
        very_rare=very[0],
        names_of_short=names[1],
        names_of_long=names[2],
        names=names[0],
        numbers_of_short=numbers[1] if short.numbers else -0.1,
        numbers_of_long=numbers[2] if long.numbers else -0.1,
        numbers=numbers[0],
        focus_of_short=_share(short.focus, long.rare)[1],
        focus_of_long=_share(long.focus, short.rare)[1],
        quoted_of_short=quoted[1],
        quoted_of_long=quoted[2],
        quoted=quoted[0],
        neighbours_of_short=neighbours[1],
        neighbours_of_long=neighbours[2],
        neighbours=neighbours[0],
        runs_of_short=runs[1],
        runs=runs[0],
        order=order,
        chain=chain,
        length=math.log(max(short.length, 1)),
        ratio=math.log(max(long.length, 1) / max(short.length, 1)),
        opening_of_short=_share(_keep_opening(short), _keep_opening(long))[1],
    )


def _sort_texts(a: Traits, b: Traits) -> tuple[Traits, Traits]:
    """The text with less weight of rare words first; equals by what else is compared, never by which came first."""
    weight_a, weight_b = ((math.fsum(t.rare.values()), t.length) for t in (a, b))
    if weight_a != weight_b:
        return (a, b) if weight_a < weight_b else (b, a)
    first, second = sorted((a, b), key=_list_traits)
    return first, second


def _list_traits(traits: Traits) -> tuple[list[list[tuple[str, float]]], list[int]]:
    weighed = (traits.rare, traits.vector, traits.places, traits.names, traits.numbers)
    sizes = [len(runs) for runs in (traits.quoted, traits.neighbours, traits.runs)]
    return [sorted(words.items()) for words in weighed], sizes


def _keep_opening(traits: Traits) -> dict[str, float]:
    return {key: weight for key, weight in traits.rare.items() if traits.places[key] < OPENING}


def _count(a: frozenset[int], b: frozenset[int]) -> tuple[float, float, float]:
    """Logarithm of how many both have, and that number as a share of each."""
    shared = len(a & b)
    return math.log1p(shared), shared / max(len(a), 1), shared / max(len(b), 1)


def _keep_very(rare: Mapping[str, float]) -> dict[str, float]:
    return {key: weight for key, weight in rare.items() if weight >= VERY_RARE}


def _share(a: Mapping[str, float], b: Mapping[str, float]) -> tuple[float, float, float]:
    """Logarithm of a's weight that b has too, and that weight as a share of each."""
    shared = math.fsum(a[key] for key in a.keys() & b.keys())
    return (
        math.log1p(shared),
        shared / max(math.fsum(a.values()), 1.0),
        shared / max(math.fsum(b.values()), 1.0),
    )


def _dot(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    return math.fsum(weight * b[key] for key, weight in a.items() if key in b)


def _compare_order(a: Traits, b: Traits) -> tuple[float, float]:
    """Rank correlation (Spearman) and longest chain of the shared rare words; 0 and 0 for fewer than four."""
    shared = sorted(a.rare.keys() & b.rare.keys(), key=lambda key: (a.places[key], key))
    if len(shared) < 4:
        return 0.0, 0.0
    ranks = {key: n for n, key in enumerate(sorted(shared, key=lambda key: (b.places[key], key)))}
    ordered = [ranks[key] for key in shared]
    n = len(ordered)
    squares = sum((i - rank) ** 2 for i, rank in enumerate(ordered))
    chain: list[int] = []
    for rank in ordered:
        place = bisect_right(chain, rank)
        chain[place : place + 1] = [rank]
    return 1 - 6 * squares / (n * (n * n - 1)), len(chain) / n
