"""The sentence map of two reports: which sentences say one thing, mostly in order, moves allowed.

Takes two outlines; gives pairs of sentences with what differs in each. Never compares a sentence with one it
shares fewer than two counted words with, never drops a pair because numbers, names or negations differ, and gives
the mirror image when the two reports change places.

In this order: sentences with the same words; the chain of likely pairs in order that keeps most words (a dynamic
programme after Gale and Church 1993, over the few pairs that share counted words); pairs outside the chain, the
most similar first; weaker pairs between two others; parts of split and merged sentences.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import ChainMap, Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import product

from penholder.families.chains import find_chain
from penholder.families.outline import Outline, OutlinedSentence

CORRESPONDS = 0.5
"""Least similarity of two sentences that say one thing wherever they stand."""
IN_PLACE = 0.33
"""Least similarity between two sentences whose neighbours on both sides correspond."""
CONTAINED = 0.7
"""Least share of a sentence's words found in a sentence that already corresponds: split and merged sentences."""
WHOLLY_CONTAINED = 0.85
"""The same where that sentence has no other counterpart; a stock phrase is not enough."""
NEW_IN_PART = 0.5
"""Least share of a part's words that the whole has beyond its other parts: a headline repeats, a part adds."""
LEAST_SHARED = 3.0
"""Least weight of shared words."""
LEAST_SHARED_IN_PLACE = 1.5
"""The same between two sentences whose neighbours correspond."""
NEAR_BEST = 0.25
"""How far below the best similarity of either sentence a pair may lie and still be taken for its place."""
WIDEST_GAP = 3
"""Most sentences without a partner between two pairs for weaker pairs to be looked for there."""
DENSE = 0.4
"""Least share of the shorter report's sentences with a partner for weaker pairs to be looked for in the whole order:
background that two stories share says nothing of the sentences around it."""
TELLING = 3
"""Fewest shared words that stand in no other sentence of either report for a weaker pair in the common order."""
MOST_REPEATS = 100
"""Most pairs of places of one repeated sentence that are weighed; of more, each is paired with one in turn."""
CROWDED = 200
"""A word in more sentences of a report than this finds no candidates: tables and lists would pair all with all."""

# The first six chosen on the real pile and half of the development rewrites, against false pairs in ECB+ topics; the
# rest on copy trees grown from the development rewrites.


@dataclass(frozen=True, slots=True)
class Match:
    """Two sentences by index that correspond."""

    a: int
    b: int
    similarity: float
    """Share of matching words, 0 to 1."""
    moved: bool = False
    """True outside the longest chain that keeps the order of both."""


@dataclass(frozen=True, slots=True)
class _Likeness:
    """What two sentences share: similarity, and weight of shared words."""

    similarity: float
    shared: float


_Scores = Mapping[tuple[int, int], _Likeness]
"""Likeness by sentence indices."""


def match_sentences(a: Outline, b: Outline) -> tuple[Match, ...]:
    """Corresponding sentences by index, ordered by a then b; a sentence has several partners when split or merged."""
    if [s.text for s in b.sentences] < [s.text for s in a.sentences]:
        mirrored = (replace(m, a=m.b, b=m.a) for m in match_sentences(b, a))
        return tuple(sorted(mirrored, key=lambda m: (m.a, m.b)))
    scores = _score_candidates(a, b, _pair_same(a, b))
    taken = _Taken(dict.fromkeys(_chain_likely(scores)))
    for place in _rank_rest(a, b, scores):
        taken.take(place)
    _fill_gaps(scores, taken, (len(a.sentences), len(b.sentences)))
    _fill_order(a, b, scores, taken)
    pairs = sorted({*taken.pairs, *_attach_parts(a, b, scores, taken)})
    return _mark_moved([Match(i, j, scores[i, j].similarity) for i, j in pairs])


def measure_order(matches: tuple[Match, ...]) -> float:
    """Share of the matched sentences that stand in the same order in both, by the longest such chain."""
    if not matches:
        return 0.0
    return round(len(_longest_chain(matches)) / len(matches), 4)


def measure_run(matches: tuple[Match, ...]) -> int:
    """Longest run of consecutive sentences that correspond to consecutive sentences."""
    best = length = 0
    last: Match | None = None
    for match in matches:
        goes_on = last is not None and 0 <= match.a - last.a <= 1 and 0 <= match.b - last.b <= 1
        length = length + 1 if goes_on else 1
        last = match
        best = max(best, length)
    return best


def _longest_chain(matches: tuple[Match, ...] | list[Match]) -> set[int]:
    places = [(m.a, m.b) for m in matches]
    return set(find_chain(places, [(1.0, m.similarity) for m in matches], strict=False))


def _mark_moved(matches: list[Match]) -> tuple[Match, ...]:
    kept = _longest_chain(matches)
    return tuple(m if n in kept else replace(m, moved=True) for n, m in enumerate(matches))


# --------------------------------------------------------------------------- likeness


