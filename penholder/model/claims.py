"""Claims: the four ledgers, each claim with the exact words that carry it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from penholder.errors import UnsupportedClaim
from penholder.model.evidence import Edtf, Span


class SpeakerKind(StrEnum):
    PERSON = "person"
    STATE = "state"
    BODY = "body"
    DOCUMENT = "document"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: as written, and resolved as far as the evidence goes."""

    kind: SpeakerKind
    name: str | None
    """Canonical name of the person, state, body or document; None when unresolved."""
    speaks_for: str | None = None
    """State or body spoken for."""
    office: str | None = None
    """Office held or named on that day ("Foreign Minister")."""
    reason: str = ""
    """How the name was reached, or why it was not."""
    confident: bool = True
    jointly: tuple[str, ...] = ()
    """Canonical names of those who speak together, in text order; `name` is the first of them."""
    alone: str | None = None
    """What `name` was by this report alone ("" for nobody), where another report of the pile has changed it."""


class StatementForm(StrEnum):
    """How much of the content stands inside quotation marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Force(StrEnum):
    """What the speaker does by saying it."""

    ASSERTS = "asserts"
    DEMANDS = "demands"
    WARNS = "warns"
    PROMISES = "promises"
    PROPOSES = "proposes"
    REJECTS = "rejects"
    SUPPORTS = "supports"
    PRAISES = "praises"
    DENIES = "denies"
    REGRETS = "regrets"


class Certainty(StrEnum):
    """How sure the speaker sounds, by the words alone; never how sure Penholder is of the reading."""

    PLAIN = "plain"
    """Stated without any word of certainty or doubt."""
    CERTAIN = "certain"
    """Stressed: "no doubt", "clearly", "will certainly"."""
    LIKELY = "likely"
    POSSIBLE = "possible"
    DOUBTFUL = "doubtful"


class Forum(StrEnum):
    """Where or in what form something was said."""

    COUNCIL = "Security Council"
    ASSEMBLY = "General Assembly"
    STAKEOUT = "press stakeout"
    PRESS = "press"
    INTERVIEW = "interview"
    REPORT = "report"
    LETTER = "letter"
    WRITTEN = "written statement"
    POST = "social media"
    BROADCAST = "broadcast"
    SPEECH = "speech"
    MEETING = "meeting"


class Hand(StrEnum):
    """Through how many mouths the words came to the report."""

    FIRST = "first hand"
    """The report gives what the speaker said or wrote."""
    SECOND = "second hand"
    """Somebody else, named or not, is the report's source for what the speaker said."""


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody said something: source, cue and content as exact spans."""

    id: str
    report: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    """One or more fragments in text order; never empty."""
    form: StatementForm
    force: Force
    speaker: Speaker
    quoted: tuple[Span, ...] = ()
    """The parts inside quotation marks, marks excluded."""
    said: Edtf | None = None
    """Day or period of the utterance, not of the report."""
    forum: Forum | None = None
    nested_in: str | None = None
    """Id of the statement this one is reported within."""
    said_words: Span | None = None
    """The words that date the utterance; None where the day was carried over or is unknown."""
    addressee: Span | None = None
    """To whom it was said, as worded ("reporters", "the 15-member council")."""
    hand: Hand = Hand.FIRST
    relayed_by: Span | None = None
    """Who passed it on, as worded ("state radio reported"), where it came at second hand."""
    certainty: Certainty = Certainty.PLAIN
    certainty_words: Span | None = None
    """The words that show the certainty; None when plain."""

    def __post_init__(self) -> None:
        if not self.content:
            raise UnsupportedClaim(f"statement {self.id} has no content span")


@dataclass(frozen=True, slots=True)
class Amount:
    """A value or interval as worded: "nearly 300" is (300, 300, "nearly"); None means unbounded."""

    low: float | None
    high: float | None
    hedge: str = ""


class Change(StrEnum):
    """Whether a figure tells a level or a movement."""

    NONE = ""
    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity with everything that decides whether two of them may be compared."""

    id: str
    report: str
    span: Span
    """The figure as worded, hedge and unit included ("nearly 300 flight requests")."""
    number: Span
    """The number words alone."""
    sentence: Span
    amount: Amount
    unit: str
    """What is counted, as worded and lowercased ("flight requests"); "%" and durations included."""
    measure: str
    """Key of `data/measures.toml` ("strength", "deaths", "injuries", "ceiling"...), or "" when none fits."""
    population: str = ""
    """military, police, civilians, uniformed, peacekeepers, or "" when not said."""
    scope: str = ""
    """deployed, authorised, pledged, withdrawn, proposed, denied ... or "" when not said."""
    cause: str = ""
    """hostile act, accident, illness, or "" when not said (all causes)."""
    about: str = ""
    """Key of the mission, state or body it is about, or ""."""
    place: str = ""
    as_of: Edtf | None = None
    """Day or period for which it holds ("2013-07/2023-01-27")."""
    given_by: Speaker | None = None
    statement: str | None = None
    """Id of the statement that gives it."""
    derived_from: tuple[str, ...] = ()
    """Ids of the figures it was computed from; such a figure is marked as derived wherever shown."""
    actor: str = ""
    """Key or name of who did or provides what is counted ("killed by ADF", "480 troops from Bangladesh"), or ""."""
    change: Change = Change.NONE
    """Whether the figure is itself a change ("rose by 300") or the end of one ("up from 300 to 400")."""
    changed_from: str | None = None
    """Id of the figure it moved from ("up from 300"), where the sentence gives it."""
    interval: Amount | None = None
    """Derived figures only: the least and greatest that the hedges of their parts allow, by interval arithmetic."""
    part_of: str = ""
    """Shares only: what the share is a share of, as worded ("flight requests"), or ""."""


