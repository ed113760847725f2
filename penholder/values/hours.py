"""Times of day: clock times and parts of the day, with the day they name.

Takes a stretch of text; gives their shapes, readings that overlap included. Never converts between time zones:
a clock time stays as told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from penholder.values.calendar_forms import ABBREVIATED, WEEKDAY, read_month
from penholder.values.shapes import (
    WEEKDAYS,
    CalendarPoint,
    DateExpression,
    Direction,
    Kind,
    Unit,
    phrases_pattern,
    shape,
)
from penholder.vocabulary import date_words

_CODES = {
    "morning": "MO",
    "dawn": "MO",
    "noon": "12:00",
    "midday": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "dusk": "EV",
    "night": "NI",
    "overnight": "NI",
    "midnight": "24:00",
}
_PART = "morning|afternoon|evening|night"
_ZONE = r"(?:\s*(?:GMT|UTC|EST|EDT|CST|CDT|MST|PST|PDT|CET|CEST|BST|ET|local(?:\s+time)?))"
_HEDGE = r"(?:(?:about|around|shortly\s+(?:before|after)|just\s+(?:before|after)|nearly|almost)\s+)"
_CLOCK = (
    rf"(?:(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s*(?P<half>[ap]\.?\s?m\b\.?){_ZONE}?"
    rf"|(?P<hour24>[01]?\d|2[0-4])(?::(?P<minute24>[0-5]\d){_ZONE}?|[.h](?P<minute24b>[0-5]\d){_ZONE})|(?P<military>[01]\d[0-5]\d|2[0-3][0-5]\d)\s*(?:hours|hrs|{_ZONE})"
    rf"|(?P<word>noon|midnight|midday))"
)
_DAY = (
    rf"(?:(?P<weekday>{WEEKDAY})(?!,?\s+(?:\d|{ABBREVIATED}\s))|(?P<dayword>today|yesterday|tomorrow)"
    rf"|(?P<month>{ABBREVIATED})\s+(?P<dom>[12]?\d|3[01])(?!\d|,?\s+\d{{4}})|(?P<dom2>[12]?\d|3[01])\s+(?P<month2>{ABBREVIATED})(?!,?\s+\d{{4}}))"
)
_CLOCK_TIME = re.compile(
    rf"(?<![\w/$€£#.,:-]){_HEDGE}?{_CLOCK}(?:,?\s+(?:on\s+)?(?:(?:the\s+)?(?:{_PART})\s+of\s+)?{_DAY})?(?!\w)",
    re.IGNORECASE,
)
_DAY_CLOCK = re.compile(rf"(?<![\w-]){_DAY},?\s+(?:at\s+)(?:{_HEDGE})?{_CLOCK}(?!\w)", re.IGNORECASE)
_DAY_PART = re.compile(
    rf"(?<![\w-])(?:(?:early|late|mid)[\s-]+)?(?:(?P<weekday>{WEEKDAY})|(?P<dayword>today|yesterday|tomorrow)|(?P<last>last|this|that))"
    rf"\s+(?:(?:early|late|mid)[\s-]+)?(?P<part>{_PART})(?!\w)",
    re.IGNORECASE,
)
_PART_DAY = re.compile(
    rf"(?<![\w-])(?:the\s+)?(?:early\s+hours|(?:(?:early|late|mid)[\s-]+)?(?P<part>{_PART}|dawn|dusk))\s+(?:of\s+|on\s+)?(?:last\s+)?{_DAY}(?!\w)",
    re.IGNORECASE,
)
_TONIGHT = re.compile(r"(?<![\w-])(?:late\s+)?(?P<word>tonight|overnight)(?!\w)", re.IGNORECASE)
_THE_PART = re.compile(
    rf"(?<=\b[Ii]n )the\s+(?:early\s+|late\s+)?(?P<part>{_PART})(?!\w)|(?<![\w-])mid[ -](?P<mid>morning|afternoon)(?!\w)|(?<=\b[Aa]t )(?P<bare>night|dawn|dusk)(?!\w)"
)


def read_hours(text: str) -> Iterator[DateExpression]:
    """ "10 p.m. Wednesday", "Friday evening", "this morning", "last night", "at noon"."""
    for pattern in (_CLOCK_TIME, _DAY_CLOCK):
        for match in pattern.finditer(text):
            clock = _clock(match)
            if clock:
                yield shape(match, kind=Kind.TIME, clock=clock, **_day(match))
    for pattern in (_DAY_PART, _PART_DAY):
        for match in pattern.finditer(text):
            clock = _CODES[(match["part"] or "morning").lower()]
            yield shape(match, kind=Kind.TIME, clock=clock, **_day(match))
    for match in _TONIGHT.finditer(text):
        yield shape(
            match,
            kind=Kind.TIME,
            clock="NI",
            **({"unit": Unit.DAY} if match["word"].lower() == "tonight" else {}),
        )
    for match in _THE_PART.finditer(text):
        part = (match["part"] or match["mid"] or match["bare"]).lower()
        yield shape(match, kind=Kind.TIME, clock=_CODES[part])


def _clock(match: re.Match[str]) -> str:
    if match["word"]:
        return _CODES[match["word"].lower()]
    if match["military"]:
        return f"{match['military'][:2]}:{match['military'][2:4]}"
    if match["hour24"]:
        return f"{int(match['hour24']):02}:{match['minute24'] or match['minute24b']}"
    hour, minute = int(match["hour"]), match["minute"] or "00"
    if hour > 12 or hour == 0:
        return ""
    late = match["half"].lower().startswith("p")
    return f"{hour % 12 + 12 * late:02}:{minute}"


def _day(match: re.Match[str]) -> dict[str, object]:
    """The fields of the day a time names; none where it names none."""
    groups = {"last": None, "month": None, "month2": None, **match.groupdict()}
    if groups["weekday"]:
        return {"weekday": WEEKDAYS.index(str(groups["weekday"]).title())}
    if groups["dayword"]:
        return {
            "unit": Unit.DAY,
            "offset": {"yesterday": -1, "tomorrow": 1}.get(str(groups["dayword"]).lower(), 0),
        }
    if groups["month"] or groups["month2"]:
        day = int(str(groups["dom"] or groups["dom2"]))
        return {"point": CalendarPoint(month=read_month(str(groups["month"] or groups["month2"])), day=day)}
    if str(groups["last"]).lower() == "last":
        return {"unit": Unit.DAY, "offset": -1}
    if str(groups["last"]).lower() == "that":
        return {"shift": (Unit.DAY, 0)}
    if str(groups["last"]).lower() == "this":
        return {"unit": Unit.DAY}
    return {}


_SIDES = {
    "past reference": Direction.PAST,
    "present reference": Direction.NEAREST,
    "future reference": Direction.FUTURE,
}


def read_vague(text: str) -> Iterator[DateExpression]:
    """Words for past, present and future that name no day: "recently", "now", "soon" (`data/dates.toml`)."""
    for side, pattern in _vague_patterns():
        for match in pattern.finditer(text):
            yield shape(match, vague=side)


@cache
def _vague_patterns() -> tuple[tuple[Direction, re.Pattern[str]], ...]:
    return tuple((side, phrases_pattern(date_words(role), _NOT_BEFORE)) for role, side in _SIDES.items())


_NOT_BEFORE = r"(?!\s+(?:as|after|before)\b)"
""" "soon after the vote" hangs on the vote."""
