"""Figures are compared only with their like: totals with totals, never alternatives or other things."""

from __future__ import annotations

from penholder.model import Figure, Speaker, SpeakerKind, VerdictKind
from penholder.record.grouping import Group, group_commitments, group_figures
from penholder.record.verdicts import judge_pair
from tests.record.claims import make_commitment, make_figure, make_setting, make_span

SETTING = make_setting({"ra": "2024-01-10", "rb": "2024-04-10", "rc": "2024-06-20"})


def ids(groups: list[Group]) -> set[frozenset[str]]:
    return {frozenset(claim.id for claim in group.claims) for group in groups}


def grouped(*figures: Figure) -> set[frozenset[str]]:
    return ids(group_figures(figures, SETTING))


def test_running_totals_are_one_matter_whatever_their_cause() -> None:
    a = make_figure("ra", 40, cause="hostile act", as_of="2011-07/2024-01-10")
    b = make_figure("rb", 100, as_of="2011/2024-04-10")
    assert grouped(a, b) == {frozenset({a.id, b.id})}


def test_the_toll_of_one_day_is_not_compared_with_a_total_or_another_day() -> None:
    total = make_figure("ra", 100, as_of="2011/2024-01-10")
    day = make_figure("rb", 4, as_of="2024-04-08")
    other = make_figure("rc", 4, as_of="2024-06-18", given_by=None, unit="soldiers")
    assert len(grouped(total, day, other)) == 3


def test_two_tolls_of_one_day_are_one_matter() -> None:
    a, b = make_figure("ra", 4, as_of="2024-01-08"), make_figure("rb", 6, as_of="2024-01")
    assert grouped(a, b) == {frozenset({a.id, b.id})}


def test_the_same_number_of_other_things_is_never_merged() -> None:
    people = make_figure("ra", 300)
    flights = make_figure("rb", 300, unit="flight requests", measure="flights denied", population="")
    assert len(grouped(people, flights)) == 2


def test_alternatives_in_one_sentence_are_not_versions_of_one_another() -> None:
    sentence = make_span("ra", "add 3,450 or 2,000 troops")
    facets = {"measure": "force increase", "sentence": sentence}
    a, b = make_figure("ra", 3450, **facets), make_figure("ra", 2000, **facets)
    assert len(grouped(a, b)) == 2


def test_a_general_vote_joins_the_nearest_specific_one_of_the_same_state() -> None:
    president = make_commitment("ra", "2024-12", what="presidential election")
    parliament = make_commitment("ra", "2026-05", what="legislative election")
    vote = make_commitment("rb", "2025-01", what="election")
    elsewhere = make_commitment("rc", "2025-01", what="election", promiser="Kenya")
    groups = ids(group_commitments([president, parliament, vote, elsewhere], SETTING))
    assert groups == {
        frozenset({president.id, vote.id}),
        frozenset({parliament.id}),
        frozenset({elsewhere.id}),
    }


def test_the_mandates_of_two_missions_are_two_matters() -> None:
    council = {"what": "mandate expiry", "promiser": "UN Security Council"}
    lebanon = make_commitment("ra", "2025-08-31", about="unifil", **council)
    cyprus = make_commitment("rb", "2025-01-31", about="unficyp", **council)
    assert len(group_commitments([lebanon, cyprus], SETTING)) == 2
    unnamed = make_commitment("rc", "2025-08-31", **council)
    assert ids(group_commitments([lebanon, unnamed], SETTING)) == {frozenset({lebanon.id, unnamed.id})}


def test_an_unnamed_promiser_is_the_only_one_of_its_kind_or_stays_unnamed() -> None:
    named = make_commitment("ra", "2024-12")
    unnamed = make_commitment("rb", "2024-12-22", promiser="")
    other = make_commitment("rc", "2024-05", promiser="Kenya")
    assert ids(group_commitments([unnamed, named], SETTING)) == {frozenset({named.id, unnamed.id})}
    assert len(group_commitments([unnamed, named, other], SETTING)) == 3


def test_parts_of_one_count_are_one_matter_of_two_definitions() -> None:
    sentence = make_span("ra", "11,500 troops and 443 police")
    troops, police = (
        make_figure("ra", low, measure="ceiling", population=who, sentence=sentence)
        for low, who in ((11_500, "military"), (443, "police"))
    )
    assert grouped(troops, police) == {frozenset({troops.id, police.id})}


def test_a_ceiling_is_compared_with_the_strength_under_it() -> None:
    ceiling = make_figure("ra", 17_000, measure="ceiling", population="military", scope="authorised")
    strength = make_figure("rb", 13_900, measure="strength", population="military", scope="deployed")
    assert grouped(ceiling, strength) == {frozenset({ceiling.id, strength.id})}


def test_the_area_of_the_mission_is_no_place_of_its_own_but_a_town_is() -> None:
    facets = {"measure": "strength", "population": "military"}
    whole = make_figure("ra", 13_900, **facets)
    area = make_figure("rb", 13_800, place="South Sudan", **facets)
    town = make_figure("rc", 200, place="Malakal", **facets)
    assert grouped(whole, area, town) == {frozenset({whole.id, area.id}), frozenset({town.id})}


