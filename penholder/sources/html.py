"""Saved web pages to a page.

Takes raw bytes; gives every visible block of the page as text, with all that is not the article set aside.
Never runs, fetches or keeps markup: scripts, styles and hidden elements are left out, and a day is taken only
from the page's own metadata, never from its text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

import lxml.html
from lxml import etree

from penholder.errors import UnreadableReport
from penholder.model import FurnitureKind
from penholder.sources.page import Aside, Format, Page
from penholder.sources.text import decode_text
from penholder.vocabulary import page_parts

_CHARSET = re.compile(rb"(?i)<meta[^>]{0,200}charset=[\"']?\s*([\w-]+)")
_UNSEEN = frozenset((
    "script", "style", "template", "noscript", "head", "svg", "math", "select", "datalist", "iframe",
    "object", "embed", "canvas", "audio", "video", "map",
))  # fmt: skip
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "button", "caption", "center", "dd", "details",
    "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2",
    "h3", "h4", "h5", "h6", "header", "hr", "html", "label", "legend", "li", "main", "menu", "nav", "ol",
    "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip
_HIDING_STYLE = re.compile(r"(?i)display\s*:\s*none|visibility\s*:\s*hidden")
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_WORDS = re.compile(r"\w+")
_FULL_STOP = re.compile(r"[.!?][\"'”’)]*$")


@dataclass(frozen=True, slots=True)
class _Block:
    words: str
    tags: tuple[str, ...]
    """Tags from the root to the block."""
    names: tuple[str, ...]
    """Words of the classes and ids on the way."""


def read_html(raw: bytes, *, path: str, content_hash: str) -> Page:
    """The page of a saved web page; raises `UnreadableReport` when nothing on it can be seen."""
    declared = _CHARSET.search(raw[:4096])
    markup = decode_text(raw, declared=declared.group(1).decode("ascii") if declared else None)
    tree = _parse_markup(markup)
    blocks = [] if tree is None else list(_find_blocks(tree))
    if tree is None or not blocks:
        raise UnreadableReport(
            "no visible text; the page may be built by a script: save it from the browser as a complete page"
        )
    stated = _load_extractor().extract_metadata(
        _parse_markup(markup), date_config=_date_options(), extensive=False
    )
    title = stated.title if stated else None
    text, aside = _set_aside(blocks, _main_lines(markup), title)
    return Page(
        path=path,
        content_hash=content_hash,
        text=text,
        format=Format.HTML,
        title=title,
        outlet=_read_outlet(tree),
        author=stated.author if stated else None,
        published=_read_day(markup),
        address=stated.url if stated else None,
        aside=aside,
    )


def _load_extractor() -> Any:
    """Trafilatura, loaded on first use: its import costs runs over plain text a third of a second."""
    import trafilatura

    return trafilatura


def _parse_markup(markup: str) -> lxml.html.HtmlElement | None:
    """The page's tree; no network, no entities of its own (libxml2's HTML parser reads no DTD), depth bounded."""
    parser = lxml.html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    bare = re.sub(r"^\s*<\?xml[^>]*\?>", "", markup).replace("\0", "")
    try:
        tree: lxml.html.HtmlElement = lxml.html.document_fromstring(bare, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return tree


# --------------------------------------------------------------------------- visible blocks


def _find_blocks(tree: lxml.html.HtmlElement) -> Iterator[_Block]:
    """Runs of visible words between the edges of block elements, in page order."""
    piece: list[str] = []
    where: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    for kind, value in _walk_visible(tree):
        if kind == "words":
            piece.append(str(value))
            continue
        words = " ".join("".join(piece).split())
        if words:
            yield _Block(words, *where)
        piece, where = [], value
    words = " ".join("".join(piece).split())
    if words:
        yield _Block(words, *where)


def _walk_visible(tree: lxml.html.HtmlElement) -> Iterator[tuple[str, Any]]:
    """Words and block edges in page order, by an own stack: pages may nest deeper than Python recurses."""
    stack: list[tuple[str, Any, tuple[tuple[str, ...], tuple[str, ...]]]] = [("open", tree, ((), ()))]
    while stack:
        step, node, where = stack.pop()
        if step == "words":
            yield "words", node
        elif step == "edge":
            yield "edge", where
        elif isinstance(node.tag, str) and not _is_hidden(node):
            tag = node.tag.casefold()
            # Classes of the whole page say what it can do ("comments-open"), not what a block is.
            names = () if tag in ("html", "body") else _class_words(node)
            inside = ((*where[0], tag), (*where[1], *names))
            edge = tag in _BLOCKS or tag == "br"
            if edge:
                yield "edge", where if tag == "br" else inside
            if edge and tag != "br":
                stack.append(("edge", None, where))
            for child in reversed(node):
                if child.tail:
                    stack.append(("words", child.tail, where))
                stack.append(("open", child, inside))
            if node.text:
                stack.append(("words", node.text, inside))


def _is_hidden(node: Any) -> bool:
    return (
        node.tag.casefold() in _UNSEEN
        or node.get("hidden") is not None
        or bool(_HIDING_STYLE.search(node.get("style", "")))
    )


def _class_words(node: Any) -> tuple[str, ...]:
    names = f"{node.get('class', '')} {node.get('id', '')} {node.get('role', '')}"
    return tuple(re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", names[:500]).casefold()))


# --------------------------------------------------------------------------- what is the article


def _main_lines(markup: str) -> list[str]:
    article = _load_extractor().extract(
        markup, include_comments=False, include_tables=True, output_format="txt", deduplicate=False
    )
    return [_fold(line) for line in (article or "").splitlines() if line.strip()]


def _fold(words: str) -> str:
    return " ".join(_WORDS.findall(words.casefold()))


def _set_aside(blocks: list[_Block], main: list[str], title: str | None) -> tuple[str, tuple[Aside, ...]]:
    """The page's text and its furniture; without any article found, only what its element shows to be such."""
    article = _find_article(blocks, main)
    heading = _find_heading(blocks, _fold(title or ""))
    text, aside = "", []
    for index, block in enumerate(blocks):
        text += "\n\n" if text else ""
        start = len(text)
        text += block.words
        if index == heading:
            continue
        kind = _find_kind(block)
        if heading is not None and _fold(block.words) == _fold(blocks[heading].words):
            aside.append(Aside(start, len(text), FurnitureKind.DOUBLED_TITLE, "repeats the title"))
        elif index in article and block.tags[-1:] and block.tags[-1] in _HEADINGS:
            aside.append(Aside(start, len(text), FurnitureKind.HEADING, "a heading inside the article"))
        elif index not in article and (main or kind):
            aside.append(Aside(start, len(text), kind or FurnitureKind.NAVIGATION, _say_why(kind)))
    return text, tuple(aside)


