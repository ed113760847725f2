"""The two questions about a text put to the vote: is it adopted, and does every member vote for it.

Takes counted votes; gives rows to fit and to score, each with the features and base rates known before its day. Never
reads a feature of the vote itself.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from penholder.council.forecast.backtest import Forecasts, Trial, walk_years
from penholder.council.forecast.cases import CountedVotes
from penholder.council.forecast.experience import (
    OUTCOME_FEATURES,
    SUBJECT_STRENGTH,
    UNANIMITY_FEATURES,
    Experience,
    trait_of,
    walk_cases,
)
from penholder.council.forecast.logistic import Fitted, fit_logistic
from penholder.council.forecast.matters import VoteTraits
from penholder.council.roster import members_on
from penholder.model.outlook import Forecaster

Question = Literal["unanimity", "outcome"]
UNANIMITY: Question = "unanimity"
OUTCOME: Question = "outcome"
QUESTIONS: tuple[Question, ...] = (UNANIMITY, OUTCOME)
FADING = 8.0
"""Years after which a vote weighs half in a fit; chosen on votes before 2000."""
FIRST_SCORED = 2000
"""First year of the back-test: features, half-lives and penalty were chosen on votes before it."""
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """Equal cases of a question: features, base rates, what happened."""

    day: date
    signs: tuple[float, ...]
    happened: int
    """Unanimity: 0 unanimous, 1 split. Outcome: 0 adopted, 1 failed, 2 vetoed. Member vote: 0 yes, 1 no, 2 neither."""
    number: int
    rates: Forecasts
    vetoed: float = 0.0
    """Outcome: share of vetoes among drafts not adopted. Member vote: share of negative votes among those that are
    not yes. From the votes before."""
    apart: float = 0.0
    """Member vote alone: share of split votes in which the member does not vote yes, from the votes before."""


def list_rows(question: Question, cases: Sequence[CountedVotes], *, whole_years: bool) -> tuple[Row, ...]:
    """The cases of a question in the order of days, each from the votes before it (or before its year)."""
    listed = _list_unanimity if question == UNANIMITY else _list_outcomes
    return listed(cases, whole_years)


def _list_unanimity(cases: Sequence[CountedVotes], whole_years: bool) -> tuple[Row, ...]:
    """Rows of every adopted text with numbers."""
    tallied = [c for c in cases if c.tallied]
    rows = []
    for case, known in walk_cases(tallied, whole_years=whole_years):
        matter = trait_of(case)
        signs, rates = known.read_unanimity(matter, case.day), rate_unanimity(known, matter, case.day)
        for happened, number in ((0, case.tallied - case.split), (1, case.split)):
            if number:
                rows.append(Row(case.day, signs, happened, number, rates))
    return tuple(rows)


def _list_outcomes(cases: Sequence[CountedVotes], whole_years: bool) -> tuple[Row, ...]:
    """Rows of every text put to the vote, as far as lost drafts are known (`count_history`)."""
    held = [c for c in cases if c.adopted or c.lost]
    rows = []
    for case, known in walk_cases(held, whole_years=whole_years):
        matter = trait_of(case)
        signs, rates = known.read_outcome(matter, case.day), rate_outcome(known, matter, case.day)
        vetoed = known.share_vetoed(matter, case.day)
        for happened, number in enumerate((case.adopted, case.failed, case.vetoed)):
            if number:
                rows.append(Row(case.day, signs, happened, number, rates, vetoed))
    return tuple(rows)


def rate_unanimity(known: Experience, matter: VoteTraits, day: date) -> Forecasts:
    """The forecasters beside the model: certain unanimity, base rate, subject base rate."""
    cases, split = known.count_split(day)
    base = (split + _HALF) / (cases + 1)
    on_it, split_on_it = known.count_split_on(matter, day)
    near = (split_on_it + SUBJECT_STRENGTH * base) / (on_it + SUBJECT_STRENGTH)
    rates: Forecasts = (
        (Forecaster.UNANIMOUS, (1.0, 0.0)),
        (Forecaster.BASE_RATE, (1 - base, base)),
        (Forecaster.SUBJECT_RATE, (1 - near, near)),
    )
    if not known.named.is_enough(day):
        return rates
    together = math.prod(known.named.rate(member.iso, day)[0] for member in members_on(day))
    return (*rates, (Forecaster.MEMBER_RATE, (together, 1 - together)))


def rate_outcome(known: Experience, matter: VoteTraits, day: date) -> Forecasts:
    """The forecasters beside the model: certain adoption, base rate, subject base rate."""
    adopted, failed, vetoed = known.count_outcomes(day)
    total = adopted + failed + vetoed + 3 * _HALF
    lost, veto = (failed + vetoed + 2 * _HALF) / total, (vetoed + _HALF) / (failed + vetoed + 2 * _HALF)
    on_it, lost_on_it = known.count_lost_on(matter, day)
    near = (lost_on_it + SUBJECT_STRENGTH * lost) / (on_it + SUBJECT_STRENGTH)
    return (
        (Forecaster.YES, (1.0, 0.0, 0.0)),
        (Forecaster.BASE_RATE, share_out(lost, veto)),
        (Forecaster.SUBJECT_RATE, share_out(near, veto)),
    )


def share_out(lost: float, vetoed: float) -> tuple[float, float, float]:
    """Adopted, failed, vetoed from the probability not to be adopted and the share of vetoes in it.

    >>> share_out(0.2, 0.5)
    (0.8, 0.1, 0.1)
    """
    return 1 - lost, lost * (1 - vetoed), lost * vetoed


def fit_rows(rows: Sequence[Row], year: int, question: Question) -> Fitted:
    """The model of a question for a year, from rows of earlier days: a vote `FADING` years old weighs half."""
    features = UNANIMITY_FEATURES if question == UNANIMITY else OUTCOME_FEATURES
    signs = [row.signs for row in rows] or [(0.0,) * len(features)]
    happened = [float(row.happened > 0) for row in rows] or [0.0]
    weights = [row.number * 0.5 ** ((year - row.day.year) / FADING) for row in rows] or [0.0]
    return fit_logistic(signs, happened, weights)


def try_question(
    question: Question,
    rows: Sequence[Row],
    years: range,
    progress: Callable[[int], None] = lambda _: None,
) -> tuple[Trial, ...]:
    """The back-test of a question over these years."""

    def fit(before: Sequence[Row], year: int) -> Callable[[Row], Forecasts]:
        model = fit_rows(before, year, question)

        def forecast(row: Row) -> Forecasts:
            odds = model.predict(row.signs).mean
            own = (1 - odds, odds) if question == UNANIMITY else share_out(odds, row.vetoed)
            return ((Forecaster.MODEL, own), *row.rates)

        return forecast

    return tuple(
        walk_years(rows, fit, lambda r: r.happened, years, number=lambda r: r.number, progress=progress)
    )
