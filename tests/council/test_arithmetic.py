"""Vote arithmetic from stated positions."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.council.arithmetic import count_votes
from penholder.council.roster import members_on
from penholder.errors import UsageError
from penholder.model import Position, Span, Stance, Tally, make_id

DAY = date(2023, 6, 16)
MEMBERS = tuple(member.iso for member in members_on(DAY))


def make_position(
    holder: str, stance: Stance, option: str = "keep", said: str | None = "2023-06-16"
) -> Position:
    words = f"{holder} {stance} {option} {said}"
    return Position(
        id=make_id("p", words),
        report="r1",
        span=Span("r1", 0, len(words), words),
        holder=holder,
        speaker=holder,
        option=option,
        stance=stance,
        condition=None,
        said=said,
        statement="s1",
    )


def stance_of(tally: Tally, member: str) -> Stance | None:
    return next(m.stance for m in tally.members if m.member == member)


def test_silence_leaves_every_vote_open() -> None:
    tally = count_votes("keep", (), DAY)
    assert (tally.votes_low, tally.votes_high, tally.required) == (0, 15, 9)
    assert tally.vetoes_possible == ("CN", "FR", "RU", "GB", "US")
    assert tally.pivotal == MEMBERS
    assert all(m.stance is None for m in tally.members)


def test_clear_words_move_the_interval_and_conditions_do_not() -> None:
    positions = (
        make_position("United States", Stance.CONDITIONAL),
        make_position("FR", Stance.SUPPORTS),
        make_position("Gabon", Stance.OPPOSES),
        make_position("Russia", Stance.AMBIGUOUS),
    )
    tally = count_votes("keep", positions, DAY)
    assert (tally.votes_low, tally.votes_high) == (1, 14)
    assert tally.vetoes_possible == ("CN", "RU", "GB", "US")
    assert tally.vetoes_stated == ()
    assert stance_of(tally, "US") is Stance.CONDITIONAL
    assert stance_of(tally, "CN") is None


def test_a_permanent_no_is_a_stated_veto_and_leaves_nobody_pivotal() -> None:
    tally = count_votes("keep", (make_position("China", Stance.OPPOSES),), DAY)
    assert tally.vetoes_stated == ("CN",)
    assert tally.pivotal == ()
    assert any("China said no" in sentence for sentence in tally.must_be_true)


def test_the_host_state_has_no_vote_but_a_sentence() -> None:
    tally = count_votes("keep", (make_position("ML", Stance.ASKS, "withdraw"),), DAY, host_state="ML")
    assert (tally.votes_low, tally.votes_high) == (0, 15)
    assert any("Mali, which has no vote" in sentence for sentence in tally.must_be_true)


def test_asking_for_an_excluding_option_is_no_yes_and_no_veto() -> None:
    tally = count_votes("keep", (make_position("Russia", Stance.ASKS, "withdraw"),), DAY)
    assert (tally.votes_low, tally.votes_high) == (0, 14)
    assert tally.vetoes_stated == ()
    assert "RU" in tally.vetoes_possible
    assert stance_of(tally, "RU") is None


def test_opposing_withdrawal_is_not_support_for_keeping() -> None:
    tally = count_votes("keep", (make_position("France", Stance.OPPOSES, "withdraw"),), DAY)
    assert (tally.votes_low, tally.votes_high) == (0, 15)


def test_the_last_word_counts_and_words_of_later_days_do_not() -> None:
    shift = (
        make_position("Ghana", Stance.SUPPORTS, said="2023-04-12"),
        make_position("Ghana", Stance.OPPOSES, said="2023-06-16"),
    )
    assert count_votes("keep", shift, date(2023, 4, 30)).votes_low == 1
    assert count_votes("keep", shift, DAY).votes_high == 14


def test_contradicting_words_of_one_day_leave_the_vote_open() -> None:
    both = (make_position("Ghana", Stance.SUPPORTS), make_position("Ghana", Stance.OPPOSES))
    tally = count_votes("keep", both, DAY)
    assert (tally.votes_low, tally.votes_high) == (0, 15)


def test_unknown_rosters_are_refused() -> None:
    with pytest.raises(UsageError, match=r"council\.toml"):
        count_votes("keep", (), date(1945, 6, 26))


stances = st.dictionaries(st.sampled_from(MEMBERS), st.sampled_from(list(Stance)))


@given(stances, st.randoms(use_true_random=False))
def test_order_of_positions_does_not_matter(said: dict[str, Stance], random: object) -> None:
    positions = [make_position(holder, stance) for holder, stance in said.items()]
    tally = count_votes("keep", tuple(positions), DAY)
    random.shuffle(positions)  # type: ignore[attr-defined]
    assert count_votes("keep", tuple(positions), DAY) == tally


@given(stances, st.sampled_from(MEMBERS), st.sampled_from(list(Stance)))
def test_one_more_member_heard_never_widens_the_interval(
    said: dict[str, Stance], member: str, stance: Stance
) -> None:
    said = {holder: own for holder, own in said.items() if holder != member}
    before = count_votes("keep", tuple(make_position(h, s) for h, s in said.items()), DAY)
    after = count_votes("keep", tuple(make_position(h, s) for h, s in (said | {member: stance}).items()), DAY)
    assert before.votes_low <= after.votes_low <= after.votes_high <= before.votes_high <= 15


@given(stances)
def test_pivotal_members_are_those_whose_vote_is_open(said: dict[str, Stance]) -> None:
    tally = count_votes("keep", tuple(make_position(h, s) for h, s in said.items()), DAY)
    closed = {h for h, s in said.items() if s in (Stance.SUPPORTS, Stance.ASKS, Stance.OPPOSES)}
    assert not closed & set(tally.pivotal)
    assert len(tally.must_be_true) >= 3
