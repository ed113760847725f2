"""What decides whether two figures may be compared: who, whose, by what, from what to what; examples of many missions."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.claims.deriving_shares import multiply_share
from penholder.claims.figures import extract_figures
from penholder.model import Amount, Change, Figure
from penholder.values.quantities import bounds
from tests.factories import make_bracket, parse


def extract(text: str, day: str = "2024-06-14") -> tuple[Figure, ...]:
    report, parsed = parse(text)
    return extract_figures(report, parsed, make_bracket(report, day), ())


ADF = "Fighters of the ADF killed 42 civilians in Beni territory on 7 June."
SHELLING = "At least 13 UNIFIL peacekeepers were wounded by Israeli shelling near Naqoura."
GANGS = "Gangs killed more than 1,500 people in the first quarter of 2024."
AMBUSH = "Thirty soldiers and two policemen were killed and dozens wounded in an ambush claimed by JNIM."
PLEDGE = "Kenya pledged 1,000 police officers for the mission in Haiti."
BATTALION = "The 1,000-strong Ghanaian battalion left Tyre."
OWN_ARMY = "Rwanda has between 3,000 and 4,000 soldiers in eastern Congo."
DIED = (
    "One UNISFA peacekeeper and six civilians died in Thursday's ambush near Agok, an elder said on Saturday."
)
CRASH = "The force lost 14 troops when a helicopter crashed."
MALARIA = "Nine Tanzanian peacekeepers died of malaria last year."
BOMB = "A roadside bomb killed one Nepalese peacekeeper and injured three others in Kidal on Monday."
CEILING = "The Council authorised up to 17,000 military personnel, including 480 military observers, and 2,101 police."
RISE = "The number of peacekeepers in Abyei rose from 2,900 to 3,250."
FALL = "Deaths among civilians fell by 40 per cent to 1,100."
SINCE = "As of 31 May, 12,318 uniformed personnel were deployed to UNMISS, up from 11,900 in January."
PARTS = "Since 1978, 339 UNIFIL peacekeepers have died, 94 of them in hostile acts, 134 in accidents and 80 of illness."
STEP = "Some 2.6 million people have been displaced, an increase of 300,000 since March."
FEWER = "Troop contributors offered 2,000 fewer soldiers than the 7,000 required."
RAISED = "The Council raised the troop ceiling from 11,650 to 14,400 and the police ceiling to 3,020."
OF_SOME = "Some 100 of the 400 police officers promised by Kenya have arrived in Port-au-Prince."
CONVOYS = "Of the 1,450 convoys planned in May, only 870 moved."
WOUNDED = "Thirty-two blue helmets were evacuated after mortar fire wounded two of them."
PART_SINCE = "More than 7.2 million people are displaced in the DRC, about 700,000 of them since January."
SITES = "UNAMID handed over 14 team sites."
FREED = "Rebels freed 30 of about 60 hostages."
CONTINGENT = "Nepal's contingent of 230 will go home in June."
PERFECT = "It is a shame that Malian authorities had denied nearly 300 flight requests."
JOINT = "MINUSCA has 15,000 military and police personnel."

KILLED = "The number of people killed on the roads of the province rose from 15 to 19."
HURT = "The number of civilians wounded by armed groups fell from 40 to 22."
DEPLOYED = "The number of peacekeepers deployed in Abyei rose from 2,900 to 3,250."
VISAS = "The host government refuses visas to 112 police officers of the mission."
NO_VISAS = "Some 140 soldiers were denied visas."
BESIDE_VISAS = "With 4,000 troops in the country, UNMISS was denied visas in May."
UNITS = "The authorised ceiling would be 4,640 military personnel and 1,270 members of formed police units."


@pytest.mark.parametrize(
    ("text", "place", "facets"),
    [
        (ADF, 0, {"measure": "deaths", "actor": "adf", "cause": "hostile act", "as_of": "2024-06-07"}),
        (SHELLING, 0, {"measure": "injuries", "actor": "IL", "about": "unifil", "place": "Naqoura"}),
        (GANGS, 0, {"actor": "gangs", "cause": "hostile act", "population": "people"}),
        (AMBUSH, 0, {"actor": "jnim", "population": "military", "cause": "hostile act"}),
        (AMBUSH, 1, {"actor": "jnim", "population": "police"}),
        (PLEDGE, 0, {"actor": "KE", "scope": "pledged", "population": "police"}),
        (BATTALION, 0, {"actor": "GH", "measure": "strength", "about": ""}),
        (OWN_ARMY, 0, {"actor": "RW", "about": "RW", "population": "military"}),
        (DIED, 0, {"actor": "", "about": "unisfa", "population": "peacekeepers"}),
        (DIED, 1, {"actor": "", "population": "civilians"}),
        (CRASH, 0, {"measure": "deaths", "cause": "accident", "actor": ""}),
        (MALARIA, 0, {"measure": "deaths", "cause": "illness", "actor": "", "about": ""}),
        (BOMB, 0, {"measure": "deaths", "actor": "", "as_of": "2024-06-10"}),
        (CEILING, 1, {"measure": "ceiling", "scope": "authorised", "population": "military"}),
        (CEILING, 2, {"measure": "ceiling", "scope": "authorised", "population": "police"}),
        (RISE, 1, {"measure": "strength", "unit": "peacekeepers", "change": Change.UP}),
        (FALL, 1, {"measure": "deaths", "population": "civilians", "change": Change.DOWN}),
        (SINCE, 0, {"as_of": "2024-05-31", "change": Change.UP, "scope": "deployed"}),
        (SINCE, 1, {"as_of": "2024-01", "unit": "uniformed personnel", "change": Change.NONE}),
        (PARTS, 0, {"cause": "", "measure": "deaths"}),
        (PARTS, 1, {"cause": "hostile act", "measure": "deaths", "unit": "unifil peacekeepers"}),
        (PARTS, 2, {"cause": "accident", "measure": "deaths"}),
        (PARTS, 3, {"cause": "illness", "measure": "deaths", "unit": "unifil peacekeepers"}),
        (STEP, 0, {"as_of": None, "change": Change.NONE}),
        (STEP, 1, {"measure": "displaced", "unit": "people", "change": Change.UP}),
        (FEWER, 0, {"unit": "soldiers", "change": Change.DOWN}),
        (FEWER, 1, {"unit": "soldiers", "scope": "required"}),
        (RAISED, 1, {"measure": "ceiling", "population": "military", "change": Change.UP}),
        (RAISED, 2, {"measure": "ceiling", "population": "police", "unit": "police ceiling"}),
        (OF_SOME, 0, {"unit": "police officers", "place": "Port-au-Prince"}),
        (CONVOYS, 1, {"unit": "convoys"}),
        (WOUNDED, 1, {"measure": "injuries", "unit": "blue helmets", "population": "peacekeepers"}),
        (PART_SINCE, 0, {"as_of": None}),
        (PART_SINCE, 1, {"as_of": "2024-01/2024-06-14", "measure": "displaced"}),
        (SITES, 0, {"amount": asdict(Amount(14, 14))}),
        (FREED, 0, {"unit": "hostages", "actor": ""}),
        (CONTINGENT, 0, {"measure": "strength", "unit": "personnel"}),
        (PERFECT, 0, {"actor": "ML", "measure": "flights denied"}),
        (JOINT, 0, {"population": "uniformed"}),
        (KILLED, 0, {"measure": "deaths", "unit": "people"}),
        (KILLED, 1, {"measure": "deaths", "change": Change.UP}),
        (HURT, 1, {"measure": "injuries", "actor": "armed groups", "change": Change.DOWN}),
        (DEPLOYED, 1, {"measure": "strength"}),
        (VISAS, 0, {"measure": "visas denied", "scope": "denied", "population": "police"}),
        (NO_VISAS, 0, {"measure": "visas denied"}),
        (BESIDE_VISAS, 0, {"measure": "strength"}),
        (UNITS, 1, {"measure": "ceiling", "scope": "authorised", "population": "police"}),
    ],
)
def test_facets(text: str, place: int, facets: dict[str, Any]) -> None:
    found = asdict(extract(text)[place])
    assert {name: found[name] for name in facets} == facets


@pytest.mark.parametrize("text", [RISE, SINCE, KILLED])
def test_a_change_names_the_figure_it_came_from(text: str) -> None:
    figures = {f.id: f for f in extract(text)}
    (moved,) = [f for f in figures.values() if f.changed_from]
    start = figures[moved.changed_from or ""]
    assert (start.amount.low or 0) < (moved.amount.low or 0)


def test_two_demands_are_no_change() -> None:
    figures = extract("The plan would add either 3,200 or 1,100 soldiers to UNDOF.")
    assert [(f.changed_from, f.amount.low) for f in figures] == [(None, 3200), (None, 1100)]


@pytest.mark.parametrize(
    ("text", "amount", "interval", "measure"),
    [
        (
            "The host state refused about 80 per cent of nearly 300 flight requests.",
            (240, 240),
            (194, 264),
            "flights denied",
        ),
        (
            "Roughly a third of the 1,200 patrols were turned back.",
            (400, 400),
            (360, 440),
            "movements denied",
        ),
        (
            "Only two-thirds of the 15,000 authorised troops have been deployed.",
            (10_000, 10_000),
            (10_000, 10_000),
            "strength",
        ),
        ("More than 300 civilians were killed, half of them in Ituri.", (150, 150), (150, None), "deaths"),
    ],
)
def test_a_share_of_a_count_comes_to_an_interval(
    text: str, amount: tuple[float, float], interval: tuple[float, float | None], measure: str
) -> None:
    (derived,) = [f for f in extract(text) if f.derived_from]
    assert (derived.amount.low, derived.amount.high) == amount
    assert derived.interval is not None
    assert (derived.interval.low, derived.interval.high) == interval
    assert derived.measure == measure


def test_the_whole_keeps_out_what_befell_a_part() -> None:
    share, whole, derived = extract("Roughly a third of the 1,200 patrols were turned back.")
    assert (share.part_of, whole.measure, derived.derived_from) == ("patrols", "", (whole.id, share.id))


def test_a_share_of_people_spoken_of_before_is_a_share_of_them() -> None:
    _, share, _ = extract("The army denied nearly 200 flight requests, about 75% of them for drones.")
    assert share.part_of == "flight requests"


@given(
    st.integers(1, 90_000),
    st.integers(1, 100),
    st.sampled_from(["", "nearly", "about", "more than", "at least", "up to"]),
    st.sampled_from(["", "nearly", "about", "more than", "at least", "up to"]),
)
def test_no_value_the_hedges_allow_is_left_out(count: int, percent: int, first: str, second: str) -> None:
    whole, share = Amount(count, count, first), Amount(percent, percent, second)
    interval = multiply_share(whole, share)
    for of_whole in bounds(whole):
        for part in bounds(share):
            if of_whole is not None and part is not None:
                product = of_whole * min(part, 100.0) / 100
                assert (interval.low or 0) <= product + 1e-6
                assert interval.high is None or product <= interval.high + 1e-6
