"""Verbs of saying that tell a deed or a plain fact: what looks like a statement and is none.

Takes an attribution; gives whether somebody really says something in it. Never looks beyond its sentence.
"""

from __future__ import annotations

from functools import cache

from penholder.claims.attribution import Attribution
from penholder.syntax import Sentence, Token
from penholder.vocabulary import event_kinds, event_words

_UNNAMED = frozenset({"name", "identify", "quote", "cite"})
_NOT_SPEAKING = frozenset({"referendum", "coup"})
"""Kinds of events that show something without anybody saying it; polls and attacks are annotated as sources."""


def is_no_saying(attribution: Attribution) -> bool:
    """True for refusals of what was applied for, oaths of office, wishes to stay unnamed, events and plans that "show"."""
    if attribution.match is None or attribution.match.noun is not None:
        return False
    sentence, verb = attribution.sentence, attribution.match.verb
    return (
        _refuses_grant(sentence, verb)
        or _asks_for_anonymity(sentence, verb)
        or _is_event(attribution.source_token)
        or _describes(attribution)
        or _takes_office(sentence, verb)
    )


def _takes_office(sentence: Sentence, verb: Token) -> bool:
    """ "Was sworn in as president": an oath of office tells who took it, not what was said."""
    return verb.lemma == "swear" and any(
        t.text.lower() == "in" for t in sentence.children(verb, "prt", "prep")
    )


def _refuses_grant(sentence: Sentence, verb: Token) -> bool:
    """ "Denied 200 visas": refusing what somebody asked for is a deed; denying a charge is a saying."""
    if verb.lemma not in ("deny", "refuse"):
        return False
    return any(t.lemma in event_words("granted") for t in sentence.children(verb, "dobj", "nsubjpass"))


def _asks_for_anonymity(sentence: Sentence, verb: Token) -> bool:
    """ "Who asked not to be named": a condition of speaking, not what was said."""
    wished = [t for t in sentence.children(verb, "xcomp", "ccomp", "advcl") if t.lemma in _UNNAMED]
    return any(sentence.children(t, "auxpass") for t in wished)


def _is_event(source: Token | None) -> bool:
    return source is not None and source.pos == "NOUN" and source.lemma in _event_nouns()


@cache
def _event_nouns() -> frozenset[str]:
    return frozenset(
        noun
        for kind in event_kinds()
        if kind.ledger == "event" and kind.key in _NOT_SPEAKING
        for noun in kind.nouns
    )


def _describes(attribution: Attribution) -> bool:
    """ "It sets out three phases": what a text holds is told in the present tense, with "it" for the text."""
    source, match = attribution.source_token, attribution.match
    return (
        source is not None
        and match is not None
        and source.text.lower() == "it"
        and match.verb.tag == "VBZ"
        and attribution.entry.force == "proposes"
    )
