"""Word differences: classed, symmetric in weight, and joined parts give the passages back."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penholder.model import NEVER_NOISE, Difference
from penholder.values.stems import stem_word
from penholder.values.wording import (
    align_words,
    compare_part,
    compare_words,
    measure_drift,
    measure_similarity,
)
from penholder.values.words import WordKind, read_words

PASSAGES = st.text(
    alphabet=st.sampled_from("abc no Not 12 300, Lake Mission don't “without delay” – U.N. ’s.\n"),
    max_size=60,
)


@settings(deadline=None)
@given(PASSAGES, PASSAGES)
def test_aligned_parts_join_up_to_both_passages(a: str, b: str) -> None:
    parts = align_words(a, b)
    assert "".join(p.a for p in parts) == a
    assert "".join(p.b for p in parts) == b


@settings(deadline=None)
@given(PASSAGES, PASSAGES)
def test_similarity_and_drift_are_symmetric_and_bounded(a: str, b: str) -> None:
    assert measure_similarity(a, b) == measure_similarity(b, a)
    assert 0 <= measure_similarity(a, b) <= 1
    assert measure_drift(a, b) == measure_drift(b, a)
    assert 0 <= measure_drift(a, b) <= 1


@settings(deadline=None)
@given(PASSAGES)
def test_a_passage_does_not_differ_from_itself(a: str) -> None:
    assert compare_words(a, a) == ()
    assert measure_drift(a, a) == 0


@settings(deadline=None)
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


def kinds(a: str, b: str) -> list[Difference]:
    return [d.kind for d in compare_words(a, b)]


@settings(deadline=None)
@given(PASSAGES, PASSAGES)
def test_swapping_two_passages_mirrors_their_differences(a: str, b: str) -> None:
    mirrored = {Difference.ADDITION: Difference.OMISSION, Difference.OMISSION: Difference.ADDITION}
    back = [(mirrored.get(d.kind, d.kind), d.b, d.a) for d in compare_words(b, a)]
    assert [(d.kind, d.a, d.b) for d in compare_words(a, b)] == back


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Twelve guards were hurt", "12 guards were hurt"),
        ("a bill of one million crowns", "a bill of 1m crowns"),
        ("some 3,680 men came", "some three thousand six hundred and eighty men came"),
        ("80 per cent of voters", "80% of voters"),
        ("for the 4th time", "for the fourth time"),
        ("The neighbours organised a defence", "The neighbors organized a defense"),
        ("The vote on 18 June failed", "The vote on June 18th failed"),
        ("Nine percent of it fell", "Nine pct of it fell"),
        ("They cannot leave", "They can't leave"),
    ],
)
def test_one_value_written_two_ways_is_no_other_value(a: str, b: str) -> None:
    assert set(kinds(a, b)) <= {Difference.SPELLING, Difference.WORDING}
    assert measure_similarity(a, b) == 1


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("over 300 men left", "300 men left", Difference.HEDGE),
        ("At least 30 men left", "More than 30 men left", Difference.HEDGE),
        ("He left the town", "He reportedly left the town", Difference.HEDGE),
        ("The force must go now", "The force should go now", Difference.MODALITY),
        ("The force would go now", "The force went now", Difference.MODALITY),
        ("The act was legal", "The act was illegal", Difference.NEGATION),
        ("They found a new leak", "They found no new leak", Difference.NEGATION),
        ("Niger left the league", "Nigeria left the league", Difference.NAME),
        ("Larsen said it was late", "Okoro said it was late", Difference.NAME),
        ("the eastern dam burst", "the western dam burst", Difference.MEANING),
        ("talks before the vote", "talks after the vote", Difference.MEANING),
        ("He said it would rain", "He denied it would rain", Difference.MEANING),
        ("all ferries were stopped", "ferries were stopped", Difference.OMISSION),
        ("Foreign Minister Ada Larsen spoke", "Foreign Minister Larsen spoke", Difference.OMISSION),
        ("The boats are going home", "The boats go home", Difference.WORDING),
        ("The army of Chad fled", "Chad's army fled", Difference.WORDING),
        ("He called it a success", "Larsen called it a success", Difference.WORDING),
        ("The soldeirs slept", "The soldiers slept", Difference.SPELLING),
    ],
)
def test_what_changes_a_claim_is_told_from_what_does_not(a: str, b: str, kind: Difference) -> None:
    assert set(kinds(a, b)) == {kind}
    assert (kind in NEVER_NOISE) is any(d.kind in NEVER_NOISE for d in compare_words(b, a))


def test_words_that_changed_places_are_neither_lost_nor_gained() -> None:
    assert set(
        kinds("On Friday the envoy said it was over", "The envoy said on Friday that it was over")
    ) == {Difference.WORDING}
    assert set(kinds("12 killed and 30 wounded", "30 wounded and 12 killed")) == {Difference.WORDING}


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("12 were killed and 30 wounded", "30 were killed and 12 wounded", Difference.NUMBER),
        ("Chad accused Kenya of lying", "Kenya accused Chad of lying", Difference.NAME),
    ],
)
def test_values_that_changed_owners_are_no_change_of_places(a: str, b: str, kind: Difference) -> None:
    assert kind in kinds(a, b)


def test_a_part_is_compared_with_its_own_stretch_of_the_whole() -> None:
    whole = "The council met on Monday, and the mayor, who was late, promised 300 crowns to the school."
    assert compare_part(whole, "The council met on Monday.") == ()
    found = compare_part(whole, "The mayor promised 200 crowns to the school.")
    assert [(d.kind, d.a, d.b) for d in found] == [
        (Difference.OMISSION, "who was late", ""),
        (Difference.NUMBER, "300", "200"),
    ]
    back = compare_part(whole, "The mayor promised 200 crowns to the school.", mirrored=True)
    assert [d.kind for d in back] == [Difference.ADDITION, Difference.NUMBER]


def test_function_words_never_cost_a_shared_noun_its_place() -> None:
    differences = compare_words(
        "one of the main tasks of the harbour police is the watch",
        "one of the main tasks for the police of the harbour is the watch",
    )
    assert {d.kind for d in differences} == {Difference.WORDING}


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Some said Mr. Larsen left", "Some said Mr. Okoro left", Difference.NAME),
        ("It rained. Gen. Okoro met them", "It rained. Gen. Larsen met them", Difference.NAME),
        ("In the hall J. Larsen spoke", "In the hall J. Okoro spoke", Difference.NAME),
        ("Berlin has paid for the bridge", "Oslo has paid for the bridge", Difference.NAME),
        ("Mali has paid for the bridge", "Addis Ababa has paid for the bridge", Difference.NAME),
        ("Larsen apparently told them", "Okoro told them", Difference.NAME),
        ("a call to go, without delay, home", "a call to go, with delay, home", Difference.NEGATION),
        ("These steps are not enough", "These steps are enough", Difference.NEGATION),
        ("The vote is on 25 May", "The vote is on 16 May", Difference.DATE),
        ("adopted on June 29, 2022", "adopted on June 7, 2022", Difference.DATE),
        ("on the 29th of June", "on the 27th of June", Difference.DATE),
        ("open on 29 and 30 June", "open on 28 and 30 June", Difference.DATE),
        ("closed since May", "closed since June", Difference.DATE),
        ("In June 12 guards fell ill", "In June 7 guards fell ill", Difference.NUMBER),
        ("the guards may go in June", "the guards will go in June", Difference.MODALITY),
        ("the peacekeeping mission", "the peace-keeping mission", Difference.SPELLING),
        ("the peacekeeping mission", "the peace keeping mission", Difference.SPELLING),
        ("a peacekeeping budget", "a peace keeping budget", Difference.SPELLING),
        ("a pact between them", "a pact bewteen them", Difference.SPELLING),
        ("they left without water", "they left withuot water", Difference.SPELLING),
        ("on Friday at noon", "on Firday at noon", Difference.SPELLING),
        ("two dozen boats sank", "2 dozen boats sank", Difference.SPELLING),
        ("the ministers met there", "they met there", Difference.WORDING),
    ],
)
def test_what_neighbours_tell_decides_the_class(a: str, b: str, kind: Difference) -> None:
    assert kind in kinds(a, b)
    assert not {*kinds(a, b)} & ({*NEVER_NOISE, Difference.MEANING} - {kind, Difference.HEDGE})


def test_a_phrase_beside_another_word_for_it_stays_whole() -> None:
    assert kinds("They must go without delay", "They must go at once") == [Difference.SYNONYM]
    assert kinds("They must go without delay", "They must go") == [Difference.OMISSION]


def test_a_word_that_is_another_word_is_no_slip() -> None:
    assert kinds("a note from them", "a note form them") != [Difference.SPELLING]


def test_a_word_after_a_full_stop_is_no_name_for_its_capital() -> None:
    assert kinds("It ended. Villagers fled", "It ended. Herders fled") == [Difference.MEANING]


@settings(deadline=None)
@given(PASSAGES, PASSAGES)
def test_an_omission_or_addition_shows_words_of_one_passage_alone(a: str, b: str) -> None:
    for difference in compare_words(a, b):
        if difference.kind in (Difference.OMISSION, Difference.ADDITION):
            assert not (difference.a and difference.b)


def test_words_that_came_or_went_stand_apart_from_function_words_beside_them() -> None:
    found = [(d.kind, d.a, d.b) for d in compare_words("near the lake, where boats sail", "which boats sail")]
    assert (Difference.OMISSION, "near the lake", "") in found
    assert (Difference.WORDING, "where", "which") in found


def test_raised_digits_beside_a_month_stop_nothing() -> None:
    assert compare_words("On June ¹ it left.", "On June 1 it left.")
