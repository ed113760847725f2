"""When reports of the Secretary-General fall due under a mandate.

Takes a `Mandate` and the day looked from; gives `ClockStep`s of kind "report". Never asks for a report that the
resolution does not: each step names the resolution and its words of time.

Times are told as `official.resolutions.tell_reports` writes them: "every 3 months", "every 90 days", "by 2014-09-15",
"by 2009-05", "30 days before the end", "at the end". Resolutions that say every 30, 60 or 90 days mean months, so
these are told by the month; other lengths of days by the day. Of an open mandate only the year before and the year ahead are told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from penholder.model import ClockStep, Edtf
from penholder.values.dates import add_months, last_day
from penholder.vocabulary import Mandate

REPORT = "report"
_EVERY = re.compile(r"every (?:(\w+) )?(day|month|year)s?\b")
_BY = re.compile(r"by (\d{4}-\d\d(?:-\d\d)?)")
_BEFORE_END = re.compile(r"(?:(\d+) (day|month)s? )?before the end")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_SMALL = re.compile(r"\b([1-9]|1[0-2])\b")
"""Numbers written as words."""
_DAYS_PER_MONTH = 30
_AHEAD = 12
"""Months before and after the day for which the reports of an open mandate are told."""
_MOST = 400
"""Reports of one rhythm that are told at most: weekly ones of a mandate of seven years."""


def place_reports(mandate: Mandate, today: date) -> tuple[ClockStep, ...]:
    """The reports due under a mandate, from its adoption to its end, in the order of days."""
    days: dict[Edtf, str] = {}
    for told in filter(None, (part.strip() for part in mandate.reporting.split(";"))):
        for day in _find_days(told, mandate, today):
            days.setdefault(day, told)
    ordered = sorted(days.items(), key=lambda pair: (last_day(pair[0]) or date.max, pair[0]))
    return tuple(ClockStep(day, _label(told), REPORT, (), mandate.resolution) for day, told in ordered)


def _label(told: str) -> str:
    """With the rhythm in words; "by 2014-09-15" says no more than the day of the step."""
    if _BY.fullmatch(told):
        return "Report of the Secretary-General due"
    return f"Report of the Secretary-General due ({_SMALL.sub(lambda n: _NUMBERS[int(n[1]) - 1], told)})"


def _find_days(told: str, mandate: Mandate, today: date) -> Iterator[Edtf]:
    lowered = told.lower()
    by, every, before = _BY.fullmatch(lowered), _EVERY.search(lowered), _BEFORE_END.fullmatch(lowered)
    if by:
        yield by[1]
    elif every:
        yield from _repeat(every, mandate, today)
    elif before and mandate.expires:
        count = int(before[1] or 0)
        months = before[2] == "month"
        day = add_months(mandate.expires, -count) if months else mandate.expires - timedelta(days=count)
        yield day.isoformat()
    elif lowered == "at the end" and mandate.expires:
        yield mandate.expires.isoformat()


def _repeat(every: re.Match[str], mandate: Mandate, today: date) -> Iterator[Edtf]:
    """Every so often from adoption to the end; months where the length is told in months or whole thirties."""
    count = _read_count(every[1] or "one")
    if not count:
        return
    months = count * 12 if every[2] == "year" else count
    if every[2] == "day":
        months = count // _DAYS_PER_MONTH if count % _DAYS_PER_MONTH == 0 else 0
    end = mandate.expires or add_months(today, _AHEAD)
    begin = mandate.adopted if mandate.expires else add_months(today, -_AHEAD)
    for turn in range(1, _MOST):
        if months:
            day = add_months(mandate.adopted.replace(day=1), turn * months)
            told, past = f"{day:%Y-%m}", day > end
        else:
            day = mandate.adopted + timedelta(days=turn * count)
            told, past = day.isoformat(), day > end
        if past:
            return
        if day >= begin.replace(day=1):
            yield told


def _read_count(word: str) -> int:
    if word.isdigit():
        return int(word)
    return _NUMBERS.index(word) + 1 if word in _NUMBERS else 0
