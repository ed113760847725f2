"""Sister comparisons: what one report alone has where its sisters agree on something else.

Takes passages, claims and related pairs; gives suspicions with the sister passage. Never doubts a report that shows
no other damage on the word of one sister alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from rapidfuzz import fuzz

from penholder.model import (
    PairType,
    ReportClaims,
    ReportPair,
    Span,
    SpeakerKind,
    Statement,
    Suspicion,
)
from penholder.values.wording import align_words, match_words
from penholder.values.words import Word, WordKind, read_words
from penholder.versions.passages import Passages

COMPARED = 0.6
"""Least similarity of two corresponding sentences for a single word of one to be doubted."""
SAME_TOPIC, SAME_TOPIC_SHARED = 0.45, 2.5
"""Least share of a suspect sentence found in what a sister's speaker says, and its least weight."""

_PRONOUNS = {
    **dict.fromkeys(("he", "him", "his"), "man"),
    **dict.fromkeys(("she", "her", "hers"), "woman"),
    **dict.fromkeys(("they", "them", "their", "theirs", "it", "its"), "body"),
}
"""Whom a pronoun speaks of; "its" and "their" are both used of a government or a force."""
_SISTERS = frozenset({PairType.COPY, PairType.EDITED_COPY, PairType.REWRITE})
_CLASSES = ("state:", "mission:")


def compare_sisters(
    texts: Mapping[str, Passages], pairs: Sequence[ReportPair], damage: Mapping[str, int]
) -> Iterator[Suspicion]:
    """Pronouns and names that differ between corresponding sentences of copies; the more damaged report is doubted.

    `damage` is how many other suspicions each report has.
    """
    for pair in pairs:
        if pair.type not in _SISTERS or damage.get(pair.a, 0) == damage.get(pair.b, 0):
            continue
        for sentences in pair.sentences:
            if sentences.similarity < COMPARED:
                continue
            flip = damage.get(pair.a, 0) < damage.get(pair.b, 0)
            doubted, sister = (sentences.b, sentences.a) if flip else (sentences.a, sentences.b)
            if doubted.report in texts:
                yield from _compare(texts[doubted.report], doubted, sister)


def _compare(passages: Passages, doubted: Span, sister: Span) -> Iterator[Suspicion]:
    place, other = doubted.start, sister.start
    for part in align_words(doubted.words, sister.words):
        left, right = read_words(part.a), read_words(part.b)
        what = _doubt(left, right)
        if what is not None:
            here = passages.report.span(place + left[0].start, place + left[-1].end)
            there = Span(
                sister.report,
                other + right[0].start,
                other + right[-1].end,
                part.b[right[0].start : right[-1].end],
            )
            reason = (
                f"This version alone has “{here.words}” where its sister has “{there.words}”, "
                "and it shows other damage that the sister does not."
            )
            yield Suspicion(here, what, reason, (), there, there.words)
        place, other = place + len(part.a), other + len(part.b)


def _doubt(left: Sequence[Word], right: Sequence[Word]) -> str | None:
    if len(left) != 1 or len(right) != 1:
        return None
    a, b = left[0], right[0]
    if a.form in _PRONOUNS and b.form in _PRONOUNS and _PRONOUNS[a.form] != _PRONOUNS[b.form]:
        return "pronoun against sister"
    if a.kind is WordKind.NAME and b.kind is WordKind.NAME and a.key != b.key:
        known = [c for c in _CLASSES if a.key.startswith(c) and b.key.startswith(c)]
        if known or (_plain(a) and _plain(b) and fuzz.ratio(a.form, b.form) < 50):
            return "name against sister"
    return None


def _plain(word: Word) -> bool:
    return ":" not in word.key and not word.key.startswith("=") and len(word.form) > 3


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


_RELATED = _SISTERS | {PairType.SAME_EVENT}


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
