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
    _known: dict[str, date] = field(init=False)
    _out: dict[str, date] = field(init=False)
    _family: dict[str, str] = field(init=False)
    _pair: dict[tuple[str, str], ReportPair] = field(init=False)
    _suspect: dict[str, Suspicion] = field(init=False)

    def __post_init__(self) -> None:
        known = {b.report: b.latest for b in self.brackets if b.latest is not None}
        out = {b.report: b.earliest for b in self.brackets if b.earliest is not None}
        object.__setattr__(self, "_known", known)
        object.__setattr__(self, "_out", out)
        object.__setattr__(self, "_family", {r: f.id for f in self.families for r in f.reports})
        object.__setattr__(self, "_pair", {(p.a, p.b): p for p in self.pairs})
        suspect = {claim: s for s in reversed(self.suspicions) for claim in s.claims}
        object.__setattr__(self, "_suspect", suspect)

    @classmethod
    def of(cls, record: Record) -> Setting:
        """The setting of a record whose families have been grouped."""
        return cls(record.brackets, record.pairs, record.families, record.suspicions)

    def known_on(self, claim: Claim) -> date | None:
        """The day by which the claim's report was surely out."""
        return self._known.get(claim.report)

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
