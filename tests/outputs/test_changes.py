"""What changed between two states of a record: told once, with its kind, and cited."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from penholder.model import (
    Commitment,
    CommitmentTold,
    Matter,
    PromiseLine,
    PromiseState,
    PromiseStep,
    Record,
    VerdictKind,
    make_id,
)
from penholder.outputs.views.changes import Change, ChangeKind, view_all_changes, view_changes
from penholder.outputs.views.index import index_record
from penholder.outputs.views.since import compare_states
from tests.outputs.fixture import EARLIER, RECORD


def find(now: Record, then: Record, title: str) -> list[Change]:
    view = view_all_changes(index_record(now), index_record(then))
    return [change for group in view.groups if group.title == title for change in group.changes]


def with_verdict(record: Record, matter: str, kind: VerdictKind) -> Record:
    def alter(m: Matter) -> Matter:
        return m if m.id != matter else replace(m, verdicts=tuple(replace(v, kind=kind) for v in m.verdicts))

    return replace(record, matters=tuple(map(alter, record.matters)))


def with_promise(record: Record, state: PromiseState) -> Record:
    matter = next(m for m in record.matters if m.id == "m5")
    step = PromiseStep(state, None, None, None, matter.claims[:1], "It was said so.")
    line = PromiseLine("l1", matter.id, "election", matter.label, "LB", "", "", (step,), state, None)
    return replace(record, promises=(line,))


def test_nothing_changes_between_a_record_and_itself() -> None:
    assert view_all_changes(index_record(RECORD), index_record(RECORD)).groups == ()


def test_the_brief_prints_the_first_of_the_same_sentences() -> None:
    now, then = index_record(RECORD), index_record(EARLIER)
    every = [c.line for group in view_all_changes(now, then).groups for c in group.changes]
    short = view_changes(now, then, most=3)
    assert len(short) == 3
    assert set(short) <= set(every)


def test_a_matter_that_is_no_longer_contested_is_told() -> None:
    settled = with_verdict(RECORD, "m2", VerdictKind.ROUNDING)
    (change,) = find(settled, RECORD, "No longer contested")
    assert change.kind is ChangeKind.SETTLED
    assert "rounded; before: contradiction." in change.line.text
    assert not find(RECORD, RECORD, "No longer contested")
    assert find(RECORD, with_verdict(RECORD, "m2", VerdictKind.UNDETERMINED), "Newly contested")


def test_a_promise_whose_state_moved_is_told_with_both_states() -> None:
    was = with_promise(RECORD, PromiseState.MADE)
    (change,) = find(with_promise(RECORD, PromiseState.BROKEN), was, "What became of promises")
    assert "broken; before: promised." in change.line.text
    (slip,) = find(with_promise(RECORD, PromiseState.SLIPPED), was, "What became of promises")
    assert slip.kind is ChangeKind.SLIPPED
    assert not find(was, was, "What became of promises")


def test_a_claim_whose_id_changed_is_not_new() -> None:
    def rename(record: Record) -> Record:
        held = (replace(c, commitments=tuple(map(again, c.commitments))) for c in record.claims)
        return replace(record, claims=tuple(held), matters=())

    def again(claim: Commitment) -> Commitment:
        return replace(claim, id=make_id("c", claim.id), due="2026")

    since = compare_states(index_record(RECORD), index_record(rename(RECORD)))
    assert since.new == ()


def test_days_are_those_of_the_records() -> None:
    view = view_all_changes(index_record(RECORD), index_record(replace(EARLIER, known_on=date(2026, 4, 30))))
    assert (view.since, view.known_on) == ("30 April 2026", "14 June 2026")


def test_what_had_been_planned_before_is_no_new_day() -> None:
    without = replace(RECORD, claims=tuple(replace(c, commitments=()) for c in RECORD.claims))

    def told(modality: str) -> Record:
        def alter(claim: Commitment) -> Commitment:
            return replace(claim, modality=modality, statement=None, told=CommitmentTold.AHEAD)

        held = (replace(c, commitments=tuple(map(alter, c.commitments))) for c in RECORD.claims)
        return replace(RECORD, claims=tuple(held))

    assert find(told("is planned"), without, "Promises and deadlines")
    assert not find(told("had been planned"), without, "Promises and deadlines")
