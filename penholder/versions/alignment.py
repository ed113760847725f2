"""Alignment: the tokens of any number of passages in columns, each column one place.

Takes passages; gives columns of one token or None for each passage. Never depends on the order of the passages:
`order_passages` puts them in an order of their own.

The passages are aligned one by one, the most typical first, with all passages aligned so far; then every passage is
once taken out and aligned again.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from rapidfuzz import fuzz

from penholder.values.wording import measure_drift
from penholder.values.words import WordKind
from penholder.versions.tokens import Token, read_tokens

SAME_FORM, SAME_KEY, SAME_SPELLING, SAME_KIND, OTHER_WORD = 2.0, 1.8, 1.5, 0.9, 0.3
"""What two words are worth in an alignment, phrases once for each of their words; a gap is worth nothing. By hand:
what is the same outweighs what only fits."""
_FUNCTION = 0.25
"""Function words count this share: they are too frequent to hold an alignment together."""
_ALIKE = 80.0
"""Letters two spellings of one word share at least, in percent."""
_REFINED = 12
"""Most versions for which each is aligned again with all others; more versions hold one another in place."""
COUNTERPARTS = frozenset(
    {WordKind.NUMBER, WordKind.DATE, WordKind.NEGATION, WordKind.MODALITY, WordKind.HEDGE}
)
"""Kinds of which one word stands for another even when they differ; names do not."""

Column = tuple[Token | None, ...]
"""What each passage has at one place."""


def order_passages(passages: list[str]) -> list[str]:
    """From the most typical passage outwards: each next one is the nearest to any before it; ties by text."""
    if len(passages) < 2:
        return passages
    apart = {(a, b): measure_drift(a, b) for a, b in combinations(passages, 2)}
    apart |= {(b, a): d for (a, b), d in apart.items()}
    rest = sorted(passages)
    first = min(rest, key=lambda p: (round(sum(apart[p, o] for o in rest if o != p), 6), p))
    order = [first]
    rest.remove(first)
    near = {p: apart[first, p] for p in rest}
    while rest:
        found = min(rest, key=lambda p: (near[p], p))
        rest.remove(found)
        order.append(found)
        near = {p: min(near[p], apart[found, p]) for p in rest}
    return order


def align_passages(passages: Sequence[str]) -> list[Column]:
    """Columns of one token or None for each passage."""
    tokens = [read_tokens(passage) for passage in passages]
    columns: list[Column] = []
    for n, own in enumerate(tokens):
        columns = _add_version(columns, own, n)
    if 2 < len(tokens) <= _REFINED:
        for n, own in enumerate(tokens):
            others = [c[:n] + c[n + 1 :] for c in columns]
            again = _add_version([c for c in others if any(c)], own, len(tokens) - 1)
            columns = [(*c[:n], c[-1], *c[n:-1]) for c in again]
    return columns


def _add_version(columns: Sequence[Column], tokens: Sequence[Token], others: int) -> list[Column]:
    """The columns with one more version at the end, by dynamic programming (Needleman and Wunsch 1970), gaps free."""
    best = [[0.0] * (len(tokens) + 1) for _ in range(len(columns) + 1)]
    for i, column in enumerate(columns):
        held = {t.form: t for t in column if t is not None}.values()
        for j, token in enumerate(tokens):
            joined = best[i][j] + max([_weigh_pair(other, token) for other in held])
            best[i + 1][j + 1] = max(joined, best[i][j + 1], best[i + 1][j])
    found: list[Column] = []
    i, j = len(columns), len(tokens)
    while i or j:
        if i and best[i][j] == best[i - 1][j]:
            i -= 1
            found.append((*columns[i], None))
        elif j and best[i][j] == best[i][j - 1]:
            j -= 1
            found.append((*(None,) * others, tokens[j]))
        else:
            i, j = i - 1, j - 1
            found.append((*columns[i], tokens[j]))
    return found[::-1]


def _weigh_pair(a: Token, b: Token) -> float:
    share = _FUNCTION if WordKind.FUNCTION in (a.kind, b.kind) else 1.0
    if a.form == b.form:
        return share * SAME_FORM * a.size
    if a.key == b.key:
        return share * SAME_KEY * min(a.size, b.size)
    if spell_alike(a, b):
        return share * SAME_SPELLING
    if a.kind is b.kind and a.kind in COUNTERPARTS:
        return SAME_KIND
    return share * OTHER_WORD if a.kind is b.kind else share * OTHER_WORD / 2


def spell_alike(a: Token, b: Token) -> bool:
    """Whether two tokens are one word in nearly the same letters; numerals never are."""
    shorter, longer = sorted((len(a.form), len(b.form)))
    if shorter <= 3 or longer > 2 * shorter or a.form[0].isdigit():
        return False
    return fuzz.ratio(a.form, b.form, score_cutoff=_ALIKE) > 0
