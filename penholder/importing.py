"""Official files into the record, one transaction each.

Takes paths and an open store; gives what became of each file. A file whose checksum is known is not taken again;
another edition of a series replaces the one before; a file that is refused leaves the record as it was. Of a long
file each part is laid in the record as it is read, seen by nobody; when such an import is killed the same file goes
on from there, and gives what it would have given undisturbed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from penholder.errors import RefusedImport, UnknownId
from penholder.official.editions import Edition, make_edition
from penholder.official.files import hash_file
from penholder.official.layouts import read_official, recognise_layout
from penholder.runs import Progress, no_progress
from penholder.store import Store


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """What became of one file."""

    path: str
    edition: Edition | None
    """The edition now kept; None when the file was refused."""
    replaced: Edition | None = None
    """The edition that gave way; the same as `edition` when the file was known already."""
    refusal: str = ""
    """Why the file was refused, and what would help."""
    resumed: bool = False
    """Whether it went on where an interrupted import of the same file had stopped."""

    @property
    def known(self) -> bool:
        """Whether the very same file had been imported before."""
        return self.edition is not None and self.edition == self.replaced


def import_files(
    paths: Sequence[Path | str], store: Store, *, progress: Progress = no_progress
) -> tuple[ImportOutcome, ...]:
    """Import each file, in the order given; a refused one does not keep the others out."""
    outcomes = []
    for path in map(Path, paths):
        try:
            outcomes.append(_import_file(path, store, progress))
        except RefusedImport as refusal:
            outcomes.append(ImportOutcome(str(path), None, refusal=str(refusal)))
    return tuple(outcomes)


@dataclass(frozen=True, slots=True)
class _Stage:
    """Where a record keeps the parts of one file while they are read."""

    store: Store
    name: str
    sha256: str

    def load(self) -> tuple[bytes, ...]:
        return self.store.imports.parts(self.name, self.sha256)

    def add(self, position: int, part: bytes) -> None:
        with self.store.transaction():
            self.store.imports.add_part(self.name, self.sha256, position, part)


def _import_file(path: Path, store: Store, progress: Progress) -> ImportOutcome:
    layout = recognise_layout(path)
    before = store.imports.edition(layout.key)
    sha256 = hash_file(path)[0]
    if before is not None and before.sha256 == sha256:
        return ImportOutcome(str(path), before, replaced=before)
    resumed = bool(store.imports.parts(layout.key, sha256))
    try:
        found = read_official(path, progress=progress, staging=lambda sha: _Stage(store, layout.key, sha))
    except RefusedImport:
        # Nobody goes on with a file that was refused: its parts would only take room.
        with store.transaction():
            store.imports.drop_parts(layout.key)
        raise
    edition = make_edition(found)
    with store.transaction():
        store.imports.save(edition, found.reading.body)
        store.imports.drop_parts(layout.key)
    return ImportOutcome(str(path), edition, replaced=before, resumed=resumed)


def forget_import(store: Store, name: str) -> Edition:
    """Remove an imported series; gives the edition that was kept. Raises UnknownId naming those that are."""
    kept = {edition.name: edition for edition in store.imports.list()}
    if name not in kept:
        with store.transaction():
            unfinished = store.imports.drop_parts(name)
        if unfinished:
            raise UnknownId(
                f"{name}: parts of an interrupted import were removed; no whole file was imported"
            )
        known = ", ".join(kept) or "none"
        raise UnknownId(f"{name}: nothing is imported under this name; imported: {known}")
    with store.transaction():
        store.imports.forget(name)
    return kept[name]
