"""The life of a promise: what each report moves, what only the calendar shows, what copies and suspects cannot do."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from penholder.model import (
    Commitment,
    CommitmentKind,
    CommitmentTold,
    Event,
    PromiseLine,
    PromiseState,
    Record,
    ReportClaims,
    Span,
    Suspicion,
)
from penholder.record.assembly import EMPTY, as_known_on, assemble_record
from tests.factories import make_bracket, make_report

AHEAD, MOVED, BROKEN, DROPPED = (
    CommitmentTold.AHEAD,
    CommitmentTold.MOVED,
    CommitmentTold.BROKEN,
    CommitmentTold.DROPPED,
)
Entry = tuple[str, str, str | None, CommitmentTold]
"""Report, the day it was known, due day, what it tells."""


def make_vote(report: str, due: str | None, told: CommitmentTold, text: str) -> Commitment:
    return Commitment(
        f"c-{report}-{due}-{told}",
        report,
        Span(report, 0, len(text), text),
        CommitmentKind.COMMITMENT,
        "election",
        "Liberia",
        due,
        None,
        told=told,
    )


def make_record(*told: Entry, held: tuple[str, str, str] | None = None) -> Record:
    """Reports of one commitment each; `held`: report, day known and day of the vote."""
    reports, brackets, claims = [], [], []
    for name, day, due, outcome in told:
        text = f"Liberia and its vote as {name} has it."
        reports.append(make_report(text, id=name))
        brackets.append(make_bracket(reports[-1], day))
        claims.append(ReportClaims(name, commitments=(make_vote(name, due, outcome, text),)))
    if held:
        name, day, when = held
        text = "Liberia voted in a calm election."
        reports.append(make_report(text, id=name))
        brackets.append(make_bracket(reports[-1], day))
        event = Event(
            f"e-{name}", name, reports[-1].span(0, len(text)), "election", (), (), "", when, None, text
        )
        claims.append(ReportClaims(name, events=(event,)))
    made = replace(EMPTY, reports=tuple(reports), brackets=tuple(brackets), claims=tuple(claims))
    return assemble_record(made)


def only(record: Record) -> PromiseLine:
    (line,) = record.promises
    return line


FIRST = ("a", "2024-01-10", "2024-06", AHEAD)
MOVE = ("b", "2024-05-10", "2024-10", MOVED)


@pytest.mark.parametrize(
    ("told", "state", "due", "was"),
    [
        ((FIRST,), PromiseState.MADE, "2024-06", ()),
        ((FIRST, MOVE), PromiseState.SLIPPED, "2024-10", ("2024-06",)),
        ((FIRST, ("b", "2024-05-10", "2024-05-20", MOVED)), PromiseState.RENEWED, "2024-05-20", ("2024-06",)),
        ((FIRST, ("b", "2024-05-10", None, MOVED)), PromiseState.SLIPPED, "2024-06", ()),
        ((FIRST, ("b", "2024-07-10", "2024-06", BROKEN)), PromiseState.BROKEN, "2024-06", ()),
        ((FIRST, ("b", "2024-05-10", None, DROPPED)), PromiseState.BROKEN, "2024-06", ()),
        ((FIRST, ("b", "2024-05-10", "2024-06-09", AHEAD)), PromiseState.MADE, "2024-06-09", ()),
        ((FIRST, ("b", "2024-07-10", "2024-09", AHEAD)), PromiseState.SLIPPED, "2024-09", ("2024-06",)),
    ],
)
def test_what_reports_tell_moves_the_state(
    told: tuple[Entry, ...], state: PromiseState, due: str, was: tuple[str, ...]
) -> None:
    line = only(make_record(*told))
    assert (line.state, line.due, line.was) == (state, due, was)


def test_two_days_that_contradict_each_other_move_nothing() -> None:
    line = only(make_record(FIRST, ("b", "2024-01-10", "2024-09", AHEAD)))
    assert (line.state, len(line.steps), line.was) == (PromiseState.MADE, 1, ())


def test_a_day_gone_by_is_due_and_never_broken() -> None:
    line = only(make_record(FIRST, held=("z", "2025-01-10", "2012-10-01")))
    assert line.state is PromiseState.DUE
    assert line.steps[-1].claims == ()
    assert "no report by 10 January 2025" in line.steps[-1].reason


def test_a_vote_told_as_held_meets_the_promise_even_late() -> None:
    line = only(make_record(FIRST, MOVE, held=("c", "2024-11-20", "2024-11-16")))
    assert (line.state, line.due) == (PromiseState.MET, "2024-10")
    assert line.steps[-1].reason.startswith("After the day due.")
    assert line.steps[-1].claims == ("e-c",)


def test_another_vote_long_before_meets_nothing() -> None:
    line = only(make_record(FIRST, held=("c", "2024-02-20", "2017-10-10")))
    assert line.state is PromiseState.MADE


def test_a_line_is_that_of_the_day_asked_for() -> None:
    record = make_record(FIRST, MOVE, held=("c", "2024-10-20", "2024-10-08"))
    states = [
        only(as_known_on(record, date.fromisoformat(day))).state
        for day in ("2024-02-01", "2024-05-20", "2024-10-25")
    ]
    assert states == [PromiseState.MADE, PromiseState.SLIPPED, PromiseState.MET]


def test_reports_that_say_the_same_make_one_step_in_any_order() -> None:
    again = ("d", "2024-05-12", "2024-10", MOVED)
    line = only(make_record(FIRST, MOVE, again))
    assert [step.state for step in line.steps] == [PromiseState.MADE, PromiseState.SLIPPED]
    assert len(line.steps[-1].claims) == 2
    assert only(make_record(again, MOVE, FIRST)) == line


def test_a_suspect_claim_moves_no_state() -> None:
    record = make_record(FIRST, ("b", "2024-07-10", "2024-06", BROKEN))
    claim = record.claims[1].commitments[0]
    doubt = Suspicion(claim.span, "stray punctuation", "A stray mark.", claims=(claim.id,))
    line = only(assemble_record(replace(record, suspicions=(doubt,))))
    assert PromiseState.BROKEN not in [step.state for step in line.steps]


def test_the_renewal_that_set_the_known_end_of_a_mandate_is_no_new_step() -> None:
    record = make_record(FIRST, ("b", "2024-05-10", "2024-06", CommitmentTold.RENEWED))
    mandates = replace(
        record,
        claims=tuple(
            replace(c, commitments=tuple(replace(x, what="mandate expiry") for x in c.commitments))
            for c in record.claims
        ),
    )
    assert only(record).state is PromiseState.RENEWED
    assert only(assemble_record(mandates)).state is PromiseState.MADE


EXIT = "MINUSCA will leave by the end of 2024."


def make_exit(left: str, when: str, part: str = "", due: str = "2024-12") -> Record:
    """A withdrawal promised, and what a later report tells as left."""
    reports = [make_report(EXIT, id="a"), make_report(left, id="b")]
    promise = replace(
        make_vote("a", due, AHEAD, EXIT), what="withdrawal", promiser="MINUSCA", about="minusca", part=part
    )
    place = "Bria" if "Bria" in left else ""
    event = Event(
        "e-b", "b", reports[1].span(0, len(left) - 1), "withdrawal", (), (), place, when, None, left
    )
    made = replace(
        EMPTY,
        reports=tuple(reports),
        brackets=(make_bracket(reports[0], "2024-01-10"), make_bracket(reports[1], "2024-10-10")),
        claims=(ReportClaims("a", commitments=(promise,)), ReportClaims("b", events=(event,))),
    )
    return assemble_record(made)


@pytest.mark.parametrize(
    ("left", "state"),
    [
        ("MINUSCA closed its last base in Bria.", PromiseState.MADE),
        ("The last of the MINUSCA troops left the province.", PromiseState.MADE),
        ("The last of the MINUSCA troops left the country.", PromiseState.MET),
    ],
)
def test_a_part_that_is_left_never_meets_the_whole(left: str, state: PromiseState) -> None:
    assert only(make_exit(left, "2024-10-05")).state is state


def test_a_part_left_late_is_met_after_its_day_on_the_day_of_the_event() -> None:
    line = only(make_exit("MINUSCA closed its last base in Bria.", "2024-10-05", "Bria", "2024-08-30"))
    assert (line.state, line.steps[-1].day) == (PromiseState.MET, "2024-10-05")
    assert line.steps[-1].reason.startswith("After the day due.")


def test_what_had_been_planned_is_told_so() -> None:
    record = make_record(FIRST)
    claim = replace(record.claims[0].commitments[0], modality="had been due")
    line = only(
        assemble_record(
            replace(record, claims=(replace(record.claims[0], commitments=(claim,)),), matters=())
        )
    )
    assert line.steps[0].reason.startswith("Told as planned before")
