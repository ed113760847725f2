"""Until when: the words that end a mandate.

Takes the text of an act and where to start; gives the `TimeWords` nearest to its verb. Never resolves a period to
a day: what it is counted from is decided over the chain of a mission's resolutions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from penholder.official.resolutions.days import DATE, PERIOD, read_day, read_period
from penholder.official.resolutions.nouns import Period

_UNTIL = re.compile(
    rf"\b(?:until|till|ending|ends|terminating|expiring|expires|through|up to|to|up until)(?: and including)?"
    rf"(?: on| at| by)?(?: the)?(?: midnight(?: on)?)?(?: no later than)? (?P<day>{DATE})(?! (?:\(S/|in accordance))",
    re.IGNORECASE,
)
_AT_LATEST = re.compile(rf"\buntil [^;]{{1,160}}?\b(?:no|not) later than (?P<day>{DATE})")
_ENDING = re.compile(
    rf"\b(?:on|by|effective|as of|with effect from|from|no later than|not later than) (?P<day>{DATE})"
)
_PERIOD = re.compile(
    rf"\b(?:for|by|over|of|to) (?:(?:up to|not more than|no more than|about|approximately) )?"
    rf"(?:(?:a|an|the|another|one|such)? ?(?P<kind>(?:(?:further|additional|another|new|initial|interim|final|limited|single|planned|"
    rf"first|last|technical|short|one-time|consecutive|transitional|renewable|temporary|fixed) ?(?:and )?)*)"
    rf"(?:periods?,? (?:of |not to exceed |not exceeding )?(?:up to |not more than )?)?)?(?P<length>{PERIOD})(?P<period> period)?",
    re.IGNORECASE,
)
_AT_ONCE = re.compile(r"\b(?:forthwith|immediately|with immediate effect)\b")
_START = re.compile(
    rf"\b(?:from|beginning|starting|commencing|as of|as from|following|after|effective)(?: on| from| with)? "
    rf"(?:(?P<adoption>(?:the )?(?:date of )?(?:the )?(?:its )?(?:adoption|passage)|(?:the date of )?(?:this|the present) resolution|today|now|the date (?:of|on which) (?:this|the present) resolution)|(?P<day>{DATE}))",
    re.IGNORECASE,
)
_OPENS = re.compile(
    rf"\b(?:on|by|from|as of|as from|beginning|effective|commencing) (?P<day>{DATE})(?! \()", re.IGNORECASE
)
"""The day a mission starts, named before its first period."""
_FINAL = re.compile(r"\b(?:final|last|single)\b", re.IGNORECASE)
_FURTHER = re.compile(r"\b(?:further|additional|another|new|more)\b", re.IGNORECASE)
_REACH = 420


@dataclass(frozen=True, slots=True)
class TimeWords:
    """The words that say until when; places are in the flat text."""

    start: int
    end: int
    day: date | None
    period: Period | None
    starts_on: date | None
    from_adoption: bool
    further: bool
    final: bool


def find_until(text: str, verb: int, offset: int, *, ending: bool = False) -> TimeWords | None:
    """The time nearest after a verb, else the one before it; a day beats the period it explains."""
    pattern = _ENDING if ending else _UNTIL
    day = pattern.search(text, verb, verb + _REACH) or _AT_LATEST.search(text, verb, verb + _REACH)
    period = None if ending else _find_period(text, verb)
    if day is None and period is None and not ending:
        days = list(pattern.finditer(text, 0, verb))
        day = days[-1] if days else None
    if day and period and period.start() + 160 < day.start():
        day = None
    if day is None and period is None:
        return None
    return _read_time(text, day, period, offset)


def find_at_once(text: str, verb: int, offset: int) -> TimeWords | None:
    """ "Forthwith": an end on the day of adoption."""
    match = _AT_ONCE.search(text, verb, verb + 60)
    if match is None:
        return None
    return TimeWords(offset + match.start(), offset + match.end(), None, Period(), None, True, False, True)


def _find_period(text: str, verb: int) -> re.Match[str] | None:
    for match in _PERIOD.finditer(text, verb, verb + _REACH):
        before = text[max(0, match.start() - 30) : match.start()]
        bare = match[0].lower().startswith(("of ", "to ")) and not match["kind"]
        if bare and not re.search(r"\bperiod\b", match[0]):
            continue
        if re.search(r"\b(?:reports? (?:to|every|within|again)|review|within|every)\b[^,]*$", before):
            continue
        return match
    return None


def _read_time(text: str, day: re.Match[str] | None, period: re.Match[str] | None, offset: int) -> TimeWords:
    matches = [m for m in (day, period) if m]
    start, end = min(m.start() for m in matches), max(m.end() for m in matches)
    begins = _START.search(text, period.end(), period.end() + 60) if period else None
    opens = list(_OPENS.finditer(text, 0, period.start())) if period and not begins and not day else []
    year = _stated_year(text, day)
    return TimeWords(
        offset + start,
        offset + end,
        read_day(day["day"], year) if day else None,
        read_period(period["length"]) if period else None,
        read_day(begins["day"])
        if begins and begins["day"]
        else (read_day(opens[-1]["day"]) if opens else None),
        bool(begins and begins["adoption"]),
        bool(period and _FURTHER.search(period[0])),
        bool(_FINAL.search(text[start:end])),
    )


def _stated_year(text: str, day: re.Match[str] | None) -> int | None:
    """The year of a day worded without one, from the next year named after it."""
    later = re.search(r"\b(?:19|20)\d{2}\b", text[day.end() :]) if day else None
    return int(later[0]) if later else None
