"""Story families: reports that tell one text.

Takes reports, their typed pairs and date brackets; gives families with their copy trees. Never joins reports that
merely share background or an event, and never joins two groups by one doubtful rewrite.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

import networkx as nx

from penholder.families.rewrites import REWRITTEN
from penholder.families.tree import grow_tree
from penholder.model import DateBracket, PairType, Report, ReportPair, StoryFamily, make_id

COPIES = frozenset({PairType.COPY, PairType.EDITED_COPY})
JOINING = COPIES | {PairType.REWRITE}
"""Types of pairs whose reports tell one text."""

LINKED = 0.5
"""Least mean likeness of the pairs between two groups for the groups to be one family (average linkage; two
reports that share nothing count 0). Chosen by cross-validation on the half that the model of `rewrites` was fitted on: at
most 1 % of independent reports on one topic are put in one family."""


def group_families(
    reports: Sequence[Report], pairs: Sequence[ReportPair], brackets: Sequence[DateBracket]
) -> tuple[StoryFamily, ...]:
    """Families ordered by their first report; within one, by date bracket, then id. A report alone is a family of one."""
    by_id = {r.id: r for r in reports}
    days = {b.report: (b.best or b.earliest or date.max, b.latest or date.max) for b in brackets}

    def place(report: str) -> tuple[tuple[date, date], str]:
        return days.get(report, (date.max, date.max)), report

    inside = [p for p in pairs if {p.a, p.b} <= by_id.keys()]
    joining = [p for p in inside if p.type in JOINING]
    members = (tuple(sorted(group, key=place)) for group in _join_groups(by_id, inside))
    ordered = sorted(members, key=lambda m: place(m[0]))
    own = _sort_pairs(ordered, joining)
    return tuple(
        StoryFamily(make_id("y", *sorted(m)), m, grow_tree([by_id[r] for r in m], own[n], brackets))
        for n, m in enumerate(ordered)
    )


def _join_groups(reports: Iterable[str], pairs: Sequence[ReportPair]) -> list[list[str]]:
    """Reports tied by sure copies, then groups of them tied by doubtful copies and rewrites, the best tied first."""
    copied: nx.Graph[str] = nx.Graph()
    copied.add_nodes_from(reports)
    copied.add_edges_from((p.a, p.b) for p in pairs if p.type in COPIES and p.likeness is None)
    groups = _Groups({min(c): set(c) for c in nx.connected_components(copied)})
    for pair in pairs:
        if tied := _measure_tie(pair):
            groups.tie(pair.a, pair.b, tied)
    groups.join_all()
    return [sorted(members) for members in groups.members.values()]


def _measure_tie(pair: ReportPair) -> float:
    """How strongly a pair that is no sure copy ties its reports together: the likeness, whatever the pair's type.

    Three rewrites of one text need not all be sure of one another.
    """
    likeness = pair.likeness or 0.0
    said_alike = pair.type is PairType.REWRITE and likeness < REWRITTEN  # from who said what
    return 1.0 if said_alike or pair.type in COPIES else likeness


_Rank = tuple[float, str, str]
"""Mean likeness, negative for the queue, and the names of two groups."""


class _Groups:
    """Groups of reports by their smallest id, and what ties them; groups join, best tied first."""

    def __init__(self, members: dict[str, set[str]]) -> None:
        self.members = members
        self._name = {report: name for name, group in members.items() for report in group}
        self._ties: defaultdict[str, dict[str, float]] = defaultdict(dict)

    def tie(self, a: str, b: str, likeness: float) -> None:
        """Note how strongly two reports are tied, 0 to 1."""
        self._ties[a][b] = self._ties[b][a] = likeness

    def join_all(self) -> None:
        """Join groups until none is tied well enough to another."""
        queue = [self._rank(a, b) for a, b in self._list_neighbours(sorted(self._ties))]
        heapq.heapify(queue)
        while queue:
            rank = heapq.heappop(queue)
            tied, a, b = rank
            if a not in self.members or b not in self.members or rank != self._rank(a, b):
                continue
            if -tied < LINKED:
                return
            joined = self._join(a, b)
            for pair in self._list_neighbours(sorted(self.members[joined])):
                heapq.heappush(queue, self._rank(*pair))

    def _list_neighbours(self, reports: Iterable[str]) -> list[tuple[str, str]]:
        """Pairs of different groups that one of the reports ties together."""
        found = {
            (min(self._name[a], self._name[b]), max(self._name[a], self._name[b]))
            for a in reports
            for b in self._ties.get(a, ())
            if self._name[a] != self._name[b]
        }
        return sorted(found)

    def _rank(self, a: str, b: str) -> _Rank:
        """How well two groups are tied: the mean likeness of their pairs, negative for the queue."""
        small, large = sorted((self.members[a], self.members[b]), key=lambda g: (len(g), min(g)))
        ties = (self._ties[report] for report in sorted(small) if report in self._ties)
        tied = math.fsum(like for tie in ties for other, like in tie.items() if other in large)
        return -tied / (len(small) * len(large)), min(a, b), max(a, b)

    def _join(self, a: str, b: str) -> str:
        name = min(a, b)
        self.members[name] = self.members[a] | self.members[b]
        del self.members[max(a, b)]
        for report in self.members[name]:
            self._name[report] = name
        return name


def _sort_pairs(
    families: Sequence[tuple[str, ...]], joining: Sequence[ReportPair]
) -> defaultdict[int, list[ReportPair]]:
    """The pairs inside each family, by the family's number."""
    number = {report: n for n, members in enumerate(families) for report in members}
    own: defaultdict[int, list[ReportPair]] = defaultdict(list)
    for pair in joining:
        if number[pair.a] == number[pair.b]:
            own[number[pair.a]].append(pair)
    return own
