"""Promises and deadlines as points of the clock, with the dates they slipped from.

Takes commitments with their matters and the days they were known on; gives `ClockStep`s. Never decides by itself
that a date was moved when the record has a verdict on it, and never drops a version that is contested: each
such date is a step of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from penholder import vocabulary
from penholder.model import ClockStep, Commitment, Edtf, Matter, VerdictKind
from penholder.values.dates import first_day, last_day, lies_within

KIND = "commitment"


@dataclass(frozen=True, slots=True)
class _Group:
    """Commitments about one thing, first known first, and the pairs of them the record says slipped."""

    commitments: tuple[Commitment, ...]
    slipped: frozenset[tuple[str, str]] | None
    """None when the record has no verdicts on them."""


def place_milestones(
    commitments: Sequence[Commitment], matters: Sequence[Matter], known: Mapping[str, date]
) -> tuple[ClockStep, ...]:
    """One step per dated commitment, in the order of days.

    `known` gives the day each report was known on; reports missing from it count as known last.
    """
    dated = [c for c in commitments if c.due is not None and _end(c.due) is not None]
    dated.sort(key=lambda c: (known.get(c.report, date.max), c.report, c.span.start, c.id))
    steps = [step for group in _group(dated, matters) for step in _chain_dates(group, known)]
    return tuple(sorted(steps, key=lambda s: (_end(s.day) or date.max, s.label, s.evidence)))


def _group(dated: Sequence[Commitment], matters: Sequence[Matter]) -> Iterable[_Group]:
    by_id = {c.id: c for c in dated}
    seen: set[str] = set()
    for matter in sorted(matters, key=lambda m: m.id):
        ids = set(matter.claims) & by_id.keys() - seen
        if matter.ledger != "commitments" or not ids:
            continue
        seen |= ids
        slipped = frozenset((v.a, v.b) for v in matter.verdicts if v.kind is VerdictKind.SLIPPAGE)
        yield _Group(tuple(c for c in dated if c.id in ids), slipped)
    loose: dict[tuple[str, str], list[Commitment]] = {}
    for commitment in dated:
        if commitment.id not in seen:
            loose.setdefault((commitment.what, commitment.promiser), []).append(commitment)
    for found in loose.values():
        yield _Group(tuple(found), None)


def _chain_dates(group: _Group, known: Mapping[str, date]) -> Iterable[ClockStep]:
    """Steps of one group: refined dates are folded in, slipped ones linked, contested ones stand apart."""
    dues = sorted({c.due for c in group.commitments if c.due}, key=lambda due: (_end(due) or date.max, due))
    finest = [due for due in dues if not any(_refines(other, due) for other in dues)]
    chain: list[Edtf] = []
    for due in finest:
        if chain and not _has_slipped(group, chain[-1], due, known):
            yield _make_step(group, chain, dues)
            chain = []
        chain.append(due)
    if chain:
        yield _make_step(group, chain, dues)


def _refines(fine: Edtf, coarse: Edtf) -> bool:
    return fine != coarse and lies_within(fine, coarse)


def _make_step(group: _Group, chain: Sequence[Edtf], dues: Sequence[Edtf]) -> ClockStep:
    day = chain[-1]
    was = [due for due in dues if any(due == old or _refines(old, due) for old in chain[:-1])]
    mine = [c for c in group.commitments if c.due in was or c.due == day or _refines(day, c.due or day)]
    return ClockStep(
        day=day,
        label=_label(mine),
        kind=KIND,
        evidence=tuple(dict.fromkeys(c.id for c in mine)),
        was=tuple(sorted(was, key=lambda due: (_end(due) or date.max, len(due), due))),
    )


def _label(commitments: Sequence[Commitment]) -> str:
    """The label of the most specific kind met, with the promiser where one is named."""
    kinds = {kind.key: kind for kind in vocabulary.event_kinds() if kind.ledger == "commitment"}
    named = sorted({c.what for c in commitments})
    refined = {kinds[key].refines for key in named if key in kinds}
    what = next((key for key in named if key not in refined), named[0])
    return kinds[what].label if what in kinds else what


def _has_slipped(group: _Group, old: Edtf, new: Edtf, known: Mapping[str, date]) -> bool:
    """By the record's verdict; without one, when the later day was first given after the earlier had passed."""
    if group.slipped is not None:
        due = {c.id: c.due for c in group.commitments}
        return any(_same(due.get(a), old) and _same(due.get(b), new) for a, b in group.slipped)
    first = min(known.get(c.report, date.max) for c in group.commitments if _same(c.due, new))
    start, end = first_day(new), _end(old)
    return end is not None and start is not None and end < start and end < first < date.max


def _same(due: Edtf | None, finest: Edtf) -> bool:
    return due is not None and lies_within(finest, due)


def _end(due: Edtf) -> date | None:
    return last_day(due) or first_day(due)
