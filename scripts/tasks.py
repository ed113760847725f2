"""The evaluations with what each needs: run for the floors, and for the accuracy page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import RenderableType

from penholder.evaluate.casebook import evaluate_casebook
from penholder.evaluate.copies import evaluate_copies
from penholder.evaluate.copy_printing import copy_document, show_copies
from penholder.evaluate.corpora import evaluate_figures, evaluate_statements
from penholder.evaluate.draft_printing import draft_document, show_drafts
from penholder.evaluate.drafts import evaluate_drafts
from penholder.evaluate.forecasts import ForecastScores, evaluate_forecasts, forecast_document
from penholder.evaluate.halves import Half
from penholder.evaluate.incident_printing import incident_document, show_incidents
from penholder.evaluate.incidents import evaluate_incidents
from penholder.evaluate.printing import casebook_document, corpus_document, show_casebook, show_corpus
from penholder.evaluate.promise_printing import promise_document, show_promises
from penholder.evaluate.promises import evaluate_promises
from penholder.evaluate.resolutions import evaluate_resolutions
from penholder.evaluate.resolutions_printing import resolutions_document, show_resolutions
from penholder.evaluate.sayings import evaluate_sayings
from penholder.evaluate.sayings_printing import saying_document, show_sayings
from penholder.evaluate.support import evaluate_support, show_support, support_document
from penholder.evaluate.times import evaluate_times
from penholder.evaluate.times_printing import show_times, time_document
from penholder.evaluate.toll_printing import show_tolls, toll_document
from penholder.evaluate.tolls import evaluate_tolls
from penholder.evaluate.tree_printing import show_trees, tree_document
from penholder.evaluate.trees import evaluate_trees
from penholder.evaluate.verdict_printing import show_verdicts, verdict_document
from penholder.evaluate.verdicts import evaluate_verdicts
from penholder.evaluate.vote_check import score_votes, show_votes, vote_document
from penholder.outputs.scores_screen import show_sheet
from penholder.outputs.views.sheet import view_sheet

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
BENCH = SHARED / "bench"
PILES = ROOT / "tests" / "piles"
TREES = 16
"""Copy trees grown for the floors; `penholder evaluate trees` grows more, in proportion slower."""


@dataclass(frozen=True, slots=True)
class Task:
    """One evaluation: its name in the floors, what it needs, how it is run, shown and written as a document."""

    name: str
    needs: Path
    run: Callable[[Path], Any]
    show: Callable[[Any], RenderableType]
    document: Callable[[Any], dict[str, Any]]


def _score_mali(pile: Path) -> Any:
    return evaluate_casebook(pile, SHARED / "gold" / "mali-2023.json", SHARED / "gold" / "roles.json")


def _score_incidents(name: str, half: Half) -> Task:
    path = BENCH / name / "dev.jsonl"
    return Task(name, path, lambda p: evaluate_incidents(p, half), show_incidents, incident_document)


def _score_verdicts(half: Half) -> Task:
    path = PILES / "verdicts" / "pairs.jsonl"
    return Task("verdicts", path, lambda p: evaluate_verdicts(p, half), show_verdicts, verdict_document)


def _score_tolls(folder: str) -> Task:
    series = SHARED / "data" / "missions" / "dppadposs-fatalities.csv"
    return Task("tolls", series, lambda p: evaluate_tolls(PILES / folder, p), show_tolls, toll_document)


def _score_resolutions(half: str) -> Task:
    gold = ROOT / "tests" / "gold" / "resolutions.csv"
    texts = SHARED / "data" / "texts" / "sc_resolutions_fulltext_1946_2015.tar.gz"
    return Task(
        "resolutions",
        texts,
        lambda p: evaluate_resolutions(p, gold, half),
        show_resolutions,
        resolutions_document,
    )


def _show_forecasts(scores: ForecastScores) -> RenderableType:
    return show_sheet(view_sheet(scores.sheet, scores.scored.note))


COUNCIL = SHARED / "data" / "council"
TASKS = (
    Task("casebook", SHARED / "reports" / "mali-2023", _score_mali, show_casebook, casebook_document),
    Task("statements", BENCH / "polnear" / "dev", evaluate_statements, show_corpus, corpus_document),
    Task("sayings", PILES / "sayings" / "open", evaluate_sayings, show_sayings, saying_document),
    Task("figures", BENCH / "newsquant" / "dev.json", evaluate_figures, show_corpus, corpus_document),
    Task("times", BENCH / "timebank", evaluate_times, show_times, time_document),
    _score_incidents("releases", Half.FITTED),
    _score_incidents("muc4", Half.FITTED),
    Task("promises", PILES / "promises" / "open", evaluate_promises, show_promises, promise_document),
    _score_verdicts(Half.FITTED),
    _score_tolls("tolls"),
    _score_resolutions("tune"),
    Task("support", BENCH / "newsnli" / "tune.csv", evaluate_support, show_support, support_document),
    Task("council", COUNCIL, score_votes, show_votes, vote_document),
    Task("forecasts", COUNCIL, evaluate_forecasts, _show_forecasts, forecast_document),
    Task("drafts", PILES / "drafts" / "open.toml", evaluate_drafts, show_drafts, draft_document),
    Task(
        "trees",
        ROOT / "examples" / "mali-2023",
        lambda pile: evaluate_trees(pile, trees=TREES),
        show_trees,
        tree_document,
    ),
    Task(
        "copies",
        BENCH / "copies" / "rewrites_dev.jsonl",
        lambda path: evaluate_copies(path, BENCH / "ecbplus", Half.REPORT),
        show_copies,
        copy_document,
    ),
)
"""What `make eval` runs, in this order; nothing in it reads a part held out for reporting."""

HELD_OUT = (
    _score_incidents("releases", Half.REPORT),
    _score_incidents("muc4", Half.REPORT),
    Task("promises", PILES / "promises" / "held-out", evaluate_promises, show_promises, promise_document),
    _score_verdicts(Half.REPORT),
    _score_tolls("tolls-held-out"),
    _score_resolutions("report"),
    Task("drafts", PILES / "drafts" / "held-out.toml", evaluate_drafts, show_drafts, draft_document),
    Task("support", BENCH / "newsnli" / "report.csv", evaluate_support, show_support, support_document),
)
"""Parts kept for reporting: measured when the accuracy page is written anew and they are asked for by name."""
