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
    RestrictionStatus,
    Stance,
    Tally,
    Verdict,
    VerdictKind,
)
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.clock import expiry_line
from penholder.outputs.views.describe import due, figure_value
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.judgements import is_set_aside
from penholder.outputs.views.lines import Line, line
from penholder.outputs.views.meanwhile import Printed, decide_meanwhile
from penholder.outputs.views.tallies import ROSTER
from penholder.values.dates import last_day
from penholder.values.subjects import state_by_name

MOST = 5
FIRM = (Stance.ASKS, Stance.OPPOSES, Stance.CONDITIONAL, Stance.SUPPORTS)
SAYS = {
    Stance.ASKS: "asks the Council to",
    Stance.OPPOSES: "rejects",
    Stance.CONDITIONAL: "sets a condition on",
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
    """Where those who spoke last stand: the latest firm position of up to two states, or of others where no state spoke."""
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
    states = [p for p in latest.values() if state_by_name(p.holder) is not None]
    chosen = (states or list(latest.values()))[:2]
    if not chosen:
        return None
    parts = [f"{labels.named(p.holder)} {_says(p)} ({wording.period(p.said)})" for p in chosen]
    same = [c.id for p in chosen for c in held if (c.holder, c.option) == (p.holder, p.option)]
    return line(wording.sentence("; ".join(parts)), evidence=index.cite(same))


def _says(position: Position) -> str:
    """The stance with its option: "asks the Council to withdraw the mission"."""
    option = labels.proposal(position.option)
    if position.stance is Stance.ASKS:
        infinitive = option.removeprefix("the option to ")
        return f"asks the Council to {infinitive}" if infinitive != option else f"asks for {option}"
    return f"{SAYS[position.stance]} {option}"


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
        f"{wording.numeral(said)} of {wording.count(len(tally.members), 'Council member')} "
        f"{'has' if said == 1 else 'have'} spoken on {labels.proposal(tally.option)}{_set(tally)}: {_spread(tally)} votes for "
        f"stay open, {wording.count(tally.required, 'vote')} are required, and {_vetoes(tally)}."
    )
    return line(wording.capital(words), evidence=evidence, source=f"{wording.clean(tally.rule)}; {ROSTER}")


def _set(tally: Tally) -> str:
    """That a person has set votes, where one has."""
    made = sum(m.is_set for m in tally.members)
    return (
        f", and {wording.count(made, 'vote')} {'is' if made == 1 else 'are'} set by a person" if made else ""
    )


def _spread(tally: Tally) -> str:
    if tally.votes_low == tally.votes_high:
        return str(tally.votes_low)
    return f"{tally.votes_low} to {tally.votes_high}"


def _vetoes(tally: Tally) -> str:
    if tally.vetoes_stated:
        made = {m.member for m in tally.members if m.is_set}
        said, put = (
            wording.join(sorted(labels.named(v) for v in tally.vetoes_stated if (v in made) is wanted))
            for wanted in (False, True)
        )
        told = [f"{said} spoke against it, with a veto"] if said else []
        told += [f"a veto is set for {put}"] if put else []
        return wording.join(told)
    permanent = sum(m.permanent for m in tally.members)
    if len(tally.vetoes_possible) == permanent:
        return "no permanent member has ruled out a veto"
    if tally.vetoes_possible:
        return f"{wording.count(len(tally.vetoes_possible), 'permanent member')} left a veto open"
    return "no veto is open"


def _restriction(index: RecordIndex, _: Assessments) -> Line | None:
    """The restriction that a state imposes, counted and dated ones first; none that is threatened or lifted again."""
    held = [c for c in index.claims.values() if isinstance(c, Restriction) and not index.is_suspect(c.id)]
    held = [r for r in held if state_by_name(labels.actor(r.by)) is not None and _in_force(index, r)]
    if not held:
        return None
    held.sort(key=lambda r: (r.count is None, r.period is None, index.order(r.id)))
    first = held[0]
    matter = index.matter_of.get(first.id)
    support = index.cite(matter.claims if matter and matter.ledger == "restrictions" else [first.id])
    count = index.claims.get(first.count or "") if not index.is_suspect(first.count or "") else None
    numbers = f", {_printed(index, count)} {wording.clean(count.unit)}" if isinstance(count, Figure) else ""
    when = f" ({wording.period(first.period)})" if first.period else ""
    words = f"{labels.named(first.by)} restricts the operation: {labels.kind(first.kind)}{numbers}{when}."
    return line(wording.capital(words), evidence=support)


