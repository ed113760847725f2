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
from penholder.values.dates import first_day, last_day, overlaps
from penholder.vocabulary import Measure, bodies, event_kinds, measures, missions, option_kinds, states

C = TypeVar("C", bound=Claim)
K = TypeVar("K", bound=Hashable)

UN_PERSONNEL = frozenset(
    {"peacekeepers", "military", "police", "uniformed", "civilians of the mission", "mission"}
)
"""Populations that are part of a mission; anybody else is counted apart from them."""

COUNCIL = "UN Security Council"
"""Promiser of what the Council decides: the end of a mandate, reports due to it, sanctions."""

EVENT_DAYS = 31
"""A count of people over more days than this is a running total, not the toll of one event."""

NEAR_DAYS = 366
"""A vote named only in general is taken for a specific one planned within a year of it."""


@dataclass(frozen=True, slots=True)
class Group:
    """Claims about one thing, with a stable key and a label a reader understands."""

    key: str
    label: str
    claims: tuple[Claim, ...]


def group_figures(figures: Sequence[Figure], setting: Setting) -> list[Group]:
    """Figures of one measure about one thing; those without a comparable measure only where the words agree.

    Figures of one measure in one sentence ("3,450 or 2,000") are alternatives or parts, never versions of one
    another: they are grouped by their amounts.
    """
    known = {m.key: m for m in measures()}
    stated = [f for f in figures if not f.derived_from]
    beside = _find_alternatives(stated)
    groups = []
    for members in _link(
        stated, lambda a, b: _same_figure(a, b, known, beside, setting), lambda f: f.measure
    ):
        first = setting.in_order(members)[0]
        key = "\x1f".join((*_figure_key(first, known), min(f.id for f in members)))
        label = _figure_label(known.get(first.measure), first, known)
        if first.id in beside and first.measure in known and first.population not in label:
            label = f"{label} · {first.population}"  # one of several in a row: "11,500 troops, 443 police"
        groups.append(Group(key, label, tuple(members)))
    return groups


def _same_figure(
    a: Figure, b: Figure, known: dict[str, Measure], beside: frozenset[str], setting: Setting
) -> bool:
    equal = (a.amount.low, a.amount.high) == (b.amount.low, b.amount.high)
    if not equal and (a.id in beside or b.id in beside):
        return False
    measure = known.get(a.measure)
    if measure is not None and measure.comparable and _figure_key(a, known) == _figure_key(b, known):
        return not measure.by_place or _same_toll(a, b)
    if a.unit == b.unit and setting.correspond(a, b):
        return True
    return equal and a.unit == b.unit and a.about == b.about and a.given_by == b.given_by


def _same_toll(a: Figure, b: Figure) -> bool:
    """Totals over a long period compare with totals; the toll of one event only with that of the same day.

    A mission's own losses told without any date are taken as a total, as reports word them.
    """
    if _is_total(a) or _is_total(b):
        return _is_total(a) and _is_total(b)
    return bool(a.as_of and b.as_of) and overlaps(a.as_of or "", b.as_of or "")


def _is_total(figure: Figure) -> bool:
    if not figure.as_of:
        return _is_inside(figure)
    start, end = first_day(figure.as_of), last_day(figure.as_of)
    return start is None or end is None or (end - start).days > EVENT_DAYS


