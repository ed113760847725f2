"""How far drafts on a mission have come, as reports tell it.

Takes claims with the brackets of their reports, a mission and a day; gives one `DraftProgress` for each draft that is told
apart, in the order in which they were last spoken of. Never infers a stage: each step has the words that tell it, and a
draft in blue has been under silence only where a report says so.

Drafts are told apart by whose they are. Words that name nobody are of the draft named last before them in the same report,
else of the only draft there is. A vote ends a draft's life: what is told of a later day is of the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from penholder import vocabulary
from penholder.council.milestones import KIND as MILESTONE
from penholder.council.stage_steps import Told, read_told
from penholder.model import (
    ClockStep,
    DateBracket,
    DraftProgress,
    DraftStage,
    MandateClock,
    ReportClaims,
    StageStep,
)
from penholder.values.dates import first_day, last_day, lies_within

_ORDER = {stage: place for place, stage in enumerate(DraftStage)}
_PAUSE = timedelta(days=100)
"""Longest pause within one draft's life; the shortest mandates run for three months or more, each with its own draft."""


@dataclass(frozen=True, slots=True)
class _Life:
    """What was told of one draft."""

    told: tuple[Told, ...]

    @property
    def name(self) -> str:
        return next((t.step.by for t in self.told if t.names), "") or next(
            (t.symbol for t in self.told if t.symbol), ""
        )


def trace_progress(
    claims: Sequence[ReportClaims], brackets: Sequence[DateBracket], mission: str | None, day: date
) -> tuple[DraftProgress, ...]:
    """The progress of each draft on the mission by the day, from reports known by then."""
    if mission is None:
        return ()
    known = {b.report: last for b in brackets if (last := b.latest or b.best)}
    told = [
        t
        for report in sorted(claims, key=lambda c: (known.get(c.report, date.max), c.report))
        if known.get(report.report, day) <= day
        for t in _name_from_before(read_told(report, _acronym(mission), known.get(report.report, day)))
        if _began(t, day)
    ]
    lives = [life for group in _tell_apart(told) for life in _part_lives(group)]
    found = [_make_progress(mission, life) for life in lives]
    return tuple(sorted(found, key=lambda p: (_last(p), p.name, p.steps[0].evidence)))


def add_stages(clock: MandateClock, progress: Iterable[DraftProgress]) -> MandateClock:
    """The clock with the dated stages of drafts told since the mandate in force was adopted."""
    adopted = [d for s in clock.steps if s.kind == "mandate" and (d := first_day(s.day))]
    since = max((d for d in adopted if d <= clock.today), default=None)
    stages = place_stages(progress, since)
    shown = {claim for step in stages for claim in step.evidence}
    # what the same claims tell as promises is on the clock by its stage already
    others = (s for s in clock.steps if s.kind != MILESTONE or s.was or not set(s.evidence) <= shown)
    steps = (*others, *stages)

    def place(step: ClockStep) -> tuple[date, str, str, tuple[str, ...]]:
        return last_day(step.day) or first_day(step.day) or date.max, step.kind, step.label, step.evidence

    return replace(clock, steps=tuple(sorted(steps, key=place)))


def place_stages(progress: Iterable[DraftProgress], since: date | None = None) -> tuple[ClockStep, ...]:
    """The dated stages as points of the clock, votes as votes; those not after `since` are left out."""
    found = []
    for draft in progress:
        for step in draft.steps:
            day = step.day or step.until
            end = (last_day(day) or first_day(day)) if day else None
            if day is None or end is None or (since is not None and end <= since):
                continue
            kind = "vote" if step.stage is DraftStage.VOTED else "draft"
            found.append(ClockStep(day, word_step(draft, step), kind, step.evidence))
    return tuple(sorted(found, key=lambda s: (last_day(s.day) or date.max, s.kind, s.label, s.evidence)))


_LABELS = {
    DraftStage.ANNOUNCED: ("Draft announced", "Draft to be announced"),
    DraftStage.ZERO: ("Zero draft circulated", "Zero draft to be circulated"),
    DraftStage.READ: ("Draft negotiated or revised", "Negotiations on the draft set"),
    DraftStage.SILENCE: ("Draft under silence", "Draft to be put under silence"),
    DraftStage.BLUE: ("Draft in blue", "Draft to be put in blue"),
    DraftStage.VOTED: ("Draft put to the vote", "Vote on the draft set"),
}


def word_step(draft: DraftProgress, step: StageStep) -> str:
    """The label of a step: "Zero draft circulated (France)", "Silence broken by Russia", "Draft adopted"."""
    done, ahead = _LABELS[step.stage]
    words = ahead if step.ahead else done
    if step.result is not None:
        words = {"adopted": "Draft adopted", "failed": "Draft not adopted", "vetoed": "Draft vetoed"}[
            step.result
        ]
    if step.stage is DraftStage.SILENCE and step.broken:
        return f"Silence broken by {step.by}" if step.by else "Silence on the draft broken"
    if step.passed:
        words = "Silence on the draft passed"
    elif step.stage is DraftStage.SILENCE and step.day is None and step.until is not None:
        words = "Silence on the draft runs out"
    owner = step.by or draft.name
    return f"{words} ({owner})" if owner else words


# --------------------------------------------------------------------------- telling apart


