"""Story families: reports that tell one text.

Takes reports, their typed pairs and date brackets; gives families. Never joins reports that merely share
background or an event.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import networkx as nx

from penholder.model import DateBracket, PairType, Report, ReportPair, StoryFamily, make_id

JOINING = frozenset({PairType.COPY, PairType.EDITED_COPY, PairType.REWRITE})
"""Types of pairs whose reports tell one text."""


def group_families(
    reports: Sequence[Report], pairs: Sequence[ReportPair], brackets: Sequence[DateBracket]
) -> tuple[StoryFamily, ...]:
    """Families ordered by their first report; within one, by date bracket, then id. A report alone is a family of one."""
    ids = {r.id for r in reports}
    days = {b.report: (b.best or b.earliest or date.max, b.latest or date.max) for b in brackets}

    def place(report: str) -> tuple[tuple[date, date], str]:
        return days.get(report, (date.max, date.max)), report

    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(sorted(ids))
    graph.add_edges_from((p.a, p.b) for p in pairs if p.type in JOINING and {p.a, p.b} <= ids)
    members = sorted(
        (tuple(sorted(c, key=place)) for c in nx.connected_components(graph)), key=lambda m: place(m[0])
    )
    return tuple(StoryFamily(make_id("y", *sorted(m)), m) for m in members)
