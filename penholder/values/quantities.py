"""Quantities in a sentence: number, hedge and what is counted.

Takes one parsed sentence and the offsets of its dates; gives every quantity with offsets of the whole wording
and of the number alone. Never a year, a date, a clock time, an ordinal, or the number of a document. What a
quantity measures, for whom and when, is for `penholder.claims.figures`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from penholder.model import Amount
from penholder.syntax import Sentence, Token
from penholder.values.numbers import NumberWords, find_numbers
from penholder.vocabulary import Unit, hedges, units


class QuantityKind(StrEnum):
    """What sort of quantity it is."""

    COUNT = "count"
    SHARE = "share"
    DURATION = "duration"
    AGE = "age"
    MONEY = "money"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity as worded; offsets are those of the report."""

    start: int
    end: int
    number_start: int
    number_end: int
    amount: Amount
    kind: QuantityKind
    unit: str
    """What is counted, as worded and lowercased; the unit's own name for durations, money and measures."""
    head: int | None
    """Index of the token that names what is counted, None when the number stands alone."""
    anchor: int
    """Index of the token that stands for the whole quantity in the sentence's graph."""


@cache
def _hedge_pattern() -> re.Pattern[str]:
    words = sorted((h.words for h in hedges()), key=len, reverse=True)
    body = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words)
    return re.compile(rf"(?:(?<=\W)|^)(?P<hedge>(?:{body}))(?:\s|(?<=[~≈]))\s*$", re.IGNORECASE)


@cache
def _bound_of(hedge: str) -> str:
    return next((h.bound for h in hedges() if h.words == hedge), "exact")


@cache
def _unit_names() -> dict[str, Unit]:
    return {words: unit for unit in units() for words in unit.words}


_MONEY = re.compile(
    r"(?:\b(?:US|A|C|S|HK|NZ)\s?\$|[$€£¥₹]|\b(?:USD|EUR|GBP|XOF|XAF|CHF|INR|RM|JPY|CNY|Rs)|\bY=)\s?$"
)
_UNIT_AFTER = re.compile(r"\s?[-‑]?\s?(%|[A-Za-z°$/]+[0-9]?(?:\s[A-Za-z]+){0,2})")
_COMPOUND = re.compile(r"[-‑–]([A-Za-z]+)(?:[-‑](old|long|strong))?")
_OLDER = re.compile(r"(?:\s|[-‑])?years?(?:\s|[-‑])(?:old|of age)\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages)\s(?:of\s)?$", re.IGNORECASE)
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
_TAIL = re.compile(r"\s(?:or\s(?:more|so|fewer|less)|at\s(?:least|most))\b")


def bounds(amount: Amount) -> tuple[float | None, float | None]:
    """Lowest and highest value an amount allows, read through its hedge; None is unbounded.

    "Nearly" and "almost" reach a tenth below, "about" a tenth to each side (house rule: rounding in news).

    >>> bounds(Amount(300, 300, "nearly")), bounds(Amount(9, 9, "at least"))
    ((270.0, 300), (9, None))
    """
    bound = _bound_of(" ".join(amount.hedge.lower().split()))
    low, high = amount.low, amount.high
    if bound in ("above", "at least"):
        return low, None
    if bound == "at most":
        return None, high
    if bound in ("below", "around"):
        lowered = None if low is None else low * 0.9
        raised = high if bound == "below" or high is None else high * 1.1
        return lowered, raised
    return low, high


def hedge_bound(amount: Amount) -> str:
    """The bound of the amount's hedge: above, below, around, at least, at most or exact."""
    return _bound_of(" ".join(amount.hedge.lower().split()))


def find_quantities(sentence: Sentence, dates: Sequence[tuple[int, int]] = ()) -> tuple[Quantity, ...]:
    """Every quantity of the sentence in text order; numbers inside `dates` (absolute offsets) count as dates."""
    found = [q for n in find_numbers(sentence.text) if (q := _read_quantity(sentence, n, dates))]
    found = sorted([*found, *_absences(sentence)], key=lambda q: (q.start, q.end))
    return tuple(_share_units(found, sentence))


