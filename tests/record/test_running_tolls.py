"""Tolls without day, place or people named: whose they are, and what a rise within days is called."""

from __future__ import annotations

import pytest

from penholder.model import Figure, VerdictKind
from penholder.record.counting import group_figures
from penholder.record.verdicts import judge_pair
from tests.record.claims import make_figure, make_setting, make_span

DAYS = make_setting({"ra": "2024-03-05", "rb": "2024-03-06", "rc": "2024-03-20"})


def tell(report: str, low: float, words: str, **facets: object) -> Figure:
    told: dict[str, object] = {"measure": "injuries", "population": "", "unit": "", "about": "unmiss"}
    told |= {"span": make_span(report, words), **facets}
    return make_figure(report, low, sentence=make_span(report, words), **told)


FEW = tell("ra", 20, "Around 20 were hurt as crowds gathered at the gate.")
MORE = tell("rb", 34, "The riots left 34 wounded.")


def test_people_hurt_beside_a_mission_are_not_taken_for_its_own() -> None:
    (group,) = group_figures([FEW, MORE], DAYS)
    assert group.label == "UNMISS: people injured"


@pytest.mark.parametrize("words", ["Peacekeepers fired and 20 were hurt.", "Rebels lost 20 of theirs."])
def test_a_mission_in_the_sentence_does_not_make_the_victims_its_own(words: str) -> None:
    (group,) = group_figures([tell("ra", 20, words, span=make_span("ra", "20"))], DAYS)
    assert "UN personnel" not in group.label


@pytest.mark.parametrize(
    ("words", "facets"),
    [
        ("The mission has lost 34", {"measure": "deaths"}),
        ("34 of its members", {"unit": "members"}),
        ("34 were killed", {"measure": "deaths", "as_of": "2014/2024-03-01"}),
    ],
)
def test_what_a_mission_lost_stays_its_own(words: str, facets: dict[str, object]) -> None:
    (group,) = group_figures([tell("ra", 34, words, **facets)], DAYS)
    assert group.label.endswith("UN personnel")


def test_a_toll_that_rose_within_days_is_updated_although_no_day_is_told() -> None:
    verdict = judge_pair(FEW, MORE, DAYS)
    assert verdict.kind is VerdictKind.UPDATES
    assert "5 March 2024" in verdict.reason
    assert "6 March 2024" in verdict.reason
    assert "not told" in verdict.reason


def test_a_toll_that_fell_or_came_weeks_later_stays_open() -> None:
    fell = tell("rb", 9, "Nine were hurt.")
    late = tell("rc", 34, "The riots left 34 wounded.")
    assert judge_pair(FEW, fell, DAYS).kind is VerdictKind.UNDETERMINED
    assert judge_pair(FEW, late, DAYS).kind is VerdictKind.UNDETERMINED
    assert len(group_figures([FEW, late], DAYS)) == 2


@pytest.mark.parametrize(
    ("day", "kind"), [("2024-03-06", VerdictKind.UPDATES), ("2024-02-01", VerdictKind.UNDETERMINED)]
)
def test_one_told_day_must_be_near_the_first_report(day: str, kind: VerdictKind) -> None:
    dated = tell("rb", 34, "The riots left 34 wounded.", as_of=day)
    assert judge_pair(FEW, dated, DAYS).kind is kind