def _in_force(index: RecordIndex, restriction: Restriction) -> bool:
    """Imposed, and not lifted by a report of its matter known later."""
    matter = index.matter_of.get(restriction.id)
    others = (index.claims[c] for c in (matter.claims if matter else ()) if c in index.claims)
    lifted = (r for r in others if isinstance(r, Restriction) and r.status is RestrictionStatus.LIFTED)
    return restriction.status is RestrictionStatus.IMPOSED and all(
        index.order(r.id) < index.order(restriction.id) for r in lifted
    )


def _printed(index: RecordIndex, figure: Figure) -> str:
    """A figure as its matter is printed everywhere."""
    matter = index.matter_of.get(figure.id)
    return decide_meanwhile(index, matter).words if matter else figure_value(figure)


def _slipped(index: RecordIndex, _: Assessments) -> Line | None:
    for matter in _by_weight(index, "commitments", VerdictKind.SLIPPAGE):
        held = [
            c for i in index.sort(matter.claims) if isinstance(c := index.claims[i], Commitment) and c.due
        ]
        sound = sorted(
            (c for c in held if not (index.is_suspect(c.id) or is_set_aside(index, c.id))),
            key=lambda c: (last_day(c.due or "") is None, last_day(c.due or "")),
        )
        if len({c.due for c in sound}) < 2:
            continue
        label = labels.inside(labels.matter(matter.label, index.record.mission))
        printed = decide_meanwhile(index, matter)
        now = printed.words if printed.printed is Printed.LATER else due(sound[-1])
        words = f"{wording.capital(label)} slipped from {due(sound[0])} to {now}."
        return line(words, evidence=index.cite([sound[0].id, *(printed.claims or (sound[-1].id,))]))
    return None


def _disputed(index: RecordIndex, _: Assessments) -> Line | None:
    for kind in ON:
        for matter in (*_by_weight(index, "commitments", kind), *_by_weight(index, "figures", kind)):
            for verdict in (v for v in matter.verdicts if v.kind is kind):
                if found := _dispute(index, matter, verdict):
                    return found
    return None


ON = {
    VerdictKind.CONTRADICTION: "Reports contradict each other on",
    VerdictKind.UNDETERMINED: "Reports differ on",
    VerdictKind.DIFFERENT_DEFINITION: "Reports count different things under",
}


def _dispute(index: RecordIndex, matter: Matter, verdict: Verdict) -> Line | None:
    """One dispute between two reports; alternatives named in one report are no dispute."""
    if verdict.a not in index.claims or verdict.b not in index.claims:
        return None
    if index.claims[verdict.a].report == index.claims[verdict.b].report:
        return None
    printed = decide_meanwhile(index, matter)
    evidence = index.cite(printed.claims)
    # A version that gave way to a later or closer one is no side of the dispute any more.
    if not {verdict.a, verdict.b} <= set(printed.claims) or not _sound(index, evidence):
        return None
    label = labels.inside(labels.matter(matter.label, index.record.mission))
    open_ = (
        "; whether that is a contradiction is undetermined"
        if verdict.kind is VerdictKind.UNDETERMINED
        else ""
    )
    return line(f"{ON[verdict.kind]} {label}: {printed.words}{open_}.", evidence=evidence)


def _by_weight(index: RecordIndex, ledger: str, kind: VerdictKind) -> list[Matter]:
    held = [m for m in index.record.matters if m.ledger == ledger and any(v.kind is kind for v in m.verdicts)]
    return sorted(held, key=lambda m: (-len(m.origins), -len(m.claims), m.label, m.id))
