"""A sentence is supported by a passage that has its words and its numbers, and by no other."""

from __future__ import annotations

from penholder.parsing import parse_paragraphs
from penholder.syntax import Sentence
from penholder.values.support import Support, compare_passages, measure_support

PASSAGE = (
    "The force commander said that 14 peacekeepers were wounded when a convoy was attacked near Kaga-Bandoro."
)


def _parse(text: str) -> tuple[Sentence, ...]:
    return tuple(next(iter(parse_paragraphs([text]))))


def _support(passage: str, sentence: str) -> Support:
    return measure_support(_parse(passage), _parse(sentence))


def test_the_passage_itself_is_supported() -> None:
    found = _support(PASSAGE, PASSAGE)
    assert found.supported
    assert found.absent == ()
    assert found.unsaid == ()


def test_a_shorter_telling_is_supported() -> None:
    assert _support(
        PASSAGE, "14 peacekeepers were wounded in an attack on a convoy near Kaga-Bandoro"
    ).supported


def test_numerals_and_number_words_are_one_number() -> None:
    assert _support(PASSAGE, "Fourteen peacekeepers were wounded.").absent == ()


def test_another_number_is_named() -> None:
    assert _support(PASSAGE, "40 peacekeepers were wounded near Kaga-Bandoro.").absent == ("40",)


def test_another_matter_with_the_same_number_is_not_supported() -> None:
    found = _support(PASSAGE, "Fourteen aid lorries crossed the border at Bouca with flour and tents.")
    assert not found.supported
    assert "lorries" in found.unsaid


def test_traits_of_a_sentence_that_says_nothing() -> None:
    traits = compare_passages(_parse(PASSAGE), _parse("It was."))
    assert traits.said_weight == 1.0
    assert traits.unsaid == traits.numbers == 0


def test_likelihood_does_not_depend_on_what_was_measured_before() -> None:
    alone = _support(PASSAGE, "14 peacekeepers were wounded.")
    _support("Two envoys left.", "Two envoys left for Geneva.")
    assert _support(PASSAGE, "14 peacekeepers were wounded.") == alone
