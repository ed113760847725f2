"""A record built by hand, with every kind of verdict and hostile texts; own words, a mission's flavour.

The mission is UNIFIL-like in its terms but its reports, people and numbers are invented for these tests.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from penholder.model import (
    Amount,
    Assessments,
    ClockStep,
    Commitment,
    CommitmentKind,
    Correspondence,
    CountedVote,
    DateBracket,
    DateClue,
    Difference,
    Event,
    Figure,
    Force,
    Forum,
    Furniture,
    FurnitureKind,
    MandateClock,
    Matter,
    MemberPosition,
    Option,
    PairType,
    Position,
    Provenance,
    QuoteFamily,
    QuoteVersion,
    Record,
    Report,
    ReportClaims,
    ReportPair,
    Restriction,
    SentencePair,
    Skipped,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    StatementForm,
    StoryFamily,
    Suspicion,
    Tally,
    Verdict,
    VerdictKind,
    VoteSet,
    WordDifference,
    make_id,
)
from penholder.record.stances import trace_stances

HOSTILE = '<script>alert(1)</script> "><img src=http://evil.example/x onerror=alert(2)> \u202eesrever\u202c \x1b[31mred\x1b[0m'

WIRE = """Envoy tells Council peacekeepers in Lebanon need freedom to move
BEIRUT (Wire) - The United Nations force in southern Lebanon has about 10,500 peacekeepers and was denied passage 41 times between January and March, its head told the Security Council on Wednesday. "Our patrols cannot be stopped at will," Commander Aroldo Serra said. He said 312 peacekeepers had died since 1978, 94 of them in hostile acts.
Lebanon's foreign minister, Nadim Haddad, said elections promised for March 2026 would be held on time. France wants the mandate renewed without change. The mandate ends on 31 August 2026. "We ask for a clear timetable," Haddad said.
Share this story
"""

COPY = """Envoy: force in Lebanon must be free to move
The UN force in south Lebanon has around 10,500 peacekeepers and was refused passage 41 times from January to March, its chief told the Council Wednesday. "Our patrols must not be stopped at will," Commander Aroldo Serra declared. He said 213 peacekeepers had died since 1978.
The mandate ends on 31 August 2026.
"""

LATER = """Council weighs smaller force as vote slips
NEW YORK - The head of the force in Lebanon, which counts more than 13,000 people with its civilian staff, met members on 12 June. Lebanon's election, once promised for March, will be held on 17 May or later, officials said. Haddad said a quick withdrawal would be "a grave mistake". The United States wants the force reduced unless patrols may move freely. Russia rejected any cut. She said his decision was final.
One option would cut the force to between 6,000 and 7,000 troops; another would turn it into an observer mission of 1,200. Earlier the force was denied passage 41 times between January and March.
"""

OTHER = f"""Serra warns of empty promises {HOSTILE}
"Our patrols can not be halted whenever someone likes," Serra warned on 12 June {HOSTILE}. A ministry said the election will be held on 24 May. Of 97 peacekeepers killed in attacks, most served before 2006.
"""

FRENCH = "La force au Liban attend la décision du Conseil.\nLe mandat prend fin le 31 août 2026.\n"
LOOSE = "Notes on the Lebanon force\nA briefing is due this summer, aides said.\n"


def _report(
    text: str, name: str, outlet: str | None, language: str = "en", agency: str | None = None
) -> Report:
    first = text.split("\n", 1)[0]
    ident = make_id("r", text)
    furniture = ()
    if "Share this story" in text:
        at = text.index("Share this story")
        span = Span(ident, at, at + 16, "Share this story")
        furniture = (Furniture(span, FurnitureKind.SHARE, "a share bar"),)
    return Report(
        id=ident,
        text=text,
        title=Span(ident, 0, len(first), first) if first else None,
        dateline=None,
        language=language,
        furniture=furniture,
        provenance=Provenance(outlet=outlet, address="javascript:alert(3)" if "evil" in text else None),
        agency=agency,
        path=name,
    )


WIRE_R = _report(WIRE, "wire.txt", "Levant Wire", agency="Levant Wire")
COPY_R = _report(COPY, "copy.txt", "Daily Cedar")
LATER_R = _report(LATER, "later.html", "East River Review", agency="Levant Wire")
OTHER_R = _report(OTHER, "other <b>.txt", "Evening <i>Post</i>")
FRENCH_R = _report(FRENCH, "fr.txt", "Le Courrier", language="fr")
LOOSE_R = _report(LOOSE, "loose.txt", None)
REPORTS = (WIRE_R, COPY_R, LATER_R, OTHER_R, FRENCH_R, LOOSE_R)


def at(report: Report, words: str) -> Span:
    """The first span of those words in the report."""
    start = report.text.index(words)
    return report.span(start, start + len(words))


def _days(report: Report, first: str | None, last: str | None, says: str = "") -> DateBracket:
    low, high = (date.fromisoformat(d) if d else None for d in (first, last))
    clue = DateClue(None, says, low, high)
    return DateBracket(report.id, low, high, high if low == high else None, (clue,) if says else ())


BRACKETS = (
    _days(WIRE_R, "2026-04-15", "2026-04-15", "The page gives its day"),
    _days(COPY_R, "2026-04-15", "2026-04-19", "“Wednesday” in the past tense: within the week before"),
    _days(LATER_R, "2026-06-12", "2026-06-13"),
    _days(OTHER_R, "2026-06-12", "2026-06-14", f"A clue with {HOSTILE}"),
    _days(FRENCH_R, "2026-06-01", "2026-06-14"),
    _days(LOOSE_R, "2026-05-01", "2026-09-01"),
)

SERRA = Speaker(SpeakerKind.PERSON, "Aroldo Serra", "un", "force commander")
HADDAD = Speaker(SpeakerKind.PERSON, "Nadim Haddad", "LB", "foreign minister")
US = Speaker(SpeakerKind.STATE, "US", "US")
RU = Speaker(SpeakerKind.STATE, "RU", "RU")
FR = Speaker(SpeakerKind.STATE, "FR", "FR")
NOBODY = Speaker(SpeakerKind.UNKNOWN, None, reason="“She” has no antecedent", confident=False)


def statement(
    report: Report,
    words: str,
    speaker: Speaker,
    said: str | None,
    form: StatementForm = StatementForm.INDIRECT,
    force: Force = Force.ASSERTS,
) -> Statement:
    """A statement whose content is the first occurrence of the words."""
    span = at(report, words)
    ident = make_id("s", report.id, span.start, speaker.name)
    return Statement(
        ident, report.id, None, None, (span,), form, force, speaker, said=said, forum=Forum.COUNCIL
    )


def figure(
    report: Report, words: str, number: str, amount: Amount, unit: str, measure: str, **facets: str
) -> Figure:
    """A figure over the first occurrence of the words."""
    span = at(report, words)
    start = span.start + words.index(number)
    as_of = facets.pop("as_of", None)
    return Figure(
        make_id("f", report.id, span.start, amount),
        report.id,
        span,
        report.span(start, start + len(number)),
        span,
        amount,
        unit,
        measure,
        as_of=as_of,
        **facets,  # type: ignore[arg-type]
    )


def commitment(report: Report, words: str, what: str, promiser: str, due: str | None) -> Commitment:
    """A promise over the first occurrence of the words."""
    span = at(report, words)
    kind = CommitmentKind.DEADLINE if what == "mandate expiry" else CommitmentKind.COMMITMENT
    return Commitment(
        make_id("c", report.id, span.start, due), report.id, span, kind, what, promiser, due, None
    )


def position(
    report: Report,
    words: str,
    holder: str,
    option: str,
    stance: Stance,
    said: str | None,
    condition: str = "",
) -> Position:
    """A position over the first occurrence of the words."""
    span = at(report, words)
    return Position(
        make_id("p", report.id, span.start, option),
        report.id,
        span,
        holder,
        holder,
        option,
        stance,
        at(report, condition) if condition else None,
        said,
        "",
    )


S = (
    statement(
        WIRE_R,
        '"Our patrols cannot be stopped at will,"',
        SERRA,
        "2026-04-15",
        StatementForm.DIRECT,
        Force.WARNS,
    ),
    statement(
        COPY_R,
        '"Our patrols must not be stopped at will,"',
        SERRA,
        "2026-04-15",
        StatementForm.DIRECT,
        Force.WARNS,
    ),
    statement(
        OTHER_R,
        '"Our patrols can not be halted whenever someone likes,"',
        SERRA,
        "2026-06-12",
        StatementForm.DIRECT,
        Force.WARNS,
    ),
    statement(
        WIRE_R, '"We ask for a clear timetable,"', HADDAD, "2026-04-15", StatementForm.DIRECT, Force.DEMANDS
    ),
    statement(
        LATER_R, 'a quick withdrawal would be "a grave mistake"', HADDAD, "2026-06-12", StatementForm.MIXED
    ),
    statement(LATER_R, "his decision was final", NOBODY, None),
    statement(OTHER_R, HOSTILE, Speaker(SpeakerKind.PERSON, f"Eve {HOSTILE}"), "2026-06"),
    statement(
        LATER_R,
        "wants the force reduced unless patrols may move freely",
        US,
        "2026-06-12",
        force=Force.PROPOSES,
    ),
)
F = (
    figure(
        WIRE_R,
        "about 10,500 peacekeepers",
        "10,500",
        Amount(10500, 10500, "about"),
        "peacekeepers",
        "strength",
        population="uniformed",
        scope="deployed",
    ),
    figure(
        COPY_R,
        "around 10,500 peacekeepers",
        "10,500",
        Amount(10500, 10500, "around"),
        "peacekeepers",
        "strength",
        population="uniformed",
        scope="deployed",
    ),
    figure(
        LATER_R,
        "more than 13,000 people",
        "13,000",
        Amount(13000, None, "more than"),
        "people",
        "strength",
        population="",
        scope="deployed",
    ),
    figure(
        WIRE_R,
        "312 peacekeepers had died",
        "312",
        Amount(312, 312),
        "peacekeepers",
        "deaths",
        as_of="1978/2026-04-15",
    ),
    figure(
        COPY_R,
        "213 peacekeepers had died",
        "213",
        Amount(213, 213),
        "peacekeepers",
        "deaths",
        as_of="1978/2026-04-15",
    ),
    figure(
        WIRE_R,
        "94 of them in hostile acts",
        "94",
        Amount(94, 94),
        "peacekeepers",
        "deaths",
        cause="hostile act",
    ),
    figure(
        OTHER_R,
        "97 peacekeepers killed in attacks",
        "97",
        Amount(97, 97),
        "peacekeepers",
        "deaths",
        cause="hostile act",
    ),
    figure(WIRE_R, "41 times", "41", Amount(41, 41), "times", "denials", as_of="2026-01/2026-03"),
    figure(
        LATER_R,
        "between 6,000 and 7,000 troops",
        "6,000",
        Amount(6000, 7000),
        "troops",
        "strength",
        scope="proposed",
    ),
    figure(
        LATER_R,
        "observer mission of 1,200",
        "1,200",
        Amount(1200, 1200),
        "observers",
        "strength",
        scope="proposed",
    ),
)
C = (
    commitment(WIRE_R, "elections promised for March 2026", "election", "LB", "2026-03"),
    commitment(LATER_R, "will be held on 17 May or later", "election", "LB", "2026-05-17"),
    commitment(OTHER_R, "the election will be held on 24 May", "election", "LB", "2026-05-24"),
    commitment(WIRE_R, "The mandate ends on 31 August 2026", "mandate expiry", "", "2026-08-31"),
    commitment(COPY_R, "The mandate ends on 31 August 2026", "mandate expiry", "", "2026-08-31"),
    commitment(LOOSE_R, "A briefing is due this summer", "report", "un", "2026-06-30"),
)
P = (
    position(
        WIRE_R, "France wants the mandate renewed without change", "FR", "keep", Stance.SUPPORTS, "2026-04-15"
    ),
    position(
        LATER_R,
        "The United States wants the force reduced unless patrols may move freely",
        "US",
        "reduce",
        Stance.CONDITIONAL,
        "2026-06-12",
        "unless patrols may move freely",
    ),
    position(LATER_R, "Russia rejected any cut", "RU", "reduce", Stance.OPPOSES, "2026-06-12"),
    position(
        LATER_R,
        'a quick withdrawal would be "a grave mistake"',
        "LB",
        "withdraw",
        Stance.OPPOSES,
        "2026-06-12",
    ),
    position(WIRE_R, '"We ask for a clear timetable,"', "LB", "keep", Stance.ASKS, "2026-04-15"),
)
E = (
    Event(
        make_id("e", 1),
        LATER_R.id,
        at(LATER_R, "met members on 12 June"),
        "council meeting",
        ("unifil",),
        (),
        "New York",
        "2026-06-12",
        None,
        "met members",
    ),
    Event(
        make_id("e", 2),
        OTHER_R.id,
        at(OTHER_R, "97 peacekeepers killed in attacks"),
        "attack",
        (),
        ("unifil",),
        "",
        None,
        None,
        "killed",
    ),
)
X = (
    Restriction(
        make_id("x", 1),
        WIRE_R.id,
        at(WIRE_R, "was denied passage 41 times between January and March"),
        "movement",
        "LB",
        "unifil",
        "2026-01/2026-03",
        count=F[7].id,
    ),
    Restriction(
        make_id("x", 2),
        LATER_R.id,
        at(LATER_R, "was denied passage 41 times between January and March"),
        "movement",
        "LB",
        "unifil",
        "2026-01/2026-03",
    ),
)

K = VerdictKind
MATTERS = (
    Matter("m1", "figures", "Strength of the force", (F[0].id, F[1].id, F[2].id), (
        Verdict(F[0].id, F[1].id, K.ROUNDING, "Both give 10,500, one hedged as about, one as around."),
        Verdict(F[0].id, F[2].id, K.DIFFERENT_DEFINITION, "One counts uniformed peacekeepers, the other includes civilian staff.", "population"),
    ), ((WIRE_R.id, COPY_R.id), (LATER_R.id,))),
    Matter("m2", "figures", "Peacekeepers dead since 1978", (F[3].id, F[4].id), (
        Verdict(F[3].id, F[4].id, K.CONTRADICTION, "The same count and period with digits in another order.", "value", "The mission's own list of fatalities for April 2026."),
    ), ((WIRE_R.id, COPY_R.id),), suspect=(F[4].id,)),
    Matter("m3", "figures", "Peacekeepers killed by hostile acts", (F[5].id, F[6].id), (
        Verdict(F[5].id, F[6].id, K.UPDATES, "The later report has a later as-of day.", "as of"),
    ), ((WIRE_R.id, COPY_R.id), (OTHER_R.id,))),
    Matter("m4", "figures", "Denials of passage", (F[7].id,), (), ((WIRE_R.id, COPY_R.id),)),
    Matter("m5", "commitments", "Election in Lebanon", (C[0].id, C[1].id, C[2].id), (
        Verdict(C[0].id, C[1].id, K.SLIPPAGE, "March passed and a later day is named.", "due date"),
        Verdict(C[1].id, C[2].id, K.UNDETERMINED, "Two days in May for what is called one election.", "due date", "The decree that convenes voters."),
    ), ((WIRE_R.id, COPY_R.id), (LATER_R.id,), (OTHER_R.id,))),
    Matter("m6", "commitments", "End of the mandate", (C[3].id, C[4].id), (
        Verdict(C[3].id, C[4].id, K.SAME, "The same day."),
    ), ((WIRE_R.id, COPY_R.id),)),
    Matter("m7", "restrictions", "Denied passage", (X[0].id, X[1].id), (
        Verdict(X[0].id, X[1].id, K.REFINES, "The wire gives the count."),
    ), ((WIRE_R.id, COPY_R.id), (LATER_R.id,))),
    Matter("m8", "sayings", "A decision called final", (S[5].id, S[4].id), (
        Verdict(S[4].id, S[5].id, K.GARBLE, "The pronouns do not fit one speaker."),
    ), ((LATER_R.id,),), suspect=(S[5].id,)),
)  # fmt: skip

QUOTES = (
    QuoteFamily("q1", "Aroldo Serra", (
        QuoteVersion(S[0].id, S[0].content[0], (), 0.0),
        QuoteVersion(S[1].id, S[1].content[0], (WordDifference(Difference.SYNONYM, "cannot", "must not"),), 0.25),
        QuoteVersion(S[2].id, S[2].content[0], (WordDifference(Difference.WORDING, "stopped at will", "halted whenever someone likes"),), 0.6),
    ), S[0].id, "The wire was published first and the others share its sentence order."),
)  # fmt: skip

SUSPICIONS = (
    Suspicion(at(LATER_R, "She said his decision was final"), "gender", "“She said” follows a man's statement and no woman is named.", (S[5].id,), None, "Nadim Haddad"),
    Suspicion(at(COPY_R, "213 peacekeepers had died"), "digits", "The sister report has 312.", (F[4].id,), at(WIRE_R, "312 peacekeepers had died")),
)  # fmt: skip

PAIRS = (
    ReportPair(*sorted((WIRE_R.id, COPY_R.id)), PairType.EDITED_COPY, 0.6, 0.9, 1.0, 3, (
        SentencePair(at(WIRE_R, "The mandate ends on 31 August 2026."), at(COPY_R, "The mandate ends on 31 August 2026."), Correspondence.IDENTICAL, 1.0, ()),
    ), "Nine of ten sentences correspond in the same order."),
    ReportPair(*sorted((WIRE_R.id, LATER_R.id)), PairType.SHARED_BACKGROUND, 0.1, 0.1, 1.0, 1, (
        SentencePair(at(WIRE_R, "was denied passage 41 times"), at(LATER_R, "was denied passage 41 times"), Correspondence.EDITED, 0.8, ()),
    ), "One background sentence is shared."),
)  # fmt: skip


def _claims(report: Report) -> ReportClaims:
    return ReportClaims(
        report.id, *(tuple(c for c in held if c.report == report.id) for held in (S, F, E, X, C, P))
    )


RECORD = Record(
    known_on=date(2026, 6, 14),
    reports=REPORTS,
    brackets=BRACKETS,
    undated=(LOOSE_R.id,),
    pairs=PAIRS,
    families=(
        StoryFamily("y1", (WIRE_R.id, COPY_R.id)),
        StoryFamily("y2", (LATER_R.id,)),
        StoryFamily("y3", (OTHER_R.id,)),
        StoryFamily("y4", (FRENCH_R.id,)),
    ),
    claims=tuple(_claims(r) for r in REPORTS[:4]),
    quotes=QUOTES,
    suspicions=SUSPICIONS,
    matters=MATTERS,
    identities=(),
    options=(
        Option("o1", "keep", (at(WIRE_R, "France wants the mandate renewed without change"),), (), ("FR",), "2026-04-15", (), ("LB",)),
        Option("o2", "reduce", (at(LATER_R, "cut the force to between 6,000 and 7,000 troops"),), (F[8].id,), (), None, ("RU",), (), (S[7].id,)),
        Option("o3", "political mission", (at(LATER_R, "turn it into an observer mission of 1,200"),), (F[9].id,), (), None, (), ()),
    ),
    skipped=(Skipped("scan <b>.pdf", "sources", "The PDF has no text layer; run text recognition first."),),
    mission="unifil",
)  # fmt: skip

RECORD = replace(RECORD, stances=trace_stances(RECORD))

EARLIER = replace(
    RECORD,
    known_on=date(2026, 4, 30),
    reports=(WIRE_R, COPY_R),
    brackets=BRACKETS[:2],
    undated=(),
    pairs=PAIRS[:1],
    families=(StoryFamily("y1", (WIRE_R.id, COPY_R.id)),),
    claims=tuple(_claims(r) for r in REPORTS[:2]),
    quotes=(),
    suspicions=(),
    matters=(),
    options=(),
    skipped=(),
)

EARLIER = replace(EARLIER, stances=trace_stances(EARLIER))

FIVE = ("CN", "FR", "RU", "GB", "US")
TEN = ("DK", "GR", "PK", "PA", "SO", "BH", "CO", "CD", "LV", "LR")


def _tally(option: str, **stances: Stance) -> Tally:
    held = {p.holder: p for p in P if p.option == option}
    members = tuple(
        MemberPosition(
            m, m in FIVE, stances.get(m), (held[m].id,) if m in held else (), counted=_counted(stances.get(m))
        )
        for m in (*FIVE, *TEN)
    )
    yes, no = (sum(s is k for s in stances.values()) for k in (Stance.SUPPORTS, Stance.OPPOSES))
    stated = tuple(m for m in FIVE if stances.get(m) is Stance.OPPOSES)
    silent = tuple(m for m in FIVE if m not in stances)
    open_ = tuple(m.member for m in members if m.counted is CountedVote.OPEN)
    passing = () if stated else (VoteSet((), open_, 9 - yes),)
    blocking = (VoteSet(()),) if stated else (VoteSet((), silent, 1), VoteSet((), TEN, 7 - no))
    return Tally(option, date(2026, 6, 14), members, yes, 15 - no, 9, (*stated, *silent), stated, ("CN",),
                 ("It passes when nine members vote for it and no permanent member votes against.",), "Charter, article 27(3)",
                 passing, blocking)  # fmt: skip


def _counted(stance: Stance | None) -> CountedVote:
    if stance is Stance.OPPOSES:
        return CountedVote.NO
    return CountedVote.YES if stance in (Stance.SUPPORTS, Stance.ASKS) else CountedVote.OPEN


ASSESSMENTS = Assessments(
    clock=MandateClock(
        mission="unifil",
        today=date(2026, 6, 14),
        resolution="S/RES/2790 (2025)",
        expires=date(2026, 8, 31),
        days_left=78,
        steps=(
            ClockStep("2025-08-28", "Mandate renewed by S/RES/2790", "mandate", (), "S/RES/2790 (2025)"),
            ClockStep("2026-04-15", "Council briefed", "report", (S[0].id,)),
            ClockStep("2026-07", "Report of the Secretary-General due", "report", (), "S/RES/2790 (2025)"),
            ClockStep("2026-05-24", "Election in Lebanon", "commitment", (C[0].id, C[1].id, C[2].id), was=("2026-03", "2026-05-17")),
            ClockStep("2026-06-12", "Council meeting", "vote", (E[0].id,)),
            ClockStep("2026-06-14", "Today", "today", ()),
            ClockStep("2026-08-31", "Mandate ends", "expiry", (C[3].id,), "S/RES/2790 (2025)"),
        ),
        reported=(C[3].id, C[4].id),
    ),
    tallies=(_tally("keep", FR=Stance.SUPPORTS), _tally("reduce", US=Stance.CONDITIONAL, RU=Stance.OPPOSES)),
)  # fmt: skip
