"""Outlines: what comparing texts needs to know of each sentence, worked out once per report.

Takes a report; gives its comparable sentences with their keys. Never compares anything.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from penholder.families.sentences import split_sentences
from penholder.model import Report
from penholder.values.words import WEIGHTS, Word, WordKind, read_words

SHORTEST_SENTENCE = 2.5
"""Least weight of words for a sentence to be counted; "He agreed." corresponds to anything."""

_OPENING, _CLOSING = "“«", "”»"
_MARK = re.compile(f'["{_OPENING}{_CLOSING}]')
_LIGHT = WEIGHTS[WordKind.NEGATION]
"""A key no heavier than this finds no candidates."""


@dataclass(frozen=True, slots=True)
class OutlinedSentence:
    """One sentence ready to be compared."""

    start: int
    end: int
    text: str
    words: tuple[Word, ...]
    counts: Counter[str]
    """How often each key stands in it."""
    weights: dict[str, float]
    total: float
    """Weight of all its words."""
    counted: dict[str, float]
    """Weight of each key heavy enough to find candidates, all its places together."""
    light: float
    """Weight of the other words."""
    own: float
    """Weight of the words outside quotation marks: what the reporter wrote."""


@dataclass(frozen=True, slots=True)
class Outline:
    """The comparable sentences of one report in order."""

    report: Report
    sentences: tuple[OutlinedSentence, ...]
    short: tuple[OutlinedSentence, ...] = ()
    """Sentences too short to be looked for anywhere, in order."""


def outline_report(report: Report) -> Outline:
    """The report's sentences of some length."""
    sentences: list[OutlinedSentence] = []
    short: list[OutlinedSentence] = []
    quoted, last = False, -1
    for start, end, paragraph in split_sentences(report):
        quoted = quoted and paragraph == last
        last = paragraph
        start = _skip_dateline(report, start, end)
        outlined, quoted = _outline_sentence(start, report.text[start:end], quoted)
        (sentences if outlined.total >= SHORTEST_SENTENCE else short).append(outlined)
    return Outline(report, tuple(sentences), tuple(short))


def _skip_dateline(report: Report, start: int, end: int) -> int:
    """Where the sentence's own words begin: place and agency before them are no part of what it says."""
    if report.dateline is None or not start <= report.dateline.start < report.dateline.end < end:
        return start
    rest = report.text[report.dateline.end : end]
    return end - len(rest.lstrip(" \u00a0-–—―:)")) if rest.strip(" -–—―:)") else start


def _outline_sentence(start: int, text: str, quoted: bool) -> tuple[OutlinedSentence, bool]:
    words = read_words(text)
    heavy = [word.weight for word in words]
    outside, quoted = _weigh_outside(text, words, heavy, quoted)
    keys = [word.key for word in words]
    counts, weights = Counter(keys), dict(zip(keys, heavy, strict=True))
    total = sum(heavy)
    counted = {key: n * weights[key] for key, n in counts.items() if weights[key] > _LIGHT}
    outlined = OutlinedSentence(
        start=start,
        end=start + len(text),
        text=text,
        words=words,
        counts=counts,
        weights=weights,
        total=total,
        counted=counted,
        light=max(total - sum(counted.values()), 0.0),
        own=outside,
    )
    return outlined, quoted


def _weigh_outside(
    text: str, words: tuple[Word, ...], heavy: list[float], quoted: bool
) -> tuple[float, bool]:
    """Weight of the words outside quotation marks, and whether a quotation is open at the end."""
    if not _MARK.search(text):
        return (0.0 if quoted else sum(heavy)), quoted
    outside, position = 0.0, 0
    for word, weight in zip(words, heavy, strict=True):
        quoted = _read_marks(text[position : word.start], quoted)
        position = word.start
        outside += 0.0 if quoted else weight
    return outside, _read_marks(text[position:], quoted)


def _read_marks(passage: str, quoted: bool) -> bool:
    """Whether a quotation is open after the passage, given whether it was before; straight marks open and close."""
    for character in passage:
        if character == '"':
            quoted = not quoted
        elif character in _OPENING:
            quoted = True
        elif character in _CLOSING:
            quoted = False
    return quoted
