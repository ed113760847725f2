"""Date expressions of parsed sentences, and what they mean.

Takes a parsed sentence; gives its date expressions with absolute offsets and the side of the report's day the
sentence places them on; `resolve_expression` turns one into an EDTF value. `read_times` also gives lengths
("nine months"), sets ("monthly") and words that name no day ("recently"). Never gives ages, counts or document
numbers, and never a date the words do not hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from penholder.model import DateBracket, Edtf
from penholder.syntax import Sentence
from penholder.values.dates import span_days, week_of
from penholder.values.grammar import find_times, names_days
from penholder.values.resolving import THIRDS, is_quarter, resolve_expression, resolve_on, shift_value
from penholder.values.shapes import Bound, DateExpression, Direction, Kind, Part, Unit
from penholder.values.subjects import find_mission
from penholder.values.tense import read_direction

__all__ = [
    "DateExpression",
    "Direction",
    "Part",
    "Unit",
    "find_expressions",
    "find_placed",
    "read_times",
    "resolve_among",
    "resolve_expression",
    "told_before",
    "widen",
]

_REACH = 3
"""How many of the dates last told, and from how many sentences, "a day earlier" may count from."""
_CHAIN = 8
"""Sentences back that a chain of dates may reach, each counted from the one before."""
_COMPARED = re.compile(r"(?:\d|\b(?:million|billion|trillion|cents?|share|percent|than|from|with|to)|%)\W*$")
"""What stands before "a year ago" when it compares figures."""
_SINCE = re.compile(r"\b[Ss]ince\s+(?:at\s+least\s+)?$")


@lru_cache(maxsize=4096)
def find_expressions(sentence: Sentence) -> tuple[DateExpression, ...]:
    """The sentence's date expressions in text order: those that can stand for certain days."""
    return tuple(e for e in read_times(sentence) if names_days(e))


@lru_cache(maxsize=4096)
def find_placed(sentence: Sentence) -> tuple[DateExpression, ...]:
    """The date expressions and the stretches whose far end lies ahead: "the vote will be held in nine months"."""
    return tuple(e for e in read_times(sentence) if names_days(e) or _reaches_ahead(e))


def _reaches_ahead(expression: DateExpression) -> bool:
    return expression.bound is Bound.AFTER and expression.direction is Direction.FUTURE


@lru_cache(maxsize=4096)
def read_times(sentence: Sentence, *, join: bool = True) -> tuple[DateExpression, ...]:
    """All expressions of time of a sentence in text order; ranges stay apart where `join` is false."""
    found = (_place(sentence, shape) for shape in find_times(sentence.text, join=join))
    return tuple(expression for expression in found if not _is_count(sentence, expression))


def resolve_among(
    expression: DateExpression, told: Sequence[DateExpression], bracket: DateBracket
) -> Edtf | None:
    """Like `resolve_expression`; "a day earlier" counts from the last of the dates told that is known so finely.

    A date so counted is told itself: "two days later", then "the following week". "A year ago" beside a figure is the
    quarter last told, a year before, as in reports that compare results.
    """
    hangs = expression.shift is not None or expression.bound is Bound.OF
    return _resolve_after(expression, _values_told(told, bracket) if hangs else (), told, bracket)


def _values_told(told: Sequence[DateExpression], bracket: DateBracket) -> list[Edtf]:
    """The values of the dates told, in order, each counted from those before it where it hangs on one."""
    values: list[Edtf] = []
    for place, other in enumerate(told):
        if names_days(other) and not other.compared:
            value = _resolve_after(replace(other, since=False), values, told[:place], bracket)
            values += [value] if value else []
    return values


def _resolve_after(
    expression: DateExpression, values: Sequence[Edtf], told: Sequence[DateExpression], bracket: DateBracket
) -> Edtf | None:
    if expression.bound is Bound.OF:
        return _count_from(expression, values)
    if expression.shift is None:
        quarter = _same_quarter(told, bracket) if expression.compared else None
        return quarter or resolve_expression(replace(expression, since=False), bracket)
    if expression.shift[0] is Unit.QUARTER or expression.point is not None:
        return _resolve_quarter(expression, told, bracket)
    if expression.shift == (Unit.YEAR, -1) and (quarter := _same_quarter(told, bracket)):
        return quarter
    moved = (_move(expression, value) for value in values[::-1][:_REACH])
    return next((value for value in moved if value is not None), None)


def _count_from(expression: DateExpression, values: Sequence[Edtf]) -> Edtf | None:
    """ "Within 60 days of adoption", where a day is told just before."""
    within = replace(expression, bound=Bound.WITHIN)
    days = (v for v in values[::-1][:_REACH] if len(v) == len("2023-03-19"))
    return next((resolve_on(within, date.fromisoformat(day)) for day in days), None)


def _move(expression: DateExpression, value: Edtf) -> Edtf | None:
    """The value moved by the expression's shift; to its weekday for "the previous Friday"."""
    if expression.shift is None:
        return None
    if expression.weekday is None:
        moved = shift_value(expression.shift, value)
        whole = expression.shift[0] is Unit.WEEK and expression.words.lower().startswith(("the", "that"))
        return span_days(*week_of(date.fromisoformat(moved))) if whole and moved else moved
    if len(value) != len("2023-03-19"):
        return None
    side = Direction.PAST if expression.shift[1] < 0 else Direction.FUTURE
    step = expression.shift[1]
    return resolve_on(replace(expression, shift=None, direction=side, offset=step), date.fromisoformat(value))


