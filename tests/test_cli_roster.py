"""`penholder council roster` and `penholder council check` as a person calls them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from penholder.cli import run


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_roster_of_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["council", "roster", "--on", "2023-06-30"]) == 0
    shown = capsys.readouterr().out
    assert "15 members" in shown
    assert "President: United Arab Emirates, 1 June 2023 to 30 June 2023." in shown
    assert "9 affirmative votes" in shown


def test_the_roster_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["council", "roster", "--on", "1961-11-22", "--json"]) == 0
    council = json.loads(capsys.readouterr().out)
    assert (council["day"], council["required"], len(council["seats"])) == ("1961-11-22", 7, 11)
    assert council["president"]["member"] == "SU"
    assert council["penholders"] == []


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "give one with --on"),
        (["--record", "nowhere.db"], "no such record"),
        (["--on", "1946-01-16"], "before the Council's first meeting"),
        (["--on", "2031-01-01"], "are not known here"),
    ],
)
def test_days_that_cannot_be_told_are_refused_with_the_fix(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["council", "roster", *arguments]) == 2
    assert words in capsys.readouterr().err


def test_a_check_of_two_tables(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.csv").write_text("symbol,date,yes,no,abstain\nS/RES/9001(2030),2030-01-02,15,0,0\n")
    (tmp_path / "b.csv").write_text(
        "date,record,draft,outcome,vetoed_by,yes,no,abstain\n2030-01-02,S/PV.1,S/2030/1,not adopted,,12,0,3\n"
    )
    assert run(["council", "check", "--votes", str(tmp_path), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert (document["adopted_agree"], document["failed_agree"]) == (1.0, 0.0)
    assert [e["symbol"] for e in document["exceptions"]] == ["S/2030/1"]
    assert run(["council", "check", "--votes", str(tmp_path)]) == 0
    assert "S/2030/1" in capsys.readouterr().out


def test_a_check_of_another_layout_names_what_was_expected(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "other.csv").write_text("a,b\n1,2\n")
    assert run(["council", "check", "--votes", str(tmp_path)]) == 2
    shown = capsys.readouterr().err
    assert "other.csv" in shown
    assert "symbol, date, yes, no, abstain" in shown
