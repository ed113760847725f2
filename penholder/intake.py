"""Files to reports in the store, one transaction each.

Takes paths and an open store; gives what became of each file. A file whose size and change time are known is
not opened again; a changed file becomes a new version of its report, a renamed one stays the same report.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from penholder.config import Config
from penholder.engine import engine_key
from penholder.errors import UnknownId, UnreadableReport
from penholder.model import Provenance, Report, Skipped
from penholder.reports import make_report
from penholder.runs import Progress, RunSummary
from penholder.sources import SkippedFile, SourceFile, ToldFacts, collect_files, read_page
from penholder.store import Store, StoredFile


def take_in(
    paths: Sequence[Path | str], store: Store, *, config: Config, told: ToldFacts, progress: Progress
) -> RunSummary:
    """Read every file at the paths that the store does not know yet; unreadable ones keep their reason."""
    met = store.files()
    fresh = store.fact("engine") == engine_key()
    found = list(collect_files(paths, limit_bytes=config.limit_megabytes * 1_000_000))
    outcomes: list[Skipped | str] = []
    for number, file in enumerate(found):
        progress("read", number, len(found))
        seen = _stamp(file)
        before = met.get(seen.place)
        if (
            fresh
            and before
            and (before.size, before.changed, before.stage) == (seen.size, seen.changed, None)
        ):
            outcomes.append("unchanged")
        elif isinstance(file, SkippedFile):
            outcomes.append(_keep_skipped(Skipped(file.path, file.stage, file.reason), seen, before, store))
        elif fresh and before and (before.size, before.changed) == (seen.size, seen.changed):
            outcomes.append(Skipped(before.path, before.stage or "", before.reason or ""))
        else:
            outcomes.append(_take_file(file, seen, before, store))
    _drop_vanished(met.values(), store)
    _keep_told({_stamp(file).place for file in found}, told, store)
    progress("read", len(found), len(found))
    return RunSummary(
        new=outcomes.count("new"),
        changed=outcomes.count("changed"),
        unchanged=outcomes.count("unchanged"),
        skipped=tuple(o for o in outcomes if isinstance(o, Skipped)),
    )


def _stamp(file: SourceFile | SkippedFile) -> StoredFile:
    place = os.fsencode(file.file.absolute()).decode(errors="backslashreplace")
    try:
        status = file.file.stat()
    except OSError:
        return StoredFile(place, file.path, 0, 0, None)
    return StoredFile(place, file.path, status.st_size, status.st_mtime_ns, None)


def _keep_skipped(skipped: Skipped, seen: StoredFile, before: StoredFile | None, store: Store) -> Skipped:
    """Remember why the file has no report; one that was readable before keeps the report it had."""
    report = before.report if before else None
    store.save_file(replace(seen, report=report, stage=skipped.stage, reason=skipped.reason))
    return skipped


def _drop_vanished(met: Iterable[StoredFile], store: Store) -> None:
    """Stop naming skipped files that are gone."""
    for file in met:
        if file.report is None and _is_gone(file):
            store.drop_file(file.place)


def _is_gone(file: StoredFile) -> bool:
    """Whether no file lies there any more; a name that is no UTF-8 was kept escaped and cannot be looked up."""
    return "\\" not in file.place and not os.path.lexists(file.place)


def _take_file(file: SourceFile, seen: StoredFile, before: StoredFile | None, store: Store) -> Skipped | str:
    """One file to a stored report; gives "new", "changed", "unchanged" or why it was skipped."""
    try:
        report = make_report(read_page(file))
    except UnreadableReport as error:
        return _keep_skipped(Skipped(file.path, "sources", str(error)), seen, before, store)
    if store.is_forgotten(report.id):
        reason = f"forgotten on request; `penholder forget --undo {report.id}` allows it again"
        return _keep_skipped(Skipped(file.path, "forgotten", reason), seen, None, store)
    return _keep_report(report, seen, before.report if before else None, store)


def _keep_report(report: Report, seen: StoredFile, previous: str | None, store: Store) -> str:
    known = store.load_report(report.id)
    if known is not None:
        report = replace(report, supersedes=known.supersedes)
    elif previous is not None:
        report = replace(report, supersedes=previous)
    with store.transaction():
        store.save_file(replace(seen, report=report.id))
        path = min(file.path for file in _standing_files(report.id, store))
        provenance = _merge(report.provenance, store.told(report.id))
        store.save_report(replace(report, path=path, provenance=provenance))
    return "unchanged" if known else "changed" if previous else "new"


def _standing_files(report: str, store: Store) -> list[StoredFile]:
    """The files that hold a report; those renamed or deleted since are no longer remembered."""
    files = list(store.files_of(report))
    standing = [file for file in files if not _is_gone(file)]
    for file in files:
        if file not in standing:
            store.drop_file(file.place)
    return standing or files


def _keep_told(places: Collection[str], told: ToldFacts, store: Store) -> None:
    """Keep what the user says about the files of this run, also about those that have not changed."""
    for file in store.files().values():
        provenance = told.find_provenance(file.path)
        if provenance is not None and file.report is not None and file.place in places:
            correct_report(store, file.report, provenance)


def correct_report(store: Store, report_id: str, provenance: Provenance) -> Report:
    """Keep what a person says about a report; it beats what the page says. Raises UnknownId."""
    report = store.load_report(report_id)
    if report is None:
        raise UnknownId(f"no report has the id {report_id}; `penholder status` lists them")
    before = store.told(report_id) or Provenance()
    said = _merge(before, provenance)
    corrected = replace(report, provenance=_merge(report.provenance, said))
    if (said, corrected) == (before, report):
        return report
    with store.transaction():
        store.tell(report_id, said)
        store.save_report(corrected)
    return corrected


def _merge(page: Provenance, said: Provenance | None) -> Provenance:
    """The page's own facts with everything a person said in their place."""
    if said is None:
        return page
    return Provenance(
        outlet=said.outlet or page.outlet,
        address=said.address or page.address,
        author=said.author or page.author,
        published=said.published or page.published,
        told_by_user=tuple(sorted({*said.told_by_user, *page.told_by_user})),
    )
