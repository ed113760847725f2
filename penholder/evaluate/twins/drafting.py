"""Base texts to drafts, and drafts to reports whose every sentence has a known place.

Takes a text or a draft; gives the draft, or the report with its placed sentences. Never changes a word.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from datetime import date
from functools import lru_cache
from itertools import groupby

from penholder.evaluate.twins.model import Draft, Line, Paragraph, PlacedLine, Run
from penholder.model import Provenance, Report, Span, make_id
from penholder.reports import make_report
from penholder.sentences import split_sentences
from penholder.sources.page import Format, Page

_SENTENCE = re.compile(r"\S+ \S+ \S+.*[.!?…][”\"’')]*$")
"""What can stand in a story as a sentence: headings and notes of an hour cannot."""


@lru_cache(maxsize=256)
def draft_text(text: str) -> Draft:
    """The draft of a base text: its own sentences by paragraph; title, dateline and furniture are left out.

    >>> [[line.words for line in p] for p in draft_text("One is here. Two is there.").paragraphs]
    [['One is here.', 'Two is there.']]
    """
    report = report_text(text, None)
    key = make_id("b", report.text)
    lines: list[tuple[int, Line]] = []
    title = report.title
    for number, (start, end, paragraph) in enumerate(split_sentences(report)):
        if title and start < title.end and title.start < end:
            continue
        start = max(start, _skip_dateline(report))
        words = " ".join(report.text[start:end].split())
        if _SENTENCE.search(words):
            lines.append((paragraph, Line((Run(words, f"{key}:{number}", 0, len(words)),))))
    return Draft(tuple(tuple(line for _, line in group) for _, group in groupby(lines, lambda x: x[0])))


def _skip_dateline(report: Report) -> int:
    """Where the words after the dateline begin; 0 without one."""
    if report.dateline is None:
        return 0
    after = report.text[report.dateline.end :]
    return report.dateline.end + len(after) - len(after.lstrip(" –—―-:\n"))


def report_text(text: str, published: date | None) -> Report:
    """The report the project itself builds from a plain text file with these words."""
    told = Provenance(published=published) if published else None
    page = Page("", hashlib.sha256(text.encode()).hexdigest(), text, Format.TEXT)
    return make_report(page, told)


def place_draft(draft: Draft, published: date | None) -> tuple[Report, tuple[PlacedLine, ...]]:
    """The report of a draft and its sentences in order, each with the span where it stands."""
    text, places = _write_draft(draft)
    report = report_text(text, published)
    lines = (line for paragraph in draft.paragraphs for line in paragraph)
    return report, tuple(
        PlacedLine(Span(report.id, start, end, text[start:end]), line.runs)
        for (start, end), line in zip(places, lines, strict=True)
    )


def _write_draft(draft: Draft) -> tuple[str, list[tuple[int, int]]]:
    text, places = draft.dateline, []
    for number, paragraph in enumerate(draft.paragraphs):
        text += "\n\n" if number else ""
        for place, line in enumerate(paragraph):
            text += " " if place else ""
            places.append((len(text), len(text) + len(line.words)))
            text += line.words
    return "\n\n".join(part for part in (text, draft.credit, *draft.footer) if part) + "\n", places


def list_lines(draft: Draft) -> list[tuple[int, int]]:
    """Paragraph and place of every sentence, in order."""
    return [(p, n) for p, paragraph in enumerate(draft.paragraphs) for n in range(len(paragraph))]


def build_draft(draft: Draft, paragraphs: list[list[Line]]) -> Draft:
    """The draft with other paragraphs, empty ones left out."""
    kept: list[Paragraph] = [tuple(p) for p in paragraphs if p]
    return replace(draft, paragraphs=tuple(kept))
