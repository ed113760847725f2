"""English date expressions as written: their shapes and where they stand.

Takes a stretch of text; gives its date expressions without direction, in text order. Never resolves them and
never reads durations, ages, counts or document numbers as dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from penholder.values.dates import MONTHS
from penholder.values.numbers import SMALL_NUMBERS
from penholder.vocabulary import date_words

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Unit(StrEnum):
    """The stretch of time a relative expression counts in."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Part(StrEnum):
    """Which part of the period is meant."""

    WHOLE = ""
    END = "end"
    EARLIER = "earlier"
    LATER = "later"
    WEEKEND = "weekend"


class Direction(StrEnum):
    """On which side of the report's day the sentence places the expression."""

    PAST = "past"
    FUTURE = "future"
    NEAREST = "nearest"


@dataclass(frozen=True, slots=True)
class CalendarPoint:
    """Year, month and day as far as written; None where not written."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class DateExpression:
    """One date expression: absolute offsets, its words and everything needed to resolve it."""

    start: int
    end: int
    words: str
    point: CalendarPoint | None = None
    """What is written of a calendar date; None for bare weekdays and relative expressions."""
    until: CalendarPoint | None = None
    """End of a range ("January through March")."""
    weekday: int | None = None
    """Monday is 0."""
    unit: Unit | None = None
    offset: int = 0
    """Units from the report's own: -1 in "last year" and "last Friday", 1 in "next month"."""
    part: Part = Part.WHOLE
    direction: Direction = Direction.NEAREST
    firm: bool = False
    """True when the tense is sure enough to bound the report's own day (see `tense.Reading`)."""
    shift: tuple[Unit, int] | None = None
    """Units after another date the text gives: (DAY, -1) in "a day earlier"; such a value needs that date."""
    since: bool = False
    """True when the value is the start of an open period ("since July 2013")."""


_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|JANUARY|FEBRUARY|MARCH|APRIL|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|NOVEMBER|DECEMBER)"
)
_ABBREVIATED = rf"(?:{_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d%]|[.,:]\d)"
_YEAR = r"(?:19|20)\d{2}(?![\d%/]|[.,]\d)(?!-[A-Za-z])(?![A-Za-z])"
_WEEKDAY = rf"(?:{'|'.join(WEEKDAYS)})(?![A-Za-z])"
_EDGE = r"(?<![\w/$€£#.-])"
_MODIFIER = r"(?:(?P<modifier>[Ee]arly|[Ll]ate|[Mm]id)[ -])?"
_PART = (
    r"(?:(?P<part>(?:[Tt]he )?(?:very )?(?:end|beginning|start|middle|first half|second half"
    r"|(?:first|second|third|fourth|last) quarter)) of )?"
)
_COUNTS = ("a", *(word for word, value in SMALL_NUMBERS.items() if 1 <= value <= 12))

