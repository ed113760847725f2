"""Compared words: two passages read for what differs between them, a little closer than one passage alone.

Takes a passage, or two with their words; gives words whose part is told by their neighbours (days beside a month, a
name that speaks) and phrases opened where the two differ by a negation inside one. Never changes a key of a word that
stays whole.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from penholder import vocabulary
from penholder.values.blocks import find_blocks
from penholder.values.stems import stem_word
from penholder.values.words import Word, WordKind, read_words, split_phrase

REPORTING = frozenset({"said", "says", "say", "saying", "told", "tell", "added", "adding", "stated", "noted"})
"""Function words that say somebody speaks."""
KNOWN = ("state:", "mission:", "=", "~")
"""Beginnings of keys that come from a vocabulary."""

_MONTHS = frozenset(m.lower() for m in (*calendar.month_name[1:], *calendar.month_abbr[1:], "Sept"))
_BEFORE_MONTHS = frozenset({"in", "since", "until", "till", "early", "late", "last", "next", "this"})
_BEFORE_BARE_MONTHS = frozenset({"in", "during"})
"""After these a month has no day: "in June 12 guards were hurt"."""
_LINKS = frozenset({"and", "or", "to"})
_DAYS = 31

Words = Sequence[Word]


def read_compared_words(passage: str) -> Words:
    """The words of a passage; days beside a month are dates, and a first word that speaks or owns is a name.

    >>> [w.form for w in read_compared_words("On May 25 he may go.") if w.kind is WordKind.DATE]
    ['may', '25']
    """
    return _mark_speaker(passage, _mark_dates(passage, read_words(passage)))


# --------------------------------------------------------------------------- dates


def _mark_dates(passage: str, words: Words) -> Words:
    months = [i for i, w in enumerate(words) if w.form in _MONTHS and _is_month(passage, words, i)]
    if not months:
        return words
    dated = {*months, *(n for i in months for n in _find_days(passage, words, i))}
    return tuple(replace(w, kind=WordKind.DATE) if i in dated else w for i, w in enumerate(words))


def _is_month(passage: str, words: Words, i: int) -> bool:
    """Whether a month is meant: of May, with its capital, a day or year beside it or a word of time before it."""
    if words[i].kind is WordKind.DATE:
        return True
    if words[i].form != "may" or not passage[words[i].start].isupper():
        return False
    beside = (words[n] for n in (i - 1, i + 1) if 0 <= n < len(words))
    if any(_is_day(passage, w) or (w.kind is WordKind.DATE and w.form.isdigit()) for w in beside):
        return True
    return i > 0 and words[i - 1].form in _BEFORE_MONTHS


def _find_days(passage: str, words: Words, i: int) -> Iterator[int]:
    """Places of the days that go with a month: "29 and 30 June", "the 29th of June", "June 29-30"."""
    n = i - 2 if i > 1 and words[i - 1].form == "of" else i - 1
    while n >= 0 and _is_day(passage, words[n]):
        yield n
        n -= 2 if n and words[n - 1].form in _LINKS else 1
    if i and words[i - 1].form in _BEFORE_BARE_MONTHS:
        return
    n = i + 1
    while n < len(words) and _is_day(passage, words[n]):
        if passage[words[n - 1].end : words[n].start].strip(" .\u00a0") not in ("" if n == i + 1 else "-–"):
            break
        yield n
        n += 1


def _is_day(passage: str, word: Word) -> bool:
    return (
        word.kind is WordKind.NUMBER
        and passage[word.start].isdigit()
        and word.key.isdecimal()
        and len(word.key) < 3
        and 1 <= int(word.key) <= _DAYS
    )


# --------------------------------------------------------------------------- names


def _mark_speaker(passage: str, words: Words) -> Words:
    """Nothing else tells "Larsen said" or "Larsen's office" from other sentences."""
    if len(words) < 2 or words[0].kind is not WordKind.CONTENT or not passage[words[0].start].isupper():
        return words
    owns = passage[words[0].start : words[0].end].endswith(("'s", "’s"))
    verb = next((w for w in words[1:4] if not _is_adverb(w)), words[0])
    speaks = verb.form in REPORTING or stem_word(verb.form) in _reporting()
    if words[0].key.startswith(KNOWN) or not (owns or speaks):
        return words
    return (replace(words[0], kind=WordKind.NAME), *words[1:])


def _is_adverb(word: Word) -> bool:
    return word.form.endswith("ly") and word.kind in (WordKind.HEDGE, WordKind.CONTENT)


@cache
def _reporting() -> frozenset[str]:
    return frozenset(stem_word(c.lemma) for c in vocabulary.cues() if c.kind == "verb")


# --------------------------------------------------------------------------- phrases


def open_phrases(passages: tuple[str, str], words: tuple[Words, Words]) -> tuple[Words, Words]:
    """The words of both passages, a phrase with a negation opened where the other has the rest of it.

    "without delay" has the key of "at once"; beside "with delay" its negation is what differs.
    """
    opened_a: set[int] = set()
    opened_b: set[int] = set()
    for block in find_blocks(*words):
        if not block.same:
            left, right = range(block.a0, block.a1), range(block.b0, block.b1)
            opened_a |= _find_denying(words[0], left, _list_forms(words[1], right))
            opened_b |= _find_denying(words[1], right, _list_forms(words[0], left))
    if not (opened_a or opened_b):
        return words
    return tuple(_open(passages[0], words[0], opened_a)), tuple(_open(passages[1], words[1], opened_b))


def _find_denying(words: Words, run: range, others: set[str]) -> set[int]:
    return {
        i
        for i in run
        if words[i].kind is WordKind.CONTENT
        and (parts := set(words[i].form.split())) & _negations()
        and parts - _negations() <= others
    }


def _list_forms(words: Words, run: range) -> set[str]:
    return {words[i].form for i in run}


def _open(passage: str, words: Words, opened: set[int]) -> Iterator[Word]:
    for i, word in enumerate(words):
        if i in opened:
            yield from split_phrase(passage, word)
        else:
            yield word


@cache
def _negations() -> frozenset[str]:
    return frozenset(w for c in vocabulary.word_classes() if c.kind == "negation" for w in c.words)
