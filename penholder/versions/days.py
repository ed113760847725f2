"""Impossible days: weekdays that do not fit, days no month has, ends before beginnings, missions before their time.

Takes one report's passages; gives suspicions. Never doubts a date that is only unlikely.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from penholder import vocabulary
from penholder.model import Suspicion
from penholder.syntax import Sentence, Token
from penholder.values.dates import MONTHS
from penholder.values.expressions import DateExpression, find_expressions
from penholder.values.grammar import WEEKDAYS, CalendarPoint
from penholder.values.mentions import Mention, MentionKind
from penholder.values.resolving import clashing_day
from penholder.values.subjects import mission_named
from penholder.versions.passages import Passages
from penholder.versions.persons import LOW

SETTING_UP = 2
"""Years after its resolution in which a mission may still be said to have been formed or deployed."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NO_DAY = re.compile(
    rf"\b(?:(?P<month>{'|'.join(MONTHS)})\s+(?P<day>30|31)|(?P<day2>30|31)(?:st|th)?\s+(?:of\s+)?(?P<month2>{'|'.join(MONTHS)}))"
    r"\b(?![.,:]?\d|%|\s+(?:[a-z]+s|percent|million|billion|[Mm]ovement)\b)"
)
_FROM = re.compile(r"\b(?P<opens>from|between)\s+$", re.IGNORECASE)
_TO = re.compile(r"^,?\s+(?P<joins>to|until|till|through|and)\s+$", re.IGNORECASE)
_YEARS = re.compile(r"\((?P<first>(?:19|20)\d\d)\s?[-–]\s?(?P<last>(?:19|20)\d\d)\)")


def find_impossible_days(passages: Passages) -> Iterator[Suspicion]:
    """Dates that no calendar has, or that cannot stand together."""
    missions = Counter(m.key for ms in passages.mentions for m in ms if m.kind is MentionKind.MISSION)
    for sentence, mentions in zip(passages.sentences, passages.mentions, strict=True):
        yield from _find_no_day(passages, sentence)
        yield from _find_recent_causes(passages, sentence, mentions, missions)
        if any(c.isdigit() for c in sentence.text):  # the other rules need a day or a year
            expressions = find_expressions(sentence)
            yield from _find_wrong_weekdays(passages, expressions)
            yield from _find_reversed(passages, sentence, expressions)
            yield from _find_wrong_foundings(passages, sentence, mentions, expressions)


def _find_no_day(passages: Passages, sentence: Sentence) -> Iterator[Suspicion]:
    for match in _NO_DAY.finditer(sentence.text):
        month, day = match["month"] or match["month2"], int(match["day"] or match["day2"])
        if day > monthrange(2000, MONTHS.index(month) + 1)[1]:
            start = sentence.start + match.start()
            reason = f"There is no {match.group()}: the month has fewer days."
            yield passages.suspect(start, sentence.start + match.end(), "impossible date", reason)


def _find_wrong_weekdays(passages: Passages, found: Sequence[DateExpression]) -> Iterator[Suspicion]:
    """ "Friday, 28 January 2023" was a Saturday; without a year where that day lies near the report's own."""
    for expression in found:
        point = expression.point
        if expression.weekday is None or point is None or expression.until is not None:
            continue
        day = _read_day(point, expression.weekday, passages)
        if day is None or day.weekday() == expression.weekday:
            continue
        reason = f"{day.day} {MONTHS[day.month - 1]} {day.year} was a {WEEKDAYS[day.weekday()]}: weekday or date is wrong."
        yield passages.suspect(expression.start, expression.end, "weekday against date", reason)


def _read_day(point: CalendarPoint, weekday: int, passages: Passages) -> date | None:
    """The one day that is written; without a year the one that clashes with its weekday near the report's days."""
    if point.month is None or point.day is None:
        return None
    if point.year:
        return date(point.year, point.month, point.day) if _exists(point.year, point) else None
    first, last = passages.published, passages.latest
    if first is None or last is None:
        return None
    return clashing_day(point, weekday, (first, last))


def _exists(year: int, point: CalendarPoint) -> bool:
    return point.month is not None and (point.day or 1) <= monthrange(year, point.month)[1]


def _find_reversed(
    passages: Passages, sentence: Sentence, found: Sequence[DateExpression]
) -> Iterator[Suspicion]:
    """ "from March 2023 to January 2022": a period that ends before it begins."""
    text, base = sentence.text, sentence.start
    for match in _YEARS.finditer(text):
        if match["first"] > match["last"]:
            yield _reversed(passages, base + match.start(), base + match.end())
    for first, last in pairwise(found):
        opens = _FROM.search(text[: first.start - base])
        joins = _TO.match(text[first.end - base : last.start - base])
        if opens is None or joins is None or first.point is None or last.point is None:
            continue
        if (opens["opens"].lower() == "between") != (joins["joins"].lower() == "and"):
            continue
        if _tells_change(sentence, first.start) or not _ends_first(first.point, last.point):
            continue
        yield _reversed(passages, base + opens.start(), last.end)


def _tells_change(sentence: Sentence, place: int) -> bool:
    """Whether something is said before a place to have moved from one date or figure to another."""
    shifting = vocabulary.word_class("shifting")
    return any(t.lemma in shifting or t.text in ("%", "percent") for t in sentence.tokens if t.start < place)


