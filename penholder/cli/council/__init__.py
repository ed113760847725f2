"""`council` and its parts: what the Council can decide, by whom it was decided before, and how well that is foreseen."""

from __future__ import annotations

import typer

from penholder.cli.council.roster import check, roster
from penholder.cli.council.score import score
from penholder.cli.council.table import council
from penholder.cli.council.votes import votes

council_app = typer.Typer(no_args_is_help=False, rich_markup_mode=None)
council_app.callback(invoke_without_command=True)(council)
for command in (roster, check, votes, score):
    council_app.command(command.__name__)(command)
