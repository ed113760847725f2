"""A small model of mandate decisions, and how well it foresaw earlier ones.

Takes past decisions; gives shares of renewal, change and termination for the next, and trials of a back-test. Never
learns from a decision of the year it forecasts or later, and never from what the host state then did.

Two logistic regressions with a normal prior (`council.forecast.logistic`): that the mission ends, and that it is
changed where it does not end. Features, as known on the day before: age of the mission, changes in the two years
before, length of the mandate running out (short ones are more often rolled over), whether the vote before was split.
Decisions that followed a request of the host state are left to the consent branch of the tree: the back-test scores
both together, as the tree joins them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from math import log1p

from penholder.council.forecast.backtest import Forecasts, Trial, sum_bins, sum_trials, walk_years
from penholder.council.forecast.logistic import Fitted, fit_logistic
from penholder.council.forecast.sheet import make_sheet
from penholder.council.outlook.chances import JEFFREYS
from penholder.council.outlook.consent import know_cases, request_shares, stand_shares
from penholder.council.outlook.past import CONTENTS, Content, Decision, list_decisions
from penholder.model.outlook import Forecaster, ScoreSheet
from penholder.vocabulary import Mandate
from penholder.vocabulary.outlook import ConsentCase, consent_cases, endings

QUESTION = "mandate"
Contents3 = tuple[float, float, float]
"""Shares of renewal, change and termination."""
FIRST_SCORED = 1992
"""First year of the back-test: a hundred decisions lie before it."""


@dataclass(frozen=True, slots=True)
class MandateModel:
    """The two regressions."""

    ends: Fitted
    changes: Fitted

    def share(self, decision: Decision) -> Contents3:
        """Shares of renewal, change and termination."""
        row = list_features(decision)
        end, change = self.ends.predict(row).mean, self.changes.predict(row).mean
        return (1 - end) * (1 - change), (1 - end) * change, end


def list_features(decision: Decision) -> tuple[float, ...]:
    """What is known of a decision on the day before it."""
    return (
        1.0,
        log1p(max(decision.age, 0.0)),
        float(min(decision.changes, 3)),
        min(decision.term, 1.5),
        1.0 if decision.split_before else 0.0,
    )


def choose_cases(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Decisions taken: all but lapses."""
    return tuple(d for d in decisions if d.content in CONTENTS)


def fit_model(cases: Sequence[Decision]) -> MandateModel:
    """The regressions over cases without a request: the end on all, a change on those of which it would show."""
    free = [d for d in cases if not d.asked]
    going = [d for d in free if d.content is not Content.TERMINATION and d.told]
    return MandateModel(
        _fit(free, [d.content is Content.TERMINATION for d in free]),
        _fit(going, [d.content is Content.CHANGE for d in going]),
    )


def _fit(cases: Sequence[Decision], happened: Sequence[bool]) -> Fitted:
    return fit_logistic([list_features(d) for d in cases], [float(h) for h in happened], [1.0] * len(cases))


def share_cases(cases: Sequence[Decision]) -> Contents3:
    """The plain shares: ends among all cases, changes among those of which a change would show."""
    going = [d for d in cases if d.content is not Content.TERMINATION and d.told]
    end = _share(sum(d.content is Content.TERMINATION for d in cases), len(cases))
    change = _share(sum(d.content is Content.CHANGE for d in going), len(going))
    return (1 - end) * (1 - change), (1 - end) * change, end


def _share(counted: int, cases: int) -> float:
    return (counted + JEFFREYS) / (cases + 2 * JEFFREYS)


def try_mandates(
    decisions: Sequence[Decision], requests: Sequence[ConsentCase], years: range
) -> tuple[Trial, ...]:
    """The back-test: each decision of these years forecast from those of earlier years.

    Where a change would not show, renewal and change are one branch: the forecast is their sum.
    """
    cases = choose_cases(decisions)

    def prepare(before: Sequence[Decision], year: int) -> Callable[[Decision], Forecasts]:
        return _prepare(before, know_cases(requests, date(year, 1, 1)), year)

    return tuple(walk_years(cases, prepare, _tell_happened, years))


def _tell_happened(decision: Decision) -> int:
    return CONTENTS.index(decision.content)


def _prepare(
    before: Sequence[Decision], known: Sequence[ConsentCase], year: int
) -> Callable[[Decision], Forecasts]:
    model, base = fit_model(before), share_cases([d for d in before if d.day.year >= year - 10])
    asked = {kind: share_request(known, kind) for kind in ("leave", "by stages")}

    def forecast(decision: Decision) -> Forecasts:
        told = (
            (Forecaster.MODEL, _join(model.share(decision), asked.get(decision.asked))),
            (Forecaster.RENEWED, (1.0, 0.0, 0.0)),
            (Forecaster.BASE_RATE, base),
        )
        return told if decision.told else tuple((who, _merge(shares)) for who, shares in told)

    return forecast


def share_request(known: Sequence[ConsentCase], asked: str) -> tuple[float, Contents3]:
    """How often such a request stood at the decision, and what that decision then did."""
    stands = stand_shares(known).means[0]
    renewed, changed, ended = request_shares(known, asked).means
    return stands, (renewed, changed, ended)


def _join(free: Contents3, asked: tuple[float, Contents3] | None) -> Contents3:
    """The two sides of the consent branch, as the tree joins them."""
    if asked is None:
        return free
    stands, after = asked
    renewed, changed, ended = (stands * a + (1 - stands) * f for a, f in zip(after, free, strict=True))
    return renewed, changed, ended


def _merge(shares: Contents3) -> Contents3:
    return shares[0] + shares[1], 0.0, shares[2]


@lru_cache(maxsize=16)
def score_mandates(mandates: tuple[Mandate, ...], year: int) -> ScoreSheet | None:
    """The score sheet of the years before one, from decisions of those years alone; None for too early a year."""
    if year <= FIRST_SCORED:
        return None
    first_day = date(year, 1, 1)
    decisions = list_decisions(mandates, endings(), consent_cases(), before=first_day)
    trials = try_mandates(decisions, consent_cases(), range(FIRST_SCORED, year))
    last = max((d.day for d in decisions), default=first_day)
    source = f"package data mandates.csv, endings.toml and consent.toml, decisions to {last}"
    shown = [t for t in trials if t.forecasts[0][1][1] > 0]
    return make_sheet(sum_trials(QUESTION, trials), sum_bins(QUESTION, shown), (source,), before=year)
