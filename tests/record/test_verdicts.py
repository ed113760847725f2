"""Differences between versions are typed with a reason; nothing is called a contradiction that need not be one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.model import Stance, Suspicion, VerdictKind
from penholder.record.verdicts import judge_pair
from tests.record.claims import make_commitment, make_figure, make_position, make_setting

DAYS = {"ra": "2024-01-10", "rb": "2024-04-10", "rc": "2024-06-20"}


def test_a_named_cause_against_none_is_another_definition() -> None:
    hostile = make_figure("ra", 40, cause="hostile act", as_of="2011-07/2024-01-10")
    every = make_figure("rb", 100, hedge="more than", as_of="2011/2024-04-10")
    verdict = judge_pair(hostile, every, make_setting(DAYS))
    assert verdict.kind == VerdictKind.DIFFERENT_DEFINITION
    assert verdict.facet == "cause"
    assert "in the day they hold for" in verdict.reason


def test_other_populations_are_another_definition() -> None:
    verdict = judge_pair(
        make_figure("ra", 12_000, population="military", measure="strength"),
        make_figure("rb", 15_000, population="uniformed", measure="strength"),
        make_setting(DAYS),
    )
    assert (verdict.kind, verdict.facet) == (VerdictKind.DIFFERENT_DEFINITION, "population")


def test_a_moved_day_updates() -> None:
    verdict = judge_pair(
        make_figure("ra", 40, as_of="2024-01"), make_figure("rb", 52, as_of="2024-04"), make_setting(DAYS)
    )
    assert verdict.kind == VerdictKind.UPDATES


@pytest.mark.parametrize(("exact", "rounded", "hedge"), [(13_289, 13_000, "some"), (298, 300, "nearly")])
def test_a_hedged_round_number_is_rounding(exact: float, rounded: float, hedge: str) -> None:
    verdict = judge_pair(
        make_figure("ra", exact), make_figure("rb", rounded, hedge=hedge), make_setting(DAYS)
    )
    assert verdict.kind == VerdictKind.ROUNDING


def test_a_bound_is_refined_by_a_number_inside_it() -> None:
    verdict = judge_pair(make_figure("ra", 40, hedge="at least"), make_figure("rb", 57), make_setting(DAYS))
    assert verdict.kind == VerdictKind.REFINES


def test_the_same_definition_and_day_contradict_and_say_what_settles_it() -> None:
    verdict = judge_pair(
        make_figure("ra", 40, as_of="2024-01"), make_figure("rb", 52, as_of="2024-01"), make_setting(DAYS)
    )
    assert verdict.kind == VerdictKind.CONTRADICTION
    assert verdict.settled_by


def test_without_a_day_nothing_is_called_a_contradiction() -> None:
    verdict = judge_pair(make_figure("ra", 40), make_figure("rb", 52), make_setting(DAYS))
    assert verdict.kind == VerdictKind.UNDETERMINED


def test_a_suspect_version_is_garble_before_anything_else() -> None:
    a, b = make_figure("ra", 40), make_figure("rb", 52)
    suspicion = Suspicion(b.span, "rule", "the words make no sense", (b.id,))
    verdict = judge_pair(a, b, make_setting(DAYS, suspicions=(suspicion,)))
    assert verdict.kind == VerdictKind.GARBLE
    assert "make no sense" in verdict.reason


def test_a_day_inside_a_month_refines_it() -> None:
    verdict = judge_pair(
        make_commitment("ra", "2024-12"), make_commitment("rb", "2024-12-22"), make_setting(DAYS)
    )
    assert verdict.kind == VerdictKind.REFINES


def test_a_date_that_passed_and_moved_slipped() -> None:
    verdict = judge_pair(
        make_commitment("ra", "2024-03-19"), make_commitment("rb", "2024-06-18"), make_setting(DAYS)
    )
    assert verdict.kind == VerdictKind.SLIPPAGE


def test_a_later_date_while_the_first_is_still_to_come_is_undetermined() -> None:
    verdict = judge_pair(
        make_commitment("ra", "2024-12"), make_commitment("rb", "2025-02"), make_setting(DAYS)
    )
    assert verdict.kind == VerdictKind.UNDETERMINED
    assert "electoral calendar" in verdict.settled_by


def test_a_general_name_on_another_date_may_be_another_milestone() -> None:
    verdict = judge_pair(
        make_commitment("ra", "2024-12", what="presidential election"),
        make_commitment("rb", "2025-01", what="election"),
        make_setting(DAYS),
    )
    assert (verdict.kind, verdict.facet) == (VerdictKind.UNDETERMINED, "what")


def test_a_later_other_stance_is_a_shift() -> None:
    verdict = judge_pair(
        make_position("ra", Stance.SUPPORTS, "2024-01-10"),
        make_position("rb", Stance.OPPOSES, "2024-04-10"),
        make_setting(DAYS),
    )
    assert verdict.kind == VerdictKind.UPDATES


def test_a_stance_reported_late_is_told_in_the_order_it_was_said() -> None:
    verdict = judge_pair(
        make_position("ra", Stance.OPPOSES, "2024-01-10"),
        make_position("rb", Stance.SUPPORTS, "2023-04-10"),
        make_setting(DAYS),
    )
    assert verdict.kind == VerdictKind.UPDATES
    assert verdict.reason == "Kenya first supports it, later opposes it: the stance has reversed."


def test_an_open_stance_beside_a_clear_one_is_no_conflict() -> None:
    verdict = judge_pair(
        make_position("ra", Stance.OPPOSES), make_position("ra", Stance.AMBIGUOUS), make_setting(DAYS)
    )
    assert verdict.kind == VerdictKind.REFINES


@given(st.sampled_from([40.0, 52.0, 300.0]), st.sampled_from(["", "about", "at least"]), st.booleans())
def test_the_order_of_arrival_does_not_matter(low: float, hedge: str, dated: bool) -> None:
    a = make_figure("ra", 40, as_of="2024-01" if dated else None)
    b = make_figure("rb", low, hedge=hedge)
    setting = make_setting(DAYS)
    assert judge_pair(a, b, setting) == judge_pair(b, a, setting)


def test_a_renewed_mandate_is_no_conflict_with_its_earlier_end() -> None:
    before = make_commitment("ra", "2023-12-20", what="mandate expiry", about="monusco")
    after = make_commitment("rb", "2024-12-20", what="mandate expiry", about="monusco")
    verdict = judge_pair(before, after, make_setting(DAYS))
    assert verdict.kind == VerdictKind.UPDATES
    assert "2717" in verdict.reason
    odd = make_commitment("rb", "2024-11-20", what="mandate expiry", about="monusco")
    assert judge_pair(before, odd, make_setting(DAYS)).kind != VerdictKind.UPDATES


def test_a_renewal_adopted_after_the_records_day_is_not_known() -> None:
    before = make_commitment("ra", "2022-08-31", what="mandate expiry", about="unifil")
    after = make_commitment("rb", "2023-08-31", what="mandate expiry", about="unifil")
    setting = make_setting({"ra": "2022-07-01", "rb": "2022-07-20"})
    for day, known in ((date(2022, 8, 30), False), (date(2022, 8, 31), True), (None, False)):
        verdict = judge_pair(before, after, replace(setting, day=day))
        assert ("2650" in verdict.reason) is known


def test_two_dates_of_one_report_or_of_undated_reports_are_no_contradiction() -> None:
    one = make_commitment("ra", "2024-12"), make_commitment("ra", "2026-12")
    undated = make_commitment("rx", "2024-12"), make_commitment("ry", "2026-12")
    for a, b in (one, undated):
        assert judge_pair(a, b, make_setting(DAYS)).kind == VerdictKind.UNDETERMINED


def test_asking_for_it_and_supporting_it_do_not_conflict() -> None:
    verdict = judge_pair(
        make_position("ra", Stance.ASKS), make_position("ra", Stance.SUPPORTS), make_setting(DAYS)
    )
    assert verdict.kind == VerdictKind.REFINES
