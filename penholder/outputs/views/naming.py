"""Names a speaker is asked for by: person, state, body or office, however it is spelled.

Takes what a person typed and the speakers of a record; gives which of them are meant, or names near to it. Never
takes a name for another while the record holds one that is spelled so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from penholder import vocabulary
from penholder.model import IdentityKind, Speaker, Statement
from penholder.outputs.views import labels
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.wording import clean
from penholder.values.gazetteer import fold_words, split_words

LONGEST = 8
"""Words of the longest name or office looked for at once."""
NEAR = 60
"""Least likeness, in per cent, of a name that is suggested for one nobody has."""
SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class Term:
    """One name or office in what was asked for, and everything that answers to it."""

    typed: str
    answers: frozenset[str]


def fold(words: str) -> str:
    """Words as they are compared: no case, accents, marks or dots.

    >>> fold("Nicolas de Rivière"), fold("U.N. Secretary-General")
    ('nicolas de riviere', 'un secretary general')
    """
    found = split_words(fold_words(clean(words)))
    return " ".join(w.lowered for w in found if any(c.isalnum() for c in w.lowered))


def read_name(typed: str) -> tuple[Term, ...]:
    """The names and offices in what was typed, longest first; a speaker who is meant answers to every one.

    >>> [term.typed for term in read_name("US deputy ambassador")]
    ['us', 'deputy ambassador']
    """
    words = fold(typed).split()
    terms: list[Term] = []
    while words:
        phrase = _longest_known(words)
        if phrase not in _ARTICLES or len(words) == 1:
            meant = _known().get(phrase, frozenset()) | _office_heads().get(phrase, frozenset())
            terms.append(Term(phrase, frozenset({phrase}) | meant))
        words = words[len(phrase.split()) :]
    return tuple(terms)


def _longest_known(words: list[str]) -> str:
    """The longest wording at the start; of an office that is worded with its state ("us ambassador"), the state."""
    starts = [" ".join(words[:n]) for n in range(min(LONGEST, len(words)), 0, -1)]
    found = next((s for s in starts if s in _known()), words[0])
    if found in _offices():
        return next((s for s in starts if s != found and found.startswith(f"{s} ") and s in _states()), found)
    return found


_ARTICLES = frozenset({"the", "of", "for", "to", "a", "an", "s"})


@cache
def _known() -> dict[str, frozenset[str]]:
    """Every wording of the vocabulary with the folded names it stands for."""
    found: dict[str, set[str]] = {}
    for wording, name in (*_list_names(), *_list_offices(), *_list_states()):
        if key := fold(wording).removeprefix("the "):
            found.setdefault(key, set()).add(fold(name))
    return {key: frozenset(names) for key, names in found.items()}


@cache
def _states() -> frozenset[str]:
    return frozenset(fold(wording) for wording, _ in _list_states())


@cache
def _offices() -> frozenset[str]:
    return frozenset(fold(wording) for wording, _ in _list_offices())


@cache
def _office_heads() -> dict[str, frozenset[str]]:
    """The last word of every office wording with the offices it may mean ("ambassador", "minister")."""
    found: dict[str, set[str]] = {}
    for wording, key in _list_offices():
        found.setdefault(fold(wording).split()[-1], set()).add(fold(key))
    return {word: frozenset(keys) for word, keys in found.items()}


def _list_states() -> Iterator[tuple[str, str]]:
    for state in vocabulary.states():
        own = (state.name, state.council_name, state.iso, *state.aliases, *state.adjectives, *state.capitals)
        yield from ((wording, state.name) for wording in own if wording)


def _list_offices() -> Iterator[tuple[str, str]]:
    for office in vocabulary.office_titles():
        yield from ((wording, office.key) for wording in (office.key, *office.words))


def _list_names() -> Iterator[tuple[str, str]]:
    for body in vocabulary.bodies():
        yield from ((wording, body.name) for wording in (body.name, body.key, *body.aliases))
    for mission in vocabulary.missions():
        own = (mission.acronym, mission.name, mission.key, *mission.aliases)
        yield from ((wording, mission.acronym) for wording in own)
    for person in vocabulary.people():
        yield from ((wording, person.name) for wording in (person.name, *person.spellings, *person.surnames))


def list_handles(index: RecordIndex, statement: Statement) -> frozenset[str]:
    """Everything a statement's speaker answers to: names and each of their words, side and office.

    A speaker left open answers to the words the report has for them.
    """
    told = statement.speaker
    persons = told.jointly or ((told.name,) if told.name else ())
    names = [s for name in persons for s in (labels.actor(name), *spellings_of(index, name))]
    names += [labels.actor(told.speaks_for)] if told.speaks_for else []
    names += [told.office] if told.office else []
    if is_open(told) and statement.source:
        names.append(statement.source.words)
    folded = {fold(name) for name in names}
    return frozenset(folded | {word for name in folded for word in name.split()})


def is_open(told: Speaker) -> bool:
    """Whether it is left open who speaks: nobody is named, or only at low confidence."""
    return not (told.name or told.jointly) or not told.confident


def spellings_of(index: RecordIndex, name: str) -> tuple[str, ...]:
    """Other spellings of a speaker's name met in the record or known to the vocabulary."""
    met = (i for i in index.record.identities if i.name == name and i.kind is not IdentityKind.PLACE)
    return (*(s for identity in met for s in identity.spellings), *_spellings().get(name, ()))


@cache
def _spellings() -> dict[str, tuple[str, ...]]:
    return {p.name: (*p.spellings, *p.surnames) for p in vocabulary.people()}


def answers(handles: frozenset[str], terms: Iterable[Term]) -> bool:
    """Whether somebody with these handles is meant by every term; nobody is meant by none."""
    found = [bool(term.answers & handles) for term in terms]
    return bool(found) and all(found)


def respell(terms: Iterable[Term], known: frozenset[str]) -> tuple[Term, ...]:
    """The terms, those nobody answers to read as other spellings of what somebody does answer to.

    >>> [sorted(t.answers) for t in respell(read_name("nebenzja"), frozenset({"nebenzia", "mills"}))]
    [['nebenzia']]
    """
    return tuple(_respell(t, known) if not t.answers & known else t for t in terms)


def _respell(term: Term, known: frozenset[str]) -> Term:
    near = {name for name in known if are_spellings(term.typed, name)}
    return Term(term.typed, frozenset(near)) if near else term


def are_spellings(a: str, b: str) -> bool:
    """Whether two names may be spellings of one: one letter apart, or two in names of eight letters or more.

    >>> are_spellings("nebenzia", "nebenzya"), are_spellings("mills", "wills"), are_spellings("mali", "malo")
    (True, True, False)
    """
    shortest = min(len(a), len(b))
    allowed = 0 if shortest < 5 else 1 if shortest < 8 else 2
    return DamerauLevenshtein.distance(a, b, score_cutoff=allowed) <= allowed


def suggest_names(typed: str, names: Iterable[str]) -> tuple[str, ...]:
    """The names of which the whole or one word is nearest to what was typed, nearest first; none when all are far.

    >>> suggest_names("mils", ["Richard Mills", "Issa Konfourou"])
    ('Richard Mills',)
    """
    wanted = fold(typed)
    likeness = {
        n: max(fuzz.ratio(wanted, w) for w in (fold(n), *fold(n).split())) for n in set(names) if fold(n)
    }
    near = sorted((n for n in likeness if likeness[n] >= NEAR), key=lambda n: (-likeness[n], n))
    return tuple(near[:SUGGESTED])
