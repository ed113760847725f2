"""Votes held as cases: what each was about and what became of it, one by one or summed by year.

Takes roll calls or the package's table of yearly sums; gives counted votes in the order of days. Never keeps a title
or any other words of a source.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache

from penholder.council.forecast.matters import HEADING, Content, describe_vote
from penholder.model.voting import NamedVote, RollCall, VoteResult, VotingHistory
from penholder.vocabulary.subjects import subject_regions

_VAGUE = {"middle east": "middle-east", "africa": "africa"}
_THEMES = {"israel and palestine": "middle-east", "southern africa": "africa", "yugoslavia": "europe"}
"""Regions of headings and themes that name no state."""


@dataclass(frozen=True, slots=True)
class CountedVotes:
    """One vote, or the votes of a year on one matter."""

    day: date
    """Of the vote; 1 July where a year is summed."""
    situations: tuple[str, ...]
    content: Content
    tallied: int = 0
    """Adopted with numbers."""
    split: int = 0
    """Of these, not unanimous."""
    seats: int = 0
    """Seats of the split ones."""
    against: int = 0
    """Negative votes in the split ones."""
    apart: int = 0
    """Abstentions and absences in the split ones."""
    adopted: int = 0
    failed: int = 0
    vetoed: int = 0
    vetoes: tuple[tuple[str, int], ...] = ()
    """Permanent members and how many of the vetoed drafts they voted against."""
    votes: tuple[NamedVote, ...] = ()
    """Who voted how on one adopted text; empty where no file names it, and in sums."""
    symbol: str = field(default="", compare=False)

    @property
    def lost(self) -> int:
        """Drafts not adopted."""
        return self.failed + self.vetoed

    @property
    def regions(self) -> tuple[str, ...]:
        """Regions of its situations, sorted; "none" where they have none."""
        return find_regions(self.situations)

    @property
    def close(self) -> tuple[str, ...]:
        """Its situations without headings that stand for a whole region."""
        return tuple(s for s in self.situations if s not in _VAGUE)


@cache
def find_regions(situations: tuple[str, ...]) -> tuple[str, ...]:
    """Regions that situations lie in, sorted; ("none",) where they have none."""
    found = {region.key for region in subject_regions() if set(region.states) & set(situations)}
    found |= {(_VAGUE | _THEMES)[s] for s in situations if s in _VAGUE or s in _THEMES}
    return tuple(sorted(found)) or ("none",)


def count_history(history: VotingHistory) -> tuple[CountedVotes, ...]:
    """Each roll call as a case, by day and symbol.

    An adoption after the day to which the files tell of lost drafts says nothing of outcomes, for nobody knows what
    was lost since. It counts for unanimity all the same.
    """
    cases = [_count(r) for r in sorted(history.roll_calls, key=lambda r: (r.day, r.symbol))]
    last = history.failures_to or max((c.day for c in cases if c.lost), default=date.min)
    return tuple(c if c.day <= last else replace(c, adopted=0) for c in cases)


def _count(vote: RollCall) -> CountedVotes:
    traits = describe_vote(vote)
    case = CountedVotes(vote.day, traits.situations, traits.content, symbol=vote.symbol)
    if vote.result is VoteResult.FAILED:
        return replace(case, failed=1)
    if vote.result is VoteResult.VETOED:
        return replace(case, vetoed=1, vetoes=tuple((m, 1) for m in sorted(set(vote.vetoed_by))))
    tally = vote.count
    if tally is None:
        return replace(case, adopted=1)
    if vote.unanimous:
        return replace(case, adopted=1, tallied=1, votes=vote.votes)
    absent = tally.abstain + tally.absent
    return replace(
        case,
        adopted=1,
        tallied=1,
        split=1,
        seats=tally.yes + tally.no + absent,
        against=tally.no,
        apart=absent,
        votes=vote.votes,
    )


def sum_years(cases: Iterable[CountedVotes]) -> tuple[CountedVotes, ...]:
    """The same votes summed by year, situations and content, each sum dated 1 July.

    Headings in a source's own words are dropped: sums hold keys of the package's vocabulary alone.
    """
    sums: dict[tuple[int, tuple[str, ...], Content], CountedVotes] = {}
    for case in cases:
        places = tuple(s for s in case.situations if not s.startswith(HEADING))
        key = (case.day.year, places, case.content)
        empty = CountedVotes(date(case.day.year, 7, 1), places, case.content)
        sums[key] = _add(sums.get(key, empty), case)
    return tuple(sums[key] for key in sorted(sums))


def _add(a: CountedVotes, b: CountedVotes) -> CountedVotes:
    vetoes = dict(a.vetoes)
    for member, number in b.vetoes:
        vetoes[member] = vetoes.get(member, 0) + number
    numbers = {name: getattr(a, name) + getattr(b, name) for name in COUNTS}
    return replace(a, **numbers, vetoes=tuple(sorted(vetoes.items())))


def keep_unanimity(case: CountedVotes) -> CountedVotes:
    """The case without what it tells of outcomes."""
    return replace(case, adopted=0, failed=0, vetoed=0, vetoes=())


def keep_outcome(case: CountedVotes) -> CountedVotes:
    """The case without what it tells of unanimity."""
    return replace(case, tallied=0, split=0, seats=0, against=0, apart=0, votes=())


COUNTS = ("tallied", "split", "seats", "against", "apart", "adopted", "failed", "vetoed")
"""The fields of a case that are numbers, in their order."""


def find_last_year(days: Iterable[date]) -> int:
    """The last year that votes cover to its end: that of the last one if it was held in December, else the one before."""
    last = max(days)
    return last.year if last.month == 12 else last.year - 1
