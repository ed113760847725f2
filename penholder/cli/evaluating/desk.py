"""The conflict desk scored: verdicts, support, and what official files and resolutions say."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from penholder.cli.arguments import JsonOption
from penholder.cli.evaluating.scores import print_document, print_either
from penholder.cli.printing import print_shown, say_aside
from penholder.evaluate.halves import Half


def evaluate_verdicts(
    path: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="JSON lines: two dated reports and the verdict between them."),
    ],
    half: Annotated[
        Half, typer.Option(help="All pairs, the half the rules were tuned on, or the other.")
    ] = Half.ALL,
    errors: Annotated[
        bool,
        typer.Option("--errors", help="Also list every wrong verdict in words; never on held-out pairs."),
    ] = False,
    as_json: JsonOption = False,
) -> int:
    """Score the verdicts between versions of one matter against pairs labelled by hand."""
    from penholder.evaluate.verdict_printing import list_wrong, show_verdicts, verdict_document
    from penholder.evaluate.verdicts import evaluate_verdicts as score
    from penholder.progress import show_progress

    with show_progress() as progress:
        scores = score(path, half, progress)
    if as_json:
        print_document(verdict_document(scores))
        return 0
    print_shown(show_verdicts(scores))
    if errors:
        print("\n".join(list_wrong(scores)))
    return 0


def evaluate_support(
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="A CSV file with premise, hypothesis and label.")
    ],
    as_json: JsonOption = False,
) -> int:
    """Score whether a sentence with its figures is supported by a passage."""
    from penholder.evaluate.support import evaluate_support as score
    from penholder.evaluate.support import show_support, support_document

    scores = score(path)
    return print_either(lambda: support_document(scores), lambda: show_support(scores), as_json)


def evaluate_tolls(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Holds short reports and gold.json.")],
    series: Annotated[Path, typer.Option(help="The official fatalities file (CSV or JSON).")],
    half: Annotated[
        Half, typer.Option(help="All tolls, the half the rules were tuned on, or the other.")
    ] = Half.ALL,
    errors: Annotated[
        bool, typer.Option("--errors", help="Also list every toll read wrongly; never on the half reported.")
    ] = False,
    as_json: JsonOption = False,
) -> int:
    """Score which definition of an official series makes a reported toll right."""
    from penholder.evaluate.toll_printing import list_wrong, show_tolls, toll_document
    from penholder.evaluate.tolls import evaluate_tolls as score

    scores = score(folder, series, half)
    if as_json:
        print_document(toll_document(scores))
        return 0
    print_shown(show_tolls(scores))
    if errors:
        print("\n".join(list_wrong(scores)))
    return 0


def evaluate_resolutions(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A folder or .tar.gz of resolution texts.")],
    gold: Annotated[Path, typer.Option(help="Labels, a CSV like tests/gold/resolutions.csv.")],
    half: Annotated[str, typer.Option(help="Only the labels of this half (tune, first, report).")] = "",
    errors: Annotated[
        bool,
        typer.Option("--errors", help="Also list every label missed; never on labels kept for reporting."),
    ] = False,
    as_json: JsonOption = False,
) -> int:
    """Score mandates, ceilings and reporting dates read from resolution texts against labels."""
    from time import monotonic

    from penholder.evaluate.resolutions import evaluate_resolutions as score
    from penholder.evaluate.resolutions_printing import list_misses, resolutions_document, show_resolutions
    from penholder.progress import show_progress

    begun = monotonic()
    with show_progress() as progress:
        scores = score(path, gold, half, progress=progress)
    say_aside(f"{scores.corpus.documents} texts in {monotonic() - begun:.1f} s")
    if as_json:
        print_document(resolutions_document(scores))
        return 0
    print_shown(show_resolutions(scores))
    if errors:
        print("\n".join(list_misses(scores)))
    return 0
