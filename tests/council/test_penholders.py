"""Who held the pen on which file, where a source says so."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby, pairwise

import pytest

from penholder import vocabulary
from penholder.council.penholders import list_penholders, penholders_of
from penholder.council.roster import members_on
from penholder.vocabulary.council import penholder_terms


def test_the_penholder_of_a_mission_on_a_day() -> None:
    held = penholders_of("minusma", date(2023, 6, 30))
    assert held is not None
    assert (held.members, bool(held.source)) == (("FR",), True)


def test_penholders_together_are_named_together() -> None:
    held = penholders_of("unama", date(2023, 3, 16))
    assert held is not None
    assert held.members == ("AE", "JP")


@pytest.mark.parametrize(
    ("mission", "day"),
    [("minusma", date(2023, 7, 1)), ("unama", date(2021, 1, 1)), ("no-mission", date(2023, 6, 30))],
)
def test_what_no_source_covers_is_unknown(mission: str, day: date) -> None:
    assert penholders_of(mission, day) is None


def test_every_penholder_sits_in_the_council_all_the_time_it_holds_the_pen() -> None:
    for term in penholder_terms():
        day = term.since
        while day <= term.until:
            seated = {member.iso for member in members_on(day)}
            assert set(term.members) <= seated, (term, day)
            day = min(date(day.year + 1, 1, 1), term.until) if day < term.until else day + timedelta(days=1)


def test_files_are_missions_and_terms_of_one_file_do_not_overlap() -> None:
    missions = {mission.key for mission in vocabulary.missions()}
    for file, terms in groupby(penholder_terms(), key=lambda term: term.file):
        assert file in missions
        assert all(one.until < two.since for one, two in pairwise(terms))
    assert all(
        t.since <= t.until and t.source and list(t.members) == sorted(t.members) for t in penholder_terms()
    )


def test_the_list_of_a_day_is_in_order_and_holds_no_file_twice() -> None:
    files = [held.file for held in list_penholders(date(2023, 6, 30))]
    assert files == sorted(set(files))
    assert "unmiss" in files
