"""Words that differ, marked in place and classed: what every side-by-side view prints.

Takes two passages and what differs between them; gives each passage as stretches that join up to it. Never drops
or changes a word, and never leaves a differing word unmarked: what no class was found for is marked as wording.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from penholder.model import Difference, WordDifference
from penholder.outputs.wording import clean
from penholder.values.wording import Change, align_words


@dataclass(frozen=True, slots=True)
class Class:
    """One class of difference as readers see it."""

    kind: Difference
    code: str
    """The short label of the terminal."""
    grave: bool
    """Whether it can change what is claimed."""
    meaning: str


CLASSES = (
    Class(Difference.NUMBER, "num", True, "another number, or one that only one side has"),
    Class(Difference.NAME, "name", True, "another name, or one that only one side has"),
    Class(Difference.DATE, "date", True, "another day or time"),
    Class(Difference.NEGATION, "not", True, "a “not”, “never” or “without” that one side lacks"),
    Class(Difference.MODALITY, "modal", True, "may, must, will: another degree of obligation or certainty"),
    Class(Difference.HEDGE, "hedge", True, "nearly, at least: another bound or reserve"),
    Class(Difference.MEANING, "sense", True, "a word that is not known to mean the same"),
    Class(Difference.OMISSION, "-", False, "words that only the first has"),
    Class(Difference.ADDITION, "+", False, "words that only the second has"),
    Class(Difference.SYNONYM, "syn", False, "another word for the same"),
    Class(Difference.WORDING, "~", False, "inflection, word order, function words"),
    Class(Difference.SPELLING, "sp", False, "another spelling of one word"),
    Class(Difference.PUNCTUATION, "punct", False, "another mark, or one that only one side has"),
)
"""Every class of difference, the gravest first: the order of legends and of summaries."""

CLASS_OF = {c.kind: c for c in CLASSES}
_ORDER = {c.kind: place for place, c in enumerate(CLASSES)}


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a passage: as in the other one, or different in one way."""

    text: str
    kind: Difference | None = None
    alone: bool = False
    """True when the other passage has nothing in its place."""

    @property
    def grave(self) -> bool:
        """Whether the difference can change what is claimed."""
        return self.kind is not None and CLASS_OF[self.kind].grave


Marked = tuple[Stretch, ...]


def rank_kinds(kinds: Iterable[Difference]) -> tuple[Difference, ...]:
    """Classes of difference without repetition, the gravest first."""
    return tuple(sorted(set(kinds), key=_ORDER.__getitem__))


def flip_difference(found: WordDifference) -> WordDifference:
    """The same difference seen from the other passage."""
    other = {Difference.ADDITION: Difference.OMISSION, Difference.OMISSION: Difference.ADDITION}
    return WordDifference(other.get(found.kind, found.kind), found.b, found.a)


def mark_words(a: str, b: str, differences: Sequence[WordDifference]) -> tuple[Marked, Marked]:
    """Both passages on one line with every difference in its place.

    >>> first, second = mark_words("12 men died.", "14 men died.", [WordDifference(Difference.NUMBER, "12", "14")])
    >>> [(s.text, str(s.kind)) for s in first]
    [('12', 'number'), (' men died.', 'None')]
    """
    a, b = clean(a), clean(b)
    if a == b:
        return (Stretch(a),), (Stretch(b),)
    parts = align_words(a, b)
    found_a = _Places(a, [p.a for p in parts], [p.op is not Change.SAME for p in parts])
    found_b = _Places(b, [p.b for p in parts], [p.op is not Change.SAME for p in parts])
    for difference in differences:
        if difference.kind is not Difference.PUNCTUATION:
            found_a.mark(clean(difference.a), difference.kind, alone=not difference.b)
            found_b.mark(clean(difference.b), difference.kind, alone=not difference.a)
    found_a.mark_rest([bool(p.b.strip()) for p in parts])
    found_b.mark_rest([bool(p.a.strip()) for p in parts])
    if any(d.kind is Difference.PUNCTUATION for d in differences):
        _mark_punctuation(found_a, found_b)
    return found_a.cut(), found_b.cut()


class _Places:
    """One passage while its differences are being found."""

    def __init__(self, text: str, parts: list[str], differ: list[bool]) -> None:
        self.text = text
        self._at = 0
        self._marks: list[tuple[int, int, Difference, bool]] = []
        self.parts: list[tuple[int, int, bool]] = []
        start = 0
        for words, changed in zip(parts, differ, strict=True):
            self.parts.append((start, start + len(words), changed))
            start += len(words)

    def mark(self, words: str, kind: Difference, *, alone: bool) -> None:
        """Mark the next place of the words, where the passages differ if there is one."""
        if not words:
            return
        edge = (r"(?<!\w)" if words[0].isalnum() else "", r"(?!\w)" if words[-1].isalnum() else "")
        pattern = re.compile(f"{edge[0]}{re.escape(words)}{edge[1]}")
        places = [m.span() for m in pattern.finditer(self.text, self._at)]
        differing = [p for p in places if any(c and s < p[1] and e > p[0] for s, e, c in self.parts)]
        if place := next(iter(differing or places), None):
            self._marks.append((*place, kind, alone))
            self._at = place[1]

    def mark_rest(self, answered: list[bool]) -> None:
        """Mark as wording what differs and no difference names."""
        for (start, end, changed), answer in zip(self.parts, answered, strict=True):
            words = self.text[start:end].rstrip()
            free = all(e <= start or s >= end for s, e, *_ in self._marks)
            if changed and free and any(c.isalnum() for c in words):
                self._marks.append((start, start + len(words), Difference.WORDING, not answer))

    def mark_gap(self, start: int, end: int, *, alone: bool) -> None:
        """Mark the punctuation in a gap between two words."""
        words = self.text[start:end]
        left = start + len(words) - len(words.lstrip())
        if words.strip():
            self._marks.append((left, left + len(words.strip()), Difference.PUNCTUATION, alone))

    def cut(self) -> Marked:
        """The passage as stretches."""
        return tuple(self._stretches())

    def _stretches(self) -> Iterator[Stretch]:
        at = 0
        for start, end, kind, alone in sorted(self._marks):
            if start < at:
                continue
            if start > at:
                yield Stretch(self.text[at:start])
            yield Stretch(self.text[start:end], kind, alone)
            at = end
        if at < len(self.text):
            yield Stretch(self.text[at:])


_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\w+(?:[’'.,\-]\w+)*")
"""A word or number with the marks inside it, and an abbreviation with its full stops."""
_FOLD = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-"})


def _mark_punctuation(a: _Places, b: _Places) -> None:
    """Mark gaps between equal words that hold other marks."""
    for (a0, a1, changed), (b0, b1, _) in zip(a.parts, b.parts, strict=True):
        if changed:
            continue
        gaps_a, gaps_b = _gaps(a.text, a0, a1), _gaps(b.text, b0, b1)
        if len(gaps_a) != len(gaps_b):
            continue
        for (s, e), (t, f) in zip(gaps_a, gaps_b, strict=True):
            left, right = ("".join(g.translate(_FOLD).split()) for g in (a.text[s:e], b.text[t:f]))
            if left != right:
                a.mark_gap(s, e, alone=not right)
                b.mark_gap(t, f, alone=not left)


def _gaps(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """What lies between and around the words of a part."""
    words = [m.span() for m in _WORD.finditer(text, start, end)]
    return list(zip([start, *(e for _, e in words)], [*(s for s, _ in words), end], strict=True))
