"""The record: matters, verdicts, origins, judgements, promises, stances, and the whole of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from penholder.model.claims import ReportClaims, Stance
from penholder.model.evidence import Edtf, Span
from penholder.model.families import ReportPair, StoryFamily
from penholder.model.reports import DateBracket, Report, Skipped
from penholder.model.versions import QuoteFamily, Suspicion
from penholder.model.voting import MemberVote, VotingHistory


class VerdictKind(StrEnum):
    """How two versions of one matter are related: the closed list of design.md."""

    SAME = "same"
    REFINES = "refines"
    UPDATES = "updates"
    DIFFERENT_DEFINITION = "different definition"
    ROUNDING = "rounding"
    SLIPPAGE = "slippage"
    CONTRADICTION = "contradiction"
    GARBLE = "garble"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The relation of claim b to claim a (a first by known-on, then id) with one sentence of reason."""

    a: str
    b: str
    kind: VerdictKind
    reason: str
    facet: str = ""
    """The facet that differs ("cause", "as of", "population", "due date")."""
    settled_by: str = ""
    """What would settle it, for contradictions and undetermined pairs."""


@dataclass(frozen=True, slots=True)
class Matter:
    """What several claims are about, with a verdict between every two versions that differ."""

    id: str
    ledger: str
    """figures, commitments, events, restrictions, sayings or positions."""
    label: str
    """What the matter is, in a few words."""
    claims: tuple[str, ...]
    verdicts: tuple[Verdict, ...]
    origins: tuple[tuple[str, ...], ...]
    """At most this many independent origins, as `Record.independence` has them with the reasons: report ids
    grouped by possible common origin."""
    suspect: tuple[str, ...] = ()
    """Claim ids among `claims` that a suspicion touches."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One possible origin: reports whose accounts may all go back to one, and so count once."""

    reports: tuple[str, ...]
    """Report ids, sorted; never empty."""
    joined_by: tuple[str, ...] = ()
    """Why they are taken together, in words ("same story family", "both credit AP"); empty for one alone."""


@dataclass(frozen=True, slots=True)
class Independence:
    """How many independent origins a claim or matter has at most; `len(origins)` is the N of "at most N"."""

    of: str
    """Id of the claim or matter."""
    claims: tuple[str, ...]
    """Ids of the claims counted: those of a matter; those that say the same as a claim, itself included."""
    origins: tuple[Origin, ...]
    accounts: tuple[Origin, ...]
    """Reports grouped by hand: accounts that were not taken from one another, though one speaker may stand
    behind several. Equal to `origins` where what is claimed is that something was said."""
    uncounted: tuple[str, ...] = ()
    """Reports of `claims` that add no origin: their story got the claim in copying, or may have, for a report of it
    has the passage without the claim."""


class IdentityKind(StrEnum):
    PERSON = "person"
    PLACE = "place"
    PARTY = "party"


@dataclass(frozen=True, slots=True)
class Tenure:
    """An office a person took or left, as one report tells it."""

    person: str
    """Canonical name, or the fullest one in the report."""
    office: str
    """Key of `data/offices.toml`."""
    of: str | None
    """State or body it is an office of; None when not said."""
    since: Edtf | None
    until: Edtf | None
    """Day or period; None when not told."""
    words: Span


@dataclass(frozen=True, slots=True)
class Identity:
    """One person, place or party with every spelling met in the record."""

    id: str
    kind: IdentityKind
    name: str
    spellings: tuple[str, ...]
    offices: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()
    tenures: tuple[Tenure, ...] = ()
    """Offices with beginning or end, as the reports tell them."""


@dataclass(frozen=True, slots=True)
class Option:
    """A proposal the Council can decide on, as the record has it."""

    id: str
    key: str
    """Key of `data/options.toml`."""
    terms: tuple[Span, ...]
    """The words that set it out, oldest first."""
    numbers: tuple[str, ...]
    """Ids of the figures that belong to it."""
    proposed_by: tuple[str, ...]
    proposed: Edtf | None
    rejected_by: tuple[str, ...]
    asked_by: tuple[str, ...]
    recommended: tuple[str, ...] = ()
    """Ids of statements that later recommend it."""
    superseded_by: str | None = None


