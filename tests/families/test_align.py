"""The sentence map: every planted change keeps its pair and is marked, order is told from moves, swapping mirrors."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penholder.families.align import CROWDED, match_sentences, measure_order
from penholder.families.chains import find_chain
from penholder.families.marking import describe_matches
from penholder.families.outline import outline_report
from penholder.model import NEVER_NOISE, Correspondence, Difference, SentencePair, WordDifference
from tests.factories import make_report

SENTENCES = (
    "The head of the harbour police told lawmakers on Tuesday that smuggling along the canal had stopped.",
    "Crews counted 14 sunken barges between the lighthouse and the old customs house.",
    "The dredging company employs 1,120 divers from eleven towns and spends 95 million crowns a year.",
    "Its licence lapses in October and the ministry may grant another season.",
    "Larsen's envoy complained that inspectors had opened two warehouses without a warrant from the judge.",
    "A ferry that carries flour to the outer islands was rammed twice in September by a tanker.",
    "Fishermen on the eastern shore mended their nets this spring after six idle winters.",
    "The museum lent a bronze compass to the admiral for the anniversary parade.",
    "Heavy rain washed away the footbridge near the tannery during the night.",
    "Students from the conservatory played drums outside the railway station until dawn.",
    "A retired botanist found three orchids behind the abandoned glass factory.",
    "Bakers agreed to sell yesterday's rye loaves at half price in the market hall.",
)
"""Sentences of stories nobody published; no two share more than a word or two."""

PICKED = st.lists(st.sampled_from(range(len(SENTENCES))), min_size=2, max_size=8, unique=True)
MIRRORED = {
    Correspondence.SPLIT: Correspondence.MERGED,
    Correspondence.MERGED: Correspondence.SPLIT,
    Difference.ADDITION: Difference.OMISSION,
    Difference.OMISSION: Difference.ADDITION,
}


def map_sentences(a: str, b: str) -> tuple[SentencePair, ...]:
    left, right = outline_report(make_report(a)), outline_report(make_report(b))
    return describe_matches(left, right, match_sentences(left, right))


def write(picked: list[int]) -> str:
    return "\n\n".join(SENTENCES[n] for n in picked)


def tell(pairs: tuple[SentencePair, ...]) -> list[tuple[str, str]]:
    return [(p.a.words, p.b.words) for p in pairs]


@settings(deadline=None)
@given(PICKED)
def test_a_text_maps_wholly_and_identically_on_itself(picked: list[int]) -> None:
    pairs = map_sentences(write(picked), write(picked) + "\n")
    assert tell(pairs) == [(SENTENCES[n], SENTENCES[n]) for n in picked]
    assert {(p.kind, p.similarity, p.moved) for p in pairs} == {(Correspondence.IDENTICAL, 1.0, False)}


@settings(deadline=None)
@given(PICKED, PICKED)
def test_two_texts_share_exactly_their_common_sentences(a: list[int], b: list[int]) -> None:
    pairs = map_sentences(write(a), write(b))
    assert sorted(tell(pairs)) == sorted((SENTENCES[n], SENTENCES[n]) for n in {*a} & {*b})


CHANGES = (
    ("14 sunken", "41 sunken", Difference.NUMBER),
    ("on Tuesday", "on Wednesday", Difference.DATE),
    ("had stopped", "had not stopped", Difference.NEGATION),
    ("Larsen's", "Okoro's", Difference.NAME),
    ("may grant", "must grant", Difference.MODALITY),
    ("and spends 95", "and spends nearly 95", Difference.HEDGE),
    ("was rammed", "was reportedly rammed", Difference.HEDGE),
)


@settings(deadline=None)
@given(PICKED, st.sampled_from(CHANGES))
def test_a_change_that_matters_keeps_the_pair_and_is_marked(
    picked: list[int], change: tuple[str, str, Difference]
) -> None:
    was, now, kind = change
    at = next(n for n, sentence in enumerate(SENTENCES) if was in sentence)
    picked = [*(n for n in picked if n != at), at]
    pairs = map_sentences(write(picked), write(picked).replace(was, now))
    assert len(pairs) == len(picked)
    changed = [p for p in pairs if p.differences]
    assert [{d.kind for d in p.differences} for p in changed] == [{kind}]
    assert kind in NEVER_NOISE
    assert changed[0].kind is Correspondence.EDITED


@settings(deadline=None)
@given(PICKED.filter(lambda p: len(p) > 2))
def test_a_moved_paragraph_is_mapped_and_marked_as_moved(picked: list[int]) -> None:
    moved = [*picked[1:], picked[0]]
    a, b = outline_report(make_report(write(picked))), outline_report(make_report(write(moved)))
    matches = match_sentences(a, b)
    assert [(m.a, m.b) for m in matches if m.moved] == [(0, len(picked) - 1)]
    assert measure_order(matches) < 1
    assert [p.moved for p in describe_matches(a, b, matches)].count(True) == 1


@settings(deadline=None)
@given(PICKED, PICKED)
def test_unrelated_sentences_change_nothing(picked: list[int], others: list[int]) -> None:
    strange = [n for n in others if n not in picked]
    edited = write(picked).replace("14 ", "40 ").replace("eastern", "western")
    pairs = map_sentences(write(picked), edited)
    among = map_sentences(write([*strange, *picked]), edited)
    told = [(p.a.words, p.b.words, p.kind, p.differences, p.moved) for p in pairs]
    assert told == [(p.a.words, p.b.words, p.kind, p.differences, p.moved) for p in among]


SCRAPS = st.lists(
    st.sampled_from(
        [
            *SENTENCES[:5],
            SENTENCES[1].replace("14", "fourteen"),
            SENTENCES[2].replace(" and spends 95 million crowns a year", ""),
            SENTENCES[4].replace("complained", "said").replace("two warehouses", "a warehouse"),
            f"{SENTENCES[6][:-1]}, and {SENTENCES[7].lower()}",
            *SENTENCES[6:8],
            "It rained.",
            "It rained again.",
        ]
    ),
    max_size=7,
)


@settings(max_examples=60, deadline=None)
@given(SCRAPS, SCRAPS)
def test_swapping_two_texts_mirrors_the_map(a: list[str], b: list[str]) -> None:
    there, back = map_sentences(" ".join(a), " ".join(b)), map_sentences(" ".join(b), " ".join(a))
    assert sorted(map(describe, there)) == sorted(map(describe, map(mirror, back)))


def mirror(pair: SentencePair) -> SentencePair:
    differences = tuple(WordDifference(MIRRORED.get(d.kind, d.kind), d.b, d.a) for d in pair.differences)  # type: ignore[arg-type]
    kind = MIRRORED.get(pair.kind, pair.kind)
    return SentencePair(pair.b, pair.a, kind, pair.similarity, differences, pair.moved)  # type: ignore[arg-type]


def describe(pair: SentencePair) -> str:
    return f"{pair.a.start} {pair.b.start} {pair}"


def test_a_split_sentence_is_marked_part_by_part() -> None:
    whole = "The council met on Monday to hear the auditor, and the mayor promised to repay 300 crowns to the school."
    parts = (
        "The council met on Monday to hear the auditor. The mayor promised to repay 200 crowns to the school."
    )
    there, back = map_sentences(whole, parts), map_sentences(parts, whole)
    assert [p.kind for p in there] == [Correspondence.SPLIT] * 2
    assert [p.kind for p in back] == [Correspondence.MERGED] * 2
    assert [[(d.kind, d.a, d.b) for d in p.differences] for p in there] == [
        [],
        [(Difference.NUMBER, "300", "200")],
    ]


def test_a_headline_that_repeats_the_first_sentence_merges_nothing() -> None:
    lead = (
        "The harbour police said on Tuesday that smuggling along the canal had stopped for good this winter."
    )
    pairs = map_sentences(f"Smuggling along the canal had stopped, harbour police said\n\n{lead}", lead)
    assert [(p.a.words, p.kind) for p in pairs] == [(lead, Correspondence.IDENTICAL)]


def test_near_synonyms_in_the_same_order_are_a_translation_back() -> None:
    (pair,) = map_sentences(
        "The envoy said the main problem was difficult and demanded an immediate withdrawal of the soldiers.",
        "The ambassador said the key issue was challenging and requested a prompt pullout of the troops.",
    )
    assert pair.kind is Correspondence.TRANSLATED_BACK
    (pair,) = map_sentences(
        "The envoy said the 12 main problems were difficult and demanded an immediate withdrawal of soldiers.",
        "The ambassador said the 20 key issues were challenging and requested a prompt pullout of troops.",
    )
    assert pair.kind is not Correspondence.TRANSLATED_BACK


def test_short_sentences_are_paired_where_they_stand_alike() -> None:
    a = f"{SENTENCES[0]} It rained. {SENTENCES[1]}"
    assert ("It rained.", "It rained.") in tell(map_sentences(a, a))
    assert ("It rained.", "It rained.") not in tell(
        map_sentences(a, f"It rained. {SENTENCES[0]} {SENTENCES[1]}")
    )


def test_a_dateline_is_no_part_of_the_first_sentence() -> None:
    plain = make_report(SENTENCES[0])
    text = f"HARBOURTOWN (Wire) – {SENTENCES[0]}"
    dated = make_report(text)
    dated = make_report(text, dateline=dated.span(0, len("HARBOURTOWN (Wire)")))
    a, b = outline_report(dated), outline_report(plain)
    (pair,) = describe_matches(a, b, match_sentences(a, b))
    assert pair.kind is Correspondence.IDENTICAL
    assert pair.a.words == SENTENCES[0]


@pytest.mark.parametrize(
    ("places", "strict", "chain"),
    [
        ([(0, 0), (1, 1), (2, 2)], True, [0, 1, 2]),
        ([(0, 1), (0, 2), (1, 1)], True, [0]),
        ([(0, 1), (0, 2), (1, 2)], False, [0, 1, 2]),
        ([(0, 3), (1, 0), (2, 1), (3, 2)], True, [1, 2, 3]),
    ],
)
def test_the_longest_chain_keeps_both_orders(
    places: list[tuple[int, int]], strict: bool, chain: list[int]
) -> None:
    assert find_chain(places, [(1.0, 0.0)] * len(places), strict=strict) == chain


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 6), st.integers(0, 6), st.integers(1, 5)),
        max_size=8,
        unique_by=lambda p: p[:2],
    )
)
def test_no_chain_is_worth_more_than_the_one_found(drawn: list[tuple[int, int, int]]) -> None:
    drawn = sorted(drawn)
    places, worth = [(i, j) for i, j, _ in drawn], [float(w) for *_, w in drawn]
    found = find_chain(places, [(w, 0.0) for w in worth], strict=True)
    assert all(places[m][0] < places[n][0] and places[m][1] < places[n][1] for m, n in pairwise(found))
    best = [0.0] * len(places)
    for n, (i, j) in enumerate(places):
        best[n] = worth[n] + max(
            (best[m] for m in range(n) if places[m][0] < i and places[m][1] < j), default=0.0
        )
    assert sum(worth[n] for n in found) == max(best, default=0.0)


def test_weaker_pairs_in_the_common_order_need_reports_that_run_alike() -> None:
    weak = "Despite the cold, 40 volunteers from the lighthouse guild painted the customs shed with tar in a single night."
    reworded = "Volunteers of the lighthouse guild worked fast and covered every wall of the shed in tar, to general applause."
    around = [SENTENCES[n] for n in (5, 6, 7, 8, 9, 10, 11)]
    alike = map_sentences(
        "\n\n".join([weak, *around]),
        "\n\n".join(["It snowed on the dunes again and again.", reworded, *around]),
    )
    apart = map_sentences("\n\n".join([weak, *around]), "\n\n".join([reworded, *SENTENCES[:5], around[0]]))
    assert (weak, reworded) in tell(alike)
    assert (weak, reworded) not in tell(apart)


def test_a_sentence_repeated_at_many_places_is_paired_in_turn() -> None:
    often = "\n".join([SENTENCES[0]] * 30)
    pairs = map_sentences(f"{often}\n{SENTENCES[1]}", f"{often}\n{SENTENCES[0]}\n{SENTENCES[1]}")
    assert [p.kind for p in pairs] == [Correspondence.IDENTICAL] * 31


def test_rows_of_a_long_list_are_not_compared_each_with_all() -> None:
    rows = [f"{SENTENCES[2]} Depot {n} of the company." for n in range(CROWDED + 1)]
    a, b = (outline_report(make_report("\n".join([*own, *SENTENCES]))) for own in (rows, rows[::-1]))
    assert {(m.a - m.b) for m in match_sentences(a, b) if m.a >= len(a.sentences) - len(SENTENCES)} == {0}
