"""A copy tree: one report a row, set in under the report it hangs on; arrows only where there is a direction.

Takes a `FamilyTree`; gives an SVG. Never draws more rows than `DEEPEST`: the list beside it names all.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from penholder.outputs import wording
from penholder.outputs.pictures.svg import element, path, picture, text, width_of
from penholder.outputs.views.trees import Arrow, Branch, FamilyTree

WIDTH, ROW, INDENT, LEFT, DOT = 460.0, 52.0, 30.0, 16.0, 11.0
DEEPEST = 40
"""Reports drawn at most."""
DEPTH = 7
"""Steps a report is set in at most."""


def draw_tree(family: FamilyTree, name: str) -> Markup:
    """The copy tree of a family; empty markup when no edge is known."""
    rows = family.tree[:DEEPEST]
    if len(rows) < 2:
        return Markup("")
    marks = [m for place, branch in enumerate(rows) for m in _edge(place, branch)]
    marks += [m for place, branch in enumerate(rows) for m in _report(place, branch)]
    told = " ".join(b.link.text if b.link else f"Drawn from {b.report.code}." for b in rows)
    return picture(name, f"Copy tree of {family.name}", told, (WIDTH, ROW * len(rows)), marks)


def _x(depth: int) -> float:
    return LEFT + INDENT * min(depth, DEPTH)


def _y(place: int) -> float:
    return ROW * place + 18


def _edge(place: int, branch: Branch) -> Iterator[Markup]:
    depth, above = branch.depth, branch.above
    if above is None:
        return
    x, y, top, end = _x(depth - 1), _y(place), _y(above) + DOT, _x(depth) - DOT
    if depth > DEPTH:  # no room to set it in further: a short stroke from the left
        x, top = end - 12, y - 10
    broken = "" if branch.arrow is not Arrow.NONE else " undirected"
    evidence = element("title", " ".join([branch.link.text if branch.link else "", *branch.reasons]))
    line = path(
        f"M{x:.1f} {top:.1f}V{y - 8:.1f}Q{x:.1f} {y:.1f} {x + 8:.1f} {y:.1f}H{end:.1f}", f"edge{broken}"
    )
    yield element("g", Markup("").join([evidence, line]))
    if branch.arrow is Arrow.DOWN:
        yield path(f"M{end - 7:.1f} {y - 4.5:.1f}L{end:.1f} {y:.1f}L{end - 7:.1f} {y + 4.5:.1f}", "head")
    if branch.arrow is Arrow.UP:
        yield path(f"M{x - 4.5:.1f} {top + 7:.1f}L{x:.1f} {top:.1f}L{x + 4.5:.1f} {top + 7:.1f}", "head")


def _report(place: int, branch: Branch) -> Iterator[Markup]:
    x, y, report = _x(branch.depth), _y(place), branch.report
    yield element("circle", cx=x, cy=y, r=DOT, cls="dot" if report.counted else "dot hollow")
    yield text(x, y + 4, report.code, "code", "middle")
    room = WIDTH - x - DOT - 8
    day = f", {report.published}" if width_of(f"{branch.name}, {report.published}", 13) < room else ""
    yield text(x + DOT + 7, y + 4, wording.shorten(f"{branch.name}{day}", int(room / 7.4)), "outlet")
    if branch.link:
        told = " ".join([branch.link.text, *branch.reasons])
        yield text(x + DOT + 7, y + 20, wording.shorten(told, int(room / 6.3)), "link")
