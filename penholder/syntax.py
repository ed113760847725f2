"""Parsed text: what extractors read instead of a parser's own objects.

Takes nothing; gives the token graph every extractor walks. Never knows which parser made it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Token:
    """One token: offsets into the report's text, universal tag, fine tag, dependency to its head."""

    i: int
    """Index within the sentence."""
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    """Index of the head within the sentence; its own index for the root."""
    entity: str = ""
    """Entity type the parser gave ("PERSON", "GPE", "ORG", "DATE", "CARDINAL"...), or ""."""


@dataclass(frozen=True)
class Sentence:
    """One sentence as a dependency graph. Offsets are those of the report."""

    start: int
    end: int
    text: str
    paragraph: int
    """Index of its paragraph within the report, furniture left out."""
    tokens: tuple[Token, ...]
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        children: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.i:
                children[token.head].append(token.i)
        object.__setattr__(self, "_children", tuple(tuple(c) for c in children))

    def __hash__(self) -> int:
        """By place and words: look-ups keyed by a sentence must not walk its tokens."""
        return hash((self.start, self.text))

    @property
    def root(self) -> Token:
        """The token that heads the sentence."""
        return next((t for t in self.tokens if t.head == t.i), self.tokens[0])

    def head(self, token: Token) -> Token:
        """The head of a token (itself for the root)."""
        return self.tokens[token.head]

    def children(self, token: Token, *deps: str) -> list[Token]:
        """Direct dependants in text order; only those with one of `deps` when any is given."""
        found = (self.tokens[i] for i in self._children[token.i])
        return [t for t in found if not deps or t.dep in deps]

    def subtree(self, token: Token) -> list[Token]:
        """The token and all its dependants, in text order."""
        found, queue = [], [token.i]
        while queue:
            i = queue.pop()
            found.append(i)
            queue.extend(self._children[i])
        return [self.tokens[i] for i in sorted(found)]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The head of the token, its head, and so on up to the root."""
        while token.head != token.i:
            token = self.tokens[token.head]
            yield token

    def between(self, start: int, end: int) -> list[Token]:
        """Tokens that lie wholly inside the offsets."""
        return [t for t in self.tokens if t.start >= start and t.end <= end]

    def entities(self, *labels: str) -> list[tuple[Token, ...]]:
        """Runs of adjacent tokens with one of the entity types."""
        runs: list[list[Token]] = []
        for token in self.tokens:
            if token.entity not in labels:
                continue
            last = runs[-1][-1] if runs else None
            if last is not None and last.i == token.i - 1 and last.entity == token.entity:
                runs[-1].append(token)
            else:
                runs.append([token])
        return [tuple(run) for run in runs]


@dataclass(frozen=True, slots=True)
class ReadStatement:
    """One attribution as the statement model read it: offsets of source, cue and content."""

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    """Fragments in text order; empty while what is said stands in another paragraph."""

    def shift(self, offset: int) -> ReadStatement:
        """The same attribution with all its offsets moved."""
        return ReadStatement(
            _move(self.source, offset),
            _move(self.cue, offset),
            tuple((start + offset, end + offset) for start, end in self.content),
        )


def _move(bounds: tuple[int, int] | None, offset: int) -> tuple[int, int] | None:
    return None if bounds is None else (bounds[0] + offset, bounds[1] + offset)


@dataclass(frozen=True, slots=True)
class ParsedReport:
    """A report's own text as sentences in order; furniture never gets here."""

    report: str
    sentences: tuple[Sentence, ...]
    read: tuple[ReadStatement, ...] | None = None
    """What the statement model read, in text order; None where there is no model, and the rules read."""
