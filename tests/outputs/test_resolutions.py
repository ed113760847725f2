"""Mandates listed as table, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from penholder.cli import run
from penholder.outputs.resolutions import COLUMNS, list_terms_csv, list_terms_json
from tests.official.resolutions.texts import compose, name_of, read_terms

DAY = "20 June 2012"
WORDS = (
    "Decides to extend UNMIL's mandate until 30 September 2012",
    "Authorizes an increase in the strength of UNMIL by 50 military personnel",
    "Requests the Secretary-General to report every 80 days",
)


def test_csv_has_one_row_a_mandate_with_its_words() -> None:
    rows = list(csv.DictReader(io.StringIO(list_terms_csv(read_terms((3001, DAY, WORDS))))))
    assert list(rows[0]) == list(COLUMNS)
    assert (rows[0]["expires"], rows[0]["military_change"], rows[0]["reports"]) == (
        "2012-09-30",
        "50",
        "every:P80D",
    )
    assert rows[0]["expiry_words"] == "until 30 September 2012"


def test_json_says_null_for_what_is_unknown_and_where_each_fact_stands() -> None:
    (document,) = json.loads(list_terms_json(read_terms((3001, DAY, WORDS))))
    assert document["military"]["resulting"] is None
    assert document["police"] is None
    words = document["expiry"]["words"]
    assert words["end"] - words["start"] == len(words["words"])


def test_no_cell_runs_in_a_spreadsheet_and_no_escape_reaches_it() -> None:
    text = compose(3001, DAY, "Decides to extend UNMIL's mandate until\x1b[31m 30 September 2012")
    assert "\x1b" not in list_terms_csv(read_terms((3001, DAY, (text,))))


def test_json_shows_no_direction_override_or_c1_control_as_it_is() -> None:
    terms = read_terms((3001, DAY, (WORDS[0].replace("mandate", "mandate\u202e\x9b"), *WORDS[1:])))
    written = list_terms_json(terms)
    assert not {"\u202e", "\x9b"} & set(written)
    assert "\\u202e" in written


def test_the_command_lists_one_mission_and_names_what_it_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / name_of(3001, DAY)).write_text(compose(3001, DAY, *WORDS), encoding="utf-8")
    (tmp_path / "note.pdf").write_bytes(b"%PDF")
    assert run(["resolutions", str(tmp_path), "--mission", "UNMIL", "--format", "csv"]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines()[1].startswith("unmil,S/RES/3001(2012),2012-06-20,extends,2012-09-30")
    assert "note.pdf" in said.err
    assert run(["resolutions", str(tmp_path), "--mission", "unifil", "--format", "json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out) == []
    assert "no text here sets a mandate of unifil" in said.err


@pytest.mark.parametrize(
    ("given", "advice"), [("unmis-s", "unmiss"), ("foo", "give its key"), (" ", "give its key")]
)
def test_an_unknown_mission_is_a_wrong_call_and_no_empty_table(
    given: str, advice: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["resolutions", str(tmp_path), "--mission", given]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "no mission is known by that key" in said.err
    assert advice in said.err


def test_a_path_that_is_not_there_is_a_wrong_call(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["resolutions", "gone.tar.gz"]) == 2
    assert "gone.tar.gz" in capsys.readouterr().err
