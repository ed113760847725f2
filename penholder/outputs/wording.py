"""Plain words: report text made inert, and numbers, days, counts and lists as English.

Takes strings and model values; gives display strings. Never escapes for HTML (the templates do) and never
changes a number. Control characters and direction overrides of reports are dropped here, so that no output
can carry a terminal escape or a reversed line; exact words stay in the record and in the JSON export.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from babel import Locale

from penholder.model import DateBracket, Edtf
from penholder.values.dates import format_edtf

_CONTROL = re.compile("\x1b\\[[0-?]*[ -/]*[@-~]|\x1b.|[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f]")
_DIRECTION = re.compile("[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACE = re.compile(r"\s+")
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def clean(words: str) -> str:
    """Report words on one line without control characters, terminal escapes or direction overrides.

    >>> clean("a\\x1b[31m red\\u202e line\\n")
    'a red line'
    """
    words = _DIRECTION.sub("", _CONTROL.sub("", words))
    return _SPACE.sub(" ", _SURROGATE.sub("\ufffd", words)).strip()


def shorten(words: str, limit: int) -> str:
    """The words, cut at a word boundary with an ellipsis when longer than `limit` characters.

    >>> shorten("peacekeepers leave soon", 18)
    'peacekeepers…'
    """
    if len(words) <= limit:
        return words
    cut = words[: limit - 1]
    head = cut.rsplit(" ", 1)[0] if " " in cut else cut
    return head.rstrip(" ,;:") + "…"


def numeral(number: int) -> str:
    """A count in words up to nine, in digits above."""
    return _SMALL[number] if 0 <= number < len(_SMALL) else f"{number:,}"


def count(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun, small numbers in words.

    >>> count(1, "report"), count(3, "story", "stories"), count(12, "report")
    ('one report', 'three stories', '12 reports')
    """
    return f"{numeral(number)} {noun if number == 1 else plural or noun + 's'}"


def join(words: Sequence[str], *, last: str = "and") -> str:
    """A list in English.

    >>> join(["Chad", "Mali", "Togo"])
    'Chad, Mali and Togo'
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def number(value: float) -> str:
    """A number with thousands separators and no trailing zeros.

    >>> number(15000.0), number(3.5)
    ('15,000', '3.5')
    """
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0")


def day(value: date) -> str:
    """A day as readers write it: "16 June 2023"."""
    return f"{value.day} {value:%B} {value.year}"


def period(value: Edtf | None) -> str:
    """An EDTF value in words; "" when unknown or not readable."""
    return format_edtf(value) if value else ""


def as_of(value: Edtf) -> str:
    """The day or period a figure holds for: "as of March 2023", "from 2013 to 2021", "since July 2013"."""
    words = period(value)
    if words.startswith(("since", "until", "before", "after", "from")):
        return words
    return f"from {words}" if " to " in words else f"as of {words}"


def bracket(value: DateBracket | None) -> str:
    """When a report was published, in words, as far as it is known."""
    if value is None or (value.earliest is None and value.latest is None):
        return "publication day unknown"
    if value.earliest == value.latest and value.latest is not None:
        return day(value.latest)
    if value.earliest is None:
        return f"on or before {day(value.latest)}" if value.latest else ""
    if value.latest is None:
        return f"on or after {day(value.earliest)}"
    span = f"between {_near(value.earliest, value.latest)} and {day(value.latest)}"
    return f"{span}, best day {day(value.best)}" if value.best else span


def _near(first: date, second: date) -> str:
    if first.year != second.year:
        return day(first)
    return str(first.day) if first.month == second.month else f"{first.day} {first:%B}"


def language(code: str) -> str:
    """The English name of a language code; the code itself when it has none."""
    return str(Locale("en").languages.get(code, code))


def capital(words: str) -> str:
    """The words with a capital first letter."""
    return words[:1].upper() + words[1:]


def lower(words: str) -> str:
    """The words with a small first letter."""
    return words[:1].lower() + words[1:]


def sentence(words: str) -> str:
    """The words with a capital first letter and a full stop."""
    words = words.strip()
    if not words:
        return ""
    return capital(words) + ("" if words[-1] in ".!?…”" else ".")
