"""`read`, `brief` and `export`: reports in, the record out."""

from __future__ import annotations

import shlex
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import penholder
from penholder.cli.arguments import (
    DAY_FORMATS,
    KnownOption,
    MetaOption,
    PathsArgument,
    RecordOption,
    read_day,
)
from penholder.cli.opening import (
    find_config,
    keep_reports,
    look_at,
    open_earlier,
    open_record,
    say_empty,
)
from penholder.cli.printing import print_aside, print_json, say_aside, write_file
from penholder.config import Config
from penholder.errors import UsageError

if TYPE_CHECKING:
    from penholder.runs import RunSummary


def read(paths: PathsArgument, meta: MetaOption = None, record: RecordOption = None) -> int:
    """Read reports into the record; what is known already costs nothing."""
    summary = read_paths(paths, find_config(record), meta)
    if not summary.new + summary.changed + summary.unchanged:
        return 1 if summary.skipped else say_aside(_say_nothing_found(paths), 1)
    where = f" --record {shlex.quote(record)}" if record else ""
    print(f"now: penholder brief -o brief.html{where}", file=sys.stderr)
    return 0


def _say_nothing_found(paths: list[str]) -> str:
    """What was looked for where nothing was found, not even a file to skip."""
    return (
        f"{', '.join(paths)}: no report found; looked for text, HTML and PDF files here and in the folders below; hidden "
        "files, tables, records and files called README or LICENSE are left out of a folder"
    )


def read_paths(paths: list[str], config: Config, meta: Path | None = None) -> RunSummary:
    """Read reports with progress and a summary on stderr."""
    from penholder.outputs.screen import show_run
    from penholder.progress import show_progress

    with show_progress() as progress:
        summary = penholder.read(paths, record=config.record, meta=meta, config=config, progress=progress)
    print_aside(show_run(summary))
    return summary


def brief(
    paths: Annotated[list[str] | None, typer.Argument(metavar="[PATH...]", help="Read these first.")] = None,
    output: Annotated[Path, typer.Option("-o", "--output", help="FILE.html or FILE.md.")] = Path(
        "brief.html"
    ),
    known: KnownOption = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            formats=DAY_FORMATS,
            help="Say first what changed since this day (default: the previous known-on day).",
        ),
    ] = None,
    meta: MetaOption = None,
    record: RecordOption = None,
) -> int:
    """Write the brief, reading the given paths first."""
    if output.suffix not in (".html", ".htm", ".md"):
        raise UsageError(f"{output}: the brief is written as .html or .md; choose one of these endings")
    if paths:
        read_paths(paths, find_config(record), meta)
    shown = open_record(record, known)
    keep_reports(output, record, option="-o")
    if len(shown.reports) == len(shown.undated):
        empty = (
            say_empty(shown, find_config(record).record) or "the record holds no report; read a pile first"
        )
        raise UsageError(empty)
    earlier = open_earlier(shown, record, read_day(since))
    text = penholder.brief(shown, since=read_day(since), earlier=earlier, markdown=output.suffix == ".md")
    write_file(output, text, option="-o")
    print(f"brief: {output}")
    return 0


def export(
    as_json: Annotated[
        bool, typer.Option("--json", help="Everything as one JSON document on stdout.")
    ] = False,
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="FOLDER", help="One CSV table per ledger.")
    ] = None,
    known: KnownOption = None,
    record: RecordOption = None,
) -> int:
    """Write the ledgers as JSON or CSV."""
    if as_json == (csv is not None):
        raise UsageError("choose one of --json and --csv FOLDER")
    opened = look_at(record, known)
    if csv is None:
        print_json(penholder.export_json(opened))
        return 0
    for name, table in penholder.export_tables(opened).items():
        write_file(csv / name, table, option="--csv FOLDER")
        print(csv / name)
    return 0
