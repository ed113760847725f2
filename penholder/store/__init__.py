"""The record file: one SQLite database that holds everything Penholder knows of a pile.

Takes and gives model objects; never decides anything. Every report is written in one transaction with its
parse, so a run killed at any moment loses no finished report and the next run goes on from there.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from penholder.errors import NewerRecord, NotARecord, RecordError
from penholder.model import Provenance, Report, ReportClaims, Skipped, Suspicion
from penholder.store.imports import Imports
from penholder.store.migrations import MIGRATIONS, TABLES
from penholder.store.rows import columns, from_row, to_row
from penholder.syntax import ReadStatement, Sentence, Token

T = TypeVar("T")

APPLICATION_ID = 0x70656E68
"""SQLite application id of a Penholder record ("penh")."""

_PATIENCE = 30
"""Seconds a run waits for another one that is writing."""

_TROUBLES = (
    ("locked", "another run is writing it: try again when that is done"),
    ("busy", "another run is writing it: try again when that is done"),
    ("readonly", "it may not be written: choose another --record or copy it to a place of yours"),
    ("full", "make room on the disk and run again; every finished report is kept"),
    ("unable to open", "check that it and its folder may be read and written"),
    ("disk I/O", "check the disk it lies on"),
)
"""Words of SQLite's messages that name trouble outside the file, and what would help."""

LEDGERS = ("statements", "figures", "events", "restrictions", "commitments", "positions")


@dataclass(frozen=True, slots=True)
class StoredFile:
    """What the record remembers of a file: its size and change time, and the report or the reason it has none."""

    place: str
    """Absolute path; a file that changes here is a new version of its report."""
    path: str
    """Path within the pile, as shown."""
    size: int
    changed: int
    """Modification time in nanoseconds."""
    report: str | None
    stage: str | None = None
    reason: str | None = None


