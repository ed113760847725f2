"""How many independent origins stand behind a claim: at most one per story family, agency or shared quotation.

Takes report ids, families and pairs; gives report ids grouped by possible common origin. Adding a copy of a
report already counted never adds a group.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

import networkx as nx

from penholder.model import Report, ReportPair, StoryFamily

Origins = tuple[tuple[str, ...], ...]


def count_origins(reports: Iterable[str], families: Sequence[StoryFamily]) -> Origins:
    """Report ids grouped so that two groups share no story family; "at most N origins" is the length.

    >>> count_origins(["r1", "r2"], [StoryFamily("y1", ("r1", "r2"))])
    (('r1', 'r2'),)
    """
    family_of = {report: family.id for family in families for report in family.reports}
    groups: dict[str, list[str]] = {}
    for report in sorted(set(reports)):
        groups.setdefault(family_of.get(report, report), []).append(report)
    return tuple(sorted(tuple(group) for group in groups.values()))


def join_passages(
    passages: Sequence[tuple[str, int, int]], families: Sequence[StoryFamily], pairs: Sequence[ReportPair]
) -> Origins:
    """Origins of claims at (report, start, end): passages that correspond word for word share one origin too.

    A background sentence reused by a later story is one origin however many families carry it.
    """
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from({report for report, _, _ in passages})
    for family in families:
        inside = [r for r in family.reports if r in graph]
        graph.add_edges_from(itertools.pairwise(inside))
    for pair in pairs:
        if pair.a in graph and pair.b in graph and _share_passage(pair, passages):
            graph.add_edge(pair.a, pair.b)
    return tuple(sorted(tuple(sorted(group)) for group in nx.connected_components(graph)))


def _share_passage(pair: ReportPair, passages: Sequence[tuple[str, int, int]]) -> bool:
    in_a = [(s, e) for r, s, e in passages if r == pair.a]
    in_b = [(s, e) for r, s, e in passages if r == pair.b]
    return any(
        any(s < sentence.a.end and e > sentence.a.start for s, e in in_a)
        and any(s < sentence.b.end and e > sentence.b.start for s, e in in_b)
        for sentence in pair.sentences
    )


def join_agencies(origins: Origins, reports: Sequence[Report]) -> Origins:
    """Groups that credit the same news agency on one matter may be one origin, so they are counted as one."""
    agency = {report.id: report.agency for report in reports}
    graph: nx.Graph[int] = nx.Graph()
    graph.add_nodes_from(range(len(origins)))
    first: dict[str, int] = {}
    for number, group in enumerate(origins):
        for name in sorted({agency[r] or "" for r in group if r in agency} - {""}):
            graph.add_edge(first.setdefault(name, number), number)
    joined = nx.connected_components(graph)
    return tuple(sorted(tuple(sorted(r for n in part for r in origins[n])) for part in joined))
