"""Clues from public facts a report tells: events, documents and polls with known days.

Takes a read report and the bounds so far; gives weighed clues. Never uses a fact the passage does not tell: one
word of every group of the fact must stand in one sentence of a report that names its state or mission.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from penholder.families.clues import Bounds, ReadReport, Strength, Weighed, write_day
from penholder.families.meetings import is_bare_past
from penholder.model import DateClue, Furniture
from penholder.syntax import Sentence, Token
from penholder.values.dates import first_day, format_edtf, last_day, overlaps
from penholder.values.expressions import DateExpression, Direction, Part, Unit
from penholder.values.grammar import CalendarPoint
from penholder.vocabulary import Fact, date_words, facts

PASSAGE = 24
"""Widest stretch, in tokens, over which the words of one fact may stand."""
_WEEK = timedelta(days=6)


def fact_clues(read: ReadReport) -> list[Weighed]:
    """Events and documents told: the report is not older, and "last year" gives its year."""
    found: dict[str, Weighed] = {}
    for place, (sentence, expressions) in enumerate(read.dated):
        for fact in _facts_about(read, "event", "document"):
            trigger = find_words(sentence, fact)
            if trigger and not _contradicts(expressions, fact) and not is_foreseen(sentence, trigger):
                telling = _telling(sentence, trigger, expressions) or _told_again(read, place, trigger, fact)
                if telling is not None and _counts_from_founding(read, sentence, fact, telling):
                    telling = None
                weighed = _tell(read, fact, trigger, telling)
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
    ordered = sorted(chosen, key=lambda t: t.i)
    return tuple(ordered) if ordered[-1].i - ordered[0].i <= PASSAGE else ()


def _contradicts(expressions: tuple[DateExpression, ...], fact: Fact) -> bool:
    """True when the sentence names years and none of them is the fact's."""
    years = [e.point.year for e in expressions if e.point and e.point.year]
    return bool(years) and not any(overlaps(f"{year:04}", fact.day) for year in years)


def is_foreseen(sentence: Sentence, trigger: tuple[Token, ...]) -> bool:
    """True when a verb of the passage is an infinitive or stands with a modal: told as still to come."""
    verbs = [t for t in trigger if t.pos == "VERB" and not _is_decided(sentence, t)]
    return any(t.tag in ("TO", "MD") for verb in verbs for t in sentence.children(verb, "aux"))


def _is_decided(sentence: Sentence, verb: Token) -> bool:
    """ "Voted to extend", "decided to end": the infinitive tells what was done."""
    above = sentence.head(verb)
    decided = above.lemma in date_words("renewing verb") or above.lemma in date_words("achieved verb")
    return verb.dep == "xcomp" and above.tag in ("VBD", "VBN") and decided


def _telling(
    sentence: Sentence, trigger: tuple[Token, ...], expressions: tuple[DateExpression, ...]
) -> DateExpression | None:
    """The "last year", "this month" or bare past weekday that hangs on the words that tell the fact."""
    for expression in expressions:
        relative = expression.unit in (Unit.YEAR, Unit.MONTH) and expression.part is not Part.END
        if not relative and not is_bare_past(expression):
            continue
        inside = sentence.between(expression.start, expression.end)
        verbs = {_first_verb(sentence, t) for t in trigger}
        verbs |= {t.head for t in trigger if t.pos == "VERB" and _is_decided(sentence, t)}
        if inside and _first_verb(sentence, inside[-1]) in verbs:
            return expression
    return None


def _counts_from_founding(
    read: ReadReport, sentence: Sentence, fact: Fact, expression: DateExpression
) -> bool:
    """ "Was formed after an uprising last year": the year may be the one before the mission's, not the report's."""
    start, first = read.mission.start if read.mission else None, first_day(fact.day)
    if start is None or first is None or expression.unit is not Unit.YEAR:
        return False
    founded = any(t.lemma in date_words("founding verb") for t in sentence.tokens if t.pos == "VERB")
    return founded and first.year - expression.offset == start.year


_REACH = 2
"""Sentences after a fact in which its verb may come again with the weekday."""


def _told_again(
    read: ReadReport, place: int, trigger: tuple[Token, ...], fact: Fact
) -> DateExpression | None:
    """ "Have signed a plan ... They signed the document on Tuesday": the weekday on the same verb soon after."""
    verbs = {t.lemma for t in trigger if t.pos == "VERB"}
    first = first_day(fact.day)
    for sentence, expressions in read.dated[place + 1 : place + 1 + _REACH]:
        for expression in (e for e in expressions if is_bare_past(e) and first is not None):
            inside = sentence.between(expression.start, expression.end)
            verb = _first_verb(sentence, inside[-1]) if inside else None
            same = verb is not None and sentence.tokens[verb].lemma in verbs
            if (
                same
                and first is not None
                and expression.weekday == first.weekday()
                and first == last_day(fact.day)
            ):
                return expression
    return None


