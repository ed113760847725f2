"""Two reports side by side: aligned sentences, what differs in each, and what stands in one alone.

Takes two reports, the relation found between them and when they were published; gives a `ComparisonView` that
the terminal, the HTML page, the brief and `penholder.compare` share. Never leaves a sentence out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import networkx as nx

from penholder.model import (
    Correspondence,
    DateBracket,
    Difference,
    DirectionClue,
    PairType,
    Report,
    ReportPair,
    SentencePair,
    Span,
    WordDifference,
)
from penholder.outputs import wording
from penholder.outputs.views.evidence import report_outlet, report_title
from penholder.outputs.views.marking import (
    CLASS_OF,
    Class,
    Marked,
    Stretch,
    flip_difference,
    mark_words,
    rank_kinds,
)
from penholder.sentences import split_sentences
from penholder.values.wording import compare_words

_FLIPPED = {Correspondence.SPLIT: Correspondence.MERGED, Correspondence.MERGED: Correspondence.SPLIT}
ONE_TEXT = (PairType.COPY, PairType.EDITED_COPY, PairType.REWRITE)
"""Types of pairs that make two reports one story: one may have been made from the other."""
_TEXTUAL = {
    PairType.COPY: "Nearly every sentence stands unchanged in both.",
    PairType.EDITED_COPY: "One text with changed words.",
    PairType.SHARED_BACKGROUND: "Different stories that reuse some sentences.",
}
"""What a type decided by text alone means; the others have their own reason in the record."""
_APART = " … "
"""Between sentences of one row that do not follow one another."""


@dataclass(frozen=True, slots=True)
class SideView:
    """One of the two reports as its column is headed."""

    id: str
    code: str
    """The letter that stands for it."""
    name: str
    """Its outlet, or its title in quotation marks where the outlet is unknown."""
    title: str
    outlet: str
    published: str
    path: str
    language: str
    sentences: int
    matched: int
    """Sentences with a counterpart in the other."""


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
class LegendEntry:
    """One class of difference that occurs, and in how many places."""

    shown: Class
    places: int


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """Two reports side by side; `rows` is empty when they have nothing in common."""

    a: SideView
    b: SideView
    type: PairType
    summary: tuple[str, ...]
    """Sentences: how much corresponds, in which order, what stands in one alone, which words differ."""
    direction: str
    """Which was made from which, or that the evidence allows no direction."""
    reasons: tuple[str, ...]
    """The clues to the direction, those against it included."""
    notes: tuple[str, ...]
    """What limits the comparison: a language that is not read."""
    rows: tuple[RowView, ...]
    legend: tuple[LegendEntry, ...]

    @property
    def related(self) -> bool:
        """Whether the two have a sentence in common."""
        return bool(self.rows)


@dataclass(frozen=True, slots=True)
class Compared:
    """One report to be laid beside another: with the letter that stands for it and when it was published."""

    report: Report
    code: str
    bracket: DateBracket | None = None


def view_comparison(a: Compared, b: Compared, pair: ReportPair | None) -> ComparisonView:
    """The two reports side by side, a left; `pair` may name them in either order, None: nothing in common."""
    if pair is not None and pair.a != a.report.id:
        pair = flip_pair(pair)
    rows = tuple(_rows(a, b, pair)) if pair else ()
    view = ComparisonView(
        a=_side(a, rows, left=True),
        b=_side(b, rows, left=False),
        type=pair.type if pair else PairType.UNRELATED,
        summary=(),
        direction=_direction(a, b, pair),
        reasons=tuple(_reasons(pair, {a.report.id: a.code, b.report.id: b.code})),
        notes=tuple(_notes(a, b)),
        rows=rows,
        legend=_legend(rows),
    )
    return replace(view, summary=tuple(_summary(view, pair)))


def flip_pair(pair: ReportPair) -> ReportPair:
    """The same relation seen from the other report."""
    flipped = tuple(
        replace(
            s,
            a=s.b,
            b=s.a,
            kind=_FLIPPED.get(s.kind, s.kind),
            differences=tuple(map(flip_difference, s.differences)),
        )
        for s in pair.sentences
    )
    return replace(pair, a=pair.b, b=pair.a, share_a=pair.share_b, share_b=pair.share_a, sentences=flipped)


def keep_changes(view: ComparisonView) -> ComparisonView:
    """The comparison without the sentences that both have unchanged."""
    return replace(view, rows=tuple(r for r in view.rows if not r.same))


# --------------------------------------------------------------------------- rows


@dataclass(frozen=True, slots=True)
class _Group:
    """Sentence pairs that hang together through a split or merged sentence; mostly one pair."""

    pairs: tuple[SentencePair, ...]

    def spans(self, *, left: bool) -> tuple[Span, ...]:
        return tuple(sorted({p.a if left else p.b for p in self.pairs}))

    @property
    def moved(self) -> bool:
        return any(p.moved for p in self.pairs)


def _rows(a: Compared, b: Compared, pair: ReportPair) -> Iterator[RowView]:
    """Rows in the order of a; what b has alone stands before the next row of b's own order."""
    groups = _group(pair.sentences)
    places_a, places_b = _places(a.report), _places(b.report)
    alone_a = _alone(places_a, [s for g in groups for s in g.spans(left=True)])
    waiting = _alone(places_b, [s for g in groups for s in g.spans(left=False)])
    entries: list[tuple[int, _Group | Span]] = [(g.spans(left=True)[0].start, g) for g in groups]
    entries += [(s.start, s) for s in alone_a]
    for _, entry in sorted(entries, key=lambda e: e[0]):
        if isinstance(entry, Span):
            yield _lone(entry, places_a, a.code, left=True)
            continue
        start = entry.spans(left=False)[0].start
        while waiting and waiting[0].start < start and not entry.moved:
            yield _lone(waiting.pop(0), places_b, b.code, left=False)
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


