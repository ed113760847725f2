"""The tally: one square for each seat, the line of required votes, the interval of votes for.

Takes a `TallyView`; gives an SVG. Never places a silent member on either side, and marks every vote that a person
has set. Pivotal members have a bar below their seat, permanent members a ring, accented while a veto is open.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from penholder.model import CountedVote, Stance
from penholder.outputs.pictures.svg import element, path, picture, rectangle, segment, text
from penholder.outputs.views.tallies import Seat, TallyView

SEAT, GAP, LEFT, TOP = 22.0, 4.0, 6.0, 24.0
STEP = SEAT + GAP
CODES = 18.0
"""Height of the line of codes below the seats."""
OPEN = {Stance.CONDITIONAL: "condition", Stance.AMBIGUOUS: "unclear"}
SIDES = {CountedVote.YES: "for", CountedVote.NO: "against", CountedVote.OPEN: ""}


def draw_tally(tally: TallyView, name: str) -> Markup:
    """The seats of one option: counted as yes first, open ones in the middle, the others last."""
    width = LEFT * 2 + len(tally.seats) * STEP - GAP
    marks = [mark for place, seat in enumerate(tally.seats) for mark in _seat(seat, place)]
    line = LEFT + tally.required * STEP - GAP / 2
    bottom = TOP + SEAT + CODES + 10
    marks += [
        segment(line, TOP - 8, line, bottom + 7, "needed"),
        text(line, TOP - 12, f"{tally.required} votes needed", "needed-label", "middle"),
        *_interval(tally, bottom),
    ]
    lines = (tally.summary, tally.vetoes, *([tally.pivotal] if tally.pivotal else []), *tally.set_votes)
    told = " ".join(found.text for found in lines)
    return picture(name, f"Votes on {tally.option}", told, (width, bottom + 36), marks)


def _seat(seat: Seat, place: int) -> Iterator[Markup]:
    x, middle = LEFT + place * STEP, LEFT + place * STEP + SEAT / 2
    yield rectangle(x, TOP, SEAT, SEAT, f"seat {_side(seat)}")
    if seat.permanent:
        ring = "permanent open-veto" if seat.veto else "permanent"
        yield element("circle", cx=middle, cy=TOP + SEAT / 2, r=4.5, cls=ring)
    if seat.is_set:
        yield path(f"M{x + SEAT - 9:.1f} {TOP:.1f}h9v9z", "set-mark")
    if seat.pivotal:
        yield segment(x, TOP + SEAT + 4, x + SEAT, TOP + SEAT + 4, "pivotal")
    yield text(middle, TOP + SEAT + CODES - 1, seat.code, "seat-code", "middle")


def _side(seat: Seat) -> str:
    """How a seat is filled: by what its vote is counted as; an open one by how clear its words are."""
    if seat.counted is CountedVote.OPEN and not seat.is_set:
        return OPEN.get(seat.stance, "silent") if seat.stance else "silent"
    return SIDES.get(seat.counted, "withheld") or "silent"


def _interval(tally: TallyView, y: float) -> list[Markup]:
    start = LEFT + tally.low * STEP - (GAP if tally.low else 0)
    end = LEFT + tally.high * STEP - (GAP if tally.high else 0)
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
