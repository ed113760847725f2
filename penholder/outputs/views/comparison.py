"""Two reports side by side: aligned sentences, what differs in each, and what stands in one alone.

Takes two reports, the relation found between them and when they were published; gives a `ComparisonView` that
the terminal, the HTML page, the brief and `penholder.compare` share. Never leaves a sentence out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from penholder.model import (
    Correspondence,
    Difference,
    DirectionClue,
    PairType,
    ReportPair,
)
from penholder.outputs import wording
from penholder.outputs.views.alignment import Compared, RowView, align_sentences, place_sentences
from penholder.outputs.views.evidence import report_outlet, report_title
from penholder.outputs.views.marking import (
    CLASS_OF,
    Class,
    flip_difference,
    rank_kinds,
)

_FLIPPED = {Correspondence.SPLIT: Correspondence.MERGED, Correspondence.MERGED: Correspondence.SPLIT}
ONE_TEXT = (PairType.COPY, PairType.EDITED_COPY, PairType.REWRITE)
"""Types of pairs that make two reports one story: one may have been made from the other."""
_TEXTUAL = {
    PairType.COPY: "Nearly every sentence stands unchanged in both.",
    PairType.EDITED_COPY: "One text with changed words.",
    PairType.SHARED_BACKGROUND: "Different stories that reuse some sentences.",
}
"""What a type decided by text alone means; the others have their own reason in the record."""


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


def view_comparison(a: Compared, b: Compared, pair: ReportPair | None) -> ComparisonView:
    """The two reports side by side, a left; `pair` may name them in either order, None: nothing in common."""
    if pair is not None and pair.a != a.report.id:
        pair = flip_pair(pair)
    rows = tuple(align_sentences(a, b, pair)) if pair else ()
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


def _side(side: Compared, rows: Sequence[RowView], *, left: bool) -> SideView:
    report, total = side.report, len(place_sentences(side.report))
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
    if not pair.sentences:
        yield "No sentence of one corresponds as a whole to a sentence of the other."
        return
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
