"""Dates as a calendar writes them: days, months, years, decades, weekdays, ranges of days.

Takes a stretch of text; gives their shapes in no fixed order, readings that overlap included. Never decides
which of two overlapping readings stands, and never reads counts or document numbers as years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from penholder.values.dates import MONTHS
from penholder.values.numbers import read_number
from penholder.values.shapes import (
    WEEKDAYS,
    CalendarPoint,
    DateExpression,
    Direction,
    Part,
    Unit,
    phrases_pattern,
    shape,
)
from penholder.vocabulary import date_words

MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
ABBREVIATED = rf"(?:{MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
YEAR = r"(?:19|20)\d{2}(?![\d%/]|[.,]\d)(?!-[A-Za-z])(?![A-Za-z])"
WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})(?![A-Za-z])"
EDGE = r"(?<![\w/$€£#.-])"
_MODIFIER = r"(?:(?:[Tt]he\s+)?(?P<modifier>[Ee]arly|[Ll]ate|[Mm]id)[ -])?"
PART = (
    r"(?:(?P<part>(?:[Tt]he )?(?:very )?(?:end|close|beginning|start|middle|first half|second half|last half"
    r"|(?:first|second|third|fourth|last) quarter)) of )?"
)
WHICH = r"(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?)"

_ISO = re.compile(
    rf"{EDGE}(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])"
)
_NUMERIC = re.compile(
    rf"{EDGE}(?P<first>\d{{1,2}})(?P<mark>[/.])(?P<second>\d{{1,2}})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)"
)
_DAY_RANGE = re.compile(
    rf"{EDGE}(?:(?P<a>{_DAY})(?:\s?[-–]\s?|\s+(?:to|through|and)\s+)(?P<b>{_DAY})\s+(?P<month>{ABBREVIATED})"
    rf"|(?P<month2>{ABBREVIATED})\s+(?P<a2>{_DAY})(?:\s?[-–]\s?|\s+(?:to|through|and)\s+)(?P<b2>{_DAY})(?!\s+{MONTH}))"
    rf"(?:,?\s+(?P<year>{YEAR}))?"
)
_DAY_MONTH = re.compile(
    rf"{EDGE}(?:(?P<weekday>{WEEKDAY}),?\s+(?:the\s+)?)?(?P<day>{_DAY})(?:\s+of)?\s+(?P<month>{ABBREVIATED})"
    rf"(?![a-z])(?:,?\s+(?P<year>{YEAR}))?"
)
_MONTH_DAY = re.compile(
    rf"{EDGE}(?:(?P<weekday>{WEEKDAY}),?\s+)?(?P<month>{ABBREVIATED})\s+(?:the\s+)?(?P<day>{_DAY})"
    rf"(?![A-Za-z])(?:,?\s+(?P<year>{YEAR}))?"
)
_MONTH_YEAR = re.compile(
    rf"{EDGE}{PART}{_MODIFIER}(?P<month>{ABBREVIATED}),?\s+(?:of\s+)?(?P<year>{YEAR}|(?P<said>{{said}}))".replace(
        "{said}", r"(?:nineteen|twenty)[\s-](?:[a-z]+ty(?:[\s-][a-z]+)?|[a-z]+teen)"
    )
)
_MONTH_ALONE = re.compile(
    rf"{EDGE}{PART}{_MODIFIER}(?:{WHICH}\s+)?(?P<month>{MONTH})(?!\w|-[A-Za-z])(?P<own>\s+this\s+year)?"
)
_TWO_YEARS = re.compile(rf"{EDGE}(?P<year>(?:19|20)\d\d)[-–/](?P<short>\d\d)(?![\d-])")
_YEAR_ALONE = re.compile(rf"{EDGE}{PART}{_MODIFIER}(?P<year>{YEAR})")
_OLD_YEAR = re.compile(r"(?<=\b[Ii]n )(?P<year>1[4-8]\d\d)(?![\d%/]|[.,]\d|-[A-Za-z]|[A-Za-z]|\s+[a-z]+s\b)")
_SAID_YEAR = re.compile(
    r"\b(?:the\s+year\s+(?P<two>two\s+thousand(?:(?:\s+and)?\s+(?:[a-z]+teen|ten|eleven|twelve|one|two|three|four|five|six|seven|eight|nine)\b)?)"
    r"|(?P<century>eighteen|nineteen|twenty)[\s-](?P<rest>(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)\b"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?\b))"
    r"(?!\s+(?:percent|thousand|million|billion))",
    re.IGNORECASE,
)
_DECADE = re.compile(
    rf"(?<![\w/$€£#.])(?:the\s+)?{_MODIFIER.replace('(?:[Tt]he ', '(?:the ')}(?:(?P<century>1[5-9]|20)|['’‘])(?P<tens>\d)0['’]?s(?!\w)"
    r"|\bthe\s+(?:(?P<modifier2>early|mid|late)[ -])?(?P<said>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
    re.IGNORECASE,
)
_CENTURY_NAMED = re.compile(
    r"\b(?:the\s+)?(?:(?P<modifier>early|mid|late)[ -])?(?:(?P<nth>1[0-9]|2[01])(?:th|st)|(?P<said>eighteenth|nineteenth|twentieth|twenty-first))"
    r"[\s-]century\b",
    re.IGNORECASE,
)
_WEEKDAY_ALONE = re.compile(
    rf"{EDGE}(?:(?:[Ee]arly|[Ll]ate|[Ee]arlier|[Ll]ater)\s+(?:on\s+)?)?(?:{WHICH}\s+)?(?P<weekday>{WEEKDAY})"
)
_SHORT_YEAR_ALONE = re.compile(r"(?<=\b(?:in|of)\s)['’](?P<year>\d\d)(?![\d\w])")
_SHORT_YEAR = re.compile(
    rf"{EDGE}(?P<day>{_DAY})\s+(?P<month>{ABBREVIATED})\s+(?P<year>\d\d)(?=\s*(?:\(|-|–|—))"
)
_CENTURY = 50
"""Two-digit years from here on are of the last century ("20 Aug 88")."""
_RESOLUTION = re.compile(
    r"\b[Rr]es(?:olutions?|\.)\s+(?:\d{3,4}(?:\s*\(\d{4}\))?(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+))*$"
)
_LOOK = 200
"""Characters before a year or month that are looked at, so that a long line is read in time."""
_NUMBERED = re.compile(r"\d{2,4}\s*\($")
_TENS = ("", "", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties")
_CENTURIES = {"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "twenty-first": 21}


def read_numeric(text: str) -> Iterator[DateExpression]:
    """ "2022-11-05", "19/03/2022" where only one order of day and month is possible, "20 Aug 88 (EFE)"."""
    for match in _ISO.finditer(text):
        yield shape(match, point=CalendarPoint(int(match["year"]), int(match["month"]), int(match["day"])))
    for match in _NUMERIC.finditer(text):
        first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
        if first > 12 >= second >= 1 and first <= 31:
            yield shape(match, point=CalendarPoint(year, second, first))
        elif (second > 12 >= first >= 1 and second <= 31) or first == second <= 12:
            yield shape(match, point=CalendarPoint(year, first, second))
    for match in _SHORT_YEAR.finditer(text):
        year = _whole_year(match["year"])
        yield shape(match, point=CalendarPoint(year, read_month(match["month"]), _number(match["day"])))


def _whole_year(short: str) -> int:
    return int(short) + (1900 if int(short) >= _CENTURY else 2000)


def read_days(text: str) -> Iterator[DateExpression]:
    """ "3 June 2021", "Friday, June 3", "3 to 9 May"."""
    for match in _DAY_RANGE.finditer(text):
        month, year = read_month(match["month"] or match["month2"]), _number(match["year"])
        a, b = _number(match["a"] or match["a2"]), _number(match["b"] or match["b2"])
        if a is not None and b is not None and a < b:
            yield shape(match, point=CalendarPoint(year, month, a), until=CalendarPoint(year, month, b))
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        for match in pattern.finditer(text):
            weekday = WEEKDAYS.index(match["weekday"]) if match["weekday"] else None
            point = CalendarPoint(_number(match["year"]), read_month(match["month"]), _number(match["day"]))
            yield shape(match, point=point, weekday=weekday)


def read_months(text: str) -> Iterator[DateExpression]:
    """ "late March 2022", "the end of May", "last June"."""
    for match in _MONTH_YEAR.finditer(text):
        year = _said_year(match["said"]) if match["said"] else int(match["year"])
        if year is not None:
            point = CalendarPoint(year, read_month(match["month"]))
            yield shape(match, point=point, part=read_part(match["part"], match["modifier"]))
    for match in _MONTH_ALONE.finditer(text):
        which = (match["which"] or "").lower()
        if match["month"] not in ("May", "March", "MARCH") or _is_month(text, match, which):
            direction, offset = read_which(which)
            point, part = (
                CalendarPoint(month=read_month(match["month"])),
                read_part(match["part"], match["modifier"]),
            )
            unit = Unit.YEAR if match["own"] else None
            yield shape(match, point=point, part=part, direction=direction, offset=offset, unit=unit)


def _is_month(text: str, match: re.Match[str], which: str) -> bool:
    """May and March are also a verb and a noun: they need a word before them that only dates take."""
    before = text[max(0, match.start() - _LOOK) : match.start()].rstrip()
    opens = re.search(
        r"(?:^|\W)(?:in|since|until|till|by|of|from|for|through|during|last|next|between|before|after|around)$"
        rf"|{MONTH}\s+(?:and|or|to|through)$",
        before,
        re.IGNORECASE,
    )
    told = which or match["part"] or match["modifier"] or match["own"]
    return bool(told or opens) or text[match.end() : match.end() + 2] in ("’s", "'s")


def read_years(text: str) -> Iterator[DateExpression]:
    """ "2022", "2022-23", "the end of 2024", "nineteen ninety-seven"; counts and resolution numbers left out."""
    for match in _TWO_YEARS.finditer(text):
        year = int(match["year"])
        if (year + 1) % 100 == int(match["short"]) and not counts_something(text[: match.start()]):
            yield shape(match, point=CalendarPoint(year), until=CalendarPoint(year + 1))
    for match in _YEAR_ALONE.finditer(text):
        at = match.start("year")
        if not match["part"] and not match["modifier"] and counts_something(text[:at]):
            continue
        year, months = int(match["year"]), months_of(match["part"])
        point, until = CalendarPoint(year), None
        if months is not None:
            point, until = CalendarPoint(year, months[0]), CalendarPoint(year, months[1])
        yield shape(match, point=point, until=until, part=read_part(match["part"], match["modifier"]))
    for match in _SHORT_YEAR_ALONE.finditer(text):
        yield shape(match, point=CalendarPoint(_whole_year(match["year"])))
    for match in _OLD_YEAR.finditer(text):
        yield shape(match, point=CalendarPoint(int(match["year"])))
    for match in _SAID_YEAR.finditer(text):
        said = _said_year(match.group())
        if said is not None:
            yield shape(match, point=CalendarPoint(said))


def _said_year(words: str) -> int | None:
    """The year of "nineteen ninety-seven" or "the year two thousand and one"; None when it is none."""
    words = words.lower().removeprefix("the year ").strip()
    if words.startswith("two thousand"):
        value = read_number(words)
        return None if value is None else int(value)
    century, _, rest = words.replace("-", " ").partition(" ")
    tens = read_number(rest.strip().replace(" ", "-"))
    whole = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}.get(century)
    return None if whole is None or tens is None or not 10 <= tens < 100 else whole + int(tens)


def read_decades(text: str) -> Iterator[DateExpression]:
    """ "the late 1970s", "the nineties", "the 20th century": the first and the last year they cover."""
    for match in _DECADE.finditer(text):
        tens = int(match["tens"]) if match["tens"] else _TENS.index(match["said"].lower())
        if not match["tens"] and tens < 2:
            continue
        century = int(match["century"]) if match["century"] else 19
        first = 100 * century + 10 * tens
        yield _years(match, Unit.DECADE, first, first + 9, match["modifier"] or match["modifier2"])
    for match in _CENTURY_NAMED.finditer(text):
        nth = int(match["nth"]) if match["nth"] else _CENTURIES[match["said"].lower()]
        first = 100 * (nth - 1)
        yield _years(match, Unit.CENTURY, first, first + 99, match["modifier"])


def _years(match: re.Match[str], unit: Unit, first: int, last: int, modifier: str | None) -> DateExpression:
    point, until = CalendarPoint(first), CalendarPoint(last)
    return shape(match, point=point, until=until, unit=unit, part=read_part(None, modifier))


def read_holidays(text: str) -> Iterator[DateExpression]:
    """Days with a name and a fixed date ("Christmas"), from `data/dates.toml`."""
    for (month, day), pattern in _holiday_patterns():
        for match in pattern.finditer(text):
            yield shape(match, point=CalendarPoint(month=month, day=day))


@cache
def _holiday_patterns() -> tuple[tuple[tuple[int, int], re.Pattern[str]], ...]:
    days = [(month, day) for month in range(1, 13) for day in range(1, 32)]
    told = [(d, date_words(f"holiday {d[0]:02}-{d[1]:02}")) for d in days]
    return tuple((d, phrases_pattern(words)) for d, words in told if words)


def read_weekdays(text: str) -> Iterator[DateExpression]:
    """ "Friday", "last Friday", "this coming Sunday"."""
    for match in _WEEKDAY_ALONE.finditer(text):
        direction, offset = read_which((match["which"] or "").lower())
        yield shape(match, weekday=WEEKDAYS.index(match["weekday"]), direction=direction, offset=offset)


_PARTS_OF_YEAR = {
    "first half": (1, 6),
    "second half": (7, 12),
    "last half": (7, 12),
    "first quarter": (1, 3),
    "second quarter": (4, 6),
    "third quarter": (7, 9),
    "fourth quarter": (10, 12),
    "last quarter": (10, 12),
}


def months_of(part: str | None) -> tuple[int, int] | None:
    """First and last month of the part of a year the words name; None when they name none."""
    return next((months for words, months in _PARTS_OF_YEAR.items() if words in (part or "").lower()), None)


def counts_something(before: str) -> bool:
    """True when a four-digit number after these words is a count or a document's number, no year."""
    before = before[-_LOOK:]
    if _RESOLUTION.search(before) or _NUMBERED.search(before):
        return True
    tail = before.lower().rstrip()
    return any(re.search(rf"(?:^|\W){re.escape(words)}$", tail) for words in date_words("quantity"))


def read_which(word: str) -> tuple[Direction, int]:
    """The side and the number of steps that "last", "next" and "this coming" tell."""
    if word == "last":
        return Direction.PAST, -1
    if word == "next":
        return Direction.FUTURE, 1
    return {"this past": Direction.PAST, "this coming": Direction.FUTURE}.get(word, Direction.NEAREST), 0


def read_month(word: str) -> int:
    """The number of a month by its name or abbreviation."""
    short = word.strip(".")[:3].title()
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(short))


def read_part(words: str | None, modifier: str | None = None) -> Part:
    """The part that "the end of", "the middle of" and "late" name."""
    told = f"{words or ''} {modifier or ''}".lower()
    if re.search(r"\b(?:end|close)\b", told):
        return Part.END
    if re.search(r"\b(?:beginning|start|early)\b", told):
        return Part.EARLY
    if re.search(r"\b(?:middle|mid)\b", told):
        return Part.MID
    return Part.LATE if re.search(r"\blate\b", told) else Part.WHOLE


def _number(words: str | None) -> int | None:
    digits = re.match(r"\d+", words or "")
    return int(digits.group()) if digits else None
