"""Host-state restrictions on other missions, with their period, count and share."""

from __future__ import annotations

import pytest

from penholder.claims.figures import extract_figures
from penholder.claims.restrictions import extract_restrictions
from penholder.model import Restriction, RestrictionStatus
from tests.factories import make_bracket, parse


def extract(text: str, day: str = "2025-03-20") -> tuple[Restriction, ...]:
    report, parsed = parse(text)
    bracket = make_bracket(report, day)
    figures = extract_figures(report, parsed, bracket, ())
    found = extract_restrictions(report, parsed, bracket, (), figures)
    ids = {f.id for f in figures}
    for restriction in found:
        span = restriction.span
        assert report.text[span.start : span.end] == span.words
        assert {restriction.count, restriction.share} - {None} <= ids
    return found


def test_flights_grounded_for_a_period() -> None:
    (found,) = extract("The government of South Sudan grounded all UNMISS flights in February.")
    assert (found.kind, found.by, found.on, found.period) == (
        "flight denial",
        "South Sudan",
        "UNMISS",
        "2025-02",
    )


def test_a_denial_is_counted_and_shared() -> None:
    (found,) = extract(
        "UNMISS is worried. South Sudanese authorities denied nearly 200 flight requests from January through"
        " February – about 75% of them for reconnaissance drones."
    )
    assert found.period == "2025-01/2025-02"
    assert found.count is not None
    assert found.share is not None
    assert found.share_of == "reconnaissance drones"


def test_expulsions_and_visas() -> None:
    expelled, visas = extract(
        "Sudan's government expelled the UN mission's envoy. Authorities denied visas to UNITAMS staff between May"
        " and September 2023.",
        "2023-12-05",
    )
    assert (expelled.kind, expelled.by, expelled.on) == ("expulsion", "Sudan", "UNITAMS")
    assert (visas.kind, visas.period) == ("visa denial", "2023-05/2023-09")


def test_nouns_laid_at_the_host_states_door() -> None:
    (found,) = extract(
        "The Council deplored ground restrictions imposed by Congolese authorities on MONUSCO."
    )
    assert (found.kind, found.by, found.on) == ("movement", "DR Congo", "MONUSCO")


def test_rebels_are_no_host_state() -> None:
    text = "Syrian rebels blocked an UNDOF patrol near the Golan Heights."
    assert extract(text) == ()


def test_what_may_or_did_not_happen_is_no_restriction() -> None:
    text = "South Sudan's government did not ground UNMISS flights. It could deny the mission access."
    assert extract(text) == ()


def test_nothing_without_an_operation() -> None:
    assert extract("Finland's authorities denied a flight request.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "End restrictions on UNMISS peacekeepers in South Sudan.",
        "South Sudan should have lifted its restrictions on UNMISS patrols.",
        "South Sudan's government turned down three plans for the UNMISS mission.",
    ],
)
def test_what_is_lifted_or_turned_down_is_no_restriction(text: str) -> None:
    assert extract(text) == ()


def test_patrols_turned_back_are_restricted() -> None:
    (found,) = extract("South Sudan's army turned back an UNMISS patrol.")
    assert found.kind == "movement"


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("The Houthis have blocked UNMHA patrols near Hodeidah.", "Houthis"),
        ("Rebels of the CPC blocked a convoy of MINUSCA.", "Coalition of Patriots for Change"),
        ("Israeli soldiers blocked a UNIFIL patrol.", "Israel"),
        ("The FARDC blocked a MONUSCO patrol.", "DR Congo"),
    ],
)
def test_who_restricts_is_who_the_words_name(text: str, by: str) -> None:
    assert [r.by for r in extract(text)] == [by]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("South Sudan lifted its restrictions on UNMISS patrols.", "movement", RestrictionStatus.LIFTED),
        (
            "South Sudan threatened to expel the UNMISS spokesman.",
            "expulsion",
            RestrictionStatus.THREATENED,
        ),
        ("South Sudan expelled the UNMISS spokesman.", "expulsion", RestrictionStatus.IMPOSED),
    ],
)
def test_how_far_a_restriction_has_got(text: str, kind: str, status: RestrictionStatus) -> None:
    assert [(r.kind, r.status) for r in extract(text)] == [(kind, status)]


def test_goods_held_up_are_counted_and_placed() -> None:
    (found,) = extract(
        "South Sudan's authorities have blocked 40 fuel trucks of UNMISS in Nimule since February."
    )
    assert (found.kind, found.place, found.period) == ("customs", "Nimule", "2025-02/..")
    assert found.count is not None


def test_violations_of_the_status_of_forces_are_the_hosts() -> None:
    (found,) = extract("MINUSCA counted 11 violations of the status-of-forces agreement in January.")
    assert (found.kind, found.by, found.period) == ("status of forces", "Central African Republic", "2025-01")


@pytest.mark.parametrize(
    "text",
    [
        "The Lebanese army has arrested a suspect in the killing of an Irish UNIFIL soldier.",
        "Lebanese police detained three men over the death of a UNIFIL soldier.",
        "Lebanon arrested a soldier for attacking a UNIFIL patrol.",
    ],
)
def test_arrests_of_those_who_harmed_an_operation_do_not_restrict_it(text: str) -> None:
    assert extract(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Lebanese troops arrested two UNIFIL peacekeepers near Tyre.",
        "Two staff members of UNIFIL were detained by Lebanese troops.",
        "Lebanese police detained a driver and three soldiers of UNIFIL.",
    ],
)
def test_those_seized_serve_the_operation(text: str) -> None:
    (found,) = extract(text)
    assert (found.kind, found.by, found.on) == ("detention", "Lebanon", "UNIFIL")
