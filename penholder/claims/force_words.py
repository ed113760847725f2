"""The forces that words carry by the vocabulary.

Takes words of a parsed sentence; gives the force each has as a cue, and what negation leaves of one. Never looks at who
speaks or what is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from penholder.claims.wordings import read_token
from penholder.model import Force
from penholder.syntax import Sentence, Token
from penholder.vocabulary import cues, force_class, force_words, negated_forces


def force_of_verb(sentence: Sentence, verb: Token) -> Force | None:
    """The force the verb has as a cue, its particle or preposition included ("call for", "rule out")."""
    return look_up(sentence, verb, _forces_of_cues("verb"))


def force_of_noun(token: Token) -> Force | None:
    if token.pos != "NOUN":
        return None
    return _forces_of_cues("noun").get(token.lemma) or listed_forces("cue").get(token.lemma)


def force_of_adjective(token: Token) -> Force | None:
    forces = _forces_of_cues("adjective")
    return next((f for words, f in forces.items() if words.split()[0] == token.text.lower()), None)


def look_up(sentence: Sentence, verb: Token, forces: Mapping[str, Force]) -> Force | None:
    following = sentence.tokens[verb.i + 1 : verb.i + 3]
    longer = [f"{verb.lemma} {t.text.lower()}" for t in following]
    return next((forces[words] for words in (*longer, verb.lemma) if words in forces), None)


@cache
def _forces_of_cues(kind: str) -> dict[str, Force]:
    """The force of each cue of a kind that has one of its own, by its words; the first entry wins."""
    found: dict[str, Force] = {}
    for entry in cues():
        if entry.kind == kind and entry.force != Force.ASSERTS:
            found.setdefault(entry.lemma, Force(entry.force))
    return found


@cache
def listed_forces(part: str) -> dict[str, Force]:
    return {w: Force(e.force) for e in force_words() if e.part == part for w in e.words}


def is_negated(sentence: Sentence, verb: Token) -> bool:
    return any(
        t.dep == "neg" or any(r in force_class("negation") for r in read_token(t))
        for t in sentence.children(verb, "neg", "advmod", "preconj")
        if t.i < verb.i
    )


def negate(force: Force) -> Force:
    return Force(negated_forces().get(force.value, force.value))
