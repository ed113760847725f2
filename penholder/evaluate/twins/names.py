"""Finders of names and speakers.

Takes a run and the whole text; gives names that can be others of their kind, be spelled otherwise or lose the
first name. People are those the text itself names in full and lets speak, or names again by the surname alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from random import Random

from penholder.evaluate.twins.lists import either, load_words
from penholder.evaluate.twins.planting import Replacement, Scene

_FULL = re.compile(r"\b([A-Z][\w’-]*[a-z]) ((?:de |al-|von |van )?[A-Z][\w-]*[a-z])\b(?! [A-Z])")
_VARIANTS = (
    ("ss", "s"),
    ("ll", "l"),
    ("ou", "u"),
    ("ph", "f"),
    ("y", "i"),
    ("kh", "k"),
    ("ie", "y"),
    ("k", "c"),
    ("c", "k"),
)


@lru_cache(maxsize=64)
def list_people(text: str) -> tuple[tuple[str, str], ...]:
    """First name and surname of the people of a text, sorted."""
    lists = load_words()
    found = set()
    for match in _FULL.finditer(text):
        first, last = match.groups()
        if first in (*lists.openers, *lists.titles, *lists.institutions) or last in (
            *lists.institutions,
            *lists.titles,
        ):
            continue
        alone = rf"(?<![A-Z]\w )\b{re.escape(last)}\b"
        speaks = (
            rf"{re.escape(last)} {either(lists.reporting)}\b|{either(lists.reporting)} {re.escape(last)}\b"
        )
        times = len(re.findall(alone, text)) - len(re.findall(re.escape(match.group()), text))
        if re.search(speaks, text) and (times > 0 or last.isascii()):
            found.add((first, last))
    return tuple(sorted(found))


def find_other_names(words: str, chooser: Random, scene: Scene) -> Iterator[Replacement]:
    """States, places and bodies as others of their kind, and people as people of no text."""
    lists = load_words()
    for group in lists.swap:
        for match in re.finditer(
            rf"(?<![\w-])(?<![A-Z]\w )(?<!South )(?<!North ){either(group)}(?![\w-])(?! [A-Z])", words
        ):
            others = [name for name in group if name != match.group() and name not in scene.text]
            if others:
                yield Replacement(match.start(), match.end(), chooser.choice(others))
    for first, last in list_people(scene.text):
        for match in re.finditer(rf"\b{re.escape(first)} {re.escape(last)}\b", words):
            yield Replacement(match.start(), match.end(), chooser.choice(lists.people))


def find_speakers(words: str, chooser: Random, scene: Scene) -> Iterator[Replacement]:
    """Who speaks as somebody else, of the same text where it has another."""
    people = list_people(scene.text)
    verbs = either(load_words().reporting)
    for first, last in people:
        surnames = [other for _, other in people if other != last]
        surnames = surnames or [name.split()[-1] for name in load_words().people]
        pattern = rf"(?<!\w )\b{re.escape(last)}(?= {verbs}\b)|(?<={{}} ){re.escape(last)}\b"
        for verb in load_words().reporting:
            for match in re.finditer(pattern.format(verb), words):
                before = words[: match.start()]
                if not before.endswith(f"{first} "):
                    yield Replacement(match.start(), match.end(), chooser.choice(surnames))


def find_name_spellings(words: str, chooser: Random, scene: Scene) -> Iterator[Replacement]:
    """Surnames in another spelling of the same sound."""
    del chooser
    for _, last in list_people(scene.text):
        other = next((last.replace(a, b, 1) for a, b in _VARIANTS if a in last[1:] and last[0] not in a), "")
        if len(last) > 4 and other:
            for match in re.finditer(rf"\b{re.escape(last)}\b", words):
                yield Replacement(match.start(), match.end(), other)


def find_first_names(words: str, chooser: Random, scene: Scene) -> Iterator[Replacement]:
    """Full names that can be the surname alone."""
    del chooser
    for first, last in list_people(scene.text):
        for match in re.finditer(rf"\b{re.escape(first)} {re.escape(last)}\b", words):
            yield Replacement(match.start(), match.end(), last)
