"""What people tell about reports in a table: outlet, address, day, author per file.

Takes a CSV file; gives the told facts of each file. Never guesses: a column it does not know, a day that is
no day or a file named twice is an error that names file, line and column.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from penholder.errors import UnreadableReport, UsageError, explain_fault
from penholder.model import Provenance
from penholder.sources.text import decode_text

COLUMNS = ("file", "outlet", "address", "published", "author")
"""`file` is needed; the others may be missing or empty."""


@dataclass(frozen=True, slots=True)
class ToldFacts:
    """Told provenance by path within the pile or by bare file name."""

    entries: tuple[tuple[str, Provenance], ...] = ()

    def find_provenance(self, path: str) -> Provenance | None:
        """What was told about the file at this path within the pile, or None; the whole path goes first."""
        by_name = dict(self.entries)
        return by_name.get(path) or by_name.get(PurePosixPath(path).name)


def read_meta(path: Path | str) -> ToldFacts:
    """The told facts of a table with the columns `COLUMNS`.

    Raises `UsageError` naming file, line and column of the first fault.
    """
    try:
        text = decode_text(Path(path).read_bytes())
    except (OSError, UnreadableReport) as error:
        raise UsageError(f"{path}: cannot be read as a table: {explain_fault(error)}") from error
    entries: dict[str, Provenance] = {}
    for line, row in _read_rows(str(path), text):
        name = PurePosixPath(row["file"].replace("\\", "/")).as_posix()
        if name in entries:
            raise UsageError(f"{path}, line {line}, column file: {name!r} stands in the table twice")
        entries[name] = _read_provenance(f"{path}, line {line}", row)
    return ToldFacts(tuple(sorted(entries.items())))


def _read_rows(path: str, text: str) -> Iterator[tuple[int, dict[str, str]]]:
    reader = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        _check_columns(path, [name.strip() for name in reader.fieldnames or ()])
        reader.fieldnames = [name.strip().casefold() for name in reader.fieldnames or ()]
        for row in reader:
            yield reader.line_num, _check_row(f"{path}, line {reader.line_num}", row)
    except csv.Error as error:
        raise UsageError(f"{path}, line {reader.line_num}: no CSV table: {error}") from error


def _check_columns(path: str, columns: list[str]) -> None:
    unknown = [name for name in columns if name.casefold() not in COLUMNS]
    if unknown:
        raise UsageError(f"{path}, line 1, column {unknown[0]!r}: unknown; columns are {', '.join(COLUMNS)}")
    if "file" not in map(str.casefold, columns):
        raise UsageError(f"{path}, line 1: the column 'file' is missing")
    if len(set(map(str.casefold, columns))) < len(columns):
        raise UsageError(f"{path}, line 1: a column stands there twice")


def _check_row(place: str, row: dict[str | None, str | list[str] | None]) -> dict[str, str]:
    if None in row:
        raise UsageError(f"{place}: more cells than columns; quote cells that hold a comma")
    cells = {str(name): cell.strip() for name, cell in row.items() if isinstance(cell, str)}
    if not cells.get("file"):
        raise UsageError(f"{place}, column file: empty")
    return cells


def _read_provenance(place: str, row: dict[str, str]) -> Provenance:
    told = tuple(name for name in COLUMNS[1:] if row.get(name))
    published = None
    if row.get("published"):
        try:
            published = date.fromisoformat(row["published"])
        except ValueError as error:
            raise UsageError(
                f"{place}, column published: {row['published']!r} is no day; write it as 2023-06-16"
            ) from error
    return Provenance(
        outlet=row.get("outlet") or None,
        address=row.get("address") or None,
        author=row.get("author") or None,
        published=published,
        told_by_user=told,
    )
