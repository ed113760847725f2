"""The life of drafts: steps merged over reports, drafts kept apart, nothing without words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from penholder.council.clock import set_clock
from penholder.council.progress import add_stages, place_stages, trace_progress
from penholder.model import (
    Commitment,
    CommitmentKind,
    DateBracket,
    DraftProgress,
    DraftStage,
    Event,
    ReportClaims,
    Span,
    VoteResult,
)

DAY = date(2023, 6, 29)


def event(
    report: str, kind: str, when: str | None = None, by: str = "", start: int = 0, on: str = "MINUSMA"
) -> Event:
    actors = (by,) if by else ()
    span = Span(report, start, start + 4, "word")
    return Event(
        id=f"e-{report}-{kind}-{start}",
        report=report,
        span=span,
        kind=kind,
        actors=actors,
        targets=tuple(on.split(", ")) if on else (),
        place="",
        when=when,
        date_words=None,
        what="word",
    )


def ahead(report: str, what: str, due: str | None, by: str = "", start: int = 0) -> Commitment:
    span = Span(report, start, start + 4, "word")
    kind = CommitmentKind.COMMITMENT
    return Commitment(f"c-{report}-{what}-{start}", report, span, kind, what, by, due, None, about="minusma")


def trace(*claims: Event | Commitment, days: dict[str, str], day: date = DAY) -> tuple[DraftProgress, ...]:
    made = [
        ReportClaims(
            report,
            events=tuple(c for c in claims if isinstance(c, Event) and c.report == report),
            commitments=tuple(c for c in claims if isinstance(c, Commitment) and c.report == report),
        )
        for report in days
    ]
    brackets = [
        DateBracket(r, date.fromisoformat(d), date.fromisoformat(d), None, ()) for r, d in days.items()
    ]
    return trace_progress(made, brackets, "minusma", day)


ONE = {"r1": "2023-06-22", "r2": "2023-06-29"}


def test_two_reports_of_one_step_are_one_step_with_both_words() -> None:
    (draft,) = trace(
        event("r1", "zero draft", "2023-06-22", "France"), event("r2", "zero draft", None, "France"), days=ONE
    )
    (step,) = draft.steps
    assert (draft.name, draft.stage, step.day) == ("France", DraftStage.ZERO, "2023-06-22")
    assert step.evidence == ("e-r1-zero draft-0", "e-r2-zero draft-0")


def test_no_stage_is_inferred_from_a_later_one() -> None:
    (draft,) = trace(event("r2", "draft in blue", "2023-06-29"), days=ONE)
    assert [s.stage for s in draft.steps] == [DraftStage.BLUE]


def test_competing_drafts_are_kept_apart_and_words_without_a_name_stay_with_the_last_named() -> None:
    found = trace(
        event("r1", "zero draft", "2023-06-22", "France", 0),
        event("r1", "zero draft", "2023-06-22", "Russia", 10),
        event("r1", "silence procedure", None, "", 20),
        event("r2", "draft in blue", None, "France", 0),
        days=ONE,
    )
    assert {d.name: d.stage for d in found} == {"France": DraftStage.BLUE, "Russia": DraftStage.SILENCE}


def test_who_broke_silence_is_not_whose_draft_it_is() -> None:
    (draft,) = trace(
        event("r1", "zero draft", "2023-06-22", "France"),
        event("r2", "silence broken", None, "China"),
        days=ONE,
    )
    assert draft.name == "France"
    assert [(s.by, s.broken) for s in draft.steps] == [("France", False), ("China", True)]


def test_a_vote_that_was_held_overtakes_the_one_that_was_set() -> None:
    days = ONE | {"r3": "2023-06-30"}
    claims = (ahead("r2", "council vote", "2023-06-30"), event("r3", "draft adopted", "2023-06-30"))
    (before,) = trace(*claims, days=days)
    assert (before.stage, [s.ahead for s in before.steps]) == (None, [True])
    (after,) = trace(*claims, days=days, day=date(2023, 6, 30))
    assert [(s.ahead, s.result) for s in after.steps] == [(False, VoteResult.ADOPTED)]


def test_the_day_last_set_for_a_vote_stands() -> None:
    (draft,) = trace(
        ahead("r1", "council vote", "2023-06-29"), ahead("r2", "council vote", "2023-06-30"), days=ONE
    )
    assert [s.day for s in draft.steps] == ["2023-06-30"]


def test_after_a_vote_a_new_life_begins() -> None:
    last_year = event("r1", "draft adopted", "2022-06-29", "France", 0)
    found = trace(last_year, event("r1", "zero draft", "2023-06-22", "France", 10), days=ONE)
    assert [d.stage for d in found] == [DraftStage.VOTED, DraftStage.ZERO]


def test_drafts_on_another_mission_are_left_out() -> None:
    assert trace(event("r1", "zero draft", "2023-06-22", "France", on="MONUSCO"), days=ONE) == ()
    assert len(trace(event("r1", "zero draft", "2023-06-22", "France", on=""), days=ONE)) == 1


def test_reports_and_days_after_the_day_count_for_nothing() -> None:
    claims = (event("r1", "zero draft", "2023-06-22", "France"), event("r2", "draft in blue", "2023-06-29"))
    assert trace(*claims, days=ONE, day=date(2023, 6, 22)) == trace(claims[0], days={"r1": "2023-06-22"})


def test_stages_stand_on_the_clock_and_votes_as_votes() -> None:
    (draft,) = trace(
        event("r1", "zero draft", "2023-06-22", "France"), ahead("r2", "council vote", "2023-06-30"), days=ONE
    )
    steps = place_stages([draft])
    assert [(s.day, s.kind, s.label) for s in steps] == [
        ("2023-06-22", "draft", "Zero draft circulated (France)"),
        ("2023-06-30", "vote", "Vote on the draft set (France)"),
    ]
    assert all(s.evidence for s in steps)


def test_stages_of_an_earlier_mandate_are_not_on_the_clock() -> None:
    clock = set_clock("minusma", DAY)
    old = trace(event("r1", "draft in blue", "2022-06-28", "France"), days=ONE)
    assert add_stages(clock, old).steps == clock.steps


@given(st.permutations(range(5)))
def test_the_order_of_arrival_is_irrelevant(order: list[int]) -> None:
    days = {f"r{n}": f"2023-06-{20 + n}" for n in range(5)}
    kinds = ["zero draft", "draft negotiation", "silence procedure", "silence broken", "draft in blue"]
    claims = [event(f"r{n}", kind, None, "France" if n % 2 == 0 else "") for n, kind in enumerate(kinds)]
    shuffled = [claims[n] for n in order]
    turned = {report: days[report] for report in sorted(days, key=lambda r: order[int(r[1])])}
    assert trace(*shuffled, days=turned) == trace(*claims, days=days)


def test_progress_without_a_mission_is_none() -> None:
    assert trace_progress([], [], None, DAY) == ()
    assert replace(set_clock("minusma", DAY)) == set_clock("minusma", DAY)


def test_a_stage_ahead_stands_once_on_the_clock() -> None:
    claim = ahead("r1", "zero draft", "2023-07-10", "France")
    claims = (ReportClaims("r1", commitments=(claim,)),)
    bracket = DateBracket("r1", date(2023, 6, 22), date(2023, 6, 22), None, ())
    clock = set_clock("minusma", DAY, claims=claims, brackets=(bracket,))
    progress = trace_progress(claims, (bracket,), "minusma", DAY)
    labels = [s.label for s in add_stages(clock, progress).steps if claim.id in s.evidence]
    assert labels == ["Zero draft to be circulated (France)"]


def test_silence_and_its_end_are_one_step_where_their_words_overlap() -> None:
    put = event("r1", "silence procedure", start=10)
    end = replace(ahead("r1", "silence procedure", "2023-06-26"), span=Span("r1", 8, 12, "word"))
    (progress,) = trace(put, end, days={"r1": "2023-06-22"})
    assert [(s.until, s.evidence) for s in progress.steps] == [("2023-06-26", (put.id, end.id))]
