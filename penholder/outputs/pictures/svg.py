"""SVG by hand: a few marks with escaped text, classes instead of colours.

Takes numbers and strings; gives `Markup`. Never emits a script, a style, a link or an unescaped string; colours
live in the brief's style sheet, so pictures follow light, dark and print.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

CHARACTER = 0.56
"""Width of an average character in ems, for placing labels without measuring fonts."""


def coordinate(value: float) -> str:
    """A coordinate with at most one decimal, the same on every machine."""
    rounded = round(value, 1)
    return str(int(rounded)) if rounded == int(rounded) else str(rounded)


def element(name: str, content: str = "", **attributes: object) -> Markup:
    """One element; underscores in names become hyphens, `cls` becomes class, content must be Markup or is escaped."""
    words = Markup("")
    for key, value in attributes.items():
        if value is None or value == "":
            continue
        shown = coordinate(value) if isinstance(value, (int, float)) else value
        written = "class" if key == "cls" else key.replace("_", "-")
        words += Markup(' {}="{}"').format(written, shown)
    return Markup("<{}{}>{}</{}>").format(name, words, content, name)


def text(x: float, y: float, words: str, cls: str = "", anchor: str = "start") -> Markup:
    """A text label."""
    return element("text", words, x=x, y=y, cls=cls, text_anchor="" if anchor == "start" else anchor)


def segment(x1: float, y1: float, x2: float, y2: float, cls: str) -> Markup:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, cls=cls)


def rectangle(x: float, y: float, width: float, height: float, cls: str) -> Markup:
    """A rectangle."""
    return element("rect", x=x, y=y, width=width, height=height, cls=cls)


def path(commands: str, cls: str) -> Markup:
    """A path."""
    return element("path", d=commands, cls=cls)


def shape(kind: str, x: float, y: float, radius: float, cls: str) -> Markup:
    """A mark of one of six shapes around a point."""
    if kind == "circle":
        return element("circle", cx=x, cy=y, r=radius, cls=cls)
    corners = {
        "diamond": ((0, -1.3), (1.3, 0), (0, 1.3), (-1.3, 0)),
        "square": ((-0.95, -0.95), (0.95, -0.95), (0.95, 0.95), (-0.95, 0.95)),
        "triangle": ((0, -1.2), (1.2, 1), (-1.2, 1)),
        "pentagon": ((0, -1.2), (1.15, -0.3), (0.7, 1), (-0.7, 1), (-1.15, -0.3)),
        "bar": ((-0.45, -1.3), (0.45, -1.3), (0.45, 1.3), (-0.45, 1.3)),
    }[kind]
    points = " ".join(f"{coordinate(x + dx * radius)},{coordinate(y + dy * radius)}" for dx, dy in corners)
    return element("polygon", points=points, cls=cls)


def width_of(words: str, size: float) -> float:
    """Estimated width of a label at a font size."""
    return len(words) * size * CHARACTER


def picture(name: str, title: str, told: str, size: tuple[float, float], marks: Iterable[Markup]) -> Markup:
    """A whole picture with title and description; `name` keeps its ids unique in a page."""
    width, height = size
    body = Markup("").join(
        [
            element("title", title, id=f"{name}-title"),
            element("desc", told, id=f"{name}-desc"),
            *marks,
        ]
    )
    return element(
        "svg",
        body,
        cls=f"picture {name.split('-')[0]}",
        viewBox=f"0 0 {coordinate(width)} {coordinate(height)}",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
    )


def glyph(kind: str, *, hollow: bool = False) -> Markup:
    """The mark of a definition as it stands beside words."""
    mark = shape(kind, 7, 7, 4.6, "dot hollow" if hollow else "dot")
    return element("svg", mark, cls="glyph", viewBox="0 0 14 14", aria_hidden="true")
