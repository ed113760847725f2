"""Where each holder has stood on each option: utterances in the order of their days, the last word, the shifts.

Takes a record whose claims, pairs and quote families are in place; gives one line for every holder and option
somebody has spoken on. Never fills a gap: who has said nothing on an option has no line. Reports that carry one
utterance count once; a passage that is suspect stays in the line and decides nothing.

Order is by the day of the utterance, not of the report, and never after the day the report was out. Where the day of
the utterance is unknown the report's stands in, and a shift that rests on it says so. What was said about one day has
no order: differing stances then stand side by side as the last word, and a shift is read from or to them only where
they come down to one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from penholder.model import (
    Edtf,
    Position,
    QuoteFamily,
    Record,
    ShiftKind,
    Stance,
    StanceLine,
    StanceShift,
    StanceStep,
    make_id,
)
from penholder.record.setting import Setting
from penholder.values.dates import first_day, last_day
from penholder.values.subjects import state_by_name
from penholder.values.wording import measure_similarity

FOR = frozenset({Stance.SUPPORTS, Stance.ASKS})
_FIRMNESS = {
    Stance.AMBIGUOUS: 0,
    Stance.CONDITIONAL: 1,
    Stance.SUPPORTS: 2,
    Stance.ASKS: 2,
    Stance.OPPOSES: 2,
}
_WORDED = {
    Stance.SUPPORTS: "supports it",
    Stance.OPPOSES: "opposes it",
    Stance.CONDITIONAL: "sets a condition",
    Stance.ASKS: "asks for it",
    Stance.AMBIGUOUS: "leaves it open",
}
_CLEAREST = (Stance.ASKS, Stance.SUPPORTS, Stance.OPPOSES, Stance.CONDITIONAL, Stance.AMBIGUOUS)
SAME_CONDITION = 0.6
"""Share of matching words from which two conditions count as one."""

_Key = tuple[str, str, Stance]


def trace_stances(record: Record) -> tuple[StanceLine, ...]:
    """Every line of the record, by holder and option."""
    setting = Setting.of(record)
    known = {c.report for c in record.claims} - set(record.undated)
    positions = [p for c in record.claims if c.report in known for p in c.positions]
    lines: dict[tuple[str, str], list[list[Position]]] = defaultdict(list)
    for utterance in _join_versions(positions, record, setting):
        lines[name_holder(utterance[0].holder), utterance[0].option].append(utterance)
    shown = {v.statement: n for q in record.quotes for n, v in enumerate(q.versions)}
    doubted = frozenset(claim for suspicion in record.suspicions for claim in suspicion.claims)
    ranked = _Ranking(setting, shown, doubted)
    return tuple(_trace(*key, lines[key], ranked) for key in sorted(lines))


def name_holder(holder: str) -> str:
    """One name for a holder however it is written: states by their name in the vocabulary, others as they stand."""
    state = state_by_name(holder)
    return state.name if state else holder


def name_shift(before: Stance, after: Stance) -> ShiftKind:
    """What became of a stance.

    >>> name_shift(Stance.CONDITIONAL, Stance.OPPOSES).value, name_shift(Stance.ASKS, Stance.OPPOSES).value
    ('hardened', 'reversed')
    """
    if before is after or {before, after} == FOR:
        return ShiftKind.RESTATED
    if Stance.OPPOSES in (before, after) and FOR & {before, after}:
        return ShiftKind.REVERSED
    return ShiftKind.HARDENED if _FIRMNESS[after] > _FIRMNESS[before] else ShiftKind.SOFTENED


# --------------------------------------------------------------------------- one utterance, many reports


def _join_versions(positions: Iterable[Position], record: Record, setting: Setting) -> list[list[Position]]:
    """Positions that are versions of one utterance: of one quote family, or in sentences that correspond."""
    groups = _Groups(record.quotes)
    by_report: dict[str, list[Position]] = defaultdict(list)
    for position in sorted(positions, key=lambda p: p.id):
        groups.add(position)
        by_report[position.report].append(position)
    for pair in record.pairs:
        for a in by_report.get(pair.a, ()):
            for b in by_report.get(pair.b, ()):
                if _key(a) == _key(b) and not groups.joined(a, b) and setting.correspond(a, b):
                    groups.join(a, b)
    return groups.listed()


def _key(position: Position) -> _Key:
    return (name_holder(position.holder), position.option, position.stance)


class _Groups:
    """Positions joined step by step; those of one quote family that take one stance from the start."""

    def __init__(self, quotes: Sequence[QuoteFamily]) -> None:
        self._family = {version.statement: q.id for q in quotes for version in q.versions}
        self._first: dict[tuple[str, _Key], str] = {}
        self._above: dict[str, str] = {}
        self._held: dict[str, Position] = {}

    def add(self, position: Position) -> None:
        self._held[position.id] = position
        family = self._family.get(position.statement, position.id)
        self._above[position.id] = self._first.setdefault((family, _key(position)), position.id)

    def joined(self, a: Position, b: Position) -> bool:
        return self._top(a.id) == self._top(b.id)

    def join(self, a: Position, b: Position) -> None:
        low, high = sorted((self._top(a.id), self._top(b.id)))
        self._above[high] = low

    def _top(self, held: str) -> str:
        while self._above[held] != held:
            self._above[held] = held = self._above[self._above[held]]
        return held

    def listed(self) -> list[list[Position]]:
        found: dict[str, list[Position]] = defaultdict(list)
        for held in sorted(self._held):
            found[self._top(held)].append(self._held[held])
        return [found[top] for top in sorted(found)]


# --------------------------------------------------------------------------- a line


@dataclass(frozen=True, slots=True)
class _Stage:
    """A step with the days it may belong to."""

    step: StanceStep
    shown: Position
    first: date
    last: date
    day_of_report: bool
    sound: bool

    def order(self) -> tuple[date, date, str]:
        return (self.last, self.first, self.step.position)


@dataclass(frozen=True, slots=True)
class _Ranking:
    """What decides which version of an utterance is shown: sound ones, then those nearest the origin."""

    setting: Setting
    nearest: dict[str, int]
    """Statement id to its place in its quote family."""
    doubted: frozenset[str]

    def is_suspect(self, position: Position) -> bool:
        return not self.doubted.isdisjoint((position.id, position.statement))

    def __call__(self, position: Position) -> tuple[bool, int, tuple[date, str, int], str]:
        nearest = self.nearest.get(position.statement, 0)
        return (self.is_suspect(position), nearest, self.setting.order(position), position.id)


def _trace(
    holder: str, option: str, utterances: Sequence[Sequence[Position]], ranking: _Ranking
) -> StanceLine:
    stages = sorted((_make_stage(u, ranking) for u in utterances), key=_Stage.order)
    occasions = _split_occasions([s for s in stages if s.sound])
    return StanceLine(
        id=make_id("l", holder, option),
        holder=holder,
        option=option,
        steps=tuple(s.step for s in stages),
        current=_last_word(occasions[-1]) if occasions else (),
        shifts=tuple(_find_shifts(holder, occasions)),
    )


def _make_stage(utterance: Sequence[Position], ranking: _Ranking) -> _Stage:
    versions = sorted(utterance, key=ranking)
    days = [day for p in versions if (day := ranking.setting.known_on(p)) is not None]
    known = min(days, default=None)
    said = next((p.said for p in versions if p.said is not None), None)
    step = StanceStep(versions[0].id, versions[0].stance, said, known, tuple(p.id for p in versions))
    out = min((day for p in versions if (day := ranking.setting.out_from(p)) is not None), default=known)
    return _Stage(
        step, versions[0], *_bound(said, known, out), said is None, not ranking.is_suspect(versions[0])
    )


def _bound(said: Edtf | None, known: date | None, out: date | None) -> tuple[date, date]:
    """The days an utterance may have been made on; those on which its report came out where nothing else is known."""
    if said is None:
        last = known or date.min
        return min(out or last, last), last
    last = min(last_day(said) or date.max, known or date.max)
    return min(first_day(said) or date.min, last), last


def _split_occasions(stages: Sequence[_Stage]) -> list[list[_Stage]]:
    """Stages that surely follow one another kept apart, those that may be of one day together."""
    occasions: list[list[_Stage]] = []
    for stage in stages:
        if occasions and stage.first <= max(s.last for s in occasions[-1]):
            occasions[-1].append(stage)
        else:
            occasions.append([stage])
    return occasions


def _last_word(occasion: Sequence[_Stage]) -> tuple[str, ...]:
    """One position for each stance of an occasion, the clearest stance first."""
    first: dict[Stance, str] = {}
    for stage in occasion:
        first.setdefault(stage.step.stance, stage.step.position)
    return tuple(first[stance] for stance in _CLEAREST if stance in first)


# --------------------------------------------------------------------------- shifts


def _find_shifts(holder: str, occasions: Sequence[Sequence[_Stage]]) -> Iterator[StanceShift]:
    settled = [stage for occasion in occasions if (stage := _settle(occasion)) is not None]
    for before, after in pairwise(settled):
        kind = name_shift(before.step.stance, after.step.stance)
        yield StanceShift(
            before=before.step.position,
            after=after.step.position,
            kind=kind,
            reason=_explain(holder, before, after, kind),
            day_of_report=before.day_of_report or after.day_of_report,
        )


def _settle(occasion: Sequence[_Stage]) -> _Stage | None:
    """What one occasion comes down to; None where clear stances of about one day contradict one another.

    Unclear words beside clear ones do not count; a condition beside support is kept.
    """
    kinds = {s.step.stance for s in occasion}
    clear = kinds - {Stance.AMBIGUOUS} or kinds
    if Stance.OPPOSES in clear and len(clear) > 1:
        return None
    stance = Stance.CONDITIONAL if Stance.CONDITIONAL in clear else min(clear, key=_CLEAREST.index)
    return next(s for s in occasion if s.step.stance is stance)


def _explain(holder: str, before: _Stage, after: _Stage, kind: ShiftKind) -> str:
    was, now = _WORDED[before.step.stance], _WORDED[after.step.stance]
    if kind is not ShiftKind.RESTATED:
        return f"{holder} first {was}, later {now}."
    if before.step.stance is Stance.CONDITIONAL:
        same = "the same" if _is_same_condition(before.shown, after.shown) else "another"
        return f"{holder} sets a condition again: {same} one."
    return f"{holder} {now} again." if was == now else f"{holder} {was}, and later {now}."


def _is_same_condition(a: Position, b: Position) -> bool:
    if a.condition is None or b.condition is None:
        return a.condition is b.condition
    return measure_similarity(a.condition.words, b.condition.words) >= SAME_CONDITION
