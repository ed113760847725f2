"""Roll calls of several files brought together: one for each draft put to the vote, however many files have it.

Takes the roll calls of each file, the fullest kind of file first; gives one list. Never settles a difference: what
the first file says stands, what another says of the same vote is kept as a note beside it.

A resolution is known by its symbol, a draft by its symbol and day. A draft without a symbol of its own stands under
the record of its meeting; of several at one meeting those belong together whose words and outcome agree most.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from penholder.model.voting import RollCall, VoteCount, VoteResult
from penholder.official.voting.packing import sort_roll_calls

_DAYS_APART = 3
"""Files may date the vote on one draft so many days apart (the meeting or the record's issue)."""
_MISDATED = 31
"""So many where they agree on the outcome: a draft's own symbol is put to the vote twice only with another one."""
YEAR_ONLY = "the file tells the year and no day; kept under the last day of the year"
"""Note of a roll call without a day. No vote counts as known before the last day it can have been held."""
UNVOTED = "adopted without a vote"
"""End of the note of a resolution on which no vote was taken."""
_AT_ONCE = 50
"""No meeting put so many drafts under one symbol to the vote; what stands beyond is not compared."""
_FIRST_SYMBOL = re.compile(r"S/(?:PV\.)?[\w/.-]+")
_WORD = re.compile(r"[^\W\d_]{4,}")


def merge_roll_calls(files: Iterable[Sequence[RollCall]]) -> tuple[RollCall, ...]:
    """One roll call for each draft, by day and symbol; earlier files win where two differ."""
    merged: list[RollCall] = []
    for calls in files:
        merged = _keep_numbers_single(_merge_file(merged, calls))
    return tuple(sort_roll_calls(merged))


def _keep_numbers_single(calls: list[RollCall]) -> list[RollCall]:
    """A resolution's number is its own: what stands under it a second time is a misprint, and a note beside it."""
    found: dict[str, int] = {}
    single: list[RollCall] = []
    for call in calls:
        symbol = _fold_symbol(call.symbol) if call.symbol.startswith("S/RES/") else ""
        if symbol in found:
            first = single[found[symbol]]
            told = _write(call.count) if call.count else "without numbers"
            note = f"{call.where} has it again, on {call.day}, {told}"
            single[found[symbol]] = replace(first, notes=(*first.notes, note))
            continue
        if symbol:
            found[symbol] = len(single)
        single.append(call)
    return single


def _merge_file(held: list[RollCall], calls: Sequence[RollCall]) -> list[RollCall]:
    merged, places = list(held), _place(held)
    taken: dict[int, RollCall] = {}
    left: list[RollCall] = []
    groups = _place(calls)
    for key, numbers in groups.items():
        pairs = _pair(held, places.get(key, []), calls, numbers)
        taken |= {place: calls[number] for place, number in pairs}
        left += [calls[n] for n in numbers if n not in {number for _, number in pairs}]
    drafts = _place_drafts(held)
    for call in left:
        named = [p for symbol in _list_symbols(call) for p in drafts.get(symbol, ())[:_AT_ONCE]]
        place = _find_near(held, call, [p for p in named if p not in taken])
        if place is None:
            merged.append(call)
        else:
            taken[place] = call
    for place, call in taken.items():
        merged[place] = _join(held[place], call)
    return merged


def _place(calls: Sequence[RollCall]) -> dict[tuple[str, str], list[int]]:
    """Where roll calls of one symbol and day stand; the day does not tell resolutions apart."""
    found: dict[tuple[str, str], list[int]] = {}
    for place, call in enumerate(calls):
        day = "" if call.symbol.startswith("S/RES/") else call.day.isoformat()
        found.setdefault((_fold_symbol(call.symbol), day), []).append(place)
    return found


def _fold_symbol(symbol: str) -> str:
    """The first symbol of a field, without what it says of amendments; a resolution's without its year, for its
    number is its own and tables misprint years."""
    if symbol.startswith("S/RES/"):
        return symbol.partition("(")[0]
    match = _FIRST_SYMBOL.match(symbol)
    return match.group().rstrip(".-/") if match else symbol


def _pair(
    held: Sequence[RollCall], places: Sequence[int], calls: Sequence[RollCall], numbers: Sequence[int]
) -> list[tuple[int, int]]:
    """Which of two groups under one symbol are the same votes, each at most once."""
    if len(places) == len(numbers) == 1:
        return [(places[0], numbers[0])]
    scored = sorted(
        (-_compare(held[place], calls[number]), place, number)
        for place in places[:_AT_ONCE]
        for number in numbers[:_AT_ONCE]
    )
    pairs: list[tuple[int, int]] = []
    for score, place, number in scored:
        free = all(place != p and number != n for p, n in pairs)
        if free and (score < 0 or not held[place].symbol.startswith("S/PV.")):
            pairs.append((place, number))
    return pairs


def _compare(one: RollCall, other: RollCall) -> int:
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
    """Every symbol of a draft's field, none for a resolution: "S/1076 and S/1077" is two."""
    if call.symbol.startswith("S/RES/"):
        return []
    named = [match.group().rstrip(".-/") for match in _FIRST_SYMBOL.finditer(call.symbol)]
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


def _join(one: RollCall, other: RollCall) -> RollCall:
    if YEAR_ONLY in one.notes and YEAR_ONLY not in other.notes:
        one = replace(one, day=other.day, notes=tuple(note for note in one.notes if note != YEAR_ONLY))
    return replace(
        one,
        title=one.title or other.title,
        subject=one.subject or other.subject,
        topics=one.topics or other.topics,
        count=one.count or (None if any(note.endswith(UNVOTED) for note in one.notes) else other.count),
        votes=one.votes or other.votes,
        vetoed_by=one.vetoed_by or (other.vetoed_by if one.result is VoteResult.VETOED else ()),
        draft=one.draft or other.draft,
        meeting=one.meeting or other.meeting,
        where="; ".join(dict.fromkeys(w for w in (one.where, other.where) if w)),
        notes=tuple(dict.fromkeys((*one.notes, *_tell_differences(one, other), *_keep_notes(one, other)))),
    )


def _keep_notes(one: RollCall, other: RollCall) -> list[str]:
    """The notes of another file; that it knows the year only is no note where the day is known."""
    return [note for note in other.notes if note != YEAR_ONLY or YEAR_ONLY in one.notes]


def _tell_differences(one: RollCall, other: RollCall) -> list[str]:
    """What another file says differently, each in a sentence with that file and line."""
    told = []
    if one.symbol != other.symbol and one.result is VoteResult.ADOPTED is other.result:
        told.append(f"calls it {other.symbol}")
    if one.day != other.day and YEAR_ONLY not in other.notes:
        told.append(f"dates it {other.day}")
    if one.count and other.count and one.count != other.count:
        told.append(f"gives {_write(other.count)}")
    if one.result is not other.result:
        by = f" by {', '.join(other.vetoed_by)}" if other.vetoed_by else ""
        told.append(f"has it {other.result}{by}")
    elif one.vetoed_by and other.vetoed_by and one.vetoed_by != other.vetoed_by:
        told.append(f"has it vetoed by {', '.join(other.vetoed_by)}")
    return [f"{other.where} {words}" for words in told]


def _write(count: VoteCount) -> str:
    return f"{count.yes}-{count.no}-{count.abstain}" + (
        f", {count.absent} not voting" if count.absent else ""
    )
