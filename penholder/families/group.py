"""Story families: reports that tell one text.

Takes reports, their typed pairs and date brackets; gives families with their copy trees. Never joins reports that
merely share background or an event, and never joins two groups by one doubtful rewrite.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

import networkx as nx

from penholder.families.tree import grow_tree
from penholder.model import DateBracket, PairType, Report, ReportPair, StoryFamily, make_id

COPIES = frozenset({PairType.COPY, PairType.EDITED_COPY})
"""Types of pairs that put two reports into one family by themselves."""
JOINING = COPIES | {PairType.REWRITE}
"""Types of pairs whose reports tell one text."""

LINKED = 0.15
"""Least share of the pairs between two groups that must be rewrites for the groups to be one family.

One false rewrite between two groups of three is one pair of nine. Chosen on families of the sizes of the development
rewrites with ties dropped and false ones drawn at random: 0.1 lets in more, 0.25 loses the loosely tied."""


def group_families(
    reports: Sequence[Report], pairs: Sequence[ReportPair], brackets: Sequence[DateBracket]
) -> tuple[StoryFamily, ...]:
    """Families ordered by their first report; within one, by date bracket, then id. A report alone is a family of one."""
    by_id = {r.id: r for r in reports}
    days = {b.report: (b.best or b.earliest or date.max, b.latest or date.max) for b in brackets}

    def place(report: str) -> tuple[tuple[date, date], str]:
        return days.get(report, (date.max, date.max)), report

    joining = [p for p in pairs if p.type in JOINING and {p.a, p.b} <= by_id.keys()]
    members = (tuple(sorted(group, key=place)) for group in _join_groups(by_id, joining))
    ordered = sorted(members, key=lambda m: place(m[0]))
    own = _sort_pairs(ordered, joining)
    return tuple(
        StoryFamily(make_id("y", *sorted(m)), m, grow_tree([by_id[r] for r in m], own[n], brackets))
        for n, m in enumerate(ordered)
    )


def _join_groups(reports: Iterable[str], joining: Sequence[ReportPair]) -> list[list[str]]:
    """Reports tied by copies, then groups of them tied by enough rewrites, the best tied first."""
    copied: nx.Graph[str] = nx.Graph()
    copied.add_nodes_from(reports)
    copied.add_edges_from((p.a, p.b) for p in joining if p.type in COPIES)
    groups = _Groups({min(c): set(c) for c in nx.connected_components(copied)})
    for pair in joining:
        if pair.type not in COPIES:
            groups.tie(pair.a, pair.b)
    groups.join_all()
    return [sorted(members) for members in groups.members.values()]


_Rank = tuple[float, int, str, str]
"""Share and common ties, both negative for the queue, and the names of two groups."""


class _Groups:
    """Groups of reports by their smallest id, and the rewrites between them; groups join, best tied first."""

    def __init__(self, members: dict[str, set[str]]) -> None:
        self.members = members
        self._name = {report: name for name, group in members.items() for report in group}
        self._ties: defaultdict[str, set[str]] = defaultdict(set)

    def tie(self, a: str, b: str) -> None:
        """Note a rewrite between two reports."""
        self._ties[a].add(b)
        self._ties[b].add(a)

    def join_all(self) -> None:
        """Join groups until none is tied well enough to another."""
        queue = [self._rank(a, b) for a, b in self._list_neighbours(sorted(self._ties))]
        heapq.heapify(queue)
        while queue:
            rank = heapq.heappop(queue)
            share, _, a, b = rank
            if a not in self.members or b not in self.members or rank != self._rank(a, b):
                continue
            if -share < LINKED:
                return
            joined = self._join(a, b)
            for pair in self._list_neighbours(sorted(self.members[joined])):
                heapq.heappush(queue, self._rank(*pair))

    def _list_neighbours(self, reports: Iterable[str]) -> list[tuple[str, str]]:
        """Pairs of different groups that a rewrite of one of the reports ties together."""
        found = {
            (min(self._name[a], self._name[b]), max(self._name[a], self._name[b]))
            for a in reports
            for b in self._ties.get(a, ())
            if self._name[a] != self._name[b]
        }
        return sorted(found)

    def _rank(self, a: str, b: str) -> _Rank:
        """How well two groups are tied, by the share of their pairs that are rewrites, then by the ties they have in common."""
        small, large = sorted((self.members[a], self.members[b]), key=lambda g: (len(g), min(g)))
        ties = sum(len(self._ties.get(report, _NONE) & large) for report in small)
        share = ties / (len(small) * len(large))
        if len(small) == 1 and share < LINKED and self._has_hub(min(small), large):
            share = LINKED
        return -share, -self._count_common(small, large), min(a, b), max(a, b)

    def _count_common(self, small: set[str], large: set[str]) -> int:
        """Reports that both groups are tied to: two rewrites of one original meet in others of its rewrites."""
        met = (set().union(*(self._ties.get(report, _NONE) for report in group)) for group in (small, large))
        return len(next(met) & next(met))

    def _has_hub(self, report: str, group: set[str]) -> bool:
        """Whether the report is tied to one that half of the group is tied to: an original with many rewrites."""
        return any(2 * len(self._ties[hub] & group) >= len(group) - 1 for hub in self._ties[report] & group)

    def _join(self, a: str, b: str) -> str:
        name = min(a, b)
        self.members[name] = self.members[a] | self.members[b]
        del self.members[max(a, b)]
        for report in self.members[name]:
            self._name[report] = name
        return name


_NONE: frozenset[str] = frozenset()


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
