"""Days and periods as EDTF strings: read, compare, write out.

Takes EDTF strings of six forms; gives their bounds, comparisons and plain English. Never guesses: any other
form is refused by name, and an open side stays open.

Forms read (Extended Date/Time Format, ISO 8601-2:2019, levels 0 and 1): "2023", "2023-03", "2023-03-19",
"2023-01/2023-03", "2013-07/.." and "../2023-06-18". Unknown is `None`, which is no EDTF string.
"""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from penholder.errors import UsageError
from penholder.model import Edtf

MONTHS = tuple(calendar.month_name[1:])
"""English month names, January first."""

_POINT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_OPEN = ".."


def first_day(edtf: Edtf) -> date | None:
    """The first day the value covers; None when its start is open.

    >>> first_day("2023-03")
    datetime.date(2023, 3, 1)
    """
    start, _ = split_interval(edtf)
    return None if start is None else _bounds(start)[0]


def last_day(edtf: Edtf) -> date | None:
    """The last day the value covers; None when its end is open.

    >>> last_day("2023-02")
    datetime.date(2023, 2, 28)
    """
    _, end = split_interval(edtf)
    return None if end is None else _bounds(end)[1]


def split_interval(edtf: Edtf) -> tuple[Edtf | None, Edtf | None]:
    """Start and end of the value; a single point is both, an open side is None.

    Raises UsageError for a form this module does not read, an impossible day, or an end before its start.
    """
    sides = edtf.split("/")
    if len(sides) > 2 or sides == [_OPEN] or sides == [_OPEN, _OPEN]:
        raise _refusal(edtf)
    start, end = (None if side == _OPEN else side for side in (sides[0], sides[-1]))
    first = _bounds(start)[0] if start is not None else None
    last = _bounds(end)[1] if end is not None else None
    if first is not None and last is not None and last < first:
        raise UsageError(f"{edtf!r} ends before it starts; write the earlier side first")
    return start, end


def make_interval(start: Edtf | None, end: Edtf | None) -> Edtf:
    """The interval between two points; None leaves a side open, equal sides give the point itself.

    >>> make_interval("2023-10", "2023-11"), make_interval("2012", None), make_interval("2023", "2023")
    ('2023-10/2023-11', '2012/..', '2023')
    """
    edtf = start if start == end and start is not None else f"{start or _OPEN}/{end or _OPEN}"
    split_interval(edtf)
    return edtf


def span_days(first: date, last: date) -> Edtf:
    """The shortest EDTF value that covers exactly the days from first to last.

    >>> span_days(date(2023, 3, 1), date(2023, 3, 31)), span_days(date(2023, 3, 1), date(2023, 3, 2))
    ('2023-03', '2023-03-01/2023-03-02')
    """
    for point in (first.isoformat()[:4], first.isoformat()[:7], first.isoformat()):
        if _bounds(point) == (first, last):
            return point
    return make_interval(first.isoformat(), last.isoformat())


def lies_within(inner: Edtf, outer: Edtf) -> bool:
    """True when every day of inner is a day of outer.

    >>> lies_within("2023-03-19", "2023-03"), lies_within("2023", "2023-03")
    (True, False)
    """
    return _floor(outer) <= _floor(inner) and _ceiling(inner) <= _ceiling(outer)


def overlaps(a: Edtf, b: Edtf) -> bool:
    """True when the two values share at least one day.

    >>> overlaps("2023-01/2023-03", "2023-03-19"), overlaps("2022", "2023")
    (True, False)
    """
    return _floor(a) <= _ceiling(b) and _floor(b) <= _ceiling(a)


def format_edtf(edtf: Edtf) -> str:
    """The value in plain English.

    >>> format_edtf("2023-03-19"), format_edtf("2023-01/2023-03"), format_edtf("2013-07/..")
    ('19 March 2023', 'January to March 2023', 'since July 2013')
    """
    start, end = split_interval(edtf)
    if start is None:
        return f"until {_words(end or '')}"
    if end is None:
        return f"since {_words(start)}"
    if start == end:
        return _words(start)
    left = _words(start)
    same_year = start[:4] == end[:4] and len(start) > 4 and len(end) > 4
    return f"{left.removesuffix(' ' + start[:4]) if same_year else left} to {_words(end)}"


def week_of(day: date) -> tuple[date, date]:
    """Monday and Sunday of the day's week (ISO 8601)."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the last of that month where it has no such day.

    >>> add_months(date(2023, 1, 31), 1)
    datetime.date(2023, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def third_of(first: date, last: date, which: int) -> tuple[date, date]:
    """The first, second or last third (0, 1, 2) of a week, month or year, as reports use early, mid and late.

    A month is cut after the 10th and the 20th, a year after April and August, more years between
    years, any other period in equal parts; of a
    week, Monday to Wednesday is early, Tuesday to Thursday the middle and Thursday to Sunday late.

    >>> third_of(date(2022, 3, 1), date(2022, 3, 31), 2)
    (datetime.date(2022, 3, 21), datetime.date(2022, 3, 31))
    """
    if (first.weekday(), (last - first).days) == (0, 6):
        opens, ends = ((0, 2), (1, 3), (3, 6))[which]
        return first + timedelta(days=opens), first + timedelta(days=ends)
    if first.day == 1 and last == month_end(first.year, first.month):
        cuts = [first, first.replace(day=11), first.replace(day=21), last + timedelta(days=1)]
    elif (first.month, first.day) == (1, 1) and last == date(first.year, 12, 31):
        cuts = [first, date(first.year, 5, 1), date(first.year, 9, 1), last + timedelta(days=1)]
    elif (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        years = last.year - first.year + 1
        cuts = [date(first.year + round(years * n / 3), 1, 1) for n in range(4)]
    else:
        days = (last - first).days + 1
        cuts = [first + timedelta(days=round(days * n / 3)) for n in range(4)]
    return cuts[which], cuts[which + 1] - timedelta(days=1)


def season_days(year: int, season: str) -> tuple[date, date]:
    """First and last day of an EDTF season ("21" spring to "24" winter), three whole months each.

    Northern and meteorological; a winter bears the year in which it begins.

    >>> season_days(2022, "24")
    (datetime.date(2022, 12, 1), datetime.date(2023, 2, 28))
    """
    first = date(year, 3 * (int(season) - 20), 1)
    return first, add_months(first, 3) - timedelta(days=1)


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def _bounds(point: Edtf) -> tuple[date, date]:
    match = _POINT.fullmatch(point)
    if match is None:
        raise _refusal(point)
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if year is None or month is None:
            return date(int(point), 1, 1), date(int(point), 12, 31)
        if day is None:
            return date(year, month, 1), month_end(year, month)
        return date(year, month, day), date(year, month, day)
    except ValueError as error:
        raise UsageError(f"{point!r} is no day of the calendar: {error}") from error


def _words(point: Edtf) -> str:
    parts = point.split("-")
    names = [parts[0], *(MONTHS[int(m) - 1] for m in parts[1:2]), *(str(int(d)) for d in parts[2:])]
    return " ".join(reversed(names))


def _floor(edtf: Edtf) -> date:
    return first_day(edtf) or date.min


def _ceiling(edtf: Edtf) -> date:
    return last_day(edtf) or date.max


def _refusal(edtf: Edtf) -> UsageError:
    return UsageError(
        f"{edtf!r} is not a date Penholder reads; use 2023, 2023-03, 2023-03-19, A/B, A/.. or ../B"
    )
