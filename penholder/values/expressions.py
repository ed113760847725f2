"""Date expressions of parsed sentences, and what they mean.

Takes a parsed sentence; gives its date expressions with absolute offsets and the side of the report's day the
sentence places them on; `resolve_expression` turns one into an EDTF value. Never gives durations ("in nine
months"), ages, counts or document numbers, and never a date the words do not hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from penholder.model import DateBracket, Edtf
from penholder.syntax import Sentence
from penholder.values.grammar import DateExpression, Direction, Part, Unit, find_shapes
from penholder.values.resolving import resolve_expression, shift_value
from penholder.values.tense import read_direction

__all__ = [
    "DateExpression",
    "Direction",
    "Part",
    "Unit",
    "find_expressions",
    "resolve_among",
    "resolve_expression",
    "told_before",
]

_REACH = 3
"""How many of the dates last told, and from how many sentences, "a day earlier" may count from."""
_SINCE = re.compile(r"\b[Ss]ince\s+(?:at\s+least\s+)?$")


@lru_cache(maxsize=4096)
def find_expressions(sentence: Sentence) -> tuple[DateExpression, ...]:
    """The sentence's date expressions in text order."""
    found = (_place(sentence, shape) for shape in find_shapes(sentence.text))
    return tuple(expression for expression in found if not _is_count(sentence, expression))


def resolve_among(
    expression: DateExpression, told: Sequence[DateExpression], bracket: DateBracket
) -> Edtf | None:
    """Like `resolve_expression`; "a day earlier" counts from the last of the dates told that is known so finely."""
    if expression.shift is None:
        return resolve_expression(replace(expression, since=False), bracket)
    for other in [e for e in reversed(told) if e.shift is None][:_REACH]:
        value = resolve_expression(replace(other, since=False), bracket)
        moved = shift_value(expression.shift, value) if value else None
        if moved is not None:
            return moved
    return None


def told_before(sentences: Sequence[Sentence], place: int) -> tuple[DateExpression, ...]:
    """The dates told in the sentences just before one: those "a day earlier" may count from."""
    return tuple(
        e for sentence in sentences[max(0, place - _REACH + 1) : place] for e in find_expressions(sentence)
    )


def _place(sentence: Sentence, shape: DateExpression) -> DateExpression:
    start, end = shape.start + sentence.start, shape.end + sentence.start
    if shape.shift is not None or _is_quarter(shape):
        return replace(shape, start=start, end=end)
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
    """ "Expects to report a third-quarter loss": the quarter meant is the nearest, whatever the tense."""
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
