"""Candidates: who probably spoke where the text cannot be right.

Takes a suspicion about a speaker, claims and related pairs; gives the suspicion with the sister's passage on the same
topic and its speaker. Never names a speaker who is not heard in the doubted report as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from penholder.model import PairType, ReportClaims, ReportPair, SpeakerKind, Statement, Suspicion
from penholder.values.wording import match_words
from penholder.values.words import Word, WordKind, read_words

SAME_TOPIC, SAME_TOPIC_SHARED = 0.45, 2.5
"""Least share of a suspect sentence found in what a sister's speaker says, and its least weight."""

_RELATED = frozenset({PairType.COPY, PairType.EDITED_COPY, PairType.REWRITE, PairType.SAME_EVENT})


def find_candidates(
    suspicion: Suspicion, claims: Mapping[str, ReportClaims], pairs: Sequence[ReportPair]
) -> Suspicion:
    """The suspicion with the sister's passage on the same topic and its speaker, when there is one."""
    if suspicion.sister is not None:
        return suspicion
    report = suspicion.span.report
    sisters = sorted(
        {p.b if p.a == report else p.a for p in pairs if report in (p.a, p.b) and p.type in _RELATED}
    )
    here = {s.speaker.name for s in claims[report].statements} if report in claims else set()
    scored = [
        (score, statement.id, statement)
        for sister in sisters
        if sister in claims
        for statement in claims[sister].statements
        if statement.speaker.kind is SpeakerKind.PERSON
        and statement.speaker.name in here
        and (score := _score_topic(suspicion.span.words, statement)) > 0
    ]
    if not scored:
        return suspicion
    _, _, best = min(scored, key=lambda s: (-s[0], s[1]))
    words = max(best.content, key=lambda span: (len(span.words), -span.start))
    return replace(suspicion, sister=words, candidate=best.speaker.name)


def _score_topic(passage: str, statement: Statement) -> float:
    """Largest share of one sentence of the passage that the statement says too, when two counted words stand together."""
    said = read_words(" ".join(s.words for s in statement.content))
    runs = set(_runs(said))
    best = 0.0
    for part in passage.replace("“", ".").split("."):
        words = read_words(part)
        shared, of_part, _ = match_words(words, said)
        if of_part and shared >= SAME_TOPIC_SHARED and runs & set(_runs(words)):
            best = max(best, shared / of_part)
    return best if best >= SAME_TOPIC else 0.0


def _runs(words: Sequence[Word]) -> list[tuple[str, str]]:
    keys = [w.key for w in words if w.kind is not WordKind.FUNCTION]
    return list(pairwise(keys))
