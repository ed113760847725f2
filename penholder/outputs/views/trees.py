"""Story families: the reports that tell one text, how each two are related, and how they probably descend.

Takes a `RecordIndex`; gives `FamilyView` values with their copy tree. Never draws an arrow where the evidence
gives no direction, and never an edge the record does not hold.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from penholder.model import CopyEdge, PairType, ReportPair, StoryFamily
from penholder.outputs import wording
from penholder.outputs.views.comparison import Compared, ComparisonView, view_comparison
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.sources import ReportView, Thread, view_report, view_sources

TELLS = (PairType.COPY, PairType.EDITED_COPY, PairType.REWRITE)
"""Types of pairs that make two reports one story."""


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
    reason: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A report in a copy tree, the edge that leads to it, and what hangs on it."""

    report: ReportView
    arrow: Arrow | None
    """None for the report the tree is drawn from."""
    link: str
    """The edge in a few words: "made from A: edited copy"; "" at the root."""
    evidence: tuple[str, ...]
    below: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class FamilyTree:
    """A story family with everything known of its making."""

    id: str
    name: str
    reports: tuple[ReportView, ...]
    pairs: tuple[PairView, ...]
    tree: tuple[Branch, ...]
    """One branch where the tree hangs together; empty when no edge is known."""
    directed: bool
    """Whether any edge has a direction."""


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
    views = sorted((_pair(by_id, p) for p in pairs.values() if p.type in TELLS), key=_pair_order)
    return FamilyTree(
        family.id,
        name,
        tuple(reports),
        tuple(views),
        tuple(_grow(by_id, pairs, edges)) if edges else (),
        any(e.directed for e in edges),
    )


def view_comparisons(index: RecordIndex, family: FamilyTree) -> Iterator[ComparisonView]:
    """A comparison for each edge of the tree, the earlier report left; for each pair where there is no tree."""
    pairs = {frozenset((p.a, p.b)): p for p in index.record.pairs}
    edges = list(_edges(family.tree)) or [(p.a, p.b) for p in family.pairs]
    for a, b in edges:
        pair = pairs.get(frozenset((a.id, b.id)))
        left, right = (Compared(index.reports[r.id], r.code, index.brackets.get(r.id)) for r in (a, b))
        if pair is not None:
            yield view_comparison(left, right, pair)


def _edges(branches: Sequence[Branch]) -> Iterator[tuple[ReportView, ReportView]]:
    for branch in branches:
        for below in branch.below:
            ends = (branch.report, below.report)
            yield ends if below.arrow is not Arrow.UP else ends[::-1]
        yield from _edges(branch.below)


def _pair(by_id: dict[str, ReportView], pair: ReportPair) -> PairView:
    a, b = sorted((by_id[pair.a], by_id[pair.b]), key=lambda r: (len(r.code), r.code))
    shares = {pair.a: pair.share_a, pair.b: pair.share_b}
    earlier = by_id.get(pair.earlier or "")
    return PairView(
        a,
        b,
        pair.type.value,
        f"{shares[a.id]:.0%} of {a.code}, {shares[b.id]:.0%} of {b.code}",
        f"{pair.in_order:.0%}",
        pair.longest_run,
        f"{earlier.code} earlier" if earlier else "undirected",
        tuple(_clue(by_id, c.earlier, c.says, c.weak) for c in pair.direction),
        wording.sentence(wording.clean(pair.reason)),
    )


def _clue(by_id: dict[str, ReportView], earlier: str, says: str, weak: bool) -> str:
    code = by_id[earlier].code if earlier in by_id else "the other"
    return (
        f"For {code} as the earlier{', a weak sign' if weak else ''}: {wording.sentence(wording.clean(says))}"
    )


def _pair_order(pair: PairView) -> tuple[int, str, int, str]:
    return (len(pair.a.code), pair.a.code, len(pair.b.code), pair.b.code)


# --------------------------------------------------------------------------- tree


def _grow(
    by_id: dict[str, ReportView], pairs: dict[tuple[str, str], ReportPair], edges: Sequence[CopyEdge]
) -> Iterator[Branch]:
    """One branch per part that hangs together, from the report that most others can descend from."""
    left = sorted(by_id, key=lambda r: _start_order(by_id[r], edges))
    grower = _Grower(by_id, pairs, edges)
    for report in left:
        if report not in grower.met:
            yield grower.grow(report, None)


def _start_order(report: ReportView, edges: Sequence[CopyEdge]) -> tuple[bool, bool, date, int, str]:
    """Reports that were made from no other first, of those the ones others were made from."""
    made = any(e.directed and e.b == report.id for e in edges)
    source = any(e.directed and e.a == report.id for e in edges)
    return (made, not source, report.known_on or date.max, len(report.code), report.code)


class _Grower:
    """Walks the edges of one family from a start outwards."""

    def __init__(
        self,
        by_id: dict[str, ReportView],
        pairs: dict[tuple[str, str], ReportPair],
        edges: Sequence[CopyEdge],
    ) -> None:
        self._by_id, self._pairs, self._edges = by_id, pairs, edges
        self.met: set[str] = set()

    def grow(self, report: str, edge: CopyEdge | None) -> Branch:
        """The branch from a report, reached over an edge."""
        self.met.add(report)
        below = []
        for found in sorted(self._edges, key=lambda e: self._order(e, report)):
            other = found.b if found.a == report else found.a
            if report in (found.a, found.b) and other not in self.met:
                below.append(self.grow(other, found))
        arrow = None if edge is None else _arrow(edge, report)
        evidence = tuple(wording.sentence(wording.clean(e)) for e in edge.evidence) if edge else ()
        return Branch(self._by_id[report], arrow, self._link(edge, arrow), evidence, tuple(below))

    def _order(self, edge: CopyEdge, report: str) -> tuple[int, str]:
        code = self._by_id[edge.b if edge.a == report else edge.a].code
        return (len(code), code)

    def _link(self, edge: CopyEdge | None, arrow: Arrow | None) -> str:
        if edge is None:
            return ""
        a, b = self._by_id[edge.a].code, self._by_id[edge.b].code
        pair = self._pairs.get((min(edge.a, edge.b), max(edge.a, edge.b)))
        kind = f": {pair.type.value}" if pair else ""
        return f"undirected, {a} and {b}{kind}" if arrow is Arrow.NONE else f"{b} made from {a}{kind}"


def _arrow(edge: CopyEdge, lower: str) -> Arrow:
    if not edge.directed:
        return Arrow.NONE
    return Arrow.DOWN if edge.b == lower else Arrow.UP
