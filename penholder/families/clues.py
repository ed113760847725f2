"""Clues to a report's publication day, and how they are put together.

Takes weighed clues; gives the bounds they leave and the clues as a reader sees them. Never gives an empty
bracket: a clue that conflicts with stronger ones is kept, set aside and marked.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import IntEnum

from penholder.model import DateClue, Report
from penholder.syntax import ParsedReport, Sentence
from penholder.values.expressions import DateExpression, find_expressions, widen
from penholder.values.mentions import MentionKind, find_mentions
from penholder.values.subjects import find_mission
from penholder.vocabulary import Mission


class Strength(IntEnum):
    """How far a clue is trusted when clues conflict; the weaker one gives way."""

    FURNITURE = 1
    PLAN = 2
    STANDING = 3
    MEETING = 4
    YEARLESS = 5
    MANDATE = 6
    YEAR_AHEAD = 7
    """A bare year told as still to come: the tense of a year is misread more easily than a known fact."""
    FACT = 8
    AHEAD = 9
    PAST = 10
    DATELINE = 11
    ADDRESS = 12


@dataclass(frozen=True, slots=True)
class Weighed:
    """A clue with its strength and, where it settles it, the day of the event reported."""

    clue: DateClue
    strength: Strength
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Bounds:
    """Earliest and latest possible publication day; None is unbounded."""

    earliest: date | None = None
    latest: date | None = None

    def narrow(self, earliest: date | None, latest: date | None) -> Bounds | None:
        """The common part with another pair of bounds; None when there is none."""
        low = max((d for d in (self.earliest, earliest) if d is not None), default=None)
        high = min((d for d in (self.latest, latest) if d is not None), default=None)
        return None if low is not None and high is not None and low > high else Bounds(low, high)

    def meets(self, earliest: date | None, latest: date | None) -> bool:
        """True when some day lies in both."""
        return self.narrow(earliest, latest) is not None

    def width(self) -> int | None:
        """Days from earliest to latest; None when a side is open."""
        return None if self.earliest is None or self.latest is None else (self.latest - self.earliest).days


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report with everything the clue readers look at, read once."""

    report: Report
    parsed: ParsedReport
    mission: Mission | None
    states: frozenset[str]
    """ISO codes of the states the report names, host states of its mission included."""
    dated: tuple[tuple[Sentence, tuple[DateExpression, ...]], ...]


def read_report(report: Report, parsed: ParsedReport) -> ReadReport:
    """What the clue readers need of a report."""
    mission = find_mission(parsed.sentences)
    named = {m.key for s in parsed.sentences for m in find_mentions(s) if m.kind is MentionKind.STATE}
    states = frozenset(named | set(mission.host_states if mission else ()))
    dated = tuple((s, tuple(widen(e) for e in find_expressions(s))) for s in parsed.sentences)
    return ReadReport(report, parsed, mission, states, dated)


def settle_clues(found: Iterable[Weighed]) -> tuple[Bounds, tuple[Weighed, ...]]:
    """The bounds all consistent clues leave together, and every clue in order of strength, conflicts marked."""
    bounds, settled = Bounds(), []
    for weighed in sorted(found, key=_rank):
        clue = weighed.clue
        narrowed = bounds.narrow(clue.earliest, clue.latest)
        if narrowed is None:
            settled.append(Weighed(_set_aside(clue), weighed.strength))
        else:
            bounds = narrowed
            settled.append(weighed)
    return bounds, tuple(settled)


def _rank(weighed: Weighed) -> tuple[int, int, str]:
    start = weighed.clue.words.start if weighed.clue.words else -1
    return -weighed.strength, start, weighed.clue.says


def _set_aside(clue: DateClue) -> DateClue:
    says = f"{clue.says} This conflicts with stronger clues and is set aside."
    return replace(clue, says=says, earliest=None, latest=None, weak=True)


def write_day(day: date) -> str:
    """A day with its weekday: "Friday 27 January 2023"."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"
