"""Tables of votes as they stand: one value for each row, with what is wrong in it.

Takes a folder; gives the rows of its tables of resolutions and of drafts not adopted, and the vetoes of its list of
vetoes. Never merges rows or mends one: what an import would leave out (a row without a day, more votes than seats)
is a row here too. Raises EvaluationError naming what is missing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from penholder.council.rules import council_size
from penholder.errors import EvaluationError, RefusedImport
from penholder.official.files import read_head, write_utf8
from penholder.official.voting.lines import Row, read_header, read_table
from penholder.official.voting.reading import Columns
from penholder.official.voting.writing import DayOrder, clean_words, read_day, read_number, read_states
from penholder.values.charter import seat_on

RESOLUTIONS = Columns(
    ("symbol", "date", "yes", "no", "abstain"),
    ("not_voting", "year", "tally_in_tables_if_different"),
)
"""Columns of a table of resolutions with tallies."""
HUB = Columns(
    ("Symbol", "Date", "Voting - yes", "Voting - no", "Voting - abstain"),
    ("not voting", "year", "other tally"),
)
"""The same in the Data Hub's own set DGC-SCRES, which lists statements of the President too."""
DRAFTS = Columns(
    ("date", "record", "draft", "outcome", "vetoed_by", "yes", "no", "abstain"), ("not_voting", "year")
)
"""Columns of a table of drafts not adopted, made from the Library's tables of meetings."""
VETOES = Columns(("date", "draft", "member_veto1"), ("member_veto2", "member_veto3"))
"""Columns of a list of vetoes by member."""

ADOPTED = "adopted"
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class RecordedVote:
    """One row about a draft put to the vote."""

    symbol: str
    day: date | None
    """None where the row has no day that can be read."""
    year: int | None
    recorded: str
    """The outcome in the row's words; "adopted" for a resolution."""
    numbers: tuple[str, str, str, str]
    """Yes, no, abstaining, not voting, as printed; "" where blank."""
    where: str
    """File and line."""
    vetoed_by: tuple[str, ...] = ()
    """Codes of the permanent members named as having vetoed it."""
    fault: str = ""
    """Why the row cannot be judged; "" for none."""
    other_tally: str = ""
    """What a second source says of the tally, where it differs."""

    @property
    def tallied(self) -> bool:
        """Whether the row gives any number of votes."""
        return any(self.numbers[:3])


@dataclass(frozen=True, slots=True)
class VoteTables:
    """The tables of a folder."""

    name: str
    files: tuple[Path, ...]
    adopted: tuple[RecordedVote, ...]
    failed: tuple[RecordedVote, ...]
    vetoes: tuple[tuple[str, date, tuple[str, ...]], ...]
    """Draft symbol, day and codes of the members that vetoed it; empty without such a list."""


def read_tables(folder: Path) -> VoteTables:
    """The tables of a folder; other files in it are passed over."""
    if not folder.is_dir():
        if folder.exists():
            raise EvaluationError(
                f"{folder}: is one file, and the check needs the tables of resolutions and of drafts; give their "
                f"folder, as --votes {folder.parent}"
            )
        raise EvaluationError(f"{folder}: no such folder; give the one that holds the tables of votes")
    files = list_csv(folder)
    hub = [path for path, head in files if HUB.match(head)]
    adopted = [path for path, head in files if RESOLUTIONS.match(head) or path in hub]
    failed = [path for path, head in files if DRAFTS.match(head)]
    listed = [path for path, head in files if VETOES.match(head)]
    for found, what, columns in (
        (adopted, "resolutions with tallies", RESOLUTIONS),
        (failed, "drafts not adopted", DRAFTS),
    ):
        if not found:
            raise EvaluationError(
                f"{folder}: holds no table of {what}; expected a CSV file with the columns "
                f"{', '.join(columns.needed)} (found: {_name([path for path, _ in files])})"
            )
    return VoteTables(
        name=folder.resolve().name,
        files=(*adopted, *failed, *listed),
        adopted=tuple(
            vote for path in adopted for vote in _read_resolutions(path, HUB if path in hub else RESOLUTIONS)
        ),
        failed=tuple(vote for path in failed for vote in _read_drafts(path)),
        vetoes=tuple(veto for path in listed for veto in _read_vetoes(path)),
    )