def _read_quantity(
    sentence: Sentence, number: NumberWords, dates: Sequence[tuple[int, int]]
) -> Quantity | None:
    text, base = sentence.text, sentence.start
    start, hedge = _find_hedge(text, number.start)
    money = _MONEY.search(text[: number.start])
    if money:
        start, hedge = _find_hedge(text, money.start())
        start = min(start, money.start())
    if not money and not _counts(text, number, hedge, [(a - base, b - base) for a, b in dates]):
        return None
    kind, unit, end, head = _read_unit(sentence, number, money.group() if money else "")
    if kind is QuantityKind.COUNT and not hedge and _is_name(sentence, number, head):
        return None
    if tail := _TAIL.match(text, end):
        hedge, end = (hedge, end) if hedge else (_tail_hedge(tail.group()), tail.end())
    factor = 100.0 if kind is QuantityKind.SHARE and number.fraction else 1.0
    high = None if number.high is None else number.high * factor
    return Quantity(
        base + start,
        base + end,
        base + number.start,
        base + number.end,
        Amount(number.low * factor, high, hedge),
        kind,
        unit,
        head,
        _anchor(sentence, base + number.start, head),
    )


def _tail_hedge(words: str) -> str:
    return {"or more": "at least", "or so": "about", "or fewer": "at most", "or less": "at most"}.get(
        words.strip().lower(), words.strip().lower()
    )


def _find_hedge(text: str, start: int) -> tuple[int, str]:
    """Start and wording of the hedges just before `start`; chained hedges ("at least about") are one."""
    first = start
    while match := _hedge_pattern().search(text[max(0, first - 40) : first]):
        first = max(0, first - 40) + match.start("hedge")
    return first, " ".join(text[first:start].lower().split())


def _counts(text: str, number: NumberWords, hedge: str, dates: Sequence[tuple[int, int]]) -> bool:
    before, after = text[: number.start], text[number.end :]
    words = text[number.start : number.end]
    if any(a <= number.start and number.end <= b for a, b in dates) and not _is_length(text, number):
        return False
    if _ORDINAL.match(after) or _NUMBERED.search(before) or _DOCUMENT.match(after):
        return False
    if words.isdigit() and (_CLOCK.match(after) or _DAY.match(after) or _AFTER_MONTH.search(before)):
        return False
    if words.isdigit() and len(words) == 4 and 1900 <= number.low < 2100 and not hedge:
        return False
    if words.lower() == "one" and (_PRONOUN_ONE.match(after) or _NEITHER.search(before)):
        return False
    return not (words.isdigit() and re.match(r"[‑-]\d", after) and re.search(r"\d[‑-]$", before))


def _is_length(text: str, number: NumberWords) -> bool:
    """True for "nine months" and "nine-month", which date finders may also take; not "two days ago"."""
    match = _UNIT_AFTER.match(text, number.end)
    words = match.group(1).lower().split() if match else []
    unit = _unit_names().get(words[0]) if words else None
    return bool(unit and unit.kind == "duration" and not {"ago", "earlier", "later"} & set(words[1:]))


def _is_name(sentence: Sentence, number: NumberWords, head: int | None) -> bool:
    """True for the number of a name ("France 24", "Formula 1"): after a proper noun, counting nothing itself."""
    tokens = sentence.tokens
    first = next((t for t in tokens if t.end > sentence.start + number.start), None)
    if first is None or head is not None or first.i == 0:
        return False
    before = tokens[first.i - 1]
    return before.pos == "PROPN" and before.end == first.start - 1 and before.entity not in ("DATE", "TIME")


def _read_unit(
    sentence: Sentence, number: NumberWords, money: str
) -> tuple[QuantityKind, str, int, int | None]:
    """Kind, unit, end of the wording (within the sentence's text) and the token that names what is counted."""
    text, end = sentence.text, number.end
    if money:
        name = _unit_names().get(money.strip().lower())
        return QuantityKind.MONEY, name.name if name else money.strip(), end, None
    if (older := _OLDER.match(text, end)) is not None:
        return QuantityKind.AGE, "years of age", older.end(), None
    if _AGE_BEFORE.search(text[: number.start]):
        return QuantityKind.AGE, "years of age", end, None
    if number.fraction and not re.match(r"-?\s?majorit", text[end:]):
        return QuantityKind.SHARE, "%", end, None
    if (known := _known_unit(text, end)) is not None:
        unit, stop = known
        return QuantityKind(unit.kind), "%" if unit.kind == "share" else _plural(unit), stop, None
    if (compound := _COMPOUND.match(text, end)) is not None and compound.group(1)[0].islower():
        word = compound.group(1).lower()
        return QuantityKind.COUNT, "personnel" if word == "strong" else f"{word}s", compound.end(), None
    return _counted(sentence, end)


def _plural(unit: Unit) -> str:
    return f"{unit.name}s" if unit.kind == "duration" else unit.name


def _known_unit(text: str, end: int) -> tuple[Unit, int] | None:
    match = _UNIT_AFTER.match(text, end)
    if match is None:
        return None
    words, names = match.group(1), _unit_names()
    while words:
        unit = names.get(words.lower())
        if unit and (len(words) > 1 or words in ("%", "m", "l", "g", "C", "F", "W")):
            return (unit, match.start(1) + len(words)) if unit.kind != "count" else None
        words = words.rpartition(" ")[0]
    return None


