"""`evaluate`: Penholder scored against labelled corpora."""

from __future__ import annotations

import typer

from penholder.cli.evaluating.council import evaluate_drafts, evaluate_ladder
from penholder.cli.evaluating.desk import (
    evaluate_resolutions,
    evaluate_support,
    evaluate_tolls,
    evaluate_verdicts,
)
from penholder.cli.evaluating.ledgers import (
    evaluate_casebook,
    evaluate_figures,
    evaluate_incidents,
    evaluate_promises,
    evaluate_sayings,
    evaluate_statements,
    evaluate_times,
)
from penholder.cli.evaluating.stories import evaluate_copies, evaluate_trees

COMMANDS = (
    evaluate_casebook,
    evaluate_statements,
    evaluate_sayings,
    evaluate_figures,
    evaluate_times,
    evaluate_incidents,
    evaluate_promises,
    evaluate_copies,
    evaluate_trees,
    evaluate_verdicts,
    evaluate_support,
    evaluate_tolls,
    evaluate_resolutions,
    evaluate_drafts,
    evaluate_ladder,
)
"""In the order in which `penholder evaluate --help` lists them."""

evaluate_app = typer.Typer(no_args_is_help=True, help="Score Penholder against labelled corpora.")
for command in COMMANDS:
    evaluate_app.command(command.__name__.removeprefix("evaluate_"))(command)
