"""Checks on claims and what follows from them: quotes, figures, commitments, positions, options, clock, tally."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from penholder.evaluate.witness import Witness
from penholder.model import Claim, Figure, QuoteFamily
from penholder.values.dates import lies_within
from penholder.values.subjects import state_named


@dataclass(frozen=True, slots=True)
class QuotesCheck:
    """One quote family of a speaker holds a version with these words in each of these reports."""

    speaker: str
    versions: Mapping[str, str]
    nearest: str | None = None
    """Words the version nearest the origin must hold; "" for any version; None: not asked."""
    unknown: bool = False
    marked: tuple[str, ...] = ()

    def __call__(self, witness: Witness) -> str | None:
        for quote in witness.record.quotes:
            if quote.speaker == self.speaker and self._holds_versions(quote, witness):
                return self._judge(quote)
        return f"no quote family of {self.speaker} holds {', '.join(self.versions.values())}"

    def _holds_versions(self, quote: QuoteFamily, witness: Witness) -> bool:
        return all(
            any(v.words.report == witness.roles[role] and words in v.words.words for v in quote.versions)
            for role, words in self.versions.items()
        )

    def _judge(self, quote: QuoteFamily) -> str | None:
        if self.unknown and quote.nearest is not None:
            return f"{self.speaker}: a version is shown as the exact words"
        if self.nearest is not None:
            nearest = next((v for v in quote.versions if v.statement == quote.nearest), None)
            if nearest is None or self.nearest not in nearest.words.words or not quote.reason:
                return f"{self.speaker}: the version nearest the origin is not the one with “{self.nearest}”"
        differing = " ".join(f"{d.a} {d.b}" for v in quote.versions for d in v.differences)
        unmarked = [word for word in self.marked if word not in differing]
        return f"{self.speaker}: “{unmarked[0]}” is not marked as differing" if unmarked else None


def _describe(found: Sequence[Claim], a: tuple[str, object], b: tuple[str, object]) -> str:
    return f"{a[0]} {a[1]} and {b[0]} {b[1]}: " + ("no verdict" if found else "not found")


@dataclass(frozen=True, slots=True)
class FiguresCheck:
    """Two figures stand in one matter under one of these verdicts."""

    a: tuple[str, float]
    b: tuple[str, float]
    verdicts: tuple[str, ...]

    def __call__(self, witness: Witness) -> str | None:
        left, right = witness.figures(*self.a), witness.figures(*self.b)
        kinds = {v.kind.value for x in left for y in right for v in witness.verdicts(x, y)}
        if kinds & set(self.verdicts) and kinds <= set(self.verdicts):
            return None
        return (
            f"{_describe(left and right, self.a, self.b)}{': ' + ', '.join(sorted(kinds)) if kinds else ''}"
        )


@dataclass(frozen=True, slots=True)
class DuesCheck:
    """Two due dates stand in one matter under one of these verdicts."""

    a: tuple[str, str]
    b: tuple[str, str]
    verdicts: tuple[str, ...]
    what: str = ""
    settled: bool = False

    def __call__(self, witness: Witness) -> str | None:
        left, right = witness.commitments(*self.a), witness.commitments(*self.b)
        found = [
            v
            for x in left
            for y in right
            if not self.what or self.what == x.what == y.what
            for v in witness.verdicts(x, y)
        ]
        kinds = {v.kind.value for v in found}
        if not kinds & set(self.verdicts):
            return f"{_describe(left and right, self.a, self.b)}{': ' + ', '.join(sorted(kinds)) if kinds else ''}"
        if self.settled and not any(v.settled_by for v in found):
            return f"{self.a[1]} and {self.b[1]}: the verdict does not say what would settle it"
        return None


@dataclass(frozen=True, slots=True)
class ApartCheck:
    """Figures of one value but different units never share a matter."""

    value: float
    units: Mapping[str, tuple[str, ...]]

    def __call__(self, witness: Witness) -> str | None:
        found: list[Figure] = []
        for role, units in self.units.items():
            for unit in units:
                matching = [f for f in witness.figures(role, self.value) if unit in f.unit]
                if not matching:
                    return f"{role}: no figure of {self.value:g} {unit}"
                found.append(matching[0])
        for matter in witness.record.matters:
            if sum(f.id in matter.claims for f in found) > 1:
                return f"{self.value:g} of different things in one matter: {matter.label}"
        return None


@dataclass(frozen=True, slots=True)
class TogetherCheck:
    """A figure stands in each of these reports, all in one matter, without a contradiction."""

    value: float
    unit: str
    roles: tuple[str, ...]

    def __call__(self, witness: Witness) -> str | None:
        matters: list[set[str]] = []
        for role in self.roles:
            figures = [f for f in witness.figures(role, self.value) if self.unit in f.unit]
            if not figures:
                return f"{role}: no figure of {self.value:g} {self.unit}"
            matters.append({m.id for f in figures for m in witness.matters_of(f)})
        shared = set.intersection(*matters)
        clean = [
            m
            for m in witness.record.matters
            if m.id in shared and all(v.kind != "contradiction" for v in m.verdicts)
        ]
        return None if clean else f"{self.value:g} {self.unit}: not one agreed matter"


@dataclass(frozen=True, slots=True)
class RestrictionCheck:
    """A host-state restriction with its period, count and share, the product only as derived."""

    role: str
    restriction: str
    period: str
    count: float
    share: float
    derived: float

    def __call__(self, witness: Witness) -> str | None:
        claims = witness.claims(self.role)
        figures = {f.id: f for f in claims.figures}
        for found in claims.restrictions:
            if found.kind != self.restriction or found.period != self.period:
                continue
            count, share = figures.get(found.count or ""), figures.get(found.share or "")
            if not count or not share or (count.amount.low, share.amount.low) != (self.count, self.share):
                continue
            made = [f for f in figures.values() if f.derived_from and f.amount.high == self.derived]
            plain = [f for f in figures.values() if not f.derived_from and f.amount.high == self.derived]
            if made and not plain:
                return None
            return f"{self.role}: {self.derived:g} is not held as derived"
        return f"{self.role}: no {self.restriction} in {self.period} with {self.count:g} and {self.share:g} %"


@dataclass(frozen=True, slots=True)
class OptionCheck:
    """An option of the record with its terms from these reports and who rejects or recommends it."""

    option: str
    roles: tuple[str, ...]
    rejected_by: str = ""
    recommended_in: str = ""

    def __call__(self, witness: Witness) -> str | None:
        found = next((o for o in witness.record.options if o.key == self.option), None)
        if found is None:
            return f"no option {self.option}"
        told = {span.report for span in found.terms}
        absent = [role for role in self.roles if witness.roles[role] not in told]
        if absent:
            return f"{self.option}: no terms from {absent[0]}"
        if self.rejected_by and self.rejected_by not in found.rejected_by:
            return f"{self.option}: not rejected by {self.rejected_by}"
        statements = witness.statements()
        told_in = {statements[s].report for s in found.recommended if s in statements}
        if self.recommended_in and witness.roles[self.recommended_in] not in told_in:
            return f"{self.option}: not recommended in {self.recommended_in}"
        return None


@dataclass(frozen=True, slots=True)
class NobodyCheck:
    """No statement of a report is credited to anyone who speaks for this state."""

    role: str
    speaks_for: str

    def __call__(self, witness: Witness) -> str | None:
        for statement in witness.claims(self.role).statements:
            if self.speaks_for in (statement.speaker.speaks_for, statement.speaker.name):
                return f"{self.role}: a statement is credited to {statement.speaker.name}"
        return None


@dataclass(frozen=True, slots=True)
class SaidCheck:
    """Somebody said something, then and not when the report came out."""

    role: str
    speaker: str
    said: str
    words: str = ""
    speaks_for: str = ""

    def __call__(self, witness: Witness) -> str | None:
        for s in witness.claims(self.role).statements:
            if s.speaker.name != self.speaker or not any(self.words in c.words for c in s.content):
                continue
            if self.speaks_for and s.speaker.speaks_for != self.speaks_for:
                continue
            if s.said is not None and lies_within(s.said, self.said):
                return None
        return f"{self.role}: nothing said by {self.speaker} in {self.said}"


@dataclass(frozen=True, slots=True)
class EventCheck:
    """One event told by these reports, dated within a period, in one matter."""

    event: str
    roles: tuple[str, ...]
    within: str
    verdicts: tuple[str, ...]

    def __call__(self, witness: Witness) -> str | None:
        found = [
            next(
                (
                    e
                    for e in witness.claims(role).events
                    if e.kind == self.event and e.when and lies_within(e.when, self.within)
                ),
                None,
            )
            for role in self.roles
        ]
        told = [event for event in found if event is not None]
        if len(told) < len(self.roles):
            return f"{self.event} in {self.within} is not told by all of {', '.join(self.roles)}"
        for matter in witness.matters_of(told[0]):
            if all(event.id in matter.claims for event in told):
                wrong = [v.kind.value for v in matter.verdicts if v.kind.value not in self.verdicts]
                return f"{self.event}: {wrong[0]}" if wrong else None
        return f"{self.event}: not one matter"


@dataclass(frozen=True, slots=True)
class ClockCheck:
    """The mandate clock ends on a day, and reports say so themselves."""

    expires: date
    reported_in: tuple[str, ...] = ()

    def __call__(self, witness: Witness) -> str | None:
        clock = witness.assessments.clock
        if clock is None or clock.expires != self.expires:
            return f"the clock ends on {clock.expires if clock else 'no day'}"
        told = {c.report for made in witness.record.claims for c in made.all() if c.id in clock.reported}
        absent = [role for role in self.reported_in if witness.roles[role] not in told]
        return f"{absent[0]} is not cited for the expiry" if absent else None


@dataclass(frozen=True, slots=True)
class TallyCheck:
    """The tally of an option (any when none is named) follows the rule and counts only what was stated."""

    required: int
    members: int
    option: str = ""
    stated: tuple[str, ...] | None = None
    """The only members that may have a stance; None: not asked."""
    clear: tuple[str, ...] | None = field(default=None)
    """The only members whose stance may settle their vote; None: not asked."""

    def __call__(self, witness: Witness) -> str | None:
        tallies = [t for t in witness.assessments.tallies if self.option in ("", t.option)]
        if not tallies:
            return f"no tally{' for ' + self.option if self.option else ''}"
        tally = tallies[0]
        if (tally.required, len(tally.members)) != (self.required, self.members):
            return f"{tally.required} votes of {len(tally.members)} members"
        with_stance = {state_named(m.member).name for m in tally.members if m.stance}
        if self.stated is not None and with_stance - set(self.stated):
            return f"a stance is invented for {min(with_stance - set(self.stated))}"
        if self.clear is not None and len(self.clear) < tally.votes_low + self.members - tally.votes_high:
            return f"the interval {tally.votes_low} to {tally.votes_high} is narrower than what was stated"
        return None


@dataclass(frozen=True, slots=True)
class PositionCheck:
    """A holder's stance on an option, from words in this report."""

    holder: str
    option: str
    stances: tuple[str, ...]
    role: str

    def __call__(self, witness: Witness) -> str | None:
        found = [
            p.stance.value
            for p in witness.claims(self.role).positions
            if (p.holder, p.option) == (self.holder, self.option)
        ]
        if found and set(found) <= set(self.stances):
            return None
        return f"{self.holder} on {self.option}: {', '.join(found) or 'nothing'}"


@dataclass(frozen=True, slots=True)
class NoPositionCheck:
    """A holder has no stance on any of these options in the whole record."""

    holder: str
    options: tuple[str, ...]

    def __call__(self, witness: Witness) -> str | None:
        for made in witness.record.claims:
            for position in made.positions:
                if position.holder == self.holder and position.option in self.options:
                    return f"a stance on {position.option} is held for {self.holder}"
        return None


CHECKS: dict[str, type] = {
    "quotes": QuotesCheck,
    "figures": FiguresCheck,
    "dues": DuesCheck,
    "apart": ApartCheck,
    "together": TogetherCheck,
    "restriction": RestrictionCheck,
    "option": OptionCheck,
    "nobody": NobodyCheck,
    "said": SaidCheck,
    "event": EventCheck,
    "clock": ClockCheck,
    "tally": TallyCheck,
    "position": PositionCheck,
    "no position": NoPositionCheck,
}
