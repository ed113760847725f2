"""The verbs, in order: read → parse → relate → bracket → extract → compare → resolve.

Takes paths and an open store; gives a `RunSummary`. Each step does only what is not yet in the store: a
second run over the same pile does nothing, one more report costs only that report, and a run killed at any
moment goes on where it stopped.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from penholder.config import Config
from penholder.errors import UnreadableReport
from penholder.families import relate_reports
from penholder.families.brackets import bracket_report, narrow_brackets
from penholder.model import DateBracket, Provenance, Record, Report, ReportClaims, ReportPair, Skipped
from penholder.parsing import paragraph_key, parse_paragraphs, place_sentences, split_paragraphs
from penholder.record import EMPTY, assemble_record
from penholder.reports import make_report
from penholder.sources import SourceFile, collect_files, read_page
from penholder.store import Store, StoredFile
from penholder.syntax import ParsedReport

Progress = Callable[[str, int, int], None]
"""Called with the step, how many are done and how many there are."""


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What one run did."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: tuple[Skipped, ...] = ()
    extracted: int = 0
    """Reports whose claims were read or read again."""


def _no_progress(step: str, done: int, total: int) -> None:
    """Show nothing."""


def read_pile(
    paths: Sequence[Path | str],
    store: Store,
    *,
    config: Config | None = None,
    told: Mapping[str, Provenance] | None = None,
    progress: Progress = _no_progress,
) -> RunSummary:
    """Read the files at the paths into the store and work out everything that follows from them."""
    config = config or Config()
    summary = take_in(paths, store, config=config, told=told or {}, progress=progress)
    extracted = work_out(store, config=config, progress=progress)
    return replace(summary, extracted=extracted)


# --------------------------------------------------------------------------- sources -> reports


def take_in(
    paths: Sequence[Path | str],
    store: Store,
    *,
    config: Config,
    told: Mapping[str, Provenance],
    progress: Progress,
) -> RunSummary:
    """Files to reports in the store, one transaction each; unreadable ones are kept with their reason."""
    met = store.files()
    fresh = store.fact("engine") == engine_key()
    counts = {"new": 0, "changed": 0, "unchanged": 0}
    skipped: list[Skipped] = []
    found = list(collect_files(paths, limit_bytes=config.limit_megabytes * 1_000_000))
    for number, file in enumerate(found):
        progress("read", number, len(found))
        if isinstance(file, Skipped):
            store.save_file(StoredFile(file.path, 0, 0, None, file.stage, file.reason))
            skipped.append(file)
            continue
        before = met.get(file.path)
        if fresh and before and (before.size, before.changed) == (file.size, file.changed):
            _count_known(before, counts, skipped)
            continue
        outcome = _take_file(file, before, store, told)
        if isinstance(outcome, Skipped):
            skipped.append(outcome)
        else:
            counts[outcome] += 1
    _tell(told, store)
    progress("read", len(found), len(found))
    return RunSummary(**counts, skipped=tuple(skipped))


def _count_known(before: StoredFile, counts: dict[str, int], skipped: list[Skipped]) -> None:
    if before.report is None:
        skipped.append(Skipped(before.path, before.stage or "", before.reason or ""))
    else:
        counts["unchanged"] += 1


def _take_file(
    file: SourceFile, before: StoredFile | None, store: Store, told: Mapping[str, Provenance]
) -> Skipped | str:
    """One file to a stored report; gives what became of it."""
    try:
        page = read_page(file)
        previous = before.report if before else None
        report = make_report(page, told=told.get(file.path))
    except UnreadableReport as error:
        with store.transaction():
            store.save_file(StoredFile(file.path, file.size, file.changed, None, "sources", str(error)))
        return Skipped(file.path, "sources", str(error))
    if report.id in store.forgotten():
        reason = f"forgotten on request; `penholder forget --undo {report.id}` allows it again"
        store.save_file(StoredFile(file.path, file.size, file.changed, None, "sources", reason))
        return Skipped(file.path, "sources", reason)
    return _store_report(report, file, previous, store)


def _store_report(report: Report, file: SourceFile, previous: str | None, store: Store) -> str:
    known = {r.id: r for r in store.load("reports", Report)}
    kind = "unchanged" if report.id in known else "changed" if previous in known else "new"
    if kind == "changed":
        report = replace(report, supersedes=previous)
    elif kind == "unchanged":
        paths = [f.path for f in store.files().values() if f.report == report.id and f.path != file.path]
        report = replace(
            report, path=min([file.path, *paths]), supersedes=known[report.id].supersedes
        )
    said = store.told().get(report.id)
    if said is not None:
        report = replace(report, provenance=said)
    with store.transaction():
        store.save_report(report)
        store.save_file(StoredFile(file.path, file.size, file.changed, report.id))
    return kind


def _tell(told: Mapping[str, Provenance], store: Store) -> None:
    """Keep what the user says about files, also for files that have not changed."""
    files = store.files()
    said = store.told()
    for path, provenance in sorted(told.items()):
        report = files[path].report if path in files else None
        if report and said.get(report) != provenance:
            correct_report(store, report, provenance)


def correct_report(store: Store, report_id: str, provenance: Provenance) -> None:
    """Keep what a person says about a report; it beats what the page says."""
    report = next(r for r in store.load("reports", Report) if r.id == report_id)
    page = report.provenance
    merged = Provenance(
        outlet=provenance.outlet or page.outlet,
        address=provenance.address or page.address,
        author=provenance.author or page.author,
        published=provenance.published or page.published,
        told_by_user=tuple(sorted({*provenance.told_by_user, *page.told_by_user})),
    )
    with store.transaction():
        store.tell(report_id, merged)
        store.save_report(replace(report, provenance=merged))


# --------------------------------------------------------------------------- reports -> record


def work_out(store: Store, *, config: Config, progress: Progress = _no_progress) -> int:
    """Everything that follows from the stored reports; gives how many reports had claims extracted."""
    reports = current_reports(store)
    state = _state_key(reports, config)
    if store.fact("state") == state:
        return 0
    _parse(reports, store, config, progress)
    parsed = {r.id: load_parsed(r, store, config) for r in reports}
    pairs = _relate(reports, parsed, store, progress)
    brackets = _bracket(reports, parsed, pairs, store)
    extracted = _extract(reports, parsed, brackets, store, progress)
    gathered = _compare(reports, parsed, pairs, brackets, store)
    # Retellings are known only after claims, and sisters found that way narrow brackets again.
    pairs, brackets = gathered
    extracted |= _extract(reports, parsed, brackets, store, progress)
    _resolve(reports, parsed, pairs, brackets, store, state)
    return len(extracted)


def current_reports(store: Store) -> list[Report]:
    """Reports that no newer version supersedes, by id."""
    reports = store.load("reports", Report)
    superseded = {r.supersedes for r in reports if r.supersedes}
    standing = {f.report for f in store.files().values()}
    return [r for r in reports if r.id not in superseded or r.id in standing]


@cache
def engine_key() -> str:
    """A hash over the package's own code and vocabularies: when it changes, reports are read again."""
    digest = hashlib.sha256()
    for path in sorted(_walk(resources.files("penholder")), key=str):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _walk(folder: Traversable) -> Iterable[Traversable]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walk(entry)
        elif entry.name.endswith((".py", ".toml", ".csv")):
            yield entry


