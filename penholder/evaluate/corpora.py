"""Scores on labelled corpora: who said what (PolNeAR layout) and quantities (NewsQuant layout).

Takes a path in the corpus's layout; gives figures with corpus fingerprint and intervals, one key a measure.
Raises EvaluationError naming the path when the layout is another.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from penholder.claims.statements import extract_statements
from penholder.claims.tagger.reading import read_report
from penholder.errors import EvaluationError, explain_fault
from penholder.evaluate.figures import (
    MEASURES,
    QuantityCounts,
    read_quantified_texts,
    score_quantities,
    sum_counts,
)
from penholder.evaluate.quantities import read_quantities
from penholder.evaluate.scoring import Corpus, bootstrap, fingerprint
from penholder.evaluate.spans import Scores
from penholder.evaluate.statements import (
    Role,
    Rule,
    StatementCounts,
    add_counts,
    count_human,
    count_statements,
    list_attributions,
    read_labelled_texts,
)
from penholder.model import DateBracket, Provenance, Report, make_id


@dataclass(frozen=True, slots=True)
class CorpusScores:
    """The result of one evaluation: scores by measure ("exact.source", "value_unit")."""

    task: str
    corpus: Corpus
    scores: Mapping[str, Scores]
    interval: Mapping[str, tuple[float, float]]
    """95 % bootstrap interval of each F1, over documents."""
    human: Mapping[str, Scores] = field(default_factory=dict)
    """The second annotator against the first, where there are two."""
    human_documents: int = 0
    """How many documents have two."""
    skipped: int = 0
    """Labels left out because their value is no number or interval."""


def evaluate_statements(folder: Path) -> CorpusScores:
    """Source, cue and content spans on a folder with `text/*.txt` and `attributions/*.ann`."""
    texts = read_labelled_texts(folder)
    counts = []
    for labelled in texts:
        report = Report(
            make_id("r", labelled.text), labelled.text, None, None, "en", (), Provenance(), path=labelled.name
        )
        bracket = DateBracket(report.id, None, None, None, ())
        found = extract_statements(report, read_report(report), bracket)
        counts.append(count_statements(labelled.text, list_attributions(found), labelled.gold))
    human = count_human(texts)
    total = add_counts(counts)
    return CorpusScores(
        task="statements",
        corpus=fingerprint(folder.name, [folder / "text" / f"{t.name}.txt" for t in texts]),
        scores={name: count(total) for name, count in _STATEMENT_MEASURES.items()},
        interval={name: bootstrap(counts, _f1_of(count)) for name, count in _STATEMENT_MEASURES.items()},
        human={} if human is None else {name: count(human) for name, count in _STATEMENT_MEASURES.items()},
        human_documents=sum(text.second is not None for text in texts),
    )


def _fragment_scores(rule: Rule, role: Role) -> Callable[[StatementCounts], Scores]:
    return lambda counts: counts.of(rule, role).scores()


_STATEMENT_MEASURES: dict[str, Callable[[StatementCounts], Scores]] = {
    **{f"{rule}.{role}": _fragment_scores(rule, role) for rule in Rule for role in Role},
    "attribution": lambda counts: counts.attribution.scores(),
}


def _f1_of(count: Callable[[StatementCounts], Scores]) -> Callable[[Sequence[StatementCounts]], float]:
    return lambda counts: count(add_counts(counts)).f1


def evaluate_figures(path: Path) -> CorpusScores:
    """Value, change, unit and concept of quantities on a file in NewsQuant form."""
    try:
        texts = read_quantified_texts(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: cannot be read ({explain_fault(error)})") from error
    except EvaluationError as error:
        raise EvaluationError(f"{path}: {error}") from error
    found = read_quantities(t.text for t in texts)
    counts = [score_quantities(t.gold, q) for t, q in zip(texts, found, strict=True)]
    return CorpusScores(
        task="figures",
        corpus=Corpus(path.stem, len(texts), fingerprint(path.stem, [path]).sha256),
        scores={name: sum_counts(counts, name).scores() for name in MEASURES},
        interval={name: bootstrap(counts, _f1_sum(name)) for name in MEASURES},
        skipped=sum(t.skipped for t in texts),
    )


def _f1_sum(measure: str) -> Callable[[Sequence[QuantityCounts]], float]:
    return lambda counts: sum_counts(counts, measure).scores().f1
