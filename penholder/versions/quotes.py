"""Quote families: every version of one utterance, how the wordings drift, and which stands nearest the origin.

Takes claims, related pairs, date brackets and story families; gives quote families of two or more versions. Never
joins different utterances of one speaker, and never shows a wording as exact when no evidence prefers it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from penholder.model import (
    DateBracket,
    QuoteFamily,
    QuoteVersion,
    Report,
    ReportClaims,
    ReportPair,
    Span,
    Statement,
    StoryFamily,
    make_id,
)
from penholder.values.wording import compare_words, measure_drift
from penholder.values.words import read_words
from penholder.versions.origin import Version, Witnesses, find_nearest, read_witnesses
from penholder.versions.utterances import Likeness, find_same_utterances, name_speaker

QUOTED_CORE = 0.4
"""A version is shown by its quoted words alone when these are at least this share of what is said in every version."""


def collate_quotes(
    claims: Sequence[ReportClaims],
    pairs: Sequence[ReportPair],
    brackets: Sequence[DateBracket],
    families: Sequence[StoryFamily],
    reports: Sequence[Report] = (),
) -> tuple[QuoteFamily, ...]:
    """Quote families ordered by their first version; versions by date bracket, report and place.

    `reports`, when given, let a credited news agency speak for a version.
    """
    statements = {s.id: s for c in claims for s in c.statements}
    place = _Places({b.report: b for b in brackets})
    witnesses = read_witnesses(pairs, brackets, families, reports)
    found = [
        _collate([statements[i] for i in ids], place, witnesses)
        for ids in _join_versions(find_same_utterances(claims, brackets, pairs), statements)
    ]
    return tuple(sorted(found, key=lambda f: (place(statements[f.versions[0].statement]), f.id)))


@dataclass(frozen=True, slots=True)
class _Places:
    """Orders statements by the day of their report, then report, then offset."""

    days: dict[str, DateBracket]

    def __call__(self, statement: Statement) -> tuple[date, date, str, int, str]:
        bracket = self.days.get(statement.report)
        early = (bracket.best or bracket.earliest or date.max) if bracket else date.max
        late = (bracket.latest or date.max) if bracket else date.max
        return early, late, statement.report, statement.content[0].start, statement.id


def _join_versions(likenesses: Sequence[Likeness], statements: dict[str, Statement]) -> list[tuple[str, ...]]:
    """Groups of statement ids; two statements of one report share a group only when they repeat one another."""
    linked = {(k.a.id, k.b.id) for k in likenesses}
    group: dict[str, set[str]] = {}
    for k in likenesses:
        left, right = group.get(k.a.id, {k.a.id}), group.get(k.b.id, {k.b.id})
        if left is right or not _can_join(left, right, linked, statements):
            continue
        joined = left | right
        group.update(dict.fromkeys(joined, joined))
    groups = {tuple(sorted(members)) for members in group.values()}
    return sorted(groups)


def _can_join(
    left: set[str], right: set[str], linked: set[tuple[str, str]], statements: dict[str, Statement]
) -> bool:
    return all(
        statements[a].report != statements[b].report or (min(a, b), max(a, b)) in linked
        for a in left
        for b in right
    )


def _collate(members: list[Statement], place: _Places, witnesses: Witnesses) -> QuoteFamily:
    ordered = sorted(members, key=place)
    words = _choose_words(ordered)
    first = words[0].words
    versions = tuple(
        QuoteVersion(
            statement.id,
            span,
            compare_words(first, span.words) if n else (),
            measure_drift(first, span.words) if n else 0.0,
        )
        for n, (statement, span) in enumerate(zip(ordered, words, strict=True))
    )
    nearest, reason = find_nearest(
        tuple(Version(s, span) for s, span in zip(ordered, words, strict=True)), witnesses
    )
    persons = [n for s in ordered if s.speaker.kind == "person" and (n := name_speaker(s))]
    speaker = (persons or [name_speaker(ordered[0]) or ""])[0]
    return QuoteFamily(make_id("q", *sorted(s.id for s in ordered)), speaker, versions, nearest, reason)


def _choose_words(statements: Sequence[Statement]) -> list[Span]:
    """The passage each version is shown and compared by: the quoted words where all have them, else the content."""
    cores = [_longest(s.quoted) for s in statements]
    contents = [_longest(s.content) for s in statements]
    quoted = [
        core
        if core is not None and content is not None and _weigh(core) >= QUOTED_CORE * _weigh(content)
        else None
        for core, content in zip(cores, contents, strict=True)
    ]
    chosen = quoted if all(q is not None for q in quoted) else contents
    return [span for span in chosen if span is not None]


def _longest(spans: Sequence[Span]) -> Span | None:
    return max(spans, key=lambda s: (len(s.words), -s.start), default=None)


def _weigh(span: Span) -> float:
    return sum(w.weight for w in read_words(span.words))
