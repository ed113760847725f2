"""Hypothesis strategies: any model object, derived from the model itself, and copy trees with known truth."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hypothesis import strategies as st

from penholder.evaluate.twins import ALL, CopyTree, Operation, choose_stories, grow_tree
from penholder.model import Amount, Span, Statement

ROOT = Path(__file__).parents[1]

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


@cache
def read_stories() -> tuple[str, ...]:
    """The shipped texts that copies can be grown from."""
    folders = (ROOT / "examples" / "mali-2023", ROOT / "tests" / "piles" / "drc-2023")
    files = (path for folder in folders for path in sorted(folder.glob("*.txt")))
    return choose_stories([path.read_text(encoding="utf-8") for path in files])


@dataclass(frozen=True)
class Recipe:
    """How a copy tree is grown from shipped texts: short enough to be read when a test fails."""

    story: int
    seed: int
    size: int
    operations: tuple[Operation, ...]

    def grow(self) -> CopyTree:
        """The tree, with background from the last two stories."""
        stories = read_stories()
        return grow_tree(
            stories[self.story], self.seed, self.size, background=stories[-2:], operations=self.operations
        )


def copy_trees(operations: Sequence[Operation] = ALL, largest: int = 4) -> st.SearchStrategy[Recipe]:
    """Trees of two texts and more, made by some of the operations."""
    return st.builds(
        Recipe,
        st.integers(0, len(read_stories()) - 1),
        st.integers(0, 9999),
        st.integers(2, largest),
        st.lists(st.sampled_from(operations), min_size=1, unique=True).map(tuple),
    )
