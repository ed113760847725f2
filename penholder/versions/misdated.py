"""Days that clash with when the report appeared, or with another day the report gives for the same thing.

Takes one report's passages; gives suspicions. Never doubts a date for being far off, and never says which of two
days is wrong.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from penholder.model import DateBracket, Suspicion
from penholder.syntax import Sentence, Token
from penholder.values.dates import MONTHS, first_day, last_day
from penholder.values.expressions import (
    DateExpression,
    Direction,
    find_expressions,
    resolve_expression,
    widen,
)
from penholder.values.grammar import WEEKDAYS
from penholder.versions.passages import Passages
from penholder.vocabulary import date_words

NEARBY = 7
"""Days from the report within which "Sunday's vote" and "the vote on 17 June" can be the same vote."""
_NAMING = frozenset({"poss", "compound", "nmod", "amod"})


def find_misdated(passages: Passages) -> Iterator[Suspicion]:
    """Days told as past that lie after the report, and weekdays that clash with a date given elsewhere."""
    if passages.published is None and passages.latest is None:
        return
    found = [(s, e) for s in passages.sentences for e in find_expressions(s)]
    yield from _find_told_early(passages, found)
    yield from _find_other_days(passages, found)


def _find_told_early(passages: Passages, found: list[tuple[Sentence, DateExpression]]) -> Iterator[Suspicion]:
    """ "Was killed on 20 June 2023", in a report of 16 June: a year is written and the verb is firmly past."""
    latest = passages.latest
    for _, expression in found:
        written = expression.point is not None and expression.point.year is not None
        if latest is None or not written or expression.direction is not Direction.PAST or not expression.firm:
            continue
        value = resolve_expression(widen(expression), _no_bracket(passages))
        day = first_day(value) if value else None
        if day is not None and day > latest:
            reason = (
                f"“{expression.words}” is told as past, but the report appeared by {_write(latest)}: "
                "the date, the tense or the day of the report is wrong."
            )
            yield passages.suspect(expression.start, expression.end, "told before it happened", reason)


def _find_other_days(passages: Passages, found: list[tuple[Sentence, DateExpression]]) -> Iterator[Suspicion]:
    """ "Sunday's vote" where the report elsewhere puts the vote on a day that week which is no Sunday."""
    dated = [pair for pair in ((_dated_noun(s, e), e) for s, e in found) if pair[0] is not None]
    for sentence, expression in found:
        noun = _owned_noun(sentence, expression)
        if noun is None or expression.weekday is None:
            continue
        for other, told in dated:
            day = _day_of(passages, told)
            if other != noun or day is None or day.weekday() == expression.weekday:
                continue
            if not _is_near(passages, day):
                continue
            reason = (
                f"“{expression.words}” for the {noun}, which the report elsewhere puts on {_write(day)}, "
                f"a {WEEKDAYS[day.weekday()]}: weekday or date is wrong."
            )
            yield passages.suspect(expression.start, expression.end, "weekday against date", reason)
            break


def _owned_noun(sentence: Sentence, expression: DateExpression) -> str | None:
    """The announced thing a bare weekday names: "Sunday's vote", "the Sunday referendum"."""
    if expression.weekday is None or expression.point is not None or expression.shift is not None:
        return None
    token = _outermost(sentence, expression)
    if token is None or token.dep not in _NAMING:
        return None
    noun = sentence.head(token)
    return noun.lemma if noun.lemma in date_words("scheduled noun") else None


def _dated_noun(sentence: Sentence, expression: DateExpression) -> str | None:
    """The announced thing a calendar day is given for: "the vote on 17 June", "the vote was held on 17 June".

    What was put off keeps no day.
    """
    point = expression.point
    if point is None or point.day is None or expression.until is not None:
        return None
    token = _outermost(sentence, expression)
    if token is None or any(t.lemma in date_words("postponing verb") for t in sentence.tokens):
        return None
    above = next(iter(sentence.ancestors(token)), None)
    holder = sentence.head(above) if above is not None and above.pos == "ADP" else above
    if holder is None:
        return None
    nouns = [holder, *sentence.children(holder, "nsubj", "nsubjpass")]
    return next((n.lemma for n in nouns if n.lemma in date_words("scheduled noun")), None)


def _outermost(sentence: Sentence, expression: DateExpression) -> Token | None:
    tokens = sentence.between(expression.start, expression.end)
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head not in inside), None)


def _day_of(passages: Passages, expression: DateExpression) -> date | None:
    bracket = DateBracket(passages.report.id, passages.published, passages.latest, None, ())
    value = resolve_expression(expression, bracket)
    first, last = (first_day(value), last_day(value)) if value else (None, None)
    return first if first == last else None


def _is_near(passages: Passages, day: date) -> bool:
    first, last = passages.published or passages.latest, passages.latest or passages.published
    if first is None or last is None:
        return False
    return first - timedelta(days=NEARBY) <= day <= last + timedelta(days=NEARBY)


def _no_bracket(passages: Passages) -> DateBracket:
    return DateBracket(passages.report.id, None, None, None, ())


def _write(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
