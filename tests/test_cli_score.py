"""`council score` on the command line: what comes with the package, files given, and what is refused."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

import penholder
from penholder.cli import run
from penholder.council.forecast import load_sheet
from tests.test_cli_comparing import refuse, show

COLUMNS = "symbol,date,yes,no,abstain,description"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def _write_tallies(path: Path, years: range) -> Path:
    """A table of resolutions: one of three on Western Sahara is split, those on Cyprus never are."""
    lines = [COLUMNS]
    for year in years:
        for number in range(1, 25):
            split = number % 3 == 0
            about = "Western Sahara" if number % 2 else "Cyprus"
            tally = "13,0,2" if split and number % 2 else "15,0,0"
            day = f"{year}-{(number + 1) // 2:02d}-{10 + number % 2}"
            lines.append(
                f"S/RES/{(year - 1946) * 30 + number}({year}),{day},{tally},on the mandate in {about}"
            )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_without_votes_the_shipped_scores_are_shown_and_said_to_be(
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = " ".join(show(capsys, "council", "score").split())
    assert "these scores came with Penholder" in words
    assert "SHA-256" in words
    assert "The model beats every other forecaster on both scores" in words


def test_the_json_holds_every_question_with_intervals(capsys: pytest.CaptureFixture[str]) -> None:
    body = json.loads(show(capsys, "council", "score", "--json"))
    assert {"unanimity", "outcome"} <= {s["question"] for s in body["scores"]}
    assert all(s["interval"]["brier"][0] <= s["brier"] <= s["interval"]["brier"][1] for s in body["scores"])
    assert body["used"]["unanimity"] == "model"
    assert len(body["corpus"]["sha256"]) == 64


def test_files_given_are_scored(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _write_tallies(folder / "tallies.csv", range(1985, 2011))
    body = json.loads(show(capsys, "council", "score", "--votes", str(path), "--json"))
    unanimity = [s for s in body["scores"] if s["question"] == "unanimity"]
    assert {s["cases"] for s in unanimity} == {11 * 24}
    assert "tallies.csv" in " ".join(body["files"])


def test_votes_with_few_lost_drafts_borrow_outcomes_as_the_outlook_does(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _write_tallies(folder / "tallies.csv", range(1985, 2011))
    history = penholder.read_voting([path])
    shown = load_sheet(date(2011, 1, 1), history)
    body = json.loads(show(capsys, "council", "score", "--votes", str(path), "--json"))
    assert shown is not None
    ours = {
        (s["question"], s["forecaster"]): s["cases"] for s in body["scores"] if s["question"] != "mandate"
    }
    assert ours == {(s.question, str(s.forecaster)): s.cases for s in shown.scores}
    assert {q for q, _ in ours} == {"unanimity", "outcome"}
    assert set(shown.sources) <= set(body["files"])
    words = " ".join(show(capsys, "council", "score", "--votes", str(path)).split())
    assert "the scores of outcomes are those that come with Penholder" in words
    assert "an outlook on later days rests on those" in words


def test_the_page_is_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert show(capsys, "council", "score", "--html", "score.html").strip() == "score.html"
    assert (folder / "score.html").read_text("utf-8").count("<svg") >= 2


def test_few_votes_are_refused_with_the_fix(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _write_tallies(folder / "few.csv", range(2005, 2007))
    assert "48 votes with numbers" in refuse(capsys, "council", "score", "--votes", str(path))


def test_votes_that_end_too_early_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _write_tallies(folder / "old.csv", range(1970, 1999))
    assert "the votes end in 1998" in refuse(capsys, "council", "score", "--votes", str(path))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["--json", "--html", "x.html"], "choose one of --html FILE and --json"),
        (["--votes", "x.csv", "--record", "y.db"], "choose one of --votes PATH and --record FILE"),
        (["--votes", "missing.csv"], "missing.csv"),
        (["--record", "missing.db"], "missing.db"),
        (["--html", "x.txt"], "the page is written as .html"),
    ],
)
def test_what_cannot_be_done_is_refused(
    given: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told in refuse(capsys, "council", "score", *given)


def test_nothing_is_written_by_looking(folder: Path) -> None:
    run(["council", "score", "--json"])
    assert list(folder.iterdir()) == []
