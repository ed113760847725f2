"""What voting history shows when it is counted: shares with their cases, of members, periods and subjects."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penholder.model.voting import RollCall

MINIMUM = 10
"""Cases below which a share of a member or of a pair is not told: its interval would span more than half of all
shares (Wilson's at 5 of 10 goes from 24 to 76 per cent)."""


@dataclass(frozen=True, slots=True)
class Share:
    """How often something happened among counted cases, with a 95 % interval.

    Where the sources do not tell of some cases, the interval covers both that none and that all of them happened,
    and there is no single value.
    """

    counted: int
    """Cases in which it is known to have happened."""
    cases: int
    """All cases, those the sources do not tell of included."""
    low: float
    high: float
    unknown: int = 0
    """Cases in which it may have happened and no source tells."""

    @property
    def value(self) -> float | None:
        """The share; None where there is no case or where some are unknown."""
        return None if self.unknown or not self.cases else self.counted / self.cases

    @property
    def least(self) -> float:
        """The share if it happened in no unknown case; 0 without cases."""
        return self.counted / self.cases if self.cases else 0.0

    @property
    def most(self) -> float:
        """The share if it happened in every unknown case; 1 without cases."""
        return (self.counted + self.unknown) / self.cases if self.cases else 1.0


@dataclass(frozen=True, slots=True)
class MemberRate:
    """How one member voted on the roll calls of a scope it sat for."""

    member: str
    """Code of `data/states.toml`."""
    permanent: bool
    """Whether it held a permanent seat on any of these days."""
    first: date
    last: date
    cases: int
    """Roll calls with numbers or names held while it sat."""
    abstained: Share
    against: Share
    """Negative votes, vetoes among them."""
    absent: Share
    not_yes: Share
    """Any of the three."""
    named: tuple[RollCall, ...] = ()
    """Those on which it is known not to have voted yes, latest first."""


@dataclass(frozen=True, slots=True)
class VetoRate:
    """How often a permanent member's negative vote defeated a draft, of all drafts put to the vote."""

    member: str
    cast: Share
    drafts: tuple[RollCall, ...]
    """Latest first."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often two members voted the same where both voted; the pair in alphabetical order of codes."""

    a: str
    b: str
    every: Share
    """On every roll call."""
    contested: Share
    """On those that were not unanimous."""


@dataclass(frozen=True, slots=True)
class PeriodCount:
    """What became of what was put to the vote in a stretch of time."""

    label: str
    """ "1990-1999", or a year."""
    first: date
    last: date
    adopted: int
    unanimous: Share
    """Of the adopted ones with numbers or names."""
    failed: int | None
    """None where no file tells of drafts not adopted."""
    vetoed: int | None
    veto: Share | None
    """Vetoed of all put to the vote, as far as files tell of both; None where none does."""
    split: tuple[RollCall, ...] = ()
    """Adopted ones that were not unanimous, in order of days."""
    defeated: tuple[RollCall, ...] = ()
    """Failed and vetoed ones, in order of days."""


@dataclass(frozen=True, slots=True)
class SubjectCount:
    """The votes on one region, theme, mission or state."""

    key: str
    label: str
    kind: str
    """region, theme, mission or state."""
    roll_calls: int
    whole: PeriodCount
    periods: tuple[PeriodCount, ...]
    members: tuple[MemberRate, ...]
    """Of the permanent members, and of the member asked for."""
    meetings: int | None = None
    """Meetings on it; None where no file of meetings is at hand."""


@dataclass(frozen=True, slots=True)
class VotesAsked:
    """What was asked of the votes; "" and None for all."""

    subject: str = ""
    """Key of a region, theme, mission or state."""
    subject_label: str = ""
    member: str = ""
    """Code of a member."""
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """How far the votes counted are known by member."""

    by_file: int
    """Roll calls on which a file names everybody."""
    by_rule: int
    """On which everybody follows from the numbers, the roster of the day and the vetoes told."""
    split_unnamed: int
    """Not unanimous ones on which some member's vote is not told: they count in nobody's rate."""
    without_numbers: int
    """With neither numbers nor names (adopted without a vote, or not told); they count nowhere but among results."""


@dataclass(frozen=True, slots=True)
class VotesCounted:
    """What voting history shows, counted within what was asked."""

    asked: VotesAsked
    sources: tuple[str, ...]
    """Each file with checksum and last day, as it is cited."""
    first_day: date | None
    last_day: date | None
    """Of the roll calls counted."""
    roll_calls: int
    named: Named
    defeated_to: date | None
    """Last draft not adopted that a file tells of; after it, failures and vetoes are not told."""
    whole: PeriodCount | None
    periods: tuple[PeriodCount, ...]
    years: tuple[PeriodCount, ...]
    adopted: tuple[MemberRate, ...]
    """Rates on adopted resolutions, permanent members first, then by code."""
    defeated: tuple[MemberRate, ...]
    """Rates on drafts not adopted."""
    by_period: tuple[tuple[str, tuple[MemberRate, ...]], ...]
    """By label of period: rates of the permanent members, and of the member asked for, on adopted resolutions."""
    vetoes: tuple[VetoRate, ...]
    subjects: tuple[SubjectCount, ...]
    agreements: tuple[Agreement, ...]
    """Between the members in `order`, or of the member asked for with each other member."""
    order: tuple[str, ...]
    """Members of the matrix, from one side of the contested votes to the other."""
    agreement_on: str
    """Which roll calls agreement is counted on, in words."""
    meetings: int | None = None
    """Within what was asked; None where no table of meetings is at hand."""
    meetings_source: str = ""
    """The table with checksum and last day."""
