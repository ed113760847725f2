"""Scoring incidents against labelled texts: days, numbers, effects and stages, or start day and least tolls.

Takes a file of JSON lines; gives figures with corpus fingerprint, intervals and a baseline. Raises
EvaluationError naming the file and line that has another layout. The rules are those of docs/evaluation.md: a
day is right when it is equal to or inside the labelled stretch, labelled `optional` answers forgive a false
one and ask nothing, and a label a line does not have asks nothing of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from penholder.errors import EvaluationError, explain_fault
from penholder.evaluate.halves import Half
from penholder.evaluate.incident_answers import (
    Answer,
    Stretch,
    answer_by_baseline,
    answer_from_claims,
    read_text,
)
from penholder.evaluate.scoring import Corpus, bootstrap, fingerprint
from penholder.evaluate.spans import Counts
from penholder.runs import Progress, no_progress

SETS = ("date", "number", "effect", "stage")
"""Measures over sets of answers: precision, recall, F1."""
SHARES = ("start_date", "killed_min", "captured_min")
"""Measures with one answer a text: the share that is exact."""
POSITIVE = "killed_positive"
"""F1 of the exact number of killed among texts that tell of any."""
_LABELS = {"date": "dates", "number": "numbers", "effect": "effects", "stage": "stages"}


@dataclass(frozen=True, slots=True)
class LabelledIncident:
    """One text with its labels; a measure it is not labelled for is not in `wanted`."""

    id: str
    text: str
    wanted: Mapping[str, frozenset[Any]]
    optional: Mapping[str, frozenset[Any]]

    @property
    def half(self) -> Half:
        """Texts part by the parity of the SHA-1 of their id."""
        digest = int(hashlib.sha1(self.id.encode(), usedforsecurity=False).hexdigest(), 16)
        return Half.REPORT if digest % 2 else Half.FITTED


@dataclass(frozen=True, slots=True)
class IncidentScores:
    """The result: counts by measure for the claims and for the baseline, with intervals."""

    corpus: Corpus
    counts: Mapping[str, Counts]
    baseline: Mapping[str, Counts]
    interval: Mapping[str, tuple[float, float]]


def evaluate_incidents(
    path: Path, half: Half = Half.ALL, *, progress: Progress = no_progress
) -> IncidentScores:
    """Score the events and tolls read from each text by itself."""
    texts = [t for t in read_labelled(path) if half is Half.ALL or t.half is half]
    ours: list[dict[str, Counts]] = []
    plain: list[dict[str, Counts]] = []
    for number, labelled in enumerate(texts):
        progress("incidents", number, len(texts))
        read = read_text(labelled.id, labelled.text)
        ours.append(_score(labelled, answer_from_claims(read)))
        plain.append(_score(labelled, answer_by_baseline(read)))
    progress("incidents", len(texts), len(texts))
    measures = [m for m in (*SETS, *SHARES, POSITIVE) if any(m in counts for counts in ours)]
    name = path.stem if half is Half.ALL else f"{path.stem}, {half} half"
    return IncidentScores(
        Corpus(name, len(texts), fingerprint(name, [path]).sha256),
        {m: _total(ours, m) for m in measures},
        {m: _total(plain, m) for m in measures},
        {m: bootstrap(ours, _measure(m)) for m in measures},
    )


def headline(measure: str, counts: Counts) -> float:
    """The figure a measure is judged by: a share for one answer a text, else F1."""
    scores = counts.scores()
    return scores.r if measure in SHARES else scores.f1


def _measure(measure: str) -> Callable[[Sequence[Mapping[str, Counts]]], float]:
    return lambda documents: headline(measure, _total(documents, measure))


def _total(documents: Iterable[Mapping[str, Counts]], measure: str) -> Counts:
    return sum((d[measure] for d in documents if measure in d), Counts())


# --------------------------------------------------------------------------- labels


def read_labelled(path: Path) -> list[LabelledIncident]:
    """The labelled texts of a file of JSON lines."""
    try:
        lines = path.read_text(encoding="utf-8").split("\n")  # a text may hold other ends of line itself
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: cannot be read ({explain_fault(error)})") from error
    found = [_read_line(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not found:
        raise EvaluationError(f"{path}: is empty; expected JSON lines with `id`, `text` and labels")
    return found


def _read_line(path: Path, number: int, line: str) -> LabelledIncident:
    where = f"{path}, line {number}"
    try:
        row = json.loads(line)
        if not isinstance(row, dict) or not isinstance(row["text"], str):
            raise EvaluationError(f'{where}: expected an object with "id", "text" and labels')
        labelled = LabelledIncident(
            str(row["id"]), row["text"], _read_labels(row), _read_labels(row.get("optional") or {})
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise EvaluationError(
            f"{where}: expected JSON with `id`, `text` and any of `dates`, `numbers`, `effects`, `stages`, "
            f"`start_date`, `killed_min`, `captured_min` ({error!r})"
        ) from error
    if not labelled.wanted:
        raise EvaluationError(f"{where}: has none of the labels `dates`, `numbers` ... `captured_min`")
    return labelled


def _read_labels(row: Mapping[str, Any]) -> dict[str, frozenset[Any]]:
    labels: dict[str, frozenset[Any]] = {}
    if "dates" in row:
        labels["date"] = frozenset(Stretch(_day(d["from"]), _day(d["to"])) for d in row["dates"])
    if "numbers" in row:
        labels["number"] = frozenset((float(low), float(high)) for low, high in row["numbers"])
    for measure in ("effect", "stage"):
        if _LABELS[measure] in row:
            labels[measure] = frozenset(str(v) for v in row[_LABELS[measure]])
    if row.get("start_date"):
        labels["start_date"] = frozenset([_day(row["start_date"])])
    for measure in ("killed_min", "captured_min"):
        if row.get(measure) is not None:
            labels[measure] = frozenset([float(row[measure])])
    return labels


def _day(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None


# --------------------------------------------------------------------------- counting


def _score(labelled: LabelledIncident, answer: Answer) -> dict[str, Counts]:
    counts: dict[str, Counts] = {}
    for measure, wanted in labelled.wanted.items():
        if measure in SETS:
            forgiven = labelled.optional.get(measure, frozenset())
            counts[measure] = _count_set(measure, answer.of(measure), wanted, forgiven)
        else:
            given = answer.of(measure)
            counts[measure] = Counts(int(bool(given & wanted)), len(given), 1)
    if "killed_min" in labelled.wanted:
        least, told = next(iter(labelled.wanted["killed_min"])), next(iter(answer.killed_min), 0.0)
        counts[POSITIVE] = Counts(int(least > 0 and least == told), int(told > 0), int(least > 0))
    return counts


def _count_set(
    measure: str, given: frozenset[Any], wanted: frozenset[Any], forgiven: frozenset[Any]
) -> Counts:
    """Each answer meets at most one label; what is only optional counts neither way."""
    left = sorted(wanted, key=repr)
    right = predicted = 0
    for one in sorted(given, key=repr):
        match = next((w for w in left if _fits(measure, one, w)), None)
        if match is not None:
            left.remove(match)
            right, predicted = right + 1, predicted + 1
        elif not any(_fits(measure, one, f) for f in (forgiven | wanted if measure == "date" else forgiven)):
            predicted += 1
    return Counts(right, predicted, len(wanted))


def _fits(measure: str, one: Any, label: Any) -> bool:
    return one.lies_within(label) if measure == "date" else bool(one == label)
