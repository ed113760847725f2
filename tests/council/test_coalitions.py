"""Smallest passing and blocking sets, pivotal members and set votes, against the rules run over every combination."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from penholder.council.arithmetic import count_votes
from penholder.council.readings import SetVote
from penholder.council.roster import members_on
from penholder.council.rules import decide_roll_call
from penholder.model import (
    CountedVote,
    MemberVote,
    NamedVote,
    Stance,
    Tally,
    VoteResult,
    VoteSet,
)
from tests.council.test_arithmetic import make_position

NOW = date(2023, 6, 16)
ELEVEN = date(1960, 6, 16)
"""A day of the Council of eleven, where seven votes decide."""
CAST = tuple(MemberVote)


@dataclass(frozen=True)
class Profile:
    """A Council of which a few members are free and all others have their vote set."""

    day: date
    procedural: bool
    fixed: Mapping[str, MemberVote]
    open: frozenset[str]
    not_yes: frozenset[str]

    def count(self) -> Tally:
        positions = [make_position(m, Stance.ASKS, "withdraw", "1946-01-17") for m in sorted(self.not_yes)]
        votes = tuple(SetVote(m, v) for m, v in self.fixed.items())
        return count_votes("keep", positions, self.day, votes=votes, procedural=self.procedural)

    def adopts(self, votes: Mapping[str, MemberVote]) -> bool:
        """Whether it is adopted by the rules when free members vote so and those not named abstain."""
        free = {m: votes.get(m, MemberVote.ABSTAIN) for m in self.open | self.not_yes}
        cast = [NamedVote(m, v) for m, v in {**self.fixed, **free}.items()]
        return decide_roll_call(cast, self.day, procedural=self.procedural).result is VoteResult.ADOPTED


@st.composite
def profiles(draw: st.DrawFn, largest: int = 6) -> Profile:
    day = draw(st.sampled_from((NOW, ELEVEN)))
    members = [m.iso for m in members_on(day)]
    free = draw(st.lists(st.sampled_from(members), unique=True, max_size=largest))
    not_yes = set(draw(st.lists(st.sampled_from(free), unique=True, max_size=3))) if free else set()
    likely = st.sampled_from((MemberVote.YES, MemberVote.YES, MemberVote.YES, *CAST))
    fixed = {m: draw(likely) for m in members if m not in free}
    return Profile(day, draw(st.booleans()), fixed, frozenset(free) - not_yes, frozenset(not_yes))


def expand(sets: Iterable[VoteSet]) -> set[frozenset[str]]:
    return {frozenset((*s.members, *some)) for s in sets for some in combinations(s.any_of, s.number)}


def keep_smallest(sets: set[frozenset[str]]) -> set[frozenset[str]]:
    return {s for s in sets if not any(other < s for other in sets)}


def subsets(members: frozenset[str]) -> Iterator[frozenset[str]]:
    return (frozenset(c) for n in range(len(members) + 1) for c in combinations(sorted(members), n))


@given(profiles())
def test_passing_sets_are_those_that_the_rules_adopt(profile: Profile) -> None:
    adopting = {s for s in subsets(profile.open) if profile.adopts(dict.fromkeys(s, MemberVote.YES))}
    assert expand(profile.count().passing) == keep_smallest(adopting)


@given(profiles())
def test_blocking_sets_prevent_it_whatever_the_others_do(profile: Profile) -> None:
    permanent = {m.iso for m in members_on(profile.day) if m.permanent}
    able = profile.open | (profile.not_yes & permanent if not profile.procedural else frozenset())
    # The others are most favourable when every open one votes yes and nobody casts a veto.
    stopping = {
        s
        for s in subsets(able)
        if not profile.adopts(
            {**dict.fromkeys(profile.open - s, MemberVote.YES), **dict.fromkeys(s, MemberVote.NO)}
        )
    }
    assert expand(profile.count().blocking) == keep_smallest(stopping)


@given(profiles(largest=4))
def test_pivotal_members_can_change_the_outcome_and_no_others_can(profile: Profile) -> None:
    choices = dict.fromkeys(profile.open, (MemberVote.YES, MemberVote.ABSTAIN, MemberVote.NO))
    choices |= dict.fromkeys(profile.not_yes, (MemberVote.ABSTAIN, MemberVote.NO))
    turning = set()
    for member in choices:
        others = sorted(set(choices) - {member})
        for votes in product(*(choices[m] for m in others)):
            given_votes = dict(zip(others, votes, strict=True))
            if len({profile.adopts({**given_votes, member: own}) for own in choices[member]}) == 2:
                turning.add(member)
    assert set(profile.count().pivotal) == turning


@given(profiles())
def test_the_interval_holds_every_count_the_free_members_can_make(profile: Profile) -> None:
    tally = profile.count()
    sure = sum(v is MemberVote.YES for v in profile.fixed.values())
    assert (tally.votes_low, tally.votes_high) == (sure, sure + len(profile.open))


@given(profiles(), st.data())
def test_setting_a_yes_never_lowers_the_interval(profile: Profile, data: st.DataObject) -> None:
    member = data.draw(st.sampled_from([m.iso for m in members_on(profile.day)]))
    before = profile.count()
    after = Profile(
        profile.day,
        profile.procedural,
        {**profile.fixed, member: MemberVote.YES},
        profile.open - {member},
        profile.not_yes - {member},
    ).count()
    assert (before.votes_low, before.votes_high) <= (after.votes_low, after.votes_high)
    assert before.votes_low <= after.votes_low
    assert before.votes_high <= after.votes_high


@given(profiles(), st.data())
def test_a_set_no_by_a_permanent_member_removes_adoption(profile: Profile, data: st.DataObject) -> None:
    permanent = [m.iso for m in members_on(profile.day) if m.permanent]
    member = data.draw(st.sampled_from(permanent))
    tally = Profile(
        profile.day,
        False,
        {**profile.fixed, member: MemberVote.NO},
        profile.open - {member},
        profile.not_yes - {member},
    ).count()
    assert (tally.passing, tally.pivotal, tally.blocking) == ((), (), (VoteSet(()),))
    assert member in tally.vetoes_stated


@given(profiles(), st.randoms(use_true_random=False))
def test_order_of_set_votes_does_not_matter(profile: Profile, random: object) -> None:
    votes = [SetVote(m, v) for m, v in profile.fixed.items()]
    shuffled = list(votes)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert count_votes("keep", (), profile.day, votes=votes) == count_votes(
        "keep", (), profile.day, votes=shuffled
    )


def test_leaving_everything_unset_changes_nothing() -> None:
    positions = (make_position("FR", Stance.SUPPORTS), make_position("Russia", Stance.ASKS, "withdraw"))
    assert count_votes("keep", positions, NOW, votes=()) == count_votes("keep", positions, NOW)


def test_silent_members_fold_into_so_many_of_them() -> None:
    tally = count_votes("keep", (), NOW)
    everybody = tuple(m.iso for m in members_on(NOW))
    assert tally.passing == (VoteSet((), everybody, 9),)
    assert tally.blocking == (VoteSet((), everybody[:5], 1), VoteSet((), everybody[5:], 7))


def test_a_set_vote_stands_beside_the_words() -> None:
    said = make_position("China", Stance.OPPOSES)
    tally = count_votes("keep", (said,), NOW, votes=[SetVote("CN", MemberVote.ABSTAIN, "j1")])
    china = next(m for m in tally.members if m.member == "CN")
    assert (china.stance, china.positions) == (Stance.OPPOSES, (said.id,))
    assert (china.vote, china.judgement, china.counted) == (MemberVote.ABSTAIN, "j1", CountedVote.ABSTAIN)
    assert (tally.vetoes_stated, tally.votes_high) == ((), 14)
    assert "CN" not in tally.vetoes_possible


def test_unknown_opens_what_a_member_said() -> None:
    said = make_position("China", Stance.OPPOSES)
    tally = count_votes("keep", (said,), NOW, votes=[SetVote("CN", None)])
    china = next(m for m in tally.members if m.member == "CN")
    assert (china.counted, china.vote, china.is_set) == (CountedVote.OPEN, None, True)
    assert (tally.vetoes_stated, tally.votes_high) == ((), 15)


def test_votes_of_states_without_a_seat_are_left_out() -> None:
    assert count_votes("keep", (), NOW, votes=[SetVote("ML", MemberVote.NO)]) == count_votes("keep", (), NOW)


def test_an_empty_seat_withholds_its_vote() -> None:
    """On 1 January 1980 one seat was still contested: fourteen members, of whom six can stop a draft."""
    tally = count_votes("keep", (), date(1980, 1, 1))
    assert (len(tally.members), tally.votes_high) == (14, 14)
    assert any(s.startswith("It fails without a veto when 6 members") for s in tally.must_be_true)
    assert tally.blocking[1].number == 6


def test_procedure_knows_no_veto() -> None:
    tally = count_votes("keep", (make_position("China", Stance.OPPOSES),), NOW, procedural=True)
    assert (tally.vetoes_stated, tally.vetoes_possible, tally.votes_high) == ((), (), 14)
    assert tally.rule.endswith("art. 27 (2)")
    assert any("no veto" in sentence for sentence in tally.must_be_true)


def test_words_of_a_body_give_no_members_vote() -> None:
    words = [
        make_position(b, Stance.SUPPORTS) for b in ("African Union", "European Union", "Security Council")
    ]
    assert count_votes("keep", words, NOW) == count_votes("keep", (), NOW)


def test_a_host_state_in_the_council_is_advised_to_abstain_and_counted_as_it_stands() -> None:
    said = make_position("Gabon", Stance.SUPPORTS)
    tally = count_votes("keep", (said,), NOW, host_state="GA")
    (advice,) = (s for s in tally.must_be_true if "27 (3)" in s)
    assert "must abstain in decisions under Chapter VI" in advice
    assert tally.votes_low == 1
    procedural = count_votes("keep", (said,), NOW, host_state="GA", procedural=True)
    assert not any("27 (3)" in s for s in procedural.must_be_true)
