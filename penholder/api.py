"""Everything Penholder does, as plain calls: the command line and the tests use nothing else.

Takes paths, days and record files; gives records, assessments and finished texts. Never prints.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from penholder import council
from penholder.config import Config
from penholder.errors import UnknownId, UsageError
from penholder.intake import Progress, RunSummary, correct_report
from penholder.model import Assessments, Provenance, Record, Report
from penholder.outputs.brief import write_brief
from penholder.outputs.exports import export_csv
from penholder.outputs.exports import export_json as write_json
from penholder.outputs.markdown import write_markdown
from penholder.pipeline import forget_report, load_record, no_progress, read_pile, work_out
from penholder.record.assembly import as_known_on
from penholder.sources import ToldFacts, read_meta
from penholder.store import Store

PathLike = Path | str
DEFAULT_RECORD = Config().record


def read(
    paths: Sequence[PathLike],
    *,
    record: PathLike = DEFAULT_RECORD,
    meta: PathLike | None = None,
    config: Config | None = None,
    progress: Progress = no_progress,
) -> RunSummary:
    """Read files, folders and globs into the record file; what is known already costs nothing.

    `meta` is a CSV file with what you know of the reports: file, outlet, address, published, author.
    """
    told = read_meta(meta) if meta is not None else ToldFacts()
    with Store(record) as store:
        return read_pile(paths, store, config=config, told=told, progress=progress)


def open_record(record: PathLike = DEFAULT_RECORD, *, as_known_on: date | None = None) -> Record:
    """The record as it stands, or as it stood on a day. Raises UsageError when there is no such file."""
    if not Path(record).is_file():
        raise UsageError(f"{record}: no such record; make one with `penholder read FOLDER`")
    with Store(record) as store:
        whole = load_record(store)
    return whole if as_known_on is None else know_on(whole, as_known_on)


def know_on(record: Record, day: date) -> Record:
    """A record as it stood on a day, from the reports known by then alone."""
    return as_known_on(record, day)


def assess(record: Record, *, day: date | None = None) -> Assessments:
    """What the Security Council can decide: mandate clock and vote arithmetic, seen from the record's day."""
    return council.assess(record, day=day)


def previous_day(record: Record) -> date | None:
    """The known-on day before the record's latest: what a brief compares with unless told otherwise."""
    days = sorted({b.latest for b in record.brackets if b.latest is not None})
    return days[-2] if len(days) > 1 else None


def brief(record: Record, *, since: date | None = None, markdown: bool = False) -> str:
    """The brief as one self-contained HTML page, or as Markdown.

    What changed since a day comes first; without one, since the previous known-on day.
    """
    day = since or previous_day(record)
    earlier = as_known_on(record, day) if day is not None else None
    write = write_markdown if markdown else write_brief
    return write(record, assess(record), earlier=earlier)


def export_json(record: Record) -> str:
    """All ledgers, matters, quote families, options and assessments as one JSON document."""
    return write_json(record, assess(record))


def export_tables(record: Record) -> Mapping[str, str]:
    """One CSV table per ledger: file name to text."""
    return export_csv(record, assess(record))


def search(record: PathLike, words: str, *, limit: int = 20) -> tuple[tuple[Report, str], ...]:
    """Reports that hold all the words, best first, each with a passage (matches between \\x02 and \\x03)."""
    with Store(record) as store:
        reports = {report.id: report for report in load_record(store).reports}
        found = store.search(words, limit=limit)
    return tuple((reports[report], passage) for report, passage, _ in found if report in reports)


def correct(record: PathLike, report: str, *, config: Config | None = None, **facts: object) -> Report:
    """Say what you know of a report (outlet, address, author, published); it beats what was inferred."""
    given = {name: value for name, value in facts.items() if value is not None}
    if not given:
        raise UsageError("nothing to correct: give an outlet, address, author or published day")
    said = replace(Provenance(), **given, told_by_user=tuple(sorted(given)))  # type: ignore[arg-type]
    with Store(record) as store:
        corrected = correct_report(store, report, said)
        work_out(store, config=config or Config())
    return corrected


def forget(record: PathLike, report: str, *, undo: bool = False, config: Config | None = None) -> None:
    """Remove a report and everything read from it, and never read it again unless `undo`."""
    with Store(record) as store:
        if undo:
            if report not in store.forgotten():
                raise UnknownId(f"{report} has not been forgotten")
            store.recall(report)
        else:
            forget_report(report, store, config=config or Config())
