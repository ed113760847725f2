"""Sentences: the same places whatever shape the quotation marks have."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penholder.sentences import shape_quotes, split_sentences
from tests.factories import make_report

QUOTED = "The envoy was calm. “We’ve asked them twice,” she said. “They’ll answer. We know it.” She left."


def split(text: str) -> list[str]:
    report = make_report(text)
    return [report.text[start:end] for start, end, _ in split_sentences(report)]


@pytest.mark.parametrize("marks", ['""\'', "“\"'", '"”’', "””'", "““’"])
def test_the_shape_of_marks_does_not_move_a_boundary(marks: str) -> None:
    other = QUOTED.translate(str.maketrans("“”’", marks))
    assert [len(s) for s in split(other)] == [len(s) for s in split(QUOTED)]


def test_a_mark_that_is_never_closed_does_not_swallow_the_next_sentence() -> None:
    assert len(split("They took ‘em away at dawn. Nobody saw it. The street was empty.")) == 3


def test_a_quotation_mark_stays_with_the_sentence_it_opens() -> None:
    assert split('He spoke first. "The road is closed." Nobody went.')[1].startswith('"The road')


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("ab A.?! \"'“”‘’(–\n"), max_size=60))
def test_no_character_is_moved(words: str) -> None:
    shaped = shape_quotes(words)
    assert len(shaped) == len(words)
    assert all(x == y or {x, y} <= set("\"“”'‘’") for x, y in zip(words, shaped, strict=True))
