"""`council` on the command line: what it counts, what it keeps, and what it refuses."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from lxml import html

import penholder
from penholder import api
from penholder.model import CountedVote, MemberPosition
from penholder.store import Store
from tests.commands import refuse, show

FIRST = (
    "NEW YORK, 13 May 2023 (Example Wire) - China said on Friday that it opposes the withdrawal of MINUSMA. Ghana said "
    "on Friday that it supports the withdrawal of MINUSMA. The African Union said on Friday that it supports the "
    "withdrawal of MINUSMA.\n\nThe mandate of MINUSMA ends on 30 June 2023.\n"
)
LATER = (
    "NEW YORK, 20 May 2023 (Third Post) - China said on Saturday that it backs the withdrawal of MINUSMA.\n"
)
SIGNED = ("--by", "A. Name", "--because", "a talk in the corridor", "--on", "2023-05-19")
DRAFT = ("council", "--draft", "withdraw-minusma")


def write(name: str, text: str) -> None:
    Path("pile").mkdir(exist_ok=True)
    Path("pile", name).write_text(text, encoding="utf-8")
    api.read(["pile"])


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A working folder with a record of one report."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "400")
    write("first.txt", FIRST)


def voter(code: str) -> MemberPosition:
    (tally,) = (t for t in penholder.assess(penholder.open_record()).tallies if t.option == "withdraw")
    return next(m for m in tally.members if m.member == code)


@pytest.mark.usefixtures("there")
def test_without_a_draft_the_options_of_the_record_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    shown = show(capsys, "council")
    assert "Withdraw the mission 1 to 14 9 stated: China; open: four members nobody" in shown
    assert "penholder council --draft withdraw" in shown


@pytest.mark.usefixtures("there")
def test_a_draft_is_told_member_by_member(capsys: pytest.CaptureFixture[str]) -> None:
    shown = show(capsys, *DRAFT)
    assert "1 to 14 votes for; 9 are required" in shown
    assert "China no, a veto against, 12 May 2023 [p" in shown
    assert "Ghana yes for, 12 May 2023 [p" in shown
    assert "it opposes the withdrawal of MINUSMA" in shown
    assert "France open nothing recorded" in shown
    assert "African Union: for, 12 May 2023 (gives no member’s vote)" in shown
    assert "No open vote can carry it against China; nothing more is needed to stop it." in shown
    assert "Charter of the United Nations, art. 27" in shown


@pytest.mark.usefixtures("there")
def test_a_trial_changes_the_table_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    shown = show(capsys, *DRAFT, "--set", "china=abstain", "--set", "Russian-Federation=YES")
    assert "2 to 14 votes for" in shown
    assert "The vote of China is set to abstain: set here, not signed, not kept." in shown
    assert "against, 12 May 2023" in shown, "what it said stays beside the vote"
    assert "penholder judge" not in shown
    assert show(capsys, "judgements") == "Nobody has ruled on a matter yet."
    assert voter("CN").counted is CountedVote.NO


@pytest.mark.usefixtures("there")
def test_a_signed_vote_is_kept_listed_honoured_and_undone(capsys: pytest.CaptureFixture[str]) -> None:
    shown = show(capsys, *DRAFT, "--set", "china=abstain", *SIGNED)
    assert "set to abstain by A. Name, signed 19 May 2023" in shown
    assert voter("CN").counted is CountedVote.ABSTAIN
    made = voter("CN").judgement
    listed = show(capsys, "judgements")
    assert f"{made} in force China: vote on a draft to withdraw the mission" in listed
    assert "China abstains on the option to withdraw the mission: “a talk in the corridor”" in listed
    (kept,) = (j.judgement for j in penholder.open_record().judged)
    assert [s.words for s in kept.basis] == ["that it opposes the withdrawal of MINUSMA"]
    brief = penholder.brief(penholder.open_record(), markdown=True)
    assert "set to abstain by A. Name" in brief
    show(capsys, "judge", "--undo", made, "--by", "B", "--because", "withdrawn")
    assert voter("CN").counted is CountedVote.NO
    assert f"{made} retired" in show(capsys, "judgements")


@pytest.mark.usefixtures("there")
def test_a_later_word_of_that_member_opens_it_again(capsys: pytest.CaptureFixture[str]) -> None:
    show(capsys, *DRAFT, "--set", "china=abstain", "--set", "france=no", *SIGNED)
    first = voter("CN").judgement
    write("later.txt", LATER)
    assert voter("CN").counted is CountedVote.YES
    assert voter("FR").counted is CountedVote.NO, "nothing new was said by it"
    assert "waits to be set again" in show(capsys, *DRAFT)
    assert f"{first} reopened" in show(capsys, "judgements")
    show(capsys, *DRAFT, "--set", "china=absent", "--by", "B", "--because", "a cable", "--on", "2023-06-01")
    states = {j.judgement.id: str(j.state) for j in penholder.open_record().judged}
    assert (states[first], voter("CN").counted) == ("retired", CountedVote.ABSENT)


@pytest.mark.usefixtures("there")
def test_as_known_on_a_day_only_votes_signed_by_it_count(capsys: pytest.CaptureFixture[str]) -> None:
    write("later.txt", LATER)
    show(capsys, *DRAFT, "--set", "france=no", "--by", "B", "--because", "a cable", "--on", "2023-05-25")
    assert "set to no by B" in show(capsys, *DRAFT)
    for option in ("--known", "--as-known-on"):
        assert "set to no by B" not in show(capsys, *DRAFT, option, "2023-05-22")


@pytest.mark.usefixtures("there")
def test_a_vote_set_in_knowledge_of_a_later_report_does_not_count_before_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("later.txt", LATER)
    show(capsys, *DRAFT, "--set", "china=absent", "--by", "B", "--because", "told", "--on", "2023-05-19")
    assert voter("CN").counted is CountedVote.ABSENT
    earlier = penholder.open_record(as_known_on=date(2023, 5, 22))
    assert earlier.judged == ()


@pytest.mark.usefixtures("there")
def test_a_vote_can_rest_on_what_was_known_on_a_day(capsys: pytest.CaptureFixture[str]) -> None:
    write("later.txt", LATER)
    call = ("--set", "china=absent", "--by", "B", "--because", "told", "--known", "2023-05-22")
    assert "does not count on 2023-05-22" in refuse(capsys, *DRAFT, *call)
    shown = show(capsys, *DRAFT, *call, "--on", "2023-05-22")
    assert "set to absent by B" in shown
    (judged,) = penholder.open_record().judged
    assert str(judged.state) == "reopened", "a report known later gives a position of China"


@pytest.mark.usefixtures("there")
def test_a_draft_nobody_spoke_of_is_answered(capsys: pytest.CaptureFixture[str]) -> None:
    body = json.loads(show(capsys, "council", "--draft", "sanctions", "--json"))
    (draft,) = body["drafts"]
    assert (draft["low"], draft["high"], draft["required"], len(draft["pivotal"])) == (0, 15, 9, 15)
    show(capsys, "council", "--draft", "sanctions", "--set", "us=yes", *SIGNED)
    listed = json.loads(show(capsys, "council", "--json"))
    assert {d["option"]: d["low"] for d in listed["drafts"]}["sanctions"] == 1


@pytest.mark.usefixtures("there")
def test_json_names_words_votes_and_reports(capsys: pytest.CaptureFixture[str]) -> None:
    body = json.loads(show(capsys, *DRAFT, "--set", "china=unknown", "--procedural", "--json"))
    assert (body["format"], body["known_on"]) == ("penholder-council/1", "2023-05-19")
    (draft,) = body["drafts"]
    china = next(m for m in draft["members"] if m["member"] == "CN")
    assert china["set"] == {
        "vote": "unknown", "kept": False, "judgement": None, "by": None, "on": None, "because": None,
    }  # fmt: skip
    assert (china["stance"], china["counted"]) == ("opposes", "open")
    assert china["said"][0]["words"]["words"] == "that it opposes the withdrawal of MINUSMA"
    assert draft["vetoes_possible"] == []
    assert [r["id"] for r in body["reports"]] == [china["said"][0]["words"]["report"]]


@pytest.mark.usefixtures("there")
def test_the_page_is_self_contained_and_inert(capsys: pytest.CaptureFixture[str]) -> None:
    hostile = '<script>alert(1)</script> ="x" "'
    show(
        capsys, *DRAFT, "--set", "china=abstain", "--by", hostile, "--because", hostile, "--on", "2023-05-19"
    )
    assert show(capsys, *DRAFT, "--html", "council.html") == "council.html"
    page = Path("council.html").read_text(encoding="utf-8")
    tree = html.fromstring(page)
    assert tree.xpath("//script | //img | //link | //*[@onerror]") == []
    assert hostile in tree.text_content()
    assert "MINUSMA" in tree.xpath("string(//h1)")
    assert len(tree.xpath("//table[contains(@class, 'voters')]//th[@scope='row']")) == 15
    assert all(tree.xpath(f"//*[@id='{a[1:]}']") for a in tree.xpath("//td//a/@href"))
    assert show(capsys, "council", "--html", "all.html") == "all.html"


@pytest.mark.usefixtures("there")
def test_what_cannot_be_meant_is_refused_and_nothing_is_kept(capsys: pytest.CaptureFixture[str]) -> None:
    cases = {
        ("--draft", "withdrawl"): "did you mean withdraw",
        ("--set", "china=no"): "--draft OPTION",
        ("--draft", "keep", "--set", "mali=no"): "on it are China, France",
        ("--draft", "keep", "--set", "china=perhaps"): "yes, no, abstain, absent, unknown",
        ("--draft", "keep", "--set", "china=no", "--set", "cn=yes"): "to no and to yes",
        ("--draft", "keep", "--set", "china=no", "--by", "A"): "--because REASON",
        ("--draft", "keep", "--set", "china=no", "--because", "A"): "--by NAME",
        ("--draft", "keep", *SIGNED): "--set MEMBER=VOTE",
        ("--draft", "keep", "--set", "fr=no", "--set", "xx=no", *SIGNED): "no state is called xx",
        ("--json", "--html", "x.html"): "choose one",
        ("--json", "check"): "write the options after",
        ("--draft", "\x1b[31mred", "--set", "\x1b[2J=no"): "no option is called",
    }
    for call, words in cases.items():
        assert words in refuse(capsys, "council", *call)
    assert penholder.open_record().judged == ()


@pytest.mark.usefixtures("there")
def test_a_vote_in_force_is_retired_before_another_is_set(capsys: pytest.CaptureFixture[str]) -> None:
    show(capsys, *DRAFT, "--set", "china=abstain", *SIGNED)
    assert "is in force" in refuse(capsys, *DRAFT, "--set", "china=no", "--by", "B", "--because", "x")
    with Store("penholder.db") as store:
        assert len(penholder.open_record().judged) == 1, store


@pytest.mark.usefixtures("there")
def test_votes_are_set_from_python_all_or_none() -> None:
    signature = penholder.sign("A. Name", date(2023, 5, 19), "a cable")
    made = penholder.set_votes("penholder.db", "withdraw", ["us=no", "france=unknown"], signature)
    assert [(j.member, j.vote) for j in made] == [("FR", None), ("US", "no")]
    table = penholder.council_table(penholder.open_record(), "withdraw", votes=["us=yes"])
    states = next(m for m in table.tallies[0].members if m.member == "US")
    assert (states.counted, states.judgement) == (CountedVote.YES, "")
    with pytest.raises(penholder.PenholderError, match="is in force"):
        penholder.set_votes("penholder.db", "withdraw", ["gabon=no", "us=yes"], signature)
    assert len(penholder.open_record().judged) == 2


def test_days_without_a_council_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Store("penholder.db").close()
    assert "No option is on record" in show(capsys, "council")
    assert "no dated report" in refuse(capsys, "council", "--draft", "keep")
    assert "no dated report" in refuse(capsys, "council", "--draft", "keep", "--set", "china=no")
    write(
        "old.txt",
        "LONDON, 13 May 1945 (Example Wire) - France said on Friday that it opposes the withdrawal of MINUSMA.\n",
    )
    assert "members on 1945-" in refuse(capsys, "council")
    assert "members on 1945-" in refuse(capsys, "council", "--draft", "keep")
