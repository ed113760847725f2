"""The fatalities file: what is taken, what stays unknown, which files are refused and why."""

from __future__ import annotations

import json
import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from penholder.errors import RefusedImport
from penholder.official.counting import ALL_CAUSES, ALL_PERSONNEL, DeathCounts, rows_of
from penholder.official.fatalities import Death, DeathCause, Personnel, load_deaths
from penholder.official.layouts import read_official
from penholder.values.subjects import mission_named
from tests.official.tables import (
    FATALITIES,
    FATALITY_COLUMNS,
    death,
    many_deaths,
    write_deaths,
    write_table,
)

UNIFORMED = frozenset({Personnel.MILITARY, Personnel.POLICE})
MALICIOUS = frozenset({DeathCause.MALICIOUS})


def read(path: Path) -> tuple[Death, ...]:
    return load_deaths(read_official(path).reading.body)


@pytest.mark.parametrize(
    ("personnel", "kind"),
    [
        ("Military", Personnel.MILITARY),
        ("Military Observer", Personnel.MILITARY),
        ("Police", Personnel.POLICE),
        ("International Civilian", Personnel.CIVILIAN),
        ("Local ", Personnel.CIVILIAN),
        ("Other", Personnel.CIVILIAN),
        ("Volunteer", Personnel.UNKNOWN),
        ("", Personnel.UNKNOWN),
    ],
)
def test_personnel_types_are_those_the_hub_defines(tmp_path: Path, personnel: str, kind: Personnel) -> None:
    (found,) = read(write_deaths(tmp_path / "d.csv", [death(1, "2020-01-02", "UNMISS", personnel)]))
    assert found.personnel is kind


@pytest.mark.parametrize("cause", ["To Be Determined", "Unknown", "", "Lightning"])
def test_an_open_cause_stays_unknown_and_widens_the_count(tmp_path: Path, cause: str) -> None:
    rows = [death(1, "2020-01-02", "UNMISS"), death(2, "2020-01-03", "UNMISS", cause=cause)]
    counts = DeathCounts(read(write_deaths(tmp_path / "d.csv", rows)))
    rows_ = rows_of(mission_named("unmiss"))
    by_cause = counts.count(rows_, ALL_PERSONNEL, MALICIOUS, None, date(2020, 12, 31))
    of_any = counts.count(rows_, ALL_PERSONNEL, ALL_CAUSES, None, date(2020, 12, 31))
    assert (by_cause.sure, by_cause.most) == (1, 2)
    assert (of_any.sure, of_any.most) == (2, 2)


def test_one_casualty_id_is_one_death_and_what_its_rows_disagree_on_is_unknown(tmp_path: Path) -> None:
    rows = [
        death(1, "2020-01-02", "UNMISS", casualty="X-1", state="Serbia"),
        death(2, "2020-01-02", "UNMISS", casualty="X-1", state="Montenegro"),
        death(3, "2020-01-04", "UNMISS", casualty="X-2"),
        death(4, "2020-01-04", "UNMISS", cause="Illness", casualty="X-2"),
        death(5, "2020-01-05", "UNMISS", casualty="X-3"),
        death(6, "2020-01-06", "UNMISS", casualty="X-3"),
    ]
    found = read_official(write_deaths(tmp_path / "d.csv", rows)).reading
    deaths = load_deaths(found.body)
    assert [(d.day.day, d.cause, d.state) for d in deaths] == [
        (2, DeathCause.MALICIOUS, ""),
        (4, DeathCause.UNKNOWN, "TD"),
        (5, DeathCause.MALICIOUS, "TD"),
        (6, DeathCause.MALICIOUS, "TD"),
    ]
    assert found.notes[0].startswith("3 casualty_id stand in several rows")
    assert "X-1, X-2, X-3" in found.notes[0]


def test_columns_may_stand_in_any_order_and_case(tmp_path: Path) -> None:
    path = write_deaths(tmp_path / "d.csv", many_deaths(3))
    lines = path.read_text().splitlines()
    turned = "\n".join(",".join(reversed(line.split(","))) for line in [lines[0].upper(), *lines[1:]])
    (tmp_path / "t.csv").write_text("\ufeff" + turned + "\n")
    assert read(tmp_path / "t.csv") == read(path)


