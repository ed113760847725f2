"""Importing into a record: whole or not at all, once, replaced by another edition, forgotten without a trace."""

from __future__ import annotations

import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import penholder
from penholder.cli import run
from penholder.errors import UnknownId
from penholder.importing import import_files
from penholder.official.editions import Edition
from penholder.official.voting import member_parts
from penholder.record.history import keep_known
from penholder.store import Store
from penholder.store.imports import Imports
from tests.official.tables import STRENGTH_COLUMNS, death, many_deaths, month, write_deaths, write_table
from tests.official.voting.tables import ballot, many_ballots, write_ballots


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return tmp_path / "record.db"


@pytest.fixture
def deaths(tmp_path: Path) -> Path:
    return write_deaths(tmp_path / "deaths.csv", many_deaths())


def kept(record: Path) -> tuple[Edition, ...]:
    return penholder.official_files(record)


def test_an_edition_comes_back_as_it_was_kept(record: Path, deaths: Path) -> None:
    (outcome,) = penholder.import_official([deaths], record=record)
    assert kept(record) == (outcome.edition,)
    (edition,) = kept(record)
    assert (edition.name, edition.file, edition.rows) == ("fatalities", "deaths.csv", 60)
    assert edition.last_day == date(2020, 1, 28)
    assert "CC BY-IGO" in edition.terms
    assert len(edition.sha256) == 64


def test_the_same_checksum_does_nothing_under_any_name(record: Path, deaths: Path) -> None:
    penholder.import_official([deaths], record=record)
    before = kept(record)
    other = deaths.with_name("other.csv")
    other.write_bytes(deaths.read_bytes())
    (outcome,) = penholder.import_official([other], record=record)
    assert outcome.known
    assert kept(record) == before


def test_another_edition_replaces_the_one_before(record: Path, deaths: Path) -> None:
    penholder.import_official([deaths], record=record)
    newer = write_deaths(deaths.with_name("newer.csv"), [*many_deaths(), death(61, "2020-03-01", "UNMISS")])
    (outcome,) = penholder.import_official([newer], record=record)
    assert (outcome.replaced.rows, outcome.edition.rows) == (60, 61)  # type: ignore[union-attr]
    assert [e.file for e in kept(record)] == ["newer.csv"]


def test_a_refused_file_leaves_the_record_as_it_was_and_the_others_in(record: Path, deaths: Path) -> None:
    broken = deaths.with_name("broken.csv")
    broken.write_bytes(deaths.read_bytes()[:-30])
    strength = write_table(
        deaths.with_name("s.csv"), STRENGTH_COLUMNS, [month("2016-10-31", "UNTSO", "NA", "NA", "150", "150")]
    )
    penholder.import_official([deaths], record=record)
    outcomes = penholder.import_official([broken, strength], record=record)
    assert [bool(o.refusal) for o in outcomes] == [True, False]
    assert [(e.name, e.rows) for e in kept(record)] == [("fatalities", 60), ("strength", 1)]


