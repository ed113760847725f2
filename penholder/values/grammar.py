"""English date expressions as written: their shapes and where they stand.

Takes a stretch of text; gives its date expressions without direction, in text order. Never resolves them and
never reads ages, counts or document numbers as dates. Where readings overlap the first reader of `_READERS`
stands, and of one reader's the longest.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache, lru_cache

from penholder.values.calendar_forms import (
    read_days,
    read_decades,
    read_holidays,
    read_months,
    read_numeric,
    read_weekdays,
    read_years,
)
from penholder.values.hours import read_hours, read_vague
from penholder.values.relatives import (
    read_fiscal,
    read_mandates,
    read_periods,
    read_quarters,
    read_relatives,
    read_seasons,
    read_shifts,
)
from penholder.values.resolving import THIRDS
from penholder.values.shapes import (
    WEEKDAYS,
    CalendarPoint,
    DateExpression,
    Direction,
    Kind,
    Part,
    Unit,
    phrases_pattern,
)
from penholder.values.stretches import read_lengths, read_sets
from penholder.vocabulary import date_words

__all__ = [
    "WEEKDAYS",
    "CalendarPoint",
    "DateExpression",
    "Direction",
    "Part",
    "Unit",
    "find_shapes",
    "find_times",
]

_READERS: tuple[Callable[[str], Iterator[DateExpression]], ...] = (
    read_numeric,
    read_hours,
    read_sets,
    read_days,
    read_holidays,
    read_months,
    read_mandates,
    read_fiscal,
    read_quarters,
    read_shifts,
    read_relatives,
    read_periods,
    read_seasons,
    read_decades,
    read_lengths,
    read_years,
    read_weekdays,
    read_vague,
)


def find_shapes(text: str) -> tuple[DateExpression, ...]:
    """The expressions of `find_times` that name days: no lengths, no sets, nothing vague."""
    return tuple(s for s in find_times(text) if names_days(s))


def names_days(expression: DateExpression) -> bool:
    """True when an expression can stand for certain days, once its anchor is known."""
    if expression.kind is Kind.TIME:
        day = (expression.weekday, expression.unit, expression.point, expression.shift)
        return any(part is not None for part in day)
    if expression.mandate and not expression.mission:
        return False
    return expression.kind is Kind.DATE and expression.vague is None


@lru_cache(maxsize=4096)
def find_times(text: str, *, join: bool = True) -> tuple[DateExpression, ...]:
    """Every expression of time in a text; offsets are those of the text, directions are not set.

    "January through March" is one expression, or two where `join` is false.
    """
    taken = [m.span() for m in _not_dates().finditer(text)]
    found: list[DateExpression] = []
    for read in _READERS:
        for shape in sorted(read(text), key=lambda s: (s.start - s.end, s.start)):
            if all(shape.end <= left or shape.start >= right for left, right in taken):
                found.append(shape)
                taken.append((shape.start, shape.end))
    return tuple(_join_ranges(text, sorted(found, key=lambda shape: shape.start), join))


@cache
def _not_dates() -> re.Pattern[str]:
    return phrases_pattern(date_words("not a date"))


def _join_ranges(text: str, shapes: list[DateExpression], join: bool) -> Iterator[DateExpression]:
    pending: DateExpression | None = None
    for shape in shapes:
        if pending is not None and _names_year(text, pending, shape):
            words = text[pending.start : shape.end]
            pending = replace(pending, end=shape.end, words=words, unit=Unit.YEAR, offset=shape.offset)
            continue
        if pending is not None and join and _joins(text, pending, shape):
            words = text[pending.start : shape.end]
            # "8 October 2023 to late November 2024": the third is one of November, never of the whole period
            part = Part.WHOLE if shape.part in THIRDS or pending.part in THIRDS else shape.part
            pending = replace(
                pending, end=shape.end, words=words, until=shape.until or shape.point, part=part
            )
            continue
        if pending is not None:
            yield pending
        pending = shape
    if pending is not None:
        yield pending


def _names_year(text: str, a: DateExpression, b: DateExpression) -> bool:
    """ "July last year": the relative year belongs to the month or day before it."""
    period = a.until is None or (a.until.day is None and a.until.year is None)
    bare = a.point is not None and a.point.year is None and period and a.unit is None
    close = re.fullmatch(r",?\s+(?:of\s+)?", text[a.end : b.start]) is not None
    return bare and close and b.unit is Unit.YEAR and b.point is None and b.part is Part.WHOLE


def _joins(text: str, a: DateExpression, b: DateExpression) -> bool:
    between = text[a.end : b.start]
    if a.point is None or b.point is None or (a.until is not None and a.until.day is not None):
        return False
    if not (_is_plain(a) and _is_plain(b)):
        return False
    if re.fullmatch(r"\s*[-–—]\s*|,?\s+(?:to|through|until|till)\s+(?:the\s+)?", between):
        return _precision(a.point) == _precision(b.point) and _ordered(a.point, b.point)
    if not re.fullmatch(r",?\s+and\s+(?:in\s+)?", between):
        return False
    if re.search(r"\b[Bb]etween\s+$", text[: a.start]):
        return _ordered(a.point, b.point)
    return _follows(a.until or a.point, b.point)


def _is_plain(expression: DateExpression) -> bool:
    """True for a date of the calendar and nothing else; years of decades, seasons and quarters elsewhere are not."""
    special = expression.season or expression.shift or expression.clock or expression.fiscal
    return not special and expression.unit not in (Unit.DECADE, Unit.CENTURY)


def _precision(point: CalendarPoint) -> int:
    return 3 if point.day else 2 if point.month else 1


def _ordered(a: CalendarPoint, b: CalendarPoint) -> bool:
    if a.year is not None and b.year is not None:
        return (a.year, a.month or 0, a.day or 0) < (b.year, b.month or 12, b.day or 31)
    return True


def _follows(a: CalendarPoint, b: CalendarPoint) -> bool:
    """True when b is the very next year or month: a listed pair then covers one unbroken period."""
    if a.day or b.day:
        return False
    if a.month is None or b.month is None:
        return a.month == b.month and a.year is not None and b.year == a.year + 1
    years_fit = a.year is None or b.year is None or b.year == a.year + (b.month < a.month)
    return years_fit and b.month == a.month % 12 + 1
