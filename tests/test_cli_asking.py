"""`sayings` and `positions` on the command line: what they write, where, and what they refuse."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from lxml import html

import penholder
from penholder.cli.asking import read_choice
from penholder.errors import UsageError
from penholder.model import Force, Forum, Hand
from penholder.outputs.views.asking import Asked
from tests.test_cli_comparing import refuse, show, there

__all__ = ["there"]


def flat(text: str) -> str:
    return " ".join(text.split())


def test_sayings_in_four_forms(
    there: str, told_record: penholder.Record, capsys: pytest.CaptureFixture[str]
) -> None:
    text = show(capsys, "sayings", there, "--by", "diop", "--on", "withdrawal")
    assert text.startswith("Abdoulaye Diop\n")
    assert "Withdraw the mission: asks for it" in text
    document = json.loads(show(capsys, "sayings", there, "--json"))
    every = {s.id for c in told_record.claims for s in c.statements}
    assert {s["id"] for f in document["sayings"] for s in f["statements"]} == every
    assert show(capsys, "sayings", there, "--csv", "out/s.csv") == f"{Path('out/s.csv')}\n"
    with Path("out/s.csv").open(encoding="utf-8") as file:
        assert {row["id"] for row in csv.DictReader(file)} == every
    assert show(capsys, "sayings", there, "--html", "s.html") == "s.html\n"
    tree = html.document_fromstring(Path("s.html").read_text(encoding="utf-8"))
    assert len(tree.xpath("//article//details")) == len(every)


def test_versions_and_origins_of_an_utterance_are_counted(
    there: str, told_record: penholder.Record, capsys: pytest.CaptureFixture[str]
) -> None:
    text = flat(show(capsys, "sayings", there))
    many = [f for f in penholder.ask(told_record, Asked()).found if len(f.places) > 1]
    assert many
    for found in many:
        assert flat(found.told) in text


def test_speakers_left_open_are_listed_with_a_reason(
    there: str, told_record: penholder.Record, capsys: pytest.CaptureFixture[str]
) -> None:
    text = show(capsys, "sayings", there, "--unresolved")
    assert "The speaker is left open: " in flat(text)
    unsure = [f for f in penholder.ask(told_record, Asked()).found if f.saying.open]
    assert len(unsure) == len(penholder.ask(told_record, Asked(unresolved=True)).found)


def test_positions_in_three_forms(there: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = show(capsys, "positions", there, "--of", "bamako", "--on", "withdrawal")
    assert text.startswith("Who stands where, as known on 22 June 2023\n")
    assert "\nMali\n  Withdraw the mission: asks for it" in text
    (held,) = json.loads(show(capsys, "positions", there, "--of", "mali", "--on", "withdraw", "--json"))[
        "stances"
    ]
    assert (held["holder"], held["option"], held["stance"]) == ("Mali", "withdraw", "asks for")
    assert show(capsys, "positions", there, "--html", "p.html") == "p.html\n"
    assert html.document_fromstring(Path("p.html").read_text(encoding="utf-8")).find_class("stances")


def test_positions_as_known_on_a_day(there: str, capsys: pytest.CaptureFixture[str]) -> None:
    early = show(capsys, "positions", there, "--of", "Mali", "--as-known-on", "2023-04-20")
    assert "Withdraw the mission" not in early
    assert "Withdraw the mission: asks for it" in show(capsys, "positions", there, "--of", "Mali")


def test_nothing_found_is_no_error_and_says_what_could_be_tried(
    there: str, capsys: pytest.CaptureFixture[str]
) -> None:
    text = flat(show(capsys, "sayings", there, "--by", "Nebenziakov", "--on", "withdrawal"))
    assert "No saying fits --by Nebenziakov --on withdrawal." in text
    assert "near it: Vassily Nebenzia" in text
    assert "without --by" in text
    assert "near it: Russia" in flat(show(capsys, "positions", there, "--of", "Rusland"))


def test_what_cannot_be_asked_is_one_clear_line(there: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "--force shouts: choose one of asserts, demands" in refuse(
        capsys, "sayings", there, "--force", "shouts"
    )
    assert "choose one of --html" in refuse(capsys, "sayings", there, "--json", "--csv", "s.csv")
    assert "choose one of --html" in refuse(capsys, "positions", there, "--json", "--html", "p.html")
    days = ("--since", "2023-06-02", "--until", "2023-06-01")
    assert "comes after --until 2023-06-01" in refuse(capsys, "sayings", there, *days)
    assert ".html" in refuse(capsys, "sayings", there, "--html", "s.txt")
    assert "no such record" in refuse(capsys, "positions", "--record=none.db")


@pytest.mark.parametrize("option", ["--since", "--until", "--as-known-on"])
def test_a_day_that_is_none_is_refused(there: str, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    from penholder.cli import run

    assert run(["sayings", there, option, "2023-13-01"]) == 2
    assert "'2023-13-01' does not match the formats '%Y-%m-%d'" in capsys.readouterr().err


def test_part_of_a_value_will_do_where_one_holds_it() -> None:
    assert read_choice(Forum, "--forum", "Council") is Forum.COUNCIL
    assert read_choice(Forum, "--forum", "press") is Forum.PRESS
    assert read_choice(Hand, "--hand", "SECOND") is Hand.SECOND
    assert read_choice(Force, "--force", "") is None
    with pytest.raises(UsageError, match="choose one of"):
        read_choice(Hand, "--hand", "hand")


@pytest.mark.parametrize("columns", ["60", "100", "200"])
def test_any_width_will_do(
    there: str, columns: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    for call in (("sayings",), ("positions",), ("sayings", "--by", "nobody at all")):
        lines = show(capsys, *call, there).splitlines()
        assert max(len(line.rstrip()) for line in lines) <= int(columns)