def test_an_import_that_is_killed_leaves_nothing(
    record: Path, deaths: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save = Imports.save

    def die(self: Imports, edition: Edition, body: bytes) -> None:
        save(self, edition, body)
        raise KeyboardInterrupt

    monkeypatch.setattr(Imports, "save", die)
    with Store(record) as store, pytest.raises(KeyboardInterrupt):
        import_files([deaths], store)
    monkeypatch.undo()
    assert kept(record) == ()
    penholder.import_official([deaths], record=record)
    assert len(kept(record)) == 1


def test_forgetting_names_what_there_is(record: Path, deaths: Path) -> None:
    penholder.import_official([deaths], record=record)
    with pytest.raises(UnknownId, match="imported: fatalities"):
        penholder.forget_official("deaths", record=record)
    assert penholder.forget_official("fatalities", record=record).file == "deaths.csv"
    assert kept(record) == ()


def test_the_commands_say_what_they_did(
    record: Path, deaths: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (deaths.parent / "notes.txt").write_text("Not a table.\n")
    call = ["import", str(deaths), str(deaths.parent / "notes.txt"), "--record", str(record)]
    assert run(call) == 2
    shown = capsys.readouterr()
    assert "UN field mission fatalities" in shown.out
    assert 'its first line is "Not a table."' in shown.err
    assert run(["import", str(deaths), "--record", str(record)]) == 0
    assert "imported before" in capsys.readouterr().err
    assert run(["official", "--record", str(record)]) == 0
    shown = capsys.readouterr()
    assert "CC BY-IGO" in " ".join(shown.out.split())
    assert run(["official", "--forget", "fatalities", "--record", str(record)]) == 0
    assert run(["official", "--forget", "fatalities", "--record", str(record)]) == 2
    assert run(["official", "--record", str(record)]) == 0
    assert "No official file" in capsys.readouterr().out


def test_what_a_resolution_replaces_is_told_in_words(
    record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    for number in (3001, 3002):
        (texts / f"S-RES-{number}(2012).txt").write_text(
            f"Resolution {number} (2012)\nThe Security Council,\n"
        )
        assert run(["import", str(texts), "--record", str(record)]) == 0
    shown = capsys.readouterr()
    said = " ".join((shown.out + shown.err).split())
    assert "1 resolution read; it sets no terms" in said
    assert "2 resolutions read" in said
    assert "(no rows, last day not known) with no rows, last day not known" in said


def test_names_of_files_are_inert_on_the_terminal(
    record: Path, deaths: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    odd = deaths.with_name("a\x1b[31mred.csv")
    odd.write_bytes(deaths.read_bytes())
    assert run(["import", str(odd), "--record", str(record)]) == 0
    assert "\x1b" not in capsys.readouterr().out


# ---------------------------------------------------------------------- long files, in parts


@pytest.fixture
def votes(tmp_path: Path) -> Path:
    return write_ballots(tmp_path / "votes.csv", many_ballots(60))


_KILLED = """
import os, signal, sys
from penholder import import_official
from penholder.official.voting import member_parts

member_parts.ROWS = 100
calls = 0

def stop(_step, _done, _total):
    global calls
    calls += 1
    if calls == int(sys.argv[3]):
        os.kill(os.getpid(), signal.SIGKILL)

import_official([sys.argv[1]], record=sys.argv[2], progress=stop)
"""


def kill_import(votes: Path, record: Path, after: int) -> None:
    """Import in a process of its own that is killed after so many parts."""
    done = subprocess.run([sys.executable, "-c", _KILLED, str(votes), str(record), str(after)], check=False)
    assert done.returncode == -signal.SIGKILL


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_a_killed_import_goes_on_and_gives_the_same_bytes(
    votes: Path, record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(member_parts, "ROWS", 100)
    for after in (3, 4):
        kill_import(votes, record, after)
        assert kept(record) == (), "nobody sees a part"
        with Store(record) as store:
            assert store.imports.unfinished() == ("votes",)
    seen: list[int] = []
    (outcome,) = penholder.import_official(
        [votes], record=record, progress=lambda _s, done, _t: seen.append(done)
    )
    assert outcome.resumed
    assert seen[0] > votes.stat().st_size // 3000, "it began where it had stopped"
    (undisturbed,) = penholder.import_official([votes], record=tmp_path / "other.db")
    assert not undisturbed.resumed
    assert outcome.edition == undisturbed.edition
    with Store(record) as one, Store(tmp_path / "other.db") as other:
        assert one.imports.body("votes") == other.imports.body("votes")
        assert one.imports.unfinished() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_parts_of_another_file_are_not_gone_on_with(
    votes: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(member_parts, "ROWS", 100)
    kill_import(votes, record, 4)
    write_ballots(votes, many_ballots(50, 301))
    (outcome,) = penholder.import_official([votes], record=record)
    assert (outcome.resumed, outcome.edition.rows) == (False, 750)  # type: ignore[union-attr]


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal")
def test_an_unfinished_import_is_told_and_can_be_forgotten(
    votes: Path, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kill_import(votes, record, 4)
    assert run(["official", "--record", str(record)]) == 0
    told = " ".join(capsys.readouterr().err.split())
    assert "votes: an import was stopped before its end" in told
    assert "penholder official --forget votes" in told
    with pytest.raises(UnknownId, match="parts of an interrupted import were removed"):
        penholder.forget_official("votes", record=record)
    with Store(record) as store:
        assert store.imports.unfinished() == ()


def test_an_interrupt_tells_how_to_go_on_or_to_forget(
    votes: Path, record: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keep, kept = Imports.add_part, []

    def stop(self: Imports, name: str, sha256: str, position: int, part: bytes) -> None:
        if kept:
            raise KeyboardInterrupt
        kept.append(position)
        keep(self, name, sha256, position, part)

    monkeypatch.setattr(member_parts, "ROWS", 100)
    monkeypatch.setattr(Imports, "add_part", stop)
    assert run(["import", str(votes), "--record", str(record)]) == 130
    assert "penholder official --forget votes" in capsys.readouterr().err


def test_a_file_of_no_known_layout_is_told_the_layouts_one_a_line(
    tmp_path: Path, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "strange.csv"
    path.write_text("a,b,c\n1,2,3\n", encoding="utf-8")
    assert run(["import", str(path), "--record", str(record)]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert sum(line.startswith("  ") for line in lines) >= 8
    assert max(map(len, lines)) < 400


def test_a_refused_long_file_leaves_no_parts(votes: Path, record: Path) -> None:
    rows = many_ballots(60)
    for row in rows[::10]:
        row["ms_vote"] = "?"
    (outcome,) = penholder.import_official([write_ballots(votes, rows)], record=record)
    assert "rows cannot be read" in outcome.refusal
    with Store(record) as store:
        assert store.imports.unfinished() == ()


def test_a_file_that_changes_while_it_is_read_is_refused(votes: Path, record: Path) -> None:
    def change(_step: str, done: int, _total: int) -> None:
        if done:
            with votes.open("a") as stream:
                stream.write("\n")

    (outcome,) = penholder.import_official([votes], record=record, progress=change)
    assert "changed while it was read" in outcome.refusal


# ---------------------------------------------------------------------- votes in the record


def test_the_record_holds_the_votes_of_the_days_before_it(tmp_path: Path, votes: Path) -> None:
    record = tmp_path / "desk.db"
    pile = tmp_path / "pile"
    pile.mkdir()
    (pile / "a.txt").write_text(
        "NEW YORK, 1 March 2023 (Example Wire) - Patrols were stopped on Tuesday.\n", "utf-8"
    )
    penholder.read([pile], record=record)
    assert penholder.open_record(record).voting is None
    known_on = penholder.open_record(record).known_on
    assert known_on is not None
    rows = [
        *ballot(100, day="2023-02-01"),
        *ballot(101, day=known_on.isoformat()),
        *ballot(102, day="2023-06-01"),
    ]
    penholder.import_official([write_ballots(votes, rows)], record=record)
    history = penholder.open_record(record).voting
    assert history is not None
    assert [call.symbol for call in history.roll_calls] == ["S/RES/100(2023)"]
    assert "votes.csv (SHA-256 " in history.sources[0]
    earlier = penholder.open_record(record, as_known_on=date(2023, 1, 31)).voting
    assert earlier is not None
    assert earlier.roll_calls == ()
    known = keep_known(penholder.open_record(record), date(2023, 1, 31)).voting
    assert known is not None
    assert known.roll_calls == ()
    penholder.forget_official("votes", record=record)
    assert penholder.open_record(record).voting is None


def test_votes_are_listed_with_their_source_and_terms(
    record: Path, votes: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["import", str(votes), "--record", str(record)]) == 0
    assert run(["official", "--record", str(record)]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    for words in (
        "Security Council Voting Data",
        "900 rows",
        "1 March 2023",
        "record/4055387",
        "non-commercial use",
    ):
        assert words in shown
