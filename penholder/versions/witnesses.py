"""Witnesses: what is known of each report as a carrier of what somebody said.

Takes related pairs, date brackets, story families and reports; gives one witness for each report. Never judges a
wording.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from urllib.parse import urlsplit

from penholder.model import (
    DateBracket,
    FurnitureKind,
    PairType,
    Report,
    ReportPair,
    SentencePair,
    Span,
    StoryFamily,
)
from penholder.vocabulary import OfficialRecord, official_records

UNNAMED = "one report"
"""What a sentence calls a report of which nothing is known."""
_TRANSLATED = re.compile(
    r"(?i)\btranslat(?:ed|ion)\s+(?:by\s+[\w .]+\s+)?from\b|\btranslated\s+by\b|\bmachine[- ]translat"
)
_TOP, _LONGEST_LINE, _LONGEST_TITLE = 8, 120, 60
"""Lines of a report in which it can name itself a record, how long such a line is, and how long a title is shown."""


@dataclass(frozen=True, slots=True)
class Witness:
    """One report as a carrier of words."""

    report: str
    family: str
    """Its story family, or its own id where none is known."""
    name: str = UNNAMED
    """How a sentence names it: its outlet where no other report has it, else its title in quotation marks."""
    earliest: date | None = None
    latest: date | None = None
    agency: str | None = None
    """The news agency it credits."""
    record: OfficialRecord | None = None
    """What kind of record of the United Nations it is."""
    told_record: bool = False
    """True when outlet or address says so, False when only the page itself does."""
    translated: bool = False
    """True when the page or the people who read it in say that it was translated."""
    faithful: tuple[tuple[str, float], ...] = ()
    """How closely it keeps the sentences it shares with each report outside its family."""
    sources: frozenset[str] = field(default_factory=frozenset)
    """Ids of the reports it was made from, at any remove."""


@dataclass(frozen=True, slots=True)
class Witnesses:
    """Every report of a pile as a witness."""

    by_report: dict[str, Witness]
    reused: dict[tuple[str, str], tuple[SentencePair, ...]] = field(default_factory=dict)
    """By pair of reports that share background: the sentences both have."""

    def find(self, report: str) -> Witness:
        """The witness of that id, with nothing known of it when it was not read."""
        return self.by_report.get(report) or Witness(report, report)

    def share_passage(self, a: Span, b: Span) -> bool:
        """Whether two different stories have these words in a passage that one took from the other or both from a third."""
        if a.report > b.report:
            a, b = b, a
        pairs = self.reused.get((a.report, b.report), ())
        return any(a.touches(pair.a) and b.touches(pair.b) for pair in pairs)


def read_witnesses(
    pairs: Sequence[ReportPair],
    brackets: Sequence[DateBracket],
    families: Sequence[StoryFamily],
    reports: Sequence[Report],
) -> Witnesses:
    """What pairs, brackets, families and the reports themselves tell of each report as a witness."""
    found: dict[str, Witness] = {}
    for family in families:
        found |= {report: Witness(report, family.id) for report in family.reports}
    for bracket in brackets:
        known = found.get(bracket.report) or Witness(bracket.report, bracket.report)
        found[bracket.report] = replace(known, earliest=bracket.earliest, latest=bracket.latest)
    outlets = [r.provenance.outlet for r in reports if r.provenance.outlet]
    for report in reports:
        known = found.get(report.id) or Witness(report.id, report.id)
        found[report.id] = _describe(known, report, outlets)
    kept, sources = _measure_faith(found, pairs), _find_sources(pairs, families)
    return Witnesses(
        {
            name: replace(w, faithful=kept.get(name, ()), sources=sources.get(name, frozenset()))
            for name, w in found.items()
        },
        {(p.a, p.b): p.sentences for p in pairs if p.type is PairType.SHARED_BACKGROUND},
    )


def _describe(witness: Witness, report: Report, outlets: Sequence[str]) -> Witness:
    record, told = _find_record(report)
    told_by = report.provenance.outlet, report.provenance.author
    notices = [
        f.span.words for f in report.furniture if f.kind in (FurnitureKind.NOTICE, FurnitureKind.CREDIT)
    ]
    return replace(
        witness,
        name=_name_report(report, outlets),
        agency=report.agency,
        record=record,
        told_record=told,
        translated=any(_TRANSLATED.search(words) for words in (*told_by, *notices) if words),
    )


def _name_report(report: Report, outlets: Sequence[str]) -> str:
    outlet = report.provenance.outlet
    if outlet and outlets.count(outlet) == 1:
        return outlet
    lines = (
        [report.title.words] if report.title else [line for line in report.text.splitlines() if line.strip()]
    )
    if not lines:
        return UNNAMED
    title = " ".join(lines[0].split())
    if len(title) > _LONGEST_TITLE:
        title = title[:_LONGEST_TITLE].rsplit(" ", 1)[0] + "…"
    return f"“{title}”"


def _find_record(report: Report) -> tuple[OfficialRecord | None, bool]:
    """What record of the United Nations a report is, and whether its outlet or address says so."""
    outlet = _fold(report.provenance.outlet or "")
    host = urlsplit(report.provenance.address or "").hostname or ""
    for record in official_records():
        if outlet and outlet in map(_fold, record.outlets):
            return record, True
        if any(host == known or host.endswith(f".{known}") for known in record.hosts):
            return record, True
    lines = [" ".join(line.split()) for line in report.text[:4_000].splitlines() if line.strip()][:_TOP]
    for record in official_records():
        if any(_lines(record).fullmatch(line) for line in lines if len(line) <= _LONGEST_LINE):
            return record, False
    return None, False


@cache
def _lines(record: OfficialRecord) -> re.Pattern[str]:
    return re.compile("|".join(record.lines) or r"(?!)", re.IGNORECASE)


def _fold(name: str) -> str:
    return " ".join(re.findall(r"[\w/]+", name.casefold()))


def _measure_faith(
    witnesses: dict[str, Witness], pairs: Sequence[ReportPair]
) -> dict[str, tuple[tuple[str, float], ...]]:
    kept: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for pair in pairs:
        a, b = (witnesses.get(r) or Witness(r, r) for r in (pair.a, pair.b))
        if pair.sentences and a.family != b.family:
            mean = sum(s.similarity for s in pair.sentences) / len(pair.sentences)
            kept[pair.a][pair.b] = kept[pair.b][pair.a] = mean
    return {report: tuple(sorted(found.items())) for report, found in kept.items()}


def _find_sources(pairs: Sequence[ReportPair], families: Sequence[StoryFamily]) -> dict[str, frozenset[str]]:
    """The reports each report was made from: by the pair's direction, and along directed edges of the copy tree."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for pair in pairs:
        if pair.earlier is not None:
            near[pair.b if pair.earlier == pair.a else pair.a].add(pair.earlier)
    for edge in (edge for family in families for edge in family.tree if edge.directed):
        near[edge.b].add(edge.a)
    return {report: frozenset(_follow(report, near) - {report}) for report in sorted(near)}


def _follow(report: str, near: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    ahead = [report]
    while ahead:
        fresh = near.get(ahead.pop(), set()) - found
        found |= fresh
        ahead.extend(fresh)
    return found
