"""Story families scored: known rewrites among independent reports, and copy trees grown from texts at hand."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from penholder.cli.arguments import JsonOption
from penholder.cli.evaluating.scores import print_either
from penholder.evaluate.halves import Half


def evaluate_copies(
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="JSON lines, each a `family` with its `texts`.")
    ],
    negatives: Annotated[Path, typer.Option(help="Folder of ECB+ topics with near_copies.csv.")],
    half: Annotated[
        Half, typer.Option(help="All texts, the half the rewrite model was fitted on, or the other.")
    ] = Half.ALL,
    as_json: JsonOption = False,
) -> int:
    """Score story families on known rewrites among independent reports of the same events."""
    from penholder.evaluate.copies import evaluate_copies as score
    from penholder.evaluate.copy_printing import copy_document, show_copies

    scores = score(path, negatives, half)
    return print_either(lambda: copy_document(scores), lambda: show_copies(scores), as_json)


def evaluate_trees(
    path: Annotated[
        Path, typer.Argument(metavar="[PATH]", help="A folder of reports, or JSON lines with `text`.")
    ] = Path("examples/mali-2023"),
    seed: Annotated[int, typer.Option(min=0, help="Another seed grows other trees.")] = 1,
    trees: Annotated[int, typer.Option(min=1, help="How many copy trees.")] = 40,
    as_json: JsonOption = False,
) -> int:
    """Score story families on copy trees grown from texts at hand, class by class."""
    from penholder.evaluate.tree_printing import show_trees, tree_document
    from penholder.evaluate.trees import evaluate_trees as score

    scores = score(path, seed, trees)
    return print_either(lambda: tree_document(scores), lambda: show_trees(scores), as_json)
