"""Changed since: what a record holds that an earlier one, as known on an earlier day, did not.

Takes two indexes; gives sentences, the gravest first. Never calls a claim new because a copy of it arrived.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from penholder.model import Commitment, Event, Figure, Matter, Position, Restriction, Stance, VerdictKind
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.describe import definition, definition_key, due, figure_value
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.lines import Line, line
from penholder.outputs.views.verdicts import VERDICT_WORDS
from penholder.values.dates import last_day, lies_within

GRAVE = (VerdictKind.CONTRADICTION, VerdictKind.UNDETERMINED)
"""Verdicts that make a matter contested, the gravest first."""
REPLACES = frozenset({VerdictKind.SLIPPAGE, VerdictKind.UPDATES})
"""Verdicts by which a later due day takes the place of an earlier one."""

STANDS = {
    Stance.SUPPORTS: "supports it",
    Stance.OPPOSES: "opposes it",
    Stance.CONDITIONAL: "on condition",
    Stance.ASKS: "asks for it",
    Stance.AMBIGUOUS: "leaves it open",
}
"""Stances after the option they are on."""


def view_changes(index: RecordIndex, earlier: RecordIndex | None, *, most: int = 9) -> tuple[Line, ...]:
    """At most `most` sentences on what is new; empty when there is nothing to compare with."""
    if earlier is None:
        return ()
    new = index.sort(set(index.claims) - set(earlier.claims))
    told: dict[str, Line] = {}
    for writer in (_positions, _due_days, _restrictions, _figures, _contradictions, _events):
        for found in writer(index, earlier, new):
            told.setdefault(found.text, found)
    return (*_reports(index, earlier), *tuple(told.values())[: most - 1])


def _reports(index: RecordIndex, earlier: RecordIndex) -> Iterator[Line]:
    old = {r for r in earlier.reports if r not in earlier.record.undated}
    new = [r for r in index.reports if r not in old and r not in index.record.undated]
    if new:
        families = {index.family_of[r].id for r in new if r in index.family_of}
        families -= {earlier.family_of[r].id for r in earlier.reports if r in earlier.family_of}
        stories = f"; {wording.count(len(families), 'new story', 'new stories')}" if families else ""
        yield line(
            f"{wording.sentence(wording.count(len(new), 'report') + ' more' + stories)}", evidence=new[:4]
        )


def _positions(index: RecordIndex, earlier: RecordIndex, new: tuple[str, ...]) -> Iterator[Line]:
    before = {
        (p.holder, p.option): p
        for i in earlier.sort(earlier.claims)
        if isinstance(p := earlier.claims[i], Position)
    }
    latest: dict[tuple[str, str], Position] = {}
    for claim in reversed(new):
        found = index.claims[claim]
        if isinstance(found, Position) and not index.is_suspect(claim):
            latest.setdefault((found.holder, found.option), found)
    for key, position in latest.items():
        if key not in before or before[key].stance is not position.stance:
            words = _shift(before.get(key), position)
            about = f"{labels.actor(position.holder)} on {labels.proposal(position.option)}"
            yield line(f"{about}, {words}.", evidence=[position.id])


def _shift(was: Position | None, now: Position) -> str:
    """What is new: a first stance, another stance, or one said before the stance that was known."""
    if was is None:
        return f"new: {STANDS[now.stance]}"
    day, before = last_day(now.said or ""), last_day(was.said or "")
    if day and before and day < before:
        return (
            f"known only now: {STANDS[now.stance]} ({wording.period(now.said)}); later: {STANDS[was.stance]}"
        )
    return f"now {STANDS[now.stance]}; before: {STANDS[was.stance]}"


def _due_days(index: RecordIndex, earlier: RecordIndex, new: tuple[str, ...]) -> Iterator[Line]:
    for matter, ids in _new_by_matter(index, new, Commitment):
        held = [c for i in ids if isinstance(c := index.claims[i], Commitment) and c.due]
        before = [
            c
            for i in index.matter_of[ids[0]].claims
            if i in earlier.claims and isinstance(c := earlier.claims[i], Commitment) and c.due
        ]
        if not held or {c.due for c in held} <= {c.due for c in before}:
            continue
        latest = max(held, key=lambda c: (_end(c), c.id))
        before = [c for c in before if not any(_is_wider(c, other) for other in before)]
        stands = [c for c in before if not _is_replaced(index.matter_of[ids[0]], c, held)]
        was = f"; before: {wording.join(sorted({due(c) for c in before}))}" if before else " (new)"
        yield line(
            f"{matter}: now {'also ' if stands else ''}{due(latest)}{was}.", evidence=index.cite([latest.id])
        )


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
    return last_day(commitment.due or "") or date.max


def _restrictions(index: RecordIndex, earlier: RecordIndex, new: tuple[str, ...]) -> Iterator[Line]:
    for claim in new:
        found = index.claims[claim]
        if isinstance(found, Restriction) and not _known_matter(index, earlier, claim):
            who = f" by {labels.actor(found.by)}" if found.by else ""
            yield line(f"New restriction{who}: {labels.kind(found.kind)}.", evidence=[claim])


def _figures(index: RecordIndex, earlier: RecordIndex, new: tuple[str, ...]) -> Iterator[Line]:
    for matter, ids in _new_by_matter(index, new, Figure):
        before = [
            f
            for i in index.matter_of[ids[0]].claims
            if i in earlier.claims and isinstance(f := earlier.claims[i], Figure)
        ]
        values = sorted({figure_value(f) for f in before})
        held = [f for i in ids if isinstance(f := index.claims[i], Figure) and figure_value(f) not in values]
        if held and before:
            same = definition_key(held[0]) in {definition_key(f) for f in before}
            other = "" if same else ", another definition"
            what = definition(held[0], matter) or definition(held[0])
            words = f"{matter}: now also {figure_value(held[0])} ({what}{other})"
            yield line(f"{words}; before: {wording.join(values)}.", evidence=index.cite([held[0].id]))


def _contradictions(index: RecordIndex, earlier: RecordIndex, new: tuple[str, ...]) -> Iterator[Line]:
    """Matters that new claims made contested, or more gravely contested than they were."""
    fresh = set(new)
    for matter in index.record.matters:
        grave = [v for v in matter.verdicts if v.kind in GRAVE and {v.a, v.b} <= set(index.claims)]
        grave.sort(key=lambda v: (GRAVE.index(v.kind), v.a, v.b))
        was = _contested_before(matter, earlier)
        if not grave or not fresh & {grave[0].a, grave[0].b}:
            continue
        if was is None or GRAVE.index(grave[0].kind) < GRAVE.index(was):
            name, kind = _named(matter.label, index.record.mission), VERDICT_WORDS[grave[0].kind]
            before = f"; before: {VERDICT_WORDS[was]}" if was else ""
            now = "is now contested" if was is None else "is contested"
            yield line(f"{name} {now}: {kind}{before}.", evidence=index.cite([grave[0].a, grave[0].b]))


def _contested_before(matter: Matter, earlier: RecordIndex) -> VerdictKind | None:
    """The gravest verdict that claims of the matter had in the earlier record; None when they agreed."""
    held = {earlier.matter_of[c].id: earlier.matter_of[c] for c in matter.claims if c in earlier.matter_of}
    kinds = {
        v.kind
        for m in held.values()
        for v in m.verdicts
        if v.kind in GRAVE and {v.a, v.b} & set(matter.claims)
    }
    return min(kinds, key=GRAVE.index, default=None)


def _events(index: RecordIndex, earlier: RecordIndex, new: tuple[str, ...]) -> Iterator[Line]:
    known = earlier.record.known_on
    for claim in reversed(new):
        found = index.claims[claim]
        if not isinstance(found, Event) or not found.when or _known_matter(index, earlier, claim):
            continue
        last = last_day(found.when)
        if known and last and last > known:
            actors = wording.join([labels.actor(a) for a in found.actors if labels.is_named(a)])
            words = f"{wording.capital(labels.kind(found.kind))}{f' ({actors})' if actors else ''}"
            yield line(f"{words}, {wording.period(found.when)}.", evidence=[claim])


def _new_by_matter(index: RecordIndex, new: tuple[str, ...], kind: type) -> list[tuple[str, list[str]]]:
    groups: dict[str, list[str]] = {}
    for claim in new:
        if isinstance(index.claims[claim], kind) and claim in index.matter_of:
            groups.setdefault(index.matter_of[claim].id, []).append(claim)
    mission = index.record.mission
    labelled = [(_named(index.matter_of[ids[0]].label, mission), ids) for ids in groups.values()]
    return sorted(labelled, key=lambda pair: (pair[0], pair[1]))


def _named(label: str, mission: str | None) -> str:
    return wording.capital(labels.inside(labels.matter(label, mission)))


def _known_matter(index: RecordIndex, earlier: RecordIndex, claim: str) -> bool:
    matter = index.matter_of.get(claim)
    return matter is not None and any(c in earlier.claims for c in matter.claims)
