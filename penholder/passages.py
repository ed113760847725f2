"""Text as passages: the lines, or in hard-wrapped files the paragraphs, that page furniture is told apart by.

Takes a text; gives its passages with offsets and folded words. Never changes the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

SENTENCE_END = re.compile(r"[.!?…;,:][\"'”’»)\]]*$")
FULL_STOP = re.compile(r"[.!?…][\"'”’»)\]]*$")
_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
_QUOTES = str.maketrans("‘’‚‛“”„‟`´\u00a0", "''''\"\"\"\"'' ")
_READER = re.compile(r"(?i)\b(?:you|your|yours|we|we'd|we're|us|our|let's|click|please)\b")
_PROSE_WORDS = 12
_WRAP_WIDTH = 130
"""No editor wraps wider; unwrapped news paragraphs are longer."""


@dataclass(frozen=True, slots=True)
class Passage:
    """One line or paragraph: offsets without edge space, and its words with quotes straightened, space folded."""

    start: int
    end: int
    folded: str
    before_blank: bool
    """True when a blank line, or the end of the text, follows."""

    @property
    def word_count(self) -> int:
        """Words as separated by white space."""
        return len(self.folded.split())

    @property
    def is_prose(self) -> bool:
        """True for a passage long enough and closed enough to be a paragraph of a report."""
        count = self.word_count
        return count >= 2 * _PROSE_WORDS or (count >= _PROSE_WORDS and bool(FULL_STOP.search(self.folded)))

    @property
    def is_headline_like(self) -> bool:
        """True for a short passage that is not closed like a sentence."""
        return self.word_count <= 20 and not re.search(r"[.,;:…][\"')\]]*$", self.folded)

    @property
    def addresses_reader(self) -> bool:
        """True when it speaks to the reader outside of any quotation."""
        return '"' not in self.folded and bool(_READER.search(self.folded))


def split_passages(text: str) -> list[Passage]:
    """The passages of a text in order: lines, or blocks between blank lines when the file is hard-wrapped."""
    bounds = [
        (m.start() + len(m.group()) - len(m.group().lstrip()), m.start() + len(m.group().rstrip()))
        for m in _LINE.finditer(text)
        if m.group().strip()
    ]
    if _is_wrapped(text, bounds):
        bounds = _join_wrapped(text, bounds)
    return [_make_passage(text, bounds, n) for n in range(len(bounds))]


def _make_passage(text: str, bounds: list[tuple[int, int]], n: int) -> Passage:
    start, end = bounds[n]
    after = text[end : bounds[n + 1][0]] if n + 1 < len(bounds) else "\n\n"
    folded = " ".join(text[start:end].translate(_QUOTES).split())
    return Passage(start, end, folded, _is_blank(after))


def _is_blank(gap: str) -> bool:
    return len(re.findall(r"\r\n|[\r\n\u2028\u2029]", gap)) > 1


def _is_wrapped(text: str, bounds: list[tuple[int, int]]) -> bool:
    """Most line breaks inside blocks fall within sentences and the lines are short."""
    inner = [(a, b) for a, b in pairwise(bounds) if not _is_blank(text[a[1] : b[0]])]
    if len(inner) < 3 or max(end - start for start, end in bounds) > _WRAP_WIDTH:
        return False
    broken = sum(not FULL_STOP.search(text[a[0] : a[1]]) for a, _ in inner)
    lower = sum(text[b[0]].islower() for _, b in inner)
    return broken > 0.6 * len(inner) and lower > 0.4 * len(inner)


def _join_wrapped(text: str, bounds: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined = [bounds[0]]
    for start, end in bounds[1:]:
        if _is_blank(text[joined[-1][1] : start]):
            joined.append((start, end))
        else:
            joined[-1] = (joined[-1][0], end)
    return joined