_ISO = re.compile(
    rf"{_EDGE}(?P<year>(?:19|20)\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d-])"
)
_NUMERIC = re.compile(
    rf"{_EDGE}(?P<first>\d{{1,2}})(?P<mark>[/.])(?P<second>\d{{1,2}})(?P=mark)(?P<year>(?:19|20)\d\d)(?!\d)"
)
_DAY_RANGE = re.compile(
    rf"{_EDGE}(?:(?P<a>{_DAY})(?:\s?[-–]\s?|\s+(?:to|through|and)\s+)(?P<b>{_DAY})\s+(?P<month>{_ABBREVIATED})"
    rf"|(?P<month2>{_ABBREVIATED})\s+(?P<a2>{_DAY})(?:\s?[-–]\s?|\s+(?:to|through|and)\s+)(?P<b2>{_DAY})(?!\s+{_MONTH}))"
    rf"(?:,?\s+(?P<year>{_YEAR}))?"
)
_DAY_MONTH = re.compile(
    rf"{_EDGE}(?:(?P<weekday>{_WEEKDAY}),?\s+(?:the\s+)?)?(?P<day>{_DAY})(?:\s+of)?\s+(?P<month>{_ABBREVIATED})"
    rf"(?![a-z])(?:,?\s+(?P<year>{_YEAR}))?"
)
_MONTH_DAY = re.compile(
    rf"{_EDGE}(?:(?P<weekday>{_WEEKDAY}),?\s+)?(?P<month>{_ABBREVIATED})\s+(?:the\s+)?(?P<day>{_DAY})"
    rf"(?![A-Za-z])(?:,?\s+(?P<year>{_YEAR}))?"
)
_MONTH_YEAR = re.compile(
    rf"{_EDGE}{_PART}{_MODIFIER}(?P<month>{_ABBREVIATED}),?\s+(?:of\s+)?(?P<year>{_YEAR})"
)
_MONTH_ALONE = re.compile(
    rf"{_EDGE}{_PART}{_MODIFIER}(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?)\s+)?(?P<month>{_MONTH})(?!\w|-[A-Za-z])"
)
_TWO_YEARS = re.compile(rf"{_EDGE}(?P<year>(?:19|20)\d\d)[-–/](?P<short>\d\d)(?![\d-])")
_WEEKEND = re.compile(
    r"(?<![\w-])(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?)|[Tt]he)\s+weekend(?!\w)"
)
_YEAR_ALONE = re.compile(rf"{_EDGE}{_PART}{_MODIFIER}(?P<year>{_YEAR})")
_WEEKDAY_ALONE = re.compile(
    rf"{_EDGE}(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?)\s+)?(?P<weekday>{_WEEKDAY})"
)
_DAY_WORD = re.compile(r"(?<![\w-])(?P<word>[Tt]oday|[Tt]onight|[Yy]esterday|[Tt]omorrow)(?!\w)")
_RELATIVE = re.compile(
    rf"(?<![\w-]){_PART}(?:(?P<side>[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly)\s+(?:in\s+)?)?"
    r"(?P<which>[Ll]ast|[Nn]ext|[Tt]his|the current|the previous|the)\s+(?P<unit>week|month|year)(?![\w-])"
)
_AGO = re.compile(
    rf"(?<![\w-])(?P<count>{'|'.join(_COUNTS)}|\d{{1,2}}|[Aa]n?)\s+(?P<unit>day|week|month|year)s?\s+ago(?!\w)".replace(
        "(?P<count>a|", "(?P<count>[Aa]|"
    )
)
_SHIFT = re.compile(
    rf"(?<![\w-])(?:(?P<count>[Aa]n?|{'|'.join(f'[{w[0].upper()}{w[0]}]{w[1:]}' for w in _COUNTS[1:])}|\d{{1,2}})"
    r"\s+(?P<unit>day|week|month|year)s?\s+(?P<side>earlier|later|before|afterwards?|after)(?=\s*[,.;:)]|\s*$|\s+(?!than|the|that|he|she|it|they)(?:in|at|on|when)\b|(?:(?<=earlier)|(?<=later))\s+(?:[A-Z]|the\b))"
    r"|(?:[Tt]he|[Tt]hat)\s+(?P<which>following|next|previous|same|very)\s+(?P<unit2>day|month|year)"
    r"|[Tt]hat\s+(?P<unit3>day|month|year)|[Tt]he\s+(?P<unit4>day|month|year)\s+(?P<side4>before|after)(?=\s*[,.;:)]|\s*$))(?!\w)"
)
_PART_OF_DAY = re.compile(
    r"(?<![\w-])(?:[Tt]his\s+(?:morning|afternoon|evening)|(?P<last>[Ll]ast\s+(?:night|evening)))(?!\w)"
)
_QUARTER = re.compile(
    r"(?<![\w-])(?:[Tt]he\s+|[Ii]ts\s+)?(?P<nth>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)[ -](?P<unit>quarter|half)(?!\w)"
    r"(?!\s+of\s+(?:19|20)\d)(?P<of>\s+of\s+(?:the|this)\s+year)?"
)
_YEAR_END = re.compile(r"(?<![\w-])(?:the\s+)?year(?:['’]s)?[ -]end(?!\w)")
_SHORT_YEAR = re.compile(
    rf"{_EDGE}(?P<day>{_DAY})\s+(?P<month>{_ABBREVIATED})\s+(?P<year>\d\d)(?=\s*(?:\(|-|–|—))"
)
_CENTURY = 50
"""Two-digit years from here on are of the last century ("20 Aug 88")."""
_RESOLUTION = re.compile(
    r"\b[Rr]es(?:olutions?|\.)\s+(?:\d{3,4}(?:\s*\(\d{4}\))?(?:\s*,\s*|\s+and\s+|\s*,\s*and\s+))*$"
)
_NUMBERED = re.compile(r"\d{2,4}\s*\($")


