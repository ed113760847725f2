"""Families: how the texts of a pile are related, by their words alone.

Takes reports; gives related pairs with the sentence map and the evidence. Never decides *same event*: that needs
to know who said what. The result does not depend on the order of the reports, and a pair depends on nothing but
its two reports, so one more report costs only that report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from penholder.families.align import Match, match_sentences, measure_order, measure_run
from penholder.families.candidates import CandidateIndex, find_candidates, sketch_report
from penholder.families.explaining import explain_pair
from penholder.families.group import group_families
from penholder.families.marking import describe_matches
from penholder.families.outline import Outline, outline_report
from penholder.families.rewrites import REWRITTEN, measure_likeness
from penholder.families.spread import spread_pairs
from penholder.families.traits import Agreement, Traits, compare_traits, read_traits
from penholder.model import Correspondence, PairType, Report, ReportPair

__all__ = ["group_families", "iter_pairs", "relate_reports", "relate_to"]

SHELF = 4_000
"""Outlines kept at hand, about 60 kB each; pairs come in an order that asks for most of them soon again."""
TAKEN = 0.45
"""Least share of one report's own words (outside quotation marks) standing in corresponding sentences of the other
for an edited copy. Below it lies shared background: at most a third on the development pile."""
TAKEN_SENTENCES = 0.6
"""Least share of one report's sentences with a counterpart for an edited copy. What reaches both and was
not surely copied is put to the rewrite model."""
KEPT_ORDER = 0.6
"""Least share of matched sentences in the same order for an edited copy."""
COPIED = 0.9
"""Least share of the longer report's sentences that stand unchanged in the other for a copy."""
NEARLY = 0.8
"""Least similarity of a sentence kept nearly as it is."""
LEAST_MATCHED = 24.0
"""Least weight of shared own words for an edited copy: one common sentence does not make two short reports one text."""
SURELY_COPIED = 0.5
"""Share of runs of three words as written that makes an edited copy sure; below it the rewrite model must agree,
for independent reports of one event share stock sentences."""
BACKGROUND = 5.0
"""Least weight of words in one corresponding sentence for shared background."""

WORTH_ASKING = 0.33
"""Least share of the counted words of the report that has fewer, for the rewrite model to be asked: 99.5 % of the
development rewrites lie above, half of the candidates that tell nothing below."""

_BY_TEXT = frozenset({PairType.COPY, PairType.EDITED_COPY, PairType.SHARED_BACKGROUND})


@dataclass(frozen=True, slots=True)
class _Shelf:
    """What comparing needs of each report, worked out when first asked for; the latest stay at hand."""

    outline: Callable[[str], Outline]
    keys: Callable[[str], frozenset[str]]
    """All counted words of a report."""
    traits: Callable[[str], Traits]


def relate_reports(reports: Sequence[Report], known: Sequence[ReportPair] = ()) -> tuple[ReportPair, ...]:
    """Every pair of related reports, ordered by ids; pairs already known by text are taken over unchanged."""
    return tuple(sorted(iter_pairs(reports, known), key=lambda p: (p.a, p.b)))


def iter_pairs(
    reports: Sequence[Report], known: Sequence[ReportPair] = (), *, workers: int = 1
) -> Iterator[ReportPair]:
    """The pairs of `relate_reports` one by one, reports that are much alike close to one another.

    Holds the sketches of all reports and the outlines of a few, so that a pile of any size can be read. More than one
    worker compares pairs in as many processes, which pays from some thousand reports on. Known pairs come last.
    """
    ready = {(p.a, p.b): p for p in known if _is_by_text(p)}
    taken_over: list[ReportPair] = []

    def list_missing() -> Iterator[tuple[str, str]]:
        for found in find_candidates(reports):
            pair = ready.get((found.a, found.b))
            if pair is None:
                yield found.a, found.b
            else:
                taken_over.append(pair)

    if workers > 1:
        yield from spread_pairs(reports, list_missing(), _compare_pairs, workers=workers)
    else:
        yield from _compare_pairs(reports, list_missing())
    yield from taken_over


def _is_by_text(pair: ReportPair) -> bool:
    """Whether the pair is as the two texts alone make it, not retyped from who said what."""
    return pair.type in _BY_TEXT or (pair.type is PairType.REWRITE and (pair.likeness or 0.0) >= REWRITTEN)


def _compare_pairs(reports: Sequence[Report], pairs: Iterable[tuple[str, str]]) -> Iterator[ReportPair]:
    shelf = _fill_shelf(reports)
    for a, b in pairs:
        pair = _relate(a, b, shelf)
        if pair is not None:
            yield pair


def relate_to(
    new: Report, others: Sequence[Report], *, index: CandidateIndex | None = None
) -> tuple[ReportPair, ...]:
    """The pairs one report forms with others, as `relate_reports` over all of them would give.

    An index that holds the sketches of the others saves sketching them again.
    """
    if index is None:
        index = CandidateIndex()
        for report in others:
            index.add(report.id, sketch_report(report))
    shelf = _fill_shelf([*others, new])
    pairs = (_relate(found.a, found.b, shelf) for found in index.find(new.id, sketch_report(new)))
    return tuple(pair for pair in pairs if pair is not None)


