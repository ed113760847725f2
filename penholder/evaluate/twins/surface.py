"""Finders of what readers do not mind: spellings, slipped letters, marks.

Takes a run; gives places where the page changes and the claim does not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from penholder.evaluate.twins.lists import load_words
from penholder.evaluate.twins.planting import Replacement, Scene

_STRAIGHT = {"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-"}


def find_spellings(words: str, chooser: Random, scene: Scene) -> Iterator[Replacement]:
    """Words of two spellings, British and American, in the other one."""
    del chooser, scene
    for pair in load_words().spelling:
        for old, new in (pair, pair[::-1]):
            for match in re.finditer(rf"(?<![\w-]){old}(?![\w-])", words):
                yield Replacement(match.start(), match.end(), new)


def find_typos(words: str, chooser: Random, scene: Scene) -> Iterator[Replacement]:
    """Long words with two inner letters swapped or one lost."""
    del scene
    for match in re.finditer(r"(?<![\w’'-])[a-z]{7,}(?![\w’'-])", words):
        word = match.group()
        place = chooser.randrange(2, len(word) - 2)
        swapped = word[:place] + word[place + 1] + word[place] + word[place + 2 :]
        lost = word[:place] + word[place + 1 :]
        yield Replacement(match.start(), match.end(), chooser.choice((swapped, lost)))


def find_marks(words: str, chooser: Random, scene: Scene) -> Iterator[Replacement]:
    """Curly marks as straight ones, dashes as hyphens, acronyms without full stops: the same to any reader."""
    del chooser, scene
    for place, mark in enumerate(words):
        if mark in _STRAIGHT:
            yield Replacement(place, place + 1, _STRAIGHT[mark])
    for match in re.finditer(r"\bU\.(?:N|S|K)\.(?= [a-z])", words):
        yield Replacement(match.start(), match.end(), match.group().replace(".", ""))


def find_punctuation(words: str, chooser: Random, scene: Scene) -> Iterator[Replacement]:
    """Commas left out before "and" and the like, and short quotations without their marks."""
    del chooser, scene
    for match in re.finditer(r", (?=(?:and|but|which|who) )", words):
        yield Replacement(match.start(), match.end(), " ")
    for match in re.finditer(r"“([\w’ -]+)”", words):
        yield Replacement(match.start(), match.end(), match[1])
