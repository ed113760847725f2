"""Lists of alternatives in any words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from penholder.model import Span
from penholder.options.lists import list_items, name_option

PIECES = st.sampled_from(
    [
        "three options",
        ":",
        ";",
        ",",
        " or ",
        " and ",
        "“",
        "”",
        " increase the force",
        "a drawdown",
        "ranging from",
        " to ",
    ]
)


def span_of(words: str) -> Span:
    return Span("r1", 10, 10 + len(words), words)


@given(st.lists(PIECES, min_size=1, max_size=12).map("".join))
def test_items_are_exact_parts_in_order(words: str) -> None:
    span = span_of(words)
    items, _ = list_items(span)
    for _, term in items:
        assert span.words[term.start - span.start : term.end - span.start] == term.words
    assert [t.start for _, t in items] == sorted(t.start for _, t in items)


def test_a_colon_with_nothing_after_it_gives_no_item() -> None:
    assert list_items(span_of("three options:"))[0] == []


def test_the_phrase_that_says_it_all_names_the_item() -> None:
    assert name_option("close the mission and set up a political mission") == "political mission"
    assert name_option("double the number of schools") is None


def test_commas_inside_numbers_part_nothing() -> None:
    items, size = list_items(
        span_of("add 1,500 troops to the force, restructure it, or set up a political mission")
    )
    assert (size, next(t.words for _, t in items)) == (3, "add 1,500 troops to the force")
