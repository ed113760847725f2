"""Which passages of a record correspond, followed through as many reports as it takes.

Takes a record whose pairs are known; gives for a claim the passages it stands in, and for a passage the reports
that have it. Can tell a sentence that one report took from another from what two reporters heard one speaker say.
Never compares words: the sentence map has done that.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from networkx.utils import UnionFind

from penholder.model import (
    NEVER_NOISE,
    Claim,
    Difference,
    Event,
    Figure,
    PairType,
    Record,
    ReportPair,
    SentencePair,
    Span,
    Statement,
)

MOSTLY_SAID = 0.5
"""From this share on, a sentence is what its speaker says and not the reporter's own words."""

Node = TypeVar("Node", bound=Any)
C = TypeVar("C", Figure, Event)


@dataclass(frozen=True)
class Passages:
    """Sentences of all reports, joined where they correspond."""

    _places: dict[str, tuple[Span, ...]]
    _keys: dict[Span, str]
    _reports: dict[str, frozenset[str]]

    @classmethod
    def of(cls, record: Record, *, heard: bool) -> Passages:
        """The passages of a record, by the sentence map of its pairs; with what two hands only heard, or without."""
        said = {} if heard else _find_said(record)
        mapped = (s for pair in record.pairs for s in pair.sentences if not _only_heard(pair, s, said))
        joined = join_nodes((s.a, s.b) for s in mapped)
        keys = {span: f"{root.report}:{root.start}:{root.end}" for span, root in joined.items()}
        places: defaultdict[str, list[Span]] = defaultdict(list)
        reports: defaultdict[str, set[str]] = defaultdict(set)
        for span in sorted(joined):
            places[span.report].append(span)
            reports[keys[span]].add(span.report)
        return cls(
            {report: tuple(spans) for report, spans in places.items()},
            keys,
            {key: frozenset(found) for key, found in reports.items()},
        )

    def of_claim(self, claim: Claim) -> tuple[str, ...]:
        """Keys of the passages the claim stands in, sorted."""
        places = self._places.get(claim.report, ())
        return tuple(sorted({self._keys[p] for p in places for s in claim_places(claim) if s.touches(p)}))

    def carriers(self, passage: str) -> frozenset[str]:
        """The reports that have the passage."""
        return self._reports[passage]


def join_nodes(edges: Iterable[tuple[Node, Node]]) -> dict[Node, Node]:
    """Each node with the smallest one it is connected to.

    >>> join_nodes([("b", "c"), ("a", "b")])
    {'b': 'a', 'c': 'a', 'a': 'a'}
    """
    joined: UnionFind[Node] = UnionFind()
    for a, b in edges:
        joined.union(a, b)
    nodes = list(joined)
    smallest: dict[Node, Node] = {}
    for node in nodes:
        root = joined[node]
        smallest[root] = min(smallest.get(root, node), node)
    return {node: smallest[joined[node]] for node in nodes}


def find_facing(claims: Iterable[C], pairs: Iterable[ReportPair]) -> Iterator[tuple[list[C], list[C]]]:
    """The claims that begin in corresponding sentences of two reports, each side in text order and none empty."""
    by_report: defaultdict[str, list[C]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (c.span.start, c.id)):
        by_report[claim.report].append(claim)
    starts = {report: [c.span.start for c in held] for report, held in by_report.items()}

    def inside(sentence: Span) -> list[C]:
        held = starts[sentence.report]
        first, last = bisect_left(held, sentence.start), bisect_left(held, sentence.end)
        return by_report[sentence.report][first:last]

    for pair in pairs:
        if pair.a not in by_report or pair.b not in by_report:
            continue
        for sentences in pair.sentences:
            left, right = inside(sentences.a), inside(sentences.b)
            if left and right:
                yield left, right


def claim_places(claim: Claim) -> tuple[Span, ...]:
    """The words that carry a claim: its span, or what is said."""
    return claim.content if isinstance(claim, Statement) else (claim.span,)


def differ_in_claim(sentences: SentencePair) -> bool:
    """Whether two corresponding sentences differ in words that can change what is claimed."""
    return any(d.kind in NEVER_NOISE or d.kind is Difference.MEANING for d in sentences.differences)


def _find_said(record: Record) -> dict[str, tuple[Span, ...]]:
    """What somebody is reported to say, in the reports that retell an event by other hands."""
    retold = {r for p in record.pairs if p.type is PairType.SAME_EVENT for r in (p.a, p.b)}
    return {
        made.report: tuple(span for s in made.statements for span in s.content)
        for made in record.claims
        if made.report in retold
    }


def _only_heard(pair: ReportPair, sentences: SentencePair, said: dict[str, tuple[Span, ...]]) -> bool:
    """Two hands that hear one speech write the same words, and took nothing from each other."""
    return pair.type is PairType.SAME_EVENT and all(
        _is_said(span, said.get(span.report, ())) for span in (sentences.a, sentences.b)
    )


def _is_said(sentence: Span, said: tuple[Span, ...]) -> bool:
    covered = {place for span in said if span.touches(sentence) for place in _common(span, sentence)}
    return len(covered) >= MOSTLY_SAID * (sentence.end - sentence.start)


def _common(a: Span, b: Span) -> range:
    return range(max(a.start, b.start), min(a.end, b.end))
