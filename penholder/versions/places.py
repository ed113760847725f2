"""Misplaced names: a capital of another state, a delegate of another state.

Takes one report's passages; gives suspicions. Never doubts a place or a person the vocabulary does not know.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from penholder import vocabulary
from penholder.model import Suspicion
from penholder.syntax import Sentence
from penholder.values.mentions import Mention, MentionKind
from penholder.values.subjects import person_named, state_named
from penholder.versions.passages import Passages

_CAPITAL_OF = re.compile(r"^(?:[’']s)?\s+capital(?:\s+city)?(?:,|\s+of)?\s+(?:city\s+)?(?:\w+\s+)?$")
_GAP = re.compile(r"^(?:[’']s)?\s*,?\s*$")


def find_misplaced(passages: Passages) -> Iterator[Suspicion]:
    """Capitals and delegates given to a state that is not theirs."""
    for sentence, mentions in zip(passages.sentences, passages.mentions, strict=True):
        if len(mentions) > 1:
            yield from _find_capitals(passages, sentence, mentions)
            yield from _find_delegates(passages, sentence, mentions)


def _find_capitals(
    passages: Passages, sentence: Sentence, mentions: tuple[Mention, ...]
) -> Iterator[Suspicion]:
    """ "Mali's capital, Niamey" and "the Malian capital Niamey"."""
    for state, city in pairwise(mentions):
        between = sentence.text[state.end - sentence.start : city.start - sentence.start]
        if state.kind is not MentionKind.STATE or state.form == "capital" or not _CAPITAL_OF.match(between):
            continue
        if city.form != "capital" or city.kind is not MentionKind.STATE or city.words in _capitals(state.key):
            continue
        reason = f"{city.words} is the capital of {state_named(city.key).name}, not of {state_named(state.key).name}."
        yield passages.suspect(state.start, city.end, "place against state", reason)


@cache
def _capitals(iso: str) -> frozenset[str]:
    return frozenset(state_named(iso).capitals)


def _find_delegates(
    passages: Passages, sentence: Sentence, mentions: tuple[Mention, ...]
) -> Iterator[Suspicion]:
    """ "France's U.N. Ambassador" before the name of another state's ambassador."""
    for state, office, person in zip(mentions, mentions[1:], mentions[2:], strict=False):
        kinds = (state.kind, office.kind, person.kind)
        if kinds != (MentionKind.STATE, MentionKind.OFFICE, MentionKind.PERSON) or person.form != "name":
            continue
        text, base = sentence.text, sentence.start
        gaps = text[state.end - base : office.start - base], text[office.end - base : person.start - base]
        if not all(_GAP.match(gap) for gap in gaps) or state.form == "capital":
            continue
        held = _states_served(person.key)
        if not held or state.key in held or office.key not in _national_offices():
            continue
        reason = f"{person.words} is known in offices of {', '.join(state_named(s).name for s in held)}, not of {state_named(state.key).name}."
        yield passages.suspect(state.start, person.end, "person against state", reason)


@cache
def _states_served(name: str) -> tuple[str, ...]:
    """States the person held an office of; () when any office was another body's or the person is unknown."""
    person = person_named(name)
    codes = {s.iso for s in vocabulary.states()}
    if person is None or not person.offices or any(o.of not in codes for o in person.offices):
        return ()
    if any("envoy" in o.title for o in person.offices):
        return ()
    return tuple(sorted({o.of for o in person.offices}))


@cache
def _national_offices() -> frozenset[str]:
    return frozenset(o.key for o in vocabulary.office_titles() if o.speaks_for == "state" and not o.body)
