"""As known on a day: whatever is reported later, nothing of it shows in what was known before."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

import pytest

from penholder import api
from penholder.config import Config
from penholder.deriving import load_as_known
from penholder.model import Record
from penholder.store import Store

ROOT = Path(__file__).parents[1]
EXAMPLE = ROOT / "examples" / "mali-2023"
MIXED = ROOT / "tests" / "piles" / "mixed"
BANGUI = """The mission in the Central African Republic is too small, its head told diplomats on Friday.

MINUSCA has 14,200 troops, the spokesman said, and 31 patrols were stopped near Bria this week.
The foreign minister said that the local elections would be held in October. "We keep our word," she said.

Reporters saw three burnt vehicles on the road. The mandate was renewed last year.
"""
"""A report that hardly says when it was written."""

PLANTED = {
    "dated-copy.txt": "BANGUI, 12 May 2023 (Example Wire) - " + BANGUI,
    "second-copy.txt": "BANGUI, 13 May 2023 - "
    + BANGUI.replace("14,200", "12,400").replace("October", "November"),
    "named.txt": """BANGUI, 20 May 2023 (Example Wire) - Sylvie Baïpo-Temon, the foreign minister of the Central African
Republic, said that the local elections will be held in December, not in October.

MINUSCA has 15,000 troops, a spokesperson said. The government banned its night flights on 18 May 2023.
"She keeps her word," said Valentine Rugwabiza, the head of MINUSCA.
""",
    "elsewhere.txt": """JUBA, 21 May 2023 - South Sudan promised on Sunday that 300 police would join UNMISS in July.
