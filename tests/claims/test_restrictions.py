"""Host-state restrictions on other missions, with their period, count and share."""

from __future__ import annotations

import pytest

from penholder.claims.figures import extract_figures
from penholder.claims.restrictions import extract_restrictions
from penholder.model import Restriction
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
