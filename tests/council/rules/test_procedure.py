"""The double veto: who decides whether a matter is procedural."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from penholder.council.roster import members_on
from penholder.council.rules import (
    Nature,
    decide_under_double_veto,
    rule_on_nature,
    vote_on_nature,
)
from penholder.model import MemberVote, NamedVote, VoteResult

LAOS = date(1959, 9, 7)
PRAGUE = date(1948, 5, 24)


def all_but(day: date, *against: str) -> list[NamedVote]:
    """Everybody votes yes but those named."""
    return [NamedVote(m.iso, MemberVote.NO if m.iso in against else MemberVote.YES) for m in members_on(day)]


def test_a_veto_on_the_question_makes_the_matter_substantive_and_a_second_defeats_the_draft() -> None:
    nature = vote_on_nature(all_but(PRAGUE, "SU", "UA"), PRAGUE)
    assert nature.nature is Nature.SUBSTANTIVE
    outcome = decide_under_double_veto(nature, all_but(PRAGUE, "SU", "UA"), PRAGUE)
    assert outcome.result is VoteResult.VETOED
    assert "San Francisco" in outcome.reason


def test_a_ruling_of_the_president_stands_against_a_veto() -> None:
    nature = rule_on_nature(Nature.PROCEDURAL, LAOS)
    assert decide_under_double_veto(nature, all_but(LAOS, "SU"), LAOS).result is VoteResult.ADOPTED


def test_a_ruling_is_overruled_by_a_procedural_majority_only() -> None:
    seats = [m.iso for m in members_on(LAOS)]
    seven = [
        NamedVote(iso, MemberVote.YES if n < 7 else MemberVote.NO) for n, iso in enumerate(sorted(seats))
    ]
    six = [NamedVote(v.member, v.vote if n != 0 else MemberVote.ABSTAIN) for n, v in enumerate(seven)]
    assert rule_on_nature(Nature.PROCEDURAL, LAOS, seven).nature is Nature.SUBSTANTIVE
    assert rule_on_nature(Nature.PROCEDURAL, LAOS, six).nature is Nature.PROCEDURAL


@given(st.sampled_from(["CN", "FR", "SU", "GB", "US"]))
def test_one_permanent_member_alone_can_make_a_matter_substantive(member: str) -> None:
    assert vote_on_nature(all_but(LAOS, member), LAOS).nature is Nature.SUBSTANTIVE


def test_the_question_needs_the_majority_too() -> None:
    votes = [NamedVote(m.iso, MemberVote.ABSTAIN) for m in members_on(LAOS)]
    assert vote_on_nature(votes, LAOS).nature is Nature.SUBSTANTIVE
    assert vote_on_nature(all_but(LAOS), LAOS).nature is Nature.PROCEDURAL
