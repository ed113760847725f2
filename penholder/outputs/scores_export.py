"""The score sheet as one JSON object.

Takes a `ScoreSheet`; gives JSON. Never rounds beyond what the sheet holds.
"""

from __future__ import annotations

import hashlib
from typing import Any

from penholder.model import CalibrationBin, Score, ScoreSheet
from penholder.outputs.json_text import write_json


def export_scores(sheet: ScoreSheet, note: str) -> str:
    """The sheet with the keys that docs/outlook.md names."""
    document = {
        "format": "penholder-scores/1",
        "task": "council score",
        "corpus": {
            "name": note,
            "documents": max((score.cases for score in sheet.scores), default=0),
            "sha256": hashlib.sha256("\n".join(sheet.sources).encode()).hexdigest(),
        },
        "files": list(sheet.sources),
        "first_day": sheet.first_day.isoformat(),
        "last_day": sheet.last_day.isoformat(),
        "used": {question: forecaster.value for question, forecaster in sheet.used},
        "scores": [_export_score(score) for score in sheet.scores],
        "calibration": [_export_bin(held) for held in sheet.calibration],
    }
    return write_json(document)


def _export_score(score: Score) -> dict[str, Any]:
    return {
        "question": score.question,
        "forecaster": score.forecaster.value,
        "cases": score.cases,
        "brier": score.brier,
        "log": score.log,
        "interval": {
            "brier": score.brier_interval,
            "log": score.log_interval,
            "brier_above_model": score.better,
            "log_above_model": score.better_log,
        },
    }


def _export_bin(held: CalibrationBin) -> dict[str, Any]:
    return {
        "question": held.question,
        "low": held.low,
        "high": held.high,
        "cases": held.cases,
        "forecast": held.forecast,
        "happened": held.happened,
        "interval": held.interval,
    }
