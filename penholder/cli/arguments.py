"""Options and arguments that several commands share, with their one wording.

Takes nothing; gives annotated types, what they turn into, and the refusal of those that do not go together. Never reads
or prints anything.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from penholder.errors import UsageError

DAY_FORMATS = ["%Y-%m-%d"]
RecordOption = Annotated[str | None, typer.Option("--record", help="The record file (default penholder.db).")]
KnownOption = Annotated[
    datetime | None,
    typer.Option("--as-known-on", formats=DAY_FORMATS, help="Use only what had been reported by this day."),
]
MetaOption = Annotated[
    Path | None,
    typer.Option("--meta", help="CSV of what you know: file, outlet, address, published, author."),
]
ReportArgument = Annotated[str, typer.Argument(help="Id of the report (a start will do).")]
PathsArgument = Annotated[list[str], typer.Argument(metavar="PATH...", help="Folders, files or globs.")]
JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object on stdout and nothing else.")]
HtmlOption = Annotated[
    Path | None, typer.Option("--html", metavar="FILE", help="Write one self-contained HTML file instead.")
]


def read_day(given: datetime | None) -> date | None:
    """The day of a day option."""
    return None if given is None else given.date()


def require_one_form(html: Path | None, as_json: bool) -> None:
    """Raise UsageError when both a page and JSON are asked for."""
    if html is not None and as_json:
        raise UsageError("choose one of --html FILE and --json")


def require_order(since: date | None, until: date | None) -> None:
    """Raise UsageError when the first day of a stretch comes after its last."""
    if since and until and since > until:
        raise UsageError(f"--since {since} comes after --until {until}; exchange them")
