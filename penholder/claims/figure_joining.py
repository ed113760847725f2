"""What figures of one sentence lend one another: unit, measure, cause, place, day and doer.

Takes the figures of a sentence in text order with their quantities; gives them completed. Never changes a value,
and never lends what a figure's own words tell.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from penholder.claims.figure_actors import HARM
from penholder.claims.figure_causes import own_cause
from penholder.model import Change, Figure
from penholder.syntax import Sentence
from penholder.values.clauses import governing_verb
from penholder.values.moves import find_move, find_origin, find_step_noun
from penholder.values.quantities import Quantity
from penholder.vocabulary import facets

PARTED = HARM | {"displaced", "people in need", "ceiling"}
"""Measures whose parts ("including 2.3 million in the east") are counted by the same measure."""
_STATES = frozenset(
    ["injured", "wounded", "killed", "dead", "missing", "hurt", "abducted", "detained", "others", "more"]
)
_AMONG = re.compile(r"\b(?:among (?:them|whom)|including|of (?:them|whom)),?\s$", re.IGNORECASE)
"""What opens a part of the people just counted."""
_OF_THEM = re.compile(r"\sof\s(?:them|whom|those|these|which)\b")
"""What follows the number of such a part ("60 of them")."""
_THEN = re.compile(r"\s(?:from|than|with|against|to)\s(?:the\s)?$")
"""What a number is set against ("up from 300", "compared with 300")."""
_WHOLE_FIRST = re.compile(r"(?:Out )?[Oo]f (?:the|its|those|these|some|about|\d)")
"""A sentence that opens with the whole ("Of the 1,450 convoys planned, 870 moved")."""
_AND = re.compile(r",?\s(?:and|plus|as well as)\s")
_AND_TWO = re.compile(r"(?:\band|,)\s$")
"""What joins a bare number of harmed people to those told before ("one soldier was killed and two were wounded")."""


def join_figures(
    sentence: Sentence, figures: Sequence[Figure], quantities: Sequence[Quantity]
) -> list[Figure]:
    """The figures with what their neighbours lend them, and with the changes they tell."""
    joined: list[Figure] = []
    for figure, quantity in zip(figures, quantities, strict=True):
        joined.append(_inherit(sentence, figure, quantity, joined, quantities))
    joined = _share_causes(joined)
    joined = _share_clauses(sentence, joined, quantities)
    return _tell_changes(sentence, joined, quantities)


def _inherit(
    sentence: Sentence,
    figure: Figure,
    quantity: Quantity,
    before: Sequence[Figure],
    quantities: Sequence[Quantity],
) -> Figure:
    """ "140 soldiers were killed and 520 injured": the second counts what the first does."""
    if not before:
        return figure
    last = before[-1]
    lead = sentence.text[: quantity.start - sentence.start]
    rest = sentence.text[quantity.end - sentence.start :]
    if figure.measure == "share" and _OF_THEM.match(rest):
        return replace(figure, part_of=last.unit)
    wanted = _scope_of(figure.unit)
    bare = not figure.measure and (not figure.unit or bool(wanted))
    if bare and wanted:
        return replace(_like(figure, last), scope=wanted)
    if bare and (_THEN.search(lead) or find_step_noun(sentence, quantity)):
        return _like(figure, last)
    if bare and last.measure in HARM and (cause := own_cause(sentence, quantity, quantities)):
        return replace(_like(figure, last), cause=cause)
    if figure.unit in ("more", "fewer", "less") and find_step_noun(sentence, quantity):
        return replace(_like(figure, last), as_of=None)
    if bare and _WHOLE_FIRST.match(sentence.text):
        return _like(figure, last)
    if last.measure in PARTED and figure.measure == last.measure and _AMONG.search(lead):
        return replace(figure, as_of=figure.as_of or last.as_of, place=figure.place or last.place)
    if not figure.unit and figure.measure and _OF_THEM.match(rest):
        return replace(figure, unit=last.unit, population=last.population, about=last.about)
    if last.measure in PARTED and figure.measure in ("", "strength"):
        if _AMONG.search(lead) or (not figure.unit and _OF_THEM.match(rest)):
            return _part(figure, last)
        if (
            last.measure == "ceiling"
            and figure.population
            and _AND.fullmatch(_between(sentence, before, quantity))
        ):
            return replace(figure, measure=last.measure, scope=last.scope)
    joined = bool(_AND_TWO.search(_between(sentence, before, quantity)))
    if not figure.unit and {figure.measure, last.measure} <= HARM and last.unit not in ("", "%") and joined:
        return replace(figure, unit=last.unit, population=last.population, about=last.about)
    if figure.unit not in _STATES or last.unit in ("", "%") or last.measure not in HARM:
        return figure
    return replace(
        figure, unit=last.unit, population=last.population, about=last.about, cause=figure.cause or last.cause
    )


def _scope_of(unit: str) -> str:
    """ "The 7,000 required", "of the 3,000 pledged": a word of scope that stands for what was counted before."""
    stem = _PARTICIPLE.sub("", unit) if unit and " " not in unit else ""
    words = (unit, stem, f"{stem}e") if stem and stem != unit else ()
    return next((f.value for f in facets() if f.facet == "scope" and set(words) & set(f.words)), "")


_PARTICIPLE = re.compile(r"(?:d|ed|ged)$")


def _like(figure: Figure, last: Figure) -> Figure:
    return replace(figure, unit=last.unit, measure=last.measure, population=last.population, about=last.about)


def _part(figure: Figure, last: Figure) -> Figure:
    scope = last.scope if last.measure == "ceiling" else ""
    part = replace(
        figure,
        measure=last.measure,
        cause=figure.cause or last.cause,
        scope=scope,
        place=figure.place or last.place,
        as_of=figure.as_of or last.as_of,
    )
    if part.unit:
        return part
    return replace(part, unit=last.unit, population=last.population, about=last.about)


def _between(sentence: Sentence, before: Sequence[Figure], quantity: Quantity) -> str:
    return sentence.text[before[-1].span.end - sentence.start : quantity.start - sentence.start]


def _share_causes(figures: Sequence[Figure]) -> list[Figure]:
    """One cause at the end of "killed and ... injured by hostile acts" is the cause of both."""
    shared: list[Figure] = []
    cause = ""
    for figure in reversed(figures):
        if figure.measure in HARM:
            parts = shared and _is_part(figure, shared[-1])
            figure = replace(figure, cause=figure.cause or ("" if parts else cause))
            cause = figure.cause
        else:
            cause = ""
        shared.append(figure)
    return shared[::-1]


def _is_part(whole: Figure, figure: Figure) -> bool:
    """Whether the later figure of the same measure is a part, with a cause of its own."""
    smaller = (figure.amount.low or 0.0) < (whole.amount.low or 0.0)
    return figure.measure == whole.measure and smaller and bool(_OF_THEM.match(_after(figure)))


def _after(figure: Figure) -> str:
    return figure.sentence.words[figure.span.end - figure.sentence.start :]


def _share_clauses(
    sentence: Sentence, figures: Sequence[Figure], quantities: Sequence[Quantity]
) -> list[Figure]:
    """ "Killed one and injured three in Kidal on Monday": joined verbs share place, day and doer."""
    shared = list(figures)
    for n in range(len(shared) - 1, 0, -1):
        a, b = shared[n - 1], shared[n]
        if (
            a.measure in HARM
            and b.measure in HARM
            and _are_joined(sentence, quantities[n - 1], quantities[n])
        ):
            shared[n - 1] = _lend(a, b)
            shared[n] = _lend(b, a)
    return shared


def _are_joined(sentence: Sentence, a: Quantity, b: Quantity) -> bool:
    first = governing_verb(sentence, sentence.tokens[a.anchor])
    second = governing_verb(sentence, sentence.tokens[b.anchor])
    if first is None or second is None:
        return False
    return first.i == second.i or (second.dep == "conj" and second.head == first.i)


def _lend(figure: Figure, other: Figure) -> Figure:
    return replace(
        figure,
        place=figure.place or other.place,
        as_of=figure.as_of or other.as_of,
        actor=figure.actor or other.actor,
    )


def _tell_changes(
    sentence: Sentence, figures: Sequence[Figure], quantities: Sequence[Quantity]
) -> list[Figure]:
    """Each figure with its direction, and with the one it moved from."""
    told: list[Figure] = []
    for figure, quantity in zip(figures, quantities, strict=True):
        change = find_move(sentence, quantity, levels=True) or find_step_noun(sentence, quantity)
        origin = find_origin(sentence, quantity, quantities)
        start = next((f for f, q in zip(figures, quantities, strict=True) if q is origin), None)
        if start is not None and start.measure == figure.measure and start.population == figure.population:
            change = change or _direction(start, figure)
            figure = replace(figure, changed_from=start.id)
        told.append(replace(figure, change=change))
    return told


def _direction(start: Figure, end: Figure) -> Change:
    a, b = start.amount.low, end.amount.low
    if a is None or b is None or a == b:
        return Change.NONE
    return Change.UP if b > a else Change.DOWN
