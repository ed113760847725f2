"""Pages to reports: furniture set aside, title, dateline, agency, outlet, language.

Takes a `Page` and what people told about it; gives a `Report` whose id is the content's, so a renamed file is
the same report. Never dates a report beyond what page or people state: brackets are another stage's.
"""

from __future__ import annotations

from dataclasses import replace

import py3langid

from penholder.furniture import find_furniture
from penholder.masthead import (
    find_byline,
    find_credit,
    find_dateline,
    find_day,
    find_outlet,
    find_title,
    name_source,
)
from penholder.model import Furniture, Provenance, Report, Span, make_id
from penholder.sources.page import Aside, Format, Page

_LANGUAGE_SAMPLE = 5000
"""Characters of the report's own text that settle its language."""


def make_report(page: Page, told: Provenance | None = None, supersedes: str | None = None) -> Report:
    """The report of a page; told facts win over stated ones.

    `supersedes` is the id of the report that stood at this path before the file changed.
    """
    text, report_id = page.text, make_id("r", page.content_hash)
    aside, title = _read_layout(page)
    dateline = find_dateline(text, aside)

    def span(start: int, end: int) -> Span:
        return Span(report_id, start, end, text[start:end])

    furniture = tuple(Furniture(span(a.start, a.end), a.kind, a.reason) for a in aside)
    return Report(
        id=report_id,
        text=text,
        title=span(*title) if title else None,
        dateline=span(dateline[0], dateline[1]) if dateline else None,
        language=find_language(_own_text(text, aside)),
        furniture=furniture,
        provenance=_merge_provenance(_stated_provenance(page, aside, title), told),
        agency=(dateline and dateline[2]) or find_credit(text),
        path=page.path,
        supersedes=supersedes,
    )


def find_language(text: str) -> str:
    """The language of a text as a two-letter code; "und" when it holds too few letters to tell."""
    sample = text[:_LANGUAGE_SAMPLE]
    if sum(character.isalpha() for character in sample) < 20:
        return "und"
    return str(py3langid.classify(sample)[0])


def _read_layout(page: Page) -> tuple[tuple[Aside, ...], tuple[int, int] | None]:
    """Furniture by the format's reader and by the text, and the title; the reader's finds go first."""
    text = page.text
    known = page.aside
    marked = _join_asides(known, find_furniture(text))
    title = find_title(text, marked, page.title)
    if title is None:
        return marked, None
    heading = text[slice(*title)]
    masked = _blank_out(text, known)
    found = _join_asides(known, find_furniture(masked, heading))
    return tuple(a for a in found if not (a.start < title[1] and title[0] < a.end)), title


def _blank_out(text: str, aside: tuple[Aside, ...]) -> str:
    """The text with set-aside passages as spaces, so that offsets stay and patterns look at the rest only."""
    pieces, at = [], 0
    for one in sorted(aside, key=lambda a: a.start):
        pieces += [text[at : one.start], " " * (one.end - max(at, one.start))]
        at = max(at, one.end)
    return "".join((*pieces, text[at:]))


def _join_asides(known: tuple[Aside, ...], found: tuple[Aside, ...]) -> tuple[Aside, ...]:
    taken = bytearray(max((a.end for a in (*known, *found)), default=0))
    for one in known:
        taken[one.start : one.end] = b"x" * (one.end - one.start)
    fresh = (f for f in found if not any(taken[f.start : f.end]))
    return tuple(sorted((*known, *fresh), key=lambda a: (a.start, a.end)))


def _own_text(text: str, aside: tuple[Aside, ...]) -> str:
    return " ".join(_blank_out(text, aside).split())


def _stated_provenance(page: Page, aside: tuple[Aside, ...], title: tuple[int, int] | None) -> Provenance:
    text = page.text
    titles = [text[a.start : a.end] for a in aside if a.kind == "doubled title"]
    if title:
        titles.insert(0, text[slice(*title)])
    if page.title:
        titles.append(page.title)
    outlet = page.outlet and name_source(page.outlet, or_self=True)
    return Provenance(
        outlet=outlet or find_outlet(titles),
        address=page.address,
        author=page.author or find_byline(text, aside),
        published=page.published or (find_day(text, aside) if page.format is not Format.HTML else None),
    )


def _merge_provenance(stated: Provenance, told: Provenance | None) -> Provenance:
    if told is None:
        return stated
    return replace(
        stated,
        outlet=told.outlet or stated.outlet,
        address=told.address or stated.address,
        author=told.author or stated.author,
        published=told.published or stated.published,
        told_by_user=told.told_by_user,
    )
