"""A record made ready for reading: everything by id, in canonical order.

Takes a `Record`; gives a `RecordIndex` that every view reads. Never changes a value: two records that hold
the same values in another order give equal indexes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from penholder.model import (
    Claim,
    Commitment,
    DateBracket,
    Edtf,
    Event,
    Figure,
    Independence,
    Matter,
    Record,
    Report,
    ReportClaims,
    ReportPair,
    Restriction,
    SentencePair,
    Span,
    Statement,
    StoryFamily,
    Suspicion,
    make_id,
)
from penholder.outputs.wording import clean

MOST_MARKS = 4
"""Evidence marks a single sentence carries at most; the rest is reached through the matter."""


@dataclass(frozen=True, slots=True)
class RecordIndex:
    """A record in canonical order, with what views look up."""

    record: Record
    reports: dict[str, Report]
    brackets: dict[str, DateBracket]
    family_of: dict[str, StoryFamily]
    claims: dict[str, Claim]
    suspicions: dict[str, tuple[Suspicion, ...]]
    """Claim id to the suspicions that touch it."""
    matter_of: dict[str, Matter]
    passages: dict[str, Suspicion]
    """Suspicions by the id they are cited by."""
    shared: dict[str, SentencePair]
    """Corresponding sentences by the id they are cited by."""
    codes: dict[str, str]
    """Report id to the letter that stands for it, in the order of known-on days; those left out come last."""
    outlets: Counter[str]
    """How many reports each named outlet has."""
    independence: dict[str, Independence]
    """Origins by the claim or matter they stand behind."""
    pairs: dict[frozenset[str], ReportPair]
    """Related reports by their two ids."""

    def known_on(self, report: str) -> date | None:
        """The day by which the report is known: the latest day of its bracket."""
        found = self.brackets.get(report)
        return found.latest if found else None

    def is_suspect(self, claim: str) -> bool:
        """Whether a suspicion touches the claim."""
        return claim in self.suspicions

    def order(self, claim: str) -> tuple[date, str, int, str]:
        """Sort key of a claim: known-on (unknown last), report, place in the text, id."""
        found = self.claims[claim]
        return (self.known_on(found.report) or date.max, found.report, span_of(found).start, claim)

    def sort(self, claims: Iterable[str]) -> tuple[str, ...]:
        """Claim ids of this record in order of `order`; ids it does not hold are left out."""
        return tuple(sorted({c for c in claims if c in self.claims}, key=self.order))

    def cite(self, claims: Iterable[str], most: int = MOST_MARKS) -> tuple[str, ...]:
        """The few claims that support a sentence best: sound ones first, one of each story family first."""
        ranked, seen = [], set[str]()
        for claim in self.sort(claims):
            found = self.family_of.get(self.claims[claim].report)
            family = found.id if found else self.claims[claim].report
            ranked.append((self.is_suspect(claim), family in seen, self.order(claim), claim))
            seen.add(family)
        return tuple(claim for *_, claim in sorted(ranked)[:most])


def span_of(claim: Claim) -> Span:
    """The span a claim is found by: its own, or a statement's first fragment."""
    return claim.content[0] if isinstance(claim, Statement) else claim.span


def when_of(claim: Claim) -> Edtf | None:
    """The day or period a claim holds for, is due on, happened on or was said on."""
    if isinstance(claim, Figure):
        return claim.as_of
    if isinstance(claim, Commitment):
        return claim.due
    if isinstance(claim, Event):
        return claim.when
    return claim.period if isinstance(claim, Restriction) else claim.said


def suspicion_id(suspicion: Suspicion) -> str:
    """The id a suspicion is cited by."""
    return make_id("g", suspicion.span.report, suspicion.span.start, suspicion.span.end, suspicion.rule)


def shared_id(pair: ReportPair, sentences: SentencePair) -> str:
    """The id a pair of corresponding sentences is cited by."""
    return make_id("t", pair.a, pair.b, sentences.a.start, sentences.b.start)


