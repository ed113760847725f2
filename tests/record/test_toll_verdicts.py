"""Tolls of one event in two tellings: closer, risen, changed in copying, contested, or open."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.model import Counting, DateBracket, Effect, Event, Toll, VerdictKind, make_id
from penholder.record.setting import Setting
from penholder.record.verdicts import judge_pair
from tests.record.claims import make_span

DAY = date(2024, 5, 4)


def make_toll(report: str, low: float, high: float | None = -1, **facets: object) -> Toll:
    most = low if high == -1 else high
    best = low if most == low else None
    toll = Toll(Effect.KILLED, "civilians", "", low, best, most, make_span(report, f"{low:g} civilians"))
    return replace(toll, **facets)  # type: ignore[arg-type]


def make_event(report: str, *tolls: Toll, when: str | None = "2024-05-03") -> Event:
    span = make_span(report, "an attack")
    return Event(
        make_id("e", report, when), report, span, "attack", (), (), "Bria", when, None, "attack", tolls=tolls
    )


def judge(
    a: Toll, b: Toll, days: tuple[date | None, date | None] = (DAY, DAY)
) -> tuple[VerdictKind, str, str]:
    brackets = [DateBracket(r, d, d, d, ()) for r, d in zip(("r1", "r2"), days, strict=True) if d]
    verdict = judge_pair(make_event("r1", a), make_event("r2", b), Setting(brackets, (), (), ()))
    return verdict.kind, verdict.reason, verdict.settled_by


LATER = (DAY, date(2024, 5, 7))


@pytest.mark.parametrize(
    ("first", "second", "days", "kind"),
    [
        (make_toll("r1", 4), make_toll("r2", 4), (DAY, DAY), VerdictKind.SAME),
        (make_toll("r1", 4, None), make_toll("r2", 7), (DAY, DAY), VerdictKind.REFINES),
        (make_toll("r1", 4), make_toll("r2", 7), LATER, VerdictKind.UPDATES),
        (make_toll("r1", 7), make_toll("r2", 4), LATER, VerdictKind.UNDETERMINED),
        (make_toll("r1", 4), make_toll("r2", 7), (DAY, DAY), VerdictKind.CONTRADICTION),
        (make_toll("r1", 4), make_toll("r2", 7), (DAY, None), VerdictKind.UNDETERMINED),
    ],
)
def test_tolls_fit_rise_or_clash(
    first: Toll, second: Toll, days: tuple[date | None, date | None], kind: VerdictKind
) -> None:
    assert judge(first, second, days)[0] is kind


def test_what_would_settle_a_clash_is_named() -> None:
    kind, reason, settles = judge(make_toll("r1", 4), make_toll("r2", 7))
    assert kind is VerdictKind.CONTRADICTION
    assert "“4 civilians” and “7 civilians”" in reason
    assert "later count" in settles


def test_people_of_other_groups_and_parts_are_not_compared() -> None:
    soldiers = make_toll("r2", 7, group="military")
    assert judge(make_toll("r1", 4), soldiers)[0] is VerdictKind.SAME
    part = make_toll("r2", 2, counting=Counting.PART)
    assert judge(make_toll("r1", 4), part)[0] is VerdictKind.SAME
    injured = make_toll("r2", 7, effect=Effect.INJURED)
    assert judge(make_toll("r1", 4), injured)[0] is VerdictKind.SAME


def test_events_of_other_days_are_judged_by_their_days() -> None:
    a = make_event("r1", make_toll("r1", 4))
    b = make_event("r2", make_toll("r2", 7), when="2024-05-09")
    assert judge_pair(a, b, Setting((), (), (), ())).facet == "when"


@given(st.integers(1, 50), st.integers(1, 50), st.booleans(), st.booleans())
def test_a_verdict_does_not_depend_on_the_order(low: int, other: int, open_a: bool, open_b: bool) -> None:
    a = make_toll("r1", low, None if open_a else -1)
    b = make_toll("r2", other, None if open_b else -1)
    setting = Setting([DateBracket(r, DAY, DAY, DAY, ()) for r in ("r1", "r2")], (), (), ())
    there = judge_pair(make_event("r1", a), make_event("r2", b), setting)
    back = judge_pair(make_event("r2", b), make_event("r1", a), setting)
    assert there == back
