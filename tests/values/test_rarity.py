"""How rare words are in everyday English."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.values.rarity import COMMONEST, NUMBER, UNLISTED, measure_rarity

LETTERS = st.text(string.ascii_lowercase + "'’-", min_size=1, max_size=14)


def test_words_of_a_report_are_rarer_than_those_of_every_day() -> None:
    ordered = ["the", "people", "minister", "mandate", "peacekeepers"]
    rarities = [measure_rarity(word) for word in ordered]
    assert rarities == sorted(rarities)
    assert len(set(rarities)) == len(rarities)


@pytest.mark.parametrize("word", ["MINUSMA", "Bangassou", "zzyzx", "Ansongo"])
def test_names_that_the_table_lacks_are_rare(word: str) -> None:
    assert measure_rarity(word) == UNLISTED


@pytest.mark.parametrize("word", ["7", "1,240", "2024", "10th"])
def test_numbers_are_rare_whatever_they_are(word: str) -> None:
    assert measure_rarity(word) == NUMBER


def test_a_plural_that_the_table_lacks_is_as_rare_as_its_singular() -> None:
    assert measure_rarity("redeployments") == measure_rarity("redeployment") != UNLISTED


@given(LETTERS)
def test_rarity_lies_on_its_scale_whatever_the_capitals(word: str) -> None:
    assert 0 <= measure_rarity(word) <= COMMONEST
    assert measure_rarity(word) == measure_rarity(word.upper()) == measure_rarity(word.capitalize())


@given(st.text(max_size=20))
def test_any_text_has_a_rarity(word: str) -> None:
    assert 0 <= measure_rarity(word) <= COMMONEST
