"""What a saying is about: its words in any inflection, the options it takes a stand on, the matters it bears on.

Takes a `RecordIndex` and what a person typed; gives which statements are meant, or words near to it. Never takes a
synonym for the word itself, except where the vocabulary of options has it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import Prefix

from penholder import vocabulary
from penholder.model import Event, Position, Restriction, Statement
from penholder.outputs.views import labels
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.naming import fold
from penholder.values.stems import stem_word
from penholder.values.words import WordKind, read_counted_key, read_words, spell_one_way

STEM = 4
"""Letters that irregular forms of one word have in common ("withdraw", "withdrew"); "leave" and "left" stay apart."""
NEAR, SUGGESTED = 75, 4
"""Least likeness, in per cent, of a word that is suggested, and how many are."""

Subjects = dict[str, frozenset[str]]
"""Statement id to the stems of everything it is about."""


def list_subjects(index: RecordIndex) -> Subjects:
    """The stems of what every statement is about: own words, options, matters and kinds of the claims it carries."""
    about: dict[str, set[str]] = {}
    for claim in index.claims.values():
        if isinstance(claim, Statement):
            words = [span.words for span in claim.content]
            about.setdefault(claim.id, set()).update(_stems(words))
        of = claim.id if isinstance(claim, Statement) else claim.statement
        if not of:
            continue
        if matter := index.matter_of.get(claim.id):
            about.setdefault(of, set()).update(_stems([labels.matter(matter.label, None)]), {matter.id})
        if isinstance(claim, (Event, Restriction)):
            about.setdefault(of, set()).update(_stems([labels.kind(claim.kind)]))
        if isinstance(claim, Position):
            about.setdefault(of, set()).update(option_stems(claim.option), {claim.id})
    return {statement: frozenset(stems) for statement, stems in about.items()}


@lru_cache(maxsize=256)
def option_stems(key: str) -> frozenset[str]:
    """Stems of the words by which an option is known: its label, verbs and nouns; its key as it stands."""
    kind = next((k for k in vocabulary.option_kinds() if k.key == key), None)
    known = (kind.label, *kind.verbs, *kind.nouns) if kind else (key,)
    return _stems(known) | {key}


def read_subject(typed: str) -> tuple[frozenset[str], ...]:
    """Each word that counts in what was typed, as the stems any one of which answers to it.

    >>> [sorted(stems) for stems in read_subject("the withdrawals")]
    [['withdraw', 'withdrawals']]
    """
    words = [w.form for w in read_words(fold(typed)) if w.kind is not WordKind.FUNCTION]
    forms = [part for words_ in words or [fold(typed)] for part in words_.split()]
    return tuple(_stems([form]) | {form} for form in forms)


def is_about(stems: frozenset[str], wanted: Iterable[frozenset[str]]) -> bool:
    """Whether every word asked for is among the stems, in some form; nothing is about no word."""
    found = [any(_meets(word, stems) for word in words) for words in wanted]
    return bool(found) and all(found)


def _meets(word: str, stems: frozenset[str]) -> bool:
    return word in stems or any(_are_forms(word, stem) for stem in stems)


@lru_cache(maxsize=200_000)
def _are_forms(a: str, b: str) -> bool:
    """Whether two stems are irregular forms of one word: one set of the vocabulary has both, and they begin alike."""
    if Prefix.similarity(a, b) < STEM:
        return False
    key = read_counted_key(a)
    return key is not None and key.startswith("=") and key == read_counted_key(b)


def _stems(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(stem for text in texts for stem in _stem_text(text))


@lru_cache(maxsize=50_000)
def _stem_text(text: str) -> frozenset[str]:
    return frozenset(stem_word(spell_one_way(word)) for word in fold(text).split())


def suggest_subjects(index: RecordIndex, typed: str) -> tuple[str, ...]:
    """Words of statements and options of the record that are near to what was typed, nearest first."""
    words = {w for c in index.claims.values() if isinstance(c, Statement) for w in _long_words(c)}
    words |= {labels.option(p.option) for p in index.claims.values() if isinstance(p, Position)}
    found = process.extract(fold(typed), sorted(words), scorer=fuzz.ratio, score_cutoff=NEAR, limit=SUGGESTED)
    return tuple(word for word, *_ in sorted(found, key=lambda f: (-f[1], f[0])))


def list_options(index: RecordIndex) -> tuple[str, ...]:
    """The options on which somebody takes a stand, by label."""
    return tuple(sorted({labels.option(p.option) for p in index.claims.values() if isinstance(p, Position)}))


def _long_words(statement: Statement) -> Iterable[str]:
    return (w for span in statement.content for w in fold(span.words).split() if len(w) > STEM)