def settle(record: Record) -> Record:
    """The record with every list in canonical order."""
    return replace(
        record,
        reports=tuple(sorted(record.reports, key=lambda r: r.id)),
        brackets=tuple(sorted(record.brackets, key=lambda b: b.report)),
        undated=tuple(sorted(record.undated)),
        pairs=tuple(sorted(record.pairs, key=lambda p: (p.a, p.b))),
        families=tuple(sorted(record.families, key=lambda f: f.id)),
        claims=tuple(_settle_claims(c) for c in sorted(record.claims, key=lambda c: c.report)),
        quotes=tuple(sorted(record.quotes, key=lambda q: q.id)),
        suspicions=tuple(sorted(record.suspicions, key=lambda s: (s.span, s.rule))),
        matters=tuple(_settle_matter(m) for m in sorted(record.matters, key=lambda m: m.id)),
        identities=tuple(sorted(record.identities, key=lambda i: i.id)),
        options=tuple(sorted(record.options, key=lambda o: (o.key, o.id))),
        skipped=tuple(sorted(record.skipped, key=lambda s: (s.path, s.stage, s.reason))),
        independence=tuple(sorted(record.independence, key=lambda i: i.of)),
        checks=tuple(sorted(record.checks, key=lambda c: (c.figure, c.series))),
        judged=tuple(sorted(record.judged, key=lambda j: (j.judgement.on, j.judgement.id))),
    )


def _settle_claims(claims: ReportClaims) -> ReportClaims:
    return ReportClaims(
        claims.report,
        tuple(sorted(claims.statements, key=_place)),
        tuple(sorted(claims.figures, key=_place)),
        tuple(sorted(claims.events, key=_place)),
        tuple(sorted(claims.restrictions, key=_place)),
        tuple(sorted(claims.commitments, key=_place)),
        tuple(sorted(claims.positions, key=_place)),
    )


def _place(claim: Claim) -> tuple[int, int, str]:
    span = span_of(claim)
    return (span.start, span.end, claim.id)


def _settle_matter(matter: Matter) -> Matter:
    return replace(
        matter,
        claims=tuple(sorted(matter.claims)),
        verdicts=tuple(sorted(matter.verdicts, key=lambda v: (v.a, v.b, v.kind, v.facet))),
        origins=tuple(sorted(tuple(sorted(o)) for o in matter.origins)),
        suspect=tuple(sorted(matter.suspect)),
    )


def index_record(record: Record) -> RecordIndex:
    """The index of a record, whatever order its lists are in."""
    record = settle(record)
    reports = {r.id for r in record.reports}
    suspicions: dict[str, tuple[Suspicion, ...]] = {}
    for suspicion in record.suspicions:
        for claim in suspicion.claims:
            suspicions[claim] = (*suspicions.get(claim, ()), suspicion)
    return RecordIndex(
        record=record,
        reports={r.id: r for r in record.reports},
        brackets={b.report: b for b in record.brackets},
        family_of={r: f for f in record.families for r in f.reports},
        claims={claim.id: claim for held in record.claims for claim in held.all()},
        suspicions=suspicions,
        matter_of={claim: m for m in record.matters for claim in m.claims},
        passages={suspicion_id(s): s for s in record.suspicions if s.span.report in reports},
        shared={shared_id(p, s): s for p in record.pairs for s in p.sentences if {p.a, p.b} <= reports},
        codes=_codes(record),
        outlets=Counter(clean(r.provenance.outlet or "") for r in record.reports),
        independence={i.of: i for i in record.independence},
        pairs={frozenset((p.a, p.b)): p for p in record.pairs},
    )


def _codes(record: Record) -> dict[str, str]:
    days = {b.report: b.latest for b in record.brackets}
    left = set(record.undated)  # a letter stays what it was when a report is left out
    ordered = sorted(record.reports, key=lambda r: (r.id in left, days.get(r.id) or date.max, r.id))
    return {r.id: _letters(place) for place, r in enumerate(ordered)}


def _letters(place: int) -> str:
    """A, B ... Z, AA, AB ..."""
    high, low = divmod(place, 26)
    return (_letters(high - 1) if high else "") + chr(ord("A") + low)
