"""Which events are one: of one kind, told in one sentence of two reports, or of one day with common parties or place.

Takes the events of all reports and the setting; gives groups of events with a label. Never joins two events that have
other days through one that has none. Events are compared only with those of the same days and with those in
corresponding sentences, so the work grows with their number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from penholder.model import Event
from penholder.record.correspondence import find_facing, join_nodes
from penholder.record.counting import Group
from penholder.record.setting import Setting
from penholder.values.dates import first_day, last_day, overlaps
from penholder.vocabulary import event_kinds

_MANY = frozenset({"council meeting", "attack", "killing", "proposal"})
"""Kinds of which there are many in a month: two of them are one only on the same day."""
_FULL_DAY = len("2020-01-31")

Edge = tuple[str, str]


def group_events(events: Sequence[Event], setting: Setting) -> list[Group]:
    """Events of one kind with common actors or targets whose dates may be the same, or told in one sentence."""
    labels = {kind.key: kind.label for kind in event_kinds()}
    by_id = {e.id: e for e in sorted(events, key=lambda e: e.id)}
    told = sorted(_find_told(list(by_id.values()), setting))
    dated = [e for e in by_id.values() if e.when]
    edges = [(e.id, e.id) for e in by_id.values()]
    edges += _join_days(dated)
    edges += [(a, b) for a, b in told if by_id[a].when and by_id[b].when]
    root = join_nodes(edges)
    root = join_nodes([*edges, *_attach_undated(told, by_id, root)])
    members: defaultdict[str, list[Event]] = defaultdict(list)
    for event in by_id.values():
        members[root[event.id]].append(event)
    return sorted((_make_group(found, labels) for found in members.values()), key=lambda g: g.key)


def _make_group(members: Sequence[Event], labels: dict[str, str]) -> Group:
    first = members[0]
    who = ", ".join(first.actors) or ", ".join(first.targets)
    label = f"{labels.get(first.kind, first.kind)}{' · ' + who if who else ''}"
    return Group(f"{first.kind}\x1f{first.id}", label, tuple(members))


def _find_told(events: Sequence[Event], setting: Setting) -> Iterator[Edge]:
    """Events of one kind in corresponding sentences of two reports whose days do not exclude each other."""
    for left, right in find_facing(events, setting.pairs):
        yield from ((x.id, y.id) for x in left for y in right if x.kind == y.kind and _may_be_one(x, y))


def _may_be_one(a: Event, b: Event) -> bool:
    return not (a.when and b.when) or overlaps(a.when, b.when)


def _join_days(dated: Sequence[Event]) -> Iterator[Edge]:
    """Events of one kind on days that overlap, where parties or places say that they are one."""
    by_kind: defaultdict[tuple[str, str], list[Event]] = defaultdict(list)
    for event in dated:
        day = event.when or ""
        if event.kind in _MANY and len(day) != _FULL_DAY:
            continue
        by_kind[(event.kind, day if event.kind in _MANY else "")].append(event)
    for found in by_kind.values():
        ordered = sorted(found, key=lambda e: (_first(e), e.id))
        for place, event in enumerate(ordered):
            end = last_day(event.when or "") or date.max
            for other in ordered[place + 1 :]:
                if _first(other) > end:
                    break
                if _is_same(event, other):
                    yield event.id, other.id


def _first(event: Event) -> date:
    return first_day(event.when or "") or date.min


def _is_same(a: Event, b: Event) -> bool:
    if _same_spot(a, b):
        return True
    common = {*a.actors, *a.targets} & {*b.actors, *b.targets}
    return bool(common) and (a.place == b.place or not (a.place and b.place))


def _same_spot(a: Event, b: Event) -> bool:
    """Whether two events that harmed people are told of one day and one town: reports name the people otherwise."""
    if not (a.tolls and b.tolls and a.when == b.when and a.where and b.where):
        return False
    effects = {t.effect for t in a.tolls} & {t.effect for t in b.tolls}
    return bool(a.where.state) and a.where == b.where and bool(effects)


def _attach_undated(told: Sequence[Edge], by_id: dict[str, Event], root: dict[str, str]) -> Iterator[Edge]:
    """Undated events to one another and, through the sentence they share, to the events of one day at most."""
    loose = [(a, b) for a, b in told if not (by_id[a].when and by_id[b].when)]
    among = join_nodes([(a, b) for a, b in loose if not by_id[a].when and not by_id[b].when])
    dated: defaultdict[str, set[str]] = defaultdict(set)
    for a, b in loose:
        yield from [(a, b)] if not (by_id[a].when or by_id[b].when) else []
        for undated, other in ((a, b), (b, a)):
            if not by_id[undated].when and by_id[other].when:
                dated[among.get(undated, undated)].add(root[other])
    yield from ((undated, min(found)) for undated, found in sorted(dated.items()))
