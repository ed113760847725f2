"""Quote families: every version of one utterance, how the wordings drift, and which stands nearest the origin.

Takes claims, related pairs, date brackets and story families; gives quote families of two or more versions. Never
joins different utterances of one speaker, and never shows a wording as exact when no evidence prefers it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from penholder.model import (
    CollatedPlace,
    DateBracket,
    QuoteFamily,
    QuoteVersion,
    Report,
    ReportClaims,
    ReportPair,
    Span,
    SpeakerKind,
    Statement,
    StoryFamily,
    make_id,
)
from penholder.values.dates import overlaps
from penholder.values.wording import compare_words, match_words, measure_drift, measure_similarity
from penholder.values.words import read_words
from penholder.versions.collation import collate_words, find_base
from penholder.versions.origin import COUNTERPART, Version, find_nearest
from penholder.versions.speakers import name_speaker
from penholder.versions.utterances import Likeness, find_same_utterances
from penholder.versions.witnesses import Witnesses, read_witnesses

QUOTED_CORE = 0.4
"""A version is shown by its quoted words alone when these are at least this share of what is said."""


def collate_quotes(
    claims: Sequence[ReportClaims],
    pairs: Sequence[ReportPair],
    brackets: Sequence[DateBracket],
    families: Sequence[StoryFamily],
    reports: Sequence[Report] = (),
) -> tuple[QuoteFamily, ...]:
    """Quote families ordered by their first version.

    The first version is the one nearest the origin or, where the exact words are unknown, the one closest to the base
    reading (the majority place by place); differences and drift of the others are measured against it. They follow
    quoted before paraphrased, by date bracket, report and place. `reports`, when given, let agency credits, official
    records and translations speak for or against a version and give the reasons their names.
    """
    statements = {s.id: s for c in claims for s in c.statements}
    place = _Places({b.report: b for b in brackets})
    witnesses = read_witnesses(pairs, brackets, families, reports)
    groups = _join_versions(find_same_utterances(claims, brackets, pairs), statements)
    found = [
        _collate([statements[i] for i in ids], place, witnesses)
        for ids in groups
        if not _inside(ids, groups, statements)
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


def _inside(ids: tuple[str, ...], groups: list[tuple[str, ...]], statements: dict[str, Statement]) -> bool:
    """Whether all versions stand inside the versions of another utterance, and so are shown with it."""
    outer = {statements[i].nested_in for i in ids}
    return None not in outer and any(outer <= set(other) for other in groups)


def _can_join(
    left: set[str], right: set[str], linked: set[tuple[str, str]], statements: dict[str, Statement]
) -> bool:
    return all(
        (min(a, b), max(a, b)) in linked or _may_be_one(statements[a], statements[b])
        for a in left
        for b in right
    )


def _may_be_one(a: Statement, b: Statement) -> bool:
    """Whether a version between them may make them one: a copy that lost its dateline must not join two days."""
    return a.report != b.report and (a.said is None or b.said is None or overlaps(a.said, b.said))


def _collate(members: list[Statement], place: _Places, witnesses: Witnesses) -> QuoteFamily:
    chosen = sorted(_quote_alike(members), key=lambda v: (not v.quoted, place(v.statement)))
    places = collate_words([v.words.words for v in chosen])
    nearest, reason = find_nearest(chosen, places, witnesses)
    order = _put_first(_find_reference(chosen, places, nearest), len(chosen))
    chosen = [chosen[n] for n in order]
    return QuoteFamily(
        make_id("q", *sorted(s.id for s in members)),
        _name_family([v.statement for v in chosen]),
        _compare_versions(chosen),
        nearest,
        reason,
        tuple(replace(p, readings=tuple(p.readings[n] for n in order)) for p in places),
        _measure_family([v.words.words for v in chosen]),
    )


def _find_reference(versions: Sequence[Version], places: Sequence[CollatedPlace], nearest: str | None) -> int:
    """The version the others are measured against: the nearest, else the one closest to the base reading.

    The base reading is the majority place by place; quoted versions come before paraphrases.
    """
    for n, version in enumerate(versions):
        if version.statement.id == nearest:
            return n
    agreed = find_base(places)
    return min(range(len(versions)), key=lambda n: (not versions[n].quoted, -agreed[n], n))


def _put_first(first: int, count: int) -> list[int]:
    return [first, *(n for n in range(count) if n != first)]


def _compare_versions(versions: Sequence[Version]) -> tuple[QuoteVersion, ...]:
    first = versions[0].words.words
    return tuple(
        QuoteVersion(
            v.statement.id,
            v.words,
            compare_words(first, v.words.words) if n else (),
            measure_drift(first, v.words.words) if n else 0.0,
        )
        for n, v in enumerate(versions)
    )


def _measure_family(wordings: Sequence[str]) -> float:
    """Mean share of differing words over all pairs of versions; equal wordings are measured once."""
    held = Counter(wordings)
    apart = sum(held[a] * held[b] * measure_drift(a, b) for a, b in combinations(sorted(held), 2))
    return round(apart / (len(wordings) * (len(wordings) - 1) / 2), 4)


def _name_family(statements: Sequence[Statement]) -> str:
    """The name most versions give, people before states and full names before surnames."""
    names = Counter((s.speaker.kind is SpeakerKind.PERSON, name_speaker(s) or "") for s in statements)
    return min(names, key=lambda n: (not n[0], -names[n], " " not in n[1], n[1]))[1]


def _quote_alike(statements: Sequence[Statement]) -> list[Version]:
    """The passages of all versions, those that quote less cut to their quotation where others quote the same."""
    chosen = [_choose_words(s, [o for o in statements if o is not s]) for s in statements]
    quoted = sorted({v.words.words for v in chosen if v.quoted})
    return [v if v.quoted else _cut_to_quotation(v, quoted) for v in chosen]


def _cut_to_quotation(version: Version, quoted: Sequence[str]) -> Version:
    core = _longest(version.statement.quoted)
    if core is None or not any(measure_similarity(core.words, q) >= COUNTERPART for q in quoted):
        return version
    return Version(version.statement, core, quoted=True)


def _choose_words(statement: Statement, others: Sequence[Statement]) -> Version:
    """The passage a version is shown and compared by: its quoted words where they carry the content, else the content.

    Of several fragments it is one that other versions have too.
    """
    core, content = _longest(statement.quoted), _longest(statement.content)
    assert content is not None, "a statement has content"
    if core is not None and _weigh(core) >= QUOTED_CORE * _weigh(content) and _stands_in(core, others):
        return Version(statement, core, quoted=True)
    if len(statement.content) > 1 and not _stands_in(content, others):
        content = next((c for c in statement.content if _stands_in(c, others)), content)
    return Version(statement, content, quoted=False)


def _stands_in(passage: Span, others: Sequence[Statement]) -> bool:
    """Whether most of what a passage says stands in another version."""
    words = read_words(passage.words)
    for other in others:
        shared, own, _ = match_words(words, [w for span in other.content for w in read_words(span.words)])
        if own and shared >= COUNTERPART * own:
            return True
    return False


def _longest(spans: Sequence[Span]) -> Span | None:
    return max(spans, key=lambda s: (len(s.words), -s.start), default=None)


def _weigh(span: Span) -> float:
    return sum(w.weight for w in read_words(span.words))
