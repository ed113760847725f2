"""Numbers and quantities: read back whatever way they are written, and nothing that counts nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penholder.model import Amount
from penholder.syntax import Sentence, Token
from penholder.values.expressions import find_expressions
from penholder.values.numbers import find_numbers, read_number
from penholder.values.quantities import Quantity, bounds, find_quantities
from penholder.values.units import QuantityKind
from penholder.vocabulary import hedges
from tests.factories import parse

_SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()  # noqa: SIM905


def _spell_below_1000(n: int) -> str:
    hundreds, rest = divmod(n, 100)
    parts = [f"{_SMALL[hundreds]} hundred"] if hundreds else []
    if rest and rest < 20:
        parts.append(_SMALL[rest])
    elif rest:
        tens, ones = divmod(rest, 10)
        parts.append(_TENS[tens - 2] + (f"-{_SMALL[ones]}" if ones else ""))
    return " and ".join(parts) or "zero"


def spell(n: int) -> str:
    """The number in English words, British "and"."""
    millions, rest = divmod(n, 1_000_000)
    thousands, below = divmod(rest, 1000)
    parts = [f"{_spell_below_1000(millions)} million"] if millions else []
    parts += [f"{_spell_below_1000(thousands)} thousand"] if thousands else []
    parts += [_spell_below_1000(below)] if below or not parts else []
    return " ".join(parts)


def _sentence(text: str) -> Sentence:
    """A sentence with a parse too poor to help: every word hangs on the last."""
    words = text.split(" ")
    tokens, start = [], 0
    for i, word in enumerate(words):
        last = i == len(words) - 1
        pos = "NOUN" if last else "ADJ" if i else "NUM"
        tokens.append(Token(i, start, start + len(word), word, word, pos, "NNS", "dep", len(words) - 1))
        start += len(word) + 1
    return Sentence(0, len(text), text, 0, tuple(tokens))


def read(text: str) -> list[Quantity]:
    """The quantities of the text's sentences, dates set aside as the figures extractor does."""
    _, parsed = parse(text)
    return [
        q
        for sentence in parsed.sentences
        for q in find_quantities(sentence, [(e.start, e.end) for e in find_expressions(sentence)])
    ]


def amounts(text: str) -> list[tuple[float | None, float | None]]:
    return [(q.amount.low, q.amount.high) for q in read(text)]


@given(st.integers(0, 999_999_999))
def test_any_whole_number_is_read_back_from_words_and_numerals(n: int) -> None:
    assert read_number(spell(n)) == n
    assert read_number(f"{n:,}") == n
    assert read_number(str(n)) == n


@given(st.integers(2, 99), st.sampled_from(["thousand", "million", "billion"]))
def test_numerals_with_a_scale(n: int, scale: str) -> None:
    factor = {"thousand": 1e3, "million": 1e6, "billion": 1e9}[scale]
    assert read_number(f"{n} {scale}") == n * factor
    assert read_number(f"{n}.5 {scale}") == pytest.approx((n + 0.5) * factor)


@settings(deadline=None)  # the first example loads the vocabulary
@given(st.integers(2101, 999_999), st.sampled_from([h.words for h in hedges()]), st.booleans())
def test_any_number_with_any_hedge_is_read_back(n: int, hedge: str, in_words: bool) -> None:
    text = f"{hedge} {spell(n) if in_words else f'{n:,}'} troops"
    (quantity,) = find_quantities(_sentence(text))
    assert quantity.amount == Amount(n, n, hedge)
    assert text[quantity.start : quantity.end] == text
    assert read_number(text[quantity.number_start : quantity.number_end]) == n


@given(st.integers(1, 10_000), st.sampled_from([h.words for h in hedges()]))
def test_bounds_hold_the_value(n: int, hedge: str) -> None:
    low, high = bounds(Amount(n, n, hedge))
    assert low is None or low <= n
    assert high is None or n <= high


def test_vague_plurals_are_open() -> None:
    assert [(n.low, n.high) for n in find_numbers("dozens, hundreds, tens of thousands")] == [
        (12.0, None),
        (100.0, None),
        (10_000.0, None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Between 10 and 15 soldiers were hurt.", [(10, 15)]),
        ("Some 10-15 soldiers were hurt.", [(10, 15)]),
        ("Four to five thousand people fled the camp.", [(4000, 5000)]),
        ("The plan adds either 3,200 or 1,100 police officers.", [(3200, 3200), (1100, 1100)]),
        ("The ceiling rose from 11,000 to 12,640 troops.", [(11000, 11000), (12640, 12640)]),
        ("About two-thirds of them voted.", [(pytest.approx(200 / 3), pytest.approx(200 / 3))]),
        ("Eighty per cent of the flights were refused.", [(80, 80)]),
        ("The draft needs nine votes and no veto.", [(9, 9), (0, 0)]),
        ("Half a dozen convoys were stopped.", [(6, 6)]),
        ("The budget is $1.2 billion.", [(1.2e9, 1.2e9)]),
        ("A 9,500-strong force guards the camps.", [(9500, 9500)]),
        ("The 15-member body met.", [(15, 15)]),
        ("The mission closed after nine years.", [(9, 9)]),
    ],
)
def test_values(text: str, expected: list[tuple[float, float]]) -> None:
    assert amounts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The force was set up in 1978 and enlarged in 2006.",
        "Resolution 1701 and resolutions 2100 and 2164 were adopted.",
        "The document is S/2023/402.",
        "It met at 10.30 a.m. and again at 3 p.m. and 15:00.",
        "The Council met on 30 June and on July 4.",
        "It was the 3rd coup and the second crisis.",
        "M23 rebels and the G5 force met.",
        "Article 27 and Chapter VII apply.",
        "It is one of the main tasks of the mission.",
        "No one spoke to one another.",
        "There was no report on the matter.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert amounts(text) == []


def test_ages_are_told_apart() -> None:
    (quantity,) = read("A 43-year-old officer was hurt.")
    assert quantity.kind is QuantityKind.AGE


def test_units_as_worded() -> None:
    units = [
        q.unit for q in read("Four troop-contributing countries lost 1,200 military personnel in six weeks.")
    ]
    assert units == ["troop-contributing countries", "military personnel", "weeks"]


def test_a_number_alone_takes_the_unit_it_shares() -> None:
    first, second = read("The plan adds either 3,200 or 1,100 police officers.")
    assert first.unit == second.unit == "police officers"


def test_hedges_after_the_number() -> None:
    (quantity,) = read("The raid killed 20 people or more.")
    assert quantity.amount.low == 20


def test_offsets_are_the_words() -> None:
    text = "Nearly 300 requests came in; about 80% of them failed, and over 1.5 million people waited."
    words = [text[q.start : q.end] for q in read(text)]
    assert words == ["Nearly 300 requests", "about 80%", "over 1.5 million people"]
