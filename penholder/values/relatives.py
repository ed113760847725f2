"""Dates told by their distance: from the report's day ("last month", "two years ago") or from another date.

Takes a stretch of text; gives their shapes, readings that overlap included. Never says which day is counted
from: a shape with `shift` counts from a date told before, every other from the report's own day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from penholder.values.calendar_forms import EDGE, PART, WEEKDAY, WHICH, YEAR, months_of, read_part, read_which
from penholder.values.shapes import (
    WEEKDAYS,
    CalendarPoint,
    DateExpression,
    Direction,
    Kind,
    Length,
    Part,
    Season,
    Unit,
    shape,
)
from penholder.values.stretches import COUNT, HEDGE, read_count

_DAY_WORD = re.compile(
    r"(?<![\w-])(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate)\s+)?(?P<word>[Tt]oday|[Yy]esterday|[Tt]omorrow)(?!\w)"
)
_DAYS_OFF = re.compile(r"(?<![\w-])(?:[Tt]he\s+day\s+)(?P<side>before\s+yesterday|after\s+tomorrow)(?!\w)")
_WEEKEND = re.compile(rf"(?<![\w-])(?:{WHICH}|[Tt]he)\s+weekend(?!\w)")
_UNITS = "week|month|quarter|year|decade|century"
_RELATIVE = re.compile(
    rf"(?<![\w-]){PART}(?:(?P<side>[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly|[Mm]id)[\s-]+(?:on\s+)?(?:in\s+)?)?"
    r"(?P<which>[Ll]ast|[Nn]ext|[Tt]his(?:\s+(?:past|coming))?|[Tt]he\s+(?:current|present|previous|latest|coming|upcoming)|the|its)\s+"
    rf"(?P<fiscal>(?:fiscal|financial|budget|calendar|full)\s+)?(?P<unit>{_UNITS})(?![\w-])"
)
_AGO = re.compile(
    rf"(?<![\w-])(?:{HEDGE}\s+)?(?P<count>{COUNT})[\s-]+(?P<unit>day|week|month|quarter|year|decade|century)s?\s+(?:or\s+so\s+)?ago(?!\w)",
    re.IGNORECASE,
)
_AGO_VAGUE = re.compile(r"(?<![\w-])(?:days|weeks|months|years|decades)\s+ago(?!\w)")
_SHIFT_UNIT = "day|week|month|quarter|year"
_SHIFT = re.compile(
    rf"(?<![\w-])(?:(?P<count>[Aa]n?|(?i:{COUNT}))\s+(?P<unit>{_SHIFT_UNIT})s?\s+(?P<side>earlier|later|before|afterwards?|after)"
    r"(?=\s*[,.;:)]|\s*$|\s+(?!than|the|that|he|she|it|they)(?:in|at|on|when)\b|(?:(?<=earlier)|(?<=later))\s+(?!than\b))"
    rf"|(?:[Tt]he|[Tt]hat)\s+(?P<which>following|next|previous|preceding|prior|same|very)\s+(?P<unit2>{_SHIFT_UNIT})"
    rf"|[Tt]hat\s+(?P<unit3>{_SHIFT_UNIT})"
    rf"|[Tt]he\s+(?P<unit4>{_SHIFT_UNIT})\s+(?P<side4>before|after)(?=\s*[,.;:)]|\s*$))(?!\w)"
)
_SHIFTED_WEEKDAY = re.compile(
    rf"(?<![\w-])[Tt]he\s+(?P<which>following|next|previous|preceding)\s+(?P<weekday>{WEEKDAY})"
)
_NTHS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4, "final": 4}
_NTH = "(?P<nth>first|second|third|fourth|final)"
_OWNER = rf"(?:the\s+(?!\w+-(?:quarter|half)))?(?:(?P<owner>this|last|next)\s+year['’]s\s+|(?P<ownyear>{YEAR})(?:['’]s)?\s+)?"
_QUARTER = re.compile(
    rf"(?<![\w-]){_OWNER}(?:(?P<back>year[ -](?:ago|earlier))\s+)?(?P<fiscal>(?:fiscal|financial)[ -])?"
    rf"{_NTH}[ -](?P<unit>quarter|half)(?!\w)"
    rf"(?:\s+of\s+(?:(?P<year>{YEAR})|(?P<of>(?:the|this|last|next)\s+(?:fiscal\s+|financial\s+)?year))|\s+(?P<year2>{YEAR}))?",
    re.IGNORECASE,
)
_Q_QUARTER = re.compile(
    rf"(?<![\w-])(?:Q(?P<nth>[1-4])|(?P<nth2>[1-4])Q)(?:\s+(?:of\s+)?(?P<year>{YEAR}))?(?!\w)"
)
_HALF_YEAR = re.compile(
    rf"(?<![\w-])(?:the\s+)?(?P<which>first|last)\s+two\s+quarters\s+of\s+(?P<year>{YEAR})", re.IGNORECASE
)
_YEAR_QUARTER = re.compile(
    rf"(?<![\w-])(?:the\s+)?(?P<year>{YEAR})\s+(?P<unit>quarter|period)(?!\w)", re.IGNORECASE
)
_YEAR_BACK = re.compile(
    r"(?<![\w-])(?:(?:the\s+)?(?:comparable\s+|corresponding\s+)?year-(?:ago|earlier)\s+(?:quarter|period)|year-(?:ago|earlier)"
    r"|the\s+(?:comparable\s+|corresponding\s+)?year\s+(?:ago|earlier)\s+(?:quarter|period)"
    r"|the\s+(?:corresponding|comparable|same)\s+(?:period|quarter)(?:\s+(?:of\s+)?last\s+year|\s+a\s+year\s+(?:ago|earlier))?"
    r"|last\s+year['’]s\s+quarter|the\s+quarter\s+a\s+year\s+(?:ago|earlier))"
    r"(?!\w|\s+(?:\d+|two|three|six|nine|ten|twelve)[\s-](?:week|month))",
    re.IGNORECASE,
)
_LATEST_PERIOD = re.compile(
    r"(?<![\w-])(?:the\s+(?:latest|most\s+recent)\s+(?:quarter|period)|the\s+quarter)(?!\w)", re.IGNORECASE
)
_THIS_VERY = re.compile(
    r"(?<![\w-])the\s+(?:full\s+)?(?P<unit>year|week|day)(?!\w|[\s-]+(?:ago|earlier|before|after|of|when|that|old|two\s+thousand|and\s+a\s+half|[a-z]+s\b))"
    r"(?=(?P<ends>,?\s+(?:end(?:ed|ing|s)|through|to)\b)?)",
    re.IGNORECASE,
)
_YEAR_END = re.compile(r"(?<![\w-])(?:the\s+)?(?:calendar[ -])?year(?:['’]s)?[ -]end(?!\w)", re.IGNORECASE)
_SEASONS = {
    "spring": Season.SPRING,
    "summer": Season.SUMMER,
    "autumn": Season.AUTUMN,
    "fall": Season.AUTUMN,
    "winter": Season.WINTER,
}
_SEASON = re.compile(
    rf"(?<![\w-])(?:the\s+)?(?:(?P<part>early|late|mid)[ -])?(?:(?P<which>last|next|this(?:\s+past|\s+coming)?)\s+)?"
    rf"(?P<season>spring|summer|autumn|fall|winter)(?:\s+(?:of\s+)?(?P<year>{YEAR})|(?P<own>\s+(?:of\s+)?(?:this|last|next)\s+year))?(?!\w)",
    re.IGNORECASE,
)
_FISCAL = re.compile(
    rf"{EDGE}(?:the\s+)?(?:fiscal|financial|budget)\s+(?:year\s+)?(?P<year>{YEAR})", re.IGNORECASE
)
_BUDGET_YEARS = re.compile(
    rf"{EDGE}(?:the\s+)?(?P<year>(?:19|20)\d\d)[-–/](?P<short>(?:20)?\d\d)\s+"
    r"(?:peacekeeping\s+)?(?:budget|financial|fiscal|peacekeeping)(?:\s+(?:year|period|cycle))?(?!\w)",
    re.IGNORECASE,
)
BUDGET_MONTH = 7
"""UN peacekeeping budgets run from 1 July to 30 June (General Assembly resolution 49/233 A, para. 1)."""


_MANDATE = re.compile(
    r"(?<![\w-])(?:(?:the\s+)?(?P<part>end|expiry|expiration|close|start|beginning)\s+of\s+)?"
    r"(?:the|its|their|[A-Z]\w+['’]s|the\s+(?:mission|force|operation)['’]s)\s+"
    r"(?:(?P<which>current|present|existing|previous|last|next|new)\s+)?(?:\w+-(?:month|year)\s+)?mandate(?P<period>\s+period)?(?!\w)"
)


def read_mandates(text: str) -> Iterator[DateExpression]:
    """ "The end of its mandate", "the current mandate period"; a mandate alone is no time."""
    for match in _MANDATE.finditer(text):
        if not (match["part"] or match["period"]):
            continue
        offset = {"previous": -1, "last": -1, "next": 1, "new": 1}.get(match["which"] or "", 0)
        ends = (match["part"] or "") not in ("", "start", "beginning")
        part = Part.END if ends else Part.EARLY if match["part"] else Part.WHOLE
        yield shape(match, mandate=True, offset=offset, part=part)


def read_relatives(text: str) -> Iterator[DateExpression]:
    """Everything counted from the report's own day."""
    yield from _read_day_words(text)
    for match in _YEAR_END.finditer(text):
        yield shape(match, unit=Unit.YEAR, part=Part.END)
    for match in _RELATIVE.finditer(text):
        if not _is_stretch(text, match):
            yield _relative(match)
    for match in _WEEKEND.finditer(text):
        direction, offset = read_which((match["which"] or "").lower())
        yield shape(match, unit=Unit.WEEK, offset=offset, part=Part.WEEKEND, direction=direction)
    for match in _AGO.finditer(text):
        count = read_count(match["count"])
        if count is None or count != int(count):
            yield shape(match, vague=Direction.PAST, length=Length(None, Unit(match["unit"].lower())))
        else:
            yield shape(match, unit=Unit(match["unit"].lower()), offset=-int(count))
    for match in _AGO_VAGUE.finditer(text):
        yield shape(match, vague=Direction.PAST, length=Length(None, Unit(match.group().split("s")[0])))


