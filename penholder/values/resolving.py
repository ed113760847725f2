"""What a date expression means, seen from a report's date bracket.

Takes an expression and a bracket; gives an EDTF value, or None when the bracket leaves more than one answer.
Never fills in what is not known: a month without a year stays unknown under an unbounded bracket.
"""

from __future__ import annotations

from datetime import date, timedelta

from penholder.model import DateBracket, Edtf
from penholder.values.dates import (
    add_months,
    first_day,
    last_day,
    make_interval,
    month_end,
    season_days,
    span_days,
    third_of,
    week_of,
)
from penholder.values.mandates import mandate_period
from penholder.values.shapes import Bound, CalendarPoint, DateExpression, Direction, Kind, Part, Unit

NEAR, FAR = 65, 300
"""Days. A report gives the year of a day that is far off: where the tense points further than FAR and the other
side lies within NEAR, the tense was misread ("had been set to expire 6 November", on 2 November)."""
CLOSE = 31
"""Days from the report within which a day without a year belongs to the report's own time, whatever its weekday."""
WEEKS_APART = 14
"""Days a bracket may be wide for "this week" to be given as one stretch over all of it."""


def resolve_expression(expression: DateExpression, bracket: DateBracket) -> Edtf | None:
    """The day or period meant, or None.

    A bracket with a best day is read from that day; otherwise from its first and its last day, and the answer
    counts only when both agree.
    """
    if expression.shift is not None or expression.vague is not None or expression.kind is Kind.SET:
        return None
    if expression.point is not None and expression.point.year is not None:
        return _explicit(expression)
    ends = anchor_days(bracket)
    if ends is None:
        return _explicit(expression)
    clash = clashing_day(expression.point, expression.weekday, ends)
    if clash is not None:
        return _both_readings(clash, expression.weekday or 0)
    first, last = (resolve_on(expression, day) for day in ends)
    if first is not None and first == last and _steady(expression, ends):
        return first
    if first and last and expression.unit is Unit.WEEK and (ends[1] - ends[0]).days <= WEEKS_APART:
        return make_interval(first.split("/")[0], last.split("/")[-1])
    return None


def clashing_day(point: CalendarPoint | None, weekday: int | None, ends: tuple[date, date]) -> date | None:
    """The day "Friday 28 January" names near the report's own days when it is no Friday there; None where all fits.

    Only a day within CLOSE of both ends is held against its weekday: farther off, another year is meant.
    """
    if point is None or weekday is None or point.year is not None or not (point.month and point.day):
        return None
    years = range(ends[0].year - 1, ends[1].year + 2)
    days = [d for y in years if (d := _first(CalendarPoint(y, point.month, point.day))) is not None]
    near = [d for d in days if all(abs((d - end).days) <= CLOSE for end in ends)]
    return near[0] if len(near) == 1 and near[0].weekday() != weekday else None


def _both_readings(day: date, weekday: int) -> Edtf:
    """From the day as numbered to the nearest such weekday, or the other way round: one of the two is wrong."""
    ahead = (weekday - day.weekday()) % 7
    other = day + timedelta(days=ahead if ahead <= 3 else ahead - 7)
    return span_days(min(day, other), max(day, other))


def shift_value(shift: tuple[Unit, int], value: Edtf) -> Edtf | None:
    """The value moved by days, weeks, months or years; None where it is not known so finely.

    >>> shift_value((Unit.DAY, -1), "2023-03-01"), shift_value((Unit.YEAR, 1), "2023-03")
    ('2023-02-28', '2024')
    """
    unit, count = shift
    if is_quarter(value) and unit in (Unit.QUARTER, Unit.YEAR):
        months = 3 * count if unit is Unit.QUARTER else 12 * count
        return "/".join(
            add_months(date.fromisoformat(f"{m}-01"), months).isoformat()[:7] for m in value.split("/")
        )
    if unit is Unit.QUARTER:
        return None
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


def is_quarter(value: Edtf) -> bool:
    """True for three months that make a quarter of a year.

    >>> is_quarter("2023-04/2023-06"), is_quarter("2023-04")
    (True, False)
    """
    start, _, end = value.partition("/")
    if len(start) != len("2023-04") or len(end) != len("2023-06") or start[:4] != end[:4]:
        return False
    first, last = int(start[5:]), int(end[5:])
    return first % 3 == 1 and last == first + 2


def anchor_days(bracket: DateBracket) -> tuple[date, date] | None:
    """The days a report is read from: its best day twice, else the ends of its bracket; None when unbounded."""
    if bracket.best is not None:
        return bracket.best, bracket.best
    if bracket.earliest is None or bracket.latest is None:
        return None
    return bracket.earliest, bracket.latest


def resolve_on(expression: DateExpression, anchor: date) -> Edtf | None:
    """The value seen from one known day; None when no calendar day fits (29 February, a weekday that clashes)."""
    if expression.mandate:
        return _mandate(expression, anchor)
    if expression.kind is Kind.DURATION:
        return _stretch(expression, anchor)
    if expression.season is not None:
        return _season(expression, anchor)
    if expression.point is not None:
        return _calendar(expression, anchor)
    if expression.weekday is not None:
        return _weekday(expression, anchor).isoformat()
    if expression.unit is not None:
        return _relative(expression, anchor)
    return None


def _mandate(expression: DateExpression, anchor: date) -> Edtf | None:
    period = mandate_period(expression.mission, anchor, expression.offset)
    if period is None:
        return None
    if expression.part is Part.WHOLE:
        return span_days(*period)
    return period[expression.part is Part.END].isoformat()


