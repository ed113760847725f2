"""Events of other missions: kind, day, who, where; plans and utterances kept out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penholder.claims.events import extract_events
from penholder.model import Event
from penholder.vocabulary import event_kinds
from tests.factories import make_bracket, parse


def extract(text: str, day: str = "2024-02-10") -> tuple[Event, ...]:
    report, parsed = parse(text)
    events = extract_events(report, parsed, make_bracket(report, day), ())
    for event in events:
        spans = [event.span, *([event.date_words] if event.date_words else [])]
        assert all(report.text[s.start : s.end] == s.words for s in spans)
    return events


def dated(text: str, day: str = "2024-02-10") -> list[tuple[str, str | None]]:
    return [(e.kind, e.when) for e in extract(text, day) if e.date_words is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M23 rebels seized the town of Rubaya in April 2023.", ("seizure of power", "2023-04")),
        ("In September 2022, Burkina Faso's president was overthrown.", ("coup", "2022-09")),
        ("The country has fought an insurgency since 2017.", ("insurgency", "2017")),
        ("Last year, Bangladesh pulled its troops out of the mission.", ("withdrawal", "2023")),
        ("UNMISS was deployed by the Security Council in 2011.", ("deployment", "2011")),
        ("Parties signed the 2018 peace agreement.", ("agreement", "2018")),
        ("The rebels suspended participation in the talks in December.", ("suspension", "2023-12")),
        ("A constitutional referendum was held on 30 July 2023.", ("referendum", "2023-07-30")),
        ("Fighting in Sudan erupted on 15 April 2023.", ("insurgency", "2023-04-15")),
    ],
)
def test_dated_events(text: str, expected: tuple[str, str]) -> None:
    assert expected in dated(text)


def test_who_and_where() -> None:
    (event,) = extract("Israeli forces attacked a UNIFIL post in Naqoura on 10 October 2023.")
    assert event.actors == ("Israeli forces",)
    assert event.targets == ("a UNIFIL post",)
    assert event.place == "Naqoura"
    assert event.what == "Israeli forces attacked a UNIFIL post in Naqoura on 10 October 2023"


def test_states_and_missions_are_named_as_in_the_vocabulary() -> None:
    (event,) = extract("Last year Croatia withdrew its soldiers from UNDOF.")
    assert event.actors == ("Croatia",)


def test_plans_and_days_to_come_are_no_events() -> None:
    text = "Haiti plans elections in November 2025. The mission will withdraw its troops by June 2024."
    assert dated(text) == []


def test_an_event_without_a_day_stays_undated() -> None:
    (event,) = extract("The government expelled the head of the mission.")
    assert (event.kind, event.when, event.date_words) == ("expulsion", None, None)


def test_what_is_denied_or_conditional_is_no_event() -> None:
    assert extract("Troops did not attack the camp. The rebels could attack the town.") == ()


def test_a_dated_utterance_before_the_council_is_a_meeting() -> None:
    (event,) = extract("The envoy told the Security Council on Tuesday that the peace is fragile.")
    assert (event.kind, event.when) == ("council meeting", "2024-02-06")
    assert extract("The envoy told reporters on Tuesday that the peace is fragile.") == ()


def test_a_count_since_a_day_is_a_figure_not_an_event() -> None:
    assert extract("Forty peacekeepers have been killed since July 2011.") == ()


def test_kinds_are_unique_within_a_ledger() -> None:
    keys = [(k.ledger, k.key) for k in event_kinds()]
    assert len(keys) == len(set(keys))
    assert {k.ledger for k in event_kinds()} == {"event", "restriction", "commitment"}
    known = {k.key for k in event_kinds()}
    assert all(not k.refines or k.refines in known for k in event_kinds())


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(["March", "July", "October"]), st.integers(2000, 2022))
def test_day_and_span_are_read_back(month: str, year: int) -> None:
    number = {"March": "03", "July": "07", "October": "10"}[month]
    (event,) = extract(f"Gunmen attacked a convoy near Bria in {month} {year}.")
    assert event.when == f"{year}-{number}"
    assert event.date_words is not None
    assert event.date_words.words == f"{month} {year}"


def test_what_lies_ahead_is_no_event_whatever_its_tense() -> None:
    text = "On 30 January 2024 the Security Council renewed the mandate of UNFICYP for twelve months, to 31 January 2025."
    assert "2025-01-31" not in {when for _, when in dated(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Earlier missions had left painful lessons.", "withdrawal"),
        ("Three peacekeepers were taken to hospital on 3 February.", "hostage taking"),
        ("UNFICYP is one of the smallest operations, officials said on 3 February.", "clashes"),
    ],
)
def test_words_that_only_look_like_an_event(text: str, kind: str) -> None:
    assert kind not in {e.kind for e in extract(text)}


@pytest.mark.parametrize(
    ("text", "kind", "when"),
    [
        ("The mission has been in the country since 2011.", "deployment", "2011"),
        ("Kenyan police began to arrive on 3 May 2023.", "deployment", "2023-05-03"),
        ("The mandate of the force expired on 3 May 2023.", "mission end", "2023-05-03"),
        ("The envoy was declared persona non grata in May 2023.", "expulsion", "2023-05"),
        ("The governor stepped down in May 2023.", "resignation", "2023-05"),
        ("Two guards were hurt on 3 May 2023.", "attack", "2023-05-03"),
        ("UNMISS lost one of its soldiers on 3 May 2023.", "killing", "2023-05-03"),
        ("The parties signed the document in Juba on 3 May 2023.", "agreement", "2023-05-03"),
        ("The minister set this out in a letter dated 3 May 2023.", "letter", "2023-05-03"),
        ("On 3 May 2023 the Council condemned the raid.", "condemnation", "2023-05-03"),
        ("The Council on 3 May 2023 put an end to the mission.", "mission end", "2023-05-03"),
        ("Voters queued outside polling stations on 3 May 2023.", "election", "2023-05-03"),
        ("Flooding has cut the road since May 2023.", "disaster", "2023-05"),
    ],
)
def test_happenings_of_many_missions_are_told(text: str, kind: str, when: str) -> None:
    assert (kind, when) in dated(text)


@pytest.mark.parametrize(
    "text",
    [
        "The envoy urged restraint.",
        "The army has been strong.",
        "More than 900 people were killed between 3 May 2023 and 9 May 2023.",
    ],
)
def test_states_and_tallies_are_no_events(text: str) -> None:
    assert extract(text) == ()


def test_a_day_earlier_counts_from_the_day_told_before() -> None:
    text = "Shells hit the base on 3 May 2023. A day earlier, two guards had been hurt."
    assert ("attack", "2023-05-02") in dated(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In May, the envoy set out four options for UNMISS.", "proposal"),
        ("UNITAMS was set up in June 2020.", "mission start"),
        ("In August 2023, a coup removed the president.", "coup"),
        ("In May 2022, Hassan Sheikh took the oath as president after a long vote.", "oath of office"),
        ("The Presidency on Friday pushed back the general elections.", "postponement"),
    ],
)
def test_sense_of_the_trigger(text: str, kind: str) -> None:
    assert [k for k, _ in dated(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("He left the Janjaweed unmentioned.", "withdrawal"),
        ("He left the Janjaweed, a militia close to the army, unmentioned.", "withdrawal"),
        ("In all 140 soldiers were killed and 520 injured by mines since July 2013.", "killing"),
        ("The mission began to deploy in June.", "mission start"),
        ("A minister has named February 4, 2025.", "swearing-in"),
    ],
)
def test_other_senses_are_no_events(text: str, wrong: str) -> None:
    assert wrong not in [e.kind for e in extract(text)]


def test_infinitive_before_a_noun_is_no_part_of_the_passage() -> None:
    events = extract("Fighters believed to be Chadians killed 40 men in the village.")
    assert all(not e.span.words.startswith("be ") for e in events)


def test_bare_repeats_are_told_once() -> None:
    events = extract(
        "The envoy recommended a pause. He recommended it. In May, the envoy recommended a pause."
    )
    assert [e.kind for e in events].count("proposal") == 2


def test_day_of_the_dateline_dates_nothing() -> None:
    text = "Juba votes\n\nJUBA, June 19 (Wire) – South Sudan held its referendum on a constitution on Sunday."
    report, parsed = parse(text)
    start = text.index("JUBA")
    report = replace(report, dateline=report.span(start, text.index("South")))
    events = extract_events(report, parsed, make_bracket(report, "2024-06-19"), ())
    assert [e.when for e in events if e.kind == "referendum"] == ["2024-06-16"]


@pytest.mark.parametrize(
    "text",
    [
        "The force denied reports that two peacekeepers had been abducted.",
        "The rebels denied that they had attacked the convoy on Monday.",
        "The government expelled no one, its spokesman said.",
        "No staff left the country.",
    ],
)
def test_what_is_denied_or_done_to_nobody_is_no_event(text: str) -> None:
    assert extract(text) == ()


def test_who_denies_a_part_in_a_deed_does_not_deny_the_deed() -> None:
    (found,) = extract("The army denied any part in the attack that killed five peacekeepers on Monday.")
    assert (found.kind, found.when) == ("killing", "2024-02-05")


def told(text: str, day: str = "2024-02-10") -> list[tuple[str, str | None]]:
    return [(e.kind, e.when) for e in extract(text, day)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister said Friday one guard was killed when a truck was ambushed on 7 February.",
            [("attack", "2024-02-07")],
        ),
        ("Two guards were killed in Bria, an officer said on Tuesday.", [("killing", None)]),
        ("The blast claimed nine lives on Monday.", [("attack", "2024-02-05")]),
        ("Rebels announced a ceasefire on Friday.", [("ceasefire", "2024-02-09")]),
    ],
)
def test_the_day_of_saying_is_not_that_of_the_deed(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize("ending", [", an officer said on Tuesday.", " on Tuesday."])
def test_a_killing_somebody_is_held_over_came_before(ending: str) -> None:
    killings = [
        e for e in extract(f"Police arrested a man in the killing of a nurse{ending}") if e.kind == "killing"
    ]
    assert [(e.when, e.background) for e in killings] == [(None, True)]


@pytest.mark.parametrize(
    "text",
    [
        "The police stopped a convoy on 3 January and detained no one.",
        "Kenya failed to deploy the police officers by Friday.",
        "The ministers signed on Tuesday a plan for the exit of the mission.",
        "The junta is engaged in the organisation of a referendum in March.",
    ],
)
def test_what_nobody_did_and_what_is_only_planned_is_no_event(text: str) -> None:
    assert not [e for e in extract(text) if e.kind in ("arrest", "deployment", "agreement", "referendum")]


def test_the_term_that_was_passed_is_not_the_day_of_the_deed() -> None:
    text = "UNMISS closed its last base in Bor on 5 February, a month after the deadline of 4 January."
    assert dated(text) == [("withdrawal", "2024-02-05")]
    assert dated("The troops left Abyei on 5 February, a week past the 29 January deadline.") == [
        ("withdrawal", "2024-02-05")
    ]


@pytest.mark.parametrize("line", ["NDELE, 9 February 2024\n\n", "9 February 2024\n\n", ""])
def test_a_headline_has_the_day_the_text_gives_and_not_that_of_its_date_line(line: str) -> None:
    text = f"Guard killed in Ndele\n\n{line}A guard of the post was killed late on Wednesday when shots were fired."
    assert {when for kind, when in told(text) if kind == "killing"} == {"2024-02-07"}


def test_a_headline_over_killings_of_two_days_has_none() -> None:
    text = (
        "Guards killed in Ndele\n\nNDELE, 9 February 2024\n\n"
        "A guard was killed on Wednesday. Two other guards were killed on Tuesday."
    )
    assert [when for _, when in told(text)][1:] == ["2024-02-07", "2024-02-06"]
    assert told(text)[0][1] in (None, "2024-02-07")


def test_an_offensive_of_old_does_not_take_the_day_the_report_tells_of() -> None:
    events = extract(
        "MONUSCO held an emergency meeting on Friday. Fighters driven from the towns gathered again in the hills "
        "and launched raids on the army."
    )
    assert [e.when for e in events if e.kind == "offensive"] == [None]
