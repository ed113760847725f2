"""Attributions without what cannot be one: marks taken for a speaker, reporting words inside what they report.

Takes the report's text and gathered attributions; gives those that are left, with content that holds neither their
own source nor their own cue. Never adds a word: an attribution only becomes smaller or goes.

Odd marks lead rules and models astray alike: an unclosed quotation swallows the reporting clause, a guillemet alone
looks like the phrase before a verb, an empty quotation has nothing in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from penholder.claims.attribution import Attribution
from penholder.claims.gathering import Gathered
from penholder.claims.source_phrases import Bounds

_EDGE = " \t\r\n\xa0,"
"""What is left at an edge where reporting words were cut out."""


def keep_sound(text: str, gathered: Sequence[Gathered]) -> tuple[Gathered, ...]:
    """The attributions that have words in every part, in the same order.

    A source of marks alone is no source; content of marks alone is no statement, and neither is a cue of marks alone
    that has no source ("Paris: ..." has one).
    """
    kept = (replace(g, attribution=_make_sound(text, g.attribution)) for g in gathered)
    return tuple(g for g in kept if g.attribution.content and _is_worded(text, g.attribution))


def has_word(text: str, bounds: Bounds) -> bool:
    """Whether the stretch has a letter or digit, and not marks and spaces alone.

    >>> has_word("“…” he said", (0, 3)), has_word("“…” he said", (4, 6))
    (False, True)
    """
    return any(c.isalnum() for c in text[bounds[0] : bounds[1]])


def _make_sound(text: str, attribution: Attribution) -> Attribution:
    source, token = attribution.source, attribution.source_token
    if source is not None and not has_word(text, source):
        source, token = None, None
    reporting = sorted(bounds for bounds in (source, attribution.cue) if bounds is not None)
    content = tuple(f for whole in _join(attribution.content) for f in _cut_out(text, whole, reporting))
    if (source, content) == (attribution.source, attribution.content):
        return attribution
    return replace(attribution, source=source, source_token=token, content=content)


def _join(content: Sequence[Bounds]) -> list[Bounds]:
    """The fragments in text order, those that overlap as one."""
    joined: list[Bounds] = []
    for start, end in sorted(content):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _cut_out(text: str, whole: Bounds, reporting: Sequence[Bounds]) -> Iterator[Bounds]:
    """What is left of a fragment without the reporting words in it; pieces without a word are left out."""
    pieces = [whole]
    for start, end in reporting:
        pieces = [
            piece
            for a, b in pieces
            for piece in (((a, b),) if end <= a or b <= start else ((a, min(start, b)), (max(end, a), b)))
        ]
    for piece in pieces:
        bounds = piece if piece == whole else _trim(text, *piece)
        if has_word(text, bounds):
            yield bounds


def _trim(text: str, start: int, end: int) -> Bounds:
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def _is_worded(text: str, attribution: Attribution) -> bool:
    cue = attribution.cue
    return cue is None or attribution.source is not None or has_word(text, cue)
