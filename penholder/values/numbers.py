"""Numbers as reports write them: numerals, number words, vague plurals, fractions and ranges.

Takes plain text; gives every number with its offsets and its value or interval. Never decides what a number
counts, nor whether it counts anything at all (years and document numbers are numbers too).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

SMALL_NUMBERS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
"""Number words below twenty, with their values, in order."""
TENS = {
    word: 10 * n
    for n, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
"""Words of the tens from twenty, with their values."""
_SCALES = {
    "hundred": 100.0,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "k": 1e3,
    "mil": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "m": 1e6,
    "bln": 1e9,
    "bn": 1e9,
    "tn": 1e12,
    "lakh": 1e5,
    "crore": 1e7,
}
_VAGUE = {
    "dozens": 12.0,
    "scores": 20.0,
    "hundreds": 100.0,
    "thousands": 1e3,
    "millions": 1e6,
    "billions": 1e9,
}
_VAGUE_OF = {"tens": 10.0, "dozens": 12.0, "hundreds": 100.0}
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}

_ONES = "|".join(word for word, value in SMALL_NUMBERS.items() if 0 < value < 10)
_BELOW_20 = "|".join(sorted(SMALL_NUMBERS, key=len, reverse=True))
_DECADES = "|".join(TENS)
_BELOW_100 = rf"(?:(?:{_DECADES})(?:[-‑\s](?:{_ONES})\b)?|{_BELOW_20})"
_BELOW_1000 = rf"(?:(?:{_BELOW_100}|an?)[\s-]hundred(?:\s(?:and\s)?{_BELOW_100})?|{_BELOW_100})"
_WORDS = (
    rf"(?:{_BELOW_1000}|an?)(?:[\s-](?:thousand|million|billion|trillion)\b(?:,?\s(?:and\s)?{_BELOW_1000}(?!\s(?:of|percent|per)\b))?)+"
    rf"|{_BELOW_1000}"
)
_NUMERAL = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+|(?<![\d.])\.\d+|\d+)"
_SUFFIX = (
    r"(?:[\s-]?(?:hundred|thousand|million|billion|trillion|mln|bln)|\s(?:lakh|crore)|\s?(?:bn|mn|tn|mil)|k"
    r"|m(?!\s(?:tall|long|wide|high|deep|thick)\b))\b"
)
_GLYPHS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8}
_SPLIT = r"[1-9]/(?:[2-9]|10|16|32)(?![\d/])"
"""A fraction written with a stroke; other denominators are rare, and the stroke is mostly that of a date."""
_MIXED = rf"(?:[\s-]{_SPLIT}|\s?[{''.join(_GLYPHS)}])"
_HALF_OF = (
    r"(?:(?<!first\s)(?<!second\s)(?<!latter\s)(?<!other\s)(?<!last\s)"
    r"half(?=\s(?:of\s(?!(?:19|20)\d\d)|the|its|their|his|her|our|those|these|all)\b)"
    r"|(?:(?<=nearly\s)|(?<=than\s)|(?<=almost\s)|(?<=about\s)|(?<=roughly\s)|(?<=around\s)|(?<=\sby\s))half\b(?!\san?\b))"
)
"""Half as a share: "half of the posts", "more than half"; not the first half of a match or a year."""

_NUMBER = re.compile(
    rf"""
      (?P<vagueof>\b(?:tens|dozens|hundreds)\sof\s(?:thousands|millions|billions))\b
    | \b(?P<vague>dozens|scores(?=\sof\b|\smore\b|\swere\b)|hundreds|thousands|millions|billions)\b
    | \b(?P<couple>a\scouple)\b(?=\sof\b|\smore\b)
    | \b(?P<several>several|a\sfew|few)\s(?P<severalscale>dozen|hundred|thousand|million|billion)\b
    | \b(?P<halfdozen>half\sa\sdozen)\b
    | \b(?P<partscale>half|(?:a\s)?quarter)(?:\san?)?[\s-](?P<scaled>million|billion|thousand)\b
    | \b(?P<dozen>an?|two|three|four|five|six|seven|eight)\sdozen\b
    | \b(?P<top>one|two|three|four|five|an?)[-\s](?P<part>half|third|quarter|fourth|fifth|sixth|eighth|tenth)s?\b(?:(?=\sof\b|\sthe\b|\smajorit)|(?<=\bby\sa\sthird)|(?<=\bby\sa\squarter)|(?<=\bby\sa\sfifth)|(?<=\bby\sa\stenth))
    | \b(?P<half>{_HALF_OF})
    | \b(?P<twothirds>two|three|four)[-\s](?P<parts>third|quarter|fourth|fifth|sixth|eighth|tenth)s\b
    | \b(?P<onehalf>one|a)-(?P<onepart>half|third|quarter|fourth|fifth|sixth|eighth|tenth)\b
    | (?:(?<![\w/])(?<!\d[.,:])(?<![A-Za-z][-‑])|(?<=\b[Ss]ub-)|(?<=\d-to-)|(?<=EUR|USD|GBP|INR|XOF|XAF|CHF|JPY|CNY)|(?<=\bRM|\bPS|\bRs))(?:(?P<split>{_SPLIT}|[{"".join(_GLYPHS)}])|(?P<numeral>{_NUMERAL})(?P<mixed>{_MIXED})?(?P<suffix>{_SUFFIX})?)
    | \b(?P<words>{_WORDS})\b(?P<andahalf>\sand\sa\s(?:half|quarter)\b)?
    """,
    re.IGNORECASE | re.VERBOSE,
)
_RANGE = re.compile(r"\s?[-–‑]\s?|[\s-](?:to|and)[\s-]", re.IGNORECASE)
_DASH = re.compile(r"\s?[-–‑]\s?")
_BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class NumberWords:
    """A number in a text: offsets, value or interval (`high` None: open), and whether it names a part of a whole."""

    start: int
    end: int
    low: float
    high: float | None
    vague: bool = False
    fraction: bool = False


def read_number(words: str) -> float | None:
    """The value of a plain number in numerals or words, None when it is not one.

    >>> read_number("12,500"), read_number("two hundred and six"), read_number("1.5 million")
    (12500.0, 206.0, 1500000.0)
    """
    match = _NUMBER.fullmatch(words.strip())
    number = _read(match, 0) if match else None
    return number.low if number and number.low == number.high else None


def find_numbers(text: str, *, every: bool = False) -> tuple[NumberWords, ...]:
    """Every number of the text in order; "10-15" and "between 10 and 15" are one interval.

    "from 10 to 15" says how something changed and stays two numbers, unless `every` asks for the interval.

    >>> [(n.low, n.high) for n in find_numbers("between 10 and 15 of them, dozens more")]
    [(10.0, 15.0), (12.0, None)]
    """
    return tuple(_join_ranges(text, [_read(m, m.start()) for m in _NUMBER.finditer(text)], every))


def _read(match: re.Match[str], start: int) -> NumberWords:
    groups = {n: " ".join(words.casefold().split()) for n, words in match.groupdict().items() if words}
    end = start + len(match.group())
    if "vagueof" in groups:
        first, last = groups["vagueof"].split(" of ")
        return NumberWords(start, end, _VAGUE_OF[first] * _VAGUE[last], None, vague=True)
    if "vague" in groups:
        return NumberWords(start, end, _VAGUE[groups["vague"]], None, vague=True)
    if "several" in groups:
        scale = 12.0 if groups["severalscale"] == "dozen" else _SCALES[groups["severalscale"]]
        return NumberWords(start, end, 2 * scale, None, vague=True)
    if "couple" in groups:
        return NumberWords(start, end, 2.0, 2.0)
    if "half" in groups:
        return NumberWords(start, end, 0.5, 0.5, fraction=True)
    if "split" in groups:
        value = _read_split(groups["split"])
        return NumberWords(start, end, value, value, fraction=True)
    if part := groups.get("part") or groups.get("parts") or groups.get("onepart"):
        value = SMALL_NUMBERS.get(groups.get("top", groups.get("twothirds", "")), 1) / _PARTS[part]
        return NumberWords(start, end, value, value, fraction=True)
    value = _read_plain(groups)
    return NumberWords(start, end, value, value)


def _read_plain(groups: dict[str, str]) -> float:
    if "halfdozen" in groups:
        return 6.0
    if "dozen" in groups:
        return 12.0 * SMALL_NUMBERS.get(groups["dozen"], 1)
    if "partscale" in groups:
        return _SCALES[groups["scaled"]] / (2 if groups["partscale"] == "half" else 4)
    if "numeral" in groups:
        # 1.356 billion must not become 1356000000.0000002
        scale = _SCALES[groups["suffix"].strip(" -")] if "suffix" in groups else 1.0
        whole = float(groups["numeral"].replace(",", ""))
        return float(round((whole + _read_split(groups.get("mixed", ""))) * scale, 6))
    more = {"half": 0.5, "quarter": 0.25}.get(groups.get("andahalf", "").rpartition(" ")[2], 0.0)
    return _read_words(groups["words"]) + more


def _read_split(words: str) -> float:
    """The value of "1/4", "¼" and "-1/4"; 0 for no words."""
    words = words.strip(" -")
    if not words or words in _GLYPHS:
        return _GLYPHS.get(words, 0.0)
    top, _, bottom = words.partition("/")
    return int(top) / int(bottom)


def _read_words(words: str) -> float:
    total = current = 0.0
    for word in re.findall(r"[a-z]+", words):
        if word in SMALL_NUMBERS or word in TENS:
            current += SMALL_NUMBERS.get(word, TENS.get(word, 0))
        elif word in ("a", "an"):
            current += 1
        elif word == "hundred":
            current *= 100
        elif word in _SCALES:
            total, current = total + current * _SCALES[word], 0.0
    return total + current


def _join_ranges(text: str, numbers: list[NumberWords], every: bool) -> Iterator[NumberWords]:
    joined = False
    for number, after in pairwise([*numbers, None]):
        if joined:
            joined = False
            continue
        if number is not None and after is not None and (interval := _join(text, number, after, every)):
            joined = True
            yield interval
        elif number is not None:
            yield number


def _join(text: str, a: NumberWords, b: NumberWords, every: bool) -> NumberWords | None:
    link = text[a.end : b.start]
    if a.vague or b.vague or a.fraction or b.fraction or not _RANGE.fullmatch(link):
        return None
    before = text[: a.start]
    between, moved = _BETWEEN.search(before), _FROM.search(before)
    low, high = a.low, b.low
    if low < high and (scale := _shared_scale(text, a, b)):
        low *= scale
    if (link.strip().lower() == "and" and not between) or (moved and not every):
        return None
    if low >= high and not (between or moved or _is_score(text, a, b)):
        return None
    return NumberWords(a.start, b.end, min(low, high), max(low, high))


def _is_score(text: str, a: NumberWords, b: NumberWords) -> bool:
    """ "A 2-0 lead", "14.0-13.5": plain numerals joined by a bare dash; votes, years and long chains are none."""
    if text[a.end : b.start] not in ("-", "–", "‑") or a.low > _HIGHEST_SCORE:
        return False
    chained = _DASH.match(text, b.end) and text[b.end + 1 : b.end + 2].isdigit()
    plain = not re.search(r"[^\d.]", text[a.start : a.end] + text[b.start : b.end])
    return plain and not chained and not re.search(r"\b(?:vot|adopt)", text, re.IGNORECASE)


_HIGHEST_SCORE = 200
"""Beyond it a falling pair of numerals is more likely a year or a number of a document."""


def _shared_scale(text: str, a: NumberWords, b: NumberWords) -> float | None:
    """The scale word of "four to five thousand", when the first number has none of its own."""
    words = re.findall(r"[a-z]+", text[b.start : b.end].lower())
    scale = _SCALES.get(words[-1]) if words else None
    own = re.findall(r"[a-z]+", text[a.start : a.end].lower())
    if scale is None or (own and own[-1] in _SCALES) or a.low >= scale:
        return None
    return scale
