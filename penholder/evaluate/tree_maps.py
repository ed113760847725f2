"""The sentence map and its marks against the truth of copy trees.

Takes two twins and the pair the families step made of them; gives counts by measure. Never runs that step.

Sentences of the map are told by where they lie: each of its spans stands for the twin's sentence it overlaps
most. Links over fewer than `LEAST_SHARED` characters of base text count neither way, nor do lines that belong to
no story.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from penholder.evaluate.spans import Counts
from penholder.evaluate.twins import (
    LineLink,
    Operation,
    PlacedLine,
    PlantedDifference,
    Twin,
    link_lines,
    list_expected,
)
from penholder.model import (
    NEVER_NOISE,
    Correspondence,
    Difference,
    ReportPair,
    SentencePair,
    Span,
    WordDifference,
)

LEAST_SHARED = 20
"""Characters of base text two sentences share before they have to be linked."""

Measured = Mapping[str, Counts]
"""Counts by name of measure ("map.split")."""

_EDITED = frozenset({Correspondence.EDITED, Correspondence.REWORDED, Correspondence.TRANSLATED_BACK})
_WORD = re.compile(r"\d[\d.,]*\d|\w+")


@dataclass(frozen=True, slots=True)
class _Found:
    """What the map says of two sentences; several pairs where a sentence was read as two."""

    kinds: frozenset[Correspondence]
    moved: bool
    differences: tuple[WordDifference, ...]


_Place = tuple[int, int]
"""A sentence of each of the two twins."""
_Map = Mapping[_Place, _Found]
_Tally = defaultdict[str, Counts]


def count_map(a: Twin, b: Twin, pair: ReportPair | None) -> Measured:
    """Counts of links by kind, of planted changes marked, and of marks where nothing was planted."""
    links = link_lines(a, b)
    slight = {(k.a, k.b) for k in links if k.shared < LEAST_SHARED}
    truth = {(k.a, k.b): k for k in links if k.shared >= LEAST_SHARED}
    found = {k: v for k, v in _read_pairs(a, b, pair).items() if k not in slight}
    kinds = _name_kinds(a, b, list(truth.values()))
    counts: _Tally = defaultdict(Counts)
    _count_links(counts, kinds, found)
    _count_moved(counts, truth, found)
    _count_cut(counts, (a, b), links, found)
    for place, link in truth.items():
        _count_marks(counts, link, found.get(place))
        _count_false_marks(counts, (a, b), link, found.get(place))
    return dict(counts)


def _read_pairs(a: Twin, b: Twin, pair: ReportPair | None) -> dict[_Place, _Found]:
    """What the map says, by sentences of the truth; pairs of lines that belong to no story are left out."""
    found: defaultdict[_Place, list[SentencePair]] = defaultdict(list)
    for sentence in pair.sentences if pair else ():
        left, right = (
            (sentence.a, sentence.b) if sentence.a.report == a.report.id else (sentence.b, sentence.a)
        )
        i, j = _find_line(a, left), _find_line(b, right)
        if i is not None and j is not None:
            found[i, j].append(sentence)
    return {key: _join(sentences) for key, sentences in found.items()}


def _join(sentences: Sequence[SentencePair]) -> _Found:
    return _Found(
        frozenset(s.kind for s in sentences),
        any(s.moved for s in sentences),
        tuple(d for s in sentences for d in s.differences),
    )


def _find_line(twin: Twin, span: Span) -> int | None:
    shared = [
        (min(line.span.end, span.end) - max(line.span.start, span.start), -n)
        for n, line in enumerate(twin.lines)
    ]
    size, place = max(shared)
    return -place if size > 0 else None


def _name_kinds(a: Twin, b: Twin, links: Sequence[LineLink]) -> dict[_Place, frozenset[Correspondence]]:
    """The kinds each link may have, as the pair (a, b) by report id has them."""
    of_a, of_b = Counter(k.a for k in links), Counter(k.b for k in links)
    split, merged = Correspondence.SPLIT, Correspondence.MERGED
    if b.report.id < a.report.id:
        split, merged = merged, split
    kinds: dict[_Place, frozenset[Correspondence]] = {}
    for link in links:
        several = ({split} if of_a[link.a] > 1 else set()) | ({merged} if of_b[link.b] > 1 else set())
        same = read_alike(a.lines[link.a].span.words, b.lines[link.b].span.words)
        kinds[link.a, link.b] = frozenset(several) or (
            frozenset({Correspondence.IDENTICAL}) if same else _EDITED
        )
    return kinds


def read_alike(a: str, b: str) -> bool:
    """Whether two sentences differ in marks and spaces alone."""
    return re.sub(r"\W", "", a) == re.sub(r"\W", "", b)


_KINDS = (
    ("map.identical", frozenset({Correspondence.IDENTICAL})),
    ("map.edited", _EDITED),
    ("map.split", frozenset({Correspondence.SPLIT})),
    ("map.merged", frozenset({Correspondence.MERGED})),
)


def _count_links(counts: _Tally, truth: Mapping[_Place, frozenset[Correspondence]], found: _Map) -> None:
    _add(counts, "map.any", set(truth), set(found))
    for name, kinds in _KINDS:
        expected = {k for k, v in truth.items() if v & kinds}
        _add(counts, name, expected, {k for k, v in found.items() if v.kinds & kinds})


def _add(counts: _Tally, name: str, expected: set[_Place], predicted: set[_Place]) -> None:
    counts[name] += Counts(len(expected & predicted), len(predicted), len(expected))


def _count_moved(counts: _Tally, truth: Mapping[_Place, LineLink], found: _Map) -> None:
    """Links out of order; those that could as well be the ones that stayed count neither way."""
    surely, perhaps = _find_moved(sorted(truth))
    _add(counts, "map.moved", surely, {k for k, v in found.items() if v.moved and k not in perhaps})


def _find_moved(places: Sequence[_Place]) -> tuple[set[_Place], set[_Place]]:
    """Places in no longest chain that keeps both orders, and places in some of several such chains."""
    ends = _measure_chains(places)
    starts = _measure_chains([(-i, -j) for i, j in reversed(places)])[::-1]
    longest = max(ends, default=0)
    kept = Counter(end for end, start in zip(ends, starts, strict=True) if end + start - 1 == longest)
    chains = list(zip(places, ends, starts, strict=True))
    surely = {place for place, end, start in chains if end + start - 1 < longest}
    return surely, {place for place, end, _ in chains if place not in surely and kept[end] > 1}


def _measure_chains(places: Sequence[_Place]) -> list[int]:
    """Length of the longest chain in order that ends at each place."""
    lengths: list[int] = []
    for n, (_, j) in enumerate(places):
        lengths.append(1 + max((lengths[m] for m in range(n) if places[m][1] <= j), default=0))
    return lengths


def _count_cut(counts: _Tally, twins: tuple[Twin, Twin], links: Sequence[LineLink], found: _Map) -> None:
    """Sentences that stand in one of the two alone; those with slight links alone count neither way."""
    firm = [k for k in links if k.shared >= LEAST_SHARED]
    linked = ({k.a for k in firm}, {k.b for k in firm})
    slight = ({k.a for k in links} - linked[0], {k.b for k in links} - linked[1])
    mapped = ({i for i, _ in found}, {j for _, j in found})
    for side, twin in enumerate(twins):
        counted = set(range(len(twin.lines))) - slight[side]
        expected = {(side, n) for n in counted - linked[side]}
        _add(counts, "map.one-sided", expected, {(side, n) for n in counted - mapped[side]})


def _count_marks(counts: _Tally, link: LineLink, found: _Found | None) -> None:
    """Planted changes that are marked with the right class, and those that are none and marked with no grave one."""
    places = Counter((d.a, d.b) for d in link.differences)
    for planted in link.differences:
        expected = list_expected(planted.operation)
        if expected:
            right = found is not None and _is_marked(planted, expected, found.differences)
            counts[f"marks.{planted.operation}"] += Counts(int(right), 0, 1)
        elif planted.operation in _HARMLESS and places[planted.a, planted.b] == 1:
            wrong = found is not None and _is_marked(planted, tuple(NEVER_NOISE), found.differences)
            counts[f"marks.{planted.operation}"] += Counts(int(not wrong), 0, 1)


def _count_false_marks(
    counts: _Tally, twins: tuple[Twin, Twin], link: LineLink, found: _Found | None
) -> None:
    """Grave marks on two sentences where none was planted."""
    planted = {kind for d in link.differences for kind in list_expected(d.operation)}
    if found is None or planted & NEVER_NOISE:
        return
    left, right = twins[0].lines[link.a], twins[1].lines[link.b]
    name = "changed without weight"
    if link.shared < _WHOLE * max(_count_base(left), _count_base(right)):
        name = "of which one is a part"
    elif read_alike(left.span.words, right.span.words):
        name = "unchanged"
    wrong = sum(d.kind in NEVER_NOISE for d in found.differences)
    counts[f"false marks.{name}"] += Counts(wrong, 0, 1)


_WHOLE = 0.95
"""Least share of the longer sentence's base text that two sentences share when neither is a part of the other."""


def _count_base(line: PlacedLine) -> int:
    """Characters of base text a sentence stands for."""
    return sum(run.end - run.start for run in line.runs)


_HARMLESS = (Operation.NUMERAL, Operation.MARKS)
"""Changes of words that are none: right where nothing critical is marked."""


def _is_marked(
    planted: PlantedDifference, expected: Sequence[Difference], differences: Sequence[WordDifference]
) -> bool:
    """Whether a difference of one of the classes holds a word that was planted or replaced; marks are no words."""
    a, b = _split_words(planted.a), _split_words(planted.b)
    words = a ^ b
    if not words:
        return Difference.PUNCTUATION in expected and any(d.kind in expected for d in differences)
    return any(d.kind in expected and (words & (_split_words(d.a) | _split_words(d.b))) for d in differences)


def _split_words(passage: str) -> set[str]:
    return set(_WORD.findall(passage.lower().replace("cannot", "can not")))
