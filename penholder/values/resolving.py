"""What a date expression means, seen from a report's date bracket.

Takes an expression and a bracket; gives an EDTF value, or None when the bracket leaves more than one answer.
Never fills in what is not known: a month without a year stays unknown under an unbounded bracket.
"""

from __future__ import annotations

from datetime import date, timedelta

from penholder.model import DateBracket, Edtf
from penholder.values.dates import make_interval, month_end, span_days, week_of
from penholder.values.grammar import CalendarPoint, DateExpression, Direction, Part, Unit

NEAR, FAR = 65, 300
"""Days. A report gives the year of a day that is far off: where the tense points further than FAR and the other
side lies within NEAR, the tense was misread ("had been set to expire 6 November", on 2 November)."""
WEEKS_APART = 14
"""Days a bracket may be wide for "this week" to be given as one stretch over all of it."""


def resolve_expression(expression: DateExpression, bracket: DateBracket) -> Edtf | None:
    """The day or period meant, or None.

    A bracket with a best day is read from that day; otherwise from its first and its last day, and the answer
    counts only when both agree.
    """
    if expression.point is not None and expression.point.year is not None:
        return _explicit(expression)
    ends = anchor_days(bracket)
    if ends is None:
        return _explicit(expression)
    first, last = (resolve_on(expression, day) for day in ends)
    if first is not None and first == last and _steady(expression, ends):
        return first
    if first and last and expression.unit is Unit.WEEK and (ends[1] - ends[0]).days <= WEEKS_APART:
        return make_interval(first.split("/")[0], last.split("/")[-1])
    return None


def shift_value(shift: tuple[Unit, int], value: Edtf) -> Edtf | None:
    """The value moved by days, weeks, months or years; None where it is not known so finely.

    >>> shift_value((Unit.DAY, -1), "2023-03-01"), shift_value((Unit.YEAR, 1), "2023-03")
    ('2023-02-28', '2024')
    """
    unit, count = shift
    if unit is Unit.YEAR:
        return f"{int(value[:4]) + count:04}" if "/" not in value else None
    if "/" in value or len(value) < len("2023-03"):
        return None
    if unit is Unit.MONTH:
        months = int(value[:4]) * 12 + int(value[5:7]) - 1 + count
        return f"{months // 12:04}-{months % 12 + 1:02}"
    if len(value) != len("2023-03-19"):
        return None
    days = count * (7 if unit is Unit.WEEK else 1)
    return (date.fromisoformat(value) + timedelta(days=days)).isoformat()


def anchor_days(bracket: DateBracket) -> tuple[date, date] | None:
    """The days a report is read from: its best day twice, else the ends of its bracket; None when unbounded."""
    if bracket.best is not None:
        return bracket.best, bracket.best
    if bracket.earliest is None or bracket.latest is None:
        return None
    return bracket.earliest, bracket.latest


def resolve_on(expression: DateExpression, anchor: date) -> Edtf | None:
    """The value seen from one known day; None when no calendar day fits (29 February, a weekday that clashes)."""
    if expression.point is not None:
        return _calendar(expression, anchor)
    if expression.weekday is not None:
        return _weekday(expression, anchor).isoformat()
    if expression.unit is not None:
        return _relative(expression, anchor)
    return None


def _steady(expression: DateExpression, ends: tuple[date, date]) -> bool:
    # A weekday comes back after seven days, so equal ends prove something only within one week.
    return expression.weekday is None or expression.point is not None or (ends[1] - ends[0]).days < 7


def _explicit(expression: DateExpression) -> Edtf | None:
    point, until = expression.point, expression.until
    if point is None or (point.year is None and (until is None or until.year is None)):
        return None
    if point.year is None and until is not None and until.year is not None:
        later = (point.month or 0, point.day or 0) > (until.month or 0, until.day or 0)
        point = CalendarPoint(until.year - later, point.month, point.day)
    return _write(expression, point, until)


def _calendar(expression: DateExpression, anchor: date) -> Edtf | None:
    point = expression.point
    if point is not None and expression.unit is Unit.YEAR:
        year = anchor.year + expression.offset
        return _write(expression, CalendarPoint(year, point.month, point.day), expression.until)
    if point is None or point.year is not None or (expression.until and expression.until.year is not None):
        return _explicit(expression)
    candidates = [
        (first, CalendarPoint(year, point.month, point.day))
        for year in range(anchor.year - 8, anchor.year + 9)
        if (first := _first(CalendarPoint(year, point.month, point.day))) is not None
        and (expression.weekday is None or first.weekday() == expression.weekday)
    ]
    chosen = _choose(candidates, expression, anchor)
    return None if chosen is None else _write(expression, chosen, expression.until)


