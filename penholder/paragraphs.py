"""Paragraphs: a report's own text in pieces, furniture left out.

Takes a report; gives its paragraphs with offsets. Never changes an offset: what is blanked becomes spaces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from penholder.model import Report
from penholder.passages import split_passages

LONGEST = 20_000
"""Characters of a paragraph parsed at once; the longest paragraphs of news and of UN reports hold a fifth of that.
spaCy refuses a million, and its memory grows with the longest piece."""

_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s")
_RULE = re.compile(r"(?:[^\w\s]|_){50,}")
"""Lines drawn with marks, and heaps of them: no words, and spaCy's tokenizer takes quadratic time over them."""
_LINE_BREAK = re.compile(r"[\r\n]")


def split_paragraphs(report: Report) -> list[tuple[int, str]]:
    """Offset and words of each paragraph of the report's own text, furniture left out.

    A paragraph that is partly furniture is cut around it. Title and dateline belong to the text. Line breaks
    inside a paragraph of a hard-wrapped file, and rules drawn with marks, are given as spaces, so that offsets stay.
    """
    covered = sorted((f.span.start, f.span.end) for f in report.furniture)
    pieces: list[tuple[int, str]] = []
    for passage in split_passages(report.text):
        for start, end in _outside(passage.start, passage.end, covered):
            words = _LINE_BREAK.sub(" ", report.text[start:end])
            words = _RULE.sub(lambda run: " " * len(run.group()), words)
            left = len(words) - len(words.lstrip())
            if words.strip():
                pieces.extend(_cut_long(start + left, words.strip()))
    return pieces


def _cut_long(start: int, words: str) -> Iterator[tuple[int, str]]:
    """A paragraph whole, or one too long for the parser's memory in pieces, cut after a sentence where one ends."""
    while len(words) > LONGEST:
        ends = [m.end() for m in _SENTENCE_END.finditer(words, 0, LONGEST)]
        cut = ends[-1] if ends else words.rfind(" ", 0, LONGEST) + 1 or LONGEST
        piece = words[:cut].rstrip()
        if piece:
            yield start, piece
        left = cut + len(words[cut:]) - len(words[cut:].lstrip())
        start, words = start + left, words[left:]
    if words:
        yield start, words


def _outside(start: int, end: int, covered: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for left, right in covered:
        if right <= start or left >= end:
            continue
        if left > start:
            yield start, left
        start = max(start, right)
    if start < end:
        yield start, end
