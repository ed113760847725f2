"""What an official list says of mandates in the description of each resolution.

Takes roll calls whose title is the list's description ("on extension of the mandate of UNMISS until 15 Mar. 2023"); gives `ListedTerms` with the words they rest on. Never reads a ceiling, a task or a
reporting date from a description: it has none, and an extension without a day or a length has no last day.

A description is a row of noun phrases joined by "and" ("on final extension of ... and establishment of ..."). What
is done to a mission is the strongest noun of action in the phrase that names it; a phrase with none of its own that
speaks of "the mandate" goes on about the mission named last. A phrase about another body sets no mandate of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from penholder.model import RollCall
from penholder.official.resolutions.days import PERIOD, add_period, read_period
from penholder.official.resolutions.naming import find_names
from penholder.official.resolutions.nouns import Action, ListedTerms, Period, Words

_NOUNS = (
    (Action.TERMINATES, r"terminat(?:ion|ing)|dissolution|closure|liquidation|discontinuation|withdrawal"),
    (Action.EXTENDS, r"extension|extending|renewal|renewing|prolongation|continuation"),
    (Action.ESTABLISHES, r"establishment|establishing|creation"),
    (
        Action.CHANGES,
        r"reduction|increase|expansion|strengthening|size|number|levels?|ceilings?|composition|deployment|maintain(?:ing|ance)|"
        r"enlargement|adjustment|reconfiguration|transfer|operational aspects|support through|additional|mandate|drawdown",
    ),
)
"""Nouns of action, the strongest first: "extension of the mandate" extends, "size and mandate" changes."""
_ACTION = re.compile("|".join(rf"\b(?P<{action.name}>{words})\b" for action, words in _NOUNS), re.IGNORECASE)
_RANK = (Action.ESTABLISHES, Action.EXTENDS, Action.TERMINATES, Action.CHANGES)
"""Of several phrases about one mission, as of several acts of a text."""
_PHRASE = re.compile(
    rf"; (?:and )?|,? and (?:on )?(?=(?:the |a |final |further )*(?:{'|'.join(words for _, words in _NOUNS[:3])})\b)",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:panel|group of experts|monitoring (?:group|team)|committee|sanctions|measures|embargo|tribunal|judges|"
    r"multinational|european union|african union (?:mission|transition)|authorizations?|provisions|chairman|investigation commission)\b",
    re.IGNORECASE,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = rf"(?: the)? (\d{{1,2}}) ({'|'.join(_MONTHS)})[a-z]*\.?,? (\d{{4}})"
_UNTIL = re.compile(rf"\b(?:until|through|to|ending(?: on)?|up to){_DATE}", re.IGNORECASE)
_ENDING = re.compile(rf"\b(?:as of|by|on|with effect from){_DATE}", re.IGNORECASE)
"""Words that end a mandate only beside a noun of ending: "the agreement signed on ..." ends nothing."""
_LENGTH = re.compile(rf"\bfor (?:[a-z]+ ){{0,3}}?(?:periods? of )?({PERIOD})", re.IGNORECASE)


def read_listed(roll_calls: Iterable[RollCall]) -> tuple[ListedTerms, ...]:
    """The mandates that adopted resolutions set by their descriptions, by day, resolution and mission."""
    adopted = (call for call in roll_calls if call.symbol.startswith("S/RES/"))
    found = [terms for call in adopted for terms in _read_description(call)]
    return tuple(sorted(found, key=lambda t: (t.adopted, t.resolution, t.mission)))


def _read_description(call: RollCall) -> Iterator[ListedTerms]:
    best: dict[str, ListedTerms] = {}
    last: str | None = None
    for start, end in _split_phrases(call.title):
        phrase = call.title[start:end]
        missions = _find_missions(phrase, call.day)
        if not missions and last and "mandate" in phrase.lower() and not _OTHER.search(phrase):
            missions = [last]
        for mission in missions:
            terms = _read_phrase(call, mission, start, end)
            if terms and (mission not in best or _rank(terms) < _rank(best[mission])):
                best[mission] = terms
        last = missions[-1] if missions else last
    yield from best.values()


def _rank(terms: ListedTerms) -> int:
    return _RANK.index(terms.action)


def _split_phrases(title: str) -> Iterator[tuple[int, int]]:
    start = 0
    for cut in _PHRASE.finditer(title):
        yield start, cut.start()
        start = cut.end()
    yield start, len(title)


def _find_missions(phrase: str, day: date) -> list[str]:
    """The missions a phrase names, each once; descriptions write UN for United Nations."""
    named = find_names(_write_out(phrase), day)
    return list(dict.fromkeys(n.mission for n in named if n.mission))


@cache
def _write_out(phrase: str) -> str:
    return re.sub(r"\bUN\b(?!\.)", "United Nations", phrase)


def _read_phrase(call: RollCall, mission: str, start: int, end: int) -> ListedTerms | None:
    """What one phrase does to a mission; None where it names no action or is about another body."""
    phrase = call.title[start:end]
    found = list(_ACTION.finditer(phrase))
    if not found or _OTHER.search(phrase):
        return None
    order = [action.name for action, _ in _NOUNS]
    noun = min(found, key=lambda m: (order.index(m.lastgroup or ""), m.start()))
    action = Action[noun.lastgroup or ""]
    words = _words(call.title, start + noun.start(), start + noun.end())
    day, period, time = (
        (None, None, None) if action is Action.CHANGES else _read_time(call, start, end, action)
    )
    if action is Action.ESTABLISHES and period:
        day = None  # a description does not say from when a first period counts
    return ListedTerms(call.symbol, mission, call.day, action, words, day, period, time, _tally(call))


def _read_time(
    call: RollCall, start: int, end: int, action: Action
) -> tuple[date | None, Period | None, Words | None]:
    """The day a phrase names; else the length it gives, and the day that length leads to from adoption."""
    day = _UNTIL.search(call.title, start, end)
    if day is None and action is Action.TERMINATES:
        day = _ENDING.search(call.title, start, end)
    if day:
        try:
            named = date(int(day[3]), _MONTHS.index(day[2].lower()) + 1, int(day[1]))
        except ValueError:
            return None, None, None
        return named, None, _words(call.title, day.start(), day.end())
    length = _LENGTH.search(call.title, start, end)
    period = read_period(length[1]) if length else None
    if length is None or period is None:
        return None, None, None
    return add_period(call.day, period), period, _words(call.title, length.start(), length.end())


def _words(text: str, start: int, end: int) -> Words:
    return Words(start, end, text[start:end])


def _tally(call: RollCall) -> str:
    count = call.count
    return f"{count.yes}-{count.no}-{count.abstain}" if count else ""
