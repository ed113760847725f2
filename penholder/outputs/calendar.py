"""Expiries, reports due and promises as a calendar file (RFC 5545), one all-day event each.

Takes a `ClockBoard`; gives the bytes of an .ics file. Never asks the machine's clock: the stamp of every event is the
day the board stands on. The same board gives the same bytes.

An event's identifier is made of what it is about (mission, kind, resolution and place in its row, or the first claim),
never of its day: a promise that was moved keeps its identifier, and its sequence counts the days it had before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from icalendar import Calendar, Event

from penholder.model import ClockStep, make_id
from penholder.outputs import wording
from penholder.outputs.views.chains import ClockBoard, MissionView
from penholder.outputs.views.clock import COMMITMENT, REPORT
from penholder.values.dates import first_day, last_day

PRODID = "-//Penholder//Mandate clock//EN"
_KINDS = {"expiry": "Mandate", REPORT: "Report", COMMITMENT: "Promise"}
"""Steps that a calendar holds; what the Council has done is no appointment."""
_LONGEST = 31
"""Days up to which a period is one event; of a longer one only the last day is."""
_HEAD = 4_096


def write_calendar(board: ClockBoard, *, everything: bool = False) -> bytes:
    """The events from the board's day on; with `everything` also those before."""
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Mandate clock, {wording.day(board.today)}")
    for mission in sorted(board.missions, key=lambda m: m.key):
        for event in _make_events(mission, everything):
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def is_ours(path: Path) -> bool:
    """Whether a file opens as a calendar written here."""
    with path.open("rb") as handle:
        return PRODID.encode() in handle.read(_HEAD)


def _make_events(mission: MissionView, everything: bool) -> Iterator[Event]:
    turns: Counter[tuple[str, str, str]] = Counter()
    for step in mission.clock.steps:
        if step.kind not in _KINDS or not _last(step):
            continue
        thread = (step.kind, step.source, step.label)
        turns[thread] += 1
        if everything or (last_day(step.day) or mission.clock.today) >= mission.clock.today:
            yield _make_event(mission, step, turns[thread])


def _last(step: ClockStep) -> bool:
    return (last_day(step.day) or first_day(step.day)) is not None


def _make_event(mission: MissionView, step: ClockStep, turn: int) -> Event:
    first, last = first_day(step.day), last_day(step.day)
    last = last or first
    assert last is not None
    first = first if first and (last - first).days < _LONGEST else last
    event = Event()
    event.add("uid", f"{_identify(mission, step, turn)}@penholder")
    event.add("dtstamp", datetime.combine(mission.clock.today, datetime.min.time(), UTC))
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("sequence", len(step.was))
    event.add("summary", f"{mission.acronym}: {wording.clean(step.label)}")
    event.add("description", _describe(step))
    event.add("categories", [_KINDS[step.kind]])
    event.add("transp", "TRANSPARENT")
    return event


def _identify(mission: MissionView, step: ClockStep, turn: int) -> str:
    """What the event is about: its first claim, else its resolution and its place in the row of like steps.

    The last day of a mandate is about the resolution that first set it: one that keeps it makes no new event.
    """
    source = step.source
    if step.kind == "expiry" and source:
        setting = [link.resolution for link in mission.links if link.expires == last_day(step.day)]
        source = setting[0] if setting else source
    about = ("claim", step.evidence[0]) if step.evidence and not step.source else (source, str(turn))
    return make_id("e", mission.key, step.kind, step.label if step.source else "", *about)


def _describe(step: ClockStep) -> str:
    """Day in words, earlier days, source and evidence, one a line."""
    lines = [wording.capital(wording.period(step.day)) + "."]
    if step.was:
        lines.append(f"Was {wording.join([wording.period(day) for day in step.was], last='then')}.")
    if step.source:
        lines.append(f"Source: {wording.clean(step.source)}.")
    if step.evidence:
        lines.append(f"Evidence (penholder show ID): {', '.join(step.evidence)}.")
    return "\n".join(lines)
