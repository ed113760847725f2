"""Scoring whether a sentence and its figures are supported by a passage (CSV `premise,hypothesis,label`).

Takes a CSV file; gives accuracy, scores of each class and the baseline "all numbers occur", with fingerprint and
intervals. Labels other than `entailment` count as not supported (design/evaluation.md, task `support`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.table import Table

from penholder.errors import EvaluationError, explain_fault
from penholder.evaluate.scoring import Corpus, bootstrap, fingerprint
from penholder.evaluate.spans import Counts
from penholder.parsing import parse_paragraphs
from penholder.syntax import Sentence
from penholder.values.support import measure_support

COLUMNS = ("premise", "hypothesis", "label")
CLASSES = ("entailment", "neutral")
LABELS = frozenset({*CLASSES, "contradiction"})


@dataclass(frozen=True, slots=True)
class Supposed:
    """One labelled pair, parsed."""

    passage: tuple[Sentence, ...]
    sentence: tuple[Sentence, ...]
    supported: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was labelled, what was found, and what the baseline says."""

    supported: bool
    found: bool
    numbers_occur: bool


@dataclass(frozen=True, slots=True)
class SupportScores:
    """The result on one file."""

    corpus: Corpus
    outcomes: tuple[Outcome, ...]

    @property
    def accuracy(self) -> float:
        """Share of pairs decided as labelled."""
        return measure_accuracy(self.outcomes)

    @property
    def baseline(self) -> float:
        """Accuracy of the rule that a sentence is supported when all its numbers occur."""
        return sum(o.numbers_occur == o.supported for o in self.outcomes) / len(self.outcomes)

    @property
    def interval(self) -> tuple[float, float]:
        """95 % bootstrap interval of the accuracy over pairs."""
        return bootstrap(self.outcomes, measure_accuracy)

    def count(self, label: str) -> Counts:
        """The counts of one of `CLASSES`."""
        wanted = label == CLASSES[0]
        right = sum(o.found == o.supported == wanted for o in self.outcomes)
        return Counts(
            right,
            sum(o.found == wanted for o in self.outcomes),
            sum(o.supported == wanted for o in self.outcomes),
        )


def measure_accuracy(outcomes: Sequence[Outcome]) -> float:
    """Share of pairs decided as labelled; at least one pair."""
    return sum(o.found == o.supported for o in outcomes) / len(outcomes)


def evaluate_support(path: Path) -> SupportScores:
    """Score every pair of a file. Raises EvaluationError naming the file when its layout is another."""
    outcomes = []
    for pair in read_pairs(path):
        support = measure_support(pair.passage, pair.sentence)
        outcomes.append(Outcome(pair.supported, support.supported, not support.absent))
    return SupportScores(
        Corpus(path.stem, len(outcomes), fingerprint(path.stem, [path]).sha256), tuple(outcomes)
    )


def read_pairs(path: Path) -> list[Supposed]:
    """The labelled pairs of a file, parsed. Raises EvaluationError naming the file and what was expected."""
    rows = _read_rows(path)
    texts = parse_paragraphs(text for row in rows for text in row[:2])
    return [
        Supposed(tuple(passage), tuple(sentence), row[2] == CLASSES[0])
        for row, passage, sentence in zip(rows, texts, texts, strict=True)
    ]


def _read_rows(path: Path) -> list[tuple[str, str, str]]:
    try:
        words = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: cannot be read as UTF-8 text ({explain_fault(error)})") from error
    try:
        reader = csv.DictReader(io.StringIO(words, newline=""), strict=True)
        if not set(COLUMNS) <= set(reader.fieldnames or ()):
            raise EvaluationError(f"{path}: another layout: columns {', '.join(COLUMNS)} were expected")
        rows = [_check_row(path, reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise EvaluationError(f"{path}: no CSV file ({error})") from error
    if not rows:
        raise EvaluationError(f"{path}: no pair in it; columns {', '.join(COLUMNS)} were expected")
    return rows


def _check_row(path: Path, line: int, row: Mapping[str, str | None]) -> tuple[str, str, str]:
    premise, hypothesis, label = (row[name] or "" for name in COLUMNS)
    if not premise.strip() or not hypothesis.strip() or label.strip() not in LABELS:
        raise EvaluationError(
            f"{path}: line {line} has no premise, no hypothesis or another label than {', '.join(sorted(LABELS))}"
        )
    return premise, hypothesis, label.strip()


def support_document(scores: SupportScores) -> dict[str, Any]:
    """The result with the keys docs/evaluation.md fixes."""
    return {
        "task": "support",
        "corpus": asdict(scores.corpus),
        "accuracy": scores.accuracy,
        "per_class": {label: asdict(scores.count(label).scores()) for label in CLASSES},
        "baseline": {"all_numbers_occur": scores.baseline},
        "interval": {"accuracy": list(scores.interval)},
    }


def show_support(scores: SupportScores) -> Table:
    """The result as a table, the baseline beneath."""
    corpus, (low, high) = scores.corpus, scores.interval
    table = Table(title=f"{corpus.name}: {corpus.documents} pairs, sha256 {corpus.sha256[:12]}")
    for heading in ("measure", "precision", "recall", "F1", "95 % interval"):
        table.add_column(heading, justify="left" if heading == "measure" else "right")
    for label in CLASSES:
        found = scores.count(label).scores()
        table.add_row(label, f"{found.p:.3f}", f"{found.r:.3f}", f"{found.f1:.3f}", "")
    table.add_row("accuracy", "", "", f"{scores.accuracy:.3f}", f"{low:.3f} to {high:.3f}")
    table.add_row("baseline: all numbers occur", "", "", f"{scores.baseline:.3f}", "")
    return table
