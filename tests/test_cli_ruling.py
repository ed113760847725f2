"""`judge`, `judgements` and `changes` on the command line: what they write, and what they refuse."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from lxml import html

from penholder import api
from penholder.cli import run
from penholder.store import Store
from tests.commands import refuse, show

JULY = (
    "ABYEI, 4 May 2023 (Example Wire) - The referendum in South Sudan will be held on 9 July 2023, the foreign "
    "minister said on Thursday.\n"
)
JUNE = "JUBA, 8 May 2023 (Sample Press) - South Sudan will hold its referendum on 21 June 2023, officials said.\n"
AUGUST = "NAIROBI, 11 May 2023 (Third Post) - The referendum in South Sudan is planned for 6 August 2023, diplomats said.\n"
HOSTILE = '<script>alert(1)</script> ="x" =1+1 "'


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """A working folder with a record of two reports that differ; gives the matter and one of its claims."""
    monkeypatch.chdir(tmp_path)
    Path("pile").mkdir()
    for name, text in (("july.txt", JULY), ("june.txt", JUNE)):
        Path("pile", name).write_text(text, encoding="utf-8")
    api.read(["pile"], record="penholder.db")
    (matter,) = (m for m in api.open_record().matters if m.label.endswith("referendum"))
    return matter.id, matter.claims[1]


SIGNED = ("--by", "A. Name", "--because", "the calendar of the commission", "--on", "2023-05-09")


def test_a_ruling_is_listed_with_its_author_day_and_reason(
    there: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    matter, claim = there
    assert show(capsys, "judgements") == "Nobody has ruled on a matter yet."
    made = show(capsys, "judge", matter[:7], "--stands", claim[:7], *SIGNED).removeprefix("judged: ")
    listed = show(capsys, "judgements")
    assert f"{made} in force" in listed
    assert "A. Name ruled on 9 May 2023 that 21 June 2023," in listed
    assert "stands: “the calendar of the commission”" in listed
    body = json.loads(show(capsys, "judgements", "--json"))
    (judged,) = body["judgements"]
    assert (judged["state"], judged["judgement"]["by"]) == ("in force", "A. Name")
    assert show(capsys, "judgements", "--as-known-on", "2023-05-08") == "Nobody has ruled on a matter yet."


def test_undoing_retires_and_keeps(there: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    matter, claim = there
    made = show(capsys, "judge", matter, "--set-aside", claim, *SIGNED).removeprefix("judged: ")
    assert "retired" in show(capsys, "judge", "--undo", made, "--by", "B", "--because", "an error")
    listed = show(capsys, "judgements")
    assert f"{made} retired" in listed
    assert "A. Name ruled on" in listed
    assert "by B: “an error”" in listed
    assert "was retired" in refuse(capsys, "judge", "--undo", made, "--by", "B", "--because", "again")


def test_a_ruling_without_a_day_is_signed_today(
    there: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    matter, claim = there
    show(capsys, "judge", matter, "--stands", claim, "--by", "A", "--because", "b")
    (judged,) = api.open_record().judged
    assert abs(judged.judgement.on - date.today()) <= timedelta(days=1)


def test_calls_that_rule_nothing_are_refused(
    there: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    matter, claim = there
    assert "choose one of --stands" in refuse(capsys, "judge", matter, *SIGNED)
    both = ("--stands", claim, "--set-aside", claim)
    assert "choose one of --stands" in refuse(capsys, "judge", matter, *both, *SIGNED)
    assert "needs a name" in refuse(capsys, "judge", matter, "--stands", claim, "--because", "x")
    assert "needs a reason" in refuse(capsys, "judge", matter, "--stands", claim, "--by", "x")
    assert "MATTER CLAIM CLAIM" in refuse(capsys, "judge", matter, "--verdict", "same", *SIGNED)
    assert "give the id of one matter" in refuse(capsys, "judge", "--stands", claim, *SIGNED)
    assert "is a claim of the matter" in refuse(capsys, "judge", claim, "--stands", claim, *SIGNED)
    assert "no judgement has the id" in refuse(capsys, "judge", "--undo", "j" * 5000, *SIGNED)
    assert "control characters" in refuse(
        capsys, "judge", matter, "--stands", claim, "--by", "A\x1b[31m", "--because", "x"
    )
    later = ("--by", "A", "--because", "x", "--on", "9999-12-31")
    assert "has not come yet" in refuse(capsys, "judge", matter, "--stands", claim, *later)
    assert not api.open_record().judged


def test_a_hostile_reason_stays_words(there: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    matter, claim = there
    show(
        capsys,
        "judge",
        matter,
        "--stands",
        claim,
        "--by",
        HOSTILE,
        "--because",
        HOSTILE,
        "--on",
        "2023-05-09",
    )
    assert "<script>alert(1)</script>" in show(capsys, "judgements")
    show(capsys, "changes", "--since", "2023-05-05", "--html", "changes.html")
    page = Path("changes.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "alert(1)" in html.fromstring(page).text_content()


# ---------------------------------------------------------------------- changes


def test_changes_are_grouped_and_cited(there: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    matter, claim = there
    show(capsys, "judge", matter, "--stands", claim, *SIGNED)
    Path("pile", "august.txt").write_text(AUGUST, encoding="utf-8")
    api.read(["pile"], record="penholder.db")
    listed = show(capsys, "changes", "--since", "2023-05-09")
    assert "Changed between 9 May 2023 and 11 May 2023" in listed
    assert "One report more; one new story." in listed
    assert "reopened South Sudan: referendum: the judgement of A. Name is open again." in listed
    assert "referendum: now" in listed
    assert "6 August 2023" in listed
    body = json.loads(show(capsys, "changes", "--since", "2023-05-09", "--json"))
    assert (body["since"], body["known_on"]) == ("2023-05-09", "2023-05-11")
    known = {c.id for made in api.open_record().claims for c in made.all()}
    reports = {r["id"] for r in body["reports"]}
    assert all(set(change["evidence"]) <= known | reports for change in body["changes"])
    assert {"new", "reopened"} <= {change["kind"] for change in body["changes"]}


def test_nothing_changes_before_anything_came(
    there: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    listed = show(capsys, "changes", "--since", "2023-05-05", "--known", "2023-05-07")
    assert "Nothing new since then." in listed
    assert "newly contested" in show(capsys, "changes", "--since", "2023-05-05")


def test_a_day_that_is_not_earlier_is_refused(
    there: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert "is not before" in refuse(capsys, "changes", "--since", "2023-05-08")
    assert "choose one of --html" in refuse(
        capsys, "changes", "--since", "2023-05-05", "--html", "a.html", "--json"
    )
    assert run(["changes"]) == 2


def test_a_record_of_another_version_says_what_an_earlier_day_keeps(
    there: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert run(["status", "--as-known-on", "2023-05-05"]) == 0
    assert capsys.readouterr().err == ""
    with Store("penholder.db") as store:
        store.set_fact("engine", "another")
    assert run(["status", "--as-known-on", "2023-05-05"]) == 0
    assert "`penholder read` brings it up to date" in capsys.readouterr().err
