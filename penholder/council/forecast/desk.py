"""The forecasting desk for one day: experience, fitted models and score sheet, from imported votes or the package's own.

Takes a voting history (or none) and a day; gives what forecasts are read from. Never uses a vote held on the day or
later, and never writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penholder.council.forecast.experience import Experience, gain_experience
from penholder.council.forecast.logistic import Fitted
from penholder.council.forecast.questions import fit_rows
from penholder.council.forecast.rows import OUTCOME, UNANIMITY, Question
from penholder.council.forecast.scoring import ENOUGH, is_stale, score_history
from penholder.council.forecast.sheet import make_sheet
from penholder.council.forecast.shipped import load_shipped
from penholder.model.outlook import Forecaster, ScoreSheet
from penholder.model.voting import VotingHistory


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
    return len(held) >= ENOUGH and not is_stale(max(held), day)


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
    held = score_history(history.before(day), day.year)
    source = f"imported votes to {max(c.day for c in held.cases).isoformat()} ({len(held.cases):,} drafts)"
    if held.lent:
        outcome = load_shipped().find_model(OUTCOME, day.year)
        source = f"{source}; drafts not adopted: yearly sums that come with Penholder"
    else:
        outcome = fit_rows(held.rows.outcome, day.year, OUTCOME)
    return Desk(
        day,
        held.rows.experience,
        fit_rows(held.rows.unanimity, day.year, UNANIMITY),
        outcome,
        make_sheet(held.sums, held.bins, held.sources, before=day.year),
        source,
        imported=True,
    )
