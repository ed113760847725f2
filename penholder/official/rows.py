"""Tables of official files, row by row: CSV or JSON, with the line each row stands on.

Takes a path and the columns a layout needs; gives rows as tuples in that order. Never joins lines: no official
table here has a field over several lines, so an unclosed quotation mark costs its own row and no other.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from penholder.errors import RefusedImport
from penholder.official.editions import Fault
from penholder.official.files import read_text, write_utf8

FIELD = 2_000
"""Characters above which a field is no entry of an official table."""
_SHARE = 20
"""One row in so many may be left out; with more, the file is refused."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of a table with the columns asked for; an optional column that is missing is ""."""

    rows: tuple[tuple[int, tuple[str, ...]], ...]
    """Line (or place in a JSON list, from 1) and fields of each row."""
    left_out: tuple[Fault, ...]
    odd_lines: int = 0
    """Lines that are not UTF-8."""
    cut: bool = False
    """True when the last line has no end: the file may have been cut off after it."""

    def note(self) -> Iterator[str]:
        """What a reader should know of the file itself."""
        if self.odd_lines:
            yield f"not UTF-8 and read as Windows-1252: {count_words(self.odd_lines, 'line')}"
        if self.cut:
            yield "the last line has no line end: rows may be missing after it"


def fold_name(name: str) -> str:
    """A column name without case, spaces and marks.

    >>> fold_name(" Mission_Acronym")
    'missionacronym'
    """
    return re.sub(r"[^a-z0-9]", "", name.lower())


def find_columns(head: bytes) -> frozenset[str]:
    """The folded column names a table begins with: the first line of a CSV, the keys of a JSON list's first entry."""
    text = head.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace").lstrip()
    if text[:1] in ("[", "{"):
        first = re.search(r"\{[^{}]*\}?", text[1:] if text[:1] == "{" and '"value"' in text[:40] else text)
        return frozenset(map(fold_name, re.findall(r'"([^"]+)"\s*:', first.group() if first else "")))
    return frozenset(map(fold_name, _split(re.split(r"[\r\n]", text, maxsplit=1)[0]) or ()))


def read_rows(path: Path, needed: Sequence[str], optional: Sequence[str] = ()) -> Rows:
    """The rows of a CSV or JSON table, needed columns first; raises RefusedImport when it is no such table."""
    text, odd = read_text(path)
    if text.lstrip()[:1] in ("[", "{"):
        return _read_json(path, text, needed, optional)
    if "\r" in text and "\n" not in text:
        raise RefusedImport(
            f"{path}: its lines end as on old Macs (CR alone), so no row can be told from the next; save it as CSV "
            "with line ends of Unix or Windows (LF or CR LF)"
        )
    lines = text.split("\n")
    header = [fold_name(name) for name in _split(lines[0].rstrip("\r")) or ()]
    places = _place_columns(path, header, needed, optional)
    rows, faults = [], []
    for number, line in enumerate(lines[1:], start=2):
        line = line.rstrip("\r")
        if not line.strip():
            continue
        fields = _split(line)
        if fields is None or len(fields) != len(header):
            if number == len(lines):
                raise RefusedImport(
                    f"{path}: breaks off in line {number}, in the middle of a row; get the whole file again"
                )
            faults.append(_misshapen(number, fields, len(header)))
        elif long := next((f for f in fields if len(f) > FIELD), None):
            faults.append(
                Fault(f"line {number}", f"a field of {len(long):,} characters", "correct it at its source")
            )
        else:
            rows.append((number, tuple(fields[p].strip() if p >= 0 else "" for p in places)))
    return Rows(tuple(rows), tuple(faults), odd, cut=bool(lines[-1]))


def _split(line: str) -> list[str] | None:
    """The fields of one line; None where it is no line of a CSV table (an unclosed quotation mark)."""
    try:
        return next(csv.reader([line], strict=True), [])
    except csv.Error:
        return None


def _misshapen(number: int, fields: list[str] | None, wanted: int) -> Fault:
    if fields is None:
        return Fault(f"line {number}", "a quotation mark that does not close", "close it, or remove it")
    return Fault(
        f"line {number}", f"{len(fields)} fields where the header has {wanted}", "correct or remove the line"
    )


def _place_columns(
    path: Path, header: Sequence[str], needed: Sequence[str], optional: Sequence[str]
) -> list[int]:
    missing = [name for name in needed if fold_name(name) not in header]
    if missing:
        raise RefusedImport(f"{path}: has no column {', '.join(missing)}; get the table with all its columns")
    doubled = [name for name in needed if header.count(fold_name(name)) > 1]
    if doubled:
        raise RefusedImport(f"{path}: has the column {', '.join(doubled)} twice; get the file again")
    return [header.index(fold_name(n)) if fold_name(n) in header else -1 for n in (*needed, *optional)]


def _read_json(path: Path, text: str, needed: Sequence[str], optional: Sequence[str]) -> Rows:
    try:
        held = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RefusedImport(
            f"{path}: is no whole JSON document ({error}); get the whole file again"
        ) from error
    if isinstance(held, dict):  # some services wrap their rows: {"value": [...]}
        held = next((v for v in held.values() if isinstance(v, list)), None)
    if not isinstance(held, list) or not held:
        raise RefusedImport(f"{path}: holds no list of rows; get the set as CSV or as a JSON list")
    rows: list[tuple[int, tuple[str, ...]]] = []
    faults: list[Fault] = []
    for number, entry in enumerate(held, start=1):
        named = {fold_name(k): v for k, v in entry.items()} if isinstance(entry, dict) else {}
        if number == 1:
            _place_columns(path, list(named), needed, optional)
        values = tuple(_write(named.get(fold_name(name))) for name in (*needed, *optional))
        if not named or any(len(v) > FIELD for v in values):
            faults.append(Fault(f"row {number}", "is no row of this table", "correct it at its source"))
        else:
            rows.append((number, values))
    return Rows(tuple(rows), tuple(faults))


def _write(value: object) -> str:
    return "" if value is None or isinstance(value, (list, dict)) else write_utf8(str(value)).strip()


def count_words(number: int, noun: str) -> str:
    """A number with its noun.

    >>> count_words(1, "line"), count_words(2, "line")
    ('1 line', '2 lines')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def require_most(path: Path, taken: int, left_out: Sequence[Fault]) -> None:
    """Raises RefusedImport, naming the first three faults, when more than one row in twenty was left out."""
    if not taken and not left_out:
        raise RefusedImport(f"{path}: has a header and no rows; get the whole file again")
    if len(left_out) * _SHARE > taken + len(left_out):
        first = "; ".join(str(fault) for fault in left_out[:3])
        raise RefusedImport(
            f"{path}: {len(left_out)} of {taken + len(left_out)} rows cannot be read, so nothing was imported: {first}"
        )
