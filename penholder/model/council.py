"""Assessments: what follows from a record for the Council."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penholder.model.claims import Stance
from penholder.model.evidence import Edtf


@dataclass(frozen=True, slots=True)
class ClockStep:
    """One dated point of the mandate clock."""

    day: Edtf
    label: str
    kind: str
    """mandate, report, vote, commitment, expiry, today."""
    evidence: tuple[str, ...]
    """Claim ids; empty when the source is the package's own data."""
    source: str = ""
    """Document the package's own data come from ("S/RES/2640 (2022)")."""
    was: tuple[Edtf, ...] = ()
    """Earlier due dates, oldest first, when the date slipped."""


@dataclass(frozen=True, slots=True)
class MandateClock:
    """How long the mandate runs, seen from one day."""

    mission: str
    today: date
    resolution: str | None
    expires: date | None
    days_left: int | None
    steps: tuple[ClockStep, ...]
    reported: tuple[str, ...] = ()
    """Claim ids that report the expiry themselves."""


@dataclass(frozen=True, slots=True)
class MemberPosition:
    """A Council member's stance on one option as far as the record goes."""

    member: str
    permanent: bool
    stance: Stance | None
    positions: tuple[str, ...]
    """Position ids, latest first."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What the Council can decide on one option, by article 27 and the stated positions alone."""

    option: str
    day: date
    members: tuple[MemberPosition, ...]
    votes_low: int
    """Affirmative votes if every member that has not clearly said yes does not vote yes."""
    votes_high: int
    """Affirmative votes if every member that has not clearly said no votes yes."""
    required: int
    vetoes_possible: tuple[str, ...]
    """Permanent members whose negative vote is not excluded by what they said."""
    vetoes_stated: tuple[str, ...]
    """Permanent members that said they oppose it."""
    pivotal: tuple[str, ...]
    """Members whose unknown vote can change the outcome."""
    must_be_true: tuple[str, ...]
    """Sentences: what must hold for adoption, failure and veto."""
    rule: str
    """The Charter article applied."""


@dataclass(frozen=True, slots=True)
class Assessments:
    """What follows from a record for the Council: clock, tallies, options."""

    clock: MandateClock | None
    tallies: tuple[Tally, ...]
