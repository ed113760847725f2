"""Package data later than a day tells nothing in the record, the assessments and the brief of that day.

Each table with days is cut at the day, and everything exported of the day is compared byte for byte.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from penholder import api, vocabulary
from penholder.council import chains
from penholder.evaluate.ladder import build_record, read_ladder
from penholder.values.dates import first_day
from penholder.vocabulary import council as seats
from penholder.vocabulary import outlook

EXAMPLES = Path(__file__).parents[1] / "examples"
LADDERS = ("minusma-ladder", "monusco-ladder")


@dataclass(frozen=True)
class Built:
    """The record file of a ladder's whole pile, and the ladder's days."""

    record: Path
    days: tuple[date, ...]


@pytest.fixture(scope="module", params=LADDERS)
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = EXAMPLES / str(request.param)
    ladder, record = read_ladder(folder), tmp_path_factory.mktemp("cut") / "record.db"
    build_record(folder, ladder, record)
    return Built(record, tuple(ladder.days))


@pytest.fixture(autouse=True)
def shipped_again() -> Iterable[None]:
    """What a test cut is whole again for the next."""
    chains.ship_chains.cache_clear()
    yield
    chains.ship_chains.cache_clear()


def write_day(record: Path, day: date) -> dict[str, str]:
    """Everything that is printed of the record as known on a day."""
    known = api.open_record(record, as_known_on=day)
    return {
        "json": api.export_json(known),
        "brief": api.brief(known),
        "markdown": api.brief(known, markdown=True),
        **api.export_tables(known),
    }


def cut_tables(monkeypatch: pytest.MonkeyPatch, day: date) -> int:
    """Every dated table of the package without what is later than the day; the number of rows left out."""
    cases = [c for c in outlook.consent_cases() if c.day <= day]
    known = [
        replace(c, decided=None, next="", held=None) if c.decided and c.decided > day else c for c in cases
    ]
    cuts: list[tuple[Callable[[], Iterable[object]], Iterable[object]]] = [
        (vocabulary.mandates, [m for m in vocabulary.mandates() if m.adopted <= day]),
        (vocabulary.council_meetings, [m for m in vocabulary.council_meetings() if m.day <= day]),
        (vocabulary.facts, [f for f in vocabulary.facts() if (first_day(f.day) or date.min) <= day]),
        (vocabulary.council_years, [y for y in vocabulary.council_years() if y.year <= day.year]),
        (seats.presidency_terms, [t for t in seats.presidency_terms() if t.since <= day]),
        (seats.penholder_terms, [t for t in seats.penholder_terms() if t.since <= day]),
        (seats.late_seats, [s for s in seats.late_seats() if s.since <= day]),
        (outlook.endings, [e for e in outlook.endings() if e.day <= day]),
        (outlook.consent_cases, known),
    ]
    dropped = sum(len(tuple(original())) - len(tuple(rows)) for original, rows in cuts)
    for original, rows in cuts:
        _put(monkeypatch, original, tuple(rows))
    chains.ship_chains.cache_clear()
    return dropped


def _put(
    monkeypatch: pytest.MonkeyPatch, original: Callable[[], Iterable[object]], rows: tuple[object, ...]
) -> None:
    """The rows wherever the table has been imported to."""
    for module in [m for key, m in sys.modules.items() if key.startswith("penholder")]:
        for name, value in list(vars(module).items()):
            if value is original:
                monkeypatch.setattr(module, name, lambda: rows)


def test_later_package_data_tell_nothing(built: Built, monkeypatch: pytest.MonkeyPatch) -> None:
    for day in built.days:
        whole = write_day(built.record, day)
        with monkeypatch.context() as cut:
            assert cut_tables(cut, day) > 0
            alone = write_day(built.record, day)
        chains.ship_chains.cache_clear()
        assert alone.keys() == whole.keys()
        for name, text in alone.items():
            assert whole[name] == text, f"{name} of {day}"


LEBANON = {
    "june.txt": "BEIRUT, 3 June 2022 (Example Wire) - The mandate of UNIFIL expires on 31 August 2022.\n",
    "july.txt": "BEIRUT, 20 July 2022 (Example Wire) - The mandate of UNIFIL would expire on 31 August 2023, a diplomat said.\n",
}
"""One end of a mandate, and the next before the resolution that set it."""


def test_a_renewal_to_come_is_not_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in LEBANON.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    api.read([tmp_path], record=tmp_path / "record.db")
    day = date(2022, 7, 31)
    assert len(api.open_record(tmp_path / "record.db", as_known_on=day).reports) == len(LEBANON)
    whole = write_day(tmp_path / "record.db", day)
    assert "2650" not in "".join(whole.values())
    cut_tables(monkeypatch, day)
    assert write_day(tmp_path / "record.db", day) == whole
