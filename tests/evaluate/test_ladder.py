"""Ladders: what they need to say, what is scored, and the shipped ones from end to end."""

from __future__ import annotations

import json
import math
import shutil
from datetime import date
from pathlib import Path

import pytest

from penholder.errors import EvaluationError
from penholder.evaluate.drafts import evaluate_drafts, read_passages
from penholder.evaluate.ladder import Ladder, LadderScores, evaluate_ladder, read_ladder
from penholder.evaluate.ladder_printing import ladder_document
from penholder.evaluate.ladder_scores import Happened, list_forecasts, read_base_rates, score_day
from penholder.model import Assessments

ROOT = Path(__file__).parents[2]
MONUSCO = ROOT / "examples" / "monusco-ladder"
MINUSMA = ROOT / "examples" / "minusma-ladder"
PASSAGES = ROOT / "tests" / "piles" / "drafts"
DAY = date(2023, 6, 29)


@pytest.fixture(scope="module")
def scores() -> LadderScores:
    return evaluate_ladder(MONUSCO)


@pytest.mark.parametrize("folder", [MINUSMA, MONUSCO])
def test_the_shipped_ladders_tell_what_happened_and_hold_later_reports(folder: Path) -> None:
    ladder = read_ladder(folder)
    listed = (folder / ladder.meta).read_text(encoding="utf-8").splitlines()[1:]
    files = {line.split(",")[0]: date.fromisoformat(line.split(",")[3]) for line in listed}
    assert set(files) == {f.name for f in (folder / ladder.reports).iterdir()}
    for day in ladder.days:
        assert sum(published == day for published in files.values()) >= 2
    assert max(files.values()) >= ladder.happened.day
    assert ladder.happened.yes == 15


def test_each_day_has_its_clock_stages_and_scores(scores: LadderScores) -> None:
    rungs = {rung.day: rung for rung in scores.rungs}
    first, last = rungs[date(2023, 9, 28)], rungs[date(2023, 12, 18)]
    assert [r.assessments.clock.days_left for r in scores.rungs if r.assessments.clock] == [83, 9, 2]
    assert first.assessments.progress == ()
    (draft,) = last.assessments.progress
    assert (draft.name, draft.stage) == ("France", "in blue")
    assert {s.forecaster for s in last.scores} >= {"outlook", "renewed", "unanimous", "base rate"}
    assert [r.reports for r in scores.rungs] == [2, 4, 6]


def test_the_document_has_every_day_and_is_plain_json(scores: LadderScores) -> None:
    document = ladder_document(scores)
    assert json.loads(json.dumps(document)) == document
    assert [d["day"] for d in document["days"]] == ["2023-09-28", "2023-12-11", "2023-12-18"]
    assert document["corpus"]["documents"] == 9
    assert document["happened"]["mandate"] == "renewal"


def test_scores_are_those_of_brier_and_of_the_logarithm() -> None:
    happened = Happened(
        day=date(2023, 6, 30),
        resolution="r",
        mandate="termination",
        outcome="adopted",
        unanimous=True,
        source="s",
    )
    scored = {(s.question, s.forecaster): s for s in score_day(Assessments(None, ()), happened, DAY)}
    renewed, sure = scored["mandate", "renewed"], scored["unanimity", "unanimous"]
    assert (renewed.brier, round(renewed.log, 3)) == (2.0, round(-math.log(0.001), 3))
    assert (sure.brier, sure.log) == (0.0, 0.0)
    assert ("mandate", "outlook") not in scored


def test_base_rates_are_shares_of_earlier_cases_and_sum_to_one() -> None:
    mandate, outcome, unanimous = read_base_rates(DAY)
    assert math.isclose(sum(mandate), 1.0)
    assert math.isclose(sum(outcome), 1.0)
    assert 0.5 < unanimous < 1.0
    assert mandate[0] > 0.5
    assert list_forecasts(None, DAY)["mandate"][1] == ("base rate", mandate)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("mission =", "mision ="), "no ladder"),
        (("days = [2023-01-27,", "days = [2023-07-27,"), "in order"),
        (("2023-06-29]", "2023-06-30]"), "not before the decision"),
        (('reports = "reports"', 'reports = "elsewhere"'), "no such folder"),
    ],
)
def test_another_layout_is_told_with_the_file(tmp_path: Path, change: tuple[str, str], words: str) -> None:
    folder = tmp_path / "ladder"
    shutil.copytree(MINUSMA, folder)
    path = folder / "ladder.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(EvaluationError, match=words):
        evaluate_ladder(folder)


def test_a_folder_without_a_ladder_is_told(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"ladder\.toml"):
        read_ladder(tmp_path)


def test_a_ladder_need_not_name_options_or_consent(tmp_path: Path) -> None:
    shutil.copytree(MINUSMA, tmp_path / "ladder")
    path = tmp_path / "ladder" / "ladder.toml"
    text = path.read_text(encoding="utf-8").split("[consent]")[0]
    path.write_text("\n".join(x for x in text.splitlines() if not x.startswith("options")), encoding="utf-8")
    ladder = read_ladder(tmp_path / "ladder")
    assert isinstance(ladder, Ladder)
    assert (ladder.consent, ladder.options) == (None, ())


# ---------------------------------------------------------------------- stages of drafts


def test_stages_of_the_passages_that_were_tuned_on_stay_read() -> None:
    scores = evaluate_drafts(PASSAGES / "open.toml")
    assert scores.stages["all"].f1 >= 0.95
    assert scores.attributes["whole"][0] >= scores.attributes["whole"][1] - 3
    assert scores.plain[0] == scores.plain[1]


def test_the_halves_share_no_passage() -> None:
    tuned, held = (read_passages(PASSAGES / f"{name}.toml") for name in ("open", "held-out"))
    assert not {p.text for p in tuned} & {p.text for p in held}
    assert len(tuned) >= 30
    assert len(held) >= 30


def test_a_file_without_passages_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.toml"
    path.write_text("[[passage]]\nid = 1\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"x\.toml"):
        read_passages(path)
