"""The nouns: what a record is made of. Frozen values, no behaviour beyond checking themselves.

One long file on purpose: it is the first of the three that a newcomer reads.

Conventions. Offsets are Python string indices into `Report.text`, end exclusive. Days are
`datetime.date`; anything less certain is an EDTF string ("2023-03", "2023-01/2023-03", "../2023-06-18"),
and `None` means unknown. Ids are content hashes with a one-letter prefix: r report, s statement, f figure,
e event, x restriction, c commitment, p position, m matter, q quote family, y story family, o option.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from penholder.errors import UnsupportedClaim

Edtf = str
"""An Extended Date/Time Format value, read and compared by `penholder.values.dates`."""


def make_id(prefix: str, *parts: object) -> str:
    """A stable id: the prefix and twelve hex digits of the SHA-256 over the parts.

    >>> make_id("r", "same", 1) == make_id("r", "same", 1)
    True
    """
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}{hashlib.sha256(joined.encode()).hexdigest()[:12]}"


# --------------------------------------------------------------------------- evidence


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Exact words of one report: `report.text[start:end] == words`, always."""

    report: str
    start: int
    end: int
    words: str

    def __post_init__(self) -> None:
        if not (0 <= self.start < self.end and len(self.words) == self.end - self.start):
            raise UnsupportedClaim(
                f"span {self.start}-{self.end} of {self.report} does not fit {self.words!r}"
            )

    def touches(self, other: Span) -> bool:
        """Whether both are of one report and have characters in common."""
        return self.report == other.report and self.start < other.end and other.start < self.end


# --------------------------------------------------------------------------- reports


class FurnitureKind(StrEnum):
    """What a passage is that stands on the page but is not the report."""

    NAVIGATION = "navigation"
    COMMENT_FORM = "comment form"
    NEWSLETTER = "newsletter"
    RELATED = "related links"
    SHARE = "share bar"
    DOUBLED_TITLE = "doubled title"
    HEADING = "heading inside the text"
    NOTICE = "notice"
    CREDIT = "source credit"


@dataclass(frozen=True, slots=True)
class Furniture:
    """A passage set aside: kept with its offsets, never a source of claims."""

    span: Span
    kind: FurnitureKind
    reason: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """What people or the page itself say about a report; what people say wins (`told_by_user`)."""

    outlet: str | None = None
    address: str | None = None
    author: str | None = None
    published: date | None = None
    told_by_user: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One retrieved text: everything a reader could see on the page, furniture included and marked."""

    id: str
    text: str
    title: Span | None
    dateline: Span | None
    language: str
    furniture: tuple[Furniture, ...]
    provenance: Provenance
    agency: str | None = None
    """News agency credited in dateline or credit line ("AP"), or None."""
    path: str = ""
    """Where the file was found, relative to the pile; the smallest path when it was found twice."""
    supersedes: str | None = None
    """Id of the report that stood at this path before the file changed."""

    def span(self, start: int, end: int) -> Span:
        """The span of this report from start to end."""
        return Span(self.id, start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that did not become a report, the stage that gave up, and the reason with its fix."""

    path: str
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class DateClue:
    """One reason why a report's publication day lies where it does."""

    words: Span | None
    says: str
    """One sentence a reader understands: what the words bound and by which rule or fact."""
    earliest: date | None
    latest: date | None
    weak: bool = False
    """True for clues from furniture or from a sister report's own inference."""
    sister: str | None = None
    """Id of the sister report the clue was taken from."""


@dataclass(frozen=True, slots=True)
class DateBracket:
    """When a report was published: earliest and latest day (None: unbounded) and the best day if determined."""

    report: str
    earliest: date | None
    latest: date | None
    best: date | None
    clues: tuple[DateClue, ...]


# --------------------------------------------------------------------------- families


class Correspondence(StrEnum):
    """How a sentence of one report corresponds to one of another."""

    IDENTICAL = "identical"
    EDITED = "edited"
    REWORDED = "reworded"
    TRANSLATED_BACK = "translated back"
    """The same content in the same order with most content words replaced by near-synonyms."""
    SPLIT = "split"
    """One sentence of a stands as several in b; each part forms a pair with it."""
    MERGED = "merged"
    """Several sentences of a stand as one in b."""


class Difference(StrEnum):
    """What differs between two corresponding passages; never treated as noise."""

    PUNCTUATION = "punctuation"
    SPELLING = "spelling"
    SYNONYM = "synonym"
    ADDITION = "addition"
    OMISSION = "omission"
    NUMBER = "number"
    NAME = "name"
    DATE = "date"
    NEGATION = "negation"
    HEDGE = "hedge"
    MODALITY = "modality"
    MEANING = "meaning"
    """A content word replaced by one that is not known to mean the same."""
    WORDING = "wording"
    """Inflection, word order, function words."""


