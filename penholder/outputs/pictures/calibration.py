"""The calibration picture: how often what was forecast at about one probability happened.

Takes bins of one question; gives an SVG. Never leaves out a bin with a case, and never draws a share without its
interval.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from penholder.model import CalibrationBin
from penholder.outputs.pictures.svg import element, picture, segment, shape, text

SIZE, LEFT, FOOT, EDGE = 300.0, 42.0, 34.0, 10.0
_LEAST, _MOST = 2.4, 7.0
"""Radii of the dots of the smallest and the largest bin."""


def draw_calibration(bins: Sequence[CalibrationBin], branch: str, name: str) -> Markup:
    """Share that happened against mean probability, with 95 % intervals; empty markup without bins.

    The diagonal is perfect calibration; a larger dot stands for more cases.
    """
    if not bins:
        return Markup("")
    most = max(b.cases for b in bins)
    marks = [*_frame(branch), segment(_x(0), _y(0), _x(1), _y(1), "diagonal")]
    for held in bins:
        x, radius = _x(held.forecast), _LEAST + (_MOST - _LEAST) * (held.cases / most) ** 0.5
        whisker = segment(x, _y(held.interval[0]), x, _y(held.interval[1]), "whisker")
        dot = shape("circle", x, _y(held.happened), radius, "dot")
        marks.append(element("g", element("title", tell_bin(held, branch)) + whisker + dot))
    told = "; ".join(tell_bin(b, branch) for b in bins)
    return picture(name, f"Calibration: forecast and share {branch}", told, (SIZE, SIZE), marks)


def tell_bin(held: CalibrationBin, branch: str) -> str:
    """One bin in words."""
    low, high = (f"{100 * bound:.0f}" for bound in held.interval)
    return (
        f"forecast {100 * held.forecast:.0f} % on average: {branch} in {100 * held.happened:.0f} % of "
        f"{held.cases:,} cases ({low} to {high} %)"
    )


def _frame(branch: str) -> list[Markup]:
    marks = []
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        words = f"{100 * share:.0f}"
        marks += [
            segment(_x(0), _y(share), _x(1), _y(share), "grid"),
            text(_x(share), SIZE - FOOT + 16, words, "end", "middle"),
            text(LEFT - 6, _y(share) + 4, words, "end", "end"),
        ]
    marks += [
        segment(_x(0), _y(0), _x(1), _y(0), "axis"),
        segment(_x(0), _y(0), _x(0), _y(1), "axis"),
        text(_x(0.5), SIZE - 2, "forecast, per cent", "end", "middle"),
        text(_x(0) + 6, _y(1) + 11, f"{branch}, per cent", "end"),
    ]
    return marks


def _x(share: float) -> float:
    return LEFT + share * (SIZE - LEFT - EDGE)


def _y(share: float) -> float:
    return SIZE - FOOT - share * (SIZE - FOOT - EDGE)
