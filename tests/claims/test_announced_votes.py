"""Words that only leave an option open, votes announced, and whose ambassador speaks: made up about several missions."""

from __future__ import annotations

import pytest

from penholder.claims.positions import extract_positions
from penholder.claims.statements import extract_statements
from penholder.model import Stance
from tests.factories import make_bracket, parse

UNIFIL = (
    "BEIRUT, 12 May 2024 (Example Wire) – The Security Council discussed the mandate of UNIFIL on Sunday.\n\n"
)
MINUSCA = "BANGUI, 12 May 2024 (Example Wire) – The mandate of MINUSCA was before the Council on Sunday.\n\n"
UNMISS = "NAIROBI, 12 May 2024 (Example Wire) – The mandate of UNMISS runs out at the end of the month.\n\n"
DRAFT = UNIFIL + "A draft that would renew the mandate of UNIFIL is before the Council. "
FOR, AGAINST, OPEN, ASKS = Stance.SUPPORTS, Stance.OPPOSES, Stance.AMBIGUOUS, Stance.ASKS

Taken = list[tuple[str, str, Stance]]


def read(text: str) -> Taken:
    """Holder, option and stance of every position of a whole report."""
    return [position[:3] for position in read_conditions(text)]


def read_conditions(text: str) -> list[tuple[str, str, Stance, str | None]]:
    report, parsed = parse(text)
    bracket = make_bracket(report, "2024-05-12")
    statements = extract_statements(report, parsed, bracket)
    found = extract_positions(report, parsed, bracket, statements)
    return [(p.holder, p.option, p.stance, p.condition.words if p.condition else None) for p in found]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Russia is not opposed to the renewal of MINUSCA, its ambassador said.", OPEN),
        ("Russia said it was not against the renewal of MINUSCA.", OPEN),
        ("Russia said it has no objection to the renewal of MINUSCA.", OPEN),
        ("Russia said it does not object to the renewal of MINUSCA.", OPEN),
        ("Russia would not stand in the way of a renewal of MINUSCA, its envoy said.", OPEN),
        ("Russia will not block the renewal of MINUSCA, its envoy said.", OPEN),
        ("Russia said it would not use its veto against the renewal of MINUSCA.", OPEN),
        ("Russia does not rule out supporting the renewal of MINUSCA, its envoy said.", OPEN),
        ("Russia cannot rule out voting against the renewal of MINUSCA, its envoy said.", OPEN),
        ("Russia said it is not ready to support the renewal of MINUSCA.", OPEN),
        ("Russia is opposed to the renewal of MINUSCA, its ambassador said.", AGAINST),
        ("Russia said it was against the renewal of MINUSCA.", AGAINST),
        ("Russia ruled out supporting the renewal of MINUSCA.", AGAINST),
        ("Russia refused to support the renewal of MINUSCA.", AGAINST),
        ("Russia said it would block the renewal of MINUSCA.", AGAINST),
        ("Russia said it would not hesitate to support the renewal of MINUSCA.", FOR),
    ],
)
def test_what_is_not_opposed_is_left_open(text: str, stance: Stance) -> None:
    assert read(MINUSCA + text) == [("Russia", "keep", stance)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japan will vote in favour of the renewal of UNMISS, its ambassador said.", FOR),
        ("Japan's ambassador said his country would vote yes on the renewal of UNMISS.", FOR),
        ("Japan said it will vote against the renewal of UNMISS.", AGAINST),
        ("Japan will not vote in favour of the renewal of UNMISS, its ambassador said.", AGAINST),
        ("Japan will not vote against the renewal of UNMISS, its ambassador said.", OPEN),
        ("Japan will abstain on the renewal of UNMISS, its ambassador said.", OPEN),
        ("Japan voted in favour of the renewal of UNMISS.", None),
        ("Japan said it voted against the renewal of UNMISS.", None),
        ("Japan would have voted against the renewal of UNMISS, its ambassador said.", None),
        ("Japan abstained in the vote on the renewal of UNMISS, its ambassador said.", None),
        ("Japan said it will vote on the renewal of UNMISS on Friday.", None),
    ],
)
def test_a_vote_announced_is_a_stance_and_a_vote_cast_is_none(text: str, expected: Stance | None) -> None:
    assert read(UNMISS + text) == ([] if expected is None else [("Japan", "keep", expected)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya will vote in favour of the draft, its ambassador said.", FOR),
        ("Kenya said it would vote against the draft.", AGAINST),
        ("Kenya said it would not vote for the text.", AGAINST),
        ("Kenya said it would abstain.", OPEN),
        ("Kenya said it would vote against the amendment.", None),
        ("Kenya's envoy said Russia would vote against the draft.", None),
        ("Kenya would not say whether it would vote for the draft.", None),
        ("Kenya said it could vote against the draft.", None),
        ("Kenya said it will vote for a new president in August.", None),
        ("Kenya said it abstained.", None),
    ],
)
def test_a_vote_on_the_draft_is_one_on_what_the_draft_does(text: str, expected: Stance | None) -> None:
    assert read(DRAFT + text) == ([] if expected is None else [("Kenya", "keep", expected)])


