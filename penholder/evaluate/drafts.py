"""Stages of drafts scored against labelled passages: which stages, whose, on which day, done or to come.

Takes a file of labelled passages (layout: tests/piles/drafts/README.md); gives counts by stage and shares of right
attributes. Never reads a label but through that layout.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec

from penholder.claims.extraction import extract_claims
from penholder.council.progress import trace_progress
from penholder.errors import EvaluationError, explain_fault
from penholder.evaluate.scoring import Corpus, bootstrap, fingerprint
from penholder.evaluate.spans import Counts, Scores
from penholder.model import DateBracket, DraftStage, Provenance, Report, StageStep, VoteResult, make_id
from penholder.parsing import parse_report
from penholder.syntax import ParsedReport
from penholder.values.dates import last_day, lies_within

ATTRIBUTES = ("day", "by", "ahead", "broken", "until", "result")


@dataclass(frozen=True, slots=True, kw_only=True)
class StepLabel:
    """One stage that a passage tells."""

    stage: DraftStage
    day: str | None = None
    by: str = ""
    ahead: bool = False
    broken: bool = False
    until: str | None = None
    result: VoteResult | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A labelled passage."""

    id: str
    mission: str
    published: date
    text: str
    steps: tuple[StepLabel, ...]


@dataclass(frozen=True, slots=True)
class DraftScores:
    """The result of one evaluation."""

    corpus: Corpus
    stages: Mapping[str, Scores]
    """By stage, and "all"."""
    attributes: Mapping[str, tuple[int, int]]
    """Right and of how many matched steps; "whole" counts steps with nothing wrong, of all labelled."""
    plain: tuple[int, int]
    """Passages without any step in which none was found, and how many there are."""
    interval: Mapping[str, tuple[float, float]]
    misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Counted:
    """What one passage adds."""

    stages: Mapping[str, Counts]
    attributes: Mapping[str, tuple[int, int]]
    misses: tuple[str, ...] = ()
    empty: bool | None = None
    found: Sequence[StageStep] = field(default_factory=tuple)


def read_passages(path: Path) -> tuple[Passage, ...]:
    """The passages of a file. Raises EvaluationError naming the file where its layout is another."""
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
        return msgspec.convert(document["passage"], tuple[Passage, ...], strict=False)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, msgspec.ValidationError) as error:
        raise EvaluationError(
            f"{path}: no labelled passages on drafts ({explain_fault(error)}); expected [[passage]] tables with "
            "id, mission, published, text and steps"
        ) from error


def evaluate_drafts(path: Path) -> DraftScores:
    """Stages told by each passage alone, against its labels."""
    passages = read_passages(path)
    counted = [_score(passage, _read_steps(passage)) for passage in passages]
    stages = ("all", *(stage.value for stage in DraftStage))
    empty = [c.empty for c in counted if c.empty is not None]
    return DraftScores(
        corpus=Corpus(path.stem, len(passages), fingerprint(path.stem, [path]).sha256),
        stages={stage: _sum(counted, stage).scores() for stage in stages},
        attributes=_sum_attributes(counted),
        plain=(sum(empty), len(empty)),
        interval={
            "all": bootstrap(counted, lambda found: _sum(found, "all").scores().f1),
            "whole": bootstrap(counted, _share_whole),
        },
        misses=tuple(miss for c in counted for miss in c.misses),
    )


def _read_steps(passage: Passage) -> tuple[StageStep, ...]:
    """The steps that the whole path reads from the passage as the only report there is."""
    report = Report(
        make_id("r", passage.text), passage.text, None, None, "en", (), Provenance(), path=passage.id
    )
    return read_steps(passage, report, parse_report(report))


def read_steps(passage: Passage, report: Report, parsed: ParsedReport) -> tuple[StageStep, ...]:
    """The steps of one parsed passage, published on its day."""
    day = passage.published
    bracket = DateBracket(report.id, day, day, day, ())
    claims = extract_claims(report, parsed, bracket)
    found = trace_progress([claims], [bracket], passage.mission, day)
    return tuple(step for draft in found for step in draft.steps)


# --------------------------------------------------------------------------- matching


def _score(passage: Passage, found: Sequence[StageStep]) -> _Counted:
    pairs = _match(passage.steps, found)
    stages: dict[str, Counts] = {}
    for stage in DraftStage:
        right = sum(label.stage is stage for label, _ in pairs)
        said = sum(step.stage is stage for step in found)
        asked = sum(label.stage is stage for label in passage.steps)
        stages[stage.value] = Counts(right, said, asked)
    stages["all"] = Counts(len(pairs), len(found), len(passage.steps))
    marks = [{name: _is_right(name, label, step) for name in ATTRIBUTES} for label, step in pairs]
    attributes = {name: (sum(m[name] for m in marks), len(marks)) for name in ATTRIBUTES}
    attributes["whole"] = sum(all(m.values()) for m in marks), len(passage.steps)
    return _Counted(
        stages, attributes, tuple(_list_misses(passage, found, pairs)), None if passage.steps else not found
    )


def _match(labels: Sequence[StepLabel], found: Sequence[StageStep]) -> list[tuple[StepLabel, StageStep]]:
    """One to one within a stage, those that agree in most first."""
    scored = sorted(
        (
            (-sum(_is_right(name, label, step) for name in ATTRIBUTES), n, m)
            for n, label in enumerate(labels)
            for m, step in enumerate(found)
            if label.stage is step.stage
        ),
    )
    used: set[tuple[str, int]] = set()
    pairs = []
    for _, n, m in scored:
        if ("label", n) not in used and ("step", m) not in used:
            used |= {("label", n), ("step", m)}
            pairs.append((labels[n], found[m]))
    return pairs


def _is_right(name: str, label: StepLabel, step: StageStep) -> bool:
    wanted, given = getattr(label, name), getattr(step, name)
    if name not in ("day", "until"):
        return bool(wanted == given)
    if wanted is None or given is None:
        return wanted is given
    return lies_within(given, wanted) or ("/" in given and last_day(given) == last_day(wanted))


def _list_misses(
    passage: Passage, found: Sequence[StageStep], pairs: Sequence[tuple[StepLabel, StageStep]]
) -> list[str]:
    lines = []
    for label in passage.steps:
        if not any(label is held for held, _ in pairs):
            lines.append(f"{passage.id}: missed {_word(label)}")
    for step in found:
        if not any(step is held for _, held in pairs):
            lines.append(f"{passage.id}: not told {_word(step)}")
    for label, step in pairs:
        wrong = [name for name in ATTRIBUTES if not _is_right(name, label, step)]
        if wrong:
            lines.append(f"{passage.id}: {', '.join(wrong)} of {_word(label)} read as {_word(step)}")
    return lines


def _word(step: StepLabel | StageStep) -> str:
    told = {name: value for name in ATTRIBUTES if (value := getattr(step, name))}
    return f"{step.stage.value} {told}"


def _sum(counted: Sequence[_Counted], stage: str) -> Counts:
    return sum((c.stages[stage] for c in counted), Counts())


def _sum_attributes(counted: Sequence[_Counted]) -> dict[str, tuple[int, int]]:
    names = (*ATTRIBUTES, "whole")
    return {
        name: (sum(c.attributes[name][0] for c in counted), sum(c.attributes[name][1] for c in counted))
        for name in names
    }


def _share_whole(counted: Sequence[_Counted]) -> float:
    right, of = _sum_attributes(counted)["whole"]
    return right / of if of else 0.0
