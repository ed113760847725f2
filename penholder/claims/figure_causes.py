"""Causes of tolls: by what people died or were hurt, as far as the words tell.

Takes a quantity in its sentence; gives the key of a cause, "" for all causes or none told. Never takes the cause
of a part for that of the whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from penholder.syntax import Sentence, Token
from penholder.values.clauses import governing_verb
from penholder.values.quantities import Quantity
from penholder.vocabulary import facets

_ADDING = frozenset({"count", "include", "including", "add", "consider"})
_BY = frozenset(
    {"in", "of", "by", "from", "to", "through", "during", "following", "because", "when", "after"}
)
"""What leads from a number to its own cause ("80 of illness", "94 of them in hostile acts")."""


def find_cause(sentence: Sentence, quantity: Quantity, others: Sequence[Quantity]) -> str:
    """The one cause told for the quantity; "" for a toll of all causes.

    The words right after a number speak of it alone ("94 in hostile acts, 134 in accidents"). Else the verb's whole
    branch is looked at: several causes there make a toll of all of them, and so does one that is only added
    ("when accidents are counted as well").
    """
    if own := own_cause(sentence, quantity, others):
        return own
    verb = governing_verb(sentence, sentence.tokens[quantity.anchor])
    branch = sentence.subtree(verb or sentence.tokens[quantity.anchor])
    told = {c for t in branch if (c := cause_of(t.lemma))}
    if len(told - {"hostile act"}) > 1 or any(_is_added(sentence, t, verb) for t in branch):
        return ""
    if len(told) > 1 and _counted_apart(sentence, quantity, others):
        return ""
    return next((f.value for f in facets() if f.facet == "cause" and f.value in told), "")


def own_cause(sentence: Sentence, quantity: Quantity, others: Sequence[Quantity]) -> str:
    """The cause in the words between a number and the next, where a preposition leads to it and no verb."""
    following = [q.start for q in others if q.start >= quantity.end]
    stop = min(following, default=sentence.end)
    between = sentence.between(quantity.number_end, stop)
    words = [t for t in between if not (t.pos == "PRON" or (t.lemma in ("of", "them") and t.head > t.i))]
    for n, token in enumerate(words):
        if token.pos in ("VERB", "AUX", "PUNCT") or n > _REACH:
            return ""
        if (cause := cause_of(token.lemma)) and any(t.lemma in _BY for t in between if t.i < token.i):
            return cause
    return ""


_REACH = 8
"""Words after a number within which its own cause is looked for."""


def cause_of(lemma: str) -> str:
    """The cause a word stands for, or "".

    >>> cause_of("ambush"), cause_of("malaria")
    ('hostile act', 'illness')
    """
    return next((f.value for f in facets() if f.facet == "cause" and lemma in f.words), "")


def _counted_apart(sentence: Sentence, quantity: Quantity, others: Sequence[Quantity]) -> bool:
    """Whether later numbers have causes of their own: the parts of this one."""
    return any(own_cause(sentence, q, others) for q in others if q.start >= quantity.end)


def _is_added(sentence: Sentence, token: Token, verb: Token | None) -> bool:
    """Whether a cause hangs on a word of counting below the verb ("if accidents are included")."""
    if not cause_of(token.lemma):
        return False
    for above in sentence.ancestors(token):
        if verb is not None and above.i == verb.i:
            return False
        if above.lemma in _ADDING:
            return True
    return False
