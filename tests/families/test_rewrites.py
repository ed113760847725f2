"""A rewrite is told from an independent report of the same event by rare words, names, numbers and their order."""

from __future__ import annotations

import json
from dataclasses import fields
from importlib.resources import files
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.families import group_families, relate_reports
from penholder.families.rewrites import REWRITTEN, WORTH_ASKING, load_model, measure_likeness
from penholder.families.traits import Agreement, compare_traits, read_traits
from penholder.model import PairType
from penholder.values.trees import Tree
from tests.factories import make_report

EXAMPLE = Path(__file__).parents[2] / "examples" / "mali-2023" / "june-gazette.txt"

RETOLD = """Leave “without delay”: that is what Mali’s ruling junta wants of the peacekeepers of the United Nations. It speaks of a “crisis of confidence” with MINUSMA, the UN mission in the country.
MINUSMA goes back to 2013. The Security Council set it up after an Islamist revolt, as fighters from home and abroad were trying to restore calm.
Abdoulaye Diop, the foreign minister, accused the mission before the 15 members of the council of fuelling tension between villages and called it “a part of the problem”. Malians mistrust it, Bamako has no confidence in MINUSMA any more, and so Mali wants its “withdrawal, without delay”, said Diop.
Some 12,000 soldiers serve in the mission, most of them from Chad, Bangladesh and Egypt. Colonel Goita’s junta
has fallen out with old friends who in its eyes gave too little help. Against terrorists it now relies on Wagner, a private military group linked to the Kremlin. On Friday the Russian ambassador, Vassily Nebenzia, told the council that peacekeeping can only succeed in “extremely tight coordination with the host country”.
The number of peacekeepers matters less than their functions, according to Nebenzia, and the mandate lacks the task that Bamako cares for most: to fight terrorism.
Nicolas de Riviere, ambassador of France, pointed to the latest UN report. Authorities and MINUSMA talk, he said, and still the movements of the peacekeepers are hindered.
Since Wagner arrived things have become worse, de Riviere added, with “serious violations of human rights”. Civil rule is to return with a presidential election planned for February 4, 2024."""
"""The example story told again by us: nearly no sentence kept, everything in its order."""

BY_OTHERS = """UNITED NATIONS — The head of the peacekeeping operation in Mali, El-Ghassim Wane, defended its record on Friday as the host government asked for it to go.
Wane said in an interview that blue helmets had protected civilians in Gao, Menaka and Timbuktu, and that a hasty departure would leave dozens of camps to be handed over in the rainy season.
The request, made by Foreign Minister Abdoulaye Diop in the Security Council, surprised diplomats who were negotiating a text drafted by France. “We respect the wishes of the host country,” a Western envoy said.
Washington regretted the decision. Its delegate, Jeffrey DeLaurentis, recalled that mandates end on 30 June and that an orderly exit needs months of planning and money for 200 flights and 5,500 containers.
Germany, which has 1,100 troops in the north, will bring them home by the end of the year, its defence ministry said.
Families in Timbuktu fear that armed groups will come back to town when the patrols stop, a teacher said by telephone."""
"""Another account of the same day, by us as well."""

WORDS = st.sampled_from(
    [
        "Diop",
        "MINUSMA",
        "Bamako",
        "Wagner",
        "mandate",
        "junta",
        "the",
        "and",
        "told",
        "council",
        "soldiers",
        "12,000",
        "15",
        "veto",
        "Friday",
        "envoy",
    ]
)
TEXTS = st.lists(WORDS, max_size=40).map(lambda words: " ".join(words) + ".")


@pytest.fixture(scope="module")
def story() -> str:
    return EXAMPLE.read_text(encoding="utf-8")


def measure(a: str, b: str) -> float:
    return measure_likeness(compare(a, b))


def compare(a: str, b: str) -> Agreement:
    return compare_traits(read_traits(make_report(a)), read_traits(make_report(b)))


def test_a_rewrite_is_likelier_than_an_independent_report_of_the_same_event(story: str) -> None:
    assert measure(story, RETOLD) >= REWRITTEN
    assert measure(story, BY_OTHERS) < REWRITTEN / 2
    assert measure(RETOLD, BY_OTHERS) < REWRITTEN / 2


