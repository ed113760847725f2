"""Unanimity over time, and shares as a dot with its interval: of members, vetoes and subjects.

Takes views of votes; gives SVG. Never draws a dot for an unknown share: its bounds are an open bar.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from markupsafe import Markup

from penholder.outputs.pictures.svg import element, picture, rectangle, segment, shape, text
from penholder.outputs.pictures.votes_matrix import draw_matrix
from penholder.outputs.views.shares import ShareView
from penholder.outputs.views.votes import PeriodView

__all__ = ["draw_matrix", "draw_panel", "draw_rates", "draw_unanimity", "find_end"]

WIDTH, HEIGHT, LEFT, TOP, FOOT = 720.0, 250.0, 44.0, 14.0, 26.0
ROW, LABEL, BAR, NUMBER = 25.0, 170.0, 300.0, 150.0
"""Of a picture of rates: height of a row, width of names, of the scale, of the words beside it."""
PANEL, PANEL_HEIGHT = 220.0, 112.0
_STEPS = (0.02, 0.05, 0.1, 0.2, 0.25, 0.5, 1.0)
"""Ends a scale can have."""


def draw_unanimity(years: Sequence[PeriodView], periods: Sequence[PeriodView], name: str) -> Markup:
    """Share of unanimous resolutions: a dot with interval for a year, a bar with band for a period."""
    if not any(p.unanimous.drawn for p in (*years, *periods)):
        return Markup("")
    first, last = min(p.year for p in years), max(p.year for p in years)
    bottom = HEIGHT - FOOT
    across = (WIDTH - LEFT - 8) / max(last - first + 1, 1)

    def x(year: float) -> float:
        return LEFT + (year - first) * across

    def y(share: float) -> float:
        return bottom - share * (bottom - TOP)

    marks = [m for share in (0, 0.25, 0.5, 0.75, 1) for m in _level(share, y(share), WIDTH - 8)]
    step = 10 if last - first > 30 else 5 if last - first > 12 else 1
    ticks = range(-(-first // step) * step, last + 1, step)
    marks += [text(x(t + 0.5), HEIGHT - 8, str(t), "end", "middle") for t in ticks]
    for period, follows in zip(periods, (*[p.year for p in periods[1:]], last + 1), strict=True):
        marks += _span(period, x(period.year), x(follows), y)
    for year in (p for p in years if p.unanimous.value is not None):
        share, middle = year.unanimous, x(year.year + 0.5)
        marks.append(segment(middle, y(share.low), middle, y(share.high), "whisker"))
        marks.append(
            _told(shape("circle", middle, y(share.value or 0), 2.8, "dot"), f"{year.label}: {share.sentence}")
        )
    told = "; ".join(f"{p.label}: {p.unanimous.sentence}" for p in periods)
    return picture(name, "Share of adopted resolutions that were unanimous", told, (WIDTH, HEIGHT), marks)


def _span(period: PeriodView, left: float, right: float, y: Callable[[float], float]) -> list[Markup]:
    """A period's bar and band; nothing where its cases are too few."""
    share = period.unanimous
    if share.value is None:
        return []
    marks = [
        rectangle(left + 1, y(share.high), right - left - 2, y(share.low) - y(share.high), "band"),
        segment(left + 1, y(share.value), right - 1, y(share.value), "period"),
    ]
    return [_told(element("g", Markup("").join(marks)), f"{period.label}: {share.sentence}")]


def _level(share: float, y: float, right: float) -> list[Markup]:
    return [
        segment(LEFT, y, right, y, "grid"),
        text(LEFT - 6, y + 4, _scale(share), "end", "end"),
    ]


def _told(mark: Markup, words: str) -> Markup:
    """A mark that says its numbers where it is pointed at."""
    return element("g", element("title", words) + mark)


def draw_rates(rows: Sequence[tuple[str, ShareView]], title: str, name: str) -> Markup:
    """A row for each name: dot and interval, or an open bar for the bounds of an unknown share."""
    shown = [(label, share) for label, share in rows if share.drawn]
    if not shown:
        return Markup("")
    end = find_end(share for _, share in shown)
    width, bottom = LABEL + BAR + NUMBER, TOP + ROW * len(shown)
    marks = []
    for part in (0, 0.5, 1):
        at = LABEL + BAR * part
        marks.append(segment(at, TOP, at, bottom, "grid"))
        marks.append(text(at, bottom + 16, _scale(end * part), "end", "middle"))
    for place, (label, share) in enumerate(shown):
        marks += _rate(label, share, end, TOP + ROW * (place + 0.5))
    told = "; ".join(f"{label}: {share.sentence}" for label, share in shown)
    return picture(name, title, told, (width, bottom + 22), marks)


def _rate(label: str, share: ShareView, end: float, y: float) -> list[Markup]:
    left, right = (LABEL + BAR * min(value / end, 1) for value in (share.low, share.high))
    marks = [text(LABEL - 10, y + 4, label, "who", "end")]
    if share.value is None:
        bar = rectangle(left, y - 4.5, max(right - left, 1), 9, "bounds")
    else:
        dot = shape("circle", LABEL + BAR * min(share.value / end, 1), y, 4.6, "dot")
        bar = Markup("").join([segment(left, y, right, y, "interval"), dot])
    words = share.words if share.value is not None else f"unknown, {share.band}"
    return [*marks, _told(bar, f"{label}: {share.sentence}"), text(LABEL + BAR + 12, y + 4, words, "value")]


def _scale(value: float) -> str:
    return f"{100 * value:g} %"


def draw_panel(points: Sequence[tuple[str, ShareView | None]], end: float, title: str, name: str) -> Markup:
    """A small multiple: a share by period on the scale from 0 to `end`, every period in its own place.

    Dot and interval, an open bar for the bounds of an unknown share, nothing for too few cases.
    """
    shown = [(label, share) for label, share in points if share and share.drawn]
    if not shown:
        return Markup("")
    left, bottom = 34.0, PANEL_HEIGHT - 20
    across = (PANEL - left - 6) / len(points)
    height = bottom - 8

    def y(share: float) -> float:
        return bottom - min(share / end, 1) * height

    marks = []
    for part in (0, 0.5, 1):
        marks.append(segment(left, y(end * part), PANEL - 4, y(end * part), "grid"))
        marks.append(text(left - 5, y(end * part) + 4, _scale(end * part), "end", "end"))
    for place, (label, share) in enumerate(points):
        middle = left + across * (place + 0.5)
        marks.append(text(middle, PANEL_HEIGHT - 5, _short(label), "end", "middle"))
        if share and share.drawn:
            marks.append(_told(_point(share, middle, y), f"{label}: {share.sentence}"))
    told = "; ".join(f"{label}: {share.sentence}" for label, share in shown)
    return picture(name, title, told, (PANEL, PANEL_HEIGHT), marks)


def find_end(shares: Iterable[ShareView | None]) -> float:
    """The end of a scale that holds all intervals."""
    most = max((share.high for share in shares if share and share.drawn), default=1.0)
    return next((step for step in _STEPS if step >= most), 1.0)


def _point(share: ShareView, x: float, y: Callable[[float], float]) -> Markup:
    if share.value is None:
        return rectangle(x - 4, y(share.high), 8, max(y(share.low) - y(share.high), 1), "bounds")
    line = segment(x, y(share.low), x, y(share.high), "interval")
    return line + shape("circle", x, y(share.value), 4, "dot")


def _short(label: str) -> str:
    """A period by its first year: "1990–1999" is ’90."""
    return "’" + label.removeprefix("since ")[2:4]
