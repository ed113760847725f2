"""Shares of members' named votes: the Council's are summed once for a day, and anew after each vote."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from penholder.council.forecast.cases import count_history
from penholder.council.forecast.ledger import Window
from penholder.council.forecast.named import NamedVotes
from tests.council.forecast.votes import make_history

DAY = date(2016, 6, 15)


def test_the_councils_shares_are_summed_once_for_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    named = NamedVotes()
    asked: list[str] = []
    for case in count_history(make_history(2014, 2015)):
        named.add(case)
    count = Window.count

    def note(window: Window, keys: Sequence[str], day: date) -> tuple[float, float]:
        asked.extend(keys)
        return count(window, keys, day)

    monkeypatch.setattr(Window, "count", note)
    for member in ("CN", "FR", "RU"):
        named.rate(member, DAY)
    assert (asked.count(""), asked.count("RU")) == (1, 1)


def test_a_further_vote_and_another_day_are_seen() -> None:
    named = NamedVotes()
    first, *others = count_history(make_history(2014, 2015))
    named.add(first)
    before = named.rate_all(DAY)
    for case in others:
        named.add(case)
    fresh = NamedVotes()
    for case in (first, *others):
        fresh.add(case)
    assert named.rate_all(DAY) == fresh.rate_all(DAY) != before
    assert named.rate_all(date(2040, 1, 1)) != named.rate_all(DAY)
    assert named.rate_all(DAY) == fresh.rate_all(DAY)
