"""Word differences: classed, symmetric in weight, and joined parts give the passages back."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.model import Difference
from penholder.values.stems import stem_word
from penholder.values.wording import align_words, compare_words, measure_drift, measure_similarity
from penholder.values.words import WordKind, read_words

PASSAGES = st.text(
    alphabet=st.sampled_from("abc no Not 12 300, Lake Mission don't “without delay” – U.N. ’s.\n"),
    max_size=60,
)


@given(PASSAGES, PASSAGES)
def test_aligned_parts_join_up_to_both_passages(a: str, b: str) -> None:
    parts = align_words(a, b)
    assert "".join(p.a for p in parts) == a
    assert "".join(p.b for p in parts) == b


@given(PASSAGES, PASSAGES)
def test_similarity_and_drift_are_symmetric_and_bounded(a: str, b: str) -> None:
    assert measure_similarity(a, b) == measure_similarity(b, a)
    assert 0 <= measure_similarity(a, b) <= 1
    assert measure_drift(a, b) == measure_drift(b, a)
    assert 0 <= measure_drift(a, b) <= 1


@given(PASSAGES)
def test_a_passage_does_not_differ_from_itself(a: str) -> None:
    assert compare_words(a, a) == ()
    assert measure_drift(a, a) == 0


@given(PASSAGES)
def test_words_are_read_where_they_stand(a: str) -> None:
    words = read_words(a)
    assert all(w.start < w.end <= len(a) for w in words)
    assert all(x.end <= y.start for x, y in pairwise(words))


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Twelve guards were hurt", "Thirteen guards were hurt", Difference.NUMBER),
        ("The vote is in March", "The vote is in April", Difference.DATE),
        ("The vote was held", "The vote was not held", Difference.NEGATION),
        ("The envoy will leave", "The envoy may leave", Difference.MODALITY),
        ("Some praised Ambassador Larsen there", "Some praised Ambassador Okoro there", Difference.NAME),
        ("It asked them to go at once", "It asked them to go immediately", Difference.SYNONYM),
        ("the programme began", "the program began", Difference.SPELLING),
        ("the old bridge fell", "the bridge fell", Difference.OMISSION),
        ("the bridge fell", "the old bridge fell", Difference.ADDITION),
        ("the bridge, they said, fell", "the bridge they said fell", Difference.PUNCTUATION),
        ("the river flooded", "the river froze", Difference.MEANING),
    ],
)
def test_each_kind_of_difference_is_named(a: str, b: str, kind: Difference) -> None:
    assert kind in {d.kind for d in compare_words(a, b)}


def test_a_differing_number_is_never_noise() -> None:
    differences = compare_words("Nearly 40 convoys were stopped.", "Nearly 14 convoys were stopped.")
    assert [(d.kind, d.a, d.b) for d in differences] == [(Difference.NUMBER, "40", "14")]


def test_names_spelled_two_ways_are_one_word_misspelled() -> None:
    (difference,) = compare_words("said Vassili Orlov", "said Vasili Orlov")
    assert difference.kind is Difference.SPELLING


def test_marks_and_abbreviations_do_not_make_other_words() -> None:
    assert measure_similarity("the U.N.’s envoy", "the UN's envoy") == 1
    assert measure_drift("“go now”", '"go now"') == 0


def test_months_that_are_verbs_are_dates_only_with_a_capital() -> None:
    kinds = {w.form: w.kind for w in read_words("They march on 3 March")}
    assert kinds["march"] is WordKind.DATE
    assert read_words("They march home")[1].kind is WordKind.CONTENT


@pytest.mark.parametrize(
    "forms",
    [
        ("deploy", "deployed", "deploying", "deployment"),
        ("fuel", "fueling", "fuelling"),
        ("monitor", "monitoring"),
    ],
)
def test_forms_of_one_word_share_a_stem(forms: tuple[str, ...]) -> None:
    assert len({stem_word(f) for f in forms}) == 1
