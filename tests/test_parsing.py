"""Parsing: sentences at their own offsets, furniture never parsed, hard-wrapped paragraphs read whole."""

from __future__ import annotations

from penholder.model import Furniture, FurnitureKind
from penholder.paragraphs import LONGEST, split_paragraphs
from penholder.parsing import parse_report
from tests.factories import make_report, parse

WRAPPED = (
    "The council met on Friday to hear the envoy, who\r\nsaid that the mission would leave before the end\r\n"
    "of the year.\r\n\r\nMinisters of three neighbouring states had asked\r\nit to stay, but the host state\r\nrefused.\r\n"
)


def test_sentences_and_tokens_stand_at_their_offsets() -> None:
    report, parsed = parse("A short title\n\n  The envoy said: “We leave.” Nobody asked why.\n")
    assert parsed.sentences[0].text == "A short title"
    for sentence in parsed.sentences:
        assert report.text[sentence.start : sentence.end] == sentence.text
        assert all(report.text[t.start : t.end] == t.text for t in sentence.tokens)


def test_hard_wrapped_paragraphs_are_read_whole() -> None:
    report, parsed = parse(WRAPPED)
    assert len(parsed.sentences) == 2
    assert [s.paragraph for s in parsed.sentences] == [0, 1]
    for sentence in parsed.sentences:
        assert report.text[sentence.start : sentence.end] == sentence.text
        assert all(report.text[t.start : t.end] == t.text for t in sentence.tokens)


def test_furniture_is_never_parsed() -> None:
    text = "The envoy spoke. READ ALSO: A ferry sank. The council listened."
    start, end = text.index("READ"), text.index(" The council")
    report = make_report(text)
    piece = Furniture(report.span(start, end), FurnitureKind.RELATED, "points to another story")
    report = make_report(text, furniture=(piece,))
    assert [words for _, words in split_paragraphs(report)] == ["The envoy spoke.", "The council listened."]
    assert "ferry" not in " ".join(s.text for s in parse_report(report).sentences)


def test_rules_and_heaps_of_marks_are_no_words() -> None:
    report, parsed = parse("The envoy spoke.\n" + "“”" * 20_000 + "\nNobody asked.\n" + "_" * 60 + " End.")
    assert [s.text for s in parsed.sentences] == ["The envoy spoke.", "Nobody asked.", "End."]
    assert all(report.text[s.start : s.end] == s.text for s in parsed.sentences)


def test_a_paragraph_without_end_is_parsed_in_pieces() -> None:
    text = "The envoy spoke of peace. " * 1_000 + "x" * (LONGEST + 5) + " y"
    pieces = split_paragraphs(make_report(text))
    assert len(pieces) == 4
    assert all(len(words) <= LONGEST and text[at : at + len(words)] == words for at, words in pieces)
    assert pieces[0][1].endswith("peace.")
    assert "".join(words for _, words in pieces).replace(" ", "") == text.replace(" ", "")
