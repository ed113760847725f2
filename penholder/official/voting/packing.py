"""Roll calls as a record keeps them, and unpacked again.

Takes and gives `RollCall`s and bytes. A vote takes three letters ("CNY"), because a full history has forty thousand
of them and is unpacked whenever a record that holds one is opened.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cache

import msgspec

from penholder.model.voting import MemberVote, NamedVote, RollCall, VoteCount, VoteResult

CODES = {
    MemberVote.YES: "Y",
    MemberVote.NO: "N",
    MemberVote.ABSTAIN: "A",
    MemberVote.ABSENT: "X",
}
"""The Library's letters for votes."""
_VOTES = {letter: vote for vote, letter in CODES.items()}


class _Packed(msgspec.Struct, array_like=True, frozen=True, gc=False):
    symbol: str
    day: date
    result: VoteResult
    title: str
    subject: str
    topics: tuple[str, ...]
    count: tuple[int, int, int, int] | None
    votes: str
    vetoed_by: tuple[str, ...]
    draft: str
    meeting: str
    where: str
    notes: tuple[str, ...]


def pack_roll_calls(roll_calls: Iterable[RollCall]) -> bytes:
    """The roll calls, by day and symbol, whatever order they come in."""
    return msgspec.msgpack.encode([_pack(call) for call in sort_roll_calls(roll_calls)])


def load_roll_calls(body: bytes) -> tuple[RollCall, ...]:
    """The roll calls packed by `pack_roll_calls`."""
    return tuple(map(_unpack, msgspec.msgpack.decode(body, type=list[_Packed])))


def sort_roll_calls(roll_calls: Iterable[RollCall]) -> list[RollCall]:
    """By day and symbol; several of one symbol by what their source says of them."""
    return sorted(roll_calls, key=_order)


def _order(call: RollCall) -> tuple[date, str, str, str, str, str]:
    """Day and symbol tell nearly all apart; drafts of one meeting stand in the order of their words and lines."""
    return (call.day, *_number(call.symbol), call.title, call.result, call.where)


def _number(symbol: str) -> tuple[str, str]:
    """Resolutions of one day by number, others by symbol."""
    head, _, tail = symbol.partition("S/RES/")
    return (head, "") if not tail else ("S/RES/" + tail.partition("(")[0].zfill(6), tail)


def _pack(call: RollCall) -> _Packed:
    count = call.count
    return _Packed(
        call.symbol,
        call.day,
        call.result,
        call.title,
        call.subject,
        call.topics,
        None if count is None else (count.yes, count.no, count.abstain, count.absent),
        "".join(named.member + CODES[named.vote] for named in call.votes),
        call.vetoed_by,
        call.draft,
        call.meeting,
        call.where,
        call.notes,
    )


def _unpack(packed: _Packed) -> RollCall:
    votes = packed.votes
    return RollCall(
        symbol=packed.symbol,
        day=packed.day,
        result=packed.result,
        title=packed.title,
        subject=packed.subject,
        topics=packed.topics,
        count=None if packed.count is None else VoteCount(*packed.count),
        votes=tuple(_name(votes[at : at + 3]) for at in range(0, len(votes), 3)),
        vetoed_by=packed.vetoed_by,
        draft=packed.draft,
        meeting=packed.meeting,
        where=packed.where,
        notes=packed.notes,
    )


@cache
def _name(packed: str) -> NamedVote:
    """One vote; the same value each time, for there are few members and four votes."""
    return NamedVote(packed[:2], _VOTES[packed[2]])
