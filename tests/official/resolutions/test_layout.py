"""Heading, day, paragraphs and exact words, in every layout met."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.errors import UnreadableReport
from penholder.official.resolutions import read_resolution
from penholder.official.resolutions.flattening import flatten_text
from penholder.official.resolutions.nouns import Part
from tests.official.resolutions.texts import compose, name_of

DAY = "20 June 2012"
WORDS = "Decides to extend UNMIL's mandate until 30 September 2012"


def read(text: str, name: str = "S-RES-3001(2012).txt"):  # type: ignore[no-untyped-def]
    return read_resolution(name, text.encode())


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Adopted by the Security Council at its 99th meeting, on 20 June 2012", date(2012, 6, 20)),
        ("Resolution 3001 (2012) of 20 June 2012", date(2012, 6, 20)),
        ("3001 (2012). Resolution of 20 June 2012 [S/999]", date(2012, 6, 20)),
        ("Publication Date\n20 June 2012", date(2012, 6, 20)),
        ("Distr.: General 20 June 2012\nAdopted by the Security Council at its 9th meeting, on 20 June 2002", date(2012, 6, 20)),
        ("Adopted by the Security Council at its 9th meeting, on 20 June 2002", None),
        ("A text without a day", None),
    ],
)  # fmt: skip
def test_the_day_of_adoption_is_the_headings_or_unknown(heading: str, day: date | None) -> None:
    resolution = read(
        f"{heading}\nThe Security Council,\nRecalling resolution 7 (1946) of 4 May 1946,\n1. {WORDS};"
    ).resolution
    assert resolution.adopted == day
    if day is not None:
        words = resolution.adopted_words
        assert (
            resolution.text[words.start : words.end]
            == words.words
            == heading[heading.rindex(words.words) :][: len(words.words)]
        )


def test_paragraphs_are_numbered_as_the_text_numbers_them() -> None:
    paragraphs = read(compose(3001, DAY, WORDS, "Urges calm", "Decides to stay seized")).resolution.paragraphs
    assert [(p.part, p.number) for p in paragraphs] == [
        (Part.PREAMBLE, None), (Part.OPERATIVE, 1), (Part.OPERATIVE, 2), (Part.OPERATIVE, 3),
    ]  # fmt: skip


def test_a_text_run_together_on_one_line_is_cut_at_its_numbers() -> None:
    text = f"The Security Council, Recalling paragraph 1. of an accord, 1. {WORDS}; 2. Urges calm; 3. Decides to stay seized."
    assert [p.number for p in read(text).resolution.paragraphs if p.part is Part.OPERATIVE] == [1, 2, 3]


def test_a_page_break_within_a_sentence_is_passed_over() -> None:
    broken = compose(
        3001, DAY, WORDS.replace("UNMIL's mandate", "UNMIL's\n12-34567 (E)\n2\n\nS/RES/3001 (2012)\nmandate")
    )
    (term,) = read(broken).terms
    assert term.expiry.day == date(2012, 9, 30)
    assert "12-34567" in term.action_words.words


def test_bytes_of_windows_are_read() -> None:
    text = compose(
        3001,
        DAY,
        "Decides to extend, for the United Nations Operation in Côte d’Ivoire, its mandate until 4 May 2013",
    )
    (term,) = read_resolution("S-RES-3001(2012).txt", text.encode("cp1252")).terms
    assert term.mission == "unoci"


def test_a_text_without_symbol_is_refused_with_the_fix() -> None:
    with pytest.raises(UnreadableReport, match="S-RES-2100"):
        read("Minutes of a tea party", "minutes.txt")


@given(st.text(max_size=400))
def test_flat_text_leads_back_to_the_exact_words(raw: str) -> None:
    flat = flatten_text(raw)
    for start, end in zip(flat.starts, (*flat.starts[1:], len(flat.text) + 1), strict=False):
        words = flat.words_at(start, end - 1)
        assert raw[words.start : words.end] == words.words
        assert len(words.words) == end - 1 - start


@given(st.lists(st.sampled_from([
    WORDS, "Requests the Secretary-General to report by 3 August 2013", "Decides that UNMIL shall include up to 300 troops;",
    "12-34567 (E)", "(a) To renew", "Adopted at the 9th meeting", ";", "1.", "2. Decides:", "until 31 April 2013", "’“—\t",
]), max_size=12), st.sampled_from(["\n", " ", "\r\n", "\n\n"]))  # fmt: skip
def test_every_fact_of_any_text_is_its_exact_words(pieces: list[str], joint: str) -> None:
    reading = read(f"The Security Council,{joint}{joint.join(pieces)}", name_of(3001, DAY))
    text = reading.resolution.text
    found = [w for t in reading.terms for w in (
        t.action_words, *([t.expiry.words] if t.expiry else ()), *(d.words for d in t.reports),
        *(p.words for c in (t.military, t.police) if c for p in c.parts),
    )]  # fmt: skip
    assert all(
        text[w.start : w.end] == w.words for w in [*found, *(p.words for p in reading.resolution.paragraphs)]
    )
