"""Mandate terms against resolutions labelled by hand.

Takes a pile of texts and a CSV of labels; gives the share of labels read exactly, facet by facet. Raises
EvaluationError naming the file when its layout is another.

A label is right when the value is equal: the last day (empty: none set; `unknown`: set, but no day follows from the
text), the number of military and police as worded (a total, or a change such as `+850`), the set of reporting dates,
the action. A resolution whose label names no mission is right in a facet when no mission is given a value in it.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from penholder.errors import EvaluationError, RefusedImport, explain_fault
from penholder.evaluate.scoring import Corpus, bootstrap, fingerprint
from penholder.official.editions import Progress, no_progress
from penholder.official.resolutions.collection import read_files
from penholder.official.resolutions.nouns import Ceiling, MandateTerms
from penholder.official.resolutions.pile import read_pile

FACETS = ("mission", "action", "expires", "military", "police", "reporting")
"""What is labelled, in the order printed."""
ASKED = ("expires", "military", "police", "reporting")
"""Scored together as `asked`: the share of these labels that are met."""
COLUMNS = ("resolution", "half", "stratum", "mission", "action", "expires", "military", "police", "reporting")


@dataclass(frozen=True, slots=True)
class Label:
    """One labelled resolution, for one mission or none."""

    resolution: str
    half: str
    mission: str
    values: Mapping[str, str]
    """By facet."""


@dataclass(frozen=True, slots=True)
class Miss:
    """One label that was not met."""

    resolution: str
    facet: str
    label: str
    read: str


@dataclass(frozen=True, slots=True)
class ResolutionScores:
    """Exact shares by facet."""

    corpus: Corpus
    gold: Corpus
    labels: int
    stated: Mapping[str, tuple[int, int]]
    """Right and all of the labels that hold a value."""
    exact: Mapping[str, tuple[int, int]]
    """Right and all labels."""
    interval: Mapping[str, tuple[float, float]]
    missing: tuple[str, ...]
    """Labelled resolutions whose text is not in the pile; they count as misses."""
    misses: tuple[Miss, ...]


def evaluate_resolutions(
    path: Path, gold: Path, half: str = "", *, progress: Progress = no_progress
) -> ResolutionScores:
    """Score a pile against labels; `half` keeps the labels of one half."""
    labels = [label for label in read_labels(gold) if not half or label.half == half]
    if not labels:
        raise EvaluationError(f"{gold}: no label of half {half!r}; its column half names those there are")
    try:
        collection = read_files(read_pile(path, progress=progress), progress=progress)
    except RefusedImport as error:
        raise EvaluationError(str(error)) from error
    held = {reading.resolution.symbol for reading in collection.readings}
    by_symbol: dict[str, list[MandateTerms]] = {}
    for term in collection.terms:
        by_symbol.setdefault(term.resolution, []).append(term)
    rows = [_score(label, by_symbol.get(label.resolution, []), label.resolution in held) for label in labels]
    shas = sorted(reading.resolution.sha256 for reading in collection.readings)
    return _sum_up(
        Corpus(path.name, len(shas), hashlib.sha256("\n".join(shas).encode()).hexdigest()),
        fingerprint(gold.name, [gold]),
        labels,
        rows,
        tuple(label.resolution for label in labels if label.resolution not in held),
    )


_Row = Mapping[str, tuple[bool, str]]
"""By facet: whether the label is met, and what was read."""


def _sum_up(
    corpus: Corpus, gold: Corpus, labels: Sequence[Label], rows: Sequence[_Row], missing: tuple[str, ...]
) -> ResolutionScores:
    """Counts and intervals; the corpus is its texts, packed or unpacked."""
    pairs = list(zip(labels, rows, strict=True))
    exact = {facet: _count(row[facet] for row in rows) for facet in FACETS}
    stated = {facet: _count(row[facet] for label, row in pairs if label.values[facet]) for facet in FACETS}
    interval = {facet: bootstrap([row[facet][0] for row in rows], _share) for facet in FACETS}
    for counts in (exact, stated):
        counts["asked"] = (sum(counts[f][0] for f in ASKED), sum(counts[f][1] for f in ASKED))
    interval["asked"] = bootstrap([[row[f][0] for f in ASKED] for row in rows], _share_of_rows)
    misses = tuple(
        Miss(label.resolution, facet, label.values[facet], row[facet][1])
        for label, row in pairs
        for facet in FACETS
        if not row[facet][0]
    )
    return ResolutionScores(corpus, gold, len(labels), stated, exact, interval, missing, misses)


def read_labels(path: Path) -> tuple[Label, ...]:
    """The labels of a CSV with the columns of `COLUMNS`; raises EvaluationError for another layout."""
    expected = f"a CSV with the columns {', '.join(COLUMNS)} was expected"
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: cannot be read ({explain_fault(error)}); {expected}") from error
    reader = csv.DictReader(io.StringIO(text))
    if not set(COLUMNS) <= set(reader.fieldnames or ()):
        raise EvaluationError(f"{path}: another layout; {expected}")
    labels = []
    for row in reader:
        values = {facet: (row[facet] or "").strip() for facet in FACETS}
        values["reporting"] = ";".join(sorted(part for part in values["reporting"].split(";") if part))
        labels.append(Label(row["resolution"], row["half"], values["mission"], values))
    if not labels:
        raise EvaluationError(f"{path}: no rows; {expected}")
    return tuple(labels)


def _score(label: Label, terms: Sequence[MandateTerms], held: bool) -> _Row:
    """By facet: whether the label is met, and what was read."""
    own = next((term for term in terms if term.mission == label.mission), None)
    missed = _values(own) if own else dict.fromkeys(FACETS, "")
    read = missed if label.mission else _values_of_none(terms)
    return {facet: (held and read[facet] == label.values[facet], read[facet]) for facet in FACETS}


def _values(term: MandateTerms) -> dict[str, str]:
    codes = sorted(due.code for due in term.reports)
    return {
        "mission": term.mission,
        "action": str(term.action),
        "expires": "" if term.expiry is None else str(term.expiry.day or "unknown"),
        "military": _worded(term.military),
        "police": _worded(term.police),
        "reporting": ";".join(codes),
    }


def _values_of_none(terms: Sequence[MandateTerms]) -> dict[str, str]:
    """What is held against a label without a mission: terms with a day or a number."""
    telling = [t for t in terms if t.expiry or t.military or t.police]
    if not telling:
        return {**dict.fromkeys(FACETS, ""), "action": "none"}
    return _values(telling[0])


def _worded(ceiling: Ceiling | None) -> str:
    if ceiling is None:
        return ""
    return str(ceiling.total) if ceiling.total is not None else f"{ceiling.change:+d}"


def _count(outcomes: Iterable[tuple[bool, str]]) -> tuple[int, int]:
    rights = [right for right, _ in outcomes]
    return sum(rights), len(rights)


def _share_of_rows(rows: Sequence[Sequence[bool]]) -> float:
    return _share([right for row in rows for right in row])


def _share(rights: Sequence[bool]) -> float:
    return sum(rights) / len(rights)