def find_shapes(text: str) -> tuple[DateExpression, ...]:
    """Date expressions of a text, ranges joined; offsets are those of the text, directions are not set."""
    blocked = [m.span() for m in _not_dates(text)]
    taken: list[tuple[int, int]] = list(blocked)
    found: list[DateExpression] = []
    for read in (_read_iso, _read_days, _read_months, _read_relative, _read_years, _read_weekdays):
        for shape in read(text):
            if all(shape.end <= left or shape.start >= right for left, right in taken):
                found.append(shape)
                taken.append((shape.start, shape.end))
    return tuple(_join_ranges(text, sorted(found, key=lambda shape: shape.start)))


def _not_dates(text: str) -> Iterator[re.Match[str]]:
    pattern = "|".join(re.escape(words) for words in date_words("not a date"))
    return re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)|\b(?:19|20)\d0s\b", text, re.IGNORECASE)


def _shape(match: re.Match[str], **fields: object) -> DateExpression:
    return DateExpression(match.start(), match.end(), match.group(), **fields)  # type: ignore[arg-type]


def _read_iso(text: str) -> Iterator[DateExpression]:
    for match in _ISO.finditer(text):
        yield _shape(match, point=CalendarPoint(int(match["year"]), int(match["month"]), int(match["day"])))
    for match in _NUMERIC.finditer(text):
        first, second, year = int(match["first"]), int(match["second"]), int(match["year"])
        if first > 12 >= second >= 1 and first <= 31:
            yield _shape(match, point=CalendarPoint(year, second, first))
        elif (second > 12 >= first >= 1 and second <= 31) or first == second <= 12:
            yield _shape(match, point=CalendarPoint(year, first, second))
    for match in _SHORT_YEAR.finditer(text):
        year = int(match["year"]) + (1900 if int(match["year"]) >= _CENTURY else 2000)
        yield _shape(match, point=CalendarPoint(year, _month(match["month"]), _number(match["day"])))


def _read_days(text: str) -> Iterator[DateExpression]:
    for match in _DAY_RANGE.finditer(text):
        month, year = _month(match["month"] or match["month2"]), _number(match["year"])
        a, b = _number(match["a"] or match["a2"]), _number(match["b"] or match["b2"])
        if a is not None and b is not None and a < b:
            yield _shape(match, point=CalendarPoint(year, month, a), until=CalendarPoint(year, month, b))
    for pattern in (_DAY_MONTH, _MONTH_DAY):
        for match in pattern.finditer(text):
            weekday = WEEKDAYS.index(match["weekday"]) if match["weekday"] else None
            point = CalendarPoint(_number(match["year"]), _month(match["month"]), _number(match["day"]))
            yield _shape(match, point=point, weekday=weekday)


def _read_months(text: str) -> Iterator[DateExpression]:
    for match in _MONTH_YEAR.finditer(text):
        point = CalendarPoint(int(match["year"]), _month(match["month"]))
        yield _shape(match, point=point, part=_part(match["part"]))
    for match in _MONTH_ALONE.finditer(text):
        which = (match["which"] or "").lower()
        if match["month"] not in ("May", "March", "MARCH") or _is_month(text, match, which):
            direction, offset = _which(which)
            point = CalendarPoint(month=_month(match["month"]))
            yield _shape(match, point=point, part=_part(match["part"]), direction=direction, offset=offset)


def _is_month(text: str, match: re.Match[str], which: str) -> bool:
    """May and March are also a verb and a noun: they need a word before them that only dates take."""
    before = text[: match.start()].rstrip()
    opens = re.search(
        r"(?:^|\W)(?:in|since|until|till|by|of|from|for|through|during|last|next|between|before|after|around)$"
        rf"|{_MONTH}\s+(?:and|or|to|through)$",
        before,
        re.IGNORECASE,
    )
    return bool(which or match["part"] or match["modifier"] or opens) or text[
        match.end() : match.end() + 2
    ] in ("’s", "'s")


