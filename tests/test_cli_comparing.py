"""`families`, `compare` and `quotes` on the command line: what they write, where, and what they refuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from lxml import html

import penholder
from penholder import api
from penholder.cli import run

PILE = Path(__file__).parents[1] / "examples" / "mali-2023"
A, B = "january-herald.txt", "january-courier.txt"


@pytest.fixture
def there(told_record_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """An empty working folder; gives the record of the example pile as a `--record` argument."""
    monkeypatch.chdir(tmp_path)
    return f"--record={told_record_file}"


def show(capsys: pytest.CaptureFixture[str], *call: str) -> str:
    capsys.readouterr()
    assert run(list(call)) == 0
    return capsys.readouterr().out


def refuse(capsys: pytest.CaptureFixture[str], *call: str) -> str:
    capsys.readouterr()
    assert run(list(call)) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert all(line.startswith("  ") for line in shown.err.splitlines()[1:]), "one line, and a list under it"
    return shown.err


def find(record: penholder.Record, path: str) -> str:
    return next(r.id for r in record.reports if r.path == path)


# ---------------------------------------------------------------------- compare


def test_reports_are_named_by_id_start_path_or_title(
    there: str, told_record: penholder.Record, capsys: pytest.CaptureFixture[str]
) -> None:
    by_id = show(capsys, "compare", find(told_record, A), find(told_record, B)[:7], there)
    assert "Type: edited copy" in by_id
    assert show(capsys, "compare", A, B, there) == by_id
    assert show(capsys, "compare", "refuses all plans", B, there) == by_id
    assert show(capsys, "compare", str(PILE / A), str(PILE / B), there) == by_id


def test_two_files_are_compared_without_a_record(there: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = show(capsys, "compare", str(PILE / A), str(PILE / B))
    assert "Type: edited copy" in text
    assert not Path("penholder.db").exists()


def test_two_unrelated_reports_are_no_error(there: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("x.txt").write_text(
        "The ferry to the northern islands was late again because of the fog on the bay.\n"
    )
    assert "nothing in common" in show(capsys, "compare", "x.txt", str(PILE / A))


def test_a_language_that_is_not_read_is_named(there: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "B is in French" in show(capsys, "compare", str(PILE / A), str(PILE / "avril-radio.txt"))


def test_what_cannot_be_compared_is_one_clear_line(there: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "are one report" in refuse(capsys, "compare", A, str(PILE / A), there)
    assert "no such file, and there is no record" in refuse(capsys, "compare", "nowhere.txt", str(PILE / A))
    assert "no report of the record has this id" in refuse(capsys, "compare", "nowhere.txt", A, there)
    assert "begins several ids" in refuse(capsys, "compare", "r", A, there)
    assert "stands in several titles" in refuse(capsys, "compare", "Mali", A, there)
    assert "is a folder" in refuse(capsys, "compare", str(PILE), A, there)
    assert "no such record" in refuse(capsys, "compare", "a", "b", "--record=none.db")
    Path("empty.txt").touch()
    assert "empty.txt: the file is empty" in refuse(capsys, "compare", "empty.txt", str(PILE / A))


def test_a_page_is_written_where_asked(there: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert show(capsys, "compare", A, B, there, "--html", "out/c.html") == "out/c.html\n"
    tree = html.document_fromstring(Path("out/c.html").read_text(encoding="utf-8"))
    assert tree.find_class("compare")
    assert ".html" in refuse(capsys, "compare", A, B, there, "--html", "c.txt")
    assert "cannot be written" in refuse(capsys, "compare", A, B, there, "--html", "out/c.html/d.html")


def test_a_report_is_never_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.html").write_text(
        "<html><body><p>UNMISS said on 5 May 2022 that 12 patrols were stopped.</p></body></html>"
    )
    api.read(["a.html"])
    before = Path("a.html").read_bytes()
    for call in ("families", "quotes"):
        assert run([call, "--html", "a.html"]) == 2
    assert Path("a.html").read_bytes() == before


# ---------------------------------------------------------------------- families and quotes


def test_families_in_three_forms(
    there: str, told_record: penholder.Record, capsys: pytest.CaptureFixture[str]
) -> None:
    text = show(capsys, "families", there)
    assert "Story 1: " in text
    assert "reports telling one text" in text
    assert "Related across stories" in text
    family = next(f for f in told_record.families if len(f.reports) > 1)
    one = json.loads(show(capsys, "families", there, "--id", family.id[:6], "--json"))
    assert [f["id"] for f in one["families"]] == [family.id]
    assert show(capsys, "families", there, "--html", "f.html") == "f.html\n"
    assert family.id in Path("f.html").read_text(encoding="utf-8")
    assert "choose one of" in refuse(capsys, "families", there, "--json", "--html", "f.html")
    assert "no story family has the id zz" in refuse(capsys, "families", there, "--id", "zz")


def test_families_of_a_pile_are_read_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("UNMISS said on 5 May 2022 that 12 patrols were stopped.\n")
    assert "No two reports tell one text." in show(capsys, "families", "a.txt")


def test_quotes_in_three_forms(
    there: str, told_record: penholder.Record, capsys: pytest.CaptureFixture[str]
) -> None:
    text = show(capsys, "quotes", there, "--by", "Diop")
    assert "Abdoulaye Diop, one utterance in" in text
    assert "Guterres, one utterance" not in text
    every = json.loads(show(capsys, "quotes", there, "--json"))
    assert {q["id"] for q in every["quotes"]} == {q.id for q in told_record.quotes if len(q.versions) > 1}
    assert show(capsys, "quotes", there, "--html", "q.html") == "q.html\n"
    assert "Abdoulaye Diop" in Path("q.html").read_text(encoding="utf-8")
    assert "no utterance" in show(capsys, "quotes", there, "--about", "zebra")


def test_help_lists_commands_in_the_order_of_use(capsys: pytest.CaptureFixture[str]) -> None:
    text = show(capsys, "--help")
    order = [
        "read",
        "brief",
        "status",
        "conflicts",
        "families",
        "compare",
        "quotes",
        "show",
        "search",
        "correct",
    ]
    places = [text.index(f"\n  {name} ") for name in order]
    assert places == sorted(places)
