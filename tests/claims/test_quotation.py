"""Quotation marks: what is inside them, what never closes, what is only an apostrophe."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.claims.quotation import find_quotes, find_report_quotes, quote_at
from tests.factories import parse


def inner(text: str) -> list[str]:
    return [text[q.inner_start : q.inner_end] for q in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She called it “a grave error” and left.", ["a grave error"]),
        ('He said: "It is over."', ["It is over."]),
        ("He called the raid ‘a disgrace’ and left.", ["a disgrace"]),
        ("They must go 'at once', he said.", ["at once"]),
        ("''We stay,'' he said. ''For good.''", ["We stay,", "For good."]),
        ("It’s the mission’s mandate, the troops’ task.", []),
        ("The rebels' demands and the army's reply weren't new.", []),
        ("“First,” he said, “then second.”", ["First,", "then second."]),
        ("‘The parties’ demands are clear,’ she said.", ["The parties’ demands are clear,"]),
        ("“She told us ‘never again’ twice,” he said.", ["She told us ‘never again’ twice,"]),
    ],
)
def test_finds_outermost_quotes(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_unclosed_mark_ends_with_the_paragraph() -> None:
    text = "He called the group “a criminal band that robs the Central African Republic."
    (quote,) = find_quotes(text)
    assert not quote.closed
    assert quote.end == len(text)


def test_unclosed_mark_ends_at_the_next_opening() -> None:
    text = "She said “we regret this and “we will act”."
    first, second = find_quotes(text)
    assert (first.closed, second.closed) == (False, True)
    assert text[second.inner_start : second.inner_end] == "we will act"


def test_single_mark_that_is_never_closed_opens_nothing() -> None:
    assert find_quotes("The force left. ‘In the east armed groups advance.") == ()


def test_quotation_over_paragraphs_is_one_that_continues() -> None:
    report, parsed = parse("“We came in peace, the envoy said.\n“We leave in peace,” she said.")
    quotes = find_report_quotes(report, parsed)
    assert [q.continues for q in quotes] == [False, True]
    assert [q.closed for q in quotes] == [False, True]


def test_quote_at_finds_the_covering_quote() -> None:
    text = "A “b” c “d” e"
    quotes = find_quotes(text)
    assert [quote_at(quotes, i) is not None for i in range(len(text))] == [c in "“”bd" for c in text]


marks = st.text(alphabet="ab .,'’‘“”\"–\u00a0", max_size=60)


@given(marks)
def test_quotes_lie_apart_inside_the_text(text: str) -> None:
    quotes = find_quotes(text)
    at = 0
    for quote in quotes:
        assert at <= quote.start < quote.inner_start < quote.inner_end <= quote.end <= len(text)
        assert quote.closed == (quote.end > quote.inner_end)
        at = quote.end


@given(st.text(alphabet="abc .,;–", max_size=60))
def test_no_marks_no_quotes(text: str) -> None:
    assert find_quotes(text) == ()


@given(marks, st.text(alphabet="ab“” ", max_size=20))
def test_a_paragraph_is_read_by_itself(before: str, after: str) -> None:
    whole = find_quotes(before + after, len(before))
    alone = find_quotes(after)
    assert [(q.start - len(before), q.end - len(before)) for q in whole] == [(q.start, q.end) for q in alone]
