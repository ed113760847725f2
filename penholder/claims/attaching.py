"""How date expressions hang on the words around them, where the parse alone misleads.

Takes a parsed sentence and date expressions; gives the words a date belongs to. Never resolves a date and never
decides what a word triggers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from penholder.syntax import Sentence, Token
from penholder.values.clauses import find_subject
from penholder.values.expressions import DateExpression

_COORDINATED = re.compile(
    r",?\s*(?:and|or|but)?\s*(?:then|later|again|also)?\s*(?:for|in|on|to|until)?\s*(?:the\s+)?",
    re.IGNORECASE,
)
_LIMIT = re.compile(r"\b(?:until|till|by|before|no\s+later\s+than)\s+(?:the\s+)?$", re.IGNORECASE)
_MODIFIERS = ("nummod", "compound", "nmod", "amod", "poss")
_OPENING = 14
"""Characters before which an expression still stands at the head of its sentence ("On", "Late on")."""


def is_coordinated(sentence: Sentence, first: DateExpression, second: DateExpression) -> bool:
    """ "Promised for October and then for April": both dates are those of one thing."""
    between = sentence.text[first.end - sentence.start : second.start - sentence.start]
    return bool(between.strip()) and _COORDINATED.fullmatch(between) is not None


def is_label(sentence: Sentence, inside: Sequence[Token]) -> bool:
    """True when the expression names the noun after it: "the 2018 peace deal", "Friday's vote"."""
    last = inside[-1]
    return any(t.dep in _MODIFIERS and sentence.head(t).i > last.i for t in inside)


def is_limit(sentence: Sentence, expression: DateExpression) -> bool:
    """True after "until", "by" and "before": the date ends what an infinitive beside it tells."""
    return _LIMIT.search(sentence.text[: expression.start - sentence.start]) is not None


def infinitives_of(sentence: Sentence, verb: Token, inside: Sequence[Token]) -> list[Token]:
    """The infinitives that complete a verb: "gave it until May to leave", "was told to leave by May"."""
    return [
        t
        for child in (*sentence.children(verb, "xcomp", "ccomp", "advcl", "dobj", "relcl"), *inside)
        for t in (child, *sentence.children(child, "relcl", "acl"))
        if t.tag == "VB" and any(aux.tag == "TO" for aux in sentence.children(t, "aux"))
    ]


def complement_of(sentence: Sentence, noun: Token) -> list[Token]:
    """The phrase right after an object that the parse hung on its verb: "put an end | to the mission"."""
    after = [t for t in sentence.children(sentence.head(noun), "prep", "dative") if t.i == noun.i + 1]
    return [t for preposition in after for t in sentence.subtree(preposition)]


def misread_verb(sentence: Sentence, expression: DateExpression) -> Token | None:
    """The verb of a sentence whose parse took it for an adjective: "On 3 May personnel assaulted guards"."""
    root = next((t for t in sentence.tokens if t.head == t.i), None)
    if root is None or root.pos in ("VERB", "AUX") or expression.start - sentence.start > _OPENING:
        return None
    slips = [t for t in sentence.children(root, "amod") if t.tag in ("VBN", "VBD") and t.i < root.i]
    return next((t for t in slips if sentence.children(t, "nsubj", "nsubjpass")), None) or next(
        (t for t in slips if t.i > 0 and sentence.tokens[t.i - 1].pos in ("NOUN", "PROPN")), None
    )


def shared_subject(sentence: Sentence, verb: Token) -> list[Token]:
    """The subject a verb has from the one it completes or is joined to, with its modifiers: "troops began to leave"."""
    if verb.dep not in ("xcomp", "conj") or sentence.children(verb, "nsubj", "nsubjpass"):
        return []
    subject = find_subject(sentence, verb)
    if subject is None:
        return []
    rivals = sentence.children(sentence.head(subject), "nsubj", "nsubjpass")
    subject = rivals[-1] if subject in rivals else subject  # a dateline may pass for another subject
    return [subject, *sentence.children(subject, "compound", "amod", "nmod")]
