"""The Library's "Security Council Voting Data": who voted how on every resolution (record 4055387).

Takes the CSV in its layout of twenty columns; gives one roll call for each resolution, with every member's vote.
Never keeps a part of a vote: a resolution with a row that cannot be read, without all its members, or with rows that
contradict one another is left out whole and named.

`member_folding` tells by what rules rows become votes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from penholder.errors import RefusedImport
from penholder.official.editions import Fault, Layout, Progress, Reading, Staging, Unstaged
from penholder.official.files import write_utf8
from penholder.official.rows import count_words
from penholder.official.voting.member_folding import Folded, fold_parts
from penholder.official.voting.member_parts import BadRow, Part, read_parts
from penholder.official.voting.packing import pack_roll_calls
from penholder.official.voting.reading import Columns
from penholder.official.voting.writing import find_order

_KNOWN_BY = Columns(("ms_code", "ms_name", "ms_vote", "resolution", "total_ms"))
_BAD_ROWS = 20
"""One row in so many may be unreadable; with more, the file is refused."""
_LEFT_OUT = 4
"""One resolution in so many may be left out; with more, the file is refused."""


def recognise_member_votes(path: Path, head: bytes) -> bool:
    """Whether a file has the columns that only this set has together."""
    return not path.is_dir() and _KNOWN_BY.match(head)


def read_member_votes(path: Path, progress: Progress) -> Reading:
    """The roll calls of a file, packed; raises RefusedImport for a broken one."""
    return resume_member_votes(path, progress, Unstaged())


def resume_member_votes(path: Path, progress: Progress, staging: Staging) -> Reading:
    """The same, going on after the parts that are staged."""
    parts = read_parts(path, progress, staging)
    rows, bad = sum(part.rows for part in parts), [row for part in parts for row in part.bad]
    if not rows:
        raise RefusedImport(f"{path}: has a header and no rows; get the whole file again")
    if len(bad) * _BAD_ROWS > rows:
        raise _refuse(path, f"{len(bad)} of {rows} rows cannot be read", map(_tell_row, bad))
    order = find_order({motion.date for part in parts for motion in part.motions})
    folded = fold_parts(parts, write_utf8(path.name), order)
    left, all_ = len(folded.faults), len(folded.faults) + len(folded.calls)
    if left * _LEFT_OUT > all_:
        faults = (*map(_tell_row, bad), *folded.faults)
        raise _refuse(path, f"{left} of {all_} votes would be left out", faults)
    return Reading(
        body=pack_roll_calls(folded.calls),
        rows=rows - len(bad),
        first_day=min(call.day for call in folded.calls),
        last_day=max(call.day for call in folded.calls),
        left_out=(*map(_tell_row, bad), *folded.faults),
        notes=(*_note(folded), *_note_rows(parts)),
    )


def _refuse(path: Path, words: str, faults: Iterator[Fault] | Sequence[Fault]) -> RefusedImport:
    first = "; ".join(str(fault) for fault, _ in zip(faults, range(3), strict=False))
    return RefusedImport(f"{path}: {words}, so nothing was imported: {first}")


def _tell_row(row: BadRow) -> Fault:
    return Fault(f"line {row.line}", row.found, row.fix)


def _note(folded: Folded) -> Iterator[str]:
    voted = len(folded.calls) - folded.unvoted
    yield f"{count_words(len(folded.calls), 'resolution')}, every member's vote on {voted:,} of them"
    if folded.unvoted:
        yield f"adopted without a vote: {folded.unvoted:,}; nobody's vote is kept for them"
    if folded.differing:
        shown = ", ".join(folded.differing[:5]) + (", …" if len(folded.differing) > 5 else "")
        yield f"totals differ from the rows, which are kept: {shown}"
    if folded.doubled:
        yield f"written twice alike and counted once: {count_words(folded.doubled, 'row')}"


def _note_rows(parts: Sequence[Part]) -> Iterator[str]:
    strange = sorted({name for part in parts for name in part.strange})
    if strange:
        shown = ", ".join(strange[:8]) + (", …" if len(strange) > 8 else "")
        yield f"names not known, their states told by the codes beside them: {shown}"
    if odd := sum(part.odd for part in parts):
        yield f"not UTF-8 and read as Windows-1252: {count_words(odd, 'line')}"


MEMBER_VOTES = Layout(
    key="votes",
    series="Security Council Voting Data",
    expects="the Library's CSV of 20 columns (undl_id, ms_code, ms_name, permanent_member, ms_vote, ... undl_link)",
    attribution="United Nations Dag Hammarskjöld Library, Security Council Voting Data, "
    "https://digitallibrary.un.org/record/4055387",
    terms="United Nations: non-commercial use with attribution",
    recognises=recognise_member_votes,
    read=read_member_votes,
    resume=resume_member_votes,
)
"""The layout of the Library's set; columns checked against its description of 21 July 2025."""
