"""Whether a sentence places a date expression before or after the report's day.

Takes a parsed sentence and the offsets of an expression in it; gives a direction from the governing verb and
the word before. Never looks at the calendar. Word lists are roles of `data/dates.toml`.
"""

from __future__ import annotations

import re

from penholder.syntax import Sentence, Token
from penholder.values.grammar import Direction
from penholder.vocabulary import date_words

_MODALS = frozenset(
    {"will", "shall", "would", "should", "must", "'ll", "’ll", "can", "may", "might", "could", "wo"}
)


def find_direction(sentence: Sentence, start: int, end: int, *, weekday: bool = False) -> Direction:
    """The side of the report's day; for weekdays the undecided case is the past, as in "told them Friday"."""
    verb = _verb_direction(sentence, start, end, weekday=weekday)
    by_word = _word_before(sentence, start, verb)
    direction = by_word or verb or Direction.NEAREST
    return Direction.PAST if weekday and verb is None and by_word is None else direction


def _word_before(sentence: Sentence, start: int, verb: Direction | None) -> Direction | None:
    before = re.sub(
        r"\s+(?:the|late|early|at least)$", "", sentence.text[: start - sentence.start].rstrip(), flags=re.I
    )
    if _ends_with(before, "strong forward preposition"):
        return Direction.FUTURE
    if _ends_with(before, "backward preposition"):
        return Direction.PAST
    if _ends_with(before, "forward preposition") and verb in (None, Direction.NEAREST):
        return Direction.FUTURE
    return None


def _ends_with(before: str, role: str) -> bool:
    tail = before.lower()
    return any(tail.endswith(words) and not tail[: -len(words)][-1:].isalnum() for words in date_words(role))


def _verb_direction(sentence: Sentence, start: int, end: int, *, weekday: bool) -> Direction | None:
    tokens = sentence.between(start, end)
    if not tokens:
        return None
    inside = {token.i for token in tokens}
    first = next((t for t in tokens if t.head not in inside), tokens[0])
    infinitive = gerund = through_for = False
    for token in (first, *sentence.ancestors(first)):
        if token.pos not in ("VERB", "AUX", "ADJ", "NOUN"):
            through_for = through_for or token.lemma in ("for", "by")
            continue
        if token.pos == "NOUN":
            if token.lemma in date_words("forward noun") and token.i not in inside:
                return Direction.FUTURE
            continue
        if token.pos == "ADJ":
            if token.lemma in date_words("forward verb"):
                return Direction.FUTURE
            continue
        if _is_infinitive(sentence, token):
            infinitive = True
            continue
        if _is_bare_gerund(sentence, token):
            gerund = True
            continue
        indirect = infinitive or gerund or through_for
        return _read_verb(sentence, token, indirect=indirect, infinitive=infinitive, weekday=weekday)
    return Direction.FUTURE if infinitive else None


def _is_infinitive(sentence: Sentence, token: Token) -> bool:
    return token.tag == "VB" and any(t.tag == "TO" for t in sentence.children(token, "aux"))


def _is_bare_gerund(sentence: Sentence, token: Token) -> bool:
    return token.tag == "VBG" and not sentence.children(token, "aux", "auxpass") and token.head != token.i


def _read_verb(
    sentence: Sentence, verb: Token, *, indirect: bool, infinitive: bool, weekday: bool
) -> Direction:
    helpers = list(sentence.children(verb, "aux", "auxpass"))
    forward = verb.lemma in date_words("forward verb")
    if any(t.tag == "MD" or t.text.lower() in _MODALS for t in helpers):
        return Direction.FUTURE
    if verb.lemma in date_words("postponing verb") and not infinitive:
        return Direction.PAST
    if any(t.lemma == "have" for t in helpers):
        had = any(t.text.lower() in ("had", "'d", "’d") for t in helpers)
        return Direction.FUTURE if forward and indirect and not had else Direction.PAST
    if infinitive and verb.lemma in date_words("urging verb") and weekday:
        return Direction.PAST
    if any(t.text.lower() in ("was", "were", "did") for t in helpers):
        return Direction.NEAREST if forward and indirect else Direction.PAST
    if verb.tag in ("VBD", "VBN") and not any(t.lemma in ("be", "do") for t in helpers):
        return _read_past(verb, forward=forward, indirect=indirect, infinitive=infinitive)
    return _read_present(verb, helpers, forward=forward, infinitive=infinitive, weekday=weekday)


def _read_past(verb: Token, *, forward: bool, indirect: bool, infinitive: bool) -> Direction:
    if infinitive:
        return Direction.PAST if verb.lemma in date_words("achieved verb") else Direction.FUTURE
    if forward and (indirect or verb.tag == "VBN"):
        return Direction.FUTURE
    return Direction.PAST


def _read_present(
    verb: Token, helpers: list[Token], *, forward: bool, infinitive: bool, weekday: bool
) -> Direction:
    if infinitive or forward or verb.lemma in date_words("deadline verb"):
        return Direction.FUTURE
    if verb.tag == "VBG" and helpers:
        return Direction.FUTURE
    if weekday:
        return Direction.PAST if verb.lemma in date_words("reporting verb") else Direction.FUTURE
    return Direction.NEAREST
