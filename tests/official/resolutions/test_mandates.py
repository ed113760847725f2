"""Which mandate a resolution sets, until when, and whose."""

from __future__ import annotations

from datetime import date

import pytest

from penholder.official.resolutions import Action, Basis, read_resolution
from tests.official.resolutions.texts import compose, name_of, read_one, read_terms


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Decides to extend UNMIL's mandate until 30 September 2012", date(2012, 9, 30)),
        ("Extends the mandate of UNMIL for a further period ending on 15 December 2012", date(2012, 12, 15)),
        ("Decides that UNMIL's mandate shall be extended until July 31, 2013", date(2013, 7, 31)),
        ("Decides to renew until 9 July 2013 the mandate of UNMIL, as worded earlier", date(2013, 7, 9)),
        ("Decides to extend UNMIL's mandate for one year, that is, until 20 June 2013", date(2013, 6, 20)),
        ("Approves the continued presence of UNMIL until 1 August 2012", date(2012, 8, 1)),
        (
            "Decides to extend UNMIL's mandate until votes are counted, but not later than 2 May 2013",
            date(2013, 5, 2),
        ),
        (
            "Decides to extend UNMIL for 12 months from its adoption",
            date(2013, 6, 20),
        ),
    ],
)
def test_the_last_day_is_read_in_the_councils_wordings(words: str, day: date) -> None:
    term = read_one(words)
    assert (term.mission, term.action) == ("unmil", Action.EXTENDS)
    assert term.expiry is not None
    assert term.expiry.day == day


def test_a_further_period_runs_from_the_last_day_before_it() -> None:
    first, second = read_terms(
        (3001, "14 May 2003", ("Decides to extend UNIFIL's mandate until 31 July 2003",)),
        (
            3002,
            "28 July 2003",
            ("Decides to extend UNIFIL's mandate for a further five months",),
        ),
    )
    assert first.expiry is not None
    assert first.expiry.basis is Basis.STATED
    assert second.expiry is not None
    assert (second.expiry.day, second.expiry.basis) == (date(2003, 12, 31), Basis.FROM_EXPIRY)
    assert second.expiry.start == date(2003, 7, 31)


def test_the_order_of_the_texts_changes_nothing() -> None:
    texts = (
        (3001, "14 May 2003", ("Decides to extend UNIFIL's mandate until 31 July 2003",)),
        (
            3002,
            "28 July 2003",
            ("Decides to extend UNIFIL's mandate for a further five months",),
        ),
        (
            3003,
            "30 January 2004",
            ("Decides to extend UNIFIL's mandate for another four months",),
        ),
    )
    assert read_terms(*texts) == read_terms(*reversed(texts))


def test_a_first_period_that_began_late_is_told_by_the_renewal_after_it() -> None:
    first, _ = read_terms(
        (3001, "4 March 1964", (
            "Recommends the creation of UNFICYP",
            "Recommends that UNFICYP's stationing last for a period of three months",
        )),
        (3002, "20 June 1964", (
            "Extends UNFICYP's stationing for an additional three months, ending 26 September 1964",
        )),
    )  # fmt: skip
    assert first.action is Action.ESTABLISHES
    assert first.expiry is not None
    assert (first.expiry.day, first.expiry.basis) == (date(1964, 6, 26), Basis.FROM_NEXT)


def test_a_first_period_counts_from_the_day_named_for_the_start() -> None:
    term = read_one(
        "Decides to establish UNMIL as of 1 October 2003 for an initial period of 12 months",
        day="19 September 2003",
    )
    assert term.expiry is not None
    assert (term.expiry.day, term.expiry.basis) == (date(2004, 9, 30), Basis.FROM_DAY)


def test_a_period_that_waits_for_an_event_has_no_day() -> None:
    term = read_one(
        "Decides to establish a mission named UNAVEM",
        "Decides to set up UNAVEM for a period of 20 months",
        "Decides that these arrangements shall enter into force as soon as both accords are signed",
        day="20 December 1988",
    )
    assert term.expiry is not None
    assert (term.expiry.day, term.expiry.basis) == (None, Basis.FROM_EVENT)


def test_an_unknown_day_of_adoption_leaves_a_period_without_its_day() -> None:
    text = compose(
        3001, "20 June 2012", "Decides to extend the mandate of UNMIL for a further period of six months"
    )
    bare = text[text.index("The Security Council,\n") :]
    (term,) = read_resolution("S-RES-3001(2012).txt", bare.encode()).terms
    assert term.adopted is None
    assert term.expiry is not None
    assert term.expiry.day is None


@pytest.mark.parametrize(
    "words",
    [
        "Decides to extend until 13 October 2012 the authorization of ISAF",
        "Decides to extend until 1 March 2013 the mandate of the Panel of Experts on Liberia, and thanks UNMIL",
        "Decides to extend until 31 May 2013 the authorization given to the French forces supporting UNMIL",
        "Authorizes its partners to maintain AMISOM until 30 November 2012, up to 17,000 troops",
        "Decides to extend until 30 May 2013 the measures on arms that UNMIL helps to watch",
        "Expresses its intention to extend UNMIL's mandate until 30 September 2013",
        "Recalls its decision to extend UNMIL's mandate until 30 September 2012",
    ],
)
def test_other_forces_bodies_and_mere_intentions_set_no_mandate(words: str) -> None:
    reading = read_resolution(name_of(3001, "20 June 2012"), compose(3001, "20 June 2012", words).encode())
    assert [term for term in reading.terms if term.expiry or term.military or term.police] == []


def test_a_force_under_another_flag_is_kept_apart_by_name() -> None:
    text = compose(
        3001,
        "20 June 2012",
        "Decides to extend the mandate of UNOCI and the French forces until 1 July 2013",
    )
    reading = read_resolution(name_of(3001, "20 June 2012"), text.encode())
    assert [term.mission for term in reading.terms] == ["unoci"]
    assert [other.name for other in reading.others] == ["French forces"]


def test_the_force_is_the_mission_the_text_is_about() -> None:
    text = compose(
        3001,
        "19 December 1979",
        "Decides to renew the mandate of the Force until 21 June 1980",
        preamble="Having studied how the United Nations Interim Force in Lebanon fares,",
    )
    (term,) = read_resolution(name_of(3001, "19 December 1979"), text.encode()).terms
    assert (term.mission, term.expiry and term.expiry.day) == ("unifil", date(1980, 6, 21))


def test_one_name_goes_to_the_mission_alive_on_the_day() -> None:
    words = "Decides to extend the mandate of UNAVEM until 8 May of that year, at the latest 8 May"
    assert read_one(words + " 1996", day="8 February 1996").mission == "unavem-iii"
    assert read_one(words + " 1993", day="8 February 1993").mission == "unavem-ii"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Decides to terminate the mandate of UNMEE effective on 31 July 2008", date(2008, 7, 31)),
        ("Decides that UNMEE is terminated forthwith", date(2008, 7, 30)),
    ],
)
def test_an_end_is_read_with_its_day(words: str, day: date) -> None:
    term = read_one(words, day="30 July 2008")
    assert term.action is Action.TERMINATES
    assert term.expiry is not None
    assert term.expiry.day == day


def test_a_withdrawal_of_others_ends_no_mission() -> None:
    text = compose(
        3001, "25 February 1982", "Decides that the withdrawal of all foreign forces concerns UNIFIL too"
    )
    reading = read_resolution(name_of(3001, "25 February 1982"), text.encode())
    assert [term for term in reading.terms if term.action is Action.TERMINATES] == []
