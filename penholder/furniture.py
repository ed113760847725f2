"""Page furniture in plain text: comment forms, link lists, share bars, doubled titles, headings.

Takes a text and its title; gives the passages to set aside with kind and reason. Never takes a paragraph of
ordinary prose: a pattern has to match a whole line, and what a footer carries along has to read like one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz import fuzz

from penholder.model import FurnitureKind
from penholder.passages import SENTENCE_END, Passage, split_passages
from penholder.sources.page import Aside
from penholder.vocabulary import FurniturePattern, furniture_patterns

_HEADING_WORDS = 14
_LONGEST_LINE = 60
"""Words; a longer passage is never matched against line patterns."""
_ALIKE = 92.0
"""Similarity from which a line is a second copy of the title; slugs lose quotes and an outlet's name."""


@dataclass(frozen=True, slots=True)
class _Found:
    index: int
    kind: FurnitureKind
    reason: str


def find_furniture(text: str, title: str | None = None) -> tuple[Aside, ...]:
    """Passages of a text that are page furniture, in text order, never overlapping.

    Title and dateline are part of the report; a second copy of `title` is furniture.

    >>> [aside.kind.value for aside in find_furniture("READ ALSO: Ministers meet")]
    ['related links']
    """
    passages = split_passages(text)
    found = {one.index: one for one in _match_patterns(passages)}
    for one in _find_doubles(passages, title):
        found.setdefault(one.index, one)
    for one in _find_headings(passages, set(found), title):
        found.setdefault(one.index, one)
    return tuple(
        Aside(passages[n].start, passages[n].end, found[n].kind, found[n].reason) for n in sorted(found)
    )


# --------------------------------------------------------------------------- lines that match a pattern


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], FurniturePattern], ...]:
    return tuple((re.compile(p.line, re.IGNORECASE), p) for p in furniture_patterns())


def _match_line(passage: Passage) -> FurniturePattern | None:
    if passage.word_count > _LONGEST_LINE:
        return None
    return next((pattern for line, pattern in _patterns() if line.fullmatch(passage.folded)), None)


def _match_patterns(passages: Sequence[Passage]) -> list[_Found]:
    """Lines that match, last, so that they outdo what an earlier line carries along."""
    first_prose = next((n for n, p in enumerate(passages) if p.is_prose), len(passages))
    matched: list[_Found] = []
    carried: list[_Found] = []
    for index, passage in enumerate(passages):
        pattern = _match_line(passage)
        if pattern is None:
            continue
        kind = FurnitureKind(pattern.kind)
        matched.append(_Found(index, kind, pattern.says))
        # Above the report nothing is carried along: the next short line may be the title.
        if index >= first_prose:
            followers = _find_followers(passages, index, pattern.reach)
            carried.extend(_Found(n, kind, f"follows a line that {pattern.says}") for n in followers)
    return carried + matched


def _find_followers(passages: Sequence[Passage], index: int, reach: str) -> Iterator[int]:
    """Passages a marker carries along: the links below it, or all that is left when none of it is prose."""
    rest = range(index + 1, len(passages))
    if reach == "line":
        return
    if reach == "rest" and not any(_is_report_prose(passages[n]) for n in rest):
        yield from rest
        return
    for n in rest:
        if passages[n].is_prose or not passages[n].is_headline_like:
            return
        yield n


def _is_report_prose(passage: Passage) -> bool:
    return passage.is_prose and not passage.addresses_reader


# --------------------------------------------------------------------------- doubled titles, headings


def _find_doubles(passages: Sequence[Passage], title: str | None) -> Iterator[_Found]:
    """Lines that repeat the title, the first one that holds it excepted."""
    if not title:
        return
    wanted = _fold_words(title)
    copies = [n for n, p in enumerate(passages) if _repeats_title(p, wanted)]
    for index in copies[1:]:
        yield _Found(index, FurnitureKind.DOUBLED_TITLE, "repeats the title")


def _repeats_title(passage: Passage, title: list[str]) -> bool:
    words = _fold_words(passage.folded)
    if len(title) < 3 or passage.is_prose or abs(len(words) - len(title)) > 6 or passage.folded.endswith("."):
        return False
    shorter, longer = sorted((words, title), key=len)
    if len(shorter) > 3 and longer[: len(shorter)] == shorter:
        return True
    return fuzz.ratio(" ".join(words), " ".join(title)) >= _ALIKE


def _fold_words(words: str) -> list[str]:
    return re.findall(r"\w+", words.casefold().replace("’", "").replace("'", ""))


def _find_headings(passages: Sequence[Passage], known: set[int], title: str | None) -> Iterator[_Found]:
    """Short unclosed lines that stand between two paragraphs of prose."""
    left = [n for n in range(len(passages)) if n not in known]
    for before, index, after in zip(left, left[1:], left[2:], strict=False):
        if (
            passages[before].is_prose
            and SENTENCE_END.search(passages[before].folded)
            and passages[after].is_prose
            and _reads_like_heading(passages[index])
            and not (title and _repeats_title(passages[index], _fold_words(title)))
        ):
            yield _Found(index, FurnitureKind.HEADING, "a short line without sentence end between paragraphs")


def _reads_like_heading(passage: Passage) -> bool:
    words = passage.folded.split()
    if not 1 <= len(words) <= _HEADING_WORDS or SENTENCE_END.search(passage.folded):
        return False
    if len(words[-1]) <= 3 and words[-1].islower() and len(words) > 1:
        # A line that stops at "at" or "the" is a sentence that was cut.
        return False
    first = passage.folded.lstrip("\"'(")[:1]
    capitals = sum(word[0].isupper() for word in words if len(word) > 3) >= 0.7 * sum(
        len(w) > 3 for w in words
    )
    return first.isupper() and (passage.before_blank or capitals)
