"""What a date expression can be: the nouns that readers of dates share.

Takes nothing; gives the classes. Never reads text and never looks at a calendar.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


class Kind(StrEnum):
    """What sort of time is meant; the four types of TimeML's TIMEX3 (Pustejovsky et al. 2003)."""

    DATE = "date"
    TIME = "time"
    """Finer than a day: "noon", "Friday evening"."""
    DURATION = "duration"
    """A stretch told by its length: "nine months"; its days are known only where an end of it is."""
    SET = "set"
    """Something that comes again: "each Thursday", "monthly"."""


class Unit(StrEnum):
    """The stretch of time an expression counts in."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class Part(StrEnum):
    """Which part of the period is meant."""

    WHOLE = ""
    END = "end"
    EARLIER = "earlier"
    LATER = "later"
    WEEKEND = "weekend"
    EARLY = "early"
    """The first third: "early March", "the beginning of the week"."""
    MID = "mid"
    LATE = "late"


class Direction(StrEnum):
    """On which side of the report's day the sentence places the expression."""

    PAST = "past"
    FUTURE = "future"
    NEAREST = "nearest"


class Season(StrEnum):
    """A season of the northern calendar, by its code in EDTF (ISO 8601-2, level 1)."""

    SPRING = "21"
    SUMMER = "22"
    AUTUMN = "23"
    WINTER = "24"


class Bound(StrEnum):
    """How a stretch of known length hangs on its anchor."""

    NONE = ""
    """A length alone: "for nine months"."""
    LAST = "last"
    """It ends at the anchor: "the past three months"."""
    NEXT = "next"
    """It begins at the anchor: "the next two weeks"."""
    AFTER = "after"
    """The point at its far end: "in nine months"."""
    WITHIN = "within"
    """Any day up to its far end: "within 60 days"."""
    OF = "of"
    """Like `WITHIN`, counted from something told: "within 60 days of adoption"."""


@dataclass(frozen=True, slots=True)
class CalendarPoint:
    """Year, month and day as far as written; None where not written."""

    year: int | None = None
    month: int | None = None
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Length:
    """So many units; `count` None where the words leave it open ("several weeks")."""

    count: float | None
    unit: Unit


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
    kind: Kind = Kind.DATE
    length: Length | None = None
    """How long a duration is, or how often a set comes again."""
    bound: Bound = Bound.NONE
    season: Season | None = None
    clock: str = ""
    """Hour and minute ("15:30"), or the part of the day as TIMEX3 writes it: MO, MI, AF, EV, NI."""
    fiscal: bool = False
    """True for a budget or fiscal year; `point` and `until` hold its first and last month where they are known."""
    compared: bool = False
    """True for "a year ago" beside a figure: the period last told, a year before."""
    mandate: bool = False
    """True for a mandate's period or its end: "the end of its mandate"."""
    mission: str = ""
    """Key of the mission whose mandate is meant; "" where the sentence names none."""
    vague: Direction | None = None
    """Past, future or (nearest) present for words that name no day at all: "recently", "soon", "now"."""


def phrases_pattern(phrases: Sequence[str], tail: str = "") -> re.Pattern[str]:
    """A pattern for any of the phrases as whole words in either case; with no phrases it matches nothing."""
    words = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in phrases) or r"(?!)"
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-]){tail}", re.IGNORECASE)


def shape(match: re.Match[str], **fields: object) -> DateExpression:
    """The expression a match stands for, without white space at its edges."""
    words = match.group()
    start = match.start() + len(words) - len(words.lstrip())
    return DateExpression(start, start + len(words.strip()), words.strip(), **fields)  # type: ignore[arg-type]
