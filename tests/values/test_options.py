"""Options named in plain words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder import vocabulary
from penholder.values.options import Target, Wording, find_options, find_target, inflect_verb, is_collective

WORDS = st.sampled_from(
    [
        "renewing",
        "the mandate",
        "a phased withdrawal",
        "withdrew",
        "it",
        "political mission",
        "all options",
        "’",
        " - ",
    ]
)


@pytest.mark.parametrize(
    ("passage", "keys"),
    [
        ("a phased and orderly withdrawal", ["drawdown"]),
        ("withdrawing the blue helmets", ["withdraw"]),
        ("renewed the mandate and cut the force", ["keep", "reduce"]),
        ("close the mission and open a special political mission", ["terminate", "political mission"]),
        ("a technical rollover", ["rollover"]),
        ("hand over to an African-led force", ["regional force"]),
        ("the weekend was bright and the trends cutting-edge", []),
    ],
)
def test_what_is_named(passage: str, keys: list[str]) -> None:
    assert list(dict.fromkeys(m.key for m in find_options(passage))) == keys


@given(st.lists(WORDS, max_size=8).map(" ".join))
def test_mentions_stand_in_order_and_never_overlap_across_options(passage: str) -> None:
    found = find_options(passage)
    assert list(found) == sorted(found)
    for a, b in pairwise(found):
        assert 0 <= a.start < a.end <= len(passage)
        assert a.end <= b.start or (a.start, a.end, a.key) == (b.start, b.end, b.key)


def test_curly_and_straight_marks_are_one() -> None:
    assert [m.key for m in find_options("police shouldn’t be kept there")] == ["keep"]
    assert [m.key for m in find_options("police shouldn't be kept there")] == ["keep"]


def test_forms_of_verbs() -> None:
    assert {"withdrew", "withdrawn", "withdrawing"} <= set(inflect_verb("withdraw"))
    assert {"cutting", "cut", "cuts"} <= set(inflect_verb("cut"))
    assert {"modifies", "modified", "modifying"} <= set(inflect_verb("modify"))


def test_a_mission_is_meant_by_itself_or_in_company() -> None:
    assert find_target("UNMISS") is Target.STRONG
    assert find_target("peacekeepers in Abyei") is Target.STRONG
    assert find_target("its troops") is Target.WEAK
    assert find_target("the harvest") is None


def test_the_vocabulary_is_whole() -> None:
    kinds = {kind.key: kind for kind in vocabulary.option_kinds()}
    assert len(kinds) == len(vocabulary.option_kinds())
    assert [key for key in kinds if is_collective(key)] == ["proposals"]
    for kind in kinds.values():
        assert set(kind.excludes) <= kinds.keys() - {kind.key}
        assert kind.verbs or kind.nouns or kind.phrases
        plain = next(p for p in kind.phrases if "<" not in p)
        assert find_options(plain)[0].wording is Wording.PHRASE


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("two options", "proposals"),
        ("all five options", "proposals"),
        ("a range of options", "proposals"),
        ("monitors can no longer be deployed", "keep"),
        ("monitors must never be deployed", "keep"),
        ("a leaner mandate", "reconfigure"),
        ("fewer tasks", "reconfigure"),
    ],
)
def test_wordings_of_one_pattern_name_one_option(words: str, key: str) -> None:
    assert [m.key for m in find_options(words) if m.wording is Wording.PHRASE] == [key]
