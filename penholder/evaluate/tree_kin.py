"""Types, families, direction and trees against the truth of copy trees.

Takes the trees of one pile and what the families step made of their reports; gives counts by measure for each
tree. Never runs that step.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from penholder.evaluate.spans import Counts
from penholder.evaluate.tree_maps import LEAST_SHARED, Measured, count_map, read_alike
from penholder.evaluate.twins import CopyTree, Twin, link_lines
from penholder.model import PairType, ReportPair, StoryFamily

WHOLE = 0.9
"""Least share of both texts' sentences that stand unchanged in the other for a copy: the families step's bound."""
NEAR = 0.05
"""So near that bound a pair counts neither way: one sentence more or less would decide."""
PART = 0.6
"""Least share of one text's sentences with a counterpart for an edited copy; below it a pair of one tree has no
type that is known for sure, and counts neither way."""


@dataclass(frozen=True, slots=True)
class RelatedPile:
    """A pile of trees with what the families step says of it."""

    trees: tuple[CopyTree, ...]
    pairs: tuple[ReportPair, ...]
    families: tuple[StoryFamily, ...]


def count_pile(pile: RelatedPile) -> tuple[Measured, ...]:
    """Counts of each tree, in the order of the trees; what touches two trees counts for the first."""
    pairs = {frozenset((p.a, p.b)): p for p in pile.pairs}
    family = {report: f.id for f in pile.families for report in f.reports}
    tallies = [_count_tree(tree, pairs, family, pile.families) for tree in pile.trees]
    for m, n in combinations(range(len(pile.trees)), 2):
        for a in pile.trees[m].twins:
            for b in pile.trees[n].twins:
                pair = pairs.get(frozenset((a.report.id, b.report.id)))
                _count_strangers(tallies[m], (a, b), pair)
                together = family[a.report.id] == family[b.report.id]
                tallies[m]["families"] += Counts(0, int(together), 0)
    return tuple(dict(tally) for tally in tallies)


_Tally = defaultdict[str, Counts]
_Pairs = dict[frozenset[str], ReportPair]


def _count_tree(
    tree: CopyTree, pairs: _Pairs, family: dict[str, str], families: Sequence[StoryFamily]
) -> _Tally:
    counts: _Tally = defaultdict(Counts)
    for a, b in combinations(tree.twins, 2):
        pair = pairs.get(frozenset((a.report.id, b.report.id)))
        for name, count in count_map(a, b, pair).items():
            counts[name] += count
        _count_type(counts, name_type(a, b), pair)
        together = int(family[a.report.id] == family[b.report.id])
        counts["families"] += Counts(together, together, 1)
        _count_direction(counts, tree, (a, b), pair)
    _count_edges(counts, tree, families)
    return counts


def name_type(a: Twin, b: Twin) -> PairType | None:
    """The type of two twins of one tree; None near a bound and where too little is left of their text to say."""
    links = link_lines(a, b)
    same = [k for k in links if k.one_to_one and read_alike(a.lines[k.a].span.words, b.lines[k.b].span.words)]
    whole = min(len(same) / len(a.lines), len(same) / len(b.lines))
    if whole >= WHOLE + NEAR:
        return PairType.COPY
    if whole >= WHOLE - NEAR:
        return None
    share = max(len({k.a for k in links}) / len(a.lines), len({k.b for k in links}) / len(b.lines))
    return PairType.EDITED_COPY if share >= PART else None


def _count_type(counts: _Tally, truth: PairType | None, pair: ReportPair | None) -> None:
    if truth is None:
        return
    said = pair.type if pair else PairType.UNRELATED
    counts[f"type.{truth}"] += Counts(int(said is truth), 0, 1)
    counts[f"type.{said}"] += Counts(0, 1, 0)


def _count_strangers(counts: _Tally, twins: tuple[Twin, Twin], pair: ReportPair | None) -> None:
    """Two texts of different stories: related by planted background alone, or not at all."""
    shared = any(link.shared >= LEAST_SHARED for link in link_lines(*twins))
    _count_type(counts, PairType.SHARED_BACKGROUND if shared else PairType.UNRELATED, pair)


def _count_direction(
    counts: _Tally, tree: CopyTree, twins: tuple[Twin, Twin], pair: ReportPair | None
) -> None:
    """Whether the ancestor of two is told, and whether two that do not descend from one another are left open."""
    a, b = twins
    earlier = pair.earlier if pair else None
    kind = "dated" if a.published else "undated"
    if a.number not in _list_ancestors(tree, b):
        counts[f"direction.{kind} cousins open"] += Counts(int(earlier is None), 0, 1)
        return
    for name, hit in (("right", a.report.id), ("wrong", b.report.id), ("open", None)):
        counts[f"direction.{kind} {name}"] += Counts(int(earlier == hit), 0, 1)


def _list_ancestors(tree: CopyTree, twin: Twin) -> list[int]:
    found = []
    while twin.parent is not None:
        found.append(twin.parent)
        twin = tree.twins[twin.parent]
    return found


def _count_edges(counts: _Tally, tree: CopyTree, families: Sequence[StoryFamily]) -> None:
    """Edges from parent to child that the family's tree has, and how many of those point the right way."""
    ids = {twin.report.id for twin in tree.twins}
    edges = [e for f in families for e in f.tree if {e.a, e.b} <= ids]
    truth = {(tree.twins[t.parent].report.id, t.report.id) for t in tree.twins if t.parent is not None}
    hits = [e for e in edges if {(e.a, e.b), (e.b, e.a)} & truth]
    counts["tree.edges"] += Counts(len(hits), len(edges), len(truth))
    directed = [e for e in hits if e.directed]
    right = sum((e.a, e.b) in truth for e in directed)
    counts["tree.edges directed right"] += Counts(right, 0, len(hits))
    counts["tree.edges directed wrong"] += Counts(len(directed) - right, 0, len(hits))
