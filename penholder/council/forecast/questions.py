"""Fitting and trying the models of the questions: is a text adopted, by every vote, and how does each member vote.

Takes rows; gives fitted models and the trials of a back-test. Never fits on a row of the year it is tried on.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from penholder.council.forecast.backtest import Forecasts, Trial, walk_years
from penholder.council.forecast.experience import OUTCOME_FEATURES, UNANIMITY_FEATURES
from penholder.council.forecast.logistic import Fitted, fit_logistic
from penholder.council.forecast.rows import MEMBER_VOTE, OUTCOME, UNANIMITY, Question, Row, Rows, share_out
from penholder.model.outlook import Forecaster

FITTED: tuple[Question, ...] = (UNANIMITY, OUTCOME)
"""Questions with a regression of their own; a member's vote rests on that of unanimity."""
FADING = 8.0
"""Years after which a vote weighs half in a fit; chosen on votes before 2000."""


def fit_rows(rows: Sequence[Row], year: int, question: Question) -> Fitted:
    """The model of a question for a year, from rows of earlier days: a vote `FADING` years old weighs half."""
    features = OUTCOME_FEATURES if question == OUTCOME else UNANIMITY_FEATURES
    signs = [row.signs for row in rows] or [(0.0,) * len(features)]
    happened = [float(row.happened > 0) for row in rows] or [0.0]
    weights = [row.number * 0.5 ** ((year - row.day.year) / FADING) for row in rows] or [0.0]
    return fit_logistic(signs, happened, weights)


def try_question(
    question: Question, rows: Rows, years: range, progress: Callable[[int], None] = lambda _: None
) -> tuple[Trial, ...]:
    """The back-test of a question over these years."""

    def fit(before: Sequence[Row], year: int) -> Callable[[Row], Forecasts]:
        if question == MEMBER_VOTE:
            before = [r for r in rows.unanimity if r.day.year < year]
        model = fit_rows(before, year, question)

        @lru_cache(maxsize=64)
        def find_mean(signs: tuple[float, ...]) -> float:
            return model.predict(signs).mean

        return lambda row: ((Forecaster.MODEL, _forecast(question, row, find_mean(row.signs))), *row.rates)

    return tuple(
        walk_years(
            rows.of(question), fit, lambda r: r.happened, years, number=lambda r: r.number, progress=progress
        )
    )


def _forecast(question: Question, row: Row, missed: float) -> tuple[float, ...]:
    """Probabilities of the branches: `missed` is that of a split vote, or of a text not adopted."""
    if question == UNANIMITY:
        return 1 - missed, missed
    if question == OUTCOME:
        return share_out(missed, row.share)
    return share_out(missed * row.apart, 1 - row.share)
