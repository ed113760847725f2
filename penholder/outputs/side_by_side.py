"""Two reports side by side on the terminal: two columns where there is room, one below the other where not.

Takes a `ComparisonView`; gives a rich renderable. Never marks a word by colour alone: every difference stands in
braces with the short name of its class, so that a pipe, a pager and a screen reader lose nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, Group, RenderableType
from rich.table import Table
from rich.text import Text

from penholder.outputs import wording
from penholder.outputs.terminal import indent, say
from penholder.outputs.views.alignment import CellView, RowView
from penholder.outputs.views.comparison import ComparisonView, SideView
from penholder.outputs.views.marking import CLASS_OF, Class, Marked, Stretch
from penholder.outputs.wording import clean

NARROW = 60
"""Columns of a terminal below which the two texts stand one below the other."""
WIDE = 150
"""Columns used at most: longer lines are hard to follow."""


def show_comparison(view: ComparisonView) -> RenderableType:
    """The comparison: who is compared, what was found, the sentences, and what the marks mean."""
    head = [_side(view.a), _side(view.b), Text(""), *(say(note) for note in view.notes)]
    told = [say(line) for line in view.summary]
    if not view.related:
        return Group(*head, *told)
    direction = [say(view.direction)] if view.direction else []
    clues = [Text(""), say("Clues to the direction", "bold"), *(indent(say(r)) for r in view.reasons)]
    title = Text.assemble(("Type: ", "bold"), view.type.value)
    rows = [SideBySide(view, row) for row in view.rows]
    return Group(*head, title, *told, *direction, *rows, *(clues if view.reasons else []), *_legend(view))


def _side(side: SideView) -> Text:
    where = f"{side.outlet}, {side.published}"
    return Text.assemble(
        (f"{side.code}  ", "bold"), clean(side.id), "  ", clean(where), ": ", (clean(side.title), "italic")
    )


def _legend(view: ComparisonView) -> Iterator[RenderableType]:
    if not view.legend:
        return
    yield Text("")
    yield say("Differences", "bold")
    for entry in view.legend:
        alone = {"-": "{- words}", "+": "{+ words}"}.get(entry.shown.code, f"{{{entry.shown.code} words}}")
        places = wording.count(entry.places, "place")
        yield Text.assemble("  ", (alone, _style(entry.shown)), f" {entry.shown.meaning} ({places})")
    yield indent(say("A minus or plus before a class: only that side has the words."))


class SideBySide:
    """One row of a comparison; looks at the width of the terminal when it is printed."""

    def __init__(self, view: ComparisonView, row: RowView) -> None:
        self._view, self._row = view, row

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[RenderableType]:
        width = min(options.max_width, WIDE)
        yield Text("")
        yield say(head_words(self._row, self._view), "dim")
        yield self._columns(width) if width >= NARROW else self._stack()

    def _columns(self, width: int) -> Table:
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=(width - 2) // 2, overflow="fold")
        table.add_column(width=(width - 2) // 2, overflow="fold")
        b = say("the same words", "dim") if self._row.same else _cell(self._row.b, left=False)
        table.add_row(_cell(self._row.a, left=True), b)
        return table

    def _stack(self) -> Group:
        row, view = self._row, self._view
        cells = [(view.a.code, row.a, True), (view.b.code, None if row.same else row.b, False)]
        shown = (Text.assemble((f"{c}: ", "bold"), _cell(cell, left=left)) for c, cell, left in cells if cell)
        return Group(*shown)


def head_words(row: RowView, view: ComparisonView) -> str:
    """What a row is, in one line: sentences, correspondence, classes of difference."""
    places = [f"{s.code} {c.numbers}" for s, c in ((view.a, row.a), (view.b, row.b)) if c]
    alike = f", {row.alike}" if row.alike else ""
    kinds = f": {', '.join(k.value for k in row.kinds)}" if row.kinds else ""
    return f"{' = '.join(places)}  {row.label}{alike}{kinds}"


def _cell(cell: CellView | None, *, left: bool) -> Text:
    return mark_text(cell.words, left=left) if cell else Text("")


def mark_text(words: Marked, *, left: bool, signs: bool = True) -> Text:
    """A passage with its differences in braces: "{num 12} men"; with a minus or plus where one side alone has them."""
    shown = Text()
    for stretch in words:
        if stretch.kind is None:
            shown.append(_inert(stretch.text))
            continue
        known = CLASS_OF[stretch.kind]
        shown.append(
            f"{{{_code(stretch, known, left=left, signs=signs)} {_inert(stretch.text)}}}", style=_style(known)
        )
    return shown


def _code(stretch: Stretch, known: Class, *, left: bool, signs: bool) -> str:
    if not signs:
        return "only" if known.code in "-+" else known.code
    sign = "-" if left else "+"
    if known.code in "-+":
        return sign
    return f"{sign}{known.code}" if stretch.alone else known.code


def _style(known: Class) -> str:
    return "bold red" if known.grave else "underline"


def _inert(words: str) -> str:
    """Words of a stretch without what a terminal would obey, edge space kept."""
    inner = clean(words)
    left = " " if words[:1].isspace() else ""
    right = " " if words[-1:].isspace() and inner else ""
    return f"{left}{inner}{right}"
