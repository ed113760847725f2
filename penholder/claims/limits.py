"""Clauses that limit when or where an option should be: "must not be kept where they cannot do their work".

Takes a sentence and the words that name an option; gives offsets. Never takes a clause set off by a comma ("in the
south, where they have served since 1978"), a concession ("even when"), or a mere time ("when the mandate ends") for
a limit. The words come from `data/options.toml`.

A clause of place or time limits what should be, would be or is wanted; of what was done it only tells the occasion.
"""

from __future__ import annotations

from collections.abc import Iterator

from penholder import vocabulary
from penholder.claims.conditions import Place, opens_concession
from penholder.syntax import Sentence, Token

_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_WITHIN = frozenset({"in", "into", "at", "under", "amid"})
_PRESENT = frozenset({"VB", "VBP", "VBZ"})


def find_limits(sentence: Sentence, trigger: Token, start: int, end: int) -> list[Place]:
    """Offsets of the clauses that limit the option, in text order, each from the word that opens it."""
    above = {trigger.i: trigger, **{t.i: t for t in sentence.ancestors(trigger) if start <= t.start < end}}
    words = vocabulary.option_words("limit")
    openers = [t for t in sentence.between(start, end) if t.text.lower() in words]
    found = []
    for opener in openers:
        if _is_set_off(sentence, opener) or opens_concession(sentence, opener):
            continue
        clause = _find_clause(sentence, opener)
        if clause is None or _is_time(sentence, opener, clause):
            continue
        for first, governor in _governors(sentence, opener, clause):
            if governor.i in above and _is_open(sentence, governor):
                found.append((first.start, min(end, sentence.subtree(clause)[-1].end)))
    return found


def _find_clause(sentence: Sentence, opener: Token) -> Token | None:
    """The verb of the clause the word opens, one with a subject of its own ("while reducing it" has none)."""
    verbs = [t for t in sentence.ancestors(opener) if t.pos in ("VERB", "AUX")]
    clause = verbs[0] if verbs else None
    return clause if clause is not None and sentence.children(clause, *_SUBJECTS) else None


def _governors(sentence: Sentence, opener: Token, clause: Token) -> Iterator[tuple[Token, Token]]:
    """What the clause limits, with the first word of the limit: a verb, or one whose place is left open."""
    governor = sentence.head(clause)
    only = sentence.tokens[opener.i - 1] if opener.i else opener
    first = only if only.text.lower() == "only" else opener
    if clause.dep in ("advcl", "ccomp") and governor.i < opener.i:
        yield first, governor
    if clause.dep == "relcl" and (place := _find_open_place(sentence, governor)) is not None:
        yield place, sentence.head(place)


def _find_open_place(sentence: Sentence, noun: Token) -> Token | None:
    """The preposition of "in a country", "in places"; None for one place ("in the south")."""
    preposition = sentence.head(noun)
    marks = {t.text.lower() for t in sentence.children(noun, "det", "poss", "nummod")}
    left_open = bool(marks & vocabulary.option_words("open place")) or (not marks and noun.tag == "NNS")
    return preposition if preposition.text.lower() in _WITHIN and left_open else None


def _is_set_off(sentence: Sentence, opener: Token) -> bool:
    return opener.i == 0 or sentence.tokens[opener.i - 1].text in (",", "–", "—", "-", "(", ";", ":")


def _is_time(sentence: Sentence, opener: Token, clause: Token) -> bool:
    """Whether the clause names a day or the end of a term, which is when and not on what condition."""
    if opener.text.lower().startswith("where"):
        return False
    subjects = sentence.children(clause, *_SUBJECTS)
    terms = any(s.lemma.lower() in vocabulary.option_words("term") for s in subjects)
    return terms or any(t.entity in ("DATE", "TIME") for t in sentence.subtree(clause))


def _is_open(sentence: Sentence, governor: Token) -> bool:
    """Whether what is limited is still to be: a modal verb, an infinitive, or a stance told in the present.

    An "-ing" form is as open as the verb above it ("would oppose keeping them where they are not welcome").
    """
    verbs = [governor, *(t for t in sentence.ancestors(governor) if t.pos in ("VERB", "AUX"))]
    verb = next((v for v in verbs if v.tag != "VBG"), governor)
    helped = any(t.tag in ("MD", "TO") for t in sentence.children(verb, "aux"))
    return helped or verb.tag in _PRESENT
