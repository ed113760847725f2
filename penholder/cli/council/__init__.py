"""`council` and its parts: what the Council can decide, by whom it was decided before, and how well that is foreseen."""

from __future__ import annotations

import typer

council_app = typer.Typer(
    no_args_is_help=False, help="Votes a draft can get, from the record; and the desk's parts."
)
