"""Readings: the places where two corresponding sentences cannot both be right.

Takes two corresponding sentences and their reports' passages; gives the places with what each sentence has there.
Never gives a synonym, another spelling, a rounding, or a detail that one of the two merely leaves out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rapidfuzz import fuzz

from penholder import vocabulary
from penholder.model import Span
from penholder.values.dates import MONTHS
from penholder.values.grammar import WEEKDAYS
from penholder.values.mentions import MentionKind
from penholder.values.numbers import NumberWords, find_numbers
from penholder.values.units import MONEY, UNIT_AFTER, unit_names
from penholder.values.wording import align_words
from penholder.values.words import Word, WordKind, read_words
from penholder.versions.owners import name_owner
from penholder.versions.passages import Passages, cue_lemmas

ALIKE = 50.0
"""Letters two names share at least, in percent, to be taken for spellings of one."""
REWORDED = 2
"""Other words that may be reworded along with a number."""
NEGATED = 3
"""Words that may change along with a negation ("did not support", "supported")."""

PRONOUNS = {
    **dict.fromkeys(("he", "him", "his"), "man"),
    **dict.fromkeys(("she", "her", "hers"), "woman"),
    **dict.fromkeys(("they", "them", "their", "theirs", "it", "its"), "body"),
}
"""Whom a pronoun speaks of; "its" and "their" are both used of a government or a force."""
_CLASSES = ("state:", "mission:")
_PLACES = frozenset({"GPE", "LOC", "NORP"})
_PLAIN_NEGATIONS = frozenset({"not", "nt", "never", "cannot", "no", "without"})
_POSSESSIVE = "’s"
_CALENDAR = {
    **{name.lower(): "month" for name in MONTHS},
    **{name.lower(): "weekday" for name in WEEKDAYS},
}


class ReadingKind(StrEnum):
    """What the two sentences have differently; the rule of a suspicion adds "against sister"."""

    PRONOUN = "pronoun"
    NAME = "name"
    ROLE = "role"
    OWNER = "owner"
    NUMBER = "number"
    DATE = "date"
    NEGATION = "negation"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one of two corresponding sentences has at the place where they differ."""

    sentence: Span
    words: Span
    """The words that differ; where the other alone has a word, those that stand in its place."""
    form: str
    """The differing words as compared; "" where the other alone has a word."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place where two corresponding sentences cannot both be right."""

    kind: ReadingKind
    a: Reading
    b: Reading


@dataclass(frozen=True, slots=True)
class _Side:
    """One sentence of a pair: its words, and those inside the run that differs."""

    passages: Passages
    sentence: Span
    words: tuple[Word, ...]
    run: tuple[Word, ...]
    end: int
    """Where the run ends within the sentence."""

    def read(self, words: Sequence[Word], *, form: str | None = None) -> Reading:
        start, end = self.sentence.start + words[0].start, self.sentence.start + words[-1].end
        told = " ".join(w.form for w in words) if form is None else form
        end -= len(_POSSESSIVE) * self.sentence.words[: words[-1].end].endswith(("'s", "’s"))
        return Reading(self.sentence, self.passages.report.span(start, end), told)

    def place(self, word: Word) -> tuple[int, int]:
        return self.sentence.start + word.start, self.sentence.start + word.end


def find_places(texts: tuple[Passages, Passages], sentences: tuple[Span, Span]) -> Iterator[Place]:
    """Places in text order; a run of changed words gives one place at most."""
    a, b = sentences
    words_a, words_b = read_words(a.words), read_words(b.words)
    at_a = at_b = 0
    for part in align_words(a.words, b.words):
        end_a, end_b = at_a + len(part.a), at_b + len(part.b)
        left = _Side(texts[0], a, words_a, tuple(w for w in words_a if at_a <= w.start < end_a), end_a)
        right = _Side(texts[1], b, words_b, tuple(w for w in words_b if at_b <= w.start < end_b), end_b)
        at_a, at_b = end_a, end_b
        if [w.form for w in left.run] != [w.form for w in right.run]:
            found = next((p for rule in _RULES if (p := rule(left, right)) is not None), None)
            if found is not None:
                yield found


