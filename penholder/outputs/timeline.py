"""The versions of a matter on a line, in text: when each holds and since when it is known.

Takes the versions of a `MatterView`; gives lines of plain characters. Never uses a character that a pipe or a poor
terminal cannot show beyond the usual box marks, and never more than one row for each version.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from penholder.outputs import wording
from penholder.outputs.views.desk import VersionView

WIDTH = 48
"""Characters of the line."""
MOST = 24
"""Versions drawn at most; a line of more says nothing to the eye."""


def draw_timeline(versions: Sequence[VersionView]) -> tuple[str, ...]:
    """Rows: name, line, value. "=" is the time a version holds for, "o" the day it is known by, "@" both on one day.

    Empty where fewer than two days are known.
    """
    days = sorted(day for v in versions for day in (v.first, v.last, v.known_on) if day)
    if len(set(days)) < 2:
        return ()
    scale = _Scale(days[0], days[-1])
    return tuple(_rows(versions[:MOST], scale))


class _Scale:
    """The column of a day."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self._span = max((last - first).days, 1)

    def __call__(self, day: date) -> int:
        return min(max(round((day - self.first).days / self._span * (WIDTH - 1)), 0), WIDTH - 1)


def _rows(versions: Sequence[VersionView], scale: _Scale) -> Iterator[str]:
    left, right = _say(scale.first), _say(scale.last)
    yield f"   {left}{' ' * max(WIDTH - len(left) - len(right), 1)}{right}"
    yield f"   |{'-' * (WIDTH - 2)}|"
    for version in versions:
        mark = "  <- printed" if version.printed else "  (set aside)" if version.set_aside else ""
        yield f"{version.name:>2} {_draw(version, scale)}  {version.value}{mark}"
    yield "   = holds for   o known by   @ both"


def _draw(version: VersionView, scale: _Scale) -> str:
    row = [" "] * WIDTH
    if version.first or version.last:
        start, end = scale(version.first or scale.first), scale(version.last or scale.last)
        row[start : end + 1] = "=" * (end - start + 1)
        if version.first is None:
            row[start] = "<"
        if version.last is None:
            row[end] = ">"
    if version.known_on:
        place = scale(version.known_on)
        row[place] = "@" if row[place] == "=" else "o"
    return "".join(row)


def _say(day: date) -> str:
    return wording.day(day)
