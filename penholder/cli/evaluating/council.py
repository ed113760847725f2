"""The Council desk scored: stages of drafts, and ladders of days before a decision."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from penholder.cli.arguments import JsonOption
from penholder.cli.evaluating.scores import print_document
from penholder.cli.printing import print_shown


def evaluate_drafts(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="Labelled passages, as tests/piles/drafts.")],
    errors: Annotated[
        bool, typer.Option("--errors", help="Also list every miss; never on held-out passages.")
    ] = False,
    as_json: JsonOption = False,
) -> int:
    """Score the stages of draft resolutions read from short passages against their labels."""
    from penholder.evaluate.draft_printing import draft_document, show_drafts
    from penholder.evaluate.drafts import evaluate_drafts as score

    scores = score(path)
    if as_json:
        print_document(draft_document(scores))
        return 0
    print_shown(show_drafts(scores))
    if errors:
        print("\n".join(scores.misses))
    return 0


def evaluate_ladder(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Holds ladder.toml and reports.")],
    also: Annotated[
        list[Path] | None, typer.Option("--also", metavar="DIR", help="A further folder of reports.")
    ] = None,
    votes: Annotated[
        list[Path] | None, typer.Option("--votes", metavar="FILE", help="An official file of votes.")
    ] = None,
    as_json: JsonOption = False,
) -> int:
    """Show the desk as known on each day before a decision, and score its outlook against what happened."""
    from penholder.evaluate.ladder import evaluate_ladder as score
    from penholder.evaluate.ladder_printing import ladder_document, show_ladder
    from penholder.progress import show_progress

    with show_progress() as progress:
        scores = score(folder, also=also or (), votes=votes or (), progress=progress)
    if as_json:
        print_document(ladder_document(scores))
        return 0
    print_shown(show_ladder(scores))
    return 0
