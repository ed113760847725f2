"""What a figure counts, as a key and in words: measure, whose, which people, where; a running total or one event.

Takes one figure; gives the key by which figures are comparable, and the label of their matter. Never compares two.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from penholder.model import Figure
from penholder.values.dates import first_day, last_day
from penholder.values.subjects import state_by_name
from penholder.vocabulary import Measure, bodies, measures, missions, states
from penholder.vocabulary.judging import motions

UN_PERSONNEL = frozenset(
    {"peacekeepers", "military", "police", "uniformed", "personnel", "civilians of the mission", "mission"}
)
"""Populations that are part of a mission; anybody else is counted apart from them."""


EVENT_DAYS = 31
"""A count of people over more days than this is a running total, not the toll of one event. Two undated tolls of one
place are of one event when their reports came out within as many days."""


FigureKey = tuple[str, str, str, str]


def is_total(figure: Figure) -> bool:
    """Whether a figure counts over a long period, or is a mission's own loss told without a day."""
    if not figure.as_of:
        return is_inside(figure)
    start, end = first_day(figure.as_of), last_day(figure.as_of)
    return start is None or end is None or (end - start).days > EVENT_DAYS


def is_event_toll(figure: Figure) -> bool:
    """Whether a figure counts the victims of one event and not a running total or a level."""
    return figure.measure in measured_by_place() and not is_level(figure) and not is_total(figure)


def is_level(figure: Figure) -> bool:
    """Whether a figure tells how many there are, not how many were harmed."""
    motion = motions().get(figure.measure)
    return motion is not None and motion.kind == "level"


@cache
def measured_by_place() -> frozenset[str]:
    """Keys of the measures that are counted place by place."""
    return frozenset(m.key for m in measures() if m.by_place)


def is_inside(figure: Figure) -> bool:
    """Whether a figure counts people of the mission: by their name, or by words that tell of its own losses.

    "The mission has lost 165", "180 of its members": nobody else's. "About 50 were injured" may be anybody.
    """
    if figure.population:
        return figure.population in UN_PERSONNEL
    own = is_running(figure) or _MEMBERS.search(figure.span.words) is not None or _tells_of_loss(figure)
    return own and bool(figure.about) and not figure.place


_MEMBERS = re.compile(r"\b(?:members?|staff|personnel|colleagues|peacekeepers?)\b", re.IGNORECASE)
"""Words for those who belong to a body, where nothing says which."""


_LOSES = r"\b[^.;,]{0,40}\b(?:lost|los(?:es?|ing)|suffer(?:s|ed|ing)?)\b"


_FORCE = r"mission|force|operation|it"


def _tells_of_loss(figure: Figure) -> bool:
    """ "The mission has lost 165": said of a mission or force before the number."""
    acronyms = {m.key: re.escape(m.acronym) for m in missions()}
    whose = "|".join(filter(None, (_FORCE, acronyms.get(figure.about, ""))))
    told = figure.sentence.words[: max(0, figure.span.end - figure.sentence.start)]
    return re.search(rf"\b(?:{whose}){_LOSES}", told, re.IGNORECASE) is not None


def is_running(figure: Figure) -> bool:
    """Whether a figure of a mission adds up over a long period, as missions count their own dead."""
    return bool(figure.as_of) and is_total(figure) and figure.about in {m.key for m in missions()}


def matter_measure(figure: Figure) -> str:
    """The measure of the matter a figure belongs to: a ceiling is what a strength is compared with."""
    motion = motions().get(figure.measure)
    return motion.beside if motion and motion.beside else figure.measure


def find_key(figure: Figure, known: Mapping[str, Measure]) -> FigureKey:
    """By what a figure may be compared: measure, whose, which people, where; "" where it makes no difference."""
    measure, place = known.get(figure.measure), area_of(figure)
    if measure is None or not measure.by_place:
        return (matter_measure(figure), figure.about, "", place)
    if is_inside(figure):
        return (figure.measure, figure.about, "UN personnel", "")
    if is_level(figure) and _QUARTER.fullmatch(place):
        place = ""  # "in the east alone": told beside what is told of the whole country
    about = "" if place else figure.about  # the place says which state or mission area is meant
    return (figure.measure, about, population_of(figure) or figure.unit, place)


_QUARTER = re.compile(r"(?:the )?(?:north|south|east|west|centre|center)(?:-?(?:east|west))?", re.IGNORECASE)


_PEOPLE = "people"


def population_of(figure: Figure) -> str:
    """Who is counted; people, where only what became of them is told ("43 dead", "a toll of 43")."""
    if figure.population or is_inside(figure) or figure.measure not in measured_by_place():
        return figure.population
    words = {figure.unit, figure.unit.removesuffix("s")}
    return _PEOPLE if words & _harms() else ""


@cache
def _harms() -> frozenset[str]:
    """Nouns and states of the measures that count people: "dead", "death", "wounded"."""
    return frozenset(w for m in measures() if m.by_place for w in (*m.nouns, *m.states)) - {_PEOPLE}


def area_of(figure: Figure) -> str:
    """The place of a figure, or "" where it is the whole area of the mission or state the figure is about."""
    place = figure.place.removeprefix("the ").removeprefix("The ")
    hosts, areas = _area(figure.about)
    state = state_by_name(place)
    if state is not None and state.iso == figure.about:
        return ""
    return "" if place in areas or (state is not None and state.iso in hosts) else figure.place


@cache
def _area(mission: str) -> tuple[frozenset[str], frozenset[str]]:
    """The host states of a mission, and the places that stand in its name ("Darfur")."""
    found = next((m for m in missions() if m.key == mission), None)
    if found is None:
        return frozenset(), frozenset()
    return frozenset(found.host_states), frozenset(p for p in found.places if p in found.name)


def label_figure(
    measure: Measure | None, figure: Figure, known: Mapping[str, Measure], *, counted: bool
) -> str:
    """The label of a matter: whose, what is measured, of whom and where."""
    if measure is None:
        return figure.span.words
    about = {m.key: m.acronym for m in missions()}.get(figure.about) or _name_of(figure.about)
    _, _, whom, place = find_key(figure, known)
    named = " · ".join(part for part in (measure.label, whom if counted else "", place) if part)
    return f"{about}: {named}" if about else named


def _name_of(key: str) -> str:
    """The name of a state or body, or nothing for a key the vocabulary does not hold."""
    for state in states():
        if state.iso == key:
            return state.name
    return next((body.name for body in bodies() if body.key == key), "")
