"""What is voted on first: motions, drafts, amendments, parts."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from penholder.council.rules import (
    Amendment,
    Ballot,
    BallotKind,
    Draft,
    Motion,
    MotionKind,
    Part,
    can_withdraw,
    order_amendments,
    order_motions,
    plan_ballots,
)

FIRST = Draft("S/2023/1", "FR", 1)
SECOND = Draft("S/2023/2", "RU", 2)


def names(*drafts: Draft) -> list[str]:
    return [ballot.name for ballot in plan_ballots(drafts)]


def test_competing_drafts_are_voted_on_in_order_of_submission() -> None:
    assert names(SECOND, FIRST) == ["S/2023/1", "S/2023/2"]


def test_amendments_come_before_parts_and_parts_before_the_whole() -> None:
    draft = replace(FIRST, parts=(Part("para. 3", "CN"),), amendments=(Amendment("L.1", "CN", 1),))
    kinds = [ballot.kind for ballot in plan_ballots([draft])]
    assert kinds == [BallotKind.AMENDMENT, BallotKind.PART, BallotKind.DRAFT]


def test_the_mover_can_refuse_separate_votes() -> None:
    draft = replace(FIRST, parts=(Part("para. 3", "CN"),), mover_objects=True)
    assert names(draft) == ["S/2023/1"]


def test_additions_and_deletions_come_first_then_the_furthest_in_substance() -> None:
    near, far = Amendment("near", "CN", 1), Amendment("far", "CN", 5)
    deletion = Amendment("deletion", "GB", 0, adds_or_deletes=True)
    assert [a.symbol for a in order_amendments([near, far, deletion])] == ["deletion", "far", "near"]


def test_a_withdrawn_draft_is_voted_on_only_for_a_member_that_seconded_it() -> None:
    gone = replace(FIRST, withdrawn=True)
    assert names(gone, SECOND) == ["S/2023/2"]
    assert names(replace(gone, seconded_by="GB"), SECOND) == ["S/2023/1", "S/2023/2"]


def test_a_draft_cannot_be_withdrawn_once_a_vote_was_taken_on_it() -> None:
    amendment = Ballot(BallotKind.AMENDMENT, "L.1", FIRST.symbol, "rule 36")
    assert can_withdraw(FIRST, [])
    assert not can_withdraw(FIRST, [amendment])
    assert can_withdraw(SECOND, [amendment])


def test_a_draft_from_outside_the_council_needs_a_member_that_asks_for_the_vote() -> None:
    outside = replace(FIRST, mover="CU", mover_seated=False)
    assert names(outside) == []
    assert names(replace(outside, asked_by="SU")) == ["S/2023/1"]


@given(st.lists(st.sampled_from(list(MotionKind)), max_size=8), st.randoms(use_true_random=False))
def test_motions_follow_the_order_of_rule_33_however_they_came(
    kinds: list[MotionKind], random: Random
) -> None:
    motions = [Motion(kind, "FR") for kind in kinds]
    shuffled = random.sample(motions, len(motions))
    assert order_motions(shuffled) == order_motions(motions)
    ranks = [list(MotionKind).index(m.kind) for m in order_motions(motions)]
    assert ranks == sorted(ranks)


@given(st.permutations([replace(FIRST, symbol=f"S/2023/{n}", submitted=n) for n in range(5)]))
def test_the_order_in_which_drafts_are_handed_over_is_irrelevant(drafts: list[Draft]) -> None:
    assert [ballot.name for ballot in plan_ballots(drafts)] == [f"S/2023/{n}" for n in range(5)]
