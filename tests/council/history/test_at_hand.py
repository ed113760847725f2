"""The figures of the files at hand, as published with them; skipped where the files are not there."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from penholder import vocabulary
from penholder.council.history.counting import count_history
from penholder.council.history.naming import name_votes
from penholder.model.rates import VotesAsked
from penholder.model.voting import VoteResult, VotingHistory
from penholder.official.voting import read_votes

AT_HAND = Path(__file__).parents[4] / "shared" / "data" / "council"

pytestmark = pytest.mark.skipif(not AT_HAND.is_dir(), reason="the Council's files are not at hand")


@pytest.fixture(scope="module")
def at_hand() -> VotingHistory:
    return read_votes(AT_HAND / "sc_resolutions_1946_2024.csv")


@pytest.mark.parametrize(
    ("since", "until", "unanimous", "tallied", "percent"),
    [(1946, 2024, 2151, 2672, 80.5), (1990, 2023, 1804, 2031, 88.8), (2020, 2023, 162, 217, 74.7)],
)
def test_unanimity(
    at_hand: VotingHistory, since: int, until: int, unanimous: int, tallied: int, percent: float
) -> None:
    asked = VotesAsked(since=date(since, 1, 1), until=date(until, 12, 31))
    whole = count_history(at_hand, asked).whole
    assert whole is not None
    assert (whole.unanimous.counted, whole.unanimous.cases) == (unanimous, tallied)
    assert whole.unanimous.value is not None
    assert round(100 * whole.unanimous.value, 1) == percent


def test_defeated_drafts_since_1966_follow_article_27() -> None:
    drafts = read_votes(AT_HAND / "sc_drafts_not_adopted_1946_2022.csv").roll_calls
    since = [r for r in drafts if r.day >= date(1966, 1, 1) and r.count]
    vetoed = [r.count.yes for r in since if r.count and r.result is VoteResult.VETOED]
    failed = [r.count.yes for r in since if r.count and r.result is VoteResult.FAILED]
    assert (len(vetoed), sum(yes >= 9 for yes in vetoed)) == (121, 121)
    assert (len(failed), sum(yes < 9 for yes in failed)) == (23, 23)


def test_split_votes_without_names_leave_every_rate_open(at_hand: VotingHistory) -> None:
    counted = count_history(at_hand, VotesAsked(since=date(1990, 1, 1)))
    assert counted.named.by_file == 0
    china = next(r for r in counted.adopted if r.member == "CN")
    assert china.not_yes.value is None
    assert china.not_yes.unknown == counted.named.split_unnamed
    assert all(a.every.value is None for a in counted.agreements if a.every.cases > 50)


def test_unanimous_votes_name_the_members_that_the_derived_list_names(at_hand: VotingHistory) -> None:
    named = {word: s.iso for s in vocabulary.states() for word in (s.name, s.council_name) if word}
    listed: dict[str, dict[str, str]] = {}
    with (AT_HAND / "mali_minusma_member_votes_derived.csv").open(encoding="utf-8-sig") as stream:
        for row in csv.DictReader(stream):
            listed.setdefault(row["resolution"], {})[named[row["member"]]] = row["vote"]
    calls = {r.symbol: name_votes(r) for r in at_hand.roll_calls if r.symbol in listed}
    unanimous = [symbol for symbol, call in calls.items() if call.unanimous]
    assert (len(calls), len(unanimous)) == (20, 19)
    for symbol in unanimous:
        assert set(calls[symbol].votes) == set(listed[symbol])
        assert set(listed[symbol].values()) == {"Y"}
    assert not calls["S/RES/2640(2022)"].votes, "two abstained, and the tally does not say who"
