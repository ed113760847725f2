"""Collation: every version is kept word for word, the order of versions plays no part, and a change stays in its place."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penholder.model import Difference
from penholder.versions.collation import collate_words, find_base

PLAIN = [
    "the",
    "convoy",
    "left",
    "the",
    "northern",
    "harbour",
    "before",
    "sunrise",
    "with",
    "flour",
    "medicine",
    "and",
    "tents",
    "for",
    "nine",
    "villages",
    "along",
    "the",
    "river",
    "while",
    "engineers",
    "repaired",
    "a",
    "bridge",
    "near",
    "the",
    "old",
    "mill",
]
CONFUSING = [
    "“we", "hope", "soon", "to", "reach", "an", "understanding”", "—", "don’t", "do", "not", "without", "delay,",
    "immediately", "12", "twelve", "U.N.", "mission.", "Lake", "Dalu’s", "the", "the", "very", "...", "3,000",
]  # fmt: skip
VERSIONS = st.lists(st.lists(st.sampled_from(CONFUSING), max_size=9).map(" ".join), min_size=1, max_size=5)


PATIENT = settings(deadline=None, max_examples=60)


def squeeze(passage: str) -> str:
    return " ".join(passage.split())


@PATIENT
@given(VERSIONS)
def test_joined_readings_give_every_version_back(passages: list[str]) -> None:
    places = collate_words(passages)
    for n, passage in enumerate(passages):
        assert " ".join(p.readings[n] for p in places if p.readings[n]) == squeeze(passage)


@PATIENT
@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_any_text_comes_back(passages: list[str]) -> None:
    places = collate_words(passages)
    for n, passage in enumerate(passages):
        assert squeeze(" ".join(p.readings[n] for p in places)) == squeeze(passage)


@PATIENT
@given(VERSIONS, st.randoms(use_true_random=False))
def test_another_order_of_versions_only_reorders_the_readings(passages: list[str], random: object) -> None:
    order = list(range(len(passages)))
    random.shuffle(order)  # type: ignore[attr-defined]
    places = collate_words(passages)
    shuffled = collate_words([passages[n] for n in order])
    assert [p.kind for p in shuffled] == [p.kind for p in places]
    assert [p.readings for p in shuffled] == [tuple(p.readings[n] for n in order) for p in places]


@PATIENT
@given(st.lists(st.sampled_from(CONFUSING), min_size=1, max_size=9).map(" ".join), st.integers(2, 5))
def test_identical_versions_have_one_reading(passage: str, count: int) -> None:
    (place,) = collate_words([passage] * count)
    assert place.readings == (squeeze(passage),) * count
    assert place.kind is None


CHANGES = {
    Difference.SYNONYM: ("difficult", "challenging"),
    Difference.NUMBER: ("14", "40"),
    Difference.NEGATION: ("not", ""),
    Difference.NAME: ("Marel", "Tovik"),
    Difference.MODALITY: ("must", "should"),
    Difference.SPELLING: ("organised", "organized"),
    Difference.MEANING: ("orchard", "furnace"),
    Difference.OMISSION: ("orchard", ""),
    Difference.PUNCTUATION: ("orchard,", "orchard"),
}


@PATIENT
@given(
    st.lists(st.sampled_from(PLAIN), min_size=6, max_size=16, unique=True),
    st.integers(2, 4),
    st.sampled_from(sorted(CHANGES)),
    st.integers(1, 3),
)
def test_a_planted_change_stands_in_exactly_one_place_with_its_class(
    words: list[str], at: int, kind: Difference, keepers: int
) -> None:
    before, after = CHANGES[kind]
    kept = " ".join([*words[:at], before, *words[at:]])
    changed = squeeze(" ".join([*words[:at], after, *words[at:]]))
    places = collate_words([kept] * keepers + [changed])
    assert [p.kind for p in places if p.kind] == [kind]
    (place,) = (p for p in places if p.kind)
    assert place.readings == (before,) * keepers + (after,)


def test_a_moved_word_is_a_change_of_wording_in_two_places() -> None:
    places = collate_words(["we hope soon to reach the harbour", "we hope to reach the harbour soon"])
    assert [(p.readings, p.kind) for p in places if p.kind] == [
        (("soon", ""), Difference.WORDING),
        (("", "soon"), Difference.WORDING),
    ]


def test_a_replaced_phrase_is_one_place() -> None:
    places = collate_words(
        [
            "the plans do not meet our hopes",
            "the plans fall short of our hopes",
            "the plans don’t meet our hopes",
        ]
    )
    (place,) = (p for p in places if p.kind)
    assert place.readings == ("do not meet", "fall short of", "don’t meet")
    assert place.kind is Difference.NEGATION


def test_a_version_cut_short_omits_whatever_stands_there() -> None:
    places = collate_words(
        ["close work with the host", "close work with the host and respect for Lake Dalu’s towns"]
    )
    assert [p.kind for p in places] == [None, Difference.OMISSION]


def test_three_hands_meet_where_they_agree() -> None:
    places = collate_words(
        [
            "very close coordination with the port",
            "extremely tight coordination with the port",
            "coordination with port",
        ]
    )
    assert [p.readings for p in places if p.kind is None] == [("coordination with",) * 3, ("port",) * 3]


@pytest.mark.parametrize("count", [13, 40])
def test_many_versions_collate_too(count: int) -> None:
    passages = [f"the {PLAIN[n % 20]} was closed on the {n} of May" for n in range(count)]
    places = collate_words(passages)
    for n, passage in enumerate(passages):
        assert " ".join(p.readings[n] for p in places if p.readings[n]) == passage
    assert {p.kind for p in places} >= {None, Difference.NUMBER}


def test_the_base_reading_is_the_majority_place_by_place() -> None:
    passages = [
        "a tight grip on the old port",
        "a close grip on the new port",
        "a tight grip on the new port",
    ]
    agreed = find_base(collate_words(passages))
    assert max(range(3), key=lambda n: agreed[n]) == 2
    assert find_base(()) == ()
