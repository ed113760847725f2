"""Recorded outcomes against the rules: rows that follow, rows that do not, and why."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from penholder.council.check import CheckedVote, VoteCheck, check_votes, read_tables
from penholder.errors import EvaluationError
from penholder.evaluate.vote_check import score_votes, show_votes, vote_document
from penholder.model import VoteResult
from penholder.vocabulary.council import procedural_votes, vote_exceptions, vote_remarks

SHARED = Path(__file__).parents[3].parent / "shared" / "data" / "council"
RESOLUTIONS = "symbol,date,yes,no,abstain,not_voting\n"
DRAFTS = "date,year,record,draft,outcome,vetoed_by,yes,no,abstain\n"
VETOES = "date,draft,member_veto1,member_veto2\n"


def write(folder: Path, *, resolutions: str = "", drafts: str = "", vetoes: str = "") -> Path:
    (folder / "adopted.csv").write_text(RESOLUTIONS + resolutions, encoding="utf-8")
    (folder / "failed.csv").write_text(DRAFTS + drafts, encoding="utf-8")
    if vetoes:
        (folder / "vetoes.csv").write_text(VETOES + vetoes, encoding="utf-8")
    return folder


def run(folder: Path) -> VoteCheck:
    return check_votes(read_tables(folder))


def only(folder: Path) -> CheckedVote:
    check = run(folder)
    (checked,) = (*check.adopted, *check.failed)
    return checked


def test_an_adopted_resolution_short_of_nine_is_an_exception(tmp_path: Path) -> None:
    checked = only(write(tmp_path, resolutions="S/RES/9001(2030),2030-01-02,8,0,7,0\n"))
    assert not checked.agrees
    assert "8 affirmative votes, 9 needed" in checked.reason
    assert "no reason is known" in checked.reason


def test_seven_of_eleven_were_enough_before_the_enlargement(tmp_path: Path) -> None:
    assert only(write(tmp_path, resolutions="S/RES/218(1965),1965-11-23,7,0,4,0\n")).agrees


@pytest.mark.parametrize(
    ("row", "result"),
    [
        ("2022-02-25,2022,S/PV.1,S/2022/900,vetoed,Russian Federation,11,1,3", VoteResult.VETOED),
        ("2022-02-25,2022,S/PV.1,S/2022/900,not adopted,,8,2,5", VoteResult.FAILED),
        ("1956-10-30,1956,S/PV.1,S/9000,vetoed,France and UK,7,2,2", VoteResult.VETOED),
        (",1948,S/PV.1,S/9000,vetoed,USSR,9,2,0", VoteResult.VETOED),
    ],
)
def test_outcomes_that_follow(tmp_path: Path, row: str, result: VoteResult) -> None:
    checked = only(write(tmp_path, drafts=row + "\n"))
    assert checked.agrees
    assert checked.outcome is not None
    assert checked.outcome.result is result


def test_a_veto_left_out_of_the_row_is_found_in_the_list_of_vetoes(tmp_path: Path) -> None:
    drafts = "1970-01-05,1970,S/PV.1,S/9000 (as amended),not adopted,,12,2,1\n"
    checked = only(write(tmp_path, drafts=drafts, vetoes='1/5/1970,"S/9000,",USA,UK\n'))
    assert checked.outcome is not None
    assert checked.outcome.result is VoteResult.VETOED
    assert "GB and US" in checked.outcome.reason


def test_a_record_of_a_meeting_is_no_key_to_its_vetoes(tmp_path: Path) -> None:
    drafts = "1947-10-01,1947,S/PV.206,S/PV.206,not adopted,,4,0,7\n"
    assert only(write(tmp_path, drafts=drafts, vetoes="10/1/1947,S/PV.206,USSR,\n")).agrees


def test_vetoes_stand_over_misprinted_noes_and_are_remarked_on(tmp_path: Path) -> None:
    drafts = '2030-05-26,2030,S/PV.1,S/2030/1,vetoed,"China, Russian Federation",13,0,2\n'
    checked = only(write(tmp_path, drafts=drafts))
    assert checked.agrees
    assert any("names 2 vetoes" in remark for remark in checked.remarks)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("2030-05-26,2030,S/PV.1,S/2030/1,not adopted,,9,9,9", "cannot be right"),
        ("2030-05-26,2030,S/PV.1,S/2030/1,not adopted,,many,0,0", "not in whole numbers"),
        (",,S/PV.1,S/2030/1,not adopted,,4,0,0", "neither a day nor a year"),
        ("2030-05-26,2030,S/PV.1,S/2030/1,postponed,,4,0,0", "outcome 'postponed'"),
        ("2030-05-26,2030,S/PV.1,S/2030/1,vetoed,Atlantis,14,1,0", "names no state"),
    ],
)
def test_rows_that_cannot_be_judged_are_exceptions_and_lose_no_other_row(
    tmp_path: Path, row: str, words: str
) -> None:
    good = "2022-02-25,2022,S/PV.1,S/2022/900,not adopted,,8,2,5\n"
    check = run(write(tmp_path, drafts=row + "\n" + good))
    assert [checked.agrees for checked in check.failed] == [False, True]
    assert words in check.exceptions[0].reason


def test_a_row_without_numbers_is_no_tallied_vote(tmp_path: Path) -> None:
    check = run(write(tmp_path, resolutions="S/RES/1(1946),1946-01-25,,,,\n"))
    assert (len(check.tables.adopted), len(check.adopted)) == (1, 0)


def test_a_kept_reason_belongs_to_one_row_and_excuses_no_other(tmp_path: Path) -> None:
    known = vote_exceptions()[0]
    row = f"{known.day},{known.day.year},S/PV.1,{known.symbol},not adopted,,7,2,2\n"
    other = f"1962-07-01,1962,S/PV.1,{known.symbol},not adopted,,7,2,2\n"
    check = run(write(tmp_path, drafts=row + other))
    assert [checked.reason == known.reason for checked in check.exceptions] == [True, False]


@pytest.mark.parametrize("missing", ["adopted.csv", "failed.csv"])
def test_a_folder_without_a_table_is_refused_with_what_was_expected(tmp_path: Path, missing: str) -> None:
    write(tmp_path)
    (tmp_path / missing).write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"expected a CSV file with the columns .*yes, no, abstain"):
        read_tables(tmp_path)
    with pytest.raises(EvaluationError, match="no such folder"):
        read_tables(tmp_path / "nowhere")


def test_the_document_has_the_fixed_keys_and_no_cell_is_markup(tmp_path: Path) -> None:
    folder = write(tmp_path, drafts="2030-05-26,2030,S/PV.1,[red]S/2030/1[/red],not adopted,,14,0,1\n")
    scores = score_votes(folder)
    document = vote_document(scores)
    assert {"adopted_agree", "failed_agree", "exceptions", "corpus", "interval"} <= set(document)
    assert set(document["corpus"]) == {"name", "documents", "sha256"}
    assert set(document["interval"]) == {"adopted_agree", "failed_agree"}
    assert json.loads(json.dumps(document))["exceptions"][0]["by_rules"] == "adopted"
    console = Console(width=100, record=True, file=StringIO())
    console.print(show_votes(scores))
    assert "[red]S/2030/1" in console.export_text()


def test_the_data_hubs_own_columns_are_read_too(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "adopted.csv").write_text(
        "Symbol,Date,Voting - yes,Voting - no,Voting - abstain\n"
        "S/RES/2690(2023),2023-06-30,unanimous,,\n"
        "S/RES/9001(2023),2023-07-01,8,0,7\n"
        "S/PRST/2023/1,2023-07-02,,,\n",
        encoding="utf-8",
    )
    check = run(tmp_path)
    assert [checked.agrees for checked in check.adopted] == [True, False]


@pytest.mark.parametrize(
    "body",
    [
        b"\x00\x01\x02" * 100,
        "symbol,date,yes,no,abstain\n".encode("utf-16"),
        b"",
        b"symbol,date,yes,no,abstain",
    ],
)
def test_broken_files_beside_the_tables_do_no_harm(tmp_path: Path, body: bytes) -> None:
    write(tmp_path, drafts="2022-02-25,2022,S/PV.1,S/2022/900,not adopted,,8,2,5\n")
    (tmp_path / "other.csv").write_bytes(body)
    assert [checked.agrees for checked in run(tmp_path).failed] == [True]


def test_every_kept_reason_names_a_source_and_stands_once() -> None:
    keys = [(e.symbol, e.day, e.recorded) for e in vote_exceptions()]
    keys += [(r.symbol, r.day, "") for r in vote_remarks()]
    assert len(keys) == len(set(keys))
    assert all(e.reason and e.source for e in (*vote_exceptions(), *vote_remarks()))
    assert len({p.symbol for p in procedural_votes()}) == len(procedural_votes())


def test_every_tallied_vote_at_hand_follows_or_has_its_reason() -> None:
    if not SHARED.exists():
        pytest.skip("the voting tables are not at hand")
    check = run(SHARED)
    assert (len(check.adopted), len(check.failed)) == (2672, 291)
    assert {(c.vote.symbol, c.vote.day) for c in check.exceptions} == {
        ("S/5134", date(1962, 6, 22)),
        ("S/5095", date(1962, 3, 23)),
        ("S/5407", date(1963, 9, 3)),
    }
    assert all(checked.source for checked in check.exceptions)
    since = [c for c in check.failed if c.vote.year and c.vote.year >= 1966]
    assert (len(since), sum(c.agrees for c in since)) == (144, 144)
    assert {c.known for c in check.remarked if c.known} == set(vote_remarks())