def _pair_same(a: Outline, b: Outline) -> dict[tuple[int, int], _Likeness]:
    """Sentences that stand in both word for word; one that stands at many places of both only in turn."""
    places_a, places_b = _place_texts(a), _place_texts(b)
    return {
        (i, j): _Likeness(1.0, a.sentences[i].total)
        for text, at in places_a.items()
        if text in places_b
        for i, j in _pair_places(at, places_b[text])
    }


def _pair_places(a: list[int], b: list[int]) -> Iterable[tuple[int, int]]:
    return product(a, b) if len(a) * len(b) <= MOST_REPEATS else zip(a, b, strict=False)


def _place_texts(outline: Outline) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for i, sentence in enumerate(outline.sentences):
        places.setdefault(sentence.text, []).append(i)
    return places


def _score_candidates(a: Outline, b: Outline, same: dict[tuple[int, int], _Likeness]) -> _Scores:
    """Likeness of all pairs that can reach one of the thresholds, by the weight of their counted words alone."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    done_a, done_b = {i for i, _ in same}, {j for _, j in same}
    for j, right in enumerate(b.sentences):
        if j not in done_b:
            for key in right.counted:
                index[key].append(j)
    crowded = {key for key, places in index.items() if len(places) > CROWDED}
    for key in crowded:
        del index[key]
    scores = dict(same)
    for i, left in enumerate(a.sentences):
        if i in done_a:
            continue
        light = left.light + sum(left.counted[key] for key in left.counted if key in crowded)
        for j, weight in _find_promising(left, index, light).items():
            right = b.sentences[j]
            reach = min(weight + light, right.total)
            alike = 2 * reach / (left.total + right.total)
            if alike >= IN_PLACE or reach >= CONTAINED * min(left.total, right.total):
                scores[i, j] = _measure_likeness(left, right)
    return scores


def _find_promising(
    sentence: OutlinedSentence, index: Mapping[str, list[int]], light: float
) -> dict[int, float]:
    """Sentences with two of the counted words, and the weight of them they can share; light words may add theirs."""
    most: dict[int, float] = {}
    again: set[int] = set()
    for key, weight in sentence.counted.items():
        for j in index.get(key, ()):
            if j in most:
                again.add(j)
                most[j] += weight
            else:
                most[j] = weight
    return {j: most[j] for j in sorted(again) if most[j] + light >= LEAST_SHARED_IN_PLACE}


def _measure_likeness(a: OutlinedSentence, b: OutlinedSentence) -> _Likeness:
    few, many = (a, b) if len(a.counts) <= len(b.counts) else (b, a)
    shared = 0.0
    for key, n in few.counts.items():
        m = many.counts.get(key, 0)
        if m:
            shared += min(few.weights[key], many.weights[key]) * min(n, m)
    return _Likeness(min(1.0, round(2 * shared / (a.total + b.total), 4)), shared)


# --------------------------------------------------------------------------- pairs


class _Taken:
    """Pairs taken so far, each sentence at most once."""

    def __init__(self, pairs: dict[tuple[int, int], None]) -> None:
        self.pairs = pairs
        self.a = dict(iter(pairs))
        self.b = {j: i for i, j in pairs}

    def take(self, place: tuple[int, int]) -> None:
        """Add a pair unless one of its sentences has a partner."""
        i, j = place
        if i not in self.a and j not in self.b:
            self.pairs[place] = None
            self.a[i], self.b[j] = j, i


def _chain_likely(scores: _Scores) -> list[tuple[int, int]]:
    """The pairs in order that keep most words, among pairs nearly as good as the best for both their sentences."""
    likely = _list_likely(scores)
    best_a: defaultdict[int, float] = defaultdict(float)
    best_b: defaultdict[int, float] = defaultdict(float)
    for i, j in likely:
        best_a[i] = max(best_a[i], scores[i, j].similarity)
        best_b[j] = max(best_b[j], scores[i, j].similarity)
    places = sorted(
        (i, j) for i, j in likely if scores[i, j].similarity >= max(best_a[i], best_b[j]) - NEAR_BEST
    )
    gains = [(scores[p].shared * scores[p].similarity ** 2, 0.0) for p in places]
    return [places[n] for n in find_chain(places, gains, strict=True)]


def _list_likely(scores: _Scores) -> list[tuple[int, int]]:
    return [place for place, k in scores.items() if k.similarity >= CORRESPONDS and k.shared >= LEAST_SHARED]


def _rank_rest(a: Outline, b: Outline, scores: _Scores) -> list[tuple[int, int]]:
    """All likely pairs, the most similar first; of equals, the one nearest to the same place in both texts."""
    size_a, size_b = max(len(a.sentences), 1), max(len(b.sentences), 1)

    def rank(place: tuple[int, int]) -> tuple[float, float, int, int]:
        away = abs(place[0] / size_a - place[1] / size_b)
        return -scores[place].similarity + 0.02 * away, away, *place

    return sorted(_list_likely(scores), key=rank)


def _fill_gaps(scores: _Scores, taken: _Taken, size: tuple[int, int]) -> None:
    """Weaker pairs between two pairs that stand close to one another in both reports.

    Beginning and end of the two texts count as a pair, for pairs that are likely but for their size.
    """
    for i, j in sorted(scores, key=lambda p: (-scores[p].similarity, p)):
        likeness = scores[i, j]
        if likeness.similarity < IN_PLACE or likeness.shared < LEAST_SHARED_IN_PLACE:
            continue
        if i in taken.a or j in taken.b:
            continue
        if _lies_between(i, j, taken, size if likeness.similarity >= CORRESPONDS else None):
            taken.take((i, j))


def _lies_between(i: int, j: int, taken: _Taken, size: tuple[int, int] | None) -> bool:
    known = taken.a if size is None else ChainMap(taken.a, {-1: -1, size[0]: size[1]})
    before = next((n for n in range(i - 1, i - 1 - WIDEST_GAP, -1) if n in known), None)
    after = next((n for n in range(i + 1, i + 1 + WIDEST_GAP) if n in known), None)
    if before is None or after is None or after - before > WIDEST_GAP + 1:
        return False
    return known[before] < j < known[after] <= known[before] + WIDEST_GAP + 1


def _fill_order(a: Outline, b: Outline, scores: _Scores, taken: _Taken) -> None:
    """Weaker pairs anywhere in the common order that share words which no other sentence of either report has."""
    open_pairs = [
        (i, j)
        for (i, j), k in scores.items()
        if i not in taken.a and j not in taken.b and k.similarity >= IN_PLACE and k.shared >= LEAST_SHARED
    ]
    if not open_pairs or len(taken.pairs) < DENSE * min(len(a.sentences), len(b.sentences)):
        return
    often_a, often_b = (Counter(k for s in o.sentences for k in s.counted) for o in (a, b))
    order = sorted(taken.pairs)
    chain = [order[n] for n in find_chain(order, [(1.0, 0.0)] * len(order), strict=True)]
    for i, j in sorted(open_pairs, key=lambda p: (-scores[p].similarity, p)):
        left, right = a.sentences[i].counted, b.sentences[j].counted
        telling = sum(1 for k in left if k in right and often_a[k] == often_b[k] == 1)
        if telling >= TELLING and _keeps_order(i, j, chain):
            if i in taken.a or j in taken.b:
                continue
            taken.take((i, j))
            insort(chain, (i, j))


def _keeps_order(i: int, j: int, chain: list[tuple[int, int]]) -> bool:
    at = bisect_left(chain, (i, j))
    return (at == 0 or chain[at - 1][1] < j) and (at == len(chain) or j < chain[at][1])


def _attach_parts(a: Outline, b: Outline, scores: _Scores, taken: _Taken) -> set[tuple[int, int]]:
    """Sentences without a partner that stand inside a sentence of the other report: split and merged sentences."""
    inside_a = [(i, j) for i, j in scores if i not in taken.a]
    inside_b = [(j, i) for i, j in scores if j not in taken.b]
    merged = _keep_parts(a, b, inside_a, taken.b, {(i, j): k.shared for (i, j), k in scores.items()})
    split = _keep_parts(b, a, inside_b, taken.a, {(j, i): k.shared for (i, j), k in scores.items()})
    return {*merged, *((i, j) for j, i in split)}


def _keep_parts(
    parts: Outline,
    wholes: Outline,
    places: list[tuple[int, int]],
    partners: Mapping[int, int],
    shared: Mapping[tuple[int, int], float],
) -> list[tuple[int, int]]:
    """Parts with the whole that holds most of them, where it has a partner, other parts, or nearly all of the part."""
    best: dict[int, tuple[float, int]] = {}
    for part, whole in sorted(places):
        share = shared[part, whole] / parts.sentences[part].total
        if share >= CONTAINED and shared[part, whole] >= LEAST_SHARED and share > best.get(part, (0.0, 0))[0]:
            best[part] = share, whole
    holds = Counter(whole for _, whole in best.values())
    kept: list[tuple[int, int]] = []
    left = {whole: Counter(wholes.sentences[whole].counts) for _, whole in best.values()}
    for whole, rest in left.items():
        if whole in partners:
            rest.subtract(parts.sentences[partners[whole]].counts)
    for part, (share, whole) in sorted(best.items(), key=lambda entry: (-entry[1][0], entry[0])):
        sentence = parts.sentences[part]
        new = sum(sentence.weights[k] * min(n, max(left[whole][k], 0)) for k, n in sentence.counts.items())
        alone = whole not in partners and holds[whole] == 1 and share < WHOLLY_CONTAINED
        if new >= NEW_IN_PART * sentence.total and not alone:
            left[whole].subtract(sentence.counts)
            kept.append((part, whole))
    return kept
