"""Votes by member against the rules."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from penholder.council.check import check_named
from penholder.council.check.named import check_roll_call
from penholder.council.roster import members_on
from penholder.model import MemberVote, NamedVote, RollCall, VoteResult

SHARED = Path(__file__).parents[3].parent / "shared" / "data" / "council"
HEADER = (
    "undl_id,ms_code,ms_name,permanent_member,ms_vote,date,resolution,draft,meeting,description,agenda,subjects,"
    "vote_note,total_yes,total_no,total_abstentions,total_non_voting,total_ms,modality,undl_link\n"
)


def call(symbol: str, day: date, *against: str) -> RollCall:
    """A resolution adopted with everybody in favour but those named."""
    votes = tuple(
        NamedVote(m.iso, MemberVote.NO if m.iso in against else MemberVote.YES) for m in members_on(day)
    )
    return RollCall(symbol, day, VoteResult.ADOPTED, "a text", votes=votes, where="votes.csv lines 2 to 12")


def test_a_resolution_cannot_be_adopted_over_a_permanent_no_on_substance() -> None:
    checked = check_roll_call(call("S/RES/9001(2022)", date(2022, 2, 27), "RU"))
    assert not checked.agrees
    assert checked.vote.vetoed_by == ("RU",)
    assert "negative vote of a permanent member" in checked.reason


def test_a_decision_known_to_be_procedural_stands_against_it() -> None:
    assert check_roll_call(call("S/RES/120(1956)", date(1956, 11, 4), "SU")).agrees
    assert check_roll_call(call("S/RES/2623(2022)", date(2022, 2, 27), "RU")).agrees


def test_a_voter_without_a_seat_makes_a_vote_that_cannot_be_judged() -> None:
    good = call("S/RES/9001(2022)", date(2022, 2, 27))
    votes = (*good.votes[:-1], NamedVote("DE", MemberVote.YES))
    checked = check_roll_call(RollCall(good.symbol, good.day, good.result, good.title, votes=votes))
    assert not checked.agrees
    assert "DE had no seat" in checked.reason


def test_a_file_that_cannot_be_read_is_passed_over_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "votes.csv").write_text(HEADER + "1,FRA,FRANCE,True,Y\n", encoding="utf-8")
    named = check_named(tmp_path)
    assert named.votes == ()
    assert len(named.passed_over) == 1
    assert named.passed_over[0].startswith("votes.csv: ")


def test_the_votes_by_member_at_hand_follow() -> None:
    named = check_named(SHARED) if SHARED.exists() else None
    if named is not None:
        assert len(named.votes) == 7
        assert all(checked.agrees for checked in named.votes)
