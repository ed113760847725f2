"""What is known of one imported file: its layout, its edition, the rows that could not be read.

Takes nothing; gives the values that importers, store and screens share. Never opens a file.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

Progress = Callable[[str, int, int], None]
"""Called with the step, how much is done and how much there is (rows, or thousands of bytes); as in `penholder.runs`,
which stages above that read series may not import."""


def no_progress(_step: str, _done: int, _total: int) -> None:
    """Show nothing."""


class Staging(Protocol):
    """Where an importer lays the parts of a long file as it reads them, so that a killed import goes on from there.

    Parts belong to one file by its checksum. Nobody sees them until the whole file is in.
    """

    def load(self) -> tuple[bytes, ...]:
        """The parts laid so far, in the order of the file."""

    def add(self, position: int, part: bytes) -> None:
        """Lay the part that begins at this byte of the file; it is kept when this returns."""


class Unstaged:
    """Staging for a file that is read without a record: nothing is there, and nothing is kept."""

    def load(self) -> tuple[bytes, ...]:
        """No part."""
        return ()

    def add(self, position: int, part: bytes) -> None:
        """Keep nothing."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One row, or one part of a file, that was left out or needs a word."""

    where: str
    """"line 12", or the name of a file inside an archive."""
    found: str
    fix: str

    def __str__(self) -> str:
        return f"{self.where}: {self.found}; {self.fix}"


@dataclass(frozen=True, slots=True)
class Reading:
    """What an importer took from a file."""

    body: bytes
    """The rows, packed by the layout's own module, which alone unpacks them."""
    rows: int
    """Rows taken."""
    first_day: date | None
    last_day: date | None
    """The last day the file covers; nothing later can be compared with it."""
    updated: date | None = None
    """The day the file itself says it was last updated; None when it does not say."""
    left_out: tuple[Fault, ...] = ()
    """Rows that were not taken."""
    notes: tuple[str, ...] = ()
    """What a reader should know of the rows taken: doubled ids, gaps, causes still open."""


@dataclass(frozen=True, slots=True)
class Layout:
    """One official layout: how it is recognised and read, whose it is, on what terms."""

    key: str
    """Name under which it is kept, listed and forgotten ("fatalities")."""
    series: str
    """Name of the series ("UN peacekeeping fatalities")."""
    expects: str
    """What its files look like, in words, for refusals."""
    attribution: str
    terms: str
    recognises: Callable[[Path, bytes], bool]
    """Takes the path and the first bytes of the file."""
    read: Callable[[Path, Progress], Reading]
    """Raises RefusedImport when the file cannot be taken whole."""
    resume: Callable[[Path, Progress, Staging], Reading] | None = None
    """The same in parts, for layouts of long files: goes on after the parts that are staged; None where a file is
    read in a moment. Gives the same reading however often it was stopped."""


@dataclass(frozen=True, slots=True)
class Import:
    """An official file that was read and may be kept."""

    layout: Layout
    sha256: str
    size: int
    file: str
    """Name of the file, without its folder."""
    reading: Reading


@dataclass(frozen=True, slots=True)
class Edition:
    """An imported file as a record keeps it."""

    name: str
    """Key of its layout; a record keeps one edition of each."""
    series: str
    file: str
    sha256: str
    size: int
    rows: int
    first_day: date | None
    last_day: date | None
    updated: date | None
    attribution: str
    terms: str
    left_out: tuple[Fault, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def cited(self) -> str:
        """File, checksum, last day and attribution in one line: the source of a comparison."""
        covers = f", covers to {self.last_day}" if self.last_day else ""
        return f"{self.file} (SHA-256 {self.sha256[:12]}{covers}): {self.attribution}"


def make_edition(found: Import) -> Edition:
    """What a record keeps of an import, its rows aside."""
    reading, layout = found.reading, found.layout
    return Edition(
        name=layout.key,
        series=layout.series,
        file=found.file,
        sha256=found.sha256,
        size=found.size,
        rows=reading.rows,
        first_day=reading.first_day,
        last_day=reading.last_day,
        updated=reading.updated,
        attribution=layout.attribution,
        terms=layout.terms,
        left_out=reading.left_out,
        notes=reading.notes,
    )
