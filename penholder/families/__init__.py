"""Families: how the texts of a pile are related, by their words alone.

Takes reports; gives related pairs with the sentence map and the evidence. Never decides
*rewrite* or *same event*: those need to know who said what. The result does not depend on the order of the
reports, and a pair depends on nothing but its two reports, so one more report costs only that report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from penholder.families.align import Match, match_sentences, measure_order, measure_run
from penholder.families.candidates import CandidateIndex, find_candidates, sketch_report
from penholder.families.group import group_families
from penholder.families.marking import describe_matches
from penholder.families.outline import Outline, outline_report
from penholder.model import Correspondence, PairType, Report, ReportPair

__all__ = ["group_families", "iter_pairs", "relate_reports", "relate_to"]

SHELF = 4_000
"""Outlines kept at hand, about 60 kB each; pairs come in an order that asks for most of them soon again."""
TAKEN = 0.45
"""Least share of one report's own words (outside quotation marks) standing in corresponding sentences of the other
for an edited copy. Below it lies shared background: at most a third on the development pile."""
TAKEN_SENTENCES = 0.6
"""Least share of one report's sentences with a counterpart for an edited copy. With TAKEN it joins 0.9 % of the pairs
of one ECB+ topic that are not listed as near-copies (most of those joined do copy one wire story); 0.5 joins 1.5 %."""
KEPT_ORDER = 0.6
"""Least share of matched sentences in the same order for an edited copy."""
COPIED = 0.9
"""Least share of both reports' sentences with an identical or nearly identical counterpart for a copy."""
LEAST_MATCHED = 24.0
"""Least weight of shared own words for an edited copy: one common sentence does not make two short reports one text."""
BACKGROUND = 5.0
"""Least weight of words in one corresponding sentence for shared background."""

_BY_TEXT = frozenset({PairType.COPY, PairType.EDITED_COPY, PairType.SHARED_BACKGROUND})


def relate_reports(reports: Sequence[Report], known: Sequence[ReportPair] = ()) -> tuple[ReportPair, ...]:
    """Every pair of related reports, ordered by ids; pairs already known by text are taken over unchanged."""
    return tuple(sorted(iter_pairs(reports, known), key=lambda p: (p.a, p.b)))


def iter_pairs(reports: Sequence[Report], known: Sequence[ReportPair] = ()) -> Iterator[ReportPair]:
    """The pairs of `relate_reports` one by one, reports that are much alike close to one another.

    Holds the sketches of all reports and the outlines of a few, so that a pile of any size can be read.
    """
    ready = {(p.a, p.b): p for p in known if p.type in _BY_TEXT}
    outlines = _shelve_outlines(reports)
    for found in find_candidates(reports):
        pair = ready.get((found.a, found.b)) or _relate(outlines(found.a), outlines(found.b))
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
    outlines = _shelve_outlines([*others, new])
    pairs = (
        _relate(outlines(found.a), outlines(found.b)) for found in index.find(new.id, sketch_report(new))
    )
    return tuple(pair for pair in pairs if pair is not None)


def _shelve_outlines(reports: Sequence[Report]) -> Callable[[str], Outline]:
    by_id = {report.id: report for report in reports}
    return lru_cache(maxsize=SHELF)(lambda report: outline_report(by_id[report]))


def _relate(a: Outline, b: Outline) -> ReportPair | None:
    matches = match_sentences(a, b)
    if not matches:
        return None
    kind = _type_pair(a, b, matches)
    if kind is PairType.UNRELATED:
        return None
    sentences = describe_matches(a, b, matches)
    share_a = _share((m.a for m in matches), len(a.sentences))
    share_b = _share((m.b for m in matches), len(b.sentences))
    if kind is PairType.EDITED_COPY and min(share_a, share_b) >= COPIED:
        same = sum(s.kind is Correspondence.IDENTICAL for s in sentences)
        kind = PairType.COPY if same >= COPIED * len(sentences) else kind
    order, run = measure_order(matches), measure_run(matches)
    reason = _explain(kind, matches, (a, b), order, run)
    earlier = _find_earlier(a.report, b.report) if kind is not PairType.SHARED_BACKGROUND else None
    return ReportPair(
        a.report.id, b.report.id, kind, share_a, share_b, order, run, sentences, reason, earlier
    )


def _type_pair(a: Outline, b: Outline, matches: tuple[Match, ...]) -> PairType:
    own_a, taken_a = _measure_own(a, {m.a: m.similarity for m in matches})
    own_b, taken_b = _measure_own(b, {m.b: m.similarity for m in matches})
    taken = max(taken_a / own_a if own_a else 0.0, taken_b / own_b if own_b else 0.0)
    sentences = max(
        _share((m.a for m in matches), len(a.sentences)), _share((m.b for m in matches), len(b.sentences))
    )
    in_order = measure_order(matches) >= KEPT_ORDER
    enough = min(taken_a, taken_b) >= LEAST_MATCHED and len({m.a for m in matches}) > 1
    if taken >= TAKEN and sentences >= TAKEN_SENTENCES and in_order and enough:
        return PairType.EDITED_COPY
    if any(min(a.sentences[m.a].total, b.sentences[m.b].total) >= BACKGROUND for m in matches):
        return PairType.SHARED_BACKGROUND
    return PairType.UNRELATED


def _measure_own(outline: Outline, similarity: dict[int, float]) -> tuple[float, float]:
    """Weight of a report's own words, and of those in corresponding sentences (by their similarity)."""
    own = sum(s.own for s in outline.sentences)
    return own, sum(outline.sentences[i].own * share for i, share in similarity.items())


def _share(matched: Iterable[int], count: int) -> float:
    return round(len(set(matched)) / count, 4) if count else 0.0


def _find_earlier(a: Report, b: Report) -> str | None:
    """The report that credits a news agency when the other does not: it stands nearer to the wire."""
    if (a.agency is None) == (b.agency is None):
        return None
    return a.id if a.agency is not None else b.id


def _explain(
    kind: PairType, matches: tuple[Match, ...], outlines: tuple[Outline, Outline], order: float, run: int
) -> str:
    counts = (len({m.a for m in matches}), len({m.b for m in matches}))
    shares = " and ".join(f"{count} of {len(o.sentences)}" for count, o in zip(counts, outlines, strict=True))
    mean = sum(m.similarity for m in matches) / len(matches)
    says = {
        PairType.COPY: "Nearly every sentence stands unchanged in both",
        PairType.EDITED_COPY: "One text with changed words",
        PairType.SHARED_BACKGROUND: "Different stories that reuse some sentences",
    }[kind]
    return (
        f"{says}: {shares} sentences correspond (on average {mean:.0%} of the words), "
        f"{order:.0%} of them in the same order, longest run {run}."
    )
