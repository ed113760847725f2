"""`council votes` on the command line: files or the record's imports, page and JSON, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import penholder
from penholder.cli import run
from penholder.model import VotingHistory
from tests.test_cli_comparing import refuse, show

TABLE = """number,symbol,date,description,meeting,yes,no,abstain,not_voting,council_size,subjects,topics
{rows}"""


@pytest.fixture
def tallies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A list of forty resolutions with numbers in an empty working folder."""
    monkeypatch.chdir(tmp_path)
    rows = []
    for n in range(1, 41):
        abstain = 2 if n % 4 == 0 else 0
        on = "on the situation in Mali" if n % 2 else "on sanctions against nobody"
        day = f"2021-{1 + n // 4:02}-{1 + n % 4:02}"
        rows.append(
            f"{n + 2500},S/RES/{n + 2500}(2021),{day},{on},{n}th meeting,{15 - abstain},0,{abstain},0,15,,"
        )
    path = tmp_path / "resolutions.csv"
    path.write_text(TABLE.format(rows="\n".join(rows)), encoding="utf-8")
    return path.name


def test_files_are_counted_without_a_record(tallies: str, capsys: pytest.CaptureFixture[str]) -> None:
    words = " ".join(show(capsys, "council", "votes", "--votes", tallies).split())
    assert "40 drafts put to the vote" in words
    assert "30 of 40" in words
    assert "resolutions.csv" in words
    assert "No file of drafts that were not adopted is at hand" in words


def test_subject_member_and_days_limit_what_is_counted(
    tallies: str, capsys: pytest.CaptureFixture[str]
) -> None:
    chosen = (
        "--subject",
        "Mali",
        "--member",
        "uk",
        "--since",
        "2021-03-01",
        "--until",
        "2021-09-30",
        "--json",
    )
    body = json.loads(show(capsys, "council", "votes", "--votes", tallies, *chosen))
    assert body["format"] == "penholder-votes/1"
    assert body["asked"] == {"subject": "ML", "member": "GB", "since": "2021-03-01", "until": "2021-09-30"}
    assert "2021-03-01" <= body["first_day"] <= body["last_day"] <= "2021-09-30"
    assert all("GB" in pair["members"] for pair in body["agreement"]["pairs"])


def test_the_page_is_written(tallies: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        show(capsys, "council", "votes", "--votes", tallies, "--html", "votes.html").strip() == "votes.html"
    )
    assert "Unanimity over time" in (tmp_path / "votes.html").read_text(encoding="utf-8")


def test_the_imports_of_a_record_are_counted(
    tallies: str, told_record_file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "kept.db"
    kept.write_bytes(told_record_file.read_bytes())
    penholder.import_official([tallies], record=kept)
    words = " ".join(show(capsys, "council", "votes", "--record", "kept.db").split())
    assert "40 drafts put to the vote" in words
    files = show(capsys, "council", "votes", "--votes", tallies, "--json")
    assert show(capsys, "council", "votes", "--record", "kept.db", "--json") == files


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--member", "Rusia"), "did you mean Russia"),
        (("--member", "Tonga"), "Tonga never sat"),
        (("--subject", "sanctoins"), "did you mean Sanctions"),
        (("--subject", "zzzz"), "africa"),
        (("--since", "2021-05-01", "--until", "2021-04-01"), "exchange them"),
        (("--html", "a.html", "--json"), "choose one"),
        (("--record", "some.db"), "choose one of --votes PATH and --record FILE"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    tallies: str, arguments: tuple[str, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert says in refuse(capsys, "council", "votes", "--votes", tallies, *arguments)


def test_a_record_without_votes_names_the_files_to_import(
    told_record_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = refuse(capsys, "council", "votes", "--record", str(told_record_file))
    assert "penholder import" in words
    assert "--votes" in words


def test_without_a_record_the_files_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "--votes PATH" in refuse(capsys, "council", "votes")


def test_a_file_that_is_no_table_of_votes_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n", encoding="utf-8")
    assert "no voting file" in refuse(capsys, "council", "votes", "--votes", str(other))
    assert run(["council", "votes", "--votes", str(tmp_path / "nowhere.csv")]) == 2


def test_the_calls_take_a_history(tallies: str) -> None:
    held = penholder.read_voting([tallies])
    assert isinstance(held, VotingHistory)
    counted = penholder.count_votes(held, subject="africa")
    assert counted.roll_calls == 20
    assert "<!DOCTYPE html>" in penholder.votes_page(counted)


def test_a_member_without_a_seat_in_the_days_asked_for_is_told_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    rows = "\n".join(
        f"{n},S/RES/{n}({year}),{year}-03-0{n % 9 + 1},on the situation in Mali,{n}th meeting,15,0,0,0,15,,"
        for n, year in enumerate((2010, 2011, 2015, 2016), start=1900)
    )
    (tmp_path / "two.csv").write_text(TABLE.format(rows=rows), encoding="utf-8")
    call = ("council", "votes", "--votes", "two.csv", "--member", "lebanon")
    told = refuse(capsys, *call, "--since", "2015-01-01")
    assert "Lebanon had no seat in the Council from 2015-01-01 on" in told
    assert "it last sat in 2010, 2011" in told
    assert "had no seat" not in show(capsys, *call, "--since", "2011-01-01")


def test_the_check_of_one_file_names_its_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "drafts.csv"
    path.write_text("date,draft\n", encoding="utf-8")
    assert f"--votes {tmp_path}" in refuse(capsys, "council", "check", "--votes", str(path))
