"""Tallies, drafts not adopted, vetoes and meetings: what each row gives, and what becomes of rows that give nothing."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from penholder.errors import RefusedImport
from penholder.model.voting import RollCall, VoteCount, VoteResult
from penholder.official.editions import Layout, Reading, no_progress
from penholder.official.voting import read_votes
from penholder.official.voting.drafts import DRAFTS
from penholder.official.voting.meetings import MEETINGS
from penholder.official.voting.packing import load_roll_calls
from penholder.official.voting.pairing import YEAR_ONLY
from penholder.official.voting.tallies import TALLIES
from penholder.official.voting.vetoes import VETOES
from tests.official.voting.tables import (
    SHARED,
    draft,
    meeting,
    tally,
    veto,
    write_csv,
    write_drafts,
    write_meetings,
    write_tallies,
    write_vetoes,
)


def read(layout: Layout, path: Path) -> tuple[Reading, tuple[RollCall, ...]]:
    assert layout.recognises(path, path.read_bytes()[:4096])
    reading = layout.read(path, no_progress)
    return reading, load_roll_calls(reading.body)


# ---------------------------------------------------------------------- tallies


def test_a_tally_counts_who_is_missing_by_the_years_council(tmp_path: Path) -> None:
    rows = [
        tally("S/RES/5(1946)", "1946-05-08", "10-0-0"),
        tally("S/RES/2640 (2022)", "2022-06-29", "13-0-2"),
    ]
    _, (early, late) = read(TALLIES, write_tallies(tmp_path / "t.csv", rows))
    assert (early.count, late.count) == (VoteCount(10, 0, 0, 1), VoteCount(13, 0, 2, 0))
    assert (late.symbol, late.unanimous, early.unanimous) == ("S/RES/2640(2022)", False, False)
    assert late.topics == ("PATROLS", "NIGHT WORK")


def test_a_resolution_without_numbers_is_adopted_and_no_more_is_known(tmp_path: Path) -> None:
    _, (call,) = read(TALLIES, write_tallies(tmp_path / "t.csv", [tally("S/RES/1(1946)", "1946-01-25", "")]))
    assert (call.result, call.count, call.unanimous) == (VoteResult.ADOPTED, None, None)


def test_the_hubs_own_columns_are_read_and_its_statements_passed_over(tmp_path: Path) -> None:
    columns = ("Date", "Description", "Meeting number", "Subjects", "Symbol", "Title", "Topics", "URL",
               "Voting - abstain", "Voting - no", "Voting - yes")  # fmt: skip
    base = dict.fromkeys(columns, "")
    rows = [
        base
        | {
            "Date": "2023-06-30",
            "Symbol": "S/RES/2690(2023)",
            "Voting - yes": "Unanimous",
            "Title": "An end",
        },
        base | {"Date": "1950-06-27", "Symbol": "S/RES/83(1950)", "Voting - yes": "7", "Voting - no": "1"},
        base | {"Date": "2023-06-30", "Symbol": "S/PRST/2023/1"},
    ]
    reading, (old, new) = read(TALLIES, write_csv(tmp_path / "h.csv", columns, rows))
    assert (old.count, new.count) == (VoteCount(7, 1, 0, 3), VoteCount(15, 0, 0, 0))
    assert new.title == "An end"
    assert reading.notes == ("no vote: 1 presidential statement",)


def test_bad_rows_of_tallies_are_named(tmp_path: Path) -> None:
    good = [tally(f"S/RES/{n}(2000)", "2000-03-01", "15-0-0") for n in range(1300, 1380)]
    bad = [tally("A/RES/1", "2000-01-01", "15-0-0"), tally("S/RES/9(2000)", "soon", "15-0-0"),
           tally("S/RES/8(2000)", "2000-01-01", "15-1-0"), tally("S/RES/7(2000)", "2000-01-01", "all-0-0")]  # fmt: skip
    reading, calls = read(TALLIES, write_tallies(tmp_path / "t.csv", good + bad))
    assert len(calls) == 80
    told = [str(f) for f in reading.left_out]
    assert [t.split(":")[0] for t in told] == ["line 82", "line 83", "line 84", "line 85"]
    assert "16 votes where the Council had 15 members" in told[2]


def test_a_day_in_another_year_than_the_symbols_is_told(tmp_path: Path) -> None:
    _, (call,) = read(
        TALLIES, write_tallies(tmp_path / "t.csv", [tally("S/RES/99(1953)", "1975-11-02", "9-0-2")])
    )
    assert call.count == VoteCount(9, 0, 2, 0)
    assert "another year than its symbol's" in call.notes[0]


# ---------------------------------------------------------------------- drafts and vetoes


def test_drafts_keep_what_the_table_says(tmp_path: Path) -> None:
    rows = [
        draft("1949-09-13", "S/1331", "vetoed", "USSR", "9-1-1", record="S/PV.443"),
        draft("2011-10-04", "S/2011/612", "vetoed", "China, Russian Federation", "9-2-4"),
        draft("1962-03-23", "S/5095", "not adopted", "", "7-2-1"),
        draft("", "", "vetoed", "USSR", "", record="S/PV.384"),
    ]
    _, calls = read(DRAFTS, write_drafts(tmp_path / "d.csv", rows))
    by = {call.symbol: call for call in calls}
    assert (by["S/1331"].vetoed_by, by["S/2011/612"].vetoed_by) == (("SU",), ("CN", "RU"))
    assert (by["S/5095"].result, by["S/5095"].count) == (VoteResult.FAILED, VoteCount(7, 2, 1, 1))
    assert by["S/1331"].meeting == "S/PV.443"
    assert (by["S/PV.384"].day, by["S/PV.384"].notes) == (date(1950, 12, 31), (YEAR_ONLY,))


def test_bad_drafts_are_named(tmp_path: Path) -> None:
    good = [draft("2000-01-01", f"S/2000/{n}", "not adopted", "", "4-9-2") for n in range(80)]
    bad = [draft("2000-01-01", "S/1", "postponed", "", "4-9-2"), draft("2000-01-01", "S/2", "vetoed", "Atlantis", ""),
           draft("2000-01-01", "S/3", "not adopted", "", "9-9-9"),
           draft("2000-01-01", "", "not adopted", "", "4-9-2", topic="")]  # fmt: skip
    reading, calls = read(DRAFTS, write_drafts(tmp_path / "d.csv", good + bad))
    assert len(calls) == 80
    assert [f.found for f in reading.left_out] == [
        "outcome 'postponed'",
        "vetoed_by 'Atlantis' names no state",
        "27 votes where the Council had 15 members",
        "neither a draft symbol nor a meeting record nor a topic",
    ]


def test_vetoes_name_who_and_may_run_over_two_lines(tmp_path: Path) -> None:
    rows = [
        veto("2/16/1946", "S/PV.23", "USSR", record="S/PV.23"),
        veto("4/5/1986", "S/2", "USA", "UK"),
        veto("7/7/2020", "S/2020/654", "Russia", "China", record="S/2020/661\nS/2020/657"),
    ]
    path = write_vetoes(tmp_path / "v.csv", rows)
    reading, (first, second, third) = read(VETOES, path)
    assert (first.vetoed_by, second.vetoed_by, third.vetoed_by) == (("SU",), ("GB", "US"), ("CN", "RU"))
    assert (second.day, third.where) == (date(1986, 4, 5), "v.csv line 4")
    assert (first.count, first.result, reading.left_out) == (None, VoteResult.VETOED, ())


def test_a_quotation_mark_that_does_not_close_takes_no_other_row(tmp_path: Path) -> None:
    rows = [veto(f"1/{n}/1990", f"S/{n}", "USA") for n in range(1, 29)]
    path = write_vetoes(tmp_path / "v.csv", rows)
    lines = path.read_text("utf-8").split("\n")
    lines[3] = lines[3].replace("Fishing", '"Fishing', 1)
    path.write_text("\n".join(lines), "utf-8")
    reading, calls = read(VETOES, path)
    assert [f.where for f in reading.left_out] == ["line 4"]
    assert len(calls) == 27


# ---------------------------------------------------------------------- meetings


def test_meetings_give_the_votes_their_outcomes_name(tmp_path: Path) -> None:
    rows = [
        meeting("S/PV.84", "1946-12-16", "Term of office", "S/RES/14 (1946) 9-0-2"),
        meeting("S/PV.87", "1946-12-19", "Greek complaint", "S/RES/15 (1946) adopted unanimously S/5 (PRST)"),
        meeting("S/PV.1", "1992-02-14", "New Members", "S/RES/742 (1992) without vote S/23597 (PRST)"),
        meeting(
            "S/PV.2", "1948-05-24", "A question",
            "Draft resolution S/PV.2 (preliminary question) vetoed by USSR 8-2-1 Draft resolution S/471 & Add.1 not "
            "adopted 4-4-3 S/RES/48 (1948) 8-0-3",
        ),
        meeting("S/PV.3", "2018-06-01", "Gaza", "S/2018/516 vetoed by USA 10-1-4 S/2018/520 not adopted 1-3-11"),
        meeting("S/PV.4", "2018-06-02", "A letter", "Note (S/2018/5)"),
        meeting("S/PV.5 (closed)", "2018-06-03", "--", "Communiqué"),
    ]  # fmt: skip
    reading, calls = read(MEETINGS, write_meetings(tmp_path / "m.csv", rows))
    by = {call.symbol: call for call in calls}
    assert by["S/RES/14(1946)"].count == VoteCount(9, 0, 2, 0)
    assert by["S/RES/15(1946)"].count == VoteCount(11, 0, 0, 0)
    assert (by["S/RES/742(1992)"].count, len(by["S/RES/742(1992)"].notes)) == (None, 1)
    assert by["S/PV.2 (preliminary question)"].vetoed_by == ("SU",)
    assert (by["S/471 & Add.1"].result, by["S/471 & Add.1"].count) == (
        VoteResult.FAILED,
        VoteCount(4, 4, 3, 0),
    )
    assert by["S/RES/48(1948)"].subject == "A question"
    assert (by["S/2018/516"].vetoed_by, by["S/2018/520"].count) == (("US",), VoteCount(1, 3, 11, 0))
    assert reading.notes == ("no vote: 2 meetings",)
    assert len(calls) == 8


# ---------------------------------------------------------------------- the files themselves


@pytest.mark.skipif(not SHARED.is_dir(), reason="the official files are not at hand")
def test_official_files_give_the_figures_known_of_them() -> None:
    resolutions = read_votes(SHARED / "sc_resolutions_1946_2024.csv").roll_calls
    tallied = [call for call in resolutions if call.count]
    assert (len(resolutions), len(tallied), sum(bool(c.unanimous) for c in tallied)) == (2722, 2672, 2151)
    drafts = read_votes(SHARED / "sc_drafts_not_adopted_1946_2022.csv").roll_calls
    results = Counter(call.result for call in drafts)
    assert (results[VoteResult.VETOED], results[VoteResult.FAILED]) == (197, 99)
    assert sum(call.count is not None for call in drafts) == 291
    assert len(read_votes(SHARED / "unsc_vetoes_1946_sept2022.csv").roll_calls) == 214
    meetings = read_votes(SHARED / "sc_meetings_1946_2022.csv").roll_calls
    assert sum(call.result is VoteResult.ADOPTED for call in meetings) > 2600


def test_a_file_that_says_nothing_of_votes_is_refused(tmp_path: Path) -> None:
    path = write_meetings(tmp_path / "m.csv", [meeting("S/PV.4", "2018-06-02", "A letter", "--")])
    with pytest.raises(RefusedImport, match="no row about a vote"):
        read_votes(path)
    with pytest.raises(RefusedImport, match="no voting file known here"):
        read_votes(tmp_path / "nothing.csv")
