"""The record a command looks at: found, opened, and a word where it is incomplete or empty.

Takes what a person typed; gives settings, records and ids. Never makes a record.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import penholder
from penholder.cli.arguments import read_day
from penholder.cli.printing import say_aside
from penholder.config import Config, read_config
from penholder.errors import UsageError

if TYPE_CHECKING:
    from penholder.model import Record


def find_config(record: str | None) -> Config:
    """The settings, with the record file a person named."""
    config = read_config()
    return config if record is None else Config(record, config.pipeline, config.limit_megabytes)


def open_record(record: str | None, known: datetime | None = None) -> Record:
    """The record to look at; says so when an interrupted run left reports out of it."""
    path = find_config(record).record
    opened = penholder.open_record(path, as_known_on=read_day(known))
    if known is not None and not penholder.is_current(path):
        say_aside(
            "another version of Penholder worked this record out; `penholder read` brings it up to date, and until "
            "then an earlier day keeps what later reports had helped to date"
        )
    if left := penholder.waiting(path):
        say_aside(f"{left} more reports wait since a run was interrupted; `penholder read` finishes them")
    return opened


def open_earlier(opened: Record, record: str | None, since: date | None) -> Record | None:
    """The record as known on the day to compare with: the one asked for, else the known-on day before the latest."""
    day = since or penholder.previous_day(opened)
    if day is None or (opened.known_on is not None and day >= opened.known_on):
        return None
    return penholder.open_record(find_config(record).record, as_known_on=day)


def look_at(record: str | None, known: datetime | None) -> Record:
    """The record to look at, with a word on why it is empty where it is."""
    opened = open_record(record, known)
    if empty := say_empty(opened, find_config(record).record):
        say_aside(empty)
    return opened


def say_empty(opened: Record, path: str | Path) -> str:
    """Why no report counts on the day asked for, and when the first does; "" when one does."""
    from penholder.outputs.wording import count, day, join

    if opened.known_on is None or len(opened.reports) > len(opened.undated):
        return ""
    whole = penholder.open_record(path)
    first = min((b.latest for b in whole.brackets if b.latest), default=None)
    later = len(whole.reports) - len(opened.undated)
    told = (
        [f"{count(len(opened.undated), 'report')} not known to have come by then"] if opened.undated else []
    )
    told += [f"{count(later, 'later report')}"] if later else []
    if not told:
        return "the record holds no report that has been worked out; read a pile with `penholder read`"
    known = f"the first is known on {day(first)}" if first else "of none is it known by when"
    return f"no report was known by {day(opened.known_on)}; the record holds {join(told)}; {known}"


def complete_report(report: str, config: Config) -> str:
    """The id of the report meant by the start of one."""
    from penholder.outputs.ids import complete_report as complete

    return complete(penholder.open_record(config.record), report)


def keep_reports(path: Path, record: str | None, *, option: str) -> None:
    """Raise `UsageError` when a file to be written is one of the reports of the record."""
    config = find_config(record)
    if Path(config.record).exists() and penholder.is_report(path, config.record):
        raise UsageError(f"{path}: is one of the reports; choose another {option}")
