"""`evaluate`: Penholder scored against labelled corpora."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from penholder.cli.arguments import JsonOption
from penholder.cli.printing import print_json, print_shown, say_aside
from penholder.evaluate.halves import Half

if TYPE_CHECKING:
    from penholder.evaluate.corpora import CorpusScores

evaluate_app = typer.Typer(no_args_is_help=True, help="Score Penholder against labelled corpora.")


@evaluate_app.command("casebook")
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
    if as_json:
        print_json(json.dumps(casebook_document(scores), ensure_ascii=False, indent=2, sort_keys=True))
    else:
        print_shown(show_casebook(scores))
    return 0


@evaluate_app.command("statements")
def evaluate_statements(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Holds text/*.txt and attributions/*.ann.")],
    as_json: JsonOption = False,
) -> int:
    """Score who-said-what spans (PolNeAR layout)."""
    from penholder.evaluate.corpora import evaluate_statements as score

    return _print_scores(score(folder), as_json)


@evaluate_app.command("sayings")
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
        print_json(json.dumps(saying_document(scores), ensure_ascii=False, indent=2, sort_keys=True))
        return 0
    print_shown(show_sayings(scores))
    print_shown(show_classes(scores))
    if errors:
        print("\n".join(list_errors(scores)))
    return 0


@evaluate_app.command("figures")
def evaluate_figures(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A JSON file in NewsQuant form.")],
    as_json: JsonOption = False,
) -> int:
    """Score quantities with unit, change and concept (NewsQuant layout)."""
    from penholder.evaluate.corpora import evaluate_figures as score

    return _print_scores(score(path), as_json)


@evaluate_app.command("support")
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
    if as_json:
        print_json(json.dumps(support_document(scores), ensure_ascii=False, indent=2, sort_keys=True))
    else:
        print_shown(show_support(scores))
    return 0


@evaluate_app.command("incidents")
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
    if as_json:
        print_json(json.dumps(incident_document(scores), ensure_ascii=False, indent=2, sort_keys=True))
    else:
        print_shown(show_incidents(scores))
    return 0


@evaluate_app.command("copies")
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
    if as_json:
        print_json(json.dumps(copy_document(scores), ensure_ascii=False, indent=2, sort_keys=True))
    else:
        print_shown(show_copies(scores))
    return 0


@evaluate_app.command("trees")
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
    if as_json:
        print_json(json.dumps(tree_document(scores), ensure_ascii=False, indent=2, sort_keys=True))
    else:
        print_shown(show_trees(scores))
    return 0


@evaluate_app.command("verdicts")
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
        print_json(json.dumps(verdict_document(scores), ensure_ascii=False, indent=2, sort_keys=True))
        return 0
    print_shown(show_verdicts(scores))
    if errors:
        print("\n".join(list_wrong(scores)))
    return 0


@evaluate_app.command("times")
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
    if as_json:
        print_json(json.dumps(time_document(scores), ensure_ascii=False, indent=2, sort_keys=True))
    else:
        print_shown(show_times(scores))
    return 0


@evaluate_app.command("tolls")
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
        print_json(json.dumps(toll_document(scores), ensure_ascii=False, indent=2, sort_keys=True))
        return 0
    print_shown(show_tolls(scores))
    if errors:
        print("\n".join(list_wrong(scores)))
    return 0


@evaluate_app.command("resolutions")
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
        print_json(json.dumps(resolutions_document(scores), ensure_ascii=False, indent=2, sort_keys=True))
        return 0
    print_shown(show_resolutions(scores))
    if errors:
        print("\n".join(list_misses(scores)))
    return 0


@evaluate_app.command("promises")
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
        print_json(json.dumps(promise_document(scores), ensure_ascii=False, indent=2, sort_keys=True))
        return 0
    print_shown(show_promises(scores))
    if errors:
        print("\n".join(scores.misses))
    return 0


def _print_scores(scores: CorpusScores, as_json: bool) -> int:
    from penholder.evaluate.printing import corpus_document, show_corpus

    if as_json:
        print_json(json.dumps(corpus_document(scores), ensure_ascii=False, indent=2, sort_keys=True))
    else:
        print_shown(show_corpus(scores))
    return 0
