"""Numbers whose noun stands before them: "Its ceiling is 12,000 troops. In May 9,800 were deployed."

Takes the figures of a sentence with their quantities and the figures told before; gives them with the noun they leave
out. Never reaches beyond the sentence before, and never fills in a number that says itself what it counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from penholder.claims.measuring import patient_verb
from penholder.model import Figure
from penholder.syntax import Sentence
from penholder.values.quantities import Quantity
from penholder.values.units import QuantityKind
from penholder.vocabulary import measure_words

_OF_FORCES = ("strength", "ceiling")


def fill_elided(
    sentence: Sentence, figures: Sequence[Figure], quantities: Sequence[Quantity], before: Sequence[Figure]
) -> list[Figure]:
    """The figures; a bare number that is deployed counts the soldiers or police told just before it.

    `before`: the figures of the sentence before, in text order.
    """
    told = list(before)
    filled: list[Figure] = []
    for figure, quantity in zip(figures, quantities, strict=True):
        if _is_bare(sentence, figure, quantity):
            figure = _fill(figure, told)
        filled.append(figure)
        told.append(figure)
    return filled


def _is_bare(sentence: Sentence, figure: Figure, quantity: Quantity) -> bool:
    if figure.unit or figure.measure or quantity.kind is not QuantityKind.COUNT:
        return False
    verb = patient_verb(sentence, quantity)
    return verb is not None and verb.lemma in measure_words("stationing")


def _fill(figure: Figure, told: Sequence[Figure]) -> Figure:
    last = next((f for f in reversed(told) if f.measure in _OF_FORCES and f.unit), None)
    if last is None:
        return figure
    return replace(
        figure,
        measure="strength",
        unit=last.unit,
        population=last.population,
        about=last.about,
        scope="deployed",
        place="",
    )
