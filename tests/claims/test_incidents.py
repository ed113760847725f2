"""Several sentences of one report that tell one incident: nobody is counted twice, background stays apart."""

from __future__ import annotations

import pytest

from penholder.claims.events import extract_events
from penholder.claims.incidents import Incident, find_incidents
from penholder.model import Counting, Effect, Event, Stage
from tests.factories import make_bracket, parse


def incidents(text: str, day: str = "2024-05-10") -> tuple[Incident, ...]:
    report, parsed = parse(text)
    return find_incidents(extract_events(report, parsed, make_bracket(report, day), ()))


def events(text: str, day: str = "2024-05-10") -> tuple[Event, ...]:
    report, parsed = parse(text)
    return extract_events(report, parsed, make_bracket(report, day), ())


def least(text: str, effect: Effect = Effect.KILLED) -> float:
    news = [i for i in incidents(text) if not i.background]
    return sum(i.least(effect) for i in news)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Rebels killed two guards on Monday. The two guards died at the gate.", 2),
        ("Rebels killed several guards on Monday. They killed five guards at the gate.", 5),
        ("Rebels killed a mayor on Monday. Two other men were also killed.", 3),
        ("Rebels killed a mayor and two guards on Monday. The mayor and the guards were shot dead.", 3),
        ("A bomb killed 11 villagers on Monday. Three of the villagers died in hospital.", 11),
        ("A bomb killed eight people on Monday, including a priest. The priest was killed at once.", 8),
        ("A bomb killed nobody on Monday.", 0),
    ],
)
def test_mentions_of_the_same_people_count_once(text: str, killed: float) -> None:
    assert least(text) == killed


def test_two_sorts_of_people_in_two_sentences_add_up() -> None:
    text = "Police captured a rebel leader near Goma on Monday. They also detained two fighters."
    assert least(text, Effect.CAPTURED) == 3


def test_what_the_people_told_of_had_done_is_background() -> None:
    text = "Troops arrested a commander near Bossangoa on Monday. He is accused of an attack that killed four nurses."
    assert least(text) == 0
    assert least(text, Effect.CAPTURED) == 1


def test_an_attack_of_long_before_is_background() -> None:
    text = "Gunmen killed two traders in Gao on Tuesday. In March 2021 gunmen killed nine traders in Gao."
    assert least(text) == 2


def test_incidents_of_two_days_stay_two() -> None:
    text = "Rebels killed two men in Bria on 3 May 2024. On 7 May 2024 rebels killed three men in Ndele."
    assert [(i.when, i.least(Effect.KILLED)) for i in incidents(text)] == [
        ("2024-05-03", 2),
        ("2024-05-07", 3),
    ]


def test_a_toll_takes_the_day_the_report_is_telling_of() -> None:
    found = events("Gunmen attacked a convoy near Kaga Bandoro on 6 May 2024. Two drivers were killed.")
    killing = next(e for e in found if e.tolls)
    assert (killing.when, killing.date_words) == ("2024-05-06", None)


def test_the_day_of_a_confirmation_or_a_dateline_is_not_that_of_the_event() -> None:
    (event,) = [
        e for e in events("The army confirmed on Thursday the arrest of a warlord on 6 May 2024.") if e.tolls
    ]
    assert event.when == "2024-05-06"
    found = events("GOMA, 9 May 2024 - Gunmen killed two farmers near Goma on 6 May 2024.")
    assert [e.when for e in found if e.tolls] == ["2024-05-06"]


def test_the_outcome_of_an_attack_is_told_with_the_attack() -> None:
    (event,) = events("An ambush on 6 May 2024 near Menaka killed nine soldiers and left two wounded.")
    assert event.kind == "attack"
    assert [(t.effect, t.low) for t in event.tolls] == [(Effect.KILLED, 9), (Effect.INJURED, 2)]


def test_who_holds_people_decides_between_arrest_and_kidnapping() -> None:
    assert [e.kind for e in events("Militiamen captured two nurses in Djugu on Monday.")] == ["kidnapping"]
    assert [e.kind for e in events("Soldiers captured two militiamen in Djugu on Monday.")] == ["arrest"]


def test_nobody_hurt_is_said_of_the_attack_before() -> None:
    (event,) = events("Shells struck a base in Naqoura on Monday. No casualties were reported.")
    assert [(t.effect, t.high) for t in event.tolls] == [(Effect.UNHARMED, 0)]


def test_attempts_and_threats_are_staged() -> None:
    found = events("Gunmen tried to kidnap a judge in Tripoli on Monday.")
    assert [e.stage for e in found] == [Stage.ATTEMPTED]


def test_running_totals_make_no_incident() -> None:
    assert incidents("Since 2013 mines have killed 60 peacekeepers.") == ()


def test_mentions_keep_how_they_count() -> None:
    found = events("Rebels killed six men in Beni on Monday. Two more men were killed in a field.")
    assert [t.counting for e in found for t in e.tolls] == [Counting.WHOLE, Counting.ADDED]


def test_a_report_may_name_the_day_after_what_it_opens_with() -> None:
    text = "An explosion wrecked a bridge in Wau. It happened on 4 May 2024. Nobody was hurt."
    (event,) = [e for e in events(text) if e.kind == "attack"]
    assert (event.when, event.date_words) == ("2024-05-04", None)


def test_people_also_held_are_others_and_a_sum_is_all_of_them() -> None:
    also = "Police arrested a forger in Juba on Monday. The police also arrested one suspect."
    assert least(also, Effect.CAPTURED) == 2
    total = "Troops killed a rebel leader and one fighter on Monday. Two rebels, including the leader, were killed."
    assert least(total) == 2


def test_each_of_several_events_comes_before_their_sum() -> None:
    text = (
        "More than 15 rebels were killed in separate raids on Monday. Near Bria troops killed eight rebels."
    )
    assert least(text) == 8
    assert least("More than 15 rebels were killed in separate raids on Monday.") == 16


def test_what_a_man_had_planned_is_background() -> None:
    text = "Troops killed a commander near Bria on Monday. He had planned an ambush that killed two nurses."
    assert least(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Rebels handed over two abducted guards to the mission on Monday.",
        "Two kidnapped guards were handed over to the mission on Monday.",
    ],
)
def test_people_held_who_are_handed_over_are_released_and_not_abducted_anew(text: str) -> None:
    told = events(text)
    assert [e.kind for e in told] == ["release of people"]
    assert [(t.effect, t.low) for t in told[0].tolls] == [(Effect.RELEASED, 2)]


def test_a_camp_handed_over_is_a_withdrawal_and_suspects_are_not() -> None:
    assert [e.kind for e in events("The mission handed over a camp on Monday.")] == ["withdrawal"]
    assert not events("The army handed over two suspects to a court on Monday.")


def test_a_ban_on_operations_that_is_lifted_is_no_sanction() -> None:
    assert not events("The government has lifted its ban on drone flights.")
    assert [e.kind for e in events("The council lifted its travel ban on a general on Monday.")] == [
        "sanctions"
    ]


@pytest.mark.parametrize("people", ["The number of guards killed", "Fatalities", "Civilian deaths"])
def test_people_whose_number_rose_are_no_toll_of_their_own(people: str) -> None:
    assert least(f"{people} rose from 15 to 19 in two days.") == 0


def test_both_sorts_of_people_behind_a_dateline_are_counted() -> None:
    text = (
        "BRIA, 9 May 2024 - At least six nurses and one guard died in Thursday's ambush, the ministry said."
    )
    assert least(text) == 7
