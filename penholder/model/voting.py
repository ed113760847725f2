"""Votes held: who voted how on which draft, and what became of it, as an official file has it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class MemberVote(StrEnum):
    """What a member did when a draft was put to the vote."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    ABSENT = "absent"
    """Did not vote, present or not."""


class VoteResult(StrEnum):
    """What became of a draft that was put to the vote."""

    ADOPTED = "adopted"
    FAILED = "failed"
    """Short of the affirmative votes it needed."""
    VETOED = "vetoed"


@dataclass(frozen=True, slots=True)
class VoteCount:
    """Votes on one draft, in numbers of members."""

    yes: int
    no: int
    abstain: int
    absent: int = 0


@dataclass(frozen=True, slots=True)
class NamedVote:
    """One member's vote; `member` is a code of `data/states.toml`."""

    member: str
    vote: MemberVote


@dataclass(frozen=True, slots=True)
class RollCall:
    """One draft put to the vote, as recorded by its source."""

    symbol: str
    """Resolution or draft symbol, written "S/RES/2690(2023)" or "S/2022/431"; the meeting's where it has none."""
    day: date
    result: VoteResult
    """As recorded; `council.check` says whether it follows from the votes."""
    title: str
    """What it is on, in the source's words."""
    subject: str = ""
    """The Council's agenda heading or the library's subject; "" when not told."""
    topics: tuple[str, ...] = ()
    count: VoteCount | None = None
    """None where the source gives no numbers."""
    votes: tuple[NamedVote, ...] = ()
    """By member code; empty where the source names nobody. A unanimous vote of a known roster names everybody."""
    vetoed_by: tuple[str, ...] = ()
    """Codes of the permanent members whose negative vote defeated it."""
    draft: str = ""
    meeting: str = ""
    where: str = ""
    """File and line it was read from."""
    notes: tuple[str, ...] = ()
    """What its sources say differently, or say of the vote ("adopted without a vote"), in words with the file."""

    @property
    def unanimous(self) -> bool | None:
        """Whether every member of that day voted yes; None where the source gives no numbers."""
        count = self.count
        return None if count is None else not (count.no or count.abstain or count.absent)


@dataclass(frozen=True, slots=True)
class VotingHistory:
    """The votes of imported official files, merged: one roll call for each draft, however many files have it."""

    roll_calls: tuple[RollCall, ...]
    """By day and symbol."""
    sources: tuple[str, ...]
    """Each file with checksum, last day and attribution, as it is cited."""
    last_day: date | None
    """The last day that any of the files covers."""
    failures_to: date | None = None
    """The last day to which a file covers drafts that were not adopted; None when no file does. The Library's voting
    data and the Data Hub's tallies hold adopted resolutions only."""
    begins: tuple[date | None, ...] = ()
    """The first day of each of `sources`, in their order; None where a file does not tell it. Empty when none is known."""

    def before(self, day: date) -> VotingHistory:
        """The votes held before a day and nothing later, with the files that hold any."""
        held = tuple(r for r in self.roll_calls if r.day < day)
        last = min(self.last_day, day) if self.last_day else None
        # What was lost on the day itself is left out with its other votes, so nothing is told of it.
        eve = date.fromordinal(max(day.toordinal() - 1, 1))
        failures = min(self.failures_to, eve) if self.failures_to else None
        begins = self.begins or (None,) * len(self.sources)
        kept = [pair for pair in zip(self.sources, begins, strict=True) if pair[1] is None or pair[1] < day]
        return replace(
            self,
            roll_calls=held,
            sources=tuple(source for source, _ in kept),
            begins=tuple(first for _, first in kept),
            last_day=last,
            failures_to=failures,
        )
