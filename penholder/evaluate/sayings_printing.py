"""The scores of sayings as a JSON document with fixed keys, as tables for people, and every error in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from rich import box
from rich.table import Table

from penholder.evaluate.sayings import ClassErrors, Reading, SayingFigure, SayingScores
from penholder.evaluate.sayings_outcomes import Aspect, Outcome, ReportOutcome, value_found, value_labelled
from penholder.evaluate.spans import Fragments
from penholder.model import Span
from penholder.outputs import wording

SHOWN = (
    Aspect.SOURCE,
    Aspect.SPEAKER,
    Aspect.FORM,
    Aspect.FORCE,
    Aspect.SAID,
    Aspect.FORUM,
)
"""Aspects with a column in the table of classes; the JSON document has all."""


def saying_document(scores: SayingScores) -> dict[str, Any]:
    """The result with the keys docs/evaluation.md fixes; "statements.cue" becomes statements -> cue."""
    document: dict[str, Any] = {
        "task": "sayings",
        "corpus": asdict(scores.corpus),
        "interval": {figure.name: list(figure.interval) for figure in scores.figures},
        "left_out": {"positions": scores.left_out},
    }
    for figure in scores.figures:
        outer, _, inner = figure.name.partition(".")
        if figure.reading is Reading.NUMBER:
            _put_number(document, figure)
        elif inner == "accuracy":
            document[outer]["accuracy"] = figure.value
        elif inner:
            document.setdefault(outer, {})[inner] = _read_figure(figure)
        else:
            document[outer] = _read_figure(figure)
    classes: dict[str, dict[str, Any]] = {}
    for found in scores.classes:
        wrong = {str(aspect): number for aspect, number in found.wrong.items()}
        classes.setdefault(found.dimension, {})[found.name] = {
            "of": found.of,
            "missed": found.missed,
            "wrong": wrong,
        }
    return {**document, "classes": classes}


def _put_number(document: dict[str, Any], figure: SayingFigure) -> None:
    """A number of errors stands by itself, with what it is counted of beside it."""
    outer, _, inner = figure.name.partition(".")
    holder = document[outer] if inner else document
    holder[inner or outer] = figure.counts.right
    holder[f"{inner or outer}_of"] = figure.counts.expected


def _read_figure(figure: SayingFigure) -> dict[str, Any]:
    if figure.reading is Reading.SCORES:
        return {**asdict(figure.scores), "of": figure.counts.expected}
    return {"accuracy": figure.value, "of": figure.counts.expected}


def show_sayings(scores: SayingScores) -> Table:
    """The figures as a table; F1, shares and numbers stand in one column."""
    corpus = scores.corpus
    table = Table(
        title=f"{corpus.name}: {corpus.documents} reports, sha256 {corpus.sha256[:12]}",
        box=box.SIMPLE,
        collapse_padding=True,
        pad_edge=False,
    )
    table.add_column("measure", no_wrap=True)
    for heading in ("precision", "recall", "F1 or value", "95 % interval", "of"):
        table.add_column(heading, justify="right")
    for figure in scores.figures:
        table.add_row(name_measure(figure.name), *read_row(figure))
    if scores.left_out:
        table.caption = f"left out: {scores.left_out} labelled positions on options outside the closed list"
    return table


def name_measure(name: str) -> str:
    """A measure's name as people read it.

    >>> name_measure("speaker.wrong_person"), name_measure("speaks_for")
    ('speaker: wrong person', 'speaks for')
    """
    return name.replace(".", ": ").replace("_", " ")


def read_row(figure: SayingFigure) -> tuple[str, ...]:
    """Precision, recall, value, interval and what it is counted of, as printed."""
    scored, low, high = figure.reading is Reading.SCORES, *figure.interval
    number = figure.reading is Reading.NUMBER
    return (
        f"{figure.scores.p:.3f}" if scored else "",
        f"{figure.scores.r:.3f}" if scored else "",
        f"{figure.value:.0f}" if number else f"{figure.value:.3f}",
        f"{low:.0f} to {high:.0f}" if number else f"{low:.3f} to {high:.3f}",
        str(figure.counts.expected),
    )


def show_classes(scores: SayingScores) -> Table:
    """The errors by class as a table: how many were missed, and of those found how many are wrong in what."""
    table = Table(
        title="labelled statements by class: missed, and wrong where found",
        box=box.SIMPLE,
        collapse_padding=True,
        pad_edge=False,
    )
    table.add_column("class", no_wrap=True)
    for heading in ("of", "missed", *(str(aspect) for aspect in SHOWN)):
        table.add_column(heading, justify="right", no_wrap=True)
    dimension = ""
    for found in scores.classes:
        if found.dimension != dimension:
            dimension = found.dimension
            table.add_section()
            table.add_row(f"by {name_measure(dimension)}")
        table.add_row(f"  {found.name}", *read_class(found))
    return table


def read_class(found: ClassErrors) -> tuple[str, ...]:
    """Of, missed, and wrong in each shown aspect, as printed."""
    return (str(found.of), str(found.missed), *(str(found.wrong[aspect]) for aspect in SHOWN))


# --------------------------------------------------------------------------- error by error


def list_errors(scores: SayingScores) -> Iterator[str]:
    """Every statement missed, wrong or without a label, one line each, for whoever develops on this folder."""
    for report in scores.reports:
        name = report.report.path.name
        for outcome in report.outcomes:
            words = _cut(_words(report, outcome.label.content))
            if outcome.found is None:
                kind = f"{outcome.label.construction}, {outcome.label.form}"
                yield f"{name} {outcome.label.content[0][0]}: missed ({kind}): {words}"
            for aspect in sorted(outcome.wrong):
                yield f"{name} {outcome.label.content[0][0]}: {aspect}: {_differ(report, outcome, aspect)}: {words}"
        for statement in report.unlabelled:
            yield f"{name} {statement.content[0].start}: not labelled: {_cut(_show(report, statement.content))}"


def _differ(report: ReportOutcome, outcome: Outcome, aspect: Aspect) -> str:
    found = value_found(aspect, outcome.found) if outcome.found else None
    ours = "nothing" if not found else _show(report, found)
    gold = value_labelled(aspect, outcome.label)
    return wording.clean(f"{ours!r}, not {('nothing' if not gold else _show(report, gold))!r}")


def _show(report: ReportOutcome, value: object) -> str:
    if isinstance(value, Span):
        return value.words
    if isinstance(value, tuple) and value and isinstance(value[0], Span):
        return " ... ".join(span.words for span in value)
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return _words(report, value)
    return value[0] if isinstance(value, tuple) else str(value)


def _words(report: ReportOutcome, fragments: Fragments) -> str:
    return " ... ".join(report.report.text[start:end] for start, end in fragments)


def _cut(words: str, most: int = 90) -> str:
    flat = wording.clean(" ".join(words.split()))
    return flat if len(flat) <= most else f"{flat[:most]}..."
