"""Paragraphs to what the statement model reads in them.

Takes a paragraph's words and parse; gives `ReadStatement`s with the paragraph's own offsets. Never looks beyond
the paragraph, so a reading is kept with its parse and serves every report that carries the paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from penholder.claims.attribution import Attribution
from penholder.claims.gathering import gather_by_rules
from penholder.claims.quotation import Quote, find_report_quotes
from penholder.claims.tagger.decoding import Found, decode_scores
from penholder.claims.tagger.features import Unit, describe_unit
from penholder.claims.tagger.links import Fragment, describe_setting
from penholder.claims.tagger.model import LONGEST, StatementModel, load_model
from penholder.model import Provenance, Report
from penholder.paragraphs import split_paragraphs
from penholder.parsing import PIPELINE, move_sentences, parse_report
from penholder.syntax import ParsedReport, ReadStatement, Sentence

_ROOM = 160
"""Words of a unit: sentences are read together up to this many, as in training."""
_MOST = LONGEST // 3
"""Words of a sentence read at once; few words take more than three pieces."""


def read_paragraph(words: str, sentences: Sequence[Sentence]) -> tuple[ReadStatement, ...] | None:
    """The statements of one paragraph whose offsets start at its first character; None without a model."""
    model = load_model()
    if model is None:
        return None
    alone = Report("", words, None, None, "en", (), Provenance())
    parsed = ParsedReport("", tuple(replace(s, paragraph=0) for s in sentences))
    quotes = find_report_quotes(alone, parsed)
    rules = [g.attribution for g in gather_by_rules(alone, parsed)]
    found: list[ReadStatement] = []
    for group in group_sentences(parsed.sentences):
        found.extend(_read_group(group, quotes, rules, model))
    return tuple(found)


def read_report(report: Report, *, pipeline: str = PIPELINE) -> ParsedReport:
    """One report parsed and read by itself; the pipeline's run shares both between reports instead."""
    parsed = parse_report(report, pipeline=pipeline)
    paragraphs = split_paragraphs(report)
    read: dict[str, tuple[ReadStatement, ...] | None] = {}
    for number, (offset, words) in enumerate(paragraphs):
        if words not in read:
            own = [s for s in parsed.sentences if s.paragraph == number]
            read[words] = read_paragraph(words, move_sentences(own, -offset, words))
    return place_readings(report, parsed, read)


def place_readings(
    report: Report, parsed: ParsedReport, read: Mapping[str, tuple[ReadStatement, ...] | None]
) -> ParsedReport:
    """The parse with what was read in each paragraph, keyed by its words, at the report's own offsets."""
    placed: list[ReadStatement] = []
    for offset, words in split_paragraphs(report):
        found = read[words]
        if found is None:
            return parsed
        placed.extend(r.shift(offset) for r in found)
    return replace(parsed, read=tuple(placed))


def group_sentences(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """The sentences of a paragraph in groups of at most `_ROOM` words; a longer one stands alone."""
    group: list[Sentence] = []
    for sentence in sentences:
        if group and sum(len(s.tokens) for s in group) + len(sentence.tokens) > _ROOM:
            yield group
            group = []
        group.append(sentence)
    if group:
        yield group


def _read_group(
    group: Sequence[Sentence], quotes: Sequence[Quote], rules: Sequence[Attribution], model: StatementModel
) -> Iterator[ReadStatement]:
    """The statements of sentences read together; a sentence too long for the encoder is scored in pieces."""
    rules = [a for a in rules if _reaches(a, group[0].start, group[-1].end)]  # a long paragraph has thousands
    unit = describe_unit(group, quotes, rules)
    scores = [model.score(part) for part in _cut_unit(unit)]
    if scores:
        for found in decode_scores(np.concatenate(scores), model, describe_setting(group, rules)):
            yield _as_statement(found, unit)


def _reaches(attribution: Attribution, start: int, end: int) -> bool:
    parts = (attribution.source, attribution.cue, *attribution.content)
    return any(p is not None and p[0] < end and start < p[1] for p in parts)


def _cut_unit(unit: Unit) -> Iterator[Unit]:
    for at in range(0, len(unit.words), _MOST):
        part = slice(at, at + _MOST)
        yield Unit(unit.words[part], unit.bounds[part], unit.features[part])


def _as_statement(found: Found, unit: Unit) -> ReadStatement:
    def bounds(fragment: Fragment) -> tuple[int, int]:
        return unit.bounds[fragment.first][0], unit.bounds[fragment.last][1]

    return ReadStatement(
        bounds(found.source) if found.source else None,
        bounds(found.cue) if found.cue else None,
        tuple(bounds(f) for f in found.content),
    )
