"""Terms in which something is due: "within 60 days", "every 90 days".

Takes a sentence and a date bracket; gives the words and the last day of the term. Never counts from a day that is not
known: with an open bracket the term has words and no day. A mandate's length is no term: it runs from the end of the
one before, which the sentence does not give.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from penholder.model import DateBracket, Edtf
from penholder.syntax import Sentence
from penholder.values.dates import first_day, last_day, span_days
from penholder.values.expressions import find_expressions, resolve_expression
from penholder.values.numbers import SMALL_NUMBERS

_NUMBER = rf"(?P<number>\d{{1,3}}|{'|'.join(sorted(SMALL_NUMBERS, key=lambda w: (-len(w), w)))})"
_TERM = re.compile(
    rf"\b(?:(?P<every>every)|within(?: the next| a further| the)?)[ -]{_NUMBER}[ -](?:\w+ )?(?P<unit>day|week|month|year)s?\b",
    re.IGNORECASE,
)
_NEAR = 7
"""Days before the report within which a day the sentence names is taken for that of the decision."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term: absolute offsets and its last day as EDTF; None when the day it runs from is not known."""

    start: int
    end: int
    due: Edtf | None
    recurring: bool
    """True for "every": the day is the first one due."""


def find_terms(sentence: Sentence, bracket: DateBracket, opens: int = 0) -> tuple[Term, ...]:
    """The terms of a sentence in text order, counted from the day of the decision it tells, else from the report's.

    `opens`: where its own words begin, a dateline's day being that of the report.
    """
    return tuple(
        Term(
            sentence.start + match.start(),
            sentence.start + match.end(),
            _count(match, _find_anchor(sentence, bracket, opens)),
            bool(match.group("every")),
        )
        for match in _TERM.finditer(sentence.text)
    )


def _find_anchor(sentence: Sentence, bracket: DateBracket, opens: int) -> tuple[date, date] | None:
    """First and last day from which the term can run."""
    last = bracket.best or bracket.latest
    for expression in (e for e in find_expressions(sentence) if e.start >= opens):
        when = resolve_expression(expression, bracket)
        day = first_day(when) if when else None
        if when and day and day == last_day(when) and last and 0 <= (last - day).days <= _NEAR:
            return day, day
    if bracket.best:
        return bracket.best, bracket.best
    if bracket.earliest and bracket.latest:
        return bracket.earliest, bracket.latest
    return None


def _count(match: re.Match[str], anchor: tuple[date, date] | None) -> Edtf | None:
    words = match.group("number").lower()
    number = int(words) if words.isdigit() else int(SMALL_NUMBERS[words])
    if anchor is None or number == 0:
        return None
    first, last = (_add(day, number, match.group("unit").lower()) for day in anchor)
    return span_days(first, last)


def _add(day: date, number: int, unit: str) -> date:
    """The day so many units later; a month later is the same day of that month, or its last."""
    if unit in ("day", "week"):
        return day + timedelta(days=number * (7 if unit == "week" else 1))
    months = day.month - 1 + number * (12 if unit == "year" else 1)
    year, month = day.year + months // 12, months % 12 + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
