"""Which claims are about one matter: the rules, ledger by ledger.

Takes the claims of one ledger and the setting; gives groups of claims with a label. Two claims are grouped
when they may sensibly be compared, whether they agree or not; the same number about another thing never is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import networkx as nx

from penholder.model import Claim, Commitment, Event, Figure, Position, Restriction
from penholder.record.setting import Setting
from penholder.values.dates import first_day, overlaps
from penholder.vocabulary import Measure, event_kinds, measures, missions, option_kinds

C = TypeVar("C", bound=Claim)

UN_PERSONNEL = frozenset(
    {"peacekeepers", "military", "police", "uniformed", "civilians of the mission", "mission"}
)
"""Populations that are part of a mission; anybody else is counted apart from them."""


@dataclass(frozen=True, slots=True)
class Group:
    """Claims about one thing, with a stable key and a label a reader understands."""

    key: str
    label: str
    claims: tuple[Claim, ...]


def group_figures(figures: Sequence[Figure], setting: Setting) -> list[Group]:
    """Figures of one measure about one mission, place or body; unmeasured ones only where the words agree."""
    known = {m.key: m for m in measures()}
    measured = [
        f for f in figures if f.measure in known and known[f.measure].comparable and not f.derived_from
    ]
    rest = [f for f in figures if not f.derived_from and f not in measured]
    groups = _group_by(measured, lambda f: _figure_key(f))
    labelled = [
        Group("\x1f".join(key), _figure_label(known[key[0]], members), tuple(members))
        for key, members in groups.items()
    ]
    for members in _link(rest, lambda a, b: _same_count(a, b, setting), lambda f: f.unit):
        first = setting.in_order(members)[0]
        label = first.span.words if isinstance(first, Figure) else ""
        labelled.append(Group(f"{members[0].unit}\x1f{min(f.id for f in members)}", label, tuple(members)))
    return labelled


def _figure_key(figure: Figure) -> tuple[str, str, str, str]:
    inside = figure.population in UN_PERSONNEL or (
        not figure.population and bool(figure.about) and not figure.place
    )
    counted = "UN personnel" if inside else figure.unit
    return (figure.measure, figure.about, counted, "" if inside else figure.place)


def _figure_label(measure: Measure, members: Sequence[Figure]) -> str:
    first = members[0]
    acronyms = {m.key: m.acronym for m in missions()}
    about = acronyms.get(first.about, first.about)
    inside = _figure_key(first)[2] == "UN personnel"
    counted = "" if inside else first.unit
    parts = [measure.label, counted, first.place if not inside else ""]
    named = " · ".join(part for part in parts if part)
    return f"{about}: {named}" if about else named


def _same_count(a: Figure, b: Figure, setting: Setting) -> bool:
    if a.unit != b.unit:
        return False
    if setting.correspond(a, b):
        return True
    return a.amount == b.amount and a.about == b.about and a.measure == b.measure and a.given_by == b.given_by


def group_commitments(commitments: Sequence[Commitment], setting: Setting) -> list[Group]:
    """Promises of one kind by one promiser; a generic one ("elections") joins the nearest specific one."""
    labels = {kind.key: kind.label for kind in event_kinds()}
    general = {kind.key: kind.refines for kind in event_kinds() if kind.refines}
    roots = frozenset(general.values())
    specific = [c for c in commitments if c.what not in roots]
    groups: dict[tuple[str, str], list[Commitment]] = {}
    for claim in setting.in_order(specific):
        assert isinstance(claim, Commitment)
        groups.setdefault((claim.what, claim.promiser), []).append(claim)
    for claim in setting.in_order(c for c in commitments if c.what in roots):
        assert isinstance(claim, Commitment)
        key = _nearest(claim, {k: v for k, v in groups.items() if general.get(k[0]) == claim.what})
        groups.setdefault(key or (claim.what, claim.promiser), []).append(claim)
    return [
        Group("\x1f".join(key), _commitment_label(labels.get(key[0], key[0]), key[1]), tuple(members))
        for key, members in sorted(groups.items())
    ]


def _commitment_label(what: str, promiser: str) -> str:
    return f"{promiser}: {what}" if promiser else what


def _nearest(claim: Commitment, groups: dict[tuple[str, str], list[Commitment]]) -> tuple[str, str] | None:
    """The group of the same promiser whose due dates lie closest to the claim's, within a year."""
    day = first_day(claim.due) if claim.due else None
    if day is None:
        return None
    distances = []
    for key, members in groups.items():
        if key[1] != claim.promiser:
            continue
        days = [d for d in (first_day(m.due) for m in members if m.due) if d is not None]
        if days:
            distances.append((min(abs((d - day).days) for d in days), key))
    best = min(distances, default=None)
    return best[1] if best and best[0] <= 366 else None


