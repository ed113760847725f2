"""Roll calls of several files brought together: one for each draft put to the vote, however many files have it.

Takes the roll calls of each file, the fullest kind of file first; gives one list. Never settles a difference: what
the first file says stands, what another says of the same vote is kept as a note beside it.

A resolution is known by its number, which is its own while tables misprint years; what stands under it a second time
in one file is a misprint and a note. Drafts are known by symbol and day (`pairing`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from penholder.model.voting import RollCall, VoteCount, VoteResult
from penholder.official.voting.packing import sort_roll_calls
from penholder.official.voting.pairing import YEAR_ONLY, compare_votes, pair_drafts

UNVOTED = "adopted without a vote"
"""End of the note of a resolution on which no vote was taken."""
_RESOLUTION = "S/RES/"


def merge_roll_calls(files: Iterable[Sequence[RollCall]]) -> tuple[RollCall, ...]:
    """One roll call for each draft, by day and symbol; earlier files win where two differ."""
    resolutions: dict[str, list[RollCall]] = {}
    again: dict[str, list[RollCall]] = {}
    drafts: list[list[RollCall]] = []
    for calls in files:
        _add_resolutions(resolutions, again, [c for c in calls if c.symbol.startswith(_RESOLUTION)])
        _add_drafts(drafts, [c for c in calls if not c.symbol.startswith(_RESOLUTION)])
    merged = [_join(calls, again.get(number, ())) for number, calls in resolutions.items()]
    return tuple(sort_roll_calls([*merged, *(_join(calls) for calls in drafts)]))


def _add_resolutions(
    held: dict[str, list[RollCall]], again: dict[str, list[RollCall]], calls: Sequence[RollCall]
) -> None:
    """Put the resolutions of a file beside those of the files before it, under their numbers."""
    own: dict[str, list[RollCall]] = {}
    for call in calls:
        own.setdefault(call.symbol.partition("(")[0], []).append(call)
    for number, group in own.items():
        first = held.get(number)
        best = max(group, key=lambda c: compare_votes(first[0], c)) if first and len(group) > 1 else group[0]
        held.setdefault(number, []).append(best)
        if len(group) > 1:
            again.setdefault(number, []).extend(call for call in group if call is not best)


def _add_drafts(held: list[list[RollCall]], calls: Sequence[RollCall]) -> None:
    pairs = pair_drafts([_join(group) for group in held], calls)
    for number, call in enumerate(calls):
        if number in pairs:
            held[pairs[number]].append(call)
        else:
            held.append([call])


def _join(calls: Sequence[RollCall], again: Sequence[RollCall] = ()) -> RollCall:
    """One roll call of those that are the same vote, the fullest file's first."""
    one = calls[0]
    if len(calls) == 1 and not again:
        return one
    unvoted = any(note.endswith(UNVOTED) for note in one.notes)
    return RollCall(
        symbol=one.symbol,
        day=_find_day(calls),
        result=one.result,
        title=next((c.title for c in calls if c.title), ""),
        subject=next((c.subject for c in calls if c.subject), ""),
        topics=next((c.topics for c in calls if c.topics), ()),
        count=None if unvoted else next((c.count for c in calls if c.count), None),
        votes=next((c.votes for c in calls if c.votes), ()),
        vetoed_by=next((c.vetoed_by for c in calls if c.vetoed_by and c.result is one.result), ()),
        draft=next((c.draft for c in calls if c.draft), ""),
        meeting=next((c.meeting for c in calls if c.meeting), ""),
        where="; ".join(dict.fromkeys(c.where for c in calls if c.where)),
        notes=tuple(dict.fromkeys(_list_notes(calls, again))),
    )


def _find_day(calls: Sequence[RollCall]) -> date:
    """The first file's day, or that of the first that knows more than the year."""
    return next((c.day for c in calls if YEAR_ONLY not in c.notes), calls[0].day)


def _list_notes(calls: Sequence[RollCall], again: Sequence[RollCall]) -> list[str]:
    """What each file notes, what it says otherwise than the first, and what else stands under the number."""
    day = _find_day(calls)
    dated = any(YEAR_ONLY not in call.notes for call in calls)
    notes = [note for note in calls[0].notes if note != YEAR_ONLY or not dated]
    for other in calls[1:]:
        notes += _tell_differences(calls[0], other, day)
        notes += [note for note in other.notes if note != YEAR_ONLY]
    for call in again:
        told = _write(call.count) if call.count else "without numbers"
        notes.append(f"{call.where} has it again, on {call.day}, {told}")
    return notes


def _tell_differences(one: RollCall, other: RollCall, day: date) -> list[str]:
    """What another file says differently, each in a sentence with that file and line."""
    told = []
    if one.symbol != other.symbol and one.result is VoteResult.ADOPTED is other.result:
        told.append(f"calls it {other.symbol}")
    if other.day != day and YEAR_ONLY not in other.notes:
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
