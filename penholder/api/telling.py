"""What people tell a record: facts about reports, reports to forget, official files."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from penholder.api.records import DEFAULT_RECORD, PathLike, open_store
from penholder.config import Config
from penholder.errors import UnknownId, UsageError
from penholder.model import Provenance, Report
from penholder.runs import Progress, no_progress
from penholder.store import Store

if TYPE_CHECKING:
    from penholder.importing import ImportOutcome
    from penholder.official.editions import Edition


def correct(
    record: PathLike,
    report: str,
    *,
    outlet: str | None = None,
    address: str | None = None,
    author: str | None = None,
    published: date | None = None,
    config: Config | None = None,
) -> Report:
    """Say what you know of a report; it beats what was inferred."""
    from penholder.intake import correct_report
    from penholder.pipeline import work_out

    said = Provenance(outlet, address, author, published)
    given = [name for name in ("outlet", "address", "author", "published") if getattr(said, name)]
    if not given:
        raise UsageError("nothing to correct: give an outlet, address, author or published day")
    said = replace(said, told_by_user=tuple(sorted(given)))
    with open_store(record) as store:
        corrected = correct_report(store, report, said)
        work_out(store, config=config or Config())
    return corrected


def forget(record: PathLike, report: str, *, undo: bool = False, config: Config | None = None) -> None:
    """Remove a report and everything read from it, and never read it again unless `undo`."""
    from penholder.pipeline import forget_report

    with open_store(record) as store:
        if undo:
            if not store.is_forgotten(report):
                raise UnknownId(f"{report} has not been forgotten")
            store.recall(report)
        else:
            forget_report(report, store, config=config or Config())


def import_official(
    paths: Sequence[PathLike], *, record: PathLike = DEFAULT_RECORD, progress: Progress = no_progress
) -> tuple[ImportOutcome, ...]:
    """Import official files (fatalities, strength, resolutions) into the record; it is made where there is none.

    Each outcome names the edition kept, the one it replaced, or why the file was refused.
    """
    from penholder.importing import import_files

    with Store(record) as store:
        return import_files(paths, store, progress=progress)


def official_files(record: PathLike = DEFAULT_RECORD) -> tuple[Edition, ...]:
    """The official files imported into a record, by name."""
    with open_store(record) as store:
        return store.imports.list()


def unfinished_imports(record: PathLike = DEFAULT_RECORD) -> tuple[str, ...]:
    """Names of the series of which an import was stopped before its end; the same file imported again goes on."""
    with open_store(record) as store:
        return store.imports.unfinished()


def forget_official(name: str, *, record: PathLike = DEFAULT_RECORD) -> Edition:
    """Remove an imported series; nothing that was read from reports changes. Raises UnknownId."""
    from penholder.importing import forget_import

    with open_store(record) as store:
        return forget_import(store, name)
