"""Page furniture in plain text: what news sites add is found, what reporters write is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penholder.furniture import find_furniture
from penholder.sources.text import decode_text

BENCH = Path(__file__).parents[2] / "shared" / "bench"
LEAD = "The council met on Friday to hear the envoy, who said that the mission would leave before the end of the year."
NEXT = "Ministers of three neighbouring states had asked it to stay, but the government of the host state refused to agree."


def found(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(text[a.start : a.end], a.kind.value) for a in find_furniture(text, title)]


def words(text: str, title: str | None = None) -> list[str]:
    return [piece for piece, _ in found(text, title)]


def test_a_comment_form_takes_the_rest_of_the_page() -> None:
    tail = [
        "Leave a Reply",
        "Be kind to each other, please, and stay on the subject of this page.",
        "Name *",
        "We love mail!",
    ]
    assert words("\n\n".join([LEAD, NEXT, *tail])) == tail


def test_a_comment_form_in_the_middle_takes_no_prose() -> None:
    assert words(f"{LEAD}\n\nLeave a Comment\n\n{NEXT}") == ["Leave a Comment"]


def test_a_list_of_other_stories_ends_where_prose_begins() -> None:
    text = f"{LEAD}\n\nRelated Posts\nBridge opens over the river\nFerry timetable agreed at last\n{NEXT}"
    assert words(text) == ["Related Posts", "Bridge opens over the river", "Ferry timetable agreed at last"]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("READ ALSO: Ministers agree on a ferry timetable", "related links"),
        ("Read more: Bridge opens over the river", "related links"),
        ("You may also like", "related links"),
        ("Most Popular", "related links"),
        ("Leave a Reply Cancel reply", "comment form"),
        ("Your email address will not be published.", "comment form"),
        ("Required fields are marked with a star", "comment form"),
        ("12 Comments", "comment form"),
        ("Share this article", "share bar"),
        ("Facebook Twitter WhatsApp Email Print", "share bar"),
        ("Click to share on Facebook (Opens in new window)", "share bar"),
        ("Follow us on Twitter", "share bar"),
        ("Subscribe to our newsletter", "newsletter"),
        ("Get the latest news delivered straight to your inbox.", "newsletter"),
        ("Got a tip on a story?", "newsletter"),
        ("Submit a Tip", "newsletter"),
        ("Don’t miss our daily briefing", "newsletter"),
        ("ADVERTISEMENT", "notice"),
        ("- Advertisement - Continue reading below", "notice"),
        ("This website uses cookies to improve your experience.", "notice"),
        ("Copyright 2023 The Example Wire. All rights reserved.", "notice"),
        ("Source link", "source credit"),
        ("Source: AFP", "source credit"),
        ("Reporting by Jane Roe; Editing by John Doe", "source credit"),
        ("Photo: Jane Roe/Example Wire", "source credit"),
        ("Next Post", "navigation"),
        ("Previous article: Bridge opens", "navigation"),
        ("Tags: Mali, United Nations", "navigation"),
        ("Home > World > Africa", "navigation"),
        ("5 min read", "navigation"),
    ],
)
def test_lines_of_furniture(line: str, kind: str) -> None:
    assert found(f"{LEAD}\n\n{line}\n\n{NEXT}") == [(line, kind)]


def test_a_heading_between_paragraphs() -> None:
    heading = "One Hard Year For The Mission"
    assert found(f"{LEAD}\n{heading}\n\n{NEXT}") == [(heading, "heading inside the text")]
    assert words(f"{LEAD}\n\nWhy the mission leaves\n\n{NEXT}") == ["Why the mission leaves"]


@pytest.mark.parametrize(
    "line", ["“We are leaving.”", "He did not say when.", "It is sad that this comes at", "no capital here"]
)
def test_short_paragraphs_and_torn_sentences_are_no_headings(line: str) -> None:
    assert words(f"{LEAD}\n\n{line}\n\n{NEXT}") == []


def test_the_second_copy_of_a_title_is_doubled() -> None:
    title = "Council hears envoy on the mission’s future"
    text = f"{title}\n\nCouncil hears envoy on the mission's future – Example Gazette\n\n{LEAD}\n\n{NEXT}"
    assert found(text, title) == [
        ("Council hears envoy on the mission's future – Example Gazette", "doubled title")
    ]


def test_a_lead_that_repeats_the_title_stays() -> None:
    title = "Council hears envoy on mission"
    assert words(f"{title}\n\nCouncil hears envoy on mission, and {LEAD}\n\n{NEXT}", title) == []


def test_above_the_report_nothing_is_carried_along() -> None:
    assert words(f"Donate\n\nCouncil hears envoy on the mission\n\n{LEAD}") == ["Donate"]


def test_hard_wrapped_prose_is_read_as_paragraphs() -> None:
    wrapped = (
        "The council met on Friday to hear the envoy, who\nsaid that the mission would leave before the end\n"
        "of the year.\n\nRelated Posts\n\nMinisters of three neighbouring states had asked\nit to stay, but the government of the"
        "\nhost state refused to agree.\n"
    )
    assert words(wrapped) == ["Related Posts"]


def test_carriage_returns_count_as_line_ends() -> None:
    assert words(f"{LEAD}\r\n\r\nRelated Posts\r\n\r\nNext Post") == ["Related Posts", "Next Post"]


SUBJECTS = st.sampled_from(["The council", "A minister", "The mission", "“We", "Your excellencies, the envoy", "Share prices", "Comments by the envoy", "Subscribers", "Related talks", "Sources in the capital"])  # fmt: skip
VERBS = st.sampled_from(["told reporters on Friday that", "has said since June that", "denied again that", "asked the members whether"])  # fmt: skip
CLAUSES = st.sampled_from(["the 12 flights had been refused", "you cannot keep a peace that is not there", "its troops would leave", "the vote was near"])  # fmt: skip
PROSE = st.builds(
    lambda s, v, c, more: f"{s} {v} {c}, {' and '.join(more)}.",
    SUBJECTS,
    VERBS,
    CLAUSES,
    st.lists(CLAUSES, min_size=1, max_size=4),
)


@given(st.lists(PROSE, min_size=1, max_size=6), st.sampled_from(["\n", "\n\n", "\r\n\r\n"]))
def test_ordinary_prose_is_never_furniture(paragraphs: list[str], gap: str) -> None:
    assert words(gap.join(paragraphs)) == []


@given(st.text(max_size=400), st.none() | st.text(max_size=40))
def test_asides_lie_in_order_inside_any_text(text: str, title: str | None) -> None:
    end = 0
    for piece in find_furniture(text, title):
        assert end <= piece.start < piece.end <= len(text)
        assert text[piece.start : piece.end].strip()
        end = piece.end


@settings(deadline=None)
@given(st.integers(0, 3))
def test_long_lines_of_blanks_and_words_take_no_time(n: int) -> None:
    assert words(" ".join(["share"] * 20_000) + "\n" + "a" * 200_000 + " " * n) == []


@pytest.mark.parametrize("pattern", ["unsc_debates/*/*.txt", "polnear/dev/text/*"])
def test_speeches_and_news_of_the_benchmarks_lose_next_to_nothing(pattern: str) -> None:
    files = sorted(BENCH.glob(pattern))[:150]
    if not files:
        pytest.skip("no benchmark texts beside the project")
    texts = [decode_text(path.read_bytes()) for path in files]
    lost = sum(a.end - a.start for text in texts for a in find_furniture(text))
    assert lost < 0.001 * sum(map(len, texts))
