"""Stored reports to the record that follows from them: of all of them, or of those known by a day.

Takes an open store whose reports have been parsed and read; gives a `Record`. The record as known on a day is worked
out from the reports known by then as if there were no others, so nothing that came later can show in it: not in a
date, not in who is taken to speak, not in what looks garbled. Never writes while somebody only looks.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from penholder.claims.extraction import extract_claims
from penholder.config import Config
from penholder.engine import engine_key
from penholder.families import relate_reports
from penholder.families.brackets import bracket_report, narrow_brackets
from penholder.families.sisters import narrow_by_known
from penholder.loading import lay_beside, load_finished, load_record
from penholder.model import DateBracket, Judgement, Record, Report, ReportClaims, ReportPair, Skipped
from penholder.preparing import load_parsed
from penholder.record.assembly import EMPTY, as_known_on, assemble_record
from penholder.record.identities import find_identities
from penholder.record.judgements import list_signed
from penholder.runs import Progress, no_progress
from penholder.store import Store
from penholder.syntax import ParsedReport
from penholder.versions.garble import find_garble
from penholder.versions.retellings import find_retellings


@dataclass(frozen=True, slots=True)
class Derived:
    """A record and what was read for it."""

    record: Record
    extracted: frozenset[str]
    """Reports whose claims were extracted anew."""


@dataclass(frozen=True)
class _Pile:
    """Reports with their parses, their own brackets and their relations by text, before they hear of one another."""

    texts: tuple[tuple[Report, ParsedReport], ...]
    own: tuple[DateBracket, ...]
    pairs: tuple[ReportPair, ...]

    def only(self, reports: frozenset[str]) -> _Pile:
        """The pile of some of the reports."""
        return _Pile(
            tuple(t for t in self.texts if t[0].id in reports),
            tuple(b for b in self.own if b.report in reports),
            tuple(p for p in self.pairs if p.a in reports and p.b in reports),
        )


@dataclass(frozen=True)
class _Reader:
    """How claims are come by: kept ones where the same text was read under the same bracket, else read now."""

    store: Store
    pipeline: str
    keep: bool
    progress: Progress = no_progress

    def extract(
        self, texts: Sequence[tuple[Report, ParsedReport]], brackets: Sequence[DateBracket]
    ) -> tuple[tuple[ReportClaims, ...], frozenset[str]]:
        """Claims of every report, and the ids of those read anew; a text and bracket met before are not."""
        bracket_of = {bracket.report: bracket for bracket in brackets}
        made: list[ReportClaims] = []
        anew: set[str] = set()
        for number, (report, parsed) in enumerate(texts):
            self.progress("extract", number, len(texts))
            key = _claims_key(report, bracket_of[report.id], self.pipeline)
            claims = self.store.extraction(key)
            if claims is None:
                claims = extract_claims(report, parsed, bracket_of[report.id])
                anew.add(report.id)
                if self.keep:
                    self.store.save_extraction(key, claims)
            made.append(claims)
        self.progress("extract", len(texts), len(texts))
        return tuple(made), frozenset(anew)


def _claims_key(report: Report, bracket: DateBracket, pipeline: str) -> str:
    day = (bracket.earliest, bracket.latest, bracket.best)
    parts = (engine_key(), pipeline, report.id, report.provenance, *day)
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:32]


def derive_record(reports: Sequence[Report], store: Store, config: Config, progress: Progress) -> Derived:
    """The record that follows from reports whose paragraphs have been parsed and read."""
    texts = tuple((report, load_parsed(report, store, config)) for report in reports)
    progress("relate", 0, 1)
    known = store.load("pairs", ReportPair) if store.fact("engine") == engine_key() else ()
    pairs = relate_reports(reports, known)
    own = tuple(bracket_report(report, parsed) for report, parsed in texts)
    progress("relate", 1, 1)
    reader = _Reader(store, config.pipeline, keep=True, progress=progress)
    gathered, extracted = _gather(_Pile(texts, own, pairs), reader)
    progress("resolve", 0, 1)
    record = assemble_record(replace(gathered, skipped=store.skipped()))
    progress("resolve", 1, 1)
    return Derived(record, extracted)


def _gather(pile: _Pile, reader: _Reader) -> tuple[Record, frozenset[str]]:
    """What is read from a pile of reports by themselves and against one another, not yet assembled."""
    claims, first = reader.extract(pile.texts, narrow_brackets(pile.own, pile.pairs))
    # Retellings are known only after claims, and sisters found that way narrow brackets again.
    pairs = find_retellings(pile.pairs, claims, narrow_brackets(pile.own, pile.pairs))
    brackets = narrow_brackets(pile.own, pairs)
    claims, second = reader.extract(pile.texts, brackets)
    gathered = replace(
        EMPTY,
        reports=tuple(report for report, _ in pile.texts),
        brackets=tuple(brackets),
        pairs=tuple(pairs),
        claims=claims,
        suspicions=find_garble(pile.texts, claims, pairs, brackets),
        identities=find_identities(pile.texts, claims, brackets),
    )
    return gathered, first | second


# ---------------------------------------------------------------------- as known on a day


def load_as_known(store: Store, day: date) -> Record:
    """The record as it stood on a day, from the reports known by then alone.

    A record file that another version of Penholder worked out is reduced to those reports instead: what later reports
    had helped to date and to read stays in it until the pile is read again.
    """
    with store.snapshot():
        if store.fact("engine") != engine_key():
            return as_known_on(load_record(store), day)
        config = Config(pipeline=store.fact("pipeline") or Config().pipeline)
        reader = _Reader(store, config.pipeline, keep=False)
        pile = _load_possible(store, day, config)
        gathered, left_out = _settle_known(pile, day, reader)
        known = assemble_record(_add_left_out(gathered, left_out, pile, day, store.skipped()))
        counted = {held.report for held in known.claims}
        later = {report.id for report in load_finished(store)} - counted
        return lay_beside(known, list_signed(store.load("judgements", Judgement), day, later), store)


def _load_possible(store: Store, day: date, config: Config) -> _Pile:
    """The reports that can have been published by the day, by what each says itself."""
    reports = [
        r for r in load_finished(store) if r.provenance.published is None or r.provenance.published <= day
    ]
    texts = {r.id: (r, load_parsed(r, store, config)) for r in reports}
    own = [bracket_report(*texts[r.id]) for r in reports]
    possible = tuple(b for b in own if b.earliest is None or b.earliest <= day)
    there = {b.report for b in possible}
    stored = store.load("pairs", ReportPair)
    known = [replace(p, earlier=None, direction=()) for p in stored if p.a in there and p.b in there]
    pairs = relate_reports([r for r in reports if r.id in there], known)
    return _Pile(tuple(texts[b.report] for b in possible), possible, pairs)


def _settle_known(pile: _Pile, day: date, reader: _Reader) -> tuple[Record, tuple[DateBracket, ...]]:
    """What is read from the reports known by the day, and the brackets of the others.

    A report without a narrow bracket of its own may be known through a sister that was known by then.
    """
    brackets = narrow_by_known(pile.own, pile.pairs, day)
    claims, _ = reader.extract(pile.texts, brackets)
    brackets = narrow_by_known(pile.own, find_retellings(pile.pairs, claims, brackets), day)
    held = {b.report: b for b in brackets}
    known = frozenset(b.report for b in brackets if _is_out(b, day))
    while True:
        gathered, _ = _gather(pile.only(known), reader)
        late = [b for b in gathered.brackets if not _is_out(b, day)]
        if not late:
            return gathered, tuple(b for report, b in sorted(held.items()) if report not in known)
        # Among themselves they show that one of them may be younger than it says; it is left out after all.
        held |= {b.report: b for b in late}
        known -= {b.report for b in late}


def _is_out(bracket: DateBracket, day: date) -> bool:
    return bracket.latest is not None and bracket.latest <= day


def _add_left_out(
    gathered: Record,
    left_out: Sequence[DateBracket],
    pile: _Pile,
    day: date,
    skipped: tuple[Skipped, ...],
) -> Record:
    """The gathered record with the reports that straddle the day named in it; nothing they claim is used."""
    return replace(
        gathered,
        known_on=day,
        reports=tuple(sorted((report for report, _ in pile.texts), key=lambda r: r.id)),
        brackets=tuple(sorted((*gathered.brackets, *left_out), key=lambda b: b.report)),
        undated=tuple(b.report for b in left_out),
        skipped=skipped,
    )
