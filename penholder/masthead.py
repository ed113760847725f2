"""The head of a report: title, dateline, agency, outlet, byline, day, as the text itself shows them.

Takes a text and its furniture; gives spans and names. Never infers: a dateline without a city in it, an outlet
no vocabulary knows or a day in an ambiguous form is None.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache

from penholder.passages import SENTENCE_END, Passage, split_passages
from penholder.sources.page import Aside
from penholder.vocabulary import NewsSource, news_sources

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|"
    r"Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?"
_CAPS_PLACE = r"[A-Z][A-Z.'’\-]+(?:[ /][A-Z][A-Z.'’\-]*){0,3}"
_PLACE = r"[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){0,3}"
_CREDIT = r"\s?\((?P<credit>[A-Za-z][\w./’' \-]{0,40})\)"
_DASH = r"\s*(?:--|[–—―-])\s*(?=[\"'“‘A-Z\d])"
_STOP = r"(?:\s*(?:--|[–—―-])|:)\s*(?=[\"'“‘A-Z\d])"
_COUNTRY = r"(?: \[[A-Z][\w. ]{0,30}\])?"
_DATELINES = tuple(
    re.compile(form)
    for form in (
        rf"(?P<line>{_CAPS_PLACE}(?:, [A-Z][\w. ]{{1,30}}?)?(?:, {_DAY})?{_CREDIT}){_STOP}",
        rf"(?P<line>{_CAPS_PLACE}(?:, [A-Z][\w. ]{{1,30}}?)?(?:, {_DAY})?){_DASH}",
        rf"(?P<line>{_PLACE}{_COUNTRY}(?:, {_PLACE})?(?:, {_DAY})?{_CREDIT}){_STOP}",
        rf"(?P<line>{_PLACE}(?:, {_PLACE})?, {_DAY}){_DASH}",
        rf"(?P<line>{_PLACE}, {_PLACE}) [–—] (?=[\"'“‘A-Z\d])",
    )
)
"""Datelines as in the AP and Reuters stylebooks: place, day, agency, dash."""
_CREDIT_LINE = re.compile(
    r"(?i)^(?:[-–—*\s(]*)(?:source|via|credit)?\s*:?\s*(?P<name>[\w./&’' \-]{2,40}?)[)\s.]*$"
)
_AGENCY_NAME = re.compile(r"^[A-Z]{2,6}$|\b(?:Agence|Agency|Radio|Wire|News|Press|Media|Times|Post)\b")
_BYLINE = re.compile(r"^By (?P<name>[A-Z][\w.’'\-]+(?: (?:[A-Z][\w.’'\-]*|and|de|van|bin|al)){1,8})(?:,.*)?$")
_PUBLISHED = re.compile(
    rf"(?i)^(?:published|posted|date)?(?: on)?:?\s*(?:\w+day,? )?(?P<day>{_DAY})(?:[,\s]*(?:at )?\d{{1,2}}[:.]\d\d.*)?$"
)
_SUFFIX = re.compile(r"^(?P<title>.+?)\s+[-–—|•:]\s+(?P<outlet>[^-–—|•]{2,40})$")


def find_title(text: str, aside: Sequence[Aside], stated: str | None = None) -> tuple[int, int] | None:
    """Offsets of the title: the passage that equals the stated one, else a short unclosed line above the prose."""
    passages = _own_passages(text, aside)
    if stated:
        wanted = " ".join(re.findall(r"\w+", stated.casefold()))
        for passage in passages[:20]:
            words = " ".join(re.findall(r"\w+", passage.folded.casefold()))
            if words and (words == wanted or (len(words) > 15 and wanted.startswith(words))):
                return passage.start, passage.end
    for passage in _head_lines(passages):
        if (
            3 < passage.word_count <= 25
            and not re.search(r"[.,;:]$", passage.folded)
            and not _is_small_line(passage)
        ):
            return passage.start, passage.end
    return None


def find_dateline(text: str, aside: Sequence[Aside]) -> tuple[int, int, str | None] | None:
    """Offsets of the dateline that opens the first prose passages, and the agency credited in it."""
    for passage in [p for p in _own_passages(text, aside) if p.is_prose][:2]:
        for form in _DATELINES:
            match = form.match(text, passage.start, passage.end)
            credit = match.groupdict().get("credit") if match else None
            if match and (credit is None or _is_agency(credit)):
                return match.start("line"), match.end("line"), credit and name_source(credit, or_self=True)
    return None


def _is_agency(credit: str) -> bool:
    """A known source, or words only an agency would be called by: brackets after a name may hold anything."""
    return name_source(credit) is not None or bool(_AGENCY_NAME.search(credit))


def find_credit(text: str) -> str | None:
    """The agency a line of its own credits ("Source: AFP", "(Xinhua)"), or None."""
    for passage in split_passages(text):
        match = _CREDIT_LINE.match(passage.folded) if passage.word_count <= 6 else None
        source = _sources().get(_fold(match["name"])) if match else None
        if source is not None and source.agency:
            return source.name
    return None


def find_outlet(titles: Iterable[str]) -> str | None:
    """The known outlet that ends one of the title lines ("... – Al Jazeera English"), or None."""
    for title in titles:
        match = _SUFFIX.match(" ".join(title.split()))
        name = name_source(match["outlet"]) if match else None
        if name:
            return name
    return None


def find_byline(text: str, aside: Sequence[Aside]) -> str | None:
    """The author a line above the prose names, or None."""
    matches = (_BYLINE.match(p.folded) for p in _head_lines(_own_passages(text, aside)))
    return next((m["name"] for m in matches if m), None)


def find_day(text: str, aside: Sequence[Aside]) -> date | None:
    """The publication day a line of its own above the prose states with its year, or None."""
    for passage in _head_lines(_own_passages(text, aside)):
        match = _PUBLISHED.match(passage.folded)
        day = _read_day(match["day"]) if match else None
        if day:
            return day
    return None


def name_source(words: str, *, or_self: bool = False) -> str | None:
    """The canonical name of an agency or outlet; the words themselves when it is unknown and `or_self`."""
    source = _sources().get(_fold(words)) or _sources().get(_fold(re.split(r"[/,]", words)[0]))
    if source is not None:
        return source.name
    return words.strip() if or_self else None


@cache
def _sources() -> dict[str, NewsSource]:
    return {
        _fold(name): source for source in reversed(news_sources()) for name in (source.name, *source.aliases)
    }


def _fold(name: str) -> str:
    return " ".join(re.findall(r"\w+", name.casefold()))


def _own_passages(text: str, aside: Sequence[Aside]) -> list[Passage]:
    covered = sorted((a.start, a.end) for a in aside)
    starts = [start for start, _ in covered]

    def is_aside(passage: Passage) -> bool:
        place = bisect_right(starts, passage.start)
        return place > 0 and passage.end <= covered[place - 1][1]

    return [p for p in split_passages(text) if not is_aside(p)]


def _head_lines(passages: Sequence[Passage]) -> list[Passage]:
    """Lines above the first prose passage; none when there is no prose."""
    first = next((n for n, p in enumerate(passages) if p.is_prose), 0)
    return [
        p
        for p in passages[:first]
        if not (p.word_count > 8 and SENTENCE_END.search(p.folded.rstrip("?!'\"")))
    ]


def _is_small_line(passage: Passage) -> bool:
    return bool(_BYLINE.match(passage.folded) or _PUBLISHED.match(passage.folded))


def _read_day(words: str) -> date | None:
    plain = re.sub(r"(?i)\b([a-z]{3})[a-z]*\.?", r"\1", words).replace(",", "")
    for form in ("%b %d %Y", "%d %b %Y"):
        try:
            return datetime.strptime(plain, form).date()
        except ValueError:
            continue
    return None
