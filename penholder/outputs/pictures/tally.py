"""The tally: fifteen seats, the line of required votes, the interval of votes for.

Takes a `TallyView`; gives an SVG. Never places a silent member on either side.
"""

from __future__ import annotations

from markupsafe import Markup

from penholder.model import Stance
from penholder.outputs.pictures.svg import element, picture, rectangle, segment, text
from penholder.outputs.views.tallies import Seat, TallyView

SEAT, GAP, LEFT, TOP = 22.0, 4.0, 6.0, 24.0
CLASSES = {
    Stance.SUPPORTS: "for",
    Stance.ASKS: "for",
    Stance.CONDITIONAL: "condition",
    Stance.AMBIGUOUS: "unclear",
    Stance.OPPOSES: "against",
}


def draw_tally(tally: TallyView, name: str) -> Markup:
    """The seats of one option: stated yes first, silent in the middle, stated no last."""
    width = LEFT * 2 + len(tally.seats) * (SEAT + GAP) - GAP
    marks = [mark for place, seat in enumerate(tally.seats) for mark in _seat(seat, place)]
    line = LEFT + tally.required * (SEAT + GAP) - GAP / 2
    bottom = TOP + SEAT + 10
    marks += [
        segment(line, TOP - 8, line, bottom + 7, "needed"),
        text(line, TOP - 12, f"{tally.required} votes needed", "needed-label", "middle"),
        *_interval(tally, bottom),
    ]
    told = f"{tally.summary.text} {tally.vetoes.text}"
    return picture(name, f"Votes on {tally.option}", told, (width, bottom + 36), marks)


def _seat(seat: Seat, place: int) -> list[Markup]:
    x = LEFT + place * (SEAT + GAP)
    cls = f"seat {CLASSES[seat.stance] if seat.stance else 'silent'}"
    marks = [rectangle(x, TOP, SEAT, SEAT, cls)]
    if seat.permanent:
        ring = "permanent open-veto" if seat.veto else "permanent"
        marks.append(element("circle", cx=x + SEAT / 2, cy=TOP + SEAT / 2, r=4.5, cls=ring))
    return marks


def _interval(tally: TallyView, y: float) -> list[Markup]:
    start = LEFT + tally.low * (SEAT + GAP) - (GAP if tally.low else 0)
    end = LEFT + tally.high * (SEAT + GAP) - (GAP if tally.high else 0)
    words = f"{tally.low}–{tally.high} votes for" if tally.low != tally.high else f"{tally.low} votes for"
    middle = (start + end) / 2
    anchor = "start" if middle < 60 else "middle"
    return [
        element(
            "path",
            d=f"M{start:.1f} {y - 4:.1f}v8M{end:.1f} {y - 4:.1f}v8M{start:.1f} {y:.1f}H{end:.1f}",
            cls="span",
        ),
        text(max(middle, LEFT) if anchor == "middle" else LEFT, y + 20, words, "span-label", anchor),
    ]
