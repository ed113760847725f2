"""Spellings of one name always share a key, so that looking names up by key misses none."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from penholder.model import IdentityKind
from penholder.record.identities import find_identities
from penholder.record.spellings import are_spellings, list_spelling_keys
from tests.factories import parse

NAMES = st.text("abcé ", min_size=1, max_size=14)


@st.composite
def edited(draw: st.DrawFn, name: str) -> str:
    """The name after up to three letters were changed, dropped, added or swapped."""
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(name)))
        letter = draw(st.sampled_from(("", "a", "d")))
        swapped = name[place + 1 : place + 2] + name[place : place + 1]
        middle = draw(st.sampled_from((letter, letter + name[place : place + 1], swapped)))
        after = place + (2 if middle is swapped else 1)
        name = name[:place] + middle + name[after:]
    return name


@settings(deadline=None)
@given(NAMES.flatmap(lambda name: st.tuples(st.just(name), edited(name))))
def test_spellings_of_one_name_share_a_key(names: tuple[str, str]) -> None:
    a, b = names
    if are_spellings(a, b):
        assert list_spelling_keys(a) & list_spelling_keys(b)


@settings(deadline=None)
@given(NAMES, NAMES)
def test_any_two_names_within_the_edits_share_a_key(a: str, b: str) -> None:
    assert not are_spellings(a, b) or list_spelling_keys(a) & list_spelling_keys(b)


def test_other_names_share_none() -> None:
    assert not list_spelling_keys("Okello") & list_spelling_keys("Larsen")


def test_two_spellings_are_one_person_and_two_people_with_one_surname_are_two() -> None:
    texts = [
        parse("Officials met. Michael Armstrong said that the road is open."),
        parse("Officials met. Micheal Armstrang said that the road is shut."),
        parse("Officials met. Susan Armstrong said that the road is long."),
    ]
    people = [i.spellings for i in find_identities(texts, ()) if i.kind is IdentityKind.PERSON]
    assert people == [("Michael Armstrong", "Micheal Armstrang"), ("Susan Armstrong",)]
