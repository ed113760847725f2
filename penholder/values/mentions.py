"""Who and what a sentence names: states, bodies, missions, people and offices of the vocabulary.

Takes a sentence; gives mentions with absolute offsets, in text order, never overlapping: the longest wording
wins ("South Sudan" over "Sudan", "Guinea-Bissau" over "Guinea"). Case counts for names ("US" but not "us") and
not for offices; diacritics, dots of acronyms and the shape of quotes and dashes do not. Never guesses beyond
the vocabulary, and names nobody when a surname fits several people.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from penholder.syntax import Sentence, Token
from penholder.values.gazetteer import (
    Entry,
    MentionKind,
    Node,
    Word,
    fold_words,
    honorific_words,
    list_surnames,
    name_entries,
    name_trie,
    office_trie,
    people_by_surname,
    split_words,
    surname_trie,
    wordlike_words,
)
from penholder.vocabulary import Person

__all__ = ["Mention", "MentionKind", "find_mentions", "fold_words", "list_surnames"]

_COURTESY = frozenset(
    {"Mr", "Mrs", "Ms", "Mx", "Miss", "Dr", "Prof", "Sir", "Dame", "Sheikh", "Colonel", "Captain"}
)
"""Titles that only a person's name follows; offices ("Commander UNIFIL") may name whose they are."""
_LOOK_BACK = 3
"""How many words before a surname may hold the first name ("Jeffrey J. DeLaurentis")."""


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


# --------------------------------------------------------------------------- finding


@lru_cache(maxsize=4096)
def find_mentions(sentence: Sentence) -> tuple[Mention, ...]:
    """Every state, body, mission, person and office the sentence names, in text order, none overlapping."""
    words = split_words(sentence.text)
    found: list[Mention] = []
    place = 0
    names, offices, surnames = name_trie().following, office_trie().following, surname_trie().following
    while place < len(words):
        word = words[place]
        if not (word.folded in names or word.lowered in offices or word.folded in surnames):
            place += 1
            continue
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


def _longest_at(words: list[Word], place: int) -> tuple[int, Entry | None]:
    tries = ((name_trie(), False), (office_trie(), True), (surname_trie(), False))
    best: tuple[int, Entry | None] = (1, None)
    for root, lowered in tries:
        length, entry = _walk(root, words, place, lowered=lowered)
        if entry is not None and (best[1] is None or length > best[0]):
            best = (length, entry)
    return best


def _walk(root: Node, words: list[Word], place: int, *, lowered: bool) -> tuple[int, Entry | None]:
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
    sentence: Sentence, words: list[Word], place: tuple[int, int], entry: Entry
) -> Mention | None:
    first, last = words[place[0]], words[place[1] - 1]
    start, end = sentence.start + first.start, sentence.start + last.end
    if entry.kind is None or _is_refused(sentence, (start, end), entry):
        return None
    if entry.form == "surname":
        return _make_surname(sentence, (start, end), entry.key)
    text = sentence.text[first.start : last.end]
    return Mention(start, end, entry.kind, entry.key, text, entry.form)


def _is_refused(sentence: Sentence, place: tuple[int, int], entry: Entry) -> bool:
    """A word that is a person's surname or inside a name, or an acronym that is a word where all is in capitals."""
    start, end = place
    text = sentence.text[start - sentence.start : end - sentence.start]
    if text in wordlike_words() and sentence.text.upper() == sentence.text:
        return True
    token = next((t for t in sentence.tokens if t.start == start), None)
    if token is None or entry.kind in (MentionKind.PERSON, MentionKind.OFFICE):
        return False
    if token.i and sentence.tokens[token.i - 1].text.rstrip(".") in _COURTESY:
        return True  # "Ms. Wagner": a person of that surname
    if not entry.namesake or token.entity != "PERSON":
        return False
    return any(_in_same_name(sentence, token, step) for step in (-1, 1))


def _in_same_name(sentence: Sentence, token: Token, step: int) -> bool:
    n = token.i + step
    if not 0 <= n < len(sentence.tokens):
        return False
    other = sentence.tokens[n]
    return other.entity == "PERSON" and other.text[:1].isupper() and not _is_honorific(other)


def _is_honorific(token: Token) -> bool:
    return fold_words(token.text).lower().rstrip(".") in honorific_words()


def _make_surname(sentence: Sentence, place: tuple[int, int], surname: str) -> Mention | None:
    start, end = place
    tokens = sentence.between(start, end) or [t for t in sentence.tokens if t.start <= start < t.end]
    people = people_by_surname()[_without_capital(surname)]
    if not tokens or tokens[-1].pos != "PROPN" or _in_same_name(sentence, tokens[-1], 1):
        return None
    if _is_double_barrelled(sentence.text, start - sentence.start, end - sentence.start):
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


def _is_double_barrelled(text: str, start: int, end: int) -> bool:
    """Whether a hyphen joins the surname to another one ("Fernandez-Taranco", but not "Guterres-led")."""
    after, before = fold_words(text[end : end + 2]), fold_words(text[max(0, start - 2) : start])
    return (after[:1] == "-" and after[1:].isupper()) or (before[-1:] == "-" and before[:-1].isalpha())


def _without_capital(surname: str) -> str:
    known = people_by_surname()
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
    return token.entity in ("PERSON", "") and not name_entries(token.text)
