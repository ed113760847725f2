"""Side by side: every sentence once, every difference marked and classed, in words as well as in style."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from rich.console import Console

from penholder.model import Correspondence, Difference, PairType, ReportPair, WordDifference
from penholder.outputs.pages import write_comparison
from penholder.outputs.side_by_side import NARROW, show_comparison
from penholder.outputs.views.alignment import Compared
from penholder.outputs.views.comparison import ComparisonView, flip_pair, keep_changes, view_comparison
from penholder.outputs.views.marking import CLASSES, Marked, mark_words
from penholder.outputs.wording import clean
from penholder.values.wording import compare_words
from tests.outputs.copies import COPY, ORIGIN, PAIR, THIRD

VIEW = view_comparison(Compared(ORIGIN, "A"), Compared(COPY, "B"), PAIR)
PAGE = write_comparison(VIEW)
WORDS = st.lists(
    st.sampled_from(["12", "Mali", "not", "may", "soldiers", "troops", "left", ",", "the", "May", "“so”"])
).map(" ".join)


def words_of(passage: Marked) -> str:
    return "".join(s.text for s in passage)


def shown(view: ComparisonView, width: int, *, colour: bool = False) -> str:
    target = io.StringIO()
    console = Console(
        file=target, width=width, force_terminal=colour, color_system="standard" if colour else None
    )
    console.print(show_comparison(view))
    return target.getvalue()


# --------------------------------------------------------------------------- marks


@given(WORDS, WORDS)
def test_marked_words_join_up_to_the_passages(a: str, b: str) -> None:
    first, second = mark_words(a, b, compare_words(a, b))
    assert (words_of(first), words_of(second)) == (clean(a), clean(b))


@given(
    st.lists(st.sampled_from(["dog", "cat", "ran", "sat"])),
    st.lists(st.sampled_from(["dog", "cat", "ran", "sat"])),
)
def test_no_differing_word_is_left_unmarked(a: list[str], b: list[str]) -> None:
    first, second = mark_words(" ".join(a), " ".join(b), ())
    plain = ["".join(s.text for s in side if s.kind is None).split() for side in (first, second)]
    assert plain[0] == plain[1]


def test_a_difference_is_marked_where_the_passages_differ() -> None:
    found = (WordDifference(Difference.ADDITION, "", "the"),)
    _, second = mark_words("the men left town", "the men left the town", found)
    assert [s.text for s in second] == ["the men left ", "the", " town"]
    assert second[1].alone


def test_every_class_of_difference_has_a_code_and_a_meaning() -> None:
    assert {c.kind for c in CLASSES} == set(Difference)
    assert len({c.code for c in CLASSES}) == len(CLASSES)


# --------------------------------------------------------------------------- rows


def test_every_sentence_stands_in_one_row() -> None:
    for report, side in ((ORIGIN, "a"), (COPY, "b")):
        cells = [getattr(row, side) for row in VIEW.rows]
        text = " ".join(words_of(c.words) for c in cells if c)
        body = clean(report.text)
        assert sorted(re.findall(r"\w+", text)) == sorted(re.findall(r"\w+", body))


def test_rows_say_how_sentences_correspond() -> None:
    labels = [row.label for row in VIEW.rows]
    assert labels[:4] == ["identical", "edited", "edited", "merged"]
    assert "edited, moved" in labels
    assert labels.count("only in A") == 1
    assert "only in B" in labels


def test_a_sentence_of_one_report_stands_in_its_place() -> None:
    labels = [row.label for row in VIEW.rows]
    assert labels.index("merged") < labels.index("only in A") < labels.index("edited, moved")


def test_what_can_change_a_claim_is_named() -> None:
    kinds = {row.label: row.kinds for row in VIEW.rows}
    assert kinds["edited, moved"] == (Difference.NEGATION,)
    assert any(row.kinds[:1] == (Difference.NUMBER,) for row in VIEW.rows)
    assert "number (one place)" in VIEW.summary[-1]
    assert "modality (one place)" in VIEW.summary[-1]


def test_the_direction_has_its_reasons_and_what_speaks_against() -> None:
    assert VIEW.direction.startswith("B was made from A")
    assert VIEW.reasons[0] == "For A as the earlier: It credits the agency Hill Wire, the other none."
    assert VIEW.reasons[1].startswith("For B as the earlier, a weak sign: ")


def test_the_other_way_round_says_the_same() -> None:
    other = view_comparison(Compared(COPY, "A"), Compared(ORIGIN, "B"), PAIR)
    assert other.direction.startswith("A was made from B")
    assert len(other.rows) == len(VIEW.rows)
    assert (other.a.matched, other.b.matched) == (VIEW.b.matched, VIEW.a.matched)
    assert "split" in [row.label for row in other.rows]
    assert flip_pair(flip_pair(PAIR)) == PAIR
    split = [s.kind for s in flip_pair(PAIR).sentences]
    assert (Correspondence.SPLIT in split) != (Correspondence.SPLIT in [s.kind for s in PAIR.sentences])


def test_changes_alone_leave_out_what_is_the_same() -> None:
    kept = keep_changes(VIEW).rows
    assert len(kept) == len(VIEW.rows) - 1
    assert all(not row.same for row in kept)


def test_nothing_in_common_is_said() -> None:
    view = view_comparison(Compared(ORIGIN, "A"), Compared(THIRD, "B"), None)
    assert not view.related
    assert view.type is PairType.UNRELATED
    assert "nothing in common" in shown(view, 80)
    assert "Nothing in common" in write_comparison(view)


# --------------------------------------------------------------------------- terminal


@pytest.mark.parametrize("width", [40, NARROW, 80, 200])
def test_the_terminal_keeps_to_its_width_and_marks_in_words(width: int) -> None:
    text = shown(VIEW, width)
    assert max(len(line.rstrip()) for line in text.splitlines()) <= width
    squeezed = " ".join(text.split())
    for mark in ("{num Twelve}", "{num Fourteen}", "{modal may}", "{modal must}"):
        assert mark in squeezed or mark.split()[0] in squeezed
    assert "only in A" in text
    assert "\x1b" not in text


def test_two_columns_where_there_is_room() -> None:
    line = next(line for line in shown(VIEW, 80).splitlines() if "{modal may}" in line)
    assert "{modal must}" in line
    narrow = next(line for line in shown(VIEW, 50).splitlines() if "{modal may}" in line)
    assert "{modal must}" not in narrow


def test_colour_adds_nothing_that_words_do_not_say() -> None:
    plain = re.sub(r"\x1b\[[\d;]*m", "", shown(VIEW, 100, colour=True))
    assert plain == shown(VIEW, 100)


def test_hostile_text_reaches_the_terminal_inert() -> None:
    text = shown(VIEW, 100)
    assert "alert(1)" in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


# --------------------------------------------------------------------------- page


def test_the_page_is_inert_and_self_contained() -> None:
    tree = html.document_fromstring(PAGE)
    assert "alert(1)" in PAGE
    assert not tree.xpath("//script|//img|//link|//iframe|//i")
    assert not [n for node in tree.iter() for n in node.attrib if n.startswith("on")]
    policy = tree.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert not re.search(r"url\(http|@import", PAGE)


def test_marks_on_the_page_are_elements_with_words() -> None:
    tree = html.document_fromstring(PAGE)
    marks = tree.xpath("//table[@class='compare']//*[self::ins or self::del or self::mark]")
    assert marks
    for mark in marks:
        assert mark.xpath("string(span[@class='kind'])").strip() in {d.value for d in Difference}
    assert [m.text for m in tree.xpath("//td[@class='left']//del")] == ["Wire"]


def test_tables_and_headings_of_the_page_are_named() -> None:
    tree = html.document_fromstring(PAGE)
    assert all(table.find("caption") is not None for table in tree.iter("table"))
    assert all(cell.get("scope") for cell in tree.iter("th"))
    assert [h.tag for h in tree.iter("h1")] == ["h1"]
    rows = tree.xpath("//table[@class='compare']/tbody/tr")
    assert len(rows) == len(VIEW.rows)


def test_a_rewrite_without_corresponding_sentences_counts_none() -> None:
    reason = "One text told anew."
    told = ReportPair(PAIR.a, PAIR.b, PairType.REWRITE, 0.0, 0.0, 0.0, 0, (), reason)
    view = view_comparison(Compared(ORIGIN, "A"), Compared(COPY, "B"), told)
    assert view.summary == (reason, "No sentence of one corresponds as a whole to a sentence of the other.")
    assert {row.label for row in view.rows} == {"only in A", "only in B"}
