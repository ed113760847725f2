"""Clues from dates that stand in a report in full, in its dateline, address and text.

Takes a read report; gives weighed clues. Never uses a date whose tense is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from penholder.families.clues import Bounds, ReadReport, Strength, Weighed, write_day
from penholder.model import DateBracket, DateClue, Edtf
from penholder.syntax import Sentence
from penholder.values.dates import first_day, format_edtf, last_day, split_interval, week_of
from penholder.values.expressions import DateExpression, Direction, Unit, resolve_expression
from penholder.values.grammar import find_shapes

REPRINT_DAYS = 6
"""How many days after its dateline, or after the day it reports on, a story is still taken to appear."""
_HEADER_PARAGRAPHS = 6
_HEADER_WORDS = 14
_PLACE = re.compile(
    r"(?:^|\s)[A-Z][A-Z.'’-]{2,}(?:[ /-][A-Z][A-Z.'’-]+)*(?:,\s+[A-Z][A-Za-z.'’-]+(?: [A-Z][A-Za-z.'’-]+)*)?,?\s*\(?\s*$"
)
"""A place in capitals, a state after it or not, and nothing more: the head of a dateline."""
_TITLED_PLACE = re.compile(
    r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}(?:, [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})?,\s*"
)
_AFTER_DATELINE = re.compile(r"\s*(?:\([^)\n]{1,60}\)\s*)?(?:--|–|—|-\s)")
""""Lima, 20 Aug 88 (EFE) --": a place in ordinary letters needs the dash after it to be a dateline."""
_ADDRESS_DAY = re.compile(r"(?<!\d)(20\d\d|19\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?!\d)")


def address_clues(read: ReadReport) -> list[Weighed]:
    """The day in the page's address."""
    match = _ADDRESS_DAY.search(read.report.provenance.address or "")
    if match is None:
        return []
    day = _day(int(match[1]), int(match[2]), int(match[3]))
    if day is None:
        return []
    says = f"The page's address holds {write_day(day)}."
    return [Weighed(DateClue(None, says, day, day), Strength.ADDRESS, day)]


def dateline_clues(read: ReadReport) -> list[Weighed]:
    """The full date of the dateline or of a short line above the text ("Published 3 May 2021")."""
    found = [
        _dateline(read, expression, place, date.fromisoformat(value))
        for expression, place in _heading_dates(read)
        if (value := resolve_expression(expression, _no_bracket(read))) and len(value) == len("2023-03-19")
    ]
    return sorted(found, key=lambda w: (w.day or date.min, w.clue.says))[:1]


def dateline_day_clues(read: ReadReport, bounds: Bounds) -> list[Weighed]:
    """A dateline without a year ("BANGUI, Jan 27"), when the other clues leave one year for it."""
    if bounds.earliest is None or bounds.latest is None:
        return []
    for expression, place in _heading_dates(read):
        point = expression.point
        if point and point.year is None and point.month and point.day and expression.until is None:
            years = range(bounds.earliest.year, bounds.latest.year + 1)
            days = [d for year in years if (d := _day(year, point.month, point.day)) and bounds.meets(d, d)]
            days = [d for d in days if expression.weekday in (None, d.weekday())]
            if len(days) > 1:
                days = [d for d in days if d.year not in _years_written(read)]
            return [_dateline(read, expression, place, days[0])] if len(days) == 1 else []
    return []


def _years_written(read: ReadReport) -> frozenset[int]:
    """Years written out beside a month that is past: a report leaves its own year out ("In July, ...")."""
    return frozenset(
        e.point.year
        for sentence, expressions in read.dated
        for e in (() if _is_header(sentence) else expressions)
        if e.point and e.point.year and e.point.month and e.direction is Direction.PAST and e.firm
    )


def heading_month_clues(read: ReadReport) -> list[Weighed]:
    """A month and year in a short line above the text ("Policy brief, May 2021")."""
    for expression, place in _heading_dates(read):
        value = resolve_expression(expression, _no_bracket(read))
        first, last = (first_day(value), last_day(value)) if value else (None, None)
        if value is None or len(value) != len("2023-03") or first is None or last is None:
            continue
        words = read.report.span(expression.start, expression.end)
        says = f"The {place} gives {format_edtf(value)}."
        return [Weighed(DateClue(words, says, first, last), Strength.DATELINE)]
    return []


def _heading_dates(read: ReadReport) -> Iterator[tuple[DateExpression, str]]:
    """Dates of the dateline, at the head of a paragraph after a place, or in a short line above the text."""
    dateline = read.report.dateline
    if dateline is not None:
        for shape in find_shapes(dateline.words):
            yield (
                replace(shape, start=dateline.start + shape.start, end=dateline.start + shape.end),
                "dateline",
            )
    for sentence, expressions in read.dated:
        for expression in expressions if sentence.paragraph < _HEADER_PARAGRAPHS else ():
            if _is_header(sentence):
                yield expression, "line above the text"
            elif _follows_place(sentence, expression):
                yield expression, "dateline"


