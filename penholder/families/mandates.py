"""Clues from what a report tells about a mission's mandate.

Takes a read report and the bounds so far; gives weighed clues. Never uses a mandate of another mission, or a
renewal that is only expected.
"""

from __future__ import annotations

from datetime import date, timedelta

from penholder.families.clues import Bounds, ReadReport, Strength, Weighed, write_day
from penholder.families.told import fits_day, is_foreseen, month_of
from penholder.model import DateClue
from penholder.values.expressions import DateExpression, Direction, Part, Unit
from penholder.vocabulary import Mandate, date_words, mandates

_MANDATE_WORDS = frozenset({"mandate", "authorization", "authorisation"})
_RENEWED_WORDS = frozenset({*_MANDATE_WORDS, "mission", "force", "operation", "peacekeeping"})
_SAME_WEEKDAY = timedelta(days=6)


def renewal_clues(read: ReadReport, bounds: Bounds) -> list[Weighed]:
    """A mandate said to have been renewed until a day, or on a weekday: the resolution that did it."""
    found = []
    for sentence, expressions in read.dated:
        verbs = tuple(
            t for t in sentence.tokens if t.pos == "VERB" and t.lemma in date_words("renewing verb")
        )
        about = any(t.lemma in _RENEWED_WORDS for t in sentence.tokens)
        if read.mission is None or not verbs or not about or is_foreseen(sentence, verbs[:1]):
            continue
        until = next((e for e in expressions if e.point and e.point.year and e.point.month), None)
        weekday = next((e for e in expressions if _is_bare_past(e)), None)
        renewals = [m for m in _chain(read) if _renews(m, until) and bounds.meets(m.adopted, None)]
        if until is not None and renewals:
            on_day = [m for m in renewals if weekday is not None and m.adopted.weekday() == weekday.weekday]
            found.append(_renewed(read, until, weekday if on_day else None, on_day or renewals))
    return found


def _is_bare_past(expression: DateExpression) -> bool:
    bare = expression.weekday is not None and expression.point is None and expression.offset == 0
    return bare and expression.direction is Direction.PAST


def _renews(mandate: Mandate, until: DateExpression | None) -> bool:
    if until is None or until.point is None or mandate.expires is None:
        return False
    return until.point.year == mandate.expires.year and fits_day(until.point, mandate.expires)


def _renewed(
    read: ReadReport, until: DateExpression, weekday: DateExpression | None, renewals: list[Mandate]
) -> Weighed:
    first, last = renewals[0], renewals[-1]
    words = read.report.span((weekday or until).start, (weekday or until).end)
    says = f"It tells of the renewal in {first.resolution}, adopted on {write_day(first.adopted)}."
    if weekday is None or len(renewals) > 1:
        return Weighed(DateClue(words, says, first.adopted, None), Strength.MANDATE)
    clue = DateClue(words, says, first.adopted, last.adopted + _SAME_WEEKDAY)
    return Weighed(clue, Strength.MANDATE, first.adopted)


def _chain(read: ReadReport) -> list[Mandate]:
    mission = read.mission.key if read.mission else ""
    return sorted((m for m in mandates() if m.mission == mission), key=lambda m: (m.adopted, m.resolution))


def mandate_clues(read: ReadReport, bounds: Bounds) -> list[Weighed]:
    """A mandate said to expire on a day or at the end of the month, held against the mission's mandates."""
    if read.mission is None:
        return []
    chain = _first_to_expire(read)
    found = []
    for sentence, expressions in read.dated:
        if not any(t.lemma in _MANDATE_WORDS for t in sentence.tokens):
            continue
        for expression in expressions:
            windows = [(m, w) for m in chain if (w := _mandate_window(expression, m)) and bounds.meets(*w)]
            if windows:
                found.append(_mandate_clue(read, expression, windows))
    return found


def _first_to_expire(read: ReadReport) -> list[Mandate]:
    """For every expiry day of a mission the resolution that first set it."""
    first: dict[date, Mandate] = {}
    for mandate in _chain(read):
        if mandate.expires is not None and mandate.adopted < mandate.expires:
            first.setdefault(mandate.expires, mandate)
    return list(first.values())


def _mandate_window(expression: DateExpression, mandate: Mandate) -> tuple[date, date] | None:
    expires, point = mandate.expires, expression.point
    if expires is None or expression.direction is not Direction.FUTURE:
        return None
    if expression.unit is Unit.MONTH and expression.offset == 0:
        at_end = expression.part is not Part.END or expires == month_of(expires, 0)[1]
        return (max(mandate.adopted, expires.replace(day=1)), expires) if at_end else None
    if point is not None and point.year is None and point.day and fits_day(point, expires):
        return mandate.adopted, expires
    return None


def _mandate_clue(
    read: ReadReport, expression: DateExpression, windows: list[tuple[Mandate, tuple[date, date]]]
) -> Weighed:
    words = read.report.span(expression.start, expression.end)
    low, high = min(w[0] for _, w in windows), max(w[1] for _, w in windows)
    name = read.mission.acronym if read.mission else ""
    if len(windows) == 1:
        says = f"“{words.words}”: {windows[0][0].resolution} let the mandate of {name} run until {write_day(high)}."
    else:
        says = f"“{words.words}”: {len(windows)} mandates of {name} ended so, the last on {write_day(high)}."
    return Weighed(DateClue(words, says, low, high), Strength.MANDATE)
