"""Whether a verb tells what was done, what is to come, or neither.

Takes a verb in its sentence; gives a `Mood`. Never takes for done what is denied, possible, wished or conditional.
"""

from __future__ import annotations

from enum import StrEnum

from penholder.claims.stages import is_denied
from penholder.syntax import Sentence, Token
from penholder.vocabulary import draft_words

_SUBJECTS = ("nsubj", "nsubjpass")
_NOBODY = frozenset({"no", "nobody", "none", "neither", "nor"})
_POSSIBLE = frozenset({"could", "might", "may", "can", "must", "should"})
_CONDITIONS = frozenset({"if", "unless", "whether", "lest", "until", "before", "once", "provided"})
_BEFORE = frozenset({"before", "without", "of", "from", "against"})


class Mood(StrEnum):
    """How a verb tells what it names."""

    DONE = "done"
    AHEAD = "ahead"
    NONE = "none"
    """Denied, possible, wished, conditional, or a plan that is over."""


def read_mood(sentence: Sentence, verb: Token) -> Mood:
    """The mood of a verb, of a participle or of an infinitive by the verb it completes.

    >>> Mood.DONE.value
    'done'
    """
    if is_negated(sentence, verb) or _is_conditional(sentence, verb) or is_denied(sentence, verb):
        return Mood.NONE
    helpers = sentence.children(verb, "aux", "auxpass")
    modal = next((t for t in helpers if t.tag == "MD"), None)
    if modal is not None:
        return _read_modal(sentence, verb, modal.text.lower())
    if any(t.tag == "TO" for t in helpers):
        return _read_infinitive(sentence, verb, perfect=any(t.lemma == "have" for t in helpers))
    if verb.dep == "conj" and not helpers and verb.tag in ("VB", "VBN", "VBG"):
        above = sentence.head(verb)
        if above.pos in ("VERB", "AUX"):
            return read_mood(sentence, above)
    if verb.tag == "VBG" and not helpers:
        return _read_gerund(sentence, verb)
    return Mood.DONE


def is_negated(sentence: Sentence, verb: Token) -> bool:
    """ "Not circulated", "never", "no member broke", "nobody broke", "circulated no text"."""
    if any(t.dep == "neg" or t.lemma == "never" for t in sentence.children(verb)):
        return True
    subjects = sentence.children(verb, *_SUBJECTS)
    words = [t for s in subjects for t in (s, *sentence.children(s, "det"))]
    words += [t for o in sentence.children(verb, "dobj") for t in sentence.children(o, "det")]
    return any(t.lemma.lower() in _NOBODY or t.text.lower() in _NOBODY for t in words)


def _is_conditional(sentence: Sentence, verb: Token) -> bool:
    """Under "if", "unless", "until" or in an inverted condition ("Had Russia broken", "Should a member break")."""
    for clause in (verb, *sentence.ancestors(verb)):
        marks = {t.lemma.lower() for t in sentence.children(clause, "mark", "advmod") if t.i < clause.i}
        if clause.dep in ("advcl", "ccomp") and marks & _CONDITIONS:
            return True
        helpers = sentence.children(clause, "aux")
        subjects = sentence.children(clause, *_SUBJECTS)
        first = helpers[0] if helpers else None
        inverted = first is not None and bool(subjects) and first.i < subjects[0].i
        if inverted and first is not None and first.text.lower() in ("had", "should", "were"):
            return True
        if clause.dep not in ("advcl", "conj", "xcomp", "ccomp", "acl", "relcl"):
            break
    return False


def _read_modal(sentence: Sentence, verb: Token, modal: str) -> Mood:
    if modal in _POSSIBLE:
        return Mood.NONE
    if modal == "would":
        perfect = any(t.lemma == "have" for t in sentence.children(verb, "aux"))
        said = any(
            t.lemma in draft_words("saying") | draft_words("meant") | {"expect", "tell"}
            for t in sentence.ancestors(verb)
        )
        return Mood.AHEAD if said and not perfect else Mood.NONE
    return Mood.AHEAD


def _read_infinitive(sentence: Sentence, verb: Token, *, perfect: bool) -> Mood:
    above = sentence.head(verb)
    if perfect:
        return Mood.NONE
    if above.lemma in draft_words("begun"):
        return read_mood(sentence, above)
    planned = above.lemma in draft_words("meant")
    if above.pos in ("NOUN", "PROPN"):
        return Mood.AHEAD if verb.dep in ("acl", "relcl") and planned_noun(above) else Mood.NONE
    if above.pos == "ADJ" and planned:
        return read_plan(sentence, sentence.head(above))
    if above.lemma == "be" and sentence.children(above, "acomp", "attr"):
        planned = any(t.lemma in draft_words("meant") for t in sentence.children(above, "acomp"))
    return read_plan(sentence, above) if planned else Mood.NONE


def planned_noun(noun: Token) -> bool:
    """ "A draft to be circulated", "plans to circulate"."""
    return noun.lemma in draft_words("draft") | {"plan", "intention", "promise"}


def read_plan(sentence: Sentence, verb: Token) -> Mood:
    """The mood of what a verb plans: a plan told in the past perfect is over, a denied one is none."""
    helpers = sentence.children(verb, "aux", "auxpass")
    over = any(t.lemma == "have" and t.tag == "VBD" for t in helpers)
    if over or is_negated(sentence, verb) or _is_conditional(sentence, verb):
        return Mood.NONE
    if any(t.text.lower() in _POSSIBLE for t in helpers):
        return Mood.NONE
    return Mood.AHEAD


def _read_gerund(sentence: Sentence, verb: Token) -> Mood:
    """ "Adopting a draft, the Council ended ...", "by adopting"; not "before adopting", "without a text being shared"."""
    above = sentence.head(verb)
    if verb.dep == "pcomp" and above.lemma in _BEFORE:
        return Mood.NONE
    if verb.dep == "xcomp" and above.lemma not in draft_words("begun"):
        return Mood.NONE
    if verb.dep in ("advcl", "pcomp", "xcomp", "conj", "acl"):
        while above.pos not in ("VERB", "AUX") and above.head != above.i:
            above = sentence.head(above)
        return read_mood(sentence, above) if above != verb and above.pos in ("VERB", "AUX") else Mood.DONE
    return Mood.DONE