def _first_verb(sentence: Sentence, token: Token) -> int | None:
    chain = (token, *sentence.ancestors(token))
    return next((t.i for t in chain if t.pos == "VERB"), None)


def _tell(
    read: ReadReport, fact: Fact, trigger: tuple[Token, ...], expression: DateExpression | None
) -> Weighed:
    first, last = first_day(fact.day) or date.min, last_day(fact.day) or date.max
    known = f"{fact.label} ({format_edtf(fact.day)})"
    if expression is not None and expression.weekday == first.weekday() and first == last:
        words = read.report.span(expression.start, expression.end)
        says = f"“{words.words}” is the weekday of a known fact: {known}; a bare weekday is under a week old."
        return Weighed(DateClue(words, says, first, first + _WEEK), Strength.FACT, first)
    if fact.kind == "event" and expression is not None and expression.weekday is None:
        low, high = _seen_from(first, last, expression)
        words = read.report.span(expression.start, expression.end)
        says = f"“{words.words}” points at a known fact: {known}, so the report is from {_period(low, high)}."
        return Weighed(DateClue(words, says, low, high), Strength.FACT)
    words = read.report.span(trigger[0].start, trigger[-1].end)
    says = f"It tells a known fact: {known}, so it is not older than {write_day(first)}."
    return Weighed(DateClue(words, says, first, None), Strength.FACT)


def _seen_from(first: date, last: date, expression: DateExpression) -> tuple[date, date]:
    """The days from which "last year" or "this month" points at the fact."""
    if expression.unit is Unit.YEAR:
        return date(first.year - expression.offset, 1, 1), date(last.year - expression.offset, 12, 31)
    return month_of(first, -expression.offset)[0], month_of(last, -expression.offset)[1]


def month_of(day: date, offset: int) -> tuple[date, date]:
    """First and last day of the month `offset` months after the day's own."""
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
                    if _dates(sentence, expression, find_words(sentence, fact))
                    and (window := _poll_window(expression, fact)) is not None
                ]
                found += _hull(read, expression, [(f, w) for f, w in windows if bounds.meets(*w)])
    return found


def _dates(sentence: Sentence, expression: DateExpression, trigger: tuple[Token, ...]) -> bool:
    """Whether a date can be the poll's: a weekday must hang on the verb the poll's words hang on.

    "Said on Monday that a poll ..." does not, and a vote in a sentence on the Council is the Council's own.
    """
    in_council = any(t.lemma == "council" for t in sentence.tokens)
    if not trigger or (in_council and any(t.lemma == "vote" for t in trigger)):
        return False
    if expression.weekday is None:
        return True
    inside = sentence.between(expression.start, expression.end)
    verbs = {_first_verb(sentence, t) for t in trigger}
    return bool(inside) and _first_verb(sentence, inside[-1]) in verbs


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
    if not fits_day(expression.point, day):
        return None
    start, end = month_of(day, 0)
    if expression.direction is Direction.FUTURE:
        return None, day if expression.point.day else end
    if expression.direction is Direction.PAST:
        # A poll that "had been scheduled" for a day may have been put off shortly before it.
        return (day if expression.firm and expression.point.day else start), None
    return None


def fits_day(point: CalendarPoint, day: date) -> bool:
    """True when month and day, as far as written, are the day's own."""
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


def furniture_clues(read: ReadReport) -> list[Weighed]:
    """Headlines in the page's furniture that tell an event: a weak lower bound, named as such."""
    found = []
    for furniture in read.report.furniture:
        words = {w.strip("“”‘’'\",.:;?!()").removesuffix("’s").removesuffix("'s") for w in _words(furniture)}
        for fact in facts():
            day = first_day(fact.day)
            if fact.kind == "event" and day and all(words & set(group) for group in fact.words):
                says = (
                    f"A passage of the page's furniture ({furniture.kind}) tells a known fact: {fact.label} "
                    f"({format_edtf(fact.day)}); furniture bounds only weakly."
                )
                clue = DateClue(furniture.span, says, day, None, weak=True)
                found.append(Weighed(clue, Strength.FURNITURE))
    return found


def _words(furniture: Furniture) -> list[str]:
    return furniture.span.words.lower().split()
