"""The copy tree of a story family: which report was probably made from which.

Takes a family's reports, pairs and brackets; gives one edge fewer than reports. Never gives an edge a direction that
the pair's own clues do not give it, and never gives a report two sources.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

import networkx as nx

from penholder.model import CopyEdge, Correspondence, DateBracket, PairType, Report, ReportPair, Span

PUT_IN = 2.0
"""What a passage costs that was put in on the way, against one left out or a word changed: cutting takes no knowledge."""
AGAINST = 20.0
"""What an edge costs more that goes against its pair's direction: taken only where the family hangs together by it."""
CROWD = 60
"""Reports of a family beyond which the exact arborescence takes too long: its cost grows with the square at least."""
COMPARED = 12
"""Other reports of the family looked at for words that only two share."""
GAP = 25
"""Characters of the shortest passage that counts as left out or put in; what is shorter lies between sentences."""
SENTENCE = 120
"""Characters of a news sentence, about."""
ANEW = 6
"""What a sentence of a rewrite costs that was told anew: as much as six words changed."""
NEAREST = 6
"""Sources weighed for each report, the cheapest; a large family has a pair for nearly every two of its reports."""


@dataclass(frozen=True)
class _Family:
    reports: tuple[str, ...]
    by_id: Mapping[str, Report]
    pairs: Mapping[tuple[str, str], ReportPair]

    @cached_property
    def costs(self) -> dict[tuple[str, str], float]:
        """What making the second report from the first would take, for every pair both ways."""
        return {
            (source, copy): _measure_cost(pair, source, copy, self.by_id)
            for pair in self.pairs.values()
            for source, copy in ((pair.a, pair.b), (pair.b, pair.a))
        }

    def find_pair(self, a: str, b: str) -> ReportPair | None:
        """The pair of two reports, whatever their order."""
        return self.pairs.get((min(a, b), max(a, b)))


def grow_tree(
    reports: Sequence[Report], pairs: Sequence[ReportPair], brackets: Sequence[DateBracket]
) -> tuple[CopyEdge, ...]:
    """The edges of the family's copy tree, ordered by ids; () for a report alone.

    The cheapest spanning arborescence (Edmonds 1967) under a lopsided distance, as image phylogeny grows trees of
    near-duplicates (Dias, Rocha and Goldenstein 2012): what was put in on the way costs more than what was left
    out. An edge is directed where its pair is. Reports that no pair ties to the others have no edge.
    """
    by_id = {r.id: r for r in reports}
    known = {(p.a, p.b): p for p in sorted(pairs, key=lambda p: (p.a, p.b)) if {p.a, p.b} <= by_id.keys()}
    family = _Family(_order_reports(by_id, brackets), by_id, known)
    if not known:
        return ()
    edges = (_make_edge(source, copy, family) for source, copy in _span_family(family))
    return tuple(sorted(edges, key=lambda e: (e.a, e.b)))


def _order_reports(ids: Collection[str], brackets: Sequence[DateBracket]) -> tuple[str, ...]:
    days = {b.report: b.best or b.earliest for b in brackets}
    return tuple(sorted(ids, key=lambda r: (str(days.get(r) or "9999"), r)))


def _measure_cost(pair: ReportPair, source: str, copy: str, reports: Mapping[str, Report]) -> float:
    """How many changes lead from source to copy: places that differ, passages left out and passages put in.

    Changes are counted, not measured in characters: one cut of three sentences is one decision. In a rewrite a sentence
    told anew costs the same whether so much of it was kept that it has a counterpart or not.
    """
    anew = ANEW if pair.type is PairType.REWRITE else 0
    left_out, put_in = (
        _count_gaps(reports[r], [s.a if r == pair.a else s.b for s in pair.sentences], anew)
        for r in (source, copy)
    )
    changed = sum(min(len(s.differences), anew or len(s.differences)) for s in pair.sentences)
    return changed + left_out + PUT_IN * put_in + (AGAINST if pair.earlier == copy else 0.0)


