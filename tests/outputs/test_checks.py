"""What an official series says of a figure: on the terminal, in the brief, in the exports; inert whatever a file is called."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from rich.console import Console

import penholder
from penholder.model import Record
from penholder.official.counting import DeathCounts
from penholder.official.editions import Edition
from penholder.official.fatalities import Death, DeathCause, Personnel
from penholder.official.series import DeathSeries, OfficialSeries
from penholder.outputs.screen import show_entry
from penholder.outputs.views.checks import view_checks, view_official
from penholder.outputs.views.index import index_record
from penholder.record.assembly import as_known_on
from penholder.record.checks import check_figures

LAST = date(2023, 11, 21)
HOSTILE = "<script>alert(1)</script>=cmd\x1b[31m.csv"


def make_series() -> OfficialSeries:
    """MINUSMA: by malicious act 162 military, three police, four civilians; 309 of any cause by June 2023."""
    plan = (
        (Personnel.MILITARY, DeathCause.MALICIOUS, 162, date(2018, 3, 1)),
        (Personnel.POLICE, DeathCause.MALICIOUS, 3, date(2019, 3, 1)),
        (Personnel.CIVILIAN, DeathCause.MALICIOUS, 4, date(2020, 3, 1)),
        (Personnel.MILITARY, DeathCause.ILLNESS, 140, date(2021, 3, 1)),
    )
    deaths = [Death(day, "MINUSMA", who, how) for who, how, count, day in plan for _ in range(count)]
    edition = Edition(
        "fatalities",
        "UN field mission fatalities",
        HOSTILE,
        "ab" * 32,
        1,
        309,
        None,
        LAST,
        LAST,
        "Data Hub",
        "free",
    )
    return OfficialSeries(DeathSeries(edition, DeathCounts(deaths)))


@pytest.fixture(scope="module")
def checked(told_record: Record) -> Record:
    return replace(told_record, checks=check_figures(told_record, make_series()))


def shown(record: Record, wanted: str) -> str:
    console = Console(width=200, record=True, file=io.StringIO())
    console.print(show_entry(record, wanted))
    return " ".join(console.export_text().split())


def find_check(record: Record, words: str) -> str:
    return next(c.figure for c in record.checks if words in c.reason)


def test_the_same_record_in_any_order_gives_the_same_checks(told_record: Record) -> None:
    turned = replace(told_record, claims=told_record.claims[::-1], reports=told_record.reports[::-1])
    assert check_figures(turned, make_series()) == check_figures(told_record, make_series())
    assert check_figures(told_record, OfficialSeries()) == ()


def test_the_example_s_tolls_find_their_definitions(checked: Record) -> None:
    fitting = {c.answers[c.fitting].facets[1:] for c in checked.checks if c.fitting is not None}
    assert fitting == {("uniformed", "malicious act"), ("all", "all")}


def test_show_gives_every_definition_with_value_day_and_file(checked: Record) -> None:
    words = shown(checked, find_check(checked, "“165” is right"))
    assert "military and police killed by malicious act in MINUSMA" in words
    assert "makes it right" in words
    assert "SHA-256 abababababab, covers to 2023-11-21" in words
    assert "\x1b" not in words


def test_the_brief_prints_each_answer_once_with_its_source(checked: Record) -> None:
    markdown = penholder.brief(checked, markdown=True)
    told = [at for at in markdown.splitlines() if at.startswith("- *official*") and "“165” is right" in at]
    assert len({at.partition("[^")[0] for at in told}) == len(told) > 0
    assert all("[^" in at for at in told)
    assert sum("Compared with UN field mission fatalities" in at for at in markdown.splitlines()) == 1
    html = penholder.brief(checked)
    assert "<script>alert" not in html
    assert "are 169" in html


def test_a_brief_without_imports_says_nothing_of_them(told_record: Record) -> None:
    assert "*official*" not in penholder.brief(told_record, markdown=True)
    assert view_official(index_record(told_record)) == ()


def test_exports_hold_every_check(checked: Record) -> None:
    held = json.loads(penholder.export_json(checked))["record"]["checks"]
    assert len(held) == len(checked.checks) > 0
    rows = list(csv.DictReader(io.StringIO(penholder.export_tables(checked)["checks.csv"])))
    chosen = [r for r in rows if r["chosen"] == "yes"]
    assert {r["value"] for r in chosen} == {"165", "309"}
    assert all("\x1b" not in r["source"] for r in rows)


def test_a_figure_beyond_the_series_is_told_on_its_own_screen_alone(checked: Record) -> None:
    series = make_series()
    assert series.deaths is not None
    ended = replace(series.deaths.edition, last_day=date(2022, 1, 1))
    record = replace(
        checked, checks=check_figures(checked, OfficialSeries(DeathSeries(ended, series.deaths.counts)))
    )
    figure = record.checks[0].figure
    assert all(not view.answered for view in view_checks(index_record(record), figure))
    assert "no answer" in shown(record, figure)
    assert "no answer" not in penholder.brief(record, markdown=True)


def test_a_known_on_day_keeps_the_checks_of_its_reports(checked: Record) -> None:
    earlier = as_known_on(checked, date(2023, 2, 28))
    figures = {f.id for claims in earlier.claims for f in claims.figures}
    assert {c.figure for c in earlier.checks} == {c.figure for c in checked.checks} & figures
    assert 0 < len(earlier.checks) < len(checked.checks)


def test_an_imported_file_is_compared_when_the_record_is_opened(tmp_path: Path, record_file: Path) -> None:
    from tests.official.tables import death, write_deaths

    path = tmp_path / "record.db"
    path.write_bytes(record_file.read_bytes())
    rows = [death(n, "2018-03-01", "MINUSMA") for n in range(165)] + [death(999, "2023-11-21", "UNIFIL")]
    penholder.import_official([write_deaths(tmp_path / "d.csv", rows)], record=path)
    opened = penholder.open_record(path)
    assert any("“165” is right for all personnel killed" in check.reason for check in opened.checks)
    penholder.forget_official("fatalities", record=path)
    assert penholder.open_record(path).checks == ()
