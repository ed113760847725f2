"""Days on which the Security Council met or voted, as a report itself tells them.

Takes a parsed report and what is reported in it as said; gives the days. Never takes a day from what somebody says, and
never a sitting from a table of meetings: only the report's own words count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from penholder.claims.forums import organ_words
from penholder.claims.source_phrases import Bounds, find_body
from penholder.claims.wordings import find_phrases
from penholder.model import DateBracket, Edtf, Forum
from penholder.syntax import ParsedReport, Sentence, Token
from penholder.values.expressions import DateExpression, find_expressions, resolve_expression
from penholder.vocabulary import forum_class

_FULL_DAY = len("2020-01-31")
_VERBS = ("VERB", "AUX")
_TOLD = re.compile(r"\bSecurity Council\b|\b[Rr]esolution \d{3,4}\b")
_TALLY = re.compile(
    r"\b(?:\d{1,2}|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|none|without dissent|unanimous\w*)\b",
    re.I,
)


def find_sittings(parsed: ParsedReport, bracket: DateBracket, reported: Sequence[Bounds]) -> frozenset[Edtf]:
    """The days of the sittings the report tells of; empty where it names neither Council nor resolution."""
    if not any(_TOLD.search(s.text) for s in parsed.sentences):
        return frozenset()
    found: set[Edtf] = set()
    for sentence in parsed.sentences:
        for expression in _days_of_sitting(sentence, reported):
            value = resolve_expression(expression, bracket)
            past = bracket.latest is None or (value or "") <= bracket.latest.isoformat()
            if value is not None and len(value) == _FULL_DAY and past:
                found.add(value)
    return frozenset(found)


def _days_of_sitting(sentence: Sentence, reported: Sequence[Bounds]) -> Iterator[DateExpression]:
    expressions = find_expressions(sentence)
    if not expressions:
        return
    body = find_body(sentence)
    said = [(a, b) for a, b in reported if a < sentence.end and sentence.start < b]
    own = [t for t in sentence.tokens if t.start >= body and not any(a <= t.start < b for a, b in said)]
    starts = {t.start: t for t in own}
    for expression in expressions:
        token = starts.get(expression.start)
        if token is None or _is_bound(sentence, token):
            continue
        verb = next((t for t in sentence.ancestors(token) if t.pos in _VERBS), sentence.root)
        if _council_acts(sentence, verb) or _is_vote(sentence, verb, own):
            yield expression


def _is_bound(sentence: Sentence, token: Token) -> bool:
    """Whether the day bounds a stretch ("until Friday") or names something ("the accord of 20 June")."""
    before = sentence.tokens[token.i - 1].text.lower() if token.i else ""
    return before in forum_class("bounding")


def _council_acts(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb, or the one it is joined to, has the Council as its subject and tells of a sitting."""
    for candidate in (verb, *(sentence.children(verb, "advcl"))):
        if candidate.lemma not in forum_class("council act"):
            continue
        for subject in sentence.children(candidate, "nsubj", "nsubjpass"):
            if find_phrases(sentence.subtree(subject), organ_words(Forum.COUNCIL)):
                return True
    return False


def _is_vote(sentence: Sentence, verb: Token, own: Sequence[Token]) -> bool:
    """Whether the clause tells a vote of the Council: with the Council or a resolution, or with its tally."""
    near = {verb.i, *(t.i for t in sentence.subtree(verb))}
    words = [t for t in own if t.i in near]
    if not any(t.lemma in forum_class("vote") for t in words):
        return False
    named = find_phrases(words, (*organ_words(Forum.COUNCIL), "resolution"))
    return bool(named) or bool(_TALLY.search(" ".join(t.text for t in words)))
