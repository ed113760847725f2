"""Council meetings as meetings, with a vote or without: day, record and subject of each row of the meeting tables.

Takes a path; gives sittings with the file they stand in. Never keeps them in a record, whose imports hold votes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from penholder.official.editions import Import, Reading, make_edition
from penholder.official.files import hash_file, write_utf8
from penholder.official.voting.layouts import find_voting_layout
from penholder.official.voting.lines import read_header, read_table
from penholder.official.voting.meetings import MEETINGS
from penholder.official.voting.writing import clean_words, read_day

_COLUMNS = ("date", "record", "topic")


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting of the Council."""

    day: date
    record: str
    subject: str
    """The agenda heading as the table has it."""


@dataclass(frozen=True, slots=True)
class Sittings:
    """The meetings of a table."""

    held: tuple[Sitting, ...]
    """By day and record."""
    source: str
    """The file as it is cited."""
    last_day: date


def read_sittings(path: Path) -> Sittings | None:
    """The meetings of a table, or of the first one in a folder by name; None where there is none.

    Rows without a day are left out: they may be of any time. Raises RefusedImport for a table that cannot be taken.
    """
    paths = sorted(p for p in path.iterdir() if p.is_file()) if path.is_dir() else [path]
    for file in paths:
        if find_voting_layout(file) is MEETINGS:
            return _read(file)
    return None


def _read(path: Path) -> Sittings | None:
    header = read_header(path)
    places = header.places(path, _COLUMNS)
    held = []
    for row in read_table(path, header):
        if row.fault:
            continue  # told when the table is read for its votes
        day_words, record, topic = (row.fields[place] for place in places)
        day = read_day(day_words)
        if day is not None:
            held.append(Sitting(day, clean_words(record), clean_words(topic)))
    if not held:
        return None
    ordered = tuple(sorted(held, key=lambda s: (s.day, s.record, s.subject)))
    sha256, size = hash_file(path)
    reading = Reading(b"", len(ordered), ordered[0].day, ordered[-1].day)
    edition = make_edition(Import(MEETINGS, sha256, size, write_utf8(path.name), reading))
    return Sittings(ordered, edition.cited, ordered[-1].day)
