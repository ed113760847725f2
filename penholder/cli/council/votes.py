"""`council votes`: what voting history shows, of the record's imports or of files given."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import penholder
from penholder.cli.arguments import DAY_FORMATS, HtmlOption, JsonOption, RecordOption, read_day
from penholder.cli.comparing import write_page
from penholder.cli.opening import find_config, open_record
from penholder.cli.printing import print_json, print_shown
from penholder.errors import UsageError

if TYPE_CHECKING:
    from penholder.model import Record, VotingHistory


# Eight options, more than seven parameters: Typer takes each option as one, and votes are asked for by any of them.
def votes(
    files: Annotated[
        list[str] | None,
        typer.Option(
            "--votes",
            metavar="PATH",
            help="Count these files, or those of a folder, without a record; repeatable.",
        ),
    ] = None,
    subject: Annotated[
        str,
        typer.Option("--subject", metavar="SUBJECT", help="Only on this region, theme, mission or state."),
    ] = "",
    member: Annotated[
        str,
        typer.Option("--member", metavar="STATE", help="Compare this member with every other it sat with."),
    ] = "",
    since: Annotated[
        datetime | None, typer.Option(formats=DAY_FORMATS, help="Held on this day or later.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=DAY_FORMATS, help="Held on this day or earlier.")
    ] = None,
    html: HtmlOption = None,
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> int:
    """Show how the Council voted: unanimity, abstentions, vetoes, agreement, each share with interval and cases."""
    if html is not None and as_json:
        raise UsageError("choose one of --html FILE and --json")
    if since and until and since > until:
        raise UsageError(f"--since {since:%Y-%m-%d} comes after --until {until:%Y-%m-%d}; exchange them")
    counted = penholder.count_votes(
        _find_votes(files, record),
        subject=subject,
        member=member,
        since=read_day(since),
        until=read_day(until),
        sittings=penholder.read_sittings(files or ()),
    )
    if as_json:
        print_json(penholder.votes_json(counted))
    elif html:
        write_page(html, penholder.votes_page(counted), record)
    else:
        from penholder.outputs.views.votes import view_votes
        from penholder.outputs.votes_screen import show_votes

        print_shown(show_votes(view_votes(counted)))
    return 0


def _find_votes(files: list[str] | None, record: str | None) -> Record | VotingHistory:
    """The votes of the files given, else those of the record there is."""
    if files and record is not None:
        raise UsageError("choose one of --votes PATH and --record FILE")
    if files:
        return penholder.read_voting(files)
    path = Path(find_config(record).record)
    if not path.exists():
        raise UsageError(
            f"{path}: no such record; name the files of votes with --votes PATH, or another --record"
        )
    return open_record(record)
