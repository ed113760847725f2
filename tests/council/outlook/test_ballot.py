"""A vote from the chances of members: exact sums, shared effect, rules that always hold."""

from __future__ import annotations

from itertools import product
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penholder.council.outlook.ballot import Voter, count_ballot, find_agreed

REQUIRED = 9
CHANCES = st.floats(0.0, 1.0)


@st.composite
def councils(draw: st.DrawFn) -> tuple[Voter, ...]:
    """Fifteen members, five permanent, with any chances."""
    found = []
    for n in range(15):
        yes = draw(CHANCES)
        found.append(Voter(f"M{n:02}", n < 5, yes, (1 - yes) * draw(CHANCES)))
    return tuple(found)


def make_voters(yes: float, no: float = 0.0, members: int = 15) -> list[Voter]:
    return [Voter(f"M{n:02}", n < 5, yes, no) for n in range(members)]


def test_sums_are_those_of_every_possible_vote() -> None:
    voters = [Voter("A", True, 0.6, 0.3), Voter("B", False, 0.5, 0.2), Voter("C", False, 0.9, 0.0)]
    adopted = vetoed = 0.0
    for votes in product("yna", repeat=3):
        weight = prod(
            v.yes if x == "y" else v.no if x == "n" else 1 - v.yes - v.no
            for v, x in zip(voters, votes, strict=True)
        )
        enough = votes.count("y") >= 2
        adopted += weight * (enough and votes[0] != "n")
        vetoed += weight * (enough and votes[0] == "n")
    chances = count_ballot(voters, 2)
    assert chances.adopted == pytest.approx(adopted)
    assert chances.vetoed == pytest.approx(vetoed)


@given(councils(), CHANCES)
@settings(deadline=None)
def test_outcomes_sum_to_one_and_no_vote_is_more_often_unanimous_than_its_least_willing_member(
    voters: tuple[Voter, ...], agreed: float
) -> None:
    chances = count_ballot(voters, REQUIRED, agreed)
    assert chances.adopted + chances.failed + chances.vetoed == pytest.approx(1)
    assert min(chances.adopted, chances.failed, chances.vetoed) >= 0
    assert chances.unanimous <= min(v.yes for v in voters) + 1e-9
    assert chances.unanimous <= chances.adopted


@given(councils(), CHANCES, st.integers(0, 14), st.floats(0.0, 1.0))
@settings(deadline=None)
def test_a_member_more_willing_never_lowers_adoption(
    voters: tuple[Voter, ...], agreed: float, place: int, share: float
) -> None:
    held = voters[place]
    gained = share * (1 - held.yes)
    left = 1 - held.yes
    no = held.no * (1 - gained / left) if left > 0 else 0.0
    moved = (*voters[:place], Voter(held.member, held.permanent, held.yes + gained, no), *voters[place + 1 :])
    assert (
        count_ballot(moved, REQUIRED, agreed).adopted >= count_ballot(voters, REQUIRED, agreed).adopted - 1e-9
    )


@given(councils(), CHANCES, st.randoms())
@settings(deadline=None, max_examples=25)
def test_the_order_of_members_changes_nothing(voters: tuple[Voter, ...], agreed: float, random) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(voters)
    random.shuffle(shuffled)
    assert count_ballot(shuffled, REQUIRED, agreed) == count_ballot(voters, REQUIRED, agreed)


@given(st.floats(0.6, 0.99), st.floats(0.05, 0.99))
@settings(deadline=None)
def test_the_shared_effect_meets_the_unanimity_forecast_where_members_allow(
    yes: float, wanted: float
) -> None:
    voters = make_voters(yes)
    found = count_ballot(voters, REQUIRED, find_agreed([v.yes for v in voters], wanted)).unanimous
    least, most = yes**15, yes
    assert found == pytest.approx(min(max(wanted, least), most), abs=1e-6)


def test_a_certain_no_of_a_permanent_member_is_a_veto_when_the_others_vote_yes() -> None:
    voters = [Voter("M00", True, 0.0, 1.0), *make_voters(1.0)[1:]]
    assert count_ballot(voters, REQUIRED, 0.9).vetoed == pytest.approx(1)


def test_seven_members_held_back_leave_a_text_short() -> None:
    voters = [*make_voters(1.0)[:8], *(Voter(f"Z{n}", False, 0.0, 0.0) for n in range(7))]
    assert count_ballot(voters, REQUIRED, 0.9).failed == pytest.approx(1)
