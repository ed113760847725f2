"""The range bar: every reported version of a figure on one scale, a shape per definition.

Takes the versions of a `FigureRow`; gives an SVG. Never joins values of two definitions by one band.
"""

from __future__ import annotations

from markupsafe import Markup

from penholder.outputs import wording
from penholder.outputs.pictures.svg import element, picture, rectangle, segment, shape, text, width_of
from penholder.outputs.views.figures import FigureRow, Version

WIDTH, EDGE, SIZE = 520.0, 16.0, 15.0
ROW = 15.0
"""Height of one row of value labels."""
DOT = 14.0
"""Room a dot takes; nearer dots are stacked downwards."""


def draw_range(row: FigureRow, name: str) -> Markup:
    """The range bar of a matter with two or more versions; empty markup for fewer values."""
    if len({(v.low, v.high) for v in row.versions}) < 2:
        return Markup("")
    low, high = _axis(row.versions)
    place = _Scale(low, high)
    labels = _place_labels(row.versions, place)
    axis = 10 + ROW * (1 + max(level for *_, level in labels))
    dots = _stack(row.versions, place)
    foot = axis + DOT * max(step for *_, step in dots)
    marks = [segment(EDGE, axis, WIDTH - EDGE, axis, "axis"), *_ends(low, high, axis, foot)]
    marks += [_band(row.versions, shape_, place, axis) for shape_, _ in row.definitions]
    marks += [
        segment(x, axis - 8, x, ROW * (level + 1) + 2, "leader")
        for x, _, _, level in labels
        if level < _top(labels)
    ]
    marks += [text(x, ROW * (level + 1), words, "value", anchor) for x, words, anchor, level in labels]
    marks += [mark for v, x, step in dots for mark in _dot(v, x, place, axis + DOT * step)]
    told = "; ".join(f"{v.value}: {v.cell.text}" for v in row.versions)
    return picture(name, f"{row.label}: reported values", told, (WIDTH, foot + 22), marks)


class _Scale:
    """Position of a value on the bar."""

    def __init__(self, low: float, high: float) -> None:
        self.low, self.span = low, (high - low) or 1.0

    def __call__(self, value: float) -> float:
        return EDGE + (value - self.low) / self.span * (WIDTH - 2 * EDGE)


def _axis(versions: tuple[Version, ...]) -> tuple[float, float]:
    low, high = min(v.low for v in versions), max(v.high for v in versions)
    if low >= 0 and low < high * 0.6:
        return 0.0, high * 1.08
    margin = (high - low) * 0.18 or 1.0
    return max(low - margin, 0.0), high + margin


def _ends(low: float, high: float, axis: float, foot: float) -> list[Markup]:
    step = 10 ** max(len(str(int(high - low))) - 2, 0)
    left = wording.number(low if low == 0 else round(low / step) * step)
    right = wording.number(round(high / step) * step)
    return [
        segment(EDGE, axis - 4, EDGE, axis + 4, "axis"),
        segment(WIDTH - EDGE, axis - 4, WIDTH - EDGE, axis + 4, "axis"),
        text(EDGE, foot + 19, left, "end"),
        text(WIDTH - EDGE, foot + 19, right, "end", "end"),
    ]


def _band(versions: tuple[Version, ...], kind: str, place: _Scale, axis: float) -> Markup:
    held = [v for v in versions if v.shape == kind]
    start, end = place(min(v.low for v in held)), place(max(v.high for v in held))
    return rectangle(start, axis - 2.5, end - start, 5, "band") if end > start else Markup("")


def _stack(versions: tuple[Version, ...], place: _Scale) -> list[tuple[Version, float, int]]:
    """Every version with its x and a step below the line: values that would cover each other are stacked."""
    dots: list[tuple[Version, float, int]] = []
    for version in sorted(versions, key=lambda v: (v.low, v.high, v.shape, v.value)):
        x = (place(version.low) + place(version.high)) / 2
        near = {step for _, other, step in dots if abs(other - x) < DOT}
        dots.append((version, x, next(step for step in range(len(versions)) if step not in near)))
    return dots


def _dot(version: Version, x: float, place: _Scale, axis: float) -> list[Markup]:
    cls = "dot hollow" if version.hollow else "dot"
    marks = []
    if version.opens:
        tip = x + (24 if version.opens == "up" else -24)
        back = -5 if version.opens == "up" else 5
        marks.append(
            element("path", d=f"M{x:.1f} {axis:.1f}H{tip:.1f}m{back} -4l{-back} 4l{back} 4", cls="open")
        )
    if version.high > version.low:
        marks.append(segment(place(version.low), axis, place(version.high), axis, "interval"))
    return [*marks, shape(version.shape, x, axis, 5.5, cls)]


def _place_labels(versions: tuple[Version, ...], place: _Scale) -> list[tuple[float, str, str, int]]:
    """Value labels above the bar, stacked where they would touch: x, words, anchor, level (0 on top)."""
    values = sorted({((place(v.low) + place(v.high)) / 2, v.value) for v in versions})
    taken: list[float] = []
    raw: list[tuple[float, str, str, int]] = []
    for x, words in values:
        half = width_of(words, SIZE) / 2
        anchor = "start" if x - half < 0 else "end" if x + half > WIDTH else "middle"
        left = x if anchor == "start" else x - 2 * half if anchor == "end" else x - half
        level = next((i for i, right in enumerate(taken) if left > right + 8), len(taken))
        taken[level : level + 1] = [left + 2 * half]
        raw.append((x, words, anchor, level))
    top = max(level for *_, level in raw)
    return [(x, words, anchor, top - level) for x, words, anchor, level in raw]


def _top(labels: list[tuple[float, str, str, int]]) -> int:
    return max(level for *_, level in labels)
