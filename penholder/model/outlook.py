"""The outlook: what the Council is likely to do, what each number rests on, and the score sheet beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Basis(StrEnum):
    """What a probability rests on, the strongest first."""

    FITTED = "fitted"
    """A model fitted on votes or decisions before the day, which beat the base rates in the back-test."""
    BASE_RATE = "base rate"
    """A share of counted cases."""
    ASSUMED = "assumption"
    """No data: an analyst's assumption, named as such."""


@dataclass(frozen=True, slots=True)
class Probability:
    """A probability with its 90 % interval, what it rests on and where that was read."""

    value: float
    low: float
    high: float
    basis: Basis
    cases: int
    """Votes or decisions counted."""
    source: str
    """File or package data, with the last day used ("UN list of resolutions, votes to 22 December 2022")."""


@dataclass(frozen=True, slots=True)
class Chance:
    """One branch of the outlook."""

    key: str
    """adopted, failed, vetoed, no vote; renewal, change, termination, lapse; unanimous; consent withdrawn."""
    label: str
    probability: Probability


@dataclass(frozen=True, slots=True)
class MemberOutlook:
    """How one member is likely to vote if the decision is put to the vote; the shares sum to one."""

    member: str
    permanent: bool
    yes: Probability
    no: Probability
    abstain: Probability
    """Abstention or absence."""
    stated: tuple[str, ...] = ()
    """Ids of positions that moved it."""


@dataclass(frozen=True, slots=True)
class DraftOutlook:
    """The outlook of one option of the record as a draft: the four chances sum to one."""

    option: str
    chances: tuple[Chance, ...]
    """adopted, failed, vetoed, no vote (another text or none is put to the vote)."""
    members: tuple[MemberOutlook, ...] = ()


class Forecaster(StrEnum):
    """Who is scored in a back-test."""

    MODEL = "model"
    YES = "everyone votes yes"
    UNANIMOUS = "unanimous"
    RENEWED = "renewed"
    BASE_RATE = "base rate"
    """Share in the ten years before."""
    MEMBER_RATE = "member base rate"
    SUBJECT_RATE = "subject base rate"
    """Share in the ten years before among votes on the same situation."""


@dataclass(frozen=True, slots=True)
class Score:
    """One forecaster on one question over all cases of a back-test; lower is better."""

    question: str
    """unanimity, outcome, mandate, member vote."""
    forecaster: Forecaster
    cases: int
    brier: float
    log: float
    """Mean of minus the natural logarithm of the probability given to what happened; certainties are clipped to 0.001."""
    brier_interval: tuple[float, float]
    """95 %, bootstrap over whole years."""
    better: tuple[float, float] | None = None
    """Of a forecaster that is not the model: 95 % interval of its Brier score less the model's on the same cases."""
    log_interval: tuple[float, float] | None = None
    """95 %, bootstrap over whole years."""
    better_log: tuple[float, float] | None = None
    """The same of the log score: above 0 where the model is better."""


@dataclass(frozen=True, slots=True)
class CalibrationBin:
    """Forecasts of about one probability and how often it happened."""

    question: str
    low: float
    high: float
    cases: int
    forecast: float
    """Mean probability given."""
    happened: float
    """Share that happened."""
    interval: tuple[float, float]
    """95 % of the share (Wilson)."""


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """The back-test of the outlook: expanding window, each case forecast from the votes before its day alone."""

    scores: tuple[Score, ...]
    calibration: tuple[CalibrationBin, ...]
    sources: tuple[str, ...]
    first_day: date
    last_day: date
    used: tuple[tuple[str, Forecaster], ...]
    """For each question the forecaster that the outlook shows: the model where it beats all others, else a base rate."""


class Confidence(StrEnum):
    """How well an outlook is founded; said apart from how likely anything is."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the Council is likely to do about a mission's mandate, seen from one day."""

    mission: str
    day: date
    decision_by: date | None
    consent: Chance
    """That the host state withdraws its consent by the decision, or has; never zero."""
    mandate: tuple[Chance, ...]
    """renewal, change, termination, lapse (no decision by the expiry); they sum to one."""
    outcome: tuple[Chance, ...]
    """adopted, failed, vetoed, no vote, of whatever text is the decision; they sum to one."""
    unanimous: Chance
    members: tuple[MemberOutlook, ...]
    drafts: tuple[DraftOutlook, ...]
    confidence: Confidence
    because: tuple[str, ...]
    """Sentences: why the confidence is no higher."""
    evidence: tuple[str, ...]
    """Claims that moved it away from the base rates."""
    sheet: ScoreSheet | None
    notes: tuple[str, ...] = ()
