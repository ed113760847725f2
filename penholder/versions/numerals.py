"""Numbers and dates that differ between two corresponding sentences.

Takes the two sides of a changed run; gives the place when they count or date one thing differently. Never gives a
rounding, a conversion, an update cut off from its unit, or the address of a page.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite

from penholder.values.dates import MONTHS
from penholder.values.grammar import WEEKDAYS
from penholder.values.numbers import NumberWords, find_numbers
from penholder.values.unit_names import money_before, unit_names
from penholder.values.units import UNIT_AFTER
from penholder.values.words import Word, WordKind
from penholder.versions.sides import Place, ReadingKind, Side

REWORDED = 2
"""Other words that may be reworded along with a number."""

_CALENDAR = {
    **{name.lower(): "month" for name in MONTHS},
    **{name.lower(): "weekday" for name in WEEKDAYS},
}


def compare_numbers(a: Side, b: Side) -> Place | None:
    """The one number of each side, when the two count the same thing and are not the same."""
    left, right = _number_in(a), _number_in(b)
    if left is None or right is None or _is_conversion(left[0], right[0]) or _count_others(a, b) > REWORDED:
        return None
    if _unit_of(a, left[1]) != _unit_of(b, right[1]) or not _same_neighbour(a, left[1], b, right[1]):
        return None
    return Place(ReadingKind.NUMBER, a.read(left[1]), b.read(right[1]))


def _count_others(a: Side, b: Side) -> int:
    """Counted words of both runs beside dates and numbers: with many, the two sentences tell other things."""
    dated = (WordKind.NUMBER, WordKind.DATE, WordKind.FUNCTION)
    return sum(w.kind not in dated for s in (a, b) for w in s.run)


def _number_in(side: Side) -> tuple[float, list[Word]] | None:
    """Value and words of the one number that the run touches; dates and intervals are none."""
    numbers = [w for w in side.run if w.kind is WordKind.NUMBER and w.form != "one"]
    if not numbers or any(w.kind is WordKind.DATE for w in side.run) or _is_address(side):
        return None
    found = [n for n in find_numbers(side.sentence.words) if _overlaps(n, numbers)]
    if len(found) != 1 or found[0].high != found[0].low or found[0].vague:
        return None
    words = [w for w in side.words if w.start < found[0].end and found[0].start < w.end]
    return (found[0].low, words) if words else None


def _is_address(side: Side) -> bool:
    """Whether the line holds the address of a page: its numbers count nothing."""
    text = side.passages.report.text
    return "http" in text[text.rfind("\n", 0, side.sentence.start) + 1 : side.sentence.end]


def _overlaps(number: NumberWords, words: Sequence[Word]) -> bool:
    return any(number.start < w.end and w.start < number.end for w in words)


def _is_conversion(a: float, b: float) -> bool:
    """The same number, a rounding, or one cut off from its "million"."""
    scaled = min(a, b) > 0 and max(a, b) / min(a, b) in (1e3, 1e6, 1e9)
    return a == b or scaled or is_rounding(a, b)


def _unit_of(side: Side, words: Sequence[Word]) -> tuple[str, str]:
    """Money sign before and unit of measurement after a number: another one makes another number of the same."""
    text = side.sentence.words
    sign = money_before().search(text[: words[0].start])
    after = UNIT_AFTER.match(text, words[-1].end)
    glued = words[-1].form.lstrip("0123456789.,")
    known = [unit_names()[w] for w in _spell_unit(after.group(1) if after else "") if w in unit_names()]
    return sign.group().strip() if sign else "", glued or (known[0].name if known else "")


def _spell_unit(words: str) -> list[str]:
    """The words after a number, three, two and one of them, as the units of the vocabulary are spelled."""
    parts = words.lower().split()
    return [" ".join(parts[:n]) for n in range(len(parts), 0, -1)]


def is_rounding(a: float, b: float) -> bool:
    """Whether one of two numbers is the other with digits rounded away.

    >>> is_rounding(13384, 12000), is_rounding(2250, 2300), is_rounding(165, 156)
    (False, True, False)
    """
    coarse, fine = sorted((a, b), key=_count_zeros, reverse=True)
    unit = 10 ** _count_zeros(coarse)
    return unit > 1 and _count_zeros(fine) < _count_zeros(coarse) and abs(coarse - fine) <= unit / 2


def _count_zeros(value: float) -> int:
    if not value or not isfinite(value) or value != int(value):
        return 0
    digits = str(int(value))
    return len(digits) - len(digits.rstrip("0"))


def _same_neighbour(a: Side, left: Sequence[Word], b: Side, right: Sequence[Word]) -> bool:
    """Whether both numbers count the same: the counted word after them, or failing that the one before, is the same."""
    return any(
        near is not None and near == _neighbour(b, right, step)
        for step in (1, -1)
        for near in (_neighbour(a, left, step),)
    )


def _neighbour(side: Side, words: Sequence[Word], step: int) -> str | None:
    """Key of the next word after or before that is no function word."""
    at = side.words.index(words[-1 if step > 0 else 0]) + step
    while 0 <= at < len(side.words):
        word = side.words[at]
        if word.kind is not WordKind.FUNCTION:
            return word.key
        at += step
    return None


def compare_dates(a: Side, b: Side) -> Place | None:
    """The one month, weekday or year of each side, when they differ and nothing else does."""
    left, right = ([w for w in s.run if w.kind is WordKind.DATE] for s in (a, b))
    if len(left) != 1 or len(right) != 1 or left[0].form == right[0].form or _count_others(a, b):
        return None
    kinds = _date_kind(left[0].form), _date_kind(right[0].form)
    if kinds[0] is None or kinds[0] != kinds[1]:
        return None
    if kinds[0] == "weekday" and len(a.run) != len(b.run):
        return None
    return Place(ReadingKind.DATE, a.read(left), b.read(right))


def _date_kind(form: str) -> str | None:
    return "year" if form.isdigit() and len(form) == 4 else _CALENDAR.get(form)
