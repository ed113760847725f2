"""How many people a resolution authorises, and when it wants reports."""

from __future__ import annotations

import pytest

from penholder.official.resolutions import Ceiling, Measure
from tests.official.resolutions.texts import read_one, read_terms


def told(ceiling: Ceiling | None) -> tuple[int | None, int | None]:
    return (None, None) if ceiling is None else (ceiling.total, ceiling.change)


@pytest.mark.parametrize(
    ("words", "military", "police"),
    [
        ("consist of up to 8,500 troops and have a police component of up to 1,200 officers", (8500, None), (1200, None)),
        ("comprise 7,030 military personnel, 760 military observers and 391 police personnel", (7790, None), (391, None)),
        ("comprise 3,000 military personnel, including 90 military observers and 60 staff officers", (3000, None), (None, None)),
        ("include 1,500 police personnel and 10 formed police units with up to 130 members each", (None, None), (2800, None)),
        ("have an authorized troop ceiling of 6,100", (6100, None), (None, None)),
    ],
)  # fmt: skip
def test_totals_are_added_up_and_parts_are_not(
    words: str, military: tuple[int | None, int | None], police: tuple[int | None, int | None]
) -> None:
    term = read_one(f"Decides that UNMIL shall {words}")
    assert (told(term.military), told(term.police)) == (military, police)


@pytest.mark.parametrize(
    ("words", "military"),
    [
        ("Authorizes an increase in the strength of UNMIL by 50 military personnel", (None, 50)),
        ("Decides to increase the military component of UNMIL by up to 900 additional troops", (None, 900)),
        ("Decides to raise the strength of UNMIL, increasing it from 4,000 to 6,000 troops", (6000, None)),
        ("Decides to decrease the troop level of UNMIL to no more than 1,200", (1200, None)),
        ("Decides to reduce the military component of UNMIL by 1,129 personnel", (None, -1129)),
    ],
)
def test_a_change_is_told_from_a_total(words: str, military: tuple[int | None, int | None]) -> None:
    assert told(read_one(words).military) == military


def test_a_change_is_added_to_the_ceiling_before() -> None:
    _, second = read_terms(
        (3001, "4 May 2004", ("Decides that UNOCI shall consist of up to 6,240 military personnel",)),
        (3002, "24 June 2005", ("Authorizes an increase of UNOCI by up to 850 military personnel",)),
    )
    assert second.military is not None
    assert (second.military.change, second.military.resulting) == (850, 7090)


def test_a_change_without_a_known_ceiling_results_in_nothing() -> None:
    ceiling = read_one("Authorizes an increase of UNOCI by up to 850 military personnel").military
    assert ceiling is not None
    assert ceiling.resulting is None


@pytest.mark.parametrize(
    "words",
    [
        "Decides that UNMIL shall help to train 12,000 officers of the National Police",
        "Decides that UNMIL shall help to disarm 25,000 combatants",
        "Authorizes the redeployment of 300 troops from UNMIL to UNOCI",
        "Decides to study whether UNMIL could be reduced to 6,000 troops",
        "Decides that UNMIL shall deploy three infantry battalions",
    ],
)
def test_what_is_no_authorised_size_is_left_alone(words: str) -> None:
    term = read_one("Decides to extend UNMIL's mandate until 30 September 2012", words)
    assert (term.military, term.police) == (None, None)


def test_parts_keep_their_words() -> None:
    ceiling = read_one(
        "Decides that UNMIL shall include up to 300 troops, including 20 staff officers"
    ).military
    assert ceiling is not None
    assert [(part.count, part.measure) for part in ceiling.parts] == [
        (300, Measure.TOTAL),
        (20, Measure.PART),
    ]
    assert [part.words.words for part in ceiling.parts] == ["300 troops", "20 staff officers"]


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("report to the Council by 31 March 2013", ["by:2013-03-31"]),
        (
            "submit reports by 7 July, 4 August and 1 October 2012",
            ["by:2012-07-07", "by:2012-08-04", "by:2012-10-01"],
        ),
        ("report within 30 days, and every 60 days thereafter", ["within:P30D", "every:P60D"]),
        ("keep the Council informed and report at least once every three months", ["every:P3M"]),
        ("report on UNMIL quarterly", ["every:P3M"]),
        (
            "report semi-annually, and 40 days prior to its expiry",
            ["every:P6M", "before-end:P40D"],
        ),
        ("submit a report at the end of this period", ["end"]),
        ("report before the expiry of the mandate", ["before-end"]),
        ("report by 12 September, then every 100 days", ["by:2012-09-12", "every:P100D"]),
        ("report by the end of February 2013", ["by:2013-02-28"]),
        ("plan until 1 September 2012 for the withdrawal of UNMIL", []),
        ("report six months from the day on which ballots are counted", []),
        ("report with a view to closing the base by 4 March 2013", []),
    ],
)
def test_times_of_reports(words: str, codes: list[str]) -> None:
    term = read_one(
        "Decides to extend UNMIL's mandate until 20 June 2013",
        f"Requests the Secretary-General to {words}",
    )
    assert [due.code for due in term.reports] == codes


@pytest.mark.parametrize(
    "asked", ["Requests the Panel of Experts", "Requests the African Union", "Urges all States"]
)
def test_reports_of_others_are_not_the_missions(asked: str) -> None:
    term = read_one(
        "Decides to extend UNMIL's mandate until 20 June 2013", f"{asked} to report by 1 May 2013"
    )
    assert term.reports == ()


def test_a_list_stands_under_the_verb_before_the_colon() -> None:
    term = read_one(
        "Decides to extend UNMIL's mandate until 20 June 2013",
        "Requests the Secretary-General: (a) to send a plan to Monrovia; (b) to report every 80 days",
    )
    assert [due.code for due in term.reports] == ["every:P80D"]
