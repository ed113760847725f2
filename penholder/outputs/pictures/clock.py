"""The clock: one line from the last mandate to the next decision.

Takes a `ClockView`; gives an SVG with promises above, Council steps below, today marked, and slipped dates as
arcs from old to new. Never draws a day that the view does not hold.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise, product

from markupsafe import Markup

from penholder.outputs import wording
from penholder.outputs.pictures.svg import element, path, picture, rectangle, segment, shape, text, width_of
from penholder.outputs.views.clock import ClockPoint, ClockView, days_words

WIDTH, EDGE, LANE, SIZE = 960.0, 14.0, 38.0, 14.0
_SHAPES = {"expiry": "diamond", "mandate": "square", "vote": "triangle", "draft": "pentagon"}
"""Council steps by their marks; promises and reports are round."""
MOST = 7
"""Points labelled on either side; the table under the picture has all."""


@dataclass(frozen=True, slots=True)
class _Label:
    """A label hung on a leader at x; its text runs from `start` to `end` in its lane."""

    point: ClockPoint
    x: float
    start: float
    end: float
    lane: int

    @property
    def left(self) -> bool:
        """Whether the text stands left of the leader."""
        return self.start < self.x - 8


class _Scale:
    """Position of a day; the line runs from the first to the last day drawn, with a margin."""

    def __init__(self, first: date, last: date) -> None:
        margin = max((last - first).days // 40, 3)
        self.first, self.last = first - timedelta(margin), last + timedelta(margin)

    def __call__(self, day: date) -> float:
        share = (day - self.first).days / (self.last - self.first).days
        return EDGE + share * (WIDTH - 2 * EDGE)


def draw_clock(clock: ClockView, name: str) -> Markup:
    """The clock as a picture; empty markup when it has no dated point."""
    if not clock.points:
        return Markup("")
    days = [d for p in clock.points for d in (p.first, p.last, *(s.day for s in p.was))]
    scale = _Scale(min([*days, clock.today]), max([*days, clock.today]))
    above = _lanes([p for p in clock.told if p.above], scale, clock.today)
    below = _lanes([p for p in clock.told if not p.above], scale, None)
    arcs = max((_rise(scale, p) for p in clock.points if p.above), default=0.0)
    line = 30 + max(_height(above) + arcs, 46)
    height = line + 34 + _height(below) + 8
    marks = [
        *_months(scale, line),
        *_left_bracket(clock, scale, line),
        *(m for label in (*above, *below) for m in _leader(label, line, arcs)),
        segment(EDGE, line, WIDTH - EDGE, line, "axis"),
        *(m for p in clock.points for m in _chain(p, scale, line)),
        *(m for p in clock.points for m in _point(p, scale, line, p in clock.told)),
        *(m for label in (*above, *below) for m in _words(label, line, arcs)),
        *_today(clock, scale, line),
    ]
    told = "; ".join(f"{p.when}: {p.line.text}, {days_words(p.days)}" for p in clock.points)
    return picture(name, "Mandate clock", told, (WIDTH, height), marks)


def _lanes(points: list[ClockPoint], scale: _Scale, today: date | None) -> list[_Label]:
    """Labels in lanes so that no text meets a text, a leader or the line of today, as far as there is room.

    Every choice of sides is tried (at most two to the power of `MOST`); fewest clashes, then fewest lanes win.
    """
    near = sorted(points, key=lambda p: (abs(p.days), p.label))[:MOST]
    near.sort(key=lambda p: (p.last, p.label), reverse=True)
    wall = scale(today) if today else -1.0
    choices = (_place(near, sides, scale, wall) for sides in product((False, True), repeat=len(near)))
    return min(choices, key=lambda choice: choice[0])[1]


def _place(
    points: list[ClockPoint], sides: tuple[bool, ...], scale: _Scale, wall: float
) -> tuple[tuple[int, int, int], list[_Label]]:
    """Labels on the sides given, from right to left, and what they cost: clashes, lanes, labels on the left."""
    placed: list[_Label] = []
    cost = 0
    for point, left in zip(points, sides, strict=True):
        x = scale(point.last)
        wide = max(width_of(point.label, SIZE), width_of(_when(point), 12.5)) + 10
        start = x + 2 - wide if left else x - 2
        cost += 9 * (start < 0 or start + wide > WIDTH)
        tries = [_Label(point, x, start, start + wide, lane) for lane in range(len(placed) + 1)]
        clashes, _, best = min(((_clashes(t, placed, wall), t.lane, t) for t in tries), key=lambda c: c[:2])
        cost += clashes
        placed.append(best)
    return (cost, sum(label.lane for label in placed), sum(sides)), placed


def _clashes(label: _Label, placed: list[_Label], wall: float) -> int:
    """How many texts and leaders a label would cross; the line of today counts when it is drawn on that side."""
    crossed = int(label.start < wall < label.end and abs(label.x - wall) > 1)
    for other in placed:
        same = other.lane == label.lane and label.start < other.end + 6 and other.start < label.end + 6
        over = other.lane > label.lane and label.start < other.x < label.end
        under = other.lane < label.lane and other.start < label.x < other.end
        crossed += 3 * same + over + under
    return crossed


def _when(point: ClockPoint) -> str:
    return f"{point.when}, {days_words(point.days)}" if point.kind == "expiry" else point.when


def _height(labels: list[_Label]) -> float:
    return LANE * (1 + max((label.lane for label in labels), default=-1))


def _rise(scale: _Scale, point: ClockPoint) -> float:
    """How high the highest arc of a slipped point stands above the line."""
    stops = [scale(s.day) for s in point.was] + [scale(point.last)]
    return max((_arc(a, b) for a, b in pairwise(stops)), default=0.0) * 0.75 + 8 if point.was else 8


def _arc(a: float, b: float) -> float:
    return min(max(abs(b - a) * 0.45, 14), 44)


def _chain(point: ClockPoint, scale: _Scale, line: float) -> list[Markup]:
    stops = [scale(s.day) for s in point.was] + [scale(point.last)]
    side = -1 if point.above else 1
    marks = []
    for a, b in pairwise(stops):
        y = line + side * 7
        lift = y + side * _arc(a, b)
        marks.append(path(f"M{a:.1f} {y:.1f}C{a:.1f} {lift:.1f} {b:.1f} {lift:.1f} {b:.1f} {y:.1f}", "arc"))
        marks.append(
            path(f"M{b - 4:.1f} {y + side * 6:.1f}L{b:.1f} {y:.1f}L{b + 4:.1f} {y + side * 6:.1f}", "arc")
        )
    marks += [shape("circle", x, line, 4.5, "dot was") for x in stops[:-1]]
    return marks


def _point(point: ClockPoint, scale: _Scale, line: float, told: bool) -> list[Markup]:
    x, start = scale(point.last), scale(point.first)
    if not told:
        return [element("circle", cx=x, cy=line, r=3, cls=f"dot {point.kind}")]
    kind = _SHAPES.get(point.kind, "circle")
    marks = [rectangle(start, line - 2.5, x - start, 5, f"vague {point.kind}")] if x - start > 6 else []
    slipped = " slipped" if point.was else ""
    return [*marks, shape(kind, x, line, 6.5 if point.kind == "expiry" else 5, f"dot {point.kind}{slipped}")]


def _leader(label: _Label, line: float, arcs: float) -> list[Markup]:
    end = _baseline(label, line, arcs)
    top = end - 12 if not label.point.above else end + 20
    start = line - 8 if label.point.above else line + 8
    return [segment(label.x, start, label.x, top + (8 if not label.point.above else -4), "leader")]


def _baseline(label: _Label, line: float, arcs: float) -> float:
    """Baseline of a label's first row."""
    if label.point.above:
        return line - arcs - LANE * label.lane - 26
    return line + 44 + LANE * label.lane


