"""Promises and deadlines, restrictions and events as short tables.

Takes a `RecordIndex`; gives rows with state, chain of days, steps and evidence. Never says that a promise was kept
or broken unless its line in the record does, with the words that show it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from penholder.model import (
    Commitment,
    Event,
    Figure,
    Matter,
    PromiseLine,
    PromiseState,
    PromiseStep,
    Restriction,
    RestrictionStatus,
    VerdictKind,
)
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.describe import due, figure_counted
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.judgements import is_set_aside
from penholder.outputs.views.lines import Line, line, quote
from penholder.outputs.views.origins import origin_sentence, view_origins
from penholder.outputs.views.verdicts import VerdictView, main_kind, view_verdicts
from penholder.values.dates import first_day, last_day, lies_within

HELD = ("held", "took place", "completed", "met")
"""Modalities that say a promise was kept."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One due date of a chain and how it follows from the one before."""

    link: str
    """"" for the first; "→" slipped to, "more exactly", "or" where they are not settled."""
    due: Line


@dataclass(frozen=True, slots=True)
class PathPoint:
    """One day on the path of a promise."""

    first: date
    last: date
    words: str
    kind: str
    """was, now, met, broken or overtaken."""


@dataclass(frozen=True, slots=True)
class PromisePath:
    """The days of a promise that moved or came to an end, for a picture."""

    points: tuple[PathPoint, ...]
    """The due days from old to new, then the day of the outcome where it is known."""
    today: date | None
    told: str


@dataclass(frozen=True, slots=True)
class CommitmentRow:
    """One promise or deadline with its chain of due dates and what became of it."""

    label: str
    promiser: str
    chain: tuple[Stop, ...]
    """Due dates from old to new."""
    state: str
    """made, renewed, slipped, met, broken, overtaken, day passed, contested, open, no day given."""
    contested: bool
    verdicts: tuple[VerdictView, ...]
    origins: Line | None
    """None when one report gives it."""
    sort_day: date
    to: str = ""
    """To whom it was promised or is owed."""
    conditions: tuple[Line, ...] = ()
    """What it depends on, in the words of the reports."""
    life: tuple[Line, ...] = ()
    """Every step after the first, in order."""
    path: PromisePath | None = None
    """None where there is one day and no outcome."""


@dataclass(frozen=True, slots=True)
class DatedRow:
    """One event or restriction: day, what, the words, evidence."""

    when: str
    sort_day: date
    label: str
    actors: str
    words: Line
    amounts: tuple[Line, ...]
    suspect: bool
    origins: str
    """How many origins it has at most; "" when one report gives it."""


def view_commitments(index: RecordIndex) -> tuple[CommitmentRow, ...]:
    """Promises and deadlines, the nearest standing date first."""
    rows = [row for m in index.record.matters if m.ledger == "commitments" and (row := _commitment(index, m))]
    return tuple(sorted(rows, key=lambda r: (r.sort_day, r.label, r.promiser)))


def _commitment(index: RecordIndex, matter: Matter) -> CommitmentRow | None:
    held = [c for i in index.sort(matter.claims) if isinstance(c := index.claims[i], Commitment)]
    if not held:
        return None
    chain = _chain(index, held, matter)
    kind = main_kind(matter)
    standing = [c for c in held if c.due and not is_set_aside(index, c.id)] or held
    promisers = sorted({labels.actor(c.promiser) for c in held if c.promiser})
    promise = next((p for p in index.record.promises if p.matter == matter.id), None)
    return CommitmentRow(
        label=labels.matter(matter.label, index.record.mission) or labels.kind(held[0].what),
        promiser=wording.join(promisers),
        chain=chain,
        state=_state_of(promise, kind) if promise else _state(index, standing, kind),
        contested=kind in {VerdictKind.CONTRADICTION, VerdictKind.UNDETERMINED},
        verdicts=view_verdicts(index, matter),
        origins=view_origins(index, matter.id, matter.claims),
        sort_day=_last(standing[-1].due),
        to=labels.actor(promise.to) if promise and promise.to else "",
        conditions=_conditions(index, held),
        life=_life(index, promise, held) if promise else (),
        path=_path(index, promise, held) if promise else None,
    )


_CONTESTED = frozenset({VerdictKind.CONTRADICTION, VerdictKind.UNDETERMINED})
_STILL_OPEN = frozenset({PromiseState.MADE, PromiseState.RENEWED, PromiseState.SLIPPED, PromiseState.DUE})


def _state_of(promise: PromiseLine, kind: VerdictKind | None) -> str:
    """The state in the record; "contested" while versions of the day disagree and nothing has ended it."""
    if kind in _CONTESTED and promise.state in _STILL_OPEN:
        return "contested"
    if promise.state is PromiseState.MADE:
        return "open" if promise.due else "no day given"
    return "day passed" if promise.state is PromiseState.DUE else promise.state.value


