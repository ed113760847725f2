"""Probabilities in words: whole per cent, the 90 % interval, and the words of a stated scale.

Takes a `Probability`; gives strings. Never writes 0 or 100 per cent, and never one word of likelihood for an
interval that spans several: then the first and the last are given.
"""

from __future__ import annotations

from penholder.model import Basis, Probability
from penholder.outputs import wording
from penholder.vocabulary.outlook import likelihood_scale

NARROW = "\u00a0"
"""A space at which no line is broken."""
BASIS_WORDS = {
    Basis.FITTED: "fitted model",
    Basis.BASE_RATE: "base rate",
    Basis.ASSUMED: "partly assumed",
}


def percent(value: float) -> str:
    """A probability in whole per cent.

    >>> [percent(p).replace(NARROW, " ") for p in (0.873, 0.0002, 0.998)]
    ['87 %', 'less than 1 %', 'more than 99 %']
    """
    whole = round(100 * value)
    if whole < 1:
        return f"less than 1{NARROW}%"
    return f"more than 99{NARROW}%" if whole > 99 else f"{whole}{NARROW}%"


def band(told: Probability) -> str:
    """The 90 % interval.

    >>> band(Probability(0.87, 0.78, 0.93, Basis.BASE_RATE, 9, "x")).replace(NARROW, " ")
    '78–93 %'
    """
    low, high = percent(told.low), percent(told.high)
    if low == high:
        return low
    if low[0].isdigit() and high[0].isdigit():
        return f"{low.removesuffix(f'{NARROW}%')}–{high}"
    return f"{low} to {high}"


def say_likelihood(told: Probability) -> str:
    """The words of the scale that the interval spans.

    >>> say_likelihood(Probability(0.87, 0.78, 0.93, Basis.BASE_RATE, 9, "x"))
    'likely to very likely'
    """
    first, last = name_step(told.low), name_step(told.high)
    return first if first == last else f"{first} to {last}"


def name_step(value: float) -> str:
    """The word of the scale for one probability; a bound belongs to the step below it."""
    scale = likelihood_scale()
    return next((step.adjective for step in scale if value <= step.to), scale[-1].adjective)


def say_basis(told: Probability) -> str:
    """What it rests on in brief: "base rate, 933 cases"."""
    cases = f", {wording.number(told.cases)} {'case' if told.cases == 1 else 'cases'}" if told.cases else ""
    return f"{BASIS_WORDS[told.basis]}{cases}"
