"""A member's vote set by a person: what it rests on, what opens it again, what retires it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from penholder.council import assess
from penholder.errors import UsageError
from penholder.model import (
    CountedVote,
    JudgedState,
    Judgement,
    MemberVote,
    Position,
    Record,
    Stance,
    StoryFamily,
)
from penholder.record.judgements import lay_judgements, list_signed
from penholder.record.judging import make_vote, reopened_votes, retire, sign
from tests.council.test_arithmetic import make_position
from tests.council.test_assess import make_record

SIGNED = sign("A. Name", date(2023, 6, 20), "a cable")
FIRST = make_position("China", Stance.OPPOSES, said="2023-06-10")
OTHER = make_position("Ghana", Stance.SUPPORTS, said="2023-06-10")


def place(position: Position, report: str) -> Position:
    span = replace(position.span, report=report)
    return replace(position, id=f"p{report}", report=report, span=span)


def build(*positions: Position) -> Record:
    days = {p.report: "2023-06-12" for p in positions} | {"r1": "2023-06-12"}
    return make_record(*positions, days=days)


def judged(record: Record, *judgements: Judgement) -> Record:
    return replace(record, judged=lay_judgements(record, judgements))


def set_vote(record: Record, vote: MemberVote | None = MemberVote.ABSTAIN) -> Judgement:
    return make_vote(record, "keep", "CN", vote, SIGNED, "keep the mission")


def test_it_rests_on_that_members_words_on_that_option() -> None:
    elsewhere = make_position("China", Stance.SUPPORTS, "withdraw")
    made = set_vote(build(FIRST, OTHER, elsewhere))
    assert made.basis == (FIRST.span,)
    assert (made.claims, made.spans, made.label) == ((), (), "CN: vote on a draft to keep the mission")


def test_it_counts_while_nothing_new_is_said() -> None:
    record = judged(build(FIRST, OTHER), set_vote(build(FIRST, OTHER)))
    (tally,) = assess(record).tallies
    china = next(m for m in tally.members if m.member == "CN")
    assert (china.counted, china.judgement) == (CountedVote.ABSTAIN, record.judged[0].judgement.id)
    assert tally.vetoes_stated == ()


def test_a_later_report_with_a_position_of_that_member_opens_it_again() -> None:
    made = set_vote(build(FIRST))
    later = place(make_position("China", Stance.SUPPORTS, said="2023-06-15"), "r2")
    (found,) = judged(build(FIRST, later), made).judged
    assert (found.state, found.reopened_by) == (JudgedState.REOPENED, (later.id,))
    assert reopened_votes([found], made) == (made,)
    ghana = place(make_position("Ghana", Stance.OPPOSES, said="2023-06-15"), "r2")
    (found,) = judged(build(FIRST, ghana), made).judged
    assert (found.state, found.reopened_by) == (JudgedState.IN_FORCE, ())


def test_a_first_word_opens_a_vote_set_on_silence() -> None:
    made = set_vote(build(OTHER))
    assert made.basis == ()
    (found,) = judged(build(OTHER, place(FIRST, "r2")), made).judged
    assert found.state is JudgedState.REOPENED


def test_a_copy_that_only_repeats_opens_nothing() -> None:
    made, copy = set_vote(build(FIRST)), place(FIRST, "r2")
    told = replace(build(FIRST, copy), families=(StoryFamily("f1", ("r1", "r2"), ()),))
    (found,) = judged(told, made).judged
    assert found.state is JudgedState.IN_FORCE


def test_it_stands_when_the_words_it_rested_on_are_forgotten() -> None:
    (found,) = judged(build(OTHER), set_vote(build(FIRST))).judged
    assert (found.state, found.missing) == (JudgedState.IN_FORCE, ())


def test_one_in_force_must_be_retired_before_another() -> None:
    record = judged(build(FIRST), set_vote(build(FIRST)))
    with pytest.raises(UsageError, match="is in force"):
        set_vote(record, MemberVote.NO)
    old = retire(record.judged[0].judgement, sign("B", date(2023, 6, 21), "an error"))
    again = judged(build(FIRST), old)
    assert again.judged[0].state is JudgedState.RETIRED
    assert set_vote(again, MemberVote.NO).vote is MemberVote.NO
    with pytest.raises(UsageError, match="says exactly this already and was retired"):
        set_vote(again)


def test_known_on_a_day_it_counts_when_signed_by_then_and_on_words_known_by_then() -> None:
    made = set_vote(build(FIRST))
    assert list_signed([made], date(2023, 6, 19)) == ()
    assert list_signed([made], date(2023, 6, 20)) == (made,)
    assert list_signed([made], date(2023, 6, 20), {"r1"}) == ()
    record = replace(judged(build(FIRST), made), known_on=date(2023, 6, 30))
    for day, counted in ((date(2023, 6, 19), CountedVote.NO), (date(2023, 6, 20), CountedVote.ABSTAIN)):
        (tally,) = assess(record, day=day).tallies
        assert next(m for m in tally.members if m.member == "CN").counted is counted
