"""The Library's voting data read in parts of some thousand rows, each laid aside as soon as it is read.

Takes a path and a `Staging`; gives the parts of the whole file, those read before an interruption included. What a
part holds follows from the bytes of the file between its ends alone, so a file read in one go and one read in five
give the same parts.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from penholder.official.editions import Fault, Progress, Staging
from penholder.official.voting.lines import Header, Row, read_header, read_table
from penholder.official.voting.member_rows import COLUMNS, MemberRow, Motion, find_symbol, read_member_row

ROWS = 2_000
"""Rows of a part: small enough that a killed import loses a second, large enough that parts do not cost time."""
_FORMAT = 1
"""Counted up whenever rows are read differently; parts of another format are read again."""


class BadRow(msgspec.Struct, frozen=True, array_like=True):
    """A row that cannot be used."""

    line: int
    symbol: str
    """The vote it belongs to; "" where the row does not show it."""
    found: str
    fix: str


class Vote(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A member's vote as a part holds it."""

    line: int
    motion: int
    """Place in the part's motions."""
    member: str
    permanent: bool
    vote: str


class Part(msgspec.Struct, frozen=True, array_like=True):
    """Some thousand rows."""

    format: int
    start: int
    """Byte it begins at; 0 stands for the first row."""
    end: int
    """Byte after its last row."""
    line: int
    """Line of its last row."""
    rows: int
    motions: list[Motion]
    votes: list[Vote]
    bad: list[BadRow]
    odd: int
    """Lines that are not UTF-8."""
    strange: list[str]
    """Names that are not known, of members told by their codes."""


def read_parts(path: Path, progress: Progress, staging: Staging) -> list[Part]:
    """Every part of a file, read or staged. Raises RefusedImport when it is no such table or breaks off."""
    header = read_header(path)
    places = header.places(path, COLUMNS)
    parts = _load_staged(staging)
    size = path.stat().st_size
    _tell(progress, parts[-1].end if parts else 0, size)
    for part in _read_rest(path, header, places, parts[-1] if parts else None):
        staging.add(part.start, msgspec.msgpack.encode(part))
        parts.append(part)
        _tell(progress, part.end, size)
    return parts


def _tell(progress: Progress, end: int, size: int) -> None:
    """How far the reading is, in thousands of bytes: rows are not known before they are read."""
    progress("kilobyte", end // 1000, max(size // 1000, 1))


def _load_staged(staging: Staging) -> list[Part]:
    """The staged parts that follow one another from the start; none of another format."""
    decoder = msgspec.msgpack.Decoder(Part)
    parts: list[Part] = []
    for packed in staging.load():
        try:
            part = decoder.decode(packed)
        except msgspec.MsgspecError:
            break
        if part.format != _FORMAT or part.start != (parts[-1].end if parts else 0):
            break
        parts.append(part)
    return parts


def _read_rest(path: Path, header: Header, places: tuple[int, ...], last: Part | None) -> Iterator[Part]:
    start, line = (last.end, last.line) if last else (0, 1)
    held: list[Row] = []
    for row in read_table(path, header, start=start, line=line):
        held.append(row)
        if len(held) == ROWS:
            yield _make_part(held, places, start)
            start, held = held[-1].end, []
    if held:
        yield _make_part(held, places, start)


def _make_part(rows: list[Row], places: tuple[int, ...], start: int) -> Part:
    motions: dict[Motion, int] = {}
    votes: list[Vote] = []
    bad: list[BadRow] = []
    strange: set[str] = set()
    for row in rows:
        fields = tuple(row.fields[place] for place in places) if not row.fault else ()
        read = row.fault or read_member_row(row.line, fields)
        if isinstance(read, MemberRow):
            number = motions.setdefault(read.motion, len(motions))
            strange |= {read.strange} - {""}
            votes.append(Vote(row.line, number, read.member, read.permanent, read.vote))
        else:
            bad.append(_make_bad(row.line, read, fields))
    odd = sum(row.odd for row in rows)
    last = rows[-1]
    return Part(
        _FORMAT, start, last.end, last.line, len(rows), list(motions), votes, bad, odd, sorted(strange)
    )


def _make_bad(line: int, fault: Fault, fields: tuple[str, ...]) -> BadRow:
    return BadRow(line, find_symbol(fields) if fields else "", fault.found, fault.fix)
