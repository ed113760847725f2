"""Sentences by punctuation alone: what families compare and screens lay side by side, without a parser.

Takes a report; gives the places of its sentences. Never crosses a paragraph and never gives furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from penholder.model import Report
from penholder.paragraphs import split_paragraphs

_OPENING = re.compile(r"“(?=\S)|(?:^|(?<=[\s(\[–—-]))[\"”](?=\S)")
_CLOSING = re.compile(r"\"|“(?!\S)")


def split_sentences(report: Report) -> Iterator[tuple[int, int, int]]:
    """Start, end and paragraph number of each sentence, edge space left out; offsets are those of the report."""
    for paragraph, (offset, words) in enumerate(split_paragraphs(report)):
        for found in get_sentence_boundaries("en", shape_quotes(words)):
            sentence = words[found["start_index"] : found["end_index"]]
            start = offset + found["start_index"] + len(sentence) - len(sentence.lstrip())
            if sentence.strip():
                yield start, start + len(sentence.strip()), paragraph


def shape_quotes(words: str) -> str:
    """The words with every quotation mark curved the way it faces and every apostrophe curved, none moved.

    A splitter looks for the partner of each mark by its shape; copies of one text mix them, and an apostrophe has no
    partner.

    >>> shape_quotes("\\"It's over.\\" He left.")
    '“It’s over.” He left.'
    """
    return _CLOSING.sub("”", _OPENING.sub("“", words)).replace("'", "’").replace("‘", "’")