def _follows_place(sentence: Sentence, expression: DateExpression) -> bool:
    before = sentence.text[: expression.start - sentence.start]
    after = sentence.text[expression.end - sentence.start :]
    if _PLACE.search(before):
        return True
    return _TITLED_PLACE.fullmatch(before) is not None and _AFTER_DATELINE.match(after) is not None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _dateline(read: ReadReport, expression: DateExpression, place: str, day: date) -> Weighed:
    words = read.report.span(expression.start, expression.end)
    latest = day + timedelta(days=REPRINT_DAYS)
    says = f"The {place} gives {write_day(day)}; reprints follow within {REPRINT_DAYS} days."
    return Weighed(DateClue(words, says, day, latest), Strength.DATELINE, day)


def _is_header(sentence: Sentence) -> bool:
    """A short line without a finite verb, such as a byline or a publication line."""
    finite = any(t.tag in ("VBD", "VBZ", "VBP", "MD") for t in sentence.tokens)
    return len(sentence.tokens) <= _HEADER_WORDS and not finite


def explicit_clues(read: ReadReport) -> list[Weighed]:
    """The latest dated past event (a report is not older) and the earliest dated event still ahead.

    Only firm tenses count: a day somebody once promised may have passed.
    """
    past: list[tuple[date, Weighed]] = []
    ahead: list[tuple[date, Weighed]] = []
    for sentence, expressions in read.dated:
        for expression in () if _is_header(sentence) else expressions:
            value = resolve_expression(expression, _no_bracket(read)) if expression.firm else None
            if value is None:
                continue
            first, last = _begun(value), last_day(value)
            if expression.direction is Direction.PAST and first is not None:
                past.append((first, _past(read, expression, value, first)))
            if (
                expression.direction is Direction.FUTURE
                and last is not None
                and _says_when(sentence, expression)
            ):
                ahead.append((last, _ahead(read, expression, value, last)))
    latest = [max(past, key=_by_day)[1]] if past else []
    return [*latest, min(ahead, key=_by_day)[1]] if ahead else latest


def _says_when(sentence: Sentence, expression: DateExpression) -> bool:
    """A bare year bounds from above only after a preposition: "will leave in 2024", "by 2024"."""
    if not _is_bare_year(expression):
        return True
    tokens = sentence.between(expression.start, expression.end)
    before = [t for t in sentence.tokens[: tokens[0].i] if t.lemma not in ("the", "year")] if tokens else []
    return bool(before) and before[-1].tag in ("IN", "TO")


def _is_bare_year(expression: DateExpression) -> bool:
    return expression.words.isdigit() and expression.point is not None


def _begun(value: Edtf) -> date | None:
    """The first day on which all of a past value has at least begun: that of its last part."""
    _, end = split_interval(value)
    return None if end is None else first_day(end)


def _by_day(pair: tuple[date, Weighed]) -> tuple[date, int]:
    words = pair[1].clue.words
    return pair[0], words.start if words else 0


def _past(read: ReadReport, expression: DateExpression, value: Edtf, first: date) -> Weighed:
    words = read.report.span(expression.start, expression.end)
    says = f"It tells of {format_edtf(value)} as past, so it is not older than {write_day(first)}."
    return Weighed(DateClue(words, says, first, None), Strength.PAST)


def _ahead(read: ReadReport, expression: DateExpression, value: Edtf, last: date) -> Weighed:
    words = read.report.span(expression.start, expression.end)
    says = f"For it {format_edtf(value)} still lies ahead, so it is not younger than {write_day(last)}."
    strength = Strength.YEAR_AHEAD if _is_bare_year(expression) else Strength.AHEAD
    return Weighed(DateClue(words, says, None, last), strength)


def yearless_clues(read: ReadReport, bounds: Bounds) -> list[Weighed]:
    """Months and days without a year, once the other clues leave one year for them."""
    bracket = DateBracket(read.report.id, bounds.earliest, bounds.latest, None, ())
    found = []
    for _, expressions in read.dated:
        for expression in expressions:
            point = expression.point
            value = resolve_expression(expression, bracket) if point and point.year is None else None
            if value is None or not expression.firm:
                continue
            first, last = first_day(value), last_day(value)
            if (
                expression.direction is Direction.PAST
                and first
                and _tightens(bounds.earliest, first, up=True)
            ):
                found.append(replace_strength(_past(read, expression, value, first)))
            if expression.direction is Direction.FUTURE and last and _tightens(bounds.latest, last, up=False):
                found.append(replace_strength(_ahead(read, expression, value, last)))
    return found


def week_clues(read: ReadReport, best: date | None) -> list[Weighed]:
    """What "this week" means once the day is known; it names the week and bounds nothing by itself."""
    if best is None:
        return []
    monday, sunday = week_of(best)
    found = []
    for _, expressions in read.dated:
        for expression in expressions:
            if expression.unit is Unit.WEEK and expression.offset == 0:
                words = read.report.span(expression.start, expression.end)
                says = f"“{words.words}” fits the week from {write_day(monday)} to {write_day(sunday)}."
                found.append(Weighed(DateClue(words, says, None, None), Strength.YEARLESS))
    return found[:1]


def replace_strength(weighed: Weighed) -> Weighed:
    """The clue at the strength of a date whose year was worked out."""
    return Weighed(weighed.clue, Strength.YEARLESS, weighed.day)


def _tightens(bound: date | None, day: date, *, up: bool) -> bool:
    return bound is None or (day > bound if up else day < bound)


def _no_bracket(read: ReadReport) -> DateBracket:
    return DateBracket(read.report.id, None, None, None, ())
