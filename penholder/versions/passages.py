"""What the garble rules read of one report, and the finding they give.

Takes a report, its parse and bracket; gives one object with paragraphs, sentences and mentions. Never judges.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache

from penholder import vocabulary
from penholder.model import DateBracket, Report, Span, Suspicion
from penholder.syntax import ParsedReport, Sentence
from penholder.values.mentions import Mention, find_mentions


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

    def suspect(self, start: int, end: int, rule: str, reason: str) -> Suspicion:
        """A suspicion about the words from start to end."""
        return Suspicion(self.report.span(start, end), rule, reason)

    def span_of(self, sentence: Sentence) -> Span:
        """The span of a sentence."""
        return self.report.span(sentence.start, sentence.end)


def read_passages(report: Report, parsed: ParsedReport, bracket: DateBracket | None) -> Passages:
    """The report cut into paragraphs, with what each sentence names."""
    grouped: defaultdict[int, list[Sentence]] = defaultdict(list)
    for sentence in parsed.sentences:
        grouped[sentence.paragraph].append(sentence)
    paragraphs = tuple(Paragraph(g[0].start, g[-1].end, tuple(g)) for _, g in sorted(grouped.items()))
    published = report.provenance.published or (bracket.earliest or bracket.best if bracket else None)
    mentions = tuple(find_mentions(s) for s in parsed.sentences)
    return Passages(report, parsed.sentences, paragraphs, mentions, published)


@cache
def cue_lemmas(kind: str = "verb") -> frozenset[str]:
    """Lemmas of the reporting verbs (or nouns) of the vocabulary."""
    return frozenset(c.lemma for c in vocabulary.cues() if c.kind == kind)
