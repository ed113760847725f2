"""Sentences of two reports laid out in rows: those that correspond side by side, the others in their place.

Takes two reports and the relation found between them; gives rows. Never leaves a sentence out and never shows one twice.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import networkx as nx

from penholder.model import (
    Correspondence,
    DateBracket,
    Difference,
    Report,
    ReportPair,
    SentencePair,
    Span,
    WordDifference,
)
from penholder.outputs import wording
from penholder.outputs.views.marking import CLASS_OF, Marked, Stretch, mark_words, rank_kinds
from penholder.sentences import split_sentences
from penholder.values.wording import compare_words

_APART = " … "
"""Between sentences of one row that do not follow one another."""


@dataclass(frozen=True, slots=True)
class CellView:
    """The sentences of one report in one row."""

    numbers: str
    """Their places in the report: "3", or "3, 4" where one sentence answers two."""
    words: Marked


@dataclass(frozen=True, slots=True)
class RowView:
    """Sentences that correspond, or sentences of one report alone."""

    a: CellView | None
    b: CellView | None
    label: str
    """"identical", "edited", "reworded, moved", "only in A" and so on."""
    kinds: tuple[Difference, ...]
    similarity: float | None
    """Share of matching words, 0 to 1; None where there is nothing to compare."""
    moved: bool = False

    @property
    def same(self) -> bool:
        """Whether both sides read the same, marks aside."""
        return self.a is not None and self.b is not None and not self.kinds

    @property
    def alike(self) -> str:
        """The share of matching words in words, "" where all match or there is nothing to compare."""
        if self.similarity is None or self.same:
            return ""
        return (
            "nearly all words alike"
            if self.similarity >= 0.995
            else f"{self.similarity:.0%} of the words alike"
        )

    @property
    def grave(self) -> bool:
        """Whether a difference can change what is claimed."""
        return any(CLASS_OF[k].grave for k in self.kinds)


@dataclass(frozen=True, slots=True)
class Compared:
    """One report to be laid beside another: with the letter that stands for it and when it was published."""

    report: Report
    code: str
    bracket: DateBracket | None = None


@dataclass(frozen=True, slots=True)
class _Group:
    """Sentence pairs that hang together through a split or merged sentence; mostly one pair."""

    pairs: tuple[SentencePair, ...]

    def spans(self, *, left: bool) -> tuple[Span, ...]:
        return tuple(sorted({p.a if left else p.b for p in self.pairs}))

    @property
    def moved(self) -> bool:
        return any(p.moved for p in self.pairs)


def align_sentences(a: Compared, b: Compared, pair: ReportPair) -> Iterator[RowView]:
    """Rows in the order of a; what b has alone stands before the next row of b's own order."""
    groups = _group(pair.sentences)
    places_a, places_b = place_sentences(a.report), place_sentences(b.report)
    alone_a = _alone(places_a, [s for g in groups for s in g.spans(left=True)])
    waiting = deque(_alone(places_b, [s for g in groups for s in g.spans(left=False)]))
    entries: list[tuple[int, _Group | Span]] = [(g.spans(left=True)[0].start, g) for g in groups]
    entries += [(s.start, s) for s in alone_a]
    for _, entry in sorted(entries, key=lambda e: e[0]):
        if isinstance(entry, Span):
            yield _lone(entry, places_a, a.code, left=True)
            continue
        start = entry.spans(left=False)[0].start
        while waiting and waiting[0].start < start and not entry.moved:
            yield _lone(waiting.popleft(), places_b, b.code, left=False)
        yield _row(entry, places_a, places_b)
    for span in waiting:
        yield _lone(span, places_b, b.code, left=False)


def _group(sentences: Sequence[SentencePair]) -> list[_Group]:
    graph: nx.Graph[tuple[str, Span]] = nx.Graph()
    graph.add_edges_from((("a", s.a), ("b", s.b)) for s in sentences)
    home = {node: n for n, part in enumerate(nx.connected_components(graph)) for node in part}
    groups: dict[int, list[SentencePair]] = {}
    for sentence in sorted(sentences, key=lambda s: (s.a, s.b)):
        groups.setdefault(home["a", sentence.a], []).append(sentence)
    return [_Group(tuple(g)) for g in groups.values()]


def place_sentences(report: Report) -> tuple[Span, ...]:
    """The report's sentences; a stray mark that stands alone is none."""
    spans = (report.span(start, end) for start, end, _ in split_sentences(report))
    return tuple(s for s in spans if any(c.isalnum() for c in s.words))


def _alone(places: Sequence[Span], matched: Sequence[Span]) -> list[Span]:
    """Sentences of which less than half lies in a sentence that corresponds."""
    covered = [0] * len(places)
    for span in matched:
        for n in _touch(span, places):
            covered[n] += min(places[n].end, span.end) - max(places[n].start, span.start)
    return [p for p, shared in zip(places, covered, strict=True) if shared * 2 < p.end - p.start]


def _touch(span: Span, places: Sequence[Span]) -> range:
    """Which of the sentences, in text order and apart from one another, have a character of the span."""
    return range(
        bisect_right(places, span.start, key=lambda p: p.end),
        bisect_left(places, span.end, key=lambda p: p.start),
    )


def _numbers(spans: Sequence[Span], places: Sequence[Span]) -> str:
    met = sorted({n + 1 for span in spans for n in _touch(span, places)})
    return ", ".join(map(str, met)) or "–"


def _lone(span: Span, places: Sequence[Span], code: str, *, left: bool) -> RowView:
    cell = CellView(_numbers([span], places), (Stretch(wording.clean(span.words)),))
    return RowView(cell if left else None, None if left else cell, f"only in {code}", (), None)


def _row(group: _Group, places_a: Sequence[Span], places_b: Sequence[Span]) -> RowView:
    spans_a, spans_b = group.spans(left=True), group.spans(left=False)
    words_a, words_b = _join(spans_a, places_a), _join(spans_b, places_b)
    differences = _differences(group, words_a, words_b)
    marked_a, marked_b = mark_words(words_a, words_b, differences)
    kinds = rank_kinds(s.kind for s in (*marked_a, *marked_b) if s.kind)
    label = ", ".join([_label(group), *(["moved"] if group.moved else [])])
    return RowView(
        CellView(_numbers(spans_a, places_a), marked_a),
        CellView(_numbers(spans_b, places_b), marked_b),
        label,
        kinds,
        round(sum(p.similarity for p in group.pairs) / len(group.pairs), 4),
        group.moved,
    )


def _label(group: _Group) -> str:
    found = {p.kind for p in group.pairs}
    if len(group.pairs) == 1:
        return group.pairs[0].kind.value
    parts = len(group.spans(left=True)), len(group.spans(left=False))
    if parts[0] == 1 or Correspondence.SPLIT in found:
        return Correspondence.SPLIT.value
    return Correspondence.MERGED.value


def _differences(group: _Group, a: str, b: str) -> Sequence[WordDifference]:
    """The record's differences of one pair; of joined sentences those of the joined words."""
    return group.pairs[0].differences if len(group.pairs) == 1 else compare_words(a, b)


def _join(spans: Sequence[Span], places: Sequence[Span]) -> str:
    words = wording.clean(spans[0].words)
    for before, span in pairwise(spans):
        between = [p for p in places if p.start >= before.end and p.end <= span.start]
        words += (_APART if between else " ") + wording.clean(span.words)
    return words
