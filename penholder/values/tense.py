"""Whether a sentence places a date expression before or after the report's day.

Takes a parsed sentence and the offsets of an expression in it; gives a direction from the governing verb and
the word before. Never looks at the calendar. Word lists are roles of `data/dates.toml`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from penholder.syntax import Sentence, Token
from penholder.values.grammar import Direction
from penholder.vocabulary import date_words

_MODALS = frozenset(
    {"will", "shall", "would", "should", "must", "'ll", "’ll", "can", "may", "might", "could", "wo"}
)
_PRESENT_BE = frozenset({"is", "are", "'s", "’s"})
_HAD = frozenset({"had", "'d", "’d"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A direction and whether it is firm enough to bound the report's own day."""

    direction: Direction
    firm: bool = False
    """Past: the finite verb itself is past. Future: it is present or "will", not a reported promise."""


@dataclass(frozen=True, slots=True)
class _Way:
    """How the expression hangs on its verb."""

    infinitive: bool
    """Through "to leave"."""
    indirect: bool
    """Through an infinitive, a participle or "for", so that the date is that of something foreseen."""
    weekday: bool
    bounded: bool
    """A word such as "by" stands before the expression."""
    owner: bool
    """The expression owns a noun of no announced thing ("Tuesday's declaration")."""
    named: bool = False
    """The expression says when a noun was that is no announced thing ("an article on Friday")."""
    on: bool = False
    """ "On" stands before the expression: "extended the mandate on 3 May" tells the day it was done."""


def read_direction(sentence: Sentence, start: int, end: int, *, weekday: bool = False) -> Reading:
    """The side of the report's day; for weekdays the undecided case is the past, as in "told them Friday"."""
    before = re.sub(
        r"\s+(?:the|late|early|at least)$", "", sentence.text[: start - sentence.start].rstrip(), flags=re.I
    )
    if _ends_with(before, "strong forward preposition"):
        return Reading(Direction.FUTURE, firm=True)
    if _ends_with(before, "backward preposition"):
        return Reading(Direction.PAST, firm=before.lower().endswith("since"))
    bounded = _ends_with(before, "forward preposition")
    on = before.lower().endswith(" on") or before.lower() == "on"
    reading = _verb_direction(sentence, start, end, weekday=weekday, bounded=bounded, on=on)
    if bounded and (reading is None or reading.direction is Direction.NEAREST):
        return Reading(Direction.FUTURE)
    return reading or Reading(Direction.PAST if weekday else Direction.NEAREST)


def _ends_with(before: str, role: str) -> bool:
    tail = before.lower()
    return any(tail.endswith(words) and not tail[: -len(words)][-1:].isalnum() for words in date_words(role))


def _verb_direction(
    sentence: Sentence, start: int, end: int, *, weekday: bool, bounded: bool, on: bool
) -> Reading | None:
    """The direction of the nearest finite verb above the expression; None when there is none."""
    tokens = sentence.between(start, end)
    if not tokens:
        return None
    inside = {token.i for token in tokens}
    first = next((t for t in tokens if t.head not in inside), tokens[0])
    if _is_label(sentence, first):
        return _read_label(sentence, first)
    if _is_prepared(sentence, tokens[0]):
        return Reading(Direction.FUTURE)
    infinitive = through_for = unsure = False
    gerund: Token | None = None
    for token in (t for t in (first, *sentence.ancestors(first)) if t.i not in inside):
        if token.lemma == "since" and token.pos in ("ADP", "SCONJ"):
            return Reading(Direction.PAST, firm=True)
        if _looks_forward(token) and _was_missed(sentence, token):
            return Reading(Direction.PAST)
        if _looks_forward(token):
            return Reading(Direction.FUTURE, firm=sentence.head(token).text.lower() in _PRESENT_BE)
        if _is_infinitive(sentence, token):
            infinitive = True
        elif _is_bare_gerund(sentence, token):
            gerund = token
        elif token.pos in ("VERB", "AUX"):
            indirect = infinitive or gerund is not None or through_for
            way = _Way(
                infinitive,
                indirect,
                weekday,
                bounded,
                _is_owner(sentence, first),
                _is_named(sentence, first),
                on,
            )
            verb = _said_clause(sentence, token, gerund)
            direction = _read_verb(sentence, verb, way)
            if bounded and direction is Direction.PAST:
                return _read_bounded(verb)
            # "left before May" may have been long ago, "spoke of a vote in May" long before; what "will leave
            # before May" is still to come
            early = _is_before(sentence, first) or _is_spoken_of(sentence, tokens[0])
            doubt = unsure or (direction is Direction.PAST and early)
            return Reading(direction, firm=not doubt and _is_firm(sentence, verb, direction, way))
        else:
            through_for = through_for or token.lemma in ("for", "by")
            unsure = unsure or (token.pos == "NOUN" and token.lemma in date_words("scheduled noun"))
    return Reading(Direction.FUTURE) if infinitive else None


