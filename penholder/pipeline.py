"""The verbs, in order: take in → parse → read → relate → bracket → extract → compare → resolve.

Takes paths and an open store; gives a `RunSummary`. Each step does only what is not yet in the store: a
second run over the same pile does nothing, one more report costs only that report, and a run killed at any
moment goes on where it stopped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from penholder.claims.extraction import extract_claims
from penholder.config import Config
from penholder.engine import engine_key
from penholder.errors import UnknownId
from penholder.families import relate_reports
from penholder.families.brackets import bracket_report, narrow_brackets
from penholder.intake import take_in
from penholder.loading import load_standing
from penholder.model import DateBracket, Record, Report, ReportClaims, ReportPair
from penholder.preparing import load_parsed, paragraph_keys, parse_missing, read_missing
from penholder.record.assembly import EMPTY, assemble_record
from penholder.record.identities import find_identities
from penholder.runs import Progress, RunSummary, no_progress
from penholder.sources import ToldFacts
from penholder.store import LEDGERS, Store
from penholder.syntax import ParsedReport
from penholder.versions.garble import find_garble
from penholder.versions.retellings import find_retellings


def read_pile(
    paths: Sequence[Path | str],
    store: Store,
    *,
    config: Config | None = None,
    told: ToldFacts | None = None,
    progress: Progress = no_progress,
) -> RunSummary:
    """Read the files at the paths into the store and work out everything that follows from them."""
    config = config or Config()
    summary = take_in(paths, store, config=config, told=told or ToldFacts(), progress=progress)
    extracted = work_out(store, config=config, progress=progress)
    return replace(summary, extracted=extracted)


def work_out(store: Store, *, config: Config, progress: Progress = no_progress) -> int:
    """Everything that follows from the stored reports; gives how many reports had claims extracted."""
    anew: set[str] = set()
    while True:
        reports = load_standing(store)
        state = _state_key(reports, config)
        if store.fact("state") == state:
            return len(anew)
        record, extracted = _derive_record(reports, store, config, progress)
        anew |= extracted
        with store.transaction():
            # Another run may have added reports meanwhile; what follows from fewer must not replace its work.
            if _state_key(load_standing(store), config) == state:
                _save_record(record, store, state)


def _derive_record(
    reports: Sequence[Report], store: Store, config: Config, progress: Progress
) -> tuple[Record, set[str]]:
    """The record that follows from the reports, and the ids of those whose claims were extracted anew."""
    parse_missing(reports, store, config, progress)
    read_missing(reports, store, config, progress)
    texts = [(report, load_parsed(report, store, config)) for report in reports]
    progress("relate", 0, 1)
    known = store.load("pairs", ReportPair) if store.fact("engine") == engine_key() else ()
    pairs = relate_reports(reports, known)
    own = [bracket_report(report, parsed) for report, parsed in texts]
    progress("relate", 1, 1)
    claims, first = _extract(texts, narrow_brackets(own, pairs), store, progress, pipeline=config.pipeline)
    # Retellings are known only after claims, and sisters found that way narrow brackets again.
    pairs = find_retellings(pairs, claims, narrow_brackets(own, pairs))
    brackets = narrow_brackets(own, pairs)
    claims, second = _extract(texts, brackets, store, progress, pipeline=config.pipeline)
    progress("resolve", 0, 1)
    gathered = replace(
        EMPTY,
        reports=tuple(reports),
        brackets=tuple(brackets),
        pairs=tuple(pairs),
        claims=claims,
        suspicions=find_garble(texts, claims, pairs, brackets),
        identities=find_identities(texts, claims, brackets),
        skipped=store.skipped(),
    )
    record = assemble_record(gathered)
    progress("resolve", 1, 1)
    return record, first | second


def forget_report(report_id: str, store: Store, *, config: Config) -> None:
    """Remove a report, its claims and the parses no other report shares, and work out the rest again.

    All in one transaction: killed half-way, nothing is forgotten yet and nothing hangs in the air.
    """
    if store.load_report(report_id) is None:
        raise UnknownId(f"no report has the id {report_id}; `penholder status` lists them")
    others = {
        key for r in store.load("reports", Report) if r.id != report_id for key in paragraph_keys(r, config)
    }
    with store.transaction():
        store.keep_parses(others)
        store.forget(report_id)
        work_out(store, config=config)


def _state_key(reports: Sequence[Report], config: Config) -> str:
    parts = [engine_key(), config.pipeline]
    parts += [f"{r.id}{r.path}{r.provenance}{r.supersedes}" for r in reports]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _extract(
    texts: Sequence[tuple[Report, ParsedReport]],
    brackets: Sequence[DateBracket],
    store: Store,
    progress: Progress,
    *,
    pipeline: str,
) -> tuple[tuple[ReportClaims, ...], set[str]]:
    """Claims of every report, and the ids of those read anew; a text and bracket met before are not."""
    bracket_of = {bracket.report: bracket for bracket in brackets}
    made: list[ReportClaims] = []
    anew: set[str] = set()
    for number, (report, parsed) in enumerate(texts):
        progress("extract", number, len(texts))
        key = _claims_key(report, bracket_of[report.id], pipeline)
        claims = store.extraction(key)
        if claims is None:
            claims = extract_claims(report, parsed, bracket_of[report.id])
            store.save_extraction(key, claims)
            anew.add(report.id)
        made.append(claims)
    progress("extract", len(texts), len(texts))
    return tuple(made), anew


def _claims_key(report: Report, bracket: DateBracket, pipeline: str) -> str:
    day = (bracket.earliest, bracket.latest, bracket.best)
    parts = (engine_key(), pipeline, report.id, report.provenance, *day)
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:32]


def _save_record(record: Record, store: Store, state: str) -> None:
    """Write what was worked out with the state reached."""
    for table in (
        "brackets",
        "pairs",
        "families",
        "quotes",
        "matters",
        "independence",
        "identities",
        "options",
    ):
        store.replace(table, getattr(record, table))
    for ledger in LEDGERS:
        store.replace(ledger, (claim for made in record.claims for claim in getattr(made, ledger)))
    store.save_suspicions(record.suspicions)
    store.set_fact("mission", record.mission)
    store.set_fact("engine", engine_key())
    store.set_fact("state", state)
