"""Differences: what kind of change stands between two runs of words.

Takes the words of two passages and a run of each; gives the changes in it, each with its class. Never counts a
number, name, date, negation, modal verb or hedge as noise, and never says which run is right.

One-sided runs are additions or omissions, save where what came or went is itself a number, name, date, negation,
modal verb or hedge with hardly a word around it: then it is marked as that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from penholder import vocabulary
from penholder.model import Difference
from penholder.values.stems import differ_by_ending, stem_word
from penholder.values.words import Word, WordKind, read_words, spell_one_way

SAME_NAME = 80.0
"""Letters two spellings of one name share at least, in percent ("Vassily", "Vasily")."""
SHORTEST_MISSPELLED, LONG_WORD = 4, 7
"""Letters of a word in which one slip is taken for a slip, and of one in which another vowel is."""
FEW = 3
"""Most words that count in a run that came or went and is still named after its gravest word; more are a clause."""

_CRITICAL = (
    (WordKind.NEGATION, Difference.NEGATION),
    (WordKind.NUMBER, Difference.NUMBER),
    (WordKind.DATE, Difference.DATE),
    (WordKind.MODALITY, Difference.MODALITY),
    (WordKind.HEDGE, Difference.HEDGE),
    (WordKind.NAME, Difference.NAME),
)
"""Kinds that are never noise, the gravest first."""
_PAIRED = frozenset(
    {WordKind.NUMBER, WordKind.DATE, WordKind.NEGATION, WordKind.MODALITY, WordKind.HEDGE, WordKind.NAME}
)
_EXACT = frozenset({WordKind.NUMBER, WordKind.DATE, WordKind.NEGATION, WordKind.MODALITY})
"""Kinds of words of which another letter makes another word."""
_KNOWN = ("state:", "mission:", "=", "~")
"""Beginnings of keys that come from a vocabulary: two such words are never spellings of one another."""
_REPORTING = frozenset(
    {"said", "says", "say", "saying", "told", "tell", "added", "adding", "stated", "noted"}
)
_AUXILIARIES = frozenset(
    {"be", "is", "are", "was", "were", "been", "being", "has", "have", "had", "do", "does", "did"}
)
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "who", "we", "i", "you"}
)


def read_speaking_words(passage: str) -> Sequence[Word]:
    """The words of a passage, a first word taken for a name where it speaks or owns something.

    Nothing else tells "Larsen said" or "Larsen's office" from other sentences.
    """
    words = read_words(passage)
    if len(words) < 2 or words[0].kind is not WordKind.CONTENT or not passage[words[0].start].isupper():
        return words
    owns = passage[words[0].start : words[0].end].endswith(("'s", "’s"))
    speaks = words[1].form in _REPORTING or stem_word(words[1].form) in _reporting()
    if words[0].key.startswith(_KNOWN) or not (owns or speaks):
        return words
    return (replace(words[0], kind=WordKind.NAME), *words[1:])


@cache
def _reporting() -> frozenset[str]:
    return frozenset(stem_word(c.lemma) for c in vocabulary.cues() if c.kind == "verb")


@dataclass(frozen=True, slots=True)
class Side:
    """One passage with its words, those that only changed places, and a run of them."""

    passage: str
    words: Sequence[Word]
    moved: frozenset[int]
    start: int
    end: int

    @property
    def run(self) -> Sequence[Word]:
        """The words of the run."""
        return self.words[self.start : self.end]

    @property
    def text(self) -> str:
        """The run as written."""
        run = self.run
        return self.passage[run[0].start : run[-1].end] if run else ""

    @property
    def heavy(self) -> list[Word]:
        """The words of the run that count and did not just change places."""
        return [
            w
            for i, w in enumerate(self.run, self.start)
            if w.kind is not WordKind.FUNCTION and i not in self.moved
        ]

    def cut(self, start: int, end: int) -> Side:
        """The same side with another run."""
        return Side(self.passage, self.words, self.moved, start, end)


def name_variant(a: Word, b: Word) -> Difference:
    """The class of two words that have one key and are written differently.

    Number words and numerals of one value, short forms and British or American endings are spellings.
    """
    if a.key.startswith("~") or a.key[0].isdigit() or spell_one_way(a.form) == spell_one_way(b.form):
        return Difference.SPELLING
    if a.key.startswith(("state:", "mission:")):
        return Difference.WORDING if a.form[:4] == b.form[:4] else Difference.SYNONYM
    if a.key.startswith("=") and stem_word(a.form) != stem_word(b.form):
        return Difference.SYNONYM
    return Difference.WORDING if differ_by_ending(a.form, b.form) else Difference.SPELLING


def split_changes(a: Side, b: Side) -> Iterator[tuple[Difference, str, str]]:
    """The changes between two runs in order: class, words of a, words of b."""
    i, j = a.start, b.start
    for m, n in (*_pair_words(a, b), (a.end, b.end)):
        left, right = a.cut(i, m), b.cut(j, n)
        if left.run or right.run:
            yield _name_run(left, right), left.text, right.text
        if m < a.end:
            left, right = a.cut(m, m + 1), b.cut(n, n + 1)
            yield _name_pair(a.words[m], b.words[n]), left.text, right.text
        i, j = m + 1, n + 1


def _pair_words(a: Side, b: Side) -> Iterator[tuple[int, int]]:
    """Words of both runs that stand for one another: of one critical kind, or nearly of one spelling; in order."""
    j = b.start
    for i in range(a.start, a.end):
        if i in a.moved:
            continue
        match = next(
            (n for n in range(j, b.end) if n not in b.moved and _belong_together(a.words[i], b.words[n])),
            None,
        )
        if match is not None:
            yield i, match
            j = match + 1


def _belong_together(a: Word, b: Word) -> bool:
    if WordKind.FUNCTION in (a.kind, b.kind):
        return False
    return (
        (a.kind is b.kind and a.kind in _PAIRED)
        or _is_inflected(a, b)
        or _is_misspelled(a, b)
        or _negates(a.form, b.form)
    )


def _is_inflected(a: Word, b: Word) -> bool:
    """Whether two content words are forms of one too short for stems to tell ("end", "ending")."""
    if a.kind is not WordKind.CONTENT or b.kind is not WordKind.CONTENT:
        return False
    return min(len(a.form), len(b.form)) > 1 and differ_by_ending(a.form, b.form)


def _name_pair(a: Word, b: Word) -> Difference:
    """The class of two words that stand for one another and have different keys."""
    if _is_inflected(a, b):
        return Difference.WORDING
    if a.kind not in (WordKind.NUMBER, WordKind.DATE) and _is_misspelled(a, b):
        return Difference.SPELLING
    if _negates(a.form, b.form):
        return Difference.NEGATION
    kinds = {a.kind, b.kind}
    if kinds == {WordKind.NEGATION}:
        return Difference.WORDING
    for kind, difference in _CRITICAL:
        if kind in kinds:
            return difference
    return Difference.MEANING


def _is_misspelled(a: Word, b: Word) -> bool:
    """Whether two words are probably one: spellings of a name, or a slip of one letter in another word."""
    if min(len(a.form), len(b.form)) < SHORTEST_MISSPELLED or a.form.isdigit() or b.form.isdigit():
        return False
    if a.key.startswith(_KNOWN) and b.key.startswith(_KNOWN):
        return False
    if a.kind is WordKind.NAME and b.kind is WordKind.NAME:
        return fuzz.ratio(a.form, b.form) >= SAME_NAME
    if a.kind is not b.kind and {a.kind, b.kind} & _EXACT:
        return False
    return _slipped(
        *sorted((a.form.replace("-", "").replace(" ", ""), b.form.replace("-", "").replace(" ", "")))
    )


def _slipped(a: str, b: str) -> bool:
    """Whether one letter was dropped, doubled or swapped inside a word, or a vowel changed in a long one."""
    if a == b:
        return True
    if a[0] != b[0] or OSA.distance(a, b, score_cutoff=1) > 1:
        return False
    if len(a) != len(b):
        return a[-1] == b[-1]
    differ = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
    if len(differ) > 1:
        return True
    return len(a) >= LONG_WORD and {*differ[0]} <= {*"aeiouy"} and a[-1] == b[-1]


@cache
def _negating() -> frozenset[str]:
    return vocabulary.word_class("negating prefix")


def _negates(a: str, b: str) -> bool:
    """Whether one word is the other with a beginning that denies it ("legal", "illegal")."""
    short, long = sorted((a, b), key=len)
    return len(short) > 3 and long.endswith(short) and long[: -len(short)] in _negating()


def _name_run(a: Side, b: Side) -> Difference:
    heavy_a, heavy_b = a.heavy, b.heavy
    if not heavy_a and not heavy_b:
        return _name_light(a, b)
    if not heavy_a:
        return _name_gain(b, a.run, Difference.ADDITION)
    if not heavy_b:
        return _name_gain(a, b.run, Difference.OMISSION)
    for kind, difference in _CRITICAL:
        if _count(heavy_a, kind) != _count(heavy_b, kind):
            return difference
    return Difference.MEANING


def _count(words: Sequence[Word], kind: WordKind) -> Counter[str]:
    if kind is WordKind.NEGATION:
        return Counter("not" for w in words if w.kind is kind)
    return Counter(w.key for w in words if w.kind is kind)


def _name_light(a: Side, b: Side) -> Difference:
    """The class of a change in function words alone."""
    forms_a, forms_b = ({w.form for w in side.run} for side in (a, b))
    if any(forms_a & pair and forms_b & pair and forms_a != forms_b for pair in _opposites()):
        return Difference.MEANING
    counted = _quantifiers()
    if forms_a & counted != forms_b & counted and not (a.moved or b.moved):
        if not forms_a:
            return Difference.ADDITION
        if not forms_b:
            return Difference.OMISSION
    return Difference.WORDING


@cache
def _opposites() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(c.words) for c in vocabulary.word_classes() if c.kind == "opposite")


@cache
def _quantifiers() -> frozenset[str]:
    return vocabulary.word_class("quantifier")


def _name_gain(side: Side, others: Sequence[Word], plain: Difference) -> Difference:
    """The class of words that only one passage has; the other has at most function words there."""
    heavy = side.heavy
    kinds = {w.kind for w in heavy}
    if kinds == {WordKind.NAME}:
        if any(w.form in _PRONOUNS for w in others):
            return Difference.WORDING
        return plain if _extends_name(side) else Difference.NAME
    if WordKind.NEGATION in kinds and (len(heavy) <= FEW or _denies_what_follows(side)):
        return Difference.NEGATION
    if len(heavy) <= FEW:
        for kind, difference in _CRITICAL[1:-1]:
            if kind in kinds:
                return difference
    forms = {w.form for w in others}
    if forms & _REPORTING:
        return Difference.MEANING
    return Difference.WORDING if len(heavy) == 1 and forms & _AUXILIARIES else plain


def _denies_what_follows(side: Side) -> bool:
    """Whether a negation near the end of a run bears on the words after it."""
    if side.end == len(side.words):
        return False
    after = [
        w
        for w in reversed(side.run)
        if w.kind is not WordKind.FUNCTION and not (w.kind is WordKind.CONTENT and w.form.endswith("ly"))
    ]
    return bool(after) and after[0].kind is WordKind.NEGATION


def _extends_name(side: Side) -> bool:
    """Whether the run adds to a name or title beside it: "Foreign Minister | Ada Lovelace", "Ada | Lovelace"."""
    before = side.words[side.start - 1] if side.start else None
    after = side.words[side.end] if side.end < len(side.words) else None
    first, last = side.run[0], side.run[-1]
    return _adjoin(side.passage, before, first) or _adjoin(side.passage, last, after)


def _adjoin(passage: str, left: Word | None, right: Word | None) -> bool:
    if left is None or right is None or passage[left.end : right.start].strip() not in ("", ","):
        return False
    return passage[left.start].isupper() and passage[right.start].isupper()
