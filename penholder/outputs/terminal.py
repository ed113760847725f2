"""Inert words for the terminal: what every screen is made of.

Takes strings; gives rich texts and tables. Never lets report text reach the terminal raw: control characters
and direction overrides are dropped, and nothing is read as rich markup.
"""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from penholder.outputs.views.lines import Line
from penholder.outputs.wording import clean


def say(words: str, style: str = "") -> Text:
    """Inert text for the terminal."""
    return Text(clean(words), style=style)


def ids(line: Line) -> str:
    """The evidence ids of a line, as `penholder show` takes them."""
    return " ".join(line.evidence)


def make_table(*columns: str) -> Table:
    """An empty table without lines; long cells go on in the next line."""
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def make_list(*columns: str, wide: str = "", gives: str = "") -> Table:
    """An empty table whose last column, `wide`, gives way when the terminal is narrow; give it `cut` texts.

    The column named `gives` goes on in the next line instead.
    """
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for column in columns:
        table.add_column(column, no_wrap=column != gives, overflow="fold")
    if wide:
        table.add_column(wide, overflow="ellipsis")
    return table


def inset(words: str) -> RenderableType:
    """Inert text set in under a head."""
    return indent(say(words))


def cut(words: str) -> Text:
    """Inert text on one line, cut where its column ends."""
    return Text(clean(words), no_wrap=True, overflow="ellipsis")


def head(shown: str, words: str) -> Text:
    """The head of an entry: its id, then what it is."""
    return Text.assemble(clean(shown), "  ", clean(words), style="bold")


def indent(*shown: RenderableType, by: int = 2) -> RenderableType:
    """The same lines, set in."""
    return Padding(Group(*shown), (0, 0, 0, by))
