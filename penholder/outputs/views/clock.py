"""The clock: from the last mandate to the next decision, promises above, Council steps below.

Takes a `MandateClock`; gives the points of the picture and the same points as lines. Never places a step
whose day is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from penholder.model import ClockStep, Edtf, MandateClock, MandateState, TermsInForce
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.lines import Line, line
from penholder.values.dates import first_day, last_day, lies_within

COMMITMENT = "commitment"
TODAY = "today"
REPORT = "report"
TABLE = "Penholder's table of mandates (penholder/data/mandates.csv)"
"""Named as the source where no resolution is."""


@dataclass(frozen=True, slots=True)
class Stop:
    """An earlier due date of a slipped step: its first and last day and words."""

    first: date
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class ClockPoint:
    """One dated point: promises stand above the line, Council steps below."""

    first: date
    last: date
    days: int
    """Days from today to the last day of the point; negative when past."""
    kind: str
    label: str
    when: str
    was: tuple[Stop, ...]
    """Earlier due dates, oldest first."""
    line: Line

    @property
    def above(self) -> bool:
        """Whether the point is a promise."""
        return self.kind == COMMITMENT


@dataclass(frozen=True, slots=True)
class ClockView:
    """The mandate clock as drawn and as told."""

    today: date
    expires: date | None
    summary: tuple[Line, ...]
    points: tuple[ClockPoint, ...]
    terms: Line | None = None
    """Ceilings and tasks in force, in one sentence."""
    notes: tuple[Line, ...] = ()
    """What a reader must know of the data: where they end, how a mission ended."""

    @property
    def told(self) -> tuple[ClockPoint, ...]:
        """The points worth words: of periodic Council reports only the next, or the last when none is due."""
        periodic = [p for p in self.points if p.kind == REPORT]
        keep: dict[str, ClockPoint] = {}
        for point in periodic:
            if point.label not in keep or keep[point.label].days < 0:
                keep[point.label] = point
        shown = [p for p in self.points if p.kind != REPORT or keep[p.label] is p]
        return tuple(p for p in shown if not any(_says_more(q, p) for q in shown))


def _says_more(exact: ClockPoint, vague: ClockPoint) -> bool:
    """Whether a promise tells another of the same name more exactly, now or as one of its earlier dates."""
    if exact is vague or not (exact.above and vague.above) or exact.label != vague.label:
        return False
    days = [(exact.first, exact.last), *((s.first, s.day) for s in exact.was)]
    wider = (vague.last - vague.first) >= min(last - first for first, last in days)
    inside = any(vague.first <= first and last <= vague.last for first, last in days)
    return inside and wider and (exact.was != () or (exact.first, exact.last) != (vague.first, vague.last))


def view_clock(index: RecordIndex, clock: MandateClock | None) -> ClockView | None:
    """The clock view; None when no mission or day is known."""
    if clock is None:
        return None
    points = [p for step in clock.steps if (p := _point(index, step, clock.today))]
    points.sort(key=lambda p: (p.last, p.first, p.kind, p.label))
    return ClockView(
        clock.today,
        clock.expires,
        _summary(index, clock),
        tuple(points),
        tell_terms(clock),
        tell_notes(clock),
    )


def _point(index: RecordIndex, step: ClockStep, today: date) -> ClockPoint | None:
    first, last = first_day(step.day), last_day(step.day)
    evidence = index.cite(step.evidence)
    if step.kind == TODAY or (first or last) is None or not (evidence or step.source):
        return None
    first, last = first or last, last or first
    assert first is not None
    assert last is not None
    when = wording.period(step.day)
    stops = _stops(step.was)
    chain = f" (was {wording.join([s.words for s in stops], last='then')})" if stops else ""
    label = wording.capital(wording.clean(step.label))
    told = line(f"{label}{chain}", evidence=evidence, source=step.source)
    return ClockPoint(first, last, (last - today).days, step.kind, label, when, stops, told)


def _stops(values: Sequence[Edtf]) -> tuple[Stop, ...]:
    """Earlier due dates from old to new; one that a more exact one lies within is left out."""
    exact = [v for v in values if not any(w != v and lies_within(w, v) for w in values)]
    return tuple(sorted((s for v in exact if (s := _stop(v))), key=lambda s: (s.day, s.first)))


def _stop(value: Edtf) -> Stop | None:
    first, last = first_day(value), last_day(value)
    end = last or first
    return Stop(first or end, end, wording.period(value)) if end else None


def expiry_line(index: RecordIndex, clock: MandateClock) -> Line | None:
    """When the mandate ends, from the resolution and from reports that say so."""
    evidence = index.cite(clock.reported)
    if clock.expires is None or not (evidence or clock.resolution):
        return None
    acronym, name = labels.mission(clock.mission)
    by = f" under {wording.clean(clock.resolution)}" if clock.resolution else ""
    verb = "ended" if (clock.days_left or 0) < 0 else "ends"
    return line(
        f"The mandate of {acronym or name}{by} {verb} on {wording.day(clock.expires)}{_left(clock)}.",
        evidence=evidence,
        source=clock.resolution or "",
    )


def _left(clock: MandateClock) -> str:
    if clock.days_left is None:
        return ""
    if clock.days_left < 0:
        return f", {wording.count(-clock.days_left, 'day')} before {wording.day(clock.today)}"
    return f", {wording.count(clock.days_left, 'day')} away" if clock.days_left else ", today"


def _summary(index: RecordIndex, clock: MandateClock) -> tuple[Line, ...]:
    found = expiry_line(index, clock)
    return (found,) if found else ()


def tell_terms(clock: MandateClock, most: int = 6) -> Line | None:
    """Ceilings and tasks in force, each with the resolution they were last read in; None where none is known.

    Of the tasks the first `most` are named.
    """
    terms = clock.terms
    parts = []
    if terms.military is not None or terms.police is not None:
        sizes = [(terms.military, "military"), (terms.police, "police")]
        told = wording.join([f"{wording.number(n)} {kind}" for n, kind in sizes if n is not None])
        parts.append(_tell_sizes(terms, told))
    if terms.tasks:
        named = [labels.task(key) for key in terms.tasks[:most]]
        more = len(terms.tasks) - most
        told = "; ".join(named) + (f"; and {wording.numeral(more)} more" if more > 0 else "")
        parts.append(f"Tasks as last read in {wording.clean(terms.tasked_by)}: {told}.")
    if not parts:
        return None
    return line(" ".join(parts), source=terms.sized_by or terms.tasked_by)


def _tell_sizes(terms: TermsInForce, told: str) -> str:
    sized = wording.clean(terms.sized_by)
    if not terms.unsized_by:
        return f"Authorised: {told} ({sized})."
    unknown = f"the ceiling under {wording.clean(terms.unsized_by)} is not known here"
    return f"Authorised as last read in {sized}: {told}; {unknown}."


def tell_notes(clock: MandateClock) -> tuple[Line, ...]:
    """Open mandates, ends, and where the data end, in sentences."""
    acronym, name = labels.mission(clock.mission)
    found = [_tell_state(clock, acronym or name)]
    if clock.data_end:
        told = f"The data on mandates end on {wording.day(clock.data_end)}; what the Council decided later may be missing here."
        if clock.by_hand:
            told += f" {wording.clean(clock.by_hand)} is later and was entered by hand."
        found.append(line(told, source=TABLE))
    return tuple(note for note in found if note)


def _tell_state(clock: MandateClock, acronym: str) -> Line | None:
    source = clock.resolution or clock.ended_by or TABLE
    if clock.state is MandateState.OPEN:
        return line(_tell_open(clock.resolution or "", acronym), source=source)
    if clock.ended_on is not None:
        return line(_tell_end(clock, acronym), source=source)
    if clock.last_period and clock.expires:
        told = f"{wording.clean(clock.last_period)} renewed the mandate for a last period: after {wording.day(clock.expires)} {acronym} ends and withdraws."
        return line(told, source=clock.last_period)
    if clock.state is MandateState.NOT_BEGUN:
        return line(f"No mandate of {acronym} had been adopted by {wording.day(clock.today)}.", source=TABLE)
    if clock.state is MandateState.UNKNOWN:
        return line(f"Until when the mandate of {acronym} runs is not known here.", source=source)
    return None


def _tell_open(resolution: str, acronym: str) -> str:
    """A mandate of the General Assembly (resolution 377 A (V)) ends by its decision or the Council's."""
    who = "the General Assembly or the Council" if resolution.startswith("A/RES/") else "the Council"
    return f"{acronym} goes on under {wording.clean(resolution)} until {who} decides otherwise."


