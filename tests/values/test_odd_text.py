"""Readers of numbers and dates survive any text: odd spaces, digits of other scripts, broken words, no words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from penholder.claims.quotation import find_quotes
from penholder.furniture import find_furniture
from penholder.values.grammar import find_shapes
from penholder.values.numbers import find_numbers

PIECES = [
    "12", "3.5", "1,000", "٣", "½", "two", "ſix", "seven", "an", "dozen", "tens of thousands", "half a dozen",
    "million", "mn", "k", "per cent", "%", "days", "week", "ago", "last", "this", "month", "March", "May", "2023",
    "30/06/2023", "the end of", "on", "Friday", "since", "from", "to", "between", "and", "-", "–", ",", ".", "(",
    ")", "“", "”", "‘", "’", '"', "'", "K", "$", "no", "either", "or", "15-member", "12,500-strong", "\x00", "🙂",
]  # fmt: skip
GAPS = st.sampled_from([" ", "\xa0", "\u2009", "\t", "\n", "\r\n", "", "  ", "\u200b"])
TEXTS = st.lists(st.tuples(st.sampled_from(PIECES), GAPS), min_size=1, max_size=14).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_numbers_and_dates_lie_inside_the_text(text: str) -> None:
    for found in (*find_numbers(text), *find_numbers(text, every=True)):
        assert 0 <= found.start < found.end <= len(text)
    for shape in find_shapes(text):
        assert 0 <= shape.start < shape.end <= len(text)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_quotes_and_furniture_lie_inside_the_text(text: str) -> None:
    for quote in find_quotes(text):
        assert 0 <= quote.start <= quote.inner_start <= quote.end <= len(text)
    for aside in find_furniture(text):
        assert text[aside.start : aside.end]
