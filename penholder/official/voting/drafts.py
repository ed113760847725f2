"""Drafts that were put to the vote and not adopted, as the Library's meeting tables have them.

Takes a CSV of one row for each draft; gives its roll calls. Never corrects what a row says: an outcome or tally that
cannot be right is kept as recorded, for `council.check` to tell.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from penholder.model.voting import RollCall, VoteCount, VoteResult
from penholder.official.editions import Layout, Progress, Reading
from penholder.official.voting.pairing import YEAR_ONLY
from penholder.official.voting.reading import Columns, Fields, Taken, leave_out, read_all
from penholder.official.voting.writing import (
    clean_words,
    read_day,
    read_meeting,
    read_number,
    read_states,
    show_words,
)
from penholder.values.charter import council_size, seat_on

_COLUMNS = Columns(
    ("date", "draft", "outcome", "yes", "no", "abstain"),
    ("vetoed_by", "record", "topic", "not_voting", "year"),
)
_OUTCOMES = {
    "vetoed": VoteResult.VETOED,
    "not adopted": VoteResult.FAILED,
    "failed": VoteResult.FAILED,
    "rejected": VoteResult.FAILED,
}


def recognise_drafts(path: Path, head: bytes) -> bool:
    """Whether a file has the columns of the table."""
    return not path.is_dir() and _COLUMNS.match(head)


def read_drafts(path: Path, progress: Progress) -> Reading:
    """The roll calls of a file, packed; raises RefusedImport for a broken one."""
    return read_all(path, _COLUMNS, _read_row, progress)


def _read_row(where: str, fields: Fields) -> Taken:
    day_words, draft, outcome, *numbers = fields[:6]
    by, record, topic, absent, year = fields[6:]
    line = where.rpartition(" line ")[2]
    day = read_day(day_words or f"{year}-12-31")
    if day is None:
        return leave_out(line, f"date {show_words(day_words)} is no day", "write the day as 2022-05-26")
    meeting = read_meeting(record)
    draft = clean_words(draft)
    title = clean_words(topic)
    if not (draft or meeting or title):
        found = "neither a draft symbol nor a meeting record nor a topic"
        return leave_out(line, found, "give one of them (S/2022/431)")
    result = _OUTCOMES.get(clean_words(outcome).lower())
    if result is None:
        return leave_out(line, f"outcome {show_words(outcome)}", "write vetoed or not adopted")
    vetoers = read_states(by)
    if vetoers is None:
        return leave_out(line, f"vetoed_by {show_words(by)} names no state", "write the states' UN names")
    count = read_count(numbers, absent, day)
    if isinstance(count, str):
        return leave_out(line, count, "correct the numbers of votes")
    roll_call = RollCall(
        symbol=draft or meeting or f"draft of {day}",
        day=day,
        result=result,
        title=title,
        subject=title,
        count=count,
        vetoed_by=tuple(sorted(seat_on(iso, day) for iso in vetoers)),
        draft=draft,
        meeting=meeting,
        where=where,
        notes=() if day_words else (YEAR_ONLY,),
    )
    return Taken((roll_call,))


def read_count(numbers: list[str], absent: str, day: date) -> VoteCount | str | None:
    """Yes, no and abstaining, the rest of that day's Council absent; None when not told; else what is wrong."""
    if not any(numbers):
        return None
    yes, no, abstain, told = (read_number(words) for words in (*numbers, absent or "0"))
    if yes is None or no is None or abstain is None or told is None:
        return f"tally {show_words('-'.join(numbers))} is not in whole numbers"
    cast = yes + no + abstain
    if cast + told > council_size(day):
        return f"{cast + told} votes where the Council had {council_size(day)} members"
    return VoteCount(yes, no, abstain, council_size(day) - cast)


DRAFTS = Layout(
    key="drafts",
    series="Security Council drafts not adopted",
    expects="a CSV table with the columns " + ", ".join(_COLUMNS.needed),
    attribution="United Nations, Dag Hammarskjöld Library, Security Council meeting tables",
    terms="United Nations: non-commercial use with attribution",
    recognises=recognise_drafts,
    read=read_drafts,
)
"""The layout of drafts vetoed or short of votes."""
