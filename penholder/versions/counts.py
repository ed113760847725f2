"""Impossible counts: parts larger than their whole, shares of more than all, lists of another length.

Takes one report's passages; gives suspicions. Never doubts a count that may be read another way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from penholder import vocabulary
from penholder.model import Suspicion
from penholder.syntax import Sentence
from penholder.values.amounts import format_number
from penholder.values.expressions import find_expressions
from penholder.values.numbers import SMALL_NUMBERS, read_number
from penholder.values.quantities import Quantity, bounds, find_quantities
from penholder.values.units import QuantityKind
from penholder.versions.passages import Passages

SEATS = 15
"""Members of the Security Council (Charter, article 23)."""
LONGEST_LIST = 10
"""Parts of a list that are counted at most."""

_SMALL = "|".join(
    sorted((w for w, n in SMALL_NUMBERS.items() if 2 <= n <= LONGEST_LIST), key=len, reverse=True)
)
_SHARE = re.compile(
    r"(?<![\d.,])(?P<value>\d{3,4}(?:\.\d+)?)\s?(?:%|per\s?cent)\s+of\s+(?:(?:all|the|its|their|these|those)\s+){0,2}(?P<whole>\w+)",
    re.IGNORECASE,
)
_OF = re.compile(
    rf"\b(?P<part>\d+|{_SMALL})\s+of\s+(?:the|its|their|those)\s+(?P<whole>\d+|{_SMALL})\s+(?=[a-z]+s\b)"
)
_LIST = re.compile(
    rf"\b(?P<count>\d|10|{_SMALL})\s+(?P<what>(?:[a-z-]+\s+){{0,3}}[a-z-]+s)\s?(?P<mark>:|\s[–—]\s)\s?(?P<list>[^:–—.!?]{{10,400}})(?P<end>[.–—]|$)",
    re.IGNORECASE,
)
_VOTE = re.compile(
    r"\b(?P<value>\d{1,2}|[a-z]+)\s+(?:votes?\s+|members?\s+)?(?P<way>in\s+favou?r|against|abstentions?|abstaining|abstained)\b",
    re.IGNORECASE,
)


def find_impossible_counts(passages: Passages) -> Iterator[Suspicion]:
    """Numbers of one sentence that cannot all be right."""
    for sentence in passages.sentences:
        if any(c.isdigit() for c in sentence.text):
            yield from _find_over_all(passages, sentence)
        yield from _find_more_than_whole(passages, sentence)
        yield from _find_other_lengths(passages, sentence)
        yield from _find_too_many_votes(passages, sentence)


def _find_over_all(passages: Passages, sentence: Sentence) -> Iterator[Suspicion]:
    """ "180% of them": no part is more than all."""
    for match in _SHARE.finditer(sentence.text):
        token = next((t for t in sentence.tokens if t.start == sentence.start + match.start("whole")), None)
        if (
            token is None
            or float(match["value"]) <= 100
            or token.lemma not in vocabulary.word_class("shared whole")
        ):
            continue
        reason = f"“{match.group()}” is more than all of them."
        start = sentence.start + match.start()
        yield passages.suspect(start, sentence.start + match.end(), "share over all", reason)


def _find_more_than_whole(passages: Passages, sentence: Sentence) -> Iterator[Suspicion]:
    """ "12 soldiers, including 15 officers" and "12 of the 10 soldiers"."""
    for match in _OF.finditer(sentence.text):
        part, whole = read_number(match["part"].lower()), read_number(match["whole"].lower())
        if part is not None and whole is not None and part > whole:
            start = sentence.start + match.start()
            yield passages.suspect(
                start, sentence.start + match.end(), "part over whole", _explain(part, whole)
            )
    if not any(words in sentence.text for words in vocabulary.word_class("part of")):
        return
    dates = [(e.start, e.end) for e in find_expressions(sentence)]
    counts = [q for q in find_quantities(sentence, dates) if q.kind is QuantityKind.COUNT]
    for whole_count, part_count in pairwise(counts):
        between = sentence.text[whole_count.end - sentence.start : part_count.start - sentence.start]
        most, least = bounds(whole_count.amount)[1], bounds(part_count.amount)[0]
        if not _part_words().search(between) or most is None or least is None or least <= most:
            continue
        if _same_measure(whole_count, part_count):
            reason = _explain(least, most)
            yield passages.suspect(whole_count.start, part_count.end, "part over whole", reason)


def _same_measure(whole: Quantity, part: Quantity) -> bool:
    """Whether both count one by one: "two families, including nine children" counts a larger thing first."""
    people = vocabulary.word_class("shared whole")
    return _noun(whole.unit) in people and (not part.unit or _noun(part.unit) in people)


def _noun(unit: str) -> str:
    last = unit.split()[-1] if unit else ""
    return last if last in vocabulary.word_class("shared whole") else last.removesuffix("s")


def _explain(part: float, whole: float) -> str:
    return f"A part of {format_number(part)} is more than its whole of {format_number(whole)}."


@cache
def _part_words() -> re.Pattern[str]:
    words = sorted(vocabulary.word_class("part of"), key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b[^\w]*$", re.IGNORECASE)


def _find_other_lengths(passages: Passages, sentence: Sentence) -> Iterator[Suspicion]:
    """ "two options: stay; leave; or shrink": the list has another length than the number before it says."""
    for match in _LIST.finditer(sentence.text):
        said = read_number(match["count"].lower())
        lengths = _count_parts(match["list"])
        if said is None or not lengths or said in lengths:
            continue
        if max(lengths) < said and match["end"] not in ("–", "—"):
            continue
        reason = f"“{match['count']} {match['what']}” is followed by a list of {lengths[0]}."
        start = sentence.start + match.start()
        yield passages.suspect(start, sentence.start + match.end("what"), "list of another length", reason)


def _count_parts(words: str) -> tuple[int, ...]:
    """How many parts a list may have, every way it can be cut; () when it is no plain list."""
    if ";" in words:
        parts = [p for p in words.split(";") if p.strip()]
        return (len(parts),) if len(parts) > 1 else ()
    commas = [p for p in words.split(",") if p.strip()]
    joined = re.search(r",?\s(?:and|or)\s(?!.*\s(?:and|or)\s)", words)
    if joined is None or len(commas) < 2 or any(len(p.split()) > 6 for p in commas):
        return ()
    last = commas[-1].strip()
    closed = last.startswith(("and ", "or "))
    longest = len(commas) + (0 if closed else len(re.findall(r"\s(?:and|or)\s", last)))
    inner = sum(len(re.findall(r"\s(?:and|or)\s", p)) for p in commas) - (0 if closed else 1)
    return (longest,) if inner <= 0 else ()


def _find_too_many_votes(passages: Passages, sentence: Sentence) -> Iterator[Suspicion]:
    """More votes than the Security Council has members."""
    if "ouncil" not in sentence.text:
        return
    found = [(m, read_number(m["value"].lower())) for m in _VOTE.finditer(sentence.text)]
    votes = [(m, value) for m, value in found if value is not None]
    total = sum(value for _, value in votes)
    if len({m["way"][:3].lower() for m, _ in votes}) == len(votes) > 1 and SEATS < total < 2 * SEATS:
        start, end = sentence.start + votes[0][0].start(), sentence.start + votes[-1][0].end()
        reason = f"These are {format_number(total)} votes; the Security Council has {SEATS} members."
        yield passages.suspect(start, end, "more votes than members", reason)
