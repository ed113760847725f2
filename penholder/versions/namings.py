"""Names, offices and owners that differ between two corresponding sentences.

Takes the two sides of a changed run; gives the place when they name two persons, states, missions, places or offices.
Never gives another spelling, a shorter form, or a name that only stands in another place.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from rapidfuzz import fuzz

from penholder import vocabulary
from penholder.model import Span
from penholder.values.mentions import MentionKind
from penholder.values.words import Word, WordKind
from penholder.versions.owners import name_owner
from penholder.versions.passages import cue_lemmas
from penholder.versions.sides import Place, Reading, ReadingKind, Side

ALIKE = 50.0
"""Letters two names share at least, in percent, to be taken for spellings of one."""

_CLASSES = ("state:", "mission:")
_PLACES = frozenset({"GPE", "LOC", "NORP"})


def compare_names(a: Side, b: Side) -> Place | None:
    """The names of the two sides, when they are of one kind and of two persons, states, missions or places."""
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


def _is_name(side: Side, word: Word) -> bool:
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


def _moved(words: Sequence[Word], own: Side, other: Side) -> bool:
    """Whether the other sentence has one of the words in another place: then nothing is lost."""
    return any(
        sum(o.key == w.key for o in other.words) > sum(o.key == w.key for o in own.words if o not in own.run)
        for w in words
    )


def _name_one_kind(a: Side, left: Sequence[Word], b: Side, right: Sequence[Word]) -> bool:
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


def _entity_of(side: Side, word: Word) -> str:
    """person, place or "" as the parser names the word."""
    tokens = side.passages.tokens_in(*side.place(word))
    kind = tokens[0].entity if tokens else ""
    return "person" if kind == "PERSON" else "place" if kind in _PLACES else ""


def _part_of(side: Side, word: Word) -> str:
    """The word's part in its clause (subject, object ...)."""
    tokens = side.passages.tokens_in(*side.place(word))
    return tokens[0].dep if tokens else ""


def _speaks(side: Side, word: Word) -> bool:
    """Whether the word is the subject of a reporting verb: then it stands for somebody, even where nobody knows it."""
    number = side.passages.find_sentence(side.place(word)[0])
    tokens = side.passages.tokens_in(*side.place(word))
    if number is None or not tokens:
        return False
    return tokens[0].dep == "nsubj" and side.passages.sentences[number].head(tokens[0]).lemma in cue_lemmas()


def _joined(a: Side, b: Side, left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether either report has the two words side by side: first name and surname, town and state."""
    first, second = (words[-1].form for words in (left, right))
    pairs = (f"{first} {second}", f"{second} {first}", f"{first}, {second}", f"{second}, {first}")
    return any(p in s.passages.report.text.lower() for s in (a, b) for p in pairs)


def compare_roles(a: Side, b: Side) -> Place | None:
    """The offices of the two sides, when they cannot be of one person."""
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


def compare_owners(a: Side, b: Side) -> Place | None:
    """The possessors of the two sides, when one is a state and the other a mission."""
    left, right = (_owner_in(s) for s in (a, b))
    if left is None or right is None:
        return None
    kinds = name_owner(left.form), name_owner(right.form)
    if None in kinds or kinds[0] == kinds[1]:
        return None
    return Place(ReadingKind.OWNER, a.read([left]), b.read([right]))


def _owner_in(side: Side) -> Word | None:
    content = [w for w in side.run if w.kind is not WordKind.FUNCTION]
    if len(content) != 1:
        return None
    text = side.sentence.words
    return content[0] if text[content[0].start : content[0].end].endswith(("’s", "'s")) else None
