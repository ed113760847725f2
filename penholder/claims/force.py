"""What a speaker does by saying something: asserts, demands, warns, promises, proposes, rejects, ...

Takes the cue with its vocabulary entry and the main clauses of what is said; gives a force. Never reads a force from
what somebody else is said to do.

The cue decides where it tells a force: by its verb, by the noun it carries ("issued a warning"), or by what negation
leaves of it ("did not rule out"). Where it only says that somebody spoke ("said", "told"), what is said decides: a verb
the speaker performs ("we demand"), an order, what the speaker's side will do, what others must do, a judgement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    verb = find_cue_verb(sentence, cue) if cue is not None else None
    inside = [t for t in sentence.tokens if cue is not None and cue[0] <= t.start < cue[1]]
    force = _force_of_cue(sentence, verb, inside, entry, said)
    lemma = verb.lemma if verb is not None else ""
    if force is Force.PROMISES and any(t.lemma in force_class("vouching") for t in inside):
        return _force_vouched(said)
    if force is not Force.ASSERTS or lemma in force_class("admitting"):
        return force
    return next((f for clause in _opening(said) if (f := _force_of_clause(clause))), Force.ASSERTS)


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
        force = _look_up(sentence, verb, _listed("cue")) or force
    if force is Force.ASSERTS and entry.clause == "quote":
        force = _force_of_verb(sentence, verb) or force
    if verb.lemma == "ask" and said and _is_question(said[0]):
        return Force.ASSERTS
    if verb.lemma in force_class("refusing"):
        below = [t for t in (*inside, *(c.head for c in said[:1])) if t.i > verb.i and t.pos == "VERB"]
        turned = next((f for t in below if (f := _force_of_verb(sentence, t))), None)
        return Force.ASSERTS if turned in (Force.REJECTS, Force.DENIES) else Force.REJECTS
    return _negate(force) if _is_negated(sentence, verb) else force


def _is_question(clause: MainClause) -> bool:
    """Whether what is asked is a question and no request: "asked how many", "asked whether"."""
    first = clause.words[0] if clause.words else clause.head
    return first.tag in ("WRB", "WP", "WDT") or first.text.lower() in ("whether", "if")


def _force_carried(verb: Token, inside: Sequence[Token], said: Sequence[MainClause]) -> Force | None:
    """The force of the noun that a light verb carries, in the cue or at the head of what is said."""
    held = next((f for t in inside if (f := _force_of_noun(t))), None)
    if held is None and verb.lemma in _light_verbs() and said and said[0].head.pos == "NOUN":
        return _force_of_noun(said[0].head)
    return held


@cache
def _light_verbs() -> frozenset[str]:
    return frozenset(c.lemma.split()[0] for c in cues() if c.kind == "light")


def _force_vouched(said: Sequence[MainClause]) -> Force:
    """What somebody who vouches does: promises what is to come, denies or asserts what is."""
    clause = next(iter(said), None)
    if clause is None or clause.head.pos not in ("VERB", "AUX") or _force_worded(clause, "bound"):
        return Force.PROMISES
    helpers = clause.sentence.children(clause.head, "aux")
    if clause.head.tag == "VB" and any(t.tag in ("TO", "MD") for t in helpers):
        return Force.PROMISES
    words = {w for t in clause.words for w in read_token(t)}
    return Force.DENIES if words & (force_class("negation") | {"nobody"}) else Force.ASSERTS


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
    if token.pos != "NOUN":
        return None
    return _forces("noun").get(token.lemma) or _listed("cue").get(token.lemma)


def _force_of_verb(sentence: Sentence, verb: Token) -> Force | None:
    """The force the verb has as a cue, its particle or preposition included ("call for", "rule out")."""
    return _look_up(sentence, verb, _forces("verb"))


def _look_up(sentence: Sentence, verb: Token, forces: Mapping[str, Force]) -> Force | None:
    following = sentence.tokens[verb.i + 1 : verb.i + 3]
    longer = [f"{verb.lemma} {t.text.lower()}" for t in following]
    return next((forces[words] for words in (*longer, verb.lemma) if words in forces), None)


def _force_of_clause(clause: MainClause) -> Force | None:
    own = _is_own(clause)
    return (
        (_force_performed(clause) if own else None)
        or (Force.DEMANDS if _is_ordered(clause) or _is_mandated(clause) else None)
        or (_force_worded(clause, "own") if own else None)
        or (_force_bound(clause) if own else None)
        or _force_worded(clause, "modal")
        or _force_worded(clause, "predicate")
    )


def _force_bound(clause: MainClause) -> Force | None:
    """A promise where the speaker's own side will do something; a refusal where it will not."""
    stative = clause.head.lemma in force_class("stative") and not clause.sentence.children(
        clause.head, "acomp"
    )
    if stative or _is_perfect(clause) or clause.sentence.children(clause.head, "advcl"):
        return None
    force = _force_worded(clause, "bound")
    return _negate(force) if force and _is_negated(clause.sentence, clause.head) else force


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
    return owned and subject.lemma in force_class("own side")