@pytest.mark.parametrize("wrapped", [False, True])
def test_the_hub_s_json_gives_the_same_rows(tmp_path: Path, wrapped: bool) -> None:
    rows = many_deaths(5)
    held: object = [{**row, "incident_date": f"{row['incident_date']}T00:00:00Z"} for row in rows]
    path = tmp_path / "d.json"
    path.write_text(json.dumps({"value": held} if wrapped else held, indent=1))
    assert read(path) == read(write_deaths(tmp_path / "d.csv", rows))


def test_a_bad_row_is_named_with_its_line_and_fix_and_costs_no_other(tmp_path: Path) -> None:
    bad = [
        "61,2020-02-30,A-1,UNMISS,Fatality,M,Chad,Military,Illness,1,TCD,2023-11-28",
        "62,07/02/2020,A-2,UNMISS,Fatality,M,Chad,Military,Illness,1,TCD,2023-11-28",
        "63,2020-02-03,A-3,=HYPERLINK(1),Fatality,M,Chad,Military,Illness,1,TCD,2023-11-28",
    ]
    found = read_official(write_deaths(tmp_path / "d.csv", many_deaths(), bad)).reading
    assert found.rows == 60
    assert [fault.where for fault in found.left_out] == ["line 62", "line 63", "line 64"]
    assert "no day of the calendar" in found.left_out[0].found
    assert all(fault.fix for fault in found.left_out)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ('64,2020-02-03,"A-3,UNMISS,Fatality,M,Chad,Military,Illness,1,TCD,2023-11-28', "does not close"),
        ("64,2020-02-03,A-3,UNMISS", "4 fields where the header has 12"),
        (f"64,2020-02-03,A-3,UNMISS,Fatality,M,{'x' * 100_000},Military,Illness,1,TCD,2023-11-28", "100,000"),
        ("64,2020-02-03,,UNMISS,Fatality,M,Chad,Military,Illness,1,TCD,2023-11-28", "no casualty_id"),
        ("64,2020-02-03,A-3,UNMISS,Injury,M,Chad,Military,Illness,1,TCD,2023-11-28", "no death"),
        ("64,1020-02-03,A-3,UNMISS,Fatality,M,Chad,Military,Illness,1,TCD,2023-11-28", "before the first"),
        ("64,2203-02-03,A-3,UNMISS,Fatality,M,Chad,Military,Illness,1,TCD,2023-11-28", "last_update"),
    ],
)
def test_damage_stays_in_its_row(tmp_path: Path, line: str, found: str) -> None:
    reading = read_official(write_deaths(tmp_path / "d.csv", many_deaths(), [line])).reading
    assert reading.rows == 60
    assert found in reading.left_out[0].found


def test_words_in_another_encoding_are_read_and_noted(tmp_path: Path) -> None:
    path = write_deaths(tmp_path / "d.csv", [death(1, "2020-01-02", "UNMISS", state="Côte d’Ivoire")])
    path.write_bytes(path.read_text("utf-8").encode("cp1252"))
    found = read_official(path).reading
    assert load_deaths(found.body)[0].state == "CI"
    assert "Windows-1252: 1 line" in found.notes[-1]


def test_half_characters_of_a_json_file_are_replaced(tmp_path: Path) -> None:
    rows = [*many_deaths(), death(61, "2020-02-03", "MINUSCA", casualty="\ud800"), *many_deaths(1)]
    rows += [death(62, "2020-02-03", "MINUSCA", casualty="\ud800")]
    (tmp_path / "d.json").write_text(json.dumps(rows))
    notes = "".join(read_official(tmp_path / "d.json").reading.notes)
    assert "one death each" in notes
    assert notes.encode("utf-8")


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "d.csv")
    assert "a pipe" in refuse(tmp_path / "d.csv")


def refuse(path: Path) -> str:
    with pytest.raises(RefusedImport) as refused:
        read_official(path)
    return str(refused.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b" \n\n", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        (b"PK\x03\x04rest", "Excel workbook; save the table as CSV"),
        (b"\x1f\x8b\x08rest", "gzip"),
        (b"<!DOCTYPE html><html>", "web page"),
        ("id,incident_date".encode("utf-16"), "UTF-16"),
        (b"name,age\nAda,36\n", 'its first line is "name,age"'),
        (b"\x1b[31mred,\x07bell\n", 'its first line is " [31mred, bell"'),
    ],
)
def test_another_file_is_refused_with_what_it_is(tmp_path: Path, content: bytes, words: str) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    message = refuse(path)
    assert str(path) in message
    assert words in message


