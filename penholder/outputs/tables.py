"""The columns of every exported ledger, with their meaning.

Takes a `RecordIndex`; gives rows of strings. Never holds a column without a meaning: the documentation of
the export is generated from here.
"""

from __future__ import annotations

from collections.abc import Iterator

from penholder.model import (
    Assessments,
    Claim,
    Commitment,
    Event,
    Figure,
    Position,
    Restriction,
    Ruling,
    Span,
    Statement,
)
from penholder.outputs.columns import Column, Row, Table, make_columns
from penholder.outputs.relations import RELATIONS
from penholder.outputs.views import labels
from penholder.outputs.views.clock import view_clock
from penholder.outputs.views.describe import due, figure_value, speaker
from penholder.outputs.views.evidence import family_words, report_outlet, report_title
from penholder.outputs.views.index import RecordIndex, span_of
from penholder.outputs.views.sayings import left_open
from penholder.outputs.views.tallies import view_tally
from penholder.outputs.wording import bracket

CLAIM_COLUMNS = (
    Column("id", "id of the claim; stable while report, words and value stay the same"),
    Column("report", "id of the report"),
    Column("start", "first character of the words in the report"),
    Column("end", "character after the last one"),
    Column("words", "the words, on one line and without control characters"),
    Column("known_on", "day by which the report is known (ISO 8601); empty when unknown"),
    Column("matter", "id of the matter it belongs to; empty for none"),
    Column("suspect", "yes when a suspicion touches it"),
)


def _place(index: RecordIndex, claim: Claim) -> Row:
    span: Span = span_of(claim)
    known, matter = index.known_on(claim.report), index.matter_of.get(claim.id)
    suspect = "yes" if index.is_suspect(claim.id) else "no"
    where = (claim.id, claim.report, str(span.start), str(span.end), span.words)
    return (*where, known.isoformat() if known else "", matter.id if matter else "", suspect)


def _claims(index: RecordIndex, kind: type) -> Iterator[Claim]:
    for claim in index.sort(c for c, found in index.claims.items() if isinstance(found, kind)):
        yield index.claims[claim]


def _statements(index: RecordIndex, _: Assessments) -> Iterator[Row]:
    for c in _claims(index, Statement):
        assert isinstance(c, Statement)
        side = labels.actor(c.speaker.speaks_for or "")
        said = (
            speaker(c.speaker),
            side,
            c.speaker.office or "",
            c.force,
            c.form,
            c.said or "",
            c.forum or "",
        )
        worded = (_words(c.said_words), _words(c.addressee), c.hand, _words(c.relayed_by))
        sounds = (c.certainty, _words(c.certainty_words))
        confident = "yes" if c.speaker.confident else "no"
        yield (*_place(index, c), *said, confident, c.nested_in or "", *worded, *sounds, left_open(c.speaker))


def _words(span: Span | None) -> str:
    return span.words if span else ""


def _figures(index: RecordIndex, _: Assessments) -> Iterator[Row]:
    for c in _claims(index, Figure):
        assert isinstance(c, Figure)
        bounds = tuple(
            "" if v is None else f"{v:g}" if abs(v) < 1e6 else f"{v:.0f}"
            for v in (c.amount.low, c.amount.high)
        )
        facets = (c.unit, c.measure, c.population, c.scope, c.cause, c.about, c.place, c.as_of or "")
        yield (*_place(index, c), figure_value(c), *bounds, c.amount.hedge, *facets, " ".join(c.derived_from))


def _events(index: RecordIndex, _: Assessments) -> Iterator[Row]:
    for c in _claims(index, Event):
        assert isinstance(c, Event)
        yield (
            *_place(index, c),
            c.kind,
            "; ".join(c.actors),
            "; ".join(c.targets),
            c.place,
            c.when or "",
            c.what,
        )


def _restrictions(index: RecordIndex, _: Assessments) -> Iterator[Row]:
    for c in _claims(index, Restriction):
        assert isinstance(c, Restriction)
        yield (
            *_place(index, c),
            c.kind,
            c.by,
            c.on,
            c.period or "",
            c.count or "",
            c.share or "",
            c.share_of,
            c.place,
            c.status,
        )


