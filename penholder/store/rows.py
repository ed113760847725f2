"""Row mapping derived from the model: one table per dataclass, one column per field.

Takes model objects; gives rows and back. Plain fields become typed columns that people can query with any
SQLite tool; tuples and nested values become JSON text. A field added to the model needs a migration and
nothing else.
"""

from __future__ import annotations

import types
from collections.abc import Sequence
from dataclasses import fields
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