def _state_key(reports: Sequence[Report], config: Config) -> str:
    parts = [engine_key(), config.pipeline]
    parts += [f"{r.id}{r.path}{r.provenance}{r.supersedes}" for r in reports]
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def _parse(reports: Sequence[Report], store: Store, config: Config, progress: Progress) -> None:
    for number, report in enumerate(reports):
        progress("parse", number, len(reports))
        words = dict.fromkeys(w for _, w in split_paragraphs(report))
        missing = [w for w in words if not store.has_parse(paragraph_key(w, config.pipeline))]
        if not missing:
            continue
        parses = list(parse_paragraphs(missing, pipeline=config.pipeline))
        with store.transaction():
            for paragraph, sentences in zip(missing, parses, strict=True):
                store.save_parse(paragraph_key(paragraph, config.pipeline), sentences)
    progress("parse", len(reports), len(reports))


def load_parsed(report: Report, store: Store, config: Config) -> ParsedReport:
    """A report's stored parse at its own offsets."""
    keys = {paragraph_key(w, config.pipeline) for _, w in split_paragraphs(report)}
    return place_sentences(report, {k: store.parse(k) or () for k in keys}, pipeline=config.pipeline)


def _relate(
    reports: Sequence[Report], parsed: Mapping[str, ParsedReport], store: Store, progress: Progress
) -> tuple[ReportPair, ...]:
    progress("relate", 0, 1)
    pairs = relate_reports([(r, parsed[r.id]) for r in reports])
    progress("relate", 1, 1)
    return pairs


