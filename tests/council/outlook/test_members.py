"""Members' votes: moved by what they said, taken as given where a person has set them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from penholder.council.arithmetic import count_votes
from penholder.council.outlook.chances import guess_shares
from penholder.council.outlook.history import VoteHistory
from penholder.council.outlook.members import Stander, move_members, tell_member
from penholder.council.outlook.tree import Text, make_text
from penholder.model import Basis, MemberVote, Probability, Stance, Tally
from tests.council.test_arithmetic import MEMBERS, make_position

DAY = date(2023, 6, 16)
BEFORE = guess_shares("before", (0.9, 0.02, 0.08), 50, "made up", cases=50, basis=Basis.BASE_RATE)
HISTORY = VoteHistory(
    tuple(Stander(m, m in ("CN", "FR", "RU", "GB", "US"), BEFORE) for m in MEMBERS),
    Probability(0.97, 0.9, 0.99, Basis.BASE_RATE, 50, "made up"),
    guess_shares("unanimity", (0.7, 0.3), 50, "made up", cases=50, basis=Basis.BASE_RATE),
)


def yes_of(stance: Stance, option: str = "keep", on: str = "keep") -> float:
    tally = count_votes(on, (make_position("Ghana", stance, option),), DAY)
    spoken = count_votes(option, (make_position("Ghana", stance, option),), DAY)
    moved = move_members(HISTORY.standers, (on,), (tally, spoken))
    return next(s for s in moved if s.member == "GH").voter.yes


def set_vote(tally: Tally, member: str, vote: MemberVote | None) -> Tally:
    held = tuple(
        replace(m, vote=vote, judgement="j1", is_set=True) if m.member == member else m for m in tally.members
    )
    return replace(tally, members=held)


def make(tally: Tally) -> Text:
    return make_text(move_members(HISTORY.standers, ("keep",), (tally,)), 9, HISTORY, "keep")


def test_the_clearer_the_words_the_farther_they_move() -> None:
    for_it, clear = yes_of(Stance.SUPPORTS), yes_of(Stance.ASKS)
    assert (
        for_it
        == clear
        > 0.9
        > yes_of(Stance.AMBIGUOUS)
        > yes_of(Stance.CONDITIONAL)
        > yes_of(Stance.OPPOSES)
        > 0
    )


def test_support_for_an_option_that_excludes_this_one_counts_against_it() -> None:
    assert 0.5 < yes_of(Stance.SUPPORTS, "withdraw", on="keep") < 0.9


def test_shares_of_a_moved_member_sum_to_one_and_are_marked_as_assumed() -> None:
    tally = count_votes("keep", (make_position("Ghana", Stance.OPPOSES),), DAY)
    moved = next(s for s in move_members(HISTORY.standers, ("keep",), (tally,)) if s.member == "GH")
    told = tell_member(moved)
    assert told.yes.value + told.no.value + told.abstain.value == pytest.approx(1)
    assert told.no.value > 0.02
    assert told.yes.basis is Basis.ASSUMED
    assert "likelihood.toml" in told.yes.source


def test_a_set_veto_is_taken_as_given() -> None:
    plain = count_votes("keep", (), DAY)
    text = make(set_vote(plain, "FR", MemberVote.NO))
    adopted, _, vetoed = text.outcome.means
    assert adopted == 0
    assert vetoed > 0.9
    assert text.unanimous == 0


def test_a_set_yes_raises_adoption_and_a_set_abstention_ends_unanimity_alone() -> None:
    plain = count_votes("keep", (), DAY)
    assert make(set_vote(plain, "GH", MemberVote.YES)).outcome.means[0] >= make(plain).outcome.means[0]
    aside = make(set_vote(plain, "GH", MemberVote.ABSTAIN))
    assert aside.unanimous == 0
    assert aside.outcome.means[0] > 0.8


def test_a_vote_set_on_a_draft_counts_before_words_on_another_wording_of_it() -> None:
    words = count_votes("withdraw", (make_position("Ghana", Stance.OPPOSES, "withdraw"),), DAY)
    held = set_vote(count_votes("terminate", (), DAY), "GH", MemberVote.YES)
    moved = move_members(HISTORY.standers, ("withdraw", "terminate"), (words, held))
    assert next(s for s in moved if s.member == "GH").voter.yes == 1.0


def test_a_vote_left_open_by_a_person_leaves_the_member_where_history_puts_it() -> None:
    words = count_votes("keep", (make_position("Ghana", Stance.OPPOSES),), DAY)
    assert move_members(HISTORY.standers, ("keep",), (set_vote(words, "GH", None),)) == HISTORY.standers
    other = count_votes("withdraw", (make_position("Ghana", Stance.SUPPORTS, "withdraw"),), DAY)
    for vote in (None, MemberVote.NO):
        assert move_members(HISTORY.standers, ("keep",), (set_vote(other, "GH", vote),)) == HISTORY.standers


def test_an_outcome_moved_by_a_vote_set_for_a_silent_member_is_assumed() -> None:
    plain = count_votes("keep", (), DAY)
    moved, still = make(set_vote(plain, "GH", MemberVote.NO)).outcome, make(plain).outcome
    assert (still.basis, moved.basis) == (Basis.BASE_RATE, Basis.ASSUMED)
    assert sum(moved.weights) <= 12 < sum(still.weights)
    assert "set by a person" in moved.source
    assert "stated" not in moved.source