def _tell_end(clock: MandateClock, acronym: str) -> str:
    assert clock.ended_on is not None
    ended, by = wording.day(clock.ended_on), wording.clean(clock.ended_by)
    if clock.expires and clock.ended_on > clock.expires:
        had = "has" if clock.ended_on > clock.today else "had"
        told = f"{by} ended the mandate; {acronym} {had} until {ended} to withdraw."
    elif clock.resolution and clock.resolution == clock.ended_by:
        verb = "ends" if clock.ended_on > clock.today else "ended"
        told = f"{by} {verb} the mandate of {acronym} on {ended}."
    elif by and clock.last_period:
        told = f"The mandate of {acronym}, last renewed by {by} for a last period, ran out on {ended}."
    elif by:
        told = f"The mandate of {acronym} under {by} ran out on {ended} and was not renewed."
    else:
        told = f"{acronym} ended on {ended} by the list of missions; no decision that ended it is at hand."
    if not clock.followed_by:
        return told
    return f"{told} {labels.mission(clock.followed_by)[0]} followed it."


def days_words(days: int) -> str:
    """Distance from today in words: "in 15 days", "15 days ago", "today"."""
    if days == 0:
        return "today"
    return f"in {wording.count(days, 'day')}" if days > 0 else f"{wording.count(-days, 'day')} ago"
