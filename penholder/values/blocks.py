"""Blocks: two passages' words side by side, in runs that both have and runs that differ.

Takes the words of two passages; gives aligned blocks and the words that only changed places. Never classes a
difference. Swapping the passages mirrors the blocks.

Words that count are aligned first and function words only between them, so that a shared "the" never costs a shared
noun its place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import LCSseq

from penholder.values.words import Word, WordKind


@dataclass(frozen=True, slots=True)
class Block:
    """Word indices of one aligned run, ends exclusive."""

    a0: int
    a1: int
    b0: int
    b1: int
    same: bool


@dataclass(frozen=True, slots=True)
class Moves:
    """Indices of words that stand in both passages, though at different places."""

    a: frozenset[int]
    b: frozenset[int]


def find_blocks(a: Sequence[Word], b: Sequence[Word]) -> list[Block]:
    """The passages as alternating runs of the same and of different keys, in order and without gaps."""
    keys_a, keys_b = [w.key for w in a], [w.key for w in b]
    if keys_b < keys_a:
        return [Block(k.b0, k.b1, k.a0, k.a1, k.same) for k in _join_matches(b, a, keys_b, keys_a)]
    return list(_join_matches(a, b, keys_a, keys_b))


def _join_matches(
    a: Sequence[Word], b: Sequence[Word], keys_a: list[str], keys_b: list[str]
) -> Iterator[Block]:
    i = j = 0
    start: tuple[int, int] | None = None
    for x, y in (*_match_all(a, b, keys_a, keys_b), (len(a), len(b))):
        if (x, y) != (i, j):
            if start is not None:
                yield Block(start[0], i, start[1], j, True)
                start = None
            yield Block(i, x, j, y, False)
        if start is None:
            start = x, y
        i, j = x + 1, y + 1
    if start is not None and start != (len(a), len(b)):
        yield Block(start[0], len(a), start[1], len(b), True)


def _match_all(
    a: Sequence[Word], b: Sequence[Word], keys_a: list[str], keys_b: list[str]
) -> Iterator[tuple[int, int]]:
    """Matched word indices in order: first the words that count, then the function words between them."""
    counted_a = [i for i, w in enumerate(a) if w.kind is not WordKind.FUNCTION]
    counted_b = [j for j, w in enumerate(b) if w.kind is not WordKind.FUNCTION]
    matched = _match_keys([keys_a[i] for i in counted_a], [keys_b[j] for j in counted_b])
    i = j = 0
    for x, y in (*((counted_a[m], counted_b[n]) for m, n in matched), (len(a), len(b))):
        if i < x and j < y:
            for m, n in _match_keys(keys_a[i:x], keys_b[j:y]):
                yield i + m, j + n
        if x < len(a):
            yield x, y
        i, j = x + 1, y + 1


def _match_keys(a: list[str], b: list[str]) -> list[tuple[int, int]]:
    """Index pairs of a longest common subsequence."""
    if len(a) == len(b) == 1:
        return [(0, 0)] if a == b else []
    if a == b:
        return [(i, i) for i in range(len(a))]
    return [
        (code.src_start + n, code.dest_start + n)
        for code in LCSseq.opcodes(a, b)
        if code.tag == "equal"
        for n in range(code.src_end - code.src_start)
    ]


def find_moves(
    a: Sequence[Word], b: Sequence[Word], blocks: Sequence[Block], passages: tuple[str, str]
) -> Moves:
    """Words lost at one place and gained at another in the same company.

    A number keeps the word it counts, a name or date its preposition or neighbour: "12 dead and 30 hurt" against
    "30 dead and 12 hurt" is no move.
    """
    lost: defaultdict[str, list[int]] = defaultdict(list)
    for k in blocks:
        if not k.same:
            for i in range(k.a0, k.a1):
                if a[i].kind is not WordKind.FUNCTION:
                    lost[a[i].key].append(i)
    moved_a: set[int] = set()
    moved_b: set[int] = set()
    for k in blocks:
        for j in range(k.b0, k.b1) if not k.same and lost else ():
            for i in lost.get(b[j].key, ()):
                if i not in moved_a and _keeps_company(a, b, i, j, passages):
                    moved_a.add(i)
                    moved_b.add(j)
                    break
    return Moves(frozenset(moved_a), frozenset(moved_b))


_LOOSE = frozenset({WordKind.CONTENT, WordKind.HEDGE})


def _keeps_company(a: Sequence[Word], b: Sequence[Word], i: int, j: int, passages: tuple[str, str]) -> bool:
    word = a[i] if a[i].kind in _LOOSE else b[j]
    if word.kind in _LOOSE:
        return True
    if word.kind in (WordKind.NEGATION, WordKind.MODALITY):
        return _next_counted(a, i, 1) == _next_counted(b, j, 1) is not None
    before_a, after_a = _next_counted(a, i, -1), _next_counted(a, i, 1)
    before_b, after_b = _next_counted(b, j, -1), _next_counted(b, j, 1)
    if (after_a is not None and after_a == after_b) or (
        word.kind is not WordKind.NUMBER and before_a is not None and before_a == before_b
    ):
        return True
    crossed = {before_a, after_a} & {before_b, after_b} - {None}
    if word.kind is WordKind.NUMBER:
        return any(w.kind is WordKind.DATE and w.key in crossed for w in a)
    if i and j and a[i - 1].kind is WordKind.FUNCTION and a[i - 1].key == b[j - 1].key != "the":
        return True
    if word.kind is WordKind.DATE or _changed_places(a, b, i, j) or _changed_places(b, a, j, i):
        return bool(crossed)
    return bool(crossed) and (_belongs(a, i, passages[0]) or _belongs(b, j, passages[1]))


def _changed_places(a: Sequence[Word], b: Sequence[Word], i: int, j: int) -> bool:
    """Whether the word changed places with its neighbour alone: "x y z" against "y x z"."""
    before, after = _next_counted(a, i, -1), _next_counted(a, i, 1)
    return (
        None not in (before, after)
        and [before, after] == [w.key for w in b[j + 1 :] if w.kind is not WordKind.FUNCTION][:2]
    )


def _next_counted(words: Sequence[Word], i: int, step: int) -> str | None:
    """Key of the nearest word before or after that counts."""
    i += step
    while 0 <= i < len(words):
        if words[i].kind is not WordKind.FUNCTION:
            return words[i].key
        i += step
    return None


def _belongs(words: Sequence[Word], i: int, passage: str) -> bool:
    """Whether a name stands in the genitive or within a title: "the army of X", "X's army", "Deputy X Envoy"."""
    word = words[i]
    if passage[word.start : word.end].endswith(("'s", "’s", "s'", "s’")) or (i and words[i - 1].key == "of"):
        return True
    return i + 1 < len(words) and passage[words[i + 1].start].isupper()


def find_window(whole: Sequence[Word], part: Sequence[Word], passage: str) -> tuple[int, int]:
    """Word indices of the stretch of a passage that a part of it stands for; (0, 0) when they share nothing.

    The stretch where shared words are densest: each shared word counts one, each other word that counts a third less
    than nothing (the maximal scoring segment), so that a stray shared word far away does not widen it. It takes in as
    many words at its edges as the part has there that are not shared, as far as no mark stands in between.
    """
    counted = [i for i, w in enumerate(whole) if w.kind is not WordKind.FUNCTION]
    own = [j for j, w in enumerate(part) if w.kind is not WordKind.FUNCTION]
    pairs = _match_keys([whole[i].key for i in counted], [part[j].key for j in own])
    matched = {counted[m]: own[n] for m, n in pairs}
    best, window = 0.0, (0, 0)
    score, start = 0.0, 0
    for i in counted:
        if score <= 0:
            score, start = 0.0, i
        score += 1.0 if i in matched else -1 / 3
        if i in matched and score > best:
            best, window = score, (start, i + 1)
    if not best:
        return 0, 0
    return _widen(whole, passage, window, matched[window[0]], len(part) - 1 - matched[window[1] - 1])


def _widen(
    whole: Sequence[Word], passage: str, window: tuple[int, int], before: int, after: int
) -> tuple[int, int]:
    """The window with up to so many words more on either side, up to the next mark."""
    start, end = window
    while before and start and not passage[whole[start - 1].end : whole[start].start].strip():
        start, before = start - 1, before - 1
    while after and end < len(whole) and not passage[whole[end - 1].end : whole[end].start].strip():
        end, after = end + 1, after - 1
    return start, end
