"""What is handed over or lifted: people given back are released, and a ban on operations is no sanction.

Takes a sentence and a verb or noun; says which of the senses it has. Never decides by who is told of alone.
"""

from __future__ import annotations

from penholder.claims.harmed import class_of_noun
from penholder.syntax import Sentence, Token
from penholder.vocabulary import toll_class

_SANCTIONS = frozenset({"arm", "arms", "travel", "weapon", "export", "import", "trade"})
"""What stands before "ban" when it is a sanction."""


def find_handed(sentence: Sentence, token: Token) -> list[Token]:
    """What a verb of handing over is done to, or a noun of it is of; empty for other words."""
    if token.pos == "VERB":
        near = {t.text.lower() for t in sentence.children(token, "prt", "advmod", "prep")}
        if token.lemma not in toll_class("handing") or "over" not in near:
            return []
        return sentence.children(token, "nsubjpass")[-1:] or sentence.children(token, "dobj")
    if token.lemma != "handover":
        return []
    below = [p for p in sentence.children(token, "prep") if p.lemma == "of"]
    return [t for p in below for t in sentence.children(p, "pobj")]


def hands_over_people(sentence: Sentence, token: Token) -> bool:
    """ "Handed over two hostages", "handed over two suspects": people, not a camp or a task."""
    return any(class_of_noun(t.lemma) or is_held(sentence, t) for t in find_handed(sentence, token))


def is_held(sentence: Sentence, noun: Token) -> bool:
    """ "Two abducted guards", "two hostages", "two guards whom they had kidnapped": people held unlawfully."""
    around = sentence.children(noun, "amod", "acl", "relcl", "compound")
    seized = any(t.lemma in toll_class("unlawful") | {"abducted", "kidnapped"} for t in around)
    return seized or noun.lemma in ("hostage", "captive", "abductee")


def bans_operations(sentence: Sentence, verb: Token, bound: frozenset[str]) -> bool:
    """ "Lifted its ban on flights": whether all the verb governs is a ban on what a mission does (`bound`)."""
    objects = sentence.children(verb, "nsubjpass")[-1:] or sentence.children(verb, "dobj")
    bans = [t for t in objects if t.lemma == "ban"]
    return bool(bans) and len(bans) == len(objects) and all(_is_on(sentence, t, bound) for t in bans)


def _is_on(sentence: Sentence, ban: Token, bound: frozenset[str]) -> bool:
    words = {t.lemma for t in sentence.subtree(ban)}
    before = {t.lemma for t in sentence.children(ban, "compound", "amod", "nmod")}
    return bool(words & bound) and not before & _SANCTIONS
