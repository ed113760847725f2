"""Who stands where, chosen by holder and option: the table of positions cut to what was asked for.

Takes a `RecordIndex`, the tallies and what was asked for; gives a `Standing`. Never reads a stance from silence:
holders without one are named as such.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import compress

from penholder.model import ShiftKind, Stance, Tally, make_id
from penholder.outputs import wording
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.naming import (
    answers,
    fold,
    read_name,
    respell,
    spellings_of,
    suggest_names,
)
from penholder.outputs.views.positions import StanceCell, StanceRow, StanceTable, StepView, view_positions
from penholder.outputs.views.subjects import is_about, option_stems, read_subject

GROUPS = {
    "permanent": "Permanent members",
    "elected": "Elected members",
    "not on the Council": "Not on the Council",
}
"""How the groups of holders are headed."""
WIDEST = 6
"""Options side by side at most; more make cells too narrow to read."""
STANCE_MEANINGS = {
    Stance.SUPPORTS: "spoke for it",
    Stance.ASKS: "demands or requests it",
    Stance.CONDITIONAL: "for it if something is done, or against it unless it is",
    Stance.AMBIGUOUS: "spoke on it and left it open",
    Stance.OPPOSES: "rejects it",
}
"""What each stance means, in the order of legends."""
SHIFT_MEANINGS = (
    (ShiftKind.HARDENED, "firmer than before"),
    (ShiftKind.SOFTENED, "less firm than before"),
    (ShiftKind.REVERSED, "for became against, or against for"),
)
"""What each kind of shift means; a stance that was only stated again did not shift."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Holders against options, as asked for."""

    table: StanceTable
    """Only the holders and options asked for; holders without a word on them are left out."""
    silent: tuple[str, ...]
    """Holders asked for of whom no stance on these options is recorded."""
    advice: tuple[str, ...]
    """What could be tried where nothing fits."""


def view_standing(index: RecordIndex, tallies: tuple[Tally, ...], *, of: str = "", on: str = "") -> Standing:
    """Who stands where, of the holders that `of` names on the options that `on` names; "" asks for all."""
    table = view_positions(index, tallies)
    options = [not on or is_about(option_stems(key), read_subject(on)) for key in table.keys]
    chosen = _choose_rows(index, table.rows, of)
    rows = tuple(replace(row, cells=tuple(compress(row.cells, options))) for row in chosen)
    spoken = tuple(row for row in rows if any(cell.steps for cell in row.cells))
    cut = replace(
        table,
        options=tuple(compress(table.options, options)),
        keys=tuple(compress(table.keys, options)),
        rows=spoken,
    )
    silent = tuple(row.name for row in rows if row not in spoken) if any(options) else ()
    return Standing(cut, silent, () if spoken else tuple(_advise(table, chosen, any(options), of, on)))


def _choose_rows(index: RecordIndex, rows: tuple[StanceRow, ...], of: str) -> list[StanceRow]:
    if not of:
        return list(rows)
    handles = {row.name: _list_handles(index, row) for row in rows}
    terms = respell(read_name(of), frozenset(handle for held in handles.values() for handle in held))
    return [row for row in rows if answers(handles[row.name], terms)]


def _list_handles(index: RecordIndex, row: StanceRow) -> frozenset[str]:
    """What a holder answers to: its own name and the names of those who spoke for it."""
    people = {step.speaker for cell in row.cells for step in cell.steps}
    names = {row.name, *people, *(s for name in people for s in spellings_of(index, name))}
    folded = {fold(name) for name in names}
    return frozenset(folded | {word for name in folded for word in name.split()})


def _advise(table: StanceTable, rows: list[StanceRow], fits: bool, of: str, on: str) -> list[str]:
    advice = []
    if of and not rows:
        near = suggest_names(of, (row.name for row in table.rows))
        tried = f"; near it: {wording.join(near, last='or')}" if near else ""
        advice.append(f"Nobody called “{wording.clean(of)}” holds a position or a seat{tried}.")
    if on and not fits:
        advice.append(f"No stance on “{wording.clean(on)}” is recorded.")
    if (of or on) and table.options:
        advice.append(f"Options somebody has a stance on: {wording.join(table.options)}.")
    if rows and of and fits:
        advice.append(f"{wording.join([r.name for r in rows])}: no stance is recorded on what was asked for.")
    return advice


def is_silent(row: StanceRow) -> bool:
    """Whether no sound stance of the holder is recorded on any option of the table."""
    return all(cell.stance is None for cell in row.cells)


def split_options(table: StanceTable) -> tuple[StanceTable, ...]:
    """The table in parts of at most `WIDEST` options; who has no stance in a part stands in the first, if in any.

    >>> len(split_options(StanceTable(("",) * 13, (), (), None)))
    3
    """
    starts = range(0, len(table.options), WIDEST)
    return tuple(_take_options(table, start, first=start == 0) for start in starts)


def _take_options(table: StanceTable, start: int, *, first: bool) -> StanceTable:
    part = slice(start, start + WIDEST)
    cut = ((row, replace(row, cells=row.cells[part])) for row in table.rows)
    rows = tuple(narrow for whole, narrow in cut if not is_silent(narrow) or (first and is_silent(whole)))
    return replace(table, options=table.options[part], keys=table.keys[part], rows=rows)


def name_stance(holder: str, option: str) -> str:
    """The place of a stance on a page: the same for the same holder and option everywhere."""
    return make_id("w", holder, option)


def cut_steps(table: StanceTable, most: int) -> StanceTable:
    """The table with at most so many steps in each cell, the latest."""
    return replace(
        table,
        rows=tuple(replace(r, cells=tuple(_cut_cell(c, most) for c in r.cells)) for r in table.rows),
    )


def _cut_cell(cell: StanceCell, most: int) -> StanceCell:
    return replace(cell, steps=cell.steps[:most]) if len(cell.steps) > most else cell


def count_versions(step: StepView) -> str:
    """ "two versions"; "" for one."""
    return wording.count(len(step.versions), "version") if len(step.versions) > 1 else ""
