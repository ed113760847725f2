"""Common nouns that speak, by what they call.

Takes a kind of data/speakers.toml or data/offices.toml; gives its lemmas. Never holds a word of its own.
"""

from __future__ import annotations

from functools import cache

from penholder import vocabulary
from penholder.syntax import Token


@cache
def nouns(kind: str) -> frozenset[str]:
    """The lemmas of that kind ("government", "person", "organisation")."""
    return frozenset(w for n in vocabulary.speaker_nouns() if n.kind == kind for w in n.words)


@cache
def honorifics() -> frozenset[str]:
    """Words that stand before a surname and are no part of a name, lowercased, without dots."""
    return frozenset(w.lower().rstrip(".") for words in vocabulary.honorifics() for w in words.words)


@cache
def particles() -> frozenset[str]:
    """Words that belong to the surname after them, lowercased."""
    return frozenset(w for words in vocabulary.name_particles() for w in words.words)


def is_honorific(token: Token) -> bool:
    return token.text.lower().rstrip(".") in honorifics()


def calls(token: Token, kind: str) -> bool:
    """Whether a common noun, in whatever number, is of that kind."""
    return token.lemma.lower() in nouns(kind) or token.text.lower() in nouns(kind)
