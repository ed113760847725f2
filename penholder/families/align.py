"""The sentence map of two reports: which sentences say one thing, mostly in order, moves allowed.

Takes two outlines; gives pairs of sentences with what differs in each. Never compares a sentence with one it
shares fewer than two counted words with, and never drops a pair because numbers, names or negations differ.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass

from penholder.families.outline import Outline, OutlinedSentence
from penholder.model import Correspondence, Difference, SentencePair
from penholder.values.wording import compare_words

CORRESPONDS = 0.5
"""Least similarity of two sentences that say one thing wherever they stand."""
IN_PLACE = 0.33
"""Least similarity between two sentences whose neighbours on both sides correspond."""
CONTAINED = 0.7
"""Least share of a sentence's words found in a sentence that already corresponds: split and merged sentences."""
WHOLLY_CONTAINED = 0.85
"""The same where that sentence has no other counterpart; a stock phrase is not enough."""
LEAST_SHARED = 3.0
"""Least weight of shared words."""
EDITED = 0.6
"""Least similarity at which a sentence counts as edited rather than reworded."""

# All six chosen on the real pile and half of the development rewrites, against false pairs in ECB+ topics.


@dataclass(frozen=True, slots=True)
class Match:
    """Two sentences by index that correspond."""

    a: int
    b: int
    similarity: float
    """Share of matching words, 0 to 1."""


def match_sentences(a: Outline, b: Outline) -> tuple[Match, ...]:
    """Corresponding sentences by index, ordered by a then b; a sentence may have two partners when split or merged."""
    scores = _score_candidates(a, b)
    matches = _pick_best(a, b, scores)
    matches += _fill_gaps(scores, matches)
    matches += _attach_parts(a, b, scores, matches)
    return tuple(sorted(matches, key=lambda m: (m.a, m.b)))


def describe_matches(a: Outline, b: Outline, matches: tuple[Match, ...]) -> tuple[SentencePair, ...]:
    """The matches as sentence pairs with spans, kind and word-by-word differences."""
    return tuple(_describe(a, b, match) for match in matches)


def measure_order(matches: tuple[Match, ...]) -> float:
    """Share of the matched sentences that stand in the same order in both, by the longest such chain."""
    chain: list[int] = []
    for match in matches:
        place = bisect_left(chain, match.b + 1)
        chain[place : place + 1] = [match.b]
    return round(len(chain) / len(matches), 4) if matches else 0.0


def measure_run(matches: tuple[Match, ...]) -> int:
    """Longest run of consecutive sentences that correspond to consecutive sentences."""
    pairs = {(m.a, m.b) for m in matches}
    best = 0
    for a, b in sorted(pairs):
        if (a - 1, b - 1) in pairs:
            continue
        length = 1
        while (a + length, b + length) in pairs:
            length += 1
        best = max(best, length)
    return best


_Scores = dict[tuple[int, int], tuple[float, float]]
"""Similarity and weight of shared words by sentence indices."""