def group_events(events: Sequence[Event], setting: Setting) -> list[Group]:
    """Events of one kind with common actors or targets whose dates may be the same, or told in one sentence."""
    labels = {kind.key: kind.label for kind in event_kinds()}
    groups = []
    for members in _link(events, lambda a, b: _same_event(a, b, setting), lambda e: e.kind):
        first = members[0]
        who = ", ".join(first.actors) or ", ".join(first.targets)
        label = f"{labels.get(first.kind, first.kind)}{' · ' + who if who else ''}"
        groups.append(Group(f"{first.kind}\x1f{min(e.id for e in members)}", label, tuple(members)))
    return groups


def _same_event(a: Event, b: Event, setting: Setting) -> bool:
    if a.kind != b.kind:
        return False
    if setting.correspond(a, b) and not (a.when and b.when and not overlaps(a.when, b.when)):
        return True
    if not (a.when and b.when and overlaps(a.when, b.when)):
        return False
    parties_a, parties_b = {*a.actors, *a.targets}, {*b.actors, *b.targets}
    return bool(parties_a & parties_b) and (a.place == b.place or not (a.place and b.place))


def group_restrictions(restrictions: Sequence[Restriction], setting: Setting) -> list[Group]:
    """Restrictions of one kind by one state on one mission."""
    labels = {kind.key: kind.label for kind in event_kinds()}
    groups = _group_by(setting.in_order(restrictions), lambda r: (r.kind, r.by, r.on))  # type: ignore[attr-defined]
    return [
        Group("\x1f".join(key), f"{labels.get(key[0], key[0])} · {key[1] or 'unnamed'}", tuple(members))
        for key, members in groups.items()
    ]


def group_positions(positions: Sequence[Position], setting: Setting) -> list[Group]:
    """Stances of one holder on one option."""
    labels = {option.key: option.label for option in option_kinds()}
    groups = _group_by(setting.in_order(positions), lambda p: (p.holder, p.option))  # type: ignore[attr-defined]
    return [
        Group("\x1f".join(key), f"{key[0]} on “{labels.get(key[1], key[1])}”", tuple(members))
        for key, members in groups.items()
    ]


def _group_by(claims: Iterable[C], key: Callable[[C], Hashable]) -> dict[Hashable, list[C]]:  # type: ignore[type-arg]
    groups: dict[Hashable, list[C]] = defaultdict(list)
    for claim in claims:
        groups[key(claim)].append(claim)
    return dict(sorted(groups.items(), key=lambda kv: str(kv[0])))


def _link(claims: Sequence[C], related: Callable[[C, C], bool], bucket: Callable[[C], str]) -> list[list[C]]:
    """Connected groups of claims under a relation, compared only within a bucket."""
    groups: list[list[C]] = []
    for _, members in _group_by(claims, bucket).items():
        graph = nx.Graph()
        ordered = sorted(members, key=lambda c: c.id)
        graph.add_nodes_from(range(len(ordered)))
        for i, a in enumerate(ordered):
            graph.add_edges_from((i, j) for j in range(i + 1, len(ordered)) if related(a, ordered[j]))
        groups.extend([ordered[i] for i in sorted(part)] for part in nx.connected_components(graph))
    return groups
