"""Readings: the places where two corresponding sentences cannot both be right.

Takes two corresponding sentences and their reports' passages; gives the places with what each sentence has there.
Never gives a synonym, another spelling, a rounding, or a detail that one of the two merely leaves out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from penholder.model import Span
from penholder.values.wording import align_words
from penholder.values.words import Word, WordKind, read_words
from penholder.versions.namings import compare_names, compare_owners, compare_roles
from penholder.versions.numerals import compare_dates, compare_numbers
from penholder.versions.passages import Passages
from penholder.versions.sides import Place, ReadingKind, Side

NEGATED = 3
"""Words that may change along with a negation ("did not support", "supported")."""

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his"), "man"),
    **dict.fromkeys(("she", "her", "hers"), "woman"),
    **dict.fromkeys(("they", "them", "their", "theirs", "it", "its"), "body"),
}
"""Whom a pronoun speaks of; "its" and "their" are both used of a government or a force."""
_PLAIN_NEGATIONS = frozenset({"not", "nt", "never", "cannot", "no", "without"})


def find_places(texts: tuple[Passages, Passages], sentences: tuple[Span, Span]) -> Iterator[Place]:
    """Places in text order; a run of changed words gives one place at most."""
    a, b = sentences
    words_a, words_b = read_words(a.words), read_words(b.words)
    at_a = at_b = 0
    for part in align_words(a.words, b.words):
        end_a, end_b = at_a + len(part.a), at_b + len(part.b)
        left = Side(texts[0], a, words_a, tuple(w for w in words_a if at_a <= w.start < end_a), end_a)
        right = Side(texts[1], b, words_b, tuple(w for w in words_b if at_b <= w.start < end_b), end_b)
        at_a, at_b = end_a, end_b
        if [w.form for w in left.run] != [w.form for w in right.run]:
            found = next((p for rule in _RULES if (p := rule(left, right)) is not None), None)
            if found is not None:
                yield found


def _compare_pronouns(a: Side, b: Side) -> Place | None:
    if len(a.run) != 1 or len(b.run) != 1:
        return None
    forms = a.run[0].form, b.run[0].form
    if not all(f in PRONOUNS for f in forms) or PRONOUNS[forms[0]] == PRONOUNS[forms[1]]:
        return None
    return Place(ReadingKind.PRONOUN, a.read(a.run), b.read(b.run))


def _compare_negations(a: Side, b: Side) -> Place | None:
    counts = [count_negations(s.words, s.sentence.words) for s in (a, b)]
    if abs(counts[0] - counts[1]) != 1:
        return None
    more, less = (a, b) if counts[0] > counts[1] else (b, a)
    negations = [w for w in more.run if w.form in _PLAIN_NEGATIONS]
    others = [w for s in (a, b) for w in s.run if w.kind not in (WordKind.FUNCTION, WordKind.NEGATION)]
    if len(negations) != 1 or len(more.run) > NEGATED or len(less.run) > NEGATED or others:
        return None
    near = _standing_there(less)
    if near is None:
        return None
    full, bare = more.read(negations), less.read(near, form="")
    return Place(ReadingKind.NEGATION, *((full, bare) if more is a else (bare, full)))


def count_negations(words: Sequence[Word], sentence: str) -> int:
    """How many words deny something; "No. 1" does not."""
    return sum(w.kind is WordKind.NEGATION and sentence[w.end : w.end + 1] != "." for w in words)


def _standing_there(less: Side) -> list[Word] | None:
    """The word of the other sentence that the negation would deny: the next that counts, or the next at all."""
    after = [w for w in less.words if w.start >= less.end]
    counted = [w for w in after[:3] if w.kind is not WordKind.FUNCTION]
    return (counted or after)[:1] or None


_RULES = (
    _compare_pronouns,
    _compare_negations,
    compare_numbers,
    compare_dates,
    compare_roles,
    compare_owners,
    compare_names,
)
