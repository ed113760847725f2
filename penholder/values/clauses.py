"""The clause around a word: its verb, its neighbours, its place, and the statement it stands in.

Takes parsed sentences and statements; gives tokens, lemmas and places that extractors of every ledger need.
Never decides what a clause claims.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from penholder.model import Statement
from penholder.syntax import ParsedReport, Sentence, Token
from penholder.values.subjects import find_mission
from penholder.vocabulary import Mission

_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "relcl", "parataxis", "csubj", "conj", "acl", "pcomp"})
_PLACES = ("GPE", "LOC", "FAC")
_PLACE_PREPOSITIONS = frozenset(
    ["in", "at", "near", "around", "outside", "inside", "across", "of", "from", "throughout"]
)


@lru_cache(maxsize=64)
def mission_of(parsed: ParsedReport) -> Mission | None:
    """The mission a report is mostly about, found once for all ledgers."""
    return find_mission(parsed.sentences)


def governing_verb(sentence: Sentence, token: Token) -> Token | None:
    """The nearest verb above a token (the token itself is not looked at), or None."""
    return next((t for t in sentence.ancestors(token) if t.pos in ("VERB", "AUX")), None)


def own_tokens(sentence: Sentence, verb: Token) -> list[Token]:
    """The words of a verb's own clause, in text order: its dependants without clauses that hang below."""
    found, queue = [verb.i], [verb]
    while queue:
        for child in sentence.children(queue.pop()):
            if child.dep in _CLAUSES and child.pos in ("VERB", "AUX"):
                continue
            found.append(child.i)
            queue.append(child)
    return [sentence.tokens[i] for i in sorted(found)]


def near_lemmas(sentence: Sentence, token: Token) -> frozenset[str]:
    """Lemmas of a noun phrase, of what it belongs to, and of its verb's own clause."""
    verb = governing_verb(sentence, token)
    chain: list[Token] = []
    for above in sentence.ancestors(token):
        chain.append(above)
        if above is verb:
            break
    words = [*sentence.subtree(token), *chain, *(own_tokens(sentence, verb) if verb else ())]
    return frozenset(t.lemma for t in words)


def find_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of a verb, its own or the one it shares with the verb it is joined or subordinate to."""
    for above in (verb, *sentence.ancestors(verb)):
        subjects = sentence.children(above, "nsubj", "nsubjpass")
        if subjects:
            return subjects[0]
        if above.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "acl", "aux"):
            return None
    return None


def statement_at(statements: Iterable[Statement], start: int, end: int) -> Statement | None:
    """The innermost statement whose content covers the offsets: the shortest content wins, then the id."""
    around = [
        (span.end - span.start, statement.id, statement)
        for statement in statements
        for span in statement.content
        if span.start <= start and end <= span.end
    ]
    return min(around, key=lambda found: found[:2])[2] if around else None


def find_place(sentence: Sentence, tokens: Sequence[Token]) -> str:
    """The place a stretch of a sentence names after a place preposition; the most specific (last) one, or ""."""
    inside = {t.i for t in tokens}
    places = [
        run for run in sentence.entities(*_PLACES) if run[0].i in inside and _is_located(sentence, run[0])
    ]
    # "the town of X in Y": the first named is the narrower one
    return " ".join(t.text for t in places[0]) if places else ""


def _is_located(sentence: Sentence, first: Token) -> bool:
    before = first.i - 1
    while before >= 0 and sentence.tokens[before].pos in ("DET", "ADJ"):
        before -= 1
    return before >= 0 and sentence.tokens[before].lemma in _PLACE_PREPOSITIONS
