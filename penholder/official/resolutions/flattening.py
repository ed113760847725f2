"""Broken lines to running text, with the way back to the exact words.

Takes a text; gives a `FlatText`: one space between words, straight quotes and hyphens, page furniture left out.
Never changes the text itself: `words_at` leads from any stretch of the flat text to the words as they stand.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from penholder.official.resolutions.nouns import Words

_FURNITURE = re.compile(
    r"\s*(?:(?:\d{1,3}\s+)?\d{2}-\d{4,6}(?:\s*\(E\))?(?:\s+\d{1,3}(?:/\d{1,3})?)?(?:\s+\d{6})?|\*\d+\*|\d{1,3}(?:/\d{1,3})?|/\.\.\.|`+"
    r"|\f?\s*S/RES/\d+\s*\(\d{4}\)(?:\s*Page\s+\d+)?|Page\s+\d+|English\s+Page\s+\d+)\s*"
)
"""Lines of the UN's page layout: job number, bar code, page number, running symbol, "continued" mark."""

_STRAIGHT = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2010": "-", "\u2011": "-", "\u2013": "-",
     "\u2014": "-", "\u2212": "-", "\u00ad": "-"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FlatText:
    """Running text; `starts` holds where each of its words begins, `origins` where it stands in the text."""

    raw: str
    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    breaks: frozenset[int]
    """Starts of words that open a line of the text."""

    def origin(self, position: int) -> int:
        """Where the character at a position of the flat text stands in the text."""
        word = bisect_right(self.starts, position) - 1
        return self.origins[word] + position - self.starts[word]

    def words_at(self, start: int, end: int) -> Words:
        """The exact words behind a stretch of the flat text, edge spaces left out."""
        while start < end and self.text[start] == " ":
            start += 1
        while end > start and self.text[end - 1] == " ":
            end -= 1
        first, last = self.origin(start), self.origin(end - 1) + 1
        return Words(first, last, self.raw[first:last])


def flatten_text(raw: str) -> FlatText:
    r"""The running text of a broken one.

    >>> flat = flatten_text("one\n12-34567\n\ntwo  three")
    >>> flat.text, flat.words_at(4, 13).words
    ('one two three', 'two  three')
    """
    pieces: list[str] = []
    starts: list[int] = []
    origins: list[int] = []
    breaks: list[int] = []
    length = 0
    for line in re.finditer(r"[^\n]+", raw):
        if _FURNITURE.fullmatch(line[0]):
            continue
        opens = True
        for word in re.finditer(r"\S+", line[0]):
            if opens:
                breaks.append(length)
                opens = False
            pieces.append(word[0])
            starts.append(length)
            origins.append(line.start() + word.start())
            length += len(word[0]) + 1
    text = " ".join(pieces).translate(_STRAIGHT)
    return FlatText(raw, text, tuple(starts), tuple(origins), frozenset(breaks))
