"""What a speaker does in the words themselves, where the cue only says that somebody spoke.

Takes one main clause of what is said; gives a force, or None where it asserts. Never takes for the speaker's own what the
clause tells of others.

In this order: a verb the speaker performs ("we demand", "his country supported"), an order, a refusal or promise of the
speaker's own side, what others must do, a judgement. Word lists are `data/force.toml`.
"""

from __future__ import annotations

from penholder.claims.force_words import (
    force_of_adjective,
    force_of_noun,
    force_of_verb,
    is_negated,
    listed_forces,
    negate,
)
from penholder.claims.mains import MainClause
from penholder.claims.wordings import find_phrases
from penholder.model import Force
from penholder.syntax import Sentence, Token
from penholder.vocabulary import force_class

_FIRST_PERSON = frozenset({"i", "we"})
_DETERMINERS = frozenset({"his", "her", "its", "their", "our", "my", "the"})
_OPENING = ("“", "„", "«", "‘", "`")
_MARKS = (*_OPENING, "”", "»", "’’", "''", '"')


def force_of_clause(clause: MainClause) -> Force | None:
    own = _is_own(clause)
    return (
        (_force_performed(clause) if own else None)
        or (Force.DEMANDS if _is_ordered(clause) else None)
        or (force_worded(clause, "own") if own else None)
        or (_force_bound(clause) if own else None)
        or force_worded(clause, "modal")
        or force_worded(clause, "predicate")
    )


def _force_bound(clause: MainClause) -> Force | None:
    """A promise where the speaker's own side will do something; a refusal where it will not."""
    stative = clause.head.lemma in force_class("stative") and not clause.sentence.children(
        clause.head, "acomp"
    )
    if stative or _is_perfect(clause) or clause.sentence.children(clause.head, "advcl"):
        return None
    force = force_worded(clause, "bound")
    return negate(force) if force and is_negated(clause.sentence, clause.head) else force


def _is_perfect(clause: MainClause) -> bool:
    return any(t.lemma == "have" for t in clause.sentence.children(clause.head, "aux"))


def _is_own(clause: MainClause) -> bool:
    """Whether the speaker, or the speaker's own side, is the subject."""
    subjects = clause.subjects()
    if len(subjects) != 1:
        return False
    subject = subjects[0]
    word = subject.text.lower()
    quoted = _is_quoted(clause.sentence, subject)
    if subject.pos == "PRON":
        return word in (_FIRST_PERSON if quoted else force_class("own side"))
    owners = {"our", "my", "the"} if quoted else _DETERMINERS
    owned = any(t.text.lower() in owners for t in clause.sentence.children(subject, "poss", "det"))
    return owned and subject.tag != "NNS" and subject.lemma in force_class("own side")


def _is_quoted(sentence: Sentence, token: Token) -> bool:
    """Whether a word stands in quotation marks that open in its sentence."""
    before = [t.text for t in sentence.tokens[: token.i]]
    last = next((text for text in reversed(before) if text[:1] in _MARKS), "")
    if last[:1] == '"':
        return sum(text[:1] == '"' for text in before) % 2 == 1
    return last[:1] in _OPENING


def _force_performed(clause: MainClause) -> Force | None:
    """The force of the verb the speaker performs: "we demand", "his country supported"."""
    sentence, head = clause.sentence, clause.head
    performed = head
    if head.lemma in ("want", "wish", "like", "have") and sentence.children(head, "xcomp"):
        performed = sentence.children(head, "xcomp")[0]
    if sentence.children(performed, "auxpass") or _is_perfect(clause):
        return None
    force = force_of_verb(sentence, performed)
    if force is None:
        carried = sentence.children(performed, "dobj", "acomp", "attr")
        force = next((f for t in carried if (f := force_of_noun(t) or force_of_adjective(t))), None)
    if force is None:
        return None
    objects = sentence.children(performed, "dobj")
    denied = any(d.text.lower() == "no" for t in objects for d in sentence.children(t, "det"))
    return negate(force) if denied or is_negated(sentence, performed) else force


def _is_ordered(clause: MainClause) -> bool:
    """Whether it is an imperative: a bare verb that opens a quoted sentence."""
    sentence, head = clause.sentence, clause.head
    main = head.head == head.i or _is_quoted(sentence, head)
    if head.tag != "VB" or head.lemma == "let" or not main or clause.subjects():
        return False
    opening = next((t for t in clause.words if t.text[:1].isalpha()), head)
    return opening.i == head.i or opening.text.lower() in ("do", "never", "please")


def is_mandated(clause: MainClause) -> bool:
    """Whether it is a mandative subjunctive: "that the line stay where it was"."""
    helpers = clause.sentence.children(clause.head, "aux")
    return (
        clause.head.tag == "VB" and bool(clause.subjects()) and all(t.text.lower() == "be" for t in helpers)
    )


def force_worded(clause: MainClause, part: str) -> Force | None:
    """The force of the first listed word in that part of the clause."""
    listed = listed_forces(part)
    tokens = _before_verb(clause) if part in ("modal", "bound") else _predicate(clause)
    for found in find_phrases(tokens, listed):
        if part == "modal" and _is_epistemic(clause, tokens[found.first]):
            continue
        return listed[found.phrase]
    return None


def _predicate(clause: MainClause) -> tuple[Token, ...]:
    """The clause without its subject and without clauses that complete it; all words where there is no verb."""
    if clause.head.pos not in ("VERB", "AUX"):
        return clause.words
    sentence = clause.sentence
    below = sentence.children(clause.head, "nsubj", "nsubjpass", "ccomp", "advcl")
    aside = {t.i for child in below for t in sentence.subtree(child)}
    return tuple(t for t in clause.words if t.i not in aside)


def _before_verb(clause: MainClause) -> tuple[Token, ...]:
    """The auxiliaries of the clause's verb, the verb itself and what completes it directly."""
    sentence, head = clause.sentence, clause.head
    near = {head.i, *(t.i for t in sentence.children(head, "aux", "auxpass", "acomp", "xcomp"))}
    near |= {t.i + step for t in sentence.children(head, "aux") for step in (0, 1)}
    near |= {t.i for c in sentence.children(head, "xcomp") for t in sentence.children(c, "aux")}
    return tuple(t for t in clause.words if t.i in near)


def _is_epistemic(clause: MainClause, modal: Token) -> bool:
    """Whether a modal is a guess: "must have been", "should be over by May"."""
    after = [t for t in clause.words if t.i > modal.i][:2]
    return any(t.lemma == "have" and t.dep == "aux" for t in after)
