"""A stance as a sign: one shape for each, told apart without colour, with an arrow where it shifted.

Takes a stance and the kind of its last shift; gives an SVG. Never stands alone: the words stand beside it.
"""

from __future__ import annotations

from markupsafe import Markup

from penholder.model import Stance
from penholder.outputs.pictures.svg import element, path

SIZE, ARROW = 16, 12
"""Width of a sign and of an arrow."""
_SIGNS = {
    Stance.SUPPORTS: (("disc", ""), ("M4.6 8.2l2.4 2.5 4.4-5", "cut")),
    Stance.ASKS: (("disc", ""), ("M8 3.8v5.2M8 11.2v1.2", "cut")),
    Stance.CONDITIONAL: (("ring", ""), ("M8 1.5a6.5 6.5 0 0 0 0 13z", "full")),
    Stance.AMBIGUOUS: (
        ("ring", ""),
        ("M5.9 6.4a2.1 2.1 0 1 1 3.2 1.8c-.8.5-1.1.8-1.1 1.5M8 11.4v.9", "stroke"),
    ),
    Stance.OPPOSES: (("M1.7 1.7h12.6v12.6h-12.6z", "full"), ("M5 5l6 6M11 5l-6 6", "cut")),
}
_SHIFTS = {
    "hardened": "M6 13V4M2.5 7.5L6 4l3.5 3.5",
    "softened": "M6 3v9M2.5 8.5L6 12l3.5-3.5",
    "reversed": "M2 5.5h8M7.5 3L10 5.5 7.5 8M10 10.5h-8M4.5 8L2 10.5 4.5 13",
}


def draw_stance(stance: Stance, shift: str = "") -> Markup:
    """The sign of a stance: check for, exclamation asks, half on condition, question unclear, cross against.

    `shift` adds the arrow of its last shift.
    """
    marks = Markup("").join(_draw(shape, cls) for shape, cls in _SIGNS[stance])
    sign = element("svg", marks, cls="sign", viewBox=f"0 0 {SIZE} {SIZE}", aria_hidden="true")
    return sign + draw_shift(shift)


def draw_shift(kind: str) -> Markup:
    """The arrow of a shift: up hardened, down softened, both ways reversed; empty markup for none."""
    if kind not in _SHIFTS:
        return Markup("")
    arrow = path(_SHIFTS[kind], "arrow")
    return element("svg", arrow, cls="sign", viewBox=f"0 0 {ARROW} {SIZE}", aria_hidden="true")


def _draw(shape: str, cls: str) -> Markup:
    if shape in ("disc", "ring"):
        return element("circle", cx=8, cy=8, r=6.5, cls=shape)
    return path(shape, cls)