def _count_gaps(report: Report, mapped: Iterable[Span], anew: int) -> int:
    """Passages of a report that no mapped sentence covers, or what their sentences cost when told anew.

    Furniture and title are left out.
    """
    spans = [*mapped, *(f.span for f in report.furniture), *([report.title] if report.title else [])]
    gaps, reached = 0, 0
    for start, end in [*sorted((s.start, s.end) for s in spans), (len(report.text), len(report.text))]:
        length = len(report.text[reached:start].strip())
        if length >= GAP:
            gaps += anew * max(length // SENTENCE, 1) if anew else 1
        reached = max(reached, end)
    return gaps


def _span_family(family: _Family) -> list[tuple[str, str]]:
    """Source and copy of each edge of the tree over each connected part."""
    place = {report: n for n, report in enumerate(family.reports)}
    joined: nx.Graph[str] = nx.Graph()
    for (source, copy), cost in sorted(family.costs.items(), key=lambda c: (place[c[0][0]], place[c[0][1]])):
        if source < copy:
            joined.add_edge(source, copy, weight=min(cost, family.costs[copy, source]))
    forest = nx.minimum_spanning_tree(joined)
    found: list[tuple[str, str]] = []
    for part in sorted(nx.connected_components(forest), key=lambda c: min(place[r] for r in c)):
        span = _span_crowd if len(part) > CROWD else _span_part
        found += span(sorted(part, key=place.__getitem__), forest, family)
    return found


def _span_part(part: Sequence[str], forest: nx.Graph[str], family: _Family) -> list[tuple[str, str]]:
    """The cheapest arborescence over the nearest sources of each report and the tree both ways, which keeps it whole."""
    sources: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for (source, copy), cost in family.costs.items():
        sources[copy].append((cost, source))
    kept = {(source, copy) for copy in part for _, source in sorted(sources[copy])[:NEAREST]}
    kept |= {edge for a, b in forest.edges(part) for edge in ((a, b), (b, a))}
    place = {report: n for n, report in enumerate(part)}
    graph: nx.DiGraph[str] = nx.DiGraph()
    for source, copy in sorted(kept, key=lambda e: (place[e[0]], place[e[1]])):
        graph.add_edge(source, copy, weight=family.costs[source, copy])
    return list(nx.minimum_spanning_arborescence(graph).edges())


def _span_crowd(part: Sequence[str], forest: nx.Graph[str], family: _Family) -> list[tuple[str, str]]:
    """The cheapest tree whichever way its edges point, read from the root that makes it cheapest."""
    costs, root = family.costs, part[0]
    edges = list(nx.bfs_edges(forest, root))
    totals = {root: sum(costs[edge] for edge in edges)}
    for above, below in edges:
        totals[below] = totals[above] - costs[above, below] + costs[below, above]
    return list(nx.bfs_edges(forest, min(part, key=lambda report: totals[report])))


def _make_edge(source: str, copy: str, family: _Family) -> CopyEdge:
    pair = family.find_pair(source, copy)
    assert pair is not None
    directed = pair.earlier == source
    a, b = (source, copy) if directed else (pair.a, pair.b)
    evidence = [pair.reason, *_share_changes(source, copy, family), *_explain(pair, a, directed=directed)]
    return CopyEdge(a, b, directed, tuple(evidence))


def _explain(pair: ReportPair, first: str, *, directed: bool) -> list[str]:
    """The clues to the direction as sentences; without a direction, each with the report it speaks for."""
    if directed:
        against = [f"Against it: {c.says}" for c in pair.direction if c.earlier != first]
        return [c.says for c in pair.direction if c.earlier == first] + against
    if not pair.direction:
        return ["Nothing shows which of the two came first."]
    says = [
        f"For the {'first' if c.earlier == first else 'second'} as the source: {c.says}"
        for c in pair.direction
    ]
    if len({c.earlier for c in pair.direction}) > 1:
        says.append("The clues contradict each other: both may go back to a text that is not in the pile.")
    return says


def _share_changes(source: str, copy: str, family: _Family) -> list[str]:
    """How many sentences the two have word for word alike where a third report of the family differs from both."""
    same = _find_starts(source, copy, family, identical=True)
    differing = [
        _find_starts(source, other, family, identical=False)
        for other in islice(_list_third(source, copy, family), COMPARED)
    ]
    most = max((len(same & starts) for starts in differing), default=0)
    if not most:
        return []
    words = "sentence stands" if most == 1 else "sentences stand"
    return [f"{most} {words} word for word in both and in other words in a third report of the family."]


def _list_third(source: str, copy: str, family: _Family) -> Iterator[str]:
    for other in family.reports:
        known = other not in (source, copy) and family.find_pair(source, other)
        if known and family.find_pair(copy, other):
            yield other


def _find_starts(report: str, other: str, family: _Family, *, identical: bool) -> set[int]:
    """Where the report's sentences begin that stand unchanged in the other, or those that stand changed."""
    pair = family.find_pair(report, other)
    found = pair.sentences if pair else ()
    return {
        (s.a if s.a.report == report else s.b).start
        for s in found
        if (s.kind is Correspondence.IDENTICAL) is identical
    }
