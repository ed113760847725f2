"""`clock`: until when mandates run, what falls due, and what ended them, on any day since 1948."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import penholder
from penholder.cli.arguments import DAY_FORMATS, HtmlOption, JsonOption, RecordOption, read_day
from penholder.cli.comparing import write_page
from penholder.cli.opening import find_config, keep_reports, open_record
from penholder.cli.printing import print_json, print_shown, say_aside
from penholder.errors import UsageError

if TYPE_CHECKING:
    from penholder.model import Record
    from penholder.outputs.views.chains import ClockBoard


# Eight options, more than seven parameters: Typer takes each option as one, and the clock is asked for by any of them.
def clock(
    missions: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[MISSION...]", help="Key, acronym or name; without one, every mandate in force."
        ),
    ] = None,
    on: Annotated[
        datetime | None,
        typer.Option("--on", formats=DAY_FORMATS, help="The day (default: the record's known-on day)."),
    ] = None,
    within: Annotated[
        int | None,
        typer.Option("--within", min=0, metavar="DAYS", help="Only mandates that end within so many days."),
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Also ended missions, past steps and whole chains.")
    ] = False,
    ics: Annotated[
        Path | None, typer.Option("--ics", metavar="FILE", help="Write a calendar (.ics) instead.")
    ] = None,
    html: HtmlOption = None,
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> int:
    """Show until when mandates run, days left, reports due, terms in force and the chain of resolutions."""
    if sum((ics is not None, html is not None, as_json)) > 1:
        raise UsageError("choose one of --ics FILE, --html FILE and --json")
    board = penholder.clock(
        missions or (),
        on=read_day(on),
        record=_open_if_there(record),
        file=find_config(record).record,
        within=within,
        everything=everything,
    )
    if ics:
        _write_ics(ics, board, everything, record)
    elif html:
        write_page(html, penholder.clock_page(board), record)
    elif as_json:
        print_json(penholder.clock_json(board))
    else:
        from penholder.outputs.clock_screen import show_board

        print_shown(show_board(board, full=bool(missions), everything=everything))
    return 0


def _open_if_there(record: str | None) -> Record | None:
    """The record, when one was named or the usual one is there; the chains need none."""
    path = Path(find_config(record).record)
    return open_record(record) if record is not None or path.exists() else None


def _write_ics(path: Path, board: ClockBoard, everything: bool, record: str | None) -> None:
    """The calendar to a file that is no report and no file of another's; raises UsageError naming the fix."""
    if path.suffix != ".ics":
        raise UsageError(f"{path}: the calendar is written as .ics; choose this ending")
    keep_reports(path, record, option="--ics FILE")
    try:
        if path.exists() and not penholder.is_calendar_of_ours(path):
            raise UsageError(f"{path}: is there and no calendar of Penholder's; choose another --ics FILE")
        replaced = path.exists()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(penholder.clock_calendar(board, everything=everything))
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be written ({error.strerror}); choose another --ics FILE"
        ) from error
    if replaced:
        say_aside(f"{path}: the calendar written before gave way")
    print(path)
