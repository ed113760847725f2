"""What a general date parser finds: dateparser's search, the baseline of the time evaluation.

Takes a text and the day it was written; gives TIMEX3 elements, all of type DATE, with a day, month or year as
value, which is all dateparser knows. Never needed at run time: dateparser is a development dependency, imported only here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from importlib.util import find_spec

from penholder.engine import installed_version
from penholder.evaluate.timex import Timex

_SENTENCE = re.compile(r"[^\n]+")
"""Searched line by line: dateparser gives words without their place, and grows slow on long texts."""

_WIDTHS = {"year": 4, "month": 7}
"""Characters of the value: "March 2024" is told as a month, not as the day dateparser fills in."""


def baseline_name() -> str:
    """ "dateparser 1.2.0 search_dates", or "" where it is not installed."""
    if find_spec("dateparser") is None:
        return ""
    return f"{installed_version('dateparser')} search_dates"


def search_timexes(text: str, written: date) -> tuple[Timex, ...]:
    """The dates dateparser's `search_dates` finds, with the day of writing as its base."""
    return tuple(t for line in _SENTENCE.finditer(text) for t in _search(line, written))


def _search(line: re.Match[str], written: date) -> Iterator[Timex]:
    from dateparser.date import DateDataParser
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime(written.year, written.month, written.day)}
    parser = DateDataParser(languages=["en"], settings=settings)
    place = 0
    for words, found in search_dates(line.group(), languages=["en"], settings=settings) or ():
        at = line.group().find(words, place)
        if at >= 0:
            place = at + len(words)
            start = line.start() + at
            period = parser.get_date_data(words).period
            value = found.date().isoformat()[: _WIDTHS.get(period, 10)]
            yield Timex(start, start + len(words), "DATE", value)