def _compare_pronouns(a: _Side, b: _Side) -> Place | None:
    if len(a.run) != 1 or len(b.run) != 1:
        return None
    forms = a.run[0].form, b.run[0].form
    if not all(f in PRONOUNS for f in forms) or PRONOUNS[forms[0]] == PRONOUNS[forms[1]]:
        return None
    return Place(ReadingKind.PRONOUN, a.read(a.run), b.read(b.run))


def _compare_numbers(a: _Side, b: _Side) -> Place | None:
    left, right = _number_in(a), _number_in(b)
    if left is None or right is None or _is_conversion(left[0], right[0]) or _count_others(a, b) > REWORDED:
        return None
    if _unit_of(a, left[1]) != _unit_of(b, right[1]) or not _same_neighbour(a, left[1], b, right[1]):
        return None
    return Place(ReadingKind.NUMBER, a.read(left[1]), b.read(right[1]))


def _count_others(a: _Side, b: _Side) -> int:
    """Counted words of both runs beside dates and numbers: with many, the two sentences tell other things."""
    dated = (WordKind.NUMBER, WordKind.DATE, WordKind.FUNCTION)
    return sum(w.kind not in dated for s in (a, b) for w in s.run)


def _number_in(side: _Side) -> tuple[float, list[Word]] | None:
    """Value and words of the one number that the run touches; dates and intervals are none."""
    numbers = [w for w in side.run if w.kind is WordKind.NUMBER and w.form != "one"]
    if not numbers or any(w.kind is WordKind.DATE for w in side.run) or _is_address(side):
        return None
    found = [n for n in find_numbers(side.sentence.words) if _overlaps(n, numbers)]
    if len(found) != 1 or found[0].high != found[0].low or found[0].vague:
        return None
    words = [w for w in side.words if w.start < found[0].end and found[0].start < w.end]
    return (found[0].low, words) if words else None


def _is_address(side: _Side) -> bool:
    """Whether the line holds the address of a page: its numbers count nothing."""
    text = side.passages.report.text
    return "http" in text[text.rfind("\n", 0, side.sentence.start) + 1 : side.sentence.end]


def _overlaps(number: NumberWords, words: Sequence[Word]) -> bool:
    return any(number.start < w.end and w.start < number.end for w in words)


def _is_conversion(a: float, b: float) -> bool:
    """The same number, a rounding, or one cut off from its "million"."""
    scaled = min(a, b) > 0 and max(a, b) / min(a, b) in (1e3, 1e6, 1e9)
    return a == b or scaled or is_rounding(a, b)


def _unit_of(side: _Side, words: Sequence[Word]) -> tuple[str, str]:
    """Money sign before and unit of measurement after a number: another one makes another number of the same."""
    text = side.sentence.words
    sign = MONEY.search(text[: words[0].start])
    after = UNIT_AFTER.match(text, words[-1].end)
    glued = words[-1].form.lstrip("0123456789.,")
    known = [unit_names()[w] for w in _spell_unit(after.group(1) if after else "") if w in unit_names()]
    return sign.group().strip() if sign else "", glued or (known[0].name if known else "")


def _spell_unit(words: str) -> list[str]:
    """The words after a number, three, two and one of them, as the units of the vocabulary are spelled."""
    parts = words.lower().split()
    return [" ".join(parts[:n]) for n in range(len(parts), 0, -1)]


def is_rounding(a: float, b: float) -> bool:
    """Whether one of two numbers is the other with digits rounded away.

    >>> is_rounding(2250, 2000), is_rounding(2250, 2300), is_rounding(165, 156)
    (False, True, False)
    """
    coarse, fine = sorted((a, b), key=_count_zeros, reverse=True)
    unit = 10 ** _count_zeros(coarse)
    return unit > 1 and _count_zeros(fine) < _count_zeros(coarse) and abs(coarse - fine) <= unit / 2


def _count_zeros(value: float) -> int:
    digits = str(int(value))
    return len(digits) - len(digits.rstrip("0")) if value and value == int(value) else 0


