"""Exports: the whole record as canonical JSON, each ledger as one CSV table.

Takes a `Record` and its `Assessments`; gives text with the same bytes for the same record in any order. Never
prints a value in another wording than the brief: cells that a reader sees come from the views.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from penholder.model import Assessments, Record
from penholder.outputs.tables import TABLES, Table
from penholder.outputs.views.index import RecordIndex, index_record
from penholder.outputs.wording import clean

FORMAT = "penholder-record/1"
"""Name and version of the JSON layout; the number rises when a key changes its meaning."""

_UNSAFE = re.compile("[\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export_json(record: Record, assessments: Assessments) -> str:
    """Record and assessments as one JSON object, keys sorted, lists in canonical order.

    Words are exact; control characters and direction overrides are written as escapes, so that the file is
    inert on a terminal and loses nothing.
    """
    body: dict[str, Any] = {
        "format": FORMAT,
        "record": msgspec.to_builtins(index_record(record).record),
        "assessments": msgspec.to_builtins(_settle(assessments)),
    }
    written = json.dumps(body, ensure_ascii=False, indent=1, sort_keys=True)
    return _UNSAFE.sub(lambda found: f"\\u{ord(found.group()):04x}", written) + "\n"


def _settle(assessments: Assessments) -> Assessments:
    return Assessments(assessments.clock, tuple(sorted(assessments.tallies, key=lambda t: t.option)))


def export_csv(record: Record, assessments: Assessments) -> Mapping[str, str]:
    """One CSV text per ledger by file name ("figures.csv"); columns are those of `tables.TABLES`."""
    index = index_record(record)
    return {f"{table.name}.csv": _write(table, index, assessments) for table in TABLES}


def _write(table: Table, index: RecordIndex, assessments: Assessments) -> str:
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow([column.name for column in table.columns])
    writer.writerows(_cells(row) for row in table.rows(index, assessments))
    return target.getvalue()


def _cells(row: Iterable[str]) -> list[str]:
    return [guard(cell) for cell in row]


def guard(cell: str) -> str:
    """A cell that a spreadsheet cannot take for a formula: a leading apostrophe where needed.

    >>> guard("=1+1"), guard("12")
    ("'=1+1", '12')
    """
    cell = clean(cell)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
