"""Chains of mandates from texts and from descriptions of a list."""

from __future__ import annotations

from datetime import date

import pytest

from penholder.model import RollCall, VoteCount, VoteResult
from penholder.official.resolutions import Action, link_mandates, read_listed
from penholder.vocabulary import Mandate
from penholder.vocabulary.mandates import read_mandates, write_mandates
from tests.official.resolutions.texts import read_terms


def call(number: int, day: str, title: str, count: VoteCount | None = None) -> RollCall:
    on = date.fromisoformat(day)
    return RollCall(f"S/RES/{number}({on.year})", on, VoteResult.ADOPTED, title, count=count)


@pytest.mark.parametrize(
    ("title", "mission", "action", "expires"),
    [
        ("on extension of UNMISS (UN Mission in South Sudan) until 15 Mar. 2031", "unmiss", Action.EXTENDS, "2031-03-15"),
        ("on renewal of UNIFIL, the UN Interim Force in Lebanon, until 31 Aug. 2031", "unifil", Action.EXTENDS, "2031-08-31"),
        ("on termination of UNMISS as of 1 May 2031", "unmiss", Action.TERMINATES, "2031-05-01"),
        ("on reduction of the troops of UNMISS by 1 May 2031", "unmiss", Action.CHANGES, None),
        ("on increase of the force levels of UNMISS and extension of the mandate until 15 Mar. 2031", "unmiss", Action.EXTENDS, "2031-03-15"),
        ("on renewal of the measures on arms and extension of the mandate of UNMISS until 15 Mar. 2031", "unmiss", Action.EXTENDS, "2031-03-15"),
    ],
)  # fmt: skip
def test_descriptions_tell_mission_action_and_last_day(
    title: str, mission: str, action: Action, expires: str | None
) -> None:
    (terms,) = read_listed([call(3100, "2030-03-10", title, VoteCount(13, 0, 2))])
    assert (terms.mission, terms.action, terms.tally) == (mission, action, "13-0-2")
    assert terms.expires == (date.fromisoformat(expires) if expires else None)
    for words in (terms.action_words, terms.words):
        assert words is None or title[words.start : words.end] == words.words


@pytest.mark.parametrize(
    "title",
    [
        "on extension of the Panel of Experts beside UNMISS until 15 Mar. 2031",
        "on extension of what AMISOM may do until 15 Mar. 2031",
        "condemning the attack on the headquarters of UNMISS",
        "on renewal of sanctions and on the killing of staff of UNMISS",
    ],
)
def test_other_bodies_and_other_matters_set_no_mandate(title: str) -> None:
    assert read_listed([call(3100, "2030-03-10", title)]) == ()


def test_a_text_goes_before_a_description_and_keeps_its_votes() -> None:
    terms = read_terms(
        (
            3001,
            "20 June 2012",
            ("Decides to extend UNMIL's mandate until 30 September 2012, with up to 500 troops",),
        )
    )
    listed = read_listed(
        [
            call(
                3001,
                "2012-06-20",
                "on extension of the mandate of UNMIL until 30 Oct. 2012",
                VoteCount(15, 0, 0),
            )
        ]
    )
    (mandate,) = link_mandates(terms, listed)
    assert (mandate.expires, mandate.military, mandate.tally) == (date(2012, 9, 30), 500, "15-0-0")
    assert mandate.source == "text"


def test_a_change_keeps_the_last_day_and_a_description_keeps_no_figures() -> None:
    terms = read_terms(
        (
            3001,
            "20 June 2012",
            ("Decides to extend UNMIL's mandate until 30 September 2012, with up to 500 troops",),
        ),
        (3002, "2 July 2012", ("Decides to increase the troops of UNMIL by 100",)),
    )
    listed = read_listed(
        [call(3003, "2012-09-20", "on extension of the mandate of UNMIL for a further period of 6 months")]
    )
    first, second, third = link_mandates(terms, listed)
    assert (second.action, second.expires, second.basis, second.military) == (
        "changes",
        first.expires,
        "kept",
        600,
    )
    assert (third.expires, third.basis, third.military) == (date(2013, 3, 31), "from expiry", None)


def test_the_order_of_what_was_read_changes_nothing() -> None:
    calls = [
        call(3003, "2030-09-20", "on extension of the mandate of UNMISS until 20 Dec. 2030"),
        call(3004, "2030-12-18", "on reduction of the military ceiling of UNMISS"),
        call(3001, "2030-03-20", "on extension of the mandate of UNMISS until 20 Sept. 2030"),
    ]
    assert link_mandates(listed=read_listed(calls)) == link_mandates(listed=read_listed(calls[::-1]))


def test_what_was_read_is_added_to_a_table_and_takes_nothing_from_it() -> None:
    known = Mandate(
        mission="unmiss",
        resolution="S/RES/3001(2030)",
        adopted=date(2030, 3, 20),
        expires=date(2030, 9, 20),
        military=7,
    )
    listed = read_listed([call(3003, "2030-09-20", "on termination of the mandate of UNMISS")])
    assert link_mandates(listed=listed, known=[known])[0] == known
    assert link_mandates(listed=listed, known=[known])[1].expires == known.expires


def test_a_table_is_read_back_as_written() -> None:
    rows = (
        Mandate(
            mission="a",
            resolution="S/RES/1(1990)",
            adopted=date(1990, 1, 2),
            tasks=("mines", "ddr"),
            tally="9-0-6",
        ),
        Mandate(
            mission="b",
            resolution="S/RES/2(1990)",
            adopted=date(1990, 1, 3),
            expires=date(1991, 1, 3),
            military=5,
            basis="stated",
        ),
    )
    assert read_mandates(write_mandates(rows, ["told here"]), "x.csv") == rows
