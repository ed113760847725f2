"""Sister comparisons: what one report alone has where its sisters agree on something else.

Takes passages, claims, related pairs and the damage found inside each report; gives suspicions with the sister
passage. Never flags a synonym, and never takes a side where nothing tells two versions apart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from penholder.model import (
    DateBracket,
    PairType,
    ReportClaims,
    ReportPair,
    SentencePair,
    Suspicion,
)
from penholder.values.words import WordKind, read_words
from penholder.versions.doubts import Doubt, Judge
from penholder.versions.passages import Passages, claim_spans
from penholder.versions.readings import find_places
from penholder.versions.sides import Place, Reading, ReadingKind

COMPARED, CLOSE = 0.6, 0.7
"""Least similarity of two corresponding sentences for a pronoun or an owner to be doubted, and for anything else.
Chosen on a fifth of the development rewrites: below, sentences of one pattern that tell of other years and figures."""
LEAST_WORDS = 6
"""Counted words of a sentence: shorter headings tell of many events in one pattern."""
BACKGROUND = 0.8
"""The same for a background sentence of different stories."""

_SISTERS = frozenset({PairType.COPY, PairType.EDITED_COPY, PairType.REWRITE})
_LOOSE = frozenset({ReadingKind.PRONOUN, ReadingKind.OWNER})
_MAY_MOVE = frozenset({ReadingKind.NUMBER, ReadingKind.DATE})
"""What a later story brings up to date in a sentence it reuses."""


def compare_sisters(
    texts: Mapping[str, Passages],
    claims: Mapping[str, ReportClaims],
    pairs: Sequence[ReportPair],
    brackets: Mapping[str, DateBracket],
    suspicions: Sequence[Suspicion],
) -> Iterator[Suspicion]:
    """Readings of corresponding sentences that cannot both be right: the doubtful one, or both when nothing decides.

    `suspicions` are those found inside the reports. An undecided difference is told only when it touches a claim.
    """
    judge = Judge(texts, pairs, suspicions)
    for pair in pairs:
        if pair.a not in texts or pair.b not in texts:
            continue
        for sentences in pair.sentences:
            for place in _find_comparable(texts, pair, sentences):
                doubt = judge.weigh(pair, place)
                if _is_update(pair, place, brackets) and not doubt.firm:
                    continue
                if doubt.side or _tells(place, claims):
                    yield from _suspect(place, doubt)


def _find_comparable(
    texts: Mapping[str, Passages], pair: ReportPair, sentences: SentencePair
) -> Iterator[Place]:
    sisters = pair.type in _SISTERS
    if sentences.similarity < (COMPARED if sisters else BACKGROUND) or not sentences.differences:
        return
    if not sisters and pair.type is not PairType.SHARED_BACKGROUND:
        return
    long = all(_count_words(s.words) >= LEAST_WORDS for s in (sentences.a, sentences.b))
    for place in find_places((texts[pair.a], texts[pair.b]), (sentences.a, sentences.b)):
        close = place.kind in _LOOSE or (long and sentences.similarity >= CLOSE)
        if close and (sisters or place.kind not in _MAY_MOVE):
            yield place


def _count_words(sentence: str) -> int:
    return sum(w.kind is not WordKind.FUNCTION for w in read_words(sentence))


def _is_update(pair: ReportPair, place: Place, brackets: Mapping[str, DateBracket]) -> bool:
    """Whether the two reports are of different days, so that a figure may have been brought up to date."""
    days = [brackets[r].best if r in brackets else None for r in (pair.a, pair.b)]
    return place.kind in _MAY_MOVE and None not in days and days[0] != days[1]


def _tells(place: Place, claims: Mapping[str, ReportClaims]) -> bool:
    """Whether an undecided difference changes a claim."""
    return any(
        reading.words.start < span.end and span.start < reading.words.end
        for reading in (place.a, place.b)
        for claim in (claims[reading.words.report].all() if reading.words.report in claims else ())
        for span in claim_spans(claim)
    )


def _suspect(place: Place, doubt: Doubt) -> Iterator[Suspicion]:
    for side, here, there in (("a", place.a, place.b), ("b", place.b, place.a)):
        if doubt.side in ("", side):
            yield _describe(place.kind, here, there, doubt)


def _describe(kind: ReadingKind, here: Reading, there: Reading, doubt: Doubt) -> Suspicion:
    has = _say(here, there)
    alone = "This version alone" if doubt.side else "This version"
    reason = f"{alone} has {has}, {doubt.why}."
    candidate = there.words.words if doubt.side else None
    return Suspicion(here.words, f"{kind} against sister", reason, (), there.words, candidate)


def _say(here: Reading, there: Reading) -> str:
    if here.form and there.form:
        return f"“{here.words.words}” where its sister has “{there.words.words}”"
    if here.form:
        return f"“{here.words.words}”, which its sister does not have"
    return f"no “{there.words.words}” before “{here.words.words}” where its sister has it"
