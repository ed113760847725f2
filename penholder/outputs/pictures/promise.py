"""A promise that moved, on one line: the days it was due, from old to new, and the day of its outcome.

Takes a `PromisePath`; gives an SVG with hollow dots for days given up, arcs from old to new, and today. Never draws a
day that the path does not hold.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from markupsafe import Markup

from penholder.outputs.pictures.svg import path, picture, rectangle, segment, shape, text, width_of
from penholder.outputs.views.dated import PathPoint, PromisePath

WIDTH, EDGE, LINE, SIZE, LANE = 420.0, 12.0, 46.0, 12.5, 16.0
_SHAPES = {"met": "square", "broken": "diamond", "overtaken": "bar"}


def draw_promise(promise: PromisePath, name: str) -> Markup:
    """The path as a picture, dates under the line, arcs above it."""
    days = [d for p in promise.points for d in (p.first, p.last)]
    days += [promise.today] if promise.today else []
    place = _scale(min(days), max(days))
    lanes = _lanes(promise.points, place)
    dues = [p for p in promise.points if p.kind in ("was", "now")]
    marks = [
        segment(EDGE, LINE, WIDTH - EDGE, LINE, "axis"),
        *_today(promise.today, place),
        *(m for a, b in pairwise(dues) for m in _arc(place(a.last), place(b.last))),
        *(m for p in promise.points for m in _dot(p, place)),
        *(_label(p, place(p.last), lane) for p, lane in zip(promise.points, lanes, strict=True)),
    ]
    height = LINE + 22 + LANE * max(lanes) + 8
    return picture(name, "Days of a promise", promise.told, (WIDTH, height), marks)


def _scale(first: date, last: date) -> Callable[[date], float]:
    span = max((last - first).days, 1)
    return lambda day: EDGE + 16 + (day - first).days / span * (WIDTH - 2 * EDGE - 32)


def _arc(a: float, b: float) -> list[Markup]:
    y = LINE - 7
    lift = y - min(max(abs(b - a) * 0.45, 12), 26)
    return [
        path(f"M{a:.1f} {y:.1f}C{a:.1f} {lift:.1f} {b:.1f} {lift:.1f} {b:.1f} {y:.1f}", "arc"),
        path(f"M{b - 4:.1f} {y - 6:.1f}L{b:.1f} {y:.1f}L{b + 4:.1f} {y - 6:.1f}", "arc"),
    ]


def _dot(point: PathPoint, place: Callable[[date], float]) -> list[Markup]:
    start, end = place(point.first), place(point.last)
    marks = [rectangle(start, LINE - 2, end - start, 4, "stretch")] if end - start > 4 else []
    return [*marks, shape(_SHAPES.get(point.kind, "circle"), end, LINE, 4.5, f"dot {point.kind}")]


def _words(point: PathPoint) -> str:
    return point.words if point.kind in ("was", "now") else f"{point.kind} {point.words}"


def _lanes(points: tuple[PathPoint, ...], place: Callable[[date], float]) -> list[int]:
    """The lane of each label, the first in which it meets no other."""
    taken: list[tuple[float, float, int]] = []
    lanes = []
    for point in points:
        left, right = _extent(_words(point), place(point.last))
        lane = next(
            n for n in range(len(points)) if all(right < a or left > b for a, b, other in taken if other == n)
        )
        taken.append((left - 6, right + 6, lane))
        lanes.append(lane)
    return lanes


def _extent(words: str, x: float) -> tuple[float, float]:
    """Left and right end of a label centred at x, pushed inside the picture."""
    wide = width_of(words, SIZE)
    left = min(max(x - wide / 2, 0.0), max(WIDTH - wide, 0.0))
    return left, left + wide


def _label(point: PathPoint, x: float, lane: int) -> Markup:
    left, right = _extent(_words(point), x)
    return text((left + right) / 2, LINE + 22 + LANE * lane, _words(point), "when", "middle")


def _today(today: date | None, place: Callable[[date], float]) -> list[Markup]:
    if today is None:
        return []
    x = place(today)
    anchor = "start" if x < 40 else "end" if x > WIDTH - 40 else "middle"
    return [segment(x, LINE - 12, x, LINE + 8, "today"), text(x, 10, "as known", "today-label", anchor)]
