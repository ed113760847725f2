"""A small series whose counts are known, and the checks of a sentence against it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache

from penholder.claims.extraction import extract_claims
from penholder.model import DateBracket, SeriesCheck
from penholder.official.counting import DeathCounts
from penholder.official.editions import Edition
from penholder.official.fatalities import Death, DeathCause, Personnel
from penholder.official.series import DeathSeries, OfficialSeries, StrengthMonths, StrengthSeries
from penholder.official.strength import MonthStrength
from penholder.record.checks import check_figure
from tests.factories import parse

LAST = date(2023, 11, 21)
_PLAN: Sequence[tuple[str, int, Personnel, DeathCause, int, str]] = (
    ("MINUSMA", 2014, Personnel.MILITARY, DeathCause.MALICIOUS, 30, "TD"),
    ("MINUSMA", 2015, Personnel.POLICE, DeathCause.MALICIOUS, 3, "SN"),
    ("MINUSMA", 2016, Personnel.CIVILIAN, DeathCause.MALICIOUS, 4, "ML"),
    ("MINUSMA", 2017, Personnel.MILITARY, DeathCause.ACCIDENT, 20, "TD"),
    ("MINUSMA", 2018, Personnel.CIVILIAN, DeathCause.ILLNESS, 15, "ML"),
    ("MINUSMA", 2019, Personnel.MILITARY, DeathCause.UNKNOWN, 2, "GN"),
    ("UNIFIL", 1980, Personnel.MILITARY, DeathCause.MALICIOUS, 90, "IE"),
    ("UNIFIL", 1985, Personnel.MILITARY, DeathCause.ILLNESS, 40, "FR"),
    ("MONUC", 2005, Personnel.MILITARY, DeathCause.MALICIOUS, 10, "IN"),
    ("MONUSCO", 2012, Personnel.MILITARY, DeathCause.MALICIOUS, 12, "IN"),
    ("UNAMA", 2011, Personnel.CIVILIAN, DeathCause.MALICIOUS, 7, "AF"),
)
"""MINUSMA: malicious 30 military, 33 uniformed, 37 all; any cause 52, 55, 74, two of them without a cause."""


def _edition(name: str) -> Edition:
    return Edition(
        name, f"series of {name}", "f.csv", "ab" * 32, 1, 1, date(1948, 7, 6), LAST, LAST, "UN", "free"
    )


@cache
def small_series() -> OfficialSeries:
    deaths = [
        Death(date(year, 1 + n % 12, 10), mission, personnel, cause, state)
        for mission, year, personnel, cause, count, state in _PLAN
        for n in range(count)
    ]
    months = [
        MonthStrength(date(2016, 5, 31), "MINUSMA", 10600, 1200, 40, 11840),
        MonthStrength(date(2016, 6, 30), "MINUSMA", 10700, 1250, 40, 11990),
        MonthStrength(date(2016, 6, 30), "UNIFIL", 10400, 0, 0, 10400),
    ]
    return OfficialSeries(
        DeathSeries(_edition("deaths"), DeathCounts(deaths)),
        StrengthSeries(_edition("strength"), StrengthMonths(months)),
    )


def check(
    text: str, day: str = "2023-06-16", until: str = "", series: OfficialSeries | None = None
) -> tuple[SeriesCheck, ...]:
    """Every check of a report with that text, published on a day or between two."""
    report, parsed = parse(text)
    first, last = date.fromisoformat(day), date.fromisoformat(until or day)
    bracket = DateBracket(report.id, first, last, first if first == last else None, ())
    figures = extract_claims(report, parsed, bracket).figures
    return tuple(c for f in figures for c in check_figure(f, report, bracket, series or small_series()))
