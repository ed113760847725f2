"""Whatever a statement model reads, right or absurd: sound statements come of it, or none."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penholder.claims.extraction import extract_claims
from penholder.claims.tagger import reading
from penholder.claims.tagger.model import load_model
from penholder.claims.tagger.reading import read_report
from penholder.model import StatementForm
from penholder.syntax import ParsedReport, ReadStatement
from tests.factories import make_bracket, make_report, parse
from tests.test_hostile_statements import (
    INSTRUCTIONS,
    NOISE,
    STYLES,
    add_noise,
    check_statement,
    draw_words,
    read_shipped,
)

TEXT = (
    "Envoy hears a complaint\n\n"
    "“We will not leave,” said Ali Example, the spokesman of MONUSCO, on Friday. He added that the road was closed.\n\n"
    "“Nobody came,” according to the mayor. “They said so.”\n\n"
    "The envoy of Ghana told reporters that Russia wanted the mission to go «at once».\n"
)


@st.composite
def readings(draw: st.DrawFn, parsed: ParsedReport) -> tuple[ReadStatement, ...]:
    """Attributions at any words of a report, in any order, overlapping or not."""
    edges = sorted({edge for s in parsed.sentences for t in s.tokens for edge in (t.start, t.end)})

    def bounds() -> st.SearchStrategy[tuple[int, int]]:
        return st.lists(st.sampled_from(edges), min_size=2, max_size=2, unique=True).map(
            lambda pair: (min(pair), max(pair))
        )

    one = st.builds(
        ReadStatement,
        st.none() | bounds(),
        st.none() | bounds(),
        st.lists(bounds(), max_size=3).map(lambda found: tuple(sorted(found))),
    ).filter(lambda read: read.cue is not None or bool(read.content))
    return tuple(draw(st.lists(one, max_size=6)))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_reading_gives_sound_statements_or_none(data: st.DataObject) -> None:
    report, parsed = parse(TEXT)
    read = replace(parsed, read=data.draw(readings(parsed)))
    for statement in extract_claims(report, read, make_bracket(report, "2022-05-06")).statements:
        check_statement(report, statement)


# --------------------------------------------------------------------------- the model itself, where it is shipped

needs_model = pytest.mark.skipif(load_model() is None, reason="no statement model at hand")


def check_with_model(text: str) -> None:
    """What the model makes of a text is sound, and of a short one the same each time."""
    report = make_report(text)
    parsed = read_report(report)
    assert parsed.read is not None
    claims = extract_claims(report, parsed, make_bracket(report, "2022-05-06"))
    for statement in claims.statements:
        check_statement(report, statement)
    assert len(text) > 5_000 or read_report(report).read == parsed.read


@needs_model
@pytest.mark.parametrize(
    "text",
    [
        f"The envoy of Ghana told reporters on Friday that {draw_words(5000, 1)}.",
        f"“{draw_words(5000, 2)},” said Ali Example, the spokesman of MONUSCO.",
        "The envoy " + "said that the minister " * 400 + "left.",
        "x" * 20_000 + " said that " + "“" * 500,
        TEXT.upper(),
        "\n\n".join(INSTRUCTIONS),
        add_noise(read_shipped(1), 7, 0.3),
    ],
    ids=["reported", "quoted", "nested", "no words", "capitals", "instructions", "noise"],
)
def test_the_model_makes_sound_statements_of_hostile_texts(text: str) -> None:
    check_with_model(text)


@needs_model
@pytest.mark.parametrize("style", [*STYLES, ("« ", " »")])
def test_the_model_reads_every_style_of_quotation_marks(style: tuple[str, str]) -> None:
    quoted = f"{style[0]}We will not leave the town,{style[1]}"
    report = make_report(f"{quoted} said Ali Example, the spokesman of MONUSCO.")
    claims = extract_claims(report, read_report(report), make_bracket(report, "2022-05-06"))
    (said,) = claims.statements
    assert (said.speaker.name, said.form) == ("Ali Example", StatementForm.DIRECT)
    assert [part.words for part in said.content] == [quoted]


@needs_model
@settings(max_examples=60, deadline=None)
@given(NOISE)
def test_the_model_makes_sound_statements_of_any_noise(text: str) -> None:
    check_with_model(text)


def test_without_a_model_the_rules_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "load_model", lambda: None)
    report = make_report(TEXT)
    parsed = read_report(report)
    assert parsed.read is None
    assert extract_claims(report, parsed, make_bracket(report, "2022-05-06")).statements
