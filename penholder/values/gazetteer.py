"""Every wording of the vocabulary as tries of words, built once per process.

Takes the vocabularies; gives what a run of words points to: a state, body, mission, person or office. Never
looks at a sentence: `penholder.values.mentions` decides what a match means where it stands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz

from penholder import vocabulary
from penholder.vocabulary import Person, State

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[\w\u0300-\u036f]+|[^\w\s]")
_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "‐": "-", "‑": "-"})
_SHORTEST_IN_CAPITALS = 4
"""Names with fewer letters get no capitals form: "UAE" is one already, and three letters collide."""
_SAME_SURNAME = 60
"""Least similarity, in per cent, of two spellings of one surname ("Nebenzia", "Nebenzya")."""


class MentionKind(StrEnum):
    """What a mention names."""

    STATE = "state"
    BODY = "body"
    MISSION = "mission"
    PERSON = "person"
    OFFICE = "office"


@dataclass(frozen=True, slots=True, order=True)
class Entry:
    """What a wording points to; order decides when wordings are equal."""

    rank: int
    kind: MentionKind | None
    key: str
    form: str = "name"
    namesake: bool = False


@dataclass(slots=True)
class Node:
    """One word of a wording, with the words that may follow it."""

    following: dict[str, Node] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


class Word(NamedTuple):
    """One word as the tries see it; offsets are relative to the text it was split from."""

    start: int
    end: int
    folded: str
    lowered: str


def fold_words(text: str) -> str:
    """The text without diacritics, with straight quotes and plain hyphens.

    >>> fold_words("Rivière’s")
    "Riviere's"
    """
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKD", text.translate(_MARKS))
    return "".join(c for c in plain if not unicodedata.combining(c))


def split_words(text: str) -> list[Word]:
    """Words and marks in order; dotted acronyms are one word and lose their dots.

    >>> [word.folded for word in split_words("U.S.-led")]
    ['US', '-', 'led']
    """
    found = []
    for match in _WORD.finditer(text):
        folded = fold_words(match.group())
        if len(folded) > 2 and "." in folded:
            folded = folded.replace(".", "")
        found.append(Word(match.start(), match.end(), folded, folded.lower()))
    return found


# --------------------------------------------------------------------------- the trie


def _add_wording(root: Node, wording: str, entry: Entry, *, lowered: bool = False) -> None:
    node = root
    for word in split_words(wording):
        step = word.lowered if lowered else word.folded
        following = node.following.get(step)
        if following is None:
            following = node.following[step] = Node()
        node = following
    if node is not root and entry not in node.entries:
        node.entries.append(entry)
        if len(node.entries) > 1:
            node.entries.sort()


def _spell_variants(wording: str) -> Iterator[str]:
    """The wording without a leading article, as a sentence opens with it, and in capitals."""
    bare = re.sub(r"^[Tt]he ", "", wording)
    yield bare
    if not bare[:1].isupper():
        yield bare[:1].upper() + bare[1:]
    if sum(c.isalpha() for c in bare) >= _SHORTEST_IN_CAPITALS:
        yield bare.upper()


def _list_names() -> Iterator[tuple[str, Entry]]:
    for wording in vocabulary.decoys():
        yield from ((words, Entry(9, None, "")) for words in wording.words)
    for mission in vocabulary.missions():
        short = (
            (mission.acronym, mission.acronym.capitalize())
            if len(mission.acronym) > 4
            else (mission.acronym,)
        )
        yield from (
            (w, Entry(1, MentionKind.MISSION, mission.key)) for w in (*short, mission.name, *mission.aliases)
        )
    for person in vocabulary.people():
        entry = Entry(2, MentionKind.PERSON, person.name)
        yield from ((words, entry) for words in (person.name, *person.spellings))
    for body in vocabulary.bodies():
        yield from ((words, Entry(3, MentionKind.BODY, body.key)) for words in (body.name, *body.aliases))
    for state in vocabulary.states():
        yield from _list_state_names(state)


def _list_state_names(state: State) -> Iterator[tuple[str, Entry]]:
    groups = (
        (4, "name", (state.name, *state.aliases)),
        (5, "adjective", state.adjectives),
        (6, "capital", state.capitals),
        (7, "name", (state.council_name,)),
    )
    for rank, form, wordings in groups:
        for words in filter(None, wordings):
            yield words, Entry(rank, MentionKind.STATE, state.iso, form, words in state.namesakes)


@cache
def name_trie() -> Node:
    """States, bodies, missions, full names of people and decoys, by words without diacritics; case counts."""
    root = Node()
    for wording, entry in _list_names():
        for variant in _spell_variants(wording):
            _add_wording(root, variant, entry)
    return root


@cache
def office_trie() -> Node:
    """Wordings of offices, by lowercased words."""
    root = Node()
    for office in vocabulary.office_titles():
        for words in office.words:
            _add_wording(root, words, Entry(8 - office.rank, MentionKind.OFFICE, office.key), lowered=True)
    return root


@cache
def _particles() -> frozenset[str]:
    return frozenset(w for wording in vocabulary.name_particles() for w in wording.words)


def list_surnames(person: Person) -> tuple[str, ...]:
    """What stands alone for a person: with and without particles, diacritics kept.

    >>> list_surnames(Person(name="Nicolas de Rivière"))
    ('de Rivière', 'Rivière')
    """
    if person.surnames:
        return person.surnames
    parts = person.name.split()
    first = len(parts) - 1
    while first > 1 and parts[first - 1].lower() in _particles():
        first -= 1
    return tuple(dict.fromkeys((" ".join(parts[first:]), parts[-1]))) if len(parts) > 1 else ()


@cache
def people_by_surname() -> dict[str, tuple[Person, ...]]:
    """Everyone a surname may stand for, by the surname without diacritics; everyday surnames left out."""
    found: dict[str, list[Person]] = {}
    for person in vocabulary.people():
        for surname in list_surnames(person):
            for spelling in dict.fromkeys((surname, *_respell(person, surname))):
                found.setdefault(fold_words(spelling), []).append(person)
    everyday = {fold_words(w) for wording in vocabulary.everyday_surnames() for w in wording.words}
    return {
        surname: tuple(sorted(set(people), key=lambda p: p.name))
        for surname, people in found.items()
        if surname not in everyday and not name_entries(surname)
    }


def _respell(person: Person, surname: str) -> Iterator[str]:
    """The surname as other spellings of the full name end, where they are spellings of it."""
    length = len(surname.split())
    if person.name.endswith(surname):
        for spelling in person.spellings:
            tail = " ".join(spelling.split()[-length:])
            if tail != spelling and fuzz.ratio(fold_words(tail), fold_words(surname)) >= _SAME_SURNAME:
                yield tail


def name_entries(wording: str) -> list[Entry]:
    """What exactly these words point to in `name_trie`, best first; empty when nothing."""
    node: Node | None = name_trie()
    for word in split_words(wording):
        node = node.following.get(word.folded) if node else None
    return node.entries if node else []


@cache
def surname_trie() -> Node:
    """Surnames that may stand alone, by words without diacritics; an entry's key is the surname."""
    root = Node()
    for surname in sorted(people_by_surname()):
        for variant in dict.fromkeys((surname, surname[:1].upper() + surname[1:])):
            _add_wording(root, variant, Entry(9, MentionKind.PERSON, surname, "surname"))
    return root


@cache
def honorific_words() -> frozenset[str]:
    """Last words of titles and offices, lowercased: before a surname they are no first name."""
    titles = (w.words for w in vocabulary.honorifics())
    offices = (o.words for o in vocabulary.office_titles())
    return frozenset(
        fold_words(w).lower().rstrip(".").split()[-1] for words in (*titles, *offices) for w in words
    )


@cache
def wordlike_words() -> frozenset[str]:
    """Acronyms that are words of their own in a passage set in capitals."""
    return frozenset(w for wording in vocabulary.wordlike_acronyms() for w in wording.words)
