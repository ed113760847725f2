"""Concepts: what a quantity is said of, as words of its sentence.

Takes a quantity in its sentence; gives the content words of the noun phrases that carry it, in text order. Never
looks beyond the sentence and never resolves a pronoun.

A quantity says something of the noun it stands before ("a 12-page report"), of what follows "of" ("80% of the
flights"), of the noun it hangs on by a preposition ("losses of 3 million"), and of the subject of its verb ("the
budget fell by 5%"). A relative clause says it of the noun it belongs to, a participle of the one it follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from penholder.syntax import Sentence, Token
from penholder.values.quantities import Quantity
from penholder.values.units import QuantityKind

_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "X"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "appos", "parataxis", "ccomp", "xcomp", "punct"})
_UP = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "aux", "agent", "auxpass", "dep"})
_OVER_PRONOUNS = frozenset({"ccomp", "advcl", "xcomp"})
"""A pronoun below them mostly means the subject of the verb above ("said it was")."""
"""Dependencies over which a verb shares the subject of the one above it."""
_LONGEST = 14
"""Tokens around a head within which its phrase is read; farther ones are parser errors more often than not."""


def find_concept(
    sentence: Sentence, quantity: Quantity, others: Sequence[Quantity] = ()
) -> tuple[Token, ...]:
    """Content words of what the quantity is said of, in text order; empty when the sentence names nothing.

    The words of the sentence's `others` never belong to it.
    """
    if is_size(sentence, quantity):
        quantity = replace(quantity, end=_size_words(sentence, quantity)[0].end)
    taken = [(q.start, q.end) for q in others if q.kind is not QuantityKind.COUNT]
    found: dict[int, Token] = {}
    for head in _find_heads(sentence, quantity, others):
        for token in _read_phrase(sentence, head, quantity):
            if not any(start <= token.start < end for start, end in taken):
                found[token.i] = token
    return tuple(found[i] for i in sorted(found))


def is_size(sentence: Sentence, quantity: Quantity) -> bool:
    """ "A 12 page report", "a 3 cylinder engine": a noun in the singular after a number above one is a size."""
    words = _size_words(sentence, quantity)
    several = (quantity.amount.low or 0.0) > 1
    return several and len(words) > 1 and words[0].tag == "NN" and words[-1].tag == "NN"


def _size_words(sentence: Sentence, quantity: Quantity) -> list[Token]:
    inside = sentence.between(quantity.number_end, quantity.end)
    return [t for t in inside if t.pos in ("NOUN", "PROPN")]


def _find_heads(sentence: Sentence, quantity: Quantity, others: Sequence[Quantity]) -> list[Token]:
    """The nouns that carry the quantity: the nearest one, then the subject; of joined quantities those of the first."""
    top = _find_top(sentence, quantity)
    if (joined := _joined(sentence, top, others)) is not None:
        return _find_heads(sentence, joined, [o for o in others if o.start < joined.start])
    if bracketed := _before_bracket(sentence, quantity):
        return [bracketed]
    heads = [*_wholes(sentence, quantity, top), *_carriers(sentence, quantity, top)]
    subjects = list(_subjects(sentence, heads[-1] if heads else top))
    heads += [t for t in subjects if not _inside(t, quantity)]
    return heads or list(_last_resort(sentence, quantity, top))


def _find_top(sentence: Sentence, quantity: Quantity) -> Token:
    """The token by which the whole quantity hangs in the sentence."""
    token = next((t for t in sentence.tokens if t.end > quantity.number_start), sentence.tokens[-1])
    while sentence.head(token).i != token.i and _inside(sentence.head(token), quantity):
        token = sentence.head(token)
    return token


def _joined(sentence: Sentence, top: Token, others: Sequence[Quantity]) -> Quantity | None:
    """The earlier quantity that this one is joined to by "and" or stands beside."""
    if top.dep not in ("conj", "appos"):
        return None
    above = sentence.head(top)
    return next((o for o in others if _inside(above, o) and o.end <= top.start), None)


def _before_bracket(sentence: Sentence, quantity: Quantity) -> Token | None:
    """The name before the brackets that hold nothing but quantities ("Gao (120 km)")."""
    text = sentence.text[: quantity.start - sentence.start]
    opened = text.rfind("(")
    if opened < 0 or ")" in text[opened:]:
        return None
    inside = sentence.between(sentence.start + opened, quantity.start)
    if any(t.pos in ("VERB", "AUX") or (t.pos == "NOUN" and len(t.text) > _LONGEST_UNIT) for t in inside):
        return None
    before = next((t for t in reversed(sentence.tokens) if t.end <= sentence.start + opened), None)
    return before if before is not None and before.pos in ("NOUN", "PROPN") else None


_LONGEST_UNIT = 3
"""Longer words within brackets are nouns of their own, not symbols of units."""


def _inside(token: Token, quantity: Quantity) -> bool:
    return token.start >= quantity.start and token.end <= quantity.end


def _wholes(sentence: Sentence, quantity: Quantity, top: Token) -> Iterator[Token]:
    """What follows "of": "80% of the flights", "70 kg of gold", "one count of fraud", "5% off the price".

    Of a number alone it is also where it was counted ("1.5 million in the capital").
    """
    links = {"of", "off"} if quantity.unit and quantity.head is not None else {"of", "off", "in", "among"}
    if quantity.kind is not QuantityKind.COUNT:
        links -= {"in"}
    for token in (top, sentence.tokens[quantity.anchor]):
        for prep in sentence.children(token, "prep"):
            if prep.lemma in links and prep.start >= quantity.end - 1:
                yield from sentence.children(prep, "pobj")
                return


def _carriers(sentence: Sentence, quantity: Quantity, top: Token) -> Iterator[Token]:
    """The noun the quantity stands before, or hangs on by a preposition."""
    above = sentence.head(top)
    if above.i == top.i:
        return
    apart = top.dep == "conj" or (
        top.dep == "appos" and quantity.kind is QuantityKind.COUNT and quantity.unit
    )
    if above.pos in ("NOUN", "PROPN") and not apart:
        yield above
    elif top.dep == "pobj":
        while above.dep in ("prep", "pcomp", "quantmod", "amod") and above.pos in ("ADP", "SCONJ"):
            above = sentence.head(above)
        if above.pos in ("NOUN", "PROPN") and not _inside(above, quantity):
            yield above


def _subjects(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The subject of the verb above, of a verb it shares one with, or the noun its clause belongs to."""
    pronoun = False
    for above in (
        t for t in sentence.ancestors(token) if t.pos in ("VERB", "AUX") or t.dep in ("prep", "pcomp")
    ):
        subjects = sentence.children(above, "nsubj", "nsubjpass")
        if above.dep in ("acl", "relcl") and (not subjects or subjects[0].tag in ("WDT", "WP")):
            noun = sentence.head(above)
            if noun.pos in ("NOUN", "PROPN"):
                yield from _with_equal(sentence, noun)
            return
        if subjects and subjects[0].pos != "PRON":
            yield subjects[0]
            return
        pronoun = pronoun or bool(subjects)
        if above.dep not in (_OVER_PRONOUNS if pronoun else _UP):
            return