NEVER_NOISE = frozenset(
    {
        Difference.NUMBER,
        Difference.NAME,
        Difference.DATE,
        Difference.NEGATION,
        Difference.HEDGE,
        Difference.MODALITY,
    }
)
"""Differences that two corresponding sentences are always marked for: they can change what is claimed."""


@dataclass(frozen=True, slots=True)
class WordDifference:
    """One place where version b departs from version a; either side may be empty."""

    kind: Difference
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class SentencePair:
    """Two sentences that say one thing, with what differs between them."""

    a: Span
    b: Span
    kind: Correspondence
    similarity: float
    """Share of matching words, 0 to 1."""
    differences: tuple[WordDifference, ...]
    moved: bool = False
    """True when it stands outside the order that most pairs of the two reports keep."""


class PairType(StrEnum):
    """How two reports are related: the closed list of design.md."""

    COPY = "copy"
    EDITED_COPY = "edited copy"
    REWRITE = "rewrite"
    SHARED_BACKGROUND = "shared background"
    SAME_EVENT = "same event"
    UNRELATED = "unrelated"


@dataclass(frozen=True, slots=True)
class DirectionClue:
    """One reason to take one of two reports for the one the other was made from."""

    earlier: str
    """Id of the report that this clue makes the earlier one."""
    says: str
    """One sentence a reader understands: the words or days and the rule."""
    weak: bool = False
    """True for clues that hold more often than not; a direction needs a firm clue or weak ones that agree."""
    words: Span | None = None
    """The words that show it, where there are some."""


@dataclass(frozen=True, slots=True)
class ReportPair:
    """Two related reports (a < b by id) with the evidence for the type; unrelated pairs are not kept."""

    a: str
    b: str
    type: PairType
    share_a: float
    """Share of a's sentences that have a counterpart in b."""
    share_b: float
    in_order: float
    """Share of the matched sentences that stand in the same order in both."""
    longest_run: int
    """Longest run of consecutive corresponding sentences."""
    sentences: tuple[SentencePair, ...]
    reason: str
    earlier: str | None = None
    """Id of the report the other was taken from, where the evidence allows a direction; None: undirected."""
    direction: tuple[DirectionClue, ...] = ()
    """Every clue to the direction, those that speak against it included."""
    likeness: float | None = None
    """How sure rare words, names, numbers and their order make it that both tell one text, 0 to 1; None where the
    sentences alone decided or who said what did."""


@dataclass(frozen=True, slots=True)
class CopyEdge:
    """One edge of a family's copy tree: b was made from a, or, undirected, one of them from the other."""

    a: str
    b: str
    directed: bool
    evidence: tuple[str, ...]
    """Sentences: what the two share and why the direction is what it is."""


@dataclass(frozen=True, slots=True)
class StoryFamily:
    """Reports telling one text (copies, edited copies, rewrites); a report alone is a family of one."""

    id: str
    reports: tuple[str, ...]
    """In the order of their date brackets, then id."""
    tree: tuple[CopyEdge, ...] = ()
    """How its reports probably descend from one another: one edge fewer than reports."""


# --------------------------------------------------------------------------- claims


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


class CommitmentKind(StrEnum):
    COMMITMENT = "commitment"
    DEADLINE = "deadline"


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


# --------------------------------------------------------------------------- versions


@dataclass(frozen=True, slots=True)
class QuoteVersion:
    """One wording of an utterance and how it departs from the version shown first."""

    statement: str
    words: Span
    differences: tuple[WordDifference, ...]
    drift: float
    """Share of words that differ from the first version, 0 to 1."""


@dataclass(frozen=True, slots=True)
class CollatedPlace:
    """One place of an utterance with what each version has there: a column of a collation."""

    readings: tuple[str, ...]
    """The words of each version, in the order of the family's versions; "" where it has none."""
    kind: Difference | None
    """The gravest difference between the readings; None where all agree."""


@dataclass(frozen=True, slots=True)
class QuoteFamily:
    """Versions of one utterance by one speaker across reports."""

    id: str
    speaker: str
    versions: tuple[QuoteVersion, ...]
    nearest: str | None
    """Statement id of the version nearest the origin; None when the exact words are unknown."""
    reason: str
    collation: tuple[CollatedPlace, ...] = ()
    """All versions side by side, place by place; joined along one version they give its words."""
    drift: float = 0.0
    """Mean share of differing words over all pairs of versions, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """A passage that is probably garbled, the claims it touches and why; such claims carry low weight."""

    span: Span
    rule: str
    reason: str
    claims: tuple[str, ...] = ()
    sister: Span | None = None
    """The passage of a sister report that shows what was meant."""
    candidate: str | None = None
    """What or who was probably meant, at low confidence."""


# --------------------------------------------------------------------------- record


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


# --------------------------------------------------------------------------- assessments


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
