"""How voting files write states, days, symbols and meetings, brought to one form.

Takes a field of a file; gives a code, a day or a symbol, or None where it is none. Never guesses a state from a part
of its name, and never a day whose order of day and month the file does not show.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from functools import cache

from penholder import vocabulary
from penholder.values.charter import FIRST_MEETING
from penholder.values.gazetteer import fold_words
from penholder.vocabulary.un_names import un_spellings

_RESOLUTION = re.compile(r"S/RES/(\d{1,5})\s*\((\d{4})\)", re.IGNORECASE)
_MEETING_NUMBER = re.compile(r"(\d{1,5})\s*(?:st|nd|rd|th)\s+meeting", re.IGNORECASE)
_MEETING = re.compile(r"S/PV\.?\s*(\d{1,5})((?:\s*\((?:Resumption|Part)[^)]*\))?)", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?")
_SLASHED = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ][\d:.]+(?: ?[AP]M)?)?", re.IGNORECASE)
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})")
_MONTH_DAY = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip


class DayOrder(StrEnum):
    """Which number of "4/5/1982" is the day."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


def read_state(words: str) -> str | None:
    """Code of `data/states.toml` for a UN name, a former name or a three-letter code; None when it is none.

    >>> read_state("CONGO"), read_state("UNITED ARAB REPUBLIC"), read_state("GER"), read_state("Atlantis")
    ('CG', 'EG', 'DE', None)
    """
    return _spellings().get(_fold_state(words))


def read_states(words: str) -> tuple[str, ...] | None:
    """Codes of several states named together, sorted; None when one of them is no state.

    >>> read_states("USA, France and UK")
    ('FR', 'GB', 'US')
    """
    named = [part for part in re.split(r",| and | & |;", words) if part.strip()]
    found = [read_state(part) for part in named]
    return None if None in found else tuple(sorted({code for code in found if code}))


def read_resolution(words: str) -> str | None:
    """The symbol of a resolution.

    >>> read_resolution("S/RES/2690 (2023)")
    'S/RES/2690(2023)'
    """
    match = _RESOLUTION.fullmatch(words.strip())
    return f"S/RES/{int(match[1])}({match[2]})" if match else None


def read_meeting(words: str) -> str:
    """The record of a meeting; "" where none is told.

    >>> read_meeting("83rd meeting"), read_meeting("S/PV.77 (closed)"), read_meeting("--")
    ('S/PV.83', 'S/PV.77', '')
    """
    number = _MEETING_NUMBER.search(words)
    match = _MEETING.search(words)
    return f"S/PV.{number[1]}" if number else f"S/PV.{match[1]}{match[2]}" if match else ""


def read_day(words: str, order: DayOrder | None = None) -> date | None:
    """The day, or None: no day of the calendar, one before the Council met, or the order of day and month is open.

    >>> read_day("30 June 2023"), read_day("2/16/1946"), read_day("4/5/1982")
    (datetime.date(2023, 6, 30), datetime.date(1946, 2, 16), None)
    """
    words = words.strip()
    if match := _ISO.fullmatch(words):
        return _make_day(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_MONTH.fullmatch(words):
        return _make_day(int(match[3]), _read_month(match[2]), int(match[1]))
    if match := _MONTH_DAY.fullmatch(words):
        return _make_day(int(match[3]), _read_month(match[1]), int(match[2]))
    if match := _SLASHED.fullmatch(words):
        one, two, year = int(match[1]), int(match[2]), int(match[3])
        order = _order(one, two) or order or (DayOrder.DAY_FIRST if one == two else None)
        if order is not None:
            return _make_day(year, two, one) if order is DayOrder.DAY_FIRST else _make_day(year, one, two)
    return None


def find_order(days: Iterable[str]) -> DayOrder | None:
    """The order of day and month that a column shows where one of them is above twelve; None if none does or both.

    >>> find_order(["4/5/1982", "4/30/1982"])
    <DayOrder.MONTH_FIRST: 'month first'>
    """
    matches = (_SLASHED.fullmatch(words.strip()) for words in days)
    found = {_order(int(m[1]), int(m[2])) for m in matches if m} - {None}
    return found.pop() if len(found) == 1 else None


def read_number(words: str) -> int | None:
    """A whole number of votes, or None; a table saved by a spreadsheet may write 15.0."""
    match = re.fullmatch(r"(\d{1,3})(?:\.0)?", words.strip())
    return int(match[1]) if match else None


def clean_words(words: str) -> str:
    """Words on one line, without control characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in words).split())


def show_words(words: str) -> str:
    """A field as a fault shows it: at most forty characters, in quotation marks."""
    return repr(clean_words(words[:40]))


def _order(one: int, two: int) -> DayOrder | None:
    if one > 12 and two <= 12:
        return DayOrder.DAY_FIRST
    return DayOrder.MONTH_FIRST if two > 12 and one <= 12 else None


def _read_month(word: str) -> int:
    """The number of a month by its name or its first letters; 0 where it is none."""
    low = word.lower()
    return next((n for n, month in enumerate(_MONTHS, 1) if month.startswith(low)), 0)


def _make_day(year: int, month: int, day: int) -> date | None:
    """The day; None where the calendar has none, or the Council had not met."""
    try:
        made = date(year, month, day)
    except ValueError:
        return None
    return made if made >= FIRST_MEETING else None


def _fold_state(words: str) -> str:
    return " ".join(fold_words(words).lower().split()).removeprefix("the ")


@cache
def _spellings() -> dict[str, str]:
    """Every spelling with its code; names of UN files before those of reporting ("Congo")."""
    states = vocabulary.states()
    names = [(name, s.iso) for s in un_spellings() for name in (*s.names, *s.codes)]
    names += [(s.council_name or s.name, s.iso) for s in states]
    names += [(s.name, s.iso) for s in states]
    names += [(name, s.iso) for s in states for name in s.aliases]
    found: dict[str, str] = {}
    for name, iso in names:
        found.setdefault(_fold_state(name), iso)
    return found
