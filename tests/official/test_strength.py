"""The strength series: parts that are none, totals that do not add up, months without a row."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from penholder.errors import RefusedImport
from penholder.official.counting import MissionRows
from penholder.official.layouts import read_official
from penholder.official.series import StrengthMonths
from penholder.official.strength import load_months
from tests.official.tables import STRENGTH, STRENGTH_COLUMNS, month, write_table

ROWS = [
    month("2016-09-30", "MINUSMA", "10700", "1250", "NA", "11950"),
    month("2016-10-31", "MINUSMA", "10716", "1269", "36", "12021"),
    month("2016-12-31", "MINUSMA", "10763", "1258", "36", "12057"),
    month("2016-10-31", "UNFICYP", "860", "60", "NA", "920"),
]


def write(path: Path, *rows: dict[str, str]) -> Path:
    return write_table(path, STRENGTH_COLUMNS, rows)


def test_na_is_none_where_the_other_parts_make_the_total(tmp_path: Path) -> None:
    found = load_months(read_official(write(tmp_path / "s.csv", *ROWS)).reading.body)
    assert [m.observers for m in found] == [0, 36, 0, 36]


def test_na_is_unknown_where_they_do_not(tmp_path: Path) -> None:
    row = month("2016-09-30", "MINUSMA", "10700", "NA", "NA", "11950")
    (found,) = load_months(read_official(write(tmp_path / "s.csv", row)).reading.body)
    assert (found.police, found.observers, found.total) == (None, None, 11950)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (month("2016-11-30", "MINUSMA", "10", "1", "1", "13"), "do not add up"),
        (month("2016-11-30", "MINUSMA", "ten", "1", "1", "12"), "no whole number"),
        (month("2016-11-30", "MINUSMA", "-5", "1", "1", "-3"), "no whole number"),
        (month("30.11.2016", "MINUSMA", "10", "1", "1", "12"), "no day"),
        (month("2016-11-30", "=1+1", "10", "1", "1", "12"), "no acronym"),
        (month("9999-12-31", "UNTSO", "10", "1", "1", "12"), "no month of UN peacekeeping"),
        (month("2016-10-31", "UNFICYP", "861", "60", "NA", "921"), "second, different row"),
    ],
)
def test_a_bad_row_is_named_and_left_out(tmp_path: Path, row: dict[str, str], words: str) -> None:
    sound = [month(f"20{n:02d}-01-31", "UNTSO", "NA", "NA", "150", "150") for n in range(1, 30)]
    found = read_official(write(tmp_path / "s.csv", *ROWS, *sound, row)).reading
    assert found.rows == len(ROWS) + len(sound)
    assert words in found.left_out[0].found
    assert found.left_out[0].where == f"line {len(ROWS) + len(sound) + 2}"


def test_a_missing_month_stays_a_gap_and_is_named(tmp_path: Path) -> None:
    reading = read_official(write(tmp_path / "s.csv", *ROWS)).reading
    assert "no row for 1 month inside a mission's run, left as gaps: MINUSMA November 2016" in reading.notes
    months = StrengthMonths(load_months(reading.body))
    around = months.around([MissionRows("MINUSMA")], date(2016, 11, 12), date(2016, 11, 12))
    assert [m.day for m in around] == [date(2016, 10, 31)]
    assert months.ends(date(2016, 11, 12), date(2016, 11, 12)) == (date(2016, 10, 31), date(2016, 11, 30))


def test_a_month_end_needs_no_other(tmp_path: Path) -> None:
    months = StrengthMonths(load_months(read_official(write(tmp_path / "s.csv", *ROWS)).reading.body))
    day = date(2016, 10, 31)
    assert [m.total for m in months.around([MissionRows("MINUSMA")], day, day)] == [12021]
    assert [m.total for m in months.total(day, day)] == [12941]


@pytest.mark.skipif(not STRENGTH.exists(), reason="the published file is not here")
def test_the_published_file_is_read_whole() -> None:
    found = read_official(STRENGTH).reading
    assert (found.rows, found.left_out, found.last_day) == (5330, (), date(2017, 3, 31))
    assert sum(m.mission == "MINUSMA" for m in load_months(found.body)) == 44
    assert "MINUSMA November 2016" in found.notes[0]
    assert "exchanged" in found.notes[1]


def test_line_ends_of_old_macs_are_named_with_their_fix(tmp_path: Path) -> None:
    path = write(tmp_path / "s.csv", *ROWS)
    path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r"))
    with pytest.raises(RefusedImport, match=r"old Macs.*save it as CSV"):
        read_official(path)
