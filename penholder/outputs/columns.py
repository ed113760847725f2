"""What an exported table is: named columns with a meaning, and its rows.

Takes nothing; gives `Table` and `Column`. Never holds a column without a meaning: the documentation of the export is
generated from them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from penholder.model import Assessments
from penholder.outputs.views.index import RecordIndex

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name and what stands in it."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """One exported ledger."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    rows: Callable[[RecordIndex, Assessments], Iterable[Row]]


def make_columns(*pairs: tuple[str, str]) -> tuple[Column, ...]:
    """Columns from names and meanings."""
    return tuple(Column(name, meaning) for name, meaning in pairs)