class ShiftKind(StrEnum):
    """How a holder's later stance on an option departs from the one before."""

    RESTATED = "restated"
    """The same side as firmly as before, another condition included."""
    HARDENED = "hardened"
    """Firmer: from unclear or conditional to a side, or from unclear to a condition."""
    SOFTENED = "softened"
    """Less firm: from a side to a condition or to unclear words."""
    REVERSED = "reversed"
    """From for to against, or back."""


@dataclass(frozen=True, slots=True)
class StanceStep:
    """One utterance of a stance, counted once however many reports carry it."""

    position: str
    """Id of the position shown: the version nearest the origin, else the one known first."""
    stance: Stance
    said: Edtf | None
    """Day or period of the utterance; None when no version has one."""
    known_on: date | None
    """The earliest day by which a report with it was surely out."""
    versions: tuple[str, ...]
    """Ids of every position that is a version of it, the shown one first."""


@dataclass(frozen=True, slots=True)
class StanceShift:
    """Two stances of one holder on one option that follow one another in time."""

    before: str
    """Position id of the earlier stance."""
    after: str
    kind: ShiftKind
    reason: str
    """One sentence on what changed."""
    day_of_report: bool = False
    """True when the day of a report stands in for that of an utterance, so that the order is less sure."""


@dataclass(frozen=True, slots=True)
class StanceLine:
    """Where one state, party or body has stood on one option, in the order of what it said."""

    id: str
    holder: str
    option: str
    steps: tuple[StanceStep, ...]
    """Oldest first; never empty."""
    current: tuple[str, ...]
    """Position ids of its last word: one, or one for each stance where different ones were stated about one day.
    Empty when every passage is suspect."""
    shifts: tuple[StanceShift, ...] = ()
    """Oldest first."""


class PromiseState(StrEnum):
    """Where a commitment stands on a day."""

    MADE = "made"
    RENEWED = "renewed"
    DUE = "due"
    """The due day has come or passed and no report says what became of it."""
    SLIPPED = "slipped"
    MET = "met"
    BROKEN = "broken"
    OVERTAKEN = "overtaken"
    """Something else made it pointless: the mission it was owed to ended, its author was removed."""


@dataclass(frozen=True, slots=True)
class PromiseStep:
    """One change in the life of a commitment, counted once however many reports carry it."""

    state: PromiseState
    due: Edtf | None
    """Due day or period as it stood from this step on."""
    day: Edtf | None
    """When the step happened (said, moved, held ...); None when only the reports' days are known."""
    known_on: date | None
    """The earliest day by which a report with it was surely out."""
    claims: tuple[str, ...]
    """Claims that show it (commitments, events, statements); empty for `due`, which the calendar shows."""
    reason: str
    """One sentence: what happened and by which words or rule."""


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """The life of one commitment or deadline: every version of its date and what became of it."""

    id: str
    matter: str
    """Id of the matter of the commitments ledger."""
    what: str
    label: str
    promiser: str
    to: str
    about: str
    steps: tuple[PromiseStep, ...]
    """In the order of time; never empty."""
    state: PromiseState
    """Where it stands on the record's day."""
    due: Edtf | None
    was: tuple[Edtf, ...] = ()
    """Earlier due dates, oldest first, without repeats."""
    conditions: tuple[Span, ...] = ()


class Ruling(StrEnum):
    """What a person rules on a matter."""

    STANDS = "stands"
    """One version is right; the others stay shown as set aside."""
    SET_ASIDE = "set aside"
    """One version is not to be relied on."""
    VERDICT = "verdict"
    """The relation between the versions is the one named."""
    VOTE = "vote"
    """A member's vote on an option is taken to be the one named."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's ruling on a matter: signed, dated, reasoned; retired, never erased."""

    id: str
    ruling: Ruling
    claims: tuple[str, ...]
    """Ids of the claims ruled on: the version that stands or is set aside, or both sides of a verdict."""
    spans: tuple[Span, ...]
    """Their words: what finds the claims again when the reports are read anew."""
    basis: tuple[Span, ...]
    """The words of every claim the matter had when it was judged."""
    label: str
    """Label of the matter when it was judged."""
    reason: str
    by: str
    on: date
    verdict: VerdictKind | None = None
    """For `Ruling.VERDICT`."""
    retired_by: str | None = None
    retired_on: date | None = None
    retired_because: str = ""
    ledger: str = ""
    """Ledger of the matter: words can carry claims of several."""
    member: str = ""
    """For `Ruling.VOTE`: code of the member; `basis` holds the words of its positions on the option when it was set."""
    option: str = ""
    vote: MemberVote | None = None