def _read_day_words(text: str) -> Iterator[DateExpression]:
    for match in _DAY_WORD.finditer(text):
        offset = {"yesterday": -1, "tomorrow": 1}.get(match["word"].lower(), 0)
        yield shape(match, unit=Unit.DAY, offset=offset)
    for match in _DAYS_OFF.finditer(text):
        yield shape(match, unit=Unit.DAY, offset=-2 if match["side"].startswith("before") else 2)


def _relative(match: re.Match[str]) -> DateExpression:
    which, side = match["which"].lower().split()[-1], (match["side"] or "").lower()
    part = Part(side) if side in ("earlier", "later") else read_part(match["part"], side)
    offset = {"last": -1, "previous": -1, "next": 1, "coming": 1, "upcoming": 1}.get(which, 0)
    if match["which"].lower().startswith("this"):
        offset = {"past": -1, "coming": 1}.get(which, 0)
    unit, fiscal = Unit(match["unit"]), (match["fiscal"] or "").strip() not in ("", "calendar", "full")
    if which == "latest":
        offset = -1
    months = months_of(match["part"]) if unit is Unit.YEAR else None
    if months is not None:
        point, until = CalendarPoint(month=months[0]), CalendarPoint(month=months[1])
        return shape(match, point=point, until=until, unit=Unit.YEAR, offset=offset)
    return shape(match, unit=unit, offset=offset, part=part, fiscal=fiscal)


