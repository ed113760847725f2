"""The score sheet as a small table: each forecaster on each question, and which of them the outlook shows.

Takes a `ScoreSheet`; gives rows. Never shows a score without its cases and never hides a forecaster that is better.
"""

from __future__ import annotations

from dataclasses import dataclass

from penholder.model import Score, ScoreSheet
from penholder.outputs import wording


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One forecaster on one question."""

    question: str
    forecaster: str
    cases: str
    brier: str
    interval: str
    """95 % interval of the Brier score."""
    log: str
    shown: bool
    """Whether the outlook shows this forecaster's numbers."""


def view_scores(sheet: ScoreSheet | None) -> tuple[ScoreRow, ...]:
    """The rows in the order of the sheet; none without a sheet."""
    if sheet is None:
        return ()
    used = {(question, str(forecaster)) for question, forecaster in sheet.used}
    return tuple(_row(score, (score.question, str(score.forecaster)) in used) for score in sheet.scores)


def _row(score: Score, shown: bool) -> ScoreRow:
    low, high = score.brier_interval
    return ScoreRow(
        question=score.question,
        forecaster=str(score.forecaster),
        cases=wording.number(score.cases),
        brier=f"{score.brier:.3f}",
        interval=f"{low:.3f}–{high:.3f}",
        log=f"{score.log:.3f}",
        shown=shown,
    )
