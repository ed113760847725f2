"""One day's outlook scored against what happened, beside base rates of that day.

Takes assessments of a day and what was decided later; gives scores. Never uses what happened for anything but the
comparison, and no vote or decision of the day or later for a base rate.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from penholder import vocabulary
from penholder.council.forecast.backtest import score_brier, score_log
from penholder.council.forecast.desk import open_desk
from penholder.council.outlook.consent import know_cases
from penholder.council.outlook.past import Content, list_decisions
from penholder.model import Assessments, Outlook
from penholder.vocabulary.outlook import consent_cases, endings

MANDATE = ("renewal", "change", "termination", "lapse")
OUTCOME = ("adopted", "failed", "vetoed", "no vote")
UNANIMITY = ("unanimous", "not unanimous")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What was decided."""

    day: date
    resolution: str
    mandate: str
    """One of `MANDATE`."""
    outcome: str
    """One of `OUTCOME`."""
    unanimous: bool
    source: str
    yes: int | None = None
    no: int | None = None
    abstain: int | None = None


@dataclass(frozen=True, slots=True)
class DayScore:
    """One forecaster's probabilities on one question for one day, and their scores; lower is better."""

    question: str
    """mandate, outcome or unanimity."""
    forecaster: str
    """outlook, renewed, everyone votes yes, unanimous or base rate."""
    probabilities: Mapping[str, float]
    happened: str
    brier: float
    """Summed over the branches; of unanimity, of the first branch alone (as in the back-test)."""
    log: float


def score_day(assessed: Assessments, happened: Happened, day: date) -> tuple[DayScore, ...]:
    """Scores of the outlook, where there is one, and of those it has to beat."""
    answers = {
        "mandate": (MANDATE, happened.mandate),
        "outcome": (OUTCOME, happened.outcome),
        "unanimity": (UNANIMITY, UNANIMITY[0] if happened.unanimous else UNANIMITY[1]),
    }
    told = list_forecasts(assessed.outlook, day)
    return tuple(
        _score(question, name, shares, *answers[question])
        for question in answers
        for name, shares in told[question]
    )


def list_forecasts(outlook: Outlook | None, day: date) -> dict[str, list[tuple[str, Sequence[float]]]]:
    """By question, who is scored and the probabilities of its branches in order."""
    rate_mandate, rate_outcome, rate_unanimous = read_base_rates(day)
    found: dict[str, list[tuple[str, Sequence[float]]]] = {"mandate": [], "outcome": [], "unanimity": []}
    if outlook is not None:
        chances = {c.key: c.probability.value for c in (*outlook.mandate, *outlook.outcome)}
        whole = outlook.unanimous.probability.value
        found["mandate"].append(("outlook", [chances.get(k, 0.0) for k in MANDATE]))
        found["outcome"].append(("outlook", [chances.get(k, 0.0) for k in OUTCOME]))
        found["unanimity"].append(("outlook", [whole, 1 - whole]))
    found["mandate"] += [("renewed", [1.0, 0.0, 0.0, 0.0]), ("base rate", rate_mandate)]
    found["outcome"] += [("everyone votes yes", [1.0, 0.0, 0.0, 0.0]), ("base rate", rate_outcome)]
    found["unanimity"] += [("unanimous", [1.0, 0.0]), ("base rate", [rate_unanimous, 1 - rate_unanimous])]
    return found


def read_base_rates(day: date) -> tuple[list[float], list[float], float]:
    """Shares of decisions on mandates by content, of drafts by outcome, and of unanimous votes, all before the day.

    A draft's outcome is "no vote" as often as a mandate lapsed.
    """
    cases = know_cases(consent_cases(), day)
    decisions = list_decisions(vocabulary.mandates(), endings(), cases, before=day)
    by_content = Counter(d.content for d in decisions)
    total = max(len(decisions), 1)
    mandate = [by_content[Content(key)] / total for key in MANDATE]
    experience = open_desk(None, day).experience
    adopted, failed, vetoed = experience.count_outcomes(day)
    put = 1 - mandate[-1]
    held = max(adopted + failed + vetoed, 1)
    outcome = [put * n / held for n in (adopted, failed, vetoed)]
    votes, split = experience.count_split(day)
    return mandate, [*outcome, mandate[-1]], 1 - split / max(votes, 1)


def _score(
    question: str, forecaster: str, shares: Sequence[float], branches: Sequence[str], happened: str
) -> DayScore:
    place = branches.index(happened)
    return DayScore(
        question,
        forecaster,
        dict(zip(branches, shares, strict=True)),
        happened,
        score_brier(shares, place),
        score_log(shares, place),
    )
