"""Markdown: the page's sentences again, footnotes that resolve, nothing active."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.outputs.brief import GENERATOR
from penholder.outputs.markdown import escape, write_markdown
from penholder.outputs.views import BriefView, Line, view_brief
from tests.outputs.fixture import ASSESSMENTS, EARLIER, RECORD
from tests.outputs.test_brief import TREE, shuffled

TEXT = write_markdown(RECORD, ASSESSMENTS, earlier=EARLIER)


def _lines(view: object) -> list[Line]:
    if isinstance(view, Line):
        return [view]
    if isinstance(view, tuple):
        return [line for part in view for line in _lines(part)]
    if hasattr(view, "__dataclass_fields__"):
        return [line for name in view.__dataclass_fields__ for line in _lines(getattr(view, name))]
    return []


def test_same_sentences_as_the_page() -> None:
    view: BriefView = view_brief(RECORD, ASSESSMENTS, earlier=EARLIER)
    page = "".join(TREE.text_content().replace("“", "").replace("”", "").split())
    plain = "".join(
        re.sub(r"\[\^\d+\]|\\", "", TEXT).replace("“", "").replace("”", "").replace("&amp;", "&").split()
    )
    lines = _lines(view)
    assert len(lines) > 80
    for line in lines:
        words = re.sub("[“”\\s]", "", "".join(run.text for run in line.runs))
        assert words in plain, line.text
        assert words in page, line.text


def test_footnotes_resolve() -> None:
    defined = re.findall(r"^\[\^(\d+)\]:", TEXT, re.M)
    cited = re.findall(r"\[\^(\d+)\](?!:)", TEXT)
    assert defined == [str(n) for n in range(1, len(defined) + 1)]
    assert set(cited) == set(defined)


def test_report_text_is_inert() -> None:
    first, rest = TEXT.split("\n", 1)
    assert first == f"<!-- {GENERATOR} -->"
    assert not re.search(r"(?<!\\)<", rest)
    assert "\x1b" not in TEXT
    assert "\u202e" not in TEXT


def test_shuffled_record_gives_the_same_bytes() -> None:
    assert write_markdown(shuffled(RECORD, 5), ASSESSMENTS, earlier=EARLIER) == TEXT


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("see https://evil.example/x now", r"see https\://evil.example/x now"),
        ("at WWW.evil.example", r"at WWW\.evil.example"),
        ("mailto:a@evil.example", r"mailto\:a\@evil.example"),
        ("He said: “yes.”", "He said: “yes.”"),
    ],
)
def test_bare_addresses_are_no_links(words: str, written: str) -> None:
    assert escape(words) == written
    assert not re.search(r"(?i)https?://|(?<!\w)www\.", TEXT)


@given(st.text())
def test_escape_leaves_nothing_active(words: str) -> None:
    assert not re.search(r"(?<!\\)[<>`*_\[\]|]", escape(words).replace("\\\\", ""))
