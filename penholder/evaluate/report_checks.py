"""Checks on reports: pairs, families, brackets, furniture, suspect passages, identities."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from penholder.evaluate.witness import Witness


@dataclass(frozen=True, slots=True)
class PairCheck:
    """Two reports are related in one of these ways."""

    a: str
    b: str
    types: tuple[str, ...]
    share_b: float = 0.0
    sentences: int = 0

    def __call__(self, witness: Witness) -> str | None:
        pair = witness.pair(self.a, self.b)
        found = pair.type.value if pair else "unrelated"
        if pair is None or found not in self.types:
            return f"{self.a} and {self.b} are {found}, expected {' or '.join(self.types)}"
        share = pair.share_b if pair.b == witness.roles[self.b] else pair.share_a
        if share < self.share_b:
            return f"{share:.0%} of {self.b} has a counterpart in {self.a}, expected {self.share_b:.0%}"
        if len(pair.sentences) < self.sentences:
            return f"{len(pair.sentences)} sentences correspond, expected {self.sentences}"
        return None


@dataclass(frozen=True, slots=True)
class FamilyCheck:
    """Reports tell one text, or do not."""

    roles: tuple[str, ...]
    together: bool = True

    def __call__(self, witness: Witness) -> str | None:
        families = {
            f.id for f in witness.record.families for role in self.roles if witness.roles[role] in f.reports
        }
        if (len(families) == 1) == self.together:
            return None
        return f"{', '.join(self.roles)} are {'not ' if self.together else ''}one story family"


@dataclass(frozen=True, slots=True)
class BracketCheck:
    """A report's date bracket holds a day, is no wider than so many days, and names its clues."""

    role: str
    contains: date
    days: int
    sister: bool = False

    def __call__(self, witness: Witness) -> str | None:
        bracket = witness.bracket(self.role)
        if bracket.earliest is None or bracket.latest is None:
            return f"{self.role} is bracketed {bracket.earliest} to {bracket.latest}"
        if not bracket.earliest <= self.contains <= bracket.latest:
            return f"{self.role}: {bracket.earliest} to {bracket.latest} does not hold {self.contains}"
        if (bracket.latest - bracket.earliest).days > self.days:
            return f"{self.role}: {bracket.earliest} to {bracket.latest} is wider than {self.days} days"
        if not bracket.clues or (self.sister and not any(c.sister for c in bracket.clues)):
            return f"{self.role}: the bracket names no {'sister' if self.sister else 'clue'}"
        return None


@dataclass(frozen=True, slots=True)
class FurnitureCheck:
    """Passages of a report are set aside, and no claim comes from any furniture."""

    role: str
    words: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()

    def __call__(self, witness: Witness) -> str | None:
        furniture = witness.report(self.role).furniture
        for words in self.words:
            if not any(words.casefold() in f.span.words.casefold() for f in furniture):
                return f"{self.role}: “{words}” is not set aside"
        for kind in self.kinds:
            if not any(f.kind.value == kind for f in furniture):
                return f"{self.role}: no furniture of kind {kind}"
        for claim in witness.claims(self.role).all():
            spans = getattr(claim, "content", None) or (claim.span,)  # type: ignore[union-attr]
            if any(s.start < f.span.end and s.end > f.span.start for s in spans for f in furniture):
                return f"{self.role}: claim {claim.id} comes from furniture"
        return None


@dataclass(frozen=True, slots=True)
class SuspicionCheck:
    """A passage that holds these words is flagged as suspect."""

    role: str
    words: str
    sister: bool = False
    candidate: str = ""

    def __call__(self, witness: Witness) -> str | None:
        report = witness.roles[self.role]
        for suspicion in witness.record.suspicions:
            if suspicion.span.report != report or self.words not in suspicion.span.words:
                continue
            if self.sister and suspicion.sister is None:
                continue
            if self.candidate and self.candidate != suspicion.candidate:
                continue
            return None
        return f"{self.role}: “{self.words}” is not flagged{' as expected' if self.candidate or self.sister else ''}"


@dataclass(frozen=True, slots=True)
class IdentityCheck:
    """One identity has all these spellings and none of those."""

    spellings: tuple[str, ...]
    without: tuple[str, ...] = field(default=())

    def __call__(self, witness: Witness) -> str | None:
        for identity in witness.record.identities:
            words = " | ".join(identity.spellings)
            if all(s in words for s in self.spellings) and not any(s in words for s in self.without):
                return None
        return f"no identity holds {' and '.join(self.spellings)}"


CHECKS: dict[str, type] = {
    "pair": PairCheck,
    "family": FamilyCheck,
    "bracket": BracketCheck,
    "furniture": FurnitureCheck,
    "suspicion": SuspicionCheck,
    "identity": IdentityCheck,
}
