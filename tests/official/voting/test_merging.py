"""Several files, one history: each vote once, the fuller file's word first, differences told."""

from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.model.voting import RollCall, VoteCount, VoteResult
from penholder.official.voting import read_votes
from penholder.official.voting.merging import merge_roll_calls
from penholder.official.voting.packing import load_roll_calls, pack_roll_calls
from tests.official.voting.tables import (
    SHARED,
    ballot,
    draft,
    meeting,
    tally,
    veto,
    write_ballots,
    write_drafts,
    write_meetings,
    write_tallies,
    write_vetoes,
)

DAY_2020, DAY_2024 = date(2020, 6, 1), date(2024, 6, 1)


def call(symbol: str, day: str, result: VoteResult = VoteResult.VETOED, **other: object) -> RollCall:
    return RollCall(symbol, date.fromisoformat(day), result, "Fishing", **other)  # type: ignore[arg-type]


def test_one_resolution_in_three_files_is_one_vote(tmp_path: Path) -> None:
    write_ballots(tmp_path / "c.csv", ballot(101, "YYAYY" + "Y" * 10))
    write_tallies(tmp_path / "a.csv", [tally("S/RES/101(2023)", "2023-03-02", "15-0-0", subjects="HARBOURS")])
    write_meetings(
        tmp_path / "b.csv", [meeting("S/PV.7", "2023-03-01", "Fishing", "S/RES/101 (2023) 14-0-1")]
    )
    history = read_votes(tmp_path)
    (merged,) = history.roll_calls
    assert (merged.day, merged.count, merged.subject) == (date(2023, 3, 1), VoteCount(14, 0, 1, 0), "PATROLS")
    assert len(merged.votes) == 15
    assert merged.where == "c.csv lines 2 to 16; a.csv line 2; b.csv line 2"
    assert merged.notes == ("a.csv line 2 dates it 2023-03-02", "a.csv line 2 gives 15-0-0")
    assert [source.split(" ")[0] for source in history.sources] == ["c.csv", "a.csv", "b.csv"]


def test_seen_from_an_earlier_day_a_file_that_begins_later_is_not_cited(tmp_path: Path) -> None:
    write_tallies(tmp_path / "a.csv", [tally("S/RES/9(2019)", "2019-10-15", "15-0-0")])
    write_meetings(
        tmp_path / "b.csv", [meeting("S/PV.7", "2023-03-01", "Fishing", "S/RES/101 (2023) 14-0-1")]
    )
    history = read_votes(tmp_path)
    named = {day: [s.split(" ")[0] for s in history.before(day).sources] for day in (DAY_2020, DAY_2024)}
    assert named == {DAY_2020: ["a.csv"], DAY_2024: ["a.csv", "b.csv"]}
    assert history.before(date(2023, 3, 1)).before(DAY_2020) == history.before(DAY_2020)
    assert history.before(date(2019, 10, 15)).sources == ()


def test_what_one_file_lacks_another_fills(tmp_path: Path) -> None:
    write_tallies(tmp_path / "a.csv", [tally("S/RES/9(1946)", "1946-10-15", "", subjects="")])
    write_meetings(
        tmp_path / "b.csv", [meeting("S/PV.76", "1946-10-15", "The Court", "S/RES/9 (1946) 11-0-0")]
    )
    (merged,) = read_votes(tmp_path).roll_calls
    assert (merged.count, merged.subject, merged.meeting) == (VoteCount(11, 0, 0, 0), "The Court", "S/PV.76")


def test_where_no_vote_was_taken_no_other_file_makes_one(tmp_path: Path) -> None:
    write_ballots(tmp_path / "c.csv", ballot(101, modality="Without vote"))
    write_tallies(tmp_path / "a.csv", [tally("S/RES/101(2023)", "2023-03-01", "15-0-0")])
    (merged,) = read_votes(tmp_path).roll_calls
    assert (merged.count, merged.votes, merged.unanimous) == (None, (), None)


def test_a_number_that_stands_twice_in_a_file_is_one_resolution(tmp_path: Path) -> None:
    rows = [
        meeting("S/PV.1", "1990-08-14", "New Members", "S/RES/663 (1990) 15-0-0"),
        meeting("S/PV.2", "1990-09-13", "A border", "S/RES/663 (1990) 13-2-0"),
    ]
    write_meetings(tmp_path / "b.csv", rows)
    (merged,) = read_votes(tmp_path).roll_calls
    assert merged.notes == ("b.csv line 3 has it again, on 1990-09-13, 13-2-0",)


def test_a_veto_in_one_file_and_a_failure_in_another_is_told_and_not_settled(tmp_path: Path) -> None:
    write_drafts(tmp_path / "a.csv", [draft("1962-06-22", "S/5134", "not adopted", "", "7-2-2")])
    write_vetoes(tmp_path / "b.csv", [veto("6/22/1962", "S/5134", "USSR")])
    (merged,) = read_votes(tmp_path).roll_calls
    assert (merged.result, merged.vetoed_by) == (VoteResult.FAILED, ())
    assert merged.notes == ("b.csv line 2 has it vetoed by SU",)


def test_several_drafts_of_one_meeting_find_their_own_by_their_words(tmp_path: Path) -> None:
    names = ("Ireland", "Transjordan", "Portugal")
    write_drafts(
        tmp_path / "a.csv",
        [draft("1946-08-29", f"S/PV.57 ({n})", "vetoed", "USSR", "9-1-1", record="S/PV.57") for n in names]
        + [draft("1946-08-29", "S/PV.57", "not adopted", "", "2-9-0", record="S/PV.57")],
    )
    rows = [veto("8/29/1946", "S/PV.57", "USSR", agenda=f"Membership {n}") for n in sorted(names)]
    write_vetoes(tmp_path / "b.csv", rows)
    calls = read_votes(tmp_path).roll_calls
    assert len(calls) == 4
    lines = {call.symbol: call.where.split("; ")[1:] for call in calls}
    assert lines["S/PV.57 (Ireland)"] == ["b.csv line 2"]
    assert lines["S/PV.57 (Transjordan)"] == ["b.csv line 4"]
    assert lines["S/PV.57"] == []


