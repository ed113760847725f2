"""Which place an event's words name, by the states named around it.

Takes a place as worded, its sentence and report; gives a `Place`. Never settles a name by anything but a state
named in the sentence, else in the report, else the host states of the mission the report is mostly about.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache

from penholder.model import Place
from penholder.syntax import ParsedReport, Sentence, Token
from penholder.values.clauses import mission_of
from penholder.values.expressions import find_expressions
from penholder.values.mentions import MentionKind, find_mentions
from penholder.values.places import alpha3_of, find_entries, look_up_place, read_kind

_KIND_BEHIND = re.compile(
    r"^[\s,]+(region|province|state|department|prefecture|governorate|county|town|city|village)\b",
    re.IGNORECASE,
)
_KIND_BEFORE = re.compile(
    r"\b(town|city|village|region|province|state|department) of (?:the )?$", re.IGNORECASE
)


def find_where(words: str, sentence: Sentence, parsed: ParsedReport) -> Place | None:
    """The place that `words` of the sentence name; None for no words."""
    if not words:
        return None
    named = _kind_beside(words, sentence)
    return look_up_place(named, (_states_of([sentence]), _states_told(parsed), _hosts(parsed)))


def find_listed_place(sentence: Sentence, tokens: Sequence[Token]) -> str:
    """A name of the gazetteer behind a place preposition, where the parser saw no place; "" for none."""
    dated = {t.i for e in find_expressions(sentence) for t in sentence.between(e.start, e.end)}
    inside = {t.i for t in tokens} - dated
    for token in sentence.tokens:
        if token.i in inside and token.pos == "PROPN":
            run = _name_run(sentence, token, dated)
            if run and _is_behind_preposition(sentence, run[0]):
                words = sentence.text[run[0].start - sentence.start : run[-1].end - sentence.start]
                if find_entries(read_kind(words)[0]):
                    return " ".join(words.split())
    return ""


_IN = frozenset({"in", "at", "near", "around", "outside", "inside", "across", "throughout", "from"})


def _name_run(sentence: Sentence, first: Token, dated: Set[int]) -> list[Token]:
    """The names and hyphens from this one on; empty when another name stands before it."""
    if first.i and sentence.tokens[first.i - 1].pos == "PROPN":
        return []
    run = [first]
    for token in sentence.tokens[first.i + 1 :]:
        if (token.pos != "PROPN" and token.text not in ("-", "‑")) or token.i in dated:
            break
        run.append(token)
    return run if run[-1].pos == "PROPN" else run[:-1]


def _is_behind_preposition(sentence: Sentence, first: Token) -> bool:
    """ "Near Bria", "in northern Kidal", "in the town of Goma"."""
    before = [t for t in sentence.tokens[max(0, first.i - 5) : first.i] if t.pos not in ("DET", "ADJ", "ADV")]
    if not before:
        return False
    if before[-1].lemma == "of":
        return len(before) > 1 and before[-2].lemma in _KIND_NOUNS
    return before[-1].lemma in _IN


_KIND_NOUNS = frozenset(
    ["town", "city", "village", "region", "province", "state", "department", "district", "capital", "county"]
)


def _kind_beside(words: str, sentence: Sentence) -> str:
    """The words with the kind of place that stands right behind or before them."""
    place = sentence.text.find(words)
    if place < 0:
        return words
    behind = _KIND_BEHIND.match(sentence.text[place + len(words) :])
    before = _KIND_BEFORE.search(sentence.text[:place])
    kind = behind or before
    return f"{words} {kind[1].lower()}" if kind else words


def _states_of(sentences: Iterable[Sentence]) -> tuple[str, ...]:
    keys = {
        m.key
        for sentence in sentences
        for m in find_mentions(sentence)
        if m.kind is MentionKind.STATE and m.form != "adjective"
    }
    return tuple(sorted(filter(None, map(alpha3_of, keys))))


@lru_cache(maxsize=64)
def _states_told(parsed: ParsedReport) -> tuple[str, ...]:
    return _states_of(parsed.sentences)


def _hosts(parsed: ParsedReport) -> tuple[str, ...]:
    mission = mission_of(parsed)
    return tuple(filter(None, map(alpha3_of, mission.host_states))) if mission else ()
