"""Wordings: what differs between two passages that say one thing, word by word.

Takes two passages; gives aligned words, classed differences and a similarity. Never says which wording is right,
and never counts a number, name, date, negation, modal or hedge as noise.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

from penholder.model import Difference, WordDifference
from penholder.values.blocks import Block, find_blocks, find_moves, find_window
from penholder.values.compared import open_phrases, read_compared_words
from penholder.values.differences import Side, name_variant, split_changes
from penholder.values.words import Word, read_words


class Change(StrEnum):
    """What happened to a run of words on the way from a to b."""

    SAME = "same"
    CHANGED = "changed"
    ADDED = "added"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class AlignedWords:
    """A run of words of a and the run of b that stands for it; the runs of all parts join up to the passages."""

    op: Change
    a: str
    b: str


def match_words(a: Sequence[Word], b: Sequence[Word]) -> tuple[float, float, float]:
    """Weight of the words both passages have, of a, and of b; order plays no part."""
    weights: dict[str, float] = {}
    for word in (*a, *b):
        weights[word.key] = min(weights.get(word.key, word.weight), word.weight)
    both = Counter(w.key for w in a) & Counter(w.key for w in b)
    return (
        sum(weights[key] * n for key, n in both.items()),
        sum(w.weight for w in a),
        sum(w.weight for w in b),
    )


def measure_similarity(a: str, b: str) -> float:
    """Share of matching words of two passages, 0 to 1; inflection and known synonyms match.

    >>> measure_similarity("They withdrew at once.", "They withdraw without delay.") > 0.9
    True
    """
    shared, of_a, of_b = match_words(read_words(a), read_words(b))
    return round(2 * shared / (of_a + of_b), 4) if of_a + of_b else 0.0


def measure_drift(a: str, b: str) -> float:
    """Share of words, as spelled, in which b departs from a: 0 when all stand in order, 1 when none does."""
    forms_a, forms_b = ([w.form for w in read_words(p)] for p in (a, b))
    return round(Indel.normalized_distance(forms_a, forms_b), 4)


def align_words(a: str, b: str) -> tuple[AlignedWords, ...]:
    """The two passages as runs of same, changed, added and lost words, for marking words in a text.

    Joining the a-sides gives a, joining the b-sides gives b: spaces and marks go with the word before them.

    >>> [(p.op.value, p.a, p.b) for p in align_words("a tight grip", "a close grip")]
    [('same', 'a ', 'a '), ('changed', 'tight ', 'close '), ('same', 'grip', 'grip')]
    """
    words_a, words_b = read_words(a), read_words(b)
    if not (words_a and words_b):
        return _align_wordless(a, b)
    blocks = list(_split_by_form(find_blocks(words_a, words_b), words_a, words_b))
    cuts_a, cuts_b = _cut(a, words_a), _cut(b, words_b)
    return tuple(
        AlignedWords(_name_change(k), a[cuts_a[k.a0] : cuts_a[k.a1]], b[cuts_b[k.b0] : cuts_b[k.b1]])
        for k in blocks
    )


def compare_words(a: str, b: str) -> tuple[WordDifference, ...]:
    """Every place where b departs from a, classed, in order.

    >>> [(d.kind.value, d.a, d.b) for d in compare_words("12 men were killed.", "12 men were not killed.")]
    [('negation', '', 'not')]
    """
    if a == b:
        return ()
    if b < a:
        return tuple(_mirror_difference(d) for d in _compare(b, a))
    return _compare(a, b)


def compare_part(whole: str, part: str, *, mirrored: bool = False) -> tuple[WordDifference, ...]:
    """Where a sentence departs from the stretch of a longer one that it stands for; mirrored: from part to whole.

    >>> compare_part("He left on Monday and the council, after a vote, met again.", "The council met again.")
    (WordDifference(kind=<Difference.OMISSION: 'omission'>, a='after a vote', b=''),)
    """
    words = read_words(whole)
    start, end = find_window(words, read_words(part), whole)
    stretch = whole[words[start].start : words[end - 1].end] if end else whole
    return compare_words(part, stretch) if mirrored else compare_words(stretch, part)


def _mirror_difference(difference: WordDifference) -> WordDifference:
    mirrored = {Difference.ADDITION: Difference.OMISSION, Difference.OMISSION: Difference.ADDITION}
    return WordDifference(mirrored.get(difference.kind, difference.kind), difference.b, difference.a)


def _compare(a: str, b: str) -> tuple[WordDifference, ...]:
    words_a, words_b = open_phrases((a, b), (read_compared_words(a), read_compared_words(b)))
    blocks = find_blocks(words_a, words_b)
    moves = find_moves(words_a, words_b, blocks, (a, b))
    found: list[WordDifference] = []
    last: tuple[int, int] | None = None
    for block in blocks:
        if block.same:
            for i, j in zip(range(block.a0, block.a1), range(block.b0, block.b1), strict=True):
                found.extend(_compare_marks(a, b, words_a, words_b, last, (i, j)))
                if words_a[i].form != words_b[j].form:
                    found.append(_compare_forms(a, b, words_a[i], words_b[j]))
                last = (i, j)
            continue
        last = None
        left = Side(a, words_a, moves.a, block.a0, block.a1)
        right = Side(b, words_b, moves.b, block.b0, block.b1)
        found.extend(WordDifference(*change) for change in split_changes(left, right))
    return tuple(found)


def _split_by_form(blocks: list[Block], a: Sequence[Word], b: Sequence[Word]) -> Iterator[Block]:
    """Blocks of the same key cut into runs of the same spelling and single changed words."""
    for block in blocks:
        if not block.same:
            yield block
            continue
        start = 0
        for k in range(block.a1 - block.a0 + 1):
            here = block.a0 + k, block.b0 + k
            if k < block.a1 - block.a0 and a[here[0]].form == b[here[1]].form:
                continue
            if k > start:
                yield Block(block.a0 + start, here[0], block.b0 + start, here[1], True)
            if k < block.a1 - block.a0:
                yield Block(here[0], here[0] + 1, here[1], here[1] + 1, False)
            start = k + 1


def _cut(passage: str, words: Sequence[Word]) -> list[int]:
    return [0, *(w.start for w in words[1:]), len(passage)]


def _name_change(block: Block) -> Change:
    if block.same:
        return Change.SAME
    if block.a0 == block.a1:
        return Change.ADDED
    return Change.LOST if block.b0 == block.b1 else Change.CHANGED


def _align_wordless(a: str, b: str) -> tuple[AlignedWords, ...]:
    if not (a or b):
        return ()
    op = Change.SAME if a == b else Change.ADDED if not a else Change.LOST if not b else Change.CHANGED
    return (AlignedWords(op, a, b),)


_MARKS = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "\u00a0": " "})


def _fold_marks(passage: str) -> str:
    return "".join(passage.translate(_MARKS).split())


def _compare_marks(
    a: str,
    b: str,
    words_a: Sequence[Word],
    words_b: Sequence[Word],
    last: tuple[int, int] | None,
    here: tuple[int, int],
) -> Iterator[WordDifference]:
    if last is None:
        return
    left = a[words_a[last[0]].end : words_a[here[0]].start]
    right = b[words_b[last[1]].end : words_b[here[1]].start]
    if left != right and _fold_marks(left) != _fold_marks(right):
        yield WordDifference(Difference.PUNCTUATION, left.strip(), right.strip())


def _compare_forms(a: str, b: str, left: Word, right: Word) -> WordDifference:
    return WordDifference(name_variant(left, right), a[left.start : left.end], b[right.start : right.end])
