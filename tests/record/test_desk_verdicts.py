"""Definitions, sums, totals and corrections: most differences are none, and each says which facet differs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from penholder.model import (
    Amount,
    CopyEdge,
    Figure,
    Speaker,
    SpeakerKind,
    Stance,
    StoryFamily,
    VerdictKind,
)
from penholder.record.counting import group_figures
from penholder.record.matters import MANY, _make_matter
from penholder.record.setting import Setting
from penholder.record.settling import name_settlement
from penholder.record.verdicts import judge_pair
from tests.record.claims import make_commitment, make_figure, make_position, make_setting, make_span

DAYS = {"ra": "2024-01-10", "rb": "2024-04-10", "rc": "2024-06-20"}
SETTING = make_setting(DAYS)
STRENGTH = {"measure": "strength", "unit": "troops"}


def kind(a: Figure, b: Figure, setting: Setting = SETTING) -> tuple[VerdictKind, str]:
    verdict = judge_pair(a, b, setting)
    return verdict.kind, verdict.facet


def test_a_strength_without_a_scope_is_the_deployed_one() -> None:
    a = make_figure("ra", 12_379, population="military", **STRENGTH)
    b = make_figure("rb", 12_000, population="military", scope="deployed", hedge="about", **STRENGTH)
    assert kind(a, b) == (VerdictKind.ROUNDING, "precision")


def test_a_ceiling_and_what_is_deployed_under_it_differ_in_scope() -> None:
    a = make_figure("ra", 17_000, population="military", scope="authorised", measure="ceiling")
    b = make_figure("rb", 13_900, population="military", **STRENGTH)
    assert kind(a, b) == (VerdictKind.DIFFERENT_DEFINITION, "scope")


def test_a_strength_near_its_ceiling_is_no_rounding_of_it() -> None:
    a = make_figure("ra", 3_000, population="military", **STRENGTH)
    b = make_figure("rb", 3_250, population="military", scope="authorised", measure="ceiling")
    assert kind(a, b) == (VerdictKind.DIFFERENT_DEFINITION, "scope")


def test_parts_that_add_up_to_the_whole_are_the_same_by_addition() -> None:
    sentence = make_span("ra", "11,500 troops and 443 police")
    troops = make_figure("ra", 11_500, population="military", sentence=sentence, **STRENGTH)
    police = make_figure("ra", 443, population="police", sentence=sentence, **STRENGTH)
    whole = make_figure("rb", 12_000, hedge="about", population="uniformed", **STRENGTH)
    setting = Setting(SETTING.brackets, (), (), (), (troops, police, whole))
    verdict = judge_pair(troops, whole, setting)
    assert (verdict.kind, verdict.facet) == (VerdictKind.SAME, "sum")
    assert "11,943" in verdict.reason
    assert kind(troops, replace(whole, amount=Amount(15_000, 15_000, "about")), setting) == (
        VerdictKind.DIFFERENT_DEFINITION,
        "population",
    )


def test_a_part_larger_than_its_whole_on_one_day_is_no_mere_definition() -> None:
    facets = {"as_of": "2024-01-08", "place": "Bor", "about": "SS"}
    part = make_figure("ra", 41, population="civilians", **facets)
    whole = make_figure("rb", 14, population="people", **facets)
    assert kind(part, whole) == (VerdictKind.UNDETERMINED, "population")
    assert kind(replace(part, amount=Amount(9, 9)), whole)[0] is VerdictKind.DIFFERENT_DEFINITION


def test_a_running_total_grows_and_cannot_fall_while_a_strength_may() -> None:
    early = make_figure("ra", 165, as_of="2013-07/2024-01-10")
    late = make_figure("rb", 180, as_of="2013-07/2024-04-10")
    assert kind(early, late) == (VerdictKind.UPDATES, "as of")
    fallen = replace(late, amount=Amount(150, 150))
    assert kind(early, fallen) == (VerdictKind.UNDETERMINED, "as of")
    assert "cannot fall" in judge_pair(early, fallen, SETTING).reason
    troops = [
        make_figure(r, n, as_of=d, **STRENGTH) for r, n, d in (("ra", 900, "2024-01"), ("rb", 700, "2024-04"))
    ]
    assert kind(*troops) == (VerdictKind.UPDATES, "as of")


def test_totals_from_other_starts_add_up_other_periods() -> None:
    a = make_figure("ra", 334, as_of="1978/2024-01-10")
    b = make_figure("rb", 40, as_of="2006-08/2024-04-10")
    assert kind(a, b) == (VerdictKind.DIFFERENT_DEFINITION, "period")


def test_the_toll_of_one_day_grows_in_later_reports_and_contradicts_in_those_of_one_day() -> None:
    facets = {"as_of": "2024-01-08", "place": "Bor", "population": "people", "about": "SS"}
    first, later = make_figure("ra", 3, **facets), make_figure("rb", 5, **facets)
    assert kind(first, later) == (VerdictKind.UPDATES, "known on")
    one_day = make_setting({"ra": "2024-01-10", "rb": "2024-01-10"})
    assert kind(first, later, one_day) == (VerdictKind.CONTRADICTION, "value")
    unsaid = replace(later, cause="hostile act")
    assert kind(first, unsaid, one_day)[0] is VerdictKind.CONTRADICTION


def test_a_level_told_a_month_apart_has_moved_and_sooner_is_left_open() -> None:
    a, b = make_figure("ra", 900, **STRENGTH), make_figure("rb", 700, **STRENGTH)
    assert kind(a, b) == (VerdictKind.UPDATES, "as of")
    soon = make_setting({"ra": "2024-01-10", "rb": "2024-01-12"})
    assert kind(a, b, soon)[0] is VerdictKind.UNDETERMINED


def test_a_speaker_who_gives_another_number_later_replaces_his_own() -> None:
    speaker = Speaker(SpeakerKind.PERSON, "A. Name")
    a, b = make_figure("ra", 40, given_by=speaker), make_figure("rb", 38, given_by=speaker)
    assert kind(a, b) == (VerdictKind.UPDATES, "giver")
    assert kind(a, replace(b, given_by=replace(speaker, confident=False)))[0] is VerdictKind.UNDETERMINED


def test_a_share_and_a_count_never_correct_each_other() -> None:
    a, b = make_figure("ra", 80, unit="%"), make_figure("rb", 240)
    assert kind(a, b) == (VerdictKind.DIFFERENT_DEFINITION, "unit")


def test_the_report_a_copy_was_made_from_is_nearer_the_origin() -> None:
    family = StoryFamily(
        "s", ("ra", "rb", "rc"), (CopyEdge("ra", "rb", True, ()), CopyEdge("rb", "rc", True, ()))
    )
    setting = make_setting(DAYS, families=(family,))
    a, c = make_figure("ra", 14), make_figure("rc", 41)
    assert setting.nearer(a, c) == a
    assert setting.nearer(c, a) == a
    undirected = replace(family, tree=(CopyEdge("ra", "rc", False, ()),))
    assert make_setting(DAYS, families=(undirected,)).nearer(a, c) is None


def test_what_settles_it_names_the_series_or_document_of_the_measure_and_mission() -> None:
    deaths = name_settlement(make_figure("ra", 165, as_of="2013-07/2024-01-27", about="unmiss"))
    assert "fatalities file for UNMISS up to 27 January 2024" in deaths
    strength = name_settlement(make_figure("ra", 900, as_of="2024-01", **STRENGTH))
    assert "contributor table for January 2024" in strength
    civilians = name_settlement(make_figure("ra", 3, population="civilians", about="SS"))
    assert "human rights" in civilians
    assert "electoral calendar of South Sudan" in name_settlement(make_commitment("ra", "2024-12"))
    assert not any(c in deaths + strength + civilians for c in "{}[]")


def test_an_incident_without_a_day_gets_no_month_from_its_report() -> None:
    hurt = make_figure("ra", 50, measure="injuries")
    assert name_settlement(hurt, date(2022, 8, 2)).endswith("that covers the incident")
    dated = make_figure("ra", 50, measure="injuries", as_of="2022-07-27")
    assert name_settlement(dated, date(2022, 8, 2)).endswith("that covers the incident of July 2022")


def test_support_with_a_condition_on_one_day_is_refined_and_not_contested() -> None:
    a = make_position("ra", Stance.SUPPORTS, "2024-01-10")
    b = make_position("rb", Stance.CONDITIONAL, "2024-01-10")
    assert judge_pair(a, b, SETTING).kind is VerdictKind.REFINES


@given(st.permutations(range(6)))
def test_verdicts_do_not_depend_on_the_order_of_claims(order: list[int]) -> None:
    figures = [make_figure("ra" if n % 2 else "rb", 900 + 37 * n, **STRENGTH) for n in range(6)]
    (group,) = group_figures([figures[n] for n in order], SETTING)
    assert _make_matter("figures", group, SETTING) == _make_matter(
        "figures", group_figures(figures, SETTING)[0], SETTING
    )


def test_a_matter_of_many_versions_is_judged_in_steps_that_grow_with_their_number() -> None:
    figures = [make_figure("ra", 900 + n, **STRENGTH) for n in range(200)]
    (group,) = group_figures(figures, SETTING)
    matter = _make_matter("figures", group, SETTING)
    assert len(matter.verdicts) < 10 * len(figures)
    assert {c for v in matter.verdicts for c in (v.a, v.b)} == {f.id for f in figures}
    few = _make_matter("figures", group_figures(figures[:MANY], SETTING)[0], SETTING)
    assert len(few.verdicts) == MANY * (MANY - 1) // 2


def test_a_growing_toll_of_a_war_is_no_closer_statement_of_the_earlier_one() -> None:
    a = make_figure("ra", 900, hedge="at least", as_of="2023-04/2024-01-10")
    b = make_figure("rb", 1_300, hedge="more than", as_of="2023-04/2024-04-10")
    c = make_figure("rc", 1_200, hedge="about", as_of="2023-04-15/2024-05")
    assert kind(a, b) == (VerdictKind.UPDATES, "as of")
    assert kind(a, c) == (VerdictKind.UPDATES, "as of")
    later_told = make_figure("rc", 950, as_of="2023-04/2024-01-10")
    assert kind(a, later_told) == (VerdictKind.REFINES, "precision")
