"""The score sheet in full: every forecaster on every question with intervals, and how calibrated the model was.

Takes a `ScoreSheet`; gives questions with rows and bins. Never shows a score without its cases, and never hides a
forecaster that is better than the model.
"""

from __future__ import annotations

from dataclasses import dataclass

from penholder.model import CalibrationBin, Forecaster, Score, ScoreSheet
from penholder.outputs import wording

LABELS = {
    "unanimity": "Does every member vote for an adopted text?",
    "outcome": "Is a text put to the vote adopted, short of votes, or vetoed?",
    "mandate": "Is a mandate renewed, changed, ended, or does it lapse?",
    "member vote": "Does a member vote yes, no, or neither?",
}
BRANCHES = {
    "unanimity": "unanimous",
    "outcome": "adopted",
    "mandate": "renewed",
    "member vote": "yes",
}
"""The branch whose probability the calibration picture shows."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One forecaster on one question; lower scores are better."""

    forecaster: str
    cases: str
    brier: str
    brier_interval: str
    log: str
    log_interval: str
    brier_behind: str
    """By how much its Brier score is above the model's, as an interval; "" for the model and where not compared."""
    log_behind: str
    shown: bool
    """Whether the outlook shows this forecaster's numbers."""


@dataclass(frozen=True, slots=True)
class SheetQuestion:
    """One question of the sheet."""

    key: str
    label: str
    branch: str
    rows: tuple[SheetRow, ...]
    bins: tuple[CalibrationBin, ...]
    verdict: str
    """One sentence: whether the model beats all others, and who is shown."""


@dataclass(frozen=True, slots=True)
class SheetView:
    """A score sheet for a reader."""

    heading: str
    questions: tuple[SheetQuestion, ...]
    sources: tuple[str, ...]
    note: str
    """Where the scores come from, in a sentence."""


def view_sheet(sheet: ScoreSheet, note: str) -> SheetView:
    """The sheet by question, in its order."""
    keys = tuple(dict.fromkeys(score.question for score in sheet.scores))
    return SheetView(
        f"Score sheet, {sheet.first_day.year} to {sheet.last_day.year}",
        tuple(_view_question(key, sheet) for key in keys),
        tuple(wording.clean(source) for source in sheet.sources),
        note,
    )


def _view_question(key: str, sheet: ScoreSheet) -> SheetQuestion:
    shown = next((who for asked, who in sheet.used if asked == key), Forecaster.BASE_RATE)
    scores = [score for score in sheet.scores if score.question == key]
    return SheetQuestion(
        key,
        LABELS.get(key, wording.capital(key)),
        BRANCHES.get(key, ""),
        tuple(_row(score, score.forecaster is shown) for score in scores),
        tuple(b for b in sheet.calibration if b.question == key),
        _judge(scores, shown),
    )


def _row(score: Score, shown: bool) -> SheetRow:
    return SheetRow(
        str(score.forecaster),
        wording.number(score.cases),
        f"{score.brier:.3f}",
        _interval(score.brier_interval),
        f"{score.log:.3f}",
        _interval(score.log_interval),
        _interval(score.better, signed=True),
        _interval(score.better_log, signed=True),
        shown,
    )


def _interval(bounds: tuple[float, float] | None, *, signed: bool = False) -> str:
    if bounds is None:
        return ""
    if signed:  # a bound that three digits would show as nothing keeps its sign and size in four
        digits = 4 if any(0 < abs(b) < 0.0005 for b in bounds) else 3
        return " ".join(f"{b:+.{digits}f}" for b in bounds)
    return "–".join(f"{b:.3f}" for b in bounds)


def _judge(scores: list[Score], shown: Forecaster) -> str:
    if shown is Forecaster.MODEL:
        return "The model beats every other forecaster on both scores; the outlook shows the model."
    if not any(score.forecaster is Forecaster.MODEL for score in scores):
        return f"There is no model for this; the outlook shows the {shown}."
    unbeaten = [str(s.forecaster) for s in scores if s.forecaster is not Forecaster.MODEL and not _beaten(s)]
    return (
        f"The model does not beat {wording.join(unbeaten)} on both scores beyond doubt; "
        f"the outlook shows the {shown}."
    )


def _beaten(score: Score) -> bool:
    both = (score.better, score.better_log)
    return all(bounds is not None and bounds[0] > 0 for bounds in both)
