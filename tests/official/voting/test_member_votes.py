"""The Library's voting data: whole votes only, each row named that cannot be used, and the same however often stopped."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from penholder.errors import RefusedImport
from penholder.model.voting import MemberVote, RollCall, VoteCount, VoteResult
from penholder.official.editions import Reading, Unstaged, no_progress
from penholder.official.voting import member_parts
from penholder.official.voting.member_rows import COLUMNS
from penholder.official.voting.member_votes import MEMBER_VOTES, read_member_votes, resume_member_votes
from penholder.official.voting.packing import load_roll_calls
from tests.official.voting.tables import MEMBERS, SHARED, Row, ballot, many_ballots, write_ballots

SAMPLE = SHARED / "undl_sc_voting_sample_7res_105rows.csv"


def read(path: Path) -> tuple[Reading, dict[str, RollCall]]:
    reading = read_member_votes(path, no_progress)
    return reading, {call.symbol: call for call in load_roll_calls(reading.body)}


@pytest.fixture
def read_rows(tmp_path: Path) -> Callable[..., tuple[Reading, dict[str, RollCall]]]:
    def write_and_read(rows: list[Row], **how: str) -> tuple[Reading, dict[str, RollCall]]:
        return read(write_ballots(tmp_path / "votes.csv", rows, **how))

    return write_and_read


Read = Callable[..., tuple[Reading, dict[str, RollCall]]]


def test_a_vote_has_every_member_with_its_vote(read_rows: Read) -> None:
    votes = "YYAYY" + "YYYYYYYYNX"
    reading, calls = read_rows(ballot(101, votes))
    call = calls["S/RES/101(2023)"]
    assert call.count == VoteCount(12, 1, 1, 1)
    assert call.result is VoteResult.ADOPTED
    cast = {named.member: named.vote for named in call.votes}
    assert (cast["RU"], cast["CH"], cast["AE"]) == (MemberVote.ABSTAIN, MemberVote.NO, MemberVote.ABSENT)
    assert len(cast) == 15
    assert (call.title, call.subject, call.topics) == (
        "on patrols, part 101",
        "PATROLS",
        ("PATROLS", "NIGHT WORK"),
    )
    assert (call.meeting, call.where) == ("S/PV.9101", "votes.csv lines 2 to 16")
    assert (reading.rows, reading.first_day, reading.left_out) == (15, date(2023, 3, 1), ())


def test_a_blank_vote_is_a_member_that_did_not_vote(read_rows: Read) -> None:
    _, calls = read_rows(ballot(101, "YYY-Y" + "Y" * 10))
    assert calls["S/RES/101(2023)"].count == VoteCount(14, 0, 0, 1)


def test_one_bad_row_leaves_its_whole_vote_out_and_no_other(read_rows: Read) -> None:
    rows = many_ballots()
    rows[20]["ms_vote"] = "maybe"
    reading, calls = read_rows(rows)
    assert "S/RES/102(2023)" not in calls
    assert len(calls) == 7
    told = [str(fault) for fault in reading.left_out]
    assert told[0].startswith("line 22: ms_vote 'maybe'; write Y, N, A")
    assert told[1].startswith("S/RES/102(2023): left out whole: line 22 cannot be read")


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"ms_name": "ATLANTIS", "ms_code": "ATL"}, "name no state"),
        ({"ms_name": "", "ms_code": ""}, "name no state"),
        ({"ms_name": "GHANA", "ms_code": "BRA"}, "are two states"),
        ({"total_yes": "many"}, "total 'many' is no number"),
        ({"resolution": "resolution 102"}, "is no symbol"),
        ({"date": "2023-03-02"}, "differ in date"),
        ({"total_no": "7"}, "differ in totals"),
        ({"ms_name": "CHINA", "ms_code": "CHN"}, "14 of 15 members have a row"),
        ({"ms_name": "CHINA", "ms_code": "CHN", "ms_vote": "N"}, "two different votes"),
    ],
)
def test_rows_that_cannot_be_used_are_named_with_the_fix(read_rows: Read, change: Row, told: str) -> None:
    rows = many_ballots()
    rows[21] |= change
    reading, calls = read_rows(rows)
    assert "S/RES/102(2023)" not in calls
    assert len(calls) == 7
    assert any(told in str(fault) for fault in reading.left_out)
    assert all(fault.fix for fault in reading.left_out)


def test_dates_that_are_no_days_leave_the_vote_out(read_rows: Read) -> None:
    rows = many_ballots() + ballot(200, day="2023-02-30")
    reading, calls = read_rows(rows)
    assert len(calls) == 8
    assert "S/RES/200(2023): left out whole: date '2023-02-30' is no day" in str(reading.left_out[0])


def test_dates_with_slashes_are_read_by_what_the_column_shows(read_rows: Read) -> None:
    rows = many_ballots() + ballot(200, day="2023-05-04")
    for row in rows:
        row["date"] = "5/4/2023" if row["undl_id"] == "200" else "3/31/2023"
    assert read_rows(rows)[1]["S/RES/200(2023)"].day == date(2023, 5, 4)
    for row in rows:
        row["date"] = "5/4/2023"
    with pytest.raises(RefusedImport, match=r"write the day as 2023-06-30"):
        read_rows(rows)


def test_the_code_of_today_with_the_name_of_the_day_is_one_seat(read_rows: Read) -> None:
    rows = ballot(101, day="1985-03-01")
    rows[2] |= {"ms_name": "USSR", "ms_code": "RUS"}
    votes = read_rows(rows)[1]["S/RES/101(1985)"].votes
    assert "SU" in {named.member for named in votes}


def test_a_name_not_known_is_told_by_its_code_and_noted(read_rows: Read) -> None:
    rows = ballot(101)
    rows[5]["ms_name"] = "ALBANIA (LAND OF)"
    reading, calls = read_rows(rows)
    assert "AL" in {named.member for named in calls["S/RES/101(2023)"].votes}
    assert "told by the codes beside them: ALBANIA (LAND OF)" in reading.notes[1]


def test_totals_that_disagree_with_the_rows_are_told_and_the_rows_kept(read_rows: Read) -> None:
    reading, calls = read_rows(ballot(101, "YYAYY" + "Y" * 10, totals=(15, 0, 0, 0)))
    call = calls["S/RES/101(2023)"]
    assert call.count == VoteCount(14, 0, 1, 0)
    assert "totals give 15-0-0-0" in call.notes[0]
    assert "S/RES/101(2023)" in " ".join(reading.notes)


def test_members_that_did_not_vote_may_have_no_row_where_the_totals_say_so(read_rows: Read) -> None:
    rows = ballot(101, totals=(14, 0, 0, 1))[:14]
    assert read_rows(rows)[1]["S/RES/101(2023)"].count == VoteCount(14, 0, 0, 1)
    with pytest.raises(RefusedImport, match="13 of 15 members"):
        read_rows(rows[:13])


def test_adopted_without_a_vote_has_neither_count_nor_votes(read_rows: Read) -> None:
    call = read_rows(ballot(101, modality="Without vote"))[1]["S/RES/101(2023)"]
    assert (call.count, call.votes, call.result) == (None, (), VoteResult.ADOPTED)
    assert "adopted without a vote" in call.notes[0]


def test_rows_of_one_vote_may_stand_apart_in_any_order(read_rows: Read) -> None:
    rows = many_ballots()
    _, straight = read_rows(rows)
    random.Random(1).shuffle(rows)
    _, mixed = read_rows(rows)
    assert {s: (c.votes, c.count) for s, c in mixed.items()} == {
        s: (c.votes, c.count) for s, c in straight.items()
    }


def test_a_row_written_twice_alike_counts_once(read_rows: Read) -> None:
    rows = ballot(101)
    reading, calls = read_rows([*rows, rows[3]])
    assert calls["S/RES/101(2023)"].count == VoteCount(15, 0, 0, 0)
    assert "written twice alike and counted once: 1 row" in reading.notes


def test_a_draft_without_a_resolution_is_judged_by_its_votes(read_rows: Read) -> None:
    vetoed = ballot(101, "YYNYY" + "Y" * 10, resolution="", draft="S/2023/1")
    failed = ballot(102, "YYNYY" + "AAAAAAAAYY", resolution="", draft="S/2023/2")
    _, calls = read_rows(many_ballots(8, 201) + vetoed + failed)
    assert (calls["S/2023/1"].result, calls["S/2023/1"].vetoed_by) == (VoteResult.VETOED, ("RU",))
    assert (calls["S/2023/2"].result, calls["S/2023/2"].vetoed_by) == (VoteResult.FAILED, ())


def test_too_many_bad_rows_refuse_the_file(read_rows: Read) -> None:
    rows = many_ballots()
    for row in rows[:7]:
        row["ms_vote"] = "?"
    with pytest.raises(RefusedImport, match="7 of 120 rows cannot be read, so nothing was imported: line 2"):
        read_rows(rows)


def test_bad_rows_in_many_votes_refuse_the_file(read_rows: Read) -> None:
    rows = many_ballots()
    for place in (0, 15, 30):
        rows[place]["ms_vote"] = "?"
    with pytest.raises(RefusedImport, match="3 of 8 votes would be left out"):
        read_rows(rows)


@pytest.mark.parametrize(("ends", "code"), [("\r\n", "utf-8"), ("\n", "utf-8-sig"), ("\r\n", "utf-8-sig")])
def test_line_ends_and_a_mark_of_byte_order_change_nothing(read_rows: Read, ends: str, code: str) -> None:
    assert read_rows(many_ballots(), ends=ends, code=code) == read_rows(many_ballots())


def test_windows_1252_is_read_and_told(read_rows: Read) -> None:
    rows = many_ballots()
    rows[5] |= {"ms_code": "CIV", "ms_name": "CÔTE D'IVOIRE"}
    reading, calls = read_rows(rows, code="cp1252")
    assert "CI" in {named.member for named in calls["S/RES/101(2023)"].votes}
    assert "not UTF-8 and read as Windows-1252: 1 line" in reading.notes


def test_control_characters_leave_the_words(read_rows: Read) -> None:
    call = read_rows(ballot(101, description="on \x1b[31mpatrols\x07\u202e"))[1]["S/RES/101(2023)"]
    assert call.title == "on [31mpatrols"


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 119), st.sampled_from(COLUMNS), st.text(max_size=8).filter(lambda t: "\r" not in t)
        ),
        max_size=6,
    )
)
def test_whatever_stands_in_a_cell_no_vote_is_kept_in_part(
    tmp_path: Path, changes: list[tuple[int, str, str]]
) -> None:
    rows = many_ballots()
    for place, column, words in changes:
        rows[place][column] = words
    path = write_ballots(tmp_path / "votes.csv", rows)
    try:
        _, calls = read(path)
    except RefusedImport:
        return
    for call in calls.values():
        assert call.count is None or len(call.votes) == len(MEMBERS) or call.count.absent


# ---------------------------------------------------------------------- parts


class Kept:
    """Staging in a list, stopped after some parts."""

    def __init__(self, stop: int = 10**9) -> None:
        self.parts: list[bytes] = []
        self.stop = stop
        self.added = 0

    def load(self) -> tuple[bytes, ...]:
        return tuple(self.parts)

    def add(self, _position: int, part: bytes) -> None:
        if self.added == self.stop:
            raise KeyboardInterrupt
        self.added += 1
        self.parts.append(part)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.integers(0, 4), max_size=4), st.integers(7, 40))
def test_a_file_stopped_anywhere_gives_what_it_gives_undisturbed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stops: list[int], size: int
) -> None:
    rows = many_ballots()
    rows[20]["ms_vote"] = "maybe"
    path = write_ballots(tmp_path / "votes.csv", rows)
    with monkeypatch.context() as patch:
        patch.setattr(member_parts, "ROWS", size)
        whole = resume_member_votes(path, no_progress, Unstaged())
        kept = Kept()
        for stop in stops:
            kept.stop, kept.added = stop, 0
            try:
                resume_member_votes(path, no_progress, kept)
            except KeyboardInterrupt:
                continue
        kept.stop = 10**9
        assert resume_member_votes(path, no_progress, kept) == whole
        starts = len(kept.parts)
        assert resume_member_votes(path, no_progress, kept) == whole
        assert len(kept.parts) == starts, "nothing is read again"


def test_parts_of_another_format_or_broken_ones_are_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_ballots(tmp_path / "votes.csv", many_ballots())
    whole = read_member_votes(path, no_progress)
    kept = Kept()
    kept.parts = [b"\xff no part"]
    assert resume_member_votes(path, no_progress, kept) == whole
    kept = Kept()
    resume_member_votes(path, no_progress, kept)
    monkeypatch.setattr(member_parts, "_FORMAT", 99)
    kept.added = 0
    assert resume_member_votes(path, no_progress, kept) == whole
    assert kept.added > 0


# ---------------------------------------------------------------------- the Library's own sample


@pytest.mark.skipif(not SAMPLE.exists(), reason="the Library's sample is not at hand")
def test_the_librarys_own_sample_is_read_whole() -> None:
    reading, calls = read(SAMPLE)
    assert (reading.rows, reading.left_out, len(calls)) == (105, (), 7)
    split = {s: c.count for s, c in calls.items() if not c.unanimous}
    assert split == {s: VoteCount(13, 0, 2, 0) for s in ("S/RES/511(1982)", "S/RES/1212(1998)")}
    cast = {named.member: named.vote for named in calls["S/RES/1212(1998)"].votes}
    assert [m for m, v in cast.items() if v is MemberVote.ABSTAIN] == ["CN", "RU"]
    assert MEMBER_VOTES.recognises(SAMPLE, SAMPLE.read_bytes()[:4096])
