"""One event from the words that tell it: span, kind, who, where, and who said so.

Takes a report, a sentence and a happening; gives an `Event` without tolls. Never reaches beyond the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

from penholder.claims.passages import name_phrase, span_offsets
from penholder.claims.places import find_listed_place
from penholder.claims.triggers import Happening
from penholder.model import (
    Event,
    Report,
    Statement,
    make_id,
)
from penholder.syntax import Sentence, Token
from penholder.values.clauses import find_place, governing_verb, own_tokens, statement_at
from penholder.values.mentions import MentionKind, find_mentions
from penholder.vocabulary import event_kinds, event_words


def make_event(
    report: Report, sentence: Sentence, happening: Happening, statements: Sequence[Statement]
) -> Event:
    """The event a happening tells, undated where the happening is; its trigger must be one of an event."""
    kind = happening.trigger.event
    assert kind is not None
    if _is_put_off(sentence, happening):
        kind = next(k for k in event_kinds() if k.key == "postponement")
    start, end = span_offsets(sentence, happening)
    span, expression = report.span(start, end), happening.expression
    statement = statement_at(statements, happening.trigger.token.start, happening.trigger.token.end)
    actors, targets = find_roles(sentence, happening.trigger.token)
    around = _around(sentence, happening.trigger.token)
    return Event(
        id=make_id("e", report.id, start, end, kind.key, happening.when),
        report=report.id,
        span=span,
        kind=kind.key,
        actors=actors,
        targets=targets,
        place=find_place(sentence, around) or find_listed_place(sentence, around),
        when=happening.when,
        date_words=report.span(expression.start, expression.end) if expression else None,
        what=" ".join(span.words.split()),
        statement=statement.id if statement else None,
    )


def _around(sentence: Sentence, token: Token) -> list[Token]:
    if token.pos == "VERB":
        return own_tokens(sentence, token)
    verb = governing_verb(sentence, token)
    inside = {t.i: t for t in (*sentence.subtree(token), *(own_tokens(sentence, verb) if verb else ()))}
    return [inside[i] for i in sorted(inside)]


def _is_put_off(sentence: Sentence, happening: Happening) -> bool:
    """ "pushed back the elections on Friday": Friday is the day of the decision, not of a vote."""
    token, kind = happening.trigger.token, happening.trigger.event
    votes = kind is not None and "election" in (kind.key, kind.refines)
    votes |= kind is not None and kind.key == "referendum"
    return (
        votes and token.dep in ("dobj", "nsubjpass") and sentence.head(token).lemma in event_words("put off")
    )


# --------------------------------------------------------------------------- who


def find_roles(sentence: Sentence, token: Token) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Actors and targets of a trigger, named as far as the sentence goes."""
    if token.pos == "VERB":
        return _verb_roles(sentence, token)
    actors = [t for t in sentence.children(token, "poss", "compound", "amod") if _names_someone(sentence, t)]
    actors += _under(sentence, token, "by")
    targets = _under(sentence, token, "on") + _under(sentence, token, "against")
    return _names(sentence, actors), _names(sentence, targets)


def _verb_roles(sentence: Sentence, verb: Token) -> tuple[tuple[str, ...], tuple[str, ...]]:
    agents = [t for agent in sentence.children(verb, "agent") for t in sentence.children(agent, "pobj")]
    passive = sentence.children(verb, "nsubjpass")
    subjects = sentence.children(verb, "nsubj")
    if verb.dep in ("conj", "xcomp") and not subjects and not passive and verb.tag != "VBN":
        subjects = sentence.children(sentence.head(verb), "nsubj")
    subjects = subjects[-1:]  # a dateline may pass for a second subject
    objects = sentence.children(verb, "dobj")
    if verb.dep == "acl" and verb.tag == "VBN":
        objects = [*objects, sentence.head(verb)]
    return _names(sentence, [*subjects, *agents]), _names(sentence, [*objects, *passive])


def _under(sentence: Sentence, token: Token, preposition: str) -> list[Token]:
    return [
        t
        for prep in sentence.children(token, "prep", "agent")
        if prep.lemma == preposition
        for t in sentence.children(prep, "pobj")
        if t.entity not in ("DATE", "TIME")
    ]


def _names_someone(sentence: Sentence, token: Token) -> bool:
    return token.pos == "PROPN" or any(
        m.start <= token.start < m.end and m.kind is not MentionKind.OFFICE for m in find_mentions(sentence)
    )


def _names(sentence: Sentence, tokens: Sequence[Token]) -> tuple[str, ...]:
    everyone = [t for token in tokens for t in (token, *sentence.children(token, "conj"))]
    return tuple(dict.fromkeys(name for t in everyone if (name := name_phrase(sentence, t))))
