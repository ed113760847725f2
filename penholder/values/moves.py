"""Moves: whether a quantity tells how far something went up or down, or where it came to.

Takes a quantity in its sentence; gives the direction, and the quantity it moved from where the sentence tells it.
Never decides what moved. The words of rising and falling are the `change` entries of `data/measures.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from penholder.model import Change
from penholder.syntax import Sentence, Token
from penholder.values.quantities import Quantity
from penholder.values.units import QuantityKind
from penholder.vocabulary import change_words, measure_words

_SIZES = frozenset({"dobj", "npadvmod", "advmod", "attr", "oprd"})
"""How a quantity hangs on the verb whose step it measures ("rose 3%")."""
_AGAIN = re.compile(r"\s?(?:,?\s?or|\()\s?", re.IGNORECASE)
"""What joins the same step in another unit ("0.25 points, or 0.1%")."""
_COMPARED = re.compile(r"\s(more|fewer|less)(?:\s\w+){0,3}\sthan\b")
_CAME_FROM = re.compile(r"\b(?:from|compared (?:with|to)|against|versus)\s(?:the\s)?$", re.IGNORECASE)


def find_move(sentence: Sentence, quantity: Quantity, *, levels: bool = False) -> Change:
    """The direction a verb or "up" gives the quantity as a step or as the level reached; NONE for a plain level.

    An interval is where something moved between, not how far. "Gained 3 points to 120" tells a step and a level;
    only the step has a direction. With `levels`, "rose to 120" has one too.
    """
    before = next((t for t in reversed(sentence.tokens) if t.end <= quantity.start), None)
    if before is None:
        return Change.NONE
    if before.lemma in ("up", "down") and not _is_particle(sentence, before):
        return Change(before.lemma)
    if quantity.amount.low != quantity.amount.high:
        return Change.NONE
    token, link = _attachment(sentence, quantity)
    verb = sentence.head(token)
    direction = _directions().get(verb.lemma, Change.NONE) if verb.pos in ("VERB", "AUX") else Change.NONE
    if link == "by":
        return direction or _adverb(sentence, verb)
    if link == "to":
        return (
            Change.NONE if not levels else Change.NONE if _has_step(sentence, verb, quantity) else direction
        )
    steps = (token.dep in _SIZES and not link) or link == "hedge"
    return (
        direction if steps and quantity.kind is not QuantityKind.COUNT and verb.i < token.i else Change.NONE
    )


def find_step_noun(sentence: Sentence, quantity: Quantity) -> Change:
    """The direction of "an increase of 300 soldiers", "a 5 per cent drop", "300 fewer soldiers than"."""
    after = sentence.text[quantity.number_end - sentence.start :]
    if compared := _COMPARED.match(after):
        return Change.UP if compared[1] == "more" else Change.DOWN
    anchor = sentence.tokens[quantity.anchor]
    above = sentence.head(anchor)
    if anchor.dep == "pobj" and above.lemma in ("of", "by") and above.start < quantity.number_start:
        above = sentence.head(above)
    elif anchor.dep not in ("nmod", "compound", "amod", "nummod"):
        return Change.NONE
    return _directions().get(above.lemma, Change.NONE) if above.pos == "NOUN" else Change.NONE


def repeats(sentence: Sentence, before: Quantity, quantity: Quantity) -> bool:
    """Whether a quantity says the one just before it again in another unit."""
    link = sentence.text[before.end - sentence.start : quantity.start - sentence.start]
    return before.unit != quantity.unit and _AGAIN.fullmatch(link) is not None


def find_origin(sentence: Sentence, quantity: Quantity, others: Sequence[Quantity]) -> Quantity | None:
    """The quantity of the same clause that this one moved from ("up from 300", "from 300 to 400")."""
    after = [o for o in others if o.start >= quantity.end]
    before = [o for o in others if o.end <= quantity.start]
    if after and _came_from(sentence, after[0]) and _stands_near(sentence, quantity, after[0]):
        return after[0]
    if not before or not _came_from(sentence, before[-1]):
        return None
    link = sentence.text[before[-1].end - sentence.start : quantity.start - sentence.start]
    return before[-1] if re.search(r"\bto\s$", link) and len(link) <= _NEAR else None


_NEAR = 60
"""Characters within which both ends of a movement stand."""


def _came_from(sentence: Sentence, quantity: Quantity) -> bool:
    return _CAME_FROM.search(sentence.text[: quantity.start - sentence.start]) is not None


def _stands_near(sentence: Sentence, quantity: Quantity, other: Quantity) -> bool:
    link = sentence.text[quantity.end - sentence.start : other.start - sentence.start]
    return len(link) <= _NEAR and not re.search(r"[;:.]", link)


@cache
def _directions() -> dict[str, Change]:
    return {word: Change(group.key) for group in change_words() for word in group.words}


def _attachment(sentence: Sentence, quantity: Quantity) -> tuple[Token, str]:
    """The token by which the quantity hangs on what is above it, and the preposition between, hedges aside."""
    token = sentence.tokens[quantity.anchor]
    while token.dep in ("nummod", "quantmod", "compound") and sentence.head(token).pos not in ("VERB", "AUX"):
        token = sentence.head(token)
    above = sentence.head(token)
    if token.dep == "pobj" and above.start >= quantity.start:
        return above, "hedge"  # "rose under 4%"
    return (above, above.lemma) if token.dep == "pobj" else (token, "")


def _is_particle(sentence: Sentence, token: Token) -> bool:
    """ "Gave up 40 yards", "up to 40": no rise."""
    after = sentence.tokens[token.i + 1].text if token.i + 1 < len(sentence.tokens) else ""
    phrasal = token.dep == "prt" and sentence.head(token).lemma in measure_words("phrasal")
    return phrasal or (token.text.lower() == "up" and after == "to")


def _adverb(sentence: Sentence, verb: Token) -> Change:
    words = {t.lemma for t in sentence.children(verb, "advmod", "prt")}
    if words & measure_words("upward"):
        return Change.UP
    return Change.DOWN if words & measure_words("downward") else Change.NONE


def _has_step(sentence: Sentence, verb: Token, quantity: Quantity) -> bool:
    """Whether the verb has a step of its own besides the level reached."""
    sizes = sentence.children(verb, *_SIZES)
    return any(_is_number(sentence, t) and t.end <= quantity.start for t in sizes)


def _is_number(sentence: Sentence, token: Token) -> bool:
    return token.pos == "NUM" or any(t.pos == "NUM" for t in sentence.children(token))
