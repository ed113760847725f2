"""Clues to direction from days and numbers in corresponding sentences: they move, break and round one way.

Takes one side of a pair; gives at most one clue per rule. Never says which of two numbers is true, only which of two
texts can have been made from the other.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapidfuzz import fuzz

from penholder import vocabulary
from penholder.families.sides import Found, Place, Side, sum_up
from penholder.model import DirectionClue

LONGEST = 30
"""Digits of a number that is read as one; Python refuses to read thousands."""

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?!\w)")
_MISGROUPED = re.compile(r"\d{1,3}(?:,\d{3})*,\d{1,2}|\d{1,3}(?:,\d{3})*,\d{4,}|\d{4,}(?:,\d+)+")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH_YEAR = re.compile(rf"\b({_MONTHS})(?:\s+\d{{1,2}})?,?\s+((?:19|20)\d\d)\b")
_DAY = re.compile(rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})|(?:{_MONTHS})\s+\d{{1,2}})\b")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")


def find_later_words(side: Side) -> DirectionClue | None:
    """Firm: "this week" become "last week", "tomorrow" become "today": such words move with the day of writing."""
    found: list[Found] = []
    for place in side.changed:
        before, after = dict(_climb(place.there.words)), dict(_climb(place.here.words))
        rungs = [n for n, rung in before.items() if after.get(n, rung) > rung]
        if rungs:
            ladder = vocabulary.ladders()[rungs[0]].rungs
            words = [ladder[climbed[rungs[0]]][0] for climbed in (after, before)]
            found.append((place.here, words[0], words[1]))
    return sum_up(side, found, "“{here}” is written later than “{there}”")


@lru_cache(maxsize=50_000)
def _climb(words: str) -> tuple[tuple[int, int], ...]:
    """Number and height of the ladders that a sentence stands on by one rung; ladders with two rungs are left out."""
    rungs = _rungs()
    found: dict[int, set[int]] = {}
    for match in _rung_words().finditer(" ".join(re.findall(r"[a-z]+", words.lower()))):
        number, height = rungs[match.group()]
        found.setdefault(number, set()).add(height)
    return tuple(sorted((n, min(heights)) for n, heights in found.items() if len(heights) == 1))


@cache
def _rungs() -> dict[str, tuple[int, int]]:
    """Ladder and height of each word."""
    return {
        word: (number, height)
        for number, ladder in enumerate(vocabulary.ladders())
        for height, rung in enumerate(ladder.rungs)
        for word in rung
    }


@cache
def _rung_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_rungs(), key=lambda w: (-len(w), w)))})\b")


def find_dates_spelled_out(side: Side) -> DirectionClue | None:
    """Weak: a year or a calendar day where the other leaves it to the day of writing ("in December", "today").

    A wire writes for the day; whoever keeps or reuses the text later spells out what the day made plain.
    """
    found = [
        (p.here, date, p.there.words)
        for p in side.changed
        if (date := _find_spelled_year(p) or _find_spelled_day(p))
    ]
    return sum_up(side, found, "“{here}” spells out the date that “{there}” leaves open", weak=True)


def _find_spelled_year(place: Place) -> str | None:
    dated = {m.group(1) for m in _MONTH_YEAR.finditer(place.there.words)}
    for match in _MONTH_YEAR.finditer(place.here.words):
        month, year = match.groups()
        if month in place.there.words and month not in dated and year not in place.there.words:
            return match.group()
    return None


def _find_spelled_day(place: Place) -> str | None:
    here, there = dict(_climb(place.here.words)), dict(_climb(place.there.words))
    weekday = _WEEKDAY.search(place.there.words) and not _WEEKDAY.search(place.here.words)
    day = _DAY.search(place.here.words)
    if day and (weekday or set(there) - set(here)) and not _DAY.search(place.there.words):
        return day.group()
    return None


def find_broken_numbers(side: Side) -> DirectionClue | None:
    """Firm: a number whose digits are grouped as no number is ("3,68"), where the other has it whole."""
    found: list[Found] = []
    for place in side.changed:
        here, there = _own_numbers(place)
        broken = sorted(n for n in here if _MISGROUPED.fullmatch(n))
        if broken and there and not any(_MISGROUPED.fullmatch(n) for n in there):
            found.append((place.here, broken[0], min(there)))
    return sum_up(side, found, "the number “{here}” is broken where it has “{there}”")


def find_stray_numbers(side: Side) -> DirectionClue | None:
    """Firm: a number that contradicts the report's own other sentence, where the other report agrees with itself.

    A slip touches one place; the report that is at one with itself is nearer to what was first written.
    """
    found: list[Found] = []
    for place in side.changed:
        here, there = _own_numbers(place)
        if len(here) != 1 or len(there) != 1:
            continue
        wrong, right = here.pop(), there.pop()
        if not _is_slip(right, wrong) or _counts(wrong, side, place):
            continue
        others = (p for p in side.places if p.here.start != place.here.start)
        if any(right in _NUMBER.findall(p.here.words) for p in others):
            found.append((place.here, wrong, right))
    return sum_up(side, found, "“{here}” contradicts the rest of its report, which has “{there}” as it has")


def _own_numbers(place: Place) -> tuple[set[str], set[str]]:
    here, there = set(_NUMBER.findall(place.here.words)), set(_NUMBER.findall(place.there.words))
    return here - there, there - here


def _is_slip(right: str, wrong: str) -> bool:
    """One digit changed, lost, added or two swapped, in a number of three digits or more."""
    a, b = (re.sub(r"\D", "", n) for n in (right, wrong))
    if max(len(a), len(b)) < 3 or re.fullmatch(r"(?:19|20)\d\d", right):
        return False
    return sorted(a) == sorted(b) or fuzz.ratio(a, b) >= 100 * (1 - 1 / max(len(a), len(b)))


def _counts(wrong: str, side: Side, place: Place) -> bool:
    """Whether the wrong number stands elsewhere too, so that the report is at one with itself after all."""
    return any(wrong in _NUMBER.findall(s.words) for s in side.here.sentences if s.start != place.here.start)


def find_rounded_numbers(side: Side) -> DirectionClue | None:
    """Weak: "more than 160" for "165": a rounded figure can be made of the exact one, not the exact of the rounded."""
    found: list[Found] = []
    for place in side.changed:
        here, there = _own_numbers(place)
        if len(here) == len(there) == 1:
            rounded, exact = here.pop(), there.pop()
            if _is_rounded(exact, rounded):
                found.append((place.here, rounded, exact))
    return sum_up(side, found, "“{here}” rounds “{there}”", weak=True)


def _is_rounded(exact: str, rounded: str) -> bool:
    a, b = (re.sub(r"\D", "", n) for n in (exact, rounded))
    if not (a and b) or max(len(a), len(b)) > LONGEST or int(b) == 0 or "." in exact + rounded:
        return False
    fewer = len(b.rstrip("0")) < len(a.rstrip("0"))
    return fewer and b.endswith("0") and abs(int(a) - int(b)) <= 0.1 * int(b)