def _words(label: _Label, line: float, arcs: float) -> list[Markup]:
    y = _baseline(label, line, arcs)
    x, anchor = (label.x - 5, "end") if label.left else (label.x + 5, "start")
    strong = "label expiry" if label.point.kind == "expiry" else "label"
    return [
        text(x, y, label.point.label, strong, anchor),
        text(x, y + 15, _when(label.point), "when", anchor),
    ]


def _months(scale: _Scale, line: float) -> list[Markup]:
    """Ticks at month starts, named where there is room."""
    marks, month = [], date(scale.first.year, scale.first.month, 1)
    months = (scale.last.year - scale.first.year) * 12 + scale.last.month - scale.first.month + 1
    every = 1 if months <= 14 else 3 if months <= 42 else 12
    last = -100.0
    for _ in range(months + 1):
        x = scale(month)
        if EDGE <= x <= WIDTH - EDGE:
            marks.append(segment(x, line - 3, x, line + 3, "tick"))
            words = f"{month:%b} {month.year}" if month.month == 1 else f"{month:%b}"
            if (month.month - 1) % every == 0 and x - last > 34 and x < WIDTH - 40:
                marks.append(text(x + 2, line + 18, words, "month"))
                last = x
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
    return marks


def _left_bracket(clock: ClockView, scale: _Scale, line: float) -> list[Markup]:
    """The stretch of mandate that is left, as a heavy bar on the line."""
    if clock.expires is None or clock.expires <= clock.today:
        return []
    start, end = scale(clock.today), scale(clock.expires)
    return [rectangle(start, line - 4, end - start, 8, "left")]


def _today(clock: ClockView, scale: _Scale, line: float) -> list[Markup]:
    x = scale(clock.today)
    anchor = "start" if x < 120 else "end" if x > WIDTH - 140 else "middle"
    return [
        segment(x, 18, x, line + 24, "today"),
        text(x, 12, f"As known on {wording.day(clock.today)}", "today-label", anchor),
        element("circle", cx=x, cy=line, r=3.5, cls="today-dot"),
    ]
