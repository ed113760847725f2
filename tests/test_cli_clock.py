"""`clock` on the command line: board, one mission, names, days, page, JSON and calendar."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

import penholder
from penholder.cli import run
from penholder.outputs.calendar import write_calendar
from tests.official.resolutions.texts import compose
from tests.test_cli_comparing import refuse, show


@pytest.fixture
def alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder without a record."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def there(told_record_file: Path, alone: Path) -> str:
    """The record of the example pile as a `--record` argument."""
    del alone
    return f"--record={told_record_file}"


def test_the_board_orders_missions_by_days_left(alone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = json.loads(show(capsys, "clock", "--on", "1995-01-01", "--json"))
    left = [m["days_left"] for m in body["missions"]]
    known = [n for n in left if n is not None]
    assert body["format"] == "penholder-clock/1"
    assert left == sorted(known) + [None] * (len(left) - len(known))
    assert {m["state"] for m in body["missions"]} == {"running", "open"}
    assert "UNOMIG" in show(capsys, "clock", "--on", "1995-01-01")


def test_within_keeps_what_ends_soon(alone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    body = json.loads(show(capsys, "clock", "--on", "2023-06-16", "--within", "20", "--json"))
    assert [m["mission"] for m in body["missions"]] == ["minusma", "undof"]
    assert "within 1 days" in refuse(capsys, "clock", "--on", "2023-06-16", "--within", "1")


def test_one_mission_shows_chain_terms_and_short_renewals(
    alone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = " ".join(show(capsys, "clock", "UNMISS", "--on", "2016-12-20").split())
    assert "360 days left" in words
    assert "17,000 military and 2,101 police" in words
    assert "renews, short" in words
    body = json.loads(show(capsys, "clock", "unmiss", "--on", "2016-12-20", "--json"))
    chain = {link["resolution"]: link for link in body["missions"][0]["chain"]}
    assert chain["S/RES/2326(2016)"]["rollover"]
    assert not chain["S/RES/2327(2016)"]["rollover"]
    assert chain["S/RES/2304(2016)"]["tally"] == "11-0-4"


@pytest.mark.parametrize("name", ["minusma", "MINUSMA", "united nations interim force in lebanon"])
def test_missions_are_named_by_key_acronym_or_name(
    alone: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "30 June 2023" in show(capsys, "clock", name, "--on", "2023-06-01") or "lebanon" in name


def test_a_name_that_is_not_known_gets_near_ones(alone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "did you mean minusma" in refuse(capsys, "clock", "minusme", "--on", "2023-06-01")


def test_without_a_day_the_command_asks_for_one(alone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "--on YYYY-MM-DD" in refuse(capsys, "clock")


def test_days_before_1948_and_after_the_data_are_told(
    alone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "no operation had a mandate" in refuse(capsys, "clock", "--on", "1947-01-01")
    words = " ".join(show(capsys, "clock", "unmiss", "--on", "2024-02-01").split())
    assert "The data on mandates end on 10 January 2024" in words
    assert "data on mandates end" not in show(capsys, "clock", "unmiss", "--on", "2023-02-01")


def test_a_mandate_that_ran_out_after_the_data_is_told_as_not_known(
    alone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = " ".join(show(capsys, "clock", "--on", "2026-11-22").split())
    assert "UNMISS not known since 30 April 2026" in words
    assert "MINUSMA" not in words


def test_a_last_period_is_told_in_head_notes_and_chain(
    alone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = " ".join(show(capsys, "clock", "unifil", "--on", "2025-09-01").split())
    assert "486 days left, last period" in words
    assert "after 31 December 2026 UNIFIL ends and withdraws" in words
    assert "renews, last period" in " ".join(show(capsys, "clock", "unoci", "--on", "2017-01-05").split())
    assert "last period" not in show(capsys, "clock", "unifil", "--on", "2025-08-27")


def test_a_ceiling_that_is_not_known_is_not_told_as_in_force(
    alone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = " ".join(show(capsys, "clock", "monusco", "--on", "2024-08-01").split())
    assert "as last read in S/RES/2666(2022): 14,160 military" in words
    assert "the ceiling under S/RES/2717(2023) is not known here" in words


def test_missions_whose_mandate_is_not_known_stay_on_the_board(
    alone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = " ".join(show(capsys, "clock", "--on", "2026-03-01").split())
    assert "UNSMIL not known since 31 October 2025" in words
    earlier = " ".join(show(capsys, "clock", "--on", "2016-10-01").split())
    assert "UNMC not known since 13 September 2016" in earlier
    assert "MINUSMA ends 31 December 2023" in " ".join(show(capsys, "clock", "--on", "2023-07-02").split())


def test_no_report_asked_for_differs_from_not_known(alone: Path) -> None:
    board = penholder.clock(["untso", "unsmil", "minusma"], on=date(2016, 10, 1))
    told = {m.key: m.reports for m in board.missions}
    assert (told["untso"], told["unsmil"]) == ("none asked for", "not known")
    assert told["minusma"].startswith("December 2016")


def test_an_end_to_come_is_not_told_as_past(alone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = " ".join(show(capsys, "clock", "minusma", "--on", "2023-07-02").split())
    assert "ends 31 December 2023, decided by S/RES/2690(2023)" in words
    assert "MINUSMA has until 31 December 2023 to withdraw" in words
    assert "record" not in words
    assert "two days before 2 July 2023" in words
    assert "ended 31 December 2023" in show(capsys, "clock", "minusma", "--on", "2024-02-02")


def test_tallies_stay_whole_on_a_narrow_terminal(
    alone: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    shown = show(capsys, "clock", "unmiss", "--on", "2018-04-01")
    assert "15-0-0" in shown
    assert "…" not in shown


def test_cells_of_the_page_name_their_column(alone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    show(capsys, "clock", "--on", "2023-06-16", "--html", "clock.html")
    page = (alone / "clock.html").read_text(encoding="utf-8")
    assert "attr(data-head)" in page
    body = page.partition("<body")[2]
    assert body.count("<td") == body.count("data-head=") > 20


@pytest.mark.parametrize(
    ("mission", "day", "told"),
    [
        (
            "unef-i",
            "1960-01-01",
            "under A/RES/1000(ES-I) until the General Assembly or the Council decides otherwise",
        ),
        ("untso", "1995-01-01", "until the Council decides otherwise"),
    ],
)
def test_an_open_mandate_goes_on_until_those_who_gave_it_decide(
    mission: str, day: str, told: str, alone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert told in " ".join(show(capsys, "clock", mission, "--on", day).split())


def test_names_in_the_json_of_the_clock_turn_no_terminal_round() -> None:
    board = penholder.clock(["minusma"], on=date(2023, 1, 5))
    (mission,) = board.missions
    step = replace(mission.clock.steps[0], label="A\u202eB\x9b promised a report")
    told = replace(mission, clock=replace(mission.clock, steps=(step,)))
    written = penholder.clock_json(replace(board, missions=(told,)))
    assert not {"\u202e", "\x9b"} & set(written)
    assert json.loads(written)["missions"][0]["steps"][0]["label"] == step.label


def test_the_records_day_and_promises_stand_on_the_clock(
    there: str, capsys: pytest.CaptureFixture[str]
) -> None:
    body = json.loads(show(capsys, "clock", "minusma", "--json", there))
    (mission,) = body["missions"]
    assert any(s["kind"] == "commitment" and s["evidence"] for s in mission["steps"])
    other = json.loads(show(capsys, "clock", "unifil", "--json", there))["missions"][0]
    assert not any(s["kind"] == "commitment" for s in other["steps"])


def read_events(path: Path) -> dict[str, tuple[date, int]]:
    calendar = Calendar.from_ical(path.read_bytes())
    return {str(e["uid"]): (e.decoded("dtstart"), e.decoded("sequence")) for e in calendar.walk("VEVENT")}


def test_the_calendar_parses_back_and_is_the_same_on_every_run(
    there: str, alone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = alone / "clock.ics"
    show(capsys, "clock", "minusma", "--ics", str(path), there)
    first = path.read_bytes()
    assert run(["clock", "minusma", "--ics", str(path), there]) == 0
    assert "gave way" in capsys.readouterr().err
    assert path.read_bytes() == first
    calendar = Calendar.from_ical(first)
    events = calendar.walk("VEVENT")
    assert len({str(e["uid"]) for e in events}) == len(events) > 1
    assert all(not hasattr(e.decoded("dtstart"), "hour") for e in events)
    assert b"CATEGORIES:Mandate" in first
    assert b"CATEGORIES:Promise" in first
    assert any("Evidence" in str(e["description"]) for e in events)


def test_a_moved_promise_keeps_its_identifier_and_counts_its_days(told_record: penholder.Record) -> None:
    board = penholder.clock(["minusma"], record=told_record)
    events = Calendar.from_ical(write_calendar(board, everything=True)).walk("VEVENT")
    moved = [s for s in board.missions[0].clock.steps if s.was]
    assert moved
    assert sorted(e.decoded("sequence") for e in events if e.decoded("sequence")) == sorted(
        len(s.was) for s in moved
    )


def test_an_expiry_keeps_its_identifier_until_it_is_renewed(alone: Path) -> None:
    def expiry(day: date) -> str:
        board = penholder.clock(["minusma"], on=day)
        calendar = Calendar.from_ical(penholder.clock_calendar(board))
        (event,) = (e for e in calendar.walk("VEVENT") if "expires" in str(e["summary"]))
        return str(event["uid"])

    assert expiry(date(2017, 8, 1)) == expiry(date(2018, 1, 1))
    assert expiry(date(2018, 1, 1)) != expiry(date(2018, 8, 1))


def test_a_calendar_never_takes_the_place_of_another_file(
    alone: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    foreign = alone / "mine.ics"
    foreign.write_text("BEGIN:VCALENDAR\nPRODID:-//Somebody//EN\nEND:VCALENDAR\n")
    assert "mine.ics" in refuse(capsys, "clock", "unifil", "--on", "2023-01-01", "--ics", str(foreign))
    assert "Somebody" in foreign.read_text()
    assert "choose this ending" in refuse(capsys, "clock", "unifil", "--on", "2023-01-01", "--ics", "x.txt")
    assert "choose one" in refuse(capsys, "clock", "unifil", "--on", "2023-01-01", "--json", "--ics", "x.ics")


def test_the_page_is_one_file_with_pictures(alone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    show(capsys, "clock", "--on", "2023-06-16", "--html", "clock.html")
    page = (alone / "clock.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "Days left of each mandate on 16 June 2023" in page
    assert "Chain of mandates of MINUSMA" in page


def test_imported_texts_and_lists_renew_the_clock(alone: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = "Decides to extend the mandate of UNMISS until 1 May 2041"
    (alone / "S-RES-9001(2040).txt").write_text(compose(9001, "20 April 2040", words), encoding="utf-8")
    (alone / "list.csv").write_text(
        "symbol,date,description,yes,no,abstain\n"
        "S/RES/9002(2040),2040-05-02,on extension of the mandate of UNIFIL until 31 Aug. 2041,15,0,0\n",
        encoding="utf-8",
    )
    show(capsys, "import", "S-RES-9001(2040).txt", "list.csv", "--record=new.db")
    board = penholder.clock(["unmiss", "unifil"], on=date(2040, 5, 3), file="new.db")
    ends = {m.key: m.clock.expires for m in board.missions}
    assert ends == {"unmiss": date(2041, 5, 1), "unifil": date(2041, 8, 31)}
    earlier = penholder.clock(["unifil"], on=date(2040, 5, 1), file="new.db").missions[0]
    assert earlier.clock.resolution is None
