"""What is said, by the kind of cue.

Takes a reporting clause and one reading of its cue; gives the fragments of the content, or none when that reading
does not fit. Never weighs readings against each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from penholder.claims.cues import CueMatch, is_finite
from penholder.claims.edges import read_right_side, trim_side
from penholder.claims.reporting import CLOSING, OPENING, ReportingClause
from penholder.claims.sides import find_quote_ending, read_clause, read_left_clause
from penholder.claims.source_phrases import Bounds, find_body, noun_phrase
from penholder.syntax import Sentence, Token
from penholder.vocabulary import Cue


def find_content(clause: ReportingClause, entry: Cue) -> tuple[Bounds, ...]:
    if clause.match.noun is not None:
        return _content_of_noun(clause, entry)
    if entry.clause in ("object", "naming"):
        return _content_of_object(clause, entry) or _content_quoted(clause)
    return read_clause(clause)


def _content_quoted(clause: ReportingClause) -> tuple[Bounds, ...]:
    """Clause or quotation of a cue that mostly takes an object; before the cue only a quotation will do."""
    if clause.left > 0 and find_quote_ending(clause, clause.left - 1) is None:
        return read_clause(clause, after_only=True)
    return read_clause(clause)


def _content_of_noun(clause: ReportingClause, entry: Cue) -> tuple[Bounds, ...]:
    start = clause.match.last + 1
    if entry.clause == "object":
        return read_right_side(clause, _past_recipient(clause.sentence, clause.match, start))
    tokens = clause.sentence.tokens
    while start < len(tokens) and (tokens[start].text in CLOSING or tokens[start].entity in ("DATE", "TIME")):
        start += 1
    if start < len(tokens) and tokens[start].text.lower() in _SETTINGS:
        return ()
    if start < len(tokens) and tokens[start].pos in ("ADP", "SCONJ", "DET", "PART", "PRON", "NOUN", "PROPN"):
        return read_right_side(clause, start)
    return ()


_SETTINGS = frozenset({"after", "before", "when", "while", "during", "as", "in", "on", "at"})
"""Words after "expressed concern" that say when or where, not about what."""


def _content_of_object(clause: ReportingClause, entry: Cue) -> tuple[Bounds, ...]:
    sentence, match = clause.sentence, clause.match
    if match.passive:
        return _content_of_passive(clause, entry)
    start = clause.right + 1
    deps = ("dobj", "xcomp", "ccomp", "oprd", "pobj", "acomp", "attr", "advcl", "dative", "prep", "nsubj")
    heads = [c for c in sentence.children(match.verb, *deps) if c.i > match.last]
    tokens = sentence.tokens
    particle = match.last > match.verb.i
    if fronted := _fronted_object(clause):
        return (*fronted, *read_right_side(clause, start))
    if not heads and not (particle and start < len(tokens)):
        return ()
    if not particle and not _takes_object(heads, sentence, match):
        return ()
    addressed = _past_addressee(sentence, match, entry)
    if addressed is not None and addressed > start:
        return read_right_side(clause, addressed)
    if particle and clause.left > 0 and _is_own_quote(clause):
        return (*read_left_clause(clause), *read_right_side(clause, start))
    return read_right_side(clause, _past_recipient(sentence, match, start))


def _past_recipient(sentence: Sentence, match: CueMatch, start: int) -> int:
    """Where what is said begins after to whom it goes ("offered the Council three options") or an empty "it"."""
    objects = [c for c in sentence.children(match.verb, "dobj") if c.i >= start]
    for child in sentence.children(match.verb, "dative"):
        words = sentence.subtree(child)
        if objects and child.pos != "ADP" and words[0].i == start and objects[0].i > words[-1].i:
            return sentence.subtree(objects[0])[0].i
    judged = sentence.children(match.verb, "oprd", "acomp")
    empty = bool(objects) and objects[0].i == start and objects[0].text.lower() == "it" and bool(judged)
    return start + 1 if empty and judged[0].i > start and _has_clause(sentence, match.verb) else start


def _has_clause(sentence: Sentence, verb: Token) -> bool:
    """Whether a clause with "that" or an infinitive after the verb says what "it" stands for."""
    below = [
        c for t in (verb, *sentence.children(verb)) for c in sentence.children(t, "ccomp", "xcomp", "advcl")
    ]
    return any(sentence.subtree(c)[0].text.lower() in ("that", "to") for c in below)


def _fronted_object(clause: ReportingClause) -> tuple[Bounds, ...]:
    """An object that opens its sentence, which the parser made a noun with a clause ("Delays she blamed on rain")."""
    sentence, verb = clause.sentence, clause.match.verb
    alone = verb.dep == "relcl" and sentence.root.pos in ("NOUN", "PROPN") and sentence.root.i < clause.left
    edge = clause.left - 1
    if not alone or sentence.tokens[edge].pos in ("PRON", "PUNCT", "DET", "SCONJ") or _has_finite(clause):
        return ()
    return trim_side(clause, find_body(sentence), sentence.tokens[edge].end)


def _has_finite(clause: ReportingClause) -> bool:
    """Whether the sentence has another finite verb than the cue."""
    tokens = clause.sentence.tokens
    return any(
        is_finite(clause.sentence, t)
        for t in tokens
        if t.pos in ("VERB", "AUX") and t.i != clause.match.verb.i
    )


def _is_own_quote(clause: ReportingClause) -> bool:
    """Whether a quotation ends right before the reporting clause that no other cue before it has."""
    quote = find_quote_ending(clause, clause.left - 1)
    return quote is not None and not any(
        clause.sentence.tokens[o.first].start < quote.start for o in clause.others
    )


def _past_addressee(sentence: Sentence, match: CueMatch, entry: Cue) -> int | None:
    """Where a promise begins after whom it is made to ("promised the council in May to hold the vote")."""
    if entry.force != "promises" or match.last > match.verb.i:
        return None
    addressees = [c for c in sentence.children(match.verb, "dobj", "dative", "prep") if c.i > match.last]
    for child in sentence.children(match.verb, "advcl", "xcomp", "ccomp") if addressees else ():
        first = sentence.subtree(child)[0]
        opens = first.text.lower() == "that" or (first.tag == "TO" and addressees[0].dep != "prep")
        if first.i > addressees[0].i and opens:
            return first.i
    return None


def _takes_object(heads: Sequence[Token], sentence: Sentence, match: CueMatch) -> bool:
    following = sentence.tokens[match.last + 1].text if match.last + 1 < len(sentence.tokens) else ""
    return any(h.dep not in ("advcl", "prep") for h in heads) or following in OPENING


def _content_of_passive(clause: ReportingClause, entry: Cue) -> tuple[Bounds, ...]:
    sentence, match = clause.sentence, clause.match
    heads = [c for c in sentence.children(match.verb, "prep", "xcomp", "oprd", "ccomp") if c.i > match.last]
    if entry.clause == "naming" and heads and clause.source is None:
        return (*_passive_subject(clause), *read_right_side(clause, match.last + 1))
    inverted = [c for c in sentence.children(match.verb, "auxpass") if c.i > match.last]
    if inverted:
        return read_right_side(clause, inverted[-1].i + 1)
    if clause.source is not None and (subject := _passive_subject(clause)):
        return subject
    clauses = [h for h in heads if h.dep in ("ccomp", "xcomp")]
    return read_right_side(clause, sentence.subtree(clauses[0])[0].i) if clauses else ()


def _passive_subject(clause: ReportingClause) -> tuple[Bounds, ...]:
    """What a passive is said of: its subject."""
    sentence, match = clause.sentence, clause.match
    subject = next((t for t in sentence.children(match.verb, "nsubjpass") if t.i < match.first), None)
    if subject is None:
        return ()
    first, last = noun_phrase(sentence, subject, match.verb)
    return trim_side(clause, sentence.tokens[first].start, sentence.tokens[last].end)
