"""Whether a figure is a toll of a peace operation: deaths of its own people that add up over a time.

Takes a figure and the words around it; gives yes or no. Never takes the dead of one incident, the injured, people of
the country or soldiers of its army for a mission's.
"""

from __future__ import annotations

import re

from penholder.model import Figure
from penholder.record.checks.words import (
    Around,
    find_causes,
    find_kinds,
    find_nationality,
    holds_mission,
    names,
    names_mission,
    nearest_mission,
)
from penholder.values.dates import split_interval

_MEASURES = frozenset({"deaths", "force reduction", "casualties", "strength", ""})
"""Measures a toll may have been given, where its words speak of deaths."""
_PEOPLE = r"(?:members|soldiers|troops|peacekeepers|personnel|people|staff|ranks|men|women)"
_BODY = r"(?:mission|force|operation)"
_LOSING = r"\b(?:lost|los(?:e|es|ing)|cost|suffered|sustained|mourn\w*|buried|counts?|claimed)\b[^.;:]{0,25}$"
_LEAVING = re.compile(r"\b(?:withdr[ae]w|depart|pull|leav(?:e|ing)|repatriat|redeploy)")
_DIED_AFTER = re.compile(
    r"^(?:(?!\b(?:of whom|of which|while|where|but)\b)(?:[^;:.\d]|from \d+ (?:countr|nation|state))){0,100}?"
    r"\b(?:killed|slain|died|dead|deaths?|fatalit\w+|(?:lost|gave|given|lose) their lives|taken from)\b"
)
_LIVES_BEFORE = re.compile(r"\b(?:lives|deaths?|loss|killing) of\b[^.;:\d]{0,20}$")
_LOST_BEFORE = re.compile(r"\b(?:lost|los(?:e|es|ing)|cost|claimed|mourn\w*|buried)\b[^.;:]{0,25}$")
_TAKEN_BEFORE = re.compile(r"\b(?:has|have|had) taken\b[^.;:]{0,25}$")
"""Of deaths only where a cause took them ("illness had taken 49 members")."""
_RECORDED = re.compile(r"\b(?:record|document|regist|report|verif|confirm|monitor)\w*")
_ARMY = re.compile(
    r"\b(?:army|armed forces|national police|government (?:forces|troops|soldiers)|rebels?|militia)\b"
)
_SAID_BY = re.compile(
    r"\b(?:according to|asked) \w+|\b\w+(?:'s \w+)? (?:said|says|told|reported|asked|added|noted|counted)\b"
)
"""A mission that only says or is asked something."""
_OF_THEM = re.compile(r"^\W*of (?:them|these|those|whom)\b")
_YEARS = re.compile(
    r"\b(?:over|in|during|after|through) (?:[\w-]+ ){0,4}(?:years?|decades?)\b|\byears (?:of|after|on)\b"
)
_DEAD = re.compile(r"\b(?:died|dead|deaths?|fatalit\w+)\b")
_OF_THE_BODY_S = re.compile(rf"^\W*of the {_BODY}['’]s\b")
_OF_MISSION = re.compile(
    r"^\W*(?:[\w’'-]+\W+){0,5}?(?:of|from|with|under|among|in)\s(?:the\s|its\s|their\s|that\s)?(?:own\s)?"
    rf"(?:un\s|u\.n\.\s|joint\s)?(?:{_BODY}|{_PEOPLE})\b|^\W*(?:of\s)?its\b"
)
_OF = re.compile(r"\W*(?:[\w’'-]+\W+){0,4}?(?:of|from|with)\b")
_LOSER = re.compile(rf"\b(?:{_BODY}|it)\b[^.;:]{{0,40}}{_LOSING}")
_LOSING_LED = re.compile(_LOSING)
_OF_THOSE = re.compile(rf"\bof (?:those|the (?:[\w-]+\s)?(?:{_PEOPLE}))\b[^.;:]{{0,60}}$")
_OWN = re.compile(r"\b(?:colleagues?|comrades?|fallen)\b")
_ON_A_DAY = re.compile(
    r"\b(?:on (?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|overnight|this morning|this week)\b"
)
_UP_TO_NOW = re.compile(
    r"\b(?:since|so far|to date|by|total|number of|toll|brings|bringing|between|over the years|last year|in (?:19|20)\d\d)\b"
)


