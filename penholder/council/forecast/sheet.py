"""The score sheet: means, intervals, calibration, and which forecaster each question is left to.

Takes sums by year; gives a `ScoreSheet`. Never scores a year that was not over on the day the sheet is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from penholder.council.forecast.backtest import EDGES, BinSum, YearSum
from penholder.council.history.intervals import find_wilson
from penholder.model.outlook import CalibrationBin, Forecaster, Score, ScoreSheet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

DRAWS = 4000
SEED = 19460117
FEWEST = 5
"""Years below which no model is taken to have beaten anything."""
_ORDER = ("unanimity", "outcome", "mandate", "member vote")
_SHOWN = (Forecaster.SUBJECT_RATE, Forecaster.MEMBER_RATE, Forecaster.BASE_RATE)
"""What can stand in for the model: shares of counted cases."""


def make_sheet(
    sums: Sequence[YearSum], bins: Sequence[BinSum], sources: tuple[str, ...], *, before: int
) -> ScoreSheet | None:
    """The sheet of the years before one; None where no year before it was scored."""
    known = [s for s in sums if s.year < before]
    if not known:
        return None
    questions = sorted({s.question for s in known}, key=_place)
    scores = tuple(score for q in questions for score in _score(q, [s for s in known if s.question == q]))
    return ScoreSheet(
        scores,
        tuple(_calibrate([b for b in bins if b.year < before])),
        sources,
        date(min(s.year for s in known), 1, 1),
        date(max(s.year for s in known), 12, 31),
        tuple((q, choose_forecaster([s for s in scores if s.question == q])) for q in questions),
    )


def _place(question: str) -> tuple[int, str]:
    return (_ORDER.index(question) if question in _ORDER else len(_ORDER), question)


def choose_forecaster(scores: Sequence[Score]) -> Forecaster:
    """Who is shown for a question: the model where both its scores beat every other one's beyond doubt.

    Beyond doubt: the 95 % interval of the difference lies above 0. Else the base rate with the best log score; the
    model where it stands alone.
    """
    model = next((s for s in scores if s.forecaster is Forecaster.MODEL), None)
    others = [s for s in scores if s.forecaster is not Forecaster.MODEL]
    if model is not None and all(_is_beaten(s) for s in others):
        return Forecaster.MODEL
    shares = [s for s in others if s.forecaster in _SHOWN] or others
    return min(shares, key=lambda s: (s.log, s.brier)).forecaster


def _is_beaten(score: Score) -> bool:
    return bool(score.better and score.better_log and score.better[0] > 0 and score.better_log[0] > 0)


def _score(question: str, sums: list[YearSum]) -> Iterable[Score]:
    years = sorted({s.year for s in sums})
    by = {(s.forecaster, s.year): s for s in sums}
    model = {year: by.get((Forecaster.MODEL, year)) for year in years}
    for forecaster in Forecaster:
        own = [by[forecaster, year] for year in years if (forecaster, year) in by]
        if not own:
            continue
        cases = sum(s.cases for s in own)
        pairs = [(s, m) for s in own if (m := model[s.year]) is not None and m.cases == s.cases]
        compared = forecaster is not Forecaster.MODEL and len(pairs) >= FEWEST
        counts = [float(s.cases) for s in own]
        both = [float(s.cases) for s, _ in pairs]
        yield Score(
            question,
            forecaster,
            cases,
            round(sum(s.brier for s in own) / cases, 5),
            round(sum(s.log for s in own) / cases, 5),
            find_interval([s.brier for s in own], counts),
            find_interval([s.brier - m.brier for s, m in pairs], both) if compared else None,
            find_interval([s.log for s in own], counts),
            find_interval([s.log - m.log for s, m in pairs], both) if compared else None,
        )


def find_interval(sums: Sequence[float], cases: Sequence[float]) -> tuple[float, float]:
    """95 % interval of a mean whose sums and numbers of cases are given by year, by a bootstrap over the years.

    Percentiles of 4,000 draws (Efron and Tibshirani 1993, chapter 13), seeded.

    >>> find_interval([1.0, 1.0], [2.0, 2.0])
    (0.5, 0.5)
    """
    import numpy as np

    draws = _draw_years(len(sums))
    means = np.asarray(sums)[draws].sum(axis=1) / np.asarray(cases)[draws].sum(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return round(float(low), 5), round(float(high), 5)


@lru_cache(maxsize=8)
def _draw_years(years: int) -> NDArray[np.int64]:
    """Places of the years drawn: the same for every forecaster, so they are drawn once for a sheet."""
    import numpy as np

    return np.random.default_rng(SEED).integers(0, years, size=(DRAWS, years))


def _calibrate(bins: Sequence[BinSum]) -> Iterable[CalibrationBin]:
    for question, low in sorted({(b.question, b.low) for b in bins}, key=lambda k: (_place(k[0]), k[1])):
        held = [b for b in bins if (b.question, b.low) == (question, low)]
        cases, hits = sum(b.cases for b in held), sum(b.happened for b in held)
        yield CalibrationBin(
            question,
            low,
            EDGES[EDGES.index(low) + 1],
            cases,
            round(sum(b.forecast for b in held) / cases, 5),
            round(hits / cases, 5),
            find_wilson(hits, cases),
        )
