"""Whose word a claim rests on: the speaker who gives it, and the utterance it stands in.

Takes a record whose quote families are known; gives names and quote families by claim. Never guesses a speaker:
one that is unnamed or not sure is nobody.
"""

from __future__ import annotations

from dataclasses import dataclass

from penholder.model import (
    Claim,
    Figure,
    QuoteFamily,
    Record,
    Speaker,
    SpeakerKind,
    Statement,
)


@dataclass(frozen=True)
class Givers:
    """The statements of a record, ready to be asked what a claim rests on."""

    _statements: dict[str, Statement]
    _by_report: dict[str, tuple[Statement, ...]]
    _utterances: dict[str, QuoteFamily]

    @classmethod
    def of(cls, record: Record) -> Givers:
        """The givers of a record."""
        return cls(
            {s.id: s for made in record.claims for s in made.statements},
            {made.report: made.statements for made in record.claims},
            {version.statement: quote for quote in record.quotes for version in quote.versions},
        )

    def find_speaker(self, claim: Claim) -> str | None:
        """Who gives the claim, a statement being given by its own speaker."""
        if isinstance(claim, Statement):
            return _name(claim.speaker)
        if isinstance(claim, Figure) and claim.given_by is not None:
            return _name(claim.given_by)
        statement = self._statements.get(claim.statement or "")
        return _name(statement.speaker) if statement else None

    def find_utterances(self, claim: Claim) -> tuple[QuoteFamily, ...]:
        """The quote families of the statements a claim is or stands in, whoever speaks."""
        around = [s for s in self._by_report.get(claim.report, ()) if _holds(s, claim)]
        found = {
            self._utterances[s.id].id: self._utterances[s.id] for s in around if s.id in self._utterances
        }
        return tuple(found[quote] for quote in sorted(found))


def _name(speaker: Speaker) -> str | None:
    return speaker.name if speaker.confident and speaker.kind is not SpeakerKind.UNKNOWN else None


def _holds(statement: Statement, claim: Claim) -> bool:
    if isinstance(claim, Statement):
        return statement.id == claim.id
    inside = any(s.start <= claim.span.start and claim.span.end <= s.end for s in statement.content)
    return inside or statement.id == claim.statement
