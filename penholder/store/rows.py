"""Row mapping derived from the model: one table per dataclass, one column per field.

Takes model objects; gives rows and back. Plain fields become typed columns that people can query with any
SQLite tool; tuples and nested values become JSON text. A field added to the model needs a migration and
nothing else.
"""

from __future__ import annotations

import types
from collections.abc import Collection, Sequence
from dataclasses import MISSING, fields
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

T = TypeVar("T")

_PLAIN: dict[type, str] = {str: "TEXT", int: "INTEGER", float: "REAL", bool: "INTEGER", date: "TEXT"}


def _plain_type(hint: Any) -> str | None:
    """The column type of a field stored as it is, or None when it is stored as JSON."""
    if get_origin(hint) in (Union, types.UnionType):
        named = [arg for arg in get_args(hint) if arg is not type(None)]
        return _plain_type(named[0]) if len(named) == 1 else None
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return "TEXT"
    return _PLAIN.get(hint) if isinstance(hint, type) else None


_COLUMNS: dict[type, tuple[tuple[str, str | None], ...]] = {}
_HINTS: dict[type, dict[str, Any]] = {}


def columns(kind: type) -> tuple[tuple[str, str | None], ...]:
    """Field names of a model class with their column type (None: JSON)."""
    if kind not in _COLUMNS:
        _COLUMNS[kind] = tuple((f.name, _plain_type(_hints(kind)[f.name])) for f in fields(kind))
    return _COLUMNS[kind]


def _hints(kind: type) -> dict[str, Any]:
    if kind not in _HINTS:
        _HINTS[kind] = get_type_hints(kind)
    return _HINTS[kind]


def create_statement(table: str, kind: type, key: str) -> str:
    """The CREATE TABLE statement for a model class.

    >>> from penholder.model import Skipped
    >>> create_statement("skipped", Skipped, "path")
    'CREATE TABLE skipped ("path" TEXT, "stage" TEXT, "reason" TEXT, PRIMARY KEY ("path"))'
    """
    defined = ", ".join(f'"{name}" {plain or "TEXT"}' for name, plain in columns(kind))
    quoted = ", ".join(f'"{part}"' for part in key.split(","))
    return f"CREATE TABLE {table} ({defined}, PRIMARY KEY ({quoted}))"


def add_column_statements(table: str, kind: type, held: Collection[str]) -> tuple[str, ...]:
    """The ALTER TABLE statements for the fields a table does not hold yet; rows it has take the default.

    >>> from penholder.model import StoryFamily
    >>> print(*add_column_statements("families", StoryFamily, {"id", "reports"}))
    ALTER TABLE families ADD COLUMN "tree" TEXT DEFAULT '[]'
    """
    defaults = {f.name: f.default for f in fields(kind) if f.default is not MISSING}
    made = []
    for name, plain in columns(kind):
        if name not in held:
            value = defaults.get(name)
            stored = _plain_value(value) if plain else msgspec.json.encode(value).decode()
            shown = "NULL" if stored is None else f"'{stored}'" if isinstance(stored, str) else stored
            made.append(f'ALTER TABLE {table} ADD COLUMN "{name}" {plain or "TEXT"} DEFAULT {shown}')
    return tuple(made)


def to_row(value: Any) -> tuple[Any, ...]:
    """A model object as the values of its columns."""
    return tuple(
        _plain_value(getattr(value, name)) if plain else msgspec.json.encode(getattr(value, name)).decode()
        for name, plain in columns(type(value))
    )


def _plain_value(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value


@cache
def _decoder(hint: Any) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(hint)


def from_row(kind: type[T], row: Sequence[Any]) -> T:
    """The model object a row was written from."""
    hints = _hints(kind)
    values: dict[str, Any] = {}
    for (name, plain), stored in zip(columns(kind), row, strict=True):
        if plain is None:
            values[name] = _decoder(hints[name]).decode(stored)
        else:
            values[name] = None if stored is None else msgspec.convert(stored, hints[name], strict=False)
    return kind(**values)
