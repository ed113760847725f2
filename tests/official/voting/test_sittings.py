"""Meetings of the Council, with a vote or without, and how many there were on each subject."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from penholder.council.history.meetings import count_meetings
from penholder.model.rates import VotesAsked
from penholder.official.voting.sittings import Sittings, read_sittings

TABLE = """year,format,record,date,press_release,topic,outcome
2021,meeting,S/PV.8700,2021-03-01,,The situation in Mali,--
2021,meeting,S/PV.8701,2021-03-02,,The situation in Mali,S/RES/2580 (2021) 15-0-0
2021,meeting,S/PV.8702,2021-03-03,,The situation in Cyprus,--
2021,meeting,S/PV.8703,,,The situation in Cyprus,--
"""


@pytest.fixture
def table(tmp_path: Path) -> Sittings:
    (tmp_path / "meetings.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "notes.txt").write_text("not a table", encoding="utf-8")
    found = read_sittings(tmp_path)
    assert found is not None
    return found


def test_every_meeting_with_a_day_is_one(table: Sittings) -> None:
    assert [s.record for s in table.held] == ["S/PV.8700", "S/PV.8701", "S/PV.8702"]
    assert table.last_day == date(2021, 3, 3)
    assert table.source.startswith("meetings.csv")


def test_meetings_are_counted_by_subject(table: Sittings) -> None:
    counted = count_meetings(table, VotesAsked())
    assert counted.whole == 3
    assert (counted.by_subject["ML"], counted.by_subject["africa"], counted.by_subject["CY"]) == (2, 2, 1)


def test_the_days_and_the_subject_asked_for_limit_them(table: Sittings) -> None:
    assert count_meetings(table, VotesAsked(until=date(2021, 3, 1))).whole == 1
    assert count_meetings(table, VotesAsked(since=date(2021, 3, 2), subject="ML")).whole == 1


def test_a_folder_without_a_meeting_table_has_none(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a table", encoding="utf-8")
    assert read_sittings(tmp_path) is None
