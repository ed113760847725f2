"""What a text put to the vote is about and what it does, as far as that is known before the vote.

Takes title, agenda heading and topics; gives situations (state codes and themes) and a kind of text. Never reads a
tally, a result or a name of a voter. The words are `data/vote_words.toml`, `data/states.toml`, `data/missions.toml`.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib import resources

from penholder import vocabulary
from penholder.errors import VocabularyError
from penholder.model import RollCall

HEADING = "heading: "
"""Before a subject of which no word is known: votes under one heading belong together all the same."""
_SHORTEST = 4
"""Letters that a mission's acronym or a state's other name needs to be taken for it in a text without capitals."""
_STEM = 4
"""Letters by which stems are looked up; every stem has as many."""


class Content(StrEnum):
    """What a text does, in the order in which it is looked for."""

    MEMBERSHIP = "membership"
    ELECTION = "election"
    TRIBUNAL = "tribunal"
    TERMINATION = "termination"
    SANCTIONS = "sanctions"
    MISSION = "mission"
    FORCE = "force"
    HUMANITARIAN = "humanitarian"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class VoteTraits:
    """What a text is about."""

    situations: tuple[str, ...]
    """State codes and keys of themes, sorted; else the subject's own words after `HEADING`; empty without either."""
    content: Content


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Phrases as folded words, and stems of single words."""

    phrases: dict[str, tuple[str, ...]]
    sizes: dict[str, int]
    """Words of the longest phrase that begins with a word."""
    stems: dict[str, tuple[tuple[str, str], ...]]
    """By their first letters."""


def describe_vote(vote: RollCall) -> VoteTraits:
    """What a text that was put to the vote is about."""
    return describe_text(vote.title, vote.subject, vote.topics)


@lru_cache(maxsize=8192)
def describe_text(title: str, subject: str = "", topics: tuple[str, ...] = ()) -> VoteTraits:
    """Situations and kind of a text; topics count only where title and subject name no situation.

    >>> describe_text("on extension of the mandate of the United Nations mission in Mali (MINUSMA)")
    VoteTraits(situations=('ML',), content=<Content.MISSION: 'mission'>)
    """
    head, rest = fold_words(f"{title} ; {subject}"), fold_words(" ; ".join(topics))
    found = _find_places(head) | _find_themes(head, _themes())
    found = found or _find_places(rest) | _find_themes(rest, _themes())
    found = found or _find_themes(f"{head} {rest}", _vague())
    if not found and (heading := fold_words(subject)):
        found = {HEADING + heading}
    return VoteTraits(tuple(sorted(found)), _find_content(head) or _find_content(rest) or Content.OTHER)


def fold_words(text: str) -> str:
    """Lowercased words without marks, one space between, "united nations" as "un".

    >>> fold_words("UN--MEMBERS; Côte d’Ivoire")
    'un members cote d ivoire'
    """
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.findall(r"[a-z0-9]+", plain)).replace("united nations", "un")


def _find_places(folded: str) -> set[str]:
    """State codes, the longest name first: "South Sudan" is not also Sudan."""
    words, lexicon = folded.split(), _places()
    found: set[str] = set()
    i = 0
    while i < len(words):
        for size in range(min(lexicon.sizes.get(words[i], 0), len(words) - i), 0, -1):
            codes = lexicon.phrases.get(" ".join(words[i : i + size]))
            if codes is not None:
                found.update(codes)
                i += size - 1
                break
        i += 1
    return found


def _find_themes(folded: str, lexicon: _Lexicon) -> set[str]:
    words = folded.split()
    found: set[str] = set()
    for i, word in enumerate(words):
        for stem, key in lexicon.stems.get(word[:_STEM], ()):
            if word.startswith(stem):
                found.add(key)
        for size in range(1, min(lexicon.sizes.get(word, 0), len(words) - i) + 1):
            found.update(lexicon.phrases.get(" ".join(words[i : i + size]), ()))
    return found


def _find_content(folded: str) -> Content | None:
    found = _find_themes(folded, _contents())
    return next((content for content in Content if content.value in found), None)


@cache
def _read() -> dict[str, list[dict[str, object]]]:
    with resources.files("penholder.data").joinpath("vote_words.toml").open("rb") as handle:
        return tomllib.load(handle)


def _entries(table: str, *, vague: bool = False) -> Iterator[tuple[str, tuple[str, ...]]]:
    for row in _read().get(table, ()):
        key, words = row.get("key"), row.get("words")
        if not isinstance(key, str) or not isinstance(words, list):
            raise VocabularyError(f"penholder/data/vote_words.toml, table [[{table}]]: key and words needed")
        if bool(row.get("vague")) == vague:
            yield key, tuple(map(str, words))


def _compile(entries: Iterable[tuple[str, Iterable[str]]]) -> _Lexicon:
    phrases: dict[str, set[str]] = {}
    stems: dict[str, list[tuple[str, str]]] = {}
    sizes: dict[str, int] = {}
    for key, words in entries:
        for word in words:
            folded = fold_words(word)
            if word.endswith("*") and " " not in folded:
                stems.setdefault(folded[:_STEM], []).append((folded, key))
            elif folded:
                phrases.setdefault(folded, set()).add(key)
                first, size = folded.split()[0], len(folded.split())
                sizes[first] = max(size, sizes.get(first, 0))
    kept = {first: tuple(sorted(found)) for first, found in stems.items()}
    return _Lexicon({p: tuple(sorted(k)) for p, k in phrases.items()}, sizes, kept)


@cache
def _themes() -> _Lexicon:
    return _compile(_entries("theme"))


@cache
def _vague() -> _Lexicon:
    return _compile(_entries("theme", vague=True))


@cache
def _contents() -> _Lexicon:
    return _compile(_entries("content"))


@cache
def _places() -> _Lexicon:
    named: list[tuple[str, list[str]]] = []
    for state in vocabulary.states():
        others = [w for w in (*state.aliases, *state.adjectives) if len(w) >= _SHORTEST]
        named.append((state.iso, [state.name, state.council_name, *others]))
    for mission in vocabulary.missions():
        names = [mission.name, *(w for w in (mission.acronym, *mission.aliases) if len(w) >= _SHORTEST)]
        named += [(host, names) for host in mission.host_states]
    return _compile([*named, *((key, words) for key, words in _entries("place"))])
