"""What a speaker does by saying something: asserts, demands, warns, promises, proposes, rejects, ...

Takes the cue with its vocabulary entry and the main clauses of what is said; gives a force. Never reads a force from
what somebody else is said to do.

The cue decides where it tells a force: by its verb, by the noun it carries ("issued a warning"), or by what negation
leaves of it ("did not rule out"). Where it only says that somebody spoke ("said", "told"), what is said decides: a verb
the speaker performs ("we demand"), an order, what the speaker's side will do, what others must do, a judgement.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from penholder.claims.force_words import (
    force_of_noun,
    force_of_verb,
    is_negated,
    listed_forces,
    look_up,
    negate,
)
from penholder.claims.frames import find_cue_verb
from penholder.claims.mains import MainClause
from penholder.claims.performing import force_of_clause, force_worded, is_mandated
from penholder.claims.source_phrases import Bounds
from penholder.claims.wordings import read_token
from penholder.model import Force
from penholder.syntax import Sentence, Token
from penholder.vocabulary import Cue, cues, force_class


def judge_force(sentence: Sentence, cue: Bounds | None, entry: Cue, said: Sequence[MainClause]) -> Force:
    """The force of a statement, by its cue or else by what is said."""
    verb = find_cue_verb(sentence, cue) if cue is not None else None
    inside = [t for t in sentence.tokens if cue is not None and cue[0] <= t.start < cue[1]]
    force = _force_of_cue(sentence, verb, inside, entry, said)
    lemma = verb.lemma if verb is not None else ""
    if force is Force.PROMISES and any(t.lemma in force_class("vouching") for t in inside):
        return _force_vouched(said)
    weighed = any(t.pos == "NOUN" and t.lemma in _nouns() for t in inside)
    if force is not Force.ASSERTS or weighed or lemma in force_class("admitting"):
        return force
    if lemma in force_class("mandating") and any(is_mandated(clause) for clause in _opening(said)):
        return Force.DEMANDS
    return next((f for clause in _opening(said) if (f := force_of_clause(clause))), Force.ASSERTS)


def _opening(said: Sequence[MainClause]) -> list[MainClause]:
    """The first clause with a verb, and what stands before it: "His government, he said, would have no part"."""
    first = next((i for i, clause in enumerate(said) if clause.head.pos in ("VERB", "AUX")), 0)
    return list(said[: first + 1])


def _force_of_cue(
    sentence: Sentence, verb: Token | None, inside: Sequence[Token], entry: Cue, said: Sequence[MainClause]
) -> Force:
    force = Force(entry.force)
    if verb is None:
        return force
    carried = _force_carried(verb, inside, said)
    if carried is not None and (force is Force.ASSERTS or verb.lemma in _light_verbs()):
        force = carried
    if force is Force.ASSERTS:
        force = look_up(sentence, verb, listed_forces("cue")) or force
    if force is Force.ASSERTS and entry.clause == "quote":
        force = force_of_verb(sentence, verb) or force
    if verb.lemma == "ask" and said and _is_question(said[0]):
        return Force.ASSERTS
    if verb.lemma in force_class("refusing"):
        below = [t for t in (*inside, *(c.head for c in said[:1])) if t.i > verb.i and t.pos == "VERB"]
        turned = next((f for t in below if (f := force_of_verb(sentence, t))), None)
        return Force.ASSERTS if turned in (Force.REJECTS, Force.DENIES) else Force.REJECTS
    return negate(force) if is_negated(sentence, verb) else force


def _is_question(clause: MainClause) -> bool:
    """Whether what is asked is a question and no request: "asked how many", "asked whether"."""
    first = clause.words[0] if clause.words else clause.head
    return first.tag in ("WRB", "WP", "WDT") or first.text.lower() in ("whether", "if")


def _force_carried(verb: Token, inside: Sequence[Token], said: Sequence[MainClause]) -> Force | None:
    """The force of the noun that a light verb carries, in the cue or at the head of what is said."""
    held = next((f for t in inside if (f := force_of_noun(t))), None)
    if held is None and verb.lemma in _light_verbs() and said and said[0].head.pos == "NOUN":
        return force_of_noun(said[0].head)
    return held


@cache
def _nouns() -> frozenset[str]:
    return frozenset(c.lemma for c in cues() if c.kind == "noun")


@cache
def _light_verbs() -> frozenset[str]:
    return frozenset(c.lemma.split()[0] for c in cues() if c.kind == "light")


def _force_vouched(said: Sequence[MainClause]) -> Force:
    """What somebody who vouches does: promises what is to come, denies or asserts what is."""
    clause = next(iter(said), None)
    if clause is None or clause.head.pos not in ("VERB", "AUX") or force_worded(clause, "bound"):
        return Force.PROMISES
    helpers = clause.sentence.children(clause.head, "aux")
    if clause.head.tag == "VB" and any(t.tag in ("TO", "MD") for t in helpers):
        return Force.PROMISES
    words = {w for t in clause.words for w in read_token(t)}
    return Force.DENIES if words & (force_class("negation") | {"nobody"}) else Force.ASSERTS
