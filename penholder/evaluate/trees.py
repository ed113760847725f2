"""Scores of the families step on copy trees grown from texts at hand, class by class.

Takes a folder of texts or a file of JSON lines, a seed and how many trees; gives figures with fingerprint and
intervals over trees. Raises EvaluationError when there is no text to grow from.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from penholder.errors import EvaluationError, UnreadableReport, explain_fault
from penholder.evaluate.scoring import Corpus, bootstrap, fingerprint
from penholder.evaluate.spans import Counts, Scores
from penholder.evaluate.tree_kin import RelatedPile, count_pile
from penholder.evaluate.tree_maps import Measured
from penholder.evaluate.twins import ALL, CopyTree, Operation, choose_stories, grow_tree
from penholder.families import group_families, relate_reports
from penholder.families.direction import direct_pairs
from penholder.model import DateBracket
from penholder.sources import SourceFile, collect_files, read_page

STORIES = 8
"""Stories in one pile, at most: as many families as a reader of a pile meets."""
SIZE = 6
"""Texts of one tree."""


class Reading(StrEnum):
    """What a measure's counts are read as."""

    SCORES = "precision and recall"
    SHARE = "share"
    PER_THOUSAND = "per 1,000 sentences"


@dataclass(frozen=True, slots=True)
class TreeFigure:
    """One measure over all trees."""

    name: str
    reading: Reading
    counts: Counts
    interval: tuple[float, float]
    """95 % bootstrap interval over trees: of F1, of the share, or of the number per 1,000."""

    @property
    def scores(self) -> Scores:
        """Precision, recall and F1."""
        return self.counts.scores()

    @property
    def value(self) -> float:
        """F1, share or number per 1,000."""
        return _read_value(self.reading, self.counts)


@dataclass(frozen=True, slots=True)
class TreeScores:
    """The result: figures by measure ("map.split", "marks.digit slip")."""

    corpus: Corpus
    seed: int
    trees: int
    texts: int
    figures: tuple[TreeFigure, ...]
    left_out: tuple[Operation, ...]
    """Operations that could not be carried out here."""


def evaluate_trees(path: Path, seed: int = 1, trees: int = 40) -> TreeScores:
    """Grow trees from the texts at a path, relate their reports and count what was found.

    Each pile holds one tree of each story drawn for it; every second tree tells its days.
    """
    files, texts = read_texts(path)
    stories = choose_stories(texts)
    if not stories:
        raise EvaluationError(f"{path}: holds no text of eight sentences or more to grow copies from")
    counts: list[Measured] = []
    grown = 0
    for pile in _grow_piles(stories, seed, trees):
        counts += count_pile(_relate(pile))
        grown += sum(len(tree.twins) for tree in pile)
    return TreeScores(
        corpus=Corpus(path.name, len(stories), fingerprint(path.name, files).sha256),
        seed=seed,
        trees=len(counts),
        texts=grown,
        figures=tuple(_sum_figure(name, counts) for name in sorted({n for c in counts for n in c})),
        left_out=tuple(operation for operation in Operation if operation not in ALL),
    )


def read_texts(path: Path) -> tuple[list[Path], list[str]]:
    """The files and the texts in them: the reports of a folder, or `text` or the first of `texts` of each line."""
    if path.is_dir():
        return _read_folder(path)
    try:
        return [path], [_read_line(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
    except (OSError, ValueError, KeyError, IndexError, TypeError) as error:
        raise EvaluationError(
            f"{path}: cannot be read; a folder of reports or JSON lines with `text` were expected ({explain_fault(error)})"
        ) from error


def _read_folder(folder: Path) -> tuple[list[Path], list[str]]:
    found = [file for file in collect_files([folder]) if isinstance(file, SourceFile)]
    files, texts = [], []
    for file in sorted(found, key=lambda f: f.path):
        try:
            texts.append(read_page(file).text)
        except UnreadableReport:
            continue
        files.append(file.file)
    return files, texts


def _read_line(line: str) -> str:
    read = json.loads(line)
    return str(read["text"] if "text" in read else read["texts"][0]["text"])


def _grow_piles(stories: Sequence[str], seed: int, trees: int) -> Iterator[tuple[CopyTree, ...]]:
    chooser = random.Random(seed)  # noqa: S311 - drawing test texts, not secrets
    left, number = trees, 0
    while left > 0:
        drawn = chooser.sample(stories, min(STORIES, left, len(stories)))
        yield tuple(
            grow_tree(
                story,
                seed * 100_003 + number,
                SIZE,
                background=[other for other in drawn if other != story],
                dated=place % 2 == 1,
            )
            for place, story in enumerate(drawn)
        )
        left -= len(drawn)
        number += 1


def _relate(trees: tuple[CopyTree, ...]) -> RelatedPile:
    twins = [twin for tree in trees for twin in tree.twins]
    reports = [twin.report for twin in twins]
    brackets = [
        DateBracket(t.report.id, t.published, t.published, t.published, ()) for t in twins if t.published
    ]
    pairs = direct_pairs(relate_reports(reports), reports, brackets)
    return RelatedPile(trees, pairs, group_families(reports, pairs, brackets))


def _sum_figure(name: str, trees: Sequence[Measured]) -> TreeFigure:
    reading = _READINGS.get(name.partition(".")[0], Reading.SCORES)
    if name.startswith("tree.edges "):
        reading = Reading.SHARE
    counts = [tree.get(name, Counts()) for tree in trees]

    def measure(drawn: Sequence[Counts]) -> float:
        return _read_value(reading, _sum_counts(drawn))

    return TreeFigure(name, reading, _sum_counts(counts), bootstrap(counts, measure))


_READINGS = {"marks": Reading.SHARE, "direction": Reading.SHARE, "false marks": Reading.PER_THOUSAND}


def _sum_counts(counts: Sequence[Counts]) -> Counts:
    return Counts(
        sum(c.right for c in counts), sum(c.predicted for c in counts), sum(c.expected for c in counts)
    )


def _read_value(reading: Reading, counts: Counts) -> float:
    if reading is Reading.SCORES:
        return counts.scores().f1
    share = counts.right / counts.expected if counts.expected else 0.0
    return share if reading is Reading.SHARE else 1000 * share