def _reversed(passages: Passages, start: int, end: int) -> Suspicion:
    words = passages.report.text[start:end]
    return passages.suspect(
        start,
        end,
        "ends before it begins",
        f"“{words}” ends before it begins: one of the two dates is wrong.",
    )


def _ends_first(first: CalendarPoint, last: CalendarPoint) -> bool:
    if first.year and last.year:
        a, b = (first.year, first.month, first.day), (last.year, last.month, last.day)
        return _compare(a, b)
    same_month = first.month is not None and first.month == last.month and not (first.year or last.year)
    return same_month and bool(first.day and last.day and first.day > last.day)


def _compare(a: tuple[int | None, ...], b: tuple[int | None, ...]) -> bool:
    """Whether a lies after b, as far as both are written."""
    for left, right in zip(a, b, strict=True):
        if left is None or right is None:
            return False
        if left != right:
            return left > right
    return False


def _find_recent_causes(
    passages: Passages, sentence: Sentence, mentions: tuple[Mention, ...], missions: Counter[str]
) -> Iterator[Suspicion]:
    """A recent event given as the cause of a mission that had long begun."""
    words = _recent_past().search(sentence.text)
    here = [m for m in mentions if m.kind is MentionKind.MISSION]
    if words is None or not _tells_founding(sentence, here, sentence.start + words.start()):
        return
    key = here[0].key if here else next(iter(sorted(missions, key=lambda k: (-missions[k], k))), "")
    start = mission_named(key).start if key else None
    year = _written_in(passages)
    if start is None or year is None or start >= date(year - 1, 1, 1):
        return
    reason = (
        f"“{words.group()}” cannot be before {mission_named(key).acronym} was formed, in {start.year}: "
        f"the report was written in {year} or later. {LOW}"
    )
    place = sentence.start + words.start()
    yield passages.suspect(place, sentence.start + words.end(), "impossible date", reason)


@cache
def _recent_past() -> re.Pattern[str]:
    words = sorted(vocabulary.word_class("recent"), key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _tells_founding(sentence: Sentence, missions: list[Mention], words: int) -> bool:
    """Whether the sentence says that a mission was formed after what stands with the date words."""
    after = vocabulary.word_class("aftermath")
    return any(
        _is_about_mission(sentence, verb, missions)
        and any(t.text.lower() in after and verb.start < t.start < words for t in sentence.tokens)
        for verb in _forming_verbs(sentence)
    )


def _forming_verbs(sentence: Sentence, kind: str = "forming") -> list[Token]:
    forming = vocabulary.word_class(kind)
    return [t for t in sentence.tokens if t.pos == "VERB" and t.lemma in forming]


def _is_about_mission(sentence: Sentence, verb: Token, missions: list[Mention]) -> bool:
    nouns = vocabulary.word_class("mission noun")
    args = sentence.children(verb, "nsubj", "nsubjpass", "dobj")
    return any(a.lemma in nouns or any(m.start <= a.start < m.end for m in missions) for a in args)


def _find_wrong_foundings(
    passages: Passages, sentence: Sentence, mentions: tuple[Mention, ...], found: Sequence[DateExpression]
) -> Iterator[Suspicion]:
    """ "MINUSMA, which was set up in 2003": the mission named in the sentence began in another year."""
    here = [m for m in mentions if m.kind is MentionKind.MISSION]
    if len({m.key for m in here}) != 1 or (start := mission_named(here[0].key).start) is None:
        return
    for verb in _forming_verbs(sentence, "founding"):
        told = [e for e in found if e.point and e.point.year and 0 < e.start - verb.end <= 12]
        if verb.lemma == "set" and not any(c.text.lower() == "up" for c in sentence.children(verb)):
            continue
        subjects = [_antecedent(sentence, verb, s) for s in sentence.children(verb, "nsubj", "nsubjpass")]
        if not told or not any(m.start <= s.start < m.end for s in subjects for m in here):
            continue
        year = told[0].point.year if told[0].point else None
        if year is None or start.year - 1 <= year <= start.year + SETTING_UP or _is_kin(here[0].key, year):
            continue
        reason = f"{mission_named(here[0].key).acronym} was set up in {start.year}, not in {year}."
        yield passages.suspect(told[0].start, told[0].end, "impossible date", reason)


def _antecedent(sentence: Sentence, verb: Token, subject: Token) -> Token:
    return sentence.head(verb) if subject.tag == "WDT" and verb.dep == "relcl" else subject


@cache
def _is_kin(key: str, year: int) -> bool:
    """Whether another mission in the same state was set up about that year, so that the name may cover both."""
    mission = mission_named(key)
    return any(
        other.key != key
        and set(other.host_states) & set(mission.host_states)
        and other.start is not None
        and abs(other.start.year - year) <= 1
        for other in vocabulary.missions()
    )


def _written_in(passages: Passages) -> int | None:
    """The earliest year of publication; without a bracket, the latest year that the text names, less one."""
    if passages.published is not None:
        return passages.published.year
    years = [int(y) for s in passages.sentences for y in _YEAR.findall(s.text)]
    return max(years) - 1 if years else None
