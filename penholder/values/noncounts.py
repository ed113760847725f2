"""Numbers that count nothing: years, dates, clock times, ordinals, and the numbers of documents and names.

Takes a sentence's text, a number in it and its dates; gives yes or no. Never looks at units beyond lengths of
time, which date finders may also take ("nine-month").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from penholder.syntax import Sentence, Token
from penholder.values.numbers import NumberWords
from penholder.values.unit_names import unit_names
from penholder.values.units import UNIT_AFTER, find_unit_after
from penholder.vocabulary import measure_words

_NUMBERED = re.compile(
    r"(?:\b(?:resolutions?|res\.|articles?|chapters?|sections?|paragraphs?|paras?\.?|annex(?:es)?|no\.|nos\.|number"
    r"|page|pages|pp?\.|phase|option|option\s[A-Z]|group\sof|level|category|type|round|session|meeting|line|route"
    r"|room|channel|zone|sector|camp|unit|figure|table|part|volume|vol\.|version|type|cop|opec|boeing|airbus|highway|exit|game|gate|flight|tel\.|phone"
    r"|stage|episode|lap|hole|district|ward|interstate|apartment|suite|(?-i:Day|Week|Season|Act|Book|Class|Grade|Title|Mark|Block|Item))\s"
    r"|(?:resolutions?|articles?|paragraphs?)\s[\d,\s()]{1,40}(?:and|or)\s|[#§])$",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"[:.]\d{2}\b(?!\s*(?:%|per|million|billion))(?:\s?(?:[ap]\.?m|gmt|utc))?|\s?(?:[ap]\.?m\b|[ap]\.m\.|o['’]clock|GMT|UTC)",
    re.IGNORECASE,
)
_AM_PM = re.compile(r"\s?(?:[ap]m\b|[ap]\.m\.)", re.IGNORECASE)
_MINUTES = re.compile(r"\d:$")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.IGNORECASE)
_DOCUMENT = re.compile(r"\s?\((?:19|20)\d\d\)|/\d")
_PRONOUN_ONE = re.compile(
    r"\s(?:another|day|side|thing|time|way)\b|['’]s\b|[-‑](?:sided|off|way|time)\b|(?=[.,;:?!)”\"])",
    re.IGNORECASE,
)
_ONE_OF = re.compile(
    r"\sof\s(?:the\s|its\s|his\s|her\s|their\s|our\s)?(?:world|most|main|key|first|many)\b", re.IGNORECASE
)
_ERA = re.compile(r"\b(?:A\.?D\.?|B\.?C\.?(?:E\.?)?)\s(?:\d{1,4}\s(?:and|to|-|–)\s)?$")
_ERA_AFTER = re.compile(r"\s(?:A\.?D\b|B\.?C\b|C\.E\b)")
_RANK = re.compile(r"\b(?:top|bottom|first|last|final)\s$", re.IGNORECASE)
_NEITHER = re.compile(
    r"\b(?:no|any|every|some|this|that|each|another|which|the|only|last|next)[\s-]$", re.IGNORECASE
)
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_DAY = re.compile(rf"^(?:\s(?:of\s)?(?:{_MONTHS})\b)")
_AFTER_MONTH = re.compile(rf"\b(?:{_MONTHS})\.?\s(?:\d{{1,2}}\s?(?:,|and|to|-|–)\s?)?$")


def counts_something(
    text: str, number: NumberWords, hedge: str, dates: Sequence[tuple[int, int]], *, every: bool = False
) -> bool:
    """False for numbers that are dates (offsets within the text), times, ordinals or numbers of documents.

    With `every`, lengths of time in dates ("two years later") and "one of the tasks" count as well.
    """
    before, after = text[: number.start], text[number.end :]
    words = text[number.start : number.end]
    if any(a <= number.start and number.end <= b for a, b in dates) and not _is_length(text, number, every):
        return False
    if _ORDINAL.match(after) or _is_numbered(before, words) or _DOCUMENT.match(after):
        return False
    if words.isdigit() and (_ERA_AFTER.match(after) or _ERA.search(before)):
        return False
    if _AM_PM.match(after) or (words.isdigit() and _MINUTES.search(before)):
        return False
    if words.isdigit() and words.endswith("0") and re.match(r"['’]?s\b", after):
        return False  # "in his 30s"
    if (
        len(words) == 4
        and words.isdigit()
        and re.match(r"\s?(?:hrs|hours)\b", after)
        and number.low < _MIDNIGHT
    ):
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
    if words.lower() == "one" and not every and _ONE_OF.match(after):
        return False
    return not (words.isdigit() and re.match(r"[‑-]\d", after) and re.search(r"\d[‑-]$", before))


_MIDNIGHT = 2400


def _is_numbered(before: str, words: str) -> bool:
    """ "Resolution 1701", "the Nasdaq 100": a number of its own that a document, a make or an index bears."""
    return bool(_NUMBERED.search(before)) or (words.isdigit() and bool(_numbered_names().search(before)))


@cache
def _numbered_names() -> re.Pattern[str]:
    names = sorted(measure_words("numbered name"), key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\s$", re.IGNORECASE)


def is_rank(text: str, start: int) -> bool:
    """ "The bottom three" of a table: places in an order, where no noun follows."""
    return _RANK.search(text[:start]) is not None


def _is_length(text: str, number: NumberWords, every: bool) -> bool:
    """True for "nine months" and "nine-month", which date finders may also take; not "two days ago".

    What a date finder takes for a date is none either where a unit follows that is no length of time ("at 8.29 yuan"),
    nor a plain decimal that nothing makes a time of day.
    """
    decimal = re.fullmatch(r"\d*\.\d+", text[number.start : number.end])
    if decimal and not re.search(r"\b(?:at|by|from|until|till)\s$", text[: number.start], re.IGNORECASE):
        return True
    after = find_unit_after(text, number.end)
    if after is not None and after[0].kind != "duration":
        return True
    match = UNIT_AFTER.match(text, number.end)
    words = match.group(1).lower().split() if match else []
    unit = unit_names().get(words[0]) if words else None
    dated = not every and {"ago", "earlier", "later"} & set(words[1:])
    return bool(unit and unit.kind == "duration" and not dated)


def is_name(sentence: Sentence, number: NumberWords, head: int | None) -> bool:
    """True for the number of a name ("France 24", "Formula 1"): after a proper noun, counting nothing itself."""
    tokens = sentence.tokens
    first = next((t for t in tokens if t.end > sentence.start + number.start), None)
    if first is None:
        return False
    if _is_model(sentence, first, head) or _is_label(sentence.text, number):
        return True
    if first.i == 0:
        return False
    before, above = tokens[first.i - 1], sentence.head(first)
    if before.pos != "PROPN" or before.end != first.start - 1 or before.entity in ("DATE", "TIME"):
        return False
    after = tokens[first.i + 1] if first.i + 1 < len(tokens) else first
    return head is None or above.i < first.i or after.pos == "PROPN" or _is_named_with(before, first)


def _is_named_with(before: Token, number: Token) -> bool:
    """The parser reads one name of both ("the Nasdaq 100 funds")."""
    return number.entity == before.entity and before.entity in _NAMES


_NAMES = frozenset({"ORG", "PRODUCT", "FAC", "WORK_OF_ART", "LAW", "EVENT", "PERSON"})


def _is_model(sentence: Sentence, number: Token, head: int | None) -> bool:
    """ "Two new 737 Max jets": a numeral before a proper noun, itself below another number or a determiner."""
    tokens = sentence.tokens
    if head is None or number.i + 1 >= len(tokens) or tokens[number.i + 1].pos != "PROPN":
        return False
    if not number.text.isdigit() or number.i == 0:
        return False
    if tokens[head].tag == "NNP" and number.text != "1":
        return True  # one bearer of a proper name is not counted: "the 11 Pro"
    others = [t for t in sentence.tokens[max(0, number.i - 4) : number.i] if t.pos == "NUM" or t.dep == "det"]
    return any(t.head == head for t in others) and tokens[head].pos != "PROPN"


def _is_label(text: str, number: NumberWords) -> bool:
    """The number on a shirt, in brackets after a person's name, and one that marks a place in a list ("(2)")."""
    start, end = number.start, number.end
    bracketed = text[max(0, start - 1) : start] == "(" and text[end : end + 1] == ")"
    if not bracketed or not text[start:end].isdigit():
        return False
    return number.low < _HIGHEST_LABEL


_HIGHEST_LABEL = 100


def is_pronoun(sentence: Sentence, number: NumberWords) -> bool:
    """ "Get their hands on one", "the same one", "each one they lose": a thing named before, not a count of it."""
    token = next((t for t in sentence.tokens if t.start == sentence.start + number.start), None)
    if token is None or token.text.lower() != "one":
        return False
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else token
    if after.pos == "NUM" and after.i != token.i:
        return True  # "just one 40,000-seat stadium"
    described = bool(sentence.children(token, "det", "amod", "poss", "relcl"))
    return described or token.dep == "pobj"
