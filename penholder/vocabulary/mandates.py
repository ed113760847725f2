"""The chains of mandates as a table: one row for each resolution and mission.

Takes the text of a CSV file; gives `Mandate`s, and rows again. Never skips a row: one that cannot be read is named
with its line. Lines that open with "#" tell the source and the date of the table.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from importlib import resources

import msgspec

from penholder.errors import VocabularyError
from penholder.vocabulary.actors import Mandate

COLUMNS = ("mission", "resolution", "adopted", "expires", "basis", "action", "military", "police", "reporting",
           "tasks", "tally", "source")  # fmt: skip
NAME = "mandates.csv"


@cache
def mandates_end() -> date:
    """The last day that the list of resolutions behind the table covers; later rows were entered by hand."""
    text = resources.files("penholder.data").joinpath(NAME).read_text("utf-8")
    match = re.search(r"^# .*\bto (\d{4}-\d\d-\d\d)\b", text, re.MULTILINE)
    if match is None:
        raise VocabularyError(f"penholder/data/{NAME}: no note says up to which day its source reaches")
    return date.fromisoformat(match[1])


@cache
def load_mandates() -> tuple[Mandate, ...]:
    """The chains Penholder ships, by mission, oldest first."""
    text = resources.files("penholder.data").joinpath(NAME).read_text("utf-8")
    return read_mandates(text, f"penholder/data/{NAME}")


def read_mandates(text: str, name: str) -> tuple[Mandate, ...]:
    """The rows of a table of mandates; raises VocabularyError naming file and line."""
    lines = text.splitlines()
    notes = sum(1 for line in lines if line.startswith("#"))
    rows = csv.DictReader(lines[notes:])
    found = []
    for number, row in enumerate(rows, start=notes + 2):
        filled: dict[str, object] = {key: value for key, value in row.items() if key and value}
        filled.setdefault("action", "")
        filled["tasks"] = (row.get("tasks") or "").split()
        try:
            found.append(msgspec.convert(filled, Mandate, strict=False))
        except msgspec.ValidationError as error:
            raise VocabularyError(f"{name}, line {number}: {error}; columns: {','.join(COLUMNS)}") from error
    return tuple(found)


def write_mandates(mandates: Iterable[Mandate], notes: Iterable[str] = ()) -> str:
    """The table as text, in the order given, after the notes."""
    paper = io.StringIO()
    paper.writelines(f"# {note}\n" for note in notes)
    writer = csv.writer(paper, lineterminator="\n")
    writer.writerow(COLUMNS)
    for mandate in mandates:
        cells = [getattr(mandate, name) for name in COLUMNS]
        writer.writerow(
            [
                " ".join(cell) if isinstance(cell, tuple) else "" if cell is None else str(cell)
                for cell in cells
            ]
        )
    return paper.getvalue()
