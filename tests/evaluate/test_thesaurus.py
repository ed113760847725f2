"""Synonyms from files of WordNet's layout, without WordNet."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from penholder.evaluate.twins.planting import Scene
from penholder.evaluate.twins.thesaurus import load_synonyms, synonym_finder

NOUNS = """  1 a line of the licence
village n 1 1 @ 1 1 00000001
hamlet n 2 1 @ 2 2 00000001 00000002
city n 1 1 @ 1 1 00000003
metropolis n 1 1 @ 1 0 00000003
offer n 1 1 @ 1 1 00000004
"""
VERBS = """offer v 1 1 @ 1 1 00000011
tender v 1 1 @ 1 1 00000011
carry v 1 1 @ 1 1 00000012
convey v 1 1 @ 1 1 00000012
stop v 1 1 @ 1 1 00000013
cease v 1 1 @ 1 1 00000013
assist v 1 1 @ 1 1 00000014
help v 1 1 @ 1 1 00000014
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for part, text in (("noun", NOUNS), ("verb", VERBS), ("adj", ""), ("adv", "")):
        (tmp_path / f"index.{part}").write_text(text, encoding="utf-8")
    return tmp_path


def test_words_of_one_first_sense_are_synonyms(folder: Path) -> None:
    known = load_synonyms(folder)
    assert known["village"] == ("hamlet",)
    assert known["hamlets"] == ("villages",)
    assert known["carried"] == ("conveyed",)


def test_rare_words_and_words_of_two_kinds_are_none(folder: Path) -> None:
    known = load_synonyms(folder)
    assert not {"city", "metropolis", "offer", "tender"} & set(known)


def test_an_article_before_the_word_stays_right(folder: Path) -> None:
    assert not {"assist", "help"} & set(load_synonyms(folder))


def test_forms_that_double_a_letter_are_left_out(folder: Path) -> None:
    known = load_synonyms(folder)
    assert known["stop"] == ("cease",)
    assert "stoped" not in known
    assert "ceased" not in known


def test_whole_words_alone_are_replaced(folder: Path) -> None:
    words = "The villager left the village for a hamlet-like camp."
    (found,) = synonym_finder(folder)(words, random.Random(1), Scene(words, True))
    assert words[found.start : found.end] == "village"
    assert found.words == "hamlet"
