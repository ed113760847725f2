"""Clues from the days on which the Security Council met.

Takes a read report and the bounds so far; gives weighed clues. Never names a meeting day where the table of
meetings is incomplete and the bounds are wide.
"""

from __future__ import annotations

from datetime import date, timedelta

from penholder.families.clues import Bounds, ReadReport, Strength, Weighed, write_day
from penholder.model import DateClue
from penholder.syntax import Sentence
from penholder.values.expressions import DateExpression, Direction
from penholder.values.grammar import WEEKDAYS
from penholder.vocabulary import council_meetings, date_words

COMPLETE = ((date(2013, 1, 1), date(2020, 3, 12)), (date(2021, 7, 1), date(2022, 12, 31)))
"""Stretches over which `council_meetings.csv` follows the Library's tables without gaps (video meetings are
missing in between, briefings after)."""
MAX_WIDTH = 183
"""Widest bracket, in days, in which a meeting day outside COMPLETE is looked for: the Council takes up a
mission about every three months, so wider brackets hold meetings the table may not know."""
SAME_WEEKDAY = timedelta(days=6)
"""A bare weekday in the past tense points at most six days back."""


def meeting_clues(read: ReadReport, bounds: Bounds) -> list[Weighed]:
    """ "Told the Council on Friday": the meeting days that fall on that weekday within the bounds."""
    expression = find_meeting_weekday(read)
    if expression is None or expression.weekday is None:
        return []
    days = _meeting_days(read, bounds, expression.weekday)
    words = read.report.span(expression.start, expression.end)
    name = WEEKDAYS[expression.weekday]
    if not days:
        says = f"It reports a Council meeting on a {name} and appeared within the six days after it."
        return [Weighed(DateClue(words, says, None, None), Strength.MEETING)]
    low, high = days[0], days[-1] + SAME_WEEKDAY
    if len(days) > 1:
        says = (
            f"The Council took it up on {len(days)} {name}s, from {write_day(low)} to {write_day(days[-1])}."
        )
        return [Weighed(DateClue(words, says, low, high), Strength.MEETING)]
    says = f"The Council took it up on only one {name} in that time, {write_day(low)}; a bare {name} is under a week old."
    return [Weighed(DateClue(words, says, low, high), Strength.MEETING, low)]


def find_meeting_weekday(read: ReadReport) -> DateExpression | None:
    """The bare past weekday on which something was said in the Council, or None.

    One in a sentence that names the Council goes first; otherwise the first in a report that somewhere tells
    the Council something.
    """
    said = [
        (_names_council(sentence), expression)
        for sentence, expressions in read.dated
        for expression in expressions
        if is_bare_past(expression) and _reports_speech(sentence)
    ]
    in_council = [expression for council, expression in said if council]
    if in_council:
        return in_council[0]
    spoken = any(_names_council(s) and _reports_speech(s, in_council=False) for s, _ in read.dated)
    return said[0][1] if said and spoken else None


def is_bare_past(expression: DateExpression) -> bool:
    """True for "Friday" and "on Friday" in the past, neither "last Friday" nor "Friday 3 May"."""
    bare = expression.weekday is not None and expression.point is None and expression.offset == 0
    return bare and expression.direction is Direction.PAST


def _names_council(sentence: Sentence) -> bool:
    return any(t.lemma == "council" for t in sentence.tokens)


def _reports_speech(sentence: Sentence, *, in_council: bool = True) -> bool:
    """True for "told"; in a sentence that names the Council also for what the Council itself does."""
    own = date_words("council verb") if in_council and _names_council(sentence) else ()
    verbs = (*date_words("reporting verb"), *own)
    return any(t.pos == "VERB" and t.lemma in verbs for t in sentence.tokens)


def _meeting_days(read: ReadReport, bounds: Bounds, weekday: int) -> list[date]:
    if bounds.earliest is None or bounds.latest is None:
        return []
    complete = any(low <= bounds.earliest and bounds.latest <= high for low, high in COMPLETE)
    if not complete and (bounds.latest - bounds.earliest).days > MAX_WIDTH:
        return []
    hosts = read.mission.host_states if read.mission else tuple(sorted(read.states))
    return sorted(
        {
            meeting.day
            for meeting in council_meetings()
            if meeting.day.weekday() == weekday
            and set(meeting.subjects) & set(hosts)
            and bounds.meets(meeting.day, meeting.day + SAME_WEEKDAY)
        }
    )