def _is_stretch(text: str, match: re.Match[str]) -> bool:
    """ "the last year" and a bare "the year" are stretches; "the end of the year" and "last year" are dates."""
    which = match["which"].lower()
    if which in ("the", "its"):
        return not (match["side"] or match["part"] or (which == "the" and match["fiscal"]))
    if match["unit"] in ("decade", "century") and which == "last":
        return True
    return which in ("last", "next") and bool(re.search(r"\b[Tt]he\s+$", text[: match.start()]))


def read_shifts(text: str) -> Iterator[DateExpression]:
    """Everything counted from another date the text gives."""
    for match in _SHIFT.finditer(text):
        shifted = _shift(match)
        if shifted is not None:
            yield shape(match, shift=shifted)
    for match in _SHIFTED_WEEKDAY.finditer(text):
        back = match["which"] in ("previous", "preceding")
        weekday = WEEKDAYS.index(match["weekday"])
        yield shape(match, weekday=weekday, shift=(Unit.WEEK, -1 if back else 1))
    for match in _YEAR_BACK.finditer(text):
        ago = "year" not in match.group().lower()
        yield shape(match, shift=(Unit.QUARTER, -4 if not ago else 0))
    for match in _LATEST_PERIOD.finditer(text):
        yield shape(match, shift=(Unit.QUARTER, 0))


