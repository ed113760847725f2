"""Soldiers and police who were harmed as a mission's: whose losses they are, whatever their nationality.

Takes a quantity of harmed people in its sentence, and a parsed report; gives the key of a mission or of states. Never
takes soldiers of a host state, or of an army that no word ties to the mission, for peacekeepers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from penholder.claims.figure_actors import find_nationality
from penholder.syntax import Sentence, Token
from penholder.values.mentions import MentionKind, find_mentions
from penholder.values.quantities import Quantity
from penholder.vocabulary import measure_words

_LENT = frozenset({"peacekeeper", "helmet", "battalion", "contingent"})
"""Nouns before which an adjective of nationality names a state that lends soldiers to a mission."""
_ARMED = frozenset({"military", "police"})


def find_lending_states(sentences: Iterable[Sentence]) -> frozenset[str]:
    """ISO codes of the states whose peacekeepers, battalion or contingent a report speaks of ("Irish peacekeepers")."""
    return frozenset(key for sentence in sentences for key in _read_lending(sentence))


def _read_lending(sentence: Sentence) -> Iterator[str]:
    nouns = [t for t in sentence.tokens if t.lemma in _LENT]
    if not nouns:
        return
    states = [m for m in find_mentions(sentence) if m.kind is MentionKind.STATE]
    for noun in nouns:
        before = sentence.children(noun, "amod", "compound", "nmod")
        origin = [p for prep in sentence.children(noun, "prep") if prep.lemma == "from" for p in
                  sentence.children(prep, "pobj")]  # fmt: skip
        for token in (*before, *origin):
            yield from (m.key for m in states if m.start <= token.start < m.end)


def find_harmed_mission(
    sentence: Sentence, quantity: Quantity, population: str, lending: frozenset[str], hosts: tuple[str, ...]
) -> str | None:
    """Key of the mission the harmed soldiers or police are of: named with them or as what was attacked.

    "" where only their nationality tells that they serve in the mission of the report; None where nothing does.
    """
    nationality = find_nationality(sentence, quantity)
    if population not in _ARMED or nationality in hosts:
        return None
    missions = [m for m in find_mentions(sentence) if m.kind is MentionKind.MISSION and m.key]
    tied = [*_of_people(sentence, quantity), *_attacked(sentence)]
    key = next((m.key for t in tied for m in missions if m.start <= t.start < m.end), None)
    if key is None and nationality in lending:
        return ""
    return key


def _of_people(sentence: Sentence, quantity: Quantity) -> Iterator[Token]:
    """ "Two soldiers of UNIFIL", "two soldiers serving with UNIFIL"."""
    anchor = sentence.tokens[quantity.anchor]
    for below in sentence.children(anchor, "prep", "acl", "relcl"):
        preps = [below] if below.dep == "prep" else sentence.children(below, "prep")
        if below.dep == "prep" or below.lemma in ("serve", "deploy"):
            for prep in preps:
                if prep.lemma in ("of", "with", "from", "in"):
                    yield from _noun_phrases(sentence, prep)


def _attacked(sentence: Sentence) -> Iterator[Token]:
    """ "In an attack on a UNIFIL patrol": whose patrol it was."""
    for deed in sentence.tokens:
        if deed.lemma in measure_words("weapon"):
            for prep in sentence.children(deed, "prep"):
                if prep.lemma in ("on", "against"):
                    yield from _noun_phrases(sentence, prep)


def _noun_phrases(sentence: Sentence, prep: Token) -> Iterator[Token]:
    for noun in sentence.children(prep, "pobj"):
        yield from (noun, *sentence.children(noun, "compound", "poss", "nmod"))
