"""Chains of mandates as pictures: one mission's resolutions over the years, or the days left of every mission.

Takes `MissionView`s and `ClockBoard`s; gives SVGs. Never draws a stretch of a mandate whose last day is not known but
as an open bar, and never a day after the board's own.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from markupsafe import Markup

from penholder.outputs import wording
from penholder.outputs.pictures.svg import picture, rectangle, segment, text
from penholder.outputs.views.chains import ClockBoard, MissionView

WIDTH, EDGE, BAR, ROW, NAME = 960.0, 14.0, 14.0, 22.0, 120.0
MOST = 40
"""Missions drawn at most; the table under the picture has all."""
_YEARS = (1, 2, 5, 10, 20)


def draw_chain(mission: MissionView, name: str) -> Markup:
    """The mandates of one mission as bars end to end, the one in force strong, today marked; empty without a chain."""
    bars = list(_find_bars(mission))
    if not bars:
        return Markup("")
    today = mission.clock.today
    first, last = bars[0][0], max(today, *(end for _, end, _ in bars))
    span = max((last - first).days, 1)

    def place(day: date) -> float:
        return EDGE + (day - first).days / span * (WIDTH - 2 * EDGE)

    line = 46.0
    marks = [
        rectangle(place(start), line, max(place(end) - place(start) - 1, 1), BAR, f"mandate {kind}")
        for start, end, kind in bars
    ]
    marks += list(_draw_years(first, last, place(first), (WIDTH - 2 * EDGE) / span, line + BAR))
    marks.append(segment(place(today), line - 10, place(today), line + BAR + 8, "today"))
    left = place(today) > WIDTH / 2
    marks.append(
        text(
            place(today) + (-4 if left else 4),
            line - 14,
            wording.day(today),
            "today-label",
            "end" if left else "start",
        )
    )
    told = "; ".join(
        f"{link.resolution} {link.action} the mandate until {link.ends}" for link in mission.links
    )
    return picture(name, f"Chain of mandates of {mission.acronym}", told, (WIDTH, line + BAR + 30), marks)


def _find_bars(mission: MissionView) -> Iterator[tuple[date, date, str]]:
    """From each resolution that sets a last day to that day or to the next such resolution's beginning."""
    setting = [link for link in mission.links if link.action in ("sets up", "renews")]
    today = mission.clock.today
    for link, after in pairwise([*setting, None]):
        assert link is not None
        end = link.expires or today
        start = link.adopted
        if after is not None and after.adopted < end and link.expires is None:
            end = after.adopted
        now = link.resolution == mission.clock.resolution or (after is None and link.expires is None)
        kind = "now" if now and end >= today else "open" if link.expires is None else "past"
        if end > start:
            yield start, end, f"{kind}{' rollover' if link.rollover else ''}"


def _draw_years(first: date, last: date, origin: float, scale: float, y: float) -> Iterator[Markup]:
    years = last.year - first.year + 1
    step = next((n for n in _YEARS if years / n <= 12), 20)
    for year in range(first.year + 1, last.year + 1):
        if year % step == 0:
            x = origin + (date(year, 1, 1) - first).days * scale
            yield segment(x, y, x, y + 5, "tick")
            yield text(x + 2, y + 17, str(year), "month")


def draw_board(board: ClockBoard, name: str) -> Markup:
    """Days left of every mandate with a last day, one bar each; empty when none has one."""
    shown = [m for m in board.missions if m.clock.days_left is not None and m.clock.days_left >= 0][:MOST]
    if not shown:
        return Markup("")
    most = max(*(m.clock.days_left or 0 for m in shown), 30)
    scale = (WIDTH - NAME - 2 * EDGE - 60) / most
    marks: list[Markup] = []
    for row, mission in enumerate(shown):
        y, left = 10 + row * ROW, mission.clock.days_left or 0
        marks.append(text(NAME, y + 12, mission.acronym, "label", "end"))
        marks.append(rectangle(NAME + 8, y, max(left * scale, 1), BAR, "left"))
        marks.append(text(NAME + 14 + left * scale, y + 12, str(left), "when"))
    end = 10 + len(shown) * ROW
    marks += list(_draw_months(board.today, most, scale, end))
    told = "; ".join(f"{m.acronym}: {m.clock.days_left} days" for m in shown)
    title = f"Days left of each mandate on {wording.day(board.today)}"
    return picture(name, title, told, (WIDTH, end + 24), marks)


def _draw_months(today: date, most: int, scale: float, end: float) -> Iterator[Markup]:
    month = date(today.year + today.month // 12, today.month % 12 + 1, 1)
    while month <= today + timedelta(days=most):
        x = NAME + 8 + (month - today).days * scale
        yield segment(x, 4, x, end, "grid")
        yield text(
            x + 2, end + 12, f"{month:%b} {month.year}" if month.month == 1 else f"{month:%b}", "month"
        )
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
