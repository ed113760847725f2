"""What verdicts need to know besides the two claims: when each report was known, and which passages correspond.

Takes a record's brackets, pairs, families and suspicions; gives quick answers about claims. Never judges.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from penholder.model import (
    Claim,
    DateBracket,
    Figure,
    Record,
    ReportPair,
    Span,
    Statement,
    StoryFamily,
    Suspicion,
)

C = TypeVar("C", bound=Claim)
_FAR_FUTURE = date.max


def claim_span(claim: Claim) -> Span:
    """The words that carry the claim: its span, or the first content fragment of a statement."""
    return claim.content[0] if isinstance(claim, Statement) else claim.span


@dataclass(frozen=True)
class Setting:
    """Answers about claims, built once per record."""

    brackets: Sequence[DateBracket]
    pairs: Sequence[ReportPair]
    families: Sequence[StoryFamily]
    suspicions: Sequence[Suspicion]
    figures: Sequence[Figure] = ()
    """Every figure of the record, so that parts of one count are found in one sentence."""
    day: date | None = None
    """The record's known-on day: what was decided later is not used; None when it is not known."""
    _known: dict[str, date] = field(init=False)
    _out: dict[str, date] = field(init=False)
    _family: dict[str, str] = field(init=False)
    _pair: dict[tuple[str, str], ReportPair] = field(init=False)
    _suspect: dict[str, Suspicion] = field(init=False)
    _made_from: dict[str, frozenset[str]] = field(init=False)
    _beside: dict[tuple[Span, str, str], tuple[Figure, ...]] = field(init=False)

    def __post_init__(self) -> None:
        known = {b.report: b.latest for b in self.brackets if b.latest is not None}
        out = {b.report: b.earliest for b in self.brackets if b.earliest is not None}
        object.__setattr__(self, "_known", known)
        object.__setattr__(self, "_out", out)
        object.__setattr__(self, "_family", {r: f.id for f in self.families for r in f.reports})
        object.__setattr__(self, "_pair", {(p.a, p.b): p for p in self.pairs})
        suspect = {claim: s for s in reversed(self.suspicions) for claim in s.claims}
        object.__setattr__(self, "_suspect", suspect)
        object.__setattr__(self, "_made_from", _trace_copies(self.families))
        beside: dict[tuple[Span, str, str], tuple[Figure, ...]] = {}
        for figure in sorted(self.figures, key=lambda f: (f.report, f.span.start, f.id)):
            key = (figure.sentence, figure.measure, figure.scope)
            beside[key] = (*beside.get(key, ()), figure)
        object.__setattr__(self, "_beside", beside)

    @classmethod
    def of(cls, record: Record) -> Setting:
        """The setting of a record whose families have been grouped."""
        figures = tuple(f for made in record.claims for f in made.figures if not f.derived_from)
        return cls(
            record.brackets, record.pairs, record.families, record.suspicions, figures, record.known_on
        )

    def known_on(self, claim: Claim) -> date | None:
        """The day by which the claim's report was surely out."""
        return self._known.get(claim.report)

    def latest_day(self, *claims: Claim) -> date | None:
        """The record's known-on day; where it has none, the latest day by which one of the claims was out."""
        known = [self._known[claim.report] for claim in claims if claim.report in self._known]
        return self.day or max(known, default=None)

    def out_from(self, claim: Claim) -> date | None:
        """The earliest day on which the claim's report can have been published."""
        return self._out.get(claim.report)

    def order(self, claim: Claim) -> tuple[date, str, int]:
        """Sort key: known-on day (unknown last), report, place in the report."""
        return (self._known.get(claim.report, _FAR_FUTURE), claim.report, claim_span(claim).start)

    def in_order(self, claims: Iterable[C]) -> list[C]:
        """Claims by known-on day, then report, then place."""
        return sorted(claims, key=self.order)

    def same_family(self, a: Claim, b: Claim) -> bool:
        """Whether the claims' reports tell one text."""
        return self._family.get(a.report, a.report) == self._family.get(b.report, b.report)

    def nearer(self, a: C, b: C) -> C | None:
        """Of two claims in copies of one text, the one whose report the other was made from; None when not known."""
        if a.report in self._made_from.get(b.report, ()):
            return a
        return b if b.report in self._made_from.get(a.report, ()) else None

    def parts_beside(self, figure: Figure) -> tuple[Figure, ...]:
        """The figures of one measure in the figure's sentence, itself included, when each counts others; else none."""
        found = self._beside.get((figure.sentence, figure.measure, figure.scope), ())
        return found if len({f.population for f in found}) == len(found) else ()

    def suspicion(self, claim: Claim) -> Suspicion | None:
        """The suspicion that touches the claim, if any."""
        return self._suspect.get(claim.id)

    def correspond(self, a: Claim, b: Claim) -> bool:
        """Whether the claims stand in corresponding sentences of two related reports."""
        if a.report > b.report:
            a, b = b, a
        pair = self._pair.get((a.report, b.report))
        if pair is None:
            return False
        left, right = claim_span(a), claim_span(b)
        return any(
            left.start < s.a.end and left.end > s.a.start and right.start < s.b.end and right.end > s.b.start
            for s in pair.sentences
        )


def _trace_copies(families: Iterable[StoryFamily]) -> dict[str, frozenset[str]]:
    """Each report with those it was made from, directly or through others, where the direction is known."""
    parents: dict[str, set[str]] = {}
    for family in families:
        for edge in family.tree:
            if edge.directed:
                parents.setdefault(edge.b, set()).add(edge.a)
    return {report: frozenset(_climb(report, parents)) for report in parents}


def _climb(report: str, parents: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = [report]
    while waiting:
        for parent in parents.get(waiting.pop(), set()) - found:
            found.add(parent)
            waiting.append(parent)
    return found
