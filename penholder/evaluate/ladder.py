"""A ladder: the desk as known on several days before one decision, scored against what was decided.

Takes a folder with `ladder.toml` and reports; gives for each day the clock, the tallies, the outlook and its scores beside
base rates. Each day is worked out from the reports known by then alone, on the path that every command takes for an
earlier day. Never shows a day anything later: what happened is read only after the figures of all days stand.
"""

from __future__ import annotations

import tempfile
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec

from penholder.api import assess, open_record, read
from penholder.errors import EvaluationError, explain_fault
from penholder.evaluate.ladder_scores import DayScore, Happened, score_day
from penholder.evaluate.scoring import Corpus, fingerprint
from penholder.model import Assessments, Record
from penholder.runs import Progress, no_progress

FILE = "ladder.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """Whether the host state had withdrawn its consent by the decision."""

    withdrawn: bool
    day: date
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """`ladder.toml`: which days are asked, and what happened."""

    mission: str
    decision: str
    days: tuple[date, ...]
    happened: Happened
    consent: Consent | None = None
    reports: str = "reports"
    meta: str = ""
    options: tuple[str, ...] = ()
    """Main options, whose tallies are shown; empty for all."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One day: what the desk made of it, and how the outlook scores."""

    day: date
    reports: int
    """Reports known by the day."""
    assessments: Assessments
    scores: tuple[DayScore, ...]


@dataclass(frozen=True, slots=True)
class LadderScores:
    """The result of one ladder."""

    corpus: Corpus
    ladder: Ladder
    rungs: tuple[Rung, ...]


def read_ladder(folder: Path) -> Ladder:
    """The ladder of a folder; EvaluationError naming the file where it has another layout."""
    path = folder / FILE
    try:
        ladder = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Ladder)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise EvaluationError(
            f"{path}: no ladder ({explain_fault(error)}); expected mission, decision, days, reports and [happened], as in "
            "examples/minusma-ladder/ladder.toml"
        ) from error
    if not ladder.days or list(ladder.days) != sorted(set(ladder.days)):
        raise EvaluationError(f"{path}: `days` must name at least one day, in order and each once")
    if ladder.days[-1] >= ladder.happened.day:
        raise EvaluationError(
            f"{path}: {ladder.days[-1]} is not before the decision of {ladder.happened.day}; ask earlier days only"
        )
    return ladder


def evaluate_ladder(
    folder: Path, *, also: Sequence[Path] = (), votes: Sequence[Path] = (), progress: Progress = no_progress
) -> LadderScores:
    """Every day of the ladder, with further folders of reports and official voting files where they are given."""
    ladder = read_ladder(folder)
    with tempfile.TemporaryDirectory() as scratch:
        record = Path(scratch) / "record.db"
        build_record(folder, ladder, record, also=also, votes=votes, progress=progress)
        made = []
        for number, day in enumerate(ladder.days):
            progress("assess", number, len(ladder.days))
            made.append(see_day(record, day))
        progress("assess", len(ladder.days), len(ladder.days))
    piles = [folder / ladder.reports, *also]
    files = sorted(f for pile in piles for f in pile.rglob("*") if f.is_file())
    return LadderScores(
        corpus=fingerprint(folder.name, [folder / FILE, *files, *votes]),
        ladder=ladder,
        rungs=tuple(
            Rung(day, known, assessed, score_day(assessed, ladder.happened, day))
            for day, known, assessed in made
        ),
    )


def build_record(
    folder: Path,
    ladder: Ladder,
    record: Path,
    *,
    also: Sequence[Path] = (),
    votes: Sequence[Path] = (),
    progress: Progress = no_progress,
) -> None:
    """A record file of the whole pile, later reports included: what may not leak has to be there."""
    from penholder.api import import_official

    reports = folder / ladder.reports
    for pile in (reports, *also):
        if not pile.is_dir():
            raise EvaluationError(
                f"{pile}: no such folder of reports; {FILE} names it, or the option for further ones"
            )
    read(
        [reports, *also], record=record, meta=folder / ladder.meta if ladder.meta else None, progress=progress
    )
    if votes:
        import_official(votes, record=record)


def see_day(record: Path, day: date) -> tuple[date, int, Assessments]:
    """The day, the number of reports known by then, and what follows from them."""
    known = open_record(record, as_known_on=day)
    return day, count_known(known), assess(known)


def count_known(record: Record) -> int:
    """Reports of a record as known on a day that count by then."""
    return len(record.reports) - len(record.undated)
