"""The clock board as JSON.

Takes a `ClockBoard`; gives one document. Never writes a day but as ISO 8601 or EDTF; what is not known is null.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from penholder.model import ClockStep, MandateClock
from penholder.outputs.json_text import write_json
from penholder.outputs.views.chains import ClockBoard, LinkView, MissionView


def export_board(board: ClockBoard) -> str:
    """The board with every mission, its chain and its steps."""
    document = {
        "format": "penholder-clock/1",
        "today": board.today.isoformat(),
        "data_end": _day(board.data_end),
        "missions": [_mission(mission) for mission in board.missions],
    }
    return write_json(document)


def _mission(mission: MissionView) -> dict[str, Any]:
    clock = mission.clock
    report = mission.next_report
    return {
        "mission": mission.key,
        "acronym": mission.acronym,
        "name": mission.name,
        "state": clock.state,
        "resolution": clock.resolution,
        "expires": _day(clock.expires),
        "days_left": clock.days_left,
        "next_report": report.first.isoformat() if report else None,
        "ended": _ended(clock),
        "data_end": _day(clock.data_end),
        "by_hand": clock.by_hand or None,
        "terms": {
            "military": clock.terms.military,
            "police": clock.terms.police,
            "sized_by": clock.terms.sized_by or None,
            "tasks": list(clock.terms.tasks),
            "tasked_by": clock.terms.tasked_by or None,
        },
        "notes": [note.text for note in mission.view.notes],
        "chain": [_link(link) for link in mission.links],
        "steps": [_step(step) for step in clock.steps],
    }


def _ended(clock: MandateClock) -> dict[str, Any] | None:
    if clock.ended_on is None:
        return None
    return {
        "day": clock.ended_on.isoformat(),
        "by": clock.ended_by or None,
        "followed_by": clock.followed_by or None,
    }


def _link(link: LinkView) -> dict[str, Any]:
    return {
        "resolution": link.resolution,
        "adopted": link.adopted.isoformat(),
        "action": link.action,
        "expires": _day(link.expires),
        "ends": link.ends,
        "days": link.days,
        "rollover": link.rollover,
        "military": link.military,
        "police": link.police,
        "reporting": link.reporting or None,
        "tasks": list(link.tasks),
        "tally": link.tally or None,
        "source": link.source or None,
    }


def _step(step: ClockStep) -> dict[str, Any]:
    return {
        "day": step.day,
        "kind": step.kind,
        "label": step.label,
        "was": list(step.was),
        "source": step.source or None,
        "evidence": list(step.evidence),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
