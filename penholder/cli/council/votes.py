"""`council votes`: what voting history shows, of the record's imports or of files given."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import penholder
from penholder.cli.arguments import (
    DAY_FORMATS,
    HtmlOption,
    JsonOption,
    RecordOption,
    read_day,
    require_one_form,
    require_order,
)
from penholder.cli.comparing import write_page
from penholder.cli.council.files import find_votes
from penholder.cli.opening import find_config
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
    require_one_form(html, as_json)
    require_order(read_day(since), read_day(until))
    counted = penholder.count_votes(
        _require_votes(files, record),
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


def _require_votes(files: list[str] | None, record: str | None) -> Record | VotingHistory:
    """As `find_votes`, with a refusal that names both ways where there are no votes to be had."""
    path = Path(find_config(record).record)
    votes = find_votes(files, record) if files or path.exists() else None
    if votes is None:
        raise UsageError(
            f"{path}: no such record; name the files of votes with --votes PATH, or another --record"
        )
    return votes
