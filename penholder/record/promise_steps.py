"""The steps of one promise as its claims are taken in order: what stands, what stood before, and why it changed.

Takes commitments one by one; keeps the steps, the due day that stands and the ones before. Never orders claims and
never judges how two days relate: the caller does.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from penholder.model import Commitment, CommitmentTold, Edtf, PromiseState, PromiseStep, VerdictKind
from penholder.values.dates import first_day, format_edtf, last_day, lies_within
from penholder.vocabulary import event_words

_SHORT = 110


@dataclass
class Walk:
    """A promise on its way through the reports."""

    steps: list[PromiseStep] = field(default_factory=list)
    was: list[Edtf] = field(default_factory=list)
    due: Edtf | None = None
    due_stands: bool = True
    """False after words that the day was given up without a new one."""
    last_claim: Commitment | None = None
    """The claim that set the day that stands."""
    _seen: dict[tuple[CommitmentTold, Edtf | None], int] = field(default_factory=dict)
    """Which step shows a version: an equal one of another report adds evidence to it."""

    @property
    def state(self) -> PromiseState | None:
        """Where the promise stands; None before its first step."""
        return self.steps[-1].state if self.steps else None

    def repeats(self, claim: Commitment) -> bool:
        """Whether an earlier claim told the same day and outcome, or the day that once stood, as the old one."""
        known = (claim.told, claim.due) in self._seen
        return known or (
            claim.told is CommitmentTold.AHEAD and claim.due is not None and claim.due in self.was
        )

    def add_evidence(self, claim: Commitment) -> None:
        """One more claim for a step already there."""
        place = self._seen.get((claim.told, claim.due), len(self.steps) - 1)
        step = self.steps[place]
        self.steps[place] = replace(step, claims=tuple(dict.fromkeys((*step.claims, claim.id))))
        self._seen.setdefault((claim.told, claim.due), place)

    def make(self, claim: Commitment, day: Edtf | None, known: date | None) -> None:
        """The first step; a claim that moves or renews what no earlier report told still stands for a promise made."""
        self.due, self.last_claim = claim.due, claim
        states = {CommitmentTold.MOVED: PromiseState.SLIPPED, CommitmentTold.RENEWED: PromiseState.RENEWED}
        state = states.get(claim.told, PromiseState.MADE)
        if state is PromiseState.SLIPPED and claim.due is not None:
            state = PromiseState.MADE  # the day it was moved from is not known
        before = claim.modality.startswith("had been") and claim.statement is None
        before &= claim.told is CommitmentTold.AHEAD
        told = "Told as planned before" if before else _STATED[state]
        reason = f"{told}, due {say_due(claim.due)}: {quote(claim)}."
        self._add(PromiseStep(state, claim.due, day, known, (claim.id,), reason), claim)

    def refine(self, claim: Commitment, day: Edtf | None, known: date | None) -> None:
        """A day that fits the one that stands: the finer of the two is kept; told as renewed, it is a step."""
        finer = claim.due is not None and (self.due is None or lies_within(claim.due, self.due))
        # The renewal that set the end of a mandate is older than that end; a promise can be given again for its day.
        again = claim.told is CommitmentTold.RENEWED and claim.what not in event_words("runs until renewed")
        if again and claim.due == self.due:
            reason = f"Told anew for {say_due(claim.due)}: {quote(claim)}."
            self._add(PromiseStep(PromiseState.RENEWED, self.due, day, known, (claim.id,), reason), claim)
            return
        self.add_evidence(claim)
        if finer and self.state not in (PromiseState.MET, PromiseState.BROKEN):
            self.due, self.last_claim = claim.due, claim
            self.steps[-1] = replace(self.steps[-1], due=claim.due)

    def change(self, claim: Commitment, day: Edtf | None, known: date | None, kind: VerdictKind) -> None:
        """Another day: slipped or renewed where words or the verdict say so; else both stay shown and nothing moves."""
        if kind is VerdictKind.SLIPPAGE:
            self._move(claim, day, known)
        elif kind is VerdictKind.UPDATES:
            reason = f"Renewed from {say_due(self.due)} to {say_due(claim.due)}: {quote(claim)}."
            self._set(PromiseStep(PromiseState.RENEWED, claim.due, day, known, (claim.id,), reason), claim)
        elif self.due is None and claim.due is not None:
            self._set(self._named(claim, day, known), claim)
        else:
            self.add_evidence(claim)

    def _named(self, claim: Commitment, day: Edtf | None, known: date | None) -> PromiseStep:
        reason = f"A day is named, {say_due(claim.due)}: {quote(claim)}."
        state = PromiseState.MADE if self.state is PromiseState.MADE else PromiseState.SLIPPED
        return PromiseStep(state, claim.due, day, known, (claim.id,), reason)

    def _move(self, claim: Commitment, day: Edtf | None, known: date | None) -> None:
        before, after = (
            (last_day(self.due) if self.due else None),
            (first_day(claim.due) if claim.due else None),
        )
        if claim.due is None:
            self.put_off(claim, day, known)
            return
        if before and after and after <= before and self.due_stands:
            reason = f"Brought forward from {say_due(self.due)} to {say_due(claim.due)}: {quote(claim)}."
            self._set(PromiseStep(PromiseState.RENEWED, claim.due, day, known, (claim.id,), reason), claim)
            return
        reason = f"Slipped from {say_due(self.due)} to {say_due(claim.due)}: {quote(claim)}."
        self._set(PromiseStep(PromiseState.SLIPPED, claim.due, day, known, (claim.id,), reason), claim)

    def put_off(self, claim: Commitment, day: Edtf | None, known: date | None) -> None:
        """Told as moved, without a new day: the old one stays as the last known and stands no more."""
        reason = f"Put off from {say_due(self.due)}, no new day given: {quote(claim)}."
        self._add(PromiseStep(PromiseState.SLIPPED, self.due, day, known, (claim.id,), reason), claim)
        self.due_stands = False

    def end(self, claim: Commitment, day: Edtf | None, known: date | None) -> None:
        """What a report tells as not done or called off; a suspension leaves it open and has no new day."""
        if self.last_claim is None:
            self.due, self.last_claim = claim.due, claim
        self.due_stands = False
        if claim.told is CommitmentTold.DROPPED and _is_suspended(claim):
            reason = f"Suspended, no new day given: {quote(claim)}."
            step = PromiseStep(PromiseState.SLIPPED, self.due, day, known, (claim.id,), reason)
        else:
            told = "Called off" if claim.told is CommitmentTold.DROPPED else "Told as not done"
            step = PromiseStep(
                PromiseState.BROKEN, self.due, day, known, (claim.id,), f"{told}: {quote(claim)}."
            )
        self._add(step, claim)

    def keep(self, claim: Commitment, day: Edtf | None, known: date | None) -> None:
        """What a report tells as kept."""
        if self.last_claim is None:
            self.due, self.last_claim = claim.due, claim
        reason = f"Told as kept: {quote(claim)}."
        self._add(PromiseStep(PromiseState.MET, self.due, day, known, (claim.id,), reason), claim)

    def _set(self, step: PromiseStep, claim: Commitment) -> None:
        if self.due is not None and self.due not in self.was:
            self.was.append(self.due)
        self.due, self.last_claim, self.due_stands = claim.due, claim, True
        if self.due in self.was:
            self.was.remove(self.due)
        self._add(step, claim)

    def _add(self, step: PromiseStep, claim: Commitment) -> None:
        self.steps.append(step)
        self._seen[(claim.told, claim.due)] = len(self.steps) - 1


_STATED = {
    PromiseState.MADE: "Told as promised, planned or due",
    PromiseState.RENEWED: "Told as renewed",
    PromiseState.SLIPPED: "Told as put off",
}


def _is_suspended(claim: Commitment) -> bool:
    words = claim.span.words.lower().split()
    return any(word.startswith(stem[:6]) for stem in event_words("suspend") for word in words) or any(
        stem in claim.modality for stem in event_words("suspend")
    )


def say_due(due: Edtf | None) -> str:
    """The due day in words; "a day not given" for none."""
    return format_edtf(due) if due else "a day not given"


def quote(claim: Commitment) -> str:
    """The words of a claim between quotation marks, shortened at a word."""
    words = " ".join(claim.span.words.split())
    return f"“{words if len(words) <= _SHORT else words[:_SHORT].rsplit(' ', 1)[0] + ' …'}”"
