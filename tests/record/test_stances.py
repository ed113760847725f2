"""Lines of stances: utterances counted once, in the order of their days, with shifts named for what they are."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.model import (
    Correspondence,
    DateBracket,
    PairType,
    Position,
    QuoteFamily,
    QuoteVersion,
    Record,
    ReportClaims,
    ReportPair,
    SentencePair,
    ShiftKind,
    Span,
    Stance,
    StanceLine,
    Suspicion,
    make_id,
)
from penholder.record.assembly import EMPTY
from penholder.record.history import keep_known
from penholder.record.stances import name_shift, trace_stances

FIRST = date(2024, 1, 1)


def stand(
    report: str,
    stance: Stance,
    said: str | None = None,
    *,
    holder: str = "Ghana",
    option: str = "keep",
    condition: str = "",
) -> Position:
    """A position on the first words of a report."""
    span = Span(report, 0, 9, "the force")
    place = Span(report, 10, 10 + len(condition), condition) if condition else None
    key = make_id("p", report, stance, said, holder, option, condition)
    return Position(key, report, span, holder, holder, option, stance, place, said, f"s{key[1:]}")


def record(*positions: Position, days: dict[str, int] | None = None) -> Record:
    """A record of these positions; each report is known on its day after the first, or on the day of its number."""
    reports = sorted({p.report for p in positions})
    out = {r: FIRST + timedelta(days=(days or {}).get(r, n * 10)) for n, r in enumerate(reports)}
    return replace(
        EMPTY,
        brackets=tuple(DateBracket(r, out[r], out[r], out[r], ()) for r in reports),
        claims=tuple(
            ReportClaims(r, positions=tuple(p for p in positions if p.report == r)) for r in reports
        ),
    )


def only(found: tuple[StanceLine, ...]) -> StanceLine:
    (line,) = found
    return line


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        (Stance.SUPPORTS, Stance.OPPOSES, ShiftKind.REVERSED),
        (Stance.OPPOSES, Stance.ASKS, ShiftKind.REVERSED),
        (Stance.ASKS, Stance.SUPPORTS, ShiftKind.RESTATED),
        (Stance.CONDITIONAL, Stance.CONDITIONAL, ShiftKind.RESTATED),
        (Stance.CONDITIONAL, Stance.OPPOSES, ShiftKind.HARDENED),
        (Stance.AMBIGUOUS, Stance.CONDITIONAL, ShiftKind.HARDENED),
        (Stance.SUPPORTS, Stance.CONDITIONAL, ShiftKind.SOFTENED),
        (Stance.OPPOSES, Stance.AMBIGUOUS, ShiftKind.SOFTENED),
    ],
)
def test_a_shift_is_named_for_what_became_of_the_stance(
    before: Stance, after: Stance, kind: ShiftKind
) -> None:
    assert name_shift(before, after) is kind


def test_stances_follow_the_day_of_the_words_not_of_the_report() -> None:
    late = stand("ra", Stance.OPPOSES, "2023-12-20")
    early = stand("rb", Stance.SUPPORTS, "2023-06-20")
    line = only(trace_stances(record(late, early)))
    assert [s.stance for s in line.steps] == [Stance.SUPPORTS, Stance.OPPOSES]
    assert line.current == (late.id,)
    (shift,) = line.shifts
    assert (shift.before, shift.after, shift.kind) == (early.id, late.id, ShiftKind.REVERSED)
    assert not shift.day_of_report


def test_where_the_day_of_the_words_is_unknown_the_shift_says_so() -> None:
    line = only(trace_stances(record(stand("ra", Stance.SUPPORTS), stand("rb", Stance.CONDITIONAL))))
    (shift,) = line.shifts
    assert shift.kind is ShiftKind.SOFTENED
    assert shift.day_of_report


def test_different_stances_of_one_day_stand_side_by_side_without_a_shift() -> None:
    yes, no = stand("ra", Stance.SUPPORTS, "2024-01-01"), stand("rb", Stance.OPPOSES, "2024-01-01")
    line = only(trace_stances(record(yes, no)))
    assert set(line.current) == {yes.id, no.id}
    assert line.shifts == ()


def test_unclear_words_of_a_day_do_not_soften_clear_ones() -> None:
    clear = stand("ra", Stance.OPPOSES, "2023-06-01")
    again = stand("rb", Stance.OPPOSES, "2024-01-01")
    unclear = stand("rc", Stance.AMBIGUOUS, "2024-01-01")
    line = only(trace_stances(record(clear, again, unclear)))
    assert [s.kind for s in line.shifts] == [ShiftKind.RESTATED]
    assert line.current == (again.id, unclear.id)


def test_another_condition_is_told_apart_from_the_same_one() -> None:
    first = stand("ra", Stance.CONDITIONAL, "2023-06-01", condition="unless the bans on flights end")
    same = stand("rb", Stance.CONDITIONAL, "2023-07-01", condition="unless the bans on flights are ended")
    other = stand("rc", Stance.CONDITIONAL, "2023-08-01", condition="only if a vote is held")
    shifts = only(trace_stances(record(first, same, other))).shifts
    assert [s.kind for s in shifts] == [ShiftKind.RESTATED, ShiftKind.RESTATED]
    assert "the same" in shifts[0].reason
    assert "another" in shifts[1].reason


def test_versions_of_one_quotation_are_one_step_shown_in_the_version_nearest_its_origin() -> None:
    a, b = stand("ra", Stance.ASKS, "2024-01-01"), stand("rb", Stance.ASKS, "2024-01-01")
    versions = (
        QuoteVersion(b.statement, b.span, (), 0.0),
        QuoteVersion(a.statement, a.span, (), 0.2),
    )
    held = replace(record(a, b), quotes=(QuoteFamily("q1", "Ghana", versions, b.statement, ""),))
    (step,) = only(trace_stances(held)).steps
    assert step.position == b.id
    assert step.versions == (b.id, a.id)
    assert step.known_on == FIRST


def test_corresponding_sentences_carry_one_utterance() -> None:
    a, b = stand("ra", Stance.OPPOSES), stand("rb", Stance.OPPOSES)
    shared = SentencePair(a.span, b.span, Correspondence.EDITED, 0.9, ())
    pair = ReportPair("ra", "rb", PairType.EDITED_COPY, 1.0, 1.0, 1.0, 1, (shared,), "")
    line = only(trace_stances(replace(record(a, b), pairs=(pair,))))
    assert len(line.steps) == 1
    assert line.shifts == ()


def test_suspect_passages_stay_in_the_line_and_decide_nothing() -> None:
    sound, doubted = stand("ra", Stance.SUPPORTS, "2023-06-01"), stand("rb", Stance.OPPOSES, "2023-07-01")
    suspicion = Suspicion(doubted.span, "garble", "Its sister has another.", (doubted.id,))
    line = only(trace_stances(replace(record(sound, doubted), suspicions=(suspicion,))))
    assert [s.position for s in line.steps] == [sound.id, doubted.id]
    assert line.current == (sound.id,)
    assert line.shifts == ()


def test_a_state_is_one_holder_however_it_is_named() -> None:
    a = stand("ra", Stance.SUPPORTS, holder="Russia")
    b = stand("rb", Stance.SUPPORTS, holder="Russian Federation")
    assert only(trace_stances(record(a, b))).holder == "Russia"


def test_nobody_has_a_line_without_words() -> None:
    assert trace_stances(EMPTY) == ()


positions = st.lists(
    st.builds(
        stand,
        st.sampled_from(["ra", "rb", "rc", "rd"]),
        st.sampled_from(list(Stance)),
        st.sampled_from([None, "2023-12-20", "2023-12", "2024-01-05", "2024"]),
        holder=st.sampled_from(["Ghana", "China", "Benin"]),
        option=st.sampled_from(["keep", "withdraw"]),
    ),
    min_size=1,
    max_size=9,
    unique_by=lambda p: p.id,
)


@given(positions, st.randoms(use_true_random=False))
def test_the_order_of_reports_does_not_matter(found: list[Position], random: object) -> None:
    held = record(*found)
    claims = list(held.claims)
    random.shuffle(claims)  # type: ignore[attr-defined]
    turned = tuple(replace(c, positions=c.positions[::-1]) for c in claims)
    assert trace_stances(replace(held, claims=turned)) == trace_stances(held)


@given(positions, st.integers(0, 40), st.integers(0, 40))
def test_a_later_known_on_day_never_removes_a_position(found: list[Position], one: int, two: int) -> None:
    def known(day: int) -> set[str]:
        lines = trace_stances(keep_known(record(*found), FIRST + timedelta(days=day)))
        return {version for line in lines for step in line.steps for version in step.versions}

    assert known(min(one, two)) <= known(max(one, two))
    assert known(40) == {p.id for p in found}


@given(positions)
def test_every_step_and_shift_is_one_of_the_holders_own_positions(found: list[Position]) -> None:
    by_id = {p.id: p for p in found}
    for line in trace_stances(record(*found)):
        told = [v for step in line.steps for v in step.versions]
        assert len(told) == len(set(told))
        assert {(by_id[v].holder, by_id[v].option) for v in told} == {(line.holder, line.option)}
        assert set(line.current) <= set(told)
        assert {s.before for s in line.shifts} | {s.after for s in line.shifts} <= set(told)
        assert all(by_id[v].stance is step.stance for step in line.steps for v in step.versions)
