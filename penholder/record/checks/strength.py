"""A reported strength beside the official month-by-month series.

Takes a figure with its report and bracket and the series; gives a check, or None where the figure is no strength of a
whole mission. Never fills a month the table lacks.

A strength changes from day to day, so a plain round number of hundreds or more is taken as rounded.

The table has month-ends. A day inside a month lies between two of them, and the strength on it is taken to lie
between theirs. A figure of less than half of what it would count is taken for a part of the mission (a contingent,
a region) and is not compared.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from penholder.model import DateBracket, Figure, Report, SeriesAnswer, SeriesCheck
from penholder.official.counting import MissionRows, rows_of
from penholder.official.series import StrengthSeries
from penholder.official.strength import MonthStrength
from penholder.record.checks.days import find_days
from penholder.record.checks.definitions import Days
from penholder.record.checks.fitting import allow, rounds_to
from penholder.record.checks.wording import tell_beyond, tell_miss, tell_value
from penholder.record.checks.words import (
    find_kinds,
    find_nationality,
    look_around,
    names,
    names_mission,
)
from penholder.values.amounts import format_amount
from penholder.values.dates import format_edtf
from penholder.values.subjects import state_by_name
from penholder.vocabulary import Mission, missions

_PART = 0.5
"""Share of a mission's strength below which a figure is taken for a part of it."""
_SCOPES = frozenset({"", "deployed"})

_BRANCHES: dict[str, tuple[str, Callable[[MonthStrength], int | None]]] = {
    "uniformed": ("troops, police and observers", lambda m: m.total),
    "military": ("troops and observers", lambda m: _add(m.troops, m.observers)),
    "troops": ("troops alone", lambda m: m.troops),
    "police": ("police", lambda m: m.police),
}


@dataclass(frozen=True, slots=True)
class _Force:
    """Whose strength it is: a mission's, or that of all of them together."""

    key: str
    words: str
    rows: tuple[MissionRows, ...] | None


def _add(a: int | None, b: int | None) -> int | None:
    return None if a is None or b is None else a + b


def check_strength(
    figure: Figure, report: Report, bracket: DateBracket | None, series: StrengthSeries
) -> SeriesCheck | None:
    """A reported strength beside the month-ends around its day."""
    force = _whole_strength_of(figure, report)
    days = find_days(figure, bracket)
    if force is None or days is None:
        return None
    last = series.edition.last_day
    if last is not None and days.latest > last:
        return _make_check(figure, series, (), None, tell_beyond(days.latest, last))
    held = series.months
    months = (
        held.total(days.earliest, days.latest)
        if force.rows is None
        else held.around(force.rows, days.earliest, days.latest)
    )
    missing = set(series.months.ends(days.earliest, days.latest)) - {month.day for month in months}
    if not months:
        day = format_edtf(days.latest.isoformat())
        reason = f"The table has no row for {force.words} around {day}; no answer."
        return _make_check(figure, series, (), None, reason)
    if _is_part(figure, report, months):
        return None
    check = _compare(figure, report, series, force, months, days)
    gaps = " and ".join(format_edtf(day.isoformat()) for day in sorted(missing)[:3])
    return replace(check, reason=f"{check.reason} It has none for {gaps}.") if missing else check


def _is_part(figure: Figure, report: Report, months: Sequence[MonthStrength]) -> bool:
    """Whether a figure is too small for the whole of the branch its words call for."""
    part = _BRANCHES[_order_branches(figure, report)[0]][1]
    whole = min((value for month in months if (value := part(month)) is not None), default=0)
    return (figure.amount.high or figure.amount.low or 0) < _PART * whole


def _compare(
    figure: Figure,
    report: Report,
    series: StrengthSeries,
    force: _Force,
    months: Sequence[MonthStrength],
    days: Days,
) -> SeriesCheck:
    order = _order_branches(figure, report)
    answers = [_answer(figure, branch, place, force, months, days) for place, branch in enumerate(order)]
    held = tuple(answer for answer in answers if answer is not None)
    fitting = next((place for place, answer in enumerate(held) if answer.fits), None)
    if fitting is None:
        reason = tell_miss(figure, held)
    else:
        answer = held[fitting]
        reason = f"“{format_amount(figure.amount)}” is right for {answer.definition}: {tell_value(answer)}."
    ends = " and ".join(dict.fromkeys(format_edtf(m.day.isoformat()) for m in (months[0], months[-1])))
    return _make_check(figure, series, held, fitting, f"{reason} The table gives the ends of months: {ends}.")


def _answer(
    figure: Figure, branch: str, place: int, force: _Force, months: Sequence[MonthStrength], days: Days
) -> SeriesAnswer | None:
    words, part = _BRANCHES[branch]
    values = [value for month in months if (value := part(month)) is not None]
    if not values:
        return None
    known = [v for m in months if m.day <= days.best and (v := part(m)) is not None]
    low, high = float(min(values)), float(max(values))
    return SeriesAnswer(
        definition=f"{words} of {force.words}",
        value=float(known[-1] if known else values[0]),
        since=None,
        until=days.best,
        fits=allow(figure.amount).meets(low, high) or rounds_to(figure.amount, low, high),
        facets=(force.key, branch),
        low=low if low != high else None,
        high=high if low != high else None,
        departs=("branch",) if place else (),
    )


def _order_branches(figure: Figure, report: Report) -> tuple[str, ...]:
    """Branches in the order in which the words call for them."""
    around = look_around(report, figure)
    kinds = find_kinds(around.phrase)
    if kinds == {"police"}:
        return ("police",)
    if kinds == {"military"}:
        troops = "troop" in around.phrase or "soldier" in around.phrase
        return ("troops", "military", "uniformed") if troops else ("military", "troops", "uniformed")
    return ("uniformed", "military", "troops")


def _whole_strength_of(figure: Figure, report: Report) -> _Force | None:
    """Whose whole strength a figure gives, as far as its words tell; None for anything else."""
    if figure.measure != "strength" or figure.scope not in _SCOPES or figure.derived_from:
        return None
    if figure.amount.low is None or figure.actor or figure.unit in ("%", ""):
        return None
    around = look_around(report, figure)
    kinds = find_kinds(around.phrase)
    mission = next((m for m in missions() if m.key == figure.about), None)
    if names(around.clause, "everywhere") and not names_mission(around):
        mission = None
        if not names(around.phrase, "peacekeeper"):
            return None
    elif mission is None or not _stands_in(figure.place, mission):
        return None
    told = bool(kinds) or names(around.phrase, "peacekeeper") or names(around.phrase, "person")
    told = told or "strong" in figure.span.words or "mission" in around.phrase or "force" in around.phrase
    if not told or kinds & {"civilian"} or find_nationality(around):
        return None
    if mission is None:
        return _Force("all", "all UN missions", None)
    return _Force(mission.key, mission.acronym, rows_of(mission))


def _stands_in(place: str, mission: Mission) -> bool:
    """Whether a place is none of a part of the mission: its host state, or not said."""
    state = state_by_name(place) if place else None
    return not place or (state is not None and state.iso in mission.host_states)


def _make_check(
    figure: Figure,
    series: StrengthSeries,
    answers: tuple[SeriesAnswer, ...],
    fitting: int | None,
    reason: str,
) -> SeriesCheck:
    return SeriesCheck(figure.id, series.edition.series, series.edition.cited, answers, fitting, reason)
