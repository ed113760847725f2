"""Back-test with an expanding window: every case is forecast from what was known before its year, then scored.

Takes cases with their days and a way to fit; gives trials, sums by year and scores. Never lets a case be fitted on
itself, on a case of its own year or on a later one. Generic: the mandate decisions of `council.outlook` are scored by
the same functions as votes.

The Brier score is the squared difference between probability and what happened, of the first branch where there are
two branches and summed over all where there are more (Brier 1950, Monthly Weather Review 78, pp. 1-3). The log score is
minus the natural logarithm of the probability given to what happened, no smaller than 0.001 (Good 1952). Intervals
are percentiles of a bootstrap over whole years, so that votes of one year, which depend on one another, stay together.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Protocol, TypeVar

from penholder.model.outlook import Forecaster

LEAST = 0.001
"""Least probability that the log score counts; a forecaster that was certain and wrong gets this one."""
EDGES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Bins of the calibration picture; the last are finer because most votes are likely to be unanimous."""

Forecasts = tuple[tuple[Forecaster, tuple[float, ...]], ...]
"""Probabilities of the branches by forecaster; each sums to one."""


class Dated(Protocol):
    """Anything that happened on a day."""

    @property
    def day(self) -> date: ...


CaseT = TypeVar("CaseT", bound=Dated)
Fit = Callable[[Sequence[CaseT], int], Callable[[CaseT], Forecasts]]
"""Takes the cases before a year and the year; gives what forecasts one case."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One case of a back-test: what was forecast, and the branch that happened."""

    day: date
    happened: int
    """Index among the branches."""
    forecasts: Forecasts
    number: int = 1
    """Cases that share the forecast and the branch."""


@dataclass(frozen=True, slots=True)
class YearSum:
    """Sums of one forecaster's scores over the cases of a year."""

    question: str
    forecaster: Forecaster
    year: int
    cases: int
    brier: float
    log: float


@dataclass(frozen=True, slots=True)
class BinSum:
    """The model's forecasts of a year within one bin: number, sum of probabilities, how many happened."""

    question: str
    year: int
    low: float
    cases: int
    forecast: float
    happened: int


def walk_years(
    cases: Sequence[CaseT],
    fit: Fit[CaseT],
    happened: Callable[[CaseT], int],
    years: range,
    number: Callable[[CaseT], int] = lambda _: 1,
    progress: Callable[[int], None] = lambda _: None,
) -> Iterator[Trial]:
    """Trials of the cases of these years, each year's from a fit on the cases before it; cases come by day.

    `number` tells for how many equal cases one stands; `progress` is called with each year when it is done.
    """
    for year in years:
        held = [c for c in cases if c.day.year == year]
        if held:
            forecast = fit([c for c in cases if c.day.year < year], year)
            yield from (Trial(c.day, happened(c), forecast(c), number(c)) for c in held)
        progress(year)


def sum_trials(question: str, trials: Iterable[Trial]) -> tuple[YearSum, ...]:
    """Scores summed by year and forecaster."""
    sums: dict[tuple[int, Forecaster], tuple[int, float, float]] = {}
    for trial in trials:
        for forecaster, probabilities in trial.forecasts:
            key = (trial.day.year, forecaster)
            cases, brier, log = sums.get(key, (0, 0.0, 0.0))
            sums[key] = (
                cases + trial.number,
                brier + trial.number * score_brier(probabilities, trial.happened),
                log + trial.number * score_log(probabilities, trial.happened),
            )
    order = list(Forecaster)
    return tuple(
        YearSum(question, forecaster, year, cases, round(brier, 6), round(log, 6))
        for (year, forecaster), (cases, brier, log) in sorted(
            sums.items(), key=lambda s: (s[0][0], order.index(s[0][1]))
        )
    )


def sum_bins(
    question: str, trials: Iterable[Trial], *, of: Forecaster = Forecaster.MODEL, branch: int = 0
) -> tuple[BinSum, ...]:
    """One forecaster's probabilities of one branch, summed by year and bin."""
    found = []
    for trial in trials:
        for forecaster, probabilities in trial.forecasts:
            if forecaster is of:
                low = find_bin(probabilities[branch])
                hits = trial.number if trial.happened == branch else 0
                found.append((trial.day.year, low, trial.number, probabilities[branch], hits))
    found.sort()
    return tuple(
        BinSum(
            question,
            year,
            low,
            sum(n for _, _, n, _, _ in rows),
            round(math.fsum(n * p for _, _, n, p, _ in rows), 6),
            sum(hits for *_, hits in rows),
        )
        for (year, low), group in groupby(found, key=lambda row: row[:2])
        if (rows := list(group))
    )


def find_bin(probability: float) -> float:
    """Lower edge of the bin a probability falls into; 1 falls into the last.

    >>> find_bin(0.93), find_bin(1.0)
    (0.9, 0.95)
    """
    return max(edge for edge in EDGES[:-1] if edge <= probability)


def score_brier(probabilities: Sequence[float], happened: int) -> float:
    """Squared difference: of the first branch of two, summed over three or more.

    >>> score_brier((0.75, 0.25), 0), score_brier((0.5, 0.5, 0.0), 0)
    (0.0625, 0.5)
    """
    parts = [(p - (i == happened)) ** 2 for i, p in enumerate(probabilities)]
    return parts[0] if len(parts) == 2 else math.fsum(parts)


def score_log(probabilities: Sequence[float], happened: int) -> float:
    """Minus the logarithm of the probability given to what happened.

    >>> round(score_log((1.0, 0.0), 1), 3)
    6.908
    """
    return math.log(1 / max(probabilities[happened], LEAST))
