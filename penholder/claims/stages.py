"""How far an event had got: done, attempted or threatened.

Takes a sentence and the word that tells the event; gives a `Stage`, or None for what is only wished, asked,
meant or denied. Never judges whether it is true.
"""

from __future__ import annotations

from collections.abc import Iterator

from penholder.model import Stage
from penholder.syntax import Sentence, Token
from penholder.vocabulary import toll_class

_MANAGED = frozenset(
    {"manage", "able", "succeed", "continue", "begin", "start", "use", "go", "help", "lead", "proceed"}
)
_FACTUAL = frozenset({"by", "after", "before", "in", "with", "for", "of"})
"""Prepositions before a gerund that tells what was done ("blamed for killing")."""
_BOUNDS = ("ccomp", "advcl", "relcl", "parataxis", "acl")
_NO_MODAL = frozenset({"would", "could", "might", "may", "should", "must", "will", "can", "shall"})


def read_stage(sentence: Sentence, token: Token) -> Stage | None:
    """The stage of what a verb or noun tells; None when the sentence does not tell it as having come so far."""
    above = list(_verbs_above(sentence, token))
    if is_denied(sentence, token):
        return None
    if _is_among(sentence, token, above, "stopping") or _is_among(sentence, token, above, "attempting"):
        return Stage.ATTEMPTED
    if _is_among(sentence, token, above, "threatening"):
        return Stage.THREATENED
    verb = token if token.pos in ("VERB", "AUX") else (above[0] if above else None)
    if verb is None:
        return Stage.DONE
    if verb is token and verb.lemma == "threaten":
        return Stage.THREATENED
    if verb == token and _is_only_meant(sentence, verb):
        return None
    if any(t.lemma in _NO_MODAL and t.tag == "MD" for t in sentence.children(verb, "aux")):
        return None
    if verb != token and sentence.children(verb, "neg"):
        return None
    return None if _is_condition(sentence, verb) else Stage.DONE


def is_denied(sentence: Sentence, token: Token) -> bool:
    """ "Denied that soldiers had been killed", "denied reports that ...": told only as what somebody denies.

    A deed told by a noun stays: who denies a part in the attack does not deny the attack.
    """
    below = token
    for above in sentence.ancestors(token) if token.pos == "VERB" else ():
        if below.dep == "relcl":
            return False
        if above.lemma in _DENYING and below.dep in ("ccomp", "xcomp", "dobj"):
            return True
        below = above
    return False


_DENYING = frozenset({"deny", "refute", "rebut"})
"""Verbs that say that their object did not happen; who rejects or dismisses a thing may only dislike it."""


def _verbs_above(sentence: Sentence, token: Token) -> Iterator[Token]:
    """Verbs and modifiers that govern the word, up to the end of its clause."""
    yield from sentence.children(token, "amod", "compound")
    below = token
    for above in sentence.ancestors(token):
        if below.dep in _BOUNDS and below.tag != "VBG":
            return
        if above.pos in ("VERB", "AUX", "ADJ") or above.lemma in toll_class("attempting"):
            yield above
        if below.dep in _BOUNDS:
            return
        below = above


def _is_among(sentence: Sentence, token: Token, above: list[Token], kind: str) -> bool:
    words = toll_class(kind)
    direct = [t for t in above if t.lemma in words]
    if not direct:
        return False
    first = direct[0]
    if token.pos == "VERB":  # "tried to kill", "threatened to attack"
        return token.tag == "VB" and token.dep in ("xcomp", "ccomp", "acl", "conj", "relcl", "advcl", "pcomp")
    if first.dep in ("amod", "compound") and sentence.head(first) == token:
        return True  # "an attempted murder", "a thwarted attack"
    return token.dep in ("dobj", "nsubjpass", "pobj", "conj") and kind == "stopping"


def _is_only_meant(sentence: Sentence, verb: Token) -> bool:
    """An infinitive or a bare present: an aim, a habit or a plan, unless somebody managed it."""
    if verb.tag == "VB":
        first = sentence.head(verb) if verb.dep == "conj" else verb  # "able to find and arrest them"
        above = sentence.head(first)
        ahead = any(t.tag == "MD" for t in sentence.children(above, "aux"))
        managed = above.lemma in _MANAGED and first.dep == "xcomp" and not ahead
        perfect = any(t.lemma == "have" for t in sentence.children(verb, "aux"))
        past = any(t.lemma == "do" and t.tag == "VBD" for t in sentence.children(verb, "aux"))
        return not (managed or perfect or past)
    if verb.tag in ("VBP", "VBZ"):
        return True
    going_on = any(t.tag in ("VBP", "VBZ") and t.lemma == "be" for t in sentence.children(verb, "aux"))
    if verb.tag == "VBG" and (going_on or verb.dep == "pcomp"):
        return not (verb.dep == "pcomp" and sentence.head(verb).lemma in _FACTUAL)
    if verb.tag in ("VBN", "VBD"):
        helpers = sentence.children(verb, "aux")
        return any(t.lemma == "to" for t in helpers) and not any(t.lemma == "have" for t in helpers)
    return False


def _is_condition(sentence: Sentence, verb: Token) -> bool:
    marks = {t.lemma for t in sentence.children(verb, "mark")}
    return bool(marks & {"if", "unless", "whether", "lest"})
