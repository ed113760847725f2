"""What the statement model is shown of a paragraph.

Takes the sentences of one paragraph, its quotes and what the rules find in it; gives a `Unit`: its words with
a row of small integers each. Never looks beyond the paragraph, so what the model says of it can be kept for
every report that carries it. Training and reading share this module.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penholder.claims.attribution import Attribution
from penholder.claims.quotation import Quote, quote_at
from penholder.syntax import Sentence, Token

POSITIONS = (
    "", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT",
    "SCONJ", "SYM", "VERB", "X",
)  # fmt: skip
"""Universal parts of speech; an unknown one reads as the first."""
RELATIONS = (
    "", "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case",
    "cc", "ccomp", "compound", "conj", "csubj", "dative", "dep", "det", "dobj", "expl", "intj", "mark", "meta",
    "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss",
    "preconj", "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
)  # fmt: skip
"""Dependency relations of the shipped pipeline; an unknown one reads as the first."""
ENTITIES = ("", "PERSON", "NORP", "ORG", "GPE", "LOC", "FAC", "DATE", "TIME", "CARDINAL", "QUANTITY")
"""Entity types worth telling apart; any other reads as none."""
TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
"""What the model tells words apart by, and what the rules' findings are shown to it as."""
WIDTHS = (len(POSITIONS), len(RELATIONS), len(ENTITIES), len(TAGS), 6, 6, 7)
"""How many values each column may take: part of speech, relation, entity, rule, quotation, shape, way to the head."""

_POSITION = {name: n for n, name in enumerate(POSITIONS)}
_RELATION = {name: n for n, name in enumerate(RELATIONS)}
_ENTITY = {name: n for n, name in enumerate(ENTITIES)}
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of one paragraph as the model reads it."""

    words: tuple[str, ...]
    bounds: tuple[tuple[int, int], ...]
    """Offsets of each word, in the paragraph."""
    features: NDArray[np.int64]
    """One row a word, one column for each of `WIDTHS`."""


def describe_unit(
    sentences: Sequence[Sentence], quotes: Sequence[Quote], rules: Sequence[Attribution]
) -> Unit:
    """The words of the sentences with what is known of each before the model reads them."""
    found = mark_roles([(a.source, a.cue, a.content) for a in rules])
    rows: list[tuple[int, ...]] = []
    words: list[str] = []
    bounds: list[tuple[int, int]] = []
    for sentence in sentences:
        for token in sentence.tokens:
            words.append(token.text)
            bounds.append((token.start, token.end))
            rows.append(_describe(token, quotes))
    tags = tag_words(bounds, found)
    features = np.array(
        [(*row[:3], tag, *row[3:]) for row, tag in zip(rows, tags, strict=True)], dtype=np.int64
    )
    return Unit(tuple(words), tuple(bounds), features.reshape(len(words), len(WIDTHS)))


def mark_roles(
    attributions: Sequence[tuple[tuple[int, int] | None, tuple[int, int] | None, Sequence[tuple[int, int]]]],
) -> list[tuple[int, int, int]]:
    """Fragments as (start, end, role) with role 0 source, 1 cue, 2 content; longest first, so that short ones win."""
    found = set()
    for source, cue, content in attributions:
        found |= {(*source, 0)} if source else set()
        found |= {(*cue, 1)} if cue else set()
        found |= {(start, end, 2) for start, end in content}
    return sorted(found, key=lambda f: (f[0] - f[1], -f[2], f))


def tag_words(bounds: Sequence[tuple[int, int]], fragments: Sequence[tuple[int, int, int]]) -> list[int]:
    """The tag of each word: an index into `TAGS`; a later fragment overrules an earlier one."""
    tags = [0] * len(bounds)
    for start, end, role in fragments:
        inside = [n for n, (a, b) in enumerate(bounds) if a < end and start < b]
        for place, n in enumerate(inside):
            tags[n] = 1 + 2 * role + (place > 0)
    return tags


def _describe(token: Token, quotes: Sequence[Quote]) -> tuple[int, ...]:
    return (
        _POSITION.get(token.pos, 0),
        _RELATION.get(token.dep, 0),
        _ENTITY.get(token.entity, 0),
        _quotation(token, quotes),
        _shape(token.text),
        _way(token),
    )


def _quotation(token: Token, quotes: Sequence[Quote]) -> int:
    """Outside, opening mark, closing mark, inside, inside an unclosed one, inside single marks."""
    quote = quote_at(quotes, token.start)
    if quote is None:
        return 0
    if token.end <= quote.inner_start:
        return 1
    if token.start >= quote.inner_end:
        return 2
    if not quote.closed:
        return 4
    return 5 if quote.single else 3


def _shape(word: str) -> int:
    if not any(c.isalnum() for c in word):
        return 0
    if any(c.isdigit() for c in word):
        return 1
    if word.islower():
        return 2
    if len(word) > 1 and word.isupper():
        return 3
    return 4 if word[0].isupper() else 5


def _way(token: Token) -> int:
    """Where the head stands: it is the root, or near or far, before or after."""
    if token.head == token.i:
        return 0
    distance = token.head - token.i
    if distance < 0:
        return 1 if distance == -1 else 2 if distance >= -_NEAR else 3
    return 4 if distance == 1 else 5 if distance <= _NEAR else 6
