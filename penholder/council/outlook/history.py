"""What votes of the past say of the next one, before anybody has spoken.

Takes the mission, the roster, imported votes or none, and a day; gives a `VoteHistory` for each content, from
`council.forecast`. Never names a member's vote that no file names: without names members have base rates, and the
notes say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from penholder.council.outlook.chances import Shares, guess_shares, measure_width
from penholder.council.outlook.members import Stander
from penholder.council.outlook.past import Content
from penholder.council.roster import Member
from penholder.model import MemberOutlook, Probability, VotingHistory

_OWN_SUMS = "votes are foreseen from the yearly sums that come with Penholder, and members have base rates without names."


@dataclass(frozen=True, slots=True)
class VoteHistory:
    """What is expected of a vote on a text before anybody has spoken."""

    standers: tuple[Stander, ...]
    adopted: Probability
    unanimous: Shares
    """Of votes held: unanimous, not unanimous."""


def read_history(
    mission: str, content: Content, members: Sequence[Member], votes: VotingHistory | None, day: date
) -> VoteHistory:
    """What votes before the day say of a text with that content, if it is put to the vote."""
    from penholder.council import forecast

    kind = forecast.Content.TERMINATION if content is Content.TERMINATION else forecast.Content.MISSION
    question = forecast.VoteQuestion(mission=mission, content=kind)
    vote = forecast.forecast_vote(question, votes, day)
    told = forecast.forecast_members(question, members, votes, day)
    unanimous = _as_shares(f"unanimity of a {content}", vote.unanimous)
    return VoteHistory(tuple(_as_stander(m) for m in told), vote.adopted, unanimous)


def names_members(votes: VotingHistory | None, day: date) -> bool:
    """Whether imported files tell members apart: they are in use, and name who voted how before the day."""
    from penholder.council import forecast

    return forecast.uses_names(votes, day)


def note_votes(votes: VotingHistory | None, day: date) -> tuple[str, ...]:
    """What the reader must know of the votes that were used."""
    from penholder.council import forecast

    if votes is None or not any(r.day < day for r in votes.roll_calls):
        return (f"No voting file is imported: {_OWN_SUMS}",)
    if not forecast.uses_imports(votes, day):
        return (f"The imported files hold too few votes before the day, or end too early: {_OWN_SUMS}",)
    if not any(r.votes and r.day < day for r in votes.roll_calls):
        return ("The imported files do not name who voted how: members have base rates without names.",)
    if not names_members(votes, day):
        return (
            "The imported files name who voted how in too few votes of the last years: members have base rates "
            "without names.",
        )
    return ()


def _as_stander(told: MemberOutlook) -> Stander:
    """The member's shares, worth as many cases as the interval of its yes says."""
    means = (told.yes.value, told.no.value, told.abstain.value)
    shares = guess_shares(
        "votes of a member",
        tuple(m / sum(means) for m in means),
        measure_worth(told.yes),
        told.yes.source,
        cases=told.yes.cases,
        basis=told.yes.basis,
    )
    return Stander(told.member, told.permanent, shares)


def _as_shares(name: str, told: Probability) -> Shares:
    means = (told.value, 1 - told.value)
    return guess_shares(name, means, measure_worth(told), told.source, cases=told.cases, basis=told.basis)


def measure_worth(told: Probability) -> float:
    """How many cases a probability is worth by the width of its interval."""
    return measure_width(told.value, told.low, told.high)
