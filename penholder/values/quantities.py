"""Quantities in a sentence: number, hedge and what is counted.

Takes one parsed sentence and the offsets of its dates; gives every quantity with offsets of the whole wording
and of the number alone. Never a year, a date, a clock time, an ordinal, or the number of a document. What a
quantity measures, for whom and when, is for `penholder.claims.figures`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from penholder.model import Amount
from penholder.syntax import Sentence
from penholder.values.noncounts import counts_something, is_name, is_pronoun, is_rank
from penholder.values.numbers import NumberWords, find_numbers
from penholder.values.unit_names import money_before
from penholder.values.units import QuantityKind, find_noun_run, read_per, read_unit
from penholder.vocabulary import hedges, measures


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
    per: str = ""
    """What a rate is per ("day" of "40 attacks a day"), or ""."""


@cache
def _hedge_pattern() -> re.Pattern[str]:
    words = sorted((h.words for h in hedges()), key=len, reverse=True)
    body = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words)
    return re.compile(rf"(?:(?<=\W)|^)(?P<hedge>(?:{body}))(?:\s|(?<=[~≈-]))\s*$", re.IGNORECASE)


@cache
def _bound_of(hedge: str) -> str:
    return next((h.bound for h in hedges() if h.words == hedge), "exact")


_UNDER_AGE = re.compile(r"\s(?P<age>the\sage\sof\s)$")
_MONEY_SCALE = re.compile(r"([BT])\b")
""""$10B": billions and trillions, as a sign of money tells."""
_MINUS = re.compile(r"(?:^|[\s(])[-−]$")
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


def find_quantities(
    sentence: Sentence, dates: Sequence[tuple[int, int]] = (), *, every: bool = False
) -> tuple[Quantity, ...]:
    """Every quantity of the sentence in text order; numbers inside `dates` (absolute offsets) count as dates.

    `every` reads as labelled corpora do: "from 10 to 15" and "to 15 from 10" are one interval, and "one of the
    tasks" and "two years later" count.
    """
    numbers = find_numbers(sentence.text, every=every)
    found = [q for n in numbers if (q := _read_quantity(sentence, n, dates, every))]
    found = list(_read_parts(found, sentence))
    found = sorted([*found, *_absences(sentence)], key=lambda q: (q.start, q.end))
    return tuple(_join_ranges(_share_units(found, sentence, every), sentence, every))


def _read_quantity(
    sentence: Sentence, number: NumberWords, dates: Sequence[tuple[int, int]], every: bool
) -> Quantity | None:
    text, base = sentence.text, sentence.start
    start, hedge = _find_hedge(text, number.start)
    money = money_before().search(text[: number.start])
    if number.high not in (None, number.low) and text[: number.start].lower().endswith("between "):
        start = number.start - len("between ")
    if money and (scaled := _MONEY_SCALE.match(text, number.end)):
        factor = 1e9 if scaled[1] == "B" else 1e12
        number = replace(
            number, end=scaled.end(), low=number.low * factor, high=(number.high or 0.0) * factor
        )
    if money:
        start, hedge = _find_hedge(text, money.start())
        start = min(start, money.start())
    if aged := _UNDER_AGE.search(text[: number.start]):
        start, hedge = _find_hedge(text, aged.start("age"))
        start = start if hedge else number.start
    if hedge and _is_particle(sentence, base + start):
        start, hedge = number.start, ""
    inside = [(a - base, b - base) for a, b in dates]
    if not money and not counts_something(text, number, hedge, inside, every=every):
        return None
    kind, unit, end, head = read_unit(sentence, number, money.group() if money else "")
    if kind is QuantityKind.COUNT and not hedge and is_name(sentence, number, head):
        return None
    if not unit and not hedge and (is_pronoun(sentence, number) or is_rank(text, number.start)):
        return None
    if tail := _TAIL.match(text, end):
        kind, unit, head, stop = _unit_after(sentence, tail.end(), kind, unit, head)
        hedge, end = (hedge, end) if hedge else (_tail_hedge(tail.group()), stop)
    per, end = read_per(text, end) or ("", end)
    factor = 100.0 if kind is QuantityKind.SHARE and number.fraction else 1.0
    if kind is not QuantityKind.COUNT and number.low == number.high and _MINUS.search(text[:start]):
        start, factor = start - 1, -factor
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
        per,
    )


def _is_particle(sentence: Sentence, start: int) -> bool:
    """ "Handed over 14 sites": the word belongs to the verb and bounds nothing."""
    token = next((t for t in sentence.tokens if t.start == start), None)
    return token is not None and token.dep == "prt"


def _unit_after(
    sentence: Sentence, end: int, kind: QuantityKind, unit: str, head: int | None
) -> tuple[QuantityKind, str, int | None, int]:
    """ "the 1,200 or so peacekeepers": what is counted may follow the hedge after the number."""
    if unit:
        return kind, unit, head, end
    nouns = find_noun_run([t for t in sentence.tokens if t.start >= sentence.start + end])
    if not nouns or nouns[0].start - sentence.start - end > 1:
        return kind, unit, head, end
    last = nouns[-1].end - sentence.start
    words = sentence.text[nouns[0].start - sentence.start : last]
    return kind, " ".join(words.lower().split()), nouns[-1].i, last


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
    countable = {noun for m in measures() for noun in m.nouns}
    for token in sentence.tokens[:-1]:
        if token.text.lower() not in ("no", "zero") or token.dep not in ("det", "nummod"):
            continue
        nouns = find_noun_run(sentence.tokens[token.i + 1 :])
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


_JOINED = re.compile(r",?\s?(?:or|and|to)(?:\sby)?\s?")
_OUT_OF = re.compile(r"\s(?:out\s)?of\s(?:(?:the|its|their|his|her|those|these|all)\s)?(?:[\w.]+['’]s?\s)?")
""""100 of the 400 officers", "4,500 of the mission's 12,800 soldiers": both count the same."""


def _share_units(found: Sequence[Quantity], sentence: Sentence, every: bool) -> list[Quantity]:
    """ "3,450 or 2,000 uniformed personnel": a number alone takes the unit of the one it is joined to.

    A comma joins only the earlier members of a list; "including 120 in the north" is part of what was just counted.
    """
    shared: list[Quantity] = []
    listed = False
    for quantity in reversed(found):
        after = shared[-1] if shared else None
        link = sentence.text[quantity.end - sentence.start : after.start - sentence.start] if after else ""
        joined = _JOINED.fullmatch(link) is not None or (not every and _OUT_OF.fullmatch(link) is not None)
        listed = joined or (listed and link.strip() == ",")
        if quantity.unit == "" and after is not None and after.unit and listed:
            quantity = _with_unit(quantity, after)
        shared.append(quantity)
    shared.reverse()
    for n in range(1, len(shared) if every else 0):
        before = sentence.text[: shared[n].start - sentence.start]
        if not shared[n].unit and shared[n - 1].kind is QuantityKind.COUNT and before.endswith(" including "):
            shared[n] = replace(shared[n], unit=shared[n - 1].unit)
    return shared


def _read_parts(found: Sequence[Quantity], sentence: Sentence) -> Iterator[Quantity]:
    """ "four out of five", "one in ten": a share of 80 and of 10 per cent."""
    skip = False
    for quantity, after in pairwise([*found, None]):
        if skip or quantity is None:
            skip = False
            continue
        top, whole = quantity.amount.low or 0.0, after.amount.low or 0.0 if after else 0.0
        link = (
            sentence.text[quantity.number_end - sentence.start : after.number_start - sentence.start]
            if after
            else ""
        )
        parted = link == " out of " or (top == 1 and link in (" in ", " in every ", "-in-"))
        if after is not None and parted and 0 < top < whole <= _LARGEST_WHOLE:
            skip = True
            share = Amount(100 * top / whole, 100 * top / whole, quantity.amount.hedge)
            yield replace(
                quantity,
                end=after.number_end,
                number_end=after.number_end,
                amount=share,
                kind=QuantityKind.SHARE,
                unit="%",
                head=None,
                anchor=after.anchor,
            )
        else:
            yield quantity


_LARGEST_WHOLE = 1000
"""Beyond it "one in 1990" is more likely a year."""


def _join_ranges(found: Sequence[Quantity], sentence: Sentence, every: bool) -> Iterator[Quantity]:
    """ "$1 million to $2 million", "5% and 6%" after "between": one interval with the unit written twice."""
    skip = False
    for quantity, after in pairwise([*found, None]):
        if skip or quantity is None:
            skip = False
            continue
        if after is not None and _is_range(quantity, after, sentence, every):
            skip = True
            lows = sorted((quantity.amount.low or 0.0, after.amount.low or 0.0))
            yield replace(
                quantity,
                end=after.end,
                number_end=after.number_end,
                amount=Amount(lows[0], lows[1], quantity.amount.hedge),
                per=after.per,
            )
        else:
            yield quantity


def _is_range(a: Quantity, b: Quantity, sentence: Sentence, every: bool) -> bool:
    if a.kind is not b.kind or a.unit != b.unit or a.per not in ("", b.per):
        return False
    if a.kind is QuantityKind.COUNT and not (every and a.unit):
        return False
    if a.amount.low != a.amount.high or b.amount.low != b.amount.high:
        return False
    before = sentence.text[: a.start - sentence.start].lower()
    link = sentence.text[a.end - sentence.start : b.start - sentence.start].strip().lower()
    if b.amount.hedge:
        return b.amount.hedge == "up to" and before.endswith("from ") and link == ""
    if before.endswith("between "):
        return link == "and"
    if every and before.endswith(" to "):
        return link == "from"
    if before.endswith("from ") and not every:
        return False
    rising = (a.amount.low or 0.0) < (b.amount.low or 0.0)
    return link in ("to", "-", "–") and (rising or every or before.endswith("from "))


def _with_unit(quantity: Quantity, other: Quantity) -> Quantity:
    return replace(quantity, kind=other.kind, unit=other.unit, head=other.head)
