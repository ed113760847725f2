"""Scores of sayings and positions against a folder labelled by hand, class by class.

Takes a folder of reports with labels; reads them through the whole flow as one pile, each with its day told, and
gives figures with corpus fingerprint and intervals over reports. Raises EvaluationError for another layout.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from penholder.errors import EvaluationError
from penholder.evaluate.sayings_gold import LabelledReport, read_labelled_reports
from penholder.evaluate.sayings_outcomes import (
    CLOSED,
    OPEN,
    Aspect,
    Measured,
    Outcome,
    ReportOutcome,
    judge_report,
)
from penholder.evaluate.scoring import Corpus, bootstrap, fingerprint
from penholder.evaluate.spans import Counts, Scores
from penholder.loading import load_record
from penholder.model import Provenance, Record
from penholder.pipeline import read_pile
from penholder.sources import ToldFacts
from penholder.store import Store


class Reading(StrEnum):
    """What a measure's counts are read as."""

    SCORES = "precision and recall"
    SHARE = "share"
    NUMBER = "number"


READINGS: Mapping[str, Reading] = {
    **dict.fromkeys(
        ("statements.source", "statements.cue", "statements.content", "attribution", "speaker"),
        Reading.SCORES,
    ),
    "speaker.wrong_person": Reading.NUMBER,
    "direct_missed": Reading.NUMBER,
    **dict.fromkeys(CLOSED, Reading.SHARE),
    **{
        name: reading
        for aspect in OPEN
        for name, reading in ((aspect, Reading.SCORES), (f"{aspect}.accuracy", Reading.SHARE))
    },
    "positions.stance": Reading.SCORES,
    "positions.condition": Reading.SCORES,
}
"""Every headline figure with its reading, in the order printed."""


@dataclass(frozen=True, slots=True)
class SayingFigure:
    """One measure over all reports."""

    name: str
    reading: Reading
    counts: Counts
    interval: tuple[float, float]
    """95 % bootstrap interval over reports: of F1, of the share, or of the number."""

    @property
    def scores(self) -> Scores:
        """Precision, recall and F1."""
        return self.counts.scores()

    @property
    def value(self) -> float:
        """F1, share or number."""
        return _read_value(self.reading, self.counts)


@dataclass(frozen=True, slots=True)
class ClassErrors:
    """How the labelled statements of one class fared ("construction", "headline")."""

    dimension: str
    name: str
    of: int
    missed: int
    wrong: Mapping[Aspect, int]
    """Of those found, how many are wrong in each aspect."""


@dataclass(frozen=True, slots=True)
class SayingScores:
    """The result: figures by measure, errors by class, and every outcome for whoever looks into them."""

    corpus: Corpus
    figures: tuple[SayingFigure, ...]
    classes: tuple[ClassErrors, ...]
    reports: tuple[ReportOutcome, ...]

    @property
    def left_out(self) -> int:
        """Labelled positions on options outside the closed list."""
        return sum(report.left_out for report in self.reports)


def evaluate_sayings(folder: Path) -> SayingScores:
    """Score the sayings and positions of the folder's reports."""
    labelled = read_labelled_reports(folder)
    record = _read_pile(labelled)
    claims = {r.path: made for r, made in zip(record.reports, record.claims, strict=True)}
    texts = {r.path: r.text for r in record.reports}
    for report in labelled:
        if texts.get(report.path.name) != report.text:
            raise EvaluationError(
                f"{report.path}: is not read as it stands, so its labels cannot be compared"
            )
    reports = tuple(judge_report(report, claims[report.path.name]) for report in labelled)
    measured = [report.measured for report in reports]
    files = [*(report.path for report in labelled), *folder.glob("*.json")]
    return SayingScores(
        corpus=Corpus(folder.name, len(labelled), fingerprint(folder.name, files).sha256),
        figures=tuple(_sum_figure(name, measured) for name in READINGS),
        classes=tuple(_count_classes([o for report in reports for o in report.outcomes])),
        reports=reports,
    )


def _read_pile(labelled: Sequence[LabelledReport]) -> Record:
    told = tuple(
        (report.path.name, Provenance(published=report.published, told_by_user=("published",)))
        for report in labelled
    )
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "record.db") as store:
        read_pile([report.path for report in labelled], store, told=ToldFacts(told))
        return load_record(store)


def _sum_figure(name: str, reports: Sequence[Measured]) -> SayingFigure:
    reading = READINGS[name]
    counts = [report[name] for report in reports]

    def measure(drawn: Sequence[Counts]) -> float:
        return _read_value(reading, sum(drawn, Counts()))

    return SayingFigure(name, reading, sum(counts, Counts()), bootstrap(counts, measure))


def _read_value(reading: Reading, counts: Counts) -> float:
    if reading is Reading.SCORES:
        return counts.scores().f1
    if reading is Reading.NUMBER:
        return float(counts.right)
    return counts.right / counts.expected if counts.expected else 0.0


_DIMENSIONS: Mapping[str, Callable[[Outcome], str]] = {
    "construction": lambda o: o.label.construction,
    "form": lambda o: o.label.form,
    "source_form": lambda o: o.label.source_form,
    "force": lambda o: o.label.force,
    "nested": lambda o: "nested" if o.label.nested else "not nested",
    "hand": lambda o: o.label.hand,
    "mission": lambda o: o.mission,
}


def _count_classes(outcomes: Sequence[Outcome]) -> Iterator[ClassErrors]:
    """Errors by class, dimension by dimension, the classes of each by name."""
    for dimension, read in _DIMENSIONS.items():
        for name in sorted({read(outcome) for outcome in outcomes}):
            own = [outcome for outcome in outcomes if read(outcome) == name]
            yield ClassErrors(
                dimension,
                str(name),
                len(own),
                sum(outcome.found is None for outcome in own),
                {aspect: sum(aspect in outcome.wrong for outcome in own) for aspect in Aspect},
            )
