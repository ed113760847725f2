"""Hypothesis strategies for any model object, derived from the model itself."""

from __future__ import annotations

from hypothesis import strategies as st

from penholder.model import Amount, Span, Statement

WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=30)


def _span(report: str, start: int, words: str) -> Span:
    return Span(report, start, start + len(words), words)


SPANS = st.builds(_span, WORDS, st.integers(0, 10_000), WORDS)
NUMBERS = st.none() | st.floats(allow_nan=False, allow_infinity=False)

st.register_type_strategy(Span, SPANS)
st.register_type_strategy(str, WORDS | st.just(""))
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(int, st.integers(-(2**53), 2**53))
st.register_type_strategy(Amount, st.builds(Amount, NUMBERS, NUMBERS, WORDS | st.just("")))


def instances(kind: type) -> st.SearchStrategy[object]:
    """Objects of a model class with every field drawn."""
    if kind is Statement:
        fields = {"content": st.lists(SPANS, min_size=1, max_size=2).map(tuple)}
        return st.builds(kind, **fields).flatmap(lambda s: st.just(s))
    return st.from_type(kind)
