"""Votes and drafts as people type them: members by any name, votes by word, options with or without their mission."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from penholder.council.drafts import find_draft, write_key
from penholder.council.readings import SetVote
from penholder.council.roster import members_on
from penholder.council.set_votes import find_member, merge_votes, read_set_votes, read_vote
from penholder.errors import UnknownId, UsageError
from penholder.model import MemberVote, Option
from penholder.record.assembly import EMPTY
from penholder.vocabulary import option_kinds

DAY = date(2023, 6, 16)
RECORD = replace(
    EMPTY,
    mission="minusma",
    options=(
        Option("o1a2b", "increase", (), (), (), None, (), ()),
        Option("o1a9f", "reduce", (), (), (), None, (), ()),
    ),
)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("china", "CN"),
        ("CN", "CN"),
        ("cn", "CN"),
        ("United-Kingdom", "GB"),
        ("uk", "GB"),
        ("the united states", "US"),
        ("U.S.", "US"),
        ("Russian Federation", "RU"),
        ("united_arab_emirates", "AE"),
    ],
)
def test_members_go_by_name_alias_and_code(typed: str, code: str) -> None:
    assert find_member(typed, DAY).iso == code


@pytest.mark.parametrize("year", range(1946, 2026))
def test_every_member_answers_to_its_name_and_code(year: int) -> None:
    day = date(year, 6, 16)
    for member in members_on(day):
        assert find_member(member.name.casefold(), day) == member
        assert find_member(member.iso.casefold(), day) == member
        assert find_member(member.listed, day) == member


def test_a_predecessor_sits_under_its_own_name() -> None:
    assert find_member("Soviet Union", date(1970, 1, 5)).iso == "SU"


def test_a_state_without_a_seat_is_refused_with_those_that_have_one() -> None:
    with pytest.raises(
        UsageError, match=r"mali is not on the Council on 2023-06-16; on it are China, .*Ghana"
    ):
        find_member("mali", DAY)
    with pytest.raises(UsageError, match="did you mean Ghana"):
        find_member("Gahna", DAY)


def test_votes_go_by_word() -> None:
    assert [read_vote(w) for w in ("YES", " no ", "Abstain", "absent", "unknown")] == [*MemberVote, None]
    with pytest.raises(UsageError, match="choose one of yes, no, abstain, absent, unknown"):
        read_vote("maybe")


def test_one_member_has_one_vote() -> None:
    assert read_set_votes(["china=no", "CN=No"], DAY) == (SetVote("CN", MemberVote.NO),)
    with pytest.raises(UsageError, match="set to no and to yes"):
        read_set_votes(["china=no", "cn=yes"], DAY)


@pytest.mark.parametrize("typed", ["china", "=no", "china=", "", "\x1b[31m=no"])
def test_what_is_no_vote_is_refused(typed: str) -> None:
    with pytest.raises(UsageError):
        read_set_votes([typed], DAY)


def test_what_is_tried_takes_the_place_of_what_is_kept() -> None:
    kept = (SetVote("CN", MemberVote.NO, "j1"), SetVote("FR", MemberVote.YES, "j2"))
    tried = (SetVote("CN", MemberVote.ABSTAIN),)
    assert merge_votes(kept, tried) == (*tried, kept[1])
    assert merge_votes(reversed(kept), ()) == kept


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("withdraw", "withdraw"),
        ("withdraw-minusma", "withdraw"),
        ("WITHDRAW-Mission", "withdraw"),
        ("withdraw the mission", "withdraw"),
        ("political-mission", "political mission"),
        ("political mission minusma", "political mission"),
        ("follow-on-mission", "follow-on mission"),
        ("turn-the-mission-into-a-political-mission", "political mission"),
        ("o1a2", "increase"),
    ],
)
def test_drafts_go_by_key_label_and_id(typed: str, key: str) -> None:
    assert find_draft(RECORD, typed) == key


def test_every_option_answers_to_its_key_and_label() -> None:
    for kind in option_kinds():
        if not kind.collective:
            assert find_draft(RECORD, write_key(kind.key)) == find_draft(RECORD, kind.label) == kind.key


@pytest.mark.parametrize(
    ("typed", "error", "words"),
    [
        ("withdrawl", UnknownId, "did you mean withdraw"),
        ("xyzzy", UnknownId, "choose one of keep, rollover"),
        ("", UnknownId, "choose one of"),
        ("o1a", UsageError, r"o1a2b \(increase\), o1a9f \(reduce\)"),
        ("proposals", UsageError, "never put to a vote"),
        ("withdraw-monusco", UsageError, "the record is about MINUSMA, not MONUSCO"),
    ],
)
def test_drafts_that_cannot_be_meant_are_refused(typed: str, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        find_draft(RECORD, typed)


@pytest.mark.parametrize(
    ("typed", "vote"),
    [
        ("for", "yes"),
        ("in favour", "yes"),
        ("In-Favor", "yes"),
        ("against", "no"),
        ("abstention", "abstain"),
        ("abstained", "abstain"),
        ("abstains", "abstain"),
        ("no vote", "absent"),
    ],
)
def test_votes_go_by_the_councils_own_words(typed: str, vote: str) -> None:
    assert read_vote(typed) is MemberVote(vote)


def test_a_veto_is_a_permanent_members_no() -> None:
    (made,) = read_set_votes(["RUS=veto"], DAY)
    assert (made.member, made.vote) == ("RU", MemberVote.NO)
    with pytest.raises(UsageError, match="Ghana is no permanent member and has no veto; write gh=no"):
        read_set_votes(["ghana=vetoes"], DAY)


def test_members_go_by_the_librarys_codes() -> None:
    assert [find_member(code, DAY).iso for code in ("RUS", "chn", "GBR", "ARE")] == ["RU", "CN", "GB", "AE"]
    with pytest.raises(UsageError, match="MLI is not on the Council"):
        find_member("MLI", DAY)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("renew-minusma", "keep"),
        ("renewal", "keep"),
        ("extension of MINUSMA", "keep"),
        ("minusma-withdrawal", "withdraw"),
        ("withdrawal of the mission", "withdraw"),
        ("phased-withdrawal", "drawdown"),
        ("technical rollover", "rollover"),
        ("renewal of the mandate", "keep"),
    ],
)
def test_options_go_by_their_verbs_and_nouns(typed: str, key: str) -> None:
    assert find_draft(RECORD, typed) == key


def test_words_of_another_mission_or_of_several_options_are_refused() -> None:
    with pytest.raises(UsageError, match="the record is about MINUSMA, not UNIFIL"):
        find_draft(RECORD, "renew-unifil")
    with pytest.raises(UnknownId):
        find_draft(RECORD, "minusma")
