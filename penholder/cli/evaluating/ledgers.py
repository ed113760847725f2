"""The ledgers scored: statements, sayings, figures, times, incidents, promises, and the casebook over all."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from penholder.cli.arguments import JsonOption
from penholder.cli.evaluating.scores import print_corpus, print_document, print_either
from penholder.cli.printing import print_shown
from penholder.evaluate.halves import Half


def evaluate_casebook(
    reports: Annotated[Path, typer.Option(help="Folder of reports.")],
    gold: Annotated[Path, typer.Option(help="Labels of those reports.")],
    roles: Annotated[Path, typer.Option(help="JSON object from role to file name.")],
    as_json: JsonOption = False,
) -> int:
    """Score the ledgers of a pile against labels, and run the casebook over it."""
    from penholder.evaluate.casebook import evaluate_casebook as score
    from penholder.evaluate.printing import casebook_document, show_casebook

    scores = score(reports, gold, roles)
    return print_either(lambda: casebook_document(scores), lambda: show_casebook(scores), as_json)


def evaluate_statements(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Holds text/*.txt and attributions/*.ann.")],
    as_json: JsonOption = False,
) -> int:
    """Score who-said-what spans (PolNeAR layout)."""
    from penholder.evaluate.corpora import evaluate_statements as score

    return print_corpus(score(folder), as_json)


def evaluate_sayings(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="Holds MISSION-N.txt and labels in MISSION.json.")
    ],
    errors: Annotated[
        bool, typer.Option("--errors", help="Also list every error in words; never on held-out texts.")
    ] = False,
    as_json: JsonOption = False,
) -> int:
    """Score sayings, speakers and positions against reports labelled by hand, class by class."""
    from penholder.evaluate.sayings import evaluate_sayings as score
    from penholder.evaluate.sayings_printing import list_errors, saying_document, show_classes, show_sayings

    scores = score(folder)
    if as_json:
        print_document(saying_document(scores))
        return 0
    print_shown(show_sayings(scores))
    print_shown(show_classes(scores))
    if errors:
        print("\n".join(list_errors(scores)))
    return 0


def evaluate_figures(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A JSON file in NewsQuant form.")],
    as_json: JsonOption = False,
) -> int:
    """Score quantities with unit, change and concept (NewsQuant layout)."""
    from penholder.evaluate.corpora import evaluate_figures as score

    return print_corpus(score(path), as_json)


def evaluate_times(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Holds TimeML files, NAME.tml.")],
    as_json: JsonOption = False,
) -> int:
    """Score dates and times against TimeML, beside dateparser's search."""
    from penholder.evaluate.times import evaluate_times as score
    from penholder.evaluate.times_printing import show_times, time_document
    from penholder.progress import show_progress

    with show_progress() as progress:
        scores = score(folder, progress)
    return print_either(lambda: time_document(scores), lambda: show_times(scores), as_json)


def evaluate_incidents(
    path: Annotated[
        Path, typer.Argument(metavar="FILE", help="JSON lines with `id`, `text` and labels of incidents.")
    ],
    half: Annotated[
        Half, typer.Option(help="All texts, the half the rules were tuned on (fitted), or the other.")
    ] = Half.ALL,
    as_json: JsonOption = False,
) -> int:
    """Score events and tolls: days, numbers, effects and stages, or start day and least killed and captured."""
    from penholder.evaluate.incident_printing import incident_document, show_incidents
    from penholder.evaluate.incidents import evaluate_incidents as score
    from penholder.progress import show_progress

    with show_progress() as progress:
        scores = score(path, half, progress=progress)
    return print_either(lambda: incident_document(scores), lambda: show_incidents(scores), as_json)


def evaluate_promises(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folders of reports, each with labels.json.")],
    errors: Annotated[
        bool, typer.Option("--errors", help="Also list every miss in words; never on held-out texts.")
    ] = False,
    as_json: JsonOption = False,
) -> int:
    """Score promises, deadlines, restrictions and where promises stand against reports labelled by hand."""
    from penholder.evaluate.promise_printing import promise_document, show_promises
    from penholder.evaluate.promises import evaluate_promises as score

    scores = score(folder)
    if as_json:
        print_document(promise_document(scores))
        return 0
    print_shown(show_promises(scores))
    if errors:
        print("\n".join(scores.misses))
    return 0