def _commitments(index: RecordIndex, _: Assessments) -> Iterator[Row]:
    for c in _claims(index, Commitment):
        assert isinstance(c, Commitment)
        told = (c.kind, c.what, c.promiser, c.due or "", due(c), c.modality)
        yield (*_place(index, c), *told, c.to, c.told, c.part, _words(c.condition))


def _positions(index: RecordIndex, _: Assessments) -> Iterator[Row]:
    for c in _claims(index, Position):
        assert isinstance(c, Position)
        condition = c.condition.words if c.condition else ""
        yield (*_place(index, c), labels.actor(c.holder), c.option, c.stance, condition, c.said or "")


def _reports(index: RecordIndex, _: Assessments) -> Iterator[Row]:
    for r in index.record.reports:
        b, family = index.brackets.get(r.id), index.family_of.get(r.id)
        days = tuple(
            d.isoformat() if d else "" for d in ((b.earliest, b.latest, b.best) if b else (None,) * 3)
        )
        named = (r.id, r.path, report_title(r), report_outlet(r), r.provenance.address or "", r.language)
        counted = "no" if r.id in index.record.undated else "yes"
        yield (*named, *days, bracket(b), family.id if family else "", family_words(index, r.id), counted)


def _matters(index: RecordIndex, _: Assessments) -> Iterator[Row]:
    for m in index.record.matters:
        yield (m.id, m.ledger, m.label, " ".join(m.claims), str(len(m.origins)), " ".join(m.suspect))


def _verdicts(index: RecordIndex, _: Assessments) -> Iterator[Row]:
    for m in index.record.matters:
        for v in m.verdicts:
            yield (m.id, v.a, v.b, v.kind, v.facet, v.reason, v.settled_by)


def _judgements(index: RecordIndex, _: Assessments) -> Iterator[Row]:
    for judged in index.record.judged:
        j = judged.judgement
        ruled = (j.id, judged.state, j.ruling, j.verdict or "", judged.matter or "", j.label)
        bears = (judged.claims, (s.words for s in j.spans), judged.set_aside, judged.reopened_by)
        joined = (" | ".join(parts) if n == 1 else " ".join(parts) for n, parts in enumerate(bears))
        retired = (j.retired_by or "", j.retired_on.isoformat() if j.retired_on else "", j.retired_because)
        vote = (j.member, j.option, j.vote or ("unknown" if j.ruling is Ruling.VOTE else ""))
        yield (*ruled, *joined, j.reason, j.by, j.on.isoformat(), *retired, *vote)


def _suspicions(index: RecordIndex, _: Assessments) -> Iterator[Row]:
    for s in index.record.suspicions:
        place = (s.span.report, str(s.span.start), str(s.span.end), s.span.words)
        sister = s.sister.words if s.sister else ""
        yield (*place, s.rule, s.reason, " ".join(s.claims), sister, s.candidate or "")


def _checks(index: RecordIndex, _: Assessments) -> Iterator[Row]:
    for check in index.record.checks:
        ends = (check.reason, check.source)
        if not check.answers:
            yield (check.figure, check.series, *("",) * 9, *ends)
        for place, a in enumerate(check.answers):
            ranged = tuple(
                "" if v is None else f"{v:g}" if v < 1e6 else f"{v:.0f}" for v in (a.value, a.low, a.high)
            )
            days = (a.since.isoformat() if a.since else "", a.until.isoformat())
            told = ("yes" if a.fits else "no", "yes" if place == check.fitting else "no", " ".join(a.departs))
            yield (check.figure, check.series, a.definition, *ranged, *days, *told, *ends)


def _skipped(index: RecordIndex, _: Assessments) -> Iterator[Row]:
    yield from ((s.path, s.stage, s.reason) for s in index.record.skipped)


def _clock(index: RecordIndex, assessments: Assessments) -> Iterator[Row]:
    view = view_clock(index, assessments.clock)
    for p in view.points if view else ():
        was = "; ".join(s.words for s in p.was)
        yield (p.last.isoformat(), p.when, p.kind, p.label, was, " ".join(p.line.evidence), p.line.source)