def _read_relative(text: str) -> Iterator[DateExpression]:
    for match in _DAY_WORD.finditer(text):
        offset = {"yesterday": -1, "tomorrow": 1}.get(match["word"].lower(), 0)
        yield _shape(match, unit=Unit.DAY, offset=offset)
    for match in _PART_OF_DAY.finditer(text):
        yield _shape(match, unit=Unit.DAY, offset=-1 if match["last"] else 0)
    for match in _YEAR_END.finditer(text):
        yield _shape(match, unit=Unit.YEAR, part=Part.END)
    for match in _SHIFT.finditer(text):
        yield _shape(match, shift=_shift(match))
    for match in _QUARTER.finditer(text):
        first, last = _PARTS_OF_YEAR[f"{match['nth'].lower()} {match['unit']}"] if _is_part(match) else (0, 0)
        if first:
            unit = Unit.YEAR if match["of"] else None
            yield _shape(match, point=CalendarPoint(month=first), until=CalendarPoint(month=last), unit=unit)
    for match in _RELATIVE.finditer(text):
        which, side = match["which"].lower(), (match["side"] or "").lower()
        if not _is_duration(text, match, which, side):
            part = Part(side) if side in ("earlier", "later") else _part(match["part"])
            offset = {"last": -1, "the previous": -1, "next": 1}.get(which, 0)
            months = _months_of(match["part"]) if match["unit"] == "year" else None
            if months is not None:
                point, until = CalendarPoint(month=months[0]), CalendarPoint(month=months[1])
                yield _shape(match, point=point, until=until, unit=Unit.YEAR, offset=offset)
                continue
            yield _shape(match, unit=Unit(match["unit"]), offset=offset, part=part)
    for match in _WEEKEND.finditer(text):
        direction, offset = _which((match["which"] or "").lower())
        yield _shape(match, unit=Unit.WEEK, offset=offset, part=Part.WEEKEND, direction=direction)
    for match in _AGO.finditer(text):
        word = match["count"].lower()
        count = int(word) if word.isdigit() else 1 if word == "an" else max(_COUNTS.index(word), 1)
        yield _shape(match, unit=Unit(match["unit"]), offset=-count)


def _is_part(match: re.Match[str]) -> bool:
    """ "The third quarter" is a date; "the second half" alone may be one of anything."""
    known = f"{match['nth'].lower()} {match['unit']}" in _PARTS_OF_YEAR
    return known and (match["unit"] == "quarter" or bool(match["of"]))


def _shift(match: re.Match[str]) -> tuple[Unit, int]:
    unit = Unit(match["unit"] or match["unit2"] or match["unit3"] or match["unit4"])
    if match["count"]:
        word = match["count"].lower()
        count = int(word) if word.isdigit() else 1 if word in ("a", "an") else _COUNTS.index(word)
        return unit, -count if match["side"] in ("earlier", "before") else count
    back = match["which"] == "previous" or match["side4"] == "before"
    on = match["which"] in ("following", "next") or match["side4"] == "after"
    return unit, on - back


def _is_duration(text: str, match: re.Match[str], which: str, side: str) -> bool:
    """ "the last year" and a bare "the year" are stretches; "the end of the year" and "last year" are dates."""
    if which == "the":
        return not (side or match["part"])
    return which in ("last", "next") and bool(re.search(r"\b[Tt]he\s+$", text[: match.start()]))


def _read_years(text: str) -> Iterator[DateExpression]:
    for match in _TWO_YEARS.finditer(text):
        year = int(match["year"])
        if (year + 1) % 100 == int(match["short"]) and not _counts_something(text[: match.start()]):
            yield _shape(match, point=CalendarPoint(year), until=CalendarPoint(year + 1))
    for match in _YEAR_ALONE.finditer(text):
        at = match.start("year")
        if not match["part"] and not match["modifier"] and _counts_something(text[:at]):
            continue
        year, months = int(match["year"]), _months_of(match["part"])
        point, until = CalendarPoint(year), None
        if months is not None:
            point, until = CalendarPoint(year, months[0]), CalendarPoint(year, months[1])
        yield _shape(match, point=point, until=until, part=_part(match["part"]))


