"""Drafts of two files that are the same vote, found by symbol, day, outcome and words.

Takes roll calls of drafts that were not adopted; gives which belong together, each at most once. Never pairs drafts of
one meeting whose outcomes or vetoes differ: there a symbol stands for several drafts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from penholder.model.voting import RollCall

_DAYS_APART = 3
"""Files may date the vote on one draft so many days apart (the meeting or the record's issue)."""
_MISDATED = 31
"""So many where they agree on the outcome: a draft's own symbol is put to the vote twice only with another one."""
YEAR_ONLY = "the file tells the year and no day; kept under the last day of the year"
"""Note of a roll call without a day. No vote counts as known before the last day it can have been held."""
_AT_ONCE = 50
"""No meeting put so many drafts under one symbol to the vote; what stands beyond is not compared."""
_SYMBOL = re.compile(r"S/(?:PV\.)?[\w/.-]+")
_WORD = re.compile(r"[^\W\d_]{4,}")


def pair_drafts(held: Sequence[RollCall], calls: Sequence[RollCall]) -> dict[int, int]:
    """For each draft of a file that is one of those held, by place: the place of that one."""
    pairs: dict[int, int] = {}
    places = _group(held)
    for key, numbers in _group(calls).items():
        pairs |= {n: place for place, n in _pair(held, places.get(key, []), calls, numbers)}
    by_symbol, taken = _place_drafts(held), set(pairs.values())
    for number, call in enumerate(calls):
        if number in pairs:
            continue
        named = [p for symbol in _list_symbols(call) for p in by_symbol.get(symbol, ())[:_AT_ONCE]]
        place = _find_near(held, call, [p for p in named if p not in taken])
        if place is not None:
            pairs[number] = place
            taken.add(place)
    return pairs


def _group(calls: Sequence[RollCall]) -> dict[tuple[str, str], list[int]]:
    """Where the drafts of one first symbol and day stand."""
    found: dict[tuple[str, str], list[int]] = {}
    for place, call in enumerate(calls):
        found.setdefault((_list_symbols(call)[0], call.day.isoformat()), []).append(place)
    return found


def _pair(
    held: Sequence[RollCall], places: Sequence[int], calls: Sequence[RollCall], numbers: Sequence[int]
) -> list[tuple[int, int]]:
    """Which of two groups under one symbol are the same votes, each at most once."""
    if len(places) == len(numbers) == 1:
        return [(places[0], numbers[0])]
    scored = sorted(
        (-compare_votes(held[place], calls[number]), place, number)
        for place in places[:_AT_ONCE]
        for number in numbers[:_AT_ONCE]
    )
    pairs: list[tuple[int, int]] = []
    for score, place, number in scored:
        free = all(place != p and number != n for p, n in pairs)
        if free and (score < 0 or not held[place].symbol.startswith("S/PV.")):
            pairs.append((place, number))
    return pairs


def compare_votes(one: RollCall, other: RollCall) -> int:
    """How much two votes under one symbol agree; 0 where they cannot be the same vote of a meeting."""
    if one.result is not other.result or (
        one.vetoed_by and other.vetoed_by and one.vetoed_by != other.vetoed_by
    ):
        return 0
    words = _words(one) & _words(other)
    same_count = one.count is not None and other.count is not None and one.count == other.count
    return 1 + 2 * len(words) + 3 * same_count + 3 * (one.day == other.day)


def _words(call: RollCall) -> set[str]:
    return {word.lower() for word in _WORD.findall(f"{call.symbol} {call.title}")}


def _place_drafts(calls: Sequence[RollCall]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, call in enumerate(calls):
        for symbol in _list_symbols(call):
            found.setdefault(symbol, []).append(place)
    return found


def _list_symbols(call: RollCall) -> list[str]:
    """Every symbol of a draft's field: "S/1076 and S/1077" is two."""
    named = [match.group().rstrip(".-/") for match in _SYMBOL.finditer(call.symbol)]
    return list(dict.fromkeys(named)) or [call.symbol]


def _find_near(held: Sequence[RollCall], call: RollCall, places: Sequence[int]) -> int | None:
    """The same draft dated a few days apart, or of which one file knows the year only."""
    for place in places:
        other = held[place]
        apart = abs((other.day - call.day).days)
        near = apart <= _DAYS_APART or (apart <= _MISDATED and other.result is call.result)
        if near and not call.symbol.startswith("S/PV."):
            return place
        if YEAR_ONLY in (*other.notes, *call.notes) and other.day.year == call.day.year:
            return place
    return None
