"""Finding listed words and phrases among tokens.

Takes tokens in text order and phrases of the vocabulary; gives where they stand. Never looks at the parse.

A phrase is written in lowercased words or lemmas with spaces between them; a token fits a word of it when its text or
its lemma is that word, and curly apostrophes and typographic dashes count as straight ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from penholder.syntax import Token

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-"})


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase among tokens: positions in the sequence given, last included."""

    first: int
    last: int
    phrase: str


def find_phrases(tokens: Sequence[Token], phrases: Iterable[str]) -> tuple[Found, ...]:
    """Every place where one of the phrases stands, in text order; of two that begin alike the longer first."""
    by_opening = _index(tuple(phrases))
    found = []
    for at, token in enumerate(tokens):
        openings = dict.fromkeys(read_token(token))
        candidates = [words for opening in openings for words in by_opening.get(opening, ())]
        for words in sorted(candidates, key=lambda w: (-len(w), w)):
            if _fits(tokens, at, words):
                found.append(Found(at, at + len(words) - 1, " ".join(words)))
    return tuple(found)


@lru_cache(maxsize=512)
def _index(phrases: tuple[str, ...]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """The phrases as words, by their first word."""
    by_opening: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(phrases):
        words = tuple(phrase.split())
        by_opening.setdefault(words[0], []).append(words)
    return {opening: tuple(found) for opening, found in by_opening.items()}


def read_token(token: Token) -> tuple[str, str]:
    """The two readings of a token that a word of a phrase may fit: its text and its lemma."""
    text, lemma = token.text.lower(), token.lemma.lower()
    if text.isascii() and lemma.isascii():
        return text, lemma
    return text.translate(_STRAIGHT), lemma.translate(_STRAIGHT)


def _fits(tokens: Sequence[Token], at: int, words: Sequence[str]) -> bool:
    return at + len(words) <= len(tokens) and all(
        word in read_token(token) and token.i == tokens[at].i + step
        for step, (token, word) in enumerate(zip(tokens[at:], words, strict=False))
    )
