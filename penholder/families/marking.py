"""Marked pairs: corresponding sentences with the kind of their correspondence and every word that differs.

Takes two outlines and their matches; gives sentence pairs. Never decides which sentences correspond, save that short
sentences, too short to be looked for, are paired where they stand alike between two pairs of neighbours.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from penholder.families.align import CORRESPONDS, Match
from penholder.families.outline import Outline, OutlinedSentence
from penholder.model import NEVER_NOISE, Correspondence, Difference, SentencePair, Span, WordDifference
from penholder.values.wording import compare_part, compare_words, measure_similarity
from penholder.values.words import WordKind

EDITED = 0.6
"""Least similarity at which a sentence counts as edited rather than reworded."""
TRANSLATED = 0.5
"""Least share of content words replaced, most of them by synonyms, for a sentence to look translated back."""
FEWEST_SYNONYMS = 3
"""Fewest words replaced by synonyms for that: one or two are an editor's taste."""

MOST_SHORT = 50
"""Short sentences in a row that are tried for one: where more stand together they are a list, not a story."""

_REPLACED = frozenset({Difference.SYNONYM, Difference.MEANING})


def describe_matches(a: Outline, b: Outline, matches: tuple[Match, ...]) -> tuple[SentencePair, ...]:
    """The matches as sentence pairs with spans, kind and word-by-word differences, in the order of a, then b."""
    of_a, of_b = Counter(m.a for m in matches), Counter(m.b for m in matches)
    pairs = [_describe(a, b, m, of_a[m.a], of_b[m.b]) for m in matches]
    return tuple(sorted((*pairs, *_pair_short(a, b, matches)), key=lambda p: (p.a.start, p.b.start)))


def _describe(a: Outline, b: Outline, match: Match, of_a: int, of_b: int) -> SentencePair:
    left, right = a.sentences[match.a], b.sentences[match.b]
    kind = _name_part(left, right, of_a, of_b)
    if kind is Correspondence.SPLIT:
        differences = compare_part(left.text, right.text)
    elif kind is Correspondence.MERGED:
        differences = compare_part(right.text, left.text, mirrored=True)
    else:
        differences = compare_words(left.text, right.text)
        kind = _name_kind(left, right, match.similarity, differences)
    return SentencePair(_span(a, left), _span(b, right), kind, match.similarity, differences, match.moved)


def _name_part(
    left: OutlinedSentence, right: OutlinedSentence, of_a: int, of_b: int
) -> Correspondence | None:
    """Split or merged, by which of the two sentences has more partners, then by which says more."""
    if of_a == of_b == 1 or (of_a == of_b and left.total == right.total):
        return None
    more = of_a > of_b if of_a != of_b else left.total > right.total
    return Correspondence.SPLIT if more else Correspondence.MERGED


def _name_kind(
    left: OutlinedSentence, right: OutlinedSentence, similarity: float, differences: Sequence[WordDifference]
) -> Correspondence:
    if all(d.kind is Difference.PUNCTUATION for d in differences):
        return Correspondence.IDENTICAL
    if _looks_translated(left, right, differences):
        return Correspondence.TRANSLATED_BACK
    return Correspondence.EDITED if similarity >= EDITED else Correspondence.REWORDED


def _looks_translated(
    left: OutlinedSentence, right: OutlinedSentence, differences: Sequence[WordDifference]
) -> bool:
    """Most content words replaced, mostly by synonyms, while numbers, names and dates stand."""
    synonyms = sum(d.kind is Difference.SYNONYM for d in differences)
    if synonyms < FEWEST_SYNONYMS or any(d.kind in NEVER_NOISE and d.a and d.b for d in differences):
        return False
    content = min(sum(w.kind is WordKind.CONTENT for w in s.words) for s in (left, right))
    replaced = sum(d.kind in _REPLACED and bool(d.a and d.b) for d in differences)
    return 2 * synonyms >= replaced >= TRANSLATED * content


def _pair_short(a: Outline, b: Outline, matches: tuple[Match, ...]) -> Iterator[SentencePair]:
    """Short sentences that stand between the same two pairs, or beside the first or last one, in both reports."""
    if not (a.short and b.short and matches):
        return
    kept = _in_order(matches)
    gaps_a = _cut_short(a, [a.sentences[m.a].start for m in kept])
    gaps_b = _cut_short(b, [b.sentences[m.b].start for m in kept])
    for lefts, rights in zip(gaps_a, gaps_b, strict=True):
        yield from _pair_in_turn(a, b, lefts, rights)


def _cut_short(outline: Outline, starts: Sequence[int]) -> list[Sequence[OutlinedSentence]]:
    """The short sentences before the first start, between each two, and after the last."""
    cuts = [bisect_left(outline.short, start, key=lambda s: s.start) for start in starts]
    return [outline.short[low:high] for low, high in pairwise([0, *cuts, len(outline.short)])]


def _in_order(matches: tuple[Match, ...]) -> list[Match]:
    """The matches of the common order, each sentence once."""
    kept: list[Match] = []
    for match in matches:
        if not match.moved and (not kept or (match.a > kept[-1].a and match.b > kept[-1].b)):
            kept.append(match)
    return kept


def _pair_in_turn(
    a: Outline, b: Outline, lefts: Sequence[OutlinedSentence], rights: Sequence[OutlinedSentence]
) -> Iterator[SentencePair]:
    start = 0
    for left in lefts:
        for n, right in enumerate(rights[start : start + MOST_SHORT], start):
            similarity = 1.0 if left.text == right.text else measure_similarity(left.text, right.text)
            if similarity >= CORRESPONDS:
                differences = compare_words(left.text, right.text)
                kind = _name_kind(left, right, similarity, differences)
                yield SentencePair(_span(a, left), _span(b, right), kind, similarity, differences)
                start = n + 1
                break


def _span(outline: Outline, sentence: OutlinedSentence) -> Span:
    return outline.report.span(sentence.start, sentence.end)
