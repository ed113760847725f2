"""`council score`: how well votes of the past would have been foreseen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

import penholder
from penholder.cli.arguments import (
    HtmlOption,
    JsonOption,
    RecordOption,
    require_one_form,
)
from penholder.cli.comparing import write_page
from penholder.cli.council.files import find_votes
from penholder.cli.printing import print_json, print_shown
from penholder.progress import show_progress

if TYPE_CHECKING:
    pass


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
    require_one_form(html, as_json)
    votes = find_votes(files, record)
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
