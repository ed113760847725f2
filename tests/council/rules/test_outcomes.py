"""The Charter's voting rules: what counts and roll calls decide."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.council.roster import members_on
from penholder.council.rules import (
    blocking_number,
    council_size,
    decide,
    decide_roll_call,
    must_abstain,
    required_majority,
)
from penholder.model import MemberVote, NamedVote, VoteResult

NOW = date(2023, 6, 30)
DAYS = (date(1946, 6, 26), date(1965, 11, 23), date(1971, 12, 30), NOW)
PERMANENT = ["CN", "FR", "GB", "RU", "US"]


@st.composite
def roll_calls(draw: st.DrawFn) -> tuple[date, tuple[NamedVote, ...]]:
    """A day and a vote of each member of the Council of that day."""
    day = draw(st.sampled_from(DAYS))
    seats = members_on(day)
    cast = draw(st.lists(st.sampled_from(list(MemberVote)), min_size=len(seats), max_size=len(seats)))
    return day, tuple(NamedVote(m.iso, vote) for m, vote in zip(seats, cast, strict=True))


def changed(votes: Sequence[NamedVote], member: str, vote: MemberVote) -> list[NamedVote]:
    """The votes with that of one member changed."""
    return [NamedVote(v.member, vote) if v.member == member else v for v in votes]


def permanent_of(day: date) -> list[str]:
    return [m.iso for m in members_on(day) if m.permanent]


def test_majority_follows_the_enlargement_of_the_council() -> None:
    assert (required_majority(date(1965, 12, 31)), council_size(date(1965, 12, 31))) == (7, 11)
    assert (required_majority(date(1966, 1, 1)), council_size(date(1966, 1, 1))) == (9, 15)
    assert (blocking_number(date(1950, 1, 1)), blocking_number(NOW)) == (5, 7)


def test_abstention_and_absence_of_permanent_members_are_no_veto() -> None:
    assert decide(13, 0, 2, 0, (), day=NOW).result is VoteResult.ADOPTED
    assert decide(9, 0, 1, 1, (), day=date(1950, 6, 25)).result is VoteResult.ADOPTED


def test_too_few_votes_is_a_failure_even_with_a_permanent_member_against() -> None:
    assert decide(8, 3, 4, 0, ("RU",), day=NOW).result is VoteResult.FAILED
    assert decide(9, 3, 3, 0, ("RU",), day=NOW).result is VoteResult.VETOED


def test_no_veto_on_procedure_but_nine_votes_all_the_same() -> None:
    assert decide(9, 6, 0, 0, ("CN", "RU"), day=NOW, procedural=True).result is VoteResult.ADOPTED
    assert decide(8, 0, 7, 0, (), day=NOW, procedural=True).result is VoteResult.FAILED


def test_party_to_a_dispute_abstains_under_chapter_six_only() -> None:
    assert must_abstain("FR", ("FR", "ML"), pacific_settlement=True)
    assert not must_abstain("FR", ("FR", "ML"), pacific_settlement=False)
    assert not must_abstain("GB", ("FR", "ML"), pacific_settlement=True)


@pytest.mark.parametrize("counts", [(12, 4, 0, 0), (-1, 0, 0, 0), (9, 0, 7, 0)])
def test_impossible_counts_are_refused(counts: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="Council of 15"):
        decide(*counts, (), day=NOW)


def test_more_vetoes_than_negative_votes_are_refused() -> None:
    with pytest.raises(ValueError, match="negative votes"):
        decide(13, 1, 1, 0, ("CN", "RU"), day=NOW)


@given(roll_calls(), st.integers(0, 14), st.booleans(), st.sets(st.sampled_from([*PERMANENT, "BE", "PL"])))
def test_one_more_yes_never_loses_an_adopted_draft(
    held: tuple[date, tuple[NamedVote, ...]], place: int, procedural: bool, parties: set[str]
) -> None:
    day, votes = held
    if decide_roll_call(votes, day, procedural=procedural, parties=parties).result is not VoteResult.ADOPTED:
        return
    more = changed(votes, votes[place % len(votes)].member, MemberVote.YES)
    assert decide_roll_call(more, day, procedural=procedural, parties=parties).result is VoteResult.ADOPTED


@given(roll_calls(), st.sets(st.sampled_from([*PERMANENT, "BE", "PL"])))
def test_how_a_party_held_to_abstain_voted_changes_nothing(
    held: tuple[date, tuple[NamedVote, ...]], parties: set[str]
) -> None:
    day, votes = held
    abstained = votes
    for member in sorted(parties & {v.member for v in votes if v.vote is not MemberVote.ABSENT}):
        abstained = tuple(changed(abstained, member, MemberVote.ABSTAIN))
    assert decide_roll_call(votes, day, parties=parties).result is decide_roll_call(abstained, day).result


@given(roll_calls(), st.integers(0, 4))
def test_a_permanent_no_always_blocks_substance(held: tuple[date, tuple[NamedVote, ...]], place: int) -> None:
    day, votes = held
    against = changed(votes, permanent_of(day)[place], MemberVote.NO)
    yes = sum(v.vote is MemberVote.YES for v in against)
    expected = VoteResult.VETOED if yes >= required_majority(day) else VoteResult.FAILED
    assert decide_roll_call(against, day).result is expected


@given(roll_calls(), st.randoms(use_true_random=False), st.booleans())
def test_the_order_of_members_does_not_matter(
    held: tuple[date, tuple[NamedVote, ...]], random: Random, procedural: bool
) -> None:
    day, votes = held
    shuffled = random.sample(votes, len(votes))
    assert decide_roll_call(shuffled, day, procedural=procedural) == decide_roll_call(
        votes, day, procedural=procedural
    )


@given(roll_calls(), st.sampled_from([MemberVote.ABSTAIN, MemberVote.ABSENT]))
def test_without_a_permanent_no_nothing_is_vetoed(
    held: tuple[date, tuple[NamedVote, ...]], instead: MemberVote
) -> None:
    day, votes = held
    for member in permanent_of(day):
        votes = tuple(
            NamedVote(v.member, instead) if v.member == member and v.vote is MemberVote.NO else v
            for v in votes
        )
    result = decide_roll_call(votes, day).result
    yes = sum(v.vote is MemberVote.YES for v in votes)
    assert result is (VoteResult.ADOPTED if yes >= required_majority(day) else VoteResult.FAILED)


@given(roll_calls())
def test_a_procedural_vote_is_never_vetoed_and_only_counts_yes(
    held: tuple[date, tuple[NamedVote, ...]],
) -> None:
    day, votes = held
    yes = sum(v.vote is MemberVote.YES for v in votes)
    result = decide_roll_call(votes, day, procedural=True).result
    assert result is (VoteResult.ADOPTED if yes >= required_majority(day) else VoteResult.FAILED)


@given(roll_calls())
def test_a_roll_call_and_its_counts_come_out_alike(held: tuple[date, tuple[NamedVote, ...]]) -> None:
    day, votes = held
    counts = [sum(v.vote is kind for v in votes) for kind in MemberVote]
    vetoes = [v.member for v in votes if v.vote is MemberVote.NO and v.member in permanent_of(day)]
    assert decide_roll_call(votes, day) == decide(*counts, vetoes, day=day)


@given(roll_calls(), st.integers(0, 14))
def test_a_member_left_out_counts_as_not_voting(held: tuple[date, tuple[NamedVote, ...]], place: int) -> None:
    day, votes = held
    left_out = votes[place % len(votes)].member
    rest = [v for v in votes if v.member != left_out]
    absent = changed(votes, left_out, MemberVote.ABSENT)
    assert decide_roll_call(rest, day) == decide_roll_call(absent, day)


@given(yes=st.integers(0, 14), permanent=st.sampled_from(PERMANENT))
def test_a_veto_among_the_counts_always_blocks_substance(yes: int, permanent: str) -> None:
    assert decide(yes, 1, 0, 0, (permanent,), day=NOW).result is not VoteResult.ADOPTED


def test_a_party_held_to_abstain_vetoes_nothing_and_lends_no_vote() -> None:
    all_yes = [NamedVote(m.iso, MemberVote.YES) for m in members_on(NOW)]
    against = changed(all_yes, "FR", MemberVote.NO)
    held = decide_roll_call(against, NOW, parties=["FR", "ML"])
    assert (held.result, held.held_to_abstain) == (VoteResult.ADOPTED, ("FR",))
    assert decide_roll_call(against, NOW).result is VoteResult.VETOED
    nine = [NamedVote(v.member, v.vote if i < 9 else MemberVote.ABSTAIN) for i, v in enumerate(all_yes)]
    assert decide_roll_call(nine, NOW).result is VoteResult.ADOPTED
    assert decide_roll_call(nine, NOW, parties=[nine[0].member]).result is VoteResult.FAILED


def test_nobody_is_held_to_abstain_on_procedure() -> None:
    all_yes = [NamedVote(m.iso, MemberVote.YES) for m in members_on(NOW)]
    assert decide_roll_call(all_yes, NOW, procedural=True, parties=["FR"]).held_to_abstain == ()


def test_the_soviet_veto_ends_with_its_seat() -> None:
    votes = [NamedVote(m.iso, MemberVote.YES) for m in members_on(date(1990, 5, 31))]
    against = changed(votes, "SU", MemberVote.NO)
    assert decide_roll_call(against, date(1990, 5, 31)).result is VoteResult.VETOED


@pytest.mark.parametrize(
    ("member", "words"), [("DE", "DE had no seat"), ("FR", "FR named twice"), ("SU", "SU had no seat")]
)
def test_votes_of_strangers_and_second_votes_are_refused(member: str, words: str) -> None:
    votes = [NamedVote(m.iso, MemberVote.YES) for m in members_on(NOW)][:14]
    with pytest.raises(ValueError, match=words):
        decide_roll_call([*votes, NamedVote(member, MemberVote.NO)], NOW)