def list_csv(folder: Path) -> list[tuple[Path, bytes]]:
    """The CSV files of a folder by name, with their first bytes; none for one that is empty or cannot be read."""
    found = []
    for path in sorted(p for p in folder.iterdir() if p.is_file() and p.suffix.lower() == ".csv"):
        try:
            found.append((path, read_head(path)))
        except RefusedImport:
            found.append((path, b""))
    return found


def _name(files: Sequence[Path]) -> str:
    return ", ".join(write_utf8(path.name) for path in files[:5]) or "no CSV file"


def _read_rows(path: Path, columns: Columns, *, joins: bool = False) -> Iterator[tuple[Row, str, list[str]]]:
    """Each row with its place and its fields in the order of the columns."""
    try:
        header = read_header(path)
        places = header.places(path, columns.needed, columns.optional)
        name = write_utf8(path.name)
        for row in read_table(path, header, joins=joins):
            fields = [row.fields[p] if 0 <= p < len(row.fields) else "" for p in places]
            yield row, f"{name} line {row.line}", [clean_words(field) for field in fields]
    except RefusedImport as error:
        raise EvaluationError(str(error)) from error


def _read_resolutions(path: Path, columns: Columns) -> Iterator[RecordedVote]:
    for row, where, fields in _read_rows(path, columns):
        symbol, day_words, yes, no, abstain, absent, year, other = fields
        if "PRST" in symbol.upper():
            continue
        day = read_day(day_words)
        if "unanim" in yes.lower() and day is not None:
            yes, no, abstain = str(council_size(day)), "0", "0"
        yield RecordedVote(
            symbol=symbol,
            day=day,
            year=_read_year(day, year),
            recorded=ADOPTED,
            numbers=(yes, no, abstain, absent),
            where=where,
            fault=_explain(row),
            other_tally=other,
        )


def _read_drafts(path: Path) -> Iterator[RecordedVote]:
    for row, where, fields in _read_rows(path, DRAFTS):
        day_words, record, draft, outcome, by, yes, no, abstain, absent, year = fields
        day = read_day(day_words)
        vetoers = read_states(by)
        fault = _explain(row) or ("" if vetoers is not None else f"vetoed by {by!r}, which names no state")
        yield RecordedVote(
            symbol=draft or record,
            day=day,
            year=_read_year(day, year),
            recorded=outcome.lower(),
            numbers=(yes, no, abstain, absent),
            where=where,
            vetoed_by=_seat(vetoers or (), day, _read_year(day, year)),
            fault=fault,
        )


def _read_vetoes(path: Path) -> Iterator[tuple[str, date, tuple[str, ...]]]:
    """The vetoes that name a draft, a day and members that are known; the rest of the list is no help here."""
    for _, _, fields in _read_rows(path, VETOES, joins=True):
        day = read_day(fields[0], DayOrder.MONTH_FIRST)
        states = read_states(";".join(field for field in fields[2:] if field))
        if day is not None and states and fields[1]:
            yield fields[1], day, _seat(states, day, day.year)


def _seat(states: Sequence[str], day: date | None, year: int | None) -> tuple[str, ...]:
    """The codes of the seats on that day, or in that year."""
    if day is None and year is None:
        return tuple(sorted(states))
    on = day or date(year or 1, 1, 1)
    return tuple(sorted({seat_on(iso, on) for iso in states}))


def _read_year(day: date | None, words: str) -> int | None:
    if day is not None:
        return day.year
    return int(words) if _YEAR.fullmatch(words) else None


def _explain(row: Row) -> str:
    return f"{row.fault.found}" if row.fault else ""


def read_counts(vote: RecordedVote) -> tuple[int, int, int, int] | None:
    """Yes, no, abstaining and not voting as numbers, blanks as none; None where one is no whole number.

    >>> read_counts(RecordedVote("S/1", None, 1946, "vetoed", ("9", "2", "", ""), ""))
    (9, 2, 0, 0)
    """
    found = [read_number(words or "0") for words in vote.numbers]
    yes, no, abstain, absent = found
    if yes is None or no is None or abstain is None or absent is None:
        return None
    return yes, no, abstain, absent
