"""Importing into a record: whole or not at all, once, replaced by another edition, forgotten without a trace."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import penholder
from penholder.cli import run
from penholder.errors import UnknownId
from penholder.importing import import_files
from penholder.official.editions import Edition
from penholder.store import Store
from penholder.store.imports import Imports
from tests.official.tables import STRENGTH_COLUMNS, death, many_deaths, month, write_deaths, write_table


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
