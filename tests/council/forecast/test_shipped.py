"""What comes with the package: models of every year, sums, a sheet that knows its day."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from penholder.council.forecast import VoteQuestion, forecast_vote, load_sheet
from penholder.council.forecast.backtest import YearSum
from penholder.council.forecast.rows import FIRST_SCORED, list_rows
from penholder.council.forecast.scoring import score_rows
from penholder.council.forecast.shipped import _read_model as read_model
from penholder.council.forecast.shipped import _read_votes as read_votes
from penholder.council.forecast.shipped import load_shipped, write_model, write_votes
from penholder.model.outlook import Basis, Forecaster

SHIPPED = Path(__file__).parents[3] / "penholder" / "data" / "outlook.json"
DATA = Path(__file__).parents[4] / "shared" / "data" / "council"
FILES = (
    "sc_resolutions_1946_2024.csv",
    "sc_drafts_not_adopted_1946_2022.csv",
    "unsc_vetoes_1946_sept2022.csv",
    "sc_meetings_1946_2022.csv",
)


def test_every_year_has_models_fitted_on_more_cases_than_the_year_before() -> None:
    shipped = load_shipped()
    years = sorted(year for question, year in shipped.models if question == "unanimity")
    assert years[0] <= 1990
    assert years == list(range(years[0], shipped.last_day.year + 2))
    fitted = [shipped.models["unanimity", year].cases for year in years]
    assert fitted == sorted(fitted)
    assert shipped.find_model("unanimity", 2100) == shipped.models["unanimity", years[-1]]
    assert shipped.find_model("unanimity", years[0] - 1) is None


def test_what_is_kept_is_read_as_it_was_written() -> None:
    shipped = load_shipped()
    model = shipped.models["outcome", 2010]
    assert read_model(write_model(model)) == model
    assert all(read_votes(write_votes(v)) == v for v in shipped.votes[:200])


def test_the_shipped_sums_are_those_of_the_shipped_votes() -> None:
    shipped = load_shipped()
    sums, bins = score_rows(list_rows(shipped.votes, whole_years=True), shipped.last_day.year)
    assert [_round(s) for s in sums] == [_round(s) for s in shipped.sums]
    assert [b.cases for b in bins] == [b.cases for b in shipped.bins]


def _round(s: YearSum) -> tuple[object, ...]:
    return s.question, s.forecaster, s.year, s.cases, round(s.brier, 3), round(s.log, 3)


def test_a_sheet_of_a_day_ends_with_the_year_before() -> None:
    sheet = load_sheet(date(2023, 6, 15))
    assert sheet is not None
    assert (sheet.first_day.year, sheet.last_day) == (FIRST_SCORED, date(2022, 12, 31))
    assert load_sheet(date(FIRST_SCORED, 6, 1)) is None


def test_the_model_beats_every_baseline_on_unanimity_in_the_shipped_sheet() -> None:
    sheet = load_sheet(date(2024, 6, 1))
    assert sheet is not None
    assert ("unanimity", Forecaster.MODEL) in sheet.used
    others = [s for s in sheet.scores if s.question == "unanimity" and s.forecaster is not Forecaster.MODEL]
    assert len(others) >= 3
    for other in others:
        assert other.better is not None
        assert other.better[0] > 0
        assert other.better_log is not None
        assert other.better_log[0] > 0


@pytest.mark.parametrize("year", [1950, 1990, 2023, 2040])
def test_a_forecast_can_be_had_for_any_day(year: int) -> None:
    told = forecast_vote(VoteQuestion(mission="untso"), None, date(year, 3, 1))
    assert 0 < told.unanimous.low < told.unanimous.high < 1
    assert told.unanimous.basis is (Basis.FITTED if year > 2005 else Basis.BASE_RATE)


@pytest.mark.skipif(not DATA.exists(), reason="the official files are not at hand")
def test_the_shipped_models_are_those_of_the_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from train import outlook

    out = tmp_path / "outlook.json"
    monkeypatch.setattr(outlook, "OUT", out)
    monkeypatch.setattr("sys.argv", ["outlook", *(str(DATA / name) for name in FILES)])
    outlook.main()
    written, kept = (json.loads(path.read_text("utf-8")) for path in (out, SHIPPED))
    assert written["votes"] == kept["votes"]
    assert written["sources"] == kept["sources"]
    for question, years in kept["models"].items():
        for year, model in years.items():
            found = written["models"][question][year]
            assert found["cases"] == model["cases"]
            assert found["coefficients"] == pytest.approx(model["coefficients"], abs=1e-6)


@pytest.mark.skipif(not DATA.exists(), reason="the official files are not at hand")
def test_known_figures_of_the_files() -> None:
    votes = load_shipped().votes
    recent = [v for v in votes if v.day.year >= 1990]
    late = [v for v in votes if 2020 <= v.day.year <= 2023]
    assert 1 - sum(v.split for v in recent) / sum(v.tallied for v in recent) == pytest.approx(0.888, abs=5e-4)
    assert 1 - sum(v.split for v in late) / sum(v.tallied for v in late) == pytest.approx(0.747, abs=1e-3)
