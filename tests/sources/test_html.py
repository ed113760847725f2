"""Saved pages: all that can be seen is text, only the article is the report, nothing of the markup is left."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.errors import UnreadableReport
from penholder.model import FurnitureKind
from penholder.sources.html import read_html
from penholder.sources.page import Page

ARTICLE = (
    "<article><h1>Council hears envoy</h1>"
    "<p onclick='steal()'>The council met on Friday to hear the envoy speak about the mission and its future.</p>"
    "<p>She said that &ldquo;all is <b>well</b>&rdquo; in the north, and that <a href='javascript:x()'>talks</a> go on.</p>"
    "<h2>What comes next</h2>"
    "<p>Members of the council will meet again before the end of the month to decide on the mandate.</p></article>"
)
HEAD = "<meta charset=utf-8><title>Council hears envoy</title><script>alert('x')</script><style>p{color:red}</style>"


def read(body: str, head: str = HEAD, encoding: str = "utf-8") -> Page:
    return read_html(
        f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode(encoding),
        path="a.html",
        content_hash="x",
    )


def own_words(page: Page) -> str:
    text = page.text
    for piece in reversed(page.aside):
        text = text[: piece.start] + text[piece.end :]
    return text


def test_text_holds_no_markup_scripts_styles_or_hidden_words() -> None:
    page = read(
        ARTICLE + "<div style='display: none'>secret</div><p hidden>secret</p><noscript>secret</noscript>"
    )
    for gone in ("<", "alert", "color", "secret", "steal", "javascript"):
        assert gone not in page.text
    assert "“all is well” in the north, and that talks go on." in page.text


def test_only_the_article_is_the_report() -> None:
    page = read(
        "<nav><a href=/>Home</a></nav>" + ARTICLE + "<div class='related-posts'><h3>Related Posts</h3>"
        "<p><a>Another story about a far away river</a></p></div><div id=respond><h3>Leave a Reply</h3></div>"
    )
    kinds = {page.text[a.start : a.end]: a.kind for a in page.aside}
    assert kinds["Home"] is FurnitureKind.NAVIGATION
    assert kinds["Related Posts"] is FurnitureKind.RELATED
    assert kinds["Another story about a far away river"] is FurnitureKind.RELATED
    assert kinds["Leave a Reply"] is FurnitureKind.COMMENT_FORM
    assert kinds["What comes next"] is FurnitureKind.HEADING
    assert "Council hears envoy" in own_words(page)
    assert own_words(page).count("mission and its future") == 1


def test_classes_of_the_whole_page_say_nothing_of_its_blocks() -> None:
    page = read_html(
        b"<html><body class='comments-open social'><p>Talks go on in the north.</p></body></html>",
        path="a.html",
        content_hash="x",
    )
    assert own_words(page).strip() == "Talks go on in the north."


def test_the_main_heading_is_the_title_and_a_trail_is_not() -> None:
    page = read("<nav class=breadcrumb><span>Council hears envoy</span></nav>" + ARTICLE)
    first = page.aside[0]
    assert (first.start, first.kind) == (0, FurnitureKind.DOUBLED_TITLE)
    assert "Council hears envoy" in own_words(page)


def test_stated_metadata() -> None:
    head = (
        HEAD + "<meta property='og:site_name' content='Example Wire'><meta name=author content='Jane Roe'>"
        "<meta property='article:published_time' content='2023-06-17T08:00:00Z'>"
        "<meta property='article:modified_time' content='2024-01-01T08:00:00Z'>"
        "<link rel=canonical href='https://wire.example/a'>"
    )
    page = read(ARTICLE, head)
    assert (page.title, page.outlet, page.author) == ("Council hears envoy", "Example Wire", "Jane Roe")
    assert page.published == date(2023, 6, 17)
    assert page.address == "https://wire.example/a"


def test_linked_data_states_a_day() -> None:
    linked = '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2023-04-12T10:00:00Z"}</script>'
    assert read(ARTICLE + linked).published == date(2023, 4, 12)


@pytest.mark.parametrize(
    "more",
    [
        "<p>On 3 March 2021 a similar mission was closed by the council.</p>",
        "<footer>© 2022 Example Wire</footer>",
        "<img src='/2020/05/06/x.jpg'>",
        "<a href='https://wire.example/2019/02/03/other'>other</a>",
    ],
)
def test_a_day_is_never_guessed(more: str) -> None:
    head = (
        HEAD
        + "<meta property='article:modified_time' content='2024-01-01'><meta property='og:image' content='/2021/01/02/a.jpg'>"
    )
    assert read(ARTICLE + more, head).published is None


def test_declared_legacy_encoding() -> None:
    page = read(
        ARTICLE.replace("&ldquo;", "“").replace("&rdquo;", "”"), "<meta charset=windows-1252>", "cp1252"
    )
    assert "“all is well”" in page.text


def test_entity_bombs_stay_small() -> None:
    bomb = (
        "<!DOCTYPE html [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>"
    )
    page = read_html(
        f"{bomb}<html><body>{ARTICLE}<p>&c;&c;&c;</p></body></html>".encode(), path="a", content_hash="x"
    )
    assert "aaaaaaaaaa" not in page.text.split("north")[1]
    assert len(page.text) < 2000


def test_deep_nesting_does_not_end_the_run() -> None:
    assert "deep words" in read("<div>" * 150 + "deep words" + "</div>" * 150 + ARTICLE).text
    with pytest.raises(UnreadableReport, match="no visible text"):
        read("<div>" * 5000 + "deep words" + "</div>" * 5000)


@pytest.mark.parametrize("body", ["", "<script>render()</script>", "<div id=root></div>", "<p hidden>x</p>"])
def test_pages_without_visible_text_are_refused(body: str) -> None:
    with pytest.raises(UnreadableReport, match="no visible text"):
        read(body, "")


@given(st.text(alphabet="<>/ab \"'=&;!-\n", max_size=120))
def test_broken_markup_gives_text_with_true_offsets_or_a_reason(soup: str) -> None:
    try:
        page = read(soup)
    except UnreadableReport:
        return
    ends = [0]
    for piece in page.aside:
        assert ends[-1] <= piece.start < piece.end <= len(page.text)
        ends.append(piece.end)
