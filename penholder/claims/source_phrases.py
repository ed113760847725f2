"""The words that name who speaks.

Takes a parsed sentence and a cue in it; gives the head token of the source and the bounds of its noun phrase
with titles and appositions. Never resolves the person.
"""

from __future__ import annotations

import re

from penholder.claims.cues import CueMatch, is_joined_to_noun
from penholder.syntax import Sentence, Token

Bounds = tuple[int, int]

_NOMINAL = ("PROPN", "NOUN", "PRON", "DET", "NUM", "ADJ", "X")
_DOUBLE = frozenset({"“", '"', "''", "``"})
_DASHES = frozenset({"–", "—", "--"})
_DATELINE = re.compile(
    r"[A-Z][A-Z .,'’/-]+(?:, [A-Z][a-z]+\.?(?: \d+)?)?,? ?(?:\([A-Z][\w ./]*\))?,?\s*(?:–|—|--|-)\s+"
)
_QUOTE_ENDS = frozenset({",", "”", '"', "’", "'", "''", "’’", "?", "!"})
_EDGE = frozenset({",", ";", ":", "—", "–", "-", "--", ".", "(", "”", "“", '"'})


def find_source(sentence: Sentence, match: CueMatch) -> Token | None:
    """The head of the source: subject, agent of a passive, or the subject a participle shares."""
    if match.reduced or (match.participle and match.verb.dep == "acl"):
        head = sentence.head(match.verb)
        return head if head.pos in ("NOUN", "PROPN") else None
    if match.participle and match.verb.dep == "pcomp":
        return _find_above(sentence, match.verb)
    if match.passive:
        agents = sentence.children(match.verb, "agent")
        return next((o for a in agents for o in sentence.children(a, "pobj")), None)
    top = match.verb
    verb: Token | None = match.verb
    while verb is not None:
        subjects = sentence.children(verb, "nsubj", "nsubjpass")
        if subjects:
            return _past_dateline(
                sentence, _nearest(sentence, subjects, match if verb is match.verb else None), verb
            )
        top, verb = verb, _sharing(sentence, verb, participle=match.participle)
    return _name_before(sentence, top) or _misread_subject(sentence, match)


