"""The Council's table in words and pictures: sentences for the smallest sets, set votes marked, bodies listed aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

from penholder.council import count_draft
from penholder.council.readings import SetVote
from penholder.council.roster import members_on
from penholder.model import Assessments, MemberVote, Position, Record, Stance, Tally
from penholder.outputs.council_screen import show_council
from penholder.outputs.pictures import draw_tally
from penholder.outputs.views.council import CouncilView, view_council
from penholder.outputs.views.index import index_record
from penholder.outputs.views.tallies import list_sets, view_tally
from penholder.record.stances import trace_stances
from tests.council.test_arithmetic import make_position
from tests.council.test_assess import make_record

DAY = date(2023, 6, 16)
MEMBERS = tuple(m.iso for m in members_on(DAY))
PERMANENT, ELECTED = MEMBERS[:5], MEMBERS[5:]


def count(*said: Position, procedural: bool = False, **votes: str) -> tuple[Record, Tally]:
    record = make_record(*said, days={"r1": DAY.isoformat()})
    record = replace(record, stances=trace_stances(record))
    made = [SetVote(m, None if v == "unknown" else MemberVote(v)) for m, v in votes.items()]
    return record, count_draft(record, "keep", votes=made, procedural=procedural)


def say_sets(*said: Position, procedural: bool = False, **votes: str) -> str:
    record, tally = count(*said, procedural=procedural, **votes)
    return view_tally(index_record(record), tally).sets.text


def view(*said: Position, **votes: str) -> CouncilView:
    record, tally = count(*said, **votes)
    return view_council(index_record(record), Assessments(None, ()), [tally], whole=False)


def every(members: tuple[str, ...], vote: str) -> dict[str, str]:
    return dict.fromkeys(members, vote)


@pytest.mark.parametrize(
    ("votes", "words"),
    [
        (
            {},
            "Any nine of the 15 open votes carry it if no permanent member votes no; any one permanent member stops it by "
            "a no, any seven of the 10 other open votes by not being a yes.",
        ),
        (
            {"CN": "no"},
            "No open vote can carry it against China; nothing more is needed to stop it.",
        ),
        (
            every(ELECTED[:7], "no"),
            "The open votes cannot carry it; nothing more is needed to stop it.",
        ),
        (
            every(MEMBERS[:9], "yes"),
            "It has the votes it needs; no open vote can stop it.",
        ),
        (
            every(MEMBERS[1:10], "yes"),
            "It has the votes it needs if no permanent member votes no; China stops it by a no.",
        ),
        (
            {**every(PERMANENT, "yes"), **every(ELECTED[:3], "yes"), **every(ELECTED[4:], "abstain")},
            "The one open vote carries it; the one open vote stops it by not being a yes.",
        ),
        (
            {**every(PERMANENT[2:], "yes"), **every(ELECTED[:4], "yes"), **every(ELECTED[6:], "abstain")},
            "Any two of the four open votes carry it if no permanent member votes no; China or France stops it by a no.",
        ),
    ],
)
def test_smallest_sets_are_one_sentence(votes: dict[str, str], words: str) -> None:
    assert say_sets(**votes) == words


def test_on_procedure_nobody_stops_it_alone() -> None:
    assert say_sets(procedural=True) == (
        "Any nine of the 15 open votes carry it; any seven of the 15 open votes stop it by not being a yes."
    )


def test_sets_name_their_members() -> None:
    record, tally = count(**every(MEMBERS[2:10], "yes"), **every(MEMBERS[11:], "absent"))
    passing, blocking = list_sets(index_record(record), tally)
    assert [p.text for p in passing] == [
        "No permanent member votes no, and any one of these votes yes: China, France and Japan."
    ]
    assert [b.text for b in blocking] == ["Any one of these votes no: China and France."]


@pytest.mark.parametrize(
    ("votes", "procedural", "words"),
    [
        (every(MEMBERS[1:10], "yes"), False, "No permanent member votes no; no further yes is needed."),
        (every(MEMBERS[:9], "yes"), False, "Nobody more is needed."),
        (every(MEMBERS[1:10], "yes"), True, "Nobody more is needed."),
        (
            {**every(MEMBERS[1:9], "yes"), **every(ELECTED[5:], "absent")},
            False,
            "No permanent member votes no, and any one of these votes yes: China and Ghana.",
        ),
        (
            {**every(PERMANENT[:4], "yes"), **every(ELECTED[:4], "yes"), **every(ELECTED[4:], "absent")},
            False,
            "The United States votes yes.",
        ),
        (
            {**every(PERMANENT[1:4], "yes"), **every(ELECTED[:5], "yes"), **every(ELECTED[5:], "absent")},
            False,
            "No permanent member votes no, and any one of these votes yes: China and the United States.",
        ),
    ],
)
def test_sets_that_carry_it_say_that_no_veto_is_cast_where_one_can_be(
    votes: dict[str, str], procedural: bool, words: str
) -> None:
    record, tally = count(procedural=procedural, **votes)
    assert [p.text for p in list_sets(index_record(record), tally)[0]] == [words]


def test_every_member_stands_in_the_table_with_its_words_and_what_it_counts_as() -> None:
    said = (
        make_position("United States", Stance.CONDITIONAL),
        make_position("Russia", Stance.ASKS, "withdraw"),
        make_position("Ghana", Stance.SUPPORTS),
        make_position("Ghana", Stance.OPPOSES),
    )
    (draft,) = view(*said, GB="no").drafts
    rows = {v.code: v for v in draft.voters}
    assert len(rows) == 15
    assert [v.permanent for v in draft.voters] == [True] * 5 + [False] * 10
    assert rows["US"].said
    assert rows["US"].said.text == "on condition, 16 June 2023"
    assert (rows["US"].counts_as, rows["GB"].counts_as) == ("open", "no, a veto")
    assert rows["RU"].said
    assert rows["RU"].said.text == ("asks for it: the option to withdraw the mission, 16 June 2023")
    assert rows["RU"].counts_as == "not a yes"
    assert rows["GH"].said
    assert rows["GH"].said.text == "for and against, 16 June 2023"
    assert rows["GH"].counts_as == "open"
    assert (rows["GB"].set_by, rows["FR"].set_by, rows["FR"].said) == ("set here", "", None)


def test_bodies_and_states_without_a_seat_are_listed_aside() -> None:
    said = [make_position(holder, Stance.SUPPORTS) for holder in ("African Union", "Mali", "Gabon")]
    (draft,) = view(*said).drafts
    assert [a.text for a in draft.aside] == [
        "The African Union: for, 16 June 2023 (gives no member’s vote)",
        "Mali: for, 16 June 2023 (no seat on the Council)",
    ]
    assert (draft.tally.low, draft.tally.high) == (1, 15)


def test_seats_stand_so_that_the_interval_covers_those_that_can_be_yes() -> None:
    record, tally = count(make_position("Russia", Stance.ASKS, "withdraw"), GH="yes", CN="abstain")
    shown = view_tally(index_record(record), tally)
    can = {"yes", "open"}
    assert [s.counted in can for s in shown.seats] == [True] * shown.high + [False] * (15 - shown.high)
    assert [s.counted == "yes" for s in shown.seats] == [True] * shown.low + [False] * (15 - shown.low)


def test_the_picture_marks_set_votes_and_pivotal_members_and_tells_them_in_words() -> None:
    record, tally = count(CN="abstain", GH="yes")
    drawn = str(draw_tally(view_tally(index_record(record), tally), "tally-1"))
    assert drawn.count('class="set-mark"') == 2
    assert drawn.count('class="pivotal"') == 13
    assert drawn.count("seat withheld") == 1
    assert "The vote of China is set to abstain: set here, not signed, not kept." in drawn
    nothing = str(draw_tally(view_tally(index_record(record), count()[1]), "tally-1"))
    assert "set-mark" not in nothing


def test_many_pivotal_members_are_told_by_their_number() -> None:
    record, tally = count(CN="abstain")
    pivotal = view_tally(index_record(record), tally).pivotal
    assert pivotal is not None
    assert pivotal.text == "The outcome turns on every one of the 14 members whose vote is open."
    record, tally = count(**every(MEMBERS[1:10], "yes"))
    pivotal = view_tally(index_record(record), tally).pivotal
    assert pivotal is not None
    assert pivotal.text == "The outcome turns on China."


def test_the_screen_says_who_set_a_vote() -> None:
    console = Console(width=300, record=True, file=None, force_terminal=False)
    with console.capture() as shown:
        console.print(show_council(view(make_position("China", Stance.OPPOSES), CN="abstain")))
    words = " ".join(shown.get().split())
    assert "* The vote of China is set to abstain: set here, not signed, not kept." in words
    assert "China abstains * against, 16 June 2023" in words
