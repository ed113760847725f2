"""`council score`: how well votes of the past would have been foreseen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import penholder
from penholder.cli.arguments import HtmlOption, JsonOption, RecordOption
from penholder.cli.comparing import write_page
from penholder.cli.opening import find_config, open_record
from penholder.cli.printing import print_json, print_shown
from penholder.errors import UsageError
from penholder.progress import show_progress

if TYPE_CHECKING:
    from penholder.model import Record, VotingHistory


def score(
    files: Annotated[
        list[str] | None,
        typer.Option(
            "--votes",
            metavar="PATH",
            help="Score on these files of votes, or those of a folder; repeatable. Without it: those imported.",
        ),
    ] = None,
    html: HtmlOption = None,
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> int:
    """Show how well votes would have been foreseen, beside base rates: a back-test, each year from the years before."""
    if html is not None and as_json:
        raise UsageError("choose one of --html FILE and --json")
    votes = _find_votes(files, record)
    with show_progress() as report:
        scored = penholder.score_votes(votes, progress=report)
    if as_json:
        print_json(penholder.scores_json(scored))
    elif html:
        write_page(html, penholder.scores_page(scored), record)
    else:
        from penholder.outputs.scores_screen import show_sheet
        from penholder.outputs.views.sheet import view_sheet

        print_shown(show_sheet(view_sheet(scored.sheet, scored.note)))
    return 0


def _find_votes(files: list[str] | None, record: str | None) -> Record | VotingHistory | None:
    """The votes of the files given, else those of the record there is; None for neither."""
    if files and record is not None:
        raise UsageError("choose one of --votes PATH and --record FILE")
    if files:
        return penholder.read_voting(files)
    if record is None and not Path(find_config(None).record).exists():
        return None
    return open_record(record)
