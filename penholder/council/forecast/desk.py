"""The forecasting desk for one day: experience, fitted models and score sheet, from imported votes or the package's own.

Takes a voting history (or none) and a day; gives what forecasts are read from. Never uses a vote held on the day or
later, and never writes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from penholder.council.forecast.backtest import BinSum, YearSum, sum_bins, sum_trials
from penholder.council.forecast.cases import count_history, find_last_year, keep_outcome, keep_unanimity
from penholder.council.forecast.experience import Experience, gain_experience
from penholder.council.forecast.logistic import Fitted
from penholder.council.forecast.questions import FITTED, fit_rows, try_question
from penholder.council.forecast.rows import (
    FIRST_SCORED,
    MEMBER_VOTE,
    OUTCOME,
    UNANIMITY,
    Question,
    Rows,
    list_rows,
)
from penholder.council.forecast.sheet import make_sheet
from penholder.council.forecast.shipped import load_shipped
from penholder.model.outlook import Forecaster, ScoreSheet
from penholder.model.voting import VotingHistory

ENOUGH = 500
"""Imported votes with numbers needed before models are fitted to them; with fewer the package's own are used."""
STALE = timedelta(days=366)
"""How much earlier than the package's own votes the imported ones may end: base rates and the models' memory need
votes of the last years, and an archive that ends long before the day has none of them."""
ENOUGH_LOST = 50
"""Imported drafts known not to have been adopted that are needed before outcomes are read from the imported files."""
Sources = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """What forecasts of a day are read from."""

    day: date
    experience: Experience
    unanimity: Fitted | None
    outcome: Fitted | None
    sheet: ScoreSheet | None
    source: str
    """File or package data, with the last day used."""
    imported: bool

    def shows(self, question: Question) -> Forecaster:
        """Who the score sheet leaves a question to; the base rate where nothing was scored."""
        used = self.sheet.used if self.sheet is not None else ()
        return next((who for asked, who in used if asked == question), Forecaster.BASE_RATE)


_last: list[tuple[VotingHistory | None, date, Desk]] = []


def open_desk(history: VotingHistory | None, day: date) -> Desk:
    """The desk for a day. The last one opened is kept in memory, for several forecasts are asked of one."""
    if _last and _last[0][0] is history and _last[0][1] == day:
        return _last[0][2]
    desk = _fit_desk(history, day) if has_enough(history, day) and history else _take_shipped(day)
    _last[:] = [(history, day, desk)]
    return desk


def has_enough(history: VotingHistory | None, day: date) -> bool:
    """Whether the imported votes before a day are many and late enough to fit models."""
    held = [r.day for r in history.roll_calls if r.day < day and r.count is not None] if history else []
    return len(held) >= ENOUGH and max(held) > min(load_shipped().last_day, day) - STALE


def _take_shipped(day: date) -> Desk:
    shipped = load_shipped()
    last = min(shipped.last_day, date(day.year - 1, 12, 31))
    return Desk(
        day,
        gain_experience(shipped.votes_before(day.year)),
        shipped.find_model("unanimity", day.year),
        shipped.find_model("outcome", day.year),
        make_sheet(shipped.sums, shipped.bins, shipped.sources, before=day.year),
        f"yearly sums of the votes to {last.isoformat()} that come with Penholder",
        imported=False,
    )


def _fit_desk(history: VotingHistory, day: date) -> Desk:
    held = history.before(day)
    cases = count_history(held)
    tells_lost = sum(c.lost for c in cases) >= ENOUGH_LOST
    rows = list_rows(cases if tells_lost else [keep_unanimity(c) for c in cases], whole_years=False)
    ended = min(find_last_year(c.day for c in cases), day.year - 1)
    sums, bins = score_rows(rows, ended)
    source = f"imported votes to {max(c.day for c in cases).isoformat()} ({len(cases):,} drafts)"
    desk = Desk(
        day,
        rows.experience,
        fit_rows(rows.unanimity, day.year, UNANIMITY),
        fit_rows(rows.outcome, day.year, OUTCOME),
        make_sheet(sums, bins, held.sources, before=day.year),
        source,
        imported=True,
    )
    return desk if tells_lost else _lend_outcomes(desk, (sums, bins), held.sources)


def _lend_outcomes(
    desk: Desk, scored: tuple[tuple[YearSum, ...], tuple[BinSum, ...]], sources: Sources
) -> Desk:
    """The desk with what the package knows of drafts not adopted, where the imported files tell too little of them."""
    shipped, year = load_shipped(), desk.day.year
    for case in shipped.votes_before(year):
        desk.experience.add(keep_outcome(case))
    sums = (*scored[0], *(s for s in shipped.sums if s.question == OUTCOME))
    bins = (*scored[1], *(b for b in shipped.bins if b.question == OUTCOME))
    return replace(
        desk,
        outcome=shipped.find_model(OUTCOME, year),
        sheet=make_sheet(sums, bins, tuple(dict.fromkeys((*sources, *shipped.sources))), before=year),
        source=f"{desk.source}; drafts not adopted: yearly sums that come with Penholder",
    )


def score_rows(
    rows: Rows, last: int, progress: Callable[[int, int], None] = lambda _done, _total: None
) -> tuple[tuple[YearSum, ...], tuple[BinSum, ...]]:
    """The back-test of the questions to the end of a year; `progress` is called with years done and in all.

    Members' votes are asked where files name them.
    """
    years = range(FIRST_SCORED, last + 1)
    asked = (*FITTED, *((MEMBER_VOTE,) if rows.member_vote else ()))

    def tell(number: int) -> Callable[[int], None]:
        return lambda year: progress(number * len(years) + year - FIRST_SCORED + 1, asked_years)

    asked_years = len(asked) * len(years)
    tried = [(q, try_question(q, rows, years, tell(n))) for n, q in enumerate(asked)]
    return (
        tuple(s for question, trials in tried for s in sum_trials(question, trials)),
        tuple(b for question, trials in tried for b in sum_bins(question, trials)),
    )