class JudgedState(StrEnum):
    """Where a judgement stands on the record as it is now."""

    IN_FORCE = "in force"
    REOPENED = "reopened"
    """A report that came after it bears on the matter: it waits to be ruled on again."""
    RETIRED = "retired"
    GONE = "not in the record"
    """Nothing it rules on is in the record now, or only one side of a verdict."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A judgement laid on the record as it is now."""

    judgement: Judgement
    matter: str | None
    """Id of the matter it bears on now; None when none of its words are in the record."""
    claims: tuple[str, ...]
    """Today's ids of the claims ruled on."""
    reopened_by: tuple[str, ...] = ()
    """Claims of the matter from reports that were not there when it was judged; not empty: it is open again."""
    state: JudgedState = JudgedState.IN_FORCE
    set_aside: tuple[str, ...] = ()
    """Claims that the ruling sets aside while it is in force: they are shown as such and not relied on."""
    missing: tuple[Span, ...] = ()
    """Words ruled on that no claim of the record carries now: forgotten, changed or no longer read so."""


@dataclass(frozen=True, slots=True)
class SeriesAnswer:
    """One definition of an official series for the day or period a figure holds for."""

    definition: str
    """In words: "military and police killed by malicious act"."""
    value: float
    since: date | None
    until: date
    fits: bool
    """Whether the figure as worded allows the value."""
    facets: tuple[str, ...] = ()
    """The facets of the definition as keys, for deaths mission, personnel and cause, for strength mission and branch."""
    low: float | None = None
    high: float | None = None
    """The range, where the day is known only as a period or the series leaves a facet open; None: the value alone."""
    departs: tuple[str, ...] = ()
    """In what the definition departs from the words; empty when it is what they call for."""


@dataclass(frozen=True, slots=True)
class SeriesCheck:
    """A reported figure beside an official series for the same day, under every definition that may be meant."""

    figure: str
    series: str
    """Name of the official series ("UN peacekeeping fatalities")."""
    source: str
    """File, its SHA-256, its own last day and the attribution."""
    answers: tuple[SeriesAnswer, ...]
    """Definitions, the one that the words call for first."""
    fitting: int | None
    """Index of the definition that makes the figure right; None when none does."""
    reason: str
    """One sentence: which definition makes it right, or by how much none does."""


@dataclass(frozen=True, slots=True)
class Record:
    """Everything known from the reports of a pile, as known on one day."""

    known_on: date | None
    """The latest known-on day among its reports; None when no report is dated."""
    reports: tuple[Report, ...]
    brackets: tuple[DateBracket, ...]
    undated: tuple[str, ...]
    """Report ids left out because their bracket straddles the known-on day."""
    pairs: tuple[ReportPair, ...]
    families: tuple[StoryFamily, ...]
    claims: tuple[ReportClaims, ...]
    quotes: tuple[QuoteFamily, ...]
    suspicions: tuple[Suspicion, ...]
    matters: tuple[Matter, ...]
    identities: tuple[Identity, ...]
    options: tuple[Option, ...]
    skipped: tuple[Skipped, ...]
    mission: str | None
    """Key of the mission the record is about (the one most named), or None."""
    independence: tuple[Independence, ...] = ()
    """Of every claim and every matter, by id."""
    stances: tuple[StanceLine, ...] = ()
    """Of every holder and option somebody has spoken on, by holder and option; worked out anew, never stored."""
    promises: tuple[PromiseLine, ...] = ()
    """The life of every commitment matter, by due day and id; worked out anew, never stored."""
    judged: tuple[Judged, ...] = ()
    """Judgements as they bear on the record, the retired ones included, by day and id."""
    checks: tuple[SeriesCheck, ...] = ()
    """Figures compared with the official series the user has imported, by figure and series."""
    voting: VotingHistory | None = None
    """Votes of the official files the user has imported, of days before the known-on day; None when there is no such file."""
