"""The life of every promise and deadline: made, renewed, slipped, met, broken, overtaken, or due with nobody telling.

Takes a record whose matters are grouped; gives one `PromiseLine` for each matter of the commitments ledger. Never lets
a suspect claim or a report that is not known yet move a state, never takes a day gone by for a promise kept or broken, and counts what copies
carry once.

The rules, in order, for one matter:

1. *What is told.* Its claims by the day they were known, suspect ones left out; claims that say the same make one step.
2. *Dates.* A first day is `made`; a day within the one before, or the other way round, says it more exactly and makes
   no step; another day is a step only where words or the verdict between the two say why: told as moved, or `slippage`
   (slipped, or brought forward), told as renewed, or `updates` (renewed). Days that contradict each other move nothing.
3. *Outcomes.* An event of the matter that a report tells as having happened makes it `met` (`promise_events`); words
   that it did not happen make it `broken`; one called off is broken, one suspended has slipped with no new day.
4. *Overtaken.* The mission that a mandate or deployment is for ended, or the government that promised was overthrown.
5. *Due.* The day has passed by the record's day and no report tells what became of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from penholder.model import (
    Commitment,
    CommitmentTold,
    Edtf,
    Matter,
    PromiseLine,
    PromiseState,
    PromiseStep,
    Record,
    Statement,
    VerdictKind,
    make_id,
)
from penholder.record.promise_events import Happened, Happenings
from penholder.record.promise_steps import Walk, say_due
from penholder.record.setting import Setting
from penholder.record.verdicts.commitments import judge_commitments
from penholder.values.dates import first_day, last_day, lies_within

_FAR = date.max


def trace_promises(record: Record) -> tuple[PromiseLine, ...]:
    """The line of every commitment matter, by due day and id."""
    setting = Setting.of(record)
    claims = {c.id: c for made in record.claims for c in made.commitments}
    said = {s.id: s for made in record.claims for s in made.statements}
    happenings = Happenings.of(record, setting)
    tracer = _Tracer(record.known_on, setting, said, happenings)
    lines = []
    for matter in record.matters:
        held = [claims[c] for c in matter.claims if c in claims and not setting.suspicion(claims[c])]
        if matter.ledger == "commitments" and held:
            lines.append(tracer.trace(matter, held))
    return tuple(sorted(lines, key=lambda line: (_day_of(line.due), line.id)))


def _day_of(due: Edtf | None) -> date:
    return ((last_day(due) or first_day(due)) if due else None) or _FAR


@dataclass(frozen=True)
class _Tracer:
    """What every line of one record is traced with."""

    today: date | None
    setting: Setting
    said: dict[str, Statement]
    happenings: Happenings

    def trace(self, matter: Matter, held: Sequence[Commitment]) -> PromiseLine:
        """The line of one matter from its sound claims."""
        walk = Walk()
        first = min(held, key=self._order)
        told: list[tuple[tuple[date, int, str, int], Commitment | Happened]] = [
            *((self._order(c), c) for c in held),
            *((_order_of(h), h) for h in self.happenings.of_promise(first, held)),
        ]
        for _, entry in sorted(told, key=lambda pair: pair[0]):
            if isinstance(entry, Happened):
                _take_event(walk, entry)
            else:
                self._take_claim(walk, entry)
        self._close(walk)
        return PromiseLine(
            id=make_id("p", matter.id),
            matter=matter.id,
            what=first.what,
            label=matter.label,
            promiser=next((c.promiser for c in sorted(held, key=self._order) if c.promiser), ""),
            to=next((c.to for c in sorted(held, key=self._order) if c.to), ""),
            about=next((c.about for c in sorted(held, key=self._order) if c.about), ""),
            steps=tuple(walk.steps),
            state=walk.steps[-1].state,
            due=walk.due,
            was=tuple(walk.was),
            conditions=tuple({c.condition.words: c.condition for c in held if c.condition}.values()),
        )

    def _order(self, claim: Commitment) -> tuple[date, int, str, int]:
        """By the day it was known; in one report what "had been" planned first, the rest as told."""
        before = "had" in claim.modality.split() and claim.told is CommitmentTold.AHEAD
        known = self.setting.known_on(claim) or _FAR
        return known, int(not before), claim.report, claim.span.start

    def _take_claim(self, walk: Walk, claim: Commitment) -> None:
        statement = self.said.get(claim.statement or "")
        day = statement.said if statement else None
        known = self.setting.known_on(claim)
        if walk.repeats(claim):
            walk.add_evidence(claim)
        elif claim.told in (CommitmentTold.BROKEN, CommitmentTold.DROPPED):
            walk.end(claim, day, known)
        elif claim.told is CommitmentTold.KEPT:
            walk.keep(claim, day, known)
        elif walk.last_claim is None:
            walk.make(claim, day, known)
        elif claim.due is None and claim.told is CommitmentTold.AHEAD:
            walk.add_evidence(claim)
        elif claim.due is not None and walk.due is not None and _fit(claim.due, walk.due):
            if claim.told is CommitmentTold.MOVED and walk.last_claim.told is not CommitmentTold.MOVED:
                walk.put_off(claim, day, known)  # the day it names is the old one
            else:
                walk.refine(claim, day, known)
        else:
            walk.change(claim, day, known, self._relate(walk, claim))

    def _relate(self, walk: Walk, claim: Commitment) -> VerdictKind:
        """How the new day follows from the one that stands."""
        if claim.told is CommitmentTold.MOVED:
            return VerdictKind.SLIPPAGE
        if claim.told is CommitmentTold.RENEWED:
            return VerdictKind.UPDATES
        if (
            walk.state in (PromiseState.BROKEN, PromiseState.OVERTAKEN, PromiseState.SLIPPED)
            and not walk.due_stands
        ):
            return VerdictKind.SLIPPAGE
        assert walk.last_claim is not None
        return judge_commitments(walk.last_claim, claim, self.setting).kind

    def _close(self, walk: Walk) -> None:
        """The step that the calendar shows: the day passed and nobody told."""
        last = last_day(walk.due) if walk.due else None
        open_states = (PromiseState.MADE, PromiseState.RENEWED, PromiseState.SLIPPED)
        if self.today and last and last < self.today and walk.state in open_states:
            reason = f"{say_due(walk.due)} has passed; no report by {say_due(self.today.isoformat())} says what became of it."
            walk.steps.append(PromiseStep(PromiseState.DUE, walk.due, last.isoformat(), None, (), reason))


def _fit(a: Edtf, b: Edtf) -> bool:
    return lies_within(a, b) or lies_within(b, a)


def _order_of(happened: Happened) -> tuple[date, int, str, int]:
    return happened.known_on or _FAR, 9, happened.claims[0], 0


def _take_event(walk: Walk, happened: Happened) -> None:
    """What happened, unless the promise had already ended; one broken before may still be met late."""
    if walk.last_claim is None or walk.state in (PromiseState.MET, PromiseState.OVERTAKEN):
        return
    if happened.state is PromiseState.OVERTAKEN and walk.state is PromiseState.BROKEN:
        return
    late = happened.state is PromiseState.MET and _is_after(happened.day, walk.due)
    reason = f"After the day due. {happened.reason}" if late else happened.reason
    walk.steps.append(
        PromiseStep(happened.state, walk.due, happened.day, happened.known_on, happened.claims, reason)
    )


def _is_after(day: Edtf | None, due: Edtf | None) -> bool:
    first, last = first_day(day) if day else None, last_day(due) if due else None
    return first is not None and last is not None and first > last
