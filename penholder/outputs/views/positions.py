"""Who stands where: members and other parties against options, and what the votes can add up to.

Takes a `RecordIndex` and the tallies; gives one table and one `TallyView` per option. Never fills a cell for a
member that has not spoken.

The index decides the day: over a record as known on a day (`record.assembly.as_known_on`) the table is the one of
that day. What a cell prints at once are lines with evidence; its steps, for a screen that opens it, carry ids and
spans only, so that a brief that leaves them out has no note for them.
"""

from __future__ import annotations

from dataclasses import dataclass

from penholder.model import (
    Hand,
    Position,
    ShiftKind,
    Span,
    Stance,
    StanceLine,
    StanceShift,
    StanceStep,
    Statement,
    Tally,
)
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.describe import speaker
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.lines import Line, Run, line, quote
from penholder.outputs.views.tallies import ROSTER, TallyView, view_tally

STANCE_WORDS = {
    Stance.SUPPORTS: "for",
    Stance.OPPOSES: "against",
    Stance.CONDITIONAL: "on condition",
    Stance.ASKS: "asks for it",
    Stance.AMBIGUOUS: "unclear",
}


@dataclass(frozen=True, slots=True)
class StepView:
    """One utterance of a stance in the line of a holder on an option."""

    stance: Stance
    when: str
    """When it was said, in words; "by" a day where only the report's day is known, "day unknown" where none is."""
    said: str
    """The same as EDTF; "" when unknown."""
    known_on: str
    """The day (ISO) by which it was known; "" when unknown."""
    speaker: str
    """Who spoke for the holder, as far as known."""
    words: Run
    condition: Run | None
    position: str
    """Id of the position shown; also what a screen opens as evidence."""
    statement: str
    """Id of the statement it was read from."""
    span: Span
    """The exact words in the report."""
    condition_span: Span | None
    versions: tuple[str, ...]
    """Ids of the positions that are versions of this utterance, the one shown included."""
    suspect: str
    """Why its words are doubted, as a sentence; "" when they are not. Such a step decides nothing."""
    relayed: Run | None
    """Who passed it on, as worded, where the words came at second hand; None at first hand or where nobody is named."""
    second_hand: bool
    """True when somebody else is the report's source for what was said."""
    shift: str
    """How it departs from the stance before: restated, hardened, softened, reversed; "" for the first."""


@dataclass(frozen=True, slots=True)
class StanceCell:
    """One member or party on one option; `stance` None and no line when nothing is known."""

    stance: Stance | None
    """The last word; the clearest where different ones were stated about one day."""
    words: Line | None
    """"asks for it, 16 June 2023", with evidence."""
    condition: Line | None
    also: tuple[Stance, ...] = ()
    """Other stances stated about the same day."""
    shift: Line | None = None
    """The last shift but restatements: "reversed: first against (27 January 2023), later for (16 June 2023)"."""
    mark: str = ""
    """hardened, softened or reversed: the kind of that shift; "" when there was none."""
    steps: tuple[StepView, ...] = ()
    """Everything it said on the option, latest first."""


@dataclass(frozen=True, slots=True)
class StanceRow:
    """One member or other party across the options."""

    name: str
    group: str
    """permanent, elected, or not on the Council."""
    cells: tuple[StanceCell, ...]


@dataclass(frozen=True, slots=True)
class StanceTable:
    """Members against options with the tallies beside it."""

    options: tuple[str, ...]
    """Labels of the columns."""
    rows: tuple[StanceRow, ...]
    tallies: tuple[TallyView, ...]
    silent: Line | None
    """Options on which no member of the Council has spoken."""
    keys: tuple[str, ...] = ()
    """Option keys of the columns, in the same order."""

    @property
    def groups(self) -> tuple[tuple[str, tuple[StanceRow, ...]], ...]:
        """Rows by group: permanent members, elected members, others."""
        names = dict.fromkeys(row.group for row in self.rows)
        return tuple((name, tuple(r for r in self.rows if r.group == name)) for name in names)


def view_positions(index: RecordIndex, tallies: tuple[Tally, ...]) -> StanceTable:
    """The position table and tallies; options nobody on the Council or outside has spoken on are left out."""
    lines = {(labels.actor(found.holder), found.option): found for found in index.record.stances}
    stated = {option for (_, option), found in lines.items() if _last_word(index, found)}
    chosen = (t for t in tallies if t.option in stated or _is_set(t))
    known = sorted(chosen, key=lambda t: labels.option(t.option))
    keys = [t.option for t in known if t.option in stated]
    keys += sorted(stated - set(keys), key=labels.option)
    spoken = [t for t in known if _is_set(t) or any(m.stance for m in t.members)]
    return StanceTable(
        options=tuple(wording.capital(labels.option(k)) for k in keys),
        rows=tuple(
            StanceRow(name, group, tuple(_cell(index, lines.get((name, key))) for key in keys))
            for name, group in _name_rows(index, known, lines)
        ),
        tallies=tuple(view_tally(index, t) for t in spoken),
        silent=_silent(index, [t for t in known if t not in spoken]),
        keys=tuple(keys),
    )


