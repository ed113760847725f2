"""Clues from what a report tells about a mission's mandate.

Takes a read report and the bounds so far; gives weighed clues. Never uses a mandate of another mission, or a
renewal that is only expected.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from penholder.families.clues import Bounds, ReadReport, Strength, Weighed, write_day
from penholder.families.meetings import is_bare_past
from penholder.families.told import fits_day, month_of
from penholder.model import DateClue
from penholder.syntax import Sentence
from penholder.values.expressions import DateExpression, Direction, Part, Unit
from penholder.vocabulary import Mandate, date_words, mandates

_MANDATE_WORDS = frozenset({"mandate", "authorization", "authorisation"})
_RENEWED_WORDS = frozenset({*_MANDATE_WORDS, "mission", "force", "operation", "peacekeeping", "peacekeeper"})
_RESOLUTION = re.compile(r"\bresolutions?\s+(?:S/RES/)?(\d{3,4})\b", re.IGNORECASE)
_SAME_WEEKDAY = timedelta(days=6)


def resolution_clues(read: ReadReport) -> list[Weighed]:
    """A resolution named by its number: the report is not older than its adoption, unless it is only a draft."""
    known = {m.resolution.split("/")[-1].split("(")[0].strip(): m for m in mandates()}
    found: dict[str, Weighed] = {}
    for sentence in read.parsed.sentences:
        for match in _RESOLUTION.finditer(sentence.text) if not _is_draft(sentence) else ():
            mandate = known.get(match[1])
            if mandate is None:
                continue
            words = read.report.span(sentence.start + match.start(), sentence.start + match.end())
            says = f"It names {mandate.resolution}, adopted on {write_day(mandate.adopted)}."
            found.setdefault(
                match[1], Weighed(DateClue(words, says, mandate.adopted, None), Strength.MANDATE)
            )
    return sorted(found.values(), key=lambda w: (w.clue.earliest or date.min, w.clue.says))[-1:]


def renewal_clues(read: ReadReport, bounds: Bounds) -> list[Weighed]:
    """A mandate said to run until a day, or to have been ended: the resolution that decided it.

    Nobody knew the day before that resolution; a sentence that speaks of a draft is left out.
    """
    found: list[Weighed] = []
    ends: list[tuple[date, DateExpression]] = []
    weekday = _deciding_weekday(read)
    for sentence, expressions in read.dated:
        about = any(t.lemma in _RENEWED_WORDS or t.text.lower() == _acronym(read) for t in sentence.tokens)
        if not about or _is_draft(sentence):
            continue
        for until in (e for e in expressions if e.point and e.point.year and e.point.day):
            renewals = [m for m in _chain(read) if _renews(m, until) and bounds.meets(m.adopted, None)]
            if renewals:
                found.append(_renewed(read, until, weekday, renewals))
                ends.append((renewals[0].expires or date.min, until))
    return [*found, *_standing(read, ends)] or _ended(read, bounds, weekday)


def _standing(read: ReadReport, ends: list[tuple[date, DateExpression]]) -> list[Weighed]:
    """The last end a report gives for the mandate is the one that stands: it has not passed yet."""
    if not ends:
        return []
    end, until = max(ends, key=lambda e: (e[0], -e[1].start))
    words = read.report.span(until.start, until.end)
    says = f"The mandate it knows last runs to {write_day(end)}, so it is not younger than that."
    return [Weighed(DateClue(words, says, None, end), Strength.STANDING)]


def _acronym(read: ReadReport) -> str:
    return read.mission.acronym.lower() if read.mission else ""


def _is_draft(sentence: Sentence) -> bool:
    words = date_words("draft word")
    return any(t.text.lower() in words or t.lemma in words for t in sentence.tokens)


def _deciding_weekday(read: ReadReport) -> DateExpression | None:
    """The bare past weekday of a sentence that tells what was done to a mandate or mission."""
    for sentence, expressions in read.dated:
        about = {t.lemma for t in sentence.tokens} & _RENEWED_WORDS
        if about and _verb_of(sentence, "renewing verb") and not _is_draft(sentence):
            for expression in expressions:
                if is_bare_past(expression):
                    return expression
    return None


def _verb_of(sentence: Sentence, role: str) -> bool:
    return any(t.pos == "VERB" and t.lemma in date_words(role) for t in sentence.tokens)


def _ended(read: ReadReport, bounds: Bounds, weekday: DateExpression | None) -> list[Weighed]:
    """The one resolution that ended the mission, when its weekday is told with the ending."""
    ends = [m for m in _chain(read) if m.action == "terminates" and bounds.meets(m.adopted, None)]
    if weekday is None or len(ends) != 1 or ends[0].adopted.weekday() != weekday.weekday:
        return []
    sentence = next(s for s, expressions in read.dated if weekday in expressions)
    return [_renewed(read, weekday, weekday, ends)] if _verb_of(sentence, "ending verb") else []


def _renews(mandate: Mandate, until: DateExpression) -> bool:
    point, expires = until.point, mandate.expires
    return bool(point and expires and point.year == expires.year and fits_day(point, expires))


def _renewed(
    read: ReadReport, until: DateExpression, weekday: DateExpression | None, renewals: list[Mandate]
) -> Weighed:
    on_day = [m for m in renewals if weekday is not None and m.adopted.weekday() == weekday.weekday]
    first = (on_day or renewals)[0]
    says = f"It knows what {first.resolution} decided, adopted on {write_day(first.adopted)}."
    if weekday is None or len(on_day) != 1:
        words = read.report.span(until.start, until.end)
        return Weighed(DateClue(words, says, renewals[0].adopted, None), Strength.MANDATE)
    words = read.report.span(weekday.start, weekday.end)
    clue = DateClue(words, says, first.adopted, first.adopted + _SAME_WEEKDAY)
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
