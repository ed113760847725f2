"""Who stands where: members against options, and what the votes can add up to.

Takes a `RecordIndex` and the tallies; gives one table and one `TallyView` per option. Never fills a cell
for a member that has not spoken.
"""

from __future__ import annotations

from dataclasses import dataclass

from penholder.model import MemberPosition, Position, Stance, Tally
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.lines import Line, line, quote

STANCE_WORDS = {
    Stance.SUPPORTS: "for",
    Stance.OPPOSES: "against",
    Stance.CONDITIONAL: "on condition",
    Stance.ASKS: "asks for it",
    Stance.AMBIGUOUS: "unclear",
}
ROSTER = "roster of the Council (permanent and elected members on the day)"


@dataclass(frozen=True, slots=True)
class StanceCell:
    """One member on one option; `stance` None and no line when nothing is known."""

    stance: Stance | None
    words: Line | None
    condition: Line | None


@dataclass(frozen=True, slots=True)
class StanceRow:
    """One member or other party across the options."""

    name: str
    group: str
    """permanent, elected, or not on the Council."""
    cells: tuple[StanceCell, ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat of the tally picture."""

    name: str
    permanent: bool
    stance: Stance | None
    pivotal: bool
    veto: str
    """stated, not excluded, or ""."""


@dataclass(frozen=True, slots=True)
class TallyView:
    """What the votes on one option can add up to."""

    option: str
    low: int
    high: int
    required: int
    seats: tuple[Seat, ...]
    """Stated yes first, then silent, then stated no."""
    summary: Line
    vetoes: Line
    pivotal: Line | None
    must_be_true: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class StanceTable:
    """Members against options with the tallies beside it."""

    options: tuple[str, ...]
    rows: tuple[StanceRow, ...]
    tallies: tuple[TallyView, ...]
    silent: Line | None
    """Options on which no member of the Council has spoken."""

    @property
    def groups(self) -> tuple[tuple[str, tuple[StanceRow, ...]], ...]:
        """Rows by group: permanent members, elected members, others."""
        names = dict.fromkeys(row.group for row in self.rows)
        return tuple((name, tuple(r for r in self.rows if r.group == name)) for name in names)


def view_positions(index: RecordIndex, tallies: tuple[Tally, ...]) -> StanceTable:
    """The position table and tallies; options nobody on the Council or outside has spoken on are left out."""
    stated = {p.option for p in _positions(index)}
    known = sorted((t for t in tallies if t.option in stated), key=lambda t: labels.option(t.option))
    keys = [t.option for t in known]
    keys += sorted(stated - set(keys), key=labels.option)
    rows = (*_member_rows(index, known, keys), *_other_rows(index, known, keys))
    spoken = [t for t in known if any(m.stance for m in t.members)]
    return StanceTable(
        tuple(wording.capital(labels.option(k)) for k in keys),
        rows,
        tuple(view_tally(index, t) for t in spoken),
        _silent(index, [t for t in known if t not in spoken]),
    )


def _silent(index: RecordIndex, tallies: list[Tally]) -> Line | None:
    if not tallies:
        return None
    names = wording.join([labels.proposal(t.option) for t in tallies])
    held = [p.id for p in _positions(index) if p.option in {t.option for t in tallies}]
    words = f"No member of the Council is recorded on {names}, so every outcome is open there."
    return line(words, evidence=index.cite(held), source=ROSTER)


def _positions(index: RecordIndex) -> list[Position]:
    """Positions in order; those drawn from suspect passages stand among the sayings, marked, and nowhere here."""
    found = [c for c in index.claims.values() if isinstance(c, Position) and not index.is_suspect(c.id)]
    return sorted(found, key=lambda p: (p.said or "", index.order(p.id)))


def _member_rows(index: RecordIndex, tallies: list[Tally], keys: list[str]) -> list[StanceRow]:
    members = {m.member: m.permanent for t in tallies for m in t.members}
    by_option = {t.option: {m.member: m for m in t.members} for t in tallies}
    rows = []
    for member, permanent in sorted(members.items(), key=lambda m: (not m[1], labels.actor(m[0]))):
        cells = tuple(_member_cell(index, by_option.get(k, {}).get(member)) for k in keys)
        rows.append(StanceRow(labels.actor(member), "permanent" if permanent else "elected", cells))
    return rows


def _member_cell(index: RecordIndex, held: MemberPosition | None) -> StanceCell:
    if held is None or held.stance is None or not index.sort(held.positions):
        return StanceCell(None, None, None)
    first = next(p for p in held.positions if p in index.claims)
    return _cell(index, held.stance, index.claims[first], held.positions)


def _cell(index: RecordIndex, stance: Stance, first: object, ids: tuple[str, ...]) -> StanceCell:
    said = wording.period(first.said) if isinstance(first, Position) and first.said else ""
    words = line(STANCE_WORDS[stance] + (f", {said}" if said else ""), evidence=index.cite(ids, most=3))
    condition = first.condition if isinstance(first, Position) else None
    told = line(quote(condition.words, 160), evidence=[first.id]) if condition else None  # type: ignore[attr-defined]
    return StanceCell(stance, words, told)


def _other_rows(index: RecordIndex, tallies: list[Tally], keys: list[str]) -> list[StanceRow]:
    members = {labels.actor(m.member) for t in tallies for m in t.members}
    held: dict[str, dict[str, list[Position]]] = {}
    for position in _positions(index):
        name = labels.actor(position.holder)
        if name not in members and name:
            held.setdefault(name, {}).setdefault(position.option, []).append(position)
    rows = []
    for name in sorted(held):
        cells = tuple(_latest_cell(index, held[name].get(key, [])) for key in keys)
        rows.append(StanceRow(name, "not on the Council", cells))
    return rows


def _latest_cell(index: RecordIndex, held: list[Position]) -> StanceCell:
    if not held:
        return StanceCell(None, None, None)
    return _cell(index, held[-1].stance, held[-1], tuple(p.id for p in reversed(held)))


def view_tally(index: RecordIndex, tally: Tally) -> TallyView:
    """The tally of one option with its sentences."""
    name = labels.option(tally.option)
    stated = index.cite([p for m in tally.members for p in m.positions])
    source = f"{wording.clean(tally.rule)}; {ROSTER}"
    spread = (
        f"{tally.votes_low} to {tally.votes_high}"
        if tally.votes_low != tally.votes_high
        else str(tally.votes_low)
    )
    return TallyView(
        option=wording.capital(name),
        low=tally.votes_low,
        high=tally.votes_high,
        required=tally.required,
        seats=_seats(tally),
        summary=line(
            f"What members have said leaves {spread} votes for; {tally.required} are required.",
            evidence=stated,
            source=source,
        ),
        vetoes=line(_vetoes(tally), evidence=stated, source=source),
        pivotal=line(
            f"The outcome turns on {_some(tally.pivotal, tally, 'members of the Council')}.",
            evidence=stated,
            source=source,
        )
        if tally.pivotal
        else None,
        must_be_true=tuple(
            line(wording.sentence(wording.clean(s)), evidence=stated, source=source)
            for s in tally.must_be_true
        ),
    )


def _vetoes(tally: Tally) -> str:
    stated = wording.join(sorted(labels.named(m) for m in tally.vetoes_stated))
    open_ = tuple(set(tally.vetoes_possible) - set(tally.vetoes_stated))
    parts = [f"Permanent members that oppose it in words: {stated or 'none'}."]
    left = _some(open_, tally, "permanent members")
    parts.append(f"A veto stays open for {left}." if open_ else "No other veto is open.")
    return " ".join(parts)


def _some(members: tuple[str, ...], tally: Tally, noun: str) -> str:
    """Members by name, or "all five permanent members" when there is no other."""
    whole = [m for m in tally.members if m.permanent or noun != "permanent members"]
    if len(members) == len(whole):
        return f"all {wording.numeral(len(whole))} {noun}"
    return wording.join(sorted(labels.named(m) for m in members))


def _seats(tally: Tally) -> tuple[Seat, ...]:
    seats = [
        Seat(
            labels.actor(m.member),
            m.permanent,
            m.stance,
            m.member in tally.pivotal,
            "stated"
            if m.member in tally.vetoes_stated
            else "not excluded"
            if m.member in tally.vetoes_possible
            else "",
        )
        for m in tally.members
    ]
    return tuple(sorted(seats, key=lambda s: (_side(s.stance), not s.permanent, s.name)))


def _side(stance: Stance | None) -> int:
    order = (Stance.SUPPORTS, Stance.ASKS, Stance.CONDITIONAL, Stance.AMBIGUOUS, None, Stance.OPPOSES)
    return order.index(stance)