def is_toll(figure: Figure, around: Around) -> bool:
    """Whether a figure counts the dead of a mission, or of all of them, over a time."""
    if figure.derived_from or figure.amount.low is None or figure.unit in ("%", "share"):
        return False
    if names(" ".join(around.after.split()[:4]), "harm") or names(around.unit, "harm"):
        return False
    return (
        _tells_deaths(figure, around) and _counts_mission_people(figure, around) and _adds_up(figure, around)
    )


def _tells_deaths(figure: Figure, around: Around) -> bool:
    """Whether the number counts deaths: by its measure, or by what was lost before it or who died after it."""
    if figure.measure == "deaths" or _DEAD.search(around.unit):
        return True
    if figure.measure not in _MEASURES and not _OF_THE_BODY_S.match(around.after):
        return False
    if _LEAVING.search(around.clause):
        return False
    if _TAKEN_BEFORE.search(around.led) and find_causes(around.led):
        return True
    if (
        _DIED_AFTER.search(around.after)
        or _LOST_BEFORE.search(around.led)
        or _LIVES_BEFORE.search(around.led)
    ):
        return True
    # "deaths ...: 325 since 1978", "the number of peacekeepers killed rose to 165"
    return not around.unit and bool(_DEAD.search(around.led) or names(around.led, "killing"))


def _counts_mission_people(figure: Figure, around: Around) -> bool:
    """Peacekeepers by name, or people said to be of a mission or lost by one."""
    if names(around.phrase, "peacekeeper") or figure.population == "peacekeepers":
        return True
    kinds = find_kinds(around.phrase)
    if kinds == {"civilian"} and not re.search(r"staff|personnel|member|employee", around.after):
        return False  # civilians are people of the country, unless they are the mission's
    if _OF_THOSE.search(around.led) and (names(around.led, "peacekeeper") or names_mission(around)):
        return True
    if not around.unit:
        return names_mission(around)
    return bool(kinds or names(around.phrase, "person")) and _is_of_mission(around)


def _is_of_mission(around: Around) -> bool:
    """Whether the people counted are tied to a mission: "members of", "its", "UN police", "the force has lost"."""
    everywhere = names(around.clause, "everywhere")
    return bool(
        _OF_MISSION.search(around.after)
        or _OF_THE_BODY_S.match(around.after)
        or _LOSER.search(around.led)
        or (holds_mission(around.led) and _LOSING_LED.search(around.led))
        or re.match(r"(?:un|u\.n\.|united nations)\b", around.phrase)
        or holds_mission(around.phrase)
        or (holds_mission(around.after) and _OF.match(around.after))
        or (_OWN.search(around.phrase) and names_mission(around))
        or (_OF_THEM.match(around.after) and (names_mission(around) or re.search(r"\bits\b", around.led)))
        or (_is_count_of_dead(around) and _speaks_of_mission(around))
        or (find_kinds(around.phrase) and _has_actor(around))
        or (everywhere and (find_kinds(around.phrase) or names(around.clause, "death")))
    )


def _speaks_of_mission(around: Around) -> bool:
    """Whether the sentence names a mission, or goes on about the one named before."""
    return names_mission(around) or (
        nearest_mission(around) is not None
        and re.search(rf"\b(?:it|its|the {_BODY})\b", around.led) is not None
    )


def _has_actor(around: Around) -> bool:
    """Whether a mission is named in the sentence as more than who says it, and no army beside it."""
    sentence = around.sentence.lower()
    if _ARMY.search(sentence) or _RECORDED.search(around.led):
        return False
    return holds_mission(_SAID_BY.sub(" ", sentence)) and not find_nationality(around)


def _is_count_of_dead(around: Around) -> bool:
    """ "137 deaths", "73 fatalities" of a mission's own, unlike those it records among others."""
    return (
        bool(_DEAD.search(around.unit)) and not _RECORDED.search(around.led) and not find_kinds(around.phrase)
    )


def _adds_up(figure: Figure, around: Around) -> bool:
    """Whether the toll adds up over a time, or is that of a year or month; not that of one day's incident."""
    start, end = split_interval(figure.as_of) if figure.as_of else (None, None)
    long = figure.as_of is not None and (start != end or (start is not None and len(start) < 10))
    if long:
        return True
    told = around.sentence.lower()
    if _ON_A_DAY.search(around.clause) and not _UP_TO_NOW.search(told):
        return False
    return names(told, "adding up") or _YEARS.search(told) is not None