def test_a_rewrite_joins_the_family_and_an_independent_report_does_not(story: str) -> None:
    reports = [make_report(text) for text in (story, RETOLD, BY_OTHERS)]
    pairs = relate_reports(reports)
    (joined,) = (p for p in pairs if p.type in (PairType.REWRITE, PairType.EDITED_COPY))
    assert {joined.a, joined.b} == {reports[0].id, reports[1].id}
    assert joined.likeness is not None
    assert joined.likeness >= REWRITTEN
    families = {frozenset(f.reports) for f in group_families(reports, pairs, ())}
    assert families == {frozenset(r.id for r in reports[:2]), frozenset({reports[2].id})}


def test_the_order_of_the_reports_changes_nothing(story: str) -> None:
    reports = [make_report(text) for text in (story, RETOLD, BY_OTHERS)]
    told = {relate_reports(order) for order in permutations(reports)}
    assert len(told) == 1


def test_texts_without_common_rare_words_are_not_asked_about(story: str) -> None:
    other = "Two bakers of Ostby opened a museum of bread.\nIt shows 40 ovens and is free on Mondays."
    assert compare(story, other).cosine < WORTH_ASKING
    assert measure(story, other) == 0


def test_a_text_agrees_with_itself_in_everything(story: str) -> None:
    agreement = compare(story, story)
    assert agreement.cosine == pytest.approx(1)
    assert (agreement.rare_of_short, agreement.names_of_long, agreement.order) == pytest.approx((1, 1, 1))
    assert (agreement.chain, agreement.ratio) == (1, 0)
    assert measure(story, story) > 0.9


def test_rare_words_in_another_order_agree_less_in_order() -> None:
    lines = RETOLD.splitlines()
    there, back = compare(RETOLD, "\n".join(lines)), compare(RETOLD, "\n".join(reversed(lines)))
    assert there.rare == pytest.approx(back.rare)
    assert back.order < 0 < there.order
    assert back.chain < there.chain


def test_a_text_without_numbers_is_told_from_one_that_kept_none() -> None:
    silent, other = "The envoy of Norland left Ostby.", "The envoy of Norland left Ostby with 30 soldiers."
    assert compare(silent, other).numbers_of_short == -0.1
    assert (
        compare(
            other + " He paid 12 crowns.",
            "Soldiers took 45 camels from the envoy of Norland near Ostby in May.",
        ).numbers
        == 0
    )


@given(TEXTS, TEXTS)
def test_agreement_is_the_same_whichever_text_comes_first(a: str, b: str) -> None:
    assert compare(a, b) == compare(b, a)


@given(TEXTS, TEXTS)
def test_likeness_lies_between_none_and_certainty(a: str, b: str) -> None:
    likeness = measure(a, b)
    assert 0 <= likeness <= 1
    assert likeness == measure(a, b)


@given(st.lists(st.floats(-1e6, 1e6), min_size=len(fields(Agreement)), max_size=len(fields(Agreement))))
def test_likeness_lies_on_its_scale_whatever_the_traits(values: list[float]) -> None:
    assert 0 <= measure_likeness(Agreement(*values)) <= 1


def test_the_model_file_asks_for_the_fields_that_are_there() -> None:
    kept = json.loads((files("penholder") / "data" / "rewrites.json").read_text(encoding="utf-8"))
    names = [field.name for field in fields(Agreement)]
    assert kept["features"] == names
    asked = {feature for tree in kept["trees"] for feature in tree["feature"] if feature >= 0}
    assert asked <= set(range(len(names)))
    assert {"source", "date", "corpus"} <= set(kept)


def test_every_way_down_a_tree_ends_at_a_leaf() -> None:
    for tree in load_model().trees:
        size = len(tree.feature)
        assert {len(part) for part in (tree.threshold, tree.left, tree.right, tree.value)} == {size}
        below = [n for n in range(size) if tree.feature[n] >= 0]
        assert sorted(child for n in below for child in (tree.left[n], tree.right[n])) == list(range(1, size))


def test_a_tree_is_read_as_by_hand() -> None:
    tree = Tree((0, -1, -1), (0.5, 0.0, 0.0), (1, -1, -1), (2, -1, -1), (0.0, -2.0, 3.0))
    assert [tree.read([value]) for value in (0.2, 0.5, 0.7)] == [-2.0, -2.0, 3.0]
