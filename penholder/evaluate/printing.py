"""Evaluation results as JSON documents with fixed keys, and as tables for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from rich.table import Table

from penholder.evaluate.casebook import MEASURES, CasebookScores
from penholder.evaluate.corpora import CorpusScores
from penholder.evaluate.scoring import Corpus
from penholder.evaluate.spans import Scores


def casebook_document(scores: CasebookScores) -> dict[str, Any]:
    """The casebook result with the keys docs/evaluation.md fixes."""
    document: dict[str, Any] = {
        "task": "casebook",
        "corpus": asdict(scores.corpus),
        "interval": {name: list(scores.interval[name]) for name in MEASURES},
        "rows": {
            "passed": len(scores.passed),
            "total": len(scores.passed) + len(scores.failed),
            "failed": [name for name, _ in scores.failed],
            "reasons": dict(scores.failed),
        },
    }
    for name in MEASURES:
        ledger, measure = name.split(".")
        document.setdefault(ledger, {})[measure] = asdict(scores.scores[name])
    document["statements"]["speaker"]["wrong_person"] = scores.wrong_person.right
    document["statements"]["speaker"]["wrong_person_of"] = scores.wrong_person.expected
    document["direct_missed"] = scores.direct_missed.right
    document["direct_missed_of"] = scores.direct_missed.expected
    return document


def corpus_document(scores: CorpusScores) -> dict[str, Any]:
    """A corpus result with the keys docs/evaluation.md fixes; "exact.source" becomes exact -> source."""
    document: dict[str, Any] = {
        "task": scores.task,
        "corpus": asdict(scores.corpus),
        "interval": {name: list(limits) for name, limits in scores.interval.items()},
        **_nest(scores.scores),
    }
    if scores.human:
        document["human"] = {**_nest(scores.human), "documents": scores.human_documents}
    if scores.task == "figures":
        document["skipped"] = scores.skipped
    return document


def _nest(scores: Mapping[str, Scores]) -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for name, score in scores.items():
        outer, _, inner = name.partition(".")
        if inner:
            nested.setdefault(outer, {})[inner] = asdict(score)
        else:
            nested[outer] = asdict(score)
    return nested


def show_corpus(scores: CorpusScores) -> Table:
    """A corpus result as a table, the human figure beside ours where there is one."""
    table = _score_table(scores.corpus, human=bool(scores.human))
    for name, score in scores.scores.items():
        row = _score_row(name, score, scores.interval[name])
        table.add_row(*row, *([f"{scores.human[name].f1:.3f}"] if scores.human else []))
    if scores.human:
        table.caption = (
            f"human F1: the second annotator against the first, in the {scores.human_documents} of "
            f"{scores.corpus.documents} documents that have both"
        )
    return table


def _score_table(corpus: Corpus, *, human: bool = False) -> Table:
    table = Table(title=f"{corpus.name}: {corpus.documents} documents, sha256 {corpus.sha256[:12]}")
    for heading in (
        "measure",
        "precision",
        "recall",
        "F1",
        "95 % interval of F1",
        *(["human F1"] if human else []),
    ):
        table.add_column(heading, justify="left" if heading == "measure" else "right")
    return table


def _score_row(name: str, score: Scores, interval: tuple[float, float]) -> tuple[str, ...]:
    low, high = interval
    return (name, f"{score.p:.3f}", f"{score.r:.3f}", f"{score.f1:.3f}", f"{low:.3f} to {high:.3f}")


def show_casebook(scores: CasebookScores) -> Table:
    """The casebook result as a table."""
    table = _score_table(scores.corpus)
    for name in MEASURES:
        table.add_row(*_score_row(name, scores.scores[name], scores.interval[name]))
    total = len(scores.passed) + len(scores.failed)
    failing = "".join(f"\nfails: {name}: {reason}" for name, reason in scores.failed)
    missed, persons = scores.direct_missed, scores.wrong_person
    table.caption = (
        f"credited to another person: {persons.right} of {persons.expected} credited to a person; "
        f"direct or mixed quotations missed: {missed.right} of {missed.expected}\n"
        f"casebook rows that hold: {len(scores.passed)} of {total}{failing}"
    )
    return table