def _same_neighbour(a: _Side, left: Sequence[Word], b: _Side, right: Sequence[Word]) -> bool:
    """Whether both numbers count the same: the counted word after them, or failing that the one before, is the same."""
    return any(
        near is not None and near == _neighbour(b, right, step)
        for step in (1, -1)
        for near in (_neighbour(a, left, step),)
    )


def _neighbour(side: _Side, words: Sequence[Word], step: int) -> str | None:
    """Key of the next word after or before that is no function word."""
    at = side.words.index(words[-1 if step > 0 else 0]) + step
    while 0 <= at < len(side.words):
        word = side.words[at]
        if word.kind is not WordKind.FUNCTION:
            return word.key
        at += step
    return None


def _compare_dates(a: _Side, b: _Side) -> Place | None:
    left, right = ([w for w in s.run if w.kind is WordKind.DATE] for s in (a, b))
    if len(left) != 1 or len(right) != 1 or left[0].form == right[0].form or _count_others(a, b):
        return None
    kinds = _date_kind(left[0].form), _date_kind(right[0].form)
    if kinds[0] is None or kinds[0] != kinds[1]:
        return None
    if kinds[0] == "weekday" and len(a.run) != len(b.run):
        return None
    return Place(ReadingKind.DATE, a.read(left), b.read(right))


def _date_kind(form: str) -> str | None:
    return "year" if form.isdigit() and len(form) == 4 else _CALENDAR.get(form)


def _compare_names(a: _Side, b: _Side) -> Place | None:
    left, right = ([w for w in s.run if _is_name(s, w)] for s in (a, b))
    if not left or len(left) != len(right) or len(left) > 2:
        return None
    if any(
        w.kind is not WordKind.FUNCTION and w not in names
        for s, names in ((a, left), (b, right))
        for w in s.run
    ):
        return None
    if {w.key for w in left} & {w.key for w in right} or _moved(left, a, b) or _moved(right, b, a):
        return None
    if any(w.form in _titles() for w in (*left, *right)):
        return None
    if not _name_one_kind(a, left, b, right) or _joined(a, b, left, right):
        return None
    return Place(ReadingKind.NAME, a.read(left), b.read(right))


def _is_name(side: _Side, word: Word) -> bool:
    """A name by its capital; at the start of a sentence, by the parser's word."""
    if word.kind is WordKind.NAME:
        return True
    if word.kind is not WordKind.CONTENT or not side.sentence.words[word.start].isupper():
        return False
    tokens = side.passages.tokens_in(*side.place(word))
    return bool(tokens) and tokens[0].pos == "PROPN"


@cache
def _titles() -> frozenset[str]:
    return frozenset(w.lower() for entry in vocabulary.honorifics() for w in entry.words)


def _moved(words: Sequence[Word], own: _Side, other: _Side) -> bool:
    """Whether the other sentence has one of the words in another place: then nothing is lost."""
    return any(
        sum(o.key == w.key for o in other.words) > sum(o.key == w.key for o in own.words if o not in own.run)
        for w in words
    )


def _name_one_kind(a: _Side, left: Sequence[Word], b: _Side, right: Sequence[Word]) -> bool:
    """Whether both name a state, a mission, a person or a place, and not the same one."""
    last = left[-1], right[-1]
    if any(all(w.key.startswith(c) for w in last) for c in _CLASSES):
        return True
    mentions = [s.passages.mention_at(*s.place(w)) for s, w in ((a, last[0]), (b, last[1]))]
    if mentions[0] is not None and mentions[1] is not None:
        kinds = MentionKind.STATE, MentionKind.PERSON, MentionKind.MISSION
        known = mentions[0].kind is mentions[1].kind and mentions[0].kind in kinds
        return known and "" not in (mentions[0].key, mentions[1].key) and mentions[0].key != mentions[1].key
    types = [_entity_of(s, w) for s, w in ((a, last[0]), (b, last[1]))]
    one_kind = types[0] != "" and types[0] == types[1]
    if "person" in types and mentions == [None, None]:
        full = len(left) == 2 and _part_of(a, last[0]) == _part_of(b, last[1])
        one_kind = one_kind or full or (_speaks(a, last[0]) and _speaks(b, last[1]))
    return one_kind and all(len(w.form) > 3 for w in last) and fuzz.ratio(last[0].form, last[1].form) < ALIKE


