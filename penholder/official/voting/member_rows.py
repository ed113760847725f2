"""One row of the Library's "Security Council Voting Data": one member's vote on one resolution.

Takes a row's twenty fields; gives the member's vote and what the row says of the whole vote, or the row's fault.
Never reads a vote from a letter the Library does not define, and never a state from a part of its name.

Columns are those of the Library's own description of the set (version 3, 21 July 2025): votes are Y, N, A, and X
(left blank in older versions) for a member that did not vote; the name is the one at the time of the vote, while the
code may be today's (RUS for the USSR), so the name decides wherever both can be the same seat.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from penholder.official.editions import Fault
from penholder.official.voting.writing import (
    clean_words,
    read_number,
    read_resolution,
    read_state,
    show_words,
)

COLUMNS = (
    "undl_id", "ms_code", "ms_name", "permanent_member", "ms_vote", "date", "resolution", "draft", "meeting",
    "description", "agenda", "subjects", "vote_note", "total_yes", "total_no", "total_abstentions",
    "total_non_voting", "total_ms", "modality", "undl_link",
)  # fmt: skip
"""The official layout; the order of the columns is free, all of them must be there."""
_VOTES = {"Y": "Y", "N": "N", "A": "A", "X": "X", "NV": "X", "": "X"}
_SUCCESSORS = {frozenset(pair) for pair in (("SU", "RU"), ("YU", "RS"), ("CS", "CZ"), ("DD", "DE"))}
"""States that a file may write with one another's code: the older name, and the code in force."""


@dataclass(frozen=True, slots=True)
class Motion:
    """What a row says of the vote it belongs to, in the file's words; alike on all its rows."""

    symbol: str
    """The resolution, or the draft where none was adopted."""
    adopted: bool
    date: str
    draft: str
    meeting: str
    description: str
    agenda: str
    subjects: str
    note: str
    modality: str
    totals: tuple[int | None, ...]
    """Yes, no, abstaining, not voting, members; None where the row is blank."""


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A row that can be used."""

    member: str
    permanent: bool
    vote: str
    """Y, N, A or X, as `packing.CODES`."""
    motion: Motion
    strange: str = ""
    """The member's name where it is not known and its code alone tells the state."""


def read_member_row(line: int, fields: tuple[str, ...]) -> MemberRow | Fault:
    """A row from its fields in the order of `COLUMNS`."""
    _, code, name, permanent, vote, *_rest = fields
    where = f"line {line}"
    symbol = find_symbol(fields)
    if not symbol:
        found = f"resolution {show_words(fields[6])} is no symbol"
        return Fault(where, found, "write it as S/RES/2690(2023), or give the draft's symbol")
    member = _read_member(code, name)
    if isinstance(member, Fault):
        return Fault(where, member.found, member.fix)
    if vote.upper() not in _VOTES:
        return Fault(
            where, f"ms_vote {show_words(vote)}", "write Y, N, A, or X for a member that did not vote"
        )
    totals = tuple(read_number(words) if words else None for words in fields[13:18])
    if bad := next((w for w, n in zip(fields[13:18], totals, strict=True) if w and n is None), None):
        return Fault(where, f"total {show_words(bad)} is no number", "write whole numbers of votes")
    strange = clean_words(name) if name and read_state(name) is None else ""
    motion = _read_motion(fields, symbol, totals)
    return MemberRow(member, permanent.lower() == "true", _VOTES[vote.upper()], motion, strange)


def find_symbol(fields: tuple[str, ...]) -> str:
    """The symbol of the vote a row belongs to; "" where the row shows none."""
    resolution, draft = fields[6], fields[7]
    return read_resolution(resolution) or ("" if resolution else clean_words(draft))


def _read_motion(fields: tuple[str, ...], symbol: str, totals: tuple[int | None, ...]) -> Motion:
    day, _, draft, meeting, description, agenda, subjects, note = fields[5:13]
    return Motion(
        symbol=symbol,
        adopted=bool(fields[6]),
        date=day,
        draft=clean_words(draft),
        meeting=clean_words(meeting),
        description=_unwrap(clean_words(description)),
        agenda=clean_words(agenda),
        subjects=clean_words(subjects),
        note=clean_words(note),
        modality=clean_words(fields[18]),
        totals=totals,
    )


def _unwrap(words: str) -> str:
    """What a resolution is on, without "Security Council resolution 504 (1982) [...]" around it."""
    match = re.fullmatch(r"Security Council resolution \d+ \(\d{4}\) \[(.+)\]", words)
    return match[1] if match else words


def _read_member(code: str, name: str) -> str | Fault:
    """The seat's code; a fault (without a line) where name and code point to none or to two states."""
    by_name, by_code = read_state(name) if name else None, read_state(code) if code else None
    known = by_name or by_code
    if known is None:
        found = f"ms_code {show_words(code)} and ms_name {show_words(name)} name no state"
        return Fault("", found, "write the name as the UN does, or the three-letter ISO code")
    if by_name and by_code and by_name != by_code and frozenset((by_name, by_code)) not in _SUCCESSORS:
        found = f"ms_code {show_words(code)} and ms_name {show_words(name)} are two states"
        return Fault("", found, "correct one of them")
    return known
