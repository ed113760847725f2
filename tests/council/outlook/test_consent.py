"""Consent: cases with their facts, and what a host state said, no more than it said."""

from __future__ import annotations

from datetime import date

import pytest

from penholder import vocabulary
from penholder.council.outlook.consent import (
    REQUESTS,
    HostView,
    count_mission_years,
    hear_host,
    know_cases,
    read_consent,
    request_shares,
    stand_shares,
)
from penholder.model import Basis, Stance
from penholder.vocabulary.outlook import consent_cases, consent_strengths
from penholder.vocabulary.resolutions import former_missions
from tests.council.outlook.records import restrict, say

DAY = date(2023, 6, 15)


def count_years(day: date) -> float:
    return count_mission_years(vocabulary.missions(), former_missions(), day)


def test_every_case_names_a_source_and_is_of_the_kinds_that_are_counted() -> None:
    states = {s.iso for s in vocabulary.states()}
    for case in consent_cases():
        assert case.source
        assert case.host in states
        assert case.asked in ("leave", "by stages", "restricts")
        assert case.next in ("renewal", "change", "termination", "none")
        assert case.counted or case.note, case.mission
        assert case.decided is None or case.decided >= case.day


def test_decisions_of_cases_are_in_the_chains_of_mandates_where_those_reach() -> None:
    adopted = {(m.resolution, m.adopted) for m in vocabulary.mandates()}
    for case in consent_cases():
        if case.resolution and case.counted:
            assert (case.resolution, case.decided) in adopted, case.resolution


def test_what_became_of_a_request_is_known_after_its_decision_only() -> None:
    case = next(c for c in consent_cases() if c.mission == "minusma")
    assert case.decided is not None
    for day, known in ((case.day, []), (case.decided, ["none"]), (date(2024, 1, 1), [case.next])):
        assert [c.next for c in know_cases(consent_cases(), day) if c.mission == "minusma"] == known


@pytest.mark.parametrize(
    ("said", "view"),
    [
        ((Stance.ASKS, "withdraw"), HostView.LEAVE),
        ((Stance.SUPPORTS, "terminate"), HostView.LEAVE),
        ((Stance.ASKS, "drawdown"), HostView.STAGES),
        ((Stance.OPPOSES, "keep"), HostView.AGAINST),
        ((Stance.CONDITIONAL, "keep"), HostView.CONDITIONAL),
        ((Stance.CONDITIONAL, "withdraw"), HostView.CONDITIONAL),
        ((Stance.SUPPORTS, "rollover"), HostView.AGREES),
        ((Stance.OPPOSES, "withdraw"), HostView.AGREES),
        ((Stance.AMBIGUOUS, "withdraw"), HostView.SILENT),
        ((Stance.OPPOSES, "reconfigure"), HostView.SILENT),
        ((Stance.OPPOSES, "proposals"), HostView.SILENT),
    ],
)
def test_words_are_read_for_what_they_say(said: tuple[Stance, str], view: HostView) -> None:
    assert hear_host(["ML"], [say("Mali", *said, "2023-06-10")], ()).view is view


def test_the_last_word_counts_and_words_of_one_day_that_clash_are_conditional() -> None:
    keep, leave = (
        say("Mali", Stance.SUPPORTS, "keep", "2023-06-12"),
        say("Mali", Stance.ASKS, "withdraw", "2023-06-10"),
    )
    assert hear_host(["ML"], [keep, leave], ()).view is HostView.AGREES
    same = say("Mali", Stance.ASKS, "withdraw", "2023-06-12")
    assert hear_host(["ML"], [keep, same], ()).view is HostView.CONDITIONAL


def test_of_several_host_states_the_one_that_goes_farthest_counts() -> None:
    positions = [
        say("Ethiopia", Stance.SUPPORTS, "keep", "2008-01-01"),
        say("Eritrea", Stance.ASKS, "withdraw", "2008-01-01"),
    ]
    assert hear_host(["ET", "ER"], positions, ()).view is HostView.LEAVE


def test_restrictions_count_only_without_words_and_only_of_the_host() -> None:
    assert hear_host(["ML"], (), [restrict("Mali")]).view is HostView.RESTRICTS
    assert hear_host(["ML"], (), [restrict("Niger")]).view is HostView.SILENT
    agreed = say("Mali", Stance.SUPPORTS, "keep", "2023-06-10")
    assert hear_host(["ML"], [agreed], [restrict("Mali")]).view is HostView.AGREES


def test_the_farther_the_words_go_the_higher_the_chance_and_never_certain() -> None:
    cases = know_cases(consent_cases(), DAY)
    last = 0.0
    for view in HostView:
        if view is HostView.AGREES:
            continue
        word = hear_host(["ML"], (), ())
        reading = read_consent(
            type(word)(view),
            cases,
            consent_strengths(),
            mission_years=count_years(DAY),
            days=15,
            last_day=DAY,
        )
        value = reading.withdrawn.means[0]
        assert last <= value < 1
        assert value > 0
        last = value
        assumed = view in (HostView.AGAINST, HostView.CONDITIONAL, HostView.RESTRICTS)
        assert (reading.withdrawn.basis is Basis.ASSUMED) is assumed


def test_more_days_to_the_decision_leave_more_room_for_a_request() -> None:
    def chance(days: int) -> float:
        return read_consent(
            hear_host([], (), ()),
            know_cases(consent_cases(), DAY),
            consent_strengths(),
            mission_years=1000,
            days=days,
            last_day=DAY,
        ).withdrawn.means[0]

    assert 0 < chance(0) < chance(30) < chance(365) < 0.1


def test_with_no_case_at_all_nothing_is_certain() -> None:
    assert stand_shares(()).means == (0.5, 0.5)
    assert all(0 < m < 1 for m in request_shares((), "leave").means)


def test_mission_years_do_not_count_beyond_the_day() -> None:
    assert count_years(date(1948, 5, 1)) < 1
    assert count_years(date(2000, 1, 1)) < count_years(DAY)


def test_a_mission_whose_request_counts_has_its_years_counted() -> None:
    for case in (c for c in consent_cases() if c.counted and c.asked in REQUESTS):
        missions = [m for m in vocabulary.missions() if m.key != case.mission]
        former = [m for m in former_missions() if m.key != case.mission]
        assert count_mission_years(missions, former, DAY.replace(year=2026)) < count_years(
            DAY.replace(year=2026)
        ), case.mission
