"""The verbs, in order: take in → parse → read → relate → bracket → extract → compare → resolve.

Takes paths and an open store; gives a `RunSummary`. Each step does only what is not yet in the store: a
second run over the same pile does nothing, one more report costs only that report, and a run killed at any
moment goes on where it stopped. Relating, bracketing, extracting and comparing are in `deriving`, which also answers
what follows from the reports known by a day.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from penholder.config import Config
from penholder.deriving import derive_record
from penholder.engine import engine_key
from penholder.errors import UnknownId
from penholder.intake import take_in
from penholder.loading import load_standing
from penholder.model import Record, Report
from penholder.preparing import paragraph_keys, parse_missing, read_missing
from penholder.runs import Progress, RunSummary, no_progress
from penholder.sources import ToldFacts
from penholder.store import LEDGERS, Store


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
        parse_missing(reports, store, config, progress)
        read_missing(reports, store, config, progress)
        derived = derive_record(reports, store, config, progress)
        anew |= derived.extracted
        with store.transaction():
            # Another run may have added reports meanwhile; what follows from fewer must not replace its work.
            if _state_key(load_standing(store), config) == state:
                _save_record(derived.record, store, state, config)


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


def _save_record(record: Record, store: Store, state: str, config: Config) -> None:
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
    store.set_fact("pipeline", config.pipeline)
    store.set_fact("state", state)
