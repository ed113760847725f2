"""Quantities of a text in the layout `penholder.evaluate.figures` scores.

Takes plain texts; gives for each the quantities read from it, with unit and concept normalised as that layout
asks. Never sees a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from penholder.evaluate.figures import Quantified, content_words
from penholder.parsing import parse_paragraphs
from penholder.syntax import Sentence, Token
from penholder.values.clauses import find_subject, governing_verb
from penholder.values.expressions import find_expressions
from penholder.values.quantities import Quantity, find_quantities, hedge_bound
from penholder.values.units import QuantityKind
from penholder.vocabulary import change_words

_CHANGES = {"above": ">", "at least": ">", "at most": "<", "around": "~", "below": "~"}
_RATE = re.compile(
    r"\s(?:per|an?)\s((?:square\s|cubic\s)?(?:second|minute|hour|day|week|month|year|gallon|litre|foot|metre|share|person|mile|barrel|tonne|ton))\b"
)
_OPEN_FACTOR = 10.0
"""Labels close a vague plural at the next power of ten: "thousands" is 1000-10000."""


def read_quantities(texts: Iterable[str]) -> Iterator[tuple[Quantified, ...]]:
    """The quantities of each text, in text order."""
    for sentences in parse_paragraphs(texts):
        yield tuple(q for sentence in sentences for q in _read_sentence(sentence))


def _read_sentence(sentence: Sentence) -> Iterator[Quantified]:
    dates = [(e.start, e.end) for e in find_expressions(sentence)]
    for quantity in find_quantities(sentence, dates, moves=True):
        low = quantity.amount.low or 0.0
        high = low * _OPEN_FACTOR if quantity.amount.high is None else quantity.amount.high
        yield Quantified(
            low,
            high,
            _read_change(sentence, quantity),
            normalise_unit(sentence, quantity),
            _read_concept(sentence, quantity),
        )


def _read_change(sentence: Sentence, quantity: Quantity) -> str:
    """The direction of the word that moves the quantity, else its hedge, else "="."""
    anchor = sentence.tokens[quantity.anchor]
    verb = governing_verb(sentence, anchor)
    moves = {word: group.key for group in change_words() for word in group.words}
    before = next((t for t in reversed(sentence.tokens) if t.end <= quantity.start), None)
    if before is not None and before.lemma in ("up", "down") and before.text != "to":
        return before.lemma
    if verb is not None and verb.lemma in moves and _is_moved(sentence, anchor, verb):
        return moves[verb.lemma]
    return _CHANGES.get(hedge_bound(quantity.amount), "=")


def _is_moved(sentence: Sentence, anchor: Token, mover: Token) -> bool:
    """ "rose 3%" and "rose by 3%", not "rose to 3%"."""
    if anchor.dep == "pobj":
        return sentence.head(anchor).lemma == "by"
    return mover.i < anchor.i and anchor.dep not in ("nsubj", "nsubjpass")


def normalise_unit(sentence: Sentence, quantity: Quantity) -> str:
    """The unit's canonical name; for counts the noun phrase with its head in the singular."""
    if quantity.kind is QuantityKind.SHARE:
        return "percentage"
    if quantity.kind is QuantityKind.AGE:
        return "year of age"
    if quantity.kind in (QuantityKind.DURATION, QuantityKind.MONEY, QuantityKind.MEASURE):
        rate = _RATE.match(sentence.text, quantity.end - sentence.start)
        name = quantity.unit.removesuffix("s") if quantity.kind is QuantityKind.DURATION else quantity.unit
        return f"{name} per {rate[1].lower()}" if rate else name
    if quantity.unit == "times":
        return "count"
    if quantity.head is None:
        return quantity.unit.removesuffix("s")
    head = sentence.tokens[quantity.head]
    words = quantity.unit.split()
    last = head.lemma.removesuffix("s") if head.tag == "NNPS" else head.lemma
    return " ".join([*words[:-1], last])


def _read_concept(sentence: Sentence, quantity: Quantity) -> frozenset[str]:
    """Content words of what the quantity is said of: its verb's subject, or the noun it modifies."""
    anchor = sentence.tokens[quantity.anchor]
    found: frozenset[str] = frozenset()
    if quantity.kind is not QuantityKind.COUNT:
        head = sentence.head(anchor)
        if head.pos in ("NOUN", "PROPN") and head is not anchor:
            found |= _phrase_words(sentence, head, quantity)
        for prep in sentence.children(anchor, "prep"):
            if prep.lemma == "of":
                for child in sentence.children(prep, "pobj"):
                    found |= _phrase_words(sentence, child, quantity)
    verb = governing_verb(sentence, anchor)
    subject = find_subject(sentence, verb) if verb else None
    if subject is None or subject.i == anchor.i or subject.pos == "PRON":
        return found
    return found | _phrase_words(sentence, subject, quantity)


def _phrase_words(sentence: Sentence, head: Token, quantity: Quantity) -> frozenset[str]:
    inside = [
        t
        for t in sentence.subtree(head)
        if (t.end <= quantity.start or t.start >= quantity.end) and t.pos in ("NOUN", "PROPN", "ADJ")
    ]
    return content_words(" ".join(t.text for t in inside if abs(t.i - head.i) < _NEAR))


_NEAR = 6
"""Tokens around the head of a concept that still belong to its name."""
