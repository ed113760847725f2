"""How single members voted so far, where files name who voted how.

Takes counted votes with names, in the order of days; gives shares of members, each narrower one shrunk towards the
broader (Council, member, member on a kind of text, member on a situation). Votes of long ago weigh less. Never takes
a tally for the vote of somebody.
"""

from __future__ import annotations

from datetime import date

from penholder.council.forecast.cases import CountedVotes
from penholder.council.forecast.ledger import Ledger, Window
from penholder.council.forecast.matters import VoteTraits
from penholder.council.roster import is_permanent
from penholder.model.voting import MemberVote

HALF_LIFE = 5.0
"""Years after which a member's vote weighs half."""
OF_MEMBER, OF_KIND, OF_SITUATION = 8.0, 5.0, 4.0
"""Split votes that the broader share counts for. These are not fitted: no named votes of a length that would allow it
were at hand. They keep a member that votes apart in one of a few votes near the Council's average."""
FEWEST, LEAST_NAMED = 100, 0.9
"""Named votes, and share of all votes of the last years that are named, from which members are told apart."""


class NamedVotes:
    """Votes of members so far."""

    def __init__(self) -> None:
        self._shares = Ledger(HALF_LIFE)
        self._plain = Window()
        self._all: tuple[date, tuple[float, float, float]] | None = None

    def add(self, case: CountedVotes) -> None:
        """Count the named votes of an adopted text."""
        if not case.tallied:
            return
        self._all = None
        self._plain.add("named", case.day, case.tallied, 1.0 if case.votes else 0.0)
        apart = [v for v in case.votes if v.vote is not MemberVote.YES]
        for vote in case.votes:
            self._plain.add(vote.member, case.day, 1, vote.vote is not MemberVote.YES)
        against = [v for v in apart if v.vote is MemberVote.NO]
        for vote in against:
            self._plain.add(f"no {vote.member}", case.day, 1, 1)
        self._plain.add("", case.day, len(case.votes), len(apart))
        self._plain.add("no ", case.day, len(against), len(against))
        if case.split:
            self._add_split(case)

    def _add_split(self, case: CountedVotes) -> None:
        part = 1 / max(1, len(case.situations))
        for vote in case.votes:
            apart = vote.vote is not MemberVote.YES
            group = _group(vote.member, case.day)
            for key in (group, vote.member, f"{vote.member} {case.content}"):
                self._shares.add(key, case.day, 1, apart)
            for place in case.situations:
                self._shares.add(f"{vote.member} at {place}", case.day, part, apart * part)
            if apart:
                for key in (group, vote.member):
                    self._shares.add(f"against {key}", case.day, 1, vote.vote is MemberVote.NO)

    def is_enough(self, day: date) -> bool:
        """Whether the votes of the last years are named almost throughout."""
        cases, named = self._plain.count(["named"], day)
        return named >= FEWEST and named >= LEAST_NAMED * cases

    def share_apart(self, member: str, matter: VoteTraits, day: date) -> tuple[float, float]:
        """Share of split votes on such a matter in which a member does not vote yes, and the cases it is worth."""
        group = self._shares.share([_group(member, day)], day, 0.2, 15)
        own = self._shares.share([member], day, group, OF_MEMBER)
        kinds, places = [f"{member} {matter.content}"], [f"{member} at {p}" for p in matter.situations]
        kind = self._shares.share(kinds, day, own, OF_KIND)
        share = self._shares.share(places, day, kind, OF_SITUATION)
        return share, OF_SITUATION + self._shares.count(places, day)[0]

    def share_against(self, member: str, day: date) -> float:
        """Share of negative votes among those that are not yes."""
        group = self._shares.share([f"against {_group(member, day)}"], day, 0.1, 4)
        return self._shares.share([f"against {member}"], day, group, OF_MEMBER)

    def rate(self, member: str, day: date) -> tuple[float, float, float, int]:
        """A member's shares of yes, no and abstention in all votes of the last years, and their number.

        The Council's shares count for one vote, so that a new member has them.
        """
        of_all = self.rate_all(day)
        cases, apart = self._plain.count([member], day)
        against = self._plain.count([f"no {member}"], day)[1]
        apart = (apart + 1 - of_all[0]) / (cases + 1)
        against = (against + of_all[1]) / (cases + 1)
        return 1 - apart, against, apart - against, round(cases)

    def rate_all(self, day: date) -> tuple[float, float, float]:
        """Shares of yes, no and abstention in all named votes of the last years; kept for the members asked next."""
        if self._all is None or self._all[0] != day:
            self._all = day, self._sum_all(day)
        return self._all[1]

    def _sum_all(self, day: date) -> tuple[float, float, float]:
        every, apart = self._plain.count([""], day)
        against = self._plain.count(["no "], day)[1]
        total = every + 1.5
        return (every - apart + 0.5) / total, (against + 0.5) / total, (apart - against + 0.5) / total


def _group(member: str, day: date) -> str:
    return "permanent" if is_permanent(member, day) else "elected"
