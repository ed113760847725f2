"""Speakers that only another report of the pile names."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from penholder.claims.extraction import extract_claims
from penholder.model import DateBracket, Report, ReportClaims
from penholder.record.identities import find_identities
from penholder.record.speakers import settle_speakers
from penholder.syntax import ParsedReport
from tests.factories import make_bracket, parse

NAMED = (
    "Octavio Exemple, the head of MINUSMA in Bamako, said MINUSMA needs trucks. "
    "Secretary-General Luc Exempleton said the force is small."
)
UNNAMED = "MINUSMA needs trucks. The U.N. special envoy for Mali said roads are shut. He said rains are near."

World = list[tuple[Report, ParsedReport, DateBracket]]


def make_world(*told: tuple[str, str]) -> World:
    found = []
    for text, day in told:
        report, parsed = parse(text)
        found.append((report, parsed, make_bracket(report, day)))
    return found


def settle(world: World) -> dict[str, list[str | None]]:
    return {made.report: [s.speaker.name for s in made.statements] for made in settled(world)}


def settled(world: World) -> tuple[ReportClaims, ...]:
    claims = [extract_claims(report, parsed, bracket) for report, parsed, bracket in world]
    brackets = [bracket for _, _, bracket in world]
    identities = find_identities([(r, p) for r, p, _ in world], claims, brackets)
    return settle_speakers([r for r, _, _ in world], claims, brackets, identities)


def test_a_holder_whom_the_pile_names_goes_before_the_vocabulary() -> None:
    world = make_world((NAMED, "2023-06-16"), (UNNAMED, "2023-06-10"))
    assert settle(world)[world[1][0].id] == ["Octavio Exemple", "Octavio Exemple"]


def test_without_the_other_report_the_vocabulary_speaks_again() -> None:
    world = make_world((NAMED, "2023-06-16"), (UNNAMED, "2023-06-10"))
    both = settled(world)
    (alone,) = settle_speakers([world[1][0]], [both[1]], [world[1][2]])
    assert [s.speaker.name for s in alone.statements] == ["El-Ghassim Wane", "El-Ghassim Wane"]
    assert all(s.speaker.alone is None for s in alone.statements)


def test_the_order_of_reports_does_not_matter_and_settling_twice_changes_nothing() -> None:
    world = make_world(
        (NAMED, "2023-06-16"), (UNNAMED, "2023-06-10"), (UNNAMED.replace("rains", "storms"), "2023-05-02")
    )
    first = settle(world)
    assert all(settle(list(order)) == first for order in permutations(world))
    once = settled(world)
    again = settle_speakers([r for r, _, _ in world], once, [b for _, _, b in world])
    assert again == once


def test_a_surname_that_opens_the_name_is_one_the_report_names() -> None:
    own = "Secretary-General Ban said MINUSMA needs trucks. Ban said roads are shut."
    world = make_world((own, "2015-06-16"), (NAMED, "2015-06-18"))
    assert settle(world)[world[0][0].id] == ["Ban Ki-moon", "Ban Ki-moon"]


def test_a_report_years_away_tells_nothing() -> None:
    world = make_world((NAMED, "2029-06-16"), (UNNAMED, "2023-06-10"))
    assert settle(world)[world[1][0].id] == ["El-Ghassim Wane", "El-Ghassim Wane"]


def test_a_tenure_begins_on_its_day() -> None:
    told = "Jane Brightwater, who took office as foreign minister of Malta in May, said the talks failed."
    asked = "Malta’s foreign minister said the draft is late."
    world = make_world(
        (told, "2023-06-14"), (asked, "2023-06-02"), (asked.replace("late", "thin"), "2023-04-02")
    )
    found = settle(world)
    assert found[world[1][0].id] == ["Jane Brightwater"]
    assert found[world[2][0].id] != ["Jane Brightwater"]


@pytest.mark.parametrize(("day", "name"), [("2023-06-12", "Luc Exemple"), ("2023-03-12", "France")])
def test_one_of_several_deputies_only_by_reports_of_the_same_days(day: str, name: str) -> None:
    told = "France’s deputy ambassador Luc Exemple said the draft is late."
    world = make_world((told, "2023-06-14"), ("The French deputy ambassador said talks go on.", day))
    assert settle(world)[world[1][0].id] == [name]


def test_a_surname_is_completed_where_one_bearer_speaks_for_the_same_state() -> None:
    told = "Malta’s foreign minister Jane Brightwater said the draft is late."
    world = make_world(
        (told, "2023-06-14"), ("Malta’s foreign minister Brightwater said talks go on.", "2023-06-15")
    )
    assert settle(world)[world[1][0].id] == ["Jane Brightwater"]


def test_joint_speakers_are_left_alone() -> None:
    world = make_world((NAMED, "2023-06-16"), (UNNAMED, "2023-06-10"))
    report, parsed, bracket = world[1]
    claims = extract_claims(report, parsed, bracket)
    first = claims.statements[0]
    joint = replace(first, speaker=replace(first.speaker, jointly=("El-Ghassim Wane", "UN")))
    made = replace(claims, statements=(joint,))
    others = extract_claims(*world[0])
    reports, brackets = [world[0][0], report], [world[0][2], bracket]
    assert settle_speakers(reports, [others, made], brackets)[1] == made
