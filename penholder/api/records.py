"""Records: read a pile, open what is known, assess it, write the brief, export, search."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from penholder.config import Config
from penholder.errors import UsageError
from penholder.loading import count_waiting, load_finished, load_record
from penholder.model import Assessments, Record, Report
from penholder.runs import Progress, RunSummary, no_progress
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
    Raises UsageError before anything is read when a given path does not exist.
    """
    from penholder.pipeline import read_pile
    from penholder.sources import ToldFacts, read_meta

    _require_paths(paths)
    told = read_meta(meta) if meta is not None else ToldFacts()
    with Store(record) as store:
        return read_pile(paths, store, config=config, told=told, progress=progress)


def _require_paths(paths: Sequence[PathLike]) -> None:
    for path in map(str, paths):
        if not os.path.lexists(path) and not glob.has_magic(path):
            raise UsageError(f"{path}: no such file or folder; nothing was read")
        if not os.path.lexists(path) and not glob.glob(path, recursive=True):  # noqa: PTH207
            raise UsageError(f"{path}: no file fits this pattern; nothing was read")


@contextmanager
def open_store(record: PathLike) -> Iterator[Store]:
    """The store of a record that exists; looking never makes one."""
    if not Path(record).exists():
        raise UsageError(f"{record}: no such record; make one with `penholder read FOLDER`")
    with Store(record, create=False) as store:
        yield store


def waiting(record: PathLike = DEFAULT_RECORD) -> int:
    """How many reports an interrupted run has left to be worked out; reading again finishes them."""
    with open_store(record) as store:
        return count_waiting(store)


def is_report(path: PathLike, record: PathLike = DEFAULT_RECORD) -> bool:
    """Whether a file is one of the reports of a record, and so must not be written over."""
    with open_store(record) as store:
        return str(Path(path).absolute()) in store.files()


def open_record(record: PathLike = DEFAULT_RECORD, *, as_known_on: date | None = None) -> Record:
    """The record as it stands, or as it stood on a day. Raises UsageError when there is no such file.

    As known on a day, everything is worked out anew from the reports known by then, as if there were no others.
    """
    with open_store(record) as store:
        if as_known_on is None:
            return load_record(store)
        from penholder.deriving import load_as_known

        return load_as_known(store, as_known_on)


def is_current(record: PathLike = DEFAULT_RECORD) -> bool:
    """Whether this version of Penholder worked the record out; reading again brings it up to date."""
    from penholder.engine import engine_key

    with open_store(record) as store:
        return store.fact("engine") in (None, engine_key())


def know_on(record: Record, day: date) -> Record:
    """A record reduced to the reports known by a day.

    It has no texts to read again, so what a later report had helped to date stays so; `open_record` with
    `as_known_on` works the day out from the record file.
    """
    from penholder.record.assembly import as_known_on

    return as_known_on(record, day)


def assess(record: Record, *, day: date | None = None, foresee: bool = True) -> Assessments:
    """What the Security Council can decide: mandate clock and vote arithmetic, seen from the record's day.

    For an earlier day, from what was known by then alone, as `know_on` cuts the record down to it. Without `foresee`
    the outlook is left out, and with it most of the time this takes.
    """
    from penholder import council

    if day is not None and record.known_on is not None and day < record.known_on:
        record = know_on(record, day)
    return council.assess(record, day=day, foresee=foresee)


def previous_day(record: Record) -> date | None:
    """The known-on day before the record's latest: what a brief compares with unless told otherwise."""
    days = sorted(
        {b.latest for b in record.brackets if b.latest is not None and b.report not in record.undated}
    )
    return days[-2] if len(days) > 1 else None


def brief(
    record: Record, *, since: date | None = None, earlier: Record | None = None, markdown: bool = False
) -> str:
    """The brief as one self-contained HTML page, or as Markdown.

    What changed since a day comes first; without one, since the previous known-on day. `earlier` is the record as
    known on that day, as `open_record` gives it; without it the record is reduced by `know_on`.
    """
    from penholder.outputs.brief import write_brief
    from penholder.outputs.markdown import write_markdown

    if since is not None and record.known_on is not None and since >= record.known_on:
        raise UsageError(
            f"{since} is not before {record.known_on}, the day the record is known on; choose an earlier --since"
        )
    day = since or previous_day(record)
    if earlier is None and day is not None:
        earlier = know_on(record, day)
    write = write_markdown if markdown else write_brief
    return write(record, assess(record), earlier=earlier)


def export_json(record: Record) -> str:
    """All ledgers, matters, quote families, options and assessments as one JSON document."""
    from penholder.outputs.exports import export_json as write_json

    return write_json(record, assess(record))


def export_tables(record: Record) -> Mapping[str, str]:
    """One CSV table per ledger: file name to text."""
    from penholder.outputs.exports import export_csv

    return export_csv(record, assess(record, foresee=False))


def search(record: PathLike, words: str, *, limit: int = 20) -> tuple[tuple[Report, str], ...]:
    """Reports that hold all the words, best first, each with a passage (matches between \\x02 and \\x03)."""
    with open_store(record) as store:
        reports = {report.id: report for report in load_finished(store)}
        found = store.search(words, limit=limit)
    return tuple((reports[report], passage) for report, passage, _ in found if report in reports)
