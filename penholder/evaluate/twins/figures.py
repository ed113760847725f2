"""Finders of numbers and dates.

Takes a run; gives the places where a number or date can be changed, and to what. Never changes a year as if it
were a count, nor a day of a month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from random import Random

from penholder.evaluate.twins.lists import either, load_words
from penholder.evaluate.twins.planting import Replacement, Scene
from penholder.values.numbers import SMALL_NUMBERS

_NUMERAL = re.compile(
    r"(?<![\w.,:/–-])\d{1,3}(?:,\d{3})+(?![\w–-]|[.,:]\d)|(?<![\w.,:/–-])\d{2,6}(?![\w–-]|[.,:]\d)"
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_WORDS = list(SMALL_NUMBERS)[2:16]
"""From two to fifteen."""
_NUMBER_WORD = re.compile(
    rf"(?<![\w-]){either(tuple(_WORDS))}(?![\w-]| (?:hundred|thousand|million|billion))"
)
_SMALL = re.compile(
    r"(?<![\w.,:/$€£–-])(?:[2-9]|1[0-5])(?![\w%–-]|[.,:]\d| (?:hundred|thousand|million|billion))"
)


def _month() -> str:
    return either((*load_words().months, "May"))


def _counts(words: str, pattern: re.Pattern[str] = _NUMERAL) -> Iterator[re.Match[str]]:
    """Numerals that count something: no years, no days of months."""
    for match in pattern.finditer(words):
        before, after = words[: match.start()], words[match.end() :]
        dated = re.search(rf"{_month()}\.? $", before) or re.match(rf" {_month()}", after)
        if not dated and not _YEAR.fullmatch(match.group()):
            yield match


def find_slips(words: str, chooser: Random, scene: Scene) -> Iterator[Replacement]:
    """Numerals with two digits swapped, or one digit another."""
    del scene
    for match in _counts(words):
        digits = list(match.group())
        places = [i for i, d in enumerate(digits) if d.isdigit()]
        swaps = [(i, j) for i, j in pairwise(places) if digits[i] != digits[j] != "0"]
        if swaps and chooser.random() < 0.5:
            i, j = chooser.choice(swaps)
            digits[i], digits[j] = digits[j], digits[i]
        else:
            digits[0] = chooser.choice([d for d in "123456789" if d != digits[0]])
        yield Replacement(match.start(), match.end(), "".join(digits))


def find_roundings(words: str, chooser: Random, scene: Scene) -> Iterator[Replacement]:
    """Numerals that can be rounded to one or two digits."""
    del chooser, scene
    for match in _counts(words):
        value = int(match.group().replace(",", ""))
        size = 10 ** max(1, len(str(value)) - 2)
        rounded = round(value / size) * size
        if rounded != value:
            yield Replacement(match.start(), match.end(), f"{rounded:,}" if rounded > 999 else str(rounded))


def find_number_words(words: str, chooser: Random, scene: Scene) -> Iterator[Replacement]:
    """Small numbers written the other way; the number stays what it was."""
    del chooser
    for match in _NUMBER_WORD.finditer(words):
        yield Replacement(match.start(), match.end(), str(_WORDS.index(match.group()) + 2))
    for match in _counts(words, _SMALL):
        if not (scene.opens and match.start() == 0):
            yield Replacement(match.start(), match.end(), _WORDS[int(match.group()) - 2])


def find_dates(words: str, chooser: Random, scene: Scene) -> Iterator[Replacement]:
    """Months, weekdays, years and days of months, each as another."""
    del scene
    lists = load_words()
    for names in (lists.months, lists.weekdays):
        for match in re.finditer(rf"\b{either(names)}\b", words):
            yield Replacement(
                match.start(), match.end(), chooser.choice([n for n in names if n != match.group()])
            )
    for match in _YEAR.finditer(words):
        yield Replacement(match.start(), match.end(), str(int(match.group()) + chooser.choice((-1, 1))))
    for match in re.finditer(rf"\b(\d{{1,2}}) (?={_month()})|(?:{_month()}) (\d{{1,2}})\b", words):
        group = 1 if match[1] else 2
        day = int(match[group])
        yield Replacement(match.start(group), match.end(group), str((day + chooser.randint(1, 20)) % 28 + 1))