The mission counts 17,000 peacekeepers, its spokesperson said.
""",
}
"""Later reports with facts that must not be known before: days, another strength, who speaks, slips, a ban."""


def read_folder(texts: Mapping[str, str | Path], folder: Path) -> Path:
    """A record file of these texts and files."""
    pile = folder / "pile"
    pile.mkdir(parents=True)
    for name, text in texts.items():
        if isinstance(text, Path):
            shutil.copy(text, pile / name)
        else:
            (pile / name).write_text(text, encoding="utf-8")
    api.read([pile], record=folder / "record.db")
    return folder / "record.db"


def write_all(record: Path, day: date, before: date) -> dict[str, str]:
    """Everything that is printed of a record as known on a day."""
    known = api.open_record(record, as_known_on=day)
    earlier = api.open_record(record, as_known_on=before)
    return {
        "json": api.export_json(known),
        "brief": api.brief(known, earlier=earlier),
        "markdown": api.brief(known, earlier=earlier, markdown=True),
        "changes": api.changes_json(known, earlier),
        **api.export_tables(known),
    }


def assert_nothing_leaks(with_later: Path, without: Path, day: date, before: date) -> None:
    told, alone = write_all(with_later, day, before), write_all(without, day, before)
    assert told.keys() == alone.keys()
    for name, text in alone.items():
        assert told[name] == text, name


def test_planted_facts_are_not_known_before(tmp_path: Path) -> None:
    early = {
        "undated.txt": BANGUI,
        "april.txt": "BANGUI, 3 April 2023 - MINUSCA has 14,200 troops, a spokesperson for the mission said. "
        "The local elections are due in September, the foreign minister said.\n",
    }
    with_later = read_folder(early | PLANTED, tmp_path / "all")
    without = read_folder(early, tmp_path / "early")
    day = date(2023, 5, 1)
    assert_nothing_leaks(with_later, without, day, date(2023, 4, 1))
    whole = api.open_record(with_later)
    (narrowed,) = (b for b in whole.brackets if b.report == find(whole, "undated.txt"))
    assert narrowed.best == date(2023, 5, 12)  # else the test would prove nothing


def test_a_later_copy_shows_nothing_of_the_earlier_reports(tmp_path: Path) -> None:
    names = ("january-courier.txt", "january-herald.txt", "january-radio.txt")
    early = {name: EXAMPLE / name for name in names}
    text = (EXAMPLE / names[0]).read_text(encoding="utf-8")
    body = text.split("\n", 2)[-1]
    copies = {
        "july.txt": f"BAMAKO, 3 July 2023 (Example Wire) - {body}",
        "august.txt": f"BAMAKO, 4 August 2023 - {body}".replace("17,500", "11,500").replace("his", "her"),
        "named.txt": "NEW YORK, 5 July 2023 - Richard Mills, the deputy ambassador of the United States, left in July.\n"
        "Abdoulaye Diop, the foreign minister of Mali, took office in 2020.\n",
    }
    with_later = read_folder(early | copies, tmp_path / "all")
    without = read_folder(early, tmp_path / "early")
    day = date(2023, 5, 1)
    assert_nothing_leaks(with_later, without, day, date(2023, 1, 1))
    alone = api.open_record(without)
    assert len(api.open_record(with_later).suspicions) > len(alone.suspicions)  # the copies do say something


@pytest.mark.parametrize("day", [date(2024, 2, 1), date(2024, 9, 19)])
def test_other_missions_know_nothing_of_what_came_later(tmp_path: Path, day: date) -> None:
    files = {file.name: file for file in MIXED.glob("*.txt")}
    with_later = read_folder(files, tmp_path / "all")
    listed = {r.path for r in api.open_record(with_later, as_known_on=day).reports}
    without = read_folder({name: files[name] for name in listed}, tmp_path / "early")
    assert len(listed) < len(files)
    assert_nothing_leaks(with_later, without, day, day - timedelta(days=30))


def find(record: Record, path: str) -> str:
    return next(r.id for r in record.reports if r.path == path)


@pytest.mark.parametrize("day", [date(2023, 1, 30), date(2023, 2, 2), date(2023, 4, 18), date(2023, 6, 18)])
def test_the_example_pile_knows_nothing_of_what_came_later(
    tmp_path: Path, record_file: Path, day: date
) -> None:
    # What may have been out by its own words is listed as left out; a later sister must not rule that out either.
    listed = {r.path for r in api.open_record(record_file, as_known_on=day).reports}
    kept = {f.name: f for f in EXAMPLE.iterdir() if f.name in listed}
    assert kept
    assert len(kept) < 10
    without = read_folder(kept, tmp_path)
    assert_nothing_leaks(record_file, without, day, day - timedelta(days=10))


def test_a_bracket_that_a_later_sister_narrowed_is_wide_before(tmp_path: Path) -> None:
    record = read_folder({"undated.txt": BANGUI, "dated-copy.txt": PLANTED["dated-copy.txt"]}, tmp_path)
    before = api.open_record(record, as_known_on=date(2023, 5, 11))
    (bracket,) = before.brackets
    assert before.undated == (bracket.report,)
    assert not any(clue.sister for clue in bracket.clues)
    assert not before.claims
    after = api.open_record(record, as_known_on=date(2023, 5, 18))
    assert not after.undated
    assert {b.best for b in after.brackets} == {date(2023, 5, 12)}


def test_the_last_day_is_the_whole_record(told_record_file: Path) -> None:
    whole = api.open_record(told_record_file)
    day = max(b.latest for b in whole.brackets if b.latest)
    last = api.open_record(told_record_file, as_known_on=day)
    assert not last.undated
    assert api.export_json(last) == api.export_json(whole)


def test_looking_writes_nothing(record_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(record_file, copy)
    with Store(copy) as store:
        kept = store._db.execute("SELECT count(*) FROM extractions").fetchone()
        load_as_known(store, date(2023, 4, 18))
        assert store._db.execute("SELECT count(*) FROM extractions").fetchone() == kept
        assert not store._db.in_transaction


def test_a_record_of_another_engine_is_reduced(record_file: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    shutil.copy(record_file, copy)
    with Store(copy) as store:
        store.set_fact("engine", "another")
        assert store.fact("pipeline") == Config().pipeline
    day = date(2023, 4, 18)
    reduced = api.open_record(copy, as_known_on=day)
    assert api.export_json(reduced) == api.export_json(api.know_on(api.open_record(copy), day))
