"""Retellings: reports by other hands of one event, and rewrites, from who said what.

Takes related pairs, claims and date brackets; gives the pairs with *same event* and *rewrite* where the statements
show it. Never fires on likeness of subject: the same speakers must say corresponding things on compatible days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from penholder.model import (
    Correspondence,
    DateBracket,
    PairType,
    ReportClaims,
    ReportPair,
    SentencePair,
    Statement,
)
from penholder.values.wording import compare_words, measure_similarity
from penholder.versions.speakers import name_speaker
from penholder.versions.utterances import Likeness, find_same_utterances

SPEAKERS, STATEMENTS = 2, 3
"""One event: this many speakers with a corresponding statement each, or one speaker with this many statements."""
UNDATED_STATEMENTS = 4
"""Corresponding statements needed, by two speakers, when the days of a report are not known at all."""
LATE = timedelta(days=3)
"""Reports on one event are published at most this far apart, by their best days, else by their brackets."""
REWRITTEN, REWRITTEN_IN_ORDER, REWRITTEN_STATEMENTS = 0.85, 0.8, 5
"""A rewrite: this share of one report's statements correspond, this share of them in order, at least so many."""

_BY_TEXT = frozenset({PairType.COPY, PairType.EDITED_COPY, PairType.REWRITE})
"""Types that the text alone has decided; who said what does not overrule them."""


def find_retellings(
    pairs: Sequence[ReportPair], claims: Sequence[ReportClaims], brackets: Sequence[DateBracket]
) -> tuple[ReportPair, ...]:
    """All pairs, those that retell one event or text retyped, new ones added; ordered by ids."""
    known = {(p.a, p.b): p for p in pairs}
    days = {b.report: b for b in brackets}
    by_report = {c.report: c for c in claims}
    together: defaultdict[tuple[str, str], list[Likeness]] = defaultdict(list)
    for likeness in find_same_utterances(claims, brackets, pairs):
        if likeness.a.report != likeness.b.report:
            together[_order(likeness)].append(likeness)
    for ids, likenesses in sorted(together.items()):
        pair = known.get(ids)
        if pair is not None and pair.type in _BY_TEXT:
            continue
        chosen = _choose(likenesses, ids)
        kind = _type_retelling(
            chosen, (by_report[ids[0]], by_report[ids[1]]), (days.get(ids[0]), days.get(ids[1]))
        )
        if kind is not None:
            known[ids] = _retype(pair, ids, kind, chosen)
    return tuple(known[ids] for ids in sorted(known))


def _order(likeness: Likeness) -> tuple[str, str]:
    return min(likeness.a.report, likeness.b.report), max(likeness.a.report, likeness.b.report)


_Chosen = list[tuple[Statement, Statement]]


def _choose(likenesses: list[Likeness], ids: tuple[str, str]) -> _Chosen:
    """Each statement with one partner, the surest first; in the order of the first report."""
    taken: set[str] = set()
    chosen: _Chosen = []
    for k in likenesses:
        if k.a.id in taken or k.b.id in taken:
            continue
        taken |= {k.a.id, k.b.id}
        chosen.append((k.a, k.b) if k.a.report == ids[0] else (k.b, k.a))
    return sorted(chosen, key=lambda p: (p[0].content[0].start, p[0].id))


def _type_retelling(
    chosen: _Chosen,
    claims: tuple[ReportClaims, ReportClaims],
    days: tuple[DateBracket | None, DateBracket | None],
) -> PairType | None:
    speakers = _name_speakers(chosen)
    meet = _days_meet(*days)
    if meet is False or (len(speakers) < SPEAKERS and len(chosen) < STATEMENTS):
        return None
    if meet is None and (len(speakers) < SPEAKERS or len(chosen) < UNDATED_STATEMENTS):
        return None
    fewest = min(len(c.statements) for c in claims)
    in_order = _count_in_order(chosen) / len(chosen)
    if len(chosen) >= max(REWRITTEN_STATEMENTS, REWRITTEN * fewest) and in_order >= REWRITTEN_IN_ORDER:
        return PairType.REWRITE
    return PairType.SAME_EVENT


def _name_speakers(chosen: _Chosen) -> set[str]:
    return {name for a, b in chosen if (name := name_speaker(a) or name_speaker(b))}


def _days_meet(a: DateBracket | None, b: DateBracket | None) -> bool | None:
    """Whether the two reports can be of the same days; None when a bracket bounds nothing."""
    if a is None or b is None:
        return None
    for bracket in (a, b):
        if bracket.earliest is None and bracket.latest is None:
            return None
    if a.best is not None and b.best is not None:
        return abs(a.best - b.best) <= LATE
    start = max(a.earliest or date.min, b.earliest or date.min)
    end = min(a.latest or date.max - LATE, b.latest or date.max - LATE)
    return start <= end + LATE


def _count_in_order(chosen: _Chosen) -> int:
    best: list[int] = []
    for k, (_, b) in enumerate(chosen):
        before = [best[n] for n in range(k) if chosen[n][1].content[0].start <= b.content[0].start]
        best.append(1 + max(before, default=0))
    return max(best, default=0)


def _retype(pair: ReportPair | None, ids: tuple[str, str], kind: PairType, chosen: _Chosen) -> ReportPair:
    mapped = tuple(_map_statements(a, b) for a, b in chosen)
    names = sorted(_name_speakers(chosen))
    says = {
        PairType.REWRITE: "One text rewritten",
        PairType.SAME_EVENT: "Two accounts of one event by different hands",
    }[kind]
    reason = f"{says}: {len(chosen)} statement{'s' * (len(chosen) != 1)} by {', '.join(names)} correspond on compatible days."
    if pair is None:
        return ReportPair(
            ids[0], ids[1], kind, 0.0, 0.0, _count_in_order(chosen) / len(chosen), 0, mapped, reason
        )
    new = tuple(s for s in mapped if not any(_cover(s, old) for old in pair.sentences))
    sentences = tuple(sorted((*pair.sentences, *new), key=lambda s: (s.a.start, s.b.start, s.a.end)))
    # A rewrite that who said what shows is one, however unlike the words.
    likeness = None if kind is PairType.REWRITE else pair.likeness
    return replace(pair, type=kind, sentences=sentences, reason=reason, likeness=likeness)


def _map_statements(a: Statement, b: Statement) -> SentencePair:
    left, right = (max(s.content, key=lambda span: (len(span.words), -span.start)) for s in (a, b))
    differences = compare_words(left.words, right.words)
    kind = Correspondence.REWORDED if differences else Correspondence.IDENTICAL
    return SentencePair(left, right, kind, measure_similarity(left.words, right.words), differences)


def _cover(new: SentencePair, old: SentencePair) -> bool:
    return new.a.touches(old.a) and new.b.touches(old.b)
