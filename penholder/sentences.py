"""Sentences by punctuation alone: what families compare and screens lay side by side, without a parser.

Takes a report; gives the places of its sentences. Never crosses a paragraph and never gives furniture.
"""

from __future__ import annotations

from collections.abc import Iterator

from sentencex import get_sentence_boundaries

from penholder.model import Report
from penholder.paragraphs import split_paragraphs


def split_sentences(report: Report) -> Iterator[tuple[int, int, int]]:
    """Start, end and paragraph number of each sentence, edge space left out; offsets are those of the report."""
    for paragraph, (offset, words) in enumerate(split_paragraphs(report)):
        for found in get_sentence_boundaries("en", words):
            sentence = words[found["start_index"] : found["end_index"]]
            start = offset + found["start_index"] + len(sentence) - len(sentence.lstrip())
            if sentence.strip():
                yield start, start + len(sentence.strip()), paragraph
