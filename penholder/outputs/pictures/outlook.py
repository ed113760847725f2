"""The outlook: bars with their 90 % intervals for the branches, and a strip of members.

Takes rows of an `OutlookView`; gives SVG. Never draws a bar without its interval.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from penholder.outputs.pictures.svg import element, path, picture, rectangle, segment, text
from penholder.outputs.views.outlook import ChanceRow, MemberRow

WIDTH, LEFT, RIGHT = 330.0, 4.0, 10.0
ROW, BAR = 40.0, 8.0
SEAT, GAP, HEIGHT, TOP = 20.0, 6.0, 64.0, 14.0
SPAN = WIDTH - LEFT - RIGHT


def draw_chances(rows: Sequence[ChanceRow], title: str, name: str) -> Markup:
    """One bar for each branch on a scale from 0 to 100 %, its interval as a whisker, its value in words."""
    marks = [mark for place, row in enumerate(rows) for mark in _bar(row, place * ROW)]
    foot = len(rows) * ROW + 4
    marks += _axis(foot)
    told = "; ".join(f"{r.label}: {r.percent}, 90 % interval {r.band}" for r in rows)
    return picture(name, title, told, (WIDTH, foot + 18), marks)


def _bar(row: ChanceRow, top: float) -> Iterator[Markup]:
    y = top + 20
    yield text(LEFT, top + 13, row.label, "branch")
    yield text(WIDTH - RIGHT, top + 13, row.percent, "chance", "end")
    yield rectangle(LEFT, y, SPAN, BAR, "trough")
    yield rectangle(LEFT, y, max(SPAN * row.value, 1.0), BAR, "bar")
    low, high = LEFT + SPAN * row.low, LEFT + SPAN * row.high
    middle = y + BAR / 2
    yield path(
        f"M{low:.1f} {middle - 6:.1f}v12M{high:.1f} {middle - 6:.1f}v12M{low:.1f} {middle:.1f}H{high:.1f}",
        "whisker",
    )


def _axis(foot: float) -> Iterator[Markup]:
    yield segment(LEFT, foot - 2, LEFT + SPAN, foot - 2, "tick")
    for share, anchor in ((0.0, "start"), (0.5, "middle"), (1.0, "end")):
        x = LEFT + SPAN * share
        yield segment(x, foot - 5, x, foot + 1, "tick")
        yield text(x, foot + 14, f"{round(100 * share)} %", "end", anchor)


def draw_members(members: Sequence[MemberRow], name: str) -> Markup:
    """One column for each member: yes from below, no from above, abstention between; the whisker is that of yes."""
    marks = [mark for place, member in enumerate(members) for mark in _column(member, place)]
    width = LEFT * 2 + len(members) * (SEAT + GAP) - GAP
    told = "; ".join(
        f"{m.name}: yes {m.yes.percent}, no {m.no.percent}, abstention {m.abstain.percent}" for m in members
    )
    return picture(name, "How members are likely to vote", told, (width, TOP + HEIGHT + 24), marks)


def _column(member: MemberRow, place: int) -> Iterator[Markup]:
    x, middle = LEFT + place * (SEAT + GAP), LEFT + place * (SEAT + GAP) + SEAT / 2
    yes, no = HEIGHT * member.yes.value, HEIGHT * member.no.value
    yield rectangle(x, TOP, SEAT, HEIGHT, "trough")
    yield rectangle(x, TOP + HEIGHT - yes, SEAT, yes, "bar")
    if no >= 1:
        yield rectangle(x, TOP, SEAT, no, "refusal")
    low, high = TOP + HEIGHT * (1 - member.yes.low), TOP + HEIGHT * (1 - member.yes.high)
    yield path(
        f"M{middle - 5:.1f} {low:.1f}h10M{middle - 5:.1f} {high:.1f}h10M{middle:.1f} {low:.1f}V{high:.1f}",
        "whisker",
    )
    if member.permanent:
        yield element("circle", cx=middle, cy=TOP - 7, r=3, cls="permanent-dot")
    yield text(middle, TOP + HEIGHT + 15, member.code, "seat-code", "middle")
