"""Figures of other missions: measure, population, cause, subject, period, and what is derived."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penholder.claims.figures import extract_figures
from penholder.model import Figure, Force, Speaker, SpeakerKind, Statement, StatementForm
from penholder.parsing import parse_report
from tests.factories import make_bracket, make_report, parse

SHARED = Path(__file__).parents[2].parent / "shared"
DAYS = {
    "000": "2023-04-12",
    "001": "2023-01-27",
    "002": "2023-06-16",
    "003": "2023-01-27",
    "004": "2023-06-16",
}


def extract(text: str, day: str = "2024-06-14") -> tuple[Figure, ...]:
    report, parsed = parse(text)
    figures = extract_figures(report, parsed, make_bracket(report, day), ())
    for figure in figures:
        for span in (figure.span, figure.number, figure.sentence):
            assert report.text[span.start : span.end] == span.words
    return figures


def test_strength_and_ceiling_are_different_measures() -> None:
    strength, ceiling = extract(
        "MONUSCO has about 10,000 soldiers deployed in the east. Its authorised ceiling is 11,500 military personnel."
    )
    assert (strength.measure, strength.population, strength.about) == ("strength", "military", "monusco")
    assert (ceiling.measure, ceiling.scope, ceiling.about) == ("ceiling", "authorised", "monusco")


def test_killed_and_injured_share_unit_cause_and_period() -> None:
    deaths, injuries = extract(
        "In South Sudan 40 UNMISS peacekeepers have been killed and 112 injured by hostile acts since July 2011."
    )
    assert (deaths.measure, injuries.measure) == ("deaths", "injuries")
    assert injuries.span.words == "112 injured"
    assert injuries.unit == deaths.unit == "unmiss peacekeepers"
    assert deaths.cause == injuries.cause == "hostile act"
    assert deaths.as_of == injuries.as_of == "2011-07/2024-06-14"


def test_a_number_of_attackers_is_no_death_toll() -> None:
    attackers, dead = extract("Two gunmen killed 14 villagers near Bangassou.")
    assert attackers.measure != "deaths"
    assert dead.measure == "deaths"


def test_the_noun_before_of_can_name_the_measure() -> None:
    deaths, held = extract(
        "The envoy mourned the deaths of 12 soldiers and the abduction of six teachers near Bunia."
    )
    assert [deaths.measure, held.measure] == ["deaths", "abductions"]


def test_a_share_of_a_count_gives_a_marked_third_figure() -> None:
    count, share, derived = extract(
        "The government denied nearly 200 flight requests from January through March – about 75% of them for drones."
    )
    assert (count.measure, count.as_of, count.scope) == ("flights denied", "2024-01/2024-03", "denied")
    assert share.amount.low == 75
    assert derived.derived_from == (count.id, share.id)
    assert (derived.amount.low, derived.amount.hedge) == (150, "about")
    assert derived.span.start == count.span.start
    assert derived.span.end == share.span.end


def test_a_part_that_is_itself_the_count_gives_nothing_derived() -> None:
    figures = extract(
        "Some 9 million people - nearly three-quarters of the population - need aid in South Sudan."
    )
    assert not any(f.derived_from for f in figures)


def test_a_day_to_come_is_not_when_a_figure_held() -> None:
    (figure,) = extract("Croatia will withdraw 98 soldiers from UNDOF by the end of August.")
    assert (figure.measure, figure.as_of) == ("force reduction", None)


def test_a_figure_inside_a_statement_is_given_by_its_speaker() -> None:
    text = "The envoy said 27 soldiers died in Nasir."
    report, parsed = parse(text)
    content = report.span(text.index("27"), len(text) - 1)
    speaker = Speaker(SpeakerKind.PERSON, "A. Nobody")
    statement = Statement(
        "s1",
        report.id,
        None,
        None,
        (content,),
        StatementForm.INDIRECT,
        Force.ASSERTS,
        speaker,
        said="2024-06-11",
    )
    (figure,) = extract_figures(report, parsed, make_bracket(report, "2024-06-14"), (statement,))
    assert (figure.given_by, figure.statement, figure.as_of) == (speaker, "s1", "2024-06-11")


def test_votes_belong_to_the_council() -> None:
    votes, abstentions = extract("The text passed with 14 votes in favour and one abstention.")
    assert [votes.measure, abstentions.measure] == ["votes", "abstentions"]
    assert votes.about == "security-council"


def test_years_ages_and_document_numbers_are_no_figures() -> None:
    assert extract("Resolution 2690 of 2023 ended it, said the 54-year-old envoy at 3 p.m. on 30 June.") == ()


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 90_000), st.sampled_from(["troops", "police officers", "flights", "votes"]))
def test_spans_equal_words(n: int, unit: str) -> None:
    (figure,) = extract(f"The mission counted some {n:,} {unit} in the province.")
    assert figure.amount.low == figure.amount.high == n
    assert figure.span.words == f"some {n:,} {unit}"


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the labelled pile is not here")
def test_the_labelled_pile() -> None:
    gold = json.loads((SHARED / "gold" / "mali-2023.json").read_text())
    right = predicted = 0
    for name, path in gold["documents"].items():
        report = make_report((SHARED / "reports" / "mali-2023" / path).read_bytes().decode())
        figures = extract_figures(report, parse_report(report), make_bracket(report, DAYS[name]), ())
        own = [f for f in figures if not f.derived_from]
        predicted += len(own)
        right += sum(
            any(
                label["doc"] == name
                and label["start"] <= figure.number.start < label["end"]
                and label["value"] == figure.amount.low
                and label["qualifier"].lower() == figure.amount.hedge
                for label in gold["figures"]
            )
            for figure in own
        )
    assert 2 * right / (predicted + len(gold["figures"])) > 0.9


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Protests against MONUSCO left 36 people dead.", "deaths"),
        ("MINUSCA lost 12 soldiers last year.", "deaths"),
        ("A court opened the trial of six officers.", ""),
        ("Three peacekeepers were taken to hospital.", ""),
        ("Sixteen crew members were aboard.", ""),
        ("The commission registered 44 million voters.", ""),
        ("The winner got five million votes.", ""),
        ("In the Council, 13 members voted in favor.", "votes"),
        ("UNIFIL has 80 police officers.", "strength"),
        ("MINUSMA has 12,500 members.", "strength"),
    ],
)
def test_a_measure_needs_words_that_bear_it(text: str, measure: str) -> None:
    assert [f.measure for f in extract(text)] == [measure]


def test_a_part_of_the_dead_is_counted_as_dead() -> None:
    whole, part = extract("The protests left 36 people dead, among them four peacekeepers.")
    assert (whole.measure, whole.population) == ("deaths", "people")
    assert (part.measure, part.population) == ("deaths", "peacekeepers")


def test_a_part_of_the_displaced_belongs_to_the_whole_and_to_the_state_not_to_who_counts() -> None:
    whole, part = extract(
        "MONUSCO is there. Some 6.1 million people are displaced, including 2.3 million in North Kivu, OCHA says."
    )
    assert (whole.measure, whole.population, whole.about) == ("displaced", "people", "CD")
    assert (part.measure, part.population, part.about) == ("displaced", "people", "CD")


def test_the_absence_of_a_thing_is_no_figure_but_no_veto_is() -> None:
    assert extract("No vote was held in Masisi.") == ()
    assert [f.measure for f in extract("It passes with nine votes and no veto.")] == ["votes", "vetoes"]


def test_the_troops_of_another_force_are_not_the_missions() -> None:
    (found,) = extract("MONUSCO patrols Goma. South Africa promised 2,900 soldiers for the SADC force.")
    assert found.about != "monusco"


def test_cause_counted_as_well_is_not_the_cause() -> None:
    text = "More than 120 UNMISS peacekeepers have died since 2011 when accidents are counted as well."
    assert [f.cause for f in extract(text)] == [""]
    assert [f.cause for f in extract("In UNMISS 12 peacekeepers died in accidents.")] == ["accident"]


def test_steps_of_a_force() -> None:
    first, second = extract(
        "The Council could enlarge the MINUSCA force by 3,000 or by 1,500 uniformed staff."
    )
    assert first.measure == second.measure == "force increase"
    assert first.unit == second.unit == "uniformed staff"
    (cut,) = extract("The Council reduced the force by 2,000 soldiers.")
    assert cut.measure == "force reduction"


def test_lost_in_an_attack_is_dead() -> None:
    assert [f.measure for f in extract("MINUSCA lost 12 peacekeepers in an attack near Bria.")] == ["deaths"]
    (loss,) = extract("The mission mourned the loss of 12 soldiers in an ambush.")
    assert loss.measure == "deaths"


def test_unit_after_a_trailing_hedge() -> None:
    (figure,) = extract("The 1,200 or so peacekeepers of UNFICYP stay.")
    assert (figure.unit, figure.amount.hedge, figure.span.words) == (
        "peacekeepers",
        "about",
        "1,200 or so peacekeepers",
    )


def test_parts_and_lengths_of_time() -> None:
    whole, part = extract("More than 180 members of MINUSCA have died, 60 of them in hostile acts.")
    assert (part.measure, part.unit, part.cause) == ("deaths", "members", "hostile act")
    assert whole.measure == "deaths"
    (length,) = extract("The Council gave MONUSCO twelve more months.")
    assert (length.measure, length.unit) == ("duration", "months")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The minister denied reports that two peacekeepers had been abducted.", ("", "denied")),
        ("UNMISS denied that four civilians had been killed.", ("", "denied")),
        ("The spokesman did not deny that four soldiers had been wounded.", ("injuries", "")),
        ("Two peacekeepers were abducted on Monday, although the rebels denied it.", ("abductions", "")),
    ],
)
def test_what_somebody_denies_is_no_toll(text: str, told: tuple[str, str]) -> None:
    report, parsed = parse(text)
    (figure,) = extract_figures(report, parsed, make_bracket(report, "2024-06-14"), ())
    assert (figure.measure, figure.scope) == told