def _find_alternatives(figures: Sequence[Figure]) -> frozenset[str]:
    """Ids of figures that stand beside another of their measure in one sentence."""
    by_sentence: dict[Hashable, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_sentence[(figure.sentence, figure.measure, figure.scope)].append(figure)
    return frozenset(f.id for members in by_sentence.values() if len(members) > 1 for f in members)


def _is_inside(figure: Figure) -> bool:
    """Whether a figure counts people of the mission."""
    return figure.population in UN_PERSONNEL or (
        not figure.population and bool(figure.about) and not figure.place
    )


def _figure_key(figure: Figure, known: dict[str, Measure]) -> tuple[str, str, str, str]:
    measure = known.get(figure.measure)
    if measure is None or not measure.by_place:
        return (figure.measure, figure.about, "", figure.place)
    if _is_inside(figure):
        return (figure.measure, figure.about, "UN personnel", "")
    return (figure.measure, figure.about, figure.population or figure.unit, figure.place)


def _figure_label(measure: Measure | None, figure: Figure, known: dict[str, Measure]) -> str:
    if measure is None:
        return figure.span.words
    about = {m.key: m.acronym for m in missions()}.get(figure.about) or _name_of(figure.about)
    _, _, counted, place = _figure_key(figure, known)
    named = " · ".join(part for part in (measure.label, counted, place) if part)
    return f"{about}: {named}" if about else named


def _name_of(key: str) -> str:
    """The name of a state or body, or nothing for a key the vocabulary does not hold."""
    for state in states():
        if state.iso == key:
            return state.name
    return next((body.name for body in bodies() if body.key == key), "")


Owner = tuple[str, str]
"""Who promised and the mission it is about; either may be unnamed ("")."""


def group_commitments(commitments: Sequence[Commitment], setting: Setting) -> list[Group]:
    """Promises of one kind by one promiser about one mission.

    A generic one ("elections") joins the nearest specific one of its owner; one that names no promiser or no
    mission joins the only owner of its kind that it fits, where there is but one.
    """
    labels = {kind.key: kind.label for kind in event_kinds()}
    general = {kind.key: kind.refines for kind in event_kinds() if kind.refines}
    roots = frozenset(general.values())
    groups: dict[tuple[str, Owner], list[Commitment]] = {}
    # Specific and named ones first: the others are placed by them.
    ordered = sorted(commitments, key=lambda c: (_owner(c).count(""), c.what in roots, setting.order(c)))
    for claim in ordered:
        key = _find_owner(claim, groups)
        if claim.what in roots:
            specific = {k: v for k, v in groups.items() if general.get(k[0]) == claim.what}
            key = _nearest(claim, specific) or key
        groups.setdefault(key, []).append(claim)
    return [
        Group("\x1f".join((what, *owner)), _commitment_label(labels.get(what, what), owner), tuple(members))
        for (what, owner), members in sorted(groups.items())
    ]


def _owner(claim: Commitment) -> Owner:
    return (claim.promiser, claim.about)


def _fits(a: Owner, b: Owner) -> bool:
    return all(x == y or not x or not y for x, y in zip(a, b, strict=True))


def _find_owner(claim: Commitment, groups: dict[tuple[str, Owner], list[Commitment]]) -> tuple[str, Owner]:
    """The group the claim belongs to: its own owner's, else the only one of its kind that fits."""
    own = (claim.what, _owner(claim))
    fitting = [key for key in groups if key[0] == claim.what and _fits(key[1], own[1])]
    return own if own in groups or len(fitting) != 1 else fitting[0]


def _commitment_label(what: str, owner: Owner) -> str:
    promiser, about = owner
    acronym = {m.key: m.acronym for m in missions()}.get(about, "")
    named = next(
        (name for name in (promiser if promiser not in _COUNCIL else "", acronym, promiser) if name), ""
    )
    return f"{named}: {what}" if named else what


_COUNCIL = frozenset({"UN Security Council", "Security Council"})
"""Promisers that say less than the mission does: every mandate is the Council's."""


def _nearest(
    claim: Commitment, groups: dict[tuple[str, Owner], list[Commitment]]
) -> tuple[str, Owner] | None:
    """The group of a fitting owner whose due dates lie closest to the claim's, within a year."""
    day = first_day(claim.due) if claim.due else None
    if day is None:
        return None
    distances = []
    for key, members in groups.items():
        days = [d for d in (first_day(m.due) for m in members if m.due) if d is not None]
        if days and _fits(key[1], _owner(claim)):
            distances.append((min(abs((d - day).days) for d in days), key))
    best = min(distances, default=None)
    return best[1] if best and best[0] <= NEAR_DAYS else None


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


_MANY = frozenset({"council meeting", "attack", "killing", "proposal"})
"""Kinds of which there are many in a month: two of them are one only on the same day."""
_FULL_DAY = len("2020-01-31")


def _same_event(a: Event, b: Event, setting: Setting) -> bool:
    if a.kind != b.kind:
        return False
    if setting.correspond(a, b) and not (a.when and b.when and not overlaps(a.when, b.when)):
        return True
    if not (a.when and b.when and overlaps(a.when, b.when)):
        return False
    if a.kind in _MANY and not (a.when == b.when and len(a.when) == _FULL_DAY):
        return False
    parties_a, parties_b = {*a.actors, *a.targets}, {*b.actors, *b.targets}
    return bool(parties_a & parties_b) and (a.place == b.place or not (a.place and b.place))


def group_restrictions(restrictions: Sequence[Restriction], setting: Setting) -> list[Group]:
    """Restrictions of one kind by one state on one mission."""
    labels = {kind.key: kind.label for kind in event_kinds()}
    groups = _group_by(setting.in_order(restrictions), lambda r: (r.kind, r.by, r.on))
    return [
        Group("\x1f".join(key), f"{labels.get(key[0], key[0])} · {key[1] or 'unnamed'}", tuple(members))
        for key, members in groups.items()
    ]


def group_positions(positions: Sequence[Position], setting: Setting) -> list[Group]:
    """Stances of one holder on one option."""
    labels = {option.key: option.label for option in option_kinds()}
    groups = _group_by(setting.in_order(positions), lambda p: (p.holder, p.option))
    return [
        Group("\x1f".join(key), f"{key[0]} on “{labels.get(key[1], key[1])}”", tuple(members))
        for key, members in groups.items()
    ]


def _group_by(claims: Iterable[C], key: Callable[[C], K]) -> dict[K, list[C]]:
    groups: dict[K, list[C]] = defaultdict(list)
    for claim in claims:
        groups[key(claim)].append(claim)
    return dict(sorted(groups.items(), key=lambda kv: str(kv[0])))


def _link(claims: Sequence[C], related: Callable[[C, C], bool], bucket: Callable[[C], str]) -> list[list[C]]:
    """Connected groups of claims under a relation, compared only within a bucket."""
    groups: list[list[C]] = []
    for _, members in _group_by(claims, bucket).items():
        graph: nx.Graph[int] = nx.Graph()
        ordered = sorted(members, key=lambda c: c.id)
        graph.add_nodes_from(range(len(ordered)))
        for i, a in enumerate(ordered):
            graph.add_edges_from((i, j) for j in range(i + 1, len(ordered)) if related(a, ordered[j]))
        groups.extend([ordered[i] for i in sorted(part)] for part in nx.connected_components(graph))
    return groups
