"""What the readers of the small voting tables share: rows taken one by one, faults told, doubles left out.

Takes a path and how one row is read; gives a `Reading` of packed roll calls. Never keeps half a row.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from penholder.errors import RefusedImport
from penholder.model.voting import RollCall
from penholder.official.editions import Fault, Progress, Reading
from penholder.official.files import write_utf8
from penholder.official.rows import count_words, fold_name, require_most
from penholder.official.voting.lines import Row, read_header, read_table, split_line
from penholder.official.voting.packing import pack_roll_calls

Fields = tuple[str, ...]
"""A row's fields in the order its layout asks for them."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What one row gave."""

    roll_calls: tuple[RollCall, ...] = ()
    faults: tuple[Fault, ...] = ()
    passed_over: str = ""
    """What the row is about if it is no vote ("statement"); counted, not named."""


def leave_out(line: str, found: str, fix: str) -> Taken:
    """A row that gives no vote, named by its line with what was found and the fix."""
    return Taken(faults=(Fault(f"line {line}", found, fix),))


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a layout."""

    needed: tuple[str, ...]
    optional: tuple[str, ...] = ()

    def match(self, head: bytes) -> bool:
        """Whether a file begins with them, in any order and case, whatever separates them."""
        if head.lstrip().startswith(b"<") or b"\0" in head:
            return False
        first = head.removeprefix(b"\xef\xbb\xbf").splitlines()[:1] or [b""]
        text = first[0].decode("utf-8", "replace")
        for mark in (",", ";", "\t", "|"):
            names = {fold_name(n) for n in split_line(text.replace(mark, ",")) or ()}
            if {fold_name(n) for n in self.needed} <= names:
                return True
        return False


def read_all(
    path: Path,
    columns: Columns,
    read_row: Callable[[str, Fields], Taken],
    progress: Progress,
    *,
    joins: bool = False,
) -> Reading:
    """Every row of a table. `read_row` takes where a row stands ("FILE line 12") and its fields.

    Raises RefusedImport when it is no such table or more than one row in twenty cannot be read.
    """
    header = read_header(path)
    places = header.places(path, columns.needed, columns.optional)
    size, name = max(path.stat().st_size // 1000, 1), write_utf8(path.name)
    calls: list[RollCall] = []
    faults: list[Fault] = []
    passed: dict[str, int] = {}
    rows = odd = 0
    for row in read_table(path, header, joins=joins):
        rows += 1
        if not rows % 500:
            progress("kilobyte", row.end // 1000, size)
        odd += row.odd
        taken = _take(row, places, name, read_row)
        calls += taken.roll_calls
        faults += taken.faults
        if taken.passed_over:
            passed[taken.passed_over] = passed.get(taken.passed_over, 0) + 1
    progress("kilobyte", size, size)
    require_most(path, rows - len(faults), faults)
    if not calls:
        raise RefusedImport(f"{path}: has no row about a vote; get the whole file again")
    notes = [f"no vote: {count_words(n, word)}" for word, n in sorted(passed.items())]
    if odd:
        notes.append(f"not UTF-8 and read as Windows-1252: {count_words(odd, 'line')}")
    return make_reading(calls, faults, notes)


def make_reading(calls: Sequence[RollCall], faults: Sequence[Fault], notes: Sequence[str]) -> Reading:
    """The reading of these roll calls; a symbol of which there are two, where there can be one only, is a note."""
    kept, doubled = drop_doubles(calls)
    if doubled:
        shown = ", ".join(doubled[:5]) + (", …" if len(doubled) > 5 else "")
        notes = [*notes, f"written twice alike and taken once: {shown}"]
    return Reading(
        body=pack_roll_calls(kept),
        rows=len(kept),
        first_day=min(call.day for call in kept),
        last_day=max(call.day for call in kept),
        left_out=tuple(faults),
        notes=tuple(notes),
    )


def drop_doubles(calls: Sequence[RollCall]) -> tuple[list[RollCall], list[str]]:
    """The roll calls without resolutions that stand twice alike, and the symbols of these."""
    kept: dict[tuple[object, ...], RollCall] = {}
    doubled: list[str] = []
    for place, call in enumerate(calls):
        single = call.symbol.startswith("S/RES/")
        key = (call.symbol, call.day, call.count, call.title) if single else (place,)
        if kept.setdefault(key, call) is not call:
            doubled.append(call.symbol)
    return list(kept.values()), doubled


def _take(row: Row, places: tuple[int, ...], name: str, read_row: Callable[[str, Fields], Taken]) -> Taken:
    if row.fault:
        return Taken(faults=(row.fault,))
    fields = tuple(row.fields[p] if p >= 0 else "" for p in places)
    return read_row(f"{name} line {row.line}", fields)
