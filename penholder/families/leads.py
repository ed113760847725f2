"""Weaker leads to a report's day, for what firm dates, facts and mandates leave open.

Takes a read report and the bounds so far; gives weighed clues. Never contradicts a stronger clue, and marks as
weak what rests on a habit of writing rather than on a date.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from penholder.families.clues import Bounds, ReadReport, Strength, Weighed, write_day
from penholder.model import DateBracket, DateClue
from penholder.syntax import Sentence, Token
from penholder.values.dates import format_edtf, last_day, month_end
from penholder.values.expressions import DateExpression, Direction, resolve_expression
from penholder.vocabulary import date_words

NUMBER_SLACK = timedelta(days=10)
"""How far from the month in its number a release may appear: series are numbered a few days early or late."""
NEAR_AHEAD = timedelta(days=183)
"""How far ahead a day without its year lies at most: beyond half a year, reports write the year."""
_HEADER_PARAGRAPHS = 6
_NUMBER = re.compile(r"(?<![\w/-])((?:19|20)\d\d)-(0[1-9]|1[0-2])-[A-Z]{1,4}[-–]{0,2}\d+(?!\w)")


def number_clues(read: ReadReport) -> list[Weighed]:
    """The month in a release number above the text ("2010-09-CA-005")."""
    for sentence in read.parsed.sentences:
        match = _NUMBER.search(sentence.text) if sentence.paragraph < _HEADER_PARAGRAPHS else None
        if match is None:
            continue
        first = date(int(match[1]), int(match[2]), 1)
        low, high = first - NUMBER_SLACK, month_end(first.year, first.month) + NUMBER_SLACK
        words = read.report.span(sentence.start + match.start(), sentence.start + match.end())
        says = (
            f"Its number holds {format_edtf(f'{match[1]}-{match[2]}')}; releases appear close to that month."
        )
        return [Weighed(DateClue(words, says, low, high), Strength.YEARLESS)]
    return []


def plan_clues(read: ReadReport, bounds: Bounds) -> list[Weighed]:
    """The first dated plan, where nothing firmer bounds the report: plans are told while they lie ahead.

    What had been planned may have passed, unless the words are those of someone who speaks of it now.
    """
    if bounds.latest is not None:
        return []
    nowhere = DateBracket(read.report.id, None, None, None, ())
    found: list[tuple[date, int, DateExpression]] = []
    for sentence, expressions in read.dated:
        for expression in (e for e in expressions if _is_planned(sentence, expressions, e)):
            value = resolve_expression(expression, nowhere)
            last = last_day(value) if value else None
            if last is not None and bounds.meets(last, last) and _is_spoken_of_now(sentence, expression):
                found.append((last, expression.start, expression))
    if not found:
        return []
    last, _, expression = min(found, key=lambda f: f[:2])
    words = read.report.span(expression.start, expression.end)
    says = f"It tells plans for “{words.words}”, so it is taken to be not younger than {write_day(last)}."
    return [Weighed(DateClue(words, says, None, last, weak=True), Strength.PLAN)]


def _is_planned(
    sentence: Sentence, expressions: tuple[DateExpression, ...], expression: DateExpression
) -> bool:
    """A date told as to come, or the one a plan was moved to ("from December 2024 to December 2026")."""
    before = sentence.text[: expression.start - sentence.start]
    moved = any(re.search(rf"\bfrom {re.escape(e.words)},? to $", before) for e in expressions)
    return expression.direction is Direction.FUTURE or moved


def _is_spoken_of_now(sentence: Sentence, expression: DateExpression) -> bool:
    """True below a verb of the present, or below one that a reporting verb governs."""
    inside = sentence.between(expression.start, expression.end)
    verbs = [t for t in sentence.ancestors(inside[0]) if t.pos in ("VERB", "AUX")] if inside else []
    finite = next((i for i, verb in enumerate(verbs) if _is_finite(sentence, verb)), None)
    if finite is None or any(v.lemma in date_words("postponing verb") for v in verbs):
        return False
    present = verbs[finite].tag in ("VBZ", "VBP") or any(
        t.tag in ("VBZ", "VBP") or t.text.lower() == "will" for t in sentence.children(verbs[finite], "aux")
    )
    return present or any(v.lemma in date_words("reporting verb") for v in verbs[finite + 1 :])


def _is_finite(sentence: Sentence, verb: Token) -> bool:
    finite = ("VBZ", "VBP", "VBD", "MD")
    return verb.tag in finite or any(t.tag in finite for t in sentence.children(verb, "aux", "auxpass"))


def near_clues(read: ReadReport, bounds: Bounds) -> list[Weighed]:
    """A day without a year that still lies ahead: of the years the bounds leave, the one it is close to."""
    if bounds.earliest is None or bounds.latest is None:
        return []
    found = []
    for _, expressions in read.dated:
        for expression in expressions:
            point = expression.point
            ahead = expression.firm and expression.direction is Direction.FUTURE
            if not ahead or point is None or point.year is not None or not point.month or not point.day:
                continue
            days = _days(bounds, point.month, point.day)
            fitting = [d for d in days if bounds.meets(d - NEAR_AHEAD, d)]
            if len(fitting) == 1 and fitting[0] < bounds.latest:
                words = read.report.span(expression.start, expression.end)
                says = f"For it “{words.words}” lies ahead and near, so it is not younger than {write_day(fitting[0])}."
                low = fitting[0] - NEAR_AHEAD
                found.append(Weighed(DateClue(words, says, low, fitting[0]), Strength.YEARLESS))
    return found


def _days(bounds: Bounds, month: int, day: int) -> list[date]:
    """The day in every year that the bounds touch, and in the year after."""
    if bounds.earliest is None or bounds.latest is None:
        return []
    days = []
    for year in range(bounds.earliest.year, bounds.latest.year + 2):
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    return days