def _tallies(index: RecordIndex, assessments: Assessments) -> Iterator[Row]:
    for t in sorted(assessments.tallies, key=lambda t: t.option):
        v = view_tally(index, t)
        pivotal = "; ".join(s.name for s in v.seats if s.pivotal)
        vetoes = "; ".join(f"{s.name} ({s.veto})" for s in v.seats if s.veto)
        made = "; ".join(f"{s.name} ({s.counted})" for s in v.seats if s.is_set)
        yield (t.option, str(v.low), str(v.high), str(v.required), vetoes, pivotal, t.rule, v.sets.text, made)


STATEMENTS = Table("statements", "who said what", (*CLAIM_COLUMNS, *make_columns(
    ("speaker", "who speaks, as far as resolved"), ("speaks_for", "state or body spoken for"), ("office", "office held that day"),
    ("force", "what the speaker does by saying it"), ("form", "direct, mixed or indirect"), ("said", "day said (EDTF)"),
    ("forum", "where it was said"), ("confident", "no when the speaker is a guess"), ("nested_in", "statement it is reported within"),
    ("said_words", "the words that date it; empty when the day was carried over or is unknown"),
    ("addressee", "to whom, as worded"), ("hand", "first hand, or second hand when somebody passed it on"),
    ("relayed_by", "who passed it on, as worded"), ("certainty", "how sure the speaker sounds, by the words alone"),
    ("certainty_words", "the words that show it; empty when plain"),
    ("left_open", "why it is left open who speaks; empty when it is not"),
)), _statements)  # fmt: skip
"""Who said what: also the table of `penholder sayings --csv`."""

