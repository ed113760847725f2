"""The back-test of a voting history: what the desk's score sheet and `council score` both rest on.

Takes the votes held before a year; gives their cases, rows and sums of scores. Never reads outcomes from files that
tell of too few lost drafts: what the package knows of them stands there instead.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from penholder.council.forecast.backtest import BinSum, YearSum, sum_bins, sum_trials
from penholder.council.forecast.cases import (
    CountedVotes,
    count_history,
    find_last_year,
    keep_outcome,
    keep_unanimity,
)
from penholder.council.forecast.questions import FITTED, try_question
from penholder.council.forecast.rows import FIRST_SCORED, MEMBER_VOTE, OUTCOME, Question, Rows, list_rows
from penholder.council.forecast.shipped import load_shipped
from penholder.model.voting import VotingHistory

ENOUGH = 500
"""Imported votes with numbers needed before models are fitted to them; with fewer the package's own are used."""
ENOUGH_LOST = 50
"""Imported drafts known not to have been adopted that are needed before outcomes are read from the imported files."""
STALE = timedelta(days=366)
"""How much earlier than the package's own votes the imported ones may end: base rates and the models' memory need
votes of the last years, and an archive that ends long before the day has none of them."""
Told = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Scored:
    """A history back-tested."""

    cases: tuple[CountedVotes, ...]
    rows: Rows
    """Of outcomes too where the history tells of enough lost drafts; its experience has the package's otherwise."""
    sums: tuple[YearSum, ...]
    bins: tuple[BinSum, ...]
    ended: int
    """The last year scored."""
    sources: tuple[str, ...]
    lent: bool
    """Whether outcomes are the package's."""


def is_stale(last: date, day: date) -> bool:
    """Whether votes that end on `last` are too old for forecasts of a day, beside the package's own."""
    return last <= min(load_shipped().last_day, day) - STALE


def score_history(history: VotingHistory, before: int, progress: Told = lambda _done, _total: None) -> Scored:
    """The back-test of a history on the years before one, outcomes lent by the package where it tells too few lost."""
    cases = tuple(count_history(history))
    lent = sum(c.lost for c in cases) < ENOUGH_LOST
    rows = list_rows([keep_unanimity(c) for c in cases] if lent else cases, whole_years=False)
    ended = min(find_last_year(c.day for c in cases), before - 1)
    sums, bins = score_rows(rows, ended, progress)
    scored = Scored(cases, rows, sums, bins, ended, history.sources, lent)
    return _lend_outcomes(scored, before) if lent else scored


def _lend_outcomes(scored: Scored, before: int) -> Scored:
    """With what the package knows of drafts not adopted."""
    shipped = load_shipped()
    for case in shipped.votes_before(before):
        scored.rows.experience.add(keep_outcome(case))
    return replace(
        scored,
        sums=(*scored.sums, *(s for s in shipped.sums if s.question == OUTCOME)),
        bins=(*scored.bins, *(b for b in shipped.bins if b.question == OUTCOME)),
        sources=tuple(dict.fromkeys((*scored.sources, *shipped.sources))),
    )


def score_rows(
    rows: Rows, last: int, progress: Told = lambda _done, _total: None
) -> tuple[tuple[YearSum, ...], tuple[BinSum, ...]]:
    """The back-test of the questions to the end of a year; `progress` is called with years done and in all.

    Members' votes are asked where files name them.
    """
    years = range(FIRST_SCORED, last + 1)
    asked: Sequence[Question] = (*FITTED, *((MEMBER_VOTE,) if rows.member_vote else ()))

    def tell(number: int) -> Callable[[int], None]:
        return lambda year: progress(number * len(years) + year - FIRST_SCORED + 1, asked_years)

    asked_years = len(asked) * len(years)
    tried = [(q, try_question(q, rows, years, tell(n))) for n, q in enumerate(asked)]
    return (
        tuple(s for question, trials in tried for s in sum_trials(question, trials)),
        tuple(b for question, trials in tried for b in sum_bins(question, trials)),
    )