class Effect(StrEnum):
    """What an event did to people."""

    KILLED = "killed"
    INJURED = "injured"
    CAPTURED = "captured"
    """Abducted, taken hostage, detained or arrested."""
    MISSING = "missing"
    DISPLACED = "displaced"
    RELEASED = "released"
    UNHARMED = "unharmed"
    """Said to have come to no harm."""


class Stage(StrEnum):
    """How far an event had got when it was told."""

    DONE = "done"
    ATTEMPTED = "attempted"
    THREATENED = "threatened"


class Counting(StrEnum):
    """How a mention counts people beside what its report has told already."""

    WHOLE = "whole"
    """Told as if for the first time ("two men were killed")."""
    ADDED = "added"
    """More of them ("two more", "another man", "three others")."""
    AGAIN = "again"
    """Those told before ("the two men", "them")."""
    PART = "part"
    """Some of those just counted ("including two children")."""
    TOTAL = "running total"
    """All of several events or days ("bringing the toll to 40")."""


@dataclass(frozen=True, slots=True)
class Toll:
    """People of one group whom an event killed, injured, captured ..., as low, best and high."""

    effect: Effect
    group: str
    """Whom, as a population key ("military", "police", "civilians", "peacekeepers" ...) or as worded; "" when not said."""
    cause: str
    """Cause key as in `Figure.cause`, or ""."""
    low: float
    best: float | None
    """The number given plainly; None where only a bound or a vague word is given ("dozens", "at least 4" has low 4)."""
    high: float | None
    """None: no upper bound given."""
    words: Span
    figures: tuple[str, ...] = ()
    """Ids of the figures that give it; empty where it is read from words without a number ("a soldier", "its commander")."""
    counting: Counting = Counting.WHOLE
    who: str = ""
    """Noun of the people as a lemma ("soldier", "leader"), or ""."""


class PlaceKind(StrEnum):
    COUNTRY = "country"
    REGION = "region"
    TOWN = "town"


