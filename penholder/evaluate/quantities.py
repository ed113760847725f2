"""Quantities of a text in the layout `penholder.evaluate.figures` scores.

Takes plain texts; gives for each the quantities read from it, with unit and concept normalised as that layout
asks. Never sees a label.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from penholder.evaluate.figures import Quantified, content_words
from penholder.parsing import parse_paragraphs
from penholder.syntax import Sentence, Token
from penholder.values.concepts import find_concept, is_size
from penholder.values.expressions import find_expressions
from penholder.values.moves import find_move, repeats
from penholder.values.quantities import Quantity, find_quantities, hedge_bound
from penholder.values.units import QuantityKind

_CHANGES = {"above": ">", "at least": ">", "at most": "<", "around": "~", "below": "~"}
_OPEN_FACTOR = 10.0
"""Labels close a vague plural at the next power of ten: "thousands" is 1000-10000."""


def read_quantities(texts: Iterable[str]) -> Iterator[tuple[Quantified, ...]]:
    """The quantities of each text, in text order."""
    for sentences in parse_paragraphs(texts):
        yield tuple(q for sentence in sentences for q in _read_sentence(sentence))


_UNLABELLED = re.compile(r"\b(?:couple|several|few)\b", re.IGNORECASE)
"""Vague numbers that labels leave out."""


def _number_words(sentence: Sentence, quantity: Quantity) -> str:
    return sentence.text[quantity.number_start - sentence.start : quantity.number_end - sentence.start]


def _close_vague(low: float) -> float:
    """The upper end labels give a vague plural: the next power of ten; "dozens" are twelve."""
    return low if low % 12 == 0 else low * _OPEN_FACTOR


def _read_sentence(sentence: Sentence) -> Iterator[Quantified]:
    dates = [(e.start, e.end) for e in find_expressions(sentence)]
    found = find_quantities(sentence, dates, every=True)
    quantities = [q for q in found if not _UNLABELLED.search(_number_words(sentence, q))]
    changes: list[str] = []
    concepts: list[frozenset[str]] = []
    for place, quantity in enumerate(quantities):
        low = quantity.amount.low or 0.0
        high = _close_vague(low) if quantity.amount.high is None else quantity.amount.high
        change = _read_change(sentence, quantity)
        concept = _read_concept(sentence, quantity, quantities)
        if place and repeats(sentence, quantities[place - 1], quantity):
            change, concept = (changes[-1] if change == "=" else change), concepts[-1]
        concepts.append(concept)
        changes.append(change)
        yield Quantified(low, high, change, normalise_unit(sentence, quantity), concept)


def _read_change(sentence: Sentence, quantity: Quantity) -> str:
    """The direction of the move the quantity tells, else its hedge, else "="; "eight more" are above."""
    if move := find_move(sentence, quantity):
        return move.value
    after = sentence.text[quantity.number_end - sentence.start :]
    more = quantity.kind is QuantityKind.COUNT and after.startswith(" more ")
    return ">" if more else _CHANGES.get(hedge_bound(quantity.amount), "=")


def normalise_unit(sentence: Sentence, quantity: Quantity) -> str:
    """The unit's canonical name, with what a rate is per; for counts the noun phrase in its basic forms."""
    name = _name_unit(sentence, quantity)
    return f"{name} per {quantity.per}" if quantity.per and name else name


def _name_unit(sentence: Sentence, quantity: Quantity) -> str:
    if quantity.kind is QuantityKind.SHARE:
        return "percentage" if quantity.unit == "%" else quantity.unit
    if quantity.kind is QuantityKind.AGE:
        return quantity.unit.replace("s of", " of")
    if quantity.kind is QuantityKind.DURATION:
        return quantity.unit.removesuffix("s")
    if quantity.kind is not QuantityKind.COUNT:
        return quantity.unit
    if quantity.unit == "times":
        return "count"
    return " ".join(name_counted(sentence, quantity)) or quantity.unit.removesuffix("s")


def name_counted(sentence: Sentence, quantity: Quantity) -> list[str]:
    """Basic forms of the words of what is counted, the modifiers before the number among them ("the top three seeds").

    Of "one of the best hospitals in the region" the whole phrase names what it is one of.
    """
    if quantity.head is None:
        return []
    head = sentence.tokens[quantity.head]
    if sentence.text[quantity.number_end - sentence.start :].startswith(" of ") and quantity.amount.low == 1:
        return [_basic(t) for t in _own_phrase(sentence, head) if t.start >= quantity.number_end]
    after = [t for t in sentence.between(quantity.number_end, quantity.end) if _is_content(t)]
    after = [t for t in after if t.i <= head.i]
    if is_size(sentence, quantity):
        after = after[:1]
    before = [t for t in sentence.children(head, "amod") if t.end <= quantity.start and t.lemma in _RANKS]
    return [_basic(t) for t in (*before, *after) if t.lemma not in _MORE]


_RANKS = frozenset({"top", "bottom", "previous", "next", "past", "final", "other", "remaining"})
_MORE = frozenset(
    {"more", "further", "additional", "extra", "most", "very", "combined", "combine", "total", "overall"}
)


def _is_content(token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN", "ADJ", "NUM", "VERB") and token.tag != "HYPH"


def _basic(token: Token) -> str:
    """A token's basic form: names keep theirs, superlatives of adjectives the parser leaves lose theirs."""
    if token.pos == "PROPN" and token.tag == "NNPS":
        return token.lemma.removesuffix("s")
    if token.tag == "JJS" and token.lemma.endswith("est"):
        return token.lemma.removesuffix("est")
    if token.tag == "NNS" and token.lemma == token.text.lower() and token.lemma not in _PLURAL_FORMS:
        return re.sub(r"(?<=[^s])s$", "", token.lemma)  # plurals the parser leaves as they are: "innings"
    return token.text if token.pos == "PROPN" else token.lemma


_PLURAL_FORMS = frozenset({"series", "species", "headquarters", "means", "barracks", "crossroads", "news"})


def _own_phrase(sentence: Sentence, head: Token) -> list[Token]:
    """The content words of a noun phrase without what clauses add to it."""
    left_out: set[int] = set()
    for token in sentence.subtree(head):
        aside = token.dep == "prep" and token.lemma in ("with", "to", "by")
        if token.dep in ("relcl", "acl", "advcl", "punct") or token.pos == "PUNCT" or aside:
            left_out |= {t.i for t in sentence.subtree(token)}
    return [t for t in sentence.subtree(head) if t.i not in left_out and _is_content(t)]


def _read_concept(sentence: Sentence, quantity: Quantity, others: Sequence[Quantity]) -> frozenset[str]:
    return content_words(" ".join(t.text for t in find_concept(sentence, quantity, others)))