def _conditions(index: RecordIndex, held: list[Commitment]) -> tuple[Line, ...]:
    found: dict[str, list[str]] = {}
    for commitment in held:
        if commitment.condition is not None and not index.is_suspect(commitment.id):
            found.setdefault(" ".join(commitment.condition.words.split()), []).append(commitment.id)
    return tuple(line(quote(words, 160), evidence=index.cite(ids)) for words, ids in found.items())


def _life(index: RecordIndex, promise: PromiseLine, held: list[Commitment]) -> tuple[Line, ...]:
    """The steps after the first, each with its reason; a single first step says no more than the row."""
    shown = promise.steps if promise.steps[0].state is not PromiseState.MADE else promise.steps[1:]
    return tuple(_step(index, step, held) for step in shown)


def _step(index: RecordIndex, step: PromiseStep, held: list[Commitment]) -> Line:
    when = wording.period(step.day) or (f"by {wording.day(step.known_on)}" if step.known_on else "")
    evidence = index.cite(step.claims) or index.cite([c.id for c in held])
    aside = bool(step.claims) and all(is_set_aside(index, c) for c in step.claims)
    reason = wording.clean(step.reason) + (" (set aside)" if aside else "")
    told = bool(when) and step.state is not PromiseState.DUE
    return line(f"{when}: {reason}" if told else reason, evidence=evidence)


_OUTCOMES = (PromiseState.MET, PromiseState.BROKEN, PromiseState.OVERTAKEN)


def _path(index: RecordIndex, promise: PromiseLine, held: list[Commitment]) -> PromisePath | None:
    """The days of a promise with more than one day, or with an outcome on a known day; none that is set aside."""
    aside = {c.due for c in held if is_set_aside(index, c.id)}
    aside -= {c.due for c in held if not is_set_aside(index, c.id)}
    days = [d for d in (*promise.was, *([promise.due] if promise.due else ())) if d not in aside]
    now = days[-1:] if promise.due else []
    points = [*(_point(d, "was") for d in days[: len(days) - len(now)]), *(_point(d, "now") for d in now)]
    ended = next((s for s in reversed(promise.steps) if s.state in _OUTCOMES and s.day), None)
    if ended is not None:
        points.append(_point(ended.day or "", ended.state.value))
    drawn = [p for p in points if p is not None]
    if len(drawn) < 2:
        return None
    told = f"{promise.label}: {'; '.join(f'{p.kind} {p.words}' for p in drawn)}; {promise.state.value}"
    return PromisePath(tuple(drawn), index.record.known_on, wording.clean(told))


def _point(due: str, kind: str) -> PathPoint | None:
    first, last = first_day(due), last_day(due)
    return PathPoint(first, last, wording.period(due), kind) if first and last else None


def _chain(index: RecordIndex, held: list[Commitment], matter: Matter) -> tuple[Stop, ...]:
    groups: dict[str, list[Commitment]] = {}
    for commitment in sorted(
        held, key=lambda c: (_first(c.due), -_last(c.due).toordinal(), index.order(c.id))
    ):
        groups.setdefault(due(commitment), []).append(commitment)
    stops: list[Stop] = []
    before: list[Commitment] = []
    for words, group in groups.items():
        link = _link(before, group, matter) if before else ""
        aside = all(is_set_aside(index, c.id) for c in group)
        told = f"{words} (set aside)" if aside else words
        stops.append(Stop(link, line(told, evidence=index.cite([c.id for c in group]))))
        before = group
    return tuple(stops)


def _link(before: list[Commitment], after: list[Commitment], matter: Matter) -> str:
    """How a later due date follows from an earlier one: by their verdict, else by the dates alone."""
    pairs = {frozenset((a.id, b.id)) for a in before for b in after}
    kinds = {v.kind for v in matter.verdicts if frozenset((v.a, v.b)) in pairs}
    if VerdictKind.SLIPPAGE in kinds:
        return "→"
    wide, exact = before[0].due, after[0].due
    if VerdictKind.REFINES in kinds or (wide and exact and lies_within(exact, wide)):
        return "more exactly"
    return "or" if kinds & {VerdictKind.CONTRADICTION, VerdictKind.UNDETERMINED} else "then"


def _first(value: str | None) -> date:
    return (first_day(value) or last_day(value) or date.max) if value else date.max


def _last(value: str | None) -> date:
    return (last_day(value) or first_day(value) or date.max) if value else date.max


def _state(index: RecordIndex, held: list[Commitment], kind: VerdictKind | None) -> str:
    if any(c.modality.lower().startswith(HELD) for c in held):
        return "met"
    if kind is VerdictKind.SLIPPAGE:
        return "slipped"
    if kind in {VerdictKind.CONTRADICTION, VerdictKind.UNDETERMINED}:
        return "contested"
    latest, known = max(_last(c.due) for c in held), index.record.known_on
    if latest == date.max:
        return "no day given"
    return "day passed" if known and latest < known else "open"