def _is_before(sentence: Sentence, token: Token) -> bool:
    return any(t.lemma == "before" for t in (token, *sentence.ancestors(token)) if t.pos in ("ADP", "SCONJ"))


def _is_owner(sentence: Sentence, token: Token) -> bool:
    announced = (*date_words("scheduled noun"), *date_words("forward noun"))
    return token.dep == "poss" and sentence.head(token).lemma not in announced


def _is_named(sentence: Sentence, token: Token) -> bool:
    above = sentence.head(token)
    noun = sentence.head(above) if above.pos == "ADP" and above.lemma == "on" else above
    announced = (*date_words("scheduled noun"), *date_words("forward noun"))
    return noun.pos in ("NOUN", "PROPN") and noun.lemma not in announced


def _is_label(sentence: Sentence, token: Token) -> bool:
    """A year that names its noun ("the 2015 agreement", "the accord of 2015"): the verb says nothing about it."""
    if not (token.text.isdigit() and len(token.text) == len("2015")):
        return False
    named = _named_by(sentence, token)
    return named is not None and named.lemma not in date_words("time noun")


def _named_by(sentence: Sentence, year: Token) -> Token | None:
    """The noun a year stands before, or after with "of" or in brackets; None when it names none."""
    head = sentence.head(year)
    if head.i > year.i:
        return head if year.dep in ("nummod", "compound", "nmod", "amod") else None
    before = sentence.tokens[year.i - 1] if year.i else None
    if before is None or before.text not in ("of", "("):
        return None
    noun = sentence.tokens[before.i - 1] if before.i else None
    return noun if noun is not None and noun.pos in ("NOUN", "PROPN") else None


def _read_label(sentence: Sentence, year: Token) -> Reading | None:
    """ "The 2015 agreement" is behind the report; "a 2024 agreement" may be one still hoped for."""
    named = _named_by(sentence, year)
    if named is None or named.lemma not in date_words("concluded noun"):
        return None
    definite = [t for t in sentence.children(named, "det", "poss") if t.lemma not in ("a", "an", "no", "any")]
    return Reading(Direction.PAST, firm=True) if definite else None


_ABOUT = frozenset({"of", "on", "about"})


def _is_spoken_of(sentence: Sentence, first: Token) -> bool:
    """ "Spoke of elections in March", "named 4 February": the date of a thing announced, whatever it is hung on."""
    if first.i and sentence.tokens[first.i - 1].lemma in date_words("naming verb"):
        return True
    if first.i < 2 or sentence.tokens[first.i - 1].pos != "ADP":
        return False
    noun = sentence.tokens[first.i - 2]
    return noun.lemma in date_words("scheduled noun") and sentence.head(noun).lemma in _ABOUT


def _is_firm(sentence: Sentence, verb: Token, direction: Direction, way: _Way) -> bool:
    if direction is Direction.PAST:
        roles: tuple[str, ...] = ("postponing verb", "forward verb", "urging verb")
        roles += () if way.on else ("extending verb", "renewing verb")
        foreseen = verb.lemma in date_words("forward participle") and sentence.children(verb, "auxpass")
        return not way.indirect and not foreseen and not any(verb.lemma in date_words(r) for r in roles)
    helpers = {t.text.lower() for t in sentence.children(verb, "aux", "auxpass")}
    backshifted = helpers & ({"would", "could", "might", "should", "was", "were", "had", "'d", "’d"})
    past = verb.tag == "VBD" or (verb.tag == "VBN" and not helpers)
    return direction is Direction.FUTURE and not backshifted and not past


def _read_bounded(verb: Token) -> Reading:
    """ "Until" and "by" after a past verb: what was extended until a day still lay ahead; all else is unsure."""
    extends = verb.lemma in date_words("extending verb")
    return Reading(Direction.FUTURE if extends else Direction.PAST)


