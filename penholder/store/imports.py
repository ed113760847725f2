"""Imported official files in the record: one row for each series, what is known of the file beside its packed rows.

Takes and gives editions and bytes; never unpacks the rows, which only the layout's own module understands. What
was read from reports never refers to them: an import can be forgotten without a trace in the ledgers.
"""

from __future__ import annotations

import sqlite3
import zlib

from penholder.official.editions import Edition
from penholder.store.rows import columns, create_statement, from_row, to_row


def create_imports_statement() -> str:
    """The CREATE TABLE statement of the imports: the fields of an edition, then its packed rows."""
    statement = create_statement("imports", Edition, "name").replace(
        "CREATE TABLE", "CREATE TABLE IF NOT EXISTS"
    )
    return statement.replace(", PRIMARY KEY", ", body BLOB, PRIMARY KEY")


def create_parts_statement() -> str:
    """The CREATE TABLE statement of the parts of imports that are under way, by series, file and place in the file."""
    return (
        "CREATE TABLE IF NOT EXISTS import_parts (name TEXT NOT NULL, sha256 TEXT NOT NULL,"
        " position INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (name, sha256, position))"
    )


class Imports:
    """The imports of an open record; writing belongs inside a transaction of the store."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection

    def list(self) -> tuple[Edition, ...]:
        """What is imported, by name."""
        rows = self._db.execute(f"SELECT {_NAMES} FROM imports ORDER BY name")  # noqa: S608 - names are our own
        return tuple(from_row(Edition, row) for row in rows)

    def edition(self, name: str) -> Edition | None:
        """The edition kept under a name, or None."""
        query = f"SELECT {_NAMES} FROM imports WHERE name = ?"  # noqa: S608 - names are our own
        row = self._db.execute(query, (name,)).fetchone()
        return None if row is None else from_row(Edition, row)

    def body(self, name: str) -> bytes | None:
        """The packed rows kept under a name, or None."""
        row = self._db.execute("SELECT body FROM imports WHERE name = ?", (name,)).fetchone()
        return None if row is None else zlib.decompress(row[0])

    def save(self, edition: Edition, body: bytes) -> None:
        """Keep an edition with its rows; the one kept under its name gives way."""
        marks = ", ".join("?" for _ in columns(Edition))
        values = (*to_row(edition), zlib.compress(body, 6))
        statement = f"INSERT OR REPLACE INTO imports ({_NAMES}, body) VALUES ({marks}, ?)"  # noqa: S608
        self._db.execute(statement, values)

    def forget(self, name: str) -> bool:
        """Remove what is kept under a name, parts of an interrupted import too; False when nothing is."""
        parts = self.drop_parts(name)
        return self._db.execute("DELETE FROM imports WHERE name = ?", (name,)).rowcount > 0 or parts

    # ------------------------------------------------------------------ imports under way

    def unfinished(self) -> tuple[str, ...]:
        """Names of the series of which an import was stopped before its end."""
        rows = self._db.execute("SELECT DISTINCT name FROM import_parts ORDER BY name")
        return tuple(name for (name,) in rows)

    def parts(self, name: str, sha256: str) -> tuple[bytes, ...]:
        """The parts laid of this file of a series, in the order of the file."""
        query = "SELECT body FROM import_parts WHERE name = ? AND sha256 = ? ORDER BY position"
        return tuple(zlib.decompress(body) for (body,) in self._db.execute(query, (name, sha256)))

    def add_part(self, name: str, sha256: str, position: int, body: bytes) -> None:
        """Lay a part; parts of another file of the series give way."""
        self._db.execute("DELETE FROM import_parts WHERE name = ? AND sha256 <> ?", (name, sha256))
        statement = "INSERT OR REPLACE INTO import_parts VALUES (?, ?, ?, ?)"
        self._db.execute(statement, (name, sha256, position, zlib.compress(body, 1)))

    def drop_parts(self, name: str) -> bool:
        """Remove the parts of a series; False when there are none."""
        return self._db.execute("DELETE FROM import_parts WHERE name = ?", (name,)).rowcount > 0


_NAMES = ", ".join(f'"{name}"' for name, _ in columns(Edition))
