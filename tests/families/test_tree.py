"""Copy trees and groups: one edge fewer than reports, no direction without a clue, nobody with two sources."""

from dataclasses import replace
from datetime import date
from itertools import combinations, pairwise
from random import Random

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from penholder.families import group_families, relate_reports
from penholder.families.direction import direct_pairs
from penholder.families.tree import CROWD, grow_tree
from penholder.model import CopyEdge, PairType, Provenance, Report, ReportPair
from tests.factories import make_report
from tests.families.test_direction import FIRM_CHANGES, ORIGIN, WEAK_CHANGES, write


def publish(report: Report, day: int) -> Report:
    return replace(report, provenance=Provenance(published=date(2024, 5, day)))


def grow(*reports: Report) -> tuple[CopyEdge, ...]:
    return grow_tree(reports, direct_pairs(relate_reports(reports), reports, ()), ())


def tie(a: str, b: str, kind: PairType = PairType.EDITED_COPY, earlier: str | None = None) -> ReportPair:
    first, second = sorted((a, b))
    return ReportPair(first, second, kind, 1.0, 1.0, 1.0, 3, (), "They are alike.", earlier)


def make_reports(*ids: str) -> list[Report]:
    return [make_report(f"Text of {report}.", id=report) for report in ids]


# --------------------------------------------------------------------------- trees


def test_a_copy_of_a_copy_hangs_on_the_copy() -> None:
    first = (("out of order", "broken"), ("nobody had answered them", "no reply had come"))
    oldest, source, copy = (
        publish(ORIGIN, 1),
        publish(write(*first), 2),
        publish(
            write(*first, ("decide whether", "settle whether"), ("room for only four", "berths for four")), 3
        ),
    )
    edges = grow(copy, source, oldest)
    assert {(e.a, e.b, e.directed) for e in edges} == {
        (oldest.id, source.id, True),
        (source.id, copy.id, True),
    }


def test_shared_changes_bring_two_copies_together_without_a_direction() -> None:
    shared = (("out of order", "broken"), ("nobody had answered them", "no reply had come"))
    b = write(*shared, ("decide whether", "settle whether"))
    c = write(*shared, ("sent on", "diverted"))
    edges = grow(ORIGIN, b, c)
    assert tuple(sorted((b.id, c.id))) in {(e.a, e.b) for e in edges}
    assert not any(e.directed for e in edges)
    assert any("in other words in a third report" in s for e in edges for s in e.evidence)


def test_a_clue_to_the_direction_stands_on_the_edge() -> None:
    copy = FIRM_CHANGES["broken number"]
    (edge,) = grow(copy, ORIGIN)
    assert (edge.a, edge.b, edge.directed) == (ORIGIN.id, copy.id, True)
    assert any("4,25" in says for says in edge.evidence)


def test_contradicting_clues_give_an_undirected_edge_that_says_so() -> None:
    (edge,) = grow(FIRM_CHANGES["broken number"], FIRM_CHANGES["broken end"])
    assert not edge.directed
    assert edge.a < edge.b
    assert "not in the pile" in edge.evidence[-1]
    assert {says.split(":")[0] for says in edge.evidence[1:-1]} == {
        "For the first as the source",
        "For the second as the source",
    }


def test_an_edge_without_clues_says_that_nothing_shows_the_order() -> None:
    (edge,) = grow(ORIGIN, write(("on Monday", "Monday")))
    assert edge.evidence[-1] == "Nothing shows which of the two came first."


def test_a_report_alone_has_no_tree() -> None:
    assert grow(ORIGIN) == ()


@st.composite
def families(draw: st.DrawFn) -> tuple[list[Report], list[ReportPair]]:
    """A connected family whose pairs have any direction, contradictions and circles included."""
    names = [f"r{n}" for n in range(draw(st.integers(2, 7)))]
    spanning = [(names[draw(st.integers(0, n - 1))], names[n]) for n in range(1, len(names))]
    others = [p for p in combinations(names, 2) if p not in spanning and draw(st.booleans())]
    pairs = [tie(a, b, earlier=draw(st.sampled_from([a, b, None]))) for a, b in (*spanning, *others)]
    return make_reports(*names), pairs


@settings(deadline=None)
@given(families(), st.randoms(use_true_random=False))
def test_a_tree_spans_its_family_and_claims_no_direction_of_its_own(
    family: tuple[list[Report], list[ReportPair]], order: Random
) -> None:
    reports, pairs = family
    edges = grow_tree(reports, pairs, ())
    tree = nx.Graph((e.a, e.b) for e in edges)
    assert len(edges) == len(reports) - 1
    assert nx.is_tree(tree)
    known = {(p.a, p.b): p.earlier for p in pairs}
    directed = [(e.a, e.b) for e in edges if e.directed]
    assert all(known[min(a, b), max(a, b)] == a for a, b in directed)
    assert len({b for _, b in directed}) == len(directed)
    assert any(_leads_away(tree, root, directed) for root in tree)
    order.shuffle(reports)
    order.shuffle(pairs)
    assert grow_tree(reports, pairs, ()) == edges