def _choose(
    candidates: list[tuple[date, CalendarPoint]], expression: DateExpression, anchor: date
) -> CalendarPoint | None:
    """The candidate on the right side: the anchor's own month or day counts as both past and future."""
    whole = expression.point is not None and expression.point.day is None
    here = anchor.replace(day=1) if whole else anchor
    past = [c for c in candidates if (c[0] < here if expression.offset < 0 else c[0] <= here)][-1:]
    future = [c for c in candidates if (c[0] > here if expression.offset > 0 else c[0] >= here)][:1]
    nearest = sorted([*past, *future], key=lambda c: (abs((c[0] - here).days), c[0]))
    sided = {Direction.PAST: past, Direction.FUTURE: future}.get(expression.direction, nearest)
    if not sided or not nearest:
        return None
    far = abs((sided[0][0] - here).days) > FAR and abs((nearest[0][0] - here).days) < NEAR
    unsure = not (whole or expression.offset or (expression.firm and expression.direction is Direction.PAST))
    return nearest[0][1] if far and unsure else sided[0][1]


def _write(expression: DateExpression, point: CalendarPoint, until: CalendarPoint | None) -> Edtf | None:
    if until is not None:
        year = until.year if until.year is not None else point.year
        if (
            until.year is None
            and year is not None
            and (until.month or 0, until.day or 0) < (point.month or 0, 0)
        ):
            year += 1
        until = CalendarPoint(year, until.month, until.day)
        if _first(point) is None or _first(until) is None:
            return None
        return make_interval(_edtf(point), _edtf(until))
    if _first(point) is None:
        return None
    if expression.part is Part.END:
        return _end(point, expression.direction)
    return _edtf(point)


def _end(point: CalendarPoint, direction: Direction) -> Edtf:
    """The end of a month or year: its last day when still to come (a deadline), its last month when past."""
    year, month = point.year or 0, point.month or 12
    if direction is Direction.PAST:
        return f"{year:04}-{month:02}"
    return month_end(year, month).isoformat()


def _weekday(expression: DateExpression, anchor: date) -> date:
    ahead = (int(expression.weekday or 0) - anchor.weekday()) % 7
    back = (7 - ahead) % 7
    if expression.direction is Direction.FUTURE:
        return anchor + timedelta(days=ahead or 7 * expression.offset)
    if expression.direction is Direction.PAST:
        return anchor - timedelta(days=back or -7 * expression.offset)
    return anchor + timedelta(days=ahead) if ahead < back else anchor - timedelta(days=back)


def _relative(expression: DateExpression, anchor: date) -> Edtf | None:
    offset = expression.offset
    if expression.part is Part.WEEKEND:
        return _weekend(expression, anchor)
    if expression.unit is Unit.DAY:
        return (anchor + timedelta(days=offset)).isoformat()
    if expression.unit is Unit.WEEK:
        first, last = week_of(anchor + timedelta(days=7 * offset))
    elif expression.unit is Unit.MONTH:
        months = anchor.year * 12 + anchor.month - 1 + offset
        first = date(months // 12, months % 12 + 1, 1)
        last = month_end(first.year, first.month)
    else:
        first, last = date(anchor.year + offset, 1, 1), date(anchor.year + offset, 12, 31)
    if expression.part is Part.END and expression.unit is not Unit.WEEK:
        return _end(CalendarPoint(last.year, last.month), expression.direction)
    if expression.part is Part.EARLIER:
        last = min(last, anchor)
    if expression.part is Part.LATER:
        first = max(first, anchor)
    return span_days(first, last)


def _weekend(expression: DateExpression, anchor: date) -> Edtf:
    """Saturday and Sunday: the last ones begun when past, the next ones not over when ahead."""
    sunday = week_of(anchor)[1]
    saturday = sunday - timedelta(days=1)
    back = expression.direction is not Direction.FUTURE and saturday > anchor
    on = expression.direction is Direction.FUTURE and expression.offset > 0 and saturday <= anchor
    step = timedelta(days=7 * (on - back))
    return span_days(saturday + step, sunday + step)


def _first(point: CalendarPoint) -> date | None:
    try:
        return date(point.year or 0, point.month or 1, point.day or 1)
    except ValueError:
        return None


def _edtf(point: CalendarPoint) -> Edtf:
    parts = [f"{point.year:04}", *(f"{part:02}" for part in (point.month, point.day) if part is not None)]
    return "-".join(parts)
