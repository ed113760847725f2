"""The head of the brief: what it rests on and the three to five sentences that matter most now.

Takes a `RecordIndex`, the assessments; gives the head sentences in a fixed order of subjects. Never rests a
sentence on suspect claims alone, and never uses words of likelihood.
"""

from __future__ import annotations

from collections.abc import Callable

from penholder.model import (
    Assessments,
    Commitment,
    Figure,
    Matter,
    Position,
    Restriction,
    Stance,
    Tally,
    VerdictKind,
)
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.clock import expiry_line
from penholder.outputs.views.describe import claim_words, due, figure_value
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.lines import Line, line
from penholder.outputs.views.positions import ROSTER
from penholder.values.dates import last_day

MOST = 5
FIRM = (Stance.ASKS, Stance.OPPOSES, Stance.CONDITIONAL, Stance.SUPPORTS)
SAYS = {
    Stance.ASKS: "asks for",
    Stance.OPPOSES: "rejects",
    Stance.CONDITIONAL: "sets a condition for",
    Stance.SUPPORTS: "supports",
}


def view_head(index: RecordIndex, assessments: Assessments) -> tuple[Line, ...]:
    """At most five sentences: mandate, latest positions, vote, restriction, slipped promise, contested figure."""
    writers: tuple[Callable[[RecordIndex, Assessments], Line | None], ...] = (
        _mandate,
        _latest_positions,
        _vote,
        _restriction,
        _slipped,
        _disputed,
    )
    found = [written for write in writers if (written := write(index, assessments))]
    return tuple(found[:MOST])


def _sound(index: RecordIndex, claims: tuple[str, ...]) -> bool:
    return any(not index.is_suspect(c) for c in claims)


def _mandate(index: RecordIndex, assessments: Assessments) -> Line | None:
    return expiry_line(index, assessments.clock) if assessments.clock else None


def _latest_positions(index: RecordIndex, _: Assessments) -> Line | None:
    """Where those who spoke last stand: the latest firm position of up to two holders."""
    held = [
        c
        for c in index.claims.values()
        if isinstance(c, Position) and c.stance in FIRM and c.said and not index.is_suspect(c.id)
    ]
    held.sort(
        key=lambda p: (p.said is None, last_day(p.said or ""), -FIRM.index(p.stance), p.id), reverse=True
    )
    latest: dict[str, Position] = {}
    for position in held:
        latest.setdefault(position.holder, position)
    chosen = list(latest.values())[:2]
    if not chosen:
        return None
    parts = [
        f"{labels.actor(p.holder)} {SAYS[p.stance]} “{labels.option(p.option)}” ({wording.period(p.said)})"
        for p in chosen
    ]
    same = [c.id for p in chosen for c in held if (c.holder, c.option) == (p.holder, p.option)]
    return line(_option_marks(wording.join(parts, last="while")) + ".", evidence=index.cite(same))


def _option_marks(words: str) -> str:
    """Option labels are our words, so they carry no quotation marks."""
    return words.replace("“", "").replace("”", "")


def _vote(index: RecordIndex, assessments: Assessments) -> Line | None:
    spoken = [t for t in assessments.tallies if any(m.stance for m in t.members)]
    if not spoken:
        return None
    tally = min(spoken, key=lambda t: (-sum(m.stance is not None for m in t.members), t.option))
    evidence = index.cite([p for m in tally.members for p in m.positions])
    if not _sound(index, evidence):
        return None
    said = sum(m.stance is not None for m in tally.members)
    words = (
        f"On {labels.option(tally.option)}, {wording.count(said, 'Council member')} of {len(tally.members)} "
        f"{'has' if said == 1 else 'have'} spoken: {_spread(tally)} votes for against {tally.required} required, "
        f"{_vetoes(tally)}."
    )
    return line(words, evidence=evidence, source=f"{wording.clean(tally.rule)}; {ROSTER}")


def _spread(tally: Tally) -> str:
    if tally.votes_low == tally.votes_high:
        return str(tally.votes_low)
    return f"from {tally.votes_low} to {tally.votes_high}"


def _vetoes(tally: Tally) -> str:
    if tally.vetoes_stated:
        return f"opposed in words by {wording.join([labels.actor(v) for v in sorted(tally.vetoes_stated)])}"
    if tally.vetoes_possible:
        return (
            f"no veto announced, {wording.count(len(tally.vetoes_possible), 'veto', 'vetoes')} not excluded"
        )
    return "no veto left open"


def _restriction(index: RecordIndex, _: Assessments) -> Line | None:
    held = [c for c in index.claims.values() if isinstance(c, Restriction) and not index.is_suspect(c.id)]
    held = [r for r in held if r.by]
    if not held:
        return None
    held.sort(key=lambda r: (r.count is None, r.period is None, index.order(r.id)))
    first = held[0]
    matter = index.matter_of.get(first.id)
    support = index.cite(matter.claims if matter and matter.ledger == "restrictions" else [first.id])
    count = index.claims.get(first.count or "")
    numbers = f", {figure_value(count)} {wording.clean(count.unit)}" if isinstance(count, Figure) else ""
    when = f" ({wording.period(first.period)})" if first.period else ""
    words = f"{labels.actor(first.by)} restricts the operation: {labels.kind(first.kind)}{numbers}{when}."
    return line(words, evidence=support)


def _slipped(index: RecordIndex, _: Assessments) -> Line | None:
    for matter in _by_weight(index, "commitments", VerdictKind.SLIPPAGE):
        held = [
            c for i in index.sort(matter.claims) if isinstance(c := index.claims[i], Commitment) and c.due
        ]
        sound = sorted(
            (c for c in held if not index.is_suspect(c.id)),
            key=lambda c: (last_day(c.due or "") is None, last_day(c.due or "")),
        )
        if len({c.due for c in sound}) < 2:
            continue
        words = f"{_capital(matter.label)} slipped from {due(sound[0])} to {due(sound[-1])}."
        return line(words, evidence=index.cite([c.id for c in (sound[0], sound[-1])]))
    return None


def _disputed(index: RecordIndex, _: Assessments) -> Line | None:
    for kind in (VerdictKind.CONTRADICTION, VerdictKind.UNDETERMINED, VerdictKind.DIFFERENT_DEFINITION):
        for matter in (*_by_weight(index, "commitments", kind), *_by_weight(index, "figures", kind)):
            verdict = next(v for v in matter.verdicts if v.kind is kind)
            if verdict.a not in index.claims or verdict.b not in index.claims:
                continue
            a, b = claim_words(index, verdict.a), claim_words(index, verdict.b)
            evidence = index.cite([verdict.a, verdict.b])
            if a == b or not _sound(index, evidence):
                continue
            word = "count different things" if kind is VerdictKind.DIFFERENT_DEFINITION else "disagree"
            return line(
                f"Reports {word} on {wording.clean(matter.label)}: {a} against {b}.", evidence=evidence
            )
    return None


def _by_weight(index: RecordIndex, ledger: str, kind: VerdictKind) -> list[Matter]:
    held = [m for m in index.record.matters if m.ledger == ledger and any(v.kind is kind for v in m.verdicts)]
    return sorted(held, key=lambda m: (-len(m.origins), -len(m.claims), m.label, m.id))


def _capital(words: str) -> str:
    return wording.clean(words)[:1].upper() + wording.clean(words)[1:]