def _is_quoted(sentence: Sentence, token: Token) -> bool:
    """Whether a word stands in quotation marks that open in its sentence."""
    before = [t.text for t in sentence.tokens[: token.i]]
    last = next((text for text in reversed(before) if text[:1] in _MARKS), "")
    if last[:1] == '"':
        return sum(text[:1] == '"' for text in before) % 2 == 1
    return last[:1] in _OPENING


_OPENING = ("“", "„", "«", "‘", "`")
_MARKS = (*_OPENING, "”", "»", "’’", "''", '"')


def _force_performed(clause: MainClause) -> Force | None:
    """The force of the verb the speaker performs: "we demand", "his country supported"."""
    sentence, head = clause.sentence, clause.head
    performed = head
    if head.lemma in ("want", "wish", "like", "have") and sentence.children(head, "xcomp"):
        performed = sentence.children(head, "xcomp")[0]
    if sentence.children(performed, "auxpass") or _is_perfect(clause):
        return None
    force = _force_of_verb(sentence, performed)
    if force is None:
        carried = sentence.children(performed, "dobj", "acomp", "attr")
        force = next((f for t in carried if (f := _force_of_noun(t) or _force_of_adjective(t))), None)
    if force is None:
        return None
    objects = sentence.children(performed, "dobj")
    denied = any(d.text.lower() == "no" for t in objects for d in sentence.children(t, "det"))
    return _negate(force) if denied or _is_negated(sentence, performed) else force


def _force_of_adjective(token: Token) -> Force | None:
    forces = _forces("adjective")
    return next((f for words, f in forces.items() if words.split()[0] == token.text.lower()), None)


def _is_ordered(clause: MainClause) -> bool:
    """Whether it is an imperative: a bare verb at the head of a quoted sentence with no subject."""
    head = clause.head
    bare = head.tag == "VB" and head.pos == "VERB" and head.head == head.i
    helpers = clause.sentence.children(head, "aux", "nsubj", "nsubjpass", "expl")
    return bare and all(t.lemma == "do" for t in helpers)


def _is_mandated(clause: MainClause) -> bool:
    """Whether it is a mandative subjunctive: "that the line stay where it was"."""
    helpers = clause.sentence.children(clause.head, "aux")
    return (
        clause.head.tag == "VB" and bool(clause.subjects()) and all(t.text.lower() == "be" for t in helpers)
    )


def _force_worded(clause: MainClause, part: str) -> Force | None:
    """The force of the first listed word in that part of the clause."""
    listed = _listed(part)
    tokens = _before_verb(clause) if part in ("modal", "bound") else _predicate(clause)
    for found in find_phrases(tokens, listed):
        if part == "modal" and _is_epistemic(clause, tokens[found.first]):
            continue
        return listed[found.phrase]
    return None


@cache
def _listed(part: str) -> dict[str, Force]:
    return {w: Force(e.force) for e in force_words() if e.part == part for w in e.words}


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
