"""The Council desk: the mandate clock, the votes a draft can get, how far a draft has come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from penholder.model.claims import Stance
from penholder.model.evidence import Edtf
from penholder.model.voting import MemberVote, VoteResult


@dataclass(frozen=True, slots=True)
class ClockStep:
    """One dated point of the mandate clock."""

    day: Edtf
    label: str
    kind: str
    """mandate, report, draft, vote, commitment, expiry, today; draft is a stage that a draft resolution reached."""
    evidence: tuple[str, ...]
    """Claim ids; empty when the source is the package's own data."""
    source: str = ""
    """Document the package's own data come from ("S/RES/2640 (2022)")."""
    was: tuple[Edtf, ...] = ()
    """Earlier due dates, oldest first, when the date slipped."""


class MandateState(StrEnum):
    """Where a mission's mandate stands on a day."""

    RUNNING = "running"
    """Until a day that is known and has not passed."""
    OPEN = "open"
    """Until the Council decides otherwise."""
    ENDED = "ended"
    UNKNOWN = "unknown"
    """No mandate at hand says until when, or the last one at hand has run out and nothing says what followed."""
    NOT_BEGUN = "not begun"
    """The first mandate at hand comes later."""


@dataclass(frozen=True, slots=True)
class TermsInForce:
    """Ceilings and tasks on a day, each with the resolution in which it was last read."""

    military: int | None = None
    police: int | None = None
    sized_by: str = ""
    tasks: tuple[str, ...] = ()
    """Keys of `data/tasks.toml`."""
    tasked_by: str = ""
    unsized_by: str = ""
    """A later resolution in force whose own ceilings are not known; "" where `sized_by` still tells them."""


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
    state: MandateState = MandateState.UNKNOWN
    terms: TermsInForce = TermsInForce()
    ended_on: date | None = None
    """Last day of a mission that has ended."""
    ended_by: str = ""
    """The resolution that ended it, or the last one, which ran out; "" where none at hand tells it."""
    followed_by: str = ""
    """Key of the mission that the Council set up in its place."""
    data_end: date | None = None
    """The last day the mandates at hand cover, where that lies before `today`."""
    by_hand: str = ""
    """The resolution in force, where it is later than the data and was entered by hand."""
    last_period: str = ""
    """The resolution by which the mandate was renewed for a last time, after which the operation ends."""


class CountedVote(StrEnum):
    """What a member's vote is counted as in a tally, from its words or as a person has set it."""

    YES = "yes"
    NO = "no"
    NOT_YES = "not yes"
    """It asks for or supports an option that excludes this one: no yes, and a no is not excluded."""
    ABSTAIN = "abstain"
    """Only where a person has set it; no yes and no veto."""
    ABSENT = "absent"
    """Only where a person has set it; no yes and no veto."""
    OPEN = "open"
    """Nothing said, nothing clear, conditions only, or contradictory words of one day."""


@dataclass(frozen=True, slots=True)
class MemberPosition:
    """A Council member's stance on one option as far as the record goes."""

    member: str
    permanent: bool
    stance: Stance | None
    positions: tuple[str, ...]
    """Position ids, latest first."""
    vote: MemberVote | None = None
    """Vote a person has set for it; None where it is read from its words alone, or left open by a person."""
    judgement: str = ""
    """Id of the judgement that sets it; "" for a vote that is only tried out."""
    counted: CountedVote = CountedVote.OPEN
    is_set: bool = False
    """True where a person decides what is counted: by a vote, or by leaving it open whatever the member said."""


@dataclass(frozen=True, slots=True)
class VoteSet:
    """A smallest set of members that together decide: take any one away and they no longer do."""

    members: tuple[str, ...]
    """Members that must be in it, by code."""
    any_of: tuple[str, ...] = ()
    """Members of which any `number` complete it."""
    number: int = 0


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
    """Permanent members that said they oppose it, or whose vote a person has set to no."""
    pivotal: tuple[str, ...]
    """Members whose unknown vote can change the outcome."""
    must_be_true: tuple[str, ...]
    """Sentences: what must hold for adoption, failure and veto."""
    rule: str
    """The Charter article applied."""
    passing: tuple[VoteSet, ...] = ()
    """Smallest sets of members, of those whose vote is open, whose yes adopts it when nobody casts a veto and no other
    open member votes yes. Empty when no set can; one empty set when no further yes is needed."""
    blocking: tuple[VoteSet, ...] = ()
    """Smallest sets of members that can prevent it whatever the other open members do: one permanent member by a no,
    or enough members without a yes. Empty when no set can; one empty set when it is prevented already."""
    procedural: bool = False
    """True where a person says that the draft is procedural: no veto (article 27 (2))."""


class DraftStage(StrEnum):
    """How far a draft resolution has come, in the order of the Council's practice."""

    ANNOUNCED = "announced"
    ZERO = "zero draft"
    """The penholder has circulated its first text."""
    READ = "read-through"
    """Negotiated, paragraph by paragraph, or revised and circulated again."""
    SILENCE = "silence"
    """Under silence procedure: adopted in this form unless a member breaks silence by the hour set."""
    BLUE = "in blue"
    """Printed in blue: final text, can be put to the vote (as a rule after 24 hours)."""
    VOTED = "voted"


@dataclass(frozen=True, slots=True)
class StageStep:
    """One stage that a draft was reported to have reached, or to be about to reach."""

    stage: DraftStage
    day: Edtf | None
    evidence: tuple[str, ...]
    """Claim ids."""
    by: str = ""
    """The member that put it forward or broke silence, as named; "" when not told."""
    broken: bool = False
    """True of silence that was broken."""
    passed: bool = False
    """True of silence that nobody broke."""
    ahead: bool = False
    """True where it was announced for a later day and not reported as done."""
    until: Edtf | None = None
    """Silence only: the day until which it runs."""
    result: VoteResult | None = None
    """Votes only: what became of the draft; None where the words do not tell."""


@dataclass(frozen=True, slots=True)
class DraftProgress:
    """The life of one draft on a mission, as far as reports tell it."""

    mission: str
    name: str
    """Draft symbol, or the penholder's name as reported; "" when neither is told."""
    steps: tuple[StageStep, ...]
    """In order of days, then of stages."""
    stage: DraftStage | None
    """The furthest stage reached; None when it is only ahead."""
