"""The line of a matter: a row for each version, a bar for the time it holds for, a dot for the day it is known by.

Takes the versions of a `MatterView`; gives an SVG. Never joins two versions, and never tells by colour alone what
words do not say: a version that is not printed is hollow and its row says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from markupsafe import Markup

from penholder.outputs import wording
from penholder.outputs.pictures.svg import element, picture, rectangle, segment, shape, text, width_of
from penholder.outputs.views.desk import MatterView, VersionView

WIDTH, LEFT, RIGHT, TOP, ROW = 640.0, 30.0, 612.0, 24.0, 30.0
SIZE = 12.5
TICKS = 6
"""Days named on the axis at most, its ends included."""
MOST = 24
"""Versions drawn at most; the table below has them all."""


def draw_matter(matter: MatterView, name: str) -> Markup:
    """The line of a matter; empty markup where fewer than two days are known."""
    versions = matter.versions[:MOST]
    days = sorted({day for v in versions for day in (v.first, v.last, v.known_on) if day})
    if len(days) < 2:
        return Markup("")
    scale = _Scale(days[0], days[-1])
    foot = TOP + ROW * len(versions)
    marks = [segment(LEFT, TOP - 6, RIGHT, TOP - 6, "axis"), *_ticks(days, scale, foot)]
    for place, version in enumerate(versions):
        marks += _row(version, TOP + ROW * place + 12, scale)
    told = "; ".join(
        f"{v.name}: {v.value}, {v.holds or 'no day given'}, known by {wording.day(v.known_on) if v.known_on else 'an unknown day'}"
        for v in versions
    )
    return picture(name, f"{matter.label}: versions in time", told, (WIDTH, foot + 8), marks)


class _Scale:
    """The x of a day."""

    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self._days = max((last - first).days, 1)

    def __call__(self, day: date) -> float:
        return LEFT + (day - self.first).days / self._days * (RIGHT - LEFT)


def _ticks(days: Sequence[date], scale: _Scale, foot: float) -> Iterator[Markup]:
    """The first and the last day named, and those between that leave room."""
    shown: list[tuple[float, float]] = []
    for day in (days[0], days[-1], *days[1:-1]):
        x, words = scale(day), _short(day)
        half = width_of(words, 11.5) / 2
        middle = min(max(x, half), WIDTH - half)
        if len(shown) >= TICKS or any(abs(middle - other) < half + wide + 8 for other, wide in shown):
            continue
        shown.append((middle, half))
        yield segment(x, TOP - 10, x, foot, "grid")
        yield text(middle, TOP - 13, words, "end", "middle")


def _short(day: date) -> str:
    return f"{day.day} {day:%b} {day.year}"


def _row(version: VersionView, y: float, scale: _Scale) -> Iterator[Markup]:
    kind = "" if version.printed else " aside"
    yield text(LEFT - 24, y + 4, version.name, "name")
    known = scale(version.known_on) if version.known_on else None
    held: tuple[float, float] | None = None
    if version.first or version.last:
        start, end = scale(version.first or scale.first), scale(version.last or scale.last)
        held = (start, end)
        if known is not None:
            yield segment(known, y, start if known < start else end, y, "leader")
        if end - start < 5:
            yield shape("diamond", (start + end) / 2, y, 5, f"held{kind}")
        else:
            yield rectangle(start, y - 4, end - start, 8, f"held{kind}")
        yield from _open_ends(version, start, end, y)
    if version.known_on:
        x = scale(version.known_on)
        yield element(
            "circle", cx=x, cy=y, r=4.5, cls=f"dot{' hollow' if version.suspect or version.set_aside else ''}"
        )
    yield _label(version, held, known, y)


def _open_ends(version: VersionView, start: float, end: float, y: float) -> Iterator[Markup]:
    """An arrow where a version holds since or until an open day."""
    if version.last is None:
        yield element("path", d=f"M{end - 5:.1f} {y - 6:.1f}l7 6l-7 6", cls="open")
    if version.first is None:
        yield element("path", d=f"M{start + 5:.1f} {y - 6:.1f}l-7 6l7 6", cls="open")


def _label(version: VersionView, held: tuple[float, float] | None, known: float | None, y: float) -> Markup:
    """The value beside its bar: right of it where there is room, else left of it, else left of the dot or above."""
    words = wording.shorten(version.value, 44)
    wide = width_of(words, SIZE)
    start, end = held or ((known, known) if known is not None else (LEFT, LEFT))
    blocked = known if known is not None and held else None
    if end + 12 + wide <= WIDTH and not (blocked is not None and end <= blocked <= end + 16 + wide):
        return text(end + 12, y + 4.5, words, "value")
    if start - 12 - wide >= LEFT and not (blocked is not None and start - 16 - wide <= blocked <= start):
        return text(start - 12, y + 4.5, words, "value", "end")
    right, left = max(end, blocked or end), min(start, start if blocked is None else blocked)
    if right + 12 + wide <= WIDTH:
        return text(right + 12, y + 4.5, words, "value")
    if left - 12 - wide >= LEFT:
        return text(left - 12, y + 4.5, words, "value", "end")
    return text(WIDTH - 4, y - 8, words, "value", "end")