def _looks_forward(token: Token) -> bool:
    if token.pos == "NOUN":
        return token.lemma in date_words("forward noun")
    return token.pos == "ADJ" and token.lemma in date_words("forward verb")


def _was_missed(sentence: Sentence, noun: Token) -> bool:
    """ "Failed to leave by Sunday's deadline", "missed Sunday's deadline": told in the past, the term lies behind."""
    verb = next((t for t in sentence.ancestors(noun) if t.pos == "VERB"), None)
    if verb is not None and _is_infinitive(sentence, verb):
        verb = sentence.head(verb) if sentence.head(verb).lemma == "fail" else None
    return verb is not None and verb.lemma in ("fail", "miss") and verb.tag in ("VBD", "VBN")


def _is_prepared(sentence: Sentence, date: Token) -> bool:
    """ "Is busy with the organisation of a vote in March": what is being prepared in the present lies ahead."""
    before = sentence.tokens[: date.i]
    noun = next((t for t in reversed(before) if t.lemma in date_words("preparing noun")), None)
    if noun is None or sentence.tokens[noun.i + 1].text.lower() not in ("of", "for"):
        return False
    between = before[noun.i + 1 :]
    if not any(t.lemma in date_words("scheduled noun") for t in between) or any(
        t.pos in ("VERB", "AUX") for t in between
    ):
        return False
    if noun.dep in ("nsubj", "nsubjpass"):
        return False  # "the organisation of the vote in March shows ...": judged, so it is over
    for above in sentence.ancestors(noun):
        finite = [t for t in (above, *sentence.children(above, "aux", "auxpass")) if t.tag in _FINITE]
        if finite:
            return finite[0].tag in ("VBZ", "VBP") and finite[0].lemma != "have"
    return False


_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


def _said_clause(sentence: Sentence, verb: Token, gerund: Token | None) -> Token:
    """The verb of the reported clause when a participle after it was hung on the reporting verb."""
    if gerund is None:
        return verb
    said = [t for t in sentence.children(verb, "ccomp") if t.i < gerund.i]
    return said[-1] if said else verb


def _is_infinitive(sentence: Sentence, token: Token) -> bool:
    return token.tag == "VB" and any(t.tag == "TO" for t in sentence.children(token, "aux"))


def _is_bare_gerund(sentence: Sentence, token: Token) -> bool:
    return token.tag == "VBG" and not sentence.children(token, "aux", "auxpass") and token.head != token.i


def _read_verb(sentence: Sentence, verb: Token, way: _Way) -> Direction:
    helpers = sentence.children(verb, "aux", "auxpass")
    forms = {t.text.lower() for t in (*helpers, *((verb,) if verb.lemma == "be" else ()))}
    complements = sentence.children(verb, "acomp", "attr", "oprd")
    forward = any(t.lemma in date_words("forward verb") for t in (verb, *complements)) or (
        bool(helpers) and verb.lemma in date_words("forward participle")
    )
    if any(t.tag == "MD" for t in helpers) or forms & _MODALS:
        return Direction.FUTURE
    if verb.lemma in date_words("postponing verb") and not way.infinitive:
        return Direction.PAST
    if way.infinitive and way.weekday and not way.bounded and verb.lemma in date_words("urging verb"):
        return Direction.PAST
    if any(t.lemma == "have" for t in helpers):
        return Direction.FUTURE if forward and way.indirect and not forms & _HAD else Direction.PAST
    if way.infinitive:
        return Direction.PAST if verb.lemma in date_words("achieved verb") else Direction.FUTURE
    if forms & {"was", "were", "did"}:
        return (
            Direction.NEAREST if (forward and way.indirect) or (complements and forward) else Direction.PAST
        )
    if verb.tag in ("VBD", "VBN") and not helpers:
        return Direction.FUTURE if forward and (way.indirect or verb.tag == "VBN") else Direction.PAST
    if forward or verb.lemma in date_words("deadline verb") or (verb.tag == "VBG" and helpers):
        return Direction.FUTURE
    if way.weekday:
        past = way.owner or verb.lemma in date_words("reporting verb")
        past |= (way.named and verb.lemma == "be") or verb.text.lower() in date_words("unchanged past")
        return Direction.PAST if past else Direction.FUTURE
    return Direction.NEAREST
