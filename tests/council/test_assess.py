"""What follows from a whole record for the Council."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from penholder.council import assess
from penholder.model import (
    DateBracket,
    Judged,
    JudgedState,
    Judgement,
    Position,
    Record,
    ReportClaims,
    Ruling,
    Span,
    Stance,
    Suspicion,
)
from tests.council.test_arithmetic import make_position
from tests.record.claims import make_commitment

EMPTY = Record(None, (), (), (), (), (), (), (), (), (), (), (), (), None)


def make_record(*positions: Position, days: dict[str, str]) -> Record:
    claims = tuple(
        ReportClaims(report, positions=tuple(p for p in positions if p.report == report)) for report in days
    )
    brackets = tuple(
        DateBracket(r, date.fromisoformat(d), date.fromisoformat(d), None, ()) for r, d in days.items()
    )
    known = max(date.fromisoformat(d) for d in days.values())
    return replace(EMPTY, known_on=known, brackets=brackets, claims=claims, mission="minusma")


def test_nothing_known_nothing_assessed() -> None:
    assessed = assess(EMPTY)
    assert (assessed.clock, assessed.tallies) == (None, ())


def test_one_tally_per_option_spoken_of_and_none_for_collective_words() -> None:
    first = make_position("United States", Stance.CONDITIONAL, said="2023-04-12")
    second = make_position("Mali", Stance.OPPOSES, "proposals")
    assessed = assess(make_record(first, second, days={"r1": "2023-06-16"}))
    assert [t.option for t in assessed.tallies] == ["keep"]
    assert assessed.clock is not None
    assert assessed.clock.days_left == 14


def test_reports_known_later_change_nothing_earlier() -> None:
    early = make_position("Ghana", Stance.SUPPORTS, said=None)
    late = replace(make_position("China", Stance.OPPOSES, said=None), report="r2")
    both = make_record(early, late, days={"r1": "2023-04-12", "r2": "2023-06-16"})
    alone = make_record(early, days={"r1": "2023-04-12"})
    assert assess(both, day=date(2023, 4, 12)) == assess(alone)
    assert assess(both).tallies[0].vetoes_stated == ("CN",)


def test_suspect_positions_are_not_counted() -> None:
    doubted = make_position("China", Stance.OPPOSES)
    record = make_record(doubted, days={"r1": "2023-06-16"})
    suspicion = Suspicion(Span("r1", 0, 1, "x"), "gender clash", "made up", (doubted.statement,))
    assert assess(record).tallies != ()
    assert assess(replace(record, suspicions=(suspicion,))).tallies == ()


def test_a_later_report_has_the_last_word_where_no_day_is_given() -> None:
    early = make_position("Ghana", Stance.SUPPORTS, said=None)
    late = replace(make_position("Ghana", Stance.CONDITIONAL, said=None), report="r2")
    record = make_record(early, late, days={"r1": "2023-04-12", "r2": "2023-06-16"})
    ghana = next(m for m in assess(record).tallies[0].members if m.member == "GH")
    assert (ghana.stance, ghana.positions) == (Stance.CONDITIONAL, (late.id, early.id))


def test_an_undated_report_does_not_speak_on_an_earlier_day() -> None:
    undated = replace(make_position("Ghana", Stance.SUPPORTS, said=None), report="r2")
    record = make_record(undated, days={"r1": "2023-06-16"})
    record = replace(record, claims=(*record.claims, ReportClaims("r2", positions=(undated,))))
    assert [t.option for t in assess(record).tallies] == ["keep"]
    assert assess(record, day=date(2023, 4, 12)).tallies == ()


def test_what_a_judgement_in_force_sets_aside_is_no_step_of_the_clock_and_no_stance() -> None:
    vote, other = (make_commitment("r1", due) for due in ("2024-02-04", "2024-03"))
    stance = make_position("China", Stance.OPPOSES)
    record = make_record(stance, days={"r1": "2023-06-16"})
    record = replace(record, claims=(replace(record.claims[0], commitments=(vote, other)),))
    signed = Judgement("j1", Ruling.SET_ASIDE, (), (), (), "", "", "A", date(2023, 6, 20))
    judged = Judged(signed, "m1", (), set_aside=(other.id, stance.id))

    def told(*held: Judged, day: date | None = None) -> tuple[list[str], int]:
        found = assess(replace(record, judged=held), day=day)
        assert found.clock is not None
        return [s.day for s in found.clock.steps if s.kind == "commitment"], len(found.tallies)

    assert told() == (["2024-02-04", "2024-03"], 1)
    assert told(judged) == (["2024-02-04"], 0)
    assert told(replace(judged, state=JudgedState.REOPENED)) == told()


def test_the_outlook_is_left_out_where_it_is_not_asked_for_and_nothing_else_with_it(record: Record) -> None:
    whole, short = assess(record), assess(record, foresee=False)
    assert whole.outlook is not None
    assert short == replace(whole, outlook=None)
