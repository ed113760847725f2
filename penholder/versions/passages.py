"""What the garble rules read of one report, and the finding they give.

Takes a report, its parse and bracket; gives one object with paragraphs, sentences and mentions. Never judges.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache

from penholder import vocabulary
from penholder.model import Claim, DateBracket, Report, Span, Statement, Suspicion
from penholder.syntax import ParsedReport, Sentence, Token
from penholder.values.mentions import Mention, MentionKind, find_mentions


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a report's own text."""

    start: int
    end: int
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Passages:
    """One report as the garble rules see it."""

    report: Report
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[Paragraph, ...]
    mentions: tuple[tuple[Mention, ...], ...]
    """Mentions of each sentence."""
    published: date | None
    """Earliest day of publication as far as known."""
    latest: date | None = None
    """Latest day of publication as far as known."""

    def suspect(self, start: int, end: int, rule: str, reason: str) -> Suspicion:
        """A suspicion about the words from start to end."""
        return Suspicion(self.report.span(start, end), rule, reason)

    def span_of(self, sentence: Sentence) -> Span:
        """The span of a sentence."""
        return self.report.span(sentence.start, sentence.end)

    def find_sentence(self, place: int) -> int | None:
        """Index of the sentence that holds the character at a place, or None."""
        number = bisect_right(self.sentences, place, key=lambda s: s.start) - 1
        return number if number >= 0 and place < self.sentences[number].end else None

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """Tokens that begin between the offsets, of the sentence that holds the first of them."""
        number = self.find_sentence(start)
        return [] if number is None else [t for t in self.sentences[number].tokens if start <= t.start < end]

    def mention_at(self, start: int, end: int, *kinds: MentionKind) -> Mention | None:
        """What of the vocabulary the words from start to end belong to, only of one of `kinds` when any is given."""
        number = self.find_sentence(start)
        found = self.mentions[number] if number is not None else ()
        return next(
            (m for m in found if m.start < end and start < m.end and (not kinds or m.kind in kinds)), None
        )


def read_passages(report: Report, parsed: ParsedReport, bracket: DateBracket | None) -> Passages:
    """The report cut into paragraphs, with what each sentence names."""
    grouped: defaultdict[int, list[Sentence]] = defaultdict(list)
    for sentence in parsed.sentences:
        grouped[sentence.paragraph].append(sentence)
    paragraphs = tuple(Paragraph(g[0].start, g[-1].end, tuple(g)) for _, g in sorted(grouped.items()))
    published = report.provenance.published or (bracket.earliest or bracket.best if bracket else None)
    mentions = tuple(find_mentions(s) for s in parsed.sentences)
    latest = report.provenance.published or (bracket.latest if bracket else None)
    return Passages(report, parsed.sentences, paragraphs, mentions, published, latest)


@cache
def cue_lemmas(kind: str = "verb") -> frozenset[str]:
    """Lemmas of the reporting verbs (or nouns) of the vocabulary."""
    return frozenset(c.lemma for c in vocabulary.cues() if c.kind == kind)


def claim_spans(claim: Claim) -> tuple[Span, ...]:
    """Every span a claim rests on."""
    if isinstance(claim, Statement):
        return tuple(s for s in (claim.source, claim.cue, *claim.content) if s is not None)
    return (claim.span,)
