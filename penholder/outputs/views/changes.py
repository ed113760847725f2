"""Changed since: what a record holds that an earlier one, as known on an earlier day, did not.

Takes two indexes; gives sentences in groups, the gravest group first. The brief prints the first of them, the
`changes` command all. Never calls a claim new because a copy of it arrived.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from penholder.model import (
    Commitment,
    CommitmentTold,
    Edtf,
    Event,
    Figure,
    JudgedState,
    Matter,
    Position,
    PromiseLine,
    PromiseState,
    Restriction,
    Stance,
    VerdictKind,
)
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.describe import definition, definition_key, due, figure_value
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.judgements import JudgementView, view_all_judgements
from penholder.outputs.views.lines import Line, Run, line
from penholder.outputs.views.since import GRAVE, Since, compare_states
from penholder.outputs.views.verdicts import VERDICT_WORDS, main_kind
from penholder.values.dates import last_day, lies_within

REPLACES = frozenset({VerdictKind.SLIPPAGE, VerdictKind.UPDATES})
"""Verdicts by which a later due day takes the place of an earlier one."""
ENDED = frozenset({JudgedState.RETIRED, JudgedState.GONE})

STANDS = {
    Stance.SUPPORTS: "supports it",
    Stance.OPPOSES: "opposes it",
    Stance.CONDITIONAL: "on condition",
    Stance.ASKS: "asks for it",
    Stance.AMBIGUOUS: "leaves it open",
}
"""Stances after the option they are on."""

PROMISE_WORDS = {
    PromiseState.MADE: "now only promised",
    PromiseState.RENEWED: "promised again",
    PromiseState.DUE: "the day has come and no report says what became of it",
    PromiseState.SLIPPED: "slipped",
    PromiseState.MET: "kept",
    PromiseState.BROKEN: "broken",
    PromiseState.OVERTAKEN: "overtaken by something else",
}
"""What became of a promise, after its name."""


class ChangeKind(StrEnum):
    """What happened since the earlier day."""

    NEW = "new"
    CHANGED = "changed"
    SLIPPED = "slipped"
    REOPENED = "reopened"
    CONTESTED = "newly contested"
    SETTLED = "no longer contested"


@dataclass(frozen=True, slots=True)
class Change:
    """One change in a sentence, with what supports it."""

    kind: ChangeKind
    line: Line
    short: Line | None = None
    """The same for the brief, where that is shorter."""


@dataclass(frozen=True, slots=True)
class ChangeGroup:
    """The changes of one part of the record, as they are listed."""

    title: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """Everything that changed between two days."""

    since: str
    known_on: str
    groups: tuple[ChangeGroup, ...]
    """Never with an empty group; no group at all when nothing changed."""


def view_changes(index: RecordIndex, earlier: RecordIndex | None, *, most: int = 9) -> tuple[Line, ...]:
    """At most `most` sentences on what is new, for the brief; empty when there is nothing to compare with."""
    if earlier is None:
        return ()
    groups = _write_groups(compare_states(index, earlier))
    reports = [c.line for group in groups if group.title == REPORTS for c in group.changes]
    rest = [group for group in groups if group.title != REPORTS]
    rest.sort(key=lambda group: group.title == JUDGEMENTS)  # what people did comes after what reports tell
    told = [c.short or c.line for group in rest for c in group.changes]
    return (*reports, *told[: most - 1])


def view_all_changes(index: RecordIndex, earlier: RecordIndex) -> ChangesView:
    """Every change since the earlier state, group by group."""
    then, now = _day(earlier), _day(index)
    return ChangesView(then, now, _write_groups(compare_states(index, earlier)))


def _day(index: RecordIndex) -> str:
    day = index.record.known_on
    return wording.day(day) if day else "an unknown day"


def _write_groups(since: Since) -> tuple[ChangeGroup, ...]:
    """The groups that hold something, a sentence once."""
    told: set[str] = set()
    groups = []
    for title, writer in GROUPS:
        changes = []
        for change in writer(since):
            if change.line.text not in told:
                told.add(change.line.text)
                changes.append(change)
        groups += [ChangeGroup(title, tuple(changes))] if changes else []
    return tuple(groups)


def _reports(since: Since) -> Iterator[Change]:
    index, earlier = since.now, since.then
    old = {r for r in earlier.reports if r not in earlier.record.undated}
    new = [r for r in index.reports if r not in old and r not in index.record.undated]
    if new:
        families = {index.family_of[r].id for r in new if r in index.family_of}
        families -= {earlier.family_of[r].id for r in earlier.reports if r in earlier.family_of}
        stories = f"; {wording.count(len(families), 'new story', 'new stories')}" if families else ""
        words = wording.sentence(wording.count(len(new), "report") + " more" + stories)
        yield Change(ChangeKind.NEW, line(words, evidence=new[:4]))


def _reopened(since: Since) -> Iterator[Change]:
    """Judgements that wait to be ruled on again because of what came since."""
    before = {j.judgement.id: j.state for j in since.then.record.judged}
    for view in view_all_judgements(since.now):
        if view.state is JudgedState.REOPENED and before.get(view.id) is not JudgedState.REOPENED:
            yield from _became(ChangeKind.REOPENED, view, "is open again")


def _judgements(since: Since) -> Iterator[Change]:
    """Judgements signed since, retired since, or left without the words they ruled on."""
    before = {j.judgement.id: j.state for j in since.then.record.judged}
    for view in view_all_judgements(since.now):
        if view.id not in before and view.state is not JudgedState.RETIRED:
            yield Change(ChangeKind.NEW, view.ruled, view.brief)
        elif view.state in ENDED and before.get(view.id, view.state) is not view.state:
            yield from _became(ChangeKind.CHANGED, view, "no longer counts")


def _became(kind: ChangeKind, view: JudgementView, words: str) -> Iterator[Change]:
    if view.now is not None:
        told = Run(f"{view.label}: the judgement of {view.by} {words}. ")
        yield Change(kind, Line((told, *view.now.runs), view.now.evidence, view.now.source))


def _positions(since: Since) -> Iterator[Change]:
    index, earlier = since.now, since.then
    before = {
        (p.holder, p.option): p
        for i in earlier.sort(earlier.claims)
        if isinstance(p := earlier.claims[i], Position)
    }
    latest: dict[tuple[str, str], Position] = {}
    for claim in reversed(since.new):
        found = index.claims[claim]
        if isinstance(found, Position) and not index.is_suspect(claim):
            latest.setdefault((found.holder, found.option), found)
    for key, position in latest.items():
        if key not in before or before[key].stance is not position.stance:
            words = _shift(before.get(key), position)
            about = f"{labels.actor(position.holder)} on {labels.proposal(position.option)}"
            kind = ChangeKind.CHANGED if key in before else ChangeKind.NEW
            yield Change(kind, line(f"{about}, {words}.", evidence=[position.id]))


def _shift(was: Position | None, now: Position) -> str:
    """What is new: a first stance, another stance, or one said before the stance that was known."""
    if was is None:
        return f"new: {STANDS[now.stance]}"
    day, before = _last(now.said), _last(was.said)
    if day and before and day < before:
        return (
            f"known only now: {STANDS[now.stance]} ({wording.period(now.said)}); later: {STANDS[was.stance]}"
        )
    return f"now {STANDS[now.stance]}; before: {STANDS[was.stance]}"


def _due_days(since: Since) -> Iterator[Change]:
    index = since.now
    for name, ids in _new_by_matter(since, Commitment):
        matter = index.matter_of[ids[0]]
        held = [
            c for i in ids if isinstance(c := index.claims[i], Commitment) and c.due and not _was_planned(c)
        ]
        # As they are dated now: what a later report dated more closely has not moved.
        old = (index.claims[i] for i in matter.claims if i in since.before)
        before = [c for c in old if isinstance(c, Commitment) and c.due]
        if not held or {c.due for c in held} <= {c.due for c in before}:
            continue
        kind, told = _due_kind(matter, before, held), _list_new(held, before)
        if kind is ChangeKind.SLIPPED:
            told = told[-1:]  # the others lie on the way to it
        before = [c for c in before if not any(_is_wider(c, other) for other in before)]
        stands = [c for c in before if not _is_replaced(matter, c, held)]
        was = f"; before: {wording.join(sorted({due(c) for c in before}))}" if before else " (new)"
        now = wording.join([due(c) for c in told])
        words = f"{name}: now {'also ' if stands else ''}{now}{was}."
        yield Change(kind, line(words, evidence=index.cite([c.id for c in told])))


def _was_planned(claim: Commitment) -> bool:
    """ "Had been due in May", told by the report itself: what was planned before is no day that is new."""
    before = claim.modality.startswith("had been") and claim.statement is None
    return before and claim.told is CommitmentTold.AHEAD


def _list_new(held: list[Commitment], before: list[Commitment]) -> list[Commitment]:
    """One new claim for each due day that was not known, the earliest day first."""
    known = {c.due for c in before}
    by_due = {c.due: c for c in sorted(held, key=lambda c: c.id, reverse=True) if c.due not in known}
    return sorted(by_due.values(), key=lambda c: (_end(c), c.id))


def _due_kind(matter: Matter, before: list[Commitment], held: list[Commitment]) -> ChangeKind:
    if not before:
        return ChangeKind.NEW
    old, new = {c.id for c in before}, {c.id for c in held}
    slips = (v for v in matter.verdicts if v.kind is VerdictKind.SLIPPAGE)
    slipped = any({v.a, v.b} & old and {v.a, v.b} & new for v in slips)
    return ChangeKind.SLIPPED if slipped else ChangeKind.CHANGED


def _is_wider(wide: Commitment, exact: Commitment) -> bool:
    """Whether the one due day says less closely what the other says."""
    both = wide.due is not None and exact.due is not None and wide.due != exact.due
    return both and lies_within(exact.due or "", wide.due or "")


def _is_replaced(matter: Matter, old: Commitment, new: list[Commitment]) -> bool:
    """Whether a new due day takes the place of the old one: it slipped to it or is told more exactly."""
    later = {c.id for c in new if _end(c) >= _end(old)}
    pairs = [(v.kind, {v.a, v.b} - {old.id}) for v in matter.verdicts if old.id in (v.a, v.b)]
    slipped = any(kind in REPLACES and other & later for kind, other in pairs)
    return slipped or any(_is_wider(old, c) for c in new)


def _end(commitment: Commitment) -> date:
    return _last(commitment.due) or date.max


def _last(edtf: Edtf | None) -> date | None:
    return last_day(edtf) if edtf else None


def _promises(since: Since) -> Iterator[Change]:
    """Promises whose state moved; a slip whose new due day is listed already is not told twice."""
    index = since.now
    told = {index.matter_of[ids[0]].id for _, ids in _new_by_matter(since, Commitment)}
    then = {promise.matter: promise for promise in since.then.record.promises}
    matters = {m.id: m for m in index.record.matters}
    for promise in index.record.promises:
        matter = matters.get(promise.matter)
        olds = since.matters_then(matter) if matter else ()
        was = next((then[m.id] for m in olds if m.id in then), None)
        moved = was is not None and was.state is not promise.state
        if was is None or not moved or (promise.state is PromiseState.SLIPPED and promise.matter in told):
            continue
        evidence = _promise_evidence(index, promise)
        if evidence:
            name = _named(promise.label, index.record.mission)
            words = f"{name}: {PROMISE_WORDS[promise.state]}; before: {_before(was.state)}."
            slipped = promise.state is PromiseState.SLIPPED
            yield Change(
                ChangeKind.SLIPPED if slipped else ChangeKind.CHANGED, line(words, evidence=evidence)
            )


def _before(state: PromiseState) -> str:
    return "promised" if state is PromiseState.MADE else state.value


def _promise_evidence(index: RecordIndex, promise: PromiseLine) -> tuple[str, ...]:
    """The claims of the last step that has some: the calendar alone shows that a day has come."""
    steps = (index.cite(step.claims) for step in reversed(promise.steps) if step.claims)
    return next((cited for cited in steps if cited), ())


def _restrictions(since: Since) -> Iterator[Change]:
    for claim in since.new:
        found = since.now.claims[claim]
        if isinstance(found, Restriction) and not since.is_known_matter(claim):
            who = f" by {labels.actor(found.by)}" if found.by else ""
            words = f"New restriction{who}: {labels.kind(found.kind)}."
            yield Change(ChangeKind.NEW, line(words, evidence=[claim]))


def _figures(since: Since) -> Iterator[Change]:
    index = since.now
    for matter, ids in _new_by_matter(since, Figure):
        before = [f for f in since.was(index.matter_of[ids[0]].claims) if isinstance(f, Figure)]
        values = sorted({figure_value(f) for f in before})
        held = [f for i in ids if isinstance(f := index.claims[i], Figure) and figure_value(f) not in values]
        if held and before:
            same = definition_key(held[0]) in {definition_key(f) for f in before}
            other = "" if same else ", another definition"
            what = definition(held[0], matter) or definition(held[0])
            words = f"{matter}: now also {figure_value(held[0])} ({what}{other})"
            text = f"{words}; before: {wording.join(values)}."
            yield Change(ChangeKind.CHANGED, line(text, evidence=index.cite([held[0].id])))


def _contested(since: Since) -> Iterator[Change]:
    """Matters that new claims made contested, or more gravely contested than they were."""
    index, fresh = since.now, set(since.new)
    for matter in index.record.matters:
        grave = [v for v in matter.verdicts if v.kind in GRAVE and {v.a, v.b} <= set(index.claims)]
        grave.sort(key=lambda v: (GRAVE.index(v.kind), v.a, v.b))
        was = since.contested_then(matter)
        if not grave or (was is None and not fresh & set(matter.claims)):
            continue
        if was is None or GRAVE.index(grave[0].kind) < GRAVE.index(was):
            name, kind = _named(matter.label, index.record.mission), VERDICT_WORDS[grave[0].kind]
            before = f"; before: {VERDICT_WORDS[was]}" if was else ""
            now = "is now contested" if was is None else "is contested"
            cited = index.cite([grave[0].a, grave[0].b])
            yield Change(ChangeKind.CONTESTED, line(f"{name} {now}: {kind}{before}.", evidence=cited))


def _settled(since: Since) -> Iterator[Change]:
    """Matters whose versions no longer contradict each other: what was said of one was read or told otherwise."""
    index = since.now
    for matter in index.record.matters:
        was, now = since.contested_then(matter), main_kind(matter)
        if was is None or any(v.kind in GRAVE for v in matter.verdicts):
            continue
        words = VERDICT_WORDS[now] if now else "one version is left"
        name = _named(matter.label, index.record.mission)
        text = f"{name} is no longer contested: {words}; before: {VERDICT_WORDS[was]}."
        yield Change(ChangeKind.SETTLED, line(text, evidence=index.cite(matter.claims)))


def _events(since: Since) -> Iterator[Change]:
    known = since.then.record.known_on
    for claim in reversed(since.new):
        found = since.now.claims[claim]
        if not isinstance(found, Event) or not found.when or since.is_known_matter(claim):
            continue
        last = last_day(found.when)
        if known and last and last > known:
            actors = wording.join([labels.actor(a) for a in found.actors if labels.is_named(a)])
            words = f"{wording.capital(labels.kind(found.kind))}{f' ({actors})' if actors else ''}"
            yield Change(ChangeKind.NEW, line(f"{words}, {wording.period(found.when)}.", evidence=[claim]))


def _new_by_matter(since: Since, kind: type) -> list[tuple[str, list[str]]]:
    index = since.now
    groups: dict[str, list[str]] = {}
    for claim in since.new:
        if isinstance(index.claims[claim], kind) and claim in index.matter_of:
            groups.setdefault(index.matter_of[claim].id, []).append(claim)
    mission = index.record.mission
    labelled = [(_named(index.matter_of[ids[0]].label, mission), ids) for ids in groups.values()]
    return sorted(labelled, key=lambda pair: (pair[0], pair[1]))


def _named(label: str, mission: str | None) -> str:
    return wording.capital(labels.inside(labels.matter(label, mission)))


REPORTS = "Reports"
JUDGEMENTS = "Judgements"
GROUPS: tuple[tuple[str, Callable[[Since], Iterator[Change]]], ...] = (
    (REPORTS, _reports),
    ("Judgements open again", _reopened),
    ("Who stands where", _positions),
    ("Promises and deadlines", _due_days),
    ("What became of promises", _promises),
    ("Restrictions", _restrictions),
    ("Figures", _figures),
    ("Newly contested", _contested),
    ("No longer contested", _settled),
    ("Events", _events),
    (JUDGEMENTS, _judgements),
)
"""The parts of the list in its order, which is also the order in which the brief takes sentences from it."""