_PARTS_OF_YEAR = {
    "first half": (1, 6),
    "second half": (7, 12),
    "first quarter": (1, 3),
    "second quarter": (4, 6),
    "third quarter": (7, 9),
    "fourth quarter": (10, 12),
    "last quarter": (10, 12),
}


def _months_of(part: str | None) -> tuple[int, int] | None:
    """First and last month of the part of a year the words name; None when they name none."""
    return next((months for words, months in _PARTS_OF_YEAR.items() if words in (part or "").lower()), None)


def _counts_something(before: str) -> bool:
    if _RESOLUTION.search(before) or _NUMBERED.search(before):
        return True
    tail = before.lower().rstrip()
    return any(re.search(rf"(?:^|\W){re.escape(words)}$", tail) for words in date_words("quantity"))


def _read_weekdays(text: str) -> Iterator[DateExpression]:
    for match in _WEEKDAY_ALONE.finditer(text):
        direction, offset = _which((match["which"] or "").lower())
        yield _shape(match, weekday=WEEKDAYS.index(match["weekday"]), direction=direction, offset=offset)


def _which(word: str) -> tuple[Direction, int]:
    if word == "last":
        return Direction.PAST, -1
    if word == "next":
        return Direction.FUTURE, 1
    return {"this past": Direction.PAST, "this coming": Direction.FUTURE}.get(word, Direction.NEAREST), 0


def _join_ranges(text: str, shapes: list[DateExpression]) -> Iterator[DateExpression]:
    pending: DateExpression | None = None
    for shape in shapes:
        if pending is not None and _names_year(text, pending, shape):
            words = text[pending.start : shape.end]
            pending = replace(pending, end=shape.end, words=words, unit=Unit.YEAR, offset=shape.offset)
            continue
        if pending is not None and _joins(text, pending, shape):
            words = text[pending.start : shape.end]
            pending = replace(
                pending, end=shape.end, words=words, until=shape.until or shape.point, part=shape.part
            )
            continue
        if pending is not None:
            yield pending
        pending = shape
    if pending is not None:
        yield pending


def _names_year(text: str, a: DateExpression, b: DateExpression) -> bool:
    """ "July last year": the relative year belongs to the month or day before it."""
    period = a.until is None or (a.until.day is None and a.until.year is None)
    bare = a.point is not None and a.point.year is None and period and a.unit is None
    close = re.fullmatch(r",?\s+(?:of\s+)?", text[a.end : b.start]) is not None
    return bare and close and b.unit is Unit.YEAR and b.point is None and b.part is Part.WHOLE


def _joins(text: str, a: DateExpression, b: DateExpression) -> bool:
    between = text[a.end : b.start]
    if a.point is None or b.point is None or (a.until is not None and a.until.day is not None):
        return False
    if re.fullmatch(r"\s*[-–—]\s*|,?\s+(?:to|through|until|till)\s+(?:the\s+)?", between):
        return _precision(a.point) == _precision(b.point) and _ordered(a.point, b.point)
    if not re.fullmatch(r",?\s+and\s+(?:in\s+)?", between):
        return False
    if re.search(r"\b[Bb]etween\s+$", text[: a.start]):
        return _ordered(a.point, b.point)
    return _follows(a.until or a.point, b.point)


def _precision(point: CalendarPoint) -> int:
    return 3 if point.day else 2 if point.month else 1


def _ordered(a: CalendarPoint, b: CalendarPoint) -> bool:
    if a.year is not None and b.year is not None:
        return (a.year, a.month or 0, a.day or 0) < (b.year, b.month or 12, b.day or 31)
    return True


def _follows(a: CalendarPoint, b: CalendarPoint) -> bool:
    """True when b is the very next year or month: a listed pair then covers one unbroken period."""
    if a.day or b.day:
        return False
    if a.month is None or b.month is None:
        return a.month == b.month and a.year is not None and b.year == a.year + 1
    years_fit = a.year is None or b.year is None or b.year == a.year + (b.month < a.month)
    return years_fit and b.month == a.month % 12 + 1


def _month(word: str) -> int:
    short = word.strip(".")[:3].title()
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(short))


def _number(words: str | None) -> int | None:
    digits = re.match(r"\d+", words or "")
    return int(digits.group()) if digits else None


def _part(words: str | None) -> Part:
    return Part.END if words and re.search(r"\bend\b", words) else Part.WHOLE
