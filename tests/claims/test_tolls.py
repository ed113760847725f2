"""Whom an event killed, injured, captured, released or left unharmed, and how many: missions of every continent."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penholder.claims.tolls import FoundToll, find_tolls
from penholder.model import Counting, Effect, Stage
from tests.factories import parse


def tolls(text: str) -> list[FoundToll]:
    report, parsed = parse(text)
    found = [toll for sentence in parsed.sentences for toll in find_tolls(sentence)]
    assert all(report.text[t.victims.start : t.victims.end].strip() for t in found)
    return found


def told(text: str) -> list[tuple[str, float, float | None]]:
    return [(t.effect.value, t.victims.low, t.victims.best) for t in tolls(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels killed a soldier in Bunia.", ("killed", 1, 1)),
        ("A mine killed at least 12 people, most of them civilians.", ("killed", 12, None)),
        ("More than 10 fighters were killed near Juba.", ("killed", 11, None)),
        ("Gunmen abducted dozens of villagers.", ("captured", 12, None)),
        ("The army detained several suspected insurgents.", ("captured", 3, None)),
        ("Police arrested a number of protesters in Port-au-Prince.", ("captured", 3, None)),
        ("Shelling killed civilians in El Fasher.", ("killed", 2, None)),
        ("Two peacekeepers died in the ambush.", ("killed", 2, 2)),
        ("The clashes left five gendarmes wounded.", ("injured", 5, 5)),
        ("Six herders were shot dead on the road.", ("killed", 6, 6)),
        ("The bodies of three miners were found in a well.", ("killed", 3, 3)),
        ("Nine staff members were taken hostage.", ("captured", 9, 9)),
        ("Four men were taken into custody.", ("captured", 4, 4)),
        ("The group released two aid workers.", ("released", 2, 2)),
        ("The raid claimed the lives of 14 farmers.", ("killed", 14, 14)),
        ("Three sailors went missing off Naqoura.", ("missing", 3, 3)),
        ("Some 400 families fled the town.", ("displaced", 360, 400)),
        ("The strike resulted in two girls being killed.", ("killed", 2, 2)),
        ("Militants killed up to 20 recruits.", ("killed", 1, None)),
    ],
)
def test_people_are_counted_as_far_as_the_words_bound_them(
    text: str, expected: tuple[str, float, float | None]
) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Troops captured the town of Rubaya.",
        "Customs officers seized a cache of weapons.",
        "The minister was held accountable.",
        "Officials held a meeting in Nicosia.",
        "The rebels could kill hostages.",
        "The force plans to arrest the commander.",
        "The Council killed the bill.",
        "The mission carried out an operation to detain a militia leader.",
    ],
)
def test_things_aims_and_fears_are_no_tolls(text: str) -> None:
    assert told(text) == []


def test_a_list_counts_each_of_its_members() -> None:
    found = tolls("The blast killed a captain, two drivers and four civilians.")
    assert [(t.victims.low, t.group) for t in found] == [(1, "military"), (2, "civilians"), (4, "civilians")]


def test_a_number_alone_counts_people_of_the_sort_before_it() -> None:
    found = tolls("Four soldiers were killed and nine wounded.")
    assert [(t.effect, t.group, t.victims.who) for t in found] == [
        (Effect.KILLED, "military", "soldier"),
        (Effect.INJURED, "military", "soldier"),
    ]


def test_people_named_with_others_are_counted_with_them() -> None:
    assert told("The commander was killed along with two guards.") == [("killed", 1, 1), ("killed", 2, 2)]


def test_those_picked_out_of_a_count_are_part_of_it() -> None:
    found = tolls("The attack killed 11 villagers, including three children.")
    assert [(t.victims.low, t.victims.counting) for t in found] == [(11, Counting.WHOLE), (3, Counting.PART)]


@pytest.mark.parametrize(
    ("text", "counting"),
    [
        ("Another guard was killed.", Counting.ADDED),
        ("Two more guards were killed.", Counting.ADDED),
        ("The two guards were killed.", Counting.AGAIN),
        ("Five of the guards were killed.", Counting.PART),
        ("Five guards were killed.", Counting.WHOLE),
        ("Gunmen stopped the guards and killed them.", Counting.AGAIN),
    ],
)
def test_articles_and_other_words_say_whether_people_are_new(text: str, counting: Counting) -> None:
    assert [t.victims.counting for t in tolls(text)] == [counting]


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("No civilians were harmed.", Effect.UNHARMED),
        ("No casualties were reported.", Effect.UNHARMED),
        ("No women or children were injured.", Effect.INJURED),
        ("Nobody was killed.", Effect.KILLED),
    ],
)
def test_a_negation_is_a_toll_of_none(text: str, effect: Effect) -> None:
    assert {(t.effect, t.victims.high) for t in tolls(text)} == {(effect, 0)}


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("The rebels killed the governor.", Stage.DONE),
        ("The rebels tried to kill the governor.", Stage.ATTEMPTED),
        ("The rebels threatened to kill the governor.", Stage.THREATENED),
        ("Police foiled the murder of the governor.", Stage.ATTEMPTED),
        ("The police managed to arrest the governor.", Stage.DONE),
    ],
)
def test_how_far_it_got(text: str, stage: Stage) -> None:
    assert [t.stage for t in tolls(text)] == [stage]


def test_a_count_over_months_is_marked_as_one() -> None:
    (toll,) = tolls("Troops have captured 17 commanders in the last month.")
    assert toll.over_period
    (toll,) = tolls("Troops captured two commanders on Monday.")
    assert not toll.over_period


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 900), st.sampled_from(["soldiers", "villagers", "peacekeepers"]))
def test_a_plain_number_is_least_best_and_most(number: int, people: str) -> None:
    (toll,) = tolls(f"The attackers killed {number} {people} near the river.")
    assert (toll.victims.low, toll.victims.best, toll.victims.high) == (number, number, number)
