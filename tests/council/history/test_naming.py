"""Who voted how where numbers, roster and vetoes leave nothing else."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings

from penholder.council.history.naming import has_vote, name_votes
from penholder.model.voting import MemberVote, RollCall, VoteResult, VotingHistory
from tests.council.history.rolls import histories, named, sitting, tallied

DAY = date(2021, 6, 1)


def test_a_unanimous_vote_names_everybody_by_the_roster_of_the_day() -> None:
    call = name_votes(tallied(DAY, 15))
    assert call.complete
    assert not call.by_file
    assert dict(call.votes) == dict.fromkeys(sitting(DAY), MemberVote.YES)


def test_eleven_of_eleven_is_unanimous_before_1966() -> None:
    assert name_votes(tallied(date(1955, 6, 1), 11)).complete


def test_a_split_vote_names_nobody() -> None:
    call = name_votes(tallied(DAY, 13, 0, 2))
    assert not call.votes
    assert call.open == {MemberVote.YES, MemberVote.ABSTAIN}


def test_those_who_are_left_out_of_the_numbers_were_absent() -> None:
    assert MemberVote.ABSENT in name_votes(tallied(DAY, 13, 0, 1)).open


def test_a_veto_is_a_negative_vote_and_may_leave_one_vote_for_all_others() -> None:
    one = name_votes(tallied(DAY, 14, 1, result=VoteResult.VETOED, vetoed_by=("RU",)))
    assert one.complete
    assert one.votes["RU"] is MemberVote.NO
    assert one.votes["FR"] is MemberVote.YES
    some = name_votes(tallied(DAY, 12, 1, 2, result=VoteResult.VETOED, vetoed_by=("RU",)))
    assert dict(some.votes) == {"RU": MemberVote.NO}
    assert some.open == {MemberVote.YES, MemberVote.ABSTAIN}


def test_numbers_that_do_not_fit_the_council_name_nobody() -> None:
    assert not name_votes(tallied(DAY, 17)).votes
    assert not name_votes(tallied(date(2200, 1, 1), 15)).votes


def test_names_of_the_file_stand() -> None:
    call = name_votes(named(DAY, CN="abstain"))
    assert call.by_file
    assert call.complete
    assert call.votes["CN"] is MemberVote.ABSTAIN
    assert not call.unanimous


def test_without_numbers_and_names_there_is_no_vote() -> None:
    assert not has_vote(RollCall("S/RES/1(2021)", DAY, VoteResult.ADOPTED, "by acclamation"))


@settings(deadline=None)
@given(histories())
def test_what_is_certain_never_contradicts_the_numbers(history: VotingHistory) -> None:
    for call in map(name_votes, history.roll_calls):
        count = call.roll_call.count
        assert count is not None
        told = {MemberVote.YES: count.yes, MemberVote.NO: count.no, MemberVote.ABSTAIN: count.abstain}
        certain = list(call.votes.values())
        assert all(certain.count(vote) <= number for vote, number in told.items())