def _with_equal(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """ "The carrier is the first ship that costs 2 billion": what a noun after "to be" is said of, too."""
    yield noun
    if noun.dep == "attr":
        yield from _subjects(sentence, noun)


def _last_resort(sentence: Sentence, quantity: Quantity, top: Token) -> Iterator[Token]:
    """The object of the verb, else the noun last named: for a quantity that nothing else carries."""
    counted = quantity.kind is QuantityKind.COUNT and bool(quantity.unit)
    acts = top.dep in ("nsubj", "nsubjpass", "appos")
    verb = None if acts else next((t for t in sentence.ancestors(top) if t.pos in ("VERB", "AUX")), None)
    objects = [t for t in sentence.children(verb, "dobj") if not _inside(t, quantity)] if verb else []
    if objects and objects[0].pos in ("NOUN", "PROPN"):
        yield objects[0]
        return
    if counted:
        return
    for token in reversed(sentence.tokens):
        plain = token.pos in ("NOUN", "PROPN") and token.entity not in ("DATE", "TIME")
        if plain and token.end <= quantity.start:
            yield token
            return


def _read_phrase(sentence: Sentence, head: Token, quantity: Quantity) -> Iterator[Token]:
    """The content words of a noun phrase, without clauses, dates, numbers and the quantity's own words."""
    left_out: set[int] = set()
    for token in sentence.subtree(head):
        if token.i != head.i and (token.dep in _CLAUSES or token.pos == "NUM"):
            left_out |= {t.i for t in sentence.subtree(token)}
    for token in sentence.subtree(head):
        if token.i in left_out or _inside(token, quantity) or abs(token.i - head.i) > _LONGEST:
            continue
        if token.pos in _CONTENT and token.entity not in ("DATE", "TIME"):
            yield token