def view_state(index: RecordIndex, commitment: Commitment) -> str:
    """What became of a promise, in its matter if it has one."""
    matter = index.matter_of.get(commitment.id)
    if matter is None or matter.ledger != "commitments":
        return _state(index, [commitment], None)
    row = _commitment(index, matter)
    return row.state if row else ""


def view_restrictions(index: RecordIndex) -> tuple[DatedRow, ...]:
    """Host-state restrictions, latest first, one row per matter."""
    groups = _groups(index, Restriction, "restrictions")
    rows = [_restriction(index, [c for c in g if isinstance(c, Restriction)]) for g in groups]
    return tuple(sorted(rows, key=_latest_first))


def _restriction(index: RecordIndex, group: list[Restriction]) -> DatedRow:
    first = next((r for r in group if not index.is_suspect(r.id)), group[0])
    figures = index.sort(i for r in group for i in (r.count, r.share) if i)
    amounts = [line(*_counted(index, i), evidence=[i]) for i in figures] + _derived(index, set(figures))
    dated = next((r.period for r in group if r.period), None)
    actors = " on ".join(labels.actor(a) for a in (first.by, first.on) if a)
    place = wording.clean(next((r.place for r in group if r.place), ""))
    actors = f"{actors}, {place}" if actors and place else actors or place
    words = line(quote(first.span.words, 220), evidence=index.cite([r.id for r in group]))
    return DatedRow(
        wording.period(dated) or "no day given",
        _last(dated),
        wording.capital(labels.kind(first.kind)) + _status(group),
        actors,
        words,
        tuple({a.text: a for a in amounts}.values()),
        all(index.is_suspect(r.id) for r in group),
        _origins(index, [r.id for r in group]),
    )


def _status(group: list[Restriction]) -> str:
    """ " (lifted)" where the report known last tells so, " (threatened)" where none tells more."""
    told = {r.status for r in group}
    if told == {RestrictionStatus.THREATENED}:
        return " (threatened)"
    if group[-1].status is RestrictionStatus.LIFTED:
        return " (lifted)"
    return ""


def _counted(index: RecordIndex, figure: str) -> tuple[str, ...]:
    found = index.claims[figure]
    assert isinstance(found, Figure)
    return (figure_counted(found),)


def _derived(index: RecordIndex, figures: set[str]) -> list[Line]:
    found = [c for c in index.claims.values() if isinstance(c, Figure) and figures & set(c.derived_from)]
    return [
        line(*_counted(index, f.id), evidence=index.cite(f.derived_from))
        for f in sorted(found, key=lambda f: index.order(f.id))
    ]


def view_events(index: RecordIndex) -> tuple[DatedRow, ...]:
    """Events, latest first, one row per matter."""
    groups = _groups(index, Event, "events")
    rows = [_event(index, [c for c in g if isinstance(c, Event)]) for g in groups]
    return tuple(sorted(rows, key=_latest_first))


def _event(index: RecordIndex, group: list[Event]) -> DatedRow:
    first = next((e for e in group if not index.is_suspect(e.id)), group[0])
    dated = min((e.when for e in group if e.when), key=len, default=None)
    dated = max((e.when for e in group if e.when), key=lambda w: (len(w) <= 10, len(w), w), default=dated)
    actors = wording.join([labels.actor(a) for a in first.actors if labels.is_named(a)])
    targets = wording.join([labels.actor(t) for t in first.targets if labels.is_named(t)])
    sides = " → ".join(s for s in (actors, targets) if s)
    place = wording.clean(first.place)
    return DatedRow(
        wording.period(dated) or "no day given",
        _last(dated),
        wording.capital(labels.kind(first.kind)),
        f"{sides}, {place}" if sides and place else sides or place,
        line(quote(first.span.words, 180), evidence=index.cite([e.id for e in group])),
        (),
        all(index.is_suspect(e.id) for e in group),
        _origins(index, [e.id for e in group]),
    )


def _origins(index: RecordIndex, claims: list[str]) -> str:
    """The origins of a row: of its matter where several claims make it up, else of its claim."""
    matter = index.matter_of.get(claims[0])
    return origin_sentence(index, matter.id if matter and len(claims) > 1 else claims[0], claims)


def _groups(index: RecordIndex, kind: type, ledger: str) -> list[list[object]]:
    """Claims of one ledger by matter; a claim in no matter stands alone."""
    groups: dict[str, list[object]] = {}
    for claim in index.sort(c for c, found in index.claims.items() if isinstance(found, kind)):
        matter = index.matter_of.get(claim)
        key = matter.id if matter and matter.ledger == ledger else claim
        groups.setdefault(key, []).append(index.claims[claim])
    return [groups[key] for key in sorted(groups)]


def _latest_first(row: DatedRow) -> tuple[int, int, str, str]:
    known = row.sort_day != date.max
    return (0 if known else 1, -row.sort_day.toordinal(), row.label, row.words.text)
