"""Options and arguments that several commands share, with their one wording.

Takes nothing; gives annotated types and what they turn into. Never reads or prints anything.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

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
