"""The mandate clock, on several missions and days."""

from __future__ import annotations

from datetime import date

import pytest

from penholder.council.clock import set_clock
from penholder.model import (
    ClockStep,
    Commitment,
    CommitmentKind,
    DateBracket,
    Edtf,
    MandateClock,
    Matter,
    ReportClaims,
    Span,
    Verdict,
    VerdictKind,
    make_id,
)
from penholder.vocabulary import Mandate, mandates


def make_commitment(report: str, what: str, due: Edtf, *, promiser: str = "ML") -> Commitment:
    words = f"{what} {due}"
    return Commitment(
        id=make_id("c", report, what, due),
        report=report,
        span=Span(report, 0, len(words), words),
        kind=CommitmentKind.COMMITMENT,
        what=what,
        promiser=promiser,
        due=due,
        date_words=None,
    )


def known(report: str, day: str) -> DateBracket:
    on = date.fromisoformat(day)
    return DateBracket(report, on, on, on, ())


def steps_of(clock: MandateClock, kind: str) -> list[ClockStep]:
    return [step for step in clock.steps if step.kind == kind]


@pytest.mark.parametrize(
    ("mission", "day", "resolution", "expires", "left"),
    [
        ("minusma", "2023-01-27", "S/RES/2640", "2023-06-30", 154),
        ("minusma", "2023-04-12", "S/RES/2640", "2023-06-30", 79),
        ("minusma", "2023-06-16", "S/RES/2640", "2023-06-30", 14),
        ("minusma", "2023-06-29", "S/RES/2640", "2023-06-30", 1),
        ("minusma", "2023-06-30", "S/RES/2690", "2023-06-30", 0),
        ("monusco", "2022-12-19", "S/RES/2612", "2022-12-20", 1),
        ("monusco", "2023-06-16", "S/RES/2666", "2023-12-20", 187),
        ("unifil", "2023-08-30", "S/RES/2650", "2023-08-31", 1),
        ("unifil", "2023-09-01", "S/RES/2695", "2024-08-31", 365),
        ("unmiss", "2023-03-14", "S/RES/2625", "2023-03-15", 1),
        ("unmiss", "2023-03-20", "S/RES/2677", "2024-03-15", 361),
    ],
)
def test_the_mandate_in_force(mission: str, day: str, resolution: str, expires: str, left: int) -> None:
    clock = set_clock(mission, date.fromisoformat(day))
    assert clock.resolution is not None
    assert clock.resolution.startswith(resolution)
    assert clock.expires == date.fromisoformat(expires)
    assert clock.days_left == left


def test_nothing_adopted_later_leaks_in() -> None:
    day = date(2023, 6, 16)
    early = [m for m in mandates() if m.adopted <= day]
    later = Mandate(mission="minusma", resolution="S/RES/9999", adopted=date(2023, 6, 17), expires=None)
    assert set_clock("minusma", day, mandates=early) == set_clock("minusma", day)
    assert set_clock("minusma", day, mandates=[*early, later]) == set_clock("minusma", day)


def test_reports_fall_due_by_the_months_of_the_resolution() -> None:
    clock = set_clock("minusma", date(2023, 1, 27))
    assert [s.day for s in steps_of(clock, "report")] == ["2022-09", "2022-12", "2023-03", "2023-06"]
    assert all(s.source.startswith("S/RES/2640") for s in steps_of(clock, "report"))


def test_reports_give_the_expiry_where_no_resolution_is_at_hand() -> None:
    told = make_commitment("r1", "mandate expiry", "2031-06-30")
    clock = set_clock("nomission", date(2031, 6, 1), claims=[ReportClaims("r1", commitments=(told,))])
    assert (clock.resolution, clock.expires, clock.days_left) == (None, date(2031, 6, 30), 29)
    assert clock.reported == (told.id,)
    assert steps_of(clock, "expiry")[0].evidence == (told.id,)


def test_a_passed_expiry_without_successor_is_unknown_not_guessed() -> None:
    old = Mandate(mission="m", resolution="S/RES/1", adopted=date(2020, 1, 1), expires=date(2021, 1, 1))
    clock = set_clock("m", date(2022, 1, 1), mandates=[old])
    assert (clock.resolution, clock.expires, clock.days_left) == (None, None, None)


def test_a_terminated_mission_keeps_its_last_day() -> None:
    assert set_clock("minusma", date(2023, 7, 10)).days_left == -10


def test_a_report_that_gives_another_expiry_stands_beside() -> None:
    right = make_commitment("r1", "mandate expiry", "2023-06")
    wrong = make_commitment("r2", "mandate expiry", "2023-07-31")
    claims = [ReportClaims("r1", commitments=(right,)), ReportClaims("r2", commitments=(wrong,))]
    expiry = steps_of(set_clock("minusma", date(2023, 6, 1), claims=claims), "expiry")
    assert [(s.day, s.evidence) for s in expiry] == [("2023-06-30", (right.id,)), ("2023-07-31", (wrong.id,))]


REFERENDUM = (
    make_commitment("r1", "referendum", "2023-03"),
    make_commitment("r2", "referendum", "2023-03-19"),
    make_commitment("r3", "referendum", "2023-06-18"),
)
BRACKETS = (known("r1", "2023-01-27"), known("r2", "2023-04-12"), known("r3", "2023-06-16"))
CLAIMS = tuple(ReportClaims(c.report, commitments=(c,)) for c in REFERENDUM)


def test_slipped_dates_are_one_step_with_the_old_ones() -> None:
    clock = set_clock("minusma", date(2023, 6, 16), claims=CLAIMS, brackets=BRACKETS)
    (step,) = steps_of(clock, "commitment")
    assert (step.day, step.label) == ("2023-06-18", "referendum")
    assert set(step.was) == {"2023-03", "2023-03-19"}
    assert step.was[0] in step.was
    assert set(step.evidence) == {c.id for c in REFERENDUM}
    assert clock == set_clock("minusma", date(2023, 6, 16), claims=CLAIMS[::-1], brackets=BRACKETS[::-1])


def test_the_records_verdict_on_slippage_wins() -> None:
    ids = tuple(c.id for c in REFERENDUM)
    contested = Matter("m1", "commitments", "referendum", ids, (), ())
    clock = set_clock("minusma", date(2023, 6, 16), claims=CLAIMS, brackets=BRACKETS, matters=[contested])
    assert [(s.day, s.was) for s in steps_of(clock, "commitment")] == [("2023-03-19", ()), ("2023-06-18", ())]
    verdict = Verdict(ids[0], ids[2], VerdictKind.SLIPPAGE, "moved")
    slipped = Matter("m1", "commitments", "referendum", ids, (verdict,), ())
    clock = set_clock("minusma", date(2023, 6, 16), claims=CLAIMS, brackets=BRACKETS, matters=[slipped])
    assert [s.day for s in steps_of(clock, "commitment")] == ["2023-06-18"]


def test_a_closer_date_refines_and_does_not_slip() -> None:
    pair = (
        make_commitment("r1", "election", "2024-02"),
        make_commitment("r2", "election", "2024-02-04"),
    )
    claims = [ReportClaims(c.report, commitments=(c,)) for c in pair]
    (step,) = steps_of(
        set_clock("minusma", date(2023, 6, 16), claims=claims, brackets=BRACKETS), "commitment"
    )
    assert (step.day, step.was, set(step.evidence)) == ("2024-02-04", (), {c.id for c in pair})
