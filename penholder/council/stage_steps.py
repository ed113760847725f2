"""Claims about drafts as steps of a draft's life.

Takes the claims of one report; gives what each tells, in text order. Never reads a stage out of another kind of claim.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from penholder import vocabulary
from penholder.model import Commitment, DraftStage, Event, ReportClaims, StageStep, VoteResult
from penholder.values.dates import first_day, last_day

_DONE: dict[str, tuple[DraftStage, VoteResult | None]] = {
    "draft announced": (DraftStage.ANNOUNCED, None),
    "zero draft": (DraftStage.ZERO, None),
    "draft negotiation": (DraftStage.READ, None),
    "silence procedure": (DraftStage.SILENCE, None),
    "silence passed": (DraftStage.SILENCE, None),
    "silence broken": (DraftStage.SILENCE, None),
    "draft in blue": (DraftStage.BLUE, None),
    "draft vote": (DraftStage.VOTED, None),
    "draft adopted": (DraftStage.VOTED, VoteResult.ADOPTED),
    "draft not adopted": (DraftStage.VOTED, VoteResult.FAILED),
    "draft vetoed": (DraftStage.VOTED, VoteResult.VETOED),
}
"""Kinds of events of `data/events.toml` with the stage and result they tell."""
_AHEAD: dict[str, DraftStage] = {
    "zero draft": DraftStage.ZERO,
    "draft negotiation": DraftStage.READ,
    "silence procedure": DraftStage.SILENCE,
    "draft in blue": DraftStage.BLUE,
    "council vote": DraftStage.VOTED,
}
_SYMBOLS = ("S/", "resolution ")


@dataclass(frozen=True, slots=True)
class Told:
    """One claim about a draft with the step it tells."""

    step: StageStep
    report: str
    start: int
    known: date
    end: int = 0
    """Offset at which its words end."""
    symbol: str = ""
    owner: str = ""
    """Whose draft it is taken to be of; filled by `progress`."""

    @property
    def names(self) -> bool:
        """Whether it names whose draft it is; who broke silence is not that."""
        return bool(self.step.by) and not self.step.broken

    @property
    def moment(self) -> date:
        """Where it stands in time: its day, else the day its report was known."""
        day = self.step.day or self.step.until
        return (last_day(day) or first_day(day) or self.known) if day else self.known

    @property
    def background(self) -> bool:
        """A vote without a day, on a resolution known by its number: told of the past, of no draft now in hand."""
        voted = self.step.stage is DraftStage.VOTED and not self.step.ahead
        return voted and self.step.day is None and self.symbol.startswith("resolution")


def read_told(claims: ReportClaims, acronym: str, known: date) -> tuple[Told, ...]:
    """What a report tells of drafts on a mission, or on none by name, in text order."""
    found = [
        t
        for event in claims.events
        if event.kind in _DONE and _is_on(event.targets, acronym)
        for t in (_read_done(event, known),)
    ]
    for commitment in claims.commitments:
        if commitment.what in _AHEAD and commitment.about in ("", _key_of(acronym)):
            found.append(_read_ahead(commitment, known))
    return tuple(sorted(_join_until(found), key=lambda t: (t.start, t.step.stage, t.step.evidence)))


def _read_done(event: Event, known: date) -> Told:
    stage, result = _DONE[event.kind]
    step = StageStep(
        stage,
        event.when,
        (event.id,),
        event.actors[0] if event.actors else "",
        broken=event.kind == "silence broken",
        passed=event.kind == "silence passed",
        result=result,
    )
    symbol = next((t for t in event.targets if t.startswith(_SYMBOLS)), "")
    return Told(step, event.report, event.span.start, known, event.span.end, symbol)


def _read_ahead(commitment: Commitment, known: date) -> Told:
    stage = _AHEAD[commitment.what]
    if commitment.what == "silence procedure" and commitment.due is not None:
        step = StageStep(stage, None, (commitment.id,), commitment.promiser, until=commitment.due)
    else:
        step = StageStep(stage, commitment.due, (commitment.id,), commitment.promiser, ahead=True)
    return Told(step, commitment.report, commitment.span.start, known, commitment.span.end)


def _join_until(found: list[Told]) -> list[Told]:
    """Silence and the day it runs until, told by words that overlap, are one step."""
    ends = [t for t in found if t.step.until is not None]
    puts = [t for t in found if _puts(t)]
    kept = [t for t in found if t not in puts and not (t in ends and any(_overlap(t, p) for p in puts))]
    for told in puts:
        step = told.step
        end = next((e for e in ends if _overlap(e, told)), None)
        if end is not None:
            until, evidence = end.step.until, (*step.evidence, *end.step.evidence)
            told = replace(told, step=replace(step, until=until, evidence=evidence))
        kept.append(told)
    return kept


def _overlap(one: Told, other: Told) -> bool:
    return one.start < other.end and other.start < one.end


def _puts(told: Told) -> bool:
    step = told.step
    over = step.broken or step.passed
    return step.stage is DraftStage.SILENCE and step.until is None and not over and not step.ahead


def _is_on(targets: tuple[str, ...], acronym: str) -> bool:
    """Whether a draft is on the mission: named so, or no mission is named."""
    return acronym in targets or not any(t in _acronyms() for t in targets)


@cache
def _acronyms() -> frozenset[str]:
    return frozenset(m.acronym for m in vocabulary.missions())


@cache
def _key_of(acronym: str) -> str:
    return next((m.key for m in vocabulary.missions() if m.acronym == acronym), acronym)
