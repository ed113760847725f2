"""Numbered steps that bring a record file to today's layout; each runs once, in one transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from penholder import model
from penholder.store.imports import create_imports_statement, create_parts_statement
from penholder.store.rows import add_column_statements, create_statement

TABLES: dict[str, tuple[type, str]] = {
    "reports": (model.Report, "id"),
    "brackets": (model.DateBracket, "report"),
    "pairs": (model.ReportPair, "a,b"),
    "families": (model.StoryFamily, "id"),
    "statements": (model.Statement, "id"),
    "figures": (model.Figure, "id"),
    "events": (model.Event, "id"),
    "restrictions": (model.Restriction, "id"),
    "commitments": (model.Commitment, "id"),
    "positions": (model.Position, "id"),
    "quotes": (model.QuoteFamily, "id"),
    "matters": (model.Matter, "id"),
    "independence": (model.Independence, "of"),
    "identities": (model.Identity, "id"),
    "options": (model.Option, "id"),
    "judgements": (model.Judgement, "id"),
}
"""Every table that holds model objects, with its class and primary key."""


def _lay_first_tables(connection: sqlite3.Connection) -> None:
    for table, (kind, key) in TABLES.items():
        connection.execute(create_statement(table, kind, key))
    for statement in (
        "CREATE TABLE suspicions (body TEXT NOT NULL)",
        "CREATE TABLE files (place TEXT PRIMARY KEY, path TEXT, size INTEGER, changed INTEGER, report TEXT,"
        " stage TEXT, reason TEXT)",
        "CREATE TABLE parses (key TEXT PRIMARY KEY, body BLOB NOT NULL)",
        "CREATE TABLE extractions (key TEXT PRIMARY KEY, report TEXT NOT NULL, body BLOB NOT NULL)",
        "CREATE TABLE told (report TEXT PRIMARY KEY, body TEXT NOT NULL)",
        "CREATE TABLE forgotten (report TEXT PRIMARY KEY)",
        "CREATE TABLE facts (name TEXT PRIMARY KEY, value TEXT)",
        "CREATE VIRTUAL TABLE words USING fts5(report UNINDEXED, title, body, tokenize='porter unicode61')",
        "CREATE INDEX statements_report ON statements(report)",
        "CREATE INDEX figures_report ON figures(report)",
    ):
        connection.execute(statement)


def _name_missions_of_commitments(connection: sqlite3.Connection) -> None:
    """Record files laid before commitments named the mission they concern."""
    held = {row[1] for row in connection.execute("PRAGMA table_info(commitments)")}
    if "about" not in held:
        connection.execute("ALTER TABLE commitments ADD COLUMN \"about\" TEXT NOT NULL DEFAULT ''")


def _find_files_by_report(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE INDEX IF NOT EXISTS files_report ON files(report)")


def _add_new_fields(connection: sqlite3.Connection) -> None:
    """Record files laid before some classes or fields of the model: their tables and columns, with the defaults."""
    for table, (kind, key) in TABLES.items():
        held = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")}
        if not held:
            connection.execute(create_statement(table, kind, key))
            continue
        for column in add_column_statements(table, kind, held):
            connection.execute(column)


def _keep_readings(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE TABLE IF NOT EXISTS readings (key TEXT PRIMARY KEY, reader TEXT NOT NULL, body BLOB NOT NULL)"
    )


def _keep_imports(connection: sqlite3.Connection) -> None:
    connection.execute(create_imports_statement())


def _stage_imports(connection: sqlite3.Connection) -> None:
    connection.execute(create_parts_statement())


MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (
    _lay_first_tables,
    _name_missions_of_commitments,
    _find_files_by_report,
    _add_new_fields,
    _keep_readings,
    _add_new_fields,
    _add_new_fields,
    _keep_imports,
    _add_new_fields,
    _add_new_fields,
    _stage_imports,
    _add_new_fields,
)
"""Steps in order; never changed once released, only added to."""
