"""Questions a check may ask of a record, with roles in place of report ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from penholder.model import (
    Assessments,
    Claim,
    Commitment,
    DateBracket,
    Figure,
    Matter,
    Record,
    Report,
    ReportClaims,
    ReportPair,
    Statement,
    Verdict,
)


@dataclass(frozen=True, slots=True)
class Witness:
    """A record, its assessments and the report each role is played by."""

    record: Record
    assessments: Assessments
    roles: Mapping[str, str]

    def report(self, role: str) -> Report:
        """The report that plays a role."""
        return next(r for r in self.record.reports if r.id == self.roles[role])

    def claims(self, role: str) -> ReportClaims:
        """What that report claims."""
        return next(c for c in self.record.claims if c.report == self.roles[role])

    def bracket(self, role: str) -> DateBracket:
        """When that report was published."""
        return next(b for b in self.record.brackets if b.report == self.roles[role])

    def pair(self, a: str, b: str) -> ReportPair | None:
        """The pair of two roles, or None when they are unrelated."""
        wanted = {self.roles[a], self.roles[b]}
        return next((p for p in self.record.pairs if {p.a, p.b} == wanted), None)

    def statements(self) -> dict[str, Statement]:
        """Every statement by id."""
        return {s.id: s for made in self.record.claims for s in made.statements}

    def figures(self, role: str, value: float) -> list[Figure]:
        """The figures of a report with that value, derived ones left out."""
        return [
            f
            for f in self.claims(role).figures
            if value in (f.amount.low, f.amount.high) and not f.derived_from
        ]

    def commitments(self, role: str, due: str) -> list[Commitment]:
        """The commitments of a report with that due date."""
        return [c for c in self.claims(role).commitments if c.due == due]

    def matters_of(self, claim: Claim) -> list[Matter]:
        """The matters a claim belongs to."""
        return [m for m in self.record.matters if claim.id in m.claims]

    def verdicts(self, a: Claim, b: Claim) -> Iterator[Verdict]:
        """Verdicts between the versions two claims belong to: their own, or those of claims that repeat them."""
        for matter in self.matters_of(a):
            if b.id not in matter.claims:
                continue
            for verdict in matter.verdicts:
                sides = {verdict.a, verdict.b}
                if self._stands_for(sides, a) and self._stands_for(sides, b):
                    yield verdict

    def _stands_for(self, sides: set[str], claim: Claim) -> bool:
        return any(self._same_version(other, claim) for other in self._all() if other.id in sides)

    def _all(self) -> Iterator[Claim]:
        for made in self.record.claims:
            yield from made.all()

    @staticmethod
    def _same_version(a: Claim, b: Claim) -> bool:
        if a.id == b.id:
            return True
        if isinstance(a, Figure) and isinstance(b, Figure):
            return (a.amount, a.population, a.cause) == (b.amount, b.population, b.cause)
        if isinstance(a, Commitment) and isinstance(b, Commitment):
            return (a.what, a.due) == (b.what, b.due)
        return False
