"""Differences: what kind of change stands between two runs of words.

Takes the words of two passages and a run of each; gives the changes in it, each with its class. Never counts a
number, name, date, negation, modal verb or hedge as noise, and never says which run is right.

One-sided runs are additions or omissions, save where what came or went is itself a number, name, date, negation,
modal verb or hedge with hardly a word around it: then it is marked as that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from penholder import vocabulary
from penholder.model import Difference
from penholder.values.compared import KNOWN, REPORTING
from penholder.values.rarity import UNLISTED, measure_rarity
from penholder.values.stems import differ_by_ending, stem_word
from penholder.values.words import Word, WordKind, spell_one_way

SAME_NAME = 80.0
"""Letters two spellings of one name share at least, in percent ("Vassily", "Vasily")."""
SHORTEST_MISSPELLED, LONG_WORD = 4, 7
"""Letters of a word in which one slip is taken for a slip, and of one in which another vowel is."""
SHORTEST_SLIPPED = 3
"""Letters of a listed word of which a word that is in no list may be a slip."""
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
_SETTLED = frozenset(set(WordKind) - {WordKind.CONTENT, WordKind.NAME})
"""Kinds whose words the vocabulary lists; a slip of a letter takes a word out of its kind."""
_JOINED = (2, 3)
"""How many words one word may be written as."""
_EXACT = frozenset({WordKind.NUMBER, WordKind.DATE, WordKind.NEGATION, WordKind.MODALITY})
"""Kinds of words of which another letter makes another word."""
_AUXILIARIES = frozenset(
    {"be", "is", "are", "was", "were", "been", "being", "has", "have", "had", "do", "does", "did"}
)
_PRONOUNS = frozenset(
    {"he", "she", "it", "they", "him", "her", "them", "his", "its", "their", "who", "we", "i", "you"}
)
_SUBJECTS = frozenset({"he", "she", "it", "they", "him", "them"})


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

    Number words and numerals of one value, hyphens, short forms and British or American endings are spellings.
    """
    if a.key.startswith("~") or a.key[0].isdigit() or _join_letters(a.form) == _join_letters(b.form):
        return Difference.SPELLING
    if spell_one_way(a.form) == spell_one_way(b.form):
        return Difference.SPELLING
    if a.key.startswith(("state:", "mission:")):
        return Difference.WORDING if a.form[:4] == b.form[:4] else Difference.SYNONYM
    if a.key.startswith("=") and stem_word(a.form) != stem_word(b.form):
        return Difference.SYNONYM
    return Difference.WORDING if differ_by_ending(a.form, b.form) else Difference.SPELLING


def split_changes(a: Side, b: Side) -> Iterator[tuple[Difference, str, str]]:
    """The changes between two runs in order: class, words of a, words of b."""
    i, j = a.start, b.start
    for m, n, size_a, size_b in (*_pair_words(a, b), (a.end, b.end, 0, 0)):
        yield from _split_run(a.cut(i, m), b.cut(j, n))
        left, right = a.cut(m, m + size_a), b.cut(n, n + size_b)
        if size_a == size_b == 1:
            yield _name_pair(a.words[m], b.words[n]), left.text, right.text
        elif size_a:
            yield Difference.SPELLING, left.text, right.text
        i, j = m + size_a, n + size_b


def _split_run(a: Side, b: Side) -> Iterator[tuple[Difference, str, str]]:
    """A run as one change; words that came or went apart from function words that differ beside them."""
    if not (a.run or b.run):
        return
    kind = _name_run(a, b)
    if kind is Difference.OMISSION and b.run:
        for left, right in _part_from_light(a, b):
            yield (kind if left.heavy else _name_light(left, right)), left.text, right.text
    elif kind is Difference.ADDITION and a.run:
        for right, left in _part_from_light(b, a):
            yield (kind if right.heavy else _name_light(left, right)), left.text, right.text
    else:
        yield kind, a.text, b.text


def _part_from_light(side: Side, other: Side) -> list[tuple[Side, Side]]:
    """The words that count against nothing, and function words at an edge of them against those of the other side.

    The words after them if there are any, else those before: "the country, where" against "which", "the old" against
    "a".
    """
    places = [i for i in range(side.start, side.end) if side.cut(i, i + 1).heavy]
    first, last = places[0], places[-1] + 1
    if last < side.end:
        parted = [(side.cut(side.start, last), other.cut(other.start, other.start))]
        return [*parted, (side.cut(last, side.end), other)]
    parted = [(side.cut(first, last), other.cut(other.end, other.end))]
    return [(side.cut(side.start, first), other), *parted]