def _same_quarter(told: Sequence[DateExpression], bracket: DateBracket) -> Edtf | None:
    """The quarter last told, a year before; None where none was told."""
    quarter = _quarter_told(told, bracket)
    return None if quarter is None else shift_value((Unit.YEAR, -1), quarter)


def _resolve_quarter(
    expression: DateExpression, told: Sequence[DateExpression], bracket: DateBracket
) -> Edtf | None:
    """ "The year-earlier quarter", "the 2019 quarter", "the year-ago third quarter"."""
    unit, count = expression.shift or (Unit.QUARTER, 0)
    if expression.until is not None:
        value = resolve_expression(replace(expression, shift=None), bracket)
        return shift_value((unit, count), value) if value else None
    quarter = _quarter_told(told, bracket)
    if quarter is None:
        return None
    if expression.point is not None and expression.point.year is not None:
        return shift_value((Unit.YEAR, expression.point.year - int(quarter[:4])), quarter)
    return shift_value((unit, count), quarter)


def _quarter_told(told: Sequence[DateExpression], bracket: DateBracket) -> Edtf | None:
    """The last quarter told, unless a year or half was told after it."""
    for other in reversed([e for e in told if e.shift is None and e.until is not None]):
        value = resolve_expression(replace(other, since=False), bracket)
        if value is not None and is_quarter(value):
            return value
    return None


def widen(expression: DateExpression) -> DateExpression:
    """The expression without what is loose in it, for bounds that must hold: "late 2021" and "spring 2021" are 2021.

    A decade, a century and a season without a year then name nothing.
    """
    if expression.unit in (Unit.DECADE, Unit.CENTURY):
        return replace(expression, point=None, until=None, unit=None)
    part = expression.part if expression.part not in THIRDS else Part.WHOLE
    return replace(expression, part=part, season=None)


def told_before(sentences: Sequence[Sentence], place: int) -> tuple[DateExpression, ...]:
    """The dates told in the sentences just before one: those "a day earlier" may count from.

    Where the first of them counts from another, the sentences before are taken too, up to `_CHAIN`.
    """
    first = max(0, place - _REACH + 1)
    while first > max(0, place - _CHAIN) and _hangs(sentences[first:place]):
        first -= 1
    return tuple(e for sentence in sentences[first:place] for e in find_expressions(sentence))


def _hangs(sentences: Sequence[Sentence]) -> bool:
    found = next((e for sentence in sentences for e in find_expressions(sentence)), None)
    return found is not None and found.shift is not None


def _place(sentence: Sentence, shape: DateExpression) -> DateExpression:
    start, end = shape.start + sentence.start, shape.end + sentence.start
    if shape.shift is not None or shape.vague is not None or shape.kind is Kind.SET:
        return replace(shape, start=start, end=end)
    if _is_quarter(shape):
        ahead = read_direction(sentence, start, end).direction is Direction.FUTURE
        direction = Direction.NEAREST if ahead else Direction.PAST
        return replace(shape, start=start, end=end, direction=direction)
    if shape.unit is Unit.YEAR and shape.offset == -1 and shape.words.lower().endswith("ago"):
        shape = replace(shape, compared=bool(_COMPARED.search(sentence.text[: shape.start])))
    if shape.mandate:
        mission = find_mission((sentence,))
        shape = replace(shape, mission=mission.key if mission else "")
    direction, firm = shape.direction, True
    if direction is Direction.NEAREST:
        bare = shape.weekday is not None and shape.point is None
        reading = read_direction(sentence, start, end, weekday=bare)
        direction, firm = reading.direction, reading.firm
    if shape.part is Part.END and direction is Direction.PAST:
        firm = False  # "asked to leave at the end of 2024": a past verb says little about an end
    since = bool(_SINCE.search(sentence.text[: shape.start]))
    return replace(shape, start=start, end=end, direction=direction, firm=firm, since=since)


def _is_quarter(shape: DateExpression) -> bool:
    """ "Expects to report a third-quarter loss": told as ahead it is the nearest, else the last that has begun."""
    point, until = shape.point, shape.until
    months = point is not None and until is not None and point.year is None and until.day is None
    return bool(months and shape.unit is None and re.search(r"quarter|\bQ[1-4]|[1-4]Q", shape.words, re.I))


def _is_count(sentence: Sentence, expression: DateExpression) -> bool:
    """A bare four-digit number that counts a plural noun ("2000 troops") is no year."""
    point = expression.point
    if point is None or point.month is not None or expression.until is not None or len(expression.words) != 4:
        return False
    number = next((t for t in sentence.tokens if t.start == expression.start), None)
    if number is None or number.entity == "DATE" or number.dep != "nummod":
        return False
    head = sentence.head(number)
    determined = any(t.i < number.i for t in sentence.children(head, "det", "poss"))
    return head.tag == "NNS" and head.i > number.i and not determined
