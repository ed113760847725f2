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
from penholder.values.grammar import find_times, names_days
from penholder.values.resolving import THIRDS, is_quarter, resolve_expression, resolve_on, shift_value
from penholder.values.shapes import DateExpression, Direction, Kind, Part, Unit
from penholder.values.tense import read_direction

__all__ = [
    "DateExpression",
    "Direction",
    "Part",
    "Unit",
    "find_expressions",
    "read_times",
    "resolve_among",
    "resolve_expression",
    "told_before",
    "widen",
]

_REACH = 3
"""How many of the dates last told, and from how many sentences, "a day earlier" may count from."""
_SINCE = re.compile(r"\b[Ss]ince\s+(?:at\s+least\s+)?$")


@lru_cache(maxsize=4096)
def find_expressions(sentence: Sentence) -> tuple[DateExpression, ...]:
    """The sentence's date expressions in text order: those that can stand for certain days."""
    return tuple(e for e in read_times(sentence) if names_days(e))


@lru_cache(maxsize=4096)
def read_times(sentence: Sentence, *, join: bool = True) -> tuple[DateExpression, ...]:
    """All expressions of time of a sentence in text order; ranges stay apart where `join` is false."""
    found = (_place(sentence, shape) for shape in find_times(sentence.text, join=join))
    return tuple(expression for expression in found if not _is_count(sentence, expression))


def resolve_among(
    expression: DateExpression, told: Sequence[DateExpression], bracket: DateBracket
) -> Edtf | None:
    """Like `resolve_expression`; "a day earlier" counts from the last of the dates told that is known so finely.

    "A year ago" beside a quarter is that quarter of the year before, as in reports that compare results.
    """
    if expression.shift is None:
        quarter = _same_quarter(told, bracket) if _is_year_ago(expression) else None
        return quarter or resolve_expression(replace(expression, since=False), bracket)
    if expression.shift[0] is Unit.QUARTER or expression.point is not None:
        return _resolve_quarter(expression, told, bracket)
    if expression.shift == (Unit.YEAR, -1) and (quarter := _same_quarter(told, bracket)):
        return quarter
    for other in [e for e in reversed(told) if e.shift is None and not _is_year_ago(e)][:_REACH]:
        value = resolve_expression(replace(other, since=False), bracket)
        moved = _move(expression, value) if value else None
        if moved is not None:
            return moved
    return None


def _move(expression: DateExpression, value: Edtf) -> Edtf | None:
    """The value moved by the expression's shift; to its weekday for "the previous Friday"."""
    if expression.shift is None:
        return None
    if expression.weekday is None:
        return shift_value(expression.shift, value)
    if len(value) != len("2023-03-19"):
        return None
    side = Direction.PAST if expression.shift[1] < 0 else Direction.FUTURE
    step = expression.shift[1]
    return resolve_on(replace(expression, shift=None, direction=side, offset=step), date.fromisoformat(value))


def _is_year_ago(expression: DateExpression) -> bool:
    return (
        expression.unit is Unit.YEAR and expression.offset == -1 and expression.words.lower().endswith("ago")
    )


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
    """The dates told in the sentences just before one: those "a day earlier" may count from."""
    return tuple(
        e for sentence in sentences[max(0, place - _REACH + 1) : place] for e in find_expressions(sentence)
    )


def _place(sentence: Sentence, shape: DateExpression) -> DateExpression:
    start, end = shape.start + sentence.start, shape.end + sentence.start
    if shape.shift is not None or shape.vague is not None or shape.kind is Kind.SET:
        return replace(shape, start=start, end=end)
    if _is_quarter(shape):
        ahead = read_direction(sentence, start, end).direction is Direction.FUTURE
        direction = Direction.NEAREST if ahead else Direction.PAST
        return replace(shape, start=start, end=end, direction=direction)
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
    return bool(months and shape.unit is None and "quarter" in shape.words.lower())


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