_Pair = tuple[int, int, int, int]
"""First word of a and of b, and how many words of each."""


def _pair_words(a: Side, b: Side) -> Iterator[_Pair]:
    """Words of both runs that stand for one another: of one critical kind, or nearly of one spelling; in order."""
    i, j = a.start, b.start
    while i < a.end:
        pair = None if i in a.moved else _find_joined(a, b, i, j) or _find_partner(a, b, i, j)
        if pair is None:
            i += 1
        else:
            yield pair
            i, j = i + pair[2], pair[1] + pair[3]


def _find_partner(a: Side, b: Side, i: int, j: int) -> _Pair | None:
    for n in range(j, b.end):
        if n not in b.moved and _belong_together(a.words[i], b.words[n]):
            return i, n, 1, 1
    return None


def _find_joined(a: Side, b: Side, i: int, j: int) -> _Pair | None:
    """One word that the other side writes as two or three: "peace-keeping", "peace keeping"."""
    for n in range(j, b.end):
        for size in _JOINED:
            if n + size <= b.end and _is_joined(a.words[i : i + 1], b.words[n : n + size]):
                return i, n, 1, size
            if i + size <= a.end and _is_joined(b.words[n : n + 1], a.words[i : i + size]):
                return i, n, size, 1
    return None


def _is_joined(one: Sequence[Word], several: Sequence[Word]) -> bool:
    whole = _join_letters(one[0].form)
    if len(whole) < SHORTEST_MISSPELLED or not whole.isalpha() or whole[0] != several[0].form[0]:
        return False
    return whole == _join_letters("".join(w.form for w in several))


def _join_letters(form: str) -> str:
    return form.replace("-", "").replace(" ", "")


def _belong_together(a: Word, b: Word) -> bool:
    if WordKind.FUNCTION in (a.kind, b.kind):
        return _is_slip(a, b)
    return (
        (a.kind is b.kind and a.kind in _PAIRED)
        or _is_inflected(a, b)
        or _is_slip(a, b)
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
    if _is_slip(a, b) or (a.kind not in (WordKind.NUMBER, WordKind.DATE) and _is_misspelled(a, b)):
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


def _is_slip(a: Word, b: Word) -> bool:
    """Whether one word is no word of English but for a slip in the other ("bewteen", "withuot", "Firday")."""
    if {a.kind, b.kind} & _SETTLED == set() or a.kind is b.kind or a.form[0].isdigit() or b.form[0].isdigit():
        return False
    settled, other = (a, b) if a.kind in _SETTLED else (b, a)
    if other.kind not in (WordKind.CONTENT, WordKind.NAME) or other.key.startswith(KNOWN):
        return False
    if min(len(a.form), len(b.form)) < SHORTEST_SLIPPED or measure_rarity(other.form) != UNLISTED:
        return False
    return _slipped(*sorted((settled.form, other.form)))


def _is_misspelled(a: Word, b: Word) -> bool:
    """Whether two words are probably one: spellings of a name, or a slip of one letter in another word."""
    if min(len(a.form), len(b.form)) < SHORTEST_MISSPELLED or a.form.isdigit() or b.form.isdigit():
        return False
    if a.key.startswith(KNOWN) and b.key.startswith(KNOWN):
        return False
    if a.kind is WordKind.NAME and b.kind is WordKind.NAME:
        return fuzz.ratio(a.form, b.form) >= SAME_NAME
    if a.kind is not b.kind and {a.kind, b.kind} & _EXACT:
        return False
    return _slipped(*sorted((_join_letters(a.form), _join_letters(b.form))))


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
    if kinds == {WordKind.CONTENT} and _stands_for(others, side):
        return Difference.WORDING
    if WordKind.NEGATION in kinds and (len(heavy) <= FEW or _denies_what_follows(side)):
        return Difference.NEGATION
    if len(heavy) <= FEW:
        for kind, difference in _CRITICAL[1:-1]:
            if kind in kinds:
                return difference
    forms = {w.form for w in others}
    if forms & REPORTING:
        return Difference.MEANING
    return Difference.WORDING if len(heavy) == 1 and forms & _AUXILIARIES else plain


def _stands_for(others: Sequence[Word], side: Side) -> bool:
    """Whether function words with a pronoun stand for a noun and its article ("they", "the ministers")."""
    return (
        len(side.heavy) <= FEW
        and any(w.form in _SUBJECTS for w in others)
        and not any(w.form in _PRONOUNS for w in side.run)
        and side.run[-1].kind is not WordKind.FUNCTION
    )


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