def _score_candidates(a: Outline, b: Outline) -> _Scores:
    """Scores of all pairs that can reach one of the thresholds, by the weight of their counted words alone."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    for j, sentence in enumerate(b.sentences):
        for key in sentence.counted:
            index[key].append(j)
    scores: _Scores = {}
    for i, left in enumerate(a.sentences):
        most = [0.0] * len(b.sentences)
        met = [0] * len(b.sentences)
        for key, weight in left.counted.items():
            for j in index.get(key, ()):
                most[j] += weight
                met[j] += 1
        for j in (j for j, times in enumerate(met) if times > 1):
            right = b.sentences[j]
            reach = min(most[j] + left.light, right.total)
            alike = 2 * reach / (left.total + right.total)
            if reach >= LEAST_SHARED and (
                alike >= IN_PLACE or reach >= CONTAINED * min(left.total, right.total)
            ):
                scores[i, j] = _score(left, right)
    return scores


def _score(a: OutlinedSentence, b: OutlinedSentence) -> tuple[float, float]:
    both = a.counts & b.counts
    shared = sum(min(a.weights[key], b.weights[key]) * n for key, n in both.items())
    return min(1.0, round(2 * shared / (a.total + b.total), 4)), shared


def _pick_best(a: Outline, b: Outline, scores: _Scores) -> list[Match]:
    """One partner each, the most similar first; of equals, the pair nearest to the same place in both texts."""

    def rank(entry: tuple[tuple[int, int], tuple[float, float]]) -> tuple[float, float, int, int]:
        (i, j), (similarity, _) = entry
        away = abs(i / max(len(a.sentences), 1) - j / max(len(b.sentences), 1))
        return -similarity + 0.02 * away, away, i, j

    taken_a: set[int] = set()
    taken_b: set[int] = set()
    matches: list[Match] = []
    for (i, j), (similarity, shared) in sorted(scores.items(), key=rank):
        if i in taken_a or j in taken_b or similarity < CORRESPONDS or shared < LEAST_SHARED:
            continue
        taken_a.add(i)
        taken_b.add(j)
        matches.append(Match(i, j, similarity))
    return matches


def _fill_gaps(scores: _Scores, matches: list[Match]) -> list[Match]:
    """Weaker pairs that stand between two pairs of neighbours."""
    known = {(m.a, m.b) for m in matches}
    taken_a, taken_b = {m.a for m in matches}, {m.b for m in matches}
    found: list[Match] = []
    for (i, j), (similarity, shared) in sorted(scores.items(), key=lambda e: (-e[1][0], e[0])):
        between = (i - 1, j - 1) in known and (i + 1, j + 1) in known
        if (
            between
            and similarity >= IN_PLACE
            and shared >= LEAST_SHARED
            and i not in taken_a
            and j not in taken_b
        ):
            taken_a.add(i)
            taken_b.add(j)
            found.append(Match(i, j, similarity))
    return found


def _attach_parts(a: Outline, b: Outline, scores: _Scores, matches: list[Match]) -> list[Match]:
    """Sentences without a partner that stand inside a sentence of the other report: split and merged sentences.

    The other sentence must have a partner already, or hold two such parts, or hold nearly all of the one.
    """
    taken_a, taken_b = {m.a for m in matches}, {m.b for m in matches}
    inside_a: dict[int, tuple[float, int]] = {}
    inside_b: dict[int, tuple[float, int]] = {}
    for (i, j), (_, shared) in sorted(scores.items()):
        if shared < LEAST_SHARED:
            continue
        if i not in taken_a and shared / a.sentences[i].total >= max(CONTAINED, inside_a.get(i, (0.0, 0))[0]):
            inside_a[i] = (shared / a.sentences[i].total, j)
        if j not in taken_b and shared / b.sentences[j].total >= max(CONTAINED, inside_b.get(j, (0.0, 0))[0]):
            inside_b[j] = (shared / b.sentences[j].total, i)
    parts = {(i, j) for i, j in _keep_parts(inside_a, taken_b)} | {
        (i, j) for j, i in _keep_parts(inside_b, taken_a)
    }
    return [Match(i, j, scores[i, j][0]) for i, j in sorted(parts)]


def _keep_parts(inside: dict[int, tuple[float, int]], taken: set[int]) -> list[tuple[int, int]]:
    holds = Counter(whole for _, whole in inside.values())
    return [
        (part, whole)
        for part, (share, whole) in inside.items()
        if whole in taken or holds[whole] > 1 or share >= WHOLLY_CONTAINED
    ]


def _describe(a: Outline, b: Outline, match: Match) -> SentencePair:
    left, right = a.sentences[match.a], b.sentences[match.b]
    differences = compare_words(left.text, right.text)
    plain = {d.kind for d in differences} <= {Difference.PUNCTUATION}
    kind = Correspondence.EDITED if match.similarity >= EDITED else Correspondence.REWORDED
    return SentencePair(
        a.report.span(left.start, left.end),
        b.report.span(right.start, right.end),
        Correspondence.IDENTICAL if plain else kind,
        match.similarity,
        differences,
    )
