"""Who and what a sentence names: states, bodies, missions, people and offices of the vocabulary.

Takes a sentence; gives mentions with absolute offsets, in text order, never overlapping: the longest wording
wins ("South Sudan" over "Sudan", "Guinea-Bissau" over "Guinea"). Case counts for names ("US" but not "us") and
not for offices; diacritics, dots of acronyms and the shape of quotes and dashes do not. Never guesses beyond
the vocabulary, and names nobody when a surname fits several people.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from rapidfuzz import fuzz

from penholder import vocabulary
from penholder.syntax import Sentence, Token
from penholder.vocabulary import Person, State

_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[\w\u0300-\u036f]+|[^\w\s]")
_MARKS = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "–": "-", "—": "-", "‐": "-", "‑": "-"})
_PARTICLES = frozenset(
    [
        "de",
        "du",
        "des",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "van",
        "von",
        "der",
        "den",
        "la",
        "le",
        "el",
        "al",
        "ben",
        "bin",
        "ould",
        "ag",
        "abu",
    ]
)
_SHORTEST_IN_CAPITALS = 4
"""Names with fewer letters get no capitals form: "UAE" is one already, and three letters collide."""
_SAME_SURNAME = 60
"""Least similarity, in per cent, of two spellings of one surname ("Nebenzia", "Nebenzya")."""
_LOOK_BACK = 3
"""How many words before a surname may hold the first name ("Jeffrey J. DeLaurentis")."""


class MentionKind(StrEnum):
    STATE = "state"
    BODY = "body"
    MISSION = "mission"
    PERSON = "person"
    OFFICE = "office"


@dataclass(frozen=True, slots=True, order=True)
class Mention:
    """A place where a sentence names an entry of the vocabulary."""

    start: int
    """Offset into the report's text; `end` is exclusive."""
    end: int
    kind: MentionKind
    key: str
    """ISO code, body key, mission key, canonical name or office key; "" when a surname fits several people."""
    words: str
    form: str = "name"
    """States: name, adjective or capital. People: name or surname. Otherwise name."""
    candidates: tuple[str, ...] = ()
    """Canonical names a surname fits, when it fits several."""


@dataclass(frozen=True, slots=True, order=True)
class _Entry:
    """What a wording points to; order decides when wordings are equal."""

    rank: int
    kind: MentionKind | None
    key: str
    form: str = "name"
    namesake: bool = False


