"""`conflicts` on the command line: the list, one matter, page and JSON, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import penholder
from penholder.cli import run
from tests.test_cli_comparing import refuse, show


@pytest.fixture
def there(told_record_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty working folder; gives the record of the example pile as a `--record` argument."""
    monkeypatch.chdir(tmp_path)
    return f"--record={told_record_file}"


def test_the_list_names_verdict_settlement_and_what_is_printed(
    there: str, capsys: pytest.CaptureFixture[str]
) -> None:
    words = " ".join(show(capsys, "conflicts", there).split())
    assert "Printed meanwhile: both sides: March 2024 or 4 February 2024" in words
    assert "What would settle it: An official electoral calendar of Mali" in words
    assert "other sentences of the brief rest on it." in words
    assert "contradiction " not in words.split("Suspect passage")[0]


def test_one_matter_is_shown_with_its_line_by_its_id_or_that_of_a_claim(
    there: str, told_record: penholder.Record, capsys: pytest.CaptureFixture[str]
) -> None:
    matter = next(m for m in told_record.matters if m.label.endswith("referendum") and len(m.verdicts) > 1)
    words = show(capsys, "conflicts", matter.id[:9], there)
    assert "<- printed" in words
    assert all(claim in words for claim in matter.claims)
    assert show(capsys, "conflicts", matter.claims[0], there) == words


def test_ledger_and_verdict_choose_among_matters(there: str, capsys: pytest.CaptureFixture[str]) -> None:
    body = json.loads(show(capsys, "conflicts", "--ledger", "figures", "--json", there))
    assert body["format"] == "penholder-conflicts/1"
    assert {m["ledger"] for m in body["matters"]} == {"figures"}
    slipped = json.loads(show(capsys, "conflicts", "--kind", "slipped", "--json", there))
    assert slipped["matters"]
    assert all(any(v["kind"] == "slippage" for v in m["verdicts"]) for m in slipped["matters"])


def test_the_page_is_written_and_never_over_a_report(
    there: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert show(capsys, "conflicts", "--html", "desk.html", there).strip() == "desk.html"
    page = (tmp_path / "desk.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "Printed meanwhile" in page


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (["conflicts", "m0000000"], "no matter has the id"),
        (["conflicts", "--kind", "rumour"], "is no verdict"),
        (["conflicts", "--html", "x.html", "--json"], "choose one"),
        (["conflicts", "m1", "--kind", "same"], "leave them out"),
        (["conflicts", "--html", "x.txt"], ".html"),
    ],
)
def test_wrong_calls_are_refused_in_one_line(
    there: str, capsys: pytest.CaptureFixture[str], call: list[str], told: str
) -> None:
    assert told in refuse(capsys, *call, there)


def test_a_day_is_taken_into_account(there: str, capsys: pytest.CaptureFixture[str]) -> None:
    early = show(capsys, "conflicts", "--as-known-on", "2023-02-03", there)
    assert "18 June 2023" not in early
    assert run(["conflicts", "--as-known-on", "2001-01-01", there]) == 0
    assert "No two reports disagree." in capsys.readouterr().out
