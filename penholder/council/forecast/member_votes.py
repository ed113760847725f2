"""The question of each member's vote, where files name who voted how.

Takes counted votes with names; gives rows to score and the trials of a back-test. Never asks before almost all votes
of the last years are named, for the named ones would not stand for the others.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from penholder.council.forecast.backtest import Forecasts, Trial, walk_years
from penholder.council.forecast.cases import CountedVotes
from penholder.council.forecast.experience import trait_of, walk_cases
from penholder.council.forecast.questions import UNANIMITY, Row, fit_rows, share_out
from penholder.model.outlook import Forecaster
from penholder.model.voting import MemberVote

MEMBER_VOTE = "member vote"
_VOTES = {MemberVote.YES: 0, MemberVote.NO: 1}


def list_member_votes(cases: Sequence[CountedVotes]) -> tuple[Row, ...]:
    """Each named vote on an adopted text, from the day on which the votes before are named almost throughout."""
    rows = []
    for case, known in walk_cases([c for c in cases if c.tallied], whole_years=False):
        if not case.votes or not known.named.is_enough(case.day):
            continue
        matter = trait_of(case)
        signs, every = known.read_unanimity(matter, case.day), known.named.rate_all(case.day)
        for vote in case.votes:
            member = known.named.rate(vote.member, case.day)
            rates: Forecasts = (
                (Forecaster.YES, (1.0, 0.0, 0.0)),
                (Forecaster.BASE_RATE, every),
                (Forecaster.MEMBER_RATE, member[:3]),
            )
            against = known.named.share_against(vote.member, case.day)
            apart = known.named.share_apart(vote.member, matter, case.day)[0]
            rows.append(Row(case.day, signs, _VOTES.get(vote.vote, 2), 1, rates, against, apart))
    return tuple(rows)


def try_members(
    rows: Sequence[Row], unanimity: Sequence[Row], years: range, progress: Callable[[int], None]
) -> tuple[Trial, ...]:
    """The back-test of members' votes: a split vote as the unanimity model has it, times the member's own share."""

    def fit(_before: Sequence[Row], year: int) -> Callable[[Row], Forecasts]:
        model = fit_rows([r for r in unanimity if r.day.year < year], year, UNANIMITY)

        def forecast(row: Row) -> Forecasts:
            aside = model.predict(row.signs).mean * row.apart
            return ((Forecaster.MODEL, share_out(aside, 1 - row.vetoed)), *row.rates)

        return forecast

    return tuple(walk_years(rows, fit, lambda r: r.happened, years, progress=progress))