@pytest.mark.parametrize(
    "text",
    [
        UNIFIL + "China said it would abstain on the renewal of UNIFIL if the text was not changed.",
        DRAFT + "China said it would abstain if the text was not changed.",
    ],
)
def test_an_abstention_keeps_what_it_depends_on_and_is_no_support(text: str) -> None:
    assert read_conditions(text) == [("China", "keep", OPEN, "if the text was not changed")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Malta will vote for the renewal of UNIFIL, its envoy said.", [("Malta", "keep", FOR)]),
        ("Malta's government backs the renewal of UNIFIL, its envoy said.", [("Malta", "keep", FOR)]),
        ("The African Union backs the renewal of UNIFIL, its envoy said.", [("African Union", "keep", FOR)]),
        ("UNIFIL should be withdrawn, its spokesman said.", [("UNIFIL", "withdraw", ASKS)]),
        ("“The renewal of UNIFIL is vital,” its ambassador said.", []),
        ("Russia is opposed to the renewal of UNIFIL, the spokesman of UNIFIL said.", []),
        ("Malta said the United States refused to support the renewal of UNIFIL.", []),
    ],
)
def test_an_ambassador_is_of_the_state_that_acts_and_never_of_a_mission(text: str, expected: Taken) -> None:
    assert read(UNIFIL + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Ghana asked that UNMISS remain beyond 30 June, when its mandate ends.",
            [("Ghana", "keep", ASKS)],
        ),
        ("Ghana asked that the mandate of UNMISS end on 30 June.", [("Ghana", "terminate", ASKS)]),
        ("Ghana supports a last renewal of one year for UNMISS.", [("Ghana", "keep", FOR)]),
        ("Ghana said it supports a final extension of UNMISS.", [("Ghana", "keep", FOR)]),
        (
            "Ghana said this must be the last extension of the mandate of UNMISS.",
            [("Ghana", "terminate", ASKS)],
        ),
    ],
)
def test_an_end_is_asked_for_only_where_the_words_ask_for_it(text: str, expected: Taken) -> None:
    assert read(UNMISS + text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We are for the renewal of UNIFIL,”", [("Denmark", "keep", FOR)]),
        ("“We are in favour of the renewal of UNIFIL,”", [("Denmark", "keep", FOR)]),
        ("“We are not for the withdrawal of UNIFIL,”", [("Denmark", "withdraw", AGAINST)]),
        ("“We are here for the renewal of UNIFIL,”", []),
        ("“The meeting is for the renewal of UNIFIL,”", []),
        ("“It is for the Council to decide on the renewal of UNIFIL,”", []),
    ],
)
def test_a_named_ambassador_who_is_for_it_speaks_for_the_state(text: str, expected: Taken) -> None:
    assert read(f"{UNIFIL}{text} said Jane Doe, the ambassador of Denmark.") == expected
