"""Numbers that count nothing: years, dates, clock times, ordinals, and the numbers of documents and names.

Takes a sentence's text, a number in it and its dates; gives yes or no. Never looks at units beyond lengths of
time, which date finders may also take ("nine-month").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from penholder.syntax import Sentence
from penholder.values.numbers import NumberWords
from penholder.values.units import UNIT_AFTER, unit_names

_NUMBERED = re.compile(
    r"(?:\b(?:resolutions?|res\.|articles?|chapters?|sections?|paragraphs?|paras?\.?|annex(?:es)?|no\.|nos\.|number"
    r"|page|pages|pp?\.|phase|option|option\s[A-Z]|group\sof|level|category|type|round|session|meeting|line|route"
    r"|room|channel|zone|sector|camp|unit|figure|table|part|volume|vol\.|version|type|top|cop|opec|boeing|airbus)\s"
    r"|(?:resolutions?|articles?|paragraphs?)\s[\d,\s()]{1,40}(?:and|or)\s|[#§])$",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"[:.]\d{2}\b(?!\s*(?:%|per|million|billion))(?:\s?(?:[ap]\.?m|gmt|utc))?|\s?(?:[ap]\.?m\b|[ap]\.m\.|o['’]clock|GMT|UTC|hrs\b)",
    re.IGNORECASE,
)
_AM_PM = re.compile(r"\s?(?:[ap]m\b|[ap]\.m\.)", re.IGNORECASE)
_MINUTES = re.compile(r"\d:$")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_DOCUMENT = re.compile(r"\s?\((?:19|20)\d\d\)|/\d")
_PRONOUN_ONE = re.compile(
    r"\s(?:another|day|side|thing|time|way|of\s(?:the\s|its\s|his\s|her\s|their\s|our\s)?(?:world|most|main|key|first|many))\b|['’]s\b|[-‑](?:sided|off|way|time)\b|(?=[.,;:?!)”\"])",
    re.IGNORECASE,
)
_NEITHER = re.compile(
    r"\b(?:no|any|every|some|this|that|each|another|which|the|only|last|next)[\s-]$", re.IGNORECASE
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_DAY = re.compile(rf"^(?:\s(?:of\s)?(?:{_MONTHS})\b)")
_AFTER_MONTH = re.compile(rf"\b(?:{_MONTHS})\.?\s(?:\d{{1,2}}\s?(?:,|and|to|-|–)\s?)?$")


def counts_something(text: str, number: NumberWords, hedge: str, dates: Sequence[tuple[int, int]]) -> bool:
    """False for numbers that are dates (offsets within the text), times, ordinals or numbers of documents."""
    before, after = text[: number.start], text[number.end :]
    words = text[number.start : number.end]
    if any(a <= number.start and number.end <= b for a, b in dates) and not _is_length(text, number):
        return False
    if _ORDINAL.match(after) or _NUMBERED.search(before) or _DOCUMENT.match(after):
        return False
    if _AM_PM.match(after) or (words.isdigit() and _MINUTES.search(before)):
        return False
    if words.isdigit() and (_CLOCK.match(after) or _DAY.match(after) or _AFTER_MONTH.search(before)):
        return False
    if words.isdigit() and len(words) == 4 and 1900 <= number.low < 2100 and not hedge:
        return False
    if (
        words.isdigit()
        and re.search(r"\d[-–‑]$", before)
        and re.search(r"\bvot|\badopted", text, re.IGNORECASE)
    ):
        return False  # the second number of "adopted 15-0"
    if words.lower() == "one" and (_PRONOUN_ONE.match(after) or _NEITHER.search(before)):
        return False
    return not (words.isdigit() and re.match(r"[‑-]\d", after) and re.search(r"\d[‑-]$", before))


def _is_length(text: str, number: NumberWords) -> bool:
    """True for "nine months" and "nine-month", which date finders may also take; not "two days ago"."""
    match = UNIT_AFTER.match(text, number.end)
    words = match.group(1).lower().split() if match else []
    unit = unit_names().get(words[0]) if words else None
    return bool(unit and unit.kind == "duration" and not {"ago", "earlier", "later"} & set(words[1:]))


def is_name(sentence: Sentence, number: NumberWords, head: int | None) -> bool:
    """True for the number of a name ("France 24", "Formula 1"): after a proper noun, counting nothing itself."""
    tokens = sentence.tokens
    first = next((t for t in tokens if t.end > sentence.start + number.start), None)
    if first is None or first.i == 0:
        return False
    before, above = tokens[first.i - 1], sentence.head(first)
    if before.pos != "PROPN" or before.end != first.start - 1 or before.entity in ("DATE", "TIME"):
        return False
    after = tokens[first.i + 1] if first.i + 1 < len(tokens) else first
    return head is None or above.i < first.i or after.pos == "PROPN"
