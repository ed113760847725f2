"""Garble: passages that are probably not what was written first, each with the reason.

Takes reports with their sentences, claims, related pairs and date brackets; gives suspicions with the sister
passage and a candidate where there is one, and the claims each touches. Never removes or mends anything.

1. Damage inside one report: marks (`marks`), clashes of persons, possessors and dates (`clashes`).
2. Comparison with sister reports through corresponding sentences and statements (`sisters`).
3. The claims whose spans a suspicion touches.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from penholder.model import DateBracket, Report, ReportClaims, ReportPair, Span, Suspicion
from penholder.syntax import ParsedReport
from penholder.versions.candidates import find_candidates
from penholder.versions.clashes import find_clashes
from penholder.versions.doubts import MARKS_ONLY
from penholder.versions.marks import find_damaged_marks
from penholder.versions.passages import claim_spans, read_passages
from penholder.versions.sisters import compare_sisters

LANGUAGE = "en"
"""The rules know the marks and words of English alone; a report in another language is not judged."""
_SPEAKER_RULES = frozenset({"pronoun gender clash", "office without a holder"})
"""Rules that doubt who speaks: a sister may show who it was."""


def find_garble(
    reports: Sequence[tuple[Report, ParsedReport]],
    claims: Sequence[ReportClaims],
    pairs: Sequence[ReportPair],
    brackets: Sequence[DateBracket] = (),
) -> tuple[Suspicion, ...]:
    """Suspect passages ordered by report and place."""
    days = {b.report: b for b in brackets}
    by_report = {c.report: c for c in claims}
    texts = {
        report.id: read_passages(report, parsed, days.get(report.id))
        for report, parsed in reports
        if report.language == LANGUAGE
    }
    # 1. Damage inside one report.
    found = [s for _, text in sorted(texts.items()) for s in (*find_damaged_marks(text), *find_clashes(text))]
    # 2. Sister reports.
    found = [find_candidates(s, by_report, pairs) if s.rule in _SPEAKER_RULES else s for s in found]
    found = [_share_candidate(s, found) for s in found]
    ordered = sorted(pairs, key=lambda p: (p.a, p.b))
    found = _join(found, _choose(compare_sisters(texts, by_report, ordered, days, found)))
    # 3. Claims touched.
    touched = (_attach_claims(s, by_report.get(s.span.report)) for s in found)
    unique = {(s.span, s.rule): s for s in touched}
    return tuple(unique[key] for key in sorted(unique))


def _choose(found: Iterable[Suspicion]) -> list[Suspicion]:
    """One suspicion for each reading: with several sisters, one that takes a side, then the first sister by id."""
    best: dict[tuple[Span, str], Suspicion] = {}
    for s in sorted(found, key=lambda s: (s.span, s.rule, s.candidate is None, s.sister or s.span, s.reason)):
        best.setdefault((s.span, s.rule), s)
    return list(best.values())


def _join(found: Sequence[Suspicion], compared: Sequence[Suspicion]) -> list[Suspicion]:
    """All suspicions; a clash that a sister shows as well is told once, with the sister's words."""
    joined, told = [], set()
    for clash in found:
        shown = next((s for s in compared if s.candidate and s.span.touches(clash.span)), None)
        if clash.rule in MARKS_ONLY or clash.sister is not None or shown is None:
            joined.append(clash)
            continue
        joined.append(replace(clash, sister=shown.sister, candidate=shown.candidate))
        told.add(shown)
    return [*joined, *(s for s in compared if s not in told)]


def _share_candidate(suspicion: Suspicion, others: Sequence[Suspicion]) -> Suspicion:
    """The candidate of another suspicion about the same speaker, for one that is too short to find its own."""
    if suspicion.rule not in _SPEAKER_RULES or suspicion.candidate is not None:
        return suspicion
    for other in others:
        if other.rule in _SPEAKER_RULES and other.candidate and other.span.touches(suspicion.span):
            return replace(suspicion, sister=other.sister, candidate=other.candidate)
    return suspicion


def _attach_claims(suspicion: Suspicion, claims: ReportClaims | None) -> Suspicion:
    if claims is None:
        return suspicion
    ids = tuple(c.id for c in claims.all() if any(span.touches(suspicion.span) for span in claim_spans(c)))
    return replace(suspicion, claims=ids)