def test_soldiers_and_civilians_killed_in_one_place_on_one_day_are_victims_of_one_event() -> None:
    facets = {"place": "Butembo", "as_of": "2022-07-26", "about": "CD"}
    civilians = make_figure("ra", 12, population="civilians", **facets)
    people = make_figure("rb", 15, population="people", **facets)
    later = make_figure("rc", 15, population="people", **(facets | {"as_of": "2022-07-28"}))
    assert grouped(civilians, people, later) == {frozenset({civilians.id, people.id}), frozenset({later.id})}


def test_people_and_persons_killed_on_one_day_are_one_matter() -> None:
    a = make_figure("ra", 36, population="people", unit="people", as_of="2022-07", about="CD")
    b = make_figure("rb", 36, population="people", unit="persons", as_of="2022-07", about="CD")
    assert grouped(a, b) == {frozenset({a.id, b.id})}


PEOPLE = {"population": "people", "about": "SD"}


def test_the_dead_of_one_town_and_day_are_people_whatever_they_are_called() -> None:
    day = {"as_of": "2024-04-08", "place": "Nyala", "about": "SD"}
    people = make_figure("ra", 12, population="people", **day)
    dead = make_figure("rb", 15, population="", unit="dead", **day)
    marchers = make_figure("rc", 19, population="", unit="marchers", **day)
    assert grouped(people, dead, marchers) == {frozenset({people.id, dead.id, marchers.id})}


def test_another_givers_toll_in_the_next_sentence_is_of_the_same_event() -> None:
    first, second = make_span("ra", "Officials say 12 died."), make_span("ra", "Nurses say 30 died.", 23)
    nurses = Speaker(SpeakerKind.UNKNOWN, None, reason="nurses")
    said = make_figure("ra", 12, sentence=first, as_of="2024-04-08", place="Nyala", **PEOPLE)
    told = {"sentence": second, "span": second, **PEOPLE}
    answer = make_figure("ra", 30, given_by=nurses, **told)
    assert len(grouped(said, answer)) == 1
    assert len(grouped(said, make_figure("ra", 30, **told))) == 2
    elsewhere = make_figure("ra", 30, given_by=nurses, place="Kutum", **told)
    assert len(grouped(said, elsewhere)) == 2


def test_displaced_people_of_one_state_are_one_number_that_moves() -> None:
    facets = {"measure": "displaced", **PEOPLE}
    spring = make_figure("rb", 7_100_000, as_of="2024-04-01", **facets)
    summer = make_figure("rc", 7_600_000, **facets)
    part = make_figure("rc", 6_900_000, place="the west", **facets)
    flight = make_figure("rc", 9_000, **facets)
    whole = frozenset({spring.id, summer.id, part.id})
    assert grouped(spring, summer, part, flight) == {whole, frozenset({flight.id})}
    assert judge_pair(spring, summer, SETTING).kind is VerdictKind.UPDATES
    assert judge_pair(summer, part, SETTING).kind is VerdictKind.DIFFERENT_DEFINITION


def test_a_state_named_as_the_place_of_its_own_dead_is_no_other_matter() -> None:
    facets = {"about": "SD", "population": "people"}
    placed = make_figure("ra", 900, place="Sudan", as_of="2023-04/2024-01-10", **facets)
    bare = make_figure("rb", 1_100, as_of="2023-04/2024-04-10", **facets)
    assert grouped(placed, bare) == {frozenset({placed.id, bare.id})}


def test_a_toll_told_with_a_part_of_it_is_still_compared() -> None:
    sentence = make_span("rb", "1100 people have died, among them 120 women.")
    facets = {"about": "SD", "population": "people", "as_of": "2023-04/2024-04-10", "sentence": sentence}
    whole = make_figure("rb", 1_100, span=make_span("rb", "1100 people"), **facets)
    part = make_figure("rb", 120, span=make_span("rb", "120 women", 34), unit="women", **facets)
    earlier = make_figure("ra", 900, about="SD", population="people", as_of="2023-04/2024-01-10")
    assert grouped(earlier, whole, part) == {frozenset({earlier.id, whole.id}), frozenset({part.id})}


def test_the_tolls_of_a_war_and_of_its_last_offensive_are_two_matters() -> None:
    facets = {"about": "SD", "population": "people"}
    war = make_figure("ra", 900, as_of="2023-04/2024-01-10", **facets)
    later = make_figure("rb", 1_100, as_of="2023-04-15/2024-04", **facets)
    offensive = make_figure("rb", 400, as_of="2024-01-20/2024-04-10", **facets)
    assert grouped(war, later, offensive) == {frozenset({war.id, later.id}), frozenset({offensive.id})}
    until = make_figure("rc", 950, as_of="../2024-02", **facets)  # no start is told
    assert until.id in {i for found in grouped(war, until) for i in found}
