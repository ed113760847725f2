"""The statement model: pieces, features, decoding, joining, and what it reads in whole reports."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.claims.tagged import gather_attributions
from penholder.claims.tagger.decoding import choose_tags, find_fragments, join_fragments
from penholder.claims.tagger.features import TAGS, WIDTHS, describe_unit, tag_words
from penholder.claims.tagger.links import CONTENT, CUE, SOURCE, Fragment, Setting
from penholder.claims.tagger.model import load_model, prepare_unit
from penholder.claims.tagger.pieces import UNKNOWN, piece_numbers, split_word
from penholder.claims.tagger.reading import read_report
from penholder.parsing import parse_report
from penholder.syntax import ParsedReport, ReadStatement
from tests.factories import make_report

_ZEROS = np.zeros(len(TAGS), dtype=np.float32)
_NO_STEPS = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)


def test_words_fall_into_the_pieces_of_the_vocabulary() -> None:
    names = {number: piece for piece, number in piece_numbers().items()}
    assert [names[n] for n in split_word("peacekeepers")] == ["peace", "##keepers"]
    assert [names[n] for n in split_word("Côte")] == ["cote"]
    assert [names[n] for n in split_word("U.N.")] == ["u", ".", "n", "."]
    assert [names[n] for n in split_word("x" * 200)] == [UNKNOWN]
    assert split_word("\x07") == ()


@given(st.text(max_size=40))
def test_any_word_has_pieces_of_the_vocabulary(word: str) -> None:
    assert all(0 <= number < len(piece_numbers()) for number in split_word(word))


def test_every_feature_stays_within_its_width() -> None:
    report = make_report("“We must go,” said Anna Doe, the envoy. Others were (not) so sure: 12 left.")
    unit = describe_unit(parse_report(report).sentences, (), ())
    assert unit.features.shape == (len(unit.words), len(WIDTHS))
    assert (unit.features >= 0).all()
    assert (unit.features < np.array(WIDTHS)).all()


def test_a_unit_without_pieces_for_a_word_still_has_a_place_for_it() -> None:
    report = make_report("Anna \x07 spoke.")
    unit = describe_unit(parse_report(report).sentences, (), ())
    inputs = prepare_unit(unit)
    assert inputs["begin"].shape == inputs["end"].shape == (1, len(unit.words))
    assert inputs["ids"].shape[1] == inputs["rows"].shape[1]


@given(st.lists(st.lists(st.floats(-5, 5), min_size=len(TAGS), max_size=len(TAGS)), min_size=1, max_size=12))
def test_no_fragment_goes_on_that_did_not_begin(scores: list[list[float]]) -> None:
    tags = choose_tags(np.array(scores, dtype=np.float32), _ZEROS, _NO_STEPS)
    for before, tag in zip((0, *tags), tags, strict=False):
        if tag and tag % 2 == 0:
            assert before in (tag, tag - 1)


def test_tags_and_fragments_tell_the_same() -> None:
    bounds = [(0, 3), (4, 8), (9, 12), (13, 20)]
    tags = tag_words(bounds, [(0, 8, SOURCE), (9, 12, CUE), (13, 20, CONTENT)])
    assert find_fragments(tags) == (Fragment(SOURCE, 0, 1), Fragment(CUE, 2, 2), Fragment(CONTENT, 3, 3))


def test_a_cue_without_content_takes_one_that_another_has_to_spare() -> None:
    fragments = (Fragment(CUE, 0, 0), Fragment(CUE, 3, 3), Fragment(CONTENT, 4, 5), Fragment(CONTENT, 6, 7))
    setting = Setting(("w",) * 8, (0,) * 8, tuple(range(8)), (frozenset(),) * 8)
    weights = {"content: gap under 1 after": 3.0, "content: gap under 4 after": 1.0}
    found = join_fragments(fragments, setting, weights)
    assert [f.content for f in found] == [(Fragment(CONTENT, 6, 7),), (Fragment(CONTENT, 4, 5),)]


needs_model = pytest.mark.skipif(
    load_model() is None, reason="the model's weights or onnxruntime are not installed"
)


def _read(text: str) -> list[tuple[str | None, str | None, list[str]]]:
    report = make_report(text)
    gathered = gather_attributions(report, read_report(report))
    return [
        (
            text[slice(*g.attribution.source)] if g.attribution.source else None,
            text[slice(*g.attribution.cue)] if g.attribution.cue else None,
            [text[a:b] for a, b in g.attribution.content],
        )
        for g in gathered
    ]


@needs_model
@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("The envoy said that the force would leave by June.", "The envoy", "said", "the force would leave"),
        (
            "According to the ministry, nine villages were cut off.",
            "the ministry",
            "According to",
            "nine villages",
        ),
        ("“The ceasefire is dead,” said the commander.", "the commander", "said", "The ceasefire is dead"),
        (
            "Kenya’s ambassador called for an urgent debate.",
            "Kenya’s ambassador",
            "called for",
            "an urgent debate",
        ),
    ],
)
def test_the_model_reads_common_forms(text: str, source: str, cue: str, content: str) -> None:
    (found,) = _read(text)
    assert found[0] == source
    assert found[1] == cue
    assert content in " ".join(found[2])


@needs_model
def test_two_speakers_in_one_sentence_keep_their_own_words() -> None:
    found = _read("Rwanda said the rebels had shelled Goma, while Congo said its army had answered fire.")
    assert [(s, "rebels" in " ".join(c), "army" in " ".join(c)) for s, _, c in found] == [
        ("Rwanda", True, False),
        ("Congo", False, True),
    ]


@needs_model
def test_a_paragraph_is_read_the_same_alone_and_in_company() -> None:
    first = "The minister said the curfew would end on Friday."
    second = "“Nobody told us,” the bishop complained."
    alone = _read(first)
    assert _read(f"{first}\n\n{second}")[: len(alone)] == alone
    assert _read(f"{second}\n\n{first}")[-len(alone) :] == alone


@needs_model
def test_a_cue_before_a_colon_takes_the_quotation_in_the_next_paragraph() -> None:
    found = _read(
        "The force commander told reporters:\n\n“We will not move from this hill until the talks are over.”"
    )
    assert [c for s, _, c in found if s == "The force commander"] == [
        ["“We will not move from this hill until the talks are over.”"]
    ]


def test_without_readings_the_rules_read() -> None:
    report = make_report("The envoy said that the force would leave.")
    parsed = parse_report(report)
    assert parsed.read is None
    assert [
        report.text[slice(*g.attribution.cue)]
        for g in gather_attributions(report, parsed)
        if g.attribution.cue
    ] == ["said"]


def test_the_rules_read_what_the_model_leaves_to_nobody() -> None:
    report = make_report("The envoy said that the force would leave. Kenya said that it would stay.")
    parsed = parse_report(report)
    first = ReadStatement((0, 9), (10, 14), ((15, 41),))
    found = gather_attributions(report, ParsedReport(report.id, parsed.sentences, (first,)))
    assert [report.text[slice(*g.attribution.source)] for g in found if g.attribution.source] == [
        "The envoy",
        "Kenya",
    ]


@needs_model
@pytest.mark.parametrize(
    "text",
    [
        "Neither China nor Russia said the mission should be withdrawn.",
        "China has not demanded the withdrawal of the mission.",
        "No member asked for the withdrawal of the mission.",
        "He did not mention the vote.",
    ],
)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    assert _read(text) == []
