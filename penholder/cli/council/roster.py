"""`council roster` and `council check`: who sat when, and recorded outcomes against the rules."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

import penholder
from penholder.cli.arguments import DAY_FORMATS, JsonOption, RecordOption, read_day
from penholder.cli.opening import find_config
from penholder.cli.printing import print_json, print_shown
from penholder.errors import UsageError


def roster(
    on: Annotated[
        datetime | None,
        typer.Option(
            "--on", formats=DAY_FORMATS, help="The day, as 2023-06-30 (default: the record's known-on day)."
        ),
    ] = None,
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> int:
    """Show who sat in the Council on a day, who presided, who held the pen, and the votes a decision needed."""
    from penholder.outputs.roster import show_roster

    day = read_day(on) or _known_day(record)
    if as_json:
        print_json(penholder.roster_json(day))
    else:
        print_shown(show_roster(penholder.roster(day)))
    return 0


def check(
    votes: Annotated[
        Path, typer.Option("--votes", metavar="DIR", help="Folder with the official tables of votes, as CSV.")
    ],
    as_json: JsonOption = False,
) -> int:
    """Check recorded outcomes of votes against the Charter's rules, and list every row that does not follow."""
    from penholder.cli.evaluating.scores import print_document
    from penholder.evaluate.vote_check import score_votes, show_votes, vote_document
    from penholder.progress import show_progress

    with show_progress() as progress:
        scores = score_votes(votes, progress)
    if as_json:
        print_document(vote_document(scores))
    else:
        print_shown(show_votes(scores))
    return 0


def _known_day(record: str | None) -> date:
    """The known-on day of the record there is; raises UsageError where none can be had."""
    path = Path(find_config(record).record)
    if not path.exists():
        if record is not None:
            raise UsageError(f"{path}: no such record; give a day with --on 2023-06-30, or another --record")
        raise UsageError("no record here to take the day from; give one with --on, as --on 2023-06-30")
    known = penholder.open_record(path).known_on
    if known is None:
        raise UsageError(f"{path}: its reports tell no day they were known by; give one with --on 2023-06-30")
    return known