TABLES = (
    Table("reports", "one row per report", make_columns(
        ("id", "id of the report"), ("path", "where the file was found"), ("title", "title, or first words"),
        ("outlet", "outlet and agency as far as known"), ("address", "address as told or found"),
        ("language", "language code"), ("earliest", "earliest day of publication"), ("latest", "latest day: the known-on day"),
        ("best", "best day when determined"), ("published", "the bracket in words"), ("family", "id of its story family"),
        ("copies", "the family in words"), ("counted", "no when its bracket straddles the day asked for"),
    ), _reports),
    STATEMENTS,
    Table("figures", "every quantity", (*CLAIM_COLUMNS, *make_columns(
        ("value", "value as printed in the brief"), ("low", "lower bound; empty for none"), ("high", "upper bound; empty for none"),
        ("hedge", "hedge as worded"), ("unit", "what is counted, as worded"), ("measure", "key of the measure"),
        ("population", "military, police, ...; empty when not said"), ("scope", "deployed, authorised, ..."), ("cause", "hostile act, ..."),
        ("about", "mission, state or body it is about"), ("place", "place"), ("as_of", "day or period it holds for (EDTF)"),
        ("derived_from", "ids of the figures it was computed from"),
    )), _figures),
    Table("events", "what happened", (*CLAIM_COLUMNS, *make_columns(
        ("kind", "kind of event"), ("actors", "who acts"), ("targets", "who is acted on"), ("place", "where"),
        ("when", "day or period (EDTF)"), ("what", "short description"),
    )), _events),
    Table("restrictions", "what a host state restricts", (*CLAIM_COLUMNS, *make_columns(
        ("kind", "kind of restriction"), ("by", "who restricts"), ("on", "whom"), ("period", "when (EDTF)"),
        ("count", "id of the figure that counts it"), ("share", "id of the figure that gives a share"), ("share_of", "what the share is of"),
        ("place", "where it bears; empty when not said"), ("status", "imposed, threatened or lifted"),
    )), _restrictions),
    Table("commitments", "promises and deadlines", (*CLAIM_COLUMNS, *make_columns(
        ("kind", "commitment or deadline"), ("what", "what is promised"), ("promiser", "who promises"), ("due", "due day (EDTF)"),
        ("due_words", "due day as printed in the brief"), ("modality", "planned, scheduled, held ..., as worded"),
        ("to", "to whom it was promised or is owed"), ("told", "what the report says became of it: ahead, renewed, moved, kept, broken, dropped"),
        ("part", "which part is promised; empty for the whole"), ("condition", "what it depends on, as worded"),
    )), _commitments),
    Table("positions", "who stands where", (*CLAIM_COLUMNS, *make_columns(
        ("holder", "state, party or body"), ("option", "key of the option"), ("stance", "supports, opposes, ..."),
        ("condition", "the condition, as worded"), ("said", "day said (EDTF)"),
    )), _positions),
    Table("matters", "what several claims are about", make_columns(
        ("id", "id of the matter"), ("ledger", "ledger"), ("label", "what it is"), ("claims", "ids of its claims"),
        ("origins", "independent origins at most"), ("suspect", "ids of suspect claims"),
    ), _matters),
    Table("verdicts", "how versions of a matter are related", make_columns(
        ("matter", "id of the matter"), ("a", "earlier claim"), ("b", "later claim"), ("kind", "verdict"), ("facet", "what differs"),
        ("reason", "one sentence"), ("settled_by", "what would settle it"),
    ), _verdicts),
    *RELATIONS,
    Table("suspicions", "passages that show signs of garbling", make_columns(
        ("report", "id of the report"), ("start", "first character"), ("end", "character after the last"), ("words", "the passage"),
        ("rule", "rule that flags it"), ("reason", "why"), ("claims", "ids of the claims it touches"), ("sister", "sister passage"),
        ("candidate", "what was meant, at low confidence"),
    ), _suspicions),
    Table("judgements", "what people ruled, and where each ruling stands", make_columns(
        ("id", "id of the judgement"), ("state", "in force, reopened, retired, not in the record"), ("ruling", "stands, set aside, verdict, vote"),
        ("verdict", "the relation ruled; empty for other rulings"), ("matter", "id of the matter it bears on now; empty for none"),
        ("label", "what the matter was called when it was judged"), ("claims", "ids of the claims ruled on, as of now"), ("words", "their words"),
        ("set_aside", "ids of the claims it sets aside"), ("reopened_by", "ids of the claims that reopened it"), ("reason", "why"),
        ("by", "who signed"), ("on", "day of signing (ISO 8601)"), ("retired_by", "who retired it; empty for nobody"),
        ("retired_on", "day"), ("retired_because", "why"),
        ("member", "code of the member whose vote is set; empty for other rulings"), ("option", "key of the option it is on"),
        ("vote", "yes, no, abstain, absent, or unknown for one left open"),
    ), _judgements),
    Table("checks", "figures beside imported official series, one row per definition", make_columns(
        ("figure", "id of the figure"), ("series", "name of the series"), ("definition", "the definition in words; empty where the series has no answer"),
        ("value", "its value"), ("low", "lower end where a day, cause or personnel type is open; empty for none"), ("high", "upper end"),
        ("since", "first day counted (ISO 8601); empty for the mission's first"), ("until", "last day counted"),
        ("fits", "yes when the figure as worded allows the value"), ("chosen", "yes for the definition that makes it right"),
        ("departs", "facets in which it departs from the words"), ("reason", "one sentence"), ("source", "file, checksum, last day, attribution"),
    ), _checks),
    Table("clock", "dated steps of the mandate clock", make_columns(
        ("day", "last day of the step (ISO 8601)"), ("when", "the day in words"), ("kind", "mandate, report, vote, commitment, expiry"),
        ("label", "what it is"), ("was", "earlier due days"), ("claims", "ids of claims"), ("source", "document, when not from claims"),
    ), _clock),
    Table("tallies", "what votes can add up to", make_columns(
        ("option", "key of the option"), ("low", "fewest votes for"), ("high", "most votes for"), ("required", "votes required"),
        ("vetoes", "permanent members with a stated or not excluded veto"), ("pivotal", "members the outcome turns on"), ("rule", "rule applied"),
        ("smallest_sets", "the smallest sets of members that carry it and that stop it, in a sentence"),
        ("set_votes", "members whose vote a person has set, with what it is counted as"),
    ), _tallies),
    Table("skipped", "files that did not become reports", make_columns(
        ("path", "file"), ("stage", "stage that gave up"), ("reason", "reason and fix"),
    ), _skipped),
)  # fmt: skip
"""Every table an export writes, in this order."""
