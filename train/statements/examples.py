"""Labelled articles to training examples.

Takes a folder in the PolNeAR layout; gives paragraphs with their gold fragments, and examples: the network's inputs
for a group of sentences with the tag of each word and the cues its sources and contents belong to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from penholder.claims.attribution import Attribution
from penholder.claims.gathering import gather_by_rules
from penholder.claims.quotation import Quote, find_report_quotes
from penholder.claims.tagger.features import describe_unit, mark_roles, tag_words
from penholder.claims.tagger.model import LONGEST, prepare_unit
from penholder.claims.tagger.reading import group_sentences
from penholder.evaluate.statements import Attribution as Label
from penholder.evaluate.statements import LabelledText, read_labelled_texts
from penholder.model import Provenance, Report
from penholder.paragraphs import split_paragraphs
from penholder.parsing import move_sentences, parse_report
from penholder.syntax import ParsedReport, Sentence

Bounds = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a labelled article at its own offsets."""

    offset: int
    """Where it stands in the article."""
    sentences: tuple[Sentence, ...]
    quotes: tuple[Quote, ...]
    rules: tuple[Attribution, ...]
    gold: tuple[tuple[list[Bounds], list[Bounds], list[Bounds]], ...]
    """Source, cue and content fragments of each attribution, as far as they stand here."""


@dataclass(frozen=True, slots=True)
class Article:
    """A labelled article in paragraphs."""

    labelled: LabelledText
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A group of sentences as the network is shown it, with what it should say."""

    inputs: dict[str, NDArray[np.int64]]
    tags: tuple[int, ...]
    cues: tuple[int, ...]
    """Index of the first word of each cue."""
    belongs: tuple[tuple[int, frozenset[int]], ...]
    """Words of sources and contents, each with the cues (as above) it belongs to."""
    bounds: tuple[Bounds, ...]
    """Offsets of the words in the paragraph."""

    def size(self) -> int:
        """Word pieces."""
        return int(self.inputs["ids"].shape[1])


def read_articles(folder: Path) -> tuple[Article, ...]:
    """Every labelled article of the folder, parsed and read by the rules, sorted by name."""
    return tuple(_cut_article(labelled) for labelled in read_labelled_texts(folder))


def _cut_article(labelled: LabelledText) -> Article:
    report = Report("r", labelled.text, None, None, "en", (), Provenance(), path=labelled.name)
    parsed = parse_report(report)
    found = []
    for number, (offset, words) in enumerate(split_paragraphs(report)):
        own = [s for s in parsed.sentences if s.paragraph == number]
        if own:
            sentences = tuple(move_sentences(own, -offset, words))
            found.append(_describe(sentences, offset, words, labelled.gold))
    return Article(labelled, tuple(found))


def _describe(sentences: tuple[Sentence, ...], offset: int, words: str, gold: Sequence[Label]) -> Paragraph:
    alone = Report("", words, None, None, "en", (), Provenance())
    parsed = ParsedReport("", sentences)
    labels = []
    for label in gold:
        parts = tuple(
            _cut([(s - offset, e - offset) for s, e in part], 0, len(words))
            for part in (label.source, label.cue, label.content)
        )
        if any(parts):
            labels.append((parts[0], parts[1], parts[2]))
    return Paragraph(
        offset,
        sentences,
        find_report_quotes(alone, parsed),
        tuple(g.attribution for g in gather_by_rules(alone, parsed)),
        tuple(labels),
    )


def _cut(fragments: Sequence[Bounds], start: int, end: int) -> list[Bounds]:
    return [(max(a, start), min(b, end)) for a, b in fragments if a < end and start < b]


def make_examples(paragraph: Paragraph, *, by_sentence: bool = False) -> Iterator[Example]:
    """The paragraph's examples: its sentences together as when reading, or each for itself."""
    groups = [[s] for s in paragraph.sentences] if by_sentence else group_sentences(paragraph.sentences)
    for group in groups:
        unit = describe_unit(group, paragraph.quotes, paragraph.rules)
        inputs = prepare_unit(unit)
        if inputs["ids"].shape[1] <= LONGEST:
            start, end = group[0].start, group[-1].end
            labels = [tuple(_cut(part, start, end) for part in label) for label in paragraph.gold]
            yield _label(inputs, unit.bounds, [label for label in labels if any(label)])


def _label(
    inputs: dict[str, NDArray[np.int64]], bounds: tuple[Bounds, ...], labels: Sequence[Sequence[list[Bounds]]]
) -> Example:
    fragments = [
        f
        for source, cue, content in labels
        for f in mark_roles(
            [(s, None, ()) for s in source] + [(None, c, ()) for c in cue] + [(None, None, content)]
        )
    ]
    fragments = sorted(set(fragments), key=lambda f: (f[0] - f[1], -f[2], f))
    belongs: dict[int, set[int]] = {}
    cues = set()
    for source, cue, content in labels:
        at = words_in(bounds, cue)
        if not at:
            continue
        cues.add(at[0])
        for word in words_in(bounds, [*source, *content]):
            belongs.setdefault(word, set()).add(at[0])
    return Example(
        inputs,
        tuple(tag_words(bounds, fragments)),
        tuple(sorted(cues)),
        tuple((word, frozenset(belongs[word])) for word in sorted(belongs)),
        bounds,
    )


def words_in(bounds: Sequence[Bounds], fragments: Sequence[Bounds]) -> list[int]:
    """Indexes of the words that the fragments touch."""
    return [n for n, (a, b) in enumerate(bounds) if any(a < end and start < b for start, end in fragments)]


def without_features(example: Example) -> Example:
    """The same example with its features hidden, so that the network learns to do without them."""
    hidden = example.inputs | {"rows": np.zeros_like(example.inputs["rows"])}
    return replace(example, inputs=hidden)
