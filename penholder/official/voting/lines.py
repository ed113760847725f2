"""Tables of votes, row by row from the disk: never more of a file in memory than one row.

Takes a path and where to start; gives rows with their fields, their line and the byte after them, or the fault of a
row. Never joins lines unless the layout is known to have fields over several (the list of vetoes has), and then only
where the joined lines make a whole row and no line that follows is a row by itself.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from penholder.errors import RefusedImport
from penholder.official.editions import Fault
from penholder.official.files import LIMIT
from penholder.official.rows import FIELD, fold_name

_LINE = 64_000
"""Bytes above which a line is no row of an official table; it is skipped and named, not held."""
_BOM = b"\xef\xbb\xbf"
_JOINED = 4
"""At most so many lines make one row."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table, or what is wrong with it."""

    line: int
    fields: tuple[str, ...]
    end: int
    """Offset of the byte after the row."""
    fault: Fault | None = None
    odd: bool = False
    """Whether it was not UTF-8 and was read as Windows-1252."""


@dataclass(frozen=True, slots=True)
class Header:
    """The first line of a table."""

    names: tuple[str, ...]
    """Folded column names (`rows.fold_name`)."""
    end: int

    def places(self, path: Path, needed: tuple[str, ...], optional: tuple[str, ...] = ()) -> tuple[int, ...]:
        """Where these columns stand, -1 for an optional one that is missing. Raises RefusedImport."""
        missing = [name for name in needed if fold_name(name) not in self.names]
        if missing:
            raise RefusedImport(
                f"{path}: has no column {', '.join(missing)}; get the table with all its columns"
            )
        doubled = [name for name in needed if self.names.count(fold_name(name)) > 1]
        if doubled:
            raise RefusedImport(f"{path}: has the column {', '.join(doubled)} twice; get the file again")
        found = [fold_name(name) for name in (*needed, *optional)]
        return tuple(self.names.index(name) if name in self.names else -1 for name in found)


def split_line(line: str) -> tuple[str, ...] | None:
    """The fields of a line; None where a quotation mark does not close."""
    try:
        return tuple(next(csv.reader([line], strict=True), ()))
    except csv.Error:
        return None


def read_header(path: Path) -> Header:
    """The header of a table; raises RefusedImport for a file that is too large, or whose lines cannot be told apart."""
    try:
        if path.stat().st_size > LIMIT:
            raise RefusedImport(
                f"{path}: larger than {LIMIT // 1_000_000} MB; the largest table of this kind has 15 MB"
            )
        with path.open("rb") as stream:
            raw = stream.readline(_LINE)
    except OSError as error:
        raise RefusedImport(f"{path}: cannot be read ({error.strerror}); check the path") from error
    body = raw.rstrip(b"\r\n")
    if b"\r" in body:
        raise RefusedImport(
            f"{path}: its lines end as on old Macs (CR alone), so no row can be told from the next; save it as CSV "
            "with line ends of Unix or Windows (LF or CR LF)"
        )
    text, _ = _decode(body.removeprefix(_BOM))
    for mark, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
        if text.count(mark) > max(2, text.count(",")):
            raise RefusedImport(f"{path}: its columns are separated by {name}; save it with commas (CSV)")
    return Header(tuple(fold_name(n) for n in split_line(text) or ()), len(raw))


def read_table(
    path: Path, header: Header, *, start: int = 0, line: int = 1, joins: bool = False
) -> Iterator[Row]:
    """The rows from a byte on; `line` is the number of the line that ends there.

    Raises RefusedImport where the file is binary or breaks off in the middle of a row.
    """
    try:
        with path.open("rb") as stream:
            stream.seek(start or header.end)
            yield from _Table(path, stream, len(header.names), joins).rows(line)
    except OSError as error:
        raise RefusedImport(f"{path}: cannot be read ({error.strerror}); check the path") from error


class _Table:
    """An open table."""

    def __init__(self, path: Path, stream: IO[bytes], wanted: int, joins: bool) -> None:
        self._path, self._stream, self._wanted, self._joins = path, stream, wanted, joins
        self._taken = 0
        """Lines after its first that the last row took."""

    def rows(self, line: int) -> Iterator[Row]:
        while True:
            line += 1
            raw = self._stream.readline(_LINE)
            if not raw:
                return
            if len(raw) == _LINE and not raw.endswith(b"\n"):
                self._skip_line()
                words = f"a line of more than {_LINE:,} characters"
                yield self._fault(line, words, "correct it at its source")
                continue
            if not raw.strip():
                continue
            row = self._read(line, raw)
            yield row
            line += self._taken
            if row.fault and not raw.endswith(b"\n"):
                raise RefusedImport(
                    f"{self._path}: breaks off in line {row.line}, in the middle of a row; get the whole file again"
                )

    def _read(self, line: int, raw: bytes) -> Row:
        self._taken = 0
        if b"\0" in raw:
            raise RefusedImport(f"{self._path}: line {line} is binary, not text; get the file again")
        text, odd = _decode(raw.rstrip(b"\r\n"))
        fields = split_line(text)
        if fields is None and self._joins:
            fields = self._join(text)
        if fields is None:
            return self._fault(line, "a quotation mark that does not close", "close it, or remove it")
        if len(fields) != self._wanted:
            found = f"{len(fields)} fields where the header has {self._wanted}"
            return self._fault(line, found, "correct or remove the line")
        if long := next((f for f in fields if len(f) > FIELD), None):
            return self._fault(line, f"a field of {len(long):,} characters", "correct it at its source")
        return Row(line, tuple(f.strip() for f in fields), self._stream.tell(), odd=odd)

    def _join(self, text: str) -> tuple[str, ...] | None:
        """A row that goes on in the next lines; the lines are given back when it does not."""
        before = self._stream.tell()
        for taken in range(1, _JOINED):
            raw = self._stream.readline(_LINE)
            more = _decode(raw.rstrip(b"\r\n"))[0]
            if not raw or len(split_line(more) or ()) == self._wanted:
                break
            text += "\n" + more
            fields = split_line(text)
            if fields is not None and len(fields) == self._wanted:
                self._taken = taken
                return tuple(" ".join(f.split()) for f in fields)
        self._stream.seek(before)
        return None

    def _skip_line(self) -> None:
        while (raw := self._stream.readline(_LINE)) and not raw.endswith(b"\n"):
            pass

    def _fault(self, line: int, found: str, fix: str) -> Row:
        return Row(line, (), self._stream.tell(), Fault(f"line {line}", found, fix))


def _decode(raw: bytes) -> tuple[str, bool]:
    try:
        return raw.decode("utf-8"), False
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace"), True
