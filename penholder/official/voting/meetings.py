"""Council meetings, as the Library's meeting tables list them: day, record, subject, outcome.

Takes a CSV of the tables; gives a roll call for each resolution and draft that an outcome names, under the subject
of its meeting. Meetings without a vote are counted, not kept. Never takes a statement, a letter or an election for a
vote, and never reads numbers that do not stand right after a resolution or an outcome.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from penholder.model.voting import RollCall, VoteCount, VoteResult
from penholder.official.editions import Layout, Progress, Reading
from penholder.official.voting.drafts import read_count
from penholder.official.voting.merging import UNVOTED
from penholder.official.voting.pairing import YEAR_ONLY
from penholder.official.voting.reading import Columns, Fields, Taken, leave_out, read_all
from penholder.official.voting.writing import clean_words, read_day, read_meeting, read_states, show_words
from penholder.values.charter import council_size, seat_on

_COLUMNS = Columns(("date", "record", "topic", "outcome"), ("year",))
_TALLY = r"(?P<yes>\d{1,2}) ?- ?(?P<no>\d{1,2}) ?- ?(?P<abstain>\d{1,2})"
_ADOPTED = re.compile(
    rf"S/RES/(?P<number>\d+) ?\((?P<year>\d{{4}}) ?\)\s*"
    rf"(?:{_TALLY}|(?P<how>(?:adopted )?unanimously|without (?:a )?vote))?",
    re.IGNORECASE,
)
_SYMBOL = r"S/(?!RES/|PRST/)[\w/.-]+(?:\s*(?:,|&|\band\b|\((?!PRST)[^)]*\)|(?:Add|Corr|Rev)\.\d+|S/(?!RES/|PRST/)[\w/.-]+))*"
"""A draft's symbol with its parts and what the tables say of it ("S/471 & Add.1", "S/PV.303 (preliminary question)")."""
_REFUSED = re.compile(
    rf"(?P<symbol>{_SYMBOL})[\s)]+(?:was )?"
    r"(?:(?P<veto>vetoed) by (?P<by>(?:(?!\d| S/| Draft ).){2,60}?)|not adopted|rejected)"
    rf"(?=\s+\d| S/| Draft |\s*$| PRST)(?:\s+{_TALLY})?",
    re.IGNORECASE,
)
_VOTE = re.compile(r"\bvetoed\b|\bnot adopted\b|\brejected\b|S/RES/\d", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Meeting:
    day: date
    record: str
    topic: str
    where: str
    notes: tuple[str, ...]


def recognise_meetings(path: Path, head: bytes) -> bool:
    """Whether a file has the columns of the tables."""
    return not path.is_dir() and _COLUMNS.match(head)


def read_meetings(path: Path, progress: Progress) -> Reading:
    """The roll calls of the meetings, packed; raises RefusedImport for a broken file."""
    return read_all(path, _COLUMNS, _read_row, progress)


def _read_row(where: str, fields: Fields) -> Taken:
    day_words, record, topic, outcome, year = fields
    outcome = clean_words(outcome)
    if not _VOTE.search(outcome):
        return Taken(passed_over="meeting")
    line = where.rpartition(" line ")[2]
    day = read_day(day_words or f"{year}-12-31")
    if day is None:
        return leave_out(line, f"date {show_words(day_words)} is no day", "write the day as 2022-05-26")
    notes = () if day_words else (YEAR_ONLY,)
    meeting = _Meeting(day, read_meeting(record), clean_words(topic), where, notes)
    calls = (*_find_adopted(meeting, outcome), *_find_refused(meeting, outcome))
    if not calls:
        return leave_out(
            line, f"outcome {show_words(outcome)} cannot be read", "write S/RES/2690 (2023) 15-0-0"
        )
    return Taken(calls)


def _find_adopted(meeting: _Meeting, outcome: str) -> Iterator[RollCall]:
    for match in _ADOPTED.finditer(outcome):
        how = (match["how"] or "").lower()
        seats = council_size(date(int(match["year"]), 1, 1))
        count = _count(match, meeting.day) if match["yes"] else None
        if "unanim" in how:
            count = VoteCount(seats, 0, 0)
        notes = (f"{meeting.where}: {UNVOTED}",) if "without" in how else ()
        symbol = f"S/RES/{int(match['number'])}({match['year']})"
        yield _make(meeting, symbol, VoteResult.ADOPTED, count, notes=notes)


def _find_refused(meeting: _Meeting, outcome: str) -> Iterator[RollCall]:
    for match in _REFUSED.finditer(outcome):
        draft = match["symbol"].strip(" ,")
        result = VoteResult.VETOED if match["veto"] else VoteResult.FAILED
        by = read_states(match["by"]) or () if match["by"] else ()
        count = _count(match, meeting.day) if match["yes"] else None
        vetoers = tuple(sorted(seat_on(iso, meeting.day) for iso in by))
        yield _make(meeting, draft, result, count, vetoers)


def _count(match: re.Match[str], day: date) -> VoteCount | None:
    """The numbers of an outcome; None where they are more than the Council had members."""
    count = read_count([match["yes"], match["no"], match["abstain"]], "", day)
    return count if isinstance(count, VoteCount) else None


def _make(
    meeting: _Meeting,
    symbol: str,
    result: VoteResult,
    count: VoteCount | None,
    vetoed_by: tuple[str, ...] = (),
    notes: tuple[str, ...] = (),
) -> RollCall:
    return RollCall(
        symbol=symbol,
        day=meeting.day,
        result=result,
        title=meeting.topic,
        subject=meeting.topic,
        count=count,
        vetoed_by=vetoed_by,
        draft="" if result is VoteResult.ADOPTED else symbol,
        meeting=meeting.record,
        where=meeting.where,
        notes=(*meeting.notes, *notes),
    )


MEETINGS = Layout(
    key="meetings",
    series="Security Council meetings",
    expects="a CSV table with the columns " + ", ".join(_COLUMNS.needed),
    attribution="United Nations, Dag Hammarskjöld Library, Security Council meeting tables",
    terms="United Nations: non-commercial use with attribution",
    recognises=recognise_meetings,
    read=read_meetings,
)
"""The layout of the meeting tables."""