def test_a_crowd_has_a_tree_that_can_be_read_as_one_line_of_descent() -> None:
    names = [f"r{n:03}" for n in range(CROWD + 20)]
    pairs = [tie(names[n // 2], name, earlier=names[n // 2]) for n, name in enumerate(names) if n]
    pairs += [tie(a, b) for a, b in zip(names[1:], names[4:], strict=False)]
    unique = list({(p.a, p.b): p for p in reversed(pairs)}.values())
    edges = grow_tree(make_reports(*names), unique, ())
    tree = nx.Graph((e.a, e.b) for e in edges)
    assert len(edges) == len(names) - 1
    assert nx.is_tree(tree)
    directed = [(e.a, e.b) for e in edges if e.directed]
    assert directed
    assert any(_leads_away(tree, root, directed) for root in tree)


def _leads_away(tree: "nx.Graph[str]", root: str, directed: list[tuple[str, str]]) -> bool:
    """Whether every directed edge points away from the root: the tree can be read as one line of descent."""
    edges = set(nx.bfs_edges(tree, root))
    return all(edge in edges for edge in directed)


# --------------------------------------------------------------------------- groups


def list_members(names: str, *pairs: ReportPair) -> list[tuple[str, ...]]:
    return sorted(tuple(sorted(f.reports)) for f in group_families(make_reports(*names.split()), pairs, ()))


def tie_all(names: str, kind: PairType) -> list[ReportPair]:
    return [tie(a, b, kind) for a, b in combinations(names.split(), 2)]


def test_one_rewrite_does_not_join_two_groups() -> None:
    left, right = tie_all("a b c", PairType.EDITED_COPY), tie_all("x y z", PairType.REWRITE)
    assert list_members("a b c x y z", *left, *right, tie("c", "x", PairType.REWRITE)) == [
        ("a", "b", "c"),
        ("x", "y", "z"),
    ]


def test_enough_rewrites_join_two_groups() -> None:
    left, right = tie_all("a b", PairType.EDITED_COPY), tie_all("x y", PairType.REWRITE)
    joined = [tie("a", "x", PairType.REWRITE), tie("b", "y", PairType.REWRITE)]
    assert list_members("a b x y", *left, *right, *joined) == [("a", "b", "x", "y")]


def test_copies_are_one_family_however_they_hang_together() -> None:
    names = [f"r{n:02}" for n in range(20)]
    chain = [tie(a, b) for a, b in pairwise(names)]
    assert list_members(" ".join(names), *chain) == [tuple(names)]


def test_rewrites_of_one_original_that_are_mostly_alike_are_one_family() -> None:
    names = ["original", *(f"r{n}" for n in range(5))]
    ties = [tie(a, b, PairType.REWRITE) for a, b in combinations(names, 2) if (a, b) != ("r0", "r1")]
    assert len(list_members(" ".join(names), *ties)) == 1


def test_doubtful_rewrites_do_not_make_a_family() -> None:
    likely = [replace(tie(a, b, PairType.REWRITE), likeness=0.7) for a, b in (("a", "b"), ("c", "d"))]
    doubtful = replace(tie("a", "c", PairType.REWRITE), likeness=0.6)
    assert len(list_members("a b c d", *likely, doubtful)) == 2


def test_a_chain_of_rewrites_breaks() -> None:
    names = [f"r{n}" for n in range(9)]
    chain = [tie(a, b, PairType.REWRITE) for a, b in pairwise(names)]
    assert len(list_members(" ".join(names), *chain)) > 1


def test_every_family_has_its_tree() -> None:
    reports = [ORIGIN, *FIRM_CHANGES.values(), *WEAK_CHANGES.values()]
    (family,) = group_families(reports, direct_pairs(relate_reports(reports), reports, ()), ())
    assert len(family.tree) == len(family.reports) - 1


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 8), st.integers(0, 8), st.sampled_from(list(PairType))),
        max_size=20,
    ),
    st.randoms(use_true_random=False),
)
def test_groups_do_not_depend_on_order_and_keep_copies_together(
    drawn: list[tuple[int, int, PairType]], order: Random
) -> None:
    pairs = list({(min(a, b), max(a, b)): tie(f"r{a}", f"r{b}", k) for a, b, k in drawn if a != b}.values())
    reports = make_reports(*(f"r{n}" for n in range(9)))
    known = group_families(reports, pairs, ())
    family = {r: f.id for f in known for r in f.reports}
    assert sorted(family) == [f"r{n}" for n in range(9)]
    assert all(family[p.a] == family[p.b] for p in pairs if p.type in (PairType.COPY, PairType.EDITED_COPY))
    order.shuffle(reports)
    order.shuffle(pairs)
    assert group_families(reports, pairs, ()) == known
