"""The score sheet for the terminal: tables of scores and of calibration.

Takes a `SheetView`; gives renderables. Never lets a file's words reach the terminal raw.
"""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from penholder.outputs.terminal import inset, say
from penholder.outputs.views.sheet import SheetQuestion, SheetView

_HEADS = ("forecaster", "cases", "Brier", "log", "Brier above model", "log above model")


def show_sheet(view: SheetView) -> RenderableType:
    """Heading, a table for each question with its calibration, the files."""
    parts: list[RenderableType] = [
        say(view.heading, "bold"),
        say(view.note),
        say(
            "Each case is forecast by what was known before its year. Lower is better; under each score its 95 % interval."
        ),
    ]
    for question in view.questions:
        parts += [Text(), say(question.label, "bold"), _scores(question), inset(question.verdict)]
        if question.bins:
            parts.append(_calibration(question))
    parts += [Text(), say("Files", "bold"), *(inset(source) for source in view.sources)]
    return Group(*parts)


def _table(*heads: str) -> Table:
    table = Table(box=None, pad_edge=True, header_style="dim", show_edge=False)
    for place, name in enumerate(heads):
        table.add_column(name, justify="right" if place else "left", no_wrap=place == 0)
    return table


def _scores(question: SheetQuestion) -> Table:
    table = _table(*_HEADS)
    for row in question.rows:
        name = say(f"{row.forecaster}{' *' if row.shown else ''}", "bold" if row.shown else "")
        brier, log = _stack(row.brier, row.brier_interval), _stack(row.log, row.log_interval)
        table.add_row(name, row.cases, brier, log, row.brier_behind or "-", row.log_behind or "-")
    return table


def _stack(value: str, interval: str) -> Text:
    return Text.assemble(value, (f"\n{interval}", "dim"))


def _calibration(question: SheetQuestion) -> Table:
    table = _table(f"model: forecast of {question.branch}", "cases", "mean forecast", "happened", "95 %")
    for held in question.bins:
        low, high = held.interval
        table.add_row(
            say(f"{100 * held.low:.0f} to {100 * held.high:.0f} %"),
            f"{held.cases:,}",
            f"{100 * held.forecast:.1f} %",
            f"{100 * held.happened:.1f} %",
            f"{100 * low:.0f} to {100 * high:.0f} %",
        )
    return table
