"""Dates and times scored against TimeML: spans, types and values of TIMEX3 elements.

Takes a folder of TimeML files (`*.tml`); gives scores for all of them, for two halves and for a baseline.
Raises EvaluationError naming the file whose layout is another.

Rules: the document creation time is given and not counted. Spans match one to one, best overlap first; `strict`
wants equal spans, `relaxed` any overlap. `type` and `value` count the relaxed matches that have the right one,
over all predicted and all labelled spans, as TempEval-3 does (UzZaman et al. 2013, section 4).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from lxml import etree

from penholder.errors import EvaluationError
from penholder.evaluate.scoring import Corpus, bootstrap, fingerprint
from penholder.evaluate.spans import Counts, Scores, match_spans
from penholder.evaluate.timex import Timex, read_timexes
from penholder.evaluate.timex_baseline import baseline_name, search_timexes
from penholder.model import Provenance, Report, make_id
from penholder.parsing import parse_report
from penholder.runs import Progress, no_progress

MEASURES = ("strict", "relaxed", "type", "value")
"""What is counted, in the order it is printed."""

_CREATION = "CREATION_TIME"
_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")


class Half(StrEnum):
    """Two halves of a corpus, by the parity of the SHA-256 of a file's name: rules were written on `TUNED` only."""

    TUNED = "tuned"
    REPORT = "report"


@dataclass(frozen=True, slots=True)
class TimeText:
    """One labelled text: name, the day it was written, its words and its TIMEX3 elements in order."""

    name: str
    written: date
    text: str
    gold: tuple[Timex, ...]

    @property
    def half(self) -> Half:
        """The half of the corpus it lies in."""
        odd = int(hashlib.sha256(self.name.encode()).hexdigest(), 16) % 2
        return Half.REPORT if odd else Half.TUNED


@dataclass(frozen=True, slots=True)
class TimeCounts:
    """Counts of one text, one for each of `MEASURES`."""

    strict: Counts
    relaxed: Counts
    type: Counts
    value: Counts

    def of(self, measure: str) -> Counts:
        """The counts of one of `MEASURES`."""
        return dict(zip(MEASURES, (self.strict, self.relaxed, self.type, self.value), strict=True))[measure]


@dataclass(frozen=True, slots=True)
class HalfScores:
    """The scores of one half and how many texts it has."""

    documents: int
    scores: Mapping[str, Scores]


@dataclass(frozen=True, slots=True)
class TimeScores:
    """The result of one run; every mapping has the keys `MEASURES`."""

    corpus: Corpus
    scores: Mapping[str, Scores]
    interval: Mapping[str, tuple[float, float]]
    """95 % bootstrap interval of each F1, over texts."""
    halves: Mapping[Half, HalfScores]
    baseline: Mapping[str, Scores] | None
    """None where dateparser is not installed."""
    baseline_halves: Mapping[Half, HalfScores]
    baseline_name: str


def evaluate_times(folder: Path, progress: Progress = no_progress) -> TimeScores:
    """Score the expressions Penholder finds in a folder of TimeML files, and those dateparser finds."""
    texts = read_timeml(folder)
    counts: list[TimeCounts] = []
    others: list[TimeCounts] = []
    name = baseline_name()
    for number, labelled in enumerate(texts):
        progress("times", number, len(texts))
        counts.append(count_times(_find(labelled), labelled.gold))
        if name:
            others.append(count_times(search_timexes(labelled.text, labelled.written), labelled.gold))
    progress("times", len(texts), len(texts))
    return TimeScores(
        corpus=fingerprint(folder.name, [folder / text.name for text in texts]),
        scores=_score(counts),
        interval={m: bootstrap(counts, _f1_of(m)) for m in MEASURES},
        halves=_score_halves(texts, counts),
        baseline=_score(others) if name else None,
        baseline_halves=_score_halves(texts, others) if name else {},
        baseline_name=name,
    )


def _find(labelled: TimeText) -> tuple[Timex, ...]:
    report = Report(
        make_id("r", labelled.text), labelled.text, None, None, "en", (), Provenance(), path=labelled.name
    )
    return tuple(read_timexes(parse_report(report).sentences, labelled.written))


def _score(counts: Sequence[TimeCounts]) -> dict[str, Scores]:
    return {m: sum((c.of(m) for c in counts), Counts()).scores() for m in MEASURES}


def _score_halves(texts: Sequence[TimeText], counts: Sequence[TimeCounts]) -> dict[Half, HalfScores]:
    found = {}
    for half in Half:
        own = [c for text, c in zip(texts, counts, strict=True) if text.half is half]
        found[half] = HalfScores(len(own), _score(own))
    return found


def _f1_of(measure: str) -> Callable[[Sequence[TimeCounts]], float]:
    return lambda counts: sum((c.of(measure) for c in counts), Counts()).scores().f1


def count_times(found: Sequence[Timex], gold: Sequence[Timex]) -> TimeCounts:
    """The counts of one text."""
    pairs = match_spans([((t.start, t.end),) for t in found], [((t.start, t.end),) for t in gold], least=0.0)
    matched = [(found[i], gold[j]) for i, j in pairs]

    def count(right: int) -> Counts:
        return Counts(right, len(found), len(gold))

    return TimeCounts(
        strict=count(sum((a.start, a.end) == (b.start, b.end) for a, b in matched)),
        relaxed=count(len(matched)),
        type=count(sum(a.type == b.type for a, b in matched)),
        value=count(sum(a.value == b.value for a, b in matched)),
    )


# --------------------------------------------------------------------------- reading TimeML


def read_timeml(folder: Path) -> tuple[TimeText, ...]:
    """The labelled texts of a folder, by file name; raises EvaluationError for another layout."""
    paths = sorted(folder.glob("*.tml")) if folder.is_dir() else []
    if not paths:
        raise EvaluationError(f"{folder}: expected a folder of TimeML files, each NAME.tml")
    return tuple(_read_text(path) for path in paths)


def _read_text(path: Path) -> TimeText:
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.parse(path, parser).getroot()
    except (etree.XMLSyntaxError, ValueError, OSError) as error:
        raise EvaluationError(f"{path}: expected TimeML ({error})") from error
    body = root if root.find("TEXT") is None else root.find("TEXT")
    written = next((t for t in root.iter("TIMEX3") if t.get("functionInDocument") == _CREATION), None)
    day = _DAY.match(written.get("value") or "") if written is not None else None
    if root.tag != "TimeML" or body is None or day is None:
        raise EvaluationError(
            f"{path}: expected TimeML with a TIMEX3 element of functionInDocument {_CREATION!r} and a day as value"
        )
    pieces: list[str] = []
    gold: list[Timex] = []
    _gather(body, pieces, gold)
    try:
        made = date(int(day[1]), int(day[2]), int(day[3]))
    except ValueError as error:
        raise EvaluationError(f"{path}: the creation time {day.group()!r} is no day ({error})") from error
    return TimeText(path.name, made, "".join(pieces), tuple(gold))


def _gather(element: etree._Element, pieces: list[str], gold: list[Timex]) -> None:
    """The words below an element, and its TIMEX3 elements with their offsets in these words."""
    start = sum(map(len, pieces))
    pieces.append(element.text or "")
    for child in element:
        if isinstance(child.tag, str):
            _gather(child, pieces, gold)
        pieces.append(child.tail or "")
    end = sum(map(len, pieces))
    counted = element.tag == "TIMEX3" and element.get("functionInDocument") != _CREATION
    if counted and end > start:
        gold.append(Timex(start, end, element.get("type") or "", element.get("value") or ""))