def _find_above(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of the verb a preposition with its participle hangs on ("answered by saying")."""
    above = next((t for t in sentence.ancestors(verb) if t.pos in ("VERB", "AUX")), None)
    while above is not None:
        subjects = sentence.children(above, "nsubj", "nsubjpass")
        if subjects:
            return subjects[-1]
        above = _sharing(sentence, above, participle=True)
    return None


def _name_before(sentence: Sentence, verb: Token) -> Token | None:
    """The name right before a main verb that the parser joined to a phrase opening the sentence.

    "In her letter to the Council, Ambassador Doe asked": "Doe" is no second council.
    """
    if verb.i == 0 or verb.head != verb.i or verb.tag not in ("VBD", "VBZ"):
        return None
    before = sentence.tokens[verb.i - 1]
    first = sentence.subtree(before)[0].i
    opened = sentence.tokens[first - 1].text if first else ""
    return before if before.pos == "PROPN" and before.dep in ("conj", "appos") and opened == "," else None


def _misread_subject(sentence: Sentence, match: CueMatch) -> Token | None:
    """The noun before a participle the parser took for a clause of its own ("the review released Monday noted that")."""
    clauses = sentence.children(match.verb, "ccomp", "csubj", "nsubj")
    passives = [c for c in clauses if c.i < match.first and c.tag in ("VBN", "VBD")]
    if not passives or not any(c.i > match.last for c in clauses):
        return None
    return next(iter(sentence.children(passives[-1], "nsubj", "nsubjpass")), None)


def find_body(sentence: Sentence) -> int:
    """Offset where the sentence begins once a dateline is left out ("GENEVA (XY) – ")."""
    found = _DATELINE.match(sentence.text)
    return sentence.start + (found.end() if found else 0)


def _nearest(sentence: Sentence, subjects: list[Token], match: CueMatch | None) -> Token:
    """Of several subjects the one that stands next to the cue, else the last."""
    if match is not None:
        for subject in subjects:
            inside = [t.i for t in sentence.subtree(subject)]
            if inside[-1] == match.first - 1 or inside[0] == match.last + 1:
                return subject
    return subjects[-1]


def _past_dateline(sentence: Sentence, subject: Token, verb: Token) -> Token:
    """The subject itself where the parser made the place of a dateline its head."""
    for child in sentence.subtree(subject):
        if child.text in _DASHES and subject.i < child.i < verb.i and child.i < 12:
            after = [t for t in sentence.subtree(subject) if child.i < t.i < verb.i and t.pos in _NOMINAL]
            inner = [t for t in after if t.head not in [a.i for a in after]]
            return inner[0] if inner else subject
    return subject


def find_joined(sentence: Sentence, verb: Token) -> Token:
    """The verb a second verb is joined to: a finite one where the parser chose an infinitive between them."""
    head = sentence.head(verb)
    if is_joined_to_noun(sentence, verb):
        return next((t for t in sentence.ancestors(head) if t.pos in ("VERB", "AUX")), head)
    if verb.tag in ("VBD", "VBZ") and head.tag == "VB":
        finite = (t for t in sentence.ancestors(head) if t.tag in ("VBD", "VBZ", "VBP"))
        return next(finite, head)
    if head.dep == "ccomp" and _set_off(sentence, verb):
        above = sentence.head(head)
        if above.tag == verb.tag and above.i < head.i < verb.i:
            return above
    return head


def _set_off(sentence: Sentence, verb: Token) -> bool:
    """Whether ", and" opens the second verb: "said that the force had failed, and asked it to go"."""
    tokens, at = sentence.tokens, verb.i - 1
    while at > 0 and tokens[at].dep in ("advmod", "aux"):
        at -= 1
    return at > 1 and tokens[at].dep == "cc" and tokens[at - 1].text == ","


def _sharing(sentence: Sentence, verb: Token, *, participle: bool) -> Token | None:
    """The verb whose subject this one shares, or None at the top."""
    if verb.head == verb.i:
        return None
    head = sentence.head(verb)
    if verb.dep == "conj" and (head.pos in ("VERB", "AUX") or is_joined_to_noun(sentence, verb)):
        return find_joined(sentence, verb)
    if participle and verb.dep in ("advcl", "xcomp", "conj", "ccomp", "dep", "prep"):
        aside = [
            c for c in sentence.children(head, "parataxis") if sentence.children(c, "nsubj") and c.i < verb.i
        ]
        if aside:
            return aside[-1]
        return head if head.pos in ("VERB", "AUX") else None
    if verb.dep == "xcomp" and verb.tag == "VBG":
        return head if head.pos in ("VERB", "AUX") else None
    return None


def find_source_after(sentence: Sentence, match: CueMatch) -> Token | None:
    """The head of a name or noun right after the cue ("said Diallo") that the parser took for an object."""
    at = match.last + 1
    before = sentence.tokens[match.first - 1].text if match.first else ""
    if at >= len(sentence.tokens) or before not in _QUOTE_ENDS:
        return None
    head = sentence.tokens[at]
    while head.head > match.last and head.head != head.i and head.dep not in ("relcl", "acl"):
        above = sentence.head(head)
        if above.pos not in ("PROPN", "NOUN", "PRON"):
            break
        head = above
    return head if head.pos in ("PROPN", "NOUN", "PRON") else None


def noun_phrase(sentence: Sentence, head: Token, verb: Token) -> tuple[int, int]:
    """First and last token index of the phrase around its head, on its own side of the verb."""
    if head.tag in ("WP", "WDT", "PRP", "PRP$"):
        return head.i, head.i
    cut = _misread_clause(sentence, head)
    indices = [t.i for t in sentence.subtree(head) if t.i < cut]
    before = head.i < verb.i
    inside = [i for i in indices if (i < verb.i) == before]
    first = last = head.i
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return _strip(sentence, _after_dateline(sentence, first, head.i), last, head.i)


def _misread_clause(sentence: Sentence, head: Token) -> int:
    """Where a participle clause with a quotation begins that the parser hung on the noun; past the end if none."""
    for child in sentence.children(head, "acl"):
        if child.tag == "VBN" and any(t.text in _DOUBLE for t in sentence.subtree(head) if t.i > child.i):
            return child.i
    return len(sentence.tokens)


def _after_dateline(sentence: Sentence, first: int, head: int) -> int:
    """The first word after a dash that the parser read as part of the phrase ("GENEVA (XY) – The council")."""
    for i in range(head - 1, first, -1):
        if sentence.tokens[i].text in _DASHES and sentence.tokens[i - 1].end < sentence.tokens[i].start:
            return i + 1
    return first


def _strip(sentence: Sentence, first: int, last: int, head: int) -> tuple[int, int]:
    tokens = sentence.tokens
    while last > head and tokens[last].text in _EDGE:
        last -= 1
    while first < head and (tokens[first].text in _EDGE or tokens[first].dep in ("cc", "preconj", "mark")):
        first += 1
    if last - 2 >= head and tokens[last].entity == "DATE" and tokens[last - 1].text == "on":
        last -= 2
    while last > head and tokens[last].text in _EDGE:
        last -= 1
    while first < head and tokens[first].dep == "advmod" and tokens[first].head == head:
        first += 1
        while first < head and tokens[first].text in _EDGE:
            first += 1
    return first, last
