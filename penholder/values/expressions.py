"""Date expressions of parsed sentences, and what they mean.

Takes a parsed sentence; gives its date expressions with absolute offsets and the side of the report's day the
sentence places them on; `resolve_expression` turns one into an EDTF value. Never gives durations ("in nine
months"), ages, counts or document numbers, and never a date the words do not hold.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from penholder.syntax import Sentence
from penholder.values.grammar import DateExpression, Direction, Part, Unit, find_shapes
from penholder.values.resolving import resolve_expression
from penholder.values.tense import read_direction

__all__ = ["DateExpression", "Direction", "Part", "Unit", "find_expressions", "resolve_expression"]

_SINCE = re.compile(r"\b[Ss]ince\s+(?:at\s+least\s+)?$")


@lru_cache(maxsize=4096)
def find_expressions(sentence: Sentence) -> tuple[DateExpression, ...]:
    """The sentence's date expressions in text order."""
    found = (_place(sentence, shape) for shape in find_shapes(sentence.text))
    return tuple(expression for expression in found if not _is_count(sentence, expression))


def _place(sentence: Sentence, shape: DateExpression) -> DateExpression:
    start, end = shape.start + sentence.start, shape.end + sentence.start
    direction, firm = shape.direction, True
    if direction is Direction.NEAREST:
        bare = shape.weekday is not None and shape.point is None
        reading = read_direction(sentence, start, end, weekday=bare)
        direction, firm = reading.direction, reading.firm
    if shape.part is Part.END and direction is Direction.PAST:
        firm = False  # "asked to leave at the end of 2024": a past verb says little about an end
    since = bool(_SINCE.search(sentence.text[: shape.start]))
    return replace(shape, start=start, end=end, direction=direction, firm=firm, since=since)


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
