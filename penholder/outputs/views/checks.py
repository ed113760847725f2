"""Figures beside official series: which definition makes each right, with its value, day and file.

Takes a `RecordIndex`; gives one view per check, and the lines a matter prints. Never prints a comparison without naming
the file it was made with.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from penholder.model import SeriesAnswer, SeriesCheck
from penholder.outputs import wording
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.lines import Line, line
from penholder.outputs.wording import clean


@dataclass(frozen=True, slots=True)
class AnswerView:
    """One definition with its value."""

    definition: str
    value: str
    """With its range where a day or facet is open."""
    days: str
    mark: str
    """"makes it right", "would fit too" or ""."""


@dataclass(frozen=True, slots=True)
class CheckView:
    """One figure beside one series."""

    figure: str
    series: str
    told: Line
    """The sentence, with the figure as its evidence."""
    answers: tuple[AnswerView, ...]
    source: str
    """File, checksum, last day covered and attribution."""

    @property
    def answered(self) -> bool:
        """False when the series ends before the figure's day."""
        return bool(self.answers)


def view_checks(index: RecordIndex, figure: str) -> tuple[CheckView, ...]:
    """The checks of one figure, by series."""
    return tuple(_view(check) for check in index.record.checks if check.figure == figure)


def view_matter_checks(index: RecordIndex, figures: Iterable[str]) -> tuple[Line, ...]:
    """What official series say of the versions of a matter: each sentence once, unanswered ones left out."""
    wanted = set(figures)
    told: dict[str, list[str]] = {}
    for check in index.record.checks:
        if check.figure in wanted and check.answers:
            told.setdefault(_tell(check), []).append(check.figure)
    return tuple(line(words, evidence=index.cite(held)) for words, held in told.items())


def view_official(index: RecordIndex) -> tuple[Line, ...]:
    """The official files that figures of the record were compared with, as sources."""
    used = {(c.series, c.source) for c in index.record.checks if c.answers}
    return tuple(line(f"Compared with {clean(series)}", source=source) for series, source in sorted(used))


def _view(check: SeriesCheck) -> CheckView:
    answers = tuple(_answer(check, place) for place in range(len(check.answers)))
    told = line(clean(check.reason), evidence=[check.figure])
    return CheckView(check.figure, clean(check.series), told, answers, clean(check.source))


def _answer(check: SeriesCheck, place: int) -> AnswerView:
    answer = check.answers[place]
    mark = "makes it right" if place == check.fitting else "would fit too" if answer.fits else ""
    until = wording.day(answer.until)
    days = f"{wording.day(answer.since)} to {until}" if answer.since else f"to {until}"
    return AnswerView(clean(answer.definition), _value(answer), days, mark)


def _value(answer: SeriesAnswer) -> str:
    value = wording.number(answer.value)
    if answer.low is None or answer.high is None:
        return value
    return f"{value} ({wording.number(answer.low)} to {wording.number(answer.high)})"


def _tell(check: SeriesCheck) -> str:
    return f"{clean(check.series)}: {clean(check.reason)}"
