"""Missions on the clock: where each mandate stands on a day, its chain of resolutions, what falls due next.

Takes `MandateClock`s with the mandates adopted by their day; gives `ClockBoard`s. Never orders missions by anything
but days left and name, and never calls a renewal technical for anything but its length.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from penholder.model import MandateClock, MandateState
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.clock import REPORT, ClockPoint, ClockView, days_words, expiry_line, view_clock
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.lines import Line
from penholder.vocabulary import Mandate

ROLLOVER = 92
"""Days up to which a renewal may be a technical rollover: a short one to gain time, at most about three months."""
_ACTIONS = {"establishes": "sets up", "renews": "renews", "changes": "changes", "terminates": "ends"}


@dataclass(frozen=True, slots=True)
class LinkView:
    """One resolution of a mission's chain."""

    resolution: str
    adopted: date
    action: str
    """sets up, renews, changes, ends."""
    expires: date | None
    ends: str
    """The last day in words: the day, "open", "not known"."""
    days: int | None
    """Days by which it moved the last day; None where it moved none."""
    rollover: bool
    """Whether it renewed for at most 92 days and less than half as long as the renewal before it."""
    military: int | None
    police: int | None
    reporting: str
    tasks: tuple[str, ...]
    """Labels."""
    tally: str
    source: str
    last: bool = False
    """Whether it renewed the mandate for a last time."""


@dataclass(frozen=True, slots=True)
class MissionView:
    """One mission on the clock."""

    key: str
    acronym: str
    name: str
    clock: MandateClock
    ends: Line | None
    """When the mandate in force ends."""
    links: tuple[LinkView, ...]
    """Oldest first."""
    view: ClockView

    @property
    def stands(self) -> str:
        """Where the mandate stands, in a few words."""
        if self.clock.state is MandateState.UNKNOWN and self.links:
            return f"not known since {wording.day(self.links[-1].expires or self.links[-1].adopted)}"
        return _tell_stand(self.clock)

    @property
    def stands_decided(self) -> str:
        """Where it stands, of an end still to come with the decision that set it."""
        clock = self.clock
        coming = bool(clock.ended_by and clock.ended_on and clock.ended_on >= clock.today)
        return f"{self.stands}, decided by {wording.clean(clock.ended_by)}" if coming else self.stands

    @property
    def last_day(self) -> date | None:
        """Day on which the mission has ended or is to, else on which the mandate in force ends."""
        return self.clock.ended_on or self.clock.expires

    @property
    def next_report(self) -> ClockPoint | None:
        """The next report of the Secretary-General that falls due."""
        return next((p for p in self.view.points if p.kind == REPORT and p.days >= 0), None)

    @property
    def reports(self) -> str:
        """When the next report falls due; else whether none was asked for, or that is not known."""
        if (point := self.next_report) is not None:
            return f"{point.when}, {days_words(point.days)}"
        if self.clock.state is MandateState.ENDED or not self.links:
            return "–"
        last = self.links[-1]
        if self.clock.state is MandateState.UNKNOWN:
            return "not known"
        if last.reporting:
            return "none ahead"
        return "none asked for" if last.source.startswith("text") else "not known"

    @property
    def tasks(self) -> tuple[str, ...]:
        """Labels of the tasks in force."""
        return tuple(labels.task(key) for key in self.clock.terms.tasks)


@dataclass(frozen=True, slots=True)
class ClockBoard:
    """The missions asked for, on one day."""

    today: date
    missions: tuple[MissionView, ...]
    """In order of days left; open mandates after them, then those that have ended."""
    data_end: date | None
    """The last day the data cover, where that lies before the day."""


def view_board(found: Iterable[tuple[MandateClock, Sequence[Mandate]]], index: RecordIndex) -> ClockBoard:
    """The board of at least one mission; all clocks stand on one day."""
    missions = sorted((view_mission(clock, chain, index) for clock, chain in found), key=_order)
    first = missions[0].clock
    ends = [m.clock.data_end for m in missions if m.clock.data_end]
    return ClockBoard(first.today, tuple(missions), min(ends, default=None))


def view_mission(clock: MandateClock, chain: Sequence[Mandate], index: RecordIndex) -> MissionView:
    """One mission with its chain."""
    view = view_clock(index, clock)
    assert view is not None
    acronym, name = labels.mission(clock.mission)
    return MissionView(
        clock.mission,
        acronym,
        name,
        clock,
        expiry_line(index, clock),
        tuple(_view_links(chain, clock.last_period)),
        view,
    )


def _order(mission: MissionView) -> tuple[bool, bool, int, str]:
    clock = mission.clock
    ended = clock.state in (MandateState.ENDED, MandateState.NOT_BEGUN)
    left = clock.days_left
    return ended, left is None, left or 0, mission.acronym


def _tell_stand(clock: MandateClock) -> str:
    if clock.state is MandateState.RUNNING and clock.days_left is not None:
        left = f"{wording.count(clock.days_left, 'day')} left" if clock.days_left else "last day"
        return f"{left}, last period" if clock.last_period else left
    if clock.state is MandateState.ENDED and clock.ended_on:
        return _tell_ended(clock, clock.ended_on)
    return {MandateState.OPEN: "open", MandateState.NOT_BEGUN: "not begun"}.get(clock.state, "not known")


def _tell_ended(clock: MandateClock, ended: date) -> str:
    """An end that is decided and still to come is told as coming."""
    return f"{'ended' if ended < clock.today else 'ends'} {wording.day(ended)}"


def _view_links(chain: Sequence[Mandate], final: str) -> Iterator[LinkView]:
    end: date | None = None
    usual: int | None = None
    for mandate in chain:
        moved = mandate.action in ("establishes", "renews") and mandate.expires is not None
        start = end if end and end >= mandate.adopted else mandate.adopted
        days = (mandate.expires - start).days if moved and mandate.expires else None
        short = mandate.action == "renews" and days is not None and days <= ROLLOVER
        rollover = bool(short and usual and days is not None and days * 2 < usual)
        yield _view_link(mandate, days, rollover, mandate.resolution == final)
        if mandate.action == "renews" and days and not rollover:
            usual = days
        end = mandate.expires or end


def _view_link(mandate: Mandate, days: int | None, rollover: bool, last: bool) -> LinkView:
    if mandate.expires:
        ends = wording.day(mandate.expires)
    else:
        ends = "open" if mandate.basis == "open" else "not known"
    return LinkView(
        wording.clean(mandate.resolution),
        mandate.adopted,
        _ACTIONS.get(mandate.action, wording.clean(mandate.action)),
        mandate.expires,
        ends,
        days,
        rollover,
        mandate.military,
        mandate.police,
        wording.clean(mandate.reporting),
        tuple(labels.task(key) for key in mandate.tasks),
        wording.clean(mandate.tally),
        wording.clean(mandate.source),
        last,
    )
