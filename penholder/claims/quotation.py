"""Quoted stretches of a text.

Takes the words of one paragraph, or a report with its parse; gives the stretches inside quotation marks.
Never decides who speaks.

Marks may be curly or straight, double or single; two single marks in a row are one double mark. An apostrophe
is no mark. A mark that is never closed ends with its paragraph or at the next opening mark; a quotation over
several paragraphs repeats its opening mark at each and is closed once, as English news style has it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from penholder.model import Report
from penholder.syntax import ParsedReport

_DOUBLE = re.compile(r"[“”\"„«»]|''|‘‘|’’|``")
_OPENING = ("“", "„", "«", "‘‘", "``")
_SPACED = ("«",)
"""Opening marks that a space may follow, as French has it."""
_BRACKETS = "([—–-"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted stretch: `start` and `end` include the marks that are there, `inner_*` leave them out."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    closed: bool
    """False when no closing mark follows in the paragraph."""
    single: bool = False
    continues: bool = False
    """True when the stretch goes on from the paragraph before."""


def find_quotes(text: str, start: int = 0, end: int | None = None) -> tuple[Quote, ...]:
    """The outermost quotes of one paragraph (`text[start:end]`), in text order, never overlapping.

    A single mark that is never closed opens nothing: it is more often an apostrophe than a quotation.

    >>> [q.closed for q in find_quotes('He said: "It is over."')]
    [True]
    """
    end = len(text) if end is None else end
    doubles = _find_double(text, start, end)
    taken = [(q.start, q.end) for q in doubles]
    singles = [q for q in _find_single(text, start, end) if not _crosses(q, taken)]
    return _keep_apart(sorted([*doubles, *singles], key=lambda q: (q.start, -q.end)))


def find_report_quotes(report: Report, parsed: ParsedReport) -> tuple[Quote, ...]:
    """All quotes of a report, paragraph by paragraph, continued ones marked."""
    found: list[Quote] = []
    open_before = False
    for start, end in paragraph_bounds(parsed):
        quotes = list(find_quotes(report.text, start, end))
        if open_before and quotes and quotes[0].start == start:
            quotes[0] = replace(quotes[0], continues=True)
        open_before = bool(quotes) and not quotes[-1].closed and quotes[-1].end == end
        found.extend(quotes)
    return tuple(found)


def paragraph_bounds(parsed: ParsedReport) -> tuple[tuple[int, int], ...]:
    """Start and end of each paragraph, by its sentences."""
    bounds: dict[int, tuple[int, int]] = {}
    for sentence in parsed.sentences:
        start, end = bounds.get(sentence.paragraph, (sentence.start, sentence.end))
        bounds[sentence.paragraph] = (min(start, sentence.start), max(end, sentence.end))
    return tuple(bounds[number] for number in sorted(bounds))


def quote_at(quotes: Sequence[Quote], offset: int) -> Quote | None:
    """The quote that covers the character at that offset, marks included; quotes in text order."""
    at = bisect_right(quotes, offset, key=lambda q: q.start) - 1
    return quotes[at] if at >= 0 and quotes[at].end > offset else None


def _find_double(text: str, start: int, end: int) -> list[Quote]:
    found: list[Quote] = []
    opened: re.Match[str] | None = None
    for mark in _DOUBLE.finditer(text, start, end):
        if opened is None:
            if not _is_measure(text, mark, start) and _may_open(text, mark, start, end):
                opened = mark
        elif _reopens(text, mark, end):
            found.append(_unclosed(text, opened, mark.start()))
            opened = mark
        else:
            found.append(_closed(text, opened, mark))
            opened = None
    if opened is not None:
        found.append(_unclosed(text, opened, end))
    return [q for q in found if q.inner_start < q.inner_end]


def _may_open(text: str, mark: re.Match[str], start: int, end: int) -> bool:
    at = mark.start()
    followed = mark.end() < end and (not text[mark.end()].isspace() or mark[0] in _SPACED)
    fresh = at == start or text[at - 1].isspace() or text[at - 1] in _BRACKETS + "‘'“,:"
    return followed and (mark[0] in _OPENING or fresh)


def _reopens(text: str, mark: re.Match[str], end: int) -> bool:
    """Whether a mark inside an open quote opens another: the first was never closed."""
    at = mark.start()
    starts = at > 0 and (text[at - 1].isspace() or text[at - 1] in _BRACKETS)
    goes_on = mark.end() < end and (text[mark.end()].isalnum() or text[mark.end()] in "‘'[")
    return mark[0] in (*_OPENING, '"', "''") and starts and goes_on


def _is_measure(text: str, mark: re.Match[str], start: int) -> bool:
    """Whether the mark is a sign for inches after a number."""
    return mark[0] in '"”' and mark.start() > start and text[mark.start() - 1].isdigit()


def _closed(text: str, opened: re.Match[str], mark: re.Match[str]) -> Quote:
    inside = text[opened.end() : mark.start()]
    before, after = len(inside) - len(inside.lstrip()), len(inside) - len(inside.rstrip())
    if before == len(inside):
        before = after = 0
    return Quote(opened.start(), mark.end(), opened.end() + before, mark.start() - after, True)


def _unclosed(text: str, opened: re.Match[str], end: int) -> Quote:
    last = opened.end() + len(text[opened.end() : end].rstrip())
    return Quote(opened.start(), last, opened.end(), last, False)


_SINGLE = re.compile(r"(?<![‘’'])[‘'‚](?![‘’'])")


def _find_single(text: str, start: int, end: int) -> list[Quote]:
    found: list[Quote] = []
    done = start
    for mark in _SINGLE.finditer(text, start, end):
        at = mark.start()
        if at >= done and _opens_single(text, at, start, end):
            close = _find_close(text, at, end)
            if close is not None:
                found.append(Quote(at, close + 1, at + 1, close, True, single=True))
                done = close + 1
    return found


def _opens_single(text: str, at: int, start: int, end: int) -> bool:
    fresh = at == start or text[at - 1].isspace() or text[at - 1] in _BRACKETS + '“"'
    return fresh and at + 1 < end and (text[at + 1].isalnum() or text[at + 1] in '[“"…')


def _find_close(text: str, opened: int, end: int) -> int | None:
    """The mark that closes a single quote, passing over apostrophes and plural possessives."""
    fallback: int | None = None
    for mark in re.finditer(r"[‘’']", text[opened + 2 : end]):
        at = opened + 2 + mark.start()
        if text[at - 1].isspace():
            if text[at] == "‘":
                break
            continue
        if at + 1 < end and text[at + 1].isalnum():
            continue
        if text[at - 1] in "sS" and at + 1 < end and text[at + 1].isspace():
            fallback = at if fallback is None else fallback
            continue
        return at
    return fallback


def _crosses(quote: Quote, spans: Iterable[tuple[int, int]]) -> bool:
    """Whether a single quote lies inside a double one or only partly overlaps it."""
    return any(
        a < quote.end and quote.start < b and not (quote.start < a and b < quote.end) for a, b in spans
    )


def _keep_apart(quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    kept: list[Quote] = []
    for quote in quotes:
        if not kept or quote.start >= kept[-1].end:
            kept.append(quote)
    return tuple(kept)
