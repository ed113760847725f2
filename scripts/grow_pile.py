"""A pile of made-up reports of which it is known who copied whom: for timing, and for tests of scale.

Takes sentences to imitate and a seed; gives reports with what was planted. Never gives a sentence as it came: most of
its counted words are swapped for others of the same kind, drawn as often as they stand in the sentences.
"""

from __future__ import annotations

import json
import random
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations
from pathlib import Path

from sentencex import get_sentence_boundaries

from penholder.model import Provenance, Report, make_id

IN_FAMILIES = 0.3
"""Share of the reports that stand in a family of two to eight; the others are alone."""
FAMILY_SIZES = (2, 2, 2, 2, 3, 3, 4, 5, 6, 8)
SWAPPED = 0.7
"""Share of the counted words of a sentence that a fresh report changes."""
EDITED = 0.08
"""Share of the counted words that a copy changes."""
PLANTED_IN = (2, 2, 2, 3, 3, 4, 5, 8)
"""In how many reports a background sentence stands; one in five hundred stands in every hundredth report."""

_WORD = re.compile(r"[^\W\d_]{4,}|\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sentence cut at its counted words: what stands between them, the words, and the kind of each."""

    gaps: tuple[str, ...]
    words: tuple[str, ...]
    kinds: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class GrownPile:
    """Reports with the truth about them, by their numbers in the pile."""

    texts: tuple[str, ...]
    parents: tuple[int | None, ...]
    """The report each was copied from; None for an original."""
    families: tuple[int, ...]
    """The original each goes back to: its own number when it copies nobody."""
    backgrounds: tuple[tuple[int, ...], ...]
    """Reports that hold one planted sentence."""

    def kin(self) -> set[tuple[int, int]]:
        """Pairs of reports of which one was copied from the other."""
        return {(parent, child) for child, parent in enumerate(self.parents) if parent is not None}

    def tellings(self, most: int) -> set[tuple[int, int]]:
        """Pairs of reports that hold one planted sentence, of those planted at most that often."""
        return {
            pair for told_by in self.backgrounds if len(told_by) <= most for pair in combinations(told_by, 2)
        }

    def make_reports(self) -> list[Report]:
        """The reports as the families step reads them."""
        return [
            Report(
                id=make_id("r", str(n), text),
                text=text,
                title=None,
                dateline=None,
                language="en",
                furniture=(),
                provenance=Provenance(),
                path=f"{n}.txt",
            )
            for n, text in enumerate(self.texts)
        ]


def grow_pile(patterns: Sequence[Pattern], *, reports: int, words: int = 500, seed: int = 1) -> GrownPile:
    """That many reports of about that many words."""
    grower = _Grower(patterns, words, random.Random(seed))  # noqa: S311
    drafts: list[list[str]] = []
    parents: list[int | None] = []
    families: list[int] = []
    while len(drafts) < reports:
        first = len(drafts)
        size = grower.draw_size() if grower.chance.random() < _START_FAMILY else 1
        for number in range(first, min(first + size, reports)):
            parent = grower.chance.randrange(first, number) if number > first else None
            drafts.append(grower.write_report() if parent is None else grower.copy_report(drafts[parent]))
            parents.append(parent)
            families.append(first)
    backgrounds = grower.plant_backgrounds(drafts)
    texts = tuple(_lay_out(draft) for draft in drafts)
    return GrownPile(texts, tuple(parents), tuple(families), backgrounds)


_MEAN_SIZE = sum(FAMILY_SIZES) / len(FAMILY_SIZES)
_START_FAMILY = IN_FAMILIES / (IN_FAMILIES + (1 - IN_FAMILIES) * _MEAN_SIZE)


class _Grower:
    """Writes sentences, reports and copies from patterns, by one source of chance."""

    def __init__(self, patterns: Sequence[Pattern], words: int, chance: random.Random) -> None:
        self.chance = chance
        self._patterns = patterns
        self._words = words
        self._pools: tuple[list[str], ...] = ([], [], [])
        for pattern in patterns:
            for word, kind in zip(pattern.words, pattern.kinds, strict=True):
                self._pools[kind].append(word)

    def draw_size(self) -> int:
        return self.chance.choice(FAMILY_SIZES)

    def write_report(self) -> list[str]:
        sentences: list[str] = []
        count = 0
        while count < self._words:
            sentences.append(self.write_sentence())
            count += sentences[-1].count(" ") + 1
        return sentences

    def write_sentence(self) -> str:
        pattern = self.chance.choice(self._patterns)
        return self._swap(pattern, SWAPPED)

    def copy_report(self, original: Sequence[str]) -> list[str]:
        """A copy with sentences cut, merged, moved and added, and a few words of each changed."""
        keep = self.chance.choice((1.0, 0.9, 0.7, 0.5))
        kept = [s for s in original if self.chance.random() < keep] or [original[0]]
        copy = [self._swap(cut_pattern(s), EDITED) for s in kept]
        if len(copy) > 3 and self.chance.random() < 0.5:
            place = self.chance.randrange(len(copy) - 1)
            copy[place : place + 2] = [f"{copy[place].rstrip('.')}, and {copy[place + 1]}"]
        if len(copy) > 3 and self.chance.random() < 0.3:
            copy.insert(self.chance.randrange(len(copy)), copy.pop(self.chance.randrange(len(copy))))
        for _ in range(self.chance.choice((0, 0, 1, 3))):
            copy.insert(self.chance.randrange(len(copy) + 1), self.write_sentence())
        return copy

    def plant_backgrounds(self, drafts: list[list[str]]) -> tuple[tuple[int, ...], ...]:
        """One sentence for every ten reports, told in several of them word for word or nearly so."""
        planted: list[tuple[int, ...]] = []
        for number in range(len(drafts) // 10):
            count = len(drafts) // 100 if number % 500 == 499 else self.chance.choice(PLANTED_IN)
            told_by = tuple(sorted(self.chance.sample(range(len(drafts)), min(count, len(drafts)))))
            sentence = self.write_sentence()
            while sentence.count(" ") < 18:
                sentence = self.write_sentence()
            for place in told_by:
                telling = self._swap(cut_pattern(sentence), self.chance.choice((0.0, 0.0, 0.05)))
                drafts[place].insert(self.chance.randrange(len(drafts[place]) + 1), telling)
            planted.append(told_by)
        return tuple(planted)

    def _swap(self, pattern: Pattern, share: float) -> str:
        parts = [pattern.gaps[0]]
        for word, kind, gap in zip(pattern.words, pattern.kinds, pattern.gaps[1:], strict=True):
            parts.append(word if self.chance.random() >= share else self.chance.choice(self._pools[kind]))
            parts.append(gap)
        sentence = "".join(parts)
        return sentence[:1].upper() + sentence[1:]


def _lay_out(sentences: Sequence[str]) -> str:
    """Paragraphs of two sentences."""
    return "\n\n".join(" ".join(sentences[n : n + 2]) for n in range(0, len(sentences), 2))


def cut_pattern(sentence: str) -> Pattern:
    """The sentence cut at its numbers and its words of four letters and more."""
    found = list(_WORD.finditer(sentence))
    ends = [0, *(m.end() for m in found)]
    starts = [*(m.start() for m in found), len(sentence)]
    gaps = tuple(sentence[end:start] for end, start in zip(ends, starts, strict=True))
    kinds = tuple(_name_kind(m) for m in found)
    return Pattern(gaps, tuple(m.group() for m in found), kinds)


def _name_kind(found: re.Match[str]) -> int:
    """0 for a number, 1 for a name, 2 for another word."""
    if found.group()[0].isdigit():
        return 0
    return 1 if found.group()[0].isupper() and found.start() > 0 else 2


def read_patterns(bench: Path) -> list[Pattern]:
    """The sentences of the development corpora, of six to sixty words."""
    return [
        cut_pattern(sentence)
        for text in _read_corpora(bench)
        for sentence in _split_text(text)
        if 5 <= sentence.count(" ") <= 60
    ]


def _split_text(text: str) -> Iterator[str]:
    for found in get_sentence_boundaries("en", re.sub(r"\s+", " ", text)):
        yield found["text"].strip()


def _read_corpora(bench: Path) -> Iterator[str]:
    for folder in ("polnear", "unsc_debates"):
        for path in sorted((bench / folder).rglob("*")):
            if path.is_file() and path.suffix in (".txt", ""):
                yield path.read_text("utf-8", "replace")
    for line in (bench / "copies" / "rewrites_dev.jsonl").read_text("utf-8").splitlines():
        yield from (text["text"] for text in json.loads(line)["texts"])
    for path in sorted((bench / "ecbplus").glob("*/*.xml")):
        tokens = (token.text or "" for token in ET.parse(path).getroot().iter("token"))  # noqa: S314
        yield re.sub(r" ([.,;:?!)'’])", r"\1", " ".join(tokens))


def invent_patterns(*, count: int = 4_000, seed: int = 1) -> list[Pattern]:
    """Sentences of invented words, for when no corpus is at hand: frequent ones are frequent as in English."""
    chance = random.Random(seed)  # noqa: S311
    syllables = [c + v + e for c in "bdfgklmnprstvz" for v in "aeiou" for e in ("", "n", "r", "s")]
    words = ["".join(chance.choices(syllables, k=chance.choice((2, 3, 3)))) for _ in range(12_000)]
    shares = list(accumulate(1 / rank for rank in range(20, 20 + len(words))))
    return [cut_pattern(_invent_sentence(chance, words, shares)) for _ in range(count)]


def _invent_sentence(chance: random.Random, words: Sequence[str], shares: Sequence[float]) -> str:
    drawn = chance.choices(words, cum_weights=shares, k=chance.randrange(6, 16))
    parts = [drawn[0].capitalize()]
    for word in drawn[1:]:
        parts += chance.choice(((), ("the",), ("of",), ("in", "the"), ("a",)))
        drawing = chance.random()
        parts.append(
            str(chance.randrange(3, 9_999))
            if drawing < 0.08
            else word.capitalize()
            if drawing < 0.2
            else word
        )
    return " ".join(parts) + "."
