"""Rates counted from a grown voting file, held against the model that grew it."""

from __future__ import annotations

import pytest

from penholder.council.history.counting import count_history
from penholder.model.rates import VotesCounted
from penholder.official.voting import read_votes
from scripts.grow_votes import CONTESTED, RESERVES, grow_votes


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> VotesCounted:
    path = tmp_path_factory.mktemp("grown") / "votes.csv"
    grow_votes(path, seed=1, resolutions=900)
    return count_history(read_votes(path))


def test_every_vote_is_named_and_no_share_is_unknown(counted: VotesCounted) -> None:
    named = counted.named
    assert named.split_unnamed == 0
    assert named.by_file + named.without_numbers == counted.roll_calls
    assert all(rate.not_yes.value is not None for rate in counted.adopted)
    assert all(pair.contested.value is not None or not pair.contested.cases for pair in counted.agreements)


@pytest.mark.parametrize("member", ["CN", "RU", "US", "GB", "FR"])
def test_the_interval_holds_the_rate_of_the_model(counted: VotesCounted, member: str) -> None:
    true = RESERVES[member] * sum(CONTESTED.values()) / len(CONTESTED)
    share = next(rate.not_yes for rate in counted.adopted if rate.member == member)
    assert share.low < true < share.high


def test_without_drafts_not_adopted_no_veto_is_counted(counted: VotesCounted) -> None:
    assert counted.vetoes == ()
    assert all(period.vetoed is None for period in counted.periods)
