"""The table of positions: the last word in a cell, other stances of the day, the shift, and every step behind it."""

from __future__ import annotations

from dataclasses import replace

from penholder.model import Position, Record, ShiftKind, Stance, Suspicion
from penholder.outputs.views.index import index_record
from penholder.outputs.views.lines import cited
from penholder.outputs.views.positions import StanceCell, StanceTable, view_positions
from penholder.record.stances import trace_stances
from tests.record.test_stances import record, stand


def table(held: Record) -> StanceTable:
    return view_positions(index_record(replace(held, stances=trace_stances(held))), ())


def cell(held: Record, name: str = "Ghana", key: str = "keep") -> StanceCell:
    found = table(held)
    (row,) = [row for row in found.rows if row.name == name]
    return row.cells[found.keys.index(key)]


def shifted() -> tuple[Position, Position]:
    return (
        stand("ra", Stance.SUPPORTS, "2023-06-01"),
        stand("rb", Stance.CONDITIONAL, "2024-01-05", condition="unless it is asked to go"),
    )


def test_a_cell_has_the_last_word_its_condition_and_the_shift_with_their_words_one_click_away() -> None:
    before, after = shifted()
    found = cell(record(before, after))
    assert found.stance is Stance.CONDITIONAL
    assert found.words is not None
    assert found.words.text == "on condition, 5 January 2024"
    assert found.words.evidence[0] == after.id
    assert found.condition is not None
    assert "unless it is asked to go" in found.condition.text
    assert found.mark == ShiftKind.SOFTENED
    assert found.shift is not None
    assert found.shift.evidence == (before.id, after.id)
    assert "first for (1 June 2023), later on condition (5 January 2024)" in found.shift.text


def test_the_steps_of_a_cell_run_from_the_last_word_back_with_ids_and_spans() -> None:
    before, after = shifted()
    later, earlier = cell(record(before, after)).steps
    assert (later.position, later.statement, later.span) == (after.id, after.statement, after.span)
    assert later.condition_span == after.condition
    assert (later.shift, earlier.shift) == ("softened", "")
    assert (earlier.when, earlier.said, earlier.known_on) == ("1 June 2023", "2023-06-01", "2024-01-01")


def test_stances_of_one_day_are_shown_beside_each_other() -> None:
    yes, no = stand("ra", Stance.SUPPORTS, "2024-01-01"), stand("rb", Stance.OPPOSES, "2024-01-01")
    found = cell(record(yes, no))
    assert (found.stance, found.also) == (Stance.SUPPORTS, (Stance.OPPOSES,))
    assert found.words is not None
    assert found.words.text.startswith("for and against")
    assert found.mark == ""


def test_none_stated_is_an_empty_cell_and_no_row() -> None:
    held = record(stand("ra", Stance.SUPPORTS), stand("ra", Stance.ASKS, holder="Benin", option="withdraw"))
    assert cell(held, key="withdraw") == StanceCell(None, None, None)
    assert {row.name for row in table(held).rows} == {"Ghana", "Benin"}


def test_a_suspect_step_is_shown_marked_and_never_the_last_word() -> None:
    before, after = shifted()
    suspicion = Suspicion(after.span, "garble", "Its sister has another.", (after.id,))
    found = cell(replace(record(before, after), suspicions=(suspicion,)))
    assert found.stance is Stance.SUPPORTS
    assert [step.suspect for step in found.steps] == ["Its sister has another.", ""]


def test_only_what_is_printed_asks_for_a_note() -> None:
    before, after = shifted()
    held = record(before, after, stand("rc", Stance.AMBIGUOUS, "2022-01-01"))
    notes = set(cited(table(held)))
    assert {before.id, after.id} <= notes
    assert notes <= {p.id for c in held.claims for p in c.positions}
    assert len(cell(held).steps) == 3
