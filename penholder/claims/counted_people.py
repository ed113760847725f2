"""People counted by what they belong to, or by what is refused them.

Takes a quantity in its sentence; gives the lemmas of the force its members are of, and whether visas for them are
refused. Never looks beyond the sentence.
"""

from __future__ import annotations

import re

from penholder.syntax import Sentence
from penholder.values.quantities import Quantity
from penholder.vocabulary import facets, measure_words

_FORCES = frozenset({"military", "police", "uniformed", "peacekeepers", "civilian staff"})
"""Populations that a mission is made of."""
_VISAS_FOR = re.compile(
    r"\bvisas?(?:\s(?:requests?|applications?|renewals?))?\s(?:to|for|of)\s(?:\w+\s){0,2}$", re.IGNORECASE
)
_PATIENTS = ("dative", "dobj", "nsubjpass", "nsubj")


def find_members_force(sentence: Sentence, quantity: Quantity) -> frozenset[str]:
    """Lemmas of the force of "1,270 members of formed police units"; empty where they are of something else."""
    anchor = sentence.tokens[quantity.anchor]
    noun = sentence.tokens[quantity.head] if quantity.head is not None else anchor
    if noun.lemma != "member":
        return frozenset()
    known = {word for f in facets() if f.facet == "population" and f.value in _FORCES for word in f.words}
    bodies = measure_words("body of people") | measure_words("part of a force")
    for prep in sentence.children(noun, "prep"):
        if prep.lemma != "of":
            continue
        for body in sentence.children(prep, "pobj"):
            named = {t.lemma for t in (body, *sentence.children(body, "amod", "compound", "nmod"))}
            if body.lemma in known or (body.lemma in bodies and named & known):
                return frozenset(named)
    return frozenset()


def is_refused_visas(sentence: Sentence, quantity: Quantity, near: frozenset[str]) -> bool:
    """Whether the people counted get no visas ("refuses visas to 112 officers", "40 staff were denied visas")."""
    if "visa" not in near or not near & measure_words("refusing visas"):
        return False
    if _VISAS_FOR.search(sentence.text[: quantity.start - sentence.start]):
        return True
    top = sentence.tokens[quantity.anchor]
    while top.dep in ("nummod", "compound", "quantmod", "amod", "conj") and sentence.head(top) is not top:
        top = sentence.head(top)
    return top.dep in _PATIENTS and sentence.head(top).lemma in measure_words("refusing visas")
