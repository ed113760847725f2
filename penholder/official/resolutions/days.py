"""Days, periods and small numbers as resolutions write them.

Takes stretches of flat text; gives dates, `Period`s and numbers. Never uses the machine's clock. Months are
counted as the Council does: six months from 30 November end on 31 May when the first day is the end of its
month and a mandate ran to it, else on the same day of the month (S/RES/645 (1989), S/RES/1746 (2007)).
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from penholder.official.resolutions.nouns import Period
from penholder.values.numbers import SMALL_NUMBERS, TENS

_MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
_MONTHS["september"] = 9
MONTH = "(?:" + "|".join(calendar.month_name[1:]) + ")"

NUMBERS = SMALL_NUMBERS | TENS | {
    "a": 1, "an": 1, "twenty-two": 22, "twenty-four": 24, "twenty-five": 25, "thirty-one": 31, "thirty-five": 35,
    "forty-five": 45, "seventy-two": 72, "hundred": 100, "one hundred": 100, "one hundred and twenty": 120,
}  # fmt: skip

NUMBER = (
    r"(?:\d{1,3}(?:,\d{3})+|\d{1,3} \d{3}(?!\d)|\d+|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
)
"""A number in figures or words."""

DATE = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?,? (?:of )?{MONTH}(?:,? \d{{4}})?|{MONTH} \d{{1,2}}, \d{{4}})"
"""A day with its month, with or without its year."""

MONTH_OF_YEAR = rf"{MONTH} \d{{4}}"

PERIOD = rf"{NUMBER}(?: \(\d+\))?[- ](?:calendar )?(?:month|week|day|year|hour)s?\b(?: and {NUMBER} days?\b)?"
"""A length of time; "12-month period" and "twelve months" alike."""

_DATE = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?,? (?:of )?({MONTH})(?:,? (\d{{4}}))?", re.IGNORECASE)
_MONTH_FIRST = re.compile(rf"({MONTH}) (\d{{1,2}}), (\d{{4}})", re.IGNORECASE)
_PERIOD = re.compile(
    rf"\b(?P<count>{NUMBER})(?: \(\d+\))?[- ](?:calendar )?(?P<unit>month|week|day|year|hour)s?\b",
    re.IGNORECASE,
)


def read_number(words: str) -> int | None:
    """A number in figures ("1,440", "6 500") or words.

    >>> read_number("1,440"), read_number("6 500"), read_number("twelve"), read_number("many")
    (1440, 6500, 12, None)
    """
    digits = re.sub(r"[, ]", "", words)
    return int(digits) if digits.isdigit() and len(digits) < 10 else NUMBERS.get(words.lower())


def read_day(words: str, year: int | None = None) -> date | None:
    """A day as written; `year` serves where the words name none; None for a day no calendar has.

    >>> read_day("on 15 May 2008"), read_day("31 April 2008")
    (datetime.date(2008, 5, 15), None)
    """
    first, match = _MONTH_FIRST.search(words), _DATE.search(words)
    if first:
        stated, month, day = int(first[3]), first[1], int(first[2])
    elif match and (match[3] or year):
        stated, month, day = int(match[3] or year or 0), match[2], int(match[1])
    else:
        return None
    try:
        return date(stated, _MONTHS[month.lower()], day)
    except ValueError:
        return None


def read_period(words: str) -> Period | None:
    """A length of time as written, the days after the months with it ("seven months and twenty-two days").

    >>> str(read_period("for a further period of six months")), str(read_period("90 days"))
    ('P6M', 'P90D')
    """
    months = days = hours = 0
    matches = list(_PERIOD.finditer(words))
    for match in matches:
        count = read_number(match["count"]) or 0
        unit = match["unit"].lower()
        months += count * {"month": 1, "year": 12}.get(unit, 0)
        days += count * {"day": 1, "week": 7}.get(unit, 0)
        hours += count if unit == "hour" else 0
    return Period(months, days, hours) if matches else None


def add_period(start: date, period: Period, *, month_ends: bool = False) -> date | None:
    """The last day of a period; with `month_ends`, the end of a month leads to the end of a month.

    >>> add_period(date(1989, 11, 30), Period(months=6), month_ends=True)
    datetime.date(1990, 5, 31)
    """
    try:
        if not period.months:
            return start + timedelta(days=period.days, hours=period.hours)
        years, month = divmod(start.month - 1 + period.months, 12)
        year = start.year + years
        last = calendar.monthrange(year, month + 1)[1]
    except (OverflowError, ValueError):
        return None
    at_end = month_ends and not period.days and start.day == calendar.monthrange(start.year, start.month)[1]
    end = date(year, month + 1, last if at_end else min(start.day, last))
    return end + timedelta(days=period.days)


def subtract_period(end: date, period: Period) -> date | None:
    """The first day of a period of months or days that ends on a day."""
    before_days = end - timedelta(days=period.days)
    return add_period(before_days, Period(months=-period.months), month_ends=not period.days)
