"""Tokens: a passage cut at its spaces so that every word, and every phrase read as one word, stays whole.

Takes a passage; gives its tokens in order. Never drops a character but white space: joined with spaces, the tokens
give the passage.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from penholder.values.words import Word, WordKind, read_words

_MARKS = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-"})


@dataclass(frozen=True, slots=True)
class Token:
    """The least stretch between spaces that holds whole words."""

    text: str
    words: tuple[Word, ...]
    form: str
    key: str
    kind: WordKind
    marks: str | None
    """Punctuation around its words; None at the edges of a passage, where marks belong to the sentence around it."""
    size: int
    """How many written words it holds."""


@lru_cache(maxsize=4_096)
def read_tokens(passage: str) -> tuple[Token, ...]:
    """The passage cut at spaces so that every word is whole; a stretch without a word goes with the one before."""
    chunks = [(m.start(), m.end()) for m in re.finditer(r"\S+", passage)]
    groups: list[tuple[int, int, list[Word]]] = []
    for word in read_words(passage):
        first = next(n for n, c in enumerate(chunks) if c[1] > word.start)
        last = next(n for n, c in enumerate(chunks) if c[1] >= word.end)
        if groups and first <= groups[-1][1]:
            groups[-1][2].append(word)
            groups[-1] = (groups[-1][0], max(last, groups[-1][1]), groups[-1][2])
        else:
            groups.append((first, last, [word]))
    starts = [0, *(chunks[g[0]][0] for g in groups[1:])] if groups else [0] * bool(chunks)
    ends = [*starts[1:], len(passage)]
    held = [tuple(g[2]) for g in groups] or [()] * len(starts)
    return tuple(
        _make_token(passage, start, end, words, edge=n in (0, len(starts) - 1))
        for n, (start, end, words) in enumerate(zip(starts, ends, held, strict=False))
    )


def _make_token(passage: str, start: int, end: int, words: tuple[Word, ...], *, edge: bool) -> Token:
    text = passage[start:end].strip()
    outside = list(passage[start:end])
    for word in words:
        outside[word.start - start : word.end - start] = "\x00" * (word.end - word.start)
    marks = None if edge else "".join(outside).translate(_MARKS).replace("\x00", "").strip()
    kinds = {w.kind for w in words}
    kind = next(
        (k for k in (WordKind.NEGATION, WordKind.NUMBER) if k in kinds), words[0].kind if words else None
    )
    form = " ".join(w.form for w in words) or text
    return Token(
        text,
        words,
        form,
        " ".join(w.key for w in words) or text,
        kind or WordKind.FUNCTION,
        marks,
        len(form.split()),
    )
