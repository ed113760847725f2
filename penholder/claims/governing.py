"""What verbs above a word of stance make of it: "refused to support", "does not rule out backing", "not willing to back".

Takes a stance and the word that carries it; gives the stance after the verbs that govern that word. Never looks past
a verb with another subject. The words come from `data/options.toml`.
"""

from __future__ import annotations

from penholder import vocabulary
from penholder.claims.stance_words import find_bearer, find_stance, is_negated
from penholder.model import Stance
from penholder.syntax import Sentence, Token

TURNED = {
    Stance.SUPPORTS: Stance.OPPOSES,
    Stance.ASKS: Stance.OPPOSES,
    Stance.OPPOSES: Stance.AMBIGUOUS,
}
"""A negated stance: not opposing is not supporting."""


def govern_stance(stance: Stance, token: Token, sentence: Sentence) -> Stance:
    """The stance after the verbs that govern its word: "refuse to support", "not rule out backing", "not want to block".

    What is not refused is left open, and so is support that somebody hesitates to give or is not ready for.
    """
    token = find_bearer(sentence, token) or token
    while _is_governed(sentence, token):
        below, token = token, sentence.head(token)
        bearer = find_bearer(sentence, token)
        negated = is_negated(sentence, token) or (bearer is not None and is_negated(sentence, bearer))
        own = find_stance(sentence, token, below)
        if own is Stance.OPPOSES or token.lemma in vocabulary.option_words("declines"):
            stance = Stance.AMBIGUOUS if negated else TURNED.get(stance, stance)
        elif own is Stance.AMBIGUOUS:
            stance = stance if negated or stance is Stance.OPPOSES else Stance.AMBIGUOUS
        elif negated:
            ripe = token.lemma in vocabulary.option_words("readiness")
            stance = Stance.AMBIGUOUS if ripe else TURNED.get(stance, stance)
    return stance


def find_governor(sentence: Sentence, token: Token) -> Token:
    """The highest verb or predicate that governs the word; the word itself where none does."""
    token = find_bearer(sentence, token) or token
    while _is_governed(sentence, token):
        token = sentence.head(token)
    return find_bearer(sentence, token) or token


def _is_governed(sentence: Sentence, token: Token) -> bool:
    """Whether a verb or predicate above takes the word as its complement, both with one subject."""
    above = sentence.head(token)
    if token.i == above.i or above.pos not in ("VERB", "ADJ", "ADP"):
        return False
    if token.dep == "dobj" and token.text.lower().endswith("ing"):
        return True  # "rule out voting against": the verb read as a noun
    bare = not sentence.children(token, "nsubj", "nsubjpass", "mark")
    linked = token.dep in ("xcomp", "pcomp") or (token.dep == "advcl" and token.tag == "VBG")
    carried = token.dep == "prep" and bool(sentence.children(token, "pcomp"))
    return bare and (linked or carried) and not sentence.children(above, "dobj")
