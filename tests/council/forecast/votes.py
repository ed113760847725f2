"""Made-up votes for tests of the forecasts: a Council that splits on one situation and not on another."""

from __future__ import annotations

import random
from datetime import date

from penholder.council.roster import members_on
from penholder.model.voting import MemberVote, NamedVote, RollCall, VoteCount, VoteResult, VotingHistory

ALWAYS_SPLIT, NEVER_SPLIT = "Western Sahara", "Cyprus"


def make_vote(
    day: date, about: str, number: int, *, apart: tuple[str, ...] = (), named: bool = True
) -> RollCall:
    """An adopted text on a situation; the members in `apart` abstain."""
    members = [m.iso for m in members_on(day)]
    votes = tuple(NamedVote(m, MemberVote.ABSTAIN if m in apart else MemberVote.YES) for m in members)
    return RollCall(
        f"S/RES/{number}({day.year})",
        day,
        VoteResult.ADOPTED,
        f"extension of the mandate of the mission in {about}",
        count=VoteCount(len(members) - len(apart), 0, len(apart)),
        votes=votes if named else (),
    )


def make_lost(day: date, about: str, number: int, *, vetoed_by: tuple[str, ...] = ()) -> RollCall:
    """A draft that was vetoed, or that fell short of votes."""
    result = VoteResult.VETOED if vetoed_by else VoteResult.FAILED
    return RollCall(f"S/{day.year}/{number}", day, result, f"The situation in {about}", vetoed_by=vetoed_by)


def make_history(
    first: int, last: int, *, named: bool = True, apart: float = 0.8, seed: int = 7
) -> VotingHistory:
    """Votes of every month: Russia and China abstain on one situation with a fixed share, on the other nobody does."""
    chance, votes = random.Random(seed), []
    for year in range(first, last + 1):
        for month in range(1, 13):
            for number, about in enumerate((ALWAYS_SPLIT, NEVER_SPLIT)):
                day = date(year, month, 10 + number)
                split = number == 0 and chance.random() < apart
                who = ("CN", "RU") if split and chance.random() < 0.5 else ("RU",) if split else ()
                votes.append(make_vote(day, about, len(votes) + 1, apart=who, named=named))
        votes.append(make_lost(date(year, 12, 20), "Syria", year, vetoed_by=("RU",)))
    return VotingHistory(tuple(votes), (f"made up, {first} to {last}",), votes[-1].day, votes[-1].day)
