"""Story families on the terminal: members, pairs, the copy tree with its evidence, and what else is related.

Takes a record; gives rich renderables. Never draws an arrow where the evidence gives no direction.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from penholder.model import Record, StoryFamily
from penholder.outputs import wording
from penholder.outputs.ids import complete_family
from penholder.outputs.terminal import cut, head, indent, inset, make_list, say
from penholder.outputs.views.index import RecordIndex, index_record
from penholder.outputs.views.sources import ReportView
from penholder.outputs.views.trees import Branch, FamilyTree, view_families

DEEPEST = 8
"""Steps a tree is set in at most."""
FEW = 3
"""Signs shown of each edge where all families are listed; `--id` shows every one."""


def show_families(record: Record, family: str = "") -> RenderableType:
    """Every story told in several reports, then those told once, then relations between stories."""
    index = index_record(record)
    view = view_families(index, complete_family(record, family) if family else "")
    parts: list[RenderableType] = [part for f in view.told_often for part in _family(f, 0 if family else FEW)]
    if not view.told_often:
        parts.append(say("No two reports tell one text."))
    if view.told_once:
        parts += [Text(""), say("Told once", "bold"), _reports(view.told_once)]
    if view.others:
        parts += [Text(""), say("Related across stories", "bold")]
        parts += [inset(thread.told.text) for thread in view.others]
    return Group(*parts)


def show_family(index: RecordIndex, family: StoryFamily) -> RenderableType:
    """One story family; of a family of one, its report."""
    view = view_families(index, family.id)
    if view.told_often:
        count = wording.count(len(family.reports), "report")
        title = head(family.id, f"story family: {count} telling one text")
        return Group(title, *_story(view.told_often[0]))
    title = head(family.id, "story family: one report; no other tells its text")
    return Group(title, _reports(view.told_once))


def _family(family: FamilyTree, most: int) -> Iterator[RenderableType]:
    count = wording.count(len(family.reports), "report")
    yield head(family.id, f"{family.name}: {count} telling one text")
    yield from _story(family, most)
    yield Text("")


def _story(family: FamilyTree, most: int = 0) -> Iterator[RenderableType]:
    """Members, pairs, copy tree, and the command that shows two reports side by side."""
    yield _reports(family.reports)
    yield Text("")
    yield _pairs(family)
    if family.tree:
        yield Text("")
        yield say("Copy tree" if family.directed else "Copy tree, undirected", "bold")
        yield from (indent(tree) for tree in _trees(family.tree, most))
    a, b = (r.id for r in (family.pairs[0].a, family.pairs[0].b)) if family.pairs else ("", "")
    if a:
        yield Text("")
        yield say(f"side by side: penholder compare {a} {b}", "dim")


def _reports(reports: Sequence[ReportView]) -> RenderableType:
    table = make_list("", "report", "published", wide="outlet and title")
    for r in reports:
        table.add_row(say(r.code, "bold"), say(r.id), say(_published(r)), cut(f"{r.outlet}: {r.title}"))
    return indent(table)


def _published(report: ReportView) -> str:
    """The day by which it is known: brackets in words are too long for a column."""
    return f"by {wording.day(report.known_on)}" if report.known_on else "day unknown"


def _pairs(family: FamilyTree) -> RenderableType:
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for column in ("pair", "type", "sentences shared", "in order", "longest run", "direction"):
        table.add_column(column, overflow="fold")
    for p in family.pairs:
        run = str(p.longest_run)
        table.add_row(*map(say, (f"{p.a.code} {p.b.code}", p.type, p.shared, p.order, run, p.direction)))
    return indent(table)


def _trees(branches: Sequence[Branch], most: int) -> list[Tree]:
    """The trees of a family; what lies deeper than the terminal has room for hangs on the last step that fits."""
    nodes: list[Tree] = []
    for branch in branches:
        above = branch.above
        while above is not None and branches[above].depth >= DEEPEST:
            above = branches[above].above
        label = _label(branch, most)
        nodes.append(Tree(label) if above is None else nodes[above].add(label))
    return [node for node, branch in zip(nodes, branches, strict=True) if branch.above is None]


def _label(branch: Branch, most: int) -> RenderableType:
    """A report, the edge that leads to it, and at most so many of its signs; 0: all."""
    name = Text.assemble((branch.report.code, "bold"), f" {wording.clean(branch.name)}")
    if branch.link is None:
        return name
    shown = branch.reasons[:most] if most else branch.reasons
    left = len(branch.reasons) - len(shown)
    more = [say(f"- {wording.count(left, 'more sign')}; --id shows all", "dim")] if left else []
    return Group(name, say(branch.link.text, "italic"), *(say(f"- {e}") for e in shown), *more)
