"""Clues from public facts a report tells: events, documents, polls and mandates with known days.

Takes a read report and the bounds so far; gives weighed clues. Never uses a fact the passage does not tell: one
word of every group of the fact must stand in one sentence of a report that names its state or mission.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from penholder.families.clues import Bounds, ReadReport, Strength, Weighed, write_day
from penholder.model import DateClue, Furniture
from penholder.syntax import Sentence, Token
from penholder.values.dates import first_day, format_edtf, last_day, overlaps
from penholder.values.expressions import DateExpression, Direction, Part, Unit
from penholder.values.grammar import CalendarPoint
from penholder.vocabulary import Fact, Mandate, facts, mandates

_WEEK = timedelta(days=6)
_MANDATE_WORDS = frozenset({"mandate", "authorization", "authorisation"})


def fact_clues(read: ReadReport) -> list[Weighed]:
    """Events and documents told: the report is not older, and "last year" gives its year."""
    found: dict[str, Weighed] = {}
    for sentence, expressions in read.dated:
        for fact in _facts_about(read, "event", "document"):
            trigger = find_words(sentence, fact)
            if trigger and not _contradicts(expressions, fact) and not _is_foreseen(sentence, trigger):
                weighed = _tell(read, fact, trigger, expressions)
                if fact.key not in found or weighed.clue.latest is not None:
                    found[fact.key] = weighed
    return _drop_weaker(list(found.values()))


def _drop_weaker(found: list[Weighed]) -> list[Weighed]:
    """Of the facts that bound only from below, the latest says everything the others say."""
    below = [w for w in found if w.clue.latest is None and w.clue.earliest is not None]
    keep = max(below, key=lambda w: (w.clue.earliest or date.min, w.clue.says), default=None)
    return [w for w in found if w.clue.latest is not None or w is keep]


def _facts_about(read: ReadReport, *kinds: str) -> Iterator[Fact]:
    mission = read.mission.key if read.mission else ""
    for fact in facts():
        about = (
            not (fact.state or fact.mission) or fact.state in read.states or (fact.mission == mission != "")
        )
        if fact.kind in kinds and about:
            yield fact


def find_words(sentence: Sentence, fact: Fact) -> tuple[Token, ...]:
    """One token of the sentence for every group of the fact's words; empty when a group has none."""
    chosen = []
    for group in fact.words:
        token = next((t for t in sentence.tokens if t.lemma in group or t.text.lower() in group), None)
        if token is None:
            return ()
        chosen.append(token)
    return tuple(sorted(chosen, key=lambda t: t.start))


def _contradicts(expressions: tuple[DateExpression, ...], fact: Fact) -> bool:
    """True when the sentence names years and none of them is the fact's."""
    years = [e.point.year for e in expressions if e.point and e.point.year]
    return bool(years) and not any(overlaps(f"{year:04}", fact.day) for year in years)


def _is_foreseen(sentence: Sentence, trigger: tuple[Token, ...]) -> bool:
    verbs = [t for t in trigger if t.pos == "VERB"]
    return any(t.tag in ("TO", "MD") for verb in verbs for t in sentence.children(verb, "aux"))


def _tell(
    read: ReadReport, fact: Fact, trigger: tuple[Token, ...], expressions: tuple[DateExpression, ...]
) -> Weighed:
    first, last = first_day(fact.day) or date.min, last_day(fact.day) or date.max
    relative = [e for e in expressions if e.unit in (Unit.YEAR, Unit.MONTH) and e.part is not Part.END]
    if fact.kind == "event" and relative and fact.day[:4] == f"{last.year:04}":
        expression = relative[0]
        low, high = _seen_from(first, last, expression)
        words = read.report.span(expression.start, expression.end)
        says = f"“{words.words}” is when {fact.label} ({format_edtf(fact.day)}), so it is from {_period(low, high)}."
        return Weighed(DateClue(words, says, low, high), Strength.FACT)
    words = read.report.span(trigger[0].start, trigger[-1].end)
    verb = "knows" if fact.kind == "document" else "tells that"
    says = f"It {verb} {fact.label} ({format_edtf(fact.day)}), so it is not older than {write_day(first)}."
    return Weighed(DateClue(words, says, first, None), Strength.FACT)


def _seen_from(first: date, last: date, expression: DateExpression) -> tuple[date, date]:
    """The days from which "last year" or "this month" points at the fact."""
    if expression.unit is Unit.YEAR:
        return date(first.year - expression.offset, 1, 1), date(last.year - expression.offset, 12, 31)
    return _month_of(first, -expression.offset)[0], _month_of(last, -expression.offset)[1]


def _month_of(day: date, offset: int) -> tuple[date, date]:
    months = day.year * 12 + day.month - 1 + offset
    year, month = months // 12, months % 12 + 1
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _period(low: date, high: date) -> str:
    if (low.month, low.day, high.month, high.day) == (1, 1, 12, 31) and low.year == high.year:
        return str(low.year)
    return f"{low:%B} {low.year}"


