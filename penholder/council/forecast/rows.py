"""The cases of each question, with the features and base rates that could be known before them.

Takes counted votes in the order of days; gives rows to fit and to score. Never reads a feature of the vote itself, nor
a vote of its day or later.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from penholder.council.forecast.backtest import Forecasts
from penholder.council.forecast.cases import CountedVotes
from penholder.council.forecast.experience import SUBJECT_STRENGTH, Experience, Walk, trait_of
from penholder.council.forecast.matters import VoteTraits
from penholder.council.roster import members_on
from penholder.model.outlook import Forecaster
from penholder.model.voting import MemberVote

Question = Literal["unanimity", "outcome", "member vote"]
UNANIMITY: Question = "unanimity"
OUTCOME: Question = "outcome"
MEMBER_VOTE: Question = "member vote"
FIRST_SCORED = 2000
"""First year of the back-test: features, half-lives and penalty were chosen on votes before it."""
_HALF = 0.5
_VOTES = {MemberVote.YES: 0, MemberVote.NO: 1}


@dataclass(frozen=True, slots=True)
class Row:
    """Equal cases of a question: features, base rates, what happened."""

    day: date
    signs: tuple[float, ...]
    happened: int
    """Unanimity: 0 unanimous, 1 split. Outcome: 0 adopted, 1 failed, 2 vetoed. Member vote: 0 yes, 1 no, 2 neither."""
    number: int
    rates: Forecasts
    share: float = 0.0
    """Outcome: share of vetoes among drafts not adopted. Member vote: share of negative votes among those that are
    not yes. From the votes before."""
    apart: float = 0.0
    """Member vote alone: share of split votes in which the member does not vote yes, from the votes before."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The cases of every question in the order of days, each from the votes before it, and what all of them show."""

    unanimity: tuple[Row, ...]
    """Every adopted text with numbers."""
    outcome: tuple[Row, ...]
    """Every text put to the vote, as far as lost drafts are known (`count_history`)."""
    member_vote: tuple[Row, ...]
    """Every named vote on an adopted text since `FIRST_SCORED`, once votes are named almost throughout."""
    experience: Experience

    def of(self, question: Question) -> tuple[Row, ...]:
        """The rows of a question."""
        if question == UNANIMITY:
            return self.unanimity
        return self.outcome if question == OUTCOME else self.member_vote


def list_rows(cases: Sequence[CountedVotes], *, whole_years: bool) -> Rows:
    """Rows of every question from one walk through the cases; sums of years hold no member's vote."""
    unanimity: list[Row] = []
    outcome: list[Row] = []
    members: list[Row] = []
    walk = Walk(cases, whole_years=whole_years)
    for case in walk:
        if case.tallied:
            unanimity += _ask_unanimity(case, walk.experience)
        if case.adopted or case.lost:
            outcome += _ask_outcome(case, walk.experience)
        if case.votes and case.day.year >= FIRST_SCORED and walk.experience.named.is_enough(case.day):
            members += _ask_members(case, unanimity[-1].signs, walk.experience)
    return Rows(tuple(unanimity), tuple(outcome), tuple(members), walk.experience)


def _ask_unanimity(case: CountedVotes, known: Experience) -> Iterator[Row]:
    matter = trait_of(case)
    signs, rates = known.read_unanimity(matter, case.day), _rate_unanimity(known, matter, case.day)
    for happened, number in ((0, case.tallied - case.split), (1, case.split)):
        if number:
            yield Row(case.day, signs, happened, number, rates)


def _ask_outcome(case: CountedVotes, known: Experience) -> Iterator[Row]:
    matter = trait_of(case)
    signs, rates = known.read_outcome(matter, case.day), _rate_outcome(known, matter, case.day)
    vetoed = known.share_vetoed(matter, case.day)
    for happened, number in enumerate((case.adopted, case.failed, case.vetoed)):
        if number:
            yield Row(case.day, signs, happened, number, rates, vetoed)


def _ask_members(case: CountedVotes, signs: tuple[float, ...], known: Experience) -> Iterator[Row]:
    matter, named = trait_of(case), known.named
    every = named.rate_all(case.day)
    for vote in case.votes:
        rates: Forecasts = (
            (Forecaster.YES, (1.0, 0.0, 0.0)),
            (Forecaster.BASE_RATE, every),
            (Forecaster.MEMBER_RATE, named.rate(vote.member, case.day)[:3]),
        )
        against = named.share_against(vote.member, case.day)
        apart = named.share_apart(vote.member, matter, case.day)[0]
        yield Row(case.day, signs, _VOTES.get(vote.vote, 2), 1, rates, against, apart)


def _rate_unanimity(known: Experience, matter: VoteTraits, day: date) -> Forecasts:
    """The forecasters beside the model: certain unanimity, base rate, subject base rate, members' rates where named."""
    cases, split = known.count_split(day)
    base = (split + _HALF) / (cases + 1)
    on_it, split_on_it = known.count_split_on(matter, day)
    near = (split_on_it + SUBJECT_STRENGTH * base) / (on_it + SUBJECT_STRENGTH)
    rates: Forecasts = (
        (Forecaster.UNANIMOUS, (1.0, 0.0)),
        (Forecaster.BASE_RATE, (1 - base, base)),
        (Forecaster.SUBJECT_RATE, (1 - near, near)),
    )
    if day.year < FIRST_SCORED or not known.named.is_enough(day):
        return rates
    together = math.prod(known.named.rate(member.iso, day)[0] for member in members_on(day))
    return (*rates, (Forecaster.MEMBER_RATE, (together, 1 - together)))


def _rate_outcome(known: Experience, matter: VoteTraits, day: date) -> Forecasts:
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


def share_out(missed: float, share: float) -> tuple[float, float, float]:
    """First branch, second and third, from the probability of not the first and the third's share in it.

    >>> share_out(0.5, 0.5)
    (0.5, 0.25, 0.25)
    """
    return 1 - missed, missed * (1 - share), missed * share
