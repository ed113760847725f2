"""PDF with a text layer to a page.

Takes raw bytes; gives paragraphs joined from lines, words cut at line ends made whole, running headers and
page numbers set aside. Never reads images: a PDF without text layer raises `UnreadableReport`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

import pypdfium2

from penholder.errors import UnreadableReport
from penholder.model import FurnitureKind
from penholder.sources.page import Aside, Format, Page

_WRONG_PASSWORD = 4
"""FPDF_ERR_PASSWORD in PDFium's fpdfview.h."""
_HYPHENS = "-\u00ad\u2010\u0002\ufffe"
"""PDFium writes U+0002 or U+FFFE for a line-end hyphen it takes for a soft one, and joins the lines itself."""
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")
_PAGE_NUMBER = re.compile(r"(?i)(?:page|p\.)?\s*[-–—]?\s*\d{1,4}\s*[-–—]?\s*(?:(?:/|of)\s*\d{1,4})?")


@dataclass(frozen=True, slots=True)
class _Line:
    words: str
    page: int
    left: float
    right: float
    top: float
    height: float
    margin: bool = False
    """True for a running header, footer or page number."""


def read_pdf(raw: bytes, *, path: str, content_hash: str) -> Page:
    """The page of a PDF; raises `UnreadableReport` for damaged, encrypted or scanned files."""
    lines = _mark_margins(_read_lines(raw))
    if not any(line.words.strip() for line in lines):
        raise UnreadableReport(
            "a PDF without text layer, probably scanned; run text recognition (OCR) over it first"
        )
    text, aside = _join_blocks(_group_paragraphs(lines))
    return Page(path=path, content_hash=content_hash, text=text, format=Format.PDF, aside=aside)


def _read_lines(raw: bytes) -> list[_Line]:
    if b"%%EOF" not in raw:
        raise UnreadableReport("the PDF breaks off before its end; fetch it again")
    try:
        document = pypdfium2.PdfDocument(raw)
        try:
            return [line for number in range(len(document)) for line in _read_page_lines(document, number)]
        finally:
            document.close()
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _WRONG_PASSWORD:
            raise UnreadableReport("the PDF is encrypted; save it without a password") from error
        raise UnreadableReport("the PDF is damaged or cut short; fetch it again") from error


def _read_page_lines(document: pypdfium2.PdfDocument, number: int) -> list[_Line]:
    textpage = document[number].get_textpage()
    content = textpage.get_text_range()
    lines: list[_Line] = []
    for match in re.finditer("[^\r\n\u0002\ufffe]+[\u0002\ufffe]?", content):
        words = match.group().strip()
        if not words:
            continue
        first = match.start() + len(match.group()) - len(match.group().lstrip())
        left, bottom, _, top = textpage.get_charbox(first, loose=True)
        right = textpage.get_charbox(first + len(words) - 1, loose=True)[2]
        lines.append(_Line(words, number, left, right, top, top - bottom))
    return lines


def _mark_margins(lines: list[_Line]) -> list[_Line]:
    """Lines at the edge of pages that repeat, digits aside, on other pages, and lone page numbers there."""
    edges: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        edges.setdefault(line.page, []).append(index)
    at_edge = {i for page in edges.values() for i in (*page[:2], *page[-2:])}
    repeats = Counter(key for key, _ in {(_without_digits(lines[i].words), lines[i].page) for i in at_edge})
    return [
        _Line(line.words, line.page, line.left, line.right, line.top, line.height, margin=True)
        if index in at_edge
        and (_PAGE_NUMBER.fullmatch(line.words) or repeats[_without_digits(line.words)] > 1)
        else line
        for index, line in enumerate(lines)
    ]


def _without_digits(words: str) -> str:
    return re.sub(r"\d+", "#", words.casefold())


def _group_paragraphs(lines: list[_Line]) -> list[list[_Line]]:
    """Lines of one paragraph together; margin lines follow the paragraph they interrupt."""
    body = [line for line in lines if not line.margin]
    pitches = [a.top - b.top for a, b in pairwise(body) if a.page == b.page and a.top > b.top]
    pitch, right = (median(pitches) if pitches else 0.0), max((line.right for line in body), default=0.0)
    left = median(line.left for line in body) if body else 0.0
    blocks: list[list[_Line]] = []
    waiting: list[list[_Line]] = []
    last: _Line | None = None
    for line in lines:
        if line.margin:
            waiting.append([line])
        elif last is not None and not _starts_paragraph(last, line, pitch=pitch, left=left, right=right):
            blocks[-1].append(line)
            last = line
        else:
            blocks, waiting = [*blocks, *waiting, [line]], []
            last = line
    return blocks + waiting


def _starts_paragraph(last: _Line, line: _Line, *, pitch: float, left: float, right: float) -> bool:
    ends_sentence = bool(_SENTENCE_END.search(last.words))
    if last.page != line.page or line.top >= last.top:
        return ends_sentence
    if last.top - line.top > 1.25 * pitch or abs(last.height - line.height) > 0.15 * line.height:
        return True
    short = last.right < left + 0.85 * (right - left)
    return ends_sentence and (short or line.left > left + 0.8 * line.height)


def _join_blocks(blocks: list[list[_Line]]) -> tuple[str, tuple[Aside, ...]]:
    everything = " ".join(line.words for block in blocks for line in block)
    text, aside = "", []
    for block in blocks:
        text += "\n\n" if text else ""
        start = len(text)
        text += _join_lines([line.words for line in block], everything)
        if block[0].margin:
            aside.append(
                Aside(start, len(text), FurnitureKind.NAVIGATION, "running header, footer or page number")
            )
    return text, tuple(aside)


def _join_lines(lines: list[str], everything: str) -> str:
    joined = lines[0]
    for line in lines[1:]:
        if joined[-1] in _HYPHENS and len(joined) > 1 and joined[-2].isalnum():
            joined = _mend_hyphen(joined[:-1], line, everything)
        else:
            joined = f"{joined} {line}"
    return re.sub("[\u0002\ufffe\u00ad]", "", re.sub(r"[ \t\u00a0]+", " ", joined))


def _mend_hyphen(before: str, after: str, everything: str) -> str:
    """The word cut at a line end: whole, unless it is written with a hyphen elsewhere or looks like a compound."""
    head = re.split(r"[\s(“\"]", before)[-1]
    tail = re.match(r"\w*", after)
    compound = f"{head}-{tail.group() if tail else ''}"
    keeps = not after[:1].islower() or not head.islower() or compound in everything
    return f"{before}-{after}" if keeps else before + after
