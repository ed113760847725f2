"""The agreement matrix: members against members, in order of the contested votes, a number in every cell.

Takes pairs and an order; gives an SVG, or nothing where no pair is known. Never says a share by shade alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from penholder.outputs.pictures.svg import element, picture, rectangle, text, width_of
from penholder.outputs.views.votes import PairView

CELL = 40.0
SIZE = 13.0
SHADES = 9
"""Steps of shade, from none agreeing (0) to all (9)."""


def draw_matrix(pairs: Sequence[PairView], order: Sequence[tuple[str, str]], name: str) -> Markup:
    """Contested votes in each cell: the share of equal votes in per cent; empty where too few, "?" where unknown."""
    shares = {frozenset((p.a, p.b)): p for p in pairs}
    if len(order) < 2 or not any(p.contested.value is not None for p in pairs):
        return Markup("")
    side = max(width_of(label, SIZE) for _, label in order) + 12
    width = side + CELL * len(order)
    marks = []
    for row, (iso, label) in enumerate(order):
        y = 26 + CELL * row
        marks.append(text(side - 8, y + CELL / 2 + 5, label, "who", "end"))
        marks.append(text(side + CELL * (row + 0.5), 17, iso, "code", "middle"))
        for column, (other, _) in enumerate(order):
            pair = shares.get(frozenset((iso, other)))
            x = side + CELL * column
            if iso == other:
                marks.append(rectangle(x + 1, y + 1, CELL - 2, CELL - 2, "self"))
            elif pair:
                marks.append(_cell(pair, x, y))
    told = "; ".join(
        f"{' and '.join(p.names)}: {p.contested.sentence}" for p in pairs if p.contested.value is not None
    )
    return picture(name, "Agreement on contested votes", told, (width, 30 + CELL * len(order)), marks)


def _cell(pair: PairView, x: float, y: float) -> Markup:
    share = pair.contested
    words = f"{' and '.join(pair.names)}: {share.sentence}"
    if share.value is None:
        mark = "?" if share.drawn else "·"
        parts = [text(x + CELL / 2, y + CELL / 2 + 5, mark, "none", "middle")]
    else:
        shade = round(share.value * SHADES)
        parts = [
            rectangle(x + 1, y + 1, CELL - 2, CELL - 2, f"shade-{shade}"),
            text(x + CELL / 2, y + CELL / 2 + 5, f"{100 * share.value:.0f}", "number-in", "middle"),
        ]
    return element("g", Markup("").join([element("title", words), *parts]))
