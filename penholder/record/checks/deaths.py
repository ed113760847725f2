"""A toll beside the official fatalities file, under every definition its words leave open.

Takes what the words call for and the counts of the file; gives answers, and which of them makes the toll right. Never
counts past the file's last day, and never calls a definition right that departs further from the words than `FURTHEST`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from penholder.model import SeriesAnswer
from penholder.official.counting import Count, DeathCounts
from penholder.record.checks.definitions import (
    CAUSES,
    PERSONNEL,
    Called,
    Choice,
    MissionChoice,
)
from penholder.record.checks.fitting import Allowed
from penholder.values.subjects import state_named

FURTHEST = 3
"""Greatest departure from the words at which a definition still explains a toll: further off, equal numbers are chance."""
_OPEN = 2
"""What it costs that a toll is reached only with deaths whose cause or kind the file leaves open."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One answer with its departure from the words."""

    answer: SeriesAnswer
    cost: int
    needs_open: bool
    """Whether it fits only with deaths that the file leaves open."""


def weigh_definitions(called: Called, allowed: Allowed, counts: DeathCounts) -> tuple[Weighed, ...]:
    """Every definition that may be meant, the one the words call for first, then the nearest."""
    counts = counts.of_state(called.state)
    found = [
        _weigh(mission, personnel, cause, called, allowed, counts)
        for mission, personnel, cause in product(called.missions, called.personnel, called.causes)
    ]
    return tuple(
        sorted(found, key=lambda w: (w.cost, abs(allowed.miss(*_range(w.answer))), w.answer.definition))
    )


def choose_fitting(weighed: tuple[Weighed, ...]) -> int | None:
    """The place of the definition that makes the toll right: the least departure; None when none does."""
    fitting = [
        (w.cost + _OPEN * w.needs_open, place)
        for place, w in enumerate(weighed)
        if w.answer.fits and w.cost + _OPEN * w.needs_open <= FURTHEST
    ]
    return min(fitting)[1] if fitting else None


def _weigh(
    mission: MissionChoice,
    personnel: Choice,
    cause: Choice,
    called: Called,
    allowed: Allowed,
    counts: DeathCounts,
) -> Weighed:
    days = called.days
    types, causes = PERSONNEL[personnel.key][0], CAUSES[cause.key][0]
    rows = counts.peacekeeping_rows() if mission.key == "peacekeeping" else mission.rows
    first, last, best = (
        counts.count(rows, types, causes, days.since, day) for day in (days.earliest, days.latest, days.best)
    )
    sure = allowed.meets(first.sure, last.sure)
    cost = mission.cost + personnel.cost + cause.cost
    # Deaths the file leaves open may make right what the words call for, and no other definition.
    fits = sure or (not cost and allowed.meets(first.sure, last.most))
    answer = SeriesAnswer(
        definition=describe(mission, personnel.key, cause.key, called.state),
        value=float(best.sure),
        since=days.since,
        until=days.best,
        fits=fits,
        facets=(mission.key, personnel.key, cause.key, *([called.state] if called.state else [])),
        low=float(first.sure) if _spread(first, last) else None,
        high=float(last.most) if _spread(first, last) else None,
        departs=tuple(_departs(mission, personnel, cause)),
    )
    return Weighed(answer, cost, fits and not sure)


def _spread(first: Count, last: Count) -> bool:
    return first.sure != last.most


def _range(answer: SeriesAnswer) -> tuple[float, float]:
    low = answer.value if answer.low is None else answer.low
    return low, answer.value if answer.high is None else answer.high


def _departs(mission: MissionChoice, personnel: Choice, cause: Choice) -> Iterator[str]:
    if mission.cost:
        yield "mission"
    if personnel.cost:
        yield "personnel"
    if cause.cost:
        yield "cause"


def describe(mission: MissionChoice, personnel: str, cause: str, state: str = "") -> str:
    """A definition in words: "military and police killed by malicious act in MINUSMA"."""
    whose = f" from {state_named(state).name}" if state else ""
    return f"{PERSONNEL[personnel][1]}{whose} {CAUSES[cause][1]} {mission.words}"
