"""What a resolution gives a mission to do, with its exact words."""

from __future__ import annotations

import pytest

from penholder.official.resolutions import read_resolution
from penholder.vocabulary.resolutions import task_kinds
from tests.official.resolutions.texts import compose, name_of, read_one

EXTENDS = "Decides to extend the mandate of UNMIL until 30 September 2012"


def kinds_of(*paragraphs: str) -> set[str]:
    return {task.kind for task in read_one(EXTENDS, *paragraphs).tasks}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Requests UNMIL to help the authorities prepare the coming elections", "elections"),
        ("Authorizes UNMIL to protect, with all means it has, civilians at risk", "civilians"),
        ("Calls upon UNMIL to monitor the cease-fire line", "ceasefire"),
        (
            "Decides that UNMIL shall assist in the disarmament, demobilization and resettling of fighters",
            "ddr",
        ),
        ("Encourages UNMIL to support the reform of the security sector", "security-sector"),
        ("Decides that the Mission shall observe traffic over the border crossing points", "arms"),
        ("Requests UNMIL to report on violations of human rights", "human-rights"),
        ("Requests UNMIL to train the national police", "police"),
    ],
)
def test_a_task_stands_in_an_act_that_speaks_to_the_mission(words: str, kind: str) -> None:
    assert kind in kinds_of(words)


@pytest.mark.parametrize(
    "words",
    [
        "Calls upon the parties to respect human rights and to hold elections with the help of UNMIL",
        "Welcomes the support of UNMIL for the elections",
        "Notes that UNMIL has trained the police",
        "Urges all States to assist in the reform of the security sector",
        "Decides that the arms embargo shall end, and that the Committee shall report on human rights",
    ],
)
def test_what_is_asked_of_others_or_only_welcomed_is_no_task(words: str) -> None:
    assert kinds_of(words) == set()


def test_the_parts_of_a_list_under_the_mandate_are_tasks_and_word_it_anew() -> None:
    terms = read_one(
        EXTENDS,
        "Decides that UNMIL shall have the following mandate: (a) to monitor the armistice; (b) to assist "
        "with the clearance of mines; (c) to facilitate the voluntary return of those who fled",
    )
    assert [task.kind for task in terms.tasks] == ["ceasefire", "returns", "mines"]
    assert terms.tasks_anew
    assert not read_one(EXTENDS, "Requests UNMIL to support the elections").tasks_anew


def test_a_word_in_a_missions_own_name_is_no_task() -> None:
    terms = read_one(
        "Decides to extend the mandate of the United Nations Mission for the Referendum in Western Sahara "
        "until 30 September 2012",
        "Calls upon the United Nations Mission for the Referendum in Western Sahara to assist those who ask",
    )
    assert terms.mission == "minurso"
    assert terms.tasks == ()


def test_every_task_has_its_exact_words() -> None:
    text = compose(
        3001, "20 June 2012", EXTENDS, "Requests UNMIL to protect civilians and to support\nelections"
    )
    reading = read_resolution(name_of(3001, "20 June 2012"), text.encode())
    (terms,) = reading.terms
    assert {task.words.words for task in terms.tasks} == {"protect civilians", "elections"}
    assert all(text[t.words.start : t.words.end] == t.words.words for t in terms.tasks)


def test_kinds_are_told_apart_and_labelled() -> None:
    kinds = task_kinds()
    assert len({k.key for k in kinds}) == len({k.label for k in kinds}) == len(kinds)
    assert all(" " not in k.key and k.words for k in kinds)
