"""The back-test of the outlook as an evaluation: every question and forecaster with its Brier and log score.

Takes a folder of official files of votes; gives their `ForecastScores`. Never fits on a year that it scores.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import penholder
from penholder.api.scores import ScoredVotes
from penholder.evaluate.scoring import Corpus, fingerprint
from penholder.model import Score, ScoreSheet


@dataclass(frozen=True, slots=True)
class ForecastScores:
    """The back-test on the files of a folder."""

    corpus: Corpus
    scored: ScoredVotes

    @property
    def sheet(self) -> ScoreSheet:
        """The score sheet."""
        return self.scored.sheet


def evaluate_forecasts(folder: Path) -> ForecastScores:
    """The score sheet worked out on every file of votes in a folder; raises as `penholder.score_votes` does."""
    scored = penholder.score_votes(penholder.read_voting([folder]))
    return ForecastScores(fingerprint(folder.name, sorted(folder.glob("*.csv"))), scored)


def forecast_document(scores: ForecastScores) -> dict[str, Any]:
    """Scores by question and forecaster; lower is better."""
    found: dict[str, Any] = {"task": "forecasts", "corpus": asdict(scores.corpus), "interval": {}}
    for score in scores.sheet.scores:
        question, forecaster = score.question.replace(" ", "_"), score.forecaster.value.replace(" ", "_")
        found.setdefault(question, {})[forecaster] = {
            "brier": score.brier,
            "log": score.log,
            "cases": score.cases,
        }
        found["interval"].setdefault(question, {})[forecaster] = _intervals(score)
    return found


def _intervals(score: Score) -> dict[str, list[float]]:
    intervals = {"brier": list(score.brier_interval)}
    return intervals | ({"log": list(score.log_interval)} if score.log_interval else {})