def _shift(match: re.Match[str]) -> tuple[Unit, int] | None:
    unit = Unit(match["unit"] or match["unit2"] or match["unit3"] or match["unit4"])
    if match["count"]:
        count = read_count(match["count"])
        if count is None or count != int(count):
            return None
        return unit, -int(count) if match["side"] in ("earlier", "before") else int(count)
    back = match["which"] in ("previous", "preceding", "prior") or match["side4"] == "before"
    on = match["which"] in ("following", "next") or match["side4"] == "after"
    return unit, on - back


def read_periods(text: str) -> Iterator[DateExpression]:
    """A bare "the year": the one the text is about, or one that ends on a day told after it."""
    for match in _THIS_VERY.finditer(text):
        unit = Unit(match["unit"].lower())
        if match["ends"]:
            yield shape(match, kind=Kind.DURATION, length=Length(1.0, unit))
        else:
            yield shape(match, vague=Direction.NEAREST, unit=unit)


def read_quarters(text: str) -> Iterator[DateExpression]:
    """ "the third quarter of 2019", "last year's first half", "the 2019 quarter"; read before bare years."""
    for match in _QUARTER.finditer(text):
        found = _quarter(match)
        if found is not None:
            yield found
    for match in _Q_QUARTER.finditer(text):
        nth, told = int(match["nth"] or match["nth2"]), int(match["year"]) if match["year"] else None
        point, until = CalendarPoint(told, 3 * nth - 2), CalendarPoint(told, 3 * nth)
        yield shape(match, point=point, until=until)
    for match in _HALF_YEAR.finditer(text):
        first, last = (1, 6) if match["which"].lower() == "first" else (7, 12)
        year = int(match["year"])
        yield shape(match, point=CalendarPoint(year, first), until=CalendarPoint(year, last))
    for match in _YEAR_QUARTER.finditer(text):
        yield shape(match, point=CalendarPoint(int(match["year"])), shift=(Unit.QUARTER, 0))


def _quarter(match: re.Match[str]) -> DateExpression | None:
    """ "The third quarter" is a date; "the second half" alone may be one of anything."""
    year = match["year"] or match["year2"] or match["ownyear"]
    told = match["of"] or match["owner"]
    if match["unit"].lower() == "half" and not (year or told):
        return None
    months = 3 if match["unit"].lower() == "quarter" else 6
    nth = min(_NTHS[match["nth"].lower()], 12 // months)
    first, last = months * (nth - 1) + 1, months * nth
    if year:
        return shape(match, point=CalendarPoint(int(year), first), until=CalendarPoint(int(year), last))
    found = shape(match, point=CalendarPoint(month=first), until=CalendarPoint(month=last))
    if match["back"]:
        return replace(found, shift=(Unit.YEAR, -1))
    if told:
        offset = -1 if "last" in told.lower() else "next" in told.lower()
        return replace(found, unit=Unit.YEAR, offset=int(offset))
    return found


def read_seasons(text: str) -> Iterator[DateExpression]:
    """ "last spring", "the winter of 1994", "this summer"; a season alone only with a word that makes it a date."""
    for match in _SEASON.finditer(text):
        season, which = _SEASONS[match["season"].lower()], (match["which"] or "").lower()
        direction, offset = read_which(" ".join(which.split()))
        part = read_part(None, match["part"])
        if match["year"]:
            yield shape(match, season=season, point=CalendarPoint(int(match["year"])), part=part)
            continue
        own = (match["own"] or "").lower()
        if own:
            years = -1 if "last" in own else int("next" in own)
            yield shape(match, season=season, unit=Unit.YEAR, offset=years, part=part)
        elif which or part or _opens_season(text, match):
            yield shape(match, season=season, direction=direction, offset=offset, part=part)


def _opens_season(text: str, match: re.Match[str]) -> bool:
    """ "in the summer", "by winter": a fall and a spring are other things too."""
    bare = match["season"].lower() in ("summer", "winter", "autumn")
    before = text[: match.start()].lower()
    return bare and re.search(r"\b(?:in|by|during|until|since|of|into|for)\s+$", before) is not None


def read_fiscal(text: str) -> Iterator[DateExpression]:
    """ "fiscal 1989", "the 2023/24 budget year"; the second with the months of a UN peacekeeping budget."""
    for match in _BUDGET_YEARS.finditer(text):
        year, short = int(match["year"]), int(match["short"]) % 100
        if (year + 1) % 100 == short:
            point, until = CalendarPoint(year, BUDGET_MONTH), CalendarPoint(year + 1, BUDGET_MONTH - 1)
            yield shape(match, point=point, until=until, fiscal=True)
    for match in _FISCAL.finditer(text):
        yield shape(match, point=CalendarPoint(int(match["year"])), fiscal=True)
