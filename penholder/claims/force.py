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

from penholder.claims.frames import find_cue_verb
from penholder.claims.mains import MainClause
from penholder.claims.source_phrases import Bounds
from penholder.claims.wordings import find_phrases, read_token
from penholder.model import Force
from penholder.syntax import Sentence, Token
from penholder.vocabulary import Cue, cues, force_class, force_words, negated_forces

_FIRST_PERSON = frozenset({"i", "we"})
_DETERMINERS = frozenset({"his", "her", "its", "their", "our", "my", "the"})


def judge_force(sentence: Sentence, cue: Bounds | None, entry: Cue, said: Sequence[MainClause]) -> Force:
    """The force of a statement, by its cue or else by what is said."""
    force = _force_of_cue(sentence, cue, entry, said)
    if force is not Force.ASSERTS:
        return force
    return next((f for clause in said[:1] if (f := _force_of_clause(clause))), Force.ASSERTS)


def _force_of_cue(sentence: Sentence, cue: Bounds | None, entry: Cue, said: Sequence[MainClause]) -> Force:
    verb = find_cue_verb(sentence, cue) if cue is not None else None
    if cue is None or verb is None:
        return Force(entry.force)
    inside = [t for t in sentence.tokens if cue[0] <= t.start < cue[1]]
    force = Force(entry.force)
    if force is Force.ASSERTS:
        force = next((f for t in inside if (f := _force_of_noun(t))), force)
    if verb.lemma in force_class("refusing"):
        below = [t for t in (*inside, *(c.head for c in said[:1])) if t.i > verb.i and t.pos == "VERB"]
        turned = next((f for t in below if (f := _force_of_verb(sentence, t))), None)
        return Force.ASSERTS if turned in (Force.REJECTS, Force.DENIES) else Force.REJECTS
    return _negate(force) if _is_negated(sentence, verb) else force


def _is_negated(sentence: Sentence, verb: Token) -> bool:
    return any(
        t.dep == "neg" or any(r in force_class("negation") for r in read_token(t))
        for t in sentence.children(verb, "neg", "advmod", "preconj")
        if t.i < verb.i
    )


def _negate(force: Force) -> Force:
    return Force(negated_forces().get(force.value, force.value))


@cache
def _forces(kind: str) -> dict[str, Force]:
    """The force of each cue of a kind that has one of its own, by its words; the first entry wins."""
    found: dict[str, Force] = {}
    for entry in cues():
        if entry.kind == kind and entry.force != Force.ASSERTS:
            found.setdefault(entry.lemma, Force(entry.force))
    return found


def _force_of_noun(token: Token) -> Force | None:
    return _forces("noun").get(token.lemma) if token.pos == "NOUN" else None


def _force_of_verb(sentence: Sentence, verb: Token) -> Force | None:
    """The force the verb has as a cue, its particle or preposition included ("call for", "rule out")."""
    forces = _forces("verb")
    following = sentence.tokens[verb.i + 1 : verb.i + 3]
    longer = [f"{verb.lemma} {t.text.lower()}" for t in following]
    return next((forces[words] for words in (*longer, verb.lemma) if words in forces), None)


def _force_of_clause(clause: MainClause) -> Force | None:
    own = _is_own(clause)
    return (
        (_force_performed(clause) if own else None)
        or _force_ordered(clause)
        or (_force_worded(clause, "bound") if own else None)
        or _force_worded(clause, "modal")
        or _force_worded(clause, "predicate")
    )


def _is_own(clause: MainClause) -> bool:
    """Whether the speaker, or the speaker's own side, is the subject."""
    subjects = clause.subjects()
    if len(subjects) != 1:
        return False
    subject = subjects[0]
    word = subject.text.lower()
    if subject.pos == "PRON":
        return word in force_class("own side")
    owned = any(t.text.lower() in _DETERMINERS for t in clause.sentence.children(subject, "poss", "det"))
    return owned and subject.lemma in force_class("own side")


def _force_performed(clause: MainClause) -> Force | None:
    """The force of the verb the speaker performs: "we demand", "his country supported"."""
    sentence, head = clause.sentence, clause.head
    performed = head
    if head.lemma in ("want", "wish", "like", "have") and sentence.children(head, "xcomp"):
        performed = sentence.children(head, "xcomp")[0]
    if sentence.children(performed, "auxpass"):
        return None
    force = _force_of_verb(sentence, performed)
    if force is None:
        carried = sentence.children(performed, "dobj", "acomp", "attr")
        force = next((f for t in carried if (f := _force_of_noun(t) or _force_of_adjective(t))), None)
    if force is None:
        return None
    return _negate(force) if _is_negated(sentence, performed) else force


def _force_of_adjective(token: Token) -> Force | None:
    forces = _forces("adjective")
    return next((f for words, f in forces.items() if words.split()[0] == token.text.lower()), None)


def _force_ordered(clause: MainClause) -> Force | None:
    """An imperative: a bare verb at the head of a quoted sentence with no subject."""
    head = clause.head
    bare = head.tag == "VB" and head.pos == "VERB" and head.head == head.i
    helpers = clause.sentence.children(head, "aux", "nsubj", "nsubjpass", "expl")
    if bare and all(t.lemma == "do" for t in helpers):
        return Force.DEMANDS
    return None


def _force_worded(clause: MainClause, part: str) -> Force | None:
    """The force of the first listed word in the clause that is not negated away."""
    listed = {w: Force(e.force) for e in force_words() if e.part == part for w in e.words}
    tokens = clause.words if part == "predicate" else _before_verb(clause)
    for found in find_phrases(tokens, listed):
        if part == "modal" and _is_epistemic(clause, tokens[found.first]):
            continue
        return listed[found.phrase]
    return None


def _before_verb(clause: MainClause) -> tuple[Token, ...]:
    """The auxiliaries of the clause's verb, the verb itself and what completes it directly."""
    near = {
        clause.head.i,
        *(t.i for t in clause.sentence.children(clause.head, "aux", "auxpass", "acomp", "xcomp")),
    }
    near |= {t.i + step for t in clause.sentence.children(clause.head, "aux") for step in (0, 1)}
    return tuple(t for t in clause.words if t.i in near)


def _is_epistemic(clause: MainClause, modal: Token) -> bool:
    """Whether a modal is a guess: "must have been", "should be over by May"."""
    after = [t for t in clause.words if t.i > modal.i][:2]
    return any(t.lemma == "have" and t.dep == "aux" for t in after)
