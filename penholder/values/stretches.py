"""Stretches of time told by their length, and times that come again.

Takes a stretch of text; gives their shapes, readings that overlap included. Never places one on a calendar:
`bound` says how it hangs on its anchor. Ages ("45-year-old", "aged 12 years") are no stretches.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from penholder.values.numbers import read_number
from penholder.values.shapes import (
    WEEKDAYS,
    Bound,
    DateExpression,
    Direction,
    Kind,
    Length,
    Unit,
    phrases_pattern,
    shape,
)
from penholder.vocabulary import date_words

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:\s+\d/\d)?"
_BELOW_20 = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_BELOW_100 = rf"(?:(?:{_TENS})(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|{_BELOW_20})"
_OPEN = r"several|many|(?:(?:a|the)\s+)?(?:few|couple)(?:\s+of)?|some|numerous|countless|dozens\s+of|hundreds\s+of|thousands\s+of"
COUNT = (
    rf"(?:{_DIGITS}|{_BELOW_100}\s+and\s+a\s+half|(?:{_BELOW_100}|an?)[\s-](?:hundred|thousand)|{_BELOW_100}(?:[\s-](?:hundred|thousand))?"
    rf"|half\s+an?|a\s+dozen|{_OPEN}|an?)"
)
HEDGE = (
    r"(?:about|around|roughly|approximately|nearly|almost|over(?=\s+an?\b)|under|more\s+than|less\s+than|fewer\s+than|at\s+least|at\s+most"
    r"|up\s+to|as\s+many\s+as|no\s+more\s+than|no\s+less\s+than|not\s+more\s+than|just\s+over|just\s+under|some|only|another|an\s+additional)"
)
_UNIT = "second|minute|hour|day|week|month|quarter|year|decade|centur(?:y|ie)"
_LEAD = r"(?:the|its|his|her|their|these|those)\s+"
_BOUND = r"(?P<bound>last|past|previous|preceding|recent|next|coming|following|ensuing|first|final|latest|year-earlier|year-ago|remaining|initial|opening|closing)\s+"
_LENGTH = re.compile(
    rf"(?<![\w/$€£#.,-])(?P<hedge>{HEDGE}\s+)?(?:(?P<the>{_LEAD})?{_BOUND}|(?P<the2>{_LEAD}))?"
    rf"(?P<count>{COUNT})(?P<join>[\s-]+)(?:(?:more|full|consecutive|straight|additional|whole|long|extra|business|working|trading|calendar)[\s-]+)?"
    rf"(?P<unit>{_UNIT})(?P<plural>s)?(?P<half>\s+and\s+a\s+half)?(?:\s+or\s+so)?(?!\w|['’]s?\s+old)(?P<old>[\s-]+olds?\b|\s+of\s+age\b)?",
    re.IGNORECASE,
)
_RANGE = re.compile(
    rf"(?<![\w/$€£#.,-])(?:(?P<the>the\s+)?{_BOUND})?(?P<low>{_DIGITS}|{_BELOW_100})(?:\s+(?:to|or|and)\s+|\s?[-–]\s?)(?P<high>{_DIGITS}|{_BELOW_100})"
    rf"[\s-]+(?P<unit>{_UNIT})s?(?!\w|[\s-]+old)",
    re.IGNORECASE,
)
_HALVED = re.compile(rf"(?<![\w-])(?:an?|one)\s+(?P<unit>{_UNIT})\s+and\s+a\s+half(?!\w)", re.IGNORECASE)
_BARE = re.compile(
    rf"(?<![\w-])(?:(?P<the>the|these)\s+)?(?:(?P<bound>last|past|recent|previous|coming|next|following|early)\s+)"
    rf"(?P<unit>{_UNIT})(?P<plural>s)?(?!\w|[\s-]old)(?:\s+and\s+(?:{_UNIT})s)?",
    re.IGNORECASE,
)
_PLURAL = re.compile(
    rf"(?<![\w-])(?:(?:for|after|in|over|within|of|takes?|took|lasted|spent|through)\s+)(?P<words>(?:weeks|months|years|decades|centuries|days|hours|minutes)(?:\s+or\s+(?:{_UNIT})s)?)(?!\w|\s+(?:old|of\s+age|ago))",
    re.IGNORECASE,
)
_EACH = re.compile(
    rf"(?<![\w-])(?:each|every|once\s+an?|twice\s+an?)\s+(?:(?P<count>{COUNT}|other)\s+)?(?P<name>{'|'.join(WEEKDAYS)}|{_UNIT}|morning|afternoon|evening|night|weekend|spring|summer|autumn|fall|winter)s?(?!\w)",
    re.IGNORECASE,
)
_WEEKDAYS = re.compile(
    rf"(?<![\w-])(?P<weekday>{'|'.join(WEEKDAYS)})(?:s|\s+(?P<part>mornings|afternoons|evenings|nights))(?!\w)"
)
_FORWARD = frozenset(("next", "coming", "following", "ensuing"))
_BACKWARD = frozenset(("last", "past", "previous", "preceding", "recent", "latest"))


def read_count(words: str) -> float | None:
    """The number of a count, None where it is left open ("several"); "a couple" is two.

    >>> read_count("2 1/2"), read_count("a couple of"), read_count("several")
    (2.5, 2.0, None)
    """
    words = " ".join(words.lower().split())
    fraction = re.fullmatch(r"(\d+) (\d)/(\d)", words)
    if fraction and int(fraction[3]):
        return int(fraction[1]) + int(fraction[2]) / int(fraction[3])
    if words.endswith(" and a half"):
        whole = read_number(words.removesuffix(" and a half"))
        return None if whole is None else whole + 0.5
    if words in ("a", "an"):
        return 1.0
    if words.startswith("half"):
        return 0.5
    if "couple" in words:
        return 2.0
    return read_number(words.replace("a hundred", "one hundred").replace("a thousand", "one thousand"))


def read_unit(word: str) -> Unit:
    """The unit of a word in singular or plural."""
    word = word.lower().rstrip("s")
    return Unit.CENTURY if word.startswith("centur") else Unit(word)


def read_lengths(text: str) -> Iterator[DateExpression]:
    """ "nine months", "the past three weeks", "a two-year plan", "recent years"."""
    for match in _RANGE.finditer(text):
        unit, high = read_unit(match["unit"]), read_count(match["high"])
        yield shape(match, kind=Kind.DURATION, length=Length(high, unit), bound=_bound(text, match))
    for match in _HALVED.finditer(text):
        yield shape(match, kind=Kind.DURATION, length=Length(1.5, read_unit(match["unit"])))
    for match in _LENGTH.finditer(text):
        if match["old"] or not _counts_time(text, match):
            continue
        count = read_count(match["count"])
        if match["half"] and count is not None:
            count += 0.5
        length = Length(count, read_unit(match["unit"]))
        yield shape(match, kind=Kind.DURATION, length=length, bound=_bound(text, match))
    for match in _BARE.finditer(text):
        many, unit = bool(match["plural"]), read_unit(match["unit"])
        if many and not match["the"] and match["bound"].lower() in ("coming", "past"):
            side = Direction.FUTURE if match["bound"].lower() == "coming" else Direction.PAST
            yield shape(match, vague=side, length=Length(None, unit))
        elif many or (
            match["the"] and match["bound"].lower() in ("last", "past", "next", "coming", "recent")
        ):
            length = Length(None if many else 1.0, unit)
            yield shape(match, kind=Kind.DURATION, length=length, bound=_bound(text, match))
    for match in _PLURAL.finditer(text):
        start, end = match.span("words")
        length = Length(None, read_unit(match["words"].split()[0].replace("ies", "y")))
        yield DateExpression(start, end, match["words"], kind=Kind.DURATION, length=length)


def _counts_time(text: str, match: re.Match[str]) -> bool:
    """ "a year" after a number or noun is a rate; "the second hour" counts nothing; "some day" is no length."""
    count, before = match["count"].lower(), text[: match.start()].lower().rstrip()
    plain = match["hedge"] is None and match["bound"] is None
    if count == "some":
        return bool(match["plural"])
    if count in ("a", "an") and plain and match["join"] == " ":
        return any(
            before.endswith(w) and not before[: -len(w)][-1:].isalnum() for w in date_words("before a length")
        )
    return True


def _bound(text: str, match: re.Match[str]) -> Bound:
    told = (match["bound"] or "").lower()
    if told in _FORWARD:
        return Bound.NEXT
    if told in _BACKWARD:
        return Bound.LAST
    before = text[: match.start()].lower().rstrip()
    if told or not re.search(r"\b(?:in|within)$", before):
        return Bound.NONE
    if not before.endswith("within"):
        return Bound.AFTER
    counted = re.match(r"\s+(?:of|after|from|following)\b", text[match.end() :])
    return Bound.OF if counted else Bound.WITHIN


def read_sets(text: str) -> Iterator[DateExpression]:
    """ "each Thursday", "every two weeks", "monthly", "Tuesday nights"; a rate ("33 flights a week") is none."""
    for match in _EACH.finditer(text):
        yield _each(match)
    for match in _WEEKDAYS.finditer(text):
        weekday, part = WEEKDAYS.index(match["weekday"]), match["part"]
        clock = _PARTS_OF_DAY[part.rstrip("s")] if part else ""
        yield shape(match, kind=Kind.SET, weekday=weekday, clock=clock)
    for unit, pattern in _every_patterns():
        for match in pattern.finditer(text):
            yield shape(match, kind=Kind.SET, length=Length(1.0, unit))


@cache
def _every_patterns() -> tuple[tuple[Unit, re.Pattern[str]], ...]:
    told = [(unit, date_words(f"every {unit}")) for unit in Unit]
    return tuple((unit, phrases_pattern(words)) for unit, words in told if words)


_PARTS_OF_DAY = {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI"}


def _each(match: re.Match[str]) -> DateExpression:
    name, count = match["name"].lower(), (match["count"] or "a").lower()
    if name.title() in WEEKDAYS:
        return shape(match, kind=Kind.SET, weekday=WEEKDAYS.index(name.title()))
    if name in _PARTS_OF_DAY:
        return shape(match, kind=Kind.SET, length=Length(1.0, Unit.DAY), clock=_PARTS_OF_DAY[name])
    if re.fullmatch(_UNIT, name):
        return shape(
            match,
            kind=Kind.SET,
            length=Length(2.0 if count == "other" else read_count(count), read_unit(name)),
        )
    return shape(match, kind=Kind.SET, length=Length(1.0, Unit.WEEK if name == "weekend" else Unit.YEAR))