def vote_clues(read: ReadReport, bounds: Bounds) -> list[Weighed]:
    """Polls told with a weekday, month or day that fits: the report stands on one side of the polling day."""
    found = []
    for sentence, expressions in read.dated:
        for expression in expressions:
            if expression.unit is None and (expression.point is None or expression.point.year is None):
                windows = [
                    (fact, window)
                    for fact in _facts_about(read, "vote")
                    if find_words(sentence, fact) and (window := _poll_window(expression, fact)) is not None
                ]
                found += _hull(read, expression, [(f, w) for f, w in windows if bounds.meets(*w)])
    return found


def _poll_window(expression: DateExpression, fact: Fact) -> tuple[date | None, date | None] | None:
    """When a report that words the poll's day like this can have appeared; None when the words do not fit."""
    day = first_day(fact.day)
    if day is None or day != last_day(fact.day):
        return None
    if expression.point is None:
        if expression.weekday != day.weekday() or expression.offset:
            return None
        past, ahead = expression.direction is not Direction.FUTURE, expression.direction is not Direction.PAST
        return day - _WEEK if ahead else day, day + _WEEK if past else day
    if not _fits(expression.point, day):
        return None
    start, end = _month_of(day, 0)
    if expression.direction is Direction.FUTURE:
        return None, day if expression.point.day else end
    if expression.direction is Direction.PAST:
        # A poll that "had been scheduled" for a day may have been put off shortly before it.
        return (day if expression.firm and expression.point.day else start), None
    return None


def _fits(point: CalendarPoint, day: date) -> bool:
    return point.month == day.month and point.day in (None, day.day)


def _hull(
    read: ReadReport, expression: DateExpression, windows: list[tuple[Fact, tuple[date | None, date | None]]]
) -> list[Weighed]:
    """One clue over all polls the words can mean."""
    if not windows:
        return []
    lows, highs = [w[0] for _, w in windows], [w[1] for _, w in windows]
    low = None if None in lows else min(d for d in lows if d is not None)
    high = None if None in highs else max(d for d in highs if d is not None)
    words = read.report.span(expression.start, expression.end)
    labels = " or ".join(dict.fromkeys(f"{f.label} ({format_edtf(f.day)})" for f, _ in windows))
    side = "still ahead" if low is None or expression.direction is Direction.FUTURE else "behind it"
    says = f"“{words.words}” fits {labels}, which is {side}."
    return [Weighed(DateClue(words, says, low, high), Strength.FACT)]


def mandate_clues(read: ReadReport, bounds: Bounds) -> list[Weighed]:
    """A mandate said to expire on a day or at the end of the month, held against the mission's mandates."""
    if read.mission is None:
        return []
    chain = _first_to_expire(read.mission.key)
    found = []
    for sentence, expressions in read.dated:
        if not any(t.lemma in _MANDATE_WORDS for t in sentence.tokens):
            continue
        for expression in expressions:
            windows = [(m, w) for m in chain if (w := _mandate_window(expression, m)) and bounds.meets(*w)]
            if windows:
                found.append(_mandate_clue(read, expression, windows))
    return found


def _first_to_expire(mission: str) -> list[Mandate]:
    """For every expiry day of a mission the resolution that first set it."""
    first: dict[date, Mandate] = {}
    for mandate in sorted((m for m in mandates() if m.mission == mission), key=lambda m: m.adopted):
        if mandate.expires is not None and mandate.adopted < mandate.expires:
            first.setdefault(mandate.expires, mandate)
    return list(first.values())


def _mandate_window(expression: DateExpression, mandate: Mandate) -> tuple[date, date] | None:
    expires, point = mandate.expires, expression.point
    if expires is None or expression.direction is not Direction.FUTURE:
        return None
    if expression.unit is Unit.MONTH and expression.offset == 0:
        at_end = expression.part is not Part.END or expires == _month_of(expires, 0)[1]
        return (max(mandate.adopted, expires.replace(day=1)), expires) if at_end else None
    if point is not None and point.year is None and point.day and _fits(point, expires):
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


def furniture_clues(read: ReadReport) -> list[Weighed]:
    """Headlines in the page's furniture that tell an event: a weak lower bound, named as such."""
    found = []
    for furniture in read.report.furniture:
        words = {w.strip("“”‘’'\",.:;?!()").removesuffix("’s").removesuffix("'s") for w in _words(furniture)}
        for fact in facts():
            day = first_day(fact.day)
            if fact.kind == "event" and day and all(words & set(group) for group in fact.words):
                says = (
                    f"A passage of the page's furniture ({furniture.kind}) tells that {fact.label} "
                    f"({format_edtf(fact.day)}); furniture bounds only weakly."
                )
                clue = DateClue(furniture.span, says, day, None, weak=True)
                found.append(Weighed(clue, Strength.FURNITURE))
    return found


def _words(furniture: Furniture) -> list[str]:
    return furniture.span.words.lower().split()
