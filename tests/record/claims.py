"""Claims for record tests: any facet can be changed, everything else stands in a report of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from penholder.model import (
    Amount,
    Commitment,
    CommitmentKind,
    DateBracket,
    Figure,
    Position,
    Span,
    Stance,
    StoryFamily,
    Suspicion,
    make_id,
)
from penholder.record.setting import Setting


def make_span(report: str, words: str, start: int = 0) -> Span:
    return Span(report, start, start + len(words), words)


def make_figure(report: str, low: float, **facets: object) -> Figure:
    words = f"{low:g} people"
    span = make_span(report, words)
    amount = Amount(low, low, str(facets.pop("hedge", "")))
    figure = Figure(
        id=make_id("f", report, low, sorted(facets.items(), key=str)),
        report=report,
        span=span,
        number=make_span(report, f"{low:g}"),
        sentence=span,
        amount=amount,
        unit="people",
        measure="deaths",
        about="unmiss",
        population="peacekeepers",
    )
    return replace(figure, **facets)  # type: ignore[arg-type]


def make_commitment(report: str, due: str | None, **facets: object) -> Commitment:
    span = make_span(report, "a vote")
    commitment = Commitment(
        id=make_id("c", report, due, sorted(facets.items())),
        report=report,
        span=span,
        kind=CommitmentKind.COMMITMENT,
        what="referendum",
        promiser="South Sudan",
        due=due,
        date_words=span,
    )
    return replace(commitment, **facets)  # type: ignore[arg-type]


def make_position(report: str, stance: Stance, said: str | None = None) -> Position:
    return Position(
        id=make_id("p", report, stance),
        report=report,
        span=make_span(report, "words"),
        holder="Kenya",
        speaker="Kenya",
        option="keep",
        stance=stance,
        condition=None,
        said=said,
        statement="s1",
    )


def make_setting(
    days: dict[str, str], families: tuple[StoryFamily, ...] = (), suspicions: tuple[Suspicion, ...] = ()
) -> Setting:
    """A setting in which each report was known on its day."""
    brackets = [
        DateBracket(report, date.fromisoformat(day), date.fromisoformat(day), date.fromisoformat(day), ())
        for report, day in days.items()
    ]
    return Setting(brackets, (), families, suspicions)