def _counted(sentence: Sentence, end: int) -> tuple[QuantityKind, str, int, int | None]:
    """The noun phrase after the number: modifiers and the run of nouns they lead to."""
    tokens = [t for t in sentence.tokens if t.start >= sentence.start + end]
    if tokens and tokens[0].lemma == "of":
        tokens = tokens[1:]
        while tokens and tokens[0].pos in ("DET", "PRON") and tokens[0].tag in ("DT", "PRP$"):
            tokens = tokens[1:]
    nouns = _noun_run(tokens)
    if nouns:
        last = nouns[-1]
        first = tokens[0]
        words = sentence.text[first.start - sentence.start : last.end - sentence.start]
        return QuantityKind.COUNT, " ".join(words.lower().split()), last.end - sentence.start, last.i
    if tokens and tokens[0].start - sentence.start - end <= 1 and _is_state(tokens[0]):
        return QuantityKind.COUNT, tokens[0].text.lower(), tokens[0].end - sentence.start, None
    return QuantityKind.COUNT, "", end, None


def _is_state(token: Token) -> bool:
    return token.tag in ("VBN", "JJ") or token.lemma in ("dead", "missing", "other", "more")


def _noun_run(tokens: Sequence[Token]) -> list[Token]:
    """Modifiers then nouns; empty when no noun follows the modifiers."""
    run: list[Token] = []
    nouns = False
    for token in tokens:
        plain = token.pos in ("NOUN", "PROPN") and token.tag != "POS"
        modifier = token.pos == "ADJ" or token.tag in ("VBN", "VBG", "JJ", "HYPH", "AFX", "RB", "RBS", "RBR")
        if plain and token.entity not in ("DATE", "TIME"):
            nouns = True
        elif nouns and (token.tag in ("HYPH", "AFX") or (run and run[-1].tag == "HYPH")):
            pass
        elif nouns or not modifier:
            break
        run.append(token)
    while run and run[-1].pos not in ("NOUN", "PROPN"):
        run.pop()
    return run if nouns else []


def _anchor(sentence: Sentence, start: int, head: int | None) -> int:
    if head is not None:
        return head
    token = next((t for t in sentence.tokens if t.end > start), sentence.tokens[-1])
    while token.dep in ("nummod", "compound", "quantmod", "advmod") and token.head > token.i:
        token = sentence.head(token)
        if token.pos in ("VERB", "AUX"):
            break
    return token.i


def _absences(sentence: Sentence) -> Iterator[Quantity]:
    """ "no veto", "no casualties": nothing of what reports count is the figure 0."""
    from penholder.vocabulary import measures

    countable = {noun for m in measures() for noun in m.nouns}
    for token in sentence.tokens[:-1]:
        if token.text.lower() not in ("no", "zero") or token.dep not in ("det", "nummod"):
            continue
        nouns = _noun_run(sentence.tokens[token.i + 1 :])
        if (
            nouns
            and nouns[-1].lemma in countable
            and nouns[-1].lemma in _ABSENT
            and token.text.lower() == "no"
        ):
            last = nouns[-1]
            unit = sentence.text[nouns[0].start - sentence.start : last.end - sentence.start].lower()
            yield Quantity(
                token.start,
                last.end,
                token.start,
                token.end,
                Amount(0.0, 0.0),
                QuantityKind.COUNT,
                unit,
                last.i,
                last.i,
            )


_ABSENT = frozenset(
    [
        "veto",
        "vote",
        "abstention",
        "casualty",
        "death",
        "fatality",
        "injury",
        "troop",
        "peacekeeper",
        "soldier",
        "flight",
        "victim",
    ]
)


def _share_units(found: Sequence[Quantity], sentence: Sentence) -> Iterator[Quantity]:
    """ "3,680 or 2,000 uniformed personnel": a number alone takes the unit of the one it is joined to."""
    for n, quantity in enumerate(found):
        after = found[n + 1] if n + 1 < len(found) else None
        if quantity.unit == "" and after is not None and after.unit:
            link = sentence.text[quantity.end - sentence.start : after.start - sentence.start]
            if re.fullmatch(r"\s?(?:,|,?\s?(?:or|and|to))\s?", link):
                quantity = _with_unit(quantity, after)
        yield quantity


def _with_unit(quantity: Quantity, other: Quantity) -> Quantity:
    return Quantity(
        quantity.start,
        quantity.end,
        quantity.number_start,
        quantity.number_end,
        quantity.amount,
        other.kind,
        other.unit,
        other.head,
        quantity.anchor,
    )