def _stretch(expression: DateExpression, anchor: date) -> Edtf | None:
    """The days a stretch covers that begins or ends at the anchor, written as coarsely as its unit is."""
    length, bound = expression.length, expression.bound
    if length is None or not length.count or bound in (Bound.NONE, Bound.OF):
        return None
    if bound is Bound.AFTER and expression.direction is not Direction.FUTURE:
        return None  # "the second mutiny in nine months" looks back
    months = _MONTHS_IN.get(length.unit)
    steps = length.count * (months or _DAYS_IN.get(length.unit, 0))
    if not steps or steps != int(steps):
        return None
    back = -1 if bound is Bound.LAST else 1
    far = add_months(anchor, back * int(steps)) if months else anchor + timedelta(days=back * int(steps))
    if bound is Bound.WITHIN:
        return make_interval(anchor.isoformat(), far.isoformat())
    width = {Unit.MONTH: 7, Unit.QUARTER: 7, Unit.DAY: 10, Unit.WEEK: 10}.get(length.unit, 4)
    if bound is Bound.AFTER:
        return span_days(*week_of(far)) if length.unit is Unit.WEEK else far.isoformat()[:width]
    start, end = sorted((anchor, far))
    return make_interval(start.isoformat()[:width], end.isoformat()[:width])


_MONTHS_IN = {Unit.MONTH: 1, Unit.QUARTER: 3, Unit.YEAR: 12, Unit.DECADE: 120, Unit.CENTURY: 1200}
_DAYS_IN = {Unit.DAY: 1, Unit.WEEK: 7}


def _season(expression: DateExpression, anchor: date | None) -> Edtf | None:
    """The months of a season (northern, meteorological), in the year that is told or that the side asks for."""
    season, point = expression.season, expression.point
    if season is None:
        return None
    if point is not None and point.year is not None:
        return _part_of(_span(*season_days(point.year, season.value)), expression.part)
    if anchor is None:
        return None
    if expression.unit is Unit.YEAR:
        return _part_of(_span(*season_days(anchor.year + expression.offset, season.value)), expression.part)
    found = [season_days(year, season.value) for year in range(anchor.year - 2, anchor.year + 3)]
    past = [d for d in found if (d[1] < anchor if expression.offset < 0 else d[0] <= anchor)][-1:]
    future = [d for d in found if (d[0] > anchor if expression.offset > 0 else d[1] >= anchor)][:1]
    sided = {Direction.PAST: past, Direction.FUTURE: future}.get(expression.direction)
    this = [d for d in found if d[1].year == anchor.year][:1]
    chosen = sided or this
    return _part_of(_span(*chosen[0]), expression.part) if chosen else None


def _part_of(value: Edtf, part: Part) -> Edtf:
    """The first, middle or last third of a value; the value itself for any other part."""
    first, last = first_day(value), last_day(value)
    if part not in THIRDS or first is None or last is None:
        return value
    return _span(*third_of(first, last, THIRDS.index(part)))


THIRDS = (Part.EARLY, Part.MID, Part.LATE)
"""The parts that stand for a third of a period, in order."""


def _steady(expression: DateExpression, ends: tuple[date, date]) -> bool:
    # A weekday comes back after seven days, so equal ends prove something only within one week.
    return expression.weekday is None or expression.point is not None or (ends[1] - ends[0]).days < 7


def _explicit(expression: DateExpression) -> Edtf | None:
    if expression.season is not None:
        return _season(expression, None)
    point, until = expression.point, expression.until
    if expression.fiscal and point is not None and point.year is not None and until is None:
        return f"{point.year - 1:04}/{point.year:04}"  # whose fiscal year it is, is not told
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
    if expression.weekday is not None:
        sided = nearest  # weekday and date agree in few years: the nearest is meant, whatever the tense
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
        return _part_of(make_interval(_edtf(point), _edtf(until)), expression.part)
    if _first(point) is None:
        return None
    if expression.part is Part.END:
        return _end(point, expression.direction)
    return _part_of(_edtf(point), expression.part)


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
        first = add_months(anchor.replace(day=1), offset)
        last = month_end(first.year, first.month)
    elif expression.unit is Unit.QUARTER:
        first = add_months(date(anchor.year, 3 * ((anchor.month - 1) // 3) + 1, 1), 3 * offset)
        last = add_months(first, 3) - timedelta(days=1)
    else:
        width = {Unit.DECADE: 10, Unit.CENTURY: 100}.get(expression.unit or Unit.YEAR, 1)
        year = (anchor.year // width + offset) * width
        first, last = date(year, 1, 1), date(year + width - 1, 12, 31)
    if expression.fiscal:
        return f"{first.year - 1:04}/{last.year + 1:04}"  # whose fiscal year it is, is not told
    if expression.part is Part.END and expression.unit is not Unit.WEEK:
        return _end(CalendarPoint(last.year, last.month), expression.direction)
    if expression.part is Part.EARLIER:
        last = min(last, anchor)
    if expression.part is Part.LATER:
        first = max(first, anchor)
    return _part_of(_span(first, last), expression.part)


def _span(first: date, last: date) -> Edtf:
    """The shortest value of those days; whole years and whole months are written as such."""
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return make_interval(f"{first.year:04}", f"{last.year:04}")
    if first.day == 1 and last == month_end(last.year, last.month):
        return make_interval(first.isoformat()[:7], last.isoformat()[:7])
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
