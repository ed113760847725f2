"""Resolutions with their tallies: the Data Hub's set DGC-SCRES, and tables made from it with the Library's tallies.

Takes a CSV in either naming of the columns; gives one roll call for each resolution, without names of who voted how.
Never takes a missing tally for a unanimous one: a resolution whose numbers are blank was adopted, no more is known.

DGC-SCRES also lists presidential statements; they are no votes and are counted, not taken. Its "Voting - yes" holds
the number of yes votes, or says that the vote was unanimous: then every member of that year's Council voted yes.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from penholder.model.voting import RollCall, VoteCount, VoteResult
from penholder.official.editions import Layout, Progress, Reading
from penholder.official.voting.reading import Columns, Fields, Taken, leave_out, read_all
from penholder.official.voting.writing import (
    clean_words,
    read_day,
    read_meeting,
    read_number,
    read_resolution,
    show_words,
)
from penholder.values.charter import council_size

_CHECKED = Columns(
    ("symbol", "date", "yes", "no", "abstain"),
    (
        "not_voting", "description", "title", "meeting", "subjects", "topics",
        "date_in_DGC_if_different", "tally_in_tables_if_different",
    ),
)  # fmt: skip
"""Columns of a table whose tallies were checked against the Library's meeting tables."""
_HUB = Columns(
    ("Symbol", "Date", "Voting - yes", "Voting - no", "Voting - abstain"),
    ("not voting", "Description", "Title", "Meeting number", "Subjects", "Topics"),
)
"""Columns of DGC-SCRES by the Data Hub's own definitions."""


def recognise_tallies(path: Path, head: bytes) -> bool:
    """Whether a file has the columns of either table."""
    return not path.is_dir() and (_HUB.match(head) or _CHECKED.match(head))


def read_tallies(path: Path, progress: Progress) -> Reading:
    """The roll calls of a file, packed; raises RefusedImport for a broken one."""
    with path.open("rb") as stream:
        columns = _HUB if _HUB.match(stream.read(4096)) else _CHECKED
    return read_all(path, columns, _read_row, progress)


def _read_row(where: str, fields: Fields) -> Taken:
    written, day_words, *numbers = fields[:6]
    description, title, meeting, subjects, topics, *other = fields[6:]
    line = where.rpartition(" line ")[2]
    symbol = read_resolution(written)
    if symbol is None:
        if "PRST" in written.upper():
            return Taken(passed_over="presidential statement")
        return leave_out(
            line, f"symbol {show_words(written)} is no resolution", "write it as S/RES/2690(2023)"
        )
    day = read_day(day_words)
    if day is None:
        return leave_out(line, f"date {show_words(day_words)} is no day", "write the day as 2023-06-30")
    count = _read_count(numbers, symbol)
    if isinstance(count, str):
        return leave_out(line, count, "correct the numbers of votes")
    roll_call = RollCall(
        symbol=symbol,
        day=day,
        result=VoteResult.ADOPTED,
        title=clean_words(description or title),
        subject=clean_words(subjects),
        topics=split_topics(topics),
        count=count,
        meeting=read_meeting(meeting),
        where=where,
        notes=tuple(_note(symbol, day, *other, where=where)),
    )
    return Taken((roll_call,))


def split_topics(words: str) -> tuple[str, ...]:
    """Topics between commas or bars, each once, in the order of the file."""
    parts = (clean_words(part) for part in words.replace("|", ",").split(","))
    return tuple(dict.fromkeys(part for part in parts if part))


def _read_count(numbers: list[str], symbol: str) -> VoteCount | str | None:
    """Yes, no, abstaining and absent; None when not told; else what is wrong with them."""
    if not any(numbers[:3]):
        return None
    seats = council_size(date(int(symbol[-5:-1]), 1, 1))
    if "unanim" in numbers[0].lower():
        return VoteCount(seats, 0, 0)
    read = [read_number(words or "0") for words in numbers]
    yes, no, abstain, absent = read
    if yes is None or no is None or abstain is None or absent is None:
        return f"tally {show_words('-'.join(numbers))} is not in whole numbers"
    cast = yes + no + abstain
    if cast + absent > seats:
        return f"{cast + absent} votes where the Council had {seats} members"
    return VoteCount(yes, no, abstain, seats - cast)


def _note(symbol: str, day: date, hub_day: str = "", tally: str = "", *, where: str) -> list[str]:
    file = where.rpartition(" line ")[0]
    notes = []
    if str(day.year) != symbol[-5:-1]:
        notes.append(f"{file} dates it {day}, another year than its symbol's")
    if hub_day:
        notes.append(f"{file}: the Data Hub dates it {clean_words(hub_day)}")
    if tally:
        notes.append(f"{file}: the Library's meeting tables give {clean_words(tally)}")
    return notes


TALLIES = Layout(
    key="tallies",
    series="Security Council resolutions with tallies",
    expects="a CSV table with the columns Symbol, Date, Voting - yes, Voting - no, Voting - abstain",
    attribution="United Nations Peace and Security Data Hub, set DGC-SCRES, and Dag Hammarskjöld Library, meeting tables",
    terms="United Nations: non-commercial use with attribution",
    recognises=recognise_tallies,
    read=read_tallies,
)
"""The layout of the Hub's set; columns checked against its metadata of October 2023."""
