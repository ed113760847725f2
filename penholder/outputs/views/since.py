"""Two states of one record side by side: which claims are new, and what each of the others was before.

Takes two indexes; gives a `Since`. Never takes a claim for new because its id changed: as more reports are known, a
report is dated more closely, and what its words mean in days follows.
"""

from __future__ import annotations

from dataclasses import dataclass

from penholder.model import Claim, Matter, Position, Span, VerdictKind
from penholder.outputs.views.index import RecordIndex, span_of

GRAVE = (VerdictKind.CONTRADICTION, VerdictKind.UNDETERMINED)
"""Verdicts that make a matter contested, the gravest first."""


@dataclass(frozen=True, slots=True)
class Since:
    """A record and what it was on an earlier day."""

    now: RecordIndex
    then: RecordIndex
    new: tuple[str, ...]
    """Claims that the earlier record does not have, in order."""
    before: dict[str, str]
    """Ids of the other claims to the ids they had then."""

    def was(self, claims: tuple[str, ...]) -> tuple[Claim, ...]:
        """The claims as they were then; those that are new left out."""
        return tuple(self.then.claims[self.before[c]] for c in claims if c in self.before)

    def is_known_matter(self, claim: str) -> bool:
        """Whether the matter of a claim had claims before."""
        matter = self.now.matter_of.get(claim)
        return matter is not None and any(c in self.before for c in matter.claims)

    def matters_then(self, matter: Matter) -> tuple[Matter, ...]:
        """The matters in which its claims were, by id."""
        ids = (self.before[c] for c in matter.claims if c in self.before)
        held = {m.id: m for i in ids if (m := self.then.matter_of.get(i)) is not None}
        return tuple(held[key] for key in sorted(held))

    def contested_then(self, matter: Matter) -> VerdictKind | None:
        """The gravest verdict that its claims had; None when they agreed."""
        own = {self.before[c] for c in matter.claims if c in self.before}
        kinds = {
            v.kind
            for m in self.matters_then(matter)
            for v in m.verdicts
            if v.kind in GRAVE and {v.a, v.b} & own
        }
        return min(kinds, key=GRAVE.index, default=None)


def compare_states(now: RecordIndex, then: RecordIndex) -> Since:
    """What is new in a record since an earlier state of it."""
    places: dict[tuple[str, Span, str], str] = {}
    for claim in then.claims.values():
        places.setdefault(_place(claim), claim.id)
    before = {}
    for claim in now.claims.values():
        old = claim.id if claim.id in then.claims else places.get(_place(claim))
        if old is not None:
            before[claim.id] = old
    return Since(now, then, now.sort(set(now.claims) - set(before)), before)


def _place(claim: Claim) -> tuple[str, Span, str]:
    """Ledger and words of a claim; one sentence can state the positions of several holders."""
    whose = f"{claim.holder} {claim.option}" if isinstance(claim, Position) else ""
    return type(claim).__name__, span_of(claim), whose
