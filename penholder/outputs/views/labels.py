"""Names for keys: missions, actors, measures, kinds and options as a reader calls them.

Takes vocabulary keys; gives English names. A key without an entry is shown as it stands.
"""

from __future__ import annotations

from functools import cache

from penholder import vocabulary
from penholder.outputs.wording import clean


@cache
def _actors() -> dict[str, str]:
    names = {body.key: body.name for body in vocabulary.bodies()}
    names |= {mission.key: mission.acronym for mission in vocabulary.missions()}
    return names | {state.iso: state.name for state in vocabulary.states()}


@cache
def _kinds() -> dict[str, str]:
    return {kind.key: kind.label for kind in vocabulary.event_kinds()}


@cache
def _options() -> dict[str, str]:
    return {option.key: option.label for option in vocabulary.option_kinds()}


@cache
def _measures() -> dict[str, str]:
    return {measure.key: measure.label for measure in vocabulary.measures()}


@cache
def _missions() -> dict[str, tuple[str, str]]:
    return {mission.key: (mission.acronym, mission.name) for mission in vocabulary.missions()}


def actor(key: str) -> str:
    """The short English name of a state, body or mission."""
    return _actors().get(key, clean(key))


def kind(key: str) -> str:
    """The label of a kind of event, restriction or commitment."""
    return _kinds().get(key, clean(key))


def option(key: str) -> str:
    """The label of an option."""
    return _options().get(key, clean(key))


def measure(key: str) -> str:
    """The label of a measure; "" for none."""
    return _measures().get(key, clean(key))


def mission(key: str | None) -> tuple[str, str]:
    """Acronym and full name of a mission; a plain heading when the record has none."""
    if key is None:
        return ("", "No single mission")
    return _missions().get(key, (clean(key).upper(), ""))