def _bracket(
    reports: Sequence[Report],
    parsed: Mapping[str, ParsedReport],
    pairs: Sequence[ReportPair],
    store: Store,
) -> tuple[DateBracket, ...]:
    own = [bracket_report(r, parsed[r.id]) for r in reports]
    with store.transaction():
        store.replace("own_brackets", own)
    return narrow_brackets(own, pairs)


def _extract(
    reports: Sequence[Report],
    parsed: Mapping[str, ParsedReport],
    brackets: Sequence[DateBracket],
    store: Store,
    progress: Progress,
) -> set[str]:
    """Claims of every report whose text, bracket or engine changed; gives the ids of those reports."""
    from penholder.claims import extract_claims

    done = store.extracted()
    bracket_of = {b.report: b for b in brackets}
    todo = [(r, key) for r in reports if done.get(r.id) != (key := _claims_key(r, bracket_of[r.id]))]
    for number, (report, key) in enumerate(todo):
        progress("extract", number, len(todo))
        claims = extract_claims(report, parsed[report.id], bracket_of[report.id])
        with store.transaction():
            store.save_claims(claims, key)
    progress("extract", len(todo), len(todo))
    return {report.id for report, _ in todo}


def _claims_key(report: Report, bracket: DateBracket) -> str:
    parts = (engine_key(), report.id, report.provenance, bracket.earliest, bracket.latest, bracket.best)
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:32]


def _compare(
    reports: Sequence[Report],
    parsed: Mapping[str, ParsedReport],
    pairs: Sequence[ReportPair],
    brackets: Sequence[DateBracket],
    store: Store,
) -> tuple[tuple[ReportPair, ...], tuple[DateBracket, ...]]:
    from penholder.versions.retellings import find_retellings

    told = find_retellings(pairs, load_claims(reports, store), brackets)
    own = store.load("own_brackets", DateBracket)
    return told, narrow_brackets(own, told)


def load_claims(reports: Sequence[Report], store: Store) -> tuple[ReportClaims, ...]:
    """Stored claims of the reports, in their order."""
    return tuple(store.load_claims(r.id) for r in reports)


def _resolve(
    reports: Sequence[Report],
    parsed: Mapping[str, ParsedReport],
    pairs: Sequence[ReportPair],
    brackets: Sequence[DateBracket],
    store: Store,
    state: str,
) -> None:
    """Suspicions, identities and everything that follows, written in one transaction with the state reached."""
    from penholder.record.identities import find_identities
    from penholder.versions.garble import find_garble

    claims = load_claims(reports, store)
    texts = [(r, parsed[r.id]) for r in reports]
    record = assemble_record(
        replace(
            EMPTY,
            reports=tuple(reports),
            brackets=tuple(brackets),
            pairs=tuple(pairs),
            claims=claims,
            suspicions=find_garble(texts, claims, pairs, brackets),
            identities=find_identities(texts, claims),
            skipped=store.skipped(),
        )
    )
    with store.transaction():
        for table in ("brackets", "pairs", "families", "quotes", "matters", "identities", "options"):
            store.replace(table, getattr(record, table))
        store.save_suspicions(record.suspicions)
        store.set_fact("mission", record.mission)
        store.set_fact("engine", engine_key())
        store.set_fact("state", state)


def load_record(store: Store) -> Record:
    """The whole record as it stands in the store."""
    from penholder import model

    reports = current_reports(store)
    brackets = store.load("brackets", DateBracket)
    from penholder.record.history import latest_known

    return Record(
        known_on=latest_known(brackets),
        reports=tuple(reports),
        brackets=brackets,
        undated=(),
        pairs=store.load("pairs", model.ReportPair),
        families=store.load("families", model.StoryFamily),
        claims=load_claims(reports, store),
        quotes=store.load("quotes", model.QuoteFamily),
        suspicions=store.suspicions(),
        matters=tuple(
            sorted(store.load("matters", model.Matter), key=lambda m: (m.ledger, m.label, m.id))
        ),
        identities=store.load("identities", model.Identity),
        options=store.load("options", model.Option),
        skipped=store.skipped(),
        mission=store.fact("mission"),
    )