def _places(report: Report) -> tuple[Span, ...]:
    """The report's sentences; a stray mark that stands alone is none."""
    spans = (report.span(start, end) for start, end, _ in split_sentences(report))
    return tuple(s for s in spans if any(c.isalnum() for c in s.words))


def _alone(places: Sequence[Span], matched: Sequence[Span]) -> list[Span]:
    """Sentences of which less than half lies in a sentence that corresponds."""
    alone = []
    for place in places:
        covered = sum(max(0, min(place.end, m.end) - max(place.start, m.start)) for m in matched)
        if covered * 2 < place.end - place.start:
            alone.append(place)
    return alone


def _numbers(spans: Sequence[Span], places: Sequence[Span]) -> str:
    met = [n for n, p in enumerate(places, 1) if any(p.start < s.end and p.end > s.start for s in spans)]
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


# --------------------------------------------------------------------------- head


def _side(side: Compared, rows: Sequence[RowView], *, left: bool) -> SideView:
    report, total = side.report, len(_places(side.report))
    alone = sum((r.b if left else r.a) is None for r in rows)
    return SideView(
        id=report.id,
        code=side.code,
        name=wording.clean(report.provenance.outlet or "")
        or f"“{wording.shorten(report_title(report), 48)}”",
        title=report_title(report),
        outlet=report_outlet(report),
        published=_published(side),
        path=wording.clean(report.path),
        language=wording.language(report.language),
        sentences=total,
        matched=max(total - alone, 0) if rows else 0,
    )


def _published(side: Compared) -> str:
    if side.bracket is None and side.report.provenance.published is not None:
        return wording.day(side.report.provenance.published)
    return wording.bracket(side.bracket)


def _notes(a: Compared, b: Compared) -> Iterator[str]:
    for side in (a, b):
        if side.report.language != "en":
            name = (
                "an unknown language"
                if side.report.language == "und"
                else wording.language(side.report.language)
            )
            yield (
                f"{side.code} is in {name}, which Penholder does not read: only equal words are found, and "
                "differences are classed as if it were English."
            )


def _summary(view: ComparisonView, pair: ReportPair | None) -> Iterator[str]:
    if pair is None:
        yield "The two have nothing in common: no sentence of one stands in the other."
        return
    yield _TEXTUAL.get(pair.type) or wording.sentence(wording.clean(pair.reason))
    for one, other in ((view.a, view.b), (view.b, view.a)):
        yield (
            f"{wording.capital(wording.numeral(one.matched))} of the {wording.count(one.sentences, 'sentence')} "
            f"of {one.code} {'has' if one.matched == 1 else 'have'} a counterpart in {other.code}."
        )
    moved = sum(r.moved for r in view.rows)
    order = (
        "all in the same order" if pair.in_order == 1 else f"{pair.in_order:.0%} of them in the same order"
    )
    told = f", {wording.numeral(moved)} moved" if moved else ""
    yield f"{wording.capital(order)}{told}; longest run {wording.count(pair.longest_run, 'sentence')}."
    yield _words_that_differ(view)


def _words_that_differ(view: ComparisonView) -> str:
    grave = [e for e in view.legend if e.shown.grave]
    same = sum(r.same for r in view.rows)
    told = f"{wording.capital(wording.count(same, 'sentence stands', 'sentences stand'))} unchanged in both."
    if not grave:
        return f"{told} No number, name, date, negation or hedge differs."
    named = wording.join([f"{e.shown.kind.value} ({wording.count(e.places, 'place')})" for e in grave])
    return f"{told} Differences that can change what is claimed: {named}."


def _direction(a: Compared, b: Compared, pair: ReportPair | None) -> str:
    if pair is None or (pair.type not in ONE_TEXT and not pair.direction):
        return ""
    if pair.earlier not in (a.report.id, b.report.id):
        return "Undirected: the evidence does not say which was made from the other."
    first, later = (a, b) if pair.earlier == a.report.id else (b, a)
    return f"{later.code} was made from {first.code}, or both from one text that {first.code} is nearer to."


def _reasons(pair: ReportPair | None, codes: dict[str, str]) -> Iterator[str]:
    clues: tuple[DirectionClue, ...] = pair.direction if pair else ()
    for clue in sorted(clues, key=lambda c: c.weak):
        weak = ", a weak sign" if clue.weak else ""
        earlier = codes.get(clue.earlier, "")
        yield f"For {earlier} as the earlier{weak}: {wording.sentence(wording.clean(clue.says))}"


def _legend(rows: Sequence[RowView]) -> tuple[LegendEntry, ...]:
    places = Counter[Difference]()
    for row in rows:
        both = [[s for s in cell.words if s.kind] if cell else [] for cell in (row.a, row.b)]
        for kind in row.kinds:
            counts = [sum(s.kind is kind and not s.alone for s in side) for side in both]
            alone = [sum(s.kind is kind and s.alone for s in side) for side in both]
            places[kind] += max(counts) + sum(alone)
    return tuple(LegendEntry(CLASS_OF[k], places[k]) for k in rank_kinds(places))