def test_a_draft_dated_otherwise_or_with_the_year_alone_is_found(tmp_path: Path) -> None:
    write_drafts(
        tmp_path / "a.csv",
        [
            draft("2001-03-27", "S/2001/270", "vetoed", "USA", "9-1-4"),
            draft("", "S/PV.384", "vetoed", "USSR", "9-2-0"),
        ],
    )
    write_vetoes(
        tmp_path / "b.csv", [veto("4/12/2001", "S/2001/270", "USA"), veto("12/15/1950", "S/PV.384", "USSR")]
    )
    first, second = read_votes(tmp_path).roll_calls
    assert (first.day, first.notes) == (date(1950, 12, 15), ())
    assert (second.day, second.notes) == (date(2001, 3, 27), ("b.csv line 2 dates it 2001-04-12",))


def test_the_same_draft_voted_twice_stays_two_votes(tmp_path: Path) -> None:
    rows = [
        draft("1963-09-03", "S/5407", "not adopted", "", "7-2-2"),
        draft("1963-09-13", "S/5407", "vetoed", "UK", "8-1-2"),
    ]
    write_drafts(tmp_path / "a.csv", rows)
    write_vetoes(tmp_path / "b.csv", [veto("9/13/1963", "S/5407", "UK")])
    failed, vetoed = read_votes(tmp_path).roll_calls
    assert (failed.where, vetoed.where) == ("a.csv line 2", "a.csv line 3; b.csv line 2")


def test_coverage_tells_failed_drafts_apart(tmp_path: Path) -> None:
    write_tallies(tmp_path / "a.csv", [tally("S/RES/9(2024)", "2024-01-10", "15-0-0")])
    history = read_votes(tmp_path)
    assert (history.last_day, history.failures_to) == (date(2024, 1, 10), None)
    write_drafts(tmp_path / "b.csv", [draft("2022-05-26", "S/2022/431", "vetoed", "China", "13-1-1")])
    history = read_votes(tmp_path)
    assert (history.last_day, history.failures_to) == (date(2024, 1, 10), date(2022, 5, 26))
    before = history.before(date(2022, 5, 26))
    assert (len(before.roll_calls), before.last_day, before.failures_to) == (
        0,
        date(2022, 5, 26),
        date(2022, 5, 25),
    )


def test_a_few_later_rows_do_not_cover_the_time_before_them(tmp_path: Path) -> None:
    write_drafts(tmp_path / "a.csv", [draft("2022-05-26", "S/2022/431", "vetoed", "China", "13-1-1")])
    write_vetoes(tmp_path / "b.csv", [veto("8/30/2023", "S/2023/638", "Russia")])
    assert read_votes(tmp_path).failures_to == date(2022, 5, 26)
    write_vetoes(tmp_path / "b.csv", [veto("7/8/2022", "S/2022/538", "Russia")])
    assert read_votes(tmp_path).failures_to == date(2022, 7, 8)


_CALLS = st.lists(
    st.builds(
        call,
        st.sampled_from(["S/1", "S/2", "S/PV.3", "S/RES/4(1950)", "S/1 and S/2"]),
        st.sampled_from(["1950-01-01", "1950-01-03", "1950-12-31"]),
        st.sampled_from(list(VoteResult)),
        count=st.sampled_from([None, VoteCount(9, 1, 1), VoteCount(7, 2, 2)]),
        where=st.sampled_from(["x line 1", "x line 2"]),
    ),
    max_size=6,
)


def count_votes(calls: list[RollCall]) -> int:
    """A resolution's number is one vote, drafts of one symbol may be several."""
    numbers = {c.symbol for c in calls if c.symbol.startswith("S/RES/")}
    return len(numbers) + sum(not c.symbol.startswith("S/RES/") for c in calls)


@given(st.lists(_CALLS, max_size=3))
def test_no_vote_is_lost_or_counted_twice(files: list[list[RollCall]]) -> None:
    merged = merge_roll_calls(files)
    assert max(map(count_votes, files), default=0) <= len(merged) <= sum(map(count_votes, files))
    assert {c.symbol.partition("(")[0] for c in merged} <= {
        c.symbol.partition("(")[0] for f in files for c in f
    }
    assert all(a.day <= b.day for a, b in itertools.pairwise(merged))


@given(_CALLS)
def test_what_is_packed_comes_back_in_order(calls: list[RollCall]) -> None:
    back = load_roll_calls(pack_roll_calls(calls))
    assert sorted(map(repr, back)) == sorted(map(repr, calls))
    assert pack_roll_calls(back) == pack_roll_calls(calls)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the official files are not at hand")
def test_official_files_together_tell_what_is_known_to_differ() -> None:
    history = read_votes(SHARED)
    by = {call.symbol: call for call in history.roll_calls}
    assert len([c for c in history.roll_calls if c.result is VoteResult.ADOPTED]) == 2722
    assert any("vetoed by SU" in note for note in by["S/5134"].notes)
    assert by["S/2014/189"].count == VoteCount(13, 1, 1, 0), (
        "the meeting tables fill what the list of vetoes lacks"
    )
    assert len(by["S/RES/1212(1998)"].votes) == 15
