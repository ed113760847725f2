"""Subjects that name nobody: whatever no member, none or few are said to say is no state's."""

from __future__ import annotations

import pytest

from penholder.claims.quantified import names_nobody
from tests.claims.test_stakeholders import claims, holders
from tests.factories import parse

LEAD = "China and Russia support the withdrawal of MONUSCO. "


def held(text: str) -> set[tuple[str, str]]:
    return {(p.holder, p.stance.value) for p in claims(LEAD + text).positions}


@pytest.mark.parametrize(
    "sentence",
    [
        "No delegation has said it rejects the text.",
        "None of the members told reporters that they opposed the withdrawal.",
        "Nobody has said he is against the withdrawal of MONUSCO.",
        "No one on the Council has said it would vote against the text.",
        "Not a single member told the Council that it was against the withdrawal of MONUSCO.",
        "Few members of the Council said they opposed a withdrawal of MONUSCO.",
        "Hardly any member said it wanted to keep MONUSCO.",
        "Not even France has said it opposes the withdrawal of MONUSCO.",
        "Neither France nor Gabon said it wanted the withdrawal of MONUSCO.",
        "No African members said they opposed the withdrawal of MONUSCO.",
    ],
)
def test_what_nobody_says_is_no_states(sentence: str) -> None:
    assert held(sentence) == {("China", "supports"), ("Russia", "supports")}


def test_a_pronoun_still_goes_to_the_state_that_speaks() -> None:
    assert held("Ghana said it opposes the withdrawal of MONUSCO.") == {
        ("China", "supports"),
        ("Russia", "supports"),
        ("Ghana", "opposes"),
    }


def test_not_only_and_a_few_name_somebody() -> None:
    assert holders("Not only Gabon but also Ghana said that MINUSCA should be extended.")
    for text, expected in (("A few members spoke.", False), ("Few members spoke.", True)):
        (sentence,) = parse(text)[1].sentences
        (subject,) = sentence.children(sentence.root, "nsubj")
        assert names_nobody(sentence, subject) is expected