def test_a_file_that_breaks_off_is_refused(tmp_path: Path) -> None:
    path = write_deaths(tmp_path / "d.csv", many_deaths())
    path.write_bytes(path.read_bytes()[:-40])
    assert "breaks off in line 61" in refuse(path)
    (tmp_path / "d.json").write_text(json.dumps(many_deaths())[:-30])
    assert "no whole JSON document" in refuse(tmp_path / "d.json")


def test_a_missing_last_line_end_is_noted(tmp_path: Path) -> None:
    path = write_deaths(tmp_path / "d.csv", many_deaths())
    path.write_bytes(path.read_bytes().removesuffix(b"\r\n"))
    assert any("no line end" in note for note in read_official(path).reading.notes)


def test_a_mostly_unreadable_file_is_refused_whole(tmp_path: Path) -> None:
    rows = [{**row, "incident_date": "soon"} if n % 2 else row for n, row in enumerate(many_deaths())]
    message = refuse(write_deaths(tmp_path / "d.csv", rows))
    assert "30 of 60 rows cannot be read" in message
    assert "line 3" in message


def test_a_header_without_rows_and_a_missing_column_are_refused(tmp_path: Path) -> None:
    assert "no rows" in refuse(write_deaths(tmp_path / "d.csv", []))
    columns = [c for c in FATALITY_COLUMNS if c != "type_of_incident"]
    assert "no official layout" in refuse(write_table(tmp_path / "e.csv", columns, many_deaths(2)))


def test_the_police_only_set_is_not_taken_for_the_whole(tmp_path: Path) -> None:
    rows = [death(n, "2020-01-02", "UNMISS", "Police") for n in range(5)]
    assert "DPPADPO-FATALITIESPOL" in refuse(write_deaths(tmp_path / "d.csv", rows))


def test_one_acronym_of_two_missions_is_parted_by_their_days() -> None:
    deaths = [
        Death(date(1993, 1, 5), "UNOSOM", Personnel.MILITARY, DeathCause.MALICIOUS),
        Death(date(1993, 6, 5), "UNOSOM", Personnel.MILITARY, DeathCause.MALICIOUS),
        Death(date(1993, 10, 5), "UNOSOM", Personnel.MILITARY, DeathCause.MALICIOUS),
    ]
    counts = DeathCounts(deaths)
    found = [
        counts.count(rows_of(mission_named(key)), UNIFORMED, MALICIOUS, None, date(1995, 1, 1)).sure
        for key in ("unosom-i", "unosom-ii")
    ]
    assert found == [1, 2]


@pytest.mark.skipif(not FATALITIES.exists(), reason="the published file is not here")
def test_the_published_file_gives_the_figures_checked_by_hand() -> None:
    found = read_official(FATALITIES)
    deaths = load_deaths(found.reading.body)
    assert (found.reading.rows, found.reading.left_out) == (4344, ())
    assert found.reading.notes[0].startswith("6 casualty_id")
    assert found.reading.updated == date(2023, 11, 28)
    counts, rows = DeathCounts(deaths), rows_of(mission_named("minusma"))
    day = date(2023, 1, 27)
    asked = {
        kind: counts.count(rows, personnel, MALICIOUS, None, day).sure
        for kind, personnel in (
            ("uniformed", UNIFORMED),
            ("all", ALL_PERSONNEL),
            ("military", frozenset({Personnel.MILITARY})),
        )
    }
    assert asked == {"uniformed": 165, "all": 169, "military": 162}
    assert counts.count(rows, ALL_PERSONNEL, ALL_CAUSES, None, date(2023, 11, 21)).sure == 311
    years = Counter(d.day.year for d in deaths if d.mission == "MINUSMA" and d.cause is DeathCause.MALICIOUS)
    assert [years[y] for y in range(2013, 2024)] == [4, 28, 12, 27, 24, 11, 22, 6, 20, 15, 5]
