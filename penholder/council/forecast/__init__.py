"""Models of votes put to the vote, their back-test and score sheet.

Takes a question, imported votes (or none) and a day; gives chances with intervals. Never uses a vote held on the day
or later, never writes, and never says whether a text is put to the vote: that is `council.outlook`. Without imported
votes the models and yearly sums that come with the package are used (`data/outlook.json`).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from penholder.council.forecast.desk import open_desk
from penholder.council.forecast.matters import Content
from penholder.council.forecast.members import foresee_members
from penholder.council.forecast.voting import VoteForecast, VoteQuestion, foresee_vote
from penholder.council.roster import Member
from penholder.model.outlook import MemberOutlook, ScoreSheet
from penholder.model.voting import VotingHistory

__all__ = [
    "Content",
    "VoteForecast",
    "VoteQuestion",
    "forecast_members",
    "forecast_vote",
    "load_sheet",
    "uses_imports",
    "uses_names",
]


def forecast_vote(question: VoteQuestion, history: VotingHistory | None, day: date) -> VoteForecast:
    """Chances of a text, if it is put to the vote on or after a day, from the votes before the day."""
    return foresee_vote(question, open_desk(history, day))


def forecast_members(
    question: VoteQuestion, members: Sequence[Member], history: VotingHistory | None, day: date
) -> tuple[MemberOutlook, ...]:
    """How each member is likely to vote on it, in the order given; base rates where no file names votes."""
    return foresee_members(question, members, open_desk(history, day))


def load_sheet(day: date, history: VotingHistory | None = None) -> ScoreSheet | None:
    """The score sheet as it could be had on a day: complete years before it; None where none was scored."""
    return open_desk(history, day).sheet


def uses_imports(history: VotingHistory | None, day: date) -> bool:
    """Whether forecasts of the day come from imported votes: few ones, or old ones, are left for the package's own."""
    return open_desk(history, day).imported


def uses_names(history: VotingHistory | None, day: date) -> bool:
    """Whether members are told apart by imported votes: files in use that name who voted how in almost all of them."""
    desk = open_desk(history, day)
    return desk.imported and desk.experience.named.is_enough(day)
