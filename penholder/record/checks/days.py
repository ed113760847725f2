"""The day or period a figure holds for: its own, else its report's.

Takes a figure and a bracket; gives days, or None where a side is unbounded. Never picks a day inside a period.
"""

from __future__ import annotations

from datetime import date

from penholder.model import DateBracket, Figure
from penholder.record.checks.definitions import Days
from penholder.values.dates import first_day, last_day, split_interval

_YEAR = 366

Until = tuple[date, date, date]
"""Earliest and latest day on which a figure held, and the one to name."""


def out_days(bracket: DateBracket | None) -> Until | None:
    """Between which days the report came out, and the one to name; None where a side is unbounded."""
    if bracket is None or bracket.earliest is None or bracket.latest is None:
        return None
    return bracket.earliest, bracket.latest, bracket.best or bracket.latest


def find_days(figure: Figure, bracket: DateBracket | None) -> Days | None:
    """The day or period in which a level held."""
    if figure.as_of is None:
        out = out_days(bracket)
        return Days(None, *out) if out else None
    start, end = split_interval(figure.as_of)
    last = last_day(end) if end else None
    first = first_day(start) if start else None
    if last is None:
        out = out_days(bracket)
        return Days(None, *out) if out else None
    if first is None or (last - first).days > _YEAR:
        first = last  # "since 2010" says how long the mission has been there, not over how long its size was measured
    return Days(None, first, last, last)