def _fill_shelf(reports: Sequence[Report]) -> _Shelf:
    by_id = {report.id: report for report in reports}
    outline = lru_cache(maxsize=SHELF)(lambda report: outline_report(by_id[report]))
    keys = lru_cache(maxsize=SHELF)(
        lambda report: frozenset(k for s in outline(report).sentences for k in s.counted)
    )
    return _Shelf(outline, keys, lru_cache(maxsize=SHELF // 4)(lambda report: read_traits(by_id[report])))


def _relate(first: str, second: str, shelf: _Shelf) -> ReportPair | None:
    a, b = shelf.outline(first), shelf.outline(second)
    matches = match_sentences(a, b)
    kind, likeness = _type_by_sentences(a, b, matches), None
    if (
        _is_doubtful(kind, a, b, matches)
        and _share_words(shelf.keys(first), shelf.keys(second)) >= WORTH_ASKING
    ):
        kind, likeness = _ask_model(kind, compare_traits(shelf.traits(first), shelf.traits(second)))
    if kind is PairType.UNRELATED:
        return None
    sentences = describe_matches(a, b, matches)
    share_a = _share((m.a for m in matches), len(a.sentences))
    share_b = _share((m.b for m in matches), len(b.sentences))
    same = sum(s.kind is Correspondence.IDENTICAL for s in sentences)
    if kind is PairType.EDITED_COPY and same >= COPIED * max(len(a.sentences), len(b.sentences)):
        kind = PairType.COPY
    order, run = measure_order(matches), measure_run(matches)
    return ReportPair(
        a.report.id,
        b.report.id,
        kind,
        share_a,
        share_b,
        order,
        run,
        sentences,
        explain_pair(kind, matches, (a, b), likeness),
        likeness=likeness,
    )


def _is_doubtful(kind: PairType, a: Outline, b: Outline, matches: tuple[Match, ...]) -> bool:
    """Whether the model of `rewrites` has a say: everywhere but where most sentences were taken nearly as they are."""
    return kind is not PairType.EDITED_COPY or not _is_nearly_identical(a, b, matches)


def _share_words(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(min(len(a), len(b)), 1)


def _is_nearly_identical(a: Outline, b: Outline, matches: tuple[Match, ...]) -> bool:
    """Most sentences of one stand in the other nearly as they are: no need to ask the model."""
    close = sum(m.similarity >= NEARLY for m in matches)
    return close >= COPIED * min(len(a.sentences), len(b.sentences))


def _ask_model(kind: PairType, agreement: Agreement) -> tuple[PairType, float | None]:
    """The type once rare words, names, numbers and their order have been heard, and the likeness where it was asked."""
    if kind is PairType.EDITED_COPY and agreement.runs_of_short >= SURELY_COPIED:
        return kind, None
    likeness = measure_likeness(agreement)
    if likeness >= REWRITTEN:
        return (kind if kind is PairType.EDITED_COPY else PairType.REWRITE), likeness
    return (PairType.SHARED_BACKGROUND if kind is PairType.EDITED_COPY else kind), likeness


def _type_by_sentences(a: Outline, b: Outline, matches: tuple[Match, ...]) -> PairType:
    if not matches:
        return PairType.UNRELATED
    own_a, taken_a = _measure_own(a, [(m.a, m.similarity) for m in matches])
    own_b, taken_b = _measure_own(b, [(m.b, m.similarity) for m in matches])
    taken = max(taken_a / own_a if own_a else 0.0, taken_b / own_b if own_b else 0.0)
    sentences = max(
        _share((m.a for m in matches), len(a.sentences)), _share((m.b for m in matches), len(b.sentences))
    )
    in_order = measure_order(matches) >= KEPT_ORDER or _is_nearly_identical(a, b, matches)
    enough = min(taken_a, taken_b) >= LEAST_MATCHED and len({m.a for m in matches}) > 1
    if taken >= TAKEN and sentences >= TAKEN_SENTENCES and in_order and enough:
        return PairType.EDITED_COPY
    if any(min(a.sentences[m.a].total, b.sentences[m.b].total) >= BACKGROUND for m in matches):
        return PairType.SHARED_BACKGROUND
    return PairType.UNRELATED


def _measure_own(outline: Outline, similarities: Iterable[tuple[int, float]]) -> tuple[float, float]:
    """Weight of a report's own words, and of those in corresponding sentences (by their similarity).

    The partners of a split sentence count together, up to the whole of it.
    """
    shares: dict[int, float] = {}
    for i, similarity in similarities:
        shares[i] = min(1.0, shares.get(i, 0.0) + similarity)
    own = sum(s.own for s in outline.sentences)
    return own, sum(outline.sentences[i].own * share for i, share in shares.items())


def _share(matched: Iterable[int], count: int) -> float:
    return round(len(set(matched)) / count, 4) if count else 0.0