def _is_set(tally: Tally) -> bool:
    """Whether a person has set a vote on it."""
    return any(m.is_set for m in tally.members)


def _name_rows(
    index: RecordIndex, tallies: list[Tally], lines: dict[tuple[str, str], StanceLine]
) -> list[tuple[str, str]]:
    """Permanent members, elected members, then others with a sound position."""
    members = {labels.actor(m.member): m.permanent for t in tallies for m in t.members}
    seated = [
        (n, "permanent" if p else "elected")
        for n, p in sorted(members.items(), key=lambda m: (not m[1], m[0]))
    ]
    others = {name for (name, _), found in lines.items() if name and _last_word(index, found)}
    return [*seated, *((name, "not on the Council") for name in sorted(others - set(members)))]


def _silent(index: RecordIndex, tallies: list[Tally]) -> Line | None:
    if not tallies:
        return None
    options = {t.option for t in tallies}
    names = wording.join([labels.proposal(t.option) for t in tallies])
    held = [p for s in index.record.stances if s.option in options for p in _last_word(index, s)]
    words = f"No member of the Council is recorded on {names}, so every outcome is open there."
    return line(words, evidence=index.cite(held), source=ROSTER)


# --------------------------------------------------------------------------- cells


def _last_word(index: RecordIndex, found: StanceLine) -> tuple[str, ...]:
    """Positions drawn from suspect passages stand among the sayings and in the steps, marked, and decide nothing."""
    return tuple(p for p in found.current if p in index.claims and not index.is_suspect(p))


def _cell(index: RecordIndex, found: StanceLine | None) -> StanceCell:
    steps = _view_steps(index, found) if found else ()
    current = [_position(index, p) for p in _last_word(index, found)] if found else []
    if found is None or not current:
        return StanceCell(None, None, None, steps=steps)
    condition = next((p for p in current if p.condition), None)
    shift = next((s for s in reversed(found.shifts) if s.kind is not ShiftKind.RESTATED), None)
    return StanceCell(
        stance=current[0].stance,
        words=_word_cell(index, found, current),
        condition=_word_condition(condition),
        also=tuple(p.stance for p in current[1:]),
        shift=_word_shift(found, shift) if shift else None,
        mark=shift.kind.value if shift else "",
        steps=steps,
    )


def _word_cell(index: RecordIndex, found: StanceLine, current: list[Position]) -> Line:
    words = " and ".join(STANCE_WORDS[p.stance] for p in current)
    said = next((s.said for s in found.steps if s.position == current[0].id and s.said), None)
    day = f", {wording.period(said)}" if said else ""
    stances = {p.stance for p in current}
    held = [v for s in reversed(found.steps) if s.stance in stances for v in s.versions]
    return line(words + day, evidence=(*(p.id for p in current), *index.cite(held, most=2)))


def _word_condition(position: Position | None) -> Line | None:
    if position is None or position.condition is None:
        return None
    return line(quote(position.condition.words, 160), evidence=[position.id])


def _word_shift(found: StanceLine, shift: StanceShift) -> Line:
    before, after = (_step(found, p) for p in (shift.before, shift.after))
    first, later = (f"{STANCE_WORDS[s.stance]} ({_when(s)})" for s in (before, after))
    return line(f"{shift.kind.value}: first {first}, later {later}", evidence=[shift.before, shift.after])


def _step(found: StanceLine, position: str) -> StanceStep:
    return next(s for s in found.steps if s.position == position)


def _view_steps(index: RecordIndex, found: StanceLine) -> tuple[StepView, ...]:
    kinds = {shift.after: shift.kind.value for shift in found.shifts}
    steps = (s for s in reversed(found.steps) if s.position in index.claims)
    return tuple(_view_step(index, s, kinds.get(s.position, "")) for s in steps)


def _view_step(index: RecordIndex, step: StanceStep, shift: str) -> StepView:
    held = _position(index, step.position)
    statement = index.claims.get(held.statement)
    relay = statement.relayed_by if isinstance(statement, Statement) else None
    reasons = [s.reason for i in (held.id, held.statement) for s in index.suspicions.get(i, ())]
    return StepView(
        stance=step.stance,
        when=_when(step),
        said=step.said or "",
        known_on=step.known_on.isoformat() if step.known_on else "",
        speaker=speaker(statement.speaker)
        if isinstance(statement, Statement)
        else labels.actor(held.speaker),
        words=quote(held.span.words),
        condition=quote(held.condition.words, 160) if held.condition else None,
        position=held.id,
        statement=held.statement,
        span=held.span,
        condition_span=held.condition,
        versions=step.versions,
        relayed=quote(relay.words) if relay else None,
        second_hand=isinstance(statement, Statement) and statement.hand is Hand.SECOND,
        suspect=wording.sentence(wording.clean(reasons[0])) if reasons else "",
        shift=shift,
    )


def _when(step: StanceStep) -> str:
    if step.said:
        return wording.period(step.said)
    return f"by {wording.day(step.known_on)}" if step.known_on else "day unknown"


def _position(index: RecordIndex, claim: str) -> Position:
    found = index.claims[claim]
    assert isinstance(found, Position)
    return found
