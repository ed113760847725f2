"""Reported figures beside the official series a user has imported: which definition makes each right.

Takes a record and the imported series; gives a `SeriesCheck` for every toll and every strength of a peace operation.
Never changes a figure or a verdict, and never bends the day a figure holds for: where no definition fits, the check
says by how much the nearest misses, and beyond the last day of a series it says so and answers nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from penholder.model import DateBracket, Figure, Record, Report, SeriesAnswer, SeriesCheck
from penholder.official.series import DeathSeries, OfficialSeries
from penholder.record.checks.deaths import Weighed, choose_fitting, weigh_definitions
from penholder.record.checks.definitions import Called
from penholder.record.checks.fitting import allow
from penholder.record.checks.reading import read_toll
from penholder.record.checks.strength import check_strength
from penholder.record.checks.wording import tell_beyond, tell_deaths
from penholder.values.dates import format_edtf

MOST_ANSWERS = 8
"""Definitions shown; the fitting one and the one the words call for are always among them."""


def check_figures(record: Record, series: OfficialSeries) -> tuple[SeriesCheck, ...]:
    """Every figure that a series can be asked about, by figure and series."""
    if series.deaths is None and series.strength is None:
        return ()
    reports = {report.id: report for report in record.reports}
    brackets = {bracket.report: bracket for bracket in record.brackets}
    found = [
        check
        for claims in record.claims
        for figure in claims.figures
        if claims.report in reports
        for check in check_figure(figure, reports[claims.report], brackets.get(claims.report), series)
    ]
    return tuple(sorted(found, key=lambda check: (check.figure, check.series)))


def check_figure(
    figure: Figure, report: Report, bracket: DateBracket | None, series: OfficialSeries
) -> Iterator[SeriesCheck]:
    """One figure beside each series it can be compared with."""
    if series.deaths is not None and (called := read_toll(figure, report, bracket)):
        yield _check_deaths(figure, called, series.deaths)
    elif series.strength is not None and (check := check_strength(figure, report, bracket, series.strength)):
        yield check


def _check_deaths(figure: Figure, called: Called, series: DeathSeries) -> SeriesCheck:
    beyond = _reach(called.days.latest, series)
    rows = called.missions[0].rows
    unheld = rows is not None and not series.counts.holds(rows)
    weighed: tuple[Weighed, ...] = ()
    if not beyond and not unheld:
        weighed = weigh_definitions(called, allow(figure.amount), series.counts)
    place = choose_fitting(weighed)
    chosen = weighed[place] if place is not None else None
    shown = _shorten(weighed, chosen)
    if unheld:
        reason = f"The file has no death {called.missions[0].words}; nothing is compared."
    else:
        reason = beyond or tell_deaths(figure, weighed, chosen)
    return SeriesCheck(
        figure=figure.id,
        series=series.edition.series,
        source=series.edition.cited,
        answers=shown,
        fitting=shown.index(chosen.answer) if chosen else None,
        reason=reason,
    )


def _shorten(weighed: Sequence[Weighed], chosen: Weighed | None) -> tuple[SeriesAnswer, ...]:
    """The first answers, the chosen one among them."""
    shown = list(weighed[:MOST_ANSWERS])
    if chosen is not None and chosen not in shown:
        shown[-1] = chosen
    return tuple(w.answer for w in shown)


def _reach(last: date, series: DeathSeries) -> str:
    """Why the file cannot be asked about a day; "" where it can."""
    edition = series.edition
    if edition.last_day is not None and last > edition.last_day:
        return tell_beyond(last, edition.last_day)
    if edition.first_day is not None and last < edition.first_day:
        return (
            f"The file begins on {format_edtf(edition.first_day.isoformat())}, after the figure; no answer."
        )
    return ""