@dataclass(slots=True)
class _Node:
    """One word of a wording, with the words that may follow it."""

    following: dict[str, _Node] = field(default_factory=dict)
    entries: list[_Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Word:
    """One word of a sentence as the trie sees it; offsets are relative to the sentence."""

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


def _split_words(text: str) -> list[_Word]:
    found = []
    for match in _WORD.finditer(text):
        folded = fold_words(match.group())
        if len(folded) > 2 and "." in folded:
            folded = folded.replace(".", "")
        found.append(_Word(match.start(), match.end(), folded, folded.lower()))
    return found


# --------------------------------------------------------------------------- the trie


def _add_wording(root: _Node, wording: str, entry: _Entry, *, lowered: bool = False) -> None:
    node = root
    for word in _split_words(wording):
        node = node.following.setdefault(word.lowered if lowered else word.folded, _Node())
    if node is not root and entry not in node.entries:
        node.entries.append(entry)
        node.entries.sort()


def _spell_variants(wording: str) -> Iterator[str]:
    """The wording without a leading article, as a sentence opens with it, and in capitals."""
    bare = re.sub(r"^[Tt]he ", "", wording)
    yield bare
    yield bare[:1].upper() + bare[1:]
    if sum(c.isalpha() for c in bare) >= _SHORTEST_IN_CAPITALS:
        yield bare.upper()


def _list_names() -> Iterator[tuple[str, _Entry]]:
    for wording in vocabulary.decoys():
        yield from ((words, _Entry(9, None, "")) for words in wording.words)
    for mission in vocabulary.missions():
        short = (
            (mission.acronym, mission.acronym.capitalize())
            if len(mission.acronym) > 4
            else (mission.acronym,)
        )
        yield from (
            (w, _Entry(1, MentionKind.MISSION, mission.key)) for w in (*short, mission.name, *mission.aliases)
        )
    for person in vocabulary.people():
        entry = _Entry(2, MentionKind.PERSON, person.name)
        yield from ((words, entry) for words in (person.name, *person.spellings))
    for body in vocabulary.bodies():
        yield from ((words, _Entry(3, MentionKind.BODY, body.key)) for words in (body.name, *body.aliases))
    for state in vocabulary.states():
        yield from _list_state_names(state)


def _list_state_names(state: State) -> Iterator[tuple[str, _Entry]]:
    groups = (
        (4, "name", (state.name, *state.aliases)),
        (5, "adjective", state.adjectives),
        (6, "capital", state.capitals),
        (7, "name", (state.council_name,)),
    )
    for rank, form, wordings in groups:
        for words in filter(None, wordings):
            yield words, _Entry(rank, MentionKind.STATE, state.iso, form, words in state.namesakes)


@cache
def _name_trie() -> _Node:
    root = _Node()
    for wording, entry in _list_names():
        for variant in _spell_variants(wording):
            _add_wording(root, variant, entry)
    return root


@cache
def _office_trie() -> _Node:
    root = _Node()
    for office in vocabulary.office_titles():
        for words in office.words:
            _add_wording(root, words, _Entry(8 - office.rank, MentionKind.OFFICE, office.key), lowered=True)
    return root


def list_surnames(person: Person) -> tuple[str, ...]:
    """What stands alone for a person: with and without particles, diacritics kept.

    >>> list_surnames(Person(name="Nicolas de Rivière"))
    ('de Rivière', 'Rivière')
    """
    if person.surnames:
        return person.surnames
    parts = person.name.split()
    first = len(parts) - 1
    while first > 1 and parts[first - 1].lower() in _PARTICLES:
        first -= 1
    return tuple(dict.fromkeys((" ".join(parts[first:]), parts[-1]))) if len(parts) > 1 else ()


@cache
def _people_by_surname() -> dict[str, tuple[Person, ...]]:
    found: dict[str, list[Person]] = {}
    for person in vocabulary.people():
        for surname in list_surnames(person):
            for spelling in dict.fromkeys((surname, *_respell(person, surname))):
                found.setdefault(fold_words(spelling), []).append(person)
    everyday = {fold_words(w) for wording in vocabulary.everyday_surnames() for w in wording.words}
    return {
        surname: tuple(sorted(set(people), key=lambda p: p.name))
        for surname, people in found.items()
        if surname not in everyday and not _name_entries(surname)
    }


def _respell(person: Person, surname: str) -> Iterator[str]:
    """The surname as other spellings of the full name end, where they are spellings of it."""
    length = len(surname.split())
    if person.name.endswith(surname):
        for spelling in person.spellings:
            tail = " ".join(spelling.split()[-length:])
            if tail != spelling and fuzz.ratio(fold_words(tail), fold_words(surname)) >= _SAME_SURNAME:
                yield tail


def _name_entries(wording: str) -> list[_Entry]:
    node: _Node | None = _name_trie()
    for word in _split_words(wording):
        node = node.following.get(word.folded) if node else None
    return node.entries if node else []


@cache
def _surname_trie() -> _Node:
    root = _Node()
    for surname in sorted(_people_by_surname()):
        for variant in (surname, surname[:1].upper() + surname[1:]):
            _add_wording(root, variant, _Entry(9, MentionKind.PERSON, surname, "surname"))
    return root


@cache
def _honorific_words() -> frozenset[str]:
    titles = (w.words for w in vocabulary.honorifics())
    offices = (o.words for o in vocabulary.office_titles())
    return frozenset(
        fold_words(w).lower().rstrip(".").split()[-1] for words in (*titles, *offices) for w in words
    )


@cache
def _wordlike() -> frozenset[str]:
    return frozenset(w for wording in vocabulary.wordlike_acronyms() for w in wording.words)


# --------------------------------------------------------------------------- finding


def find_mentions(sentence: Sentence) -> tuple[Mention, ...]:
    """Every state, body, mission, person and office the sentence names, in text order, none overlapping."""
    words = _split_words(sentence.text)
    found: list[Mention] = []
    place = 0
    while place < len(words):
        length, entry = _longest_at(words, place)
        mention = _make_mention(sentence, words, (place, place + length), entry) if entry else None
        if mention is not None:
            _drop_overlapped(found, mention)
            found.append(mention)
        # A wording that was refused frees its later words: only its first word is passed over.
        place += length if mention is not None or (entry and entry.kind is None) else 1
    return tuple(found)


def _drop_overlapped(found: list[Mention], mention: Mention) -> None:
    while found and found[-1].end > mention.start:
        found.pop()


def _longest_at(words: list[_Word], place: int) -> tuple[int, _Entry | None]:
    tries = ((_name_trie(), False), (_office_trie(), True), (_surname_trie(), False))
    best: tuple[int, _Entry | None] = (1, None)
    for root, lowered in tries:
        length, entry = _walk(root, words, place, lowered=lowered)
        if entry is not None and (best[1] is None or length > best[0]):
            best = (length, entry)
    return best


def _walk(root: _Node, words: list[_Word], place: int, *, lowered: bool) -> tuple[int, _Entry | None]:
    node, length, entry = root, 0, None
    for n in range(place, len(words)):
        step = node.following.get(words[n].lowered if lowered else words[n].folded)
        if step is None:
            break
        node = step
        if node.entries:
            length, entry = n - place + 1, node.entries[0]
    return length, entry


def _make_mention(
    sentence: Sentence, words: list[_Word], place: tuple[int, int], entry: _Entry
) -> Mention | None:
    first, last = words[place[0]], words[place[1] - 1]
    start, end = sentence.start + first.start, sentence.start + last.end
    if entry.kind is None or _is_refused(sentence, (start, end), entry):
        return None
    if entry.form == "surname":
        return _make_surname(sentence, (start, end), entry.key)
    text = sentence.text[first.start : last.end]
    return Mention(start, end, entry.kind, entry.key, text, entry.form)


def _is_refused(sentence: Sentence, place: tuple[int, int], entry: _Entry) -> bool:
    """A state's word inside a person's name, or an acronym that is a word where all is in capitals."""
    start, end = place
    text = sentence.text[start - sentence.start : end - sentence.start]
    if text in _wordlike() and sentence.text.upper() == sentence.text:
        return True
    if not entry.namesake:
        return False
    token = next((t for t in sentence.tokens if t.start == start), None)
    if token is None or token.entity != "PERSON":
        return False
    return any(_in_same_name(sentence, token, step) for step in (-1, 1))


def _in_same_name(sentence: Sentence, token: Token, step: int) -> bool:
    n = token.i + step
    if not 0 <= n < len(sentence.tokens):
        return False
    other = sentence.tokens[n]
    return other.entity == "PERSON" and other.text[:1].isupper() and not _is_honorific(other)


def _is_honorific(token: Token) -> bool:
    return fold_words(token.text).lower().rstrip(".") in _honorific_words()


def _make_surname(sentence: Sentence, place: tuple[int, int], surname: str) -> Mention | None:
    start, end = place
    tokens = sentence.between(start, end) or [t for t in sentence.tokens if t.start <= start < t.end]
    people = _people_by_surname()[_without_capital(surname)]
    if not tokens or tokens[-1].pos != "PROPN" or _in_same_name(sentence, tokens[-1], 1):
        return None
    before = sentence.tokens[max(0, tokens[0].i - _LOOK_BACK) : tokens[0].i]
    given = _find_given_name(before, people)
    if given is not None:
        start, people = given
    elif before and _is_other_name(before[-1]):
        return None
    words = sentence.text[start - sentence.start : end - sentence.start]
    names = tuple(p.name for p in people)
    form = "surname" if given is None else "name"
    if len(names) == 1:
        return Mention(start, end, MentionKind.PERSON, names[0], words, form)
    return Mention(start, end, MentionKind.PERSON, "", words, form, names)


def _without_capital(surname: str) -> str:
    known = _people_by_surname()
    return surname if surname in known else surname[:1].lower() + surname[1:]


def _find_given_name(
    before: Iterable[Token], people: tuple[Person, ...]
) -> tuple[int, tuple[Person, ...]] | None:
    """Where the first name of one of the people stands just before the surname, initials between."""
    for token in reversed(tuple(before)):
        folded = fold_words(token.text)
        fitting = tuple(p for p in people if folded in _given_names(p))
        if fitting:
            return token.start, fitting
        if not (token.pos == "PROPN" and len(token.text.rstrip(".")) <= 1):
            return None
    return None


@cache
def _given_names(person: Person) -> frozenset[str]:
    return frozenset(fold_words(name.split()[0]) for name in (person.name, *person.spellings) if " " in name)


def _is_other_name(token: Token) -> bool:
    """Whether the word before a surname makes it somebody else's ("John Mills" for a known Richard Mills)."""
    if not token.text[:1].isupper() or token.pos != "PROPN" or _is_honorific(token):
        return False
    return token.entity in ("PERSON", "") and not _name_entries(token.text)
