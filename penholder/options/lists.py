"""Lists of alternatives inside a passage, and which option each item names.

Takes a span that puts something forward; gives its items with their places. Reads general patterns only:
"three options: A; B; or C", "A, B, or C", "ranging from A to C", and a single alternative.
"""

from __future__ import annotations

import re
from itertools import pairwise

from penholder.model import Span
from penholder.values.options import Wording, find_options, is_collective

COUNT = re.compile(
    r"\b(?P<count>two|three|four|five|[2-5])\s+(?:\w+\s+)?(?:options|proposals|scenarios|models)\b", re.I
)
"""A number of alternatives announced."""

_RANGE = re.compile(r"\branging from\b(?P<first>.+?)\bto\b(?P<last>.+)", re.IGNORECASE | re.DOTALL)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5}
_OPENING = re.compile(r"^\W*(?:(?:or|and|either|to)\b\W*)*", re.IGNORECASE)


def list_items(span: Span) -> tuple[list[tuple[int, Span]], int]:
    """The alternatives of a content span with their places, and how many it announces."""
    announced = COUNT.search(span.words)
    count = _COUNTS.get(announced["count"].lower(), 0) if announced else 0
    count = count or (int(announced["count"]) if announced and announced["count"].isdigit() else 0)
    ranged = _RANGE.search(span.words)
    if ranged:
        ends = ((0, _cut(span, *ranged.span("first"))), (-1, _cut(span, *ranged.span("last"))))
        return [(place, part) for place, part in ends if part], count
    start = span.words.find(":", announced.end() if announced else 0) + 1
    parts = _split_list(span, start)
    if len(parts) > 1:
        return list(enumerate(parts)), len(parts)
    single = _cut(span, start, len(span.words))
    return [(0, single)] if single else [], 1


def _split_list(span: Span, start: int) -> list[Span]:
    """Parts between semicolons, else between commas where every part names an alternative of its own."""
    mark = ";" if ";" in span.words[start:] else r",(?!\d)"
    edges = [start, *(start + m.start() for m in re.finditer(mark, span.words[start:])), len(span.words)]
    parts = [part for left, right in pairwise(edges) if (part := _cut(span, left, right))]
    if mark != ";" and any(name_option(part.words) is None for part in parts):
        return []
    return parts


def _cut(span: Span, left: int, right: int) -> Span | None:
    """A part of a span without the marks and joining words at its edges; None when nothing is left."""
    words = span.words[left:right]
    opening = _OPENING.match(words)
    left += opening.end() if opening and opening.end() < len(words) else 0
    words = span.words[left:right].rstrip(" ,;.:\n\t”’\"'")
    if not words.strip():
        return None
    return Span(span.report, span.start + left, span.start + left + len(words), words)


def name_option(words: str) -> str | None:
    """The key of the alternative the words put forward: a phrase that says it all, else the first named."""
    named = [m for m in find_options(words) if not is_collective(m.key)]
    phrases = [m for m in named if m.wording is Wording.PHRASE]
    return next((m.key for m in (*phrases, *named)), None)
