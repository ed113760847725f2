"""Which claims are about one matter: the rules, ledger by ledger.

Takes the claims of one ledger and the setting; gives groups of claims with a label. Two claims are grouped
when they may sensibly be compared, whether they agree or not; the same number about another thing never is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import TypeVar

from penholder.model import Claim, Commitment, Position, Restriction
from penholder.record.counting import Group, group_figures
from penholder.record.happenings import group_events
from penholder.record.setting import Setting
from penholder.values.dates import first_day
from penholder.vocabulary import event_kinds, missions, option_kinds

__all__ = [
    "Group",
    "group_commitments",
    "group_events",
    "group_figures",
    "group_positions",
    "group_restrictions",
]

C = TypeVar("C", bound=Claim)
K = TypeVar("K", bound=Hashable)

COUNCIL = "UN Security Council"
"""Promiser of what the Council decides: the end of a mandate, reports due to it, sanctions."""

NEAR_DAYS = 366
"""A vote named only in general is taken for a specific one planned within a year of it."""


Owner = tuple[str, str, str]
"""Who promised, the mission it is about, either of which may be unnamed (""), and which part of it is promised."""


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
    ordered = sorted(commitments, key=lambda c: (_owner(c)[:2].count(""), c.what in roots, setting.order(c)))
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
    return (claim.promiser, claim.about, claim.part)


def _fits(a: Owner, b: Owner) -> bool:
    """Whether two owners may be one; a part is never the whole ("leave South Kivu", "leave the country")."""
    return a[2] == b[2] and all(x == y or not x or not y for x, y in zip(a[:2], b[:2], strict=True))


def _find_owner(claim: Commitment, groups: dict[tuple[str, Owner], list[Commitment]]) -> tuple[str, Owner]:
    """The group the claim belongs to: its own owner's, else the only one of its kind that fits."""
    own = (claim.what, _owner(claim))
    fitting = [key for key in groups if key[0] == claim.what and _fits(key[1], own[1])]
    return own if own in groups or len(fitting) != 1 else fitting[0]


def _commitment_label(what: str, owner: Owner) -> str:
    promiser, about, part = owner
    what = f"{what}, {part}" if part else what
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


def group_restrictions(restrictions: Sequence[Restriction], setting: Setting) -> list[Group]:
    """Restrictions of one kind by one hand on one mission; those of two named places apart."""
    labels = {kind.key: kind.label for kind in event_kinds()}
    groups = _group_by(setting.in_order(restrictions), lambda r: (r.kind, r.by, r.on))
    found = []
    for key, members in groups.items():
        label = f"{labels.get(key[0], key[0])} · {key[1] or 'unnamed'}"
        if len({r.place for r in members if r.place}) < 2:
            found.append(Group("\x1f".join(key), label, tuple(members)))
            continue
        for place, held in _group_by(members, lambda r: r.place).items():
            named = f"{label}, {place}" if place else label
            found.append(Group("\x1f".join((*key, place)), named, tuple(held)))
    return found


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
