"""The clock on the terminal: one mission in full, or all in a list.

Takes a `ClockBoard`; gives rich renderables. Never writes a word but through `terminal.say`, which makes it inert.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from penholder.outputs import wording
from penholder.outputs.terminal import head, ids, inset, make_list, make_table, say
from penholder.outputs.views.chains import ClockBoard, LinkView, MissionView
from penholder.outputs.views.clock import ClockPoint, days_words, tell_terms

CHAIN = 8
"""Resolutions of a chain shown at most; `--all` shows every one."""
HAND = "by hand"
_ALL_TASKS = 99


def show_board(board: ClockBoard, *, full: bool, everything: bool = False) -> RenderableType:
    """Each mission in full where `full`, else one line each; then where the data end."""
    if full:
        return Group(*(part for mission in board.missions for part in _show_mission(mission, everything)))
    return Group(_list_missions(board), *_tell_end(board))


def _tell_end(board: ClockBoard) -> Iterator[RenderableType]:
    yield Text("")
    count = wording.capital(wording.count(len(board.missions), "operation"))
    yield say(f"{count} on {wording.day(board.today)}. One in full: penholder clock MISSION.")
    if board.data_end:
        yield say(
            f"The data on mandates end on {wording.day(board.data_end)}; what the Council decided later may be missing here."
        )


def _list_missions(board: ClockBoard) -> Table:
    table = make_list("mission", "stands", "ends", "under", wide="next report due")
    for mission in board.missions:
        clock, report = mission.clock, mission.next_report
        table.add_row(
            say(mission.acronym, "bold"),
            say(mission.stands),
            say(mission.last_day.isoformat() if mission.last_day else "-"),
            say(_shorten(clock.resolution) if clock.resolution else "-"),
            say(report.when if report else mission.reports),
        )
    return table


def _show_mission(mission: MissionView, everything: bool) -> Iterator[RenderableType]:
    clock = mission.clock
    yield head(mission.acronym, mission.name)
    yield say(f"On {wording.day(clock.today)}: {mission.stands_decided}.")
    terms = tell_terms(clock, _ALL_TASKS)
    told = [mission.ends, terms, *mission.view.notes]
    for line in filter(None, told):
        yield inset(f"{line.text}{f' [{ids(line)}]' if line.evidence else ''}")
    yield from _show_steps(mission, everything)
    yield from _show_chain(mission, everything)
    yield Text("")


def _show_steps(mission: MissionView, everything: bool) -> Iterator[RenderableType]:
    points = mission.view.points if everything else mission.view.told
    if not points:
        return
    yield Text("")
    yield say("Steps", "bold")
    table = make_table("day", "from then", "what", "from")
    for point in points:
        table.add_row(say(point.when), say(days_words(point.days)), say(point.line.text), _cite(point))
    yield table


def _cite(point: ClockPoint) -> Text:
    return say(ids(point.line) or point.line.source)


def _show_chain(mission: MissionView, everything: bool) -> Iterator[RenderableType]:
    links = mission.links if everything else mission.links[-CHAIN:]
    if not links:
        return
    left = len(mission.links) - len(links)
    yield Text("")
    yield say(
        f"Chain of mandates{f' (the last {len(links)} of {len(mission.links)}; --all)' if left else ''}",
        "bold",
    )
    table = make_list(
        "resolution", "adopted", "does", "until", "days", "troops", "police", "vote", gives="does"
    )
    # Eight columns fit 80 characters only with one blank between them.
    table.collapse_padding = True
    for link in links:
        table.add_row(*(say(cell) for cell in _cells(link)))
    yield table
    if any(HAND in link.source for link in links if (link.military, link.police) != (None, None)):
        yield say("*: entered by hand; no text of the resolution was at hand.")
    if any(link.rollover for link in links):
        yield say(
            '"short": a technical rollover, at most three months and less than half the renewal before it.'
        )


def _tell_action(link: LinkView) -> str:
    if link.last:
        return f"{link.action}, last period"
    return f"{link.action}, short" if link.rollover else link.action


def _cells(link: LinkView) -> tuple[str, ...]:
    days = "" if link.days is None else str(link.days)
    hand = "*" if HAND in link.source else ""
    sizes = ["" if n is None else f"{wording.number(n)}{hand}" for n in (link.military, link.police)]
    return (
        _shorten(link.resolution),
        link.adopted.isoformat(),
        _tell_action(link),
        link.expires.isoformat() if link.expires else link.ends,
        days,
        *sizes,
        link.tally,
    )


def _shorten(resolution: str) -> str:
    """ "2690 (2023)" for a resolution of the Council; any other document by its whole symbol."""
    return (
        resolution.removeprefix("S/RES/").replace("(", " (")
        if resolution.startswith("S/RES/")
        else resolution
    )
