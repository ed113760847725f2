"""Who stands where on the terminal: a grid of holders against options where it fits, then every stance in its words.

Takes a record, its assessments and what was asked for; gives rich renderables. Never says a stance by colour or
place alone, and never fills a place for a holder that has not spoken.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from penholder.model import Assessments, Record
from penholder.outputs import wording
from penholder.outputs.terminal import indent, inset, say
from penholder.outputs.views.index import index_record
from penholder.outputs.views.positions import STANCE_WORDS, StanceCell, StanceRow, StanceTable, StepView
from penholder.outputs.views.standing import GROUPS, count_versions, view_standing
from penholder.outputs.wording import clean

NARROWEST = 11
"""Columns a stance needs; a terminal that has fewer for each option gets no grid."""
MARKS = {"hardened": "▲", "softened": "▼", "reversed": "⇄"}
"""Signs of a shift, always beside its word or the key under the grid."""
NOBODY = "–"


def show_positions(record: Record, assessments: Assessments, *, of: str = "", on: str = "") -> RenderableType:
    """The stances of the holders asked for on the options asked for, with words, days, conditions and shifts."""
    standing = view_standing(index_record(record), assessments.tallies, of=of, on=on)
    table = standing.table
    if not table.rows:
        none = "No position that fits is recorded." if of or on else "No position is recorded."
        return Group(say(none), *(inset(words) for words in standing.advice))
    parts: list[RenderableType] = [say(f"Who stands where, as known on {_day(record)}", "bold"), Text("")]
    parts += [_Grid(table), Text("")] if len(table.rows) > 1 else []
    parts += [part for row in table.rows for part in (_holder(row, table.options), Text(""))]
    if standing.silent:
        parts.append(say(f"No stance recorded: {wording.join(standing.silent)}. None is read from silence."))
    return Group(*parts)


def _day(record: Record) -> str:
    return wording.day(record.known_on) if record.known_on else "an unknown day"


class _Grid:
    """Holders against options; nothing where the terminal is too narrow for it."""

    def __init__(self, table: StanceTable) -> None:
        self._shown = table

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """The grid with its key, if it has room."""
        grid = self._draw()
        names = max(len(row.name) for row in self._shown.rows) + 2
        needed = max(
            names + (NARROWEST + 1) * len(self._shown.options),
            Measurement.get(console, options, grid).minimum,
        )
        if needed > options.max_width:
            return
        yield grid
        met = {cell.mark for row in self._shown.rows for cell in row.cells}
        if key := [f"{sign} {kind}" for kind, sign in MARKS.items() if kind in met]:
            yield say("; ".join(key), "dim")

    def _draw(self) -> Table:
        grid = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
        grid.add_column("", no_wrap=True)
        for option in self._shown.options:
            grid.add_column(clean(option), overflow="fold", min_width=NARROWEST)
        for group, rows in self._shown.groups:
            grid.add_row(say(GROUPS[group], "italic"))
            for row in rows:
                grid.add_row(say(f" {row.name}"), *map(_draw_cell, row.cells))
        return grid


def _draw_cell(cell: StanceCell) -> Text:
    if cell.stance is None:
        return say("in doubt" if cell.steps else NOBODY, "dim")
    words = " and ".join(STANCE_WORDS[s] for s in (cell.stance, *cell.also))
    return say(f"{words} {MARKS[cell.mark]}" if cell.mark else words)


def _holder(row: StanceRow, options: tuple[str, ...]) -> RenderableType:
    group = "" if row.group == "not on the Council" else f", {row.group} member"
    head = Text.assemble((clean(row.name), "bold"), group)
    cells = (part for o, c in zip(options, row.cells, strict=True) if c.steps for part in _stance(o, c))
    return Group(head, indent(*cells))


def _stance(option: str, cell: StanceCell) -> Iterator[RenderableType]:
    told = cell.words.text if cell.words else "only in suspect passages"
    yield Text.assemble((clean(option), "italic"), f": {clean(told)}")
    if cell.condition:
        yield inset(f"condition: {cell.condition.text}")
    if cell.shift:
        yield inset(cell.shift.text)
    yield from (indent(part) for step in cell.steps for part in _step(step))


def _step(step: StepView) -> Iterator[RenderableType]:
    notes = (step.shift, count_versions(step))
    told = "".join(f"; {note}" for note in notes if note)
    yield say(f"{step.when}, {step.speaker}: {STANCE_WORDS[step.stance]}{told} [{step.position}]")
    yield inset(f"“{step.words.text}”")
    if step.suspect:
        yield inset(f"suspect: {step.suspect}")
