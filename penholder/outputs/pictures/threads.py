"""Where this comes from: stories as rows on a date axis, reports as dots, shared sentences as threads.

Takes a `SourcesView`; gives an SVG. Never draws a report whose day is not known on the axis: it stands at the
right, under "day unknown".
"""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from penholder.outputs import wording
from penholder.outputs.pictures.svg import element, path, picture, segment, text, width_of
from penholder.outputs.views.sources import FamilyView, SourcesView

WIDTH, LEFT, RIGHT, ROW, TOP = 860.0, 78.0, 40.0, 46.0, 30.0
DEEPEST, WIDEST = 24, 20
"""Stories drawn at most, and reports of one story; the list names all."""


def draw_threads(sources: SourcesView, name: str) -> Markup:
    """The story families of a pile; empty markup when there is no report."""
    families = sources.families[:DEEPEST]
    days = sorted({r.known_on for f in families for r in f.reports if r.known_on})
    if not families:
        return Markup("")
    spots = _spots(families, days)
    height = TOP + ROW * len(families) + 12
    marks = _axis(days, height)
    marks += [_row(f, TOP + ROW * (i + 0.5)) for i, f in enumerate(families)]
    marks += [m for t in sources.threads if (m := _thread(spots, t.a, t.b, t.sentences))]
    marks += [m for f in families for m in _reports(f, spots)]
    told = "; ".join(f"{f.name}: {wording.join([r.cell.text for r in f.reports])}" for f in families)
    return picture(name, "Story families and shared sentences", told, (WIDTH, height), marks)


def _spots(families: tuple[FamilyView, ...], days: list[date]) -> dict[str, tuple[float, float]]:
    spots: dict[str, tuple[float, float]] = {}
    for place, family in enumerate(families):
        y, last = TOP + ROW * (place + 0.5), -100.0
        for report in sorted(family.reports, key=lambda r: (r.known_on or date.max, r.id))[:WIDEST]:
            x = max(_x(report.known_on, days), last + 24)
            spots[report.id] = (x, y)
            last = x
    return spots


def _x(day: date | None, days: list[date]) -> float:
    if day is None or not days:
        return WIDTH - RIGHT
    span = (days[-1] - days[0]).days
    room = WIDTH - LEFT - RIGHT - 170
    return LEFT + 20 + ((day - days[0]).days / span * room if span else room / 2)


def _axis(days: list[date], height: float) -> list[Markup]:
    marks, last = [], -200.0
    for day in days:
        x = _x(day, days)
        marks.append(segment(x, TOP - 6, x, height - 8, "grid"))
        words = f"{day.day} {day:%b} {day.year}"
        if x - last > width_of(words, 12) + 14:
            marks.append(text(x, TOP - 12, words, "end", "middle"))
            last = x
    return marks


def _row(family: FamilyView, y: float) -> Markup:
    return text(0, y + 4, family.name, "family")


def _reports(family: FamilyView, spots: dict[str, tuple[float, float]]) -> list[Markup]:
    held = [r for r in family.reports if r.id in spots]
    marks = [m for r in held for m in _report(r.code, spots[r.id], "dot" if r.counted else "dot hollow")]
    if held:
        x, y = max(spots[r.id] for r in held)
        names = ", ".join(dict.fromkeys(r.outlet for r in held))
        if x > WIDTH * 0.7:
            x, anchor, room = min(spots[r.id] for r in held)[0] - 14, "end", x - LEFT - 14
        else:
            x, anchor, room = x + 14, "start", WIDTH - x - 14
        marks.append(text(x, y + 4, wording.shorten(names, int(room / 7)), "outlet", anchor))
    return marks


def _report(code: str, spot: tuple[float, float], cls: str) -> tuple[Markup, Markup]:
    x, y = spot
    return element("circle", cx=x, cy=y, r=9, cls=cls), text(x, y + 4, code, "code", "middle")


def _thread(spots: dict[str, tuple[float, float]], a: str, b: str, sentences: int) -> Markup | None:
    if a not in spots or b not in spots:
        return None
    (x1, y1), (x2, y2) = sorted((spots[a], spots[b]))
    weight = min(1 + sentences // 4, 5)
    bend = 16.0 if y1 == y2 else 0.0
    middle = (y1 + y2) / 2 - bend * 1.6
    curve = f"M{x1:.1f} {y1:.1f}C{x1:.1f} {middle:.1f} {x2:.1f} {middle:.1f} {x2:.1f} {y2:.1f}"
    return path(curve, f"thread weight-{weight}{'' if y1 == y2 else ' across'}")
