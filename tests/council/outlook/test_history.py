"""Votes in use: what is told of imported files is what the forecasts did with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from penholder.council.outlook.history import names_members, note_votes
from penholder.model import VotingHistory
from tests.council.forecast.votes import make_history

DAY = date(2016, 6, 15)


@pytest.fixture(scope="module")
def votes() -> VotingHistory:
    return make_history(1990, 2018)


def keep(votes: VotingHistory, *, since: int = 0, until: int = 9999) -> VotingHistory:
    return replace(votes, roll_calls=tuple(r for r in votes.roll_calls if since <= r.day.year < until))


def test_files_in_use_that_name_votes_need_no_note(votes: VotingHistory) -> None:
    assert names_members(votes, DAY)
    assert note_votes(votes, DAY) == ()


def test_few_or_old_votes_are_told_as_not_used(votes: VotingHistory) -> None:
    for unused in (keep(votes, since=2016), keep(votes, until=2012)):
        assert any(r.votes and r.day < DAY for r in unused.roll_calls)
        assert not names_members(unused, DAY)
        (note,) = note_votes(unused, DAY)
        assert "too few votes before the day, or end too early" in note


def test_votes_without_names_or_with_few_are_told_as_such(votes: VotingHistory) -> None:
    bare = replace(votes, roll_calls=tuple(replace(r, votes=()) for r in votes.roll_calls))
    some = replace(
        votes, roll_calls=tuple(r if r.day.year < 2010 else replace(r, votes=()) for r in votes.roll_calls)
    )
    for unnamed, words in ((bare, "do not name"), (some, "in too few")):
        assert not names_members(unnamed, DAY)
        (note,) = note_votes(unnamed, DAY)
        assert words in note


def test_without_imports_before_the_day_none_are_told(votes: VotingHistory) -> None:
    for none in (None, keep(votes, since=2017)):
        assert not names_members(none, DAY)
        assert note_votes(none, DAY)[0].startswith("No voting file is imported")