class Store:
    """An open record file. Use as a context manager; one writer at a time, readers are never blocked.

    With `create=False` a file that holds no record yet is refused and left as it is. What SQLite reports while
    the block runs (a locked, full, read-only or damaged file) leaves it as `RecordError`.
    """

    def __init__(self, path: Path | str, *, create: bool = True) -> None:
        # An absolute path keeps SQLite from reading names such as ":memory:" in its own way.
        self.path = Path(path).absolute()
        self._name = str(path)
        try:
            self._db = self._connect()
        except sqlite3.OperationalError as error:
            raise RecordError(
                f"{self._name} cannot be opened ({error}); check that it is a file, its folder exists and may be written"
            ) from error
        try:
            self._open(create)
        except BaseException as error:
            self._db.close()
            raise self._explain(error) from error

    def _connect(self) -> sqlite3.Connection:
        """A connection; a record that lies in a read-only place is opened as a finished file that nobody changes."""
        finished = not os.access(self.path.parent, os.W_OK) and self.path.is_file()
        if finished and not Path(f"{self.path}-wal").exists():
            return sqlite3.connect(f"{self.path.as_uri()}?immutable=1", isolation_level=None, uri=True)
        return sqlite3.connect(self.path, isolation_level=None, timeout=_PATIENCE)

    def _open(self, create: bool) -> None:
        self._db.execute("PRAGMA secure_delete = ON")
        if self._check_version(create) == len(MIGRATIONS):
            return
        self._db.execute("PRAGMA journal_mode = WAL")
        with self.transaction():
            # Another run may have brought the file up to date while this one waited for its turn.
            version = self._check_version(create)
            for number, migrate in enumerate(MIGRATIONS[version:], start=version + 1):
                migrate(self._db)
                self._db.execute(f"PRAGMA user_version = {number}")
            self._db.execute(f"PRAGMA application_id = {APPLICATION_ID}")

    def _check_version(self, create: bool) -> int:
        """The layout the file has, 0 for an empty one; raises `RecordError` when it is not ours to use."""
        (app,) = self._db.execute("PRAGMA application_id").fetchone()
        (tables,) = self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if app != APPLICATION_ID and tables:
            raise NotARecord(f"{self._name} is another program's database; choose another --record")
        if not tables and not create:
            raise NotARecord(f"{self._name} is empty; make a record with `penholder read FOLDER`")
        (version,) = self._db.execute("PRAGMA user_version").fetchone()
        if version > len(MIGRATIONS):
            raise NewerRecord(f"{self._name} was written by a newer Penholder; update Penholder to read it")
        return int(version)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        self.close()
        if error is not None and (explained := self._explain(error)) is not error:
            raise explained from error

    def _explain(self, error: BaseException) -> BaseException:
        """What went wrong with the file, as an error that names the fix; any other error as it is."""
        if isinstance(error, sqlite3.OperationalError):
            for words, fix in _TROUBLES:
                if words in str(error):
                    return RecordError(f"{self._name} cannot be used ({error}); {fix}")
        if isinstance(error, sqlite3.DatabaseError) and "not a database" in str(error):
            return NotARecord(f"{self._name} is no Penholder record ({error}); choose another --record")
        # SQLite names a broken table by its bytes, which then need not be text.
        if isinstance(error, (sqlite3.DatabaseError, zlib.error, msgspec.DecodeError, UnicodeDecodeError)):
            return NotARecord(
                f"{self._name} is damaged ({error}); put back a copy, or read the pile into a new --record"
            )
        return error

    def close(self) -> None:
        """Close the file; safe to call twice."""
        self._db.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All writes inside happen, or none; one inside another belongs to the outer one."""
        if self._db.in_transaction:
            yield
            return
        self._db.execute("BEGIN IMMEDIATE")
        with self._ending():
            yield

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All reads inside see the record as it is at the first of them, whatever another run writes meanwhile."""
        if self._db.in_transaction:
            yield
            return
        self._db.execute("BEGIN")
        with self._ending():
            yield

    @contextmanager
    def _ending(self) -> Iterator[None]:
        try:
            yield
        except BaseException:
            if self._db.in_transaction:  # SQLite has already given up on some errors, such as a full disk
                self._db.execute("ROLLBACK")
            raise
        self._db.execute("COMMIT")

    # ------------------------------------------------------------------ model objects

    def load(self, table: str, kind: type[T]) -> tuple[T, ...]:
        """All objects of a table, ordered by its primary key."""
        names = ", ".join(f'"{name}"' for name, _ in columns(kind))
        query = f"SELECT {names} FROM {table} ORDER BY {TABLES[table][1]}"  # noqa: S608 - names are our own
        return tuple(from_row(kind, row) for row in self._db.execute(query))

    def save(self, table: str, values: Iterable[object]) -> None:
        """Write objects, replacing those with the same key."""
        kind, _ = TABLES[table]
        # Columns are named because a migration adds new ones at the end of the table, wherever the field stands.
        names, marks = zip(*((f'"{name}"', "?") for name, _ in columns(kind)), strict=True)
        into = f"{table} ({', '.join(names)}) VALUES ({', '.join(marks)})"
        self._db.executemany(f"INSERT OR REPLACE INTO {into}", map(to_row, values))

    def replace(self, table: str, values: Iterable[object]) -> None:
        """Make the table hold exactly these objects."""
        self._db.execute(f"DELETE FROM {table}")  # noqa: S608
        self.save(table, values)

    # ------------------------------------------------------------------ reports and files

    def save_report(self, report: Report) -> None:
        """Write one report and its searchable words."""
        self.save("reports", [report])
        self._db.execute("DELETE FROM words WHERE report = ?", (report.id,))
        title = report.title.words if report.title else ""
        body = _cut_furniture(report)
        self._db.execute("INSERT INTO words VALUES (?, ?, ?)", (report.id, title, body))

    def load_report(self, report: str) -> Report | None:
        """The report with that id, or None."""
        names = ", ".join(f'"{name}"' for name, _ in columns(Report))
        row = self._db.execute(f"SELECT {names} FROM reports WHERE id = ?", (report,)).fetchone()  # noqa: S608
        return None if row is None else from_row(Report, row)

    def replacements(self) -> tuple[tuple[str, str], ...]:
        """Every report that took the place of another when its file changed: the old one's id and its own."""
        rows = self._db.execute("SELECT supersedes, id FROM reports WHERE supersedes IS NOT NULL ORDER BY id")
        return tuple((old, new) for old, new in rows)

    def delete_report(self, report: str) -> None:
        """Remove one report with everything read from it."""
        for table in ("reports", "words"):
            column = "id" if table == "reports" else "report"
            self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", (report,))  # noqa: S608
        for table in (*LEDGERS, "brackets", "extractions", "files", "told"):
            self._db.execute(f"DELETE FROM {table} WHERE report = ?", (report,))  # noqa: S608
        self._db.execute("DELETE FROM pairs WHERE a = ? OR b = ?", (report, report))

    def files(self) -> dict[str, StoredFile]:
        """Every file met so far by its place."""
        return {file.place: file for file in self._files("")}

    def files_of(self, report: str) -> tuple[StoredFile, ...]:
        """The files met so far that hold the report, by place."""
        return tuple(self._files(" WHERE report = ? ORDER BY place", report))

    def _files(self, condition: str, *values: str) -> Iterator[StoredFile]:
        query = "SELECT place, path, size, changed, report, stage, reason FROM files"
        return (StoredFile(*row) for row in self._db.execute(query + condition, values))

    def save_file(self, file: StoredFile) -> None:
        """Remember a file."""
        self._db.execute(
            "INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?, ?)",
            (file.place, file.path, file.size, file.changed, file.report, file.stage, file.reason),
        )

    def drop_file(self, place: str) -> None:
        """Stop remembering a file."""
        self._db.execute("DELETE FROM files WHERE place = ?", (place,))

    def skipped(self) -> tuple[Skipped, ...]:
        """Files that could not be read when last looked at, by path."""
        rows = self._db.execute("SELECT path, stage, reason FROM files WHERE stage IS NOT NULL ORDER BY 1, 3")
        return tuple(Skipped(*row) for row in rows)

    def forget(self, report: str) -> None:
        """Remove a report and remember not to read it again."""
        self.delete_report(report)
        # The search index keeps deleted words in old segments until it is built anew.
        self._db.execute("INSERT INTO words(words) VALUES ('rebuild')")
        self._db.execute("INSERT OR REPLACE INTO forgotten VALUES (?)", (report,))

    def recall(self, report: str) -> None:
        """Allow a forgotten report to be read again."""
        self._db.execute("DELETE FROM forgotten WHERE report = ?", (report,))
        self._db.execute("DELETE FROM files WHERE stage = 'forgotten'")

    def is_forgotten(self, report: str) -> bool:
        """Whether the report must not be read again."""
        found = self._db.execute("SELECT 1 FROM forgotten WHERE report = ?", (report,))
        return found.fetchone() is not None

    def tell(self, report: str, provenance: Provenance) -> None:
        """Keep what a person says about a report."""
        body = msgspec.json.encode(provenance).decode()
        self._db.execute("INSERT OR REPLACE INTO told VALUES (?, ?)", (report, body))

    def told(self, report: str) -> Provenance | None:
        """What people have said about the report, or None."""
        row = self._db.execute("SELECT body FROM told WHERE report = ?", (report,)).fetchone()
        return None if row is None else msgspec.json.decode(row[0], type=Provenance)

    # ------------------------------------------------------------------ parses and claims

    def parse(self, key: str) -> tuple[Sentence, ...] | None:
        """The stored parse of a paragraph, or None."""
        row = self._db.execute("SELECT body FROM parses WHERE key = ?", (key,)).fetchone()
        return None if row is None else _unpack_parse(row[0])

    def has_parse(self, key: str) -> bool:
        """Whether the paragraph has been parsed."""
        return self._db.execute("SELECT 1 FROM parses WHERE key = ?", (key,)).fetchone() is not None

    def keep_parses(self, keys: Collection[str]) -> None:
        """Remove every parse and reading but these, whatever pipeline made it."""
        for table in ("parses", "readings"):
            stored = [row[0] for row in self._db.execute(f"SELECT key FROM {table}")]  # noqa: S608
            gone = [(k,) for k in stored if k not in keys]
            self._db.executemany(f"DELETE FROM {table} WHERE key = ?", gone)  # noqa: S608

    def reading(self, key: str, reader: str) -> tuple[ReadStatement, ...] | None:
        """What that reader read in a paragraph, or None where it has not read it yet."""
        found = self._db.execute(
            "SELECT body FROM readings WHERE key = ? AND reader = ?", (key, reader)
        ).fetchone()
        return None if found is None else msgspec.msgpack.decode(found[0], type=tuple[ReadStatement, ...])

    def save_reading(self, key: str, reader: str, read: tuple[ReadStatement, ...]) -> None:
        """Keep what was read in a paragraph; an older reader's reading gives way."""
        body = msgspec.msgpack.encode(read)
        self._db.execute("INSERT OR REPLACE INTO readings VALUES (?, ?, ?)", (key, reader, body))

    def keep_extractions(self, keys: Collection[str]) -> None:
        """Remove the claims kept under any other key: older engines and brackets."""
        stored = [row[0] for row in self._db.execute("SELECT key FROM extractions")]
        self._db.executemany("DELETE FROM extractions WHERE key = ?", [(k,) for k in stored if k not in keys])

    def save_parse(self, key: str, sentences: Sequence[Sentence]) -> None:
        """Keep the parse of a paragraph under its content key."""
        self._db.execute("INSERT OR REPLACE INTO parses VALUES (?, ?)", (key, _pack_parse(sentences)))

    def extraction(self, key: str) -> ReportClaims | None:
        """The claims once extracted under this key, or None."""
        row = self._db.execute("SELECT body FROM extractions WHERE key = ?", (key,)).fetchone()
        return None if row is None else msgspec.json.decode(row[0], type=ReportClaims)

    def save_extraction(self, key: str, claims: ReportClaims) -> None:
        """Keep one report's claims under the key they were extracted under."""
        body = msgspec.json.encode(claims)
        self._db.execute("INSERT OR REPLACE INTO extractions VALUES (?, ?, ?)", (key, claims.report, body))

    def load_claims(self, reports: Sequence[str]) -> tuple[ReportClaims, ...]:
        """The claims of each of the reports, each ledger in text order."""
        held: dict[str, dict[str, list[Any]]] = {
            report: {table: [] for table in LEDGERS} for report in reports
        }
        for table in LEDGERS:
            loaded: tuple[Any, ...] = self.load(table, TABLES[table][0])
            for claim in sorted(loaded, key=lambda c: (claim_start(c), c.id)):
                if claim.report in held:
                    held[claim.report][table].append(claim)
        return tuple(
            ReportClaims(report, **{table: tuple(claims) for table, claims in ledgers.items()})
            for report, ledgers in held.items()
        )

    def save_suspicions(self, suspicions: Iterable[Suspicion]) -> None:
        """Make the record hold exactly these suspicions."""
        self._db.execute("DELETE FROM suspicions")
        rows = [(msgspec.json.encode(s).decode(),) for s in suspicions]
        self._db.executemany("INSERT INTO suspicions VALUES (?)", rows)

    def suspicions(self) -> tuple[Suspicion, ...]:
        """Every suspect passage, in the order saved."""
        rows = self._db.execute("SELECT body FROM suspicions ORDER BY rowid")
        return tuple(msgspec.json.decode(row[0], type=Suspicion) for row in rows)

    # ------------------------------------------------------------------ official files

    @property
    def imports(self) -> Imports:
        """The official files that were imported into this record."""
        return Imports(self._db)

    # ------------------------------------------------------------------ facts and search

    def fact(self, name: str) -> str | None:
        """A small fact about the record itself ("mission", "previous known on")."""
        row = self._db.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
        return None if row is None else row[0]

    def set_fact(self, name: str, value: str | None) -> None:
        """Set or clear a fact about the record."""
        self._db.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    def search(self, words: str, *, limit: int = 20) -> tuple[tuple[str, str, float], ...]:
        """Worked-out reports that hold the words, best first: id, snippet, rank (lower is better, BM25)."""
        query = " ".join('"{}"'.format(word.replace('"', '""')) for word in words.split())
        if not query:
            return ()
        rows = self._db.execute(
            "SELECT report, snippet(words, 2, '\x02', '\x03', ' … ', 24), bm25(words, 0.0, 4.0, 1.0) AS rank"
            " FROM words WHERE words MATCH ? AND report IN (SELECT report FROM brackets)"
            " ORDER BY rank, report LIMIT ?",
            (query, limit),
        )
        return tuple(rows)


def claim_start(claim: object) -> int:
    """Offset at which a claim's first words stand."""
    content = getattr(claim, "content", None)
    return int(content[0].start) if content else int(claim.span.start)  # type: ignore[attr-defined]


def _cut_furniture(report: Report) -> str:
    pieces, at = [], 0
    for piece in sorted(report.furniture, key=lambda f: f.span.start):
        pieces.append(report.text[at : piece.span.start])
        at = max(at, piece.span.end)
    return "".join([*pieces, report.text[at:]])


def _pack_parse(sentences: Sequence[Sentence]) -> bytes:
    rows = [
        (
            s.start,
            s.end,
            s.text,
            [(t.start, t.end, t.text, t.lemma, t.pos, t.tag, t.dep, t.head, t.entity) for t in s.tokens],
        )
        for s in sentences
    ]
    return zlib.compress(msgspec.msgpack.encode(rows), 6)


def _unpack_parse(body: bytes) -> tuple[Sentence, ...]:
    rows = msgspec.msgpack.decode(zlib.decompress(body))
    return tuple(
        Sentence(start, end, text, 0, tuple(Token(i, *token) for i, token in enumerate(tokens)))
        for start, end, text, tokens in rows
    )