def _find_article(blocks: list[_Block], main: list[str]) -> set[int]:
    """Indexes of the blocks that are the article.

    Extractors drop a paragraph here and there: prose between two blocks of the article, in no part of the page
    known as furniture, belongs to it as well.
    """
    lines, joined = set(main), "\n".join(main)
    article = set()
    for index, block in enumerate(blocks):
        folded = _fold(block.words)
        if folded in lines or (len(folded) > 40 and folded in joined) or _holds_line(folded, main):
            article.add(index)
    inner = range(min(article, default=0), max(article, default=0))
    return article | {n for n in inner if _is_prose(blocks[n]) and _find_kind(blocks[n]) is None}


def _is_prose(block: _Block) -> bool:
    return (
        block.tags[-1:] == ("p",) and len(block.words.split()) >= 12 and bool(_FULL_STOP.search(block.words))
    )


def _find_heading(blocks: list[_Block], title: str) -> int | None:
    """Index of the block that shows the page's title: its main heading, else the first block of those words."""
    folded = [_fold(block.words) for block in blocks]
    mains = (n for n, block in enumerate(blocks) if "h1" in block.tags and title and _akin(folded[n], title))
    same = (n for n, words in enumerate(folded) if words and words == title)
    return next(mains, next(same, None))


def _akin(heading: str, title: str) -> bool:
    return bool(heading) and (heading in title or title in heading)


def _holds_line(folded: str, main: list[str]) -> bool:
    return len(folded) > 40 and any(len(line) > 40 and line in folded for line in main)


def _find_kind(block: _Block) -> FurnitureKind | None:
    """The kind the block's own elements show, the innermost part first listed in the vocabulary."""
    for kind, tags, names in _part_words():
        if tags & set(block.tags) or any(word.startswith(names) for word in block.names if names):
            return kind
    return None


@cache
def _part_words() -> tuple[tuple[FurnitureKind, frozenset[str], tuple[str, ...]], ...]:
    return tuple((FurnitureKind(part.kind), frozenset(part.tags), part.names) for part in page_parts())


def _say_why(kind: FurnitureKind | None) -> str:
    return f"outside the article, in a {kind} part of the page" if kind else "outside the article on the page"


# --------------------------------------------------------------------------- what the page states


def _date_options() -> dict[str, Any]:
    """The far latest day keeps the machine's clock out of the reading."""
    return {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


def _read_outlet(tree: lxml.html.HtmlElement) -> str | None:
    for path in ("//meta[@property='og:site_name']/@content", "//meta[@name='application-name']/@content"):
        for value in tree.xpath(path):
            if value.strip():
                return " ".join(value.split())
    return None


def _read_day(markup: str) -> date | None:
    """The publication day from head and linked data; what speaks of changes or could be guessed is cut first."""
    tree = _parse_markup(markup)
    if tree is None:
        return None
    for node in tree.xpath("//link | //a | //img | //meta"):
        label = f"{node.get('property', '')} {node.get('name', '')} {node.get('itemprop', '')}".casefold()
        if node.tag != "meta" or re.search("modif|updat|image|url|expir|copyright", label):
            node.drop_tree()
    for body in tree.xpath("//body"):
        stated = body.xpath(".//script[@type='application/ld+json'] | .//*[@itemprop='datePublished']")
        for child in list(body):
            body.remove(child)
        body.text = None
        body.extend(stated)
    import htmldate  # loaded on first use, as trafilatura is

    found = htmldate.find_date(tree, **_date_options())
    return date.fromisoformat(found) if found else None
