"""Vetoes by member: the list of C. L. Yordan, World Politics Data Lab, taken from the Library's page on vetoes.

Takes its CSV; gives one roll call for each vetoed draft, with who vetoed it and without numbers, which the list does
not have. Its agenda items and meeting records may run over two lines.
"""

from __future__ import annotations

from pathlib import Path

from penholder.model.voting import RollCall, VoteResult
from penholder.official.editions import Layout, Progress, Reading
from penholder.official.voting.reading import Columns, Fields, Taken, leave_out, read_all
from penholder.official.voting.writing import (
    DayOrder,
    clean_words,
    read_day,
    read_meeting,
    read_state,
    show_words,
)
from penholder.values.charter import seat_on

_COLUMNS = Columns(
    ("date", "draft", "member_veto1"),
    ("member_veto2", "member_veto3", "meeting_record", "agenda_item", "crisis_topic", "region"),
)


def recognise_vetoes(path: Path, head: bytes) -> bool:
    """Whether a file has the columns of the list."""
    return not path.is_dir() and _COLUMNS.match(head)


def read_vetoes(path: Path, progress: Progress) -> Reading:
    """The roll calls of a file, packed; raises RefusedImport for a broken one. The list writes month/day/year."""
    return read_all(path, _COLUMNS, _read_row, progress, joins=True)


def _read_row(where: str, fields: Fields) -> Taken:
    day_words, draft, *members = fields[:5]
    record, agenda, topic, region = fields[5:]
    line = where.rpartition(" line ")[2]
    day = read_day(day_words, DayOrder.MONTH_FIRST)
    if day is None:
        return leave_out(
            line, f"date {show_words(day_words)} is no day", "write month/day/year or 2022-07-08"
        )
    named = [words for words in members if words]
    codes = [read_state(words) for words in named]
    unknown = [words for words, code in zip(named, codes, strict=True) if code is None]
    if unknown or not codes:
        shown = show_words(unknown[0]) if unknown else "nobody"
        return leave_out(line, f"vetoed by {shown}", "name a member that vetoed, by its UN name")
    meeting, symbol = read_meeting(record), clean_words(draft)
    if not (symbol or meeting):
        return leave_out(line, "neither a draft symbol nor a meeting record", "give one of them (S/2022/538)")
    roll_call = RollCall(
        symbol=symbol or meeting,
        day=day,
        result=VoteResult.VETOED,
        title=clean_words(agenda),
        subject=clean_words(agenda),
        topics=tuple(clean_words(words) for words in (topic, region) if words.strip()),
        vetoed_by=tuple(sorted({seat_on(code, day) for code in codes if code})),
        draft=symbol,
        meeting=meeting,
        where=where,
    )
    return Taken((roll_call,))


VETOES = Layout(
    key="vetoes",
    series="Vetoes in the Security Council",
    expects="a CSV table with the columns date, draft, member_veto1 and meeting_record",
    attribution="C. L. Yordan, List of UN Security Council Vetoes, World Politics Data Lab, "
    "from the Dag Hammarskjöld Library's page on vetoes",
    terms="MIT licence",
    recognises=recognise_vetoes,
    read=read_vetoes,
)
"""The layout of the list of vetoes."""
