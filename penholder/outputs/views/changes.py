"""Changed since: what a record holds that an earlier one, as known on an earlier day, did not.

Takes two indexes; gives sentences, the gravest first. Never calls a claim new because a copy of it arrived.
"""

from __future__ import annotations

from collections.abc import Iterator

from penholder.model import Commitment, Event, Figure, Position, Restriction, VerdictKind
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.describe import definition, definition_key, due, figure_value
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.lines import Line, line
from penholder.outputs.views.verdicts import VERDICT_WORDS
from penholder.values.dates import last_day


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
    for claim in reversed(new):
        found = index.claims[claim]
        if not isinstance(found, Position) or index.is_suspect(claim):
            continue
        was = before.get((found.holder, found.option))
        if was is not None and was.stance is found.stance:
            continue
        name, option = labels.actor(found.holder), labels.proposal(found.option)
        shift = f" (before: {was.stance})" if was else ""
        yield line(f"{name} on {option}: now {found.stance}{shift}.", evidence=[claim])


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
        latest = max(held, key=lambda c: (str(last_day(c.due or "")), c.id))
        was = f"; before: {wording.join(sorted({due(c) for c in before}))}" if before else " (new)"
        yield line(f"{matter}: now {due(latest)}{was}.", evidence=index.cite([latest.id]))


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
    del earlier
    fresh = set(new)
    for matter in index.record.matters:
        for verdict in matter.verdicts:
            grave = verdict.kind in {VerdictKind.CONTRADICTION, VerdictKind.UNDETERMINED}
            if grave and fresh & {verdict.a, verdict.b} and {verdict.a, verdict.b} <= set(index.claims):
                words = f"{_named(matter.label, index.record.mission)} is now contested: {VERDICT_WORDS[verdict.kind]}."
                yield line(words, evidence=index.cite([verdict.a, verdict.b]))


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
