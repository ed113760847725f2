"""Story families: the reports that tell one text, how each two are related, and how they probably descend.

Takes a `RecordIndex`; gives `FamilyView` values with their copy tree. Never draws an arrow where the evidence
gives no direction, and never an edge the record does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import islice

from penholder.model import CopyEdge, ReportPair, StoryFamily
from penholder.outputs import wording
from penholder.outputs.views.alignment import Compared
from penholder.outputs.views.comparison import ONE_TEXT, ComparisonView, keep_changes, view_comparison
from penholder.outputs.views.evidence import report_name
from penholder.outputs.views.index import RecordIndex, shared_id
from penholder.outputs.views.lines import Line, line
from penholder.outputs.views.sources import BY_TEXT, ReportView, Thread, view_pair, view_report, view_sources

MOST_PAIRED = 8
"""Reports of a family of which every pair is shown; of larger families those along the tree."""


class Arrow(StrEnum):
    """Which end of an edge was made from the other."""

    NONE = "none"
    """The evidence allows no direction."""
    DOWN = "down"
    """The lower report was made from the upper one."""
    UP = "up"
    """The upper report was made from the lower one."""


@dataclass(frozen=True, slots=True)
class PairView:
    """Two reports of one family: type, shares, order, run and direction."""

    a: ReportView
    b: ReportView
    type: str
    shared: str
    """"82% of A, 100% of B"."""
    order: str
    """Share of the matched sentences in the same order, as words."""
    longest_run: int
    direction: str
    """"A earlier", "undirected"."""
    clues: tuple[str, ...]
    told: Line


@dataclass(frozen=True, slots=True)
class Branch:
    """A report in a copy tree and the edge that leads to it; a tree is a list of them, each before what hangs on it."""

    report: ReportView
    name: str
    """The report as a sentence names it: its outlet where that is known and its own."""
    arrow: Arrow | None
    """None for the report the tree is drawn from."""
    link: Line | None
    """The edge in a few words: "B made from A: edited copy, 82% of B, 100% of A"; None at the root."""
    reasons: tuple[str, ...]
    """What speaks for the edge and its direction."""
    depth: int
    above: int | None
    """Place in the list of the report it hangs on; None at a root."""


@dataclass(frozen=True, slots=True)
class FamilyTree:
    """A story family with everything known of its making."""

    id: str
    name: str
    reports: tuple[ReportView, ...]
    pairs: tuple[PairView, ...]
    tree: tuple[Branch, ...]
    """Empty when no edge is known; one root where the tree hangs together."""
    directed: bool
    """Whether any edge has a direction."""
    left_out: int = 0
    """Reports of the family that the tree does not show for length."""
    comparisons: tuple[ComparisonView, ...] = ()
    """The reports of each edge side by side, as far as a page holds them."""


@dataclass(frozen=True, slots=True)
class FamiliesView:
    """The stories of a record: those told in several reports, those told once, and what else relates reports."""

    told_often: tuple[FamilyTree, ...]
    told_once: tuple[ReportView, ...]
    others: tuple[Thread, ...]
    """Shared background and the same event, between stories."""


def view_families(index: RecordIndex, family: str = "") -> FamiliesView:
    """All families in the order of their first day, or the one with that id and what relates its reports to others."""
    sources = view_sources(index)
    models = {f.id: f for f in index.record.families}
    chosen = [f for f in sources.families if family in ("", f.id)]
    ids = {r.id for f in chosen for r in f.reports}
    often = [view_tree(index, models[f.id], f.name) for f in chosen if len(f.reports) > 1]
    once = [r for f in chosen if len(f.reports) == 1 for r in f.reports]
    others = [t for t in sources.across if not family or t.a in ids or t.b in ids]
    return FamiliesView(tuple(often), tuple(once), tuple(others))


def view_tree(index: RecordIndex, family: StoryFamily, name: str) -> FamilyTree:
    """One family with its pairs and its copy tree."""
    reports = [view_report(index, r) for r in family.reports if r in index.reports]
    reports.sort(key=lambda r: (len(r.code), r.code))
    by_id = {r.id: r for r in reports}
    pairs = {(p.a, p.b): p for p in index.record.pairs if p.a in by_id and p.b in by_id}
    edges = [e for e in family.tree if e.a in by_id and e.b in by_id]
    told = [p for p in pairs.values() if p.type in ONE_TEXT]
    if len(reports) > MOST_PAIRED and edges:
        drawn = {frozenset((e.a, e.b)) for e in edges}
        told = [p for p in told if frozenset((p.a, p.b)) in drawn]
    views = sorted((_pair(index, by_id, p) for p in told), key=_pair_order)
    return FamilyTree(
        family.id,
        name,
        tuple(reports),
        tuple(views),
        tuple(_grow(index, by_id, edges)) if edges else (),
        any(e.directed for e in edges),
    )


def compare_stories(
    index: RecordIndex, families: Sequence[FamilyTree], compared: int
) -> tuple[FamilyTree, ...]:
    """The same stories with the changed sentences of at most `compared` pairs side by side."""
    stories = []
    for family in families:
        held = tuple(keep_changes(c) for c in islice(view_comparisons(index, family), compared))
        compared -= len(held)
        stories.append(replace(family, comparisons=held))
    return tuple(stories)


def cut_stories(stories: Sequence[FamilyTree], comparisons: int, branches: int) -> tuple[FamilyTree, ...]:
    """The same stories with so many comparisons in all, and so many reports in each tree and pairs in each table."""
    kept = []
    for story in stories:
        kept.append(
            replace(
                story,
                comparisons=story.comparisons[:comparisons],
                tree=story.tree[:branches],
                pairs=story.pairs[:branches],
                left_out=max(len(story.tree) - branches, 0),
            )
        )
        comparisons -= len(kept[-1].comparisons)
    return tuple(kept)


def view_comparisons(index: RecordIndex, family: FamilyTree) -> Iterator[ComparisonView]:
    """A comparison for each edge of the tree, the earlier report left; for each pair where there is no tree."""
    edges = list(_edges(family.tree)) or [(p.a, p.b) for p in family.pairs]
    for a, b in edges:
        pair = index.pairs.get(frozenset((a.id, b.id)))
        left, right = (Compared(index.reports[r.id], r.code, index.brackets.get(r.id)) for r in (a, b))
        if pair is not None and pair.sentences:
            yield view_comparison(left, right, pair)


def _edges(branches: Sequence[Branch]) -> Iterator[tuple[ReportView, ReportView]]:
    for branch in branches:
        if branch.above is not None:
            ends = (branches[branch.above].report, branch.report)
            yield ends if branch.arrow is not Arrow.UP else ends[::-1]


def _pair(index: RecordIndex, by_id: dict[str, ReportView], pair: ReportPair) -> PairView:
    a, b = sorted((by_id[pair.a], by_id[pair.b]), key=lambda r: (len(r.code), r.code))
    earlier = by_id.get(pair.earlier or "")
    return PairView(
        a,
        b,
        pair.type.value,
        _shares(pair, a, b),
        f"{pair.in_order:.0%}",
        pair.longest_run,
        f"{earlier.code} earlier" if earlier else "undirected",
        tuple(_clue(by_id, c.earlier, c.says, c.weak) for c in pair.direction),
        view_pair(index, pair),
    )


def _shares(pair: ReportPair, a: ReportView, b: ReportView) -> str:
    shares = {pair.a: pair.share_a, pair.b: pair.share_b}
    return f"{shares[a.id]:.0%} of {a.code}, {shares[b.id]:.0%} of {b.code}"


def _clue(by_id: dict[str, ReportView], earlier: str, says: str, weak: bool) -> str:
    code = by_id[earlier].code if earlier in by_id else "the other"
    return (
        f"For {code} as the earlier{', a weak sign' if weak else ''}: {wording.sentence(wording.clean(says))}"
    )


def _pair_order(pair: PairView) -> tuple[int, str, int, str]:
    return (len(pair.a.code), pair.a.code, len(pair.b.code), pair.b.code)


# --------------------------------------------------------------------------- tree


def _grow(index: RecordIndex, by_id: dict[str, ReportView], edges: Sequence[CopyEdge]) -> Iterator[Branch]:
    """One branch per part that hangs together, from the report that most others can descend from."""
    left = sorted(by_id, key=lambda r: _start_order(by_id[r], edges))
    grower = _Grower(index, by_id, edges)
    for report in left:
        yield from grower.grow(report)


def _start_order(report: ReportView, edges: Sequence[CopyEdge]) -> tuple[bool, bool, date, int, str]:
    """Reports that were made from no other first, of those the ones others were made from."""
    made = any(e.directed and e.b == report.id for e in edges)
    source = any(e.directed and e.a == report.id for e in edges)
    return (made, not source, report.known_on or date.max, len(report.code), report.code)


class _Grower:
    """Walks the edges of one family from a start outwards."""

    def __init__(self, index: RecordIndex, by_id: dict[str, ReportView], edges: Sequence[CopyEdge]) -> None:
        self._index, self._by_id, self._edges = index, by_id, edges
        self._at: dict[str, list[CopyEdge]] = {}
        for edge in edges:
            for end in (edge.a, edge.b):
                self._at.setdefault(end, []).append(edge)
        self._met: dict[str, int] = {}

    def grow(self, start: str) -> Iterator[Branch]:
        """The part of the tree that hangs together with a report, that report first; nothing when it was met before."""
        waiting: list[tuple[str, CopyEdge | None, int, int | None]] = [(start, None, 0, None)]
        while waiting:
            report, edge, depth, above = waiting.pop()
            if report in self._met:
                continue
            here = self._met[report] = len(self._met)
            yield Branch(
                report=self._by_id[report],
                name=wording.capital(report_name(self._index, report)),
                arrow=None if edge is None else _arrow(edge, report),
                link=self._link(edge) if edge else None,
                reasons=tuple(self._reasons(edge)) if edge else (),
                depth=depth,
                above=above,
            )
            found = sorted(self._at.get(report, ()), key=lambda e: self._order(e, report), reverse=True)
            waiting += [(e.b if e.a == report else e.a, e, depth + 1, here) for e in found]

    def _order(self, edge: CopyEdge, report: str) -> tuple[int, str]:
        code = self._by_id[edge.b if edge.a == report else edge.a].code
        return (len(code), code)

    def _link(self, edge: CopyEdge) -> Line:
        a, b = self._by_id[edge.a], self._by_id[edge.b]
        pair = self._index.pairs.get(frozenset((edge.a, edge.b)))
        made = f"{b.code} was made from {a.code}" if edge.directed else f"{a.code} and {b.code}, undirected"
        if pair is None:
            return line(f"{made}.", evidence=[edge.a, edge.b])
        shared = [shared_id(pair, s) for s in pair.sentences[:1]]
        return line(f"{made}: {pair.type.value}, {_shares(pair, a, b)}.", evidence=shared or [edge.a, edge.b])

    def _reasons(self, edge: CopyEdge) -> Iterator[str]:
        """What speaks for the edge, then the clues to its direction, firm ones first, each with whom it speaks for.

        The figures of a pair typed by text alone stand in the link already.
        """
        pair = self._index.pairs.get(frozenset((edge.a, edge.b)))
        clues = sorted(pair.direction, key=lambda c: c.weak) if pair else []
        told = {pair.reason} if pair and pair.type in BY_TEXT else set()
        for words in edge.evidence:
            if words not in told and not any(c.says in words for c in clues):
                yield wording.sentence(wording.clean(words))
        yield from (_clue(self._by_id, c.earlier, c.says, c.weak) for c in clues)


def _arrow(edge: CopyEdge, lower: str) -> Arrow:
    if not edge.directed:
        return Arrow.NONE
    return Arrow.DOWN if edge.b == lower else Arrow.UP
