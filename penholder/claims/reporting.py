"""The words that do the reporting: cue, source, addressee, time and place.

Takes a cue in its sentence; gives the reporting clause, on either side of which stands what is said. Never reads
what is said.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penholder.claims.cues import CueMatch, cue_class
from penholder.claims.quotation import Quote
from penholder.claims.source_phrases import Bounds, find_source, find_source_after, noun_phrase
from penholder.syntax import Sentence, Token

OPENING = ("“", '"', "‘", "'", "„", "«", "''", "``", "‘‘")


CLOSING = ("”", '"', "’", "'", "»", "“", "''", "’’")


@dataclass(frozen=True, slots=True)
class ReportingClause:
    """The words that do the reporting, and what may stand on either side."""

    sentence: Sentence
    match: CueMatch
    source: Bounds | None
    source_token: Token | None
    left: int
    """First token index of the reporting clause."""
    right: int
    """Last token index of the reporting clause, addressee and time included."""
    quotes: Sequence[Quote]
    others: tuple[CueMatch, ...]
    """The other cues of the sentence."""


def build_clause(
    sentence: Sentence, match: CueMatch, quotes: Sequence[Quote], others: tuple[CueMatch, ...]
) -> ReportingClause:
    token = find_source(sentence, match)
    if token is None and not match.participle and not match.passive:
        token = find_source_after(sentence, match)
    left, right = match.first, match.last
    bounds: Bounds | None = None
    if token is not None:
        first, last = noun_phrase(sentence, token, match.verb)
        bounds = (sentence.tokens[first].start, sentence.tokens[last].end)
        if last < match.first and not _shares_subject(sentence, match):
            left = first
        elif first > match.last and not _shares_subject(sentence, match):
            right = last
    right = _skip_setting(sentence, match, right)
    return ReportingClause(sentence, match, bounds, token, left, right, quotes, others)


def _shares_subject(sentence: Sentence, match: CueMatch) -> bool:
    return not sentence.children(match.verb, "nsubj", "nsubjpass")


def _skip_setting(sentence: Sentence, match: CueMatch, right: int) -> int:
    """The last index of addressee, time and place that stand between the cue and what is said."""
    moved = True
    while moved:
        moved = False
        for child in sentence.children(match.verb):
            if child.i <= right or not _is_setting(sentence, match, child):
                continue
            span = sentence.subtree(child)
            if span[0].i != right + 1:
                continue
            end = _cut_clause(sentence, match, child)
            if end > right:
                right, moved = end, True
    return right


def _cut_clause(sentence: Sentence, match: CueMatch, child: Token) -> int:
    """Where a setting phrase ends: before a comma, colon, quote or that-clause that the parser took in."""
    span = sentence.subtree(child)
    end = span[0].i - 1
    for token in span:
        if token.i != end + 1 or token.text in (",", ":", ";", "—", "–") or token.text in OPENING:
            break
        if token.text.lower() == "that" and (
            token.dep == "mark" or _opens_content(sentence, match, child, token)
        ):
            break
        end = token.i
    return end


def _opens_content(sentence: Sentence, match: CueMatch, child: Token, token: Token) -> bool:
    """Whether "that" after an addressee opens what is said, though the parser hung it on the addressee.

    "told the 15-member council that it is late": the verb takes a clause, and no other "that" opens one.
    """
    if match.entries[0].clause != "any" or token.tag != "WDT" or match.noun is not None:
        return False
    if child.dep == "dobj" and match.verb.lemma not in cue_class("with addressee"):
        return False
    marks = [t for t in sentence.tokens[match.last + 1 :] if t.text.lower() == "that" and t.dep == "mark"]
    return not any(sentence.head(t).head == match.verb.i for t in marks)


def _is_setting(sentence: Sentence, match: CueMatch, child: Token) -> bool:
    entry = match.entries[0]
    if child.dep == "npadvmod":
        return True
    if child.dep == "advmod":
        return child.tag == "RB" and not sentence.children(child)
    if child.dep == "dative":
        return True
    if child.dep == "dobj":
        return match.noun is None and entry.clause == "any" and _has_clause_after(sentence, match, child)
    if child.dep == "prep" and entry.clause in ("any", "quote"):
        return _has_clause_after(sentence, match, child) and match.noun is None
    return child.dep == "prep" and is_time(sentence, child)


def _has_clause_after(sentence: Sentence, match: CueMatch, child: Token) -> bool:
    edge = sentence.subtree(child)[-1].i
    if any(c.i > child.i for c in sentence.children(match.verb, "ccomp", "xcomp")):
        return True
    following = sentence.tokens[edge + 1 : edge + 3]
    return any(t.text in (*OPENING, ":", "that") for t in following) or any(
        t.text in OPENING or t.text == "that" or t.dep == "ccomp" for t in sentence.subtree(child)[1:]
    )


def is_time(sentence: Sentence, child: Token) -> bool:
    return any(c.entity in ("DATE", "TIME") for c in sentence.children(child, "pobj"))