@dataclass(frozen=True, slots=True)
class Place:
    """A place named by a report, as far as the gazetteer settles which one it is."""

    name: str
    """Gazetteer name; as worded when several or none fit."""
    kind: PlaceKind | None
    state: str = ""
    """ISO 3166 alpha-3 code, or ""."""
    latitude: float | None = None
    longitude: float | None = None
    """Degrees (WGS 84); None when it is uncertain which place is meant."""
    candidates: tuple[str, ...] = ()
    """"Name, State" of every place that fits, when several do."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or is said to have happened."""

    id: str
    report: str
    span: Span
    kind: str
    """Key of `data/events.toml` ("coup", "withdrawal", "suspension", "attack", "council meeting"...)."""
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    place: str
    when: Edtf | None
    date_words: Span | None
    what: str
    """Short description built from the words of the span."""
    statement: str | None = None
    stage: Stage = Stage.DONE
    tolls: tuple[Toll, ...] = ()
    """Casualties and captives by effect, group and cause, in text order."""
    where: Place | None = None
    """`place` looked up in the gazetteer; None when no place is named."""
    background: bool = False
    """Told only to explain something else ("linked to an attack that killed four"), so no part of the news itself."""


class RestrictionStatus(StrEnum):
    """Whether a restriction is in force as told."""

    IMPOSED = "imposed"
    THREATENED = "threatened"
    LIFTED = "lifted"


@dataclass(frozen=True, slots=True)
class Restriction:
    """A host-state restriction on an operation: what is denied, expelled, banned."""

    id: str
    report: str
    span: Span
    kind: str
    """Key of `data/events.toml` restrictions ("flight denial", "movement", "expulsion"...)."""
    by: str
    on: str
    period: Edtf | None
    count: str | None = None
    """Id of the figure that counts it."""
    share: str | None = None
    """Id of the figure that gives a share of it."""
    share_of: str = ""
    statement: str | None = None
    place: str = ""
    """Where it bears ("Kidal"), as worded; "" when not said."""
    status: RestrictionStatus = RestrictionStatus.IMPOSED


class CommitmentKind(StrEnum):
    COMMITMENT = "commitment"
    DEADLINE = "deadline"


class CommitmentTold(StrEnum):
    """What one report tells of a commitment."""

    AHEAD = "ahead"
    """Promised, planned or due."""
    RENEWED = "renewed"
    MOVED = "moved"
    """Put off or brought forward."""
    KEPT = "kept"
    BROKEN = "broken"
    DROPPED = "dropped"
    """Called off, suspended or made pointless."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise or a deadline with its due date as worded."""

    id: str
    report: str
    span: Span
    kind: CommitmentKind
    what: str
    """Key of a commitment in `data/events.toml` ("referendum", "presidential election", "mandate expiry"...)."""
    promiser: str
    due: Edtf | None
    date_words: Span | None
    modality: str = ""
    """"planned", "had been scheduled", "held" ... as worded; "" when plain."""
    condition: Span | None = None
    statement: str | None = None
    about: str = ""
    """Key of the mission whose mandate, troops or host state it concerns, or ""."""
    to: str = ""
    """To whom it was promised or is owed ("Security Council", "ECOWAS"), or ""."""
    told: CommitmentTold = CommitmentTold.AHEAD
    """What the report says has become of it, beyond the promise itself."""
    part: str = ""
    """Which part is promised, where it is not the whole: a place or phase, as worded ("South Kivu", "second phase")."""


class Stance(StrEnum):
    SUPPORTS = "supports"
    OPPOSES = "opposes"
    CONDITIONAL = "conditional"
    ASKS = "asks for"
    AMBIGUOUS = "ambiguous"


@dataclass(frozen=True, slots=True)
class Position:
    """Where a state, party or body stands on an option, from words it said itself."""

    id: str
    report: str
    span: Span
    holder: str
    """State, party or body that holds it (the speaker's `speaks_for`)."""
    speaker: str
    option: str
    """Key of `data/options.toml` ("keep", "withdraw", "reconfigure", "increase", "political mission")."""
    stance: Stance
    condition: Span | None
    said: Edtf | None
    statement: str


Claim = Statement | Figure | Event | Restriction | Commitment | Position


@dataclass(frozen=True, slots=True)
class ReportClaims:
    """Everything one report claims, each list in text order."""

    report: str
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    positions: tuple[Position, ...] = ()

    def all(self) -> tuple[Claim, ...]:
        """All claims, ledger by ledger."""
        return (
            *self.statements,
            *self.figures,
            *self.events,
            *self.restrictions,
            *self.commitments,
            *self.positions,
        )
