"""The words that name who speaks.

Takes a parsed sentence and a cue in it; gives the head token of the source and the bounds of its noun phrase
with titles and appositions. Never resolves the person.
"""

from __future__ import annotations

from penholder.claims.cues import CueMatch
from penholder.syntax import Sentence, Token

Bounds = tuple[int, int]

_NOMINAL = ("PROPN", "NOUN", "PRON", "DET", "NUM", "ADJ", "X")
_EDGE = frozenset({",", ";", ":", "—", "–", "-", "--", ".", "(", "”", "“", '"'})


def find_source(sentence: Sentence, match: CueMatch) -> Token | None:
    """The head of the source: subject, agent of a passive, or the subject a participle shares."""
    if match.passive:
        agents = sentence.children(match.verb, "agent")
        return next((o for a in agents for o in sentence.children(a, "pobj")), None)
    verb: Token | None = match.verb
    while verb is not None:
        subjects = sentence.children(verb, "nsubj", "nsubjpass")
        if subjects:
            subject = subjects[0]
            return None if subject.text.lower() in ("it", "there") and subject.dep == "expl" else subject
        verb = _sharing(sentence, verb, participle=match.participle)
    return None


def _sharing(sentence: Sentence, verb: Token, *, participle: bool) -> Token | None:
    """The verb whose subject this one shares, or None at the top."""
    if verb.head == verb.i:
        return None
    head = sentence.head(verb)
    if verb.dep == "conj" and head.pos in ("VERB", "AUX"):
        return head
    if participle and verb.dep in ("advcl", "xcomp", "conj", "ccomp", "dep", "prep"):
        return head if head.pos in ("VERB", "AUX") else None
    if verb.dep == "xcomp" and verb.tag == "VBG":
        return head if head.pos in ("VERB", "AUX") else None
    return None


def find_source_after(sentence: Sentence, match: CueMatch) -> Token | None:
    """The head of a name or noun right after the cue ("said Diallo") that the parser took for an object."""
    at = match.last + 1
    before = sentence.tokens[match.first - 1].text if match.first else ""
    if at >= len(sentence.tokens) or before not in (",", "”", '"', "’", "'", "?", "!"):
        return None
    for child in sentence.children(match.verb, "dobj", "attr", "npadvmod", "oprd", "dep", "ccomp"):
        if child.pos in ("PROPN", "NOUN") and child.i > match.last and sentence.subtree(child)[0].i == at:
            return child
    return None


def noun_phrase(sentence: Sentence, head: Token, verb: Token) -> tuple[int, int]:
    """First and last token index of the phrase around its head, on its own side of the verb."""
    if head.tag in ("WP", "WDT") or head.pos == "PRON":
        return head.i, head.i
    indices = [t.i for t in sentence.subtree(head)]
    before = head.i < verb.i
    inside = [i for i in indices if (i < verb.i) == before]
    first = last = head.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return _strip(sentence, first, last, head.i)


def _strip(sentence: Sentence, first: int, last: int, head: int) -> tuple[int, int]:
    tokens = sentence.tokens
    while last > head and tokens[last].text in _EDGE:
        last -= 1
    while first < head and (tokens[first].text in _EDGE or tokens[first].dep in ("cc", "preconj", "mark")):
        first += 1
    while first < head and tokens[first].dep == "advmod" and tokens[first].head == head:
        first += 1
        while first < head and tokens[first].text in _EDGE:
            first += 1
    return first, last