def _entity_of(side: _Side, word: Word) -> str:
    """person, place or "" as the parser names the word."""
    tokens = side.passages.tokens_in(*side.place(word))
    kind = tokens[0].entity if tokens else ""
    return "person" if kind == "PERSON" else "place" if kind in _PLACES else ""


def _part_of(side: _Side, word: Word) -> str:
    """The word's part in its clause (subject, object ...)."""
    tokens = side.passages.tokens_in(*side.place(word))
    return tokens[0].dep if tokens else ""


def _speaks(side: _Side, word: Word) -> bool:
    """Whether the word is the subject of a reporting verb: then it stands for somebody, even where nobody knows it."""
    number = side.passages.find_sentence(side.place(word)[0])
    tokens = side.passages.tokens_in(*side.place(word))
    if number is None or not tokens:
        return False
    return tokens[0].dep == "nsubj" and side.passages.sentences[number].head(tokens[0]).lemma in cue_lemmas()


def _joined(a: _Side, b: _Side, left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether either report has the two words side by side: first name and surname, town and state."""
    first, second = (words[-1].form for words in (left, right))
    pairs = (f"{first} {second}", f"{second} {first}", f"{first}, {second}", f"{second}, {first}")
    return any(p in s.passages.report.text.lower() for s in (a, b) for p in pairs)


def _compare_roles(a: _Side, b: _Side) -> Place | None:
    if not a.run or not b.run:
        return None
    mentions = [
        s.passages.mention_at(s.place(s.run[0])[0], s.place(s.run[-1])[1], MentionKind.OFFICE) for s in (a, b)
    ]
    if mentions[0] is None or mentions[1] is None or not _are_other_roles(mentions[0].key, mentions[1].key):
        return None
    readings = [
        Reading(s.sentence, s.passages.report.span(m.start, m.end), m.words.lower())
        for s, m in ((a, mentions[0]), (b, mentions[1]))
    ]
    if any(not _inside(r.words, r.sentence) for r in readings):
        return None
    return Place(ReadingKind.ROLE, readings[0], readings[1])


def _inside(words: Span, sentence: Span) -> bool:
    return sentence.start <= words.start and words.end <= sentence.end


def _are_other_roles(a: str, b: str) -> bool:
    """Whether two offices are of different people; a deputy may be shortened to the office he deputises."""
    if a == b or {a, b} & vocabulary.word_class("generic office"):
        return False
    return a not in b and b not in a


def _compare_owners(a: _Side, b: _Side) -> Place | None:
    left, right = (_owner_in(s) for s in (a, b))
    if left is None or right is None:
        return None
    kinds = name_owner(left.form), name_owner(right.form)
    if None in kinds or kinds[0] == kinds[1]:
        return None
    return Place(ReadingKind.OWNER, a.read([left]), b.read([right]))


def _owner_in(side: _Side) -> Word | None:
    content = [w for w in side.run if w.kind is not WordKind.FUNCTION]
    if len(content) != 1:
        return None
    text = side.sentence.words
    return content[0] if text[content[0].start : content[0].end].endswith(("’s", "'s")) else None


def _compare_negations(a: _Side, b: _Side) -> Place | None:
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


def _standing_there(less: _Side) -> list[Word] | None:
    """The word of the other sentence that the negation would deny: the next that counts, or the next at all."""
    after = [w for w in less.words if w.start >= less.end]
    counted = [w for w in after[:3] if w.kind is not WordKind.FUNCTION]
    return (counted or after)[:1] or None


_RULES = (
    _compare_pronouns,
    _compare_negations,
    _compare_numbers,
    _compare_dates,
    _compare_roles,
    _compare_owners,
    _compare_names,
)
