"""Penholder's date expressions in TimeML's terms: the type and value of a TIMEX3 element.

Takes an expression, its EDTF value and the day a text was written; gives type and value as TimeML writes them
(Pustejovsky et al. 2003; TIDES 2005 for values). Never reads text: what is found and what it means is
`penholder.values.expressions`' alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from penholder.model import DateBracket, Edtf
from penholder.syntax import Sentence
from penholder.values.dates import add_months, first_day
from penholder.values.expressions import (
    DateExpression,
    Direction,
    Part,
    Unit,
    read_times,
    resolve_among,
)
from penholder.values.grammar import names_days
from penholder.values.resolving import is_quarter, resolve_on, shift_value
from penholder.values.shapes import Kind, Season

MEMORY = 12
"""Sentences before one whose dates "the year-earlier quarter" may count from."""

_REFERENCES = {
    Direction.PAST: "PAST_REF",
    Direction.NEAREST: "PRESENT_REF",
    Direction.FUTURE: "FUTURE_REF",
}
_LETTERS = {
    Unit.SECOND: "S",
    Unit.MINUTE: "M",
    Unit.HOUR: "H",
    Unit.DAY: "D",
    Unit.WEEK: "W",
    Unit.MONTH: "M",
    Unit.QUARTER: "Q",
    Unit.YEAR: "Y",
    Unit.DECADE: "DE",
    Unit.CENTURY: "CE",
}
_SEASONS = {Season.SPRING: "SP", Season.SUMMER: "SU", Season.AUTUMN: "FA", Season.WINTER: "WI"}
_HALVES = {Unit.HOUR: "PT30M", Unit.YEAR: "P6M", Unit.DECADE: "P5Y", Unit.CENTURY: "P50Y"}
"""Half a unit in the next smaller one."""
_CLOCK_UNITS = (Unit.SECOND, Unit.MINUTE, Unit.HOUR)


@dataclass(frozen=True, slots=True)
class Timex:
    """One TIMEX3 element: offsets, type (DATE, TIME, DURATION, SET) and value."""

    start: int
    end: int
    type: str
    value: str


def read_timexes(sentences: Sequence[Sentence], written: date) -> Iterator[Timex]:
    """The TIMEX3 elements of a text written on a day, in text order; TimeML knows no mandates."""
    bracket = DateBracket("", written, written, written, ())
    told: list[tuple[int, DateExpression]] = []
    for number, sentence in enumerate(sentences):
        for expression in (e for e in read_times(sentence, join=False) if not e.mandate):
            near = [e for n, e in told if n >= number - MEMORY]
            whole = replace(expression, part=_whole(expression.part))
            day = _day_beside(sentence, expression, near, bracket) if _is_dayless(expression) else None
            value = write_value(whole, day or resolve_among(whole, near, bracket), written)
            yield Timex(expression.start, expression.end, write_type(expression), value)
            told.append((number, expression))


def _is_dayless(expression: DateExpression) -> bool:
    return expression.kind is Kind.TIME and not names_days(expression)


def _day_beside(
    sentence: Sentence, expression: DateExpression, told: Sequence[DateExpression], bracket: DateBracket
) -> Edtf | None:
    """The day the sentence gives nearest to a clock time: "at 8:30 p.m. (1430 GMT) on Thursday"."""
    days = [e for e in read_times(sentence, join=False) if names_days(e) and e.until is None]
    for other in sorted(days, key=lambda e: (abs(e.start - expression.start), e.start)):
        value = resolve_among(other, told, bracket)
        if value is not None and len(value) == len("2023-03-19"):
            return value
    return None


def _whole(part: Part) -> Part:
    return part if part is Part.WEEKEND else Part.WHOLE


def write_type(expression: DateExpression) -> str:
    """DATE, TIME, DURATION or SET."""
    return expression.kind.value.upper()


def write_value(expression: DateExpression, value: Edtf | None, written: date) -> str:
    """The value as TIMEX3 writes it; TIMEX3 asks for one even where Penholder says it does not know."""
    if expression.kind is Kind.DURATION:
        return _write_length(expression)
    if expression.kind is Kind.SET:
        return _write_set(expression)
    if expression.vague is not None:
        return _write_vague(expression, written)
    value = value or _guess(expression, written)
    if expression.kind is Kind.TIME:
        day = first_day(value) if value else None
        return f"{day.isoformat() if day else 'XXXX-XX-XX'}T{expression.clock}"
    return _write_date(expression, value, written)


def _write_length(expression: DateExpression) -> str:
    length = expression.length
    if length is None:
        return "PXX"
    count = length.count
    if count == 1.5 and length.unit in (Unit.HOUR, Unit.MINUTE):
        return "PT1H30M" if length.unit is Unit.HOUR else "PT1M30S"
    if count == 0.5 and length.unit in _HALVES:
        return _HALVES[length.unit]
    number = "X" if count is None else f"{count:g}"
    return f"P{'T' if length.unit in _CLOCK_UNITS else ''}{number}{_LETTERS[length.unit]}"


def _write_set(expression: DateExpression) -> str:
    clock = f"T{expression.clock}" if expression.clock else ""
    if expression.weekday is not None:
        return f"XXXX-WXX-{expression.weekday + 1}{clock}"
    return f"XXXX-XX-XX{clock}" if clock else _write_length(expression)


def _write_vague(expression: DateExpression, written: date) -> str:
    if expression.vague is Direction.NEAREST and expression.unit is not None:
        here = resolve_on(replace(expression, vague=None), written)
        return _write_date(expression, here, written)
    return _REFERENCES[expression.vague or Direction.NEAREST]


def _guess(expression: DateExpression, written: date) -> Edtf | None:
    """For "a year earlier" after no date: counted from the day of writing, as TIMEX3 wants some value."""
    if expression.shift is None:
        return written.isoformat() if expression.kind is Kind.TIME else None
    unit, count = expression.shift
    if expression.weekday is not None:
        return resolve_on(replace(expression, shift=None, direction=Direction.PAST, offset=-1), written)
    if unit is Unit.QUARTER:
        start = add_months(date(written.year, 3 * ((written.month - 1) // 3) + 1, 1), 3 * (count - 1))
        quarter = f"{start.isoformat()[:7]}/{add_months(start, 2).isoformat()[:7]}"
        if expression.point is not None and expression.point.year is not None:
            return shift_value((Unit.YEAR, expression.point.year - start.year), quarter)
        return quarter
    return resolve_on(replace(expression, shift=None, unit=unit, offset=count), written)


def _write_date(expression: DateExpression, value: Edtf | None, written: date) -> str:
    if expression.fiscal:
        year = expression.point.year if expression.point else None
        return str(year or written.year + expression.offset)
    day = first_day(value) if value else None
    if value is None or day is None:
        return "XXXX-XX-XX"
    if expression.season is not None:
        return f"{day.year:04}-{_SEASONS[expression.season]}"
    if expression.unit is Unit.DECADE:
        return value[:3]
    if expression.unit is Unit.CENTURY:
        return value[:2]
    if expression.part is Part.WEEKEND or _is_week(expression, value):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}{'-WE' if expression.part is Part.WEEKEND else ''}"
    return _write_months(value) or value.split("/")[0]


def _is_week(expression: DateExpression, value: Edtf) -> bool:
    told = expression.unit or (expression.shift[0] if expression.shift else None)
    return told is Unit.WEEK and expression.weekday is None and "/" in value


def _write_months(value: Edtf) -> str:
    """Quarters and halves of a year; "" for any other value."""
    start, _, end = value.partition("/")
    if is_quarter(value):
        return f"{start[:4]}-Q{(int(start[5:]) + 2) // 3}"
    halves = {("01", "06"): "H1", ("07", "12"): "H2"}
    half = halves.get((start[5:], end[5:])) if start[:4] == end[:4] else None
    return f"{start[:4]}-{half}" if half else ""
