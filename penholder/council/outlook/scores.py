"""The score sheet that stands beside an outlook: votes and mandate decisions together.

Takes imported votes or none, mandates and a day; gives one `ScoreSheet`. Never scores a year that was not over on the
day.
"""

from __future__ import annotations

from datetime import date

from penholder.model import ScoreSheet, VotingHistory
from penholder.model.outlook import Forecaster
from penholder.vocabulary import Mandate


def load_scores(votes: VotingHistory | None, mandates: tuple[Mandate, ...], day: date) -> ScoreSheet | None:
    """The sheet as it could be had on the day; None where nothing was scored by then."""
    from penholder.council.forecast import load_sheet
    from penholder.council.outlook.mandate_model import score_mandates

    held = [s for s in (load_sheet(day, votes), score_mandates(mandates, day.year)) if s is not None]
    return join_sheets(held[0], held[1]) if len(held) == 2 else next(iter(held), None)


def join_sheets(first: ScoreSheet, second: ScoreSheet) -> ScoreSheet:
    """Two sheets of different questions as one."""
    return ScoreSheet(
        scores=(*first.scores, *second.scores),
        calibration=(*first.calibration, *second.calibration),
        sources=tuple(dict.fromkeys((*first.sources, *second.sources))),
        first_day=min(first.first_day, second.first_day),
        last_day=max(first.last_day, second.last_day),
        used=(*first.used, *second.used),
    )


def uses_model(sheet: ScoreSheet | None) -> bool:
    """Whether the sheet leaves the mandate to the model."""
    return sheet is not None and ("mandate", Forecaster.MODEL) in sheet.used
