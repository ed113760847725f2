"""The score sheet on screen, page and in JSON: every score with cases and interval, words of files inert."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from lxml import etree
from rich.console import Console

from penholder.council.forecast.backtest import BinSum, YearSum
from penholder.council.forecast.sheet import make_sheet
from penholder.model import CalibrationBin, Forecaster, ScoreSheet
from penholder.outputs.pictures.calibration import draw_calibration, tell_bin
from penholder.outputs.scores_export import export_scores
from penholder.outputs.scores_page import write_scores
from penholder.outputs.scores_screen import show_sheet
from penholder.outputs.views.sheet import view_sheet

HOSTILE = "<script>alert(1)</script>\x1b[31m.csv"
BIN = CalibrationBin("unanimity", 0.9, 0.95, 80, 0.92, 0.9, (0.815, 0.948))


@pytest.fixture
def sheet() -> ScoreSheet:
    """Eight years in which the model was better than the base rate."""
    sums = [
        YearSum("unanimity", who, 2000 + year, 10, 10 * score + 0.01 * year, 20 * score + 0.01 * year)
        for year in range(8)
        for who, score in ((Forecaster.MODEL, 0.08), (Forecaster.BASE_RATE, 0.1))
    ]
    bins = [BinSum("unanimity", 2000 + year, 0.9, 10, 9.2, 9) for year in range(8)]
    made = make_sheet(sums, bins, (HOSTILE,), before=2010)
    assert made is not None
    return made


def _print(sheet: ScoreSheet, width: int = 80) -> str:
    console = Console(width=width, record=True, file=None, force_terminal=False)
    with console.capture() as caught:
        console.print(show_sheet(view_sheet(sheet, "Made up.")))
    return caught.get()


def test_every_score_stands_with_its_cases_and_interval(sheet: ScoreSheet) -> None:
    rows = view_sheet(sheet, "").questions[0].rows
    assert [r.forecaster for r in rows] == ["model", "base rate"]
    assert all(r.cases == "80" and "–" in r.brier_interval and "–" in r.log_interval for r in rows)
    assert rows[0].shown
    assert rows[1].brier_behind == "+0.020 +0.020"
    assert not rows[0].brier_behind


def test_a_model_that_is_not_better_is_said_not_to_be(sheet: ScoreSheet) -> None:
    scores = tuple(replace(s, better=(-0.01, 0.02)) if s.better else s for s in sheet.scores)
    used = (("unanimity", Forecaster.BASE_RATE),)
    verdict = view_sheet(replace(sheet, scores=scores, used=used), "").questions[0].verdict
    assert verdict == (
        "The model does not beat base rate on both scores beyond doubt; the outlook shows the base rate."
    )


def test_the_screen_fits_eighty_columns_and_lets_no_escape_through(sheet: ScoreSheet) -> None:
    shown = _print(sheet)
    assert all(len(line) <= 80 for line in shown.splitlines())
    assert "\x1b" not in shown
    assert "Made up." in shown
    assert "90 to 95 %" in shown


def test_the_page_is_inert_and_whole(sheet: ScoreSheet) -> None:
    page = write_scores(sheet, "Made up.")
    assert "<script" not in page
    assert page.count("<svg") == 1
    assert "shown by the outlook" in page
    etree.fromstring(page[page.index("<svg") : page.index("</svg>") + 6].encode())


def test_the_json_names_corpus_and_intervals(sheet: ScoreSheet) -> None:
    body = json.loads(export_scores(sheet, "Made up."))
    assert body["corpus"]["documents"] == 80
    assert len(body["corpus"]["sha256"]) == 64
    assert body["used"] == {"unanimity": "model"}
    assert body["first_day"] == "2000-01-01"
    base = next(s for s in body["scores"] if s["forecaster"] == "base rate")
    assert base["interval"]["brier_above_model"][0] > 0
    assert body["calibration"][0]["interval"] == pytest.approx([0.815, 0.948], abs=0.001)


def test_the_picture_tells_each_bin_in_words() -> None:
    picture = draw_calibration([BIN], "unanimous", "calibration-1")
    assert tell_bin(BIN, "unanimous") in picture
    assert "92 % on average" in picture
    assert picture == draw_calibration([BIN], "unanimous", "calibration-1")
    assert not draw_calibration([], "unanimous", "calibration-1")


def test_the_sheet_of_no_year_before_is_none(sheet: ScoreSheet) -> None:
    assert sheet.first_day == date(2000, 1, 1)
    assert make_sheet([], [], (), before=2010) is None


def test_a_file_name_cannot_turn_the_json_around(sheet: ScoreSheet) -> None:
    written = export_scores(replace(sheet, sources=("votes\u202evsc.csv\x9b31m",)), "Made up.")
    assert "\u202e" not in written
    assert "\x9b" not in written
    assert json.loads(written)["files"] == ["votes\u202evsc.csv\x9b31m"]