def _acronym(mission: str) -> str:
    return next((m.acronym for m in vocabulary.missions() if m.key == mission), mission)


def _began(told: Told, day: date) -> bool:
    first = first_day(told.step.day) if told.step.day and not told.step.ahead else None
    return first is None or first <= day


def _name_from_before(told: Sequence[Told]) -> Iterator[Told]:
    """Words that name nobody, with the name of the draft that the same report named last before them."""
    named = ""
    for one in told:
        named = one.step.by if one.names else named
        yield replace(one, owner=one.step.by if one.names else named)


def _tell_apart(told: Sequence[Told]) -> list[list[Told]]:
    """Groups by whose draft it is; those of nobody go to the only one there is, or stay by themselves."""
    owners = sorted({t.owner for t in told if t.owner})
    if len(owners) <= 1:
        return [list(told)] if told else []
    groups = [[t for t in told if t.owner == owner] for owner in owners]
    return [*groups, *([rest] if (rest := [t for t in told if not t.owner]) else [])]


def _part_lives(told: Sequence[Told]) -> Iterator[_Life]:
    """The lives of one owner's drafts: a vote or a long pause parts them."""
    ordered = sorted(told, key=_place)
    life: list[Told] = []
    for one in ordered:
        if one.background and not _was_set(life, one):
            yield _Life((one,))
            continue
        if life and _is_new(life, one):
            yield _Life(tuple(life))
            life = []
        life.append(one)
    if life:
        yield _Life(tuple(life))


def _was_set(life: Sequence[Told], one: Told) -> bool:
    """Whether a vote on the draft had been set for a day gone by when this vote was told without one."""
    votes = [t.moment for t in life if t.step.stage is DraftStage.VOTED and t.step.ahead]
    return any(day <= one.known <= day + _PAUSE for day in votes)


def _place(told: Told) -> tuple[date, int, date, str, int]:
    return told.moment, _ORDER[told.step.stage], told.known, told.report, told.start


def _is_new(life: Sequence[Told], one: Told) -> bool:
    voted = [t.moment for t in life if t.step.stage is DraftStage.VOTED and not t.step.ahead and t.step.day]
    if voted and one.moment > max(voted):
        return not (one.step.stage is DraftStage.VOTED and one.step.day is None)
    return one.moment - max(t.moment for t in life) > _PAUSE


# --------------------------------------------------------------------------- merging


def _make_progress(mission: str, life: _Life) -> DraftProgress:
    steps: list[tuple[StageStep, date]] = []
    for one in sorted(life.told, key=lambda t: (t.known, t.report, t.start)):
        place = next((n for n, (held, _) in enumerate(steps) if _is_same(held, one.step)), None)
        if place is None:
            steps.append((one.step, one.known))
        else:
            steps[place] = (_merge(steps[place][0], one.step), one.known)
    kept = _drop_overtaken(steps)
    kept.sort(key=lambda s: (_day_of(s, life), _ORDER[s.stage], s.ahead, s.broken, s.evidence))
    reached = [s.stage for s in kept if not s.ahead]
    furthest = max(reached, key=_ORDER.__getitem__) if reached else None
    return DraftProgress(mission, life.name, tuple(kept), furthest)


def _day_of(step: StageStep, life: _Life) -> date:
    day = step.day or step.until
    known = min(t.known for t in life.told if set(t.step.evidence) & set(step.evidence))
    return (last_day(day) or first_day(day) or known) if day else known


def _is_same(one: StageStep, other: StageStep) -> bool:
    """Whether two reports tell the same step: nothing they tell of it is at odds."""
    kinds = [(s.stage, s.ahead, s.broken, s.passed) for s in (one, other)]
    if kinds[0] != kinds[1]:
        return False
    if one.by and other.by and one.by != other.by:
        return False
    if one.result and other.result and one.result is not other.result:
        return False
    days = _agree(one.day, other.day) and _agree(one.until, other.until)
    if one.stage is DraftStage.READ and (one.day is None) != (other.day is None):
        return False  # of several rounds an undated one may be any
    return days


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or lies_within(one, other) or lies_within(other, one)


def _merge(one: StageStep, other: StageStep) -> StageStep:
    return replace(
        one,
        day=_finer(one.day, other.day),
        until=_finer(one.until, other.until),
        by=one.by or other.by,
        result=one.result or other.result,
        evidence=tuple(dict.fromkeys((*one.evidence, *other.evidence))),
    )


def _finer(one: str | None, other: str | None) -> str | None:
    if one is None or other is None:
        return one or other
    return other if lies_within(other, one) else one


def _drop_overtaken(steps: Sequence[tuple[StageStep, date]]) -> list[StageStep]:
    """Without what was ahead and is told as done by now, and without days that a later report replaced."""
    done = {step.stage for step, _ in steps if not step.ahead}
    latest = {
        stage: max(known for step, known in steps if step.ahead and step.stage is stage)
        for stage in {step.stage for step, _ in steps if step.ahead}
    }
    return [
        step
        for step, known in steps
        if not step.ahead or (step.stage not in done - {DraftStage.READ} and known == latest[step.stage])
    ]


def _last(progress: DraftProgress) -> date:
    days = [d for s in progress.steps if not s.ahead and s.day and (d := last_day(s.day) or first_day(s.day))]
    return max(days, default=date.max)
